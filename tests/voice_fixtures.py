"""Voices made by code: a source of pulses and two formants, so that pitch and formants are known."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.signal import lfilter

Sound = NDArray[np.float64]


def vowel(
    seconds: float,
    rate: int,
    *,
    low_hz: float = 160.0,
    high_hz: float = 240.0,
    formants: tuple[float, ...] = (600.0, 1100.0),
) -> Sound:
    """A sung vowel whose pitch swings between two values twice a second."""
    when = np.arange(round(seconds * rate)) / rate
    swing = np.sin(2 * np.pi * 2 * when)
    pitch = np.sqrt(low_hz * high_hz) * (high_hz / low_hz) ** (swing / 2)
    phase = np.cumsum(pitch) / rate
    pulses = np.diff(np.floor(phase), prepend=0.0)
    sound = pulses
    for hertz in formants:
        radius = np.exp(-np.pi * 90 / rate)
        sound = lfilter([1.0], [1.0, -2 * radius * np.cos(2 * np.pi * hertz / rate), radius**2], sound)
    loudness = 0.6 + 0.4 * np.sin(2 * np.pi * 0.7 * when)
    return np.asarray(0.3 * loudness * sound / np.abs(sound).max(), np.float64)


def brightness_hz(sound: Sound, rate: int) -> float:
    """The middle of the spectrum's energy."""
    power = np.abs(np.fft.rfft(sound)) ** 2
    return float(np.sum(power * np.fft.rfftfreq(len(sound), 1 / rate)) / np.sum(power))
