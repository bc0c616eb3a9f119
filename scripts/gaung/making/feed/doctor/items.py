"""Checks of the items: guids, enclosures, dates, lengths, numbers, and the HTML of descriptions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from itertools import pairwise

from gaung.making.feed.doctor.channel import EXPLICIT, check_texts, check_word
from gaung.making.feed.doctor.patient import Check, Patient, attribute, first, found, parts_of, text_of
from gaung.making.feed.notes import ALLOWED
from gaung.model.numbering import number_in_title
from gaung.problem import Problem

AUDIO_TYPES = ("audio/mpeg", "audio/x-m4a", "audio/m4a", "audio/mp4")
STATION_TYPES = ("audio/wav", "audio/x-wav", "audio/flac")
"""What a feed may hold besides that no directory lists, because it is for stations."""
SHOULD = ("pubDate", "itunes:duration", "link", "description")

_RFC_2822 = re.compile(
    r"(?:(Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} "
    r"\d{2}:\d{2}(?::\d{2})? ([+-]\d{4}|GMT|UT|UTC|[A-Z]{1,3})"
)
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def there_are_items(patient: Patient) -> Iterator[Problem]:
    """A feed has at least one item: directories refuse an empty one. A publisher's feed holds feeds instead."""
    holds_feeds = text_of(first(patient.channel, "podcast:medium")) == "publisher"
    if not patient.items and not (holds_feeds and found(patient.channel, "podcast:remoteItem")):
        yield patient.warning("missing", patient.channel, element="item")


def required_is_there(patient: Patient) -> Iterator[Problem]:
    """Every item has a title and a guid, and what apps sort and show it by."""
    for item in patient.items:
        for name in ("title", "guid"):
            nodes = found(item, name)
            if not nodes:
                yield patient.error("missing", item, element=name)
            elif not text_of(nodes[0]):
                yield patient.error("empty", nodes[0], element=name)
        for name in SHOULD:
            if not text_of(first(item, name)):
                yield patient.warning("missing", item, element=name)
        for name in ("title", "guid", "pubDate", "itunes:duration", "description"):
            for extra in found(item, name)[1:]:
                yield patient.error("several", extra, element=name)


def texts_fit(patient: Patient) -> Iterator[Problem]:
    """Texts are short enough, and titles have no number of their own."""
    for item in patient.items:
        yield from check_texts(patient, item, ("title", "description", "itunes:author", "itunes:summary"))
        for node in found(item, "title"):
            seen = number_in_title(text_of(node))
            if seen is not None:
                yield patient.warning("number-in-title", node, seen=seen)


def guids_are_unique(patient: Patient) -> Iterator[Problem]:
    """No guid stands twice; one that is no address says isPermaLink="false"."""
    seen: set[str] = set()
    for item in patient.items:
        node = first(item, "guid")
        guid = text_of(node)
        if node is None or not guid:
            continue
        if guid in seen:
            yield patient.error("guid-twice", node, seen=guid)
        seen.add(guid)
        if attribute(node, "isPermaLink").lower() != "false" and not guid.startswith(("http://", "https://")):
            yield patient.error("guid-link", node, seen=guid)


def enclosures_are_right(patient: Patient) -> Iterator[Problem]:
    """Each item has exactly one enclosure, with real length, known type, and an address of its own."""
    seen: set[str] = set()
    is_for_stations = text_of(first(patient.channel, "podcast:block")) == "yes"
    for item in patient.items:
        nodes = found(item, "enclosure")
        if len(nodes) != 1:
            yield patient.error("enclosures", nodes[1] if nodes else item, count=len(nodes))
        for node in nodes:
            address = attribute(node, "url")
            parts = parts_of(address)
            is_plain = address.isascii() and not parts.query and not parts.fragment and " " not in address
            if parts.scheme not in ("http", "https") or not is_plain:
                yield patient.error("enclosure-url", node, seen=address)
            elif parts.scheme == "http":
                yield patient.warning("http", node, seen=address)
            if address in seen:
                yield patient.error("enclosure-twice", node, seen=address)
            seen.add(address)
            length = attribute(node, "length")
            if not (length.isascii() and length.isdecimal()) or int(length) == 0:
                yield patient.error("enclosure-length", node, seen=length)
            media_type = attribute(node, "type")
            if not media_type:
                yield patient.error("missing", node, element="type")
            known = AUDIO_TYPES + (STATION_TYPES if is_for_stations else ())
            if media_type.startswith("audio/") and media_type not in known:
                yield patient.warning("word", node, element="enclosure type", seen=media_type, known=known)


def dates_are_dates(patient: Patient) -> Iterator[Problem]:
    """Dates are RFC 2822 with the right weekday and a numeric zone, and none is still to come."""
    nodes = [node for item in patient.items for node in found(item, "pubDate")]
    nodes += [node for name in ("pubDate", "lastBuildDate") for node in found(patient.channel, name)]
    for node in nodes:
        seen = text_of(node)
        match = _RFC_2822.fullmatch(seen)
        moment = parse_date(seen)
        if match is None or moment is None:
            yield patient.error("date", node, seen=seen)
            continue
        right = _WEEKDAYS[moment.weekday()]
        if match[1] is not None and match[1] != right:
            yield patient.error("weekday", node, seen=match[1], right=right)
        if not match[2].startswith(("+", "-")) and match[2] not in ("GMT", "UT", "UTC"):
            yield patient.warning("zone", node, seen=match[2])
        if patient.now is not None and moment.tzinfo is not None and moment > patient.now + timedelta(minutes=5):
            yield patient.error("date-future", node, seen=seen)


def parse_date(text: str) -> datetime | None:
    """An RFC 2822 date, or None."""
    try:
        return parsedate_to_datetime(text)
    except ValueError:
        return None


def newest_stands_first(patient: Patient) -> Iterator[Problem]:
    """Items stand newest first: LibreTime and others take the first one."""
    dates = [(item, parse_date(text_of(first(item, "pubDate")))) for item in patient.items]
    known = [(item, moment) for item, moment in dates if moment is not None and moment.tzinfo is not None]
    for (_, before), (item, moment) in pairwise(known):
        if moment > before:
            yield patient.warning("order", item)
            return


def lengths_are_seconds(patient: Patient) -> Iterator[Problem]:
    """A duration is a whole number of seconds; `1:02:03` is read too, other forms are not."""
    for item in patient.items:
        for node in found(item, "itunes:duration"):
            seen = text_of(node)
            if not seen.isdecimal() or not seen.isascii():
                is_clock = re.fullmatch(r"(?:\d+:)?[0-5]?\d:[0-5]\d", seen, re.ASCII)
                tell = patient.warning if is_clock else patient.error
                yield tell("duration", node, seen=seen)


def numbers_are_numbers(patient: Patient) -> Iterator[Problem]:
    """Season and episode are whole numbers from 1; a serial show numbers all its episodes."""
    is_serial = text_of(first(patient.channel, "itunes:type")).lower() == "serial"
    for item in patient.items:
        for name in ("itunes:season", "itunes:episode"):
            for node in found(item, name):
                seen = text_of(node)
                if not (seen.isascii() and seen.isdecimal()) or int(seen) == 0:
                    yield patient.error("number", node, element=name, seen=seen)
        is_full = text_of(first(item, "itunes:episodeType")) in ("", "full")
        if is_serial and is_full and first(item, "itunes:episode") is None:
            yield patient.error("serial", item)


def words_are_known(patient: Patient) -> Iterator[Problem]:
    """Switches of an item have one of their words."""
    for item in patient.items:
        for node in found(item, "itunes:explicit"):
            yield from check_word(patient, node, EXPLICIT)
        for node in found(item, "itunes:episodeType"):
            yield from check_word(patient, node, ("full", "trailer", "bonus"))
        for node in found(item, "itunes:block"):
            yield from check_word(patient, node, ("Yes", "yes"))


class _Elements(HTMLParser):
    """The names of the elements of some HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)


def descriptions_keep_to_the_few_elements(patient: Patient) -> Iterator[Problem]:
    """Descriptions use the HTML elements that apps show: p, ol, ul, li, a, b, i, strong, em."""
    for item in patient.items:
        for node in found(item, "description"):
            reader = _Elements()
            reader.feed(text_of(node))
            reader.close()
            # a line break is harmless everywhere
            others = tuple(sorted(reader.names - ALLOWED - {"br"}))
            if others:
                yield patient.warning("html", node, seen=others)


CHECKS: tuple[Check, ...] = (
    there_are_items,
    required_is_there,
    texts_fit,
    guids_are_unique,
    enclosures_are_right,
    dates_are_dates,
    newest_stands_first,
    lengths_are_seconds,
    numbers_are_numbers,
    words_are_known,
    descriptions_keep_to_the_few_elements,
)
