"""A recording as a meter sees it: loudness, loudness range and true peak of any file, channel by channel.

Loudness after ITU-R BS.1770-4 and EBU Tech 3341, loudness range after EBU Tech 3342. Nothing is mixed down or
resampled before it is measured: the average of left and right is softer than both of them together.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

import numpy as np
from numpy.typing import NDArray

from gaung.making.audio.ffmpeg import Ended, Limits, running
from gaung.making.audio.loudness import (
    BLOCK_SECONDS,
    DUAL_MONO_LU,
    Energies,
    Meter,
    integrated_lufs,
    loudness_range_lu,
    lufs,
)
from gaung.making.audio.oversample import TruePeak
from gaung.making.audio.sniff import SoundError, demuxers_for, regular_file
from gaung.making.audio.wavestream import blocks, read_header

MOST_SECONDS = 12 * 3600
"""A longer file is refused."""
_CHUNK_SECONDS = 5.0
_LOUDEST = np.float32(64.0)
"""Samples beyond ±64 (+36 dB over full scale) come from broken files only."""
_FINE = 10
"""Energies are kept for each 10 ms: Tech 3341 cases 10 to 14 start their tones between two steps of 100 ms."""
_SURROUND = 1.41
"""What the surround channels weigh (BS.1770-4, table 3); the low-frequency channel does not count."""
_WEIGHTS = {5: (1.0, 1.0, 1.0, _SURROUND, _SURROUND), 6: (1.0, 1.0, 1.0, 0.0, _SURROUND, _SURROUND)}
"""By number of channels, in the order of WAV: left, right, centre, (low frequency,) surround left and right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeterReading:
    """What a meter shows for a whole file. A loudness of silence, and its peak, are -inf."""

    seconds: float
    rate: int
    channels: int
    is_dual_mono: bool
    """Whether it is a mono file that was taken as played from two loudspeakers (3.01 LU louder)."""
    integrated_lufs: float
    momentary_max_lufs: float
    """The loudest 400 ms."""
    short_term_max_lufs: float
    """The loudest 3 s."""
    loudness_range_lu: float
    true_peak_dbtp: float
    """Of the channel that has the highest one."""
    damaged_places: int = 0
    """How many complaints ffmpeg had, and whether values that are no numbers were left out."""

    def as_json(self) -> dict[str, str | int | float | bool | None]:
        """The reading with figures to two decimals; what is -inf is None, for JSON has no such number."""
        figures: dict[str, str | int | float | bool | None] = {
            "seconds": round(self.seconds, 3),
            "sample_rate_hz": self.rate,
            "channels": self.channels,
            "dual_mono": self.is_dual_mono,
        }
        for name in (
            "integrated_lufs",
            "momentary_max_lufs",
            "short_term_max_lufs",
            "loudness_range_lu",
            "true_peak_dbtp",
        ):
            figure = float(getattr(self, name))
            figures[name] = round(figure, 2) if math.isfinite(figure) else None
        return figures


def measure(path: Path, dual_mono: bool = True) -> MeterReading:
    """Measure the recording at `path`. With `dual_mono`, a mono file counts as played from two loudspeakers.

    Raises `SoundError` for a file that holds no sound that can be read.
    """
    shown = PurePosixPath(path.name)
    file = regular_file(path.parent, shown)
    arguments = [
        "-nostdin",
        *("-format_whitelist", demuxers_for(file, shown), "-protocol_whitelist", "file,pipe", "-i", f"file:{file}"),
        *("-map", "0:a:0", "-map_metadata", "-1", "-map_chapters", "-1", "-vn", "-sn", "-dn"),
        *("-t", f"{MOST_SECONDS + 1}", "-af", "asetnsamples=n=32768:p=0"),
        *("-fflags", "+bitexact", "-c:a", "pcm_f32le", "-f", "wav", "pipe:1"),
    ]
    gauge = None
    with running(arguments, limits=Limits(seconds=3600, cpu_seconds=3600)) as run:
        form = read_header(run.output)
        if form is not None:
            gauge = Gauge(form.rate, form.channels)
            for block in blocks(run.output, form, _CHUNK_SECONDS):
                gauge.add(block)
    return _judged(run.ended, shown, gauge, dual_mono)


def _judged(ended: Ended, shown: PurePosixPath, gauge: Gauge | None, dual_mono: bool) -> MeterReading:
    """The reading, unless ffmpeg's end says that there is none."""
    if ended.was_killed:
        raise SoundError("audio-took-too-long", file=str(shown))
    if gauge is None or gauge.frames == 0:
        code = "audio-empty" if ended.exit_code == 0 else "audio-not-a-recording"
        raise SoundError(code, file=str(shown))
    if gauge.frames > MOST_SECONDS * gauge.rate:
        raise SoundError("audio-too-long", file=str(shown), most_minutes=MOST_SECONDS // 60)
    complaints = len(ended.messages("error")) + (ended.exit_code != 0)
    return gauge.reading(dual_mono=dual_mono, complaints=complaints)


class _FineMeter(Meter):
    """A `Meter` that keeps the energy of each 10 ms."""

    def __init__(self, rate: int, channels: int) -> None:
        super().__init__(rate, channels)
        self._block /= _FINE


@dataclass(slots=True)
class Gauge:
    """Measures a stream of frames x channels as it comes."""

    rate: int
    channels: int
    frames: int = 0
    _bad_blocks: int = 0
    _meter: _FineMeter = field(init=False)
    _peaks: list[TruePeak] = field(init=False)
    _weights: NDArray[np.float32] = field(init=False)

    def __post_init__(self) -> None:
        self._meter = _FineMeter(self.rate, self.channels)
        self._peaks = [TruePeak(self.rate) for _ in range(self.channels)]
        weights = _WEIGHTS.get(self.channels, (1.0,) * self.channels)
        self._weights = np.sqrt(np.array(weights, np.float32))

    def add(self, block: NDArray[np.float32]) -> None:
        """Take the next frames (frames x channels); values that are no numbers are left out of the measure."""
        if not np.max(np.abs(block), initial=0.0) <= _LOUDEST:
            self._bad_blocks += 1
            block = np.where(np.abs(block) <= _LOUDEST, block, np.float32(0.0))
        self.frames += len(block)
        for channel, peak in enumerate(self._peaks):
            peak.add(np.ascontiguousarray(block[:, channel]))
        self._meter.add(block if np.all(self._weights == 1.0) else block * self._weights)

    def reading(self, *, dual_mono: bool, complaints: int = 0) -> MeterReading:
        """What was measured so far; nothing can be added after it."""
        seconds = self.frames / self.rate
        # frames wait for a whole step, and a low rate's values for what comes after them; silence lets them out
        self._meter.add(np.zeros((round(self.rate * 0.1), self.channels), np.float32))
        fine = self._meter.energies[: max(round(seconds / BLOCK_SECONDS * _FINE), 1)]
        coarse = fine[: len(fine) // _FINE * _FINE].reshape(-1, _FINE).mean(axis=1)
        is_dual_mono = dual_mono and self.channels == 1
        louder = DUAL_MONO_LU if is_dual_mono else 0.0
        return MeterReading(
            seconds=seconds,
            rate=self.rate,
            channels=self.channels,
            is_dual_mono=is_dual_mono,
            integrated_lufs=integrated_lufs(coarse if len(coarse) else fine) + louder,
            momentary_max_lufs=loudest_lufs(fine, 0.4) + louder,
            short_term_max_lufs=loudest_lufs(fine, 3.0) + louder,
            loudness_range_lu=loudness_range_lu(coarse * 10 ** (louder / 10)),
            true_peak_dbtp=max(peak.dbtp() for peak in self._peaks),
            damaged_places=complaints + self._bad_blocks,
        )

    def energies(self) -> Energies:
        """The energy of each full 10 ms so far."""
        return self._meter.energies


def loudest_lufs(fine: Energies, window_seconds: float) -> float:
    """The loudness of the loudest stretch of `window_seconds`, moved in steps of 10 ms; -inf if there is none.

    A sound that is shorter than the window is taken as followed by silence, as a live meter would see it.
    """
    steps = round(window_seconds / BLOCK_SECONDS * _FINE)
    if len(fine) < steps:
        fine = np.concatenate((fine, np.zeros(steps - len(fine))))
    sums = np.concatenate(([0.0], np.cumsum(fine)))
    return lufs(float(np.max(sums[steps:] - sums[:-steps])) / steps)
