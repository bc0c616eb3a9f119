"""Steady noise made softer: a fan, a hiss. What is always there in a band is taken for noise, and turned down there.

ffmpeg's afftdn was measured first: its tracking takes 0.4 to 3 dB off the hiss of a phone, its fixed profile needs the
author to name a level. The profile here comes from the whole recording, in a first pass over it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
Power = NDArray[np.float64]

MOST_DB = 12.0
"""The noise is made this much softer and no more: without any room around them, voices sound as if under water."""
_FRAME, _HOP = 2048, 1024
_LEAST_DB, _STEPS = -140, 150
"""The profile counts levels in steps of 1 dB."""
_PART = 0.10
"""A band's noise is the level that its softest tenth stays under."""
_ABOVE = 1.6
"""How much more than that level its mean is, and how much of a swing still counts as noise."""
_HELD = 0.75
_WINDOW = np.sqrt(0.5 - 0.5 * np.cos(2 * np.pi * (np.arange(_FRAME) + 0.5) / _FRAME))


def quieter(read: Callable[[], Iterable[Samples]]) -> Iterator[Samples]:
    """The sound that `read()` gives, with its steady noise up to 12 dB softer; as long as before, nothing delayed."""
    noise = _profile(read())
    held = np.zeros(_FRAME - _HOP)
    smooth: Power | None = None
    total = 0
    for count, spectra in _spectra(read()):
        power = _smooth_bands(np.abs(spectra) ** 2)
        smooth, gains = _gains(power, noise, smooth)
        frames = np.fft.irfft(spectra * gains, _FRAME) * _WINDOW
        made = np.zeros((len(frames) + 1) * _HOP)
        made[: len(held)] += held
        made[:-_HOP] += frames[:, :_HOP].reshape(-1)
        made[_HOP:] += frames[:, _HOP:].reshape(-1)
        held = made[-_HOP:].copy()
        ready = made[:-_HOP].astype(np.float32)
        if total == 0:
            ready = ready[_HOP:]  # the first frame begins a hop before the sound
        ready = ready[: count - total]
        total += len(ready)
        yield ready


def _profile(chunks: Iterable[Samples]) -> Power:
    """The power of the steady noise in each band."""
    counts = np.zeros((_STEPS, _FRAME // 2 + 1), np.int64)
    bands = np.arange(counts.shape[1])
    smooth: Power | None = None
    for _, spectra in _spectra(chunks):
        smooth, held = _held(_smooth_bands(np.abs(spectra) ** 2), smooth)
        heard = held[np.sum(np.abs(spectra) ** 2, axis=1) > 1e-9]  # what was blanked is no noise of the room
        steps = np.clip(np.round(10 * np.log10(np.maximum(heard, 1e-14))) - _LEAST_DB, 0, _STEPS - 1).astype(np.int64)
        for row in steps:
            counts[row, bands] += 1
    below = np.cumsum(counts, axis=0) >= _PART * np.maximum(counts.sum(axis=0), 1)
    return np.asarray(10 ** ((np.argmax(below, axis=0) + _LEAST_DB) / 10) * _ABOVE, np.float64)


def _gains(power: Power, noise: Power, smooth: Power | None) -> tuple[Power, Power]:
    """How much of each band is left in each frame, and the state for the next ones."""
    smooth, held = _held(power, smooth)
    surely = np.maximum(held, 0.4 * power)  # a voice that sets in is heard at once
    left = 1 - _ABOVE * noise / np.maximum(surely, 1e-14)
    return smooth, np.sqrt(np.maximum(left, 10 ** (-MOST_DB / 10)))


def _held(power: Power, before: Power | None) -> tuple[Power, Power]:
    """Each frame's power averaged with those before it; and the last average."""
    rows = np.empty_like(power)
    last = power[0] if before is None else before
    for index, row in enumerate(power):
        last = _HELD * last + (1 - _HELD) * row
        rows[index] = last
    return last, rows


def _smooth_bands(power: Power) -> Power:
    """The mean of each band and its two neighbours on both sides."""
    padded = np.pad(power, ((0, 0), (2, 2)), mode="edge")
    return np.asarray(sum(padded[:, shift : shift + power.shape[1]] for shift in range(5)) / 5, np.float64)


def _spectra(chunks: Iterable[Samples]) -> Iterator[tuple[int, NDArray[np.complex128]]]:
    """The spectra of overlapping frames, some at a time, and how many samples there were so far."""
    held: Samples = np.zeros(_HOP, np.float32)
    count = 0
    for chunk in chunks:
        count += len(chunk)
        held = np.concatenate((held, chunk))
        frames = (len(held) - _FRAME) // _HOP + 1
        if frames > 0:
            yield count, _transformed(held, frames)
            held = held[frames * _HOP :]
    held = np.concatenate((held, np.zeros(2 * _FRAME, np.float32)))
    yield count, _transformed(held, (len(held) - _FRAME) // _HOP + 1)


def _transformed(sound: Samples, frames: int) -> NDArray[np.complex128]:
    rows = np.lib.stride_tricks.sliding_window_view(sound, _FRAME)[::_HOP][:frames]
    return np.asarray(np.fft.rfft(rows * _WINDOW, axis=1), np.complex128)
