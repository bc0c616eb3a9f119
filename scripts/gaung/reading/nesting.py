"""Markdown that is nested deeper than anybody means it: the time it takes grows with the square of its depth."""

from __future__ import annotations

import re

from gaung.place import Place
from gaung.problem import Problem

MOST_LEVELS = 24
"""Lists in lists, quotations in quotations, brackets in brackets."""

_MARKER = r"(?:[-*+>]|\d{1,9}[.)])"
_DEEP_LINE = re.compile(
    rf"^[ \t]*(?:{_MARKER}[ \t]+|>){{{MOST_LEVELS}}}{_MARKER}"
    rf"|^(?: {{4}}|\t){{{MOST_LEVELS}}}[ \t]*{_MARKER}[ \t]",
    re.MULTILINE,
)
_RULE_LINE = re.compile(r"[ \t]*(?:(?:-[ \t]*)+|(?:\*[ \t]*)+)\Z")
_BRACKET = re.compile(r"(?<!\\)[\[\]]|\n[ \t]*\n")


def nested_too_deep(text: str, file: str, first_line: int) -> Problem | None:
    """The first place of a Markdown text that is nested in more than `MOST_LEVELS` levels, or None."""
    at = _deep_line(text)
    if text.count("[") > MOST_LEVELS:
        deep = _deep_bracket(text)
        at = min((place for place in (at, deep) if place is not None), default=None)
    if at is None:
        return None
    place = Place(file, first_line + text.count("\n", 0, at), at - text.rfind("\n", 0, at))
    return Problem("read-too-deep", place, {"most": MOST_LEVELS})


def _deep_line(text: str) -> int | None:
    """Where a line begins that stands behind too many signs of lists and quotations, or too far to the right."""
    for match in _DEEP_LINE.finditer(text):
        end = text.find("\n", match.start())
        if not _RULE_LINE.match(text[match.start() : len(text) if end < 0 else end]):
            return match.start()
    return None


def _deep_bracket(text: str) -> int | None:
    """Where too many square brackets of one paragraph are open at once."""
    depth = 0
    for sign in _BRACKET.finditer(text):
        depth = depth + 1 if sign[0] == "[" else max(depth - 1, 0) if sign[0] == "]" else 0
        if depth > MOST_LEVELS:
            return sign.start()
    return None
