"""Pitch and tune of a voice changed without changing its speed: periods are laid closer together or further apart.

Pitch-synchronous overlap-add (Moulines and Charpentier, 1990): the sound is cut into pieces of two periods, each
around one stroke of the vocal cords, and these are laid down again at the strokes of the new pitch.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Sound = NDArray[np.float64]

_LOWEST_HZ, _HIGHEST_HZ = 70.0, 500.0
"""From a man's deep voice to a small child's."""
_HOP_SECONDS, _WINDOW_SECONDS = 0.010, 0.040
_VOICED = 0.5
"""Correlation with itself a period later from which a frame counts as voiced."""
_FIRST_PEAK = 0.85
_SILENT_DB = -40.0
_UNVOICED_SECONDS = 0.005


def pitch_hz(sound: Sound, rate: int) -> Sound:
    """The pitch every 10 ms; 0 where there is no voice."""
    hop, width = round(_HOP_SECONDS * rate), round(_WINDOW_SECONDS * rate)
    shortest, longest = round(rate / _HIGHEST_HZ), round(rate / _LOWEST_HZ)
    padded = np.concatenate((np.zeros(width // 2), sound, np.zeros(width + longest)))
    frames = np.lib.stride_tricks.sliding_window_view(padded, width + longest)[: max(len(sound), 1) : hop]
    likeness = _likeness(frames, width, longest)[:, shortest : longest + 1]
    best = likeness.max(axis=1)
    # the first lag that is nearly as good as the best one: the best one may be two or three periods
    candidates = likeness >= _FIRST_PEAK * best[:, None]
    is_peak = np.zeros_like(candidates)
    is_peak[:, 1:-1] = (likeness[:, 1:-1] >= likeness[:, :-2]) & (likeness[:, 1:-1] >= likeness[:, 2:])
    chosen = np.argmax(candidates & is_peak, axis=1)
    power = np.mean(np.square(frames[:, :width]), axis=1)
    is_voiced = (best > _VOICED) & (chosen > 0) & (power > power.max(initial=0.0) * 10 ** (_SILENT_DB / 10))
    found = np.where(is_voiced, rate / (chosen + shortest), 0.0)
    return _without_lonely_jumps(found)


def _likeness(frames: Sound, width: int, longest: int) -> Sound:
    """How like each frame is to what follows after each lag from 0 to `longest`: 1 for a perfect repetition."""
    size = 1 << (2 * width + longest).bit_length()
    own = frames[:, :width]
    products = np.fft.irfft(np.fft.rfft(frames, size) * np.conj(np.fft.rfft(own, size)), size)[:, : longest + 1]
    sums = np.concatenate((np.zeros((len(frames), 1)), np.cumsum(np.square(frames), axis=1)), axis=1)
    energies = sums[:, width : width + longest + 1] - sums[:, : longest + 1]
    return np.asarray(products / np.sqrt(np.maximum(energies * energies[:, :1], 1e-12)), np.float64)


def _without_lonely_jumps(found: Sound) -> Sound:
    """The median of five neighbours, so that a single wrong octave does no harm."""
    if len(found) < 5:
        return found
    padded = np.pad(found, 2, mode="edge")
    return np.asarray(np.median(np.lib.stride_tricks.sliding_window_view(padded, 5), axis=1), np.float64)


def retuned(sound: Sound, rate: int, *, factor: float, flatness: float) -> Sound:
    """`sound` with its pitch times `factor`, and with only the part `flatness` of its tune (0 is one single note)."""
    pitches = pitch_hz(sound, rate)
    voiced = pitches[pitches > 0]
    if not len(voiced):
        return sound
    middle = float(np.median(voiced))
    hop = round(_HOP_SECONDS * rate)
    wanted = np.where(pitches > 0, factor * middle * (np.maximum(pitches, 1.0) / middle) ** flatness, 0.0)
    marks = _strokes(sound, rate, pitches, hop)
    made, weight = np.zeros(len(sound) + rate), np.zeros(len(sound) + rate)
    position = float(marks[0][0])
    index = 0
    while position < len(sound):
        while index + 1 < len(marks) and abs(marks[index + 1][0] - position) <= abs(marks[index][0] - position):
            index += 1
        centre, period = marks[index]
        _lay(made, weight, sound, centre, period, round(position))
        target = wanted[min(int(position) // hop, len(wanted) - 1)]
        position += rate / target if target else period
    done = made[: len(sound)] / np.maximum(weight[: len(sound)], 0.5)
    return np.asarray(done, np.float64)


def _strokes(sound: Sound, rate: int, pitches: Sound, hop: int) -> list[tuple[int, int]]:
    """Where each period is cut, and how long it is; in unvoiced sound, evenly every 5 ms."""
    marks: list[tuple[int, int]] = []
    position = 0
    while position < len(sound):
        pitch = pitches[min(position // hop, len(pitches) - 1)]
        if pitch:
            period = round(rate / pitch)
            first, last = max(position - period // 5, marks[-1][0] + 1 if marks else 0), position + period // 5 + 1
            near = sound[first:last]
            if len(near):
                position = first + int(np.argmax(near))
        else:
            period = round(_UNVOICED_SECONDS * rate)
        marks.append((position, period))
        position += period
    return marks


def _lay(made: Sound, weight: Sound, sound: Sound, centre: int, period: int, at: int) -> None:
    """Add the two periods of `sound` around `centre` to `made` around `at`."""
    before = min(period, centre, at)
    after = min(period, len(sound) - centre, len(made) - at)
    window = 0.5 + 0.5 * np.cos(np.pi * np.arange(-before, after) / period)
    made[at - before : at + after] += sound[centre - before : centre + after] * window
    weight[at - before : at + after] += window
