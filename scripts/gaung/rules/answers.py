"""Answers to findings: a comment beside the words that names the rule and says why it may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gaung.place import Lines, Place

_ANSWER = re.compile(
    r"(?:<!--|\#)[ \t]*gaung:[ \t]*allow[ \t]+(?P<codes>[a-z][a-z0-9-]*(?:[ \t]*,[ \t]*[a-z][a-z0-9-]*)*)"
    r"(?:[ \t]+(?:because|karena|kasi|किनभने)\b[ \t:]*(?P<reason>[^\n]*?))?[ \t]*(?:-->|$)",
    re.MULTILINE | re.IGNORECASE,
)

LEAST_LETTERS = 3
"""A reason has at least so many different letters."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One allowance: which codes, why, and where it stands."""

    codes: tuple[str, ...]
    reason: str
    line: int
    """Its line in the text, from 0; it answers findings on this line and on the next one that holds words."""
    column: int
    width: int

    @property
    def has_reason(self) -> bool:
        """Whether a reason is given that somebody can read: no full stop, no `xxx`."""
        return len({letter for letter in self.reason.casefold() if letter.isalpha()}) >= LEAST_LETTERS

    def holds(self, place: Place) -> bool:
        """Whether a place in the same file lies in the answer itself."""
        return place.line == self.line + 1 and self.column < place.column <= self.column + self.width


def answers(written: str) -> Iterator[Answer]:
    """Every allowance in a text."""
    if "gaung:" not in written:
        return
    lines = Lines(written)
    for match in _ANSWER.finditer(written):
        line, column = lines.at(match.start())
        codes = tuple(code.strip().lower() for code in match["codes"].split(","))
        yield Answer(codes, (match["reason"] or "").strip(), line, column, len(match[0]))
