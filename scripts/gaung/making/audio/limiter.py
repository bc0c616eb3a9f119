"""A true-peak limiter: it looks ahead, turns down smoothly, and lets go slowly. It is fed in chunks."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gaung.making.audio.decode import RATE, Samples
from gaung.making.audio.oversample import AFTER, BEFORE, FRAME, between_peaks, frame_peaks, overshoot

_FACTOR = 4
_AHEAD = 8
"""Frames of 32 samples that it looks ahead: 6 ms at 44.1 kHz."""
_RELEASE_DB_PER_SECOND = 100.0
_RELEASE = _RELEASE_DB_PER_SECOND * FRAME / RATE


class Limiter:
    """Keeps the true peak of a stream at or under a ceiling.

    For each frame of 32 samples the gain is found that its true peak (four times oversampled) needs. The lowest gain
    of the coming 6 ms is held, rises by at most 100 dB/s, and is averaged over 6 ms: the average of values that are
    all low enough is low enough, and has no corner. `add` gives back as many samples as are ready, `finish` the rest.
    """

    def __init__(self, ceiling_dbtp: float) -> None:
        self._ceiling = 10 ** (ceiling_dbtp / 20)
        self._sound = np.zeros(BEFORE, np.float32)  # what is not given back yet, and a little before it
        self._needed = np.zeros(0)  # dB, for the frames of _sound that were looked at
        self._before = np.zeros(_AHEAD + 1)  # the held gains of the frames just given back
        self._last_border = 0.0
        self._taken = self._given = 0
        self.most_db = 0.0
        """How far it turned down at most."""

    def add(self, chunk: Samples) -> Samples:
        """Take the next samples; what is ready."""
        self._taken += len(chunk)
        self._sound = np.concatenate((self._sound, chunk))
        self._look()
        ready = len(self._needed) - _AHEAD - 1
        if ready <= 0:
            return np.zeros(0, np.float32)
        made = self._apply(ready)
        self._given += len(made)
        return made

    def finish(self) -> Samples:
        """The samples that were waiting for what comes after them."""
        missing = self._taken - self._given
        rest = self.add(np.zeros((_AHEAD + 3) * FRAME + AFTER, np.float32))
        return rest[:missing]

    def _look(self) -> None:
        """Find the gain that each new whole frame needs."""
        done = len(self._needed) * FRAME
        frames = (len(self._sound) - done - BEFORE - AFTER) // FRAME
        if frames <= 0:
            return
        padded = self._sound[done : done + frames * FRAME + BEFORE + AFTER]
        peaks = frame_peaks(padded)
        needed = np.zeros(frames)
        loud = np.flatnonzero(peaks * overshoot(_FACTOR) > self._ceiling)
        for start in range(0, len(loud), 4096):
            some = loud[start : start + 4096]
            own = np.abs(padded[BEFORE : BEFORE + frames * FRAME].reshape(-1, FRAME)[some]).max(axis=1)
            true_peaks = np.maximum(between_peaks(padded, some, _FACTOR), own).astype(np.float64)
            needed[some] = np.minimum(20 * np.log10(self._ceiling / np.maximum(true_peaks, 1e-9)), 0.0)
        self._needed = np.concatenate((self._needed, needed))

    def _apply(self, ready: int) -> Samples:
        """Turn the first `ready` frames down as far as needed and give them back."""
        sound = self._sound[BEFORE : BEFORE + ready * FRAME]
        held = self._held(ready + 1)
        if not self._given:  # nothing came before that it could have been turned down in
            self._before[:] = self._last_border = float(held[0])
        smooth = _averages(np.concatenate((self._before[1:], held)))
        self._before = np.concatenate((self._before, held[:ready]))[-_AHEAD - 1 :]
        borders = np.minimum(np.append(smooth[:-1], 0.0), np.append(smooth[1:], 0.0))[:ready]
        borders = np.concatenate(([self._last_border], borders))
        self._last_border = float(borders[-1])
        self._needed = self._needed[ready:]
        self._sound = self._sound[ready * FRAME :]
        if not np.any(borders):
            return sound
        self.most_db = min(self.most_db, float(borders.min()))
        return _turned_down(sound, borders)

    def _held(self, frames: int) -> NDArray[np.float64]:
        """The lowest needed gain of each frame and the ones ahead of it, rising no faster than the release."""
        lowest = self._needed[:frames].copy()
        for ahead in range(1, _AHEAD + 1):
            np.minimum(lowest, self._needed[ahead : ahead + frames], out=lowest)
        if not np.any(lowest) and self._before[-1] == 0.0:
            return lowest
        steps = np.arange(1, frames + 1) * _RELEASE
        rising = np.minimum.accumulate(np.minimum(lowest - steps, self._before[-1])) + steps
        return np.asarray(np.minimum(rising, 0.0))


def _averages(held: NDArray[np.float64]) -> NDArray[np.float64]:
    """The mean of each value and the `_AHEAD` before it; the first `_AHEAD` values have none."""
    if not np.any(held):
        return held[_AHEAD:]
    count = len(held) - _AHEAD
    total = np.zeros(count)
    for before in range(_AHEAD + 1):
        total += held[before : before + count]
    return total / (_AHEAD + 1)


def _turned_down(sound: Samples, borders_db: NDArray[np.float64]) -> Samples:
    """Frames times a gain that runs straight from border to border (one more border than frames)."""
    borders = (10 ** (borders_db / 20)).astype(np.float32)
    along = (np.arange(FRAME, dtype=np.float32) / FRAME)[None, :]
    gains = borders[:-1, None] + (borders[1:] - borders[:-1])[:, None] * along
    return np.asarray((sound.reshape(-1, FRAME) * gains).reshape(-1), np.float32)
