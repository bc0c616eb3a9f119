"""A help line's number with letters for figures in it (`1O98`): it looks right, and nobody can dial or copy it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gaung.rules.safeguarding.digits import Run
from gaung.rules.safeguarding.finding import Finding, mask
from gaung.rules.safeguarding.named import value_of
from gaung.rules.safeguarding.offers import offer
from gaung.rules.safeguarding.passages import Kind, Passage
from gaung.rules.safeguarding.phones import forms

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign

_MOST_SHORT = 6
_LETTERED = re.compile(r"[(+]{0,2}[\dOoQIl|SB][\dOoQIl|SB .()-]*")
"""Figures, and letters that look like them: no words for digits."""


class Undialled:
    """The published numbers of the register, each in all its forms."""

    def __init__(self, campaign: Campaign) -> None:
        self._values = {
            form: line.value
            for line in campaign.helplines.helplines
            if line.is_published
            for form in forms(value_of(line))
            if form
        }

    def findings(self, passage: Passage, runs: Sequence[Run]) -> Iterator[Finding]:
        """Every number of a line that is called, and that holds letters."""
        if passage.kind is not Kind.TEXT:
            return
        for run in runs:
            value = self._values.get(run.digits)
            if value is None or run.is_said or run.is_in_pieces:
                continue
            if not _has_letters(run.text) or not _LETTERED.fullmatch(run.text):
                continue
            said = offer(run, passage.small, passage.sentences)
            if len(run.digits) > _MOST_SHORT or said.is_called or said.is_line or said.is_help:
                seen = run.text if len(run.digits) <= _MOST_SHORT else mask(run.text)
                yield Finding("helpline-letters", run.start, run.end, {"seen": seen, "value": value})


def _has_letters(text: str) -> bool:
    """Whether letters stand for figures; a line beside a number is that of a table."""
    return any(map(str.isalpha, text)) or "|" in text.strip("| ")
