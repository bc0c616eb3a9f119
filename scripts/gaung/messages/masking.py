"""What a report shows of an author's words: never a number, an address or a line by which somebody can be found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from gaung.problem import Fact, Problem

PRIVATE = ("personal-data-", "identity-", "consent-child-", "consent-person-", "consent-withdrawn-")
"""Families of codes whose line is shown with its words hidden."""

REGISTERED = frozenset({"value", "replacement", "contact", "heard"})
"""Facts that come from the register of help lines, and are meant to be read."""

_NUMBER = re.compile(
    r"(?<![\w.])(?<![0-9a-f]{4}-)(?:\+|00)?\(?(?:62|63|977|0|9[678])\)?[\s().–-]?\d(?:[\s().–-]{0,2}\d){6,13}(?![\d])"
    r"|(?<![\w.-])\d{4}(?:[ .-]?\d{4}){2,3}(?![\w-])|(?<![\w.-])[०-९](?:[\s-]?[०-९]){7,15}"
)
_GLUED = re.compile(r"(?<!\d)(?:\+?(?:62|63|977)|0)[ .-]?[89]\d(?:[ .-]?\d){7,10}(?!\d)")
"""A whole mobile number, whatever letters stand at it."""
_QUOTING = frozenset(
    {"read-key-unknown", "read-choice", "read-shape", "read-mapping-expected", "read-alias", "consent-unknown"}
)
"""Codes that quote what stands where a key, a word of a list or a short name belongs: none of these has a space."""
_SAID_BY_AUTHORS = frozenset({"key", "seen", "name", "ref", "reason", "text", "title"})
"""Facts that hold an author's own words."""
_QUOTED = frozenset({"key", "seen", "name", "ref"})
_MAIL = re.compile(r"([\w+-])[\w.+-]*@[\w-]+(?:\.[\w-]+)+")
_WORDS = re.compile(r"[^\W\d_][\w'’.-]*(?:\s+[^\W\d_][\w'’.-]*)+")
"""Nothing but words: so names are written."""
_WORD = re.compile(r"(?<![^\W_])([^\W_])([\w'\u0900-\u097f]*)")


def without_numbers(text: str) -> str:
    """The text with telephone numbers, long numbers of cards and e-mail addresses masked: `08••••••4321`."""
    if "@" in text:
        text = _MAIL.sub(lambda found: f"{found[1]}•••@•••", text)
    return _GLUED.sub(lambda found: _masked(found[0]), _NUMBER.sub(lambda found: _masked(found[0]), text))


def discreet(problem: Problem) -> Mapping[str, Fact]:
    """The facts of a problem as they are told: beside somebody's number no word is shown whole, for it may be a name.

    Neither are two words and more where one belongs.
    """
    return {name: _discreet(problem.code, name, value) for name, value in problem.facts.items()}


def _discreet(code: str, name: str, value: Fact) -> Fact:
    if not isinstance(value, str) or name in REGISTERED:
        return value
    has_number = name in _SAID_BY_AUTHORS and without_numbers(value) != value
    is_no_word = code in _QUOTING and name in _QUOTED and _WORDS.fullmatch(value.strip()) is not None
    return hidden(value) if has_number or is_no_word else value


def hidden(line: str) -> str:
    """A line of which only the first letter of each word is shown, each letter in its place."""
    shown = _WORD.sub(lambda found: found[1] + "•" * len(found[2]), line)
    return re.sub(r"\d", "•", shown)


def private_lines(problems: Iterable[Problem]) -> frozenset[tuple[str, int]]:
    """The lines that no finding shows, because one of them says who a child is."""
    return frozenset(
        (problem.place.file, problem.place.line)
        for problem in problems
        if problem.place is not None and problem.code.startswith(PRIVATE)
    )


def _masked(number: str) -> str:
    digits = re.sub(r"\D", "", number)
    return digits[:2] + "•" * max(len(digits) - 6, 1) + digits[-4:]
