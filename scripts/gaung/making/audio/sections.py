"""A long programme's MP3 encoded in sections side by side, because LAME works on one core; the sections are joined.

The sections are cut by length alone, never by the number of cores, so that every machine makes the same bytes.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from math import lcm
from pathlib import Path
from typing import TypeAlias

from gaung.making.audio.decode import RATE, Samples
from gaung.making.audio.encode import Imprint, Lane, Target, encode
from gaung.making.audio.measuring import BLOCK
from gaung.making.audio.mpeg import FRAME_SAMPLES, PERIOD, join
from gaung.making.audio.oversample import FRAME

Between: TypeAlias = Callable[[int, int], Iterator[Samples]]
"""The mix from one sample (a multiple of 100 ms) up to another, in chunks."""

SECTION = 235 * PERIOD * FRAME_SAMPLES
"""Samples in a section: five minutes."""
_OVERLAP = range(PERIOD, 3 * PERIOD)
"""In which frames of a section it may take over: in the first 1.3 s LAME gets to know the sound."""
_BEYOND = (_OVERLAP.stop + PERIOD) * FRAME_SAMPLES
"""How many samples a section goes on after the next one has begun."""
_GRID = lcm(FRAME, BLOCK)
"""A limiter that is fed from a multiple of this on has its frames where one fed from the beginning has them."""
_BEFORE = RATE
"""The limiter hears a second more before each section, after which it remembers nothing from before that."""


def is_divided(lanes: Sequence[Lane], samples: int) -> bool:
    """Whether a mix of that length is better encoded in sections: one MP3 alone would leave the other core idle."""
    targets = [target for lane in lanes for target in lane.targets]
    if len(targets) != 1 or targets[0].parts:
        return False
    return targets[0].format.is_layer_three and len(starts(samples)) > 1


def starts(samples: int) -> list[int]:
    """The sample at which each section begins; the last section is up to twice as long as the others."""
    return [number * SECTION for number in range(max(samples // SECTION, 1))]


def encode_in_sections(mix: Between, samples: int, lane: Lane, imprint: Imprint) -> None:
    """Write the one file of `lane`. Raises `EncodingError`."""
    (target,) = lane.targets
    firsts = starts(samples)
    target.path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.path.parent) as name:
        paths = [Path(name) / f"{number}{target.format.ending}" for number in range(len(firsts))]

        def make(number: int) -> None:
            first = firsts[number]
            begin = max(first - _BEFORE, 0) // _GRID * _GRID
            end = min(first + SECTION + _BEYOND, samples) if number + 1 < len(firsts) else samples
            section = replace(lane, targets=(Target(path=paths[number], format=target.format),))
            encode(mix(begin, end), (section,), imprint, skip=first - begin)

        with ThreadPoolExecutor(2) as pool:  # the last one is the longest
            list(pool.map(make, reversed(range(len(firsts)))))
        if join(paths, [first // FRAME_SAMPLES for first in firsts], _OVERLAP, target.path):
            return
    encode(mix(0, samples), (lane,), imprint)
