"""The proof: what was written is decoded again, as a listener's player does it, and measured."""

from __future__ import annotations

import math
import wave
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gaung.making.audio.decode import CHUNK_SECONDS, RATE, Samples
from gaung.making.audio.encode import EncodingError
from gaung.making.audio.ffmpeg import Limits, in_graph, running
from gaung.making.audio.loudness import Energies, Meter
from gaung.making.audio.oversample import TruePeak
from gaung.making.audio.wavestream import WaveForm, blocks, read_header

_ALONE = frozenset({".mp3", ".opus"})
"""What ffmpeg decodes as a filter. It does not take MP2, and with FLAC, whose decoder has threads of its own, it once
crashed under load."""
_BY_LIBSNDFILE = frozenset({".mp3"})
"""What mpg123, inside libsndfile, decodes in two thirds of ffmpeg's time. Its Opus takes twice as long."""
_PEAKS_A_SECOND = 50
"""How many values of `Measured.peaks` a second has: one for each 20 ms."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a finished file holds, decoded again."""

    samples: int
    loudness_lufs: float
    """Integrated, of the one channel; -120 for silence."""
    true_peak_dbtp: float
    energies: Energies
    """K-weighted mean square of each 100 ms, from which all else about loudness is known."""
    peaks: NDArray[np.float32]
    """Largest absolute sample of each 20 ms."""


def measure(file: Path) -> Measured:
    """Decode a finished mono file and measure it, at its own rate. Raises `EncodingError` if it cannot be read."""
    if file.suffix == ".wav":
        return _measured(file, _of_wave(file))
    if file.suffix in _BY_LIBSNDFILE:
        try:
            return _measured(file, _ahead(_by_libsndfile(file)))
        except EncodingError:  # it is measured the slow way before anybody is told that it cannot be read
            pass
    if file.suffix in _ALONE:
        try:
            return _measured(file, _decoded(file, _as_a_filter))
        except EncodingError:
            pass
    return _measured(file, _decoded(file, _in_threads))


def _measured(file: Path, sound: Iterator[tuple[WaveForm, Samples]]) -> Measured:
    gauge = None
    for form, chunk in sound:
        gauge = gauge or _Gauge(form.rate)
        gauge.add(chunk)
    if gauge is None:
        raise EncodingError(f"{file.name} is empty")
    return gauge.measured()


def _of_wave(file: Path) -> Iterator[tuple[WaveForm, Samples]]:
    """The samples of a 16-bit mono WAV."""
    with wave.open(str(file)) as stream:
        form = WaveForm(rate=stream.getframerate(), channels=stream.getnchannels())
        while part := stream.readframes(form.rate * CHUNK_SECONDS):
            yield form, np.frombuffer(part, "<i2") * np.float32(1 / 32768)


def _by_libsndfile(file: Path) -> Iterator[tuple[WaveForm, Samples]]:
    """The samples of a compressed mono file, by another decoder than that of the program which wrote it."""
    try:
        import soundfile
    except OSError as error:  # the package is there, but no libsndfile for this system
        raise EncodingError(str(error)) from error
    try:
        with soundfile.SoundFile(file) as stream:
            form = WaveForm(rate=stream.samplerate, channels=stream.channels)
            while len(part := stream.read(form.rate * CHUNK_SECONDS, dtype="float32")):
                yield form, part
    except soundfile.SoundFileError as error:
        raise EncodingError(str(error)) from error


def _ahead(sound: Iterator[tuple[WaveForm, Samples]]) -> Iterator[tuple[WaveForm, Samples]]:
    """The same, each part decoded while the one before it is measured."""
    with ThreadPoolExecutor(1) as pool:
        coming = pool.submit(next, sound, None)
        while (part := coming.result()) is not None:
            coming = pool.submit(next, sound, None)
            yield part


def _decoded(file: Path, source: Callable[[str], list[str]]) -> Iterator[tuple[WaveForm, Samples]]:
    """The samples of a compressed mono file, at the rate its decoder gives: 48 kHz for Opus."""
    arguments = [
        *("-nostdin", *source(f"file:{file}")),
        *("-fflags", "+bitexact", "-flags:a", "+bitexact", "-c:a", "pcm_f32le", "-f", "wav", "pipe:1"),
    ]
    with running(arguments, limits=Limits(seconds=4 * 3600, cpu_seconds=3600, is_batch=True)) as run:
        form = read_header(run.output)
        for block in blocks(run.output, form, CHUNK_SECONDS) if form is not None else ():
            assert form is not None
            yield form, block[:, 0]
    if run.ended.exit_code != 0 or run.ended.messages("error"):
        raise EncodingError("; ".join(run.ended.messages("error")[:2]) or f"exit {run.ended.exit_code}")


_LARGE_FRAMES = "asetnsamples=n=32768:p=0"


def _as_a_filter(name: str) -> list[str]:
    """How ffmpeg decodes in one thread: a third of the work, for it hands no packet from one to the next."""
    return ["-f", "lavfi", "-i", f"amovie={in_graph(name)},{_LARGE_FRAMES}"]


def _in_threads(name: str) -> list[str]:
    """How ffmpeg usually decodes."""
    return ["-i", name, "-map", "0:a:0", "-map_metadata", "-1", "-map_chapters", "-1", "-af", _LARGE_FRAMES]


class _Gauge:
    """Loudness, true peak and peaks of one channel."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._samples = 0
        self._meter, self._true_peak, self._peaks = Meter(rate, precise=False), TruePeak(rate), _Peaks(rate)

    def add(self, sound: Samples) -> None:
        """Take the next samples."""
        self._samples += len(sound)
        self._meter.add(sound)
        self._true_peak.add(sound)
        self._peaks.add(sound)

    def measured(self) -> Measured:
        """What it came to."""
        loudness = self._meter.integrated_lufs()
        return Measured(
            round(self._samples * RATE / self._rate),
            loudness if math.isfinite(loudness) else -120.0,
            max(self._true_peak.dbtp(), -120.0),
            self._meter.energies,
            self._peaks.all(),
        )


class _Peaks:
    """The largest absolute sample of each 20 ms of a stream."""

    def __init__(self, rate: int) -> None:
        self._each = rate // _PEAKS_A_SECOND
        self._found: list[NDArray[np.float32]] = []
        self._rest = np.zeros(0, np.float32)

    def add(self, chunk: Samples) -> None:
        """Take the next samples."""
        sound = np.concatenate((self._rest, chunk)) if len(self._rest) else chunk
        whole = len(sound) // self._each * self._each
        rows = sound[:whole].reshape(-1, self._each)
        self._found.append(np.maximum(rows.max(axis=1), -rows.min(axis=1)))
        self._rest = sound[whole:].copy()

    def all(self) -> NDArray[np.float32]:
        """All so far, the last one of fewer samples."""
        last = [np.abs(self._rest).max(keepdims=True)] if len(self._rest) else []
        return np.concatenate([*self._found, *last]) if self._found or last else np.zeros(0, np.float32)
