"""A parsed feed, as the doctor's checks ask for it: its parts, and the place of each in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias
from urllib.parse import SplitResult, urlsplit

from lxml import etree

from gaung.making.feed.extension import ATOM, CHAPTERS, CONTENT, HISTORY, ITUNES, PODCAST
from gaung.place import Place
from gaung.problem import Fact, Problem, Severity

NAMESPACES = {
    "itunes": ITUNES,
    "podcast": PODCAST,
    "atom": ATOM,
    "content": CONTENT,
    "fh": HISTORY,
    "psc": CHAPTERS,
}
_PREFIXES = {address: prefix for prefix, address in NAMESPACES.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Patient:
    """One RSS document."""

    name: str
    """What it is called in problems: a file name or an address."""
    root: etree._Element
    channel: etree._Element
    items: tuple[etree._Element, ...]
    address: str | None
    """Where it is served, if that is known."""
    now: datetime | None
    """The moment of the check; None leaves dates to come alone."""

    def place(self, node: etree._Element) -> Place:
        """The line on which an element begins."""
        return Place(self.name, line_of(node))

    def error(self, code: str, node: etree._Element, **facts: Fact) -> Problem:
        """What directories or apps refuse."""
        return Problem(f"feed-check-{code}", self.place(node), facts)

    def warning(self, code: str, node: etree._Element, **facts: Fact) -> Problem:
        """What is expected of a good feed, or goes wrong in some apps."""
        return Problem(f"feed-check-{code}", self.place(node), facts, Severity.WARNING)


Check: TypeAlias = Callable[[Patient], Iterator[Problem]]


def line_of(node: etree._Element) -> int:
    """The line on which an element begins, from 1."""
    line = node.sourceline
    return line if isinstance(line, int) else 1


def found(parent: etree._Element, name: str) -> list[etree._Element]:
    """The children of `parent` with this name (`title`, `itunes:explicit`)."""
    return parent.findall(name, NAMESPACES)


def first(parent: etree._Element, name: str) -> etree._Element | None:
    """The first of them, or None."""
    return parent.find(name, NAMESPACES)


def text_of(node: etree._Element | None) -> str:
    """An element's text without outer spaces; empty if there is none."""
    return "" if node is None else "".join(str(part) for part in node.itertext()).strip()


def attribute(node: etree._Element, name: str) -> str:
    """An attribute's value without outer spaces; empty if it is missing."""
    return str(node.get(name) or "").strip()


def shown(node: etree._Element) -> str:
    """An element's name as people write it: `itunes:explicit`."""
    name = etree.QName(node)
    prefix = _PREFIXES.get(name.namespace or "", node.prefix)
    return f"{prefix}:{name.localname}" if prefix else name.localname


def parts_of(address: str) -> SplitResult:
    """The parts of a web address; all empty if it is none (`http://[`)."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", "", "", "")
