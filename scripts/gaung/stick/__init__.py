"""A copy of the published site in one ZIP that opens from a USB stick or out of a message, without any internet.

What every page needs comes along always: text, style, pictures. Posters and sound come as long as they fit under the
size that the author sets: A4 posters first, then the small sound files, newest first, then the other poster files.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from importlib.resources import files
from pathlib import Path

from gaung.making.pack.archive import write_zip
from gaung.model.campaign import Campaign
from gaung.site.html import Document
from gaung.stick.links import Leads, asked_by, rewritten

SEARCH = "assets/gaung/search.js"
INDEX = "assets/gaung/words.{language}.js"

_NEEDS_A_SERVER = ("assets/search/", "sw.js", "sitemap.xml", "assets/gaung/saved.js")
"""What only works when it is fetched."""

_FOR_STATIONS = "radio/"
_FOLDER_NAME = re.compile(r"[^a-z0-9]+")
_ARTICLE = re.compile(r"<article\b[^>]*\bdata-pagefind-body[^>]*>(.*?)</article>", re.DOTALL)
_LANGUAGE = re.compile(r'<html[^>]*\blang="([a-z]+)"')
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_TAGS = re.compile(r"<(script|style|button)\b.*?</\1>|<[^>]+>", re.DOTALL)
_IGNORED = re.compile(r"<([a-z]+)\b[^>]*\bdata-pagefind-ignore\b[^>]*>")
_MOST_LETTERS = 6000
"""Of each page, the search from a stick knows this many letters."""


@dataclass(frozen=True, slots=True)
class Packed:
    """What a copy holds."""

    bytes: int
    pages: int
    left_out: tuple[str, ...]
    """Posters and sounds that would have made it larger than the author wants, from the site's root."""


def pack(campaign: Campaign, site: Path, to: Path, most_bytes: int) -> Packed | None:
    """Write the ZIP `to` from the finished `site`; None if even the pages alone are larger than `most_bytes`."""
    pages = {name: (site / name).read_text("utf-8") for name in _pages(site)}
    needed, offered = _parts(site, pages)
    index = {name: words.encode() for name, words in _indexes(pages)}
    # the longest that addresses can become: with everything left at home
    home = Leads(frozenset(), campaign.settings.site_url)
    written = {name: rewritten(name, page, home) for name, page in pages.items()}
    fixed = {**index, **{name: page.encode() for name, page in written.items()}}
    room = most_bytes - _cost(site, needed) - sum(len(content) + _entry(name) for name, content in fixed.items())
    if room < 10_000:
        return None
    taken = []
    for name in sorted(offered, key=_rank):
        size = (site / name).stat().st_size + _entry(name)
        if size <= room:
            room -= size
            taken.append(name)
    carried = frozenset([*needed, *taken, *pages, SEARCH])
    leads = Leads(carried, campaign.settings.site_url)
    contents: dict[str, Path | bytes] = {name: site / name for name in (*needed, *taken)}
    contents |= {name: rewritten(name, page, leads).encode() for name, page in pages.items()}
    contents[SEARCH] = (files("gaung.stick") / "search.js").read_bytes()
    contents |= index
    folder = _FOLDER_NAME.sub("-", campaign.say(campaign.settings.name, campaign.settings.default_language).lower())
    write_zip(folder.strip("-") or "gaung", contents, to)
    left_out = tuple(sorted(set(offered) - set(taken)))
    return Packed(to.stat().st_size, len(pages), left_out)


def is_stick(file: Path) -> bool:
    """Whether a file is such a ZIP, and no other one that somebody keeps under this name."""
    try:
        with zipfile.ZipFile(file) as archive:
            return any(name.partition("/")[2] == SEARCH for name in archive.namelist())
    except (OSError, zipfile.BadZipFile):
        return False


def _pages(site: Path) -> Iterator[str]:
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        if not name.startswith((*_NEEDS_A_SERVER, _FOR_STATIONS)) and not name.endswith("404.html"):
            yield name


def _parts(site: Path, pages: dict[str, str]) -> tuple[list[str], list[str]]:
    """What the pages are made of, and what they offer: files that are there, from the site's root."""
    needed, offered = set(), set()
    for name, page in pages.items():
        for target, is_part in asked_by(Document(name, page)):
            if not (site / target).is_file() or target.startswith((*_NEEDS_A_SERVER, _FOR_STATIONS)):
                continue
            if is_part:
                needed.add(target)
            elif target.endswith((".pdf", ".low.opus", ".png", ".ics", ".txt", ".jpg")):
                offered.add(target)
    for sheet in [name for name in needed if name.endswith(".css")]:
        needed |= set(_of_style(site, sheet))
    small = {name for name in offered if name.endswith((".ics", ".txt"))}
    return sorted((needed | small) - {SEARCH}), sorted(offered - needed - small)


def _of_style(site: Path, sheet: str) -> Iterator[str]:
    """The fonts and drawings that a style sheet fetches."""
    for address in re.findall(r"url\(\s*[\"']?([^\"')]+)", (site / sheet).read_text("utf-8")):
        path = (site / sheet).parent / address.split("#")[0].split("?")[0]
        if not address.startswith("data:") and path.is_file():
            yield path.resolve().relative_to(site.resolve()).as_posix()


def _cost(site: Path, names: list[str]) -> int:
    return sum((site / name).stat().st_size + _entry(name) for name in names)


def _entry(name: str) -> int:
    """What the archive itself needs for one file, in bytes: its name twice, and two headers."""
    return 2 * (len(name.encode()) + 60) + 100


def _rank(name: str) -> tuple[int, list[int]]:
    """What is taken first: a poster that any school can print, then sound, the newest address first."""
    kind = 0 if ".A4." in name and name.endswith(".pdf") else 1 if name.endswith(".low.opus") else 2
    return kind, [-ord(letter) for letter in name] if kind == 1 else [ord(letter) for letter in name]


def _indexes(pages: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The words of all pages, one script for each language: a page from a stick cannot fetch anything else."""
    rows: dict[str, list[list[str]]] = {}
    for name, page in sorted(pages.items()):
        article, language, title = _ARTICLE.search(page), _LANGUAGE.search(page), _TITLE.search(page)
        if article is None or language is None or title is None:
            continue
        text = " ".join(unescape(_TAGS.sub(" ", _searchable(article[1]))).split())[:_MOST_LETTERS]
        rows.setdefault(language[1], []).append([name, unescape(title[1]).split(" · ")[0], text])
    for spoken, found in rows.items():
        written = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
        yield INDEX.format(language=spoken), f"window.gaungWords={written};\n"


def _searchable(article: str) -> str:
    """The article without what no search may know of, above all what was taken back."""
    while (opened := _IGNORED.search(article)) is not None:
        depth, end = 1, len(article)
        for tag in re.finditer(rf"<(/?){opened[1]}\b", article[opened.end() :]):
            depth += -1 if tag[1] else 1
            if not depth:
                end = opened.end() + tag.start()
                break
        article = article[: opened.start()] + article[end:]
    return article
