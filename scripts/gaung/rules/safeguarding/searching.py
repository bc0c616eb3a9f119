"""Where to look closer: a pattern is tried only around the words without which it finds nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from gaung.rules.safeguarding.heads import known_of

_NOWHERE: Iterator[re.Match[str]] = iter(())

REACH = 120
"""So many letters to each side of its word a pattern may reach."""

_FIGURES = re.compile("[0-9][0-9]*")
"""Not `[0-9]+`, and not `\\d`: only if a pattern begins with one of few signs, Python passes over all others at once.

What is legible (`plain.legible`) holds no figures but these ten.
"""
_DEVANAGARI = re.compile("[\u0900-\u097f]")
_ONLY_LETTERS = bytes(code if ord("a") <= code <= ord("z") else ord(" ") for code in range(256))
_CASED = re.compile(r"\\.|\(\?P|\(\?i\)|[A-Z]")


def small_letters(text: str) -> str:
    """A text in small letters, sign for sign as long as it was."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def words_of(text: str) -> frozenset[str]:
    """The words of a text in small letters. Devanagari is looked for in the text itself."""
    return words_in(text.lower())


def words_in(small: str) -> frozenset[str]:
    """The same of a text in small letters."""
    # three to ten times as quick as a pattern: of every passage, this is asked first
    return frozenset(small.encode("ascii", "replace").translate(_ONLY_LETTERS).decode("ascii").split())


def in_small(source: str) -> re.Pattern[str]:
    """A pattern, written without regard to case, for a text in small letters.

    That is two to four times as quick as `(?i)`, under which no letter tells where a match may begin. Escapes (`\\W`)
    and the sign of a named group stay as they are.
    """
    return re.compile(_CASED.sub(lambda m: m[0].lower() if len(m[0]) == 1 else m[0].replace("(?i)", ""), source))


def all_of(word: str, text: str) -> Iterator[int]:
    """Where a word stands in a text, inside of other words, too."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


@lru_cache(maxsize=256)
def figures(text: str) -> tuple[int, ...]:
    """Where the figures of a text begin, each row of them once; asked for by many rules, one after the other."""
    return tuple(match.start() for match in _FIGURES.finditer(text))


@lru_cache(maxsize=256)
def has_devanagari(text: str) -> bool:
    """Whether something in a text is written in Devanagari; quotation marks and dashes are in every language."""
    return not text.isascii() and _DEVANAGARI.search(text) is not None


def by_sign(signs_of: Iterable[Collection[str]]) -> dict[str, tuple[int, ...]]:
    """For each sign, which of many searches (by their number) are worth trying where it stands."""
    found: dict[str, tuple[int, ...]] = {}
    for number, signs in enumerate(signs_of):
        for sign in signs:
            found[sign] = (*found.get(sign, ()), number)
    return found


def signs_held(
    numbers: Mapping[str, Sequence[int]], signs: Iterable[str], known: dict[int, set[str]] | None = None
) -> dict[int, set[str]]:
    """The signs that a text holds, for each of the searches that one of them belongs to; `known`: those before."""
    found = {} if known is None else known
    for sign in signs:
        for number in numbers[sign]:
            found.setdefault(number, set()).add(sign)
    return found


def found_near(
    pattern: re.Pattern[str],
    text: str,
    small: str,
    signs: Collection[str],
    before: int = REACH,
    after: int = REACH,
) -> Iterator[re.Match[str]]:
    """What a pattern finds so many letters before and after some signs.

    `small` is the text in small letters, and so are the signs; a single letter counts only where a word begins.
    """
    if not signs:
        return _NOWHERE
    places: list[int] = []
    for sign in signs:
        at = small.find(sign)
        if at < 0:
            continue
        is_letter = len(sign) == 1 and "a" <= sign <= "z"
        while at >= 0:
            if not (is_letter and at and "a" <= small[at - 1] <= "z"):
                places.append(at)
            at = small.find(sign, at + 1)
    if not places:
        return _NOWHERE
    if len(places) > 1:
        places.sort()
    return _found_at(pattern, text, places, before, after, small)


def found_at(
    pattern: re.Pattern[str], text: str, places: Iterable[int], before: int = REACH, after: int = REACH, small: str = ""
) -> Iterator[re.Match[str]]:
    """What a pattern finds around some places of a text, each match once and in order."""
    places = sorted(places) if places else ()
    return _found_at(pattern, text, places, before, after, small) if places else _NOWHERE


def found_all(pattern: re.Pattern[str], text: str, small: str) -> Iterator[re.Match[str]]:
    """What a pattern finds in all of a text, tried only where it may begin if its heads were read."""
    known = known_of(pattern)
    if known is not None and known.finds_nothing(small, 0, len(text)):
        return
    if known is None or known.heads is None:
        yield from pattern.finditer(text)
        return
    done = 0
    for at in known.heads.places(text, small, 0, len(text)):
        if at >= done and (one := pattern.match(text, at)) is not None:
            done = one.end()
            yield one


def _found_at(
    pattern: re.Pattern[str], text: str, places: Sequence[int], before: int, after: int, small: str
) -> Iterator[re.Match[str]]:
    known = known_of(pattern)
    done = 0
    if len(places) == 1 or len(text) <= before + after:  # then all places are in one stretch
        end = text.find(" ", places[-1] + after)
        stretches: Iterable[tuple[int, int]] = (
            (text.rfind(" ", 0, max(places[0] - before, 0)) + 1, len(text) if end < 0 else end),
        )
    else:
        stretches = _stretches(text, places, before, after)
    if known is None:
        for first, last in stretches:
            for match in pattern.finditer(text, max(first, done), last):
                done = match.end()
                yield match
        return
    small = small or small_letters(text)
    tried, begin = pattern.match, known.heads
    for first, last in stretches:
        if known.finds_nothing(small, first, last):
            continue
        if begin is None:
            for match in pattern.finditer(text, max(first, done), last):
                done = match.end()
                yield match
            continue
        for at in begin.places(text, small, first, last):
            if at >= done and (one := tried(text, at, last)) is not None:
                done = one.end()
                yield one


def _stretches(text: str, places: Sequence[int], before: int, after: int) -> Iterator[tuple[int, int]]:
    """The letters around some places, from a space to a space; stretches that touch are one."""
    first, here = 0, -1
    for at in places:
        if here >= 0 and at - before <= here + after:
            here = at  # they touch, wherever the spaces are
            continue
        begin = text.rfind(" ", 0, max(at - before, 0)) + 1
        if here >= 0:
            end = text.find(" ", here + after)
            if end < 0 or begin <= end:
                here = at
                continue
            yield first, end
        first, here = begin, at
    if here >= 0:
        end = text.find(" ", here + after)
        yield first, len(text) if end < 0 else end
