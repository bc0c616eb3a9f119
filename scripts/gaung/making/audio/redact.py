"""What must not be heard or read: samples are replaced, and the words in the captions with them.

The words are taken out before the sound is written to any file of ours, so no copy of them is kept. A tone stands in
their place; it is added in the mix, at a level that has nothing to do with what was said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from gaung.captions import Cue, timed
from gaung.making.audio.decode import RATE, Samples
from gaung.model.segment import AFTER_SECONDS, BEFORE_SECONDS

BLANK = "[…]"
"""What stands in a caption instead of words."""
_EDGE = round(0.005 * RATE)
_TONE_HZ = 1000.0


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """From sample `start` up to, not including, `end`."""

    start: int
    end: int


def stretches(times: Iterable[tuple[float, float]]) -> tuple[Stretch, ...]:
    """The stretches to replace, with their margins, in samples; those that touch are one."""
    found: list[Stretch] = []
    for start, end in sorted(times):
        first, last = round((start - BEFORE_SECONDS) * RATE), round((end + AFTER_SECONDS) * RATE)
        if found and first <= found[-1].end:
            found[-1] = Stretch(found[-1].start, max(found[-1].end, last))
        else:
            found.append(Stretch(max(first, 0), last))
    return tuple(found)


def silenced(chunk: Samples, position: int, gone: Sequence[Stretch]) -> Samples:
    """`chunk`, whose first sample is number `position`, with nothing in the stretches and soft edges around them."""
    for one in gone:
        first, last = max(one.start - _EDGE - position, 0), min(one.end + _EDGE - position, len(chunk))
        if first >= last:
            continue
        where = np.arange(first, last) + position
        outside = np.maximum(one.start - where, where - one.end + 1)  # 1 at the first sample on either side
        gains = np.clip(outside / _EDGE, 0.0, 1.0).astype(np.float32)
        if not chunk.flags.writeable:
            chunk = chunk.copy()
        chunk[first:last] *= gains
        # zero times NaN or infinity is not zero; nothing of what was said may pass
        inside = slice(max(one.start - position, 0), max(min(one.end - position, len(chunk)), 0))
        chunk[inside] = 0.0
    return chunk


def bleep(first: int, last: int, one: Stretch, level: float) -> Samples:
    """The tone from sample `first` to `last`, in the stretch `one`, with a peak of `level` and soft edges."""
    where = np.arange(first, last)
    inside = np.minimum(where - one.start, one.end - 1 - where)
    gains = np.clip((inside + 0.5) / _EDGE, 0.0, 1.0) * level
    return np.asarray(gains * np.sin(2 * np.pi * _TONE_HZ / RATE * (where - one.start)), np.float32)


def add_bleeps(sound: Samples, own: int, gone: Sequence[Stretch], level: float) -> None:
    """Add the tones to `sound`, whose first sample is number `own` of its segment."""
    for one in gone:
        first, last = max(one.start, own), min(one.end, own + len(sound))
        if first < last:
            sound[first - own : last - own] += bleep(first, last, one, level)


def blanked(cues: Iterable[Cue], gone: Sequence[Stretch]) -> Iterator[Cue]:
    """The captions (times in the recording) without the words that are replaced.

    Where a caption has times for its words (`<00:00:01.500>`), only those words go; otherwise all of it, because
    nobody can tell which of its words was meant.
    """
    for cue in cues:
        hit = [_is_hit(start, end, gone) for start, end, _ in timed(cue)]
        if not any(hit):
            yield cue
            continue
        words = [BLANK if is_hit else text for is_hit, (_, _, text) in zip(hit, timed(cue), strict=True)]
        text = " ".join(" ".join(words).split())
        yield replace(cue, text=re.sub(rf"{re.escape(BLANK)}(?:\s*{re.escape(BLANK)})+", BLANK, text), parts=())


def _is_hit(start_seconds: float, end_seconds: float, gone: Sequence[Stretch]) -> bool:
    start, end = round(start_seconds * RATE), round(end_seconds * RATE)
    return any(one.start < end and start < one.end for one in gone)
