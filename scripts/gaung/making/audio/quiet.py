"""Where nobody speaks in a recording, told by its own levels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gaung.making.audio.decode import RATE
from gaung.making.audio.redact import Stretch

SHORTEST_SECONDS = 0.3
"""A shorter pause is part of the speech. `fit: trim_silence` leaves this much of every pause."""
_FRAME = RATE // 100
_LEAST_CONTRAST_DB = 12.0
_THRESHOLD = 0.35
"""How far up from the noise to the speech (in dB) a pause may reach."""


def quiet(frames: NDArray[np.floating]) -> tuple[Stretch, ...]:
    """Where a sound is quiet for `SHORTEST_SECONDS` or more, in samples; `frames` are its mean squares of 10 ms.

    Noise and speech are told apart by the recording's own levels: the softest tenth, and the loudest twentieth. A
    recording without contrast (music, a running motor) has no pauses.
    """
    if len(frames) < 10:
        return ()
    levels = 10 * np.log10(np.maximum(frames, 1e-10))
    sounding = levels[frames > 1e-9]
    if len(sounding) < 10:
        return ()
    floor, speech = np.quantile(sounding, (0.1, 0.95))
    if speech - floor < _LEAST_CONTRAST_DB:
        return ()
    still = np.concatenate(([False], levels < floor + _THRESHOLD * (speech - floor), [False]))
    borders = np.flatnonzero(still[1:] != still[:-1]).reshape(-1, 2) * _FRAME
    return tuple(Stretch(int(start), int(end)) for start, end in borders if end - start >= SHORTEST_SECONDS * RATE)
