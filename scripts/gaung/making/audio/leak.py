"""The proof that a replaced voice is not heard: the original is searched for in the finished programme.

Both are turned into the phases of their spectra and correlated, so that the same stretch of sound is found however
soft it is and whatever else sounds with it. Nothing of the original is written anywhere; it is read in pieces.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath

import numpy as np
from numpy.typing import NDArray

from gaung.making.audio.decode import MOST_SECONDS
from gaung.making.audio.ffmpeg import Limits, running
from gaung.making.audio.sniff import SoundError, demuxers_for, regular_file
from gaung.making.audio.wavestream import blocks, read_header

RATE = 8000
"""Samples a second of the search: voices lie below 4 kHz."""
_PIECE_SECONDS = 10
_BATCH = 30
"""Pieces of the original that are looked for in one reading of the programme; it bounds the memory."""
_FIELD = 1 << 18
"""Samples of the programme that are searched at once (33 s)."""
_CLEAR = 6.5
"""How far a correlation must stand out from those of the 50 ms around its lag, to be looked at more closely."""
_MOST_LAGS = 24
_BLOCK = RATE // 20
_NEAR = RATE // 100
_RUN, _ENOUGH = 8, 6
"""Of eight blocks of 50 ms in a row, six must fit best at that very lag: vowels alone fit for a block or two."""
_QUIET = 1e-4
"""A piece softer than this is silence, in which nothing can be found."""

Mono = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where the original sounds in the programme."""

    programme_seconds: float
    original_seconds: float


def leak(original: Path, programme: Path) -> Found | None:
    """The first place where sound of the file `original` is heard in the file `programme`; None if nowhere.

    Half a second is found when it is as loud as the rest, and three seconds when they are 12 dB softer. Raises
    `SoundError` if one of the files cannot be read.
    """
    size = _PIECE_SECONDS * RATE
    pieces = _pieces(original, size)
    while batch := list(islice(pieces, _BATCH)):
        wanted = [
            (seconds, flat, np.conj(np.fft.rfft(flat, _FIELD)))
            for seconds, piece in batch
            if float(np.sqrt(np.mean(np.square(piece)))) >= _QUIET
            for flat in (_phases(piece, _FIELD)[:size],)
        ]
        for start, sound in _fields(programme) if wanted else ():
            spectrum = np.fft.rfft(sound, _FIELD)
            for seconds, flat, conjugate in wanted:
                for lag in _clear_lags(np.abs(np.fft.irfft(spectrum * conjugate, _FIELD)), size):
                    place = _run_at(flat, sound, lag)
                    if place is not None:
                        where = (start + lag + place) / RATE
                        return Found(programme_seconds=where, original_seconds=seconds + place / RATE)
    return None


def _clear_lags(correlation: NDArray[np.float64], size: int) -> list[int]:
    """The lags whose correlation stands out from its surroundings, the clearest first."""
    usual = float(np.sqrt(np.mean(np.square(correlation))))
    high = np.flatnonzero(correlation > 3 * usual)
    reach, hole = RATE // 20, RATE // 1000
    sums = np.concatenate(([0.0], np.cumsum(np.square(np.pad(correlation, reach, mode="wrap"), dtype=np.float64))))
    wide = sums[high + 2 * reach + 1] - sums[high]
    narrow = sums[high + reach + hole + 1] - sums[high + reach - hole]
    around = np.sqrt(np.maximum(wide - narrow, 1e-30) / (2 * (reach - hole)))
    clearness = correlation[high] / around
    best = np.argsort(-clearness)[:_MOST_LAGS]
    lags = high[best[clearness[best] >= _CLEAR]]
    return [int(lag) if lag < _FIELD - size else int(lag) - _FIELD for lag in lags]


def _run_at(piece: Mono, field: Mono, lag: int) -> int | None:
    """Where in `piece` a run begins that fits `field` at `lag` better than at any lag near it; None if nowhere."""
    first, last = max(-lag, 0) + _NEAR, min(len(piece), len(field) - lag) - _NEAR
    fits = []
    for start in range(first, last - _BLOCK, _BLOCK):
        block = piece[start : start + _BLOCK]
        near = field[start + lag - _NEAR : start + lag + _BLOCK + _NEAR]
        likeness = np.abs(np.correlate(near, block, "valid"))
        fits.append(abs(int(np.argmax(likeness)) - _NEAR) <= 1 and likeness.max() > 0)
    if len(fits) < _RUN:
        return None
    counts = np.convolve(fits, np.ones(_RUN), "valid")
    best = int(np.argmax(counts))
    return first + best * _BLOCK if counts[best] >= _ENOUGH else None


def _phases(sound: Mono, size: int) -> Mono:
    """The sound with every frequency equally loud, so that hum, rhythm and tone of voice do not look alike."""
    spectrum = np.fft.rfft(sound, size)
    magnitude = np.abs(spectrum)
    least = 1e-9 + 1e-4 * float(magnitude.max(initial=0.0))
    return np.fft.irfft(spectrum / np.maximum(magnitude, least), size)[:size].astype(np.float32)


def _fields(programme: Path) -> Iterator[tuple[int, Mono]]:
    """The programme in stretches of `_FIELD` samples; each begins in the middle of the one before."""
    held: Mono = np.zeros(0, np.float32)
    start = 0
    for chunk in decoded(programme):
        held = np.concatenate((held, chunk))
        while len(held) >= _FIELD:
            yield start, _phases(held[:_FIELD], _FIELD)
            start, held = start + _FIELD // 2, held[_FIELD // 2 :]
    yield start, _phases(held, _FIELD)[: len(held)]


def _pieces(original: Path, size: int) -> Iterator[tuple[float, Mono]]:
    """The original in pieces of `size` samples, each with the second at which it begins."""
    held: Mono = np.zeros(0, np.float32)
    start = 0
    for chunk in decoded(original):
        held = np.concatenate((held, chunk))
        while len(held) >= size:
            yield start / RATE, held[:size]
            start, held = start + size, held[size:]
    if len(held):
        yield start / RATE, held


def decoded(path: Path) -> Iterator[Mono]:
    """The sound of a file at `RATE`, the louder one of its channels, in chunks of 10 s."""
    shown = PurePosixPath(path.name)
    file = regular_file(path.parent, shown)
    arguments = [
        "-nostdin",
        *("-format_whitelist", demuxers_for(file, shown), "-protocol_whitelist", "file,pipe", "-i", f"file:{file}"),
        *("-map", "0:a:0", "-map_metadata", "-1", "-vn", "-sn", "-dn", "-t", f"{24 * 3600}"),
        *("-af", f"aformat=channel_layouts=mono|stereo,aresample={RATE}"),
        *("-fflags", "+bitexact", "-c:a", "pcm_f32le", "-f", "wav", "pipe:1"),
    ]
    with running(arguments, limits=Limits(seconds=MOST_SECONDS, cpu_seconds=3600)) as run:
        form = read_header(run.output)
        if form is None:
            raise SoundError("audio-unreadable", file=str(shown), said="?")
        for block in blocks(run.output, form, _PIECE_SECONDS):
            clean = np.nan_to_num(np.clip(block, -4.0, 4.0))
            loudest = int(np.argmax(np.sum(np.square(clean), axis=0)))
            yield np.ascontiguousarray(clean[:, loudest])
