"""Dead air: where nobody speaks, how much of it is cut, and where everything stands after the cuts.

Cuts are only numbers. The sound on disk stays as it is; the mix leaves the cut samples out when it reads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from gaung.making.audio.decode import RATE
from gaung.making.audio.measuring import BLOCK
from gaung.making.audio.quiet import SHORTEST_SECONDS
from gaung.making.audio.redact import Stretch
from gaung.making.audio.sound import Sound

LONG_SECONDS, LEFT_SECONDS = 0.8, 0.5
"""`tighten`: a pause longer than this is cut down to that."""
EDGE_LEFT_SECONDS = 0.2
"""`tighten`: what is left of the quiet before the first word and after the last one."""


def dead_air(sound: Sound) -> tuple[Stretch, ...]:
    """What `tighten` cuts out of a sound: the middle of long pauses, the quiet at its two ends."""
    cuts = []
    for pause in sound.pauses:
        if pause.start == 0:
            cut = Stretch(0, pause.end - round(EDGE_LEFT_SECONDS * RATE))
        elif pause.end >= sound.samples - BLOCK:  # nothing is measured after the last full block
            cut = Stretch(pause.start + round(EDGE_LEFT_SECONDS * RATE), sound.samples)
        elif pause.end - pause.start > LONG_SECONDS * RATE:
            half = round(LEFT_SECONDS * RATE / 2)
            cut = Stretch(pause.start + half, pause.end - half)
        else:
            continue
        if cut.end > cut.start:
            cuts.append(cut)
    return tuple(cuts)


def room(pauses: Sequence[Stretch]) -> int:
    """How many samples can be taken out of pauses in all."""
    return sum(max(pause.end - pause.start - round(SHORTEST_SECONDS * RATE), 0) for pause in pauses)


def shares(pauses: Sequence[Stretch], surplus: int) -> tuple[int, ...] | None:
    """How many samples to take out of each pause so that it is `surplus` in all; None if they do not hold so much.

    All pauses longer than some length come down to that length, as water finds its level.
    """
    least = round(SHORTEST_SECONDS * RATE)
    lengths = np.array([pause.end - pause.start for pause in pauses], np.int64)
    if room(pauses) < surplus:
        return None
    low, high = least, max(int(lengths.max(initial=least)), least)
    while low < high:  # the highest level at which enough comes out
        middle = (low + high + 1) // 2
        low, high = (middle, high) if int(np.maximum(lengths - middle, 0).sum()) >= surplus else (low, middle - 1)
    taken = np.maximum(lengths - low, 0)
    too_much = int(taken.sum()) - surplus  # fewer samples than pauses that were shortened
    taken[np.flatnonzero(taken)[:too_much]] -= 1
    return tuple(int(count) for count in taken)


def middle_of(pause: Stretch, count: int) -> Stretch:
    """The `count` samples in the middle of a pause."""
    start = (pause.start + pause.end - count) // 2
    return Stretch(start, start + count)


def cut(sound: Sound, cuts: Sequence[Stretch]) -> Sound:
    """The sound without `cuts` (in its present samples, in order, apart from each other)."""
    if not cuts:
        return sound
    kept = np.ones(len(sound.energies), bool)
    for one in cuts:
        kept[round(one.start / BLOCK) : round(one.end / BLOCK)] = False
    pauses = (Stretch(after(one.start, cuts), after(one.end, cuts)) for one in sound.pauses)
    return replace(
        sound,
        samples=sound.samples - sum(one.end - one.start for one in cuts),
        energies=sound.energies[kept],
        peaks=sound.peaks[: len(kept)][kept],
        pauses=tuple(one for one in pauses if one.end - one.start >= SHORTEST_SECONDS * RATE),
        cuts=joined(sound.cuts, cuts),
    )


def joined(first: Sequence[Stretch], then: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Two rounds of cuts as one, in samples of the sound before both."""
    found = sorted([*first, *(Stretch(before(one.start, first), before(one.end, first, is_end=True)) for one in then)])
    merged: list[Stretch] = []
    for one in found:
        if merged and one.start <= merged[-1].end:
            merged[-1] = Stretch(merged[-1].start, max(merged[-1].end, one.end))
        else:
            merged.append(one)
    return tuple(merged)


def after(sample: int, cuts: Sequence[Stretch]) -> int:
    """Where a sample stands after the cuts; one that is cut out stands at the joint."""
    return sample - sum(min(max(sample - one.start, 0), one.end - one.start) for one in cuts)


def before(sample: int, cuts: Sequence[Stretch], *, is_end: bool = False) -> int:
    """Where a sample stood before the cuts (the first one after a joint, or with `is_end` the end before it)."""
    for one in sorted(cuts):
        if sample > one.start or (sample == one.start and not is_end):
            sample += one.end - one.start
    return sample


def pieces(start: int, count: int, cuts: Sequence[Stretch]) -> list[tuple[int, int]]:
    """The stretches on disk (first, count) that `count` samples from `start` on are read from, after the cuts."""
    found = []
    position, wanted = before(start, cuts), count
    for one in [*sorted(cuts), None]:
        end = position + wanted if one is None else one.start
        if one is not None and one.start < position:
            continue
        take = min(wanted, end - position)
        if take > 0:
            found.append((position, take))
        wanted -= max(take, 0)
        if one is None or wanted <= 0:
            break
        position = one.end
    return found
