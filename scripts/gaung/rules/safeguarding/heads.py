"""The letters with which a find of a pattern may begin: where none of them stands, the pattern need not be tried.

Most patterns of the rules begin with one of some words. Python tries each of their alternatives at every letter of a
text, which takes ten times as long as looking for the first letters of these words. But to read a pattern takes a
hundred times as long again, so only those are read that say so (`sought_by_heads`): they are long, and their signs are
words of every day.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from gaung.rules.safeguarding import needs

WIDTH = 3
"""So many letters are compared."""

MOST = 1500
"""A pattern that may begin in more ways than this is tried everywhere."""

ASKED_OFTEN = 32
"""A pattern is read when it was asked for so often: in a check of a page or two none is."""

CHOSEN_OFTEN = 8
"""So many stretches are asked for what they lack, until a pattern is given up that needs nothing rare."""
TRIED_OFTEN, WORTH_IT = 64, 20
"""So often is what a pattern needs looked for, until it is given up if fewer stretches lack it."""

_EDGE, _DIGIT, _LARGE, _NEPALI = "\0", "\1", "\2", "\3"
"""What stands in a beginning for the edge of a word, any figure, any large letter and any letter in Devanagari."""

_CLASSES = {_DIGIT: "0-9\u0966-\u096f", _LARGE: "A-Z", _NEPALI: r"\u0900-\u097f"}
"""What is legible holds no figures but these."""
_CLASS = re.compile(f"[{''.join(_CLASSES)}]")


@dataclass(frozen=True, slots=True)
class Heads:
    """With what the finds of a pattern may begin."""

    small: re.Pattern[str] | None
    """The letters, for a text in small letters."""
    classes: re.Pattern[str] | None
    """Any digit, any large letter or any in Devanagari, for the text as written."""

    def places(self, text: str, small: str, first: int, last: int) -> Sequence[int]:
        """Where a find may begin in a stretch of a text, in order; `small`: the text in small letters."""
        found = [match.start() for match in self.small.finditer(small, first, last)] if self.small else []
        if self.classes is None:
            return found
        others = [match.start() for match in self.classes.finditer(text, first, last)]
        return sorted({*found, *others}) if others else found


@dataclass(slots=True)
class Known:
    """What is known of a pattern: how often it was asked for, and once it was read its heads and what it needs."""

    pattern: re.Pattern[str]
    is_headed: bool = True
    """Whether its heads are rare enough to try it only there."""
    asked: int = 0
    heads: Heads | None = None
    ways: needs.Ways = ()
    needed: tuple[str, ...] = ()
    """Once chosen, letters one of which stands in whatever is found."""
    tried: int = 0
    """How often these were looked for, and how often in vain."""
    spared: int = 0

    def finds_nothing(self, small: str, first: int, last: int) -> bool:
        """Whether nothing can be found in a stretch of a text, by what it lacks; `small`: the text in small letters."""
        if not self.needed:
            if self.ways:
                self._choose(small[first:last])
            return False
        is_spared = needs.lacks(small[first:last], self.needed)
        self.tried += 1
        self.spared += is_spared
        if self.tried == TRIED_OFTEN:
            if self.spared < WORTH_IT:
                self.needed = self.ways = ()
            self.tried = self.spared = 0
        return is_spared

    def _choose(self, stretch: str) -> None:
        """Take what this stretch lacks; if every pattern of some stretches finds its words, it is given up."""
        self.needed = needs.chosen(self.ways, stretch)
        self.tried += 1
        if self.needed:
            self.tried = 0
        elif self.tried == CHOSEN_OFTEN:
            self.ways = ()


_KNOWN: dict[int, Known] = {}
"""Those that are worth reading, each by which it is: to look for a pattern as such, Python goes through all of it."""


def sought_by_heads(*patterns: re.Pattern[str]) -> None:
    """Say of patterns that to read their heads is worth its time."""
    for pattern in patterns:
        _KNOWN.setdefault(id(pattern), Known(pattern))


def sought_by_needs(*patterns: re.Pattern[str]) -> None:
    """The same of patterns that may begin with any name: only what else they need is worth reading."""
    for pattern in patterns:
        _KNOWN.setdefault(id(pattern), Known(pattern, is_headed=False))


def known_of(pattern: re.Pattern[str]) -> Known | None:
    """What was read of a pattern; None if it is not worth reading, or was not often asked for."""
    known = _KNOWN.get(id(pattern))
    if known is None:
        return None
    known.asked += 1
    if known.asked < ASKED_OFTEN:
        return None
    if known.asked == ASKED_OFTEN:
        parts = _parsed(pattern)
        if parts is not None:
            known.heads = _heads_of(pattern, parts) if known.is_headed else None
            ways = needs.ways_of(parts)
            known.ways = ways if all(ways) else ()
    return known


def heads_of(pattern: re.Pattern[str]) -> Heads | None:
    """With what the finds of a pattern may begin; None if that is not plain."""
    parts = _parsed(pattern)
    return None if parts is None else _heads_of(pattern, parts)


def ways_of(pattern: re.Pattern[str]) -> needs.Ways:
    """What a pattern needs to find something; nothing if it cannot be read."""
    parts = _parsed(pattern)
    return () if parts is None else needs.ways_of(parts)


def _parsed(pattern: re.Pattern[str]) -> Sequence[tuple[Any, Any]] | None:
    """A pattern as Python reads it."""
    parser = _parser()
    if parser is None:
        return None
    parts: Sequence[tuple[Any, Any]] = parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
    return parts


def _heads_of(pattern: re.Pattern[str], parts: Sequence[tuple[Any, Any]]) -> Heads | None:
    read = _sequence(parts, not pattern.flags & re.IGNORECASE)
    found: dict[tuple[bool, str], set[str]] = {}
    for beginning in read.whole | read.cut:
        letters = beginning.lstrip(_EDGE)
        if not letters:
            return None
        is_word = letters != beginning and letters[0].isalpha()
        found.setdefault((is_word, letters[0]), set()).add(_CLASS.split(letters)[0][1:])
    classes = "".join(_CLASSES[first] for _, first in sorted(found) if first in _CLASSES)
    small = "|".join(
        _head(first, rests, is_word) for (is_word, first), rests in sorted(found.items()) if first not in _CLASSES
    )
    return Heads(re.compile(small) if small else None, re.compile(f"[{classes}]") if classes else None)


def _head(first: str, rests: set[str], is_word: bool) -> str:
    """One letter and what may follow; only that letter is taken, so that the next find may begin right behind it."""
    letter = re.escape(first)
    follows = "" if "" in rests else f"(?={'|'.join(map(re.escape, sorted(rests)))})"
    return letter + follows + (rf"(?<![^\W_]{letter})" if is_word else "")


@dataclass(frozen=True, slots=True)
class _Read:
    """What a part of a pattern may be as a whole, and with what else it may begin; nothing more is known of that."""

    whole: frozenset[str] = frozenset()
    cut: frozenset[str] = frozenset()


_NOTHING = _Read(whole=frozenset({""}))
_AT_EDGE = _Read(whole=frozenset({_EDGE}))
_ANYTHING = _Read(cut=frozenset({""}))


def _sequence(parts: Iterable[tuple[Any, Any]], is_cased: bool) -> _Read:
    """What stands one behind the other."""
    whole, cut = _NOTHING.whole, _NOTHING.cut
    for operation, said in parts:
        part = _part(str(operation), said, is_cased)
        both = {_joined(a, b) for a in whole for b in part.whole}
        cut |= {_joined(a, b) for a in whole for b in part.cut} | {one for one in both if len(one) > WIDTH}
        whole = frozenset(one for one in both if len(one) <= WIDTH)
        if len(cut) + len(whole) > MOST:
            return _ANYTHING
        if not whole:
            break
    return _Read(whole, cut)


def _joined(one: str, other: str) -> str:
    """Two beginnings put together, and cut; the edge of a word is kept in front only."""
    if one in {"", _EDGE}:
        return (one + other.lstrip(_EDGE) if one else other)[: WIDTH + 1]
    return (one + other.replace(_EDGE, ""))[: WIDTH + 1]


def _part(operation: str, said: Any, is_cased: bool) -> _Read:
    """One part of a pattern, as Python reads it."""
    match operation:
        case "LITERAL":
            return _one_of([said])
        case "IN":
            return _class([(str(one), what) for one, what in said], is_cased)
        case "BRANCH":
            ways = [_sequence(branch, is_cased) for branch in said[1]]
            return _Read(frozenset().union(*(way.whole for way in ways)), frozenset().union(*(way.cut for way in ways)))
        case "SUBPATTERN":
            _, added, removed, parts = said
            return _sequence(parts, bool((is_cased or removed & re.IGNORECASE) and not added & re.IGNORECASE))
        case "ATOMIC_GROUP":
            return _sequence(said, is_cased)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, parts = said
            read = _sequence(parts, is_cased)
            if most > 1:
                read = _Read(cut=read.whole | read.cut)
            return read if least else _Read(read.whole | {""}, read.cut)
        case "AT":
            return _AT_EDGE if str(said) == "AT_BOUNDARY" else _NOTHING
        case "ASSERT" | "ASSERT_NOT":
            direction, parts = said
            return _AT_EDGE if direction < 0 and _is_edge(operation, list(parts)) else _NOTHING
    return _ANYTHING


def _one_of(codes: Iterable[int]) -> _Read:
    letters = frozenset(chr(code).lower() for code in codes)
    return _Read(whole=letters) if all(len(letter) == 1 for letter in letters) else _ANYTHING


def _class(said: Sequence[tuple[str, Any]], is_cased: bool) -> _Read:
    """One letter of a class; of the great classes only that it is one of them."""
    codes: list[int] = []
    signs: set[str] = set()
    for operation, what in said:
        match operation:
            case "LITERAL":
                codes.append(what)
            case "CATEGORY" if str(what) == "CATEGORY_DIGIT":
                signs.add(_DIGIT)
            case "RANGE" if ord("0") <= what[0] <= what[1] <= ord("9"):
                signs.add(_DIGIT)
            case "RANGE" if is_cased and ord("A") <= what[0] <= what[1] <= ord("Z"):
                signs.add(_LARGE)
            case "RANGE" if 0x900 <= what[0] <= what[1] < 0x980:
                signs.add(_NEPALI)
            case "RANGE" if what[1] - what[0] < 12:
                codes += range(what[0], what[1] + 1)
            case _:
                return _ANYTHING
    letters = _one_of(codes)
    return _Read(letters.whole, letters.cut | signs)


def _is_edge(operation: str, behind: Sequence[tuple[Any, Any]]) -> bool:
    """Whether no letter can stand in front: `(?<![^\\W_])`, `(?<!\\w)`, `(?<!\\S)`, or what ends with a space."""
    if not behind:
        return False
    last, said = behind[-1]
    if operation == "ASSERT":
        return str(last) == "LITERAL" and said == ord(" ")
    if len(behind) > 1 or str(last) != "IN":
        return False
    said = [(str(one), str(what)) for one, what in said]
    return said in (
        [("NEGATE", "None"), ("CATEGORY", "CATEGORY_NOT_WORD"), ("LITERAL", "95")],
        [("CATEGORY", "CATEGORY_WORD")],
        [("CATEGORY", "CATEGORY_NOT_SPACE")],
    )


def _parser() -> ModuleType | None:
    """The part of `re` that reads a pattern, if there is one as it was when this was written."""
    try:
        parser = importlib.import_module("re._parser")
    except ImportError:
        return None
    return parser if hasattr(parser, "parse") else None
