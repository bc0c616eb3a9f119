"""The short numbers of the register's lines, their names, and which line a number is nearly that of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from gaung.rules.safeguarding.digits import Run
from gaung.rules.safeguarding.named import parts_of, plain_names, sure_names, value_of
from gaung.rules.safeguarding.phones import is_near, slips

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign
    from gaung.model.register import Helpline
    from gaung.rules.safeguarding.cues import Sentences
    from gaung.rules.safeguarding.passages import Passage

_LEAST, _MOST = 3, 6
_COUNTRY_CODES = frozenset({"62", "63", "977"})
"""`+977 1089`: dialled so by who has a roaming card."""
_LISTED = re.compile(
    r"(?<![\d,.])\d(?:\s?,\s?\d){1,4}\s?,?\s(?:and|dan|at|saka|tapos|then|lalu|र|अनि)\s\d(?!\d)"
    r"|(?<!\d)\d,? (?:र|अनि) \d(?: (?:र|अनि) \d)+"
)
"""`1, 2, dan 8`: its last figure stands behind a word."""
_SMALL = re.compile(r"\d+")


class Nearly:
    """The published lines with a short number, as the numbers of a text are compared with theirs."""

    def __init__(self, campaign: Campaign) -> None:
        published = [line for line in campaign.helplines.helplines if line.is_published]
        self._lines = [line for line in published if _LEAST <= len(value_of(line)) <= _MOST]
        self.values = {line.id: value_of(line) for line in self._lines}
        sure = frozenset(name for line in self._lines for name in sure_names(line))
        self._any = {line.id: _pattern(sure_names(line) | plain_names(line)) for line in self._lines}
        self._sure = _cased(frozenset(name for name in sure if name.isupper()))
        self._own = {
            line.id: re.compile("|".join(name for name in sure_names(line) if name.isupper()) or "(?!)")
            for line in self._lines
        }
        known = {name for line in self._lines for name in plain_names(line) if name[:2].isupper()}
        self.glued = _glued(sure | known)
        self._near: dict[str, tuple[Helpline, ...]] = {}

    def lines(self, run: Run, passage: Passage, sentences: Sentences) -> list[Helpline]:
        """The lines whose number is one slip away, and that answer here or are named beside it; none for a line's."""
        digits = run.digits
        if digits in self.values.values():
            return []
        if digits not in self._near:
            self._near[digits] = tuple(line for line in self._lines if is_slip(digits, self.values[line.id]))
        if not self._near[digits]:
            return []
        first, last = sentences.around(run.start)
        return [
            line
            for line in self._near[digits]
            if passage.country is None
            or passage.country in line.countries
            or self._own[line.id].search(passage.text, first, last)
        ]

    def named(self, lines: Sequence[Helpline], text: str, first: int, last: int) -> Helpline:
        """That of some lines which is named in a stretch of text, or the first."""
        return next((line for line in lines if self._any[line.id].search(text, first, last)), lines[0])

    def is_named(self, text: str, first: int, last: int) -> bool:
        """Whether a line is named by what nothing else is called: `SAPA`, `Makabata`, no `sapa`."""
        return self._sure.search(text, first, last) is not None


def is_slip(one: str, other: str) -> bool:
    """Whether one short number is another with one figure changed, or two swapped."""
    return one != other and len(one) == len(other) and (slips(one, other) == 1 or is_near(one, other))


def alone(runs: Sequence[Run]) -> Iterator[Run]:
    """Each number by itself, also those of `1383, 1384`."""
    for run in runs:
        if len(run.groups) == 2 and run.groups[0] in _COUNTRY_CODES and _LEAST <= len(run.groups[1]) <= _MOST:
            yield Run(run.groups[1], run.start, run.end, run.groups[1:], run.groups[1])
            continue
        for part in parts_of(run):
            many = len(part.groups) > 1 and all(_LEAST <= len(group) <= _MOST for group in part.groups)
            if many and not part.is_said and re.fullmatch(r"\d+(?:(?:[,;]| /)? ?\d+|: \d+|/\d+)+", part.text):
                for match in _SMALL.finditer(part.text):
                    at = part.start + match.start()
                    yield Run(match[0], at, at + len(match[0]), (match[0],), match[0])
            elif _LEAST <= len(part.digits) <= _MOST:
                yield part


def listed(text: str) -> Iterator[Run]:
    """Each number whose last figure stands behind a word: `1, 2, dan 8`."""
    for match in _LISTED.finditer(text):
        groups = tuple(_SMALL.findall(match[0]))
        if len(groups) >= _LEAST:
            yield Run("".join(groups), *match.span(), groups, match[0])


@cache
def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    """Compiled once for a register: it is read anew for every check."""
    return re.compile(rf"(?i)(?<![^\W_])(?:{'|'.join(sorted(names)) or '(?!)'})(?![^\W_])")


@cache
def _cased(names: frozenset[str]) -> re.Pattern[str]:
    """Names in large letters, or, inside of a sentence, with a large first one."""
    large = "|".join(sorted(names)) or "(?!)"
    title = "|".join(sorted(name.title() for name in names)) or "(?!)"
    return re.compile(rf"(?<![^\W_])(?:{large}|(?<=[a-z,] )(?:{title}))(?![^\W_])")


@cache
def _glued(names: frozenset[str]) -> re.Pattern[str]:
    """A name with figures at its end: `SAPA128`."""
    some = "|".join(sorted(names)) or "(?!)"
    return re.compile(rf"(?i)(?<![^\W_])(?<![@/#])(?:{some})(?P<digits>\d{{{_LEAST},{_MOST}}})(?![^\W_])")
