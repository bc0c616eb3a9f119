"""The feed doctor: examines any podcast feed, ours or not, against all that directories, apps and stations want."""

from __future__ import annotations

import re
import zlib
from datetime import datetime

from lxml import etree

from gaung.making.feed.doctor import channel, details, document, items, podcast
from gaung.making.feed.doctor.patient import Check, Patient, line_of
from gaung.place import Place
from gaung.problem import Problem

CHECKS: tuple[Check, ...] = (*document.CHECKS, *channel.CHECKS, *items.CHECKS, *podcast.CHECKS, *details.CHECKS)

MAX_BYTES = 64 * 1024 * 1024
"""A larger feed is refused: Apple stops at far less."""


_GZIP = b"\x1f\x8b"
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)


def _unpacked(content: bytes) -> bytes | None:
    """What a server packed without being asked; None if it is damaged, or larger than any feed."""
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        found = unpacker.decompress(content, MAX_BYTES + 1)
    except zlib.error:
        return None
    return found if unpacker.eof and len(found) <= MAX_BYTES else None


def examine(
    xml: bytes, name: str = "feed.xml", *, address: str | None = None, now: datetime | None = None
) -> list[Problem]:
    """All that is wrong with a feed, by line.

    `name` is what the feed is called in the problems' places; `address` is where it is served, and `now` the moment of
    the check, where they are known. Nothing is fetched: no DTD, no entity, no picture, no enclosure.
    """
    if xml.startswith(_GZIP):
        unpacked = _unpacked(xml)
        if unpacked is None:
            return [Problem("feed-check-gzip", Place(name), {"most": MAX_BYTES // 1024 // 1024})]
        xml = unpacked
    if len(xml) > MAX_BYTES:
        return [Problem("feed-check-large", Place(name), {"most": MAX_BYTES // 1024 // 1024})]
    if _HTML.match(xml[:2000]):
        return [Problem("feed-check-web-page", Place(name))]
    prolog = xml.partition(b"<rss")[0]
    if b"<!DOCTYPE" in prolog:
        # not even parsed: a document type may hold entities that grow without end
        line = prolog.partition(b"<!DOCTYPE")[0].count(b"\n") + 1
        return [Problem("feed-check-doctype", Place(name, line))]
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        place = Place(name, max(line, 1), max(column, 1))
        return [Problem("feed-check-xml", place, {"reason": (error.msg or "").partition(", line")[0]})]
    if root.getroottree().docinfo.internalDTD is not None:
        # one that hid in another encoding; nothing of it was expanded
        return [Problem("feed-check-doctype", Place(name))]
    found = root.find("channel")
    if root.tag != "rss" or found is None:
        return [Problem("feed-check-rss", Place(name, line_of(root)), {"seen": etree.QName(root).localname})]
    patient = Patient(name=name, root=root, channel=found, items=tuple(found.findall("item")), address=address, now=now)
    problems = {problem: None for check in CHECKS for problem in check(patient)}
    return sorted(problems, key=Problem.sort_key)
