"""Alternatives put together by their first letters, so that most of them are passed over at once.

Python tries the alternatives of a pattern one after the other at every place. Those that begin with another letter than
the text cannot match there, so their order among each other says nothing, and they can stand behind one letter each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_QUANTIFIERS = ("?", "*", "+", "{")
_FIGURES = ("\\d", "[5-9]", "[1-9]")


def by_first_letter(pattern: str) -> str:
    """The same pattern, a list of alternatives for small letters, with each stretch of them sorted by first letters.

    An alternative whose first letter is not plain to see (a look behind, a class) stays where it is.
    """
    written: list[str] = []
    by_letter: dict[str, list[str]] = {}
    for alternative in split(pattern):
        rests = _rests(alternative)
        if rests is None:
            written += _put_together(by_letter)
            by_letter = {}
            written.append(alternative)
            continue
        for letter, rest in rests.items():
            by_letter.setdefault(letter, []).append(rest)
    return "|".join((*written, *_put_together(by_letter)))


def _put_together(by_letter: dict[str, list[str]]) -> Iterator[str]:
    for letter, rests in by_letter.items():
        yield letter + f"(?:{'|'.join(rests)})"


def _rests(alternative: str) -> dict[str, str] | None:
    """For each letter that an alternative may begin with, what follows; for figures, all of it under no letter.

    None if that is not plain to see.
    """
    if alternative.startswith("(?:"):
        inside = inside_of(alternative)[2:]
        tail = alternative[len(inside) + 4 :]
        if tail.startswith(_QUANTIFIERS):
            return None
        return _rests_of_group(split(inside), tail)
    first, second = alternative[:1], alternative[1:2]
    if first.isdigit() or alternative.startswith(_FIGURES):
        return {"": alternative}
    if "a" <= first <= "z" and second not in _QUANTIFIERS:
        return {first: alternative[1:]}
    return None


def _rests_of_group(inner: Sequence[str], tail: str) -> dict[str, str] | None:
    found: dict[str, list[str]] = {}
    for alternative in inner:
        rests = _rests(alternative)
        if rests is None:
            return None
        for letter, rest in rests.items():
            found.setdefault(letter, []).append(rest)
    return {letter: f"(?:{'|'.join(rests)}){tail}" for letter, rests in found.items()}


def inside_of(group: str) -> str:
    """What stands between the bracket that a pattern begins with and the one that closes it."""
    for at, depth in _depths(group):
        if depth == 0 and group[at] == ")":
            return group[1:at]
    raise ValueError(group)


def split(pattern: str) -> list[str]:
    """The alternatives of a pattern."""
    starts = [0, *(at + 1 for at, depth in _depths(pattern) if depth == 0 and pattern[at] == "|")]
    return [pattern[start : end - 1] for start, end in zip(starts, (*starts[1:], len(pattern) + 1), strict=True)]


def _depths(pattern: str) -> Iterator[tuple[int, int]]:
    """Each sign of a pattern that means something, with how many brackets are open behind it."""
    depth, at, is_class = 0, 0, False
    while at < len(pattern):
        sign = pattern[at]
        if sign == "\\":
            at += 2
            continue
        if is_class:
            is_class = sign != "]"
        elif sign == "[":
            is_class = True
            at += pattern[at + 1 : at + 2] == "^"
            at += pattern[at + 1 : at + 2] == "]"
        else:
            depth += (sign == "(") - (sign == ")")
            yield at, depth
        at += 1
