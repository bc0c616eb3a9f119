"""Checks of what the podcast namespace's tags say: numbers, lengths of texts, rules of time, licences, chapters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from gaung.making.feed.doctor.items import parse_date
from gaung.making.feed.doctor.patient import NAMESPACES, Check, Patient, attribute, found, parts_of, shown, text_of
from gaung.problem import Problem

MEDIA = (
    *("podcast", "music", "video", "film", "audiobook", "newsletter", "blog", "publisher", "course", "mixed"),
    *("podcastL", "musicL", "videoL", "filmL", "audiobookL", "newsletterL", "blogL", "publisherL", "courseL"),
)
SHORTEST_BITE, LONGEST_BITE = 15, 120
"""Seconds that a soundbite should have."""


@dataclass(frozen=True, slots=True)
class _Form:
    """How a value of a tag is written: its attribute (empty: the text), the form, an example."""

    attribute: str
    pattern: re.Pattern[str]
    example: str


_NUMBER = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_WHOLE = re.compile(r"\d+", re.ASCII)
_RULE = re.compile(r"(?:[A-Z-]+=[A-Za-z0-9,:+-]+)(?:;[A-Z-]+=[A-Za-z0-9,:+-]+)*")
_CLOCK = re.compile(r"(?:\d+:)?[0-5]?\d:[0-5]\d(?:\.\d{1,3})?|\d+(?:\.\d+)?", re.ASCII)
_SLUG = re.compile(r"[a-z0-9][a-z0-9.+-]*")

_FORMS: dict[str, tuple[_Form, ...]] = {
    "podcast:soundbite": (_Form("startTime", _NUMBER, "73.0"), _Form("duration", _NUMBER, "60.0")),
    "podcast:season": (_Form("", _WHOLE, "3"),),
    "podcast:episode": (_Form("", _NUMBER, "12"),),
    "podcast:alternateEnclosure": (_Form("length", _WHOLE, "2490970"), _Form("bitrate", _NUMBER, "64000")),
    "podcast:trailer": (_Form("length", _WHOLE, "2490970"), _Form("season", _WHOLE, "1")),
    "podcast:updateFrequency": (
        _Form("rrule", _RULE, "FREQ=WEEKLY"),
        _Form("complete", re.compile("true|false"), "true"),
    ),
    "podcast:location": (_Form("rel", re.compile("subject|creator"), "subject"),),
    "podcast:transcript": (_Form("rel", re.compile("captions"), "captions"),),
    "podcast:image": (_Form("width", _WHOLE, "1400"), _Form("aspect-ratio", re.compile(r"\d+/\d+|\d+(\.\d+)?"), "1/1")),
    "psc:chapter": (_Form("start", _CLOCK, "00:01:30.000"),),
}
_MOST: dict[str, tuple[tuple[str, int], ...]] = {
    "podcast:alternateEnclosure": (("title", 32), ("rel", 32)),
    "podcast:episode": (("display", 32),),
    "podcast:season": (("name", 128),),
    "podcast:funding": (("", 128),),
    "podcast:txt": (("purpose", 128), ("", 4000)),
    "podcast:updateFrequency": (("", 128),),
    "podcast:soundbite": (("", 128),),
    "podcast:contentLink": (("", 128),),
    "podcast:location": (("", 128),),
}
_SAYS_SOMETHING = ("podcast:contentLink", "podcast:trailer", "podcast:license", "podcast:txt", "podcast:funding")


def _all(patient: Patient, name: str) -> Iterator[etree._Element]:
    prefix, _, local = name.partition(":")
    yield from patient.channel.iter(f"{{{NAMESPACES[prefix]}}}{local}")


def _value(node: etree._Element, name: str) -> str:
    return attribute(node, name) if name else text_of(node)


def values_have_their_form(patient: Patient) -> Iterator[Problem]:
    """Numbers are numbers, times are times, and rules of recurrence are written as RFC 5545 writes them."""
    for name, forms in _FORMS.items():
        for node in _all(patient, name):
            for form in forms:
                seen = _value(node, form.attribute)
                if (seen or not form.attribute) and not form.pattern.fullmatch(seen):
                    facts = {"attribute": form.attribute or name, "example": form.example}
                    yield patient.error("form", node, element=shown(node), seen=seen, **facts)


def texts_of_tags_fit(patient: Patient) -> Iterator[Problem]:
    """What a tag says is there, and no longer than apps show."""
    for name, limits in _MOST.items():
        for node in _all(patient, name):
            for part, most in limits:
                over = len(_value(node, part)) - most
                if over > 0:
                    yield patient.error("long", node, element=f"{name} {part}".strip(), over=over, most=most)
    for name in _SAYS_SOMETHING:
        for node in _all(patient, name):
            if not text_of(node):
                yield patient.warning("empty", node, element=name)


def soundbites_are_short(patient: Patient) -> Iterator[Problem]:
    """A soundbite lasts 15 to 120 seconds."""
    for node in _all(patient, "podcast:soundbite"):
        seen = attribute(node, "duration")
        if _NUMBER.fullmatch(seen) and not SHORTEST_BITE <= float(seen) <= LONGEST_BITE:
            yield patient.warning("soundbite", node, seen=seen, least=SHORTEST_BITE, most=LONGEST_BITE)


def trailers_have_dates(patient: Patient) -> Iterator[Problem]:
    """A trailer's date is written as RFC 2822 has it."""
    for node in _all(patient, "podcast:trailer"):
        seen = attribute(node, "pubdate")
        if seen and parse_date(seen) is None:
            yield patient.error("date", node, seen=seen)


def licences_are_known(patient: Patient) -> Iterator[Problem]:
    """A licence is a slug in small letters; one of your own has an address where it can be read."""
    for node in _all(patient, "podcast:license"):
        seen = text_of(node)
        if seen and not _SLUG.fullmatch(seen) and not attribute(node, "url"):
            yield patient.warning("license", node, seen=seen)


def rules_that_count_have_a_start(patient: Patient) -> Iterator[Problem]:
    """A rule with COUNT says from when it counts."""
    for node in _all(patient, "podcast:updateFrequency"):
        if "COUNT=" in attribute(node, "rrule") and not attribute(node, "dtstart"):
            yield patient.error("attribute", node, element=shown(node), attribute="dtstart")


def umbrellas_lead_somewhere(patient: Patient) -> Iterator[Problem]:
    """A publisher names one feed, a podroll at least one; a medium is one that apps know."""
    for node in found(patient.channel, "podcast:publisher"):
        items = found(node, "podcast:remoteItem")
        if len(items) != 1 or attribute(items[0], "medium") != "publisher":
            yield patient.error("missing", node, element="podcast:remoteItem medium=publisher")
    for node in found(patient.channel, "podcast:podroll"):
        if not found(node, "podcast:remoteItem"):
            yield patient.error("missing", node, element="podcast:remoteItem")
    for node in found(patient.channel, "podcast:medium"):
        if text_of(node) not in MEDIA:
            yield patient.error("word", node, element=shown(node), seen=text_of(node), known=MEDIA[:10])


def pictures_are_described(patient: Patient) -> Iterator[Problem]:
    """A picture says in words what is on it."""
    for node in _all(patient, "podcast:image"):
        if not attribute(node, "alt"):
            yield patient.warning("attribute", node, element=shown(node), attribute="alt")


def a_move_leads_to_an_address(patient: Patient) -> Iterator[Problem]:
    """itunes:new-feed-url holds the whole new address."""
    for node in found(patient.channel, "itunes:new-feed-url"):
        if parts_of(text_of(node)).scheme not in ("http", "https"):
            facts = {"attribute": "itunes:new-feed-url", "example": "https://example.org/feed.xml"}
            yield patient.error("form", node, element=shown(node), seen=text_of(node), **facts)


CHECKS: tuple[Check, ...] = (
    values_have_their_form,
    texts_of_tags_fit,
    soundbites_are_short,
    trailers_have_dates,
    licences_are_known,
    rules_that_count_have_a_start,
    umbrellas_lead_somewhere,
    pictures_are_described,
    a_move_leads_to_an_address,
)
