"""What the published site still says of what was taken back: the entry goes, or the file where that is not enough."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from gaung.inspecting.file import read_file
from gaung.inspecting.recognising import NOTICES, Withdrawn
from gaung.making.store import write_whole

_MARKUP = frozenset({".html", ".xml", ".opml"})
_TEXTS = _MARKUP | {".json", ".webmanifest", ".js", ".txt", ".csv", ".m3u", ".cue", ".vtt", ".ics", ".svg"}
_PICTURES = frozenset({".jpg", ".png", ".webp"})
_DRAWN = ("posters/", "assets/")
"""Folders whose pictures are drawn of texts: those of what was taken back are gone by their names."""

_TOKEN = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<(?P<raw>script|style)\b[^>]*>.*?</(?P=raw)\s*>"
    r"|<(?P<end>/?)(?P<name>[a-zA-Z][\w:-]*)(?P<inside>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL | re.IGNORECASE,
)
_VALUE = re.compile(r"=\s*(?:\"([^\"]*)\"|'([^']*)')")
_EMPTY = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_ENTRIES = frozenset({"li", "tr", "figure", "blockquote", "option", "item", "entry", "url", "outline"})
"""Elements that speak of one thing, with all that stands in them."""
_BLOCKS = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "td", "th", "caption"])
"""What is taken out where no entry is around it."""
_PARTS = frozenset({"a", "div"})
"""What is taken out where no block is around it either."""
_RANKS = {name: rank for rank, names in enumerate((_ENTRIES, _BLOCKS, _PARTS)) for name in names}
_NEWEST = "g-newest"


@dataclass(frozen=True, slots=True)
class Changed:
    """What was done to files of the site that stay there otherwise."""

    shortened: tuple[str, ...] = ()
    """An entry, a paragraph or a link was taken out of these."""
    withheld: tuple[str, ...] = ()
    """These still spoke of it, or showed it: they are off the site until it is built anew."""

    def __or__(self, other: Changed) -> Changed:
        """What was done in two goes."""
        withheld = {*self.withheld, *other.withheld}
        return Changed(tuple(sorted({*self.shortened, *other.shortened} - withheld)), tuple(sorted(withheld)))


@dataclass(frozen=True, slots=True)
class _Element:
    rank: int
    """0 for an entry, 1 for a block, 2 for a part of one."""
    start: int
    end: int


class Mentions:
    """Looks through a published site for what was taken back."""

    def __init__(self, site: Path, site_url: str, gone: Withdrawn) -> None:
        self.site = site
        """Where the site is published."""
        self._url = site_url
        self._base = re.sub(r"\A[a-z]+://[^/]*/", "", site_url)
        self._full = re.compile(rf"{re.escape(site_url)}[^\s<>\"']*")
        self._gone = gone

    def remove(self, files: Iterable[PurePosixPath], folders: Iterable[str]) -> Changed:
        """Take out what leads to removed `files` and into removed `folders`, and what is known again of them.

        A page that cannot be written, on a full disk, is removed.
        """
        known = {str(file) for file in files}
        known |= {name.removesuffix("index.html") for name in known if name.endswith("/index.html")}
        below = tuple(folders)

        def is_gone(name: str) -> bool:
            return name in known or f"{name}/" in known or f"{name}/".startswith(below)

        shortened: list[str] = []
        withheld: list[str] = []
        for path in sorted(self.site.rglob("*")):
            name = path.relative_to(self.site).as_posix()
            is_notice = NOTICES.match(name) is not None and name != "sitemap.xml"
            if is_notice or not path.is_file() or not self._may_speak(name):
                continue
            content = path.read_bytes()
            left = self._without(name, content, is_gone)
            if left == content:
                continue
            if left is not None and _is_written(path, left):
                shortened.append(name)
            else:
                path.unlink()
                withheld.append(name)
        return Changed(tuple(shortened), tuple(withheld))

    def _may_speak(self, name: str) -> bool:
        suffix = PurePosixPath(name).suffix
        return suffix in _TEXTS or (suffix in _PICTURES and not name.startswith(_DRAWN))

    def _without(self, name: str, content: bytes, is_gone: Callable[[str], bool]) -> bytes | None:
        """What is left of a file; None if nothing may be left of it."""
        if PurePosixPath(name).suffix not in _MARKUP:
            links = self._full.findall(content.decode("utf-8", "replace"))
            is_about = any(is_gone(self._target(name, one)) for one in links) or self._speaks(name, content)
            return None if is_about else content
        text = content.decode("utf-8", "surrogateescape")
        places = list(self._links(name, text, is_gone))
        elements = _elements(text) if places else ()
        left = _cut(text, [_around(text, elements, at) for at in places])
        if self._speaks(name, _bytes(left)):
            left = _cut(left, list(self._told(left)))
            if self._speaks(name, _bytes(left)):
                return None
        return _bytes(left)

    def _speaks(self, name: str, content: bytes) -> bool:
        return any(True for _ in self._gone.problems(name, content, read_file(name, content)))

    def _links(self, name: str, text: str, is_gone: Callable[[str], bool]) -> Iterator[int]:
        """Where something leads to what is gone."""
        for match in self._full.finditer(text):
            if is_gone(self._target(name, match[0])):
                yield match.start()
        for tag in _TOKEN.finditer(text):
            for value in _VALUE.finditer(tag["inside"] or ""):
                targets = unescape(value[1] or value[2] or "").replace(",", " ").split()
                if any(is_gone(self._target(name, one)) for one in targets):
                    yield tag.start()

    def _target(self, name: str, written: str) -> str:
        """The file or folder to which a link in the file `name` leads, from the site's root."""
        path = unquote(unescape(written).partition("#")[0].partition("?")[0])
        if path.startswith(self._url):
            path = path.removeprefix(self._url)
        elif path.startswith("/"):
            path = path[1:].removeprefix(self._base)
        elif ":" in path or not path:
            return "."
        else:
            path = posixpath.join(posixpath.dirname(name), path)
        return posixpath.normpath(path)

    def _told(self, text: str) -> Iterator[tuple[int, int]]:
        """The entries and blocks whose own words, or whose pictures' words, are known again."""
        elements = _elements(text)
        for one in elements:
            is_leaf = not any(other.start > one.start and other.end < one.end for other in elements)
            if is_leaf and self._speaks("x.html", _bytes(text[one.start : one.end])):
                yield _around(text, elements, one.start)


def _is_written(path: Path, content: bytes) -> bool:
    try:
        # the published file may be the one in the cache, by another name: it is not written into
        write_whole(path, content)
    except OSError:
        return False
    return True


def _around(text: str, elements: tuple[_Element, ...], at: int) -> tuple[int, int]:
    """The entry, or else the block, or else the tag at a place."""
    around = [one for one in elements if one.start <= at < one.end]
    if around:
        best = min(around, key=lambda one: one.rank)  # of equal rank the innermost, which comes first
        return best.start, best.end
    tag = _TOKEN.match(text, at)
    return (at, tag.end()) if tag is not None else (at, at)


def _elements(text: str) -> tuple[_Element, ...]:
    """The entries and blocks of a text, the innermost first."""
    found: list[_Element] = []
    opened: list[tuple[str, int, int | None]] = []

    def close(end: int) -> None:
        _, start, rank = opened.pop()
        if rank is not None:
            found.append(_Element(rank, start, end))

    for token in _TOKEN.finditer(text):
        name = (token["name"] or "").lower()
        if not name or name in _EMPTY:
            continue
        if token["end"]:
            if any(one == name for one, _, _ in opened):
                while opened[-1][0] != name:
                    close(token.start())
                close(token.end())
        else:
            is_newest = name == "section" and _NEWEST in token["inside"]
            opened.append((name, token.start(), 0 if is_newest else _RANKS.get(name)))
            if token["inside"].rstrip().endswith("/"):
                close(token.end())
    while opened:
        close(len(text))
    return tuple(sorted(found, key=lambda one: one.end - one.start))


def _cut(text: str, spans: list[tuple[int, int]]) -> str:
    """The text without some stretches of it."""
    left: list[str] = []
    at = 0
    for start, end in sorted(spans):
        left.append(text[at : max(start, at)])
        at = max(at, end)
    return "".join([*left, text[at:]])


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
