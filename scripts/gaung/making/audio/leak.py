"""The proof that a replaced voice is not heard: the original is searched for in the finished programme.

Both are turned into the phases of their spectra and correlated, so that the same stretch of sound is found however
soft it is and whatever else sounds with it. Nothing of the original is written anywhere; it is read in pieces.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
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
_BATCH = 48
"""Pieces of originals that are looked for in one reading of the programme; it bounds the memory (1.4 MB each)."""
_THREADS = 2
_FIELD = 1 << 18
"""Samples of the programme that are searched at once (33 s)."""
_CLEAR = 6.5
"""How far a correlation must stand out from those of the 50 ms around its lag, to be looked at more closely."""
_MOST_LAGS = 24
_STEP = RATE // 500
_REACH = 25
"""Steps on each side of a lag with which it is compared."""
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


@dataclass(frozen=True, slots=True)
class _Piece:
    """Ten seconds of an original, ready to be looked for."""

    original: int
    seconds: float
    """Where it begins in it."""
    flat: Mono
    """Its phases."""
    conjugate: NDArray[np.complex64]
    """Of its spectrum."""


def leak(original: Path, programme: Path) -> Found | None:
    """The first place where sound of the file `original` is heard in the file `programme`; None if nowhere.

    Half a second is found when it is as loud as the rest, and three seconds when they are 12 dB softer. Raises
    `SoundError` if one of the files cannot be read.
    """
    return leaked([original], programme).get(0)


def leaked(originals: Sequence[Path], programme: Path) -> dict[int, Found]:
    """The first place where each of `originals` is heard in the file `programme`, by number; see `leak`."""
    pieces = (piece for number, path in enumerate(originals) for piece in _flat_pieces(number, path))
    found: dict[int, Found] = {}
    with ThreadPoolExecutor(_THREADS) as pool:
        while batch := list(islice(pieces, _BATCH)):
            for start, sound in _fields(programme):
                wanted = [piece for piece in batch if piece.original not in found]
                if not wanted:
                    break
                spectrum = np.fft.rfft(sound, _FIELD).astype(np.complex64)
                search = partial(_found_in, start, sound, spectrum)
                for hit in pool.map(search, (wanted[turn::_THREADS] for turn in range(_THREADS))):
                    for number, place in hit.items():
                        found.setdefault(number, place)
    return found


def _found_in(start: int, sound: Mono, spectrum: NDArray[np.complex64], pieces: Sequence[_Piece]) -> dict[int, Found]:
    """The originals of which a piece sounds in a field that begins at sample `start` of the programme."""
    found: dict[int, Found] = {}
    for piece in pieces:
        if piece.original in found:
            continue
        size = len(piece.flat)
        for lag in _clear_lags(np.abs(np.fft.irfft(spectrum * piece.conjugate, _FIELD)), size):
            place = _run_at(piece.flat, sound, lag)
            if place is not None:
                where = (start + lag + place) / RATE
                found[piece.original] = Found(programme_seconds=where, original_seconds=piece.seconds + place / RATE)
                break
    return found


def _clear_lags(correlation: NDArray[np.float32], size: int) -> list[int]:
    """The lags whose correlation stands out from its surroundings, the clearest first."""
    powers = np.square(correlation)
    high = np.flatnonzero(powers > 9 * powers.mean(dtype=np.float64))
    # the 50 ms on both sides in steps of 2 ms; the step of the lag itself and its neighbours are left out
    steps = np.pad(powers.reshape(-1, _STEP).sum(axis=1, dtype=np.float64), _REACH, mode="wrap")
    sums = np.concatenate(([0.0], np.cumsum(steps)))
    middle = high // _STEP + _REACH
    wide = sums[middle + _REACH + 1] - sums[middle - _REACH]
    narrow = sums[middle + 2] - sums[middle - 1]
    around = np.sqrt(np.maximum(wide - narrow, 1e-30) / ((2 * _REACH - 2) * _STEP))
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
    """The programme in stretches of `_FIELD` samples, which overlap by a piece, so that each piece lies in one."""
    step = _FIELD - _PIECE_SECONDS * RATE
    held: Mono = np.zeros(0, np.float32)
    start = 0
    for chunk in decoded(programme):
        held = np.concatenate((held, chunk))
        while len(held) >= _FIELD:
            yield start, _phases(held[:_FIELD], _FIELD)
            start, held = start + step, held[step:]
    yield start, _phases(held, _FIELD)[: len(held)]


def _flat_pieces(number: int, original: Path) -> Iterator[_Piece]:
    """What of an original can be looked for."""
    size = _PIECE_SECONDS * RATE
    for seconds, piece in _pieces(original, size):
        if float(np.sqrt(np.mean(np.square(piece)))) >= _QUIET:
            flat = _phases(piece, _FIELD)[:size]
            yield _Piece(number, seconds, flat, np.conj(np.fft.rfft(flat, _FIELD)).astype(np.complex64))


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
