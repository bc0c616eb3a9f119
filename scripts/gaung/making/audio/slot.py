"""The exact slot: a programme that is too short ends on its bed, one that is too long gives up dead air."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gaung.making.audio.beds import ends_on_bed
from gaung.making.audio.decode import RATE
from gaung.making.audio.pauses import cut, middle_of, shares
from gaung.making.audio.sound import Sound
from gaung.making.audio.timeline import Piece, Timeline, arrange
from gaung.model.episode import Episode, Fit
from gaung.model.segment import Segment
from gaung.problem import Fact, Problem

MOST_TAIL_SECONDS = 30.0
"""A programme may be this much short of its slot, and no more (the stations' own rule, reference of clocks)."""
MOST_SILENCE_SECONDS = 1.0
"""What may be filled with nothing where there is no bed."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A programme of the wished length, or what stands against it."""

    sounds: tuple[Sound, ...]
    timeline: Timeline
    problem: Problem | None = None


def pieces_of(sounds: Sequence[Sound], segments: Sequence[Segment]) -> list[Piece]:
    """The sounds as pieces of the running order."""
    return [
        Piece(samples=one.samples, crossfade=round(segment.crossfade_seconds * RATE))
        for one, segment in zip(sounds, segments, strict=True)
    ]


def fitted(episode: Episode, sounds: tuple[Sound, ...]) -> Fitted:
    """The running order at exactly `episode.length`, to the sample, if it has one."""
    timeline = arrange(pieces_of(sounds, episode.segments))
    if episode.length is None:
        return Fitted(sounds, timeline)
    surplus = timeline.samples - round(episode.length * RATE)
    if surplus > 0 and episode.fit is Fit.TRIM_SILENCE:
        sounds = _with_less_silence(sounds, episode.segments, surplus)
        timeline = arrange(pieces_of(sounds, episode.segments))
        surplus = timeline.samples - round(episode.length * RATE)
    if surplus > 0:
        return Fitted(sounds, timeline, _too_long(episode, sounds, surplus))
    has_bed = ends_on_bed(episode)
    most = MOST_TAIL_SECONDS if has_bed else MOST_SILENCE_SECONDS
    if -surplus > most * RATE:
        facts: dict[str, Fact] = {"length": minutes(episode.length), "missing": round(-surplus / RATE, 2), "most": most}
        code = "audio-slot-short" if has_bed else "audio-slot-short-without-bed"
        return Fitted(sounds, timeline, Problem(code, episode.where("length"), facts))
    return Fitted(sounds, replace(timeline, tail=-surplus))


def _with_less_silence(sounds: tuple[Sound, ...], segments: Sequence[Segment], surplus: int) -> tuple[Sound, ...]:
    """The sounds with `surplus` samples of pauses taken out of speech; as they are if the pauses do not hold it."""
    found = [
        (index, pause)
        for index, (one, segment) in enumerate(zip(sounds, segments, strict=True))
        if segment.kind.is_speech
        for pause in one.pauses
    ]
    taken = shares([pause for _, pause in found], surplus)
    if taken is None:
        return sounds
    cuts = [(index, middle_of(pause, count)) for (index, pause), count in zip(found, taken, strict=True) if count]
    return tuple(cut(one, [gone for at, gone in cuts if at == index]) for index, one in enumerate(sounds))


def _too_long(episode: Episode, sounds: Sequence[Sound], surplus: int) -> Problem:
    """Says by how much, and where the time is: the longest segments first."""
    order = sorted(range(len(sounds)), key=lambda index: -sounds[index].samples)[:5]
    longest = tuple(f"{episode.segments[index].title} {minutes(sounds[index].samples / RATE)}" for index in order)
    facts: dict[str, Fact] = {
        "length": minutes(episode.length or 0.0),
        "surplus": round(surplus / RATE, 2),
        "longest": longest,
    }
    code = "audio-slot-long-after-trim" if episode.fit is Fit.TRIM_SILENCE else "audio-slot-long"
    return Problem(code, episode.where("length"), facts)


def minutes(seconds: float) -> str:
    """Seconds as people write them: `3:05`, `1:02:07`."""
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"
