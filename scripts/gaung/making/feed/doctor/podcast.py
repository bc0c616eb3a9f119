"""Checks of the podcast namespace: apps ignore an unknown tag or a wrong parent silently, so somebody must look."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from uuid import UUID

from lxml import etree

from gaung.making.feed.doctor.patient import NAMESPACES, Check, Patient, attribute, found, shown, text_of
from gaung.making.feed.namespace import TAGS
from gaung.near import nearest
from gaung.problem import Problem

TRANSCRIPT_TYPES = (
    "text/vtt",
    "application/x-subrip",
    "application/srt",
    "application/json",
    "text/html",
    "text/plain",
)
_HASH_BYTES = {"sha256": 32, "sha384": 48, "sha512": 64}
_GEO = re.compile(r"geo:-?\d{1,2}(?:\.\d+)?,-?\d{1,3}(?:\.\d+)?(?:[;,].*)?")
_OSM = re.compile(r"[NWR]\d+(?:#\d+)?")


def tags_stand_where_they_may(patient: Patient) -> Iterator[Problem]:
    """Every tag is known, stands under a parent that may have it, and has what it needs."""
    for node in patient.root.iter(f"{{{NAMESPACES['podcast']}}}*"):
        name, parent = etree.QName(node).localname, node.getparent()
        tag = TAGS.get(name)
        if tag is None:
            yield patient.warning("tag", node, element=shown(node), near=nearest(name, TAGS))
            continue
        if parent is not None and etree.QName(parent).localname not in tag.parents:
            yield patient.error(
                "parent", node, element=shown(node), seen=shown(parent), known=tuple(sorted(tag.parents))
            )
        for needed in tag.required:
            if not attribute(node, needed):
                yield patient.error("attribute", node, element=shown(node), attribute=needed)
        if tag.words and text_of(node) not in tag.words:
            yield patient.error("word", node, element=shown(node), seen=text_of(node), known=tag.words)
        if tag.once and any(other.tag == node.tag for other in node.itersiblings(preceding=True)):
            yield patient.error("several", node, element=shown(node))


def guid_is_a_uuid(patient: Patient) -> Iterator[Problem]:
    """podcast:guid is a UUID; one made by the rule is of version 5."""
    for node in found(patient.channel, "podcast:guid"):
        try:
            UUID(text_of(node))
        except ValueError:
            yield patient.error("podcast-guid", node, seen=text_of(node))


def transcripts_have_a_known_type(patient: Patient) -> Iterator[Problem]:
    """Transcripts are of a type that apps read, and chapters are JSON."""
    for item in patient.items:
        for node in found(item, "podcast:transcript"):
            if attribute(node, "type") and attribute(node, "type") not in TRANSCRIPT_TYPES:
                seen = attribute(node, "type")
                yield patient.error("word", node, element="podcast:transcript type", seen=seen, known=TRANSCRIPT_TYPES)
        for node in found(item, "podcast:chapters"):
            if attribute(node, "type") not in ("", "application/json+chapters", "application/json"):
                seen, known = attribute(node, "type"), ("application/json+chapters",)
                yield patient.error("word", node, element="podcast:chapters type", seen=seen, known=known)


def alternates_can_be_fetched_and_checked(patient: Patient) -> Iterator[Problem]:
    """An alternateEnclosure has a source, and an integrity value of the right form."""
    for item in patient.items:
        for node in found(item, "podcast:alternateEnclosure"):
            if not found(node, "podcast:source"):
                yield patient.error("missing", node, element="podcast:source")
            for integrity in found(node, "podcast:integrity"):
                if attribute(integrity, "type") == "sri" and not _is_sri(attribute(integrity, "value")):
                    yield patient.error("integrity", integrity, seen=attribute(integrity, "value"))


def _is_sri(value: str) -> bool:
    algorithm, _, digest = value.partition("-")
    try:
        return len(base64.b64decode(digest, validate=True)) == _HASH_BYTES.get(algorithm)
    except binascii.Error:
        return False


def places_are_places(patient: Patient) -> Iterator[Problem]:
    """A location has a name, and coordinates, map id and country in their forms."""
    for parent in (patient.channel, *patient.items):
        for node in found(parent, "podcast:location"):
            if not text_of(node):
                yield patient.error("empty", node, element="podcast:location")
            for name, form in (("geo", _GEO), ("osm", _OSM), ("country", re.compile(r"[A-Za-z]{2}"))):
                seen = attribute(node, name)
                if seen and not form.fullmatch(seen):
                    yield patient.error("location", node, attribute=name, seen=seen)


def people_have_names(patient: Patient) -> Iterator[Problem]:
    """A person has a name of at most 128 characters."""
    for parent in (patient.channel, *patient.items):
        for node in found(parent, "podcast:person"):
            name = text_of(node)
            if not name:
                yield patient.error("empty", node, element="podcast:person")
            elif len(name) > 128:
                yield patient.warning("long", node, element="podcast:person", over=len(name) - 128, most=128)


CHECKS: tuple[Check, ...] = (
    tags_stand_where_they_may,
    guid_is_a_uuid,
    transcripts_have_a_known_type,
    alternates_can_be_fetched_and_checked,
    places_are_places,
    people_have_names,
)
