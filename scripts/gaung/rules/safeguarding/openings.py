"""With what the finds of a wording begin, so that a text without any of it is not searched for the wording.

Most wordings of the rules begin with one of some words: “only”, “just” or “merely” and what follows. That a text holds
none of them is found out far quicker than that it does not hold the wording, and the pattern need not even be made.
"""

from __future__ import annotations

from gaung.rules.safeguarding.alternation import inside_of, split

_LONGEST = 8
"""So many letters of a beginning are compared."""
_LOOKS = ("(?<", "(?!", "(?=")
_MAY_BE_MISSING = ("?", "*", "{")


def openings(source: str) -> frozenset[str] | None:
    """The letters, in small, with one of which each find of a pattern begins; None if that is not plain to see."""
    found: set[str] = set()
    for alternative in split(source):
        one = _opening(alternative)
        if one is None:
            return None
        found |= one
    return frozenset(word for word in found if not any(word != other and word.startswith(other) for other in found))


def _opening(alternative: str) -> frozenset[str] | None:
    rest = alternative
    while rest.startswith((r"\b", *_LOOKS)) and not rest.startswith("(?P<"):
        rest = rest[2:] if rest.startswith(r"\b") else rest[len(inside_of(rest)) + 2 :]
    if rest.startswith("("):
        inside = inside_of(rest)
        if rest[len(inside) + 2 :].startswith(_MAY_BE_MISSING):
            return None
        return openings(_without_kind(inside))
    letters = next((at for at, sign in enumerate(rest) if not sign.isalpha()), len(rest))
    if rest[letters:].startswith(_MAY_BE_MISSING):
        letters -= 1
    return frozenset({rest[: min(letters, _LONGEST)].lower()}) if letters > 0 else None


def _without_kind(inside: str) -> str:
    """What stands in a group behind what says of which kind it is: `?:`, `?P<own>`, `?-i:`."""
    if inside.startswith("?P<"):
        return inside.partition(">")[2]
    return inside.partition(":")[2] if inside.startswith("?") else inside
