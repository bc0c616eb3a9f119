"""The finished programme: gain and limiter set, encoded, measured as encoded, and corrected if need be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log10
from pathlib import Path

from gaung.making.audio import levels
from gaung.making.audio.decode import RATE
from gaung.making.audio.encode import EncodingError, Measured, encode_mp3, measure
from gaung.making.audio.mix import Bed, Voice, limited, mixed
from gaung.making.audio.timeline import Timeline
from gaung.media import Chapter
from gaung.model.show import Loudness
from gaung.place import Place
from gaung.problem import Problem

TOLERANCE_LU = 0.3
CODEC_OVERSHOOT_DB = 2.0
"""By how much a 64k MP3 usually swings beyond what went into it; the limiter stays this much below the ceiling."""
MOST_TRIES = 3
_LENGTH_TOLERANCE_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Mastered:
    """A finished file, and how it was made."""

    measured: Measured
    gain_db: float
    ceiling_dbtp: float
    """Where the limiter stood."""
    tries: int
    """How often it was encoded: once, unless the first try was off."""

    def problems(self, wanted: Loudness, place: Place) -> Iterator[Problem]:
        """What is still off after the correction."""
        if abs(wanted.podcast_lufs - self.measured.loudness_lufs) > TOLERANCE_LU:
            facts = {"measured": self.measured.loudness_lufs, "wanted": wanted.podcast_lufs}
            yield Problem("audio-loudness-missed", place, facts)
        if self.measured.true_peak_dbtp > wanted.true_peak_dbtp:
            facts = {"measured": self.measured.true_peak_dbtp, "wanted": wanted.true_peak_dbtp}
            yield Problem("audio-peak-missed", place, facts)


def master(
    timeline: Timeline,
    voices: Sequence[Voice],
    bed: Bed | None,
    wanted: Loudness,
    to: Path,
    tags: Mapping[str, str],
    chapters: Sequence[Chapter],
) -> Mastered:
    """Write the MP3 `to` so that it has the wanted loudness and peak when it is decoded. Raises `EncodingError`.

    The gain is computed from measures of the segments. If the encoded file shows that it was off, the mix is made
    once more, with gain and ceiling corrected by what was measured; a last time if the limiter took too much of that.
    """
    ceiling = wanted.true_peak_dbtp - CODEC_OVERSHOOT_DB
    sounds = [voice.sound for voice in voices]
    gains_db = [20 * log10(voice.gain) for voice in voices]
    measured_bed = (bed.sound, bed.curve) if bed is not None else None
    target = levels.target_lufs(wanted.podcast_lufs)
    gain_db = levels.programme_gain_db(timeline, sounds, gains_db, measured_bed, target, ceiling)
    measured, tried = _written(timeline, voices, bed, gain_db, ceiling, to, tags, chapters), 1
    slope = 1.0
    while tried < MOST_TRIES and not _is_met(measured, wanted):
        step = max(min((wanted.podcast_lufs - measured.loudness_lufs) / slope, 12.0), -12.0)
        over = measured.true_peak_dbtp - wanted.true_peak_dbtp
        if over > 0:
            ceiling -= over + 0.3
        before, gain_db = measured, gain_db + step
        measured, tried = _written(timeline, voices, bed, gain_db, ceiling, to, tags, chapters), tried + 1
        if abs(step) > TOLERANCE_LU:  # the limiter takes back a part of what the gain adds
            slope = max(min((measured.loudness_lufs - before.loudness_lufs) / step, 1.0), 0.2)
    return Mastered(measured, gain_db, ceiling, tries=tried)


def _is_met(measured: Measured, wanted: Loudness) -> bool:
    is_loud_enough = abs(wanted.podcast_lufs - measured.loudness_lufs) <= TOLERANCE_LU
    return is_loud_enough and measured.true_peak_dbtp <= wanted.true_peak_dbtp


def _written(
    timeline: Timeline,
    voices: Sequence[Voice],
    bed: Bed | None,
    gain_db: float,
    ceiling_dbtp: float,
    to: Path,
    tags: Mapping[str, str],
    chapters: Sequence[Chapter],
) -> Measured:
    encode_mp3(limited(mixed(timeline, voices, bed, gain_db), ceiling_dbtp), to, tags, chapters)
    measured = measure(to)
    if abs(measured.samples - timeline.samples) > _LENGTH_TOLERANCE_SECONDS * RATE:
        raise EncodingError(f"{measured.samples / RATE:.2f} s written, {timeline.samples / RATE:.2f} s planned")
    return measured
