"""What a safeguarding rule found in a passage, and how it is shown without leaking it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gaung.problem import Fact, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """One find in one passage: where, which code, and the facts of its sentence (already masked)."""

    code: str
    start: int
    end: int
    facts: Mapping[str, Fact] = field(default_factory=dict)
    severity: Severity = Severity.ERROR

    @property
    def span(self) -> tuple[int, int]:
        """From where to where it stands in its passage."""
        return self.start, self.end


class Covered:
    """Which letters of a text are spoken for; asking costs the length of the stretch, however many there were."""

    __slots__ = ("_length", "_letters")

    def __init__(self, length: int, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._length = length
        self._letters: bytearray | None = None  # most texts have nothing to be spoken for
        for start, end in spans:
            self.add(start, end)

    def add(self, start: int, end: int) -> None:
        """Take a stretch."""
        if self._letters is None:
            self._letters = bytearray(self._length)
        self._letters[start:end] = b"\1" * (end - start)

    def touches(self, start: int, end: int) -> bool:
        """Whether any letter of a stretch is taken."""
        return self._letters is not None and self._letters.find(1, start, end) >= 0


def mask(seen: str) -> str:
    """A number with its middle hidden, so that a report does not leak it: `08••••••4321`."""
    digits = re.sub(r"\D", "", seen)
    return digits[:2] + "•" * max(len(digits) - 6, 1) + digits[-4:]


def mask_words(seen: str) -> str:
    """Words with all but the first letter of each hidden: `Rina Contoh` becomes `R••• C•••••`."""
    shown = re.sub(r"(?<![^\W_])([^\W_])([\w'\u0900-\u097f]*)", lambda m: m[1] + "•" * min(len(m[2]), 6), seen)
    return " ".join(re.sub(r"\d", "•", shown).split())
