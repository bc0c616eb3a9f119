"""The finished files: gain and limiter set for each goal, encoded, measured as encoded, and corrected if need be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from math import log10

from gaung.making.audio import levels
from gaung.making.audio.decode import RATE
from gaung.making.audio.encode import EncodingError, Imprint, Lane, Measured, Target, encode, measure
from gaung.making.audio.loudness import as_heard_lufs
from gaung.making.audio.mix import Bed, Voice, mixed
from gaung.making.audio.timeline import Timeline
from gaung.place import Place
from gaung.problem import Problem

TOLERANCE_LU = 0.3
MOST_TRIES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """A programme ready to be mixed, and what its files say about themselves."""

    timeline: Timeline
    voices: Sequence[Voice]
    bed: Bed | None
    imprint: Imprint


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What some files are to measure when they are decoded."""

    lufs: float
    """Integrated loudness of the one channel."""
    true_peak_dbtp: float
    is_as_heard: bool = False
    """Whether people speak of its loudness as played from two loudspeakers, 3 LU higher."""

    def shown_lufs(self, mono_lufs: float) -> float:
        """A loudness of the one channel, as people speak of it."""
        return as_heard_lufs(mono_lufs) if self.is_as_heard else mono_lufs

    def is_met(self, measured: Measured) -> bool:
        """Whether a finished file is as it should be."""
        is_loud_enough = abs(self.lufs - measured.loudness_lufs) <= TOLERANCE_LU
        return is_loud_enough and measured.true_peak_dbtp <= self.true_peak_dbtp


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Files that are to have the same loudness and peak."""

    goal: Goal
    targets: tuple[Target, ...]
    place: Place
    """Where the author asked for them."""


@dataclass(frozen=True, slots=True)
class Mastered:
    """The finished files of one order, and how they were made."""

    order: Order
    measured: tuple[Measured, ...]
    """Of each target, as encoded."""
    gain_db: float
    """On the mix."""
    ceiling_dbtp: float
    """Where the limiter stood."""
    tries: int
    """How often it was encoded: once, unless the first try was off."""

    def problems(self) -> Iterator[Problem]:
        """What is still off after the correction."""
        goal = self.order.goal
        for one in self.measured:
            if abs(goal.lufs - one.loudness_lufs) > TOLERANCE_LU:
                shown, wanted = (round(goal.shown_lufs(lufs), 2) for lufs in (one.loudness_lufs, goal.lufs))
                yield Problem("audio-loudness-missed", self.order.place, {"measured": shown, "wanted": wanted})
            if one.true_peak_dbtp > goal.true_peak_dbtp:
                facts = {"measured": round(one.true_peak_dbtp, 2), "wanted": goal.true_peak_dbtp}
                yield Problem("audio-peak-missed", self.order.place, facts)


def master(mix: Mix, orders: Sequence[Order]) -> tuple[Mastered, ...]:
    """Write all files so that each has the wanted loudness and peak when it is decoded. Raises `EncodingError`.

    The gains are computed from measures of the segments, and the mix is computed once for all files. Where an encoded
    file shows that its gain was off, its order is made once more, with gain and ceiling corrected by what was
    measured; a last time if the limiter took too much of that.
    """
    works = [_Work(order, _first_lane(mix, order)) for order in orders]
    for _ in range(MOST_TRIES):
        unmet = [work for work in works if not work.is_met]
        if not unmet:
            break
        for work in unmet:
            work.correct()
        _write(mix, unmet)
    return tuple(
        Mastered(work.order, work.measured, work.lane.gain_db, work.lane.ceiling_dbtp, work.tries) for work in works
    )


@dataclass(slots=True)
class _Work:
    """One order while it is being made."""

    order: Order
    lane: Lane
    measured: tuple[Measured, ...] = ()
    tries: int = 0
    _slope: float = 1.0
    """How much louder the result became for each dB of gain; the limiter takes back a part of it."""
    _step: float = field(default=0.0)
    _before: float = 0.0

    @property
    def is_met(self) -> bool:
        return bool(self.measured) and all(map(self.order.goal.is_met, self.measured))

    def take(self, measured: tuple[Measured, ...]) -> None:
        """What the files that were just written measure."""
        self.measured, self.tries = measured, self.tries + 1
        if abs(self._step) > TOLERANCE_LU:
            self._slope = max(min((measured[0].loudness_lufs - self._before) / self._step, 1.0), 0.2)

    def correct(self) -> None:
        """Set gain and ceiling by what the last try came to; nothing if there was none."""
        if not self.measured:
            return
        goal, lane = self.order.goal, self.lane
        off = [goal.lufs - one.loudness_lufs for one in self.measured]
        # the first target's error is mended by the gain of the lane, what the others differ from it by their own
        self._step = max(min(off[0] / self._slope, 12.0), -12.0)
        self._before = self.measured[0].loudness_lufs
        targets = tuple(
            replace(one, trim_db=one.trim_db + mine - off[0]) for one, mine in zip(lane.targets, off, strict=True)
        )
        over = max(one.true_peak_dbtp for one in self.measured) - goal.true_peak_dbtp
        ceiling = lane.ceiling_dbtp - (over + 0.3 if over > 0 else 0.0)
        self.lane = Lane(targets=targets, gain_db=lane.gain_db + self._step, ceiling_dbtp=ceiling)


def _first_lane(mix: Mix, order: Order) -> Lane:
    """Gain and ceiling as they are foreseen."""
    ceiling = order.goal.true_peak_dbtp - max(one.format.overshoot_db for one in order.targets)
    sounds = [voice.sound for voice in mix.voices]
    gains_db = [20 * log10(voice.gain) for voice in mix.voices]
    bed = (mix.bed.sound, mix.bed.curve) if mix.bed is not None else None
    gain_db = levels.programme_gain_db(mix.timeline, sounds, gains_db, bed, order.goal.lufs, ceiling)
    return Lane(targets=order.targets, gain_db=gain_db, ceiling_dbtp=ceiling)


def _write(mix: Mix, works: Sequence[_Work]) -> None:
    """Mix once, write all that is wanted, and measure it."""
    encode(mixed(mix.timeline, mix.voices, mix.bed, 0.0), [work.lane for work in works], mix.imprint)
    targets = [one for work in works for one in work.lane.targets]
    with ThreadPoolExecutor(2) as pool:
        found = dict(zip(targets, pool.map(lambda one: measure(one.path), targets), strict=True))
    planned = mix.timeline.samples
    for one, measured in found.items():
        if abs(measured.samples - planned) > one.format.spare_samples:
            raise EncodingError(f"{measured.samples / RATE:.2f} s written, {planned / RATE:.2f} s planned")
    for work in works:
        work.take(tuple(found[one] for one in work.lane.targets))
