"""Music under speech: which bed lies where in the programme, and how loud it is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from gaung.making.audio import airing, levels
from gaung.making.audio.loudness import integrated_lufs
from gaung.making.audio.measuring import BLOCK
from gaung.making.audio.mix import Bed
from gaung.making.audio.redact import Stretch
from gaung.making.audio.sound import Sound
from gaung.making.audio.timeline import Timeline
from gaung.model.bed import MusicBed
from gaung.model.episode import Episode


def wanted(episode: Episode) -> tuple[MusicBed, ...]:
    """Every bed of an episode: the one under all of it first, then those under some segments."""
    return (*((episode.music_bed,) if episode.music_bed is not None else ()), *episode.music_beds)


def paths(episode: Episode) -> tuple[tuple[str | int, ...], ...]:
    """Where each of `wanted(episode)` stands in the rundown."""
    whole: tuple[tuple[str | int, ...], ...] = (("music_bed",),) if episode.music_bed is not None else ()
    return (*whole, *(("music_beds", number) for number in range(len(episode.music_beds))))


def lies_under(episode: Episode, index: int) -> bool:
    """Whether a bed lies under a segment, so that it can go on alone after it."""
    return episode.music_bed is not None or any(first <= index <= last for first, last in episode.bed_spans())


def laid(
    episode: Episode, beds: Mapping[int, Sound], target: float, timeline: Timeline, sounds: Sequence[Sound]
) -> Iterator[Bed]:
    """The beds of `wanted(episode)` as they sound, `beds` being their sounds by number."""
    spans = [_stretch(timeline, first, last) for first, last in episode.bed_spans()]
    stretches: list[tuple[Stretch, ...]] = [(one,) for one in spans]
    if episode.music_bed is not None:
        stretches.insert(0, tuple(_between(spans, timeline.samples)))
    breaks = airing.breaks_of(episode.segments, timeline)
    for number, (bed, whole) in enumerate(zip(wanted(episode), stretches, strict=True)):
        where = tuple(_apart(whole, breaks))
        if not where:
            continue
        loudness = integrated_lufs(beds[number].energies)
        curve = levels.bed_curve(bed, loudness, target, timeline, episode.segments, sounds, where)
        start, end = where[0].start // BLOCK * BLOCK, -(-where[-1].end // BLOCK) * BLOCK
        yield Bed(sound=beds[number], curve=curve, start=start, end=min(end, timeline.samples))


def _stretch(timeline: Timeline, first: int, last: int) -> Stretch:
    """From the beginning of one segment to the end of another, with what fills the slot after it."""
    spans = timeline.spans
    following = spans[last + 1].start if last + 1 < len(spans) else timeline.samples
    return Stretch(spans[first].start, max(spans[last].end, following))


def _apart(stretches: Sequence[Stretch], breaks: Sequence[int]) -> Iterator[Stretch]:
    """The stretches parted at the breaks, so that a bed sinks before each and rises after it."""
    for one in stretches:
        borders = [one.start, *(at for at in breaks if one.start < at < one.end), one.end]
        yield from (Stretch(first, last) for first, last in pairwise(borders))


def _between(spans: Sequence[Stretch], samples: int) -> Iterator[Stretch]:
    """What `spans` leave of a programme."""
    start = 0
    for one in sorted(spans):
        if one.start > start:
            yield Stretch(start, one.start)
        start = max(start, one.end)
    if samples > start:
        yield Stretch(start, samples)
