"""Checks of the channel: what directories require of a show, and what apps expect."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from gaung.making.feed.doctor.patient import Check, Patient, attribute, first, found, parts_of, shown, text_of
from gaung.making.feed.notes import MAX_DESCRIPTION_BYTES
from gaung.model.category import CATEGORIES
from gaung.near import nearest
from gaung.problem import Problem

MUST = ("title", "description", "link", "language", "itunes:category", "itunes:explicit", "itunes:image")
SHOULD = ("itunes:author", "podcast:guid", "podcast:locked")
ONCE = (*("title", "description", "link", "language", "pubDate", "lastBuildDate"), *("itunes:explicit", "itunes:image"))
MAX_CHARACTERS = 255
EXPLICIT = ("true", "false")

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?(?:-[A-Za-z0-9]{5,8})*")
_OLD_LANGUAGES = {"in": "id", "iw": "he", "ji": "yi", "jw": "jv"}
_WORDS = {
    "itunes:type": ("episodic", "serial"),
    "itunes:block": ("Yes", "yes"),
    "itunes:complete": ("Yes", "yes"),
}


def required_is_there(patient: Patient) -> Iterator[Problem]:
    """What Apple and PSP-1 require is there and says something; what they expect is there too."""
    for names, tell in ((MUST, patient.error), (SHOULD, patient.warning)):
        for name in names:
            nodes = found(patient.channel, name)
            if not nodes:
                yield tell("missing", patient.channel, element=name)
            elif not len(nodes[0].attrib) and not text_of(nodes[0]):
                yield tell("empty", nodes[0], element=name)


def once_is_once(patient: Patient) -> Iterator[Problem]:
    """What a show has one of stands once."""
    for name in ONCE:
        for extra in found(patient.channel, name)[1:]:
            yield patient.error("several", extra, element=name)


def texts_fit(patient: Patient) -> Iterator[Problem]:
    """Texts are short enough, and have no spaces around them."""
    yield from check_texts(patient, patient.channel, ("title", "description", "itunes:author", "itunes:summary"))


def check_texts(patient: Patient, parent: etree._Element, names: tuple[str, ...]) -> Iterator[Problem]:
    """Length and outer spaces of these children of a channel or item."""
    for name in names:
        for node in found(parent, name):
            text = "".join(str(part) for part in node.itertext())
            if text != text.strip():
                yield patient.warning("spaces", node, element=name)
            if name in ("description", "itunes:summary"):
                over = len(text.strip().encode()) - MAX_DESCRIPTION_BYTES
                if over > 0:
                    yield patient.error("long-bytes", node, element=name, over=over, most=MAX_DESCRIPTION_BYTES)
            elif len(text.strip()) > MAX_CHARACTERS:
                over = len(text.strip()) - MAX_CHARACTERS
                yield patient.error("long", node, element=name, over=over, most=MAX_CHARACTERS)


def language_is_a_code(patient: Patient) -> Iterator[Problem]:
    """The language is a BCP 47 code: `id`, not `in`."""
    node = first(patient.channel, "language")
    seen = text_of(node)
    if node is None or not seen:
        return
    right = _OLD_LANGUAGES.get(seen.split("-")[0].lower())
    if right is not None or not _LANGUAGE.fullmatch(seen):
        yield patient.error("language", node, seen=seen, right=right)


def categories_are_known(patient: Patient) -> Iterator[Problem]:
    """Categories stand in Apple's list, letter for letter."""
    for node in found(patient.channel, "itunes:category"):
        name = str(node.get("text") or "")
        if name not in CATEGORIES:
            yield patient.error("category", node, seen=name, near=nearest(name, CATEGORIES))
            continue
        for inner in found(node, "itunes:category"):
            sub = str(inner.get("text") or "")
            if sub not in CATEGORIES[name]:
                yield patient.error("category", inner, seen=sub, near=nearest(sub, CATEGORIES[name]))


def words_are_known(patient: Patient) -> Iterator[Problem]:
    """Switches have one of their words; another means nothing, or the contrary."""
    for node in found(patient.channel, "itunes:explicit"):
        yield from check_word(patient, node, EXPLICIT)
    for name, words in _WORDS.items():
        for node in found(patient.channel, name):
            yield from check_word(patient, node, words)


def check_word(patient: Patient, node: etree._Element, words: tuple[str, ...]) -> Iterator[Problem]:
    """The text of `node` is one of `words`."""
    if text_of(node) not in words:
        yield patient.error("word", node, element=shown(node), seen=text_of(node), known=words)


def covers_are_pictures(patient: Patient) -> Iterator[Problem]:
    """Cover addresses are HTTPS, without query, and end in .jpg or .png (Apple reads the kind from the ending)."""
    for parent in (patient.channel, *patient.items):
        for node in found(parent, "itunes:image"):
            address = parts_of(attribute(node, "href"))
            is_picture = address.path.lower().endswith((".jpg", ".jpeg", ".png")) and not address.query
            if address.scheme not in ("http", "https") or not is_picture:
                yield patient.error("cover", node, seen=attribute(node, "href"))


def no_address_of_a_person(patient: Patient) -> Iterator[Problem]:
    """No e-mail address stands in the feed: it gets harvested."""
    for name in ("managingEditor", "webMaster", "itunes:owner"):
        for node in found(patient.channel, name):
            if "@" in text_of(node):
                yield patient.warning("email", node, element=name)
    for node in found(patient.channel, "podcast:locked"):
        if node.get("owner"):
            yield patient.warning("email", node, element="podcast:locked")


CHECKS: tuple[Check, ...] = (
    required_is_there,
    once_is_once,
    texts_fit,
    language_is_a_code,
    categories_are_known,
    words_are_known,
    covers_are_pictures,
    no_address_of_a_person,
)
