"""What was taken back is used nowhere again: not the file itself, whatever is cut from it or painted over it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from gaung.model.withdrawal import WithdrawalKind
from gaung.problem import Problem
from gaung.rules.consent import find

if TYPE_CHECKING:
    from gaung.media_files import Media
    from gaung.model.campaign import Campaign
    from gaung.model.trace import Trace
    from gaung.place import Place
    from gaung.rules.context import Context, Rule


def recordings_of_what_is_gone_stay_unheard(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """No episode uses a recording that was taken back: a part of it, or the voice disguised, is that child's too."""
    if not campaign.traces:
        return
    for episode in campaign.episodes:
        if _is_out(campaign, WithdrawalKind.EPISODE, f"{episode.show_id}/{episode.id}", episode.consents):
            continue
        for segment in episode.segments:
            if segment.file is not None:
                yield from _of_file(campaign.traces, context.media, segment.file, segment.where("file"))
            if segment.revoice is not None:
                said = segment.revoice
                yield from _of_file(campaign.traces, context.media, said.file, said.where("file"))
        for bed in (*((episode.music_bed,) if episode.music_bed is not None else ()), *episode.music_beds):
            yield from _of_file(campaign.traces, context.media, bed.file, bed.where("file"))


def pictures_of_what_is_gone_stay_unseen(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """No page, poster or cover shows a picture that was taken back: made, it may be cut and covered beyond knowing."""
    if not campaign.traces:
        return
    for file, place in _shown(campaign, context):
        yield from _of_file(campaign.traces, context.media, file, place, is_picture=True)
    context.media.remember()


def _shown(campaign: Campaign, context: Context) -> Iterator[tuple[PurePosixPath, Place]]:
    for page in context.seen(campaign):
        id = page.file.removeprefix("content/").removesuffix(".md")
        if not _is_out(campaign, WithdrawalKind.PAGE, id, page.consents):
            yield from ((PurePosixPath(one.file), page.place(one.at)) for one in page.pictures)
    for poster in campaign.posters:
        if not _is_out(campaign, WithdrawalKind.POSTER, poster.id, poster.consents):
            art = (poster.art,) if poster.art is not None else ()
            yield from ((one.file, one.where("file")) for one in (*art, *poster.logos))
    for show in campaign.shows:
        if show.cover is not None:
            yield show.cover, show.where("cover")


def _is_out(campaign: Campaign, kind: WithdrawalKind, id: str, refs: Iterable[str]) -> bool:
    """Whether it is published nowhere, because it was taken back itself, or a consent that it names."""
    consents = (find(campaign, ref) for ref in refs)
    return campaign.is_withdrawn(kind, id) or any(one is not None and one.withdrawn_on for one in consents)


def _of_file(
    traces: tuple[Trace, ...], media: Media, file: PurePosixPath, place: Place, *, is_picture: bool = False
) -> Iterator[Problem]:
    if not media.exists(file):
        return
    for trace in traces:
        if media.is_one_of(file, trace.digests) or (
            is_picture and media.shows_one_of(file, trace.pictures, trace.picture_points)
        ):
            code = "consent-withdrawn-shown" if is_picture else "consent-withdrawn-used"
            yield Problem(code, place, {"id": trace.id, "file": file.name})
            return


RULES: tuple[Rule, ...] = (recordings_of_what_is_gone_stay_unheard, pictures_of_what_is_gone_stay_unseen)
