"""The built HTML to the published site: security policy, language links, site map, headline fonts, budgets, checks.

It works on plain files and knows no generator.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from gaung import address
from gaung.media import Products
from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.place import Place
from gaung.problem import Problem
from gaung.site import anchors, budget, fonts, inspection, links, offline, policy, search
from gaung.site.html import Document

OWN = ("sitemap.xml", policy.MOVED, fonts.FILES, search.FOLDER, offline.WORKER)
"""What finishing adds to a site, by the beginnings of the names."""

KEPT_APART = ("404.html",)
"""Pages that are no address of their own."""


Stamp: TypeAlias = tuple[int, ...]
"""Size, time of change and number of a file."""


@dataclass(frozen=True, slots=True)
class Finished:
    """One page, and what it asks of the whole site."""

    read: str
    """The page as the generator wrote it."""
    text: str
    problems: tuple[Problem, ...]
    headings: frozenset[str]
    styles: dict[str, str]
    asked: budget.Asked


@dataclass(slots=True)
class Memory:
    """The pages of the last run: an unchanged one needs no second look while the site has the same files.

    A page that was finished in place is known by its finished text.
    """

    basis: tuple[object, ...] = ()
    pages: dict[str, Finished] = field(default_factory=dict)
    stamps: dict[str, Stamp] = field(default_factory=dict)
    """The finished files as they were left: one that nobody has touched is not read again."""


def finish(campaign: Campaign, products: Products, site: Path, memory: Memory | None = None) -> list[Problem]:
    """Finish every page in the folder `site`, in place; what must not be published is returned as problems.

    `memory` is for a preview, which finishes the same site again and again; it changes nothing in the result.
    """
    files = frozenset(name for name in _files(site) if not name.startswith(OWN))
    pages = sorted(name for name in files if name.endswith(".html") and not _is_sheet(name))
    addresses = links.Addresses(campaign, [name for name in pages if not name.endswith(KEPT_APART)])
    known = memory or Memory()
    holds = known.basis == (files, campaign.settings)
    done: dict[str, Finished] = {}
    problems: list[Problem] = []
    headings: set[str] = set()
    moved_styles: dict[str, str] = {}
    for name in pages:
        page = known.pages.get(name)
        if page is None or not holds or known.stamps.get(name) != _stamp(site / name):
            page = _finished_in_place(site / name, name, page, holds, files, addresses)
        done[name] = page
        problems += page.problems
        headings |= page.headings
        moved_styles |= page.styles
    if memory is not None:
        memory.basis, memory.pages = (files, campaign.settings), done
        memory.stamps = {name: _stamp(site / name) for name in pages}
    problems += [found for name in sorted(files) if _is_sheet(name) for found in _of_sheet(site, name, files)]
    policy.write_styles(site, moved_styles)
    fonts.write(site, headings)
    offline.write(site)
    problems += _of_budget(campaign, site, done)
    problems += inspection.of_assets(site, search.FOLDER)
    problems += anchors.problems(campaign, site)
    if memory is None or not holds or not (site / search.FOLDER).is_dir():
        # a preview finds the words that were there when it began, or when a page was last added
        search.write(site)
    _remove_generator_maps(site, campaign.settings.languages)
    links.write_site_map(site, addresses)
    return problems


def _of_budget(campaign: Campaign, site: Path, pages: dict[str, Finished]) -> Iterator[Problem]:
    """What costs readers too much, at the author's own file where there is one."""
    weights, sources = budget.Weights(site), budget.source_of(campaign)
    for name, page in pages.items():
        place = Place(sources.get(name, name))
        yield from budget.of_page(page.text, page.asked, place, weights, is_authors=name in sources)
    yield from budget.of_scripts(site)


def _is_sheet(name: str) -> bool:
    """Whether a page is a sheet of a radio pack: it has a policy of its own and a checksum, and is no page of the site.

    Pages about stations (`radio/<station>/index.html`) lie one folder higher.
    """
    return name.startswith(address.RADIO) and name.count("/") > 2 and name.endswith(".html")


def _of_sheet(site: Path, name: str, files: frozenset[str]) -> Iterator[Problem]:
    """What must not be in a sheet: it is looked at like any page, and changed by nobody."""
    return inspection.of_page(Document(name, (site / name).read_text("utf-8")), files)


def _finished_in_place(
    path: Path, name: str, known: Finished | None, holds: bool, files: frozenset[str], addresses: links.Addresses
) -> Finished:
    """The page at `path`, and what it asks of the site; `known` is the page as it was, and `holds` that nothing around
    it has changed."""
    there = path.read_bytes().decode()
    read = known.read if known is not None and there == known.text else there
    page = known
    if page is None or page.read != read or not holds:
        page = _finished(Document(name, read), files, addresses)
    if page.text != there:
        _write(path, page.text)
    return page


def _stamp(path: Path) -> Stamp:
    status = path.stat()
    return status.st_size, status.st_mtime_ns, status.st_ino


def _finished(document: Document, files: frozenset[str], addresses: links.Addresses) -> Finished:
    problems = tuple(inspection.of_page(document, files))
    headings = frozenset(document.headings())
    styles: dict[str, str] = {}
    policy.move_styles(document, styles)
    if not document.name.endswith(KEPT_APART):
        links.add(document, addresses)
    policy.apply(document)
    return Finished(document.read, document.text, problems, headings, styles, budget.asked_by(document))


def _write(path: Path, text: str) -> None:
    """Write a page under its name; another name that the file may have keeps what the generator wrote."""
    if path.stat().st_nlink > 1:
        path.unlink()
    path.write_bytes(text.encode())


def _files(site: Path) -> Iterator[str]:
    """Every file of the site, from its root, with forward slashes."""
    for folder, _, names in os.walk(site):
        prefix = folder[len(str(site)) :].replace(os.sep, "/").lstrip("/")
        yield from (f"{prefix}/{name}" if prefix else name for name in names)


def _remove_generator_maps(site: Path, languages: tuple[Language, ...]) -> None:
    """A generator's own site map knows one language, and the day of the build."""
    for folder in (site, *(site / language for language in languages)):
        for name in ("sitemap.xml", "sitemap.xml.gz"):
            (folder / name).unlink(missing_ok=True)
