"""A sound moment by moment: for each, 32 bits say between which neighbouring bands the energy rises.

After Haitsma and Kalker, "A Highly Robust Audio Fingerprinting System" (ISMIR 2002). A band is about a semitone wide,
so a sound that was played faster or slower, or sung higher, has its bits in other bands: they are looked up there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import gcd
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gaung.making.audio.decode import RATE as SPOOL_RATE
from gaung.making.audio.leak import RATE, decoded

WINDOW = 2048
HOP = RATE * 16 // 1000
MOMENT_SECONDS = HOP / RATE
WINDOW_SECONDS = WINDOW / RATE
SPOOL = ".s16"
"""The ending of a finished segment's file in the cache."""

_LAG = 8
"""Energies are compared with those 128 ms earlier."""
_BANDS = 33
_LOW_HZ, _HIGH_HZ = 300.0, 2000.0
_PARTS = 3
"""A third of a band, 2 %, is as far as a pitch may be off."""
_FARTHEST = 15
PITCHES = (0, *(sign * steps for steps in range(1, _FARTHEST + 1) for sign in (1, -1)))
"""Pitches in thirds of a band, the nearest first: from 25 % lower to 33 % higher."""
_QUIET = 1e-6
"""Mean power under which nothing can be recognised (-60 dB)."""
_BATCH = 4096
_STRETCH = 1 << 15
"""Moments that are looked at together: nine minutes."""
WEAKEST = 3
"""So many of the least certain bits are tried both ways."""

Prints = NDArray[np.uint32]
_EDGES = np.round(np.geomspace(_LOW_HZ, _HIGH_HZ, _BANDS + 1) * WINDOW / RATE).astype(int)
_STEP = (_HIGH_HZ / _LOW_HZ) ** (1 / _BANDS / _PARTS)
_FINE = _LOW_HZ * _STEP ** np.arange(-_FARTHEST, _BANDS * _PARTS + _FARTHEST + 1) * WINDOW / RATE
_BINS = int(_FINE[-1]) + 2
_WEIGHTS = np.uint32(1) << np.arange(_BANDS - 1, dtype=np.uint32)


class Moments(NamedTuple):
    """A stretch of sound at one pitch."""

    bits: Prints
    """Of each moment; 0 where it is silent."""
    weak: Prints
    """For each moment the masks of its least certain bits, `WEAKEST` columns."""


def moments(path: Path) -> Moments:
    """The moments of a file as it sounds. Raises `SoundError` if it cannot be read."""
    return _joined([_bits(slopes[0], power) for slopes, power in _slopes(path, is_fine=False)])


def at_all_pitches(path: Path, every: int) -> tuple[Moments, list[Prints]]:
    """The moments of a file as it sounds, and the bits of one moment in `every` at each of `PITCHES`.

    Raises `SoundError` if it cannot be read.
    """
    plain, pitched, count = [], [[np.zeros(0, np.uint32)] for _ in PITCHES], 0
    for slopes, power in _slopes(path, is_fine=True):
        plain.append(_bits(slopes[0], power))
        kept = slice(-count % every, None, every)
        for pitch, bits in zip(PITCHES, pitched, strict=True):
            bits.append(_signs(slopes[pitch][kept], power[kept]))
        count += len(power)
    return _joined(plain), [np.concatenate(bits) for bits in pitched]


def stretches(path: Path, overlap: int) -> Iterator[tuple[int, list[Moments]]]:
    """The moments of a file at all pitches, some minutes at a time, and the number of the first moment of each stretch.

    Each begins with the last `overlap` moments of the one before. Raises `SoundError` if it cannot be read.
    """
    held: list[Moments] = []
    start = 0
    for slopes, power in _slopes(path, is_fine=True):
        new = [_bits(slopes[pitch], power) for pitch in PITCHES]
        held = [_joined([*pair]) for pair in zip(held, new, strict=True)] if held else new
        if len(held[0].bits) >= _STRETCH:
            yield start, held
            start += len(held[0].bits) - overlap
            held = [Moments(one.bits[-overlap:], one.weak[-overlap:]) for one in held]
    if held:
        yield start, held


def _joined(parts: Sequence[Moments]) -> Moments:
    if not parts:
        return Moments(np.zeros(0, np.uint32), np.zeros((0, WEAKEST), np.uint32))
    return Moments(np.concatenate([one.bits for one in parts]), np.concatenate([one.weak for one in parts]))


def _bits(change: NDArray[np.float32], power: NDArray[np.float64]) -> Moments:
    weak = _WEIGHTS[np.argpartition(np.abs(change), WEAKEST, axis=1)[:, :WEAKEST]]
    return Moments(_signs(change, power), weak)


def _signs(change: NDArray[np.float32], power: NDArray[np.float64]) -> Prints:
    bits: Prints = ((change > 0) * _WEIGHTS).sum(axis=1).astype(np.uint32)
    bits[power < _QUIET] = 0
    return bits


class _Slopes:
    """How the energy rises from band to band more than it did a little before, at any pitch."""

    def __init__(self, plain: NDArray[np.float32], fine: NDArray[np.float32] | None) -> None:
        self._plain, self._fine = plain, fine

    def __getitem__(self, pitch: int) -> NDArray[np.float32]:
        if pitch == 0 or self._fine is None:
            return self._plain
        first = _FARTHEST + pitch
        return self._fine[:, first : first + _PARTS * (_BANDS - 1) : _PARTS]


def _slopes(path: Path, *, is_fine: bool) -> Iterator[tuple[_Slopes, NDArray[np.float64]]]:
    """Slopes, and each moment's mean power, some thousand moments at a time."""
    held = np.zeros(0, np.float32)
    before: list[NDArray[np.float32] | None] = [None, None]
    for chunk in _spooled(path) if path.suffix == SPOOL else decoded(path):
        held = np.concatenate((held, chunk))
        count = (len(held) - WINDOW) // HOP + 1
        if count < 1:
            continue
        for first in range(0, count, _BATCH):
            rows = min(_BATCH, count - first)
            sound = held[first * HOP : (first + rows - 1) * HOP + WINDOW]
            powers = _powers(sound, rows)
            plain = _change(np.add.reduceat(powers[:, : _EDGES[-1]], _EDGES[:-1], axis=1), 1, before, 0)
            fine = _change(_fine_bands(powers), _PARTS, before, 1) if is_fine else None
            yield _Slopes(plain, fine), _mean_power(sound, rows)
        held = held[count * HOP :]


def _change(
    energies: NDArray[np.float32], apart: int, before: list[NDArray[np.float32] | None], which: int
) -> NDArray[np.float32]:
    """How the slopes between bands that lie `apart` changed; `before[which]` holds the last energies."""
    history = before[which]
    joined = np.concatenate((energies[:1].repeat(_LAG, 0) if history is None else history, energies))
    before[which] = joined[-_LAG:]
    # by their logarithm, so that a louder or softer copy is the same
    levels = np.log(joined.astype(np.float32) + np.float32(1e-9))
    slopes = levels[:, :-apart] - levels[:, apart:]
    change: NDArray[np.float32] = slopes[_LAG:] - slopes[:-_LAG]
    return change


def _fine_bands(powers: NDArray[np.float32]) -> NDArray[np.float32]:
    """The energy in bands that begin every third of a band, above and below the plain ones too."""
    sums = np.pad(np.cumsum(powers, axis=1, dtype=np.float64), ((0, 0), (1, 0)))
    low = _FINE.astype(int)
    part = _FINE - low
    below = sums[:, low] * (1 - part) + sums[:, low + 1] * part
    energies: NDArray[np.float32] = (below[:, _PARTS:] - below[:, :-_PARTS]).astype(np.float32)
    return energies


def _powers(sound: NDArray[np.float32], rows: int) -> NDArray[np.float32]:
    from scipy import fft

    frames = np.lib.stride_tricks.sliding_window_view(sound, WINDOW)[::HOP][:rows]
    spectra = fft.rfft(frames * np.hanning(WINDOW).astype(np.float32), axis=1)[:, :_BINS]
    powers: NDArray[np.float32] = np.square(spectra.real) + np.square(spectra.imag)
    return powers


def _mean_power(sound: NDArray[np.float32], rows: int) -> NDArray[np.float64]:
    steps = np.square(sound[: len(sound) // HOP * HOP], dtype=np.float64).reshape(-1, HOP).sum(axis=1)
    sums = np.concatenate(([0.0], np.cumsum(steps)))
    each = WINDOW // HOP
    return (sums[each : each + rows] - sums[:rows]) / WINDOW


def _spooled(path: Path) -> Iterator[NDArray[np.float32]]:
    """The sound of a finished segment as the cache keeps it: 16-bit samples and nothing else."""
    # SciPy takes a second to import, and few builds have something withdrawn to look for
    from scipy.signal import resample_poly

    step = gcd(RATE, SPOOL_RATE)
    with path.open("rb") as stream:
        while block := stream.read(2 * 10 * SPOOL_RATE):
            sound = np.frombuffer(block[: len(block) // 2 * 2], "<i2").astype(np.float32) / np.float32(32768.0)
            yield resample_poly(sound, RATE // step, SPOOL_RATE // step).astype(np.float32)
