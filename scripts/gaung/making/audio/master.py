"""The finished files: gain and limiter set for each goal, encoded, measured as encoded, and corrected if need be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from math import log10

from gaung.making.audio import levels
from gaung.making.audio.decode import RATE
from gaung.making.audio.encode import EncodingError, Imprint, Lane, Target, encode
from gaung.making.audio.loudness import as_heard_lufs
from gaung.making.audio.mix import Bed, Voice, mixed
from gaung.making.audio.proof import Measured, measure
from gaung.making.audio.sections import encode_in_sections, is_divided
from gaung.making.audio.timeline import Timeline
from gaung.place import Place
from gaung.problem import Problem

TOLERANCE_LU = 0.3
_CORRECTED_LU = 0.25
"""A file further off is made once more; other meters see up to 0.05 LU more or less than ours."""
MOST_TRIES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """A programme ready to be mixed, and what its files say about themselves."""

    timeline: Timeline
    voices: Sequence[Voice]
    beds: Sequence[Bed]
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
        is_loud_enough = abs(self.lufs - measured.loudness_lufs) <= _CORRECTED_LU
        return is_loud_enough and measured.true_peak_dbtp <= self.true_peak_dbtp


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A file that is to be made, and what it is to measure."""

    goal: Goal
    target: Target
    place: Place
    """Where the author asked for it."""


@dataclass(frozen=True, slots=True)
class Mastered:
    """A finished file, and how it was made."""

    order: Order
    measured: Measured
    """As encoded."""
    gain_db: float
    """On the mix."""
    ceiling_dbtp: float
    """Where the limiter stood."""
    tries: int
    """How often it was encoded: once, unless the first try was off."""

    def problems(self) -> Iterator[Problem]:
        """What is still off after the correction."""
        goal, measured = self.order.goal, self.measured
        if abs(goal.lufs - measured.loudness_lufs) > TOLERANCE_LU:
            shown, wanted = (round(goal.shown_lufs(lufs), 2) for lufs in (measured.loudness_lufs, goal.lufs))
            yield Problem("audio-loudness-missed", self.order.place, {"measured": shown, "wanted": wanted})
        if measured.true_peak_dbtp > goal.true_peak_dbtp:
            facts = {"measured": round(measured.true_peak_dbtp, 2), "wanted": goal.true_peak_dbtp}
            yield Problem("audio-peak-missed", self.order.place, facts)


def master(mix: Mix, orders: Sequence[Order]) -> tuple[Mastered, ...]:
    """Write all files so that each has the wanted loudness and peak when it is decoded. Raises `EncodingError`.

    The gains are computed from measures of the segments, and the mix is computed once for all files. Where an encoded
    file shows that its gain was off, it alone is made once more, with gain and ceiling corrected by what was measured;
    a last time if the limiter took too much of that.
    """
    works = [_begun(mix, order) for order in orders]
    for _ in range(MOST_TRIES):
        unmet = [work for work in works if not work.is_met]
        if unmet:
            _write(mix, unmet)
    return tuple(work.finished() for work in works)


@dataclass(slots=True)
class _Work:
    """One order while it is being made."""

    order: Order
    gain_db: float
    ceiling_dbtp: float
    measured: Measured | None = None
    tries: int = 0
    _slope: float = 1.0
    """How much louder the result became for each dB of gain; the limiter takes back a part of it."""
    _step_db: float = 0.0

    @property
    def is_met(self) -> bool:
        return self.measured is not None and self.order.goal.is_met(self.measured)

    def take(self, measured: Measured) -> None:
        """What the file measures that was just written."""
        if self.measured is not None and abs(self._step_db) > TOLERANCE_LU:
            rise = measured.loudness_lufs - self.measured.loudness_lufs
            self._slope = max(min(rise / self._step_db, 1.0), 0.2)
        self.measured, self.tries = measured, self.tries + 1

    def correct(self) -> None:
        """Set gain and ceiling by what the last try came to; nothing if there was none."""
        if self.measured is None:
            return
        goal = self.order.goal
        self._step_db = max(min((goal.lufs - self.measured.loudness_lufs) / self._slope, 12.0), -12.0)
        self.gain_db += self._step_db
        over = self.measured.true_peak_dbtp - goal.true_peak_dbtp
        if over > 0:
            self.ceiling_dbtp -= over + 0.3

    def finished(self) -> Mastered:
        assert self.measured is not None
        return Mastered(self.order, self.measured, self.gain_db, self.ceiling_dbtp, self.tries)


def _begun(mix: Mix, order: Order) -> _Work:
    """An order with gain and ceiling as they are foreseen."""
    ceiling = order.goal.true_peak_dbtp - order.target.format.overshoot_db
    sounds = [voice.sound for voice in mix.voices]
    gains_db = [20 * log10(voice.gain) for voice in mix.voices]
    beds = [(bed.sound, bed.curve, bed.start) for bed in mix.beds]
    gain_db = levels.programme_gain_db(mix.timeline, sounds, gains_db, beds, order.goal.lufs, ceiling)
    return _Work(order, gain_db, ceiling)


def _write(mix: Mix, works: Sequence[_Work]) -> None:
    """Mix once, write all that is wanted, and measure it. What needs the same gain and ceiling shares a limiter."""
    lanes: dict[tuple[float, float], list[Target]] = {}
    for work in works:
        work.correct()
        lanes.setdefault((work.gain_db, work.ceiling_dbtp), []).append(work.order.target)
    shared = [Lane(targets=tuple(files), gain_db=gain, ceiling_dbtp=top) for (gain, top), files in lanes.items()]
    between = partial(mixed, mix.timeline, mix.voices, mix.beds, 0.0)
    if is_divided(shared, mix.timeline.samples):
        encode_in_sections(between, mix.timeline.samples, shared[0], mix.imprint)
    else:
        encode(between(), shared, mix.imprint)
    with ThreadPoolExecutor(2) as pool:
        found = tuple(pool.map(lambda work: measure(work.order.target.path), works))
    planned = mix.timeline.samples
    for work, measured in zip(works, found, strict=True):
        if abs(measured.samples - planned) > work.order.target.format.spare_samples:
            raise EncodingError(f"{measured.samples / RATE:.2f} s written, {planned / RATE:.2f} s planned")
        work.take(measured)
