"""One HTML page as text with tags at known places: enough to look at it and to change a few of them, and fast."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import unescape

_ATTRIBUTES = r"(?:[^>\"']|\"[^\"]*\"|'[^']*')*"
_ELEMENT = rf"<(?P<raw>script|style)\b(?P<raw_attributes>{_ATTRIBUTES})>(?P<inside>.*?)</(?P=raw)\s*>"
_LOADERS = (
    "audio|base|body|embed|form|frame|iframe|image|img|input|link|meta|object|script|source|style|track|use|video"
)
_TAG = re.compile(
    rf"<!--(?:-?>|.*?--!?>)|{_ELEMENT}|<(?P<name>[a-zA-Z][^\s/>]*)(?P<attributes>{_ATTRIBUTES})>",
    re.DOTALL | re.IGNORECASE,
)
# few tags begin with one of these letters: the look at one letter saves the many names
_LOADING = re.compile(
    rf"<(?=[abefilmostuv])(?:{_ELEMENT[1:]}|(?P<name>{_LOADERS})\b(?P<attributes>{_ATTRIBUTES})>)",
    re.DOTALL | re.IGNORECASE,
)
_SUSPICIOUS = (
    (b"style", re.compile(rb"style\s*=")),
    (b"on", re.compile(rb"""on(?<=[\s"'/]on)[a-z]+\s*=""")),
    (b"javascript", re.compile(rb"javascript\s*:")),
    (b"<!--", re.compile(rb"<!--")),
    (b"background", re.compile(rb"background\s*=")),
)
"""What sets or runs something, in small letters, and the letters without which it is nowhere: those are found faster.

Names in HTML are ASCII, and so is the space around them: looking at the bytes is enough.
"""

_DEVANAGARI = re.compile("[\u0900-\u097f]")
_DEVANAGARI_BYTES = (b"\xe0\xa4", b"\xe0\xa5")
"""How its letters begin in UTF-8, and no other letter does."""

_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>`]+)))?""")
_HEADING = re.compile(r"<(h[1-6])\b[^>]*>(.*?)</\1>", re.DOTALL)
_BALOO = re.compile(
    r'<(?P<name>p|span|legend|a)\b[^>]*class="[^"]*g-(?:card__|note__|say__|door__title|hero__name|newest__label|player__title'
    r"|posters__title|pages__title|episodes__title|help-card__name|number|brand|tools__help)[^\"]*\"[^>]*>(.*?)</(?P=name)>",
    re.DOTALL,
)
_MAIN = re.compile(r"<(?:main|article)\b", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag, or a whole `<script>` or `<style>` element."""

    name: str
    attributes: Mapping[str, str]
    start: int
    end: int
    inside: str | None
    """The text of a script or style element."""


class Document:
    """A page while it is finished. `text` is what will be written; `tags` are those of the text as it was read."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        """Its file, from the site's root."""
        self.read = text
        """The page as the generator wrote it."""
        self.text = text

    @property
    def address(self) -> str:
        """Its address from the site's root: `help/` for `help/index.html`."""
        return self.name.removesuffix("index.html")

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """The start tags that may load, run or set something; all of them if an attribute on any might.

        Comments are left out only where every browser agrees that there is one.
        """
        small = self._bytes.lower()
        is_suspicious = any(sign in small and pattern.search(small) for sign, pattern in _SUSPICIOUS)
        return tuple(_tags(self.read, _TAG if is_suspicious else _LOADING))

    @cached_property
    def _bytes(self) -> bytes:
        return self.read.encode("utf-8", "surrogatepass")

    @cached_property
    def main(self) -> int:
        """Where the text of the page begins, in the page as it was read."""
        found = _MAIN.search(self.read)
        return found.start() if found else len(self.read)

    def headings(self) -> Iterator[str]:
        """Every text with Devanagari letters that is set in the headline face."""
        if not any(begin in self._bytes for begin in _DEVANAGARI_BYTES):
            return
        for pattern in (_HEADING, _BALOO):
            for match in pattern.finditer(self.read):
                if _DEVANAGARI.search(match[2]):
                    yield unescape(_ANY_TAG.sub(" ", match[2])).strip()

    def line_of(self, offset: int) -> int:
        """The line of a place in the text as it was read, from 1."""
        return self.read.count("\n", 0, offset) + 1

    def insert_in_head(self, html: str) -> None:
        """Add to the end of the head."""
        self.text = self.text.replace("</head>", f"    {html}\n  </head>", 1)


def _tags(text: str, pattern: re.Pattern[str]) -> Iterator[Tag]:
    for match in pattern.finditer(text):
        name = match["name"] or match["raw"]
        if name is None:
            continue
        written = match["attributes"] if match["name"] else match["raw_attributes"]
        yield Tag(name.lower(), _attributes(written or ""), match.start(), match.end(), match["inside"])


@lru_cache(maxsize=4096)
def _attributes(written: str) -> Mapping[str, str]:
    """The attributes of a tag; pages begin and end with the same tags."""
    attributes = {}
    for found in _ATTRIBUTE.finditer(written):
        value = next((part for part in found.groups()[1:] if part is not None), "")
        attributes[found[1].lower()] = unescape(value) if "&" in value else value
    return attributes
