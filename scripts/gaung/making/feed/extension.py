"""Our extension of feedgen: elements and links that it does not know, put where RSS wants them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from lxml import etree

NAME = "gaung"
"""The name it is registered under: `podcast` would load feedgen's own iTunes extension, and takes `fg.podcast`."""

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
ATOM = "http://www.w3.org/2005/Atom"
HISTORY = "http://purl.org/syndication/history/1.0"
CHAPTERS = "http://podlove.org/simple-chapters"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
XHTML = "http://www.w3.org/1999/xhtml"


@dataclass(frozen=True, slots=True)
class Element:
    """One XML element to be: its name as `{namespace}name`, its attributes, its text, its children."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    text: str | None = None
    children: tuple[Element, ...] = ()

    def append_to(self, parent: etree._Element) -> None:
        """Write it as the last child of `parent`."""
        is_xhtml = self.name.startswith(f"{{{XHTML}}}")
        own = {None: XHTML} if is_xhtml else None
        node = etree.SubElement(parent, self.name, self.attributes, own)  # type: ignore[arg-type]  # None: no prefix
        if self.text is not None:
            node.text = self.text
        for child in self.children:
            child.append_to(node)


class FeedExtension(BaseExtension):  # type: ignore[misc]  # feedgen has no types
    """Elements of the channel beyond feedgen's, and stylesheets for people who open the feed."""

    def __init__(self) -> None:
        self._elements: list[Element] = []
        self._stylesheets: list[tuple[str, str]] = []
        self.has_build_date = True
        """Whether `lastBuildDate` stays: feedgen takes the clock's when there is no date to give it."""

    def add(self, *elements: Element) -> None:
        """Add elements to the channel, before its items."""
        self._elements += elements

    def add_stylesheet(self, media_type: str, href: str) -> None:
        """Let a browser show the feed with the stylesheet at `href`."""
        self._stylesheets.append((media_type, href))

    def extend_ns(self) -> dict[str, str]:
        """The namespaces that the root element declares."""
        return {"podcast": PODCAST, "psc": CHAPTERS, "fh": HISTORY}

    def extend_rss(self, feed: etree._Element) -> etree._Element:
        """Called by feedgen with the root element, before it appends the items."""
        for media_type, href in self._stylesheets:
            instruction = etree.ProcessingInstruction("xml-stylesheet", f'type="{media_type}" href="{href}"')
            feed.addprevious(instruction)
        channel = feed[0]
        build_date = channel.find("lastBuildDate")
        if build_date is not None and not self.has_build_date:
            channel.remove(build_date)
        for element in self._elements:
            element.append_to(channel)
        return feed


class EntryExtension(BaseEntryExtension):  # type: ignore[misc]  # feedgen has no types
    """Elements of an item beyond feedgen's."""

    def __init__(self) -> None:
        self._elements: list[Element] = []

    def add(self, *elements: Element) -> None:
        """Add elements to the item."""
        self._elements += elements

    def extend_rss(self, entry: etree._Element) -> etree._Element:
        """Called by feedgen with the item's element."""
        for element in self._elements:
            element.append_to(entry)
        return entry


class Extensible(Protocol):
    """A feedgen generator, as far as registering needs it."""

    def register_extension(self, namespace: str, feed_class: type, entry_class: type, atom: bool, rss: bool) -> None:
        """feedgen's own method."""


def register(generator: Extensible) -> None:
    """Register the extension as `generator.gaung`, for RSS only; do so before adding entries."""
    generator.register_extension(NAME, FeedExtension, EntryExtension, False, True)
