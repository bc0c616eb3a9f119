"""What is wrong, as facts without sentences: `Problem`, `Severity`, `CampaignError`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from gaung.place import Place

Fact: TypeAlias = str | int | float | tuple[str, ...] | None


class Severity(StrEnum):
    """How much a problem weighs: an error stops a build, a warning and an info do not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where, and the facts that a sentence about it needs.

    `code` is stable and starts with its family (`read-`, `helpline-`, `consent-`, `audio-`, `poster-`, `page-`,
    `feed-`, `media-` …). `place` is None only for what no file of the author holds.
    """

    code: str
    place: Place | None
    facts: Mapping[str, Fact] = field(default_factory=dict, hash=False)
    severity: Severity = Severity.ERROR

    def sort_key(self) -> tuple[str, int, int, str]:
        """By file, line and column, then by code."""
        place = self.place or Place("", 0, 0)
        return (place.file, place.line, place.column, self.code)


class CampaignError(Exception):
    """The campaign cannot be used as it is; `problems` says all that is wrong with it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(dict.fromkeys(problems), key=Problem.sort_key))
        super().__init__("; ".join(f"{p.place}: {p.code} {dict(p.facts)}" for p in self.problems))

    def __reduce__(self) -> tuple[type[CampaignError], tuple[tuple[Problem, ...]]]:
        return (CampaignError, (self.problems,))


class ToolMissingError(Exception):
    """What a command needs is not on this machine. Its text names what it is, `code` is that of the problem."""

    code = "build-tool-missing"


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of them stops a build."""
    return any(problem.severity is Severity.ERROR for problem in problems)
