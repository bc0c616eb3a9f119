"""The built HTML to the published site: security policy, language links, site map, headline fonts, and checks.

It works on plain files and knows no generator.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from gaung.media import Products
from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.problem import Problem
from gaung.site import fonts, inspection, links, policy
from gaung.site.html import Document

KEPT_APART = ("404.html",)
"""Pages that are no address of their own."""


def finish(campaign: Campaign, products: Products, site: Path) -> list[Problem]:
    """Finish every page in the folder `site`, in place; what must not be published is returned as problems."""
    problems: list[Problem] = []
    files = frozenset(_files(site))
    pages = sorted(name for name in files if name.endswith(".html"))
    addresses = links.Addresses(campaign, [name for name in pages if not name.endswith(KEPT_APART)])
    headings: set[str] = set()
    moved_styles: dict[str, str] = {}
    for name in pages:
        document = Document(name, (site / name).read_text("utf-8"))
        problems += inspection.of_page(document, files)
        headings.update(document.headings())
        policy.move_styles(document, moved_styles)
        if not name.endswith(KEPT_APART):
            links.add(document, addresses)
        policy.apply(document)
        if document.is_changed:
            (site / name).write_text(document.text, "utf-8", newline="\n")
    policy.write_styles(site, moved_styles)
    fonts.write(site, headings)
    problems += inspection.of_assets(site)
    _remove_generator_maps(site, campaign.settings.languages)
    links.write_site_map(site, addresses)
    return problems


def _files(site: Path) -> Iterator[str]:
    """Every file of the site, from its root, with forward slashes."""
    for folder, _, names in os.walk(site):
        prefix = Path(folder).relative_to(site).as_posix()
        yield from (name if prefix == "." else f"{prefix}/{name}" for name in names)


def _remove_generator_maps(site: Path, languages: tuple[Language, ...]) -> None:
    """A generator's own site map knows one language, and the day of the build."""
    for folder in (site, *(site / language for language in languages)):
        for name in ("sitemap.xml", "sitemap.xml.gz"):
            (folder / name).unlink(missing_ok=True)
