"""How loud everything is to be: one gain a segment, a curve for the bed, one gain for the programme.

All of it is computed from the 100 ms measures of each sound; no sample is touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from gaung.making.audio.loudness import DUAL_MONO_LU, Energies, integrated_lufs
from gaung.making.audio.measuring import BLOCK
from gaung.making.audio.redact import Stretch
from gaung.making.audio.sound import Sound
from gaung.making.audio.timeline import Span, Timeline
from gaung.model.bed import MusicBed
from gaung.model.segment import Segment

Curve = NDArray[np.float64]
"""A gain for each 100 ms of the programme, and one for its end; straight lines between them."""

MUSIC_BELOW_SPEECH_LU = 2.0
"""Music seems louder than speech of the same measured loudness, so it is levelled a little lower."""
MOST_GAIN_DB = 30.0
"""A recording that needs more is noise, not speech."""
BLEEP_BELOW_SPEECH_LU = 6.0
"""A bleep is to be heard, not to hurt."""
VERY_QUIET_DB = 20.0
"""A recording that needs more will be heard to hiss."""

ALONE_DB = -6.0
"""How much softer than speech a bed is at least where it sounds alone: at its own level it would be a hole."""
BLOCK_SECONDS_STEP = 0.1
_SPEECH_FLOOR_DB = 18.0
"""A 100 ms this much softer than the segment is a pause."""
_HOLD_BLOCKS = 6
_DUCK_SECONDS, _RISE_SECONDS = 0.3, 1.2
_LIMITED_POWER = 0.6
"""How much of a block's energy the limiter takes when it takes a peak: between none and all (found by measuring)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """What levelling a segment came to."""

    measured_lufs: float
    """Of the mono recording itself."""
    levelling_db: float
    """What the levelling does; the author's `gain_db` comes on top."""
    gain_db: float
    """Both together."""


def target_lufs(heard_lufs: float) -> float:
    """The loudness of a mono file that is heard at `heard_lufs` from two loudspeakers."""
    return heard_lufs - DUAL_MONO_LU


def level(sound: Sound, segment: Segment, target: float) -> Level:
    """The gain that brings a segment to the common loudness `target` (mono), and the author's own on top."""
    measured = integrated_lufs(sound.energies)
    if not isfinite(measured):
        return Level(measured_lufs=measured, levelling_db=0.0, gain_db=0.0)
    wanted = target if segment.kind.is_speech else target - MUSIC_BELOW_SPEECH_LU
    levelling = wanted - measured
    return Level(measured_lufs=measured, levelling_db=levelling, gain_db=levelling + segment.gain_db)


def bleep_peak(target: float) -> float:
    """The peak of a 1 kHz sine that lies under speech of the loudness `target` (mono)."""
    return float(10 ** ((target - BLEEP_BELOW_SPEECH_LU + 3.01) / 20))


def bed_curve(
    bed: MusicBed,
    bed_lufs: float,
    target: float,
    timeline: Timeline,
    segments: Sequence[Segment],
    sounds: Sequence[Sound],
    stretches: Sequence[Stretch] | None = None,
) -> Curve:
    """The gain of the bed: ducked while somebody speaks, away under music, faded at both ends of each of `stretches`.

    These say where in the programme it may sound; everywhere, if they are left out. Where it fills the slot alone, it
    comes up, and sinks under the jingle that follows.
    """
    count = -(-timeline.samples // BLOCK) + 1
    speaks = np.zeros(count, bool)
    away = np.ones(count, bool)
    for one in stretches if stretches is not None else (Stretch(0, timeline.samples),):
        first = -(-one.start // BLOCK) + 1
        away[first : one.end // BLOCK] = False  # silent at its end, which may lie between two points
    alone = np.zeros(count, bool)
    before = 0
    for span, segment, sound in zip(timeline.spans, segments, sounds, strict=True):
        first, last = span.start // BLOCK, min(-(-span.end // BLOCK) + 1, count)
        if segment.kind.is_speech:
            _mark_speech(speaks, sound, first)
        else:
            sinking = round(bed.fade_seconds / BLOCK_SECONDS_STEP) if span.start > before else 0
            away[first + min(sinking, (last - first) // 2) : last] = True
        alone[before // BLOCK : first + 1] |= span.start > before
        before = max(before, span.end)
    alone[before // BLOCK :] |= timeline.samples > before
    step = BLOCK_SECONDS_STEP
    lift_db = max(ALONE_DB - bed.gain_db, 0.0) if alone.any() else 0.0
    ducked = _slopes(
        np.where(speaks, bed.duck_db, np.where(alone, lift_db, 0.0)),
        falling=(lift_db - bed.duck_db) * step / _DUCK_SECONDS,
        rising=(lift_db - bed.duck_db) * step / _RISE_SECONDS,
    )
    fade = step / bed.fade_seconds
    presence = _slopes(np.where(away, 0.0, 1.0), falling=fade, rising=fade)
    return 10 ** ((target + bed.gain_db - bed_lufs + ducked) / 20) * presence


def _mark_speech(speaks: NDArray[np.bool_], sound: Sound, first: int) -> None:
    """Mark the blocks in which a segment is louder than its pauses, and a while after each of them."""
    level = integrated_lufs(sound.energies)
    if not isfinite(level):
        return
    loud = np.flatnonzero(sound.energies > 10 ** ((level + 0.691 - _SPEECH_FLOOR_DB) / 10)) + first
    for held in range(_HOLD_BLOCKS):
        speaks[np.minimum(loud + held, len(speaks) - 1)] = True


def _slopes(wanted: Curve, *, falling: float, rising: float) -> Curve:
    """The highest curve that nowhere exceeds `wanted` and is nowhere steeper than allowed (per step).

    It falls ahead of time, so that the low value is reached when it is wanted.
    """
    steps = np.arange(len(wanted))
    after = np.minimum.accumulate(wanted - rising * steps) + rising * steps
    before = np.minimum.accumulate((after - falling * steps[::-1])[::-1])[::-1] + falling * steps[::-1]
    return np.asarray(before, np.float64)


def programme_gain_db(
    timeline: Timeline,
    sounds: Sequence[Sound],
    gains_db: Sequence[float],
    beds: Sequence[tuple[Sound, Curve, int]],
    target: float,
    ceiling_db: float,
) -> float:
    """The gain that brings the whole programme to `target` (mono), the work of the limiter foreseen.

    Speech and beds do not depend on each other, so their energies add up. A bed is given by its sound, its curve, and
    the sample of the programme at which it begins.
    """
    count = -(-timeline.samples // BLOCK) + 1
    energies, peaks = np.zeros(count), np.zeros(count)
    for span, sound, gain_db in zip(timeline.spans, sounds, gains_db, strict=True):
        _lay(energies, peaks, span, sound, 10 ** (gain_db / 20))
    for sound, curve, start in beds:
        first = start // BLOCK
        if len(sound.energies):
            energies[first:] += np.resize(sound.energies, count - first) * curve[first:count] ** 2
    gain_db = 0.0
    for _ in range(4):
        needed = peaks * 10 ** ((gain_db - ceiling_db) / 20)
        limited = energies * np.maximum(needed, 1.0) ** (-2 * _LIMITED_POWER)
        measured = integrated_lufs(limited)
        if not isfinite(measured):
            return 0.0
        gain_db = target - measured
    return float(gain_db)


def _lay(energies: Energies, peaks: Curve, span: Span, sound: Sound, gain: float) -> None:
    """Add a segment's measures where it stands; blocks that begin between two of the programme's are shared out."""
    own = sound.energies * gain**2 * np.array(list(_weights(span, len(sound.energies))))
    first, between = divmod(span.start, BLOCK)
    part = between / BLOCK
    last = min(first + len(own), len(energies) - 1)
    own, loudest = own[: last - first], (sound.peaks * gain)[: last - first]
    energies[first:last] += (1 - part) * own
    energies[first + 1 : last + 1] += part * own
    peaks[first:last] = np.maximum(peaks[first:last], loudest)


def _weights(span: Span, blocks: int) -> Iterator[float]:
    """How much of each block's energy an equal-power crossfade leaves."""
    for block in range(blocks):
        middle = (block + 0.5) * BLOCK
        weight = 1.0
        if middle < span.fade_in:
            weight *= float(np.sin(np.pi / 2 * middle / span.fade_in)) ** 2
        if span.samples - middle < span.fade_out:
            weight *= float(np.sin(np.pi / 2 * max(span.samples - middle, 0) / span.fade_out)) ** 2
        yield weight
