"""Beds under some segments: their titles are known and plain, and no two beds lie on each other."""

from __future__ import annotations

from collections.abc import Iterator

from gaung.model.bed import SpanBed
from gaung.model.campaign import Campaign
from gaung.model.episode import Episode
from gaung.near import nearest
from gaung.problem import Fact, Problem
from gaung.rules.context import Context, Rule


def beds_begin_and_end_at_segments(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """A bed under some segments names them by their titles, each of which is there once, the first one first."""
    for episode in campaign.episodes:
        for bed, (first, last) in zip(episode.music_beds, episode.bed_spans(), strict=True):
            found = [*_of_title(episode, bed, "from_segment"), *_of_title(episode, bed, "to_segment")]
            yield from found
            if not found and last < first:
                yield Problem("audio-bed-backwards", bed.where("to_segment"), {"title": bed.to_segment})


def beds_leave_each_other_room(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """No segment has two of the `music_beds` under it."""
    for episode in campaign.episodes:
        spans = episode.bed_spans()
        for number, (bed, (first, last)) in enumerate(zip(episode.music_beds, spans, strict=True)):
            shared = [max(first, start) for start, end in spans[:number] if max(first, start) <= min(last, end)]
            if shared:
                facts: dict[str, Fact] = {"title": episode.segments[min(shared)].title}
                yield Problem("audio-bed-overlap", bed.where(), facts)


def _of_title(episode: Episode, bed: SpanBed, key: str) -> Iterator[Problem]:
    """What is wrong with the title under `key`."""
    title: str | None = getattr(bed, key)
    if title is None:
        return
    titles = [segment.title for segment in episode.segments]
    if title not in titles:
        facts: dict[str, Fact] = {"title": title, "near": nearest(title, titles), "known": tuple(dict.fromkeys(titles))}
        yield Problem("audio-bed-segment", bed.where(key), facts)
    elif titles.count(title) > 1:
        yield Problem("audio-bed-title-twice", bed.where(key), {"title": title, "count": titles.count(title)})


RULES: tuple[Rule, ...] = (beds_begin_and_end_at_segments, beds_leave_each_other_room)
