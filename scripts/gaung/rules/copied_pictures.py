"""A child's picture under another name is the same child: a copy needs the same consent, and the same covering."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from gaung.model.picture import Faces
from gaung.model.register import ConsentKind
from gaung.problem import Fact, Problem, Severity
from gaung.rules.consent import find

if TYPE_CHECKING:
    from gaung.media_files import Media
    from gaung.model.campaign import Campaign
    from gaung.model.picture import Box, CoverBox
    from gaung.place import Place
    from gaung.rules.context import Context, Rule


@dataclass(frozen=True, slots=True)
class _Use:
    """One picture file in one page or poster, or on the cover of a show."""

    file: PurePosixPath
    place: Place
    is_of_child: bool
    refs: frozenset[str]
    """The consents for pictures and drawings that the page or poster names."""
    boxes: frozenset[Box]
    """What is painted over."""
    is_in_page: bool = False
    is_cover: bool = False
    is_drawn: bool = False
    """Whether it is a child's work and shows nobody."""


def copies_are_under_the_same_consent(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """A picture that looks like one which is shown with a consent is shown with that consent, and covered like it."""
    uses = [*_in_pages(campaign, context), *_on_posters(campaign), *_on_covers(campaign)]
    shown = [use for use in uses if use.is_of_child and use.refs]
    # what pages say of one and the same file is laid beside each other by the rules of pages
    for file, is_in_page in dict.fromkeys((use.file, use.is_in_page) for use in shown):
        first = [use for use in shown if (use.file, use.is_in_page) == (file, is_in_page)]
        refs = frozenset(ref for use in first for ref in use.refs)
        boxes = frozenset(box for use in first for box in use.boxes)
        others = [use for use in uses if not (use.file == file and use.is_in_page and is_in_page)]
        copies = {use.file for use in others if use.file == file or _shows(context.media, use.file, file)}
        all_drawn = all(use.is_drawn for use in first)
        for use in others:
            is_copy = use.file in copies or (use.is_cover and _is_cut(context.media, use.file, file))
            if is_copy and not (refs & use.refs and _is_covered_too(context.media, use, file, boxes)):
                facts: dict[str, Fact] = {"file": use.file.name, "first": str(file), "refs": tuple(sorted(refs))}
                if all_drawn and use.is_drawn and use.refs and not _is_same_file(context.media, use.file, file):
                    # many children colour one template, and each has a consent of its own
                    if _key(use) > _key(first[0]):
                        yield Problem("consent-drawing-alike", use.place, facts, Severity.WARNING)
                    continue
                yield Problem("consent-faces-show-copy" if use.is_cover else "consent-faces-copy", use.place, facts)
    context.media.remember()


def _in_pages(campaign: Campaign, context: Context) -> Iterator[_Use]:
    for page in context.seen(campaign):
        refs = _refs(campaign, page.consents)
        for one in page.pictures:
            is_of_child = one.faces == Faces.CONSENTED or (one.faces == Faces.DRAWN and one.checked)
            yield _Use(
                PurePosixPath(one.file),
                page.place(one.at),
                is_of_child,
                refs,
                frozenset(one.boxes),
                is_in_page=True,
                is_drawn=is_of_child and one.faces == Faces.DRAWN,
            )


def _on_posters(campaign: Campaign) -> Iterator[_Use]:
    for poster in campaign.posters:
        refs = _refs(campaign, poster.consents)
        for one in (*poster.logos, *((poster.art,) if poster.art is not None else ())):
            is_of_child = one.faces == Faces.CONSENTED or (one.faces == Faces.DRAWN and one.checked)
            is_drawn = is_of_child and one.faces == Faces.DRAWN
            boxes = frozenset(map(_box, one.cover))
            yield _Use(one.file, one.where("file"), is_of_child, refs, boxes, is_drawn=is_drawn)


def _on_covers(campaign: Campaign) -> Iterator[_Use]:
    """A cover stays in the apps of listeners for years, so no consent is for one."""
    for show in campaign.shows:
        if show.cover is not None:
            yield _Use(show.cover, show.where("cover"), False, frozenset(), frozenset(), is_cover=True)


def _box(cover: CoverBox) -> Box:
    return (cover.x, cover.y, cover.width, cover.height)


def _refs(campaign: Campaign, refs: Iterable[str]) -> frozenset[str]:
    wanted = {ConsentKind.PICTURE, ConsentKind.DRAWING}
    found = ((ref, find(campaign, ref)) for ref in refs)
    return frozenset(ref for ref, consent in found if consent is not None and not wanted.isdisjoint(consent.kinds))


def _key(use: _Use) -> tuple[str, str, int]:
    return str(use.file), use.place.file, use.place.line or 0


def _is_same_file(media: Media, one: PurePosixPath, other: PurePosixPath) -> bool:
    return one == other or media.same_files((one, other)).get(one) == media.same_files((one, other)).get(other)


def _shows(media: Media, one: PurePosixPath, other: PurePosixPath) -> bool:
    return media.exists(one) and media.exists(other) and media.shows(one, other)


def _is_covered_too(media: Media, use: _Use, file: PurePosixPath, boxes: frozenset[Box]) -> bool:
    """Whether what is painted over there is so here; in a part or a mirrored one it lies elsewhere, but it is there."""
    if boxes <= use.boxes:
        return True
    is_whole = use.file == file or media.is_same_picture(use.file, file)
    return bool(use.boxes) and not is_whole


def _is_cut(media: Media, one: PurePosixPath, other: PurePosixPath) -> bool:
    return media.exists(one) and media.exists(other) and media.is_cut_from(one, other)


RULES: tuple[Rule, ...] = (copies_are_under_the_same_consent,)
