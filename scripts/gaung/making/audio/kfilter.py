"""The K weighting of ITU-R BS.1770-4 at any sample rate, as matrix products over frames of samples.

A recursive filter is a state space: within a frame every output is a fixed weighting of the frame's samples and of
the state before it, and the states follow each other by one small matrix. So numpy does it without a loop over samples
(as fast as scipy's `sosfilt`, whose package takes a second and 80 MB to import; a test compares the two).
"""

from __future__ import annotations

from math import pi, tan
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Real: TypeAlias = NDArray[np.floating]

_ROWS = 16
"""Frames in one matrix product: a larger one would start threads that spin on the core which the encoder needs."""
_FORGOTTEN = 1e-13


def k_weighting(rate: int) -> NDArray[np.float64]:
    """The two second-order sections of the K filter at `rate` samples a second (2 x 6: b0 b1 b2 1 a1 a2).

    The analogue values are those behind the table of BS.1770-4 for 48 kHz, which this gives to eight digits.
    """
    f0, gain_db, q = 1681.974450955533, 3.999843853973347, 0.7071752369554196
    k = tan(pi * f0 / rate)
    vh = 10 ** (gain_db / 20)
    vb = vh**0.4996667741545416
    a0 = 1 + k / q + k * k
    shelf = [
        (vh + vb * k / q + k * k) / a0,
        2 * (k * k - vh) / a0,
        (vh - vb * k / q + k * k) / a0,
        1.0,
        2 * (k * k - 1) / a0,
        (1 - k / q + k * k) / a0,
    ]
    f0, q = 38.13547087602444, 0.5003270373238773
    k = tan(pi * f0 / rate)
    a0 = 1 + k / q + k * k
    high_pass = [1.0, -2.0, 1.0, 1.0, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0]
    return np.array([shelf, high_pass])


class KFilter:
    """The K filter for one channel of a stream, fed with whole frames."""

    def __init__(self, rate: int, frame: int, number: type[np.float32] | type[np.float64]) -> None:
        """`number` is the precision inside a frame; the state between frames always has 64 bits."""
        self._number: np.dtype[np.floating] = np.dtype(number)
        a, b, c, d = _state_space(k_weighting(rate))
        powers = [np.eye(4)]
        for _ in range(frame):
            powers.append(a @ powers[-1])
        heard = np.array([d, *(c @ power @ b for power in powers[: frame - 1])])
        weights = np.zeros((frame + 4, frame))
        for sample in range(frame):
            weights[sample, sample:] = heard[: frame - sample]
            weights[frame:, sample] = c @ powers[sample]
        self._weights: Real = weights.astype(self._number)
        into_state = np.array([powers[frame - 1 - sample] @ b for sample in range(frame)])
        self._into_state: Real = into_state.astype(self._number)
        self._steps = [powers[frame]]
        while np.abs(self._steps[-1]).max() > _FORGOTTEN:
            self._steps.append(self._steps[-1] @ self._steps[-1])
        self._state = np.zeros(4)

    def add(self, frames: Real) -> Real:
        """The filtered samples of `frames` (frames x samples)."""
        rows = frames.astype(self._number, copy=False)
        states = np.concatenate((self._state[None, :], _product(rows, self._into_state).astype(np.float64)))
        for exponent, step in enumerate(self._steps):  # each state plus all before it, in doubling strides
            behind = 1 << exponent
            if behind >= len(states):
                break
            states[behind:] += states[:-behind] @ step.T
        self._state = states[-1].copy()
        return _product(np.concatenate((rows, states[:-1].astype(self._number)), axis=1), self._weights)


def _product(rows: Real, matrix: Real) -> Real:
    """`rows @ matrix`, a few rows at a time."""
    whole = len(rows) // _ROWS * _ROWS
    many = np.matmul(rows[:whole].reshape(-1, _ROWS, rows.shape[1]), matrix).reshape(-1, matrix.shape[1])
    return many if whole == len(rows) else np.concatenate((many, rows[whole:] @ matrix))


def _state_space(
    sections: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64], float]:
    """Two second-order sections, one after the other, as state' = a state + b x, y = c state + d x."""
    (b10, b11, b12, _, a11, a12), (b20, b21, b22, _, a21, a22) = sections
    first = np.array([[-a11, 1.0], [-a12, 0.0]])
    second = np.array([[-a21, 1.0], [-a22, 0.0]])
    into_first = np.array([b11 - a11 * b10, b12 - a12 * b10])
    into_second = np.array([b21 - a21 * b20, b22 - a22 * b20])
    a = np.zeros((4, 4))
    a[:2, :2], a[2:, 2:] = first, second
    a[2:, 0] = into_second  # the first section's state is heard in the second one's input
    b = np.concatenate((into_first, into_second * b10))
    c = np.array([b20, 0.0, 1.0, 0.0])
    return a, b, c, float(b20 * b10)
