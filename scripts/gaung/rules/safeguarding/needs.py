"""Letters without which a pattern finds nothing: of each of its ways, some that stand in whatever it finds.

A phrase of the rules is looked for around one of its words, mostly a word of every day, and few of the texts that hold
it hold the rest of the phrase. Which letters those are is read off the pattern once, together with its heads, and
chosen by a text: of each way those that the text lacks, since its rarest word is not known beforehand.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, TypeAlias

LEAST = 3
"""Fewer letters than these stand in every text."""

MOST = 64
"""So many words are looked for at most; to look for more takes as long as the pattern."""

OneOf: TypeAlias = frozenset[str]
"""Letters one of which must stand in a find, in small letters."""

Ways: TypeAlias = tuple[tuple[OneOf, ...], ...]
"""Each way to find something, with all that it needs."""


def ways_of(parts: Iterable[tuple[Any, Any]]) -> Ways:
    """The ways of a pattern, as Python has read it; what leaves nothing that it needs has an empty one."""
    inner = [(str(operation), said) for operation, said in parts]
    consuming = [one for one in inner if one[0] not in {"ASSERT", "ASSERT_NOT", "AT"}]
    if len(consuming) == 1:
        operation, said = consuming[0]
        if operation == "SUBPATTERN":
            return ways_of(said[3])
        if operation == "BRANCH":
            return tuple(way for branch in said[1] for way in ways_of(branch))
    return (tuple(_all_of(inner)),)


def chosen(ways: Ways, small: str) -> tuple[str, ...]:
    """One of these stands in whatever is found, and none of them in this text; nothing if there are no such."""
    found: set[str] = set()
    for way in ways:
        lacking = [one_of for one_of in way if not any(word in small for word in one_of)]
        if not lacking:
            return ()
        found |= max(lacking, key=_worth)
    words = {word for word in found if not any(other in word for other in found if other != word)}
    return tuple(sorted(words)) if len(words) <= MOST else ()


def _all_of(parts: Iterable[tuple[str, Any]]) -> list[OneOf]:
    """All that stands one behind the other."""
    found: list[OneOf] = []
    letters = ""
    for operation, said in (*parts, ("END", None)):
        if operation == "LITERAL" and len(chr(said).lower()) == 1:
            letters += chr(said).lower()
            continue
        found.append(frozenset({letters}))
        letters = ""
        found += _of_part(operation, said)
    return [one_of for one_of in found if min(map(len, one_of)) >= LEAST]


def _of_part(operation: str, said: Any) -> Sequence[OneOf]:
    match operation:
        case "SUBPATTERN":
            return _all_of(_named(said[3]))
        case "ATOMIC_GROUP":
            return _all_of(_named(said))
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT" if said[0]:
            return _all_of(_named(said[2]))
        case "BRANCH":
            ways = [_all_of(_named(branch)) for branch in said[1]]
            return [frozenset().union(*(max(way, key=_worth) for way in ways))] if all(ways) else []
    return []


def _named(parts: Iterable[tuple[Any, Any]]) -> list[tuple[str, Any]]:
    return [(str(operation), said) for operation, said in parts]


def _worth(one_of: AbstractSet[str]) -> tuple[int, int]:
    """Long words are rare, and so are few."""
    return min(map(len, one_of)), -len(one_of)


def lacks(stretch: str, needed: Sequence[str]) -> bool:
    """Whether none of some words stands in a stretch of a text in small letters."""
    for word in needed:  # noqa: SIM110 - half as long as `all` takes over so few
        if word in stretch:
            return False
    return True
