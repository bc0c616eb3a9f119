"""Which page is the translation of which: canonical and alternate links, and one site map over all languages."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.site.html import Document


class Addresses:
    """Every page of the site, and its translations: pages with the same address inside their languages."""

    def __init__(self, campaign: Campaign, files: Iterable[str]) -> None:
        self._campaign = campaign
        self._default = campaign.settings.default_language
        self._prefixes = {
            campaign.language_prefix(language): language
            for language in campaign.settings.languages
            if language is not self._default
        }
        self.all = sorted(file.removesuffix("index.html") for file in files)
        self._known = frozenset(self.all)

    def full(self, address: str) -> str:
        """The full address on the published site."""
        return self._campaign.url(address)

    def translations(self, address: str) -> dict[Language, str]:
        """The page in every language that has it, itself included, in the order of the language menu."""
        inside = self._inside(address)
        found = {}
        for language in self._campaign.settings.languages:
            there = self._campaign.language_prefix(language) + inside
            if there in self._known:
                found[language] = there
        return found

    def default_of(self, translations: dict[Language, str]) -> str | None:
        """The page for readers of any other language."""
        return translations.get(self._default)

    def _inside(self, address: str) -> str:
        prefix = next((prefix for prefix in self._prefixes if address.startswith(prefix)), "")
        return address.removeprefix(prefix)


def add(document: Document, addresses: Addresses) -> None:
    """Write canonical and alternate links into a page; only real translations are named."""
    has_canonical = any(tag.attributes.get("rel") == "canonical" for tag in document.tags if tag.name == "link")
    lines = [] if has_canonical else [_link("canonical", addresses.full(document.address))]
    translations = addresses.translations(document.address)
    if len(translations) > 1:
        for language, there in translations.items():
            lines.append(_link("alternate", addresses.full(there), language))
        first = addresses.default_of(translations)
        if first is not None:
            lines.append(_link("alternate", addresses.full(first), "x-default"))
    if lines:
        document.insert_in_head("\n    ".join(lines))


def write_site_map(site: Path, addresses: Addresses) -> None:
    """One `sitemap.xml` over all languages, without a clock, so that the same site has the same map."""
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    )
    rows = []
    for address in addresses.all:
        translations = addresses.translations(address)
        named = {language.value: there for language, there in translations.items()} if len(translations) > 1 else {}
        first = addresses.default_of(translations)
        if named and first is not None:
            named["x-default"] = first
        others = "".join(
            f'<xhtml:link rel="alternate" hreflang="{code}" href="{escape(addresses.full(there))}"/>'
            for code, there in named.items()
        )
        rows.append(f"<url><loc>{escape(addresses.full(address))}</loc>{others}</url>\n")
    (site / "sitemap.xml").write_text(head + "".join(rows) + "</urlset>\n", "utf-8", newline="\n")


def _link(rel: str, href: str, hreflang: str = "") -> str:
    language = f' hreflang="{hreflang}"' if hreflang else ""
    return f'<link rel="{rel}" href="{escape(href)}"{language}>'
