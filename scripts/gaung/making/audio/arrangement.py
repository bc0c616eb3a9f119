"""The running order in samples: dead air out, the slot filled, everything levelled, beds laid; nothing is mixed yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gaung.making.audio import beds, levels
from gaung.making.audio.decode import RATE
from gaung.making.audio.faults import Faults
from gaung.making.audio.mix import Bed, Voice
from gaung.making.audio.pauses import after, cut, dead_air
from gaung.making.audio.redact import Stretch, stretches
from gaung.making.audio.slot import MUSIC_FADE_SECONDS, Fitted, fitted
from gaung.making.audio.sound import Sound
from gaung.making.audio.timeline import Misfit, Timeline
from gaung.model.episode import Episode
from gaung.model.segment import Segment
from gaung.model.show import Show
from gaung.problem import Fact

_TOLD_SECONDS = 0.5
"""What is filled with less than this, nobody hears."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """An episode ready to be mixed."""

    timeline: Timeline
    sounds: tuple[Sound, ...]
    voices: tuple[Voice, ...]
    beds: tuple[Bed, ...]


def gone_of(segment: Segment) -> tuple[Stretch, ...]:
    """What is taken out of a segment, in samples of its recording."""
    return stretches((one.start, one.end) for one in segment.redact)


def arranged(
    episode: Episode, show: Show, sounds: tuple[Sound, ...], bed_sounds: Mapping[int, Sound], faults: Faults
) -> Programme:
    """Where everything stands, and how loud it is."""
    segments = episode.segments
    fit = fitted(episode, tuple(_tightened(sounds, segments, faults)))
    if fit.problem is not None:
        faults.found(fit.problem)
    sounds, timeline = fit.sounds, fit.timeline
    _note_fit(episode, fit, faults)
    _note_misfits(timeline, segments, faults)
    target = levels.target_lufs(show.loudness.podcast_lufs)
    voices = []
    for index, (one, segment, span) in enumerate(zip(sounds, segments, timeline.spans, strict=True)):
        level = levels.level(one, segment, target)
        if segment.heard_file is not None:
            _note_quiet(level.levelling_db, index, segment, faults)
        fade_in, fade_out = (
            min(round(seconds * RATE), one.samples) for seconds in (segment.fade_in_seconds, segment.fade_out_seconds)
        )
        if index in fit.faded:
            fade_out = max(fade_out, min(round(MUSIC_FADE_SECONDS * RATE), one.samples))
        gain = 10 ** (level.gain_db / 20)
        voice = Voice(sound=one, span=span, gain=gain, fade_in=fade_in, fade_out=fade_out)
        if segment.redact:
            trim = round((segment.start or 0.0) * RATE)
            gone = tuple(
                Stretch(after(out.start - trim, one.cuts), after(out.end - trim, one.cuts)) for out in gone_of(segment)
            )
            voice = replace(voice, gone=gone, bleep=levels.bleep_peak(target))
        voices.append(voice)
    if not any((one.energies > 0).any() for one in sounds):
        faults.error(0, "audio-nothing-heard", {})
    music = tuple(beds.laid(episode, bed_sounds, target, timeline, sounds))
    return Programme(timeline=timeline, sounds=sounds, voices=tuple(voices), beds=music)


def _tightened(sounds: Sequence[Sound], segments: Sequence[Segment], faults: Faults) -> Iterator[Sound]:
    """The sounds without their dead air, where that is wished; what was cut is reported."""
    for index, (one, segment) in enumerate(zip(sounds, segments, strict=True)):
        cuts = dead_air(one) if segment.tighten else ()
        if cuts:
            seconds = sum(gone.end - gone.start for gone in cuts) / RATE
            faults.warning(index, "audio-tightened", {"count": len(cuts), "seconds": round(seconds, 1)})
        yield cut(one, cuts)


def _note_fit(episode: Episode, fit: Fitted, faults: Faults) -> None:
    """What was done so that the programme has its exact length."""
    if fit.filled and fit.problem is None:
        seconds = round(fit.filled / RATE, 1)
        if seconds >= _TOLD_SECONDS:
            faults.about(("length",), "audio-slot-filled", {"seconds": seconds})
    if fit.taken:
        facts: dict[str, Fact] = {"seconds": round(fit.taken / RATE, 1), "count": fit.places}
        faults.about(("fit",), "audio-slot-music" if fit.faded else "audio-slot-trimmed", facts)


def _note_misfits(timeline: Timeline, segments: Sequence[Segment], faults: Faults) -> None:
    for one in timeline.shortened:
        wished = segments[one.piece].crossfade_seconds
        facts = {"seconds": wished, "most": round(one.most / RATE, 2)}
        match one.why:
            case Misfit.LONGER_THAN_NEIGHBOUR:
                faults.error(one.piece, "audio-crossfade-too-long", facts)
            case Misfit.NO_ROOM:
                faults.warning(one.piece, "audio-crossfade-shortened", facts)
            case Misfit.NOTHING_BEFORE:
                faults.warning(one.piece, "audio-crossfade-first", facts)


def _note_quiet(levelling_db: float, index: int, segment: Segment, faults: Faults) -> None:
    facts: dict[str, Fact] = {"file": str(segment.heard_file), "gain": round(levelling_db)}
    if levelling_db > levels.MOST_GAIN_DB:
        faults.error(index, "audio-too-quiet", facts)
    elif levelling_db > levels.VERY_QUIET_DB:
        faults.warning(index, "audio-very-quiet", facts)
