"""Loudness after ITU-R BS.1770-4: a meter that is fed in chunks and keeps the energy of each 100 ms.

The kept energies are enough to gate again after a change of gain, or for a part of the recording, without touching
the sound again.
"""

from __future__ import annotations

from math import isfinite, log10
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from gaung.making.audio.kfilter import KFilter, Real
from gaung.making.audio.oversample import Oversampler

Energies: TypeAlias = NDArray[np.float64]
"""Mean square of the K-weighted sound, all channels added, one value for each 100 ms."""

BLOCK_SECONDS = 0.1
SILENT_LUFS = -70.0
"""The absolute gate of BS.1770: softer blocks do not count."""
DUAL_MONO_LU = 10 * log10(2)
"""How much louder a mono file is as heard, because it is played from two loudspeakers: 3.01 LU."""
_OFFSET = -0.691
_LOWEST_RATE = 32_000
"""Below this the shelf of the K filter is bent by its nearness to half the sample rate; the sound is oversampled."""


class Meter:
    """Measures one or two channels as they come. `add` chunks of any length, then ask."""

    def __init__(self, rate: int, channels: int = 1, *, precise: bool = True) -> None:
        """`precise` filters in 64 bits; 32 bits are a fifth faster and differ by less than 0.01 LU."""
        self._factor = 1
        while rate * self._factor < _LOWEST_RATE:
            self._factor += 1
        self._up = [Oversampler(self._factor) for _ in range(channels)] if self._factor > 1 else []
        inner_rate = rate * self._factor
        # 44,056 Hz and the like have no whole number of samples in 100 ms, so borders are rounded each on its own
        self._block = inner_rate * BLOCK_SECONDS
        self._frame = _frame_of(inner_rate)
        number = np.float64 if precise else np.float32
        self._filters = [KFilter(inner_rate, self._frame, number) for _ in range(channels)]
        self._waiting: Real = np.zeros((0, channels), np.float32)
        self._energies: list[Energies] = []
        self._open = 0.0
        self._position = 0

    def add(self, chunk: Real) -> None:
        """Take the next samples: one-dimensional for mono, frames x channels otherwise."""
        channels: Real = chunk.reshape(len(chunk), -1)
        if channels.shape[1] != len(self._filters):
            raise ValueError("the meter was made for another number of channels")
        if self._up:
            columns = [up.add(channels[:, index].astype(np.float32)) for index, up in enumerate(self._up)]
            channels = np.stack(columns, axis=1)
        sound: Real = channels
        if len(self._waiting):
            sound = np.concatenate((self._waiting, channels)).astype(channels.dtype)
        whole = len(sound) // self._frame * self._frame
        self._waiting = sound[whole:].copy()
        if not whole:
            return
        squares: Real = np.zeros(1)
        for index, filter_ in enumerate(self._filters):
            weighted = filter_.add(np.ascontiguousarray(sound[:whole, index]).reshape(-1, self._frame))
            np.square(weighted, out=weighted)
            squares = weighted if index == 0 else squares + weighted
        self._sum_blocks(squares.reshape(-1))

    def _sum_blocks(self, squares: Real) -> None:
        """Add up the squares of each block that ends within this chunk; the rest waits for the next one."""
        first = int(self._position / self._block + 1e-9)
        last = int((self._position + len(squares)) / self._block + 1e-9)
        borders = np.rint(np.arange(first + 1, last + 1) * self._block).astype(np.int64) - self._position
        borders = np.clip(borders, 0, len(squares))
        starts = np.concatenate(([0], borders)).astype(np.int64)
        ends = np.concatenate((borders, [len(squares)])).astype(np.int64)
        even = self._block == int(self._block) and len(borders) > 1
        if even:  # the common case: whole blocks of one size, added by a reshape
            whole = squares[starts[1] : ends[-2]].reshape(-1, int(self._block)).sum(axis=1, dtype=np.float64)
            sums = np.concatenate(([squares[: ends[0]].sum(dtype=np.float64)], whole, [squares[starts[-1] :].sum()]))
        else:
            sums = np.array([squares[a:b].sum(dtype=np.float64) for a, b in zip(starts, ends, strict=True)])
        sums[0] += self._open
        self._energies.append(sums[:-1] / self._block)
        self._open = float(sums[-1])
        self._position += len(squares)

    @property
    def energies(self) -> Energies:
        """The energy of each full 100 ms so far."""
        return np.concatenate(self._energies) if self._energies else np.zeros(0)

    def integrated_lufs(self) -> float:
        """Gated loudness of all that was added; -inf for silence."""
        return integrated_lufs(self.energies)


def _frame_of(rate: int) -> int:
    """The number of samples in a filter's frame: one that divides 100 ms, so that no block waits for its last ones."""
    block, rest = divmod(rate, 10)
    return next((size for size in range(64, 15, -1) if block % size == 0), 32) if rest == 0 else 32


def lufs(energy: float) -> float:
    """The loudness of a mean square, in LUFS; -inf for nothing."""
    return _OFFSET + 10 * log10(energy) if energy > 0 else -float("inf")


def _windows(energies: Energies, blocks: int, step: int = 1) -> Energies:
    """Means over `blocks` neighbouring 100 ms energies, every `step`."""
    if len(energies) < blocks:
        return np.zeros(0)
    sums = np.concatenate(([0.0], np.cumsum(energies)))
    return np.asarray(np.maximum(sums[blocks:] - sums[:-blocks], 0.0)[::step] / blocks, np.float64)


def integrated_lufs(energies: Energies) -> float:
    """Programme loudness: blocks of 400 ms overlapping by 75 %, absolute gate at -70 LUFS, relative gate 10 LU down.

    A sound shorter than 400 ms has no block; its mean is taken instead. -inf for silence.
    """
    windows = _windows(energies, 4)
    if len(windows) == 0:
        return lufs(float(np.mean(energies))) if len(energies) else -float("inf")
    heard = windows[windows > 10 ** ((SILENT_LUFS - _OFFSET) / 10)]
    if len(heard) == 0:
        return -float("inf")
    loud = heard[heard > np.mean(heard) * 0.1]
    return lufs(float(np.mean(loud)))


def short_term_lufs(energies: Energies) -> list[float]:
    """Loudness of each 3 s window, one every 100 ms (EBU Tech 3341)."""
    return [lufs(float(energy)) for energy in _windows(energies, 30)]


def loudest_short_term_lufs(energies: Energies) -> float:
    """Loudness of the loudest 3 s; a shorter sound counts as followed by silence, as a live meter would see it."""
    missing = max(30 - len(energies), 0)
    padded = np.concatenate((energies, np.zeros(missing)))
    return lufs(float(np.max(_windows(padded, 30))))


def momentary_max_lufs(energies: Energies) -> float:
    """Loudness of the loudest 400 ms (EBU Tech 3341)."""
    return lufs(float(np.max(_windows(energies, 4), initial=0.0)))


def loudness_range_lu(energies: Energies) -> float:
    """Loudness range after EBU Tech 3342: from the 10th to the 95th percentile of the gated short-term loudness."""
    levels = np.array([level for level in short_term_lufs(energies) if isfinite(level) and level >= SILENT_LUFS])
    if len(levels) == 0:
        return 0.0
    gate = lufs(float(np.mean(10 ** ((levels - _OFFSET) / 10)))) - 20
    kept = np.sort(levels[levels >= gate])
    low, high = (kept[round((len(kept) - 1) * part)] for part in (0.10, 0.95))
    return float(high - low)


def as_heard_lufs(mono_lufs: float) -> float:
    """What a mono file of that loudness sounds like from two loudspeakers."""
    return mono_lufs + DUAL_MONO_LU
