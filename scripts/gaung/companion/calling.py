"""The yearly test calls: which help line to call when, and what came of it, written back into the register."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta

from gaung.model.campaign import Campaign
from gaung.model.register import Helpline
from gaung.place import Place, PlacedDict, PlacedList
from gaung.reading.campaign import HELPLINES
from gaung.reading.inserting import NotEditableError
from gaung.reading.mapping import read_mapping
from gaung.reading.plain_yaml import NULLS
from gaung.rules.safeguarding.known_names import COMMON

REVIEW_DAYS = 90
"""So long a checked number holds, unless somebody says otherwise."""

MOST_DAYS = 366
"""No number is believed for longer than this without a call."""

_PRIVATE = re.compile(r"@|\d(?:\D{0,2}\d){4}")
_WORD = re.compile(r"[A-Za-z]+")

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ;.()/-]*[A-Za-z0-9.)]")
_COMMENT = re.compile(r"\s+#.*\Z")
_DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_SINGLE = re.compile(r"'(?:[^']|'')*'")
_CALLED = re.compile(
    r"(?i)\b(?:kakak|kak|ibu|bu|bapak|pak|mas|mbak|abang|bang|ate|kuya|tita|tito|aling|mang|didi|dai|sir|ms|mrs?|miss"
    r"|sister|brother)\.?\s+([a-z]+)"
)
"""How somebody is called before a name: `kakak rani`."""


def call_sheet(campaign: Campaign) -> tuple[Helpline, ...]:
    """Every line that is given to children, those whose review comes first in front."""
    lines = [line for line in campaign.helplines.helplines if line.is_published]
    return tuple(sorted(lines, key=lambda line: (line.review_by, line.id)))


def recorded(text: str, line: Helpline, on: date, by: str, method: str, days: int = REVIEW_DAYS) -> str:
    """The register's text with the result of a call; comments, order and layout stay as they are.

    Raises `NotEditableError` if what comes out would not say just that.
    """
    if "\r\n" in text:
        return recorded(text.replace("\r\n", "\n"), line, on, by, method, days).replace("\n", "\r\n")
    values = {
        "checked_on": on.isoformat(),
        "checked_by": by,
        "method": method,
        "review_by": (on + timedelta(days=days)).isoformat(),
    }
    new = text
    for key, place in sorted(
        ((key, line.where(key)) for key in values), key=lambda item: (item[1].line, item[1].column), reverse=True
    ):
        start, end = _stretch(new, place)
        new = new[:start] + _written(values[key]) + new[end:]
    if _entries(new) != [{**entry, **values} if entry.get("id") == line.id else entry for entry in _entries(text)]:
        raise NotEditableError(line.id)
    return new


def is_role(text: str) -> bool:
    """Whether this may stand in the register for who called, and how: no number, no address, no known given name."""
    called = {name.capitalize() for name in _CALLED.findall(text)}
    return _PRIVATE.search(text) is None and COMMON.isdisjoint(called.union(_WORD.findall(text)))


def _stretch(text: str, place: Place) -> tuple[int, int]:
    """Where a value begins and ends in the text: quoted, below its key, or as plain words on one line or more."""
    lines = text.split("\n")
    start = sum(len(one) + 1 for one in lines[: place.line - 1]) + place.column - 1
    sign = text[start : start + 1]
    if sign in {'"', "'"}:
        return start, _closed(text, start)
    last = _last_line(lines, place)
    end = sum(len(one) + 1 for one in lines[:last]) - 1
    if sign in {"|", ">"}:
        return start, end
    if last == place.line:
        return start, start + place.width
    comment = _COMMENT.search(lines[last - 1])
    return start, end - (len(comment[0]) if comment else 0)


def _closed(text: str, start: int) -> int:
    """The end of a value in quotes that begins at `start`."""
    found = (_DOUBLE if text[start] == '"' else _SINGLE).match(text, start)
    if found is None:
        raise NotEditableError(text[start : start + 20])
    return found.end()


def _last_line(lines: list[str], place: Place) -> int:
    """The last line of a value that goes on below its first line, further to the right than its key."""
    first = lines[place.line - 1]
    indent = len(first) - len(first.lstrip(" "))
    last = at = place.line
    while at < len(lines) and (not lines[at].strip() or len(lines[at]) - len(lines[at].lstrip(" ")) > indent):
        at += 1
        last = at if lines[at - 1].strip() else last
    return last


def _entries(text: str) -> list[dict[str, object]]:
    """The lines of a register as they are read; nothing may be wrong with the text."""
    whole, problems = read_mapping(text, "")
    found = whole.get("helplines") if whole is not None else None
    if problems or not isinstance(found, PlacedList):
        raise NotEditableError("helplines")
    return [dict(entry) for entry in found if isinstance(entry, PlacedDict)]


def _written(value: str) -> str:
    """A value as YAML reads it back, also within braces."""
    return value if _PLAIN.fullmatch(value) and value not in NULLS else json.dumps(value, ensure_ascii=False)


__all__ = ["HELPLINES", "MOST_DAYS", "REVIEW_DAYS", "NotEditableError", "call_sheet", "is_role", "recorded"]
