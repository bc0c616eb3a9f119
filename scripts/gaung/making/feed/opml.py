"""All feeds of a country in one file that apps and playout systems import: OPML 2.0."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from gaung.making.feed.content import Channel


def write(title: str, channels: Iterable[Channel]) -> bytes:
    """The list of these feeds; it holds no date, so that it changes only with them."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    body = etree.SubElement(root, "body")
    for one in channels:
        told = {"type": "rss", "text": one.title, "title": one.title, "xmlUrl": one.folder_url + one.file}
        etree.SubElement(body, "outline", told | {"htmlUrl": one.page_url, "language": one.language.value})
    xml: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return xml
