"""The yearly test calls: which help line to call when, and what came of it, written back into the register."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta

from gaung.model.campaign import Campaign
from gaung.model.register import Helpline
from gaung.place import Place
from gaung.reading.campaign import HELPLINES
from gaung.rules.safeguarding.known_names import COMMON

REVIEW_DAYS = 90
"""So long a checked number holds, unless somebody says otherwise."""

MOST_DAYS = 366
"""No number is believed for longer than this without a call."""

_PRIVATE = re.compile(r"@|\d(?:\D{0,2}\d){4}")
_WORD = re.compile(r"[A-Za-z]+")

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ,;.()/-]*[A-Za-z0-9.)]")


def call_sheet(campaign: Campaign) -> tuple[Helpline, ...]:
    """Every line that is given to children, those whose review comes first in front."""
    lines = [line for line in campaign.helplines.helplines if line.is_published]
    return tuple(sorted(lines, key=lambda line: (line.review_by, line.id)))


def recorded(text: str, line: Helpline, on: date, by: str, method: str, days: int = REVIEW_DAYS) -> str:
    """The register's text with the result of a call; comments, order and layout stay as they are."""
    values = {
        "checked_on": on.isoformat(),
        "checked_by": _written(by),
        "method": _written(method),
        "review_by": (on + timedelta(days=days)).isoformat(),
    }
    lines = text.split("\n")
    places = {key: line.where(key) for key in values}
    for key, place in sorted(places.items(), key=lambda item: (item[1].line, item[1].column), reverse=True):
        last = _last_line(lines, place)
        old = lines[place.line - 1]
        rest = old[place.column - 1 + place.width :] if last == place.line else ""
        lines[place.line - 1 : last] = [old[: place.column - 1] + values[key] + rest]
    return "\n".join(lines)


def is_role(text: str) -> bool:
    """Whether this may stand in the register for who called, and how: no number, no address, no known given name."""
    return _PRIVATE.search(text) is None and COMMON.isdisjoint(_WORD.findall(text))


def _last_line(lines: list[str], place: Place) -> int:
    """The last line of a value that goes on below its first line, further to the right than its key."""
    first = lines[place.line - 1]
    indent = len(first) - len(first.lstrip(" "))
    last = place.line
    while last < len(lines) and lines[last].strip() and len(lines[last]) - len(lines[last].lstrip(" ")) > indent:
        last += 1
    return last


def _written(value: str) -> str:
    """A value as YAML reads it back."""
    return value if _PLAIN.fullmatch(value) and ": " not in value else json.dumps(value, ensure_ascii=False)


__all__ = ["HELPLINES", "MOST_DAYS", "REVIEW_DAYS", "call_sheet", "is_role", "recorded"]
