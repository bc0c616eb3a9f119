"""How loud it all is, for the editor: each file, each segment before and after, the curve over time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isfinite, log10
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gaung.making.audio.decode import RATE
from gaung.making.audio.loudness import (
    BLOCK_SECONDS,
    SILENT_LUFS,
    Energies,
    as_heard_lufs,
    integrated_lufs,
    loudest_short_term_lufs,
    loudness_range_lu,
    momentary_max_lufs,
    short_term_lufs,
)
from gaung.making.audio.master import Mastered
from gaung.making.audio.measuring import BLOCK
from gaung.making.audio.mix import Voice
from gaung.making.audio.proof import Measured
from gaung.media import FileLoudness, LoudnessReport, SegmentLoudness
from gaung.model.episode import Episode

MOST_POINTS = 1200
"""Of the curve and of the peaks: what a picture of that width can show."""


def loudness_report(
    to: Path, episode: Episode, voices: Sequence[Voice], mastered: Sequence[Mastered]
) -> LoudnessReport:
    """The report on the finished files below the folder `to`."""
    first = mastered[0].measured
    step = -(-max(len(first.energies), 1) // MOST_POINTS)
    curve = short_term_lufs(first.energies)[::step]
    return LoudnessReport(
        files=tuple(_file(to, one) for one in mastered),
        segments=tuple(_segments(episode, voices, first, mastered[0].gain_db)),
        seconds=round(first.samples / RATE, 3),
        short_term_step_seconds=round(step * BLOCK_SECONDS, 1),
        short_term_lufs=tuple(_loudness(as_heard_lufs(one)) for one in curve),
        peaks=_peaks(first.peaks),
    )


def _file(to: Path, mastered: Mastered) -> FileLoudness:
    goal, measured = mastered.order.goal, mastered.measured
    energies = measured.energies
    return FileLoudness(
        file=mastered.order.target.path.relative_to(to).as_posix(),
        as_heard=goal.is_as_heard,
        wanted_lufs=round(goal.shown_lufs(goal.lufs), 2),
        integrated_lufs=_loudness(goal.shown_lufs(measured.loudness_lufs)),
        momentary_max_lufs=_loudness(goal.shown_lufs(momentary_max_lufs(energies))),
        short_term_max_lufs=_loudness(goal.shown_lufs(loudest_short_term_lufs(energies))),
        loudness_range_lu=round(loudness_range_lu(energies), 2),
        true_peak_dbtp=round(measured.true_peak_dbtp, 2),
        gain_db=round(mastered.gain_db, 2),
        ceiling_dbtp=round(mastered.ceiling_dbtp, 2),
        tries=mastered.tries,
    )


def _segments(
    episode: Episode, voices: Sequence[Voice], finished: Measured, gain_db: float
) -> Iterator[SegmentLoudness]:
    for segment, voice in zip(episode.segments, voices, strict=True):
        yield SegmentLoudness(
            title=segment.title,
            kind=str(segment.kind),
            start_seconds=round(voice.span.start / RATE, 3),
            end_seconds=round(voice.span.end / RATE, 3),
            recorded_lufs=_loudness(integrated_lufs(voice.sound.energies)),
            finished_lufs=_loudness(integrated_lufs(_between(finished.energies, voice.span.start, voice.span.end))),
            gain_db=round(20 * log10(voice.gain) + gain_db, 2),
        )


def _between(energies: Energies, start: int, end: int) -> Energies:
    """The full 100 ms from sample `start` to sample `end`."""
    return energies[-(-start // BLOCK) : end // BLOCK]


def _loudness(lufs: float) -> float | None:
    """Rounded; None for what a meter calls silence."""
    return round(lufs, 2) if isfinite(lufs) and lufs > SILENT_LUFS else None


def _peaks(fine: NDArray[np.float32]) -> tuple[float, ...]:
    """The mean peaks of up to `MOST_POINTS` equal parts."""
    count = min(len(fine), MOST_POINTS)
    if count == 0:
        return ()
    borders = np.arange(count) * len(fine) // count
    means = np.add.reduceat(fine.astype(np.float64), borders) / np.diff(borders, append=len(fine))
    return tuple(round(float(one), 3) for one in means)
