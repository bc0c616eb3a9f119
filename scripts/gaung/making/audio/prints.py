"""A sound's print: what it is known by after recoding, trimming or mixing, and nothing that it could be restored from.

Of a recording one moment in 64 ms is kept (`moments`), of a made file one in 16 ms is looked at, so that wherever a
cut begins some moments coincide.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from math import ceil, floor, isinf
from pathlib import Path

import numpy as np

from gaung.making.audio.moments import MOMENT_SECONDS, WINDOW_SECONDS, Prints, moments

KEPT = 4
"""Of a recording, every fourth moment is kept."""
KEPT_SECONDS = KEPT * MOMENT_SECONDS
RUN = 48
"""Moments of a recording that must fit in a row: three seconds."""
SHORT_RUN = 24
"""Of a shorter recording, one and a half seconds, more exactly."""

SHORTEST_SECONDS = SHORT_RUN * KEPT_SECONDS + WINDOW_SECONDS
"""A shorter stretch cannot be recognised."""


def print_of(path: Path) -> Prints:
    """The print of a recording, to be kept; 0 where it is silent. Raises `SoundError` if it cannot be read."""
    return moments(path).bits[::KEPT]


def between(whole: Prints, start_seconds: float, end_seconds: float) -> Prints:
    """What of a recording's print lies wholly between two seconds of it."""
    first = ceil(start_seconds / KEPT_SECONDS)
    last = len(whole) if isinf(end_seconds) else max(floor((end_seconds - WINDOW_SECONDS) / KEPT_SECONDS) + 1, first)
    return whole[first:last]


def parted(whole: Prints, stretches: Iterable[tuple[float, float]]) -> tuple[Prints, Prints]:
    """What of a print lies in these stretches, from second to second, and what lies outside; 0 stands for the other."""
    inside = np.zeros_like(whole)
    for start, end in stretches:
        first, last = floor(start / KEPT_SECONDS), len(whole) if isinf(end) else ceil(end / KEPT_SECONDS)
        inside[first:last] = whole[first:last]
    return inside, np.where(inside == 0, whole, 0).astype(whole.dtype)


def is_enough(one: Prints) -> bool:
    """Whether so much of a print is left that a sound can be known by it."""
    return int(np.count_nonzero(one)) >= SHORT_RUN


def written(prints: Prints) -> str:
    """A print as text."""
    return base64.b64encode(prints.astype("<u4").tobytes()).decode()


def read(text: str) -> Prints:
    """A print from text."""
    return np.frombuffer(base64.b64decode(text), "<u4").astype(np.uint32)
