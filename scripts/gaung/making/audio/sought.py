"""What must not be heard, sought in other sounds: as it was, faster or slower, higher or lower, cut, or under music.

Wherever a moment of a print is the same as one of the sound, up to its least certain bits, its neighbours are compared,
at every tempo and pitch that an editor's hand turns a voice to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, inf, isinf
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gaung.making.audio.moments import MOMENT_SECONDS, PITCHES, WEAKEST, Moments, Prints, moments, stretches
from gaung.making.audio.prints import KEPT, RUN, SHORT_RUN, is_enough

MOST_WRONG, MOST_WRONG_SHORT = 0.22, 0.18
"""Share of wrong bits up to which a run fits.

The same sound under music in a small Opus file has 0.05 to 0.11 of them wrong; other words of one computer voice, the
most alike that two sounds can be, have 0.26 and more.
"""
MOST_WRONG_ALTERED = 0.20
"""The same at another tempo or pitch, where more is tried: 0.07 to 0.17 in MP3s of 48 kb/s."""

_TEMPOS = (1.0, *(1.02 ** (sign * steps) for steps in range(1, 16) for sign in (1, -1)))
"""From 26 % slower to 35 % faster; 1 % off shifts what is compared by a moment at most."""
_ROUGH_TEMPOS = (1.0, 1.08, 0.926, 1.166, 0.857, 1.26, 0.794)
_ASIDE = np.array([*range(-20, -7, 2), *range(8, 21, 2)])
"""Moments of a recording beside the one that is the same, far enough from it not to be the same with it."""
_ROUGHLY = 0.33
_TABLE_BITS = 22
_MOST_ENTRIES = 8
_MOST_HITS = 4096
"""So many places are looked at more closely, of a recording and a stretch of sound."""
_FEW = 64
_REACH = 2000
"""Moments of a recording on both sides of a place that are compared together."""
_MARGIN = ceil(RUN * KEPT * 1.36) + 1


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a recording that was heard again."""

    first: int
    """Its first moment in the recording."""
    length: int
    seconds: float
    """Where it sounds in the other sound."""
    end_seconds: float


class Sought:
    """Prints of what must not be heard any more, ready to be looked for."""

    def __init__(
        self, prints: Mapping[str, Sequence[Prints]], *, is_as_it_was: bool = False, is_pitched: bool = False
    ) -> None:
        """With `is_as_it_was`, only at the tempo and pitch of the recordings.

        With `is_pitched`, each name has the prints of one recording at all of `PITCHES`, for `runs_in`.
        """
        known = [
            (name, one, PITCHES[n] if is_pitched else 0)
            for name, many in prints.items()
            for n, one in enumerate(many)
            if is_enough(one)
        ]
        self._names = [name for name, _, _ in known]
        sizes = [len(one) for _, one, _ in known]
        self._starts = np.cumsum([RUN, *(size + RUN for size in sizes)])
        self._whole = np.concatenate([np.zeros(RUN, np.uint32), *(np.pad(one, (0, RUN)) for _, one, _ in known)])
        self._all = [self._whole[first : first + size] for first, size in zip(self._starts, sizes, strict=False)]
        self._pitches = [pitch for _, _, pitch in known]
        self._is_as_it_was = is_as_it_was
        order = np.argsort(self._whole, kind="stable")
        self._places = order[self._whole[order] != 0]
        self._values = self._whole[self._places]
        self._table = np.zeros(1 << _TABLE_BITS, np.bool_)
        self._table[_slot(self._values)] = True

    def __bool__(self) -> bool:
        return bool(self._all)

    def heard_in(self, path: Path) -> tuple[str, float] | None:
        """What of it sounds in the file at `path`, and from which second on; None if nothing does."""
        for owner, run in self._found(self._stretches(path)):
            return self._names[owner], run.seconds
        return None

    def without(self, path: Path, start_seconds: float = 0.0, end_seconds: float = inf) -> None:
        """Take out of the prints what sounds in the file at `path` too: it belongs to others as well."""
        for owner, run in self._found(self._stretches(path), start_seconds, end_seconds):
            self._all[owner][run.first : run.first + run.length] = 0

    def prints(self) -> list[Prints]:
        """The prints as they are now, in the order in which they were given."""
        return [one.copy() for one in self._all if is_enough(one)]

    def runs_in(self, sound: Moments) -> Iterator[tuple[str, Run]]:
        """Everything of it that sounds in a sound, at any tempo; at any pitch, if the prints are those at all."""
        for owner, run in self._found([(0, [sound])]):
            yield self._names[owner], run

    def _stretches(self, path: Path) -> Iterable[tuple[int, list[Moments]]]:
        if not self:
            return ()
        return [(0, [moments(path)])] if self._is_as_it_was else stretches(path, 2 * _MARGIN)

    def _found(
        self, sounds: Iterable[tuple[int, Sequence[Moments]]], start_seconds: float = 0.0, end_seconds: float = inf
    ) -> Iterator[tuple[int, Run]]:
        tempos = _TEMPOS[:1] if self._is_as_it_was else _TEMPOS
        for start, pitched in sounds:
            for pitch, sound in zip(PITCHES, pitched, strict=False):
                bits = sound.bits
                if start_seconds > 0 or not isinf(end_seconds):
                    bits = bits.copy()
                    bits[: max(ceil(start_seconds / MOMENT_SECONDS) - start, 0)] = 0
                    if not isinf(end_seconds):
                        bits[max(floor(end_seconds / MOMENT_SECONDS) - start, 0) :] = 0
                places, at = self._hits(bits, sound.weak)
                padded = np.pad(bits, _MARGIN)
                near = np.zeros(len(places), np.bool_)
                for tempo in _ROUGH_TEMPOS if len(tempos) > 1 else tempos:
                    shares = _shares(self._whole, padded, places, at, _ASIDE, tempo, least=0.35)
                    near |= shares.ravel() <= _ROUGHLY
                places, at = places[near], at[near]
                owners = np.searchsorted(self._starts, places, "right") - 1
                for owner in np.unique(owners):
                    own = owners == owner
                    one, first = self._all[owner], int(self._starts[owner])
                    search = _Search(one, padded, start, is_altered=pitch + self._pitches[owner] != 0)
                    for run in search.runs(places[own] - first, at[own], tempos):
                        yield int(owner), run

    def _hits(self, bits: Prints, weak: Prints) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Moments of recordings and of the sound that are the same."""
        found = []
        for flips in range(1 << WEAKEST):
            changed = bits.copy()
            for n in range(WEAKEST):
                if flips >> n & 1:
                    changed ^= weak[:, n]
            maybe = np.flatnonzero(self._table[_slot(changed)] & (bits != 0))
            first = np.searchsorted(self._values, changed[maybe], "left")
            last = np.searchsorted(self._values, changed[maybe], "right")
            for entry in range(_MOST_ENTRIES):
                there = first + entry < last
                if not there.any():
                    break
                found.append(np.stack((self._places[first[there] + entry], maybe[there])))
        hits = np.unique(np.concatenate([*found, np.zeros((2, 0), np.int64)], axis=1), axis=1)
        return hits[0], hits[1]


def _slot(values: Prints) -> Prints:
    return (values * np.uint32(2654435761)) >> np.uint32(32 - _TABLE_BITS)


class _Search:
    """One recording in one stretch of sound at one pitch."""

    def __init__(self, recording: Prints, sound: Prints, start: int, *, is_altered: bool) -> None:
        self._recording = np.pad(recording, RUN)
        self._sound = sound
        self._size = len(recording)
        self._start = start
        self._is_altered = is_altered
        self._length = RUN if len(recording) >= 2 * RUN else SHORT_RUN

    def runs(self, places: NDArray[np.int64], at: NDArray[np.int64], tempos: Sequence[float]) -> Iterator[Run]:
        """Every run that fits, from some moments of the recording and of the sound that are the same."""
        if self._size < self._length:
            return
        if len(places) > _MOST_HITS:
            chosen = np.arange(_MOST_HITS) * len(places) // _MOST_HITS
            places, at = places[chosen], at[chosen]
        order = list(tempos)
        while len(places):
            found = self._first(places[:_FEW], at[:_FEW], order)
            if found is None:
                places, at = places[_FEW:], at[_FEW:]
                continue
            hit, tempo = found
            order.remove(tempo)
            order.insert(0, tempo)  # most of a recording was turned to one tempo
            place, where = int(places[hit]), int(at[hit])
            fits = self._along(place, where, tempo)
            yield from self._runs_of(fits, place, where, tempo)
            low = max(place - _REACH, 0)
            is_on_it = np.abs(at - where - (places - place) * KEPT / tempo) <= 2 * KEPT
            inside = (places >= low) & (places < low + len(fits))
            known = is_on_it & inside & fits[np.clip(places - low, 0, len(fits) - 1)]
            known[hit] = True
            places, at = places[~known], at[~known]

    def _first(
        self, places: NDArray[np.int64], at: NDArray[np.int64], tempos: Sequence[float]
    ) -> tuple[int, float] | None:
        """The first of some moments that lies in a run that fits, and the tempo at which it does."""
        length = self._length
        for tempo in tempos:
            shares = self._shares(places, at, np.arange(1 - length, length), tempo).min(axis=1)
            fitting = np.flatnonzero(shares <= self._most(tempo))
            if len(fitting):
                return int(fitting[0]), tempo
        return None

    def _most(self, tempo: float) -> float:
        is_altered = self._is_altered or tempo != 1.0
        if self._length == RUN:
            return MOST_WRONG_ALTERED if is_altered else MOST_WRONG
        return MOST_WRONG_SHORT

    def _shares(
        self, places: NDArray[np.int64], at: NDArray[np.int64], aside: NDArray[np.int64], tempo: float
    ) -> NDArray[np.float64]:
        return _shares(self._recording, self._sound, places + RUN, at, aside, tempo, self._length)

    def _along(self, place: int, where: int, tempo: float) -> NDArray[np.bool_]:
        """Which moments of the recording around a place lie in runs that fit, as far as the tempo is right."""
        low, high = max(place - _REACH, 0), min(place + _REACH, self._size)
        here, there = np.array([place]), np.array([where])
        length = self._length
        shares = self._shares(here, there, np.arange(low - place, high - place), tempo)[0]
        fits = np.zeros(high - low, np.bool_)
        for first in np.flatnonzero(shares <= self._most(tempo)):
            fits[first : first + length] = True
        if not fits.any():  # it reaches over the recording's end
            fits[max(place - low - length + 1, 0) : place - low + length] = True
        return fits

    def _runs_of(self, fits: NDArray[np.bool_], place: int, where: int, tempo: float) -> Iterator[Run]:
        low = max(place - _REACH, 0)
        edges = np.flatnonzero(np.diff(np.pad(fits.astype(np.int8), 1)))
        for first, last in zip(edges[::2], edges[1::2], strict=True):
            begin, end = (
                max(self._start + where + (low + int(one) - place) * KEPT / tempo, 0.0) * MOMENT_SECONDS
                for one in (first, last)
            )
            yield Run(low + int(first), int(last - first), begin, end)


def _shares(
    recording: Prints,
    sound: Prints,
    places: NDArray[np.int64],
    at: NDArray[np.int64],
    aside: NDArray[np.int64],
    tempo: float,
    length: int | None = None,
    least: float = 0.8,
) -> NDArray[np.float64]:
    """The share of wrong bits around each of some moments, in every row of `length` of those that lie `aside`.

    The sound is padded by `_MARGIN`. Where less than `least` of a row is heard, nothing fits.
    """
    length = length or len(aside)
    one = recording[np.clip(places[:, None] + aside, 0, len(recording) - 1)]
    where = at[:, None] + np.round(aside * KEPT / tempo).astype(np.int64) + _MARGIN
    other = sound[np.clip(where, 0, len(sound) - 1)]
    heard = (one != 0) & (other != 0)
    wrong = np.where(heard, _ones(one ^ other), 0)
    wrongs, counts = _sums(wrong, length), _sums(heard, length)
    return np.where(counts >= least * length, wrongs / np.maximum(counts * 32, 1), 1.0)


def _sums(values: NDArray[np.int64] | NDArray[np.bool_], length: int) -> NDArray[np.int64]:
    sums = np.pad(np.cumsum(values, axis=1, dtype=np.int64), ((0, 0), (1, 0)))
    return sums[:, length:] - sums[:, :-length]


_PAIRS = np.arange(1 << 16, dtype=np.uint16).view(np.uint8).reshape(-1, 2)
_ONES = np.unpackbits(_PAIRS, axis=1).sum(axis=1, dtype=np.int64)
"""How many bits of two bytes are set."""


def _ones(values: Prints) -> NDArray[np.int64]:
    ones: NDArray[np.int64] = _ONES[values & np.uint32(0xFFFF)] + _ONES[values >> np.uint32(16)]
    return ones
