"""The Markdown of a page as its author wrote it: links, raw tags and headings, each with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

from gaung.block import fenced_lines
from gaung.place import Lines, Place

_CODE_SPAN = re.compile(r"(?<![\\`])(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_LINK = re.compile(r"(?P<picture>!?)\[(?P<words>[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]\(\s*<?(?P<target>[^\s)>]*)")
_DEFINITION = re.compile(r"^ {0,3}\[(?P<words>[^\]^][^\]]*)\]:\s*<?(?P<target>[^\s>]+)", re.MULTILINE)
_AUTOLINK = re.compile(r"<(?:[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>]*|[^\s<>@]+@[^\s<>]+)>")
_TAG = re.compile(r"<(?P<name>(?:[a-zA-Z?]|!(?!--))[^\s/<>]*)(?=(?P<rest>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*))")
"""The name alone is consumed: Markdown may take quotation marks around the next tag for plain text."""

_LIST = re.compile(
    r"\{:(?P<inside>[^{}\n]*)\}"
    r"|(?<=\S)\{[ ]?(?=[#.]|[\w-]+=)(?P<close>[^{}\n]*)\}|^#+ .*\{:?(?P<heading>[^{}\n]*)\}[ #]*$",
    re.MULTILINE,
)
"""What Markdown writes into the tag that it makes: `{: .class title="…"}`, right behind a link or a line."""
_RAW = re.compile(r"<[a-zA-Z/?!]")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>`]+))?""")
_HEADING = re.compile(r"^(?P<signs>#{1,6})(?P<words>[^#\n].*?)?[ \t]*#*[ \t]*$", re.MULTILINE)
_UNDERLINED = re.compile(r"^(?P<words>[^\s#>|\-*+=:].*)\n(?P<signs>=+|-+)[ \t]*$", re.MULTILINE)
_SCHEME = re.compile(r"^([a-zA-Z][a-zA-Z0-9+.-]*):")


@dataclass(frozen=True, slots=True)
class Link:
    """A link or a picture."""

    place: Place
    words: str
    target: str
    is_picture: bool

    @property
    def scheme(self) -> str:
        """`https`, `tel` …; empty for a link inside the site. Letters that a browser skips do not hide it."""
        plain = re.sub(r"[\x00-\x20]", "", unquote(unescape(self.target)))
        match = _SCHEME.match(plain)
        return match[1].lower() if match else ""

    @property
    def path(self) -> str:
        """The target without `#…` and `?…`."""
        return unquote(re.split(r"[?#]", self.target, maxsplit=1)[0])

    @property
    def leads_to_a_page(self) -> bool:
        """Whether it is a link, not a picture, that stays on the site and leaves the page."""
        is_inside = not self.scheme and not self.target.startswith("//")
        return is_inside and not self.is_picture and bool(self.path)

    @property
    def anchor(self) -> str:
        """What stands after `#`: the place in the page that the link leads to; empty if it names none."""
        return unquote(self.target.partition("#")[2])


@dataclass(frozen=True, slots=True)
class RawTag:
    """A tag of raw HTML."""

    place: Place
    name: str
    attributes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading."""

    place: Place
    level: int
    words: str


class PageText:
    """Markdown with code taken out, so that what only shows code is not taken for the thing itself."""

    def __init__(self, text: str, file: str, first_line: int = 1) -> None:
        self._file = file
        self._first_line = first_line
        self._text = _without_code(text)
        self._lines = Lines(self._text)

    def links(self) -> Iterator[Link]:
        """Every link, picture and link definition."""
        for match in (*_LINK.finditer(self._text), *_DEFINITION.finditer(self._text)):
            is_picture = match.re == _LINK and bool(match["picture"])
            place = self._place(match.start("target"), len(match["target"]))
            yield Link(place, match["words"], match["target"], is_picture)
        for match in _AUTOLINK.finditer(self._text):
            target = match[0][1:-1]
            if ":" in target:
                yield Link(self._place(match.start() + 1, len(target)), target, target, False)

    def tags(self) -> Iterator[RawTag]:
        """Every start tag, also one that is not closed, as a browser would take it."""
        text = _AUTOLINK.sub(lambda match: " " * len(match[0]), self._text)
        for match in _TAG.finditer(text):
            attributes = tuple(found[1].lower() for found in _ATTRIBUTE.finditer(match["rest"]))
            width = len(match[0]) + len(match["rest"].split("\n")[0]) + 1
            yield RawTag(self._place(match.start(), width), match["name"].lower(), attributes)

    def attribute_lists(self) -> Iterator[RawTag]:
        """Every list of attributes behind a link, a picture, a heading or a line; its name is empty."""
        for match in _LIST.finditer(self._text) if "{" in self._text else ():
            kind = match.lastgroup or "inside"
            attributes = tuple(
                found[1].lower() for found in _ATTRIBUTE.finditer(match[kind]) if not found[1].startswith(("#", "."))
            )
            first = self._text.rindex("{", 0, match.start(kind))
            yield RawTag(self._place(first, match.end(kind) - first + 1), "", attributes)

    def headings(self) -> Iterator[Heading]:
        """Every heading, in order."""
        found = []
        for match in _HEADING.finditer(self._text):
            found.append((match.start(), len(match["signs"]), (match["words"] or "").strip()))
        for match in _UNDERLINED.finditer(self._text):
            found.append((match.start(), 1 if match["signs"][0] == "=" else 2, match["words"].strip()))
        for start, level, words in sorted(found):
            yield Heading(self._place(start, level), level, words)

    def _place(self, offset: int, width: int) -> Place:
        line, column = self._lines.at(offset)
        return Place(self._file, self._first_line + line, column + 1, max(width, 1))


def without_links(text: str, is_gone: Callable[[str], bool]) -> str:
    """`text` with every link to a target that is gone turned into its words; a definition then leads nowhere."""
    plain = _without_code(text)
    changes: list[tuple[int, int, str]] = []
    for match in _LINK.finditer(plain):
        end = text.find(")", match.end())
        if end >= 0 and is_gone(match["target"]):
            changes.append((match.start(), end + 1, text[match.start("words") : match.end("words")]))
    for match in _DEFINITION.finditer(plain):
        if is_gone(match["target"]):
            changes.append((match.start("target"), match.end("target"), "#"))
    for match in _AUTOLINK.finditer(plain):
        if is_gone(match[0][1:-1]):
            changes.append((match.start(), match.end(), ""))
    for start, end, words in sorted(changes, reverse=True):
        text = text[:start] + words + text[end:]
    return text


def with_targets(text: str, changed: Callable[[str], str]) -> str:
    """`text` with the target of every link written as `changed` says; code stays as it is."""
    plain = _without_code(text)
    found = [
        (match.start("target"), match.end("target")) for match in (*_LINK.finditer(plain), *_DEFINITION.finditer(plain))
    ]
    for start, end in sorted(found, reverse=True):
        text = text[:start] + changed(text[start:end]) + text[end:]
    return text


@lru_cache(maxsize=1024)
def _without_code(text: str) -> str:
    """The text with fenced code and code spans blanked, every letter that is left at its old place.

    Comments stay: browsers and Markdown do not agree on where one ends.
    """
    lines = text.split("\n")
    for number in fenced_lines(lines):
        lines[number - 1] = " " * len(lines[number - 1])
    fenceless = "\n".join(lines)
    blanked = "".join(map(_without_spans, re.split(r"(\n[ \t]*\n)", fenceless)))
    # inside raw HTML a backtick is only a backtick: from the first tag or comment on, nothing is taken for code
    first = _RAW.search(blanked)
    return blanked if first is None else blanked[: first.start()] + fenceless[first.start() :]


def _without_spans(paragraph: str) -> str:
    """A paragraph without its code spans; with them if a backtick is left over, since it may change what is code."""
    blanked = _CODE_SPAN.sub(lambda match: " " * len(match[0]), paragraph)
    return paragraph if "`" in blanked else blanked
