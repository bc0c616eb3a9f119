"""Checks of the document: is it RSS, are its namespaces exact, do its archive links fit together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from gaung.making.feed.doctor.patient import NAMESPACES, Check, Patient, attribute, found, parts_of
from gaung.near import nearest
from gaung.problem import Problem

_OLD_PODCAST = "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"


def version_is_2(patient: Patient) -> Iterator[Problem]:
    """The root element says version 2.0."""
    if patient.root.get("version") != "2.0":
        yield patient.error("version", patient.root, seen=attribute(patient.root, "version"))


def namespaces_are_exact(patient: Patient) -> Iterator[Problem]:
    """Namespace addresses are right to the letter; a wrong one makes all of its tags invisible."""
    told: set[str] = set()
    for node in patient.root.iter(etree.Element):
        for prefix, address in node.nsmap.items():
            right = _meant(prefix, address)
            if right is not None and address not in told:
                told.add(address)
                yield patient.error("namespace", node, seen=address, right=right)


def _meant(prefix: str | None, address: str) -> str | None:
    """The namespace that a wrong address was meant to be."""
    if address in NAMESPACES.values():
        return None
    if address == _OLD_PODCAST:
        return NAMESPACES["podcast"]
    if prefix in NAMESPACES:
        return NAMESPACES[prefix]
    bare = re.sub(r"^https?://(?:www\.)?", "", address).rstrip("/").casefold()
    for right in NAMESPACES.values():
        if bare == re.sub(r"^https?://(?:www\.)?", "", right).rstrip("/").casefold():
            return right
    near = nearest(address, NAMESPACES.values())
    return near if near is not None and parts_of(near).netloc == parts_of(address).netloc else None


def it_names_itself(patient: Patient) -> Iterator[Problem]:
    """One atom:link with rel=self holds the address at which this very file is served."""
    own = [link for link in found(patient.channel, "atom:link") if link.get("rel") == "self"]
    if not own:
        yield patient.error("missing", patient.channel, element="atom:link rel=self")
        return
    if len(own) > 1:
        yield patient.error("several", own[1], element="atom:link rel=self")
    if attribute(own[0], "type") != "application/rss+xml":
        yield patient.warning(
            "word", own[0], element="atom:link type", seen=attribute(own[0], "type"), known=("application/rss+xml",)
        )
    href = attribute(own[0], "href")
    if patient.address is not None and href != patient.address:
        yield patient.warning("self", own[0], seen=href, right=patient.address)


def archives_fit(patient: Patient) -> Iterator[Problem]:
    """A document is complete, an archive, or has its older items in archives (RFC 5005)."""
    complete, archive = found(patient.channel, "fh:complete"), found(patient.channel, "fh:archive")
    links = {attribute(link, "rel") for link in found(patient.channel, "atom:link")}
    if complete and (archive or "prev-archive" in links):
        yield patient.error("history", complete[0])
    if archive and "current" not in links:
        yield patient.warning("missing", archive[0], element="atom:link rel=current")
    if not archive and len(patient.items) > 300:
        yield patient.warning("many", patient.channel, count=len(patient.items))


CHECKS: tuple[Check, ...] = (version_is_2, namespaces_are_exact, it_names_itself, archives_fit)
