"""Where to look closer: a pattern is tried only around the words without which it finds nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

REACH = 120
"""So many letters to each side of its word a pattern may reach."""


def small_letters(text: str) -> str:
    """A text in small letters, sign for sign as long as it was."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def all_of(word: str, text: str) -> Iterator[int]:
    """Where a word stands in a text, inside of other words, too."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def found_near(
    pattern: re.Pattern[str],
    text: str,
    small: str,
    signs: Collection[str],
    before: int = REACH,
    after: int = REACH,
) -> Iterator[re.Match[str]]:
    """What a pattern finds so many letters before and after some signs.

    `small` is the text in small letters, and so are the signs.
    """
    places = [at for sign in signs if sign in small for at in all_of(sign, small)] if signs else None
    return found_at(pattern, text, places, before, after) if places else iter(())


def found_at(
    pattern: re.Pattern[str], text: str, places: Iterable[int], before: int = REACH, after: int = REACH
) -> Iterator[re.Match[str]]:
    """What a pattern finds around some places of a text, each match once and in order."""
    done = 0
    for first, last in _stretches(text, places, before, after):
        for match in pattern.finditer(text, max(first, done), last):
            done = match.end()
            yield match


def _stretches(text: str, places: Iterable[int], before: int, after: int) -> list[tuple[int, int]]:
    """The letters around some places, from a space to a space; stretches that touch are one."""
    found: list[tuple[int, int]] = []
    last = -1
    for at in sorted(places):
        first = text.rfind(" ", 0, max(at - before, 0)) + 1
        if first <= last:
            first = found.pop()[0]
        last = text.find(" ", at + after)
        last = len(text) if last < 0 else last
        found.append((first, last))
    return found
