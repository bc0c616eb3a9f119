"""The finished programme: gain and limiter set, encoded, measured as encoded, and corrected if need be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log10

from gaung.making.audio import levels
from gaung.making.audio.decode import RATE
from gaung.making.audio.encode import EncodingError, Measured, Target, encode, measure
from gaung.making.audio.mix import Bed, Voice, limited, mixed
from gaung.making.audio.timeline import Timeline
from gaung.media import Chapter
from gaung.model.show import Loudness
from gaung.place import Place
from gaung.problem import Problem

TOLERANCE_LU = 0.3
MOST_TRIES = 3
_LENGTH_TOLERANCE_SECONDS = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """A programme ready to be mixed, and what its files say about themselves."""

    timeline: Timeline
    voices: Sequence[Voice]
    bed: Bed | None
    tags: Mapping[str, str]
    chapters: Sequence[Chapter]


@dataclass(frozen=True, slots=True)
class Mastered:
    """Finished files, and how they were made."""

    measured: tuple[Measured, ...]
    """Of each target, as encoded."""
    gain_db: float
    ceiling_dbtp: float
    """Where the limiter stood."""
    tries: int
    """How often it was encoded: once, unless the first try was off."""

    def problems(self, wanted: Loudness, place: Place) -> Iterator[Problem]:
        """What is still off after the correction."""
        for one in self.measured:
            if abs(wanted.podcast_lufs - one.loudness_lufs) > TOLERANCE_LU:
                facts = {"measured": one.loudness_lufs, "wanted": wanted.podcast_lufs}
                yield Problem("audio-loudness-missed", place, facts)
            if one.true_peak_dbtp > wanted.true_peak_dbtp:
                facts = {"measured": one.true_peak_dbtp, "wanted": wanted.true_peak_dbtp}
                yield Problem("audio-peak-missed", place, facts)


def master(mix: Mix, wanted: Loudness, targets: Sequence[Target]) -> Mastered:
    """Write the targets so that each has the wanted loudness and peak when it is decoded. Raises `EncodingError`.

    The gain is computed from measures of the segments. If an encoded file shows that it was off, all are made once
    more, with gain and ceiling corrected by what was measured; a last time if the limiter took too much of that.
    """
    ceiling = wanted.true_peak_dbtp - max(one.format.overshoot_db for one in targets)
    gain_db = _foreseen_gain_db(mix, wanted, ceiling)
    measured, tried = _written(mix, gain_db, ceiling, targets), 1
    slope = 1.0
    while tried < MOST_TRIES and not all(_is_met(one, wanted) for one in measured):
        before = measured
        off = [wanted.podcast_lufs - one.loudness_lufs for one in measured]
        # the first target's error is mended by the gain of the mix, what the others differ from it by their own
        step = max(min(off[0] / slope, 12.0), -12.0)
        targets = [replace(one, trim_db=one.trim_db + mine - off[0]) for one, mine in zip(targets, off, strict=True)]
        over = max(one.true_peak_dbtp for one in measured) - wanted.true_peak_dbtp
        if over > 0:
            ceiling -= over + 0.3
        gain_db += step
        measured, tried = _written(mix, gain_db, ceiling, targets), tried + 1
        if abs(step) > TOLERANCE_LU:  # the limiter takes back a part of what the gain adds
            slope = max(min((measured[0].loudness_lufs - before[0].loudness_lufs) / step, 1.0), 0.2)
    return Mastered(measured, gain_db, ceiling, tries=tried)


def _foreseen_gain_db(mix: Mix, wanted: Loudness, ceiling: float) -> float:
    sounds = [voice.sound for voice in mix.voices]
    gains_db = [20 * log10(voice.gain) for voice in mix.voices]
    bed = (mix.bed.sound, mix.bed.curve) if mix.bed is not None else None
    target = levels.target_lufs(wanted.podcast_lufs)
    return levels.programme_gain_db(mix.timeline, sounds, gains_db, bed, target, ceiling)


def _is_met(measured: Measured, wanted: Loudness) -> bool:
    is_loud_enough = abs(wanted.podcast_lufs - measured.loudness_lufs) <= TOLERANCE_LU
    return is_loud_enough and measured.true_peak_dbtp <= wanted.true_peak_dbtp


def _written(mix: Mix, gain_db: float, ceiling_dbtp: float, targets: Sequence[Target]) -> tuple[Measured, ...]:
    chunks = limited(mixed(mix.timeline, mix.voices, mix.bed, gain_db), ceiling_dbtp)
    encode(chunks, targets, mix.tags, mix.chapters)
    measured = tuple(measure(one.path) for one in targets)
    planned = mix.timeline.samples
    for one in measured:
        if abs(one.samples - planned) > _LENGTH_TOLERANCE_SECONDS * RATE:
            raise EncodingError(f"{one.samples / RATE:.2f} s written, {planned / RATE:.2f} s planned")
    return measured
