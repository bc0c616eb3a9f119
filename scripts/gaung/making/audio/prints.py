"""A sound's print: what it is known by after recoding, trimming or mixing, and nothing that it could be restored from.

After Haitsma and Kalker, "A Highly Robust Audio Fingerprinting System" (ISMIR 2002): for each moment 32 bits say
between which neighbouring bands the energy rises. Of a recording one moment in 64 ms is kept, of a made file one in
16 ms is looked at, so that wherever a cut begins some moments coincide.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil, floor, gcd, inf, isinf
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gaung.making.audio.decode import RATE as SPOOL_RATE
from gaung.making.audio.leak import RATE, decoded

_WINDOW = 2048
_HOP = RATE * 16 // 1000
_KEPT = 4
"""Of a recording, every fourth moment is kept."""
_LAG = 8
"""Energies are compared with those 128 ms earlier."""
_BANDS = 33
_LOW_HZ, _HIGH_HZ = 300.0, 2000.0
_QUIET = 1e-6
"""Mean power under which nothing can be recognised (-60 dB)."""
_BATCH = 4096
_WEAKEST = 3
"""So many of the least certain bits are tried both ways."""
_MOST_PLACES = 400
RUN = 48
"""Moments of a recording that must fit in a row: three seconds."""
SHORT_RUN = 24
"""Of a shorter recording, one and a half seconds, more exactly."""
MOST_WRONG, MOST_WRONG_SHORT = 0.22, 0.18
"""Share of wrong bits up to which a run fits.

The same sound under music in a small Opus file has 0.05 to 0.11 of them wrong; other words of one computer voice, the
most alike that two sounds can be, have 0.26 and more.
"""

SHORTEST_SECONDS = SHORT_RUN * _KEPT * _HOP / RATE + _WINDOW / RATE
"""A shorter stretch cannot be recognised."""

_ONES = np.unpackbits(np.arange(256, dtype=np.uint8)[:, None], axis=1).sum(axis=1)
"""How many bits of a byte are set."""
SPOOL = ".s16"
"""The ending of a finished segment's file in the cache."""

Prints = NDArray[np.uint32]
_EDGES = np.geomspace(_LOW_HZ, _HIGH_HZ, _BANDS + 1)


def print_of(path: Path) -> Prints:
    """The print of a recording, to be kept; 0 where it is silent. Raises `SoundError` if it cannot be read."""
    bits = [bits for bits, _ in _moments(path)]
    return np.concatenate(bits)[::_KEPT] if bits else np.zeros(0, np.uint32)


def between(whole: Prints, start_seconds: float, end_seconds: float) -> Prints:
    """What of a recording's print lies wholly between two seconds of it."""
    each, window = _KEPT * _HOP / RATE, _WINDOW / RATE
    first = ceil(start_seconds / each)
    last = len(whole) if isinf(end_seconds) else max(floor((end_seconds - window) / each) + 1, first)
    return whole[first:last]


def parted(whole: Prints, stretches: Iterable[tuple[float, float]]) -> tuple[Prints, Prints]:
    """What of a print lies in these stretches, from second to second, and what lies outside; 0 stands for the other."""
    inside, each = np.zeros_like(whole), _KEPT * _HOP / RATE
    for start, end in stretches:
        first, last = floor(start / each), len(whole) if isinf(end) else ceil(end / each)
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


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a recording that was heard again."""

    first: int
    """Its first moment in the recording."""
    length: int
    wrong: float
    """Share of its bits that differ."""
    seconds: float
    """Where it sounds in the made file."""


class Sought:
    """Prints of what must not be heard any more, ready to be looked for."""

    def __init__(self, prints: dict[str, list[Prints]]) -> None:
        self._names: list[str] = []
        self._all: list[Prints] = []
        for name, many in prints.items():
            for one in many:
                if is_enough(one):
                    self._names.append(name)
                    self._all.append(one)
        owner = [np.full(len(one), n, np.int64) for n, one in enumerate(self._all)]
        place = [np.arange(len(one)) for one in self._all]
        values = np.concatenate([*self._all, np.zeros(0, np.uint32)])
        owners = np.concatenate([*owner, np.zeros(0, np.int64)])
        places = np.concatenate([*place, np.zeros(0, np.int64)])
        order = np.argsort(values, kind="stable")
        order = order[values[order] != 0]
        self._values, self._owners, self._places = values[order], owners[order], places[order]

    def __bool__(self) -> bool:
        return bool(self._all)

    def heard_in(self, path: Path) -> tuple[str, float] | None:
        """What of it sounds in the file at `path`, and from which second on; None if nothing does."""
        for owner, run in self._found(path):
            return self._names[owner], run.seconds
        return None

    def without(self, path: Path, start_seconds: float = 0.0, end_seconds: float = inf) -> None:
        """Take out of the prints what sounds in the file at `path` too: it belongs to others as well."""
        for owner, run in self._found(path, start_seconds, end_seconds):
            one = self._all[owner] = self._all[owner].copy()
            one[run.first : run.first + run.length] = 0

    def prints(self) -> list[Prints]:
        """The prints as they are now, in the order in which they were given."""
        return [one for one in self._all if is_enough(one)]

    def _found(self, path: Path, start_seconds: float = 0.0, end_seconds: float = inf) -> Iterator[tuple[int, Run]]:
        moments = list(_moments(path)) if self else []
        if not moments:
            return
        bits = np.concatenate([bits for bits, _ in moments])
        weak = np.concatenate([weak for _, weak in moments])
        each = _HOP / RATE
        bits[: ceil(start_seconds / each)] = 0
        if not isinf(end_seconds):
            bits[floor(end_seconds / each) :] = 0
        votes: dict[tuple[int, int], int] = {}
        for flips in range(1 << _WEAKEST):
            changed = bits.copy()
            for n in range(_WEAKEST):
                if flips >> n & 1:
                    changed ^= weak[:, n]
            self._vote(np.where(bits != 0, changed, 0), votes)
        for owner, offset in sorted(votes, key=lambda place: -votes[place])[:_MOST_PLACES]:
            for run in _runs(self._all[owner], bits, offset):
                yield owner, run

    def _vote(self, bits: Prints, votes: dict[tuple[int, int], int]) -> None:
        """Count for each pair of recording and offset how many moments are the same."""
        first = np.searchsorted(self._values, bits, "left")
        last = np.searchsorted(self._values, bits, "right")
        hit = np.flatnonzero((last > first) & (bits != 0))
        for at in hit:
            for entry in range(first[at], min(last[at], first[at] + 8)):
                key = (int(self._owners[entry]), int(at - self._places[entry] * _KEPT))
                votes[key] = votes.get(key, 0) + 1


def _runs(recording: Prints, made: Prints, offset: int) -> Iterator[Run]:
    """The stretches of a recording that fit the made file at this offset, the best one first."""
    where = offset + np.arange(len(recording)) * _KEPT
    inside = (where >= 0) & (where < len(made))
    found = np.where(inside, made[np.clip(where, 0, len(made) - 1)], 0)
    heard = inside & (recording != 0) & (found != 0)
    differing = np.ascontiguousarray(recording ^ found).view(np.uint8).reshape(-1, 4)
    wrong = np.where(heard, _ONES[differing].sum(axis=1), 0).astype(np.float64)
    length, most = (RUN, MOST_WRONG) if len(recording) >= 2 * RUN else (SHORT_RUN, MOST_WRONG_SHORT)
    if len(recording) < length:
        return
    counts = np.convolve(heard, np.ones(length), "valid")
    shares = np.convolve(wrong, np.ones(length), "valid") / np.maximum(counts * 32, 1)
    shares[counts < 0.8 * length] = 1.0
    while shares.min() <= most:
        best = int(np.argmin(shares))
        seconds = max(offset + best * _KEPT, 0) * _HOP / RATE
        yield Run(best, length, float(shares[best]), seconds)
        shares[max(best - length, 0) : best + length] = 1.0


def _moments(path: Path) -> Iterator[tuple[Prints, NDArray[np.uint32]]]:
    """The bits of each moment of a file, and masks of the least certain ones."""
    held = np.zeros(0, np.float32)
    before: NDArray[np.float32] | None = None
    for chunk in _spooled(path) if path.suffix == SPOOL else decoded(path):
        held = np.concatenate((held, chunk))
        count = (len(held) - _WINDOW) // _HOP + 1
        if count < 1:
            continue
        for first in range(0, count, _BATCH):
            rows = min(_BATCH, count - first)
            energies, power = _energies(held[first * _HOP : (first + rows - 1) * _HOP + _WINDOW], rows)
            history = energies[:1].repeat(_LAG, 0) if before is None else before
            joined = np.concatenate((history, energies))
            before = joined[-_LAG:]
            yield _bits(joined, power)
        held = held[count * _HOP :]


def _spooled(path: Path) -> Iterator[NDArray[np.float32]]:
    """The sound of a finished segment as the cache keeps it: 16-bit samples and nothing else."""
    # SciPy takes a second to import, and few builds have something withdrawn to look for
    from scipy.signal import resample_poly

    step = gcd(RATE, SPOOL_RATE)
    with path.open("rb") as stream:
        while block := stream.read(2 * 10 * SPOOL_RATE):
            sound = np.frombuffer(block[: len(block) // 2 * 2], "<i2").astype(np.float32) / np.float32(32768.0)
            yield resample_poly(sound, RATE // step, SPOOL_RATE // step).astype(np.float32)


def _energies(sound: NDArray[np.float32], rows: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The energy in each band of each moment, and each moment's mean power."""
    from scipy import fft

    frames = np.lib.stride_tricks.sliding_window_view(sound, _WINDOW)[::_HOP][:rows]
    spectra = fft.rfft(frames * np.hanning(_WINDOW).astype(np.float32), axis=1)
    powers = np.square(spectra.real) + np.square(spectra.imag)
    starts = np.round(_EDGES * _WINDOW / RATE).astype(int)
    bands = np.add.reduceat(powers[:, : starts[-1]], starts[:-1], axis=1).astype(np.float32)
    return bands, np.mean(np.square(frames), axis=1)


def _bits(energies: NDArray[np.float32], power: NDArray[np.float32]) -> tuple[Prints, NDArray[np.uint32]]:
    # by their logarithm, so that a louder or softer copy is the same
    levels = np.log(energies + 1e-9)
    slopes = levels[:, :-1] - levels[:, 1:]
    change = slopes[_LAG:] - slopes[:-_LAG]
    weights = np.uint32(1) << np.arange(_BANDS - 1, dtype=np.uint32)
    bits = ((change > 0) * weights).sum(axis=1).astype(np.uint32)
    bits[power < _QUIET] = 0
    weak = weights[np.argpartition(np.abs(change), _WEAKEST, axis=1)[:, :_WEAKEST]]
    return bits, weak
