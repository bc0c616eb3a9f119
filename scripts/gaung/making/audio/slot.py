"""The exact slot: a bed goes on alone, or pauses and songs give way; what is more than that is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gaung.making.audio.beds import lies_under
from gaung.making.audio.decode import RATE
from gaung.making.audio.pauses import cut, middle_of, room, shares
from gaung.making.audio.redact import Stretch
from gaung.making.audio.sound import Sound
from gaung.making.audio.timeline import Piece, Timeline, arrange, widened
from gaung.model.episode import Episode, Fit
from gaung.model.segment import Segment, SegmentKind
from gaung.problem import Fact, Problem

MOST_TAIL_SECONDS = 30.0
"""A programme may be this much short of its slot, and no more (the stations' own rule, reference of clocks)."""
MOST_SILENCE_SECONDS = 1.0
"""What may be filled with nothing where there is no bed."""
MUSIC_PART = 1 / 3
"""How much of a song `fit: music` may leave out, at its end."""
MUSIC_FADE_SECONDS = 4.0
"""How long a song sinks that ends early."""
_MOST_LISTED = 40
"""How many segments an error lists."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A programme of the wished length, or what stands against it."""

    sounds: tuple[Sound, ...]
    timeline: Timeline
    problem: Problem | None = None
    filled: int = 0
    """How many samples a bed, or silence, fills."""
    taken: int = 0
    """How many samples were taken out of pauses or songs."""
    places: int = 0
    """Out of how many of them."""
    faded: frozenset[int] = frozenset()
    """The songs that end early, by index."""


def pieces_of(sounds: Sequence[Sound], segments: Sequence[Segment]) -> list[Piece]:
    """The sounds as pieces of the running order."""
    return [
        Piece(samples=one.samples, crossfade=round(segment.crossfade_seconds * RATE))
        for one, segment in zip(sounds, segments, strict=True)
    ]


def closing(segments: Sequence[Segment]) -> int:
    """The index of the first of the jingles, stings and songs at the very end, before which a bed may go on alone.

    It is the number of segments if somebody speaks last, or nobody at all.
    """
    last = len(segments)
    while last and not segments[last - 1].kind.is_speech:
        last -= 1
    return last or len(segments)


def fitted(episode: Episode, sounds: tuple[Sound, ...]) -> Fitted:
    """The running order at exactly `episode.length`, to the sample, if it has one."""
    plain = Fitted(sounds, arrange(pieces_of(sounds, episode.segments)))
    if episode.length is None:
        return plain
    wanted = round(episode.length * RATE)
    surplus = plain.timeline.samples - wanted
    found = plain
    if surplus > 0 and episode.fit is Fit.TRIM_SILENCE:
        found = _with_less_silence(sounds, episode.segments, surplus)
    elif surplus > 0 and episode.fit is Fit.MUSIC:
        found = _with_less_music(sounds, episode.segments, surplus)
    missing = wanted - found.timeline.samples
    if missing < 0:
        return replace(found, problem=_too_long(episode, sounds, -missing))
    return _filled(episode, found, missing)


def _filled(episode: Episode, found: Fitted, missing: int) -> Fitted:
    """With `missing` samples more: the bed alone before the closing jingle, or a moment of silence at the end."""
    assert episode.length is not None
    place = closing(episode.segments)
    has_bed = lies_under(episode, place - 1)
    most = MOST_TAIL_SECONDS if has_bed else MOST_SILENCE_SECONDS
    if missing > most * RATE:
        facts: dict[str, Fact] = {
            "title": episode.title,
            "length": minutes(episode.length),
            "missing": round(missing / RATE, 2),
            "most": most,
        }
        code = "audio-slot-short" if has_bed else "audio-slot-short-without-bed"
        return replace(found, problem=Problem(code, episode.where("length"), facts))
    timeline = widened(found.timeline, place if has_bed else len(episode.segments), missing)
    return replace(found, timeline=timeline, filled=missing)


def _with_less_silence(sounds: tuple[Sound, ...], segments: Sequence[Segment], surplus: int) -> Fitted:
    """With `surplus` samples of pauses taken out of speech; as it was if the pauses do not hold it."""
    found = _pauses(sounds, segments)
    taken = shares([pause for _, pause in found], surplus)
    if taken is None:
        return Fitted(sounds, arrange(pieces_of(sounds, segments)))
    cuts = [(index, middle_of(pause, count)) for (index, pause), count in zip(found, taken, strict=True) if count]
    made = tuple(cut(one, [gone for at, gone in cuts if at == index]) for index, one in enumerate(sounds))
    return Fitted(made, arrange(pieces_of(made, segments)), taken=surplus, places=len(cuts))


def _with_less_music(sounds: tuple[Sound, ...], segments: Sequence[Segment], surplus: int) -> Fitted:
    """With songs that end early, each by the same part of its length; as it was if they do not hold so much."""
    songs = [index for index, segment in enumerate(segments) if segment.kind is SegmentKind.MUSIC]
    whole = sum(sounds[index].samples for index in songs)
    if surplus > whole * MUSIC_PART:
        return Fitted(sounds, arrange(pieces_of(sounds, segments)))
    made, left, rest = list(sounds), surplus, whole
    for index in songs:
        samples = sounds[index].samples
        count = left * samples // rest if rest > samples else left
        left, rest = left - count, rest - samples
        made[index] = cut(sounds[index], [Stretch(samples - count, samples)] if count else [])
    timeline = arrange(pieces_of(made, segments))
    return Fitted(tuple(made), timeline, taken=surplus, places=len(songs), faded=frozenset(songs))


def _pauses(sounds: Sequence[Sound], segments: Sequence[Segment]) -> list[tuple[int, Stretch]]:
    """Every pause in speech, with the index of its segment."""
    return [
        (index, pause)
        for index, (one, segment) in enumerate(zip(sounds, segments, strict=True))
        if segment.kind.is_speech
        for pause in one.pauses
    ]


def _too_long(episode: Episode, sounds: Sequence[Sound], surplus: int) -> Problem:
    """Says by how much, where the time is, segment by segment, and what pauses and songs could give."""
    segments = episode.segments
    longest = sorted(range(len(sounds)), key=lambda index: (-sounds[index].samples, index))[:_MOST_LISTED]
    listed = tuple(
        f"{index + 1} {segments[index].title} {minutes(sounds[index].samples / RATE)}" for index in sorted(longest)
    )
    songs = sum(one.samples for one, segment in zip(sounds, segments, strict=True) if segment.kind is SegmentKind.MUSIC)
    facts: dict[str, Fact] = {
        "title": episode.title,
        "length": minutes(episode.length or 0.0),
        "surplus": round(surplus / RATE, 2),
        "segments": listed,
        "pauses": round(room([pause for _, pause in _pauses(sounds, segments)]) / RATE, 1),
        "music": round(songs * MUSIC_PART / RATE, 1),
    }
    codes = {Fit.TRIM_SILENCE: "audio-slot-long-after-trim", Fit.MUSIC: "audio-slot-long-after-music"}
    return Problem(codes.get(episode.fit, "audio-slot-long"), episode.where("length"), facts)


def minutes(seconds: float) -> str:
    """Seconds as people write them: `3:05`, `1:02:07`."""
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"
