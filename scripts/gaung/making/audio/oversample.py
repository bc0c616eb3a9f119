"""The sound between the samples: a polyphase filter as one matrix product, for true peaks and low sample rates."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

_HALF = 12
"""Samples of the sound on each side that take part in one value between them."""
_FRAME = 32
"""Samples worked on by one row of the matrix product."""
_ROWS = 16
"""Rows in one matrix product."""


@cache
def _between(factor: int) -> NDArray[np.float32]:
    """Windowed-sinc weights (2 * _HALF x factor) of the values at 0, 1/factor … (factor-1)/factor after a sample.

    Kaiser window, beta 5: flat to within 0.1 dB up to 0.42 of the sample rate, which meets the tolerances of
    EBU Tech 3341 for true peaks (+0.2, -0.4 dB).
    """
    offsets = np.arange(-_HALF + 1, _HALF + 1)[:, None] - np.arange(factor)[None, :] / factor
    window = np.i0(5.0 * np.sqrt(np.clip(1 - (offsets / _HALF) ** 2, 0, 1))) / np.i0(5.0)
    weights = np.sinc(offsets) * window
    return np.asarray(weights / weights.sum(axis=0), np.float32)


@cache
def _banded(factor: int) -> NDArray[np.float32]:
    """`_between` for a whole frame: (frame + 2 * half - 1) samples to frame x (factor - 1) values between them."""
    weights = _between(factor)[:, 1:]
    matrix = np.zeros((_FRAME + 2 * _HALF - 1, _FRAME, factor - 1), np.float32)
    for sample in range(_FRAME):
        matrix[sample : sample + 2 * _HALF, sample, :] = weights
    return matrix.reshape(-1, _FRAME * (factor - 1))


def _values_between(
    padded: NDArray[np.float32], factor: int, frames: NDArray[np.intp] | None = None
) -> NDArray[np.float32]:
    """The values between the samples of each frame (frames x values).

    `padded` holds whole frames, `BEFORE` samples before them and `AFTER` behind; `frames` chooses some of them.
    """
    rows = np.lib.stride_tricks.sliding_window_view(padded, _FRAME + 2 * _HALF - 1)[::_FRAME]
    chosen = np.ascontiguousarray(rows if frames is None else rows[frames])
    whole = len(chosen) // _ROWS * _ROWS
    # a large product would start threads that spin on the core which the encoder needs; small ones do not
    many = np.matmul(chosen[:whole].reshape(-1, _ROWS, chosen.shape[1]), _banded(factor))
    rest = chosen[whole:] @ _banded(factor)
    return np.concatenate((many.reshape(-1, rest.shape[1]), rest))


@cache
def overshoot(factor: int) -> float:
    """By how much, at most, a value between samples can exceed the largest sample around it."""
    return float(np.abs(_between(factor)).sum(axis=0).max())


class Oversampler:
    """Raises the sample rate of a stream `factor` times; what comes out is `HALF` samples late."""

    def __init__(self, factor: int) -> None:
        self._factor = factor
        self._held = np.zeros(_HALF - 1 + _HALF, np.float32)

    def add(self, chunk: NDArray[np.float32]) -> NDArray[np.float32]:
        """The values for as many frames as are complete; the rest waits for the next chunk."""
        sound = np.concatenate((self._held, chunk))
        whole = (len(sound) - (2 * _HALF - 1)) // _FRAME
        if whole <= 0:
            self._held = sound
            return np.zeros(0, np.float32)
        used = whole * _FRAME
        self._held = sound[used:].copy()
        between = _values_between(sound[: used + 2 * _HALF - 1], self._factor)
        samples = sound[BEFORE : BEFORE + used].reshape(whole, _FRAME, 1)
        made = np.concatenate((samples, between.reshape(whole, _FRAME, self._factor - 1)), axis=2)
        return made.reshape(-1)


class TruePeak:
    """The true peak of a stream, after BS.1770-4 annex 2: at four times its rate, or more if the rate is low.

    Frames that cannot exceed the peak so far, however the sound swings between its samples, are not computed.
    """

    def __init__(self, rate: int) -> None:
        self.factor = 2 if rate >= 88_200 else 4
        while rate * self.factor < 160_000:
            self.factor *= 2
        self._held = np.zeros(2 * _HALF - 1, np.float32)
        self._highest = 0.0

    def add(self, chunk: NDArray[np.float32]) -> None:
        """Take the next samples of one channel."""
        sound = np.concatenate((self._held, chunk))
        whole = (len(sound) - (2 * _HALF - 1)) // _FRAME
        if whole <= 0:
            self._held = sound
            return
        used = whole * _FRAME
        self._held = sound[used:].copy()
        self._look(sound[: used + 2 * _HALF - 1])

    def _look(self, padded: NDArray[np.float32]) -> None:
        peaks = frame_peaks(padded)
        order = np.flatnonzero(peaks * overshoot(self.factor) > self._highest)
        if len(order) == 0:
            return
        self._highest = max(self._highest, float(peaks.max()))
        order = order[np.argsort(-peaks[order], kind="stable")]
        for start in range(0, len(order), 512):  # loudest first, so that most of the others need no look
            some = order[start : start + 512]
            if peaks[some[0]] * overshoot(self.factor) <= self._highest:
                return
            self._highest = max(self._highest, float(np.max(between_peaks(padded, some, self.factor))))

    def peak(self) -> float:
        """The highest absolute value so far, the samples still held included; 1.0 is full scale."""
        rest = -len(self._held) % _FRAME + 2 * _FRAME
        self.add(np.zeros(rest, np.float32))
        return self._highest

    def dbtp(self) -> float:
        """The true peak so far in dBTP; -inf for silence."""
        peak = self.peak()
        return 20 * float(np.log10(peak)) if peak > 0 else -float("inf")


def frame_peaks(padded: NDArray[np.float32]) -> NDArray[np.float32]:
    """For each frame of `padded` the largest absolute sample among all that take part in it."""
    frames = (len(padded) - (2 * _HALF - 1)) // _FRAME
    own = _absolute_max(padded[: frames * _FRAME].reshape(-1, _FRAME))
    tail = np.abs(padded[frames * _FRAME :]).max(initial=0.0)
    following = np.append(own[1:], np.float32(tail))
    return np.asarray(np.maximum(own, following), np.float32)


def between_peaks(padded: NDArray[np.float32], frames: NDArray[np.intp], factor: int) -> NDArray[np.float32]:
    """The largest absolute value between the samples of each of `frames`."""
    return _absolute_max(_values_between(padded, factor, frames))


def _absolute_max(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """The largest absolute value of each row.

    Without its sign bit a float sorts like a whole number, and numpy finds the largest of those three times as fast.
    """
    bits = rows.view(np.uint32) & np.uint32(0x7FFF_FFFF)
    return np.asarray(bits.max(axis=1).view(np.float32))


FRAME = _FRAME
BEFORE, AFTER = _HALF - 1, _HALF
