"""The built HTML to the published site: security policy, language links, site map, headline fonts, and checks.

It works on plain files and knows no generator.
"""

from __future__ import annotations

from pathlib import Path

from gaung.media import Products
from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.problem import Problem
from gaung.site import fonts, inspection, links, policy
from gaung.site.html import Document

KEPT_APART = frozenset({"404.html"})
"""Pages that are no address of their own."""


def finish(campaign: Campaign, products: Products, site: Path) -> list[Problem]:
    """Finish every page in the folder `site`, in place; what must not be published is returned as problems."""
    problems: list[Problem] = []
    pages = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}
    addresses = links.Addresses(campaign, [name for name in pages if Path(name).name not in KEPT_APART])
    headings: set[str] = set()
    moved_styles: dict[str, str] = {}
    for name, path in pages.items():
        document = Document(name, path.read_text("utf-8"))
        problems += inspection.of_page(document, site)
        headings.update(document.headings())
        policy.move_styles(document, moved_styles)
        if Path(name).name not in KEPT_APART:
            links.add(document, addresses)
        policy.apply(document)
        if document.is_changed:
            path.write_text(document.text, "utf-8", newline="\n")
    policy.write_styles(site, moved_styles)
    fonts.write(site, headings)
    problems += inspection.of_assets(site)
    _remove_generator_maps(site, campaign.settings.languages)
    links.write_site_map(site, addresses)
    return problems


def _remove_generator_maps(site: Path, languages: tuple[Language, ...]) -> None:
    """A generator's own site map knows one language, and the day of the build."""
    for folder in (site, *(site / language for language in languages)):
        for name in ("sitemap.xml", "sitemap.xml.gz"):
            (folder / name).unlink(missing_ok=True)
