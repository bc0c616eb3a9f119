"""Many wordings of one thing, each tried only near those stems that it holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from functools import cached_property

from gaung.rules.safeguarding.heads import sought_by_heads
from gaung.rules.safeguarding.searching import found_near

_MOST = 1 << 12
"""So many sets of stems are kept in mind."""
_GAP = re.compile(r"\[\\s-\][+*?]?|\\s[+*?]?")


class Wordings:
    """The wordings of one rule as patterns, in the order in which they are tried.

    A rule of words has dozens of wordings and, in most texts that it looks at closer, one stem that two of them hold.
    A wording that holds none of the stems as it is written may hold any; a stem that stands in no wording may be in
    any, too.
    """

    def __init__(
        self,
        written: Callable[[], Sequence[str]],
        stems: Collection[str],
        compiled: Callable[[Sequence[str], Sequence[int]], re.Pattern[str]],
        others: bool = True,
    ) -> None:
        """`written`: the wordings, which are not asked for before a text holds a stem: most rules' are in no text.

        `compiled`: the pattern of some of them, by their numbers; for small letters unless it has a flag. `others`:
        whether a stem that is written in none of them may be in any.
        """
        self._written = written
        self._stems = stems
        self._compiled = compiled
        self._others = others
        self._patterns: dict[tuple[int, ...], re.Pattern[str]] = {}
        self._near: dict[frozenset[str], list[tuple[tuple[int, ...], list[str]]]] = {}

    @cached_property
    def _sources(self) -> Sequence[str]:
        return self._written()

    @cached_property
    def _all(self) -> tuple[int, ...]:
        return tuple(range(len(self._sources)))

    @cached_property
    def _numbers(self) -> dict[str, tuple[int, ...]]:
        """Of each stem the wordings that may hold it."""
        read = [_GAP.sub(" ", source.lower()) for source in self._sources]
        held = [frozenset(stem for stem in self._stems if stem in source) for source in read]
        known = frozenset().union(*held)
        return {
            stem: tuple(n for n in self._all if stem in held[n] or not held[n])
            if stem in known or not self._others
            else self._all
            for stem in self._stems
        }

    def found(self, text: str, small: str, stems: Collection[str]) -> Sequence[re.Match[str]]:
        """What these wordings find around some stems that stand in a text, each match once and in order.

        `small`: the text in small letters.
        """
        key = frozenset(stems)
        near = self._near.get(key)
        if near is None:
            if len(self._near) >= _MOST:
                self._near.clear()
            near = self._near[key] = self._tried_near(stems)
        found: dict[int, re.Match[str]] = {}
        for numbers, own in near:
            pattern = self._patterns.get(numbers) or self._pattern(numbers)
            for match in found_near(pattern, _read(pattern, text, small), small, own):
                other = found.setdefault(match.start(), match)
                if _reach(other) != _reach(match):  # the wording that stands first says how far it goes
                    pattern = self.whole
                    found[match.start()] = pattern.match(_read(pattern, text, small), match.start()) or other
        if not found:
            return ()
        every: list[re.Match[str]] = []
        done = 0
        for start in sorted(found):
            if start >= done:
                done = found[start].end()
                every.append(found[start])
        return every

    def _tried_near(self, stems: Collection[str]) -> list[tuple[tuple[int, ...], list[str]]]:
        """Which wordings are tried near which of some stems."""
        near: dict[tuple[int, ...], list[str]] = {}
        for stem in stems:
            numbers = self._numbers.get(stem)
            if numbers:
                near.setdefault(numbers, []).append(stem)
        return [*near.items()]

    @property
    def compiled(self) -> Collection[re.Pattern[str]]:
        """The patterns that were asked for so far."""
        return self._patterns.values()

    @property
    def whole(self) -> re.Pattern[str]:
        """All wordings in one, whatever their stems."""
        return self._pattern(self._all)

    def _pattern(self, numbers: tuple[int, ...]) -> re.Pattern[str]:
        if numbers not in self._patterns:
            self._patterns[numbers] = self._compiled(self._sources, numbers)
            sought_by_heads(self._patterns[numbers])
        return self._patterns[numbers]


def _reach(match: re.Match[str]) -> tuple[int, tuple[int, int]]:
    """How far a wording goes, and which of its words it shows."""
    return match.end(), match.span(match.lastindex or 0)


_IGNORECASE = int(re.IGNORECASE)
"""As a plain number, with which Python reckons five times as fast."""


def _read(pattern: re.Pattern[str], text: str, small: str) -> str:
    """What a pattern is for."""
    return text if pattern.flags & _IGNORECASE else small
