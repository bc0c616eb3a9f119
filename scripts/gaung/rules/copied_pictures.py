"""A child's picture under another name is the same child: a copy needs the same consent, and the same covering."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from gaung.model.picture import Faces
from gaung.model.register import ConsentKind
from gaung.problem import Fact, Problem
from gaung.rules.consent import find

if TYPE_CHECKING:
    from gaung.media_files import Media
    from gaung.model.campaign import Campaign
    from gaung.model.picture import Box, CoverBox
    from gaung.place import Place
    from gaung.rules.context import Context, Rule


@dataclass(frozen=True, slots=True)
class _Use:
    """One picture file in one page or poster."""

    file: PurePosixPath
    place: Place
    is_of_child: bool
    refs: frozenset[str]
    """The consents for pictures and drawings that the page or poster names."""
    boxes: frozenset[Box]
    """What is painted over."""


def copies_are_under_the_same_consent(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """A picture that looks like one which is shown with a consent is shown with that consent, and covered like it."""
    uses = [*_in_pages(campaign, context), *_on_posters(campaign)]
    shown = [use for use in uses if use.is_of_child and use.refs]
    files = {use.file: frozenset(box for one in shown if one.file == use.file for box in one.boxes) for use in shown}
    for file, boxes in files.items():
        refs = frozenset(ref for use in shown if use.file == file for ref in use.refs)
        copies = {use.file for use in uses if use.file != file and _is_same(context.media, use.file, file)}
        for use in uses:
            if use.file in copies and not (refs & use.refs and boxes <= use.boxes):
                facts: dict[str, Fact] = {"file": use.file.name, "first": str(file), "refs": tuple(sorted(refs))}
                yield Problem("consent-faces-copy", use.place, facts)


def _in_pages(campaign: Campaign, context: Context) -> Iterator[_Use]:
    for page in context.seen(campaign):
        refs = _refs(campaign, page.consents)
        for one in page.pictures:
            is_of_child = one.faces == Faces.CONSENTED or (one.faces == Faces.DRAWN and one.checked)
            yield _Use(PurePosixPath(one.file), page.place(one.at), is_of_child, refs, frozenset(one.boxes))


def _on_posters(campaign: Campaign) -> Iterator[_Use]:
    for poster in campaign.posters:
        refs = _refs(campaign, poster.consents)
        for one in (*poster.logos, *((poster.art,) if poster.art is not None else ())):
            is_of_child = one.faces == Faces.CONSENTED or (one.faces == Faces.DRAWN and one.checked)
            yield _Use(one.file, one.where("file"), is_of_child, refs, frozenset(map(_box, one.cover)))


def _box(cover: CoverBox) -> Box:
    return (cover.x, cover.y, cover.width, cover.height)


def _refs(campaign: Campaign, refs: Iterable[str]) -> frozenset[str]:
    wanted = {ConsentKind.PICTURE, ConsentKind.DRAWING}
    found = ((ref, find(campaign, ref)) for ref in refs)
    return frozenset(ref for ref, consent in found if consent is not None and not wanted.isdisjoint(consent.kinds))


def _is_same(media: Media, one: PurePosixPath, other: PurePosixPath) -> bool:
    return media.exists(one) and media.exists(other) and media.is_same_picture(one, other)


RULES: tuple[Rule, ...] = (copies_are_under_the_same_consent,)
