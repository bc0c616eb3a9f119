"""A line of the register of help lines as the numbers of a text are compared with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from gaung.model.register import Helpline
from gaung.rules.safeguarding.phones import DIAL_CODES

_COUNTRY_IN_NAME = re.compile(r"(?:\\ )?(?:ng\\ )?(?:Nepal|नेपाल)(?:\\ )?")
_PLAIN_NAMES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        "polisi|police|pulis|प्रहरी|prahari",
        "anak (?:yang )?hilang|missing child|child (?:is|goes|went) missing|lost child|nawawalang"
        " bata|हरा(?:ए|उ|इ)|harae|haraye",
        "child help-?line|helpline for children|children'?s help-?line|बाल हेल्पलाइन|bal helpline|telepon anak",
    )
)
"""What some lines are called besides their name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the register with its number in all its forms."""

    line: Helpline
    digits: str
    forms: frozenset[str]
    name: re.Pattern[str]
    """Its own name: `SAPA`, `MAKABATA`."""
    meant: re.Pattern[str]
    """What it is called in plain words: `police`, `बाल हेल्पलाइन`."""


@cache
def _pattern(written: str) -> re.Pattern[str]:
    """Compiled once: a register is read anew for every check."""
    return re.compile(written, re.IGNORECASE)


def entry_of(line: Helpline) -> Entry:
    """A line as numbers are compared with it."""
    digits = re.sub(r"\D", "", line.value)
    international = {DIAL_CODES[country] + digits.lstrip("0") for country in line.countries}
    known = {digits} | (international if len(digits) > 6 else set())
    names = {word for name in line.name.values() for word in re.findall(r"[A-Z]{4,}", name)}
    pattern = "|".join(map(re.escape, sorted(names))) or r"(?!)"
    names = set(line.name.values())
    meant = "|".join(re.escape(name) for name in sorted(names)) or r"(?!)"
    for plain in _PLAIN_NAMES:
        if any(plain.search(name) for name in names):
            meant += "|" + plain.pattern
    return Entry(
        line,
        digits,
        frozenset(known),
        _pattern(rf"\b(?:{pattern})\b"),
        _pattern(_COUNTRY_IN_NAME.sub("", meant)),
    )
