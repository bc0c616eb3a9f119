"""Numbers as somebody dictates them: words of four languages and figures in one row, doubled, counted, filled up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from gaung.rules.safeguarding.cues import word_set
from gaung.rules.safeguarding.numerals import ENDINGS, LARGE, ONE_HUNDRED, TEEN_BEFORE, numerals
from gaung.rules.safeguarding.searching import all_of, has_devanagari, small_letters

REST = "*"
"""Stands in the digits for “the rest is zeros”: how many is not said."""

_TOKEN = re.compile(r"\d+|[^\W\d_\u0900-\u097f]+|[\u0900-\u0963\u0970-\u097f]+")
_LETTER = re.compile(r"[^\W\d_]")
_CLOSE = re.compile(r"[\s,.;:/·•()_=~!\-–—…]{0,6}")
"""What may stand between two digits that are said; a voice that counts them out makes dots: `one... three...`."""
_JOINED = re.compile(r"[\s-]{0,2}(?:(?:and|at|y|'?t)\s)?", re.IGNORECASE)
"""What may stand within one number: `twenty-three`, `seratus dua puluh`."""
_APART = 44
"""So far from each other two words for digits may stand and still be of one number."""
_BESIDE = 12
"""So near figures stand to the only word for a digit."""
_HUNDREDS = ONE_HUNDRED | {"hundred", "ratus", "daan", "raan"}
_DEVANAGARI = re.compile("[\u0900-\u0963\u0970-\u097f]+")
_FIGURE = re.compile(r"\d")
_LONG_FIGURE = re.compile(r"\d{3}")
_BEFORE_LAST = 32
"""So far behind the figures of a number its last digit may be said."""
_LEAST_LOOSE = 8
"""So many digits a number has that is said with many words between its parts."""


@dataclass(frozen=True, slots=True)
class Dictated:
    """One dictated number: its digits as they were parted, and where it stands."""

    groups: tuple[str, ...]
    start: int
    end: int
    parts: tuple[tuple[int, int], ...]
    """Where each of its groups stands."""


def says_digits(word: str) -> bool:
    """Whether a word in small letters says a digit or a number."""
    return word in numerals().number


def digit_words() -> frozenset[str]:
    """The words for digits and numbers in Latin letters."""
    return numerals().latin


def is_number(said: str) -> bool:
    """Whether some words in small letters say a number, and nothing but a number."""
    known = numerals()
    little = known.kinds["loose"] | known.kinds["filler"] | known.kinds["counted"] | known.kinds["rest"]
    return all(word.isdigit() or word in known.number or word in little for word in _TOKEN.findall(said))


def digit_of(word: str) -> str:
    """The digit that a word says; nothing if it says none."""
    return numerals().digit.get(word, "")


def may_hold(text: str, words: frozenset[str], *, has_digits: bool) -> frozenset[str]:
    """The words for digits in a text, if there are enough of them for a number."""
    known = numerals()
    sought = words & known.latin
    if sought and not words.isdisjoint(_HUNDREDS):
        sought |= words & _HUNDREDS  # `seratus dua belas`: one word for a digit is enough
    if len(sought) < 2 and not has_digits and not (sought & known.kinds["rest"]):
        is_repeated = any(known.digit.get(word) == "0" and small_letters(text).count(word) > 2 for word in sought)
        sought = sought if is_repeated or "kali" in words or "times" in words else frozenset()
    if has_devanagari(text):
        sought |= known.devanagari.intersection(_DEVANAGARI.findall(text))
    return sought


def dictated(text: str, small: str, sought: frozenset[str]) -> Iterator[Dictated]:
    """Every number that is dictated in a text; `small` is the text in small letters."""
    for first, last in _stretches(text, small, sought):
        tokens = [(match[0], *match.span()) for match in _TOKEN.finditer(small, first, last)]
        found = list(Numbers(text, tokens).numbers())
        for number in (*found, *_joined(small, found)):
            is_long = len(number.groups) > 1 or len(number.groups[0]) > 2
            if is_long and _LETTER.search(text, number.start, number.end):
                yield number


def _stretches(text: str, small: str, sought: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where words for digits stand close together, or beside figures."""
    places = sorted({at for word in sought for at in all_of(word, small) if not (at and small[at - 1].isalpha())})
    at = 0
    while at < len(places):
        last = at
        while last + 1 < len(places) and places[last + 1] - places[last] <= _APART:
            last += 1
        first_at, last_at = max(places[at] - _APART, 0), min(places[last] + _APART, len(text))
        if (
            last - at >= 1
            or _FIGURE.search(text, max(places[at] - _BESIDE, 0), places[at] + 2 * _BESIDE)
            or _LONG_FIGURE.search(text, max(places[at] - _BEFORE_LAST, 0), places[at])
        ):
            first = max(text.rfind(" ", 0, first_at), text.rfind("\n", 0, first_at)) + 1
            space = text.find(" ", last_at)
            yield first, len(text) if space < 0 else space
        at = last + 1


_PARTING = frozenset(',;!?()"“”')


class Numbers:
    """Reads tokens (a word in small letters, and where it stands), and puts together what is one number."""

    def __init__(self, text: str, tokens: list[tuple[str, int, int]]) -> None:
        self._text = text
        self._tokens = [(word if word.isdigit() else _bare(word), start, end) for word, start, end in tokens]
        self._known = numerals()

    def numbers(self) -> Iterator[Dictated]:
        """Every number, between whose digits next to nothing stands; single digits, too."""
        at = 0
        starts = self._known.starts
        while at < len(self._tokens):
            word = self._tokens[at][0]
            if word not in starts and not word.isdigit() and word not in LARGE:
                at += 1
                continue
            groups: list[str] = []
            parts: list[tuple[int, int]] = []
            after: int | None = at
            upto = at
            while after is not None and (step := self._step(after)) is not None:
                groups.append(step[0])
                parts.append((self._tokens[after][1], self._tokens[step[1] - 1][2]))
                upto = step[1]
                after = self._next(upto)
            if groups and self._is(upto, "quantity") and len(self._gap(upto)) < 3:
                groups.pop()
                parts.pop()
            if groups:
                yield _number(self._text, groups, parts)
            at = max(upto, at + 1)

    def value(self, at: int) -> tuple[int, int] | None:
        """The number that a token and those behind it say, and the token behind them; none if they say none."""
        if at >= len(self._tokens):
            return None
        word = self._word(at)
        if not (word.isdigit() or word in self._known.number or word in LARGE):
            return None
        found = self._cardinal(at)
        return (int(found[0]), found[1]) if found is not None and found[1] > at else None

    def _word(self, at: int) -> str:
        return self._tokens[at][0] if at < len(self._tokens) else ""

    def _gap(self, at: int) -> str:
        """What stands before a token."""
        return self._text[self._tokens[at - 1][2] : self._tokens[at][1]] if 0 < at < len(self._tokens) else "\0"

    def _is(self, at: int, kind: str) -> bool:
        return self._word(at) in self._known.kinds[kind]

    def _next(self, at: int) -> int | None:
        """The next token that may say a digit: at once, or behind at most two little words."""
        for after in range(at, min(at + 3, len(self._tokens))):
            gap = self._gap(after)
            if _CLOSE.fullmatch(gap) is None or (". " in gap and self._figures(after - 1) > 2):
                return None
            if not self._is(after, "filler"):
                return after
        return None

    def _figures(self, at: int) -> int:
        """How many figures a token has; 0 for a word."""
        return len(self._word(at)) if self._word(at).isdigit() else 0

    def _step(self, at: int) -> tuple[str, int] | None:
        """The digits that begin at a token, and the token behind them."""
        if at >= len(self._tokens):
            return None
        word, behind = self._tokens[at][0], self._word(at + 1)
        if word in self._known.alone and not behind.isdigit() and behind not in self._known.joining:
            return self._known.digit[word], at + 1  # most are read so: one digit, and then something else
        for read in (self._rest, self._counted, self._repeated, self._cardinal):
            found = read(at)
            if found is not None:
                return found
        return None

    def _digit(self, at: int) -> str | None:
        word = self._word(at)
        if word.isdigit():
            return word
        if word == "o" and not (self._says(at - 1) or self._says(at + 1) or "-" in self._gap(at + 1)):
            return None  # Filipino for “or”
        return self._known.digit.get(word)

    def _says(self, at: int) -> bool:
        """Whether a token is a word for a digit, or for how often."""
        return at >= 0 and self._word(at) in self._known.number and self._word(at) != "o"

    def _rest(self, at: int) -> tuple[str, int] | None:
        """`puro zero`, `sisanya nol`, `nol semua`, `the rest are zeros`."""
        if self._is(at, "rest"):
            for after in range(at + 1, at + 4):
                if not self._word(after).isdigit() and self._known.digit.get(self._word(after)) == "0":
                    return REST, after + (2 if self._is(after + 1, "rest") else 1)
                if not (self._is(after, "loose") or self._is(after, "rest") or self._is(after, "filler")):
                    return None
        elif self._known.digit.get(self._word(at)) == "0" and self._is(at + 1, "rest"):
            return REST, at + 2
        return None

    def _counted(self, at: int) -> tuple[str, int] | None:
        """`four zeros`, `enam buah nol`, `तीनवटा शून्य`, `dalawang sero`."""
        count = self._count(at)
        if count is None:
            return None
        word, original = self._word(at + 1), self._text[self._tokens[at][1] : self._tokens[at][2]].lower()
        after = at + 2 if self._is(at + 1, "counted") else at + 1
        digit = self._digit(after)
        if self._figures(after) == 1 and self._word(after + 1) == "s" and len(self._gap(after + 1)) < 2:
            return self._word(after) * count, after + 2  # `five 0s`
        if digit is None or len(digit) != 1 or self._word(after).isdigit() or len(self._gap(after).strip()) > 0:
            return None
        said = self._word(after)
        is_plural = said in _PLURALS
        is_linked = original.endswith(("ng", "वटा", "ओटा")) and word in self._known.digit
        if is_plural or is_linked or (after == at + 2 and digit == "0"):
            return digit * count, after + 1
        return None

    def _count(self, at: int) -> int | None:
        word = self._word(at)
        value = self._known.digit.get(word) or self._known.teen.get(word) or (word if word.isdigit() else "")
        return int(value) if value and len(value) < 3 and 2 <= int(value) <= 12 else None

    def _repeated(self, at: int) -> tuple[str, int] | None:
        """`double seven`, `empat kali nol`, `nol delapan kali`, `zero x 7`."""
        if self._is(at, "twice") or self._is(at, "thrice"):
            digit = self._digit(at + 1)
            return (digit * (2 if self._is(at, "twice") else 3), at + 2) if digit and len(digit) == 1 else None
        digit, count = self._digit(at), self._count(at)
        if count is not None and self._is(at + 1, "times"):
            counted = self._digit(at + 2)
            if counted is not None and len(counted) == 1 and "," not in self._gap(at + 2):
                return counted * count, at + 3
        if digit == "0" and self._word(at + 1) == "nya" and (count := self._count(at + 2)) is not None:
            return digit * count, at + 3  # `nol-nya enam`
        if digit is not None and len(digit) == 1:
            after = at + 2 if self._is(at + 1, "times") else at + 1
            count = self._count(after)
            if after == at + 2 and count is not None and "," not in self._gap(after):
                return digit * count, after + 1
            behind = after + 2 if self._is(after + 1, "counted") else after + 1
            if after == at + 1 and count is not None and self._is(behind, "times") and not self._is_parted(after):
                return digit * count, behind + 1
        return None

    def _is_parted(self, at: int) -> bool:
        """Whether a sign of a sentence stands before a token: `…, nine!” (three times)`."""
        return not _PARTING.isdisjoint(self._gap(at))

    def _cardinal(self, at: int) -> tuple[str, int] | None:
        """One digit, or a number of several words: `twenty-three`, `seratus dua puluh sembilan`."""
        known, word = self._known, self._word(at)
        if word.isdigit():
            return word, at + 1
        if word == "o" and self._digit(at) is None:
            return None
        below, after = self._below_hundred(at)
        total = 0
        is_long = False
        if word in {"seribu", "isanlibo"} or (below and self._joins(after) and self._is(after, "thousand")):
            total, after, is_long = 1000 * (below or 1), after + 1, True
            below, after = self._below_hundred(after) if self._joins(after) else (0, after)
        if self._word(after - (1 if below else 0)) in ONE_HUNDRED and not below:
            total, after, is_long = total + 100, after + 1, True
            below, after = self._rest_of_hundred(after)
        elif below and self._joins(after) and self._is(after, "hundred"):
            total, after, is_long = total + 100 * below, after + 1, True
            below, after = self._rest_of_hundred(after)
        if not is_long:
            said = known.digit.get(word) if after == at + 1 else None
            return (said or str(below), after) if after > at else None
        return str(total + below), after

    def _rest_of_hundred(self, at: int) -> tuple[int, int]:
        """What is said behind a hundred, also with a word between: `one hundred and one`, `isang daan at isa`."""
        if self._word(at) in {"and", "at"} and self._joins(at) and self._joins(at + 1):
            below, after = self._below_hundred(at + 1)
            return (below, after) if below else (0, at)
        return self._below_hundred(at) if self._joins(at) else (0, at)

    def _joins(self, at: int) -> bool:
        return at < len(self._tokens) and _JOINED.fullmatch(self._gap(at)) is not None

    def _below_hundred(self, at: int) -> tuple[int, int]:
        """A number below a hundred and the token behind it; 0 and the same token if there is none."""
        known, word = self._known, self._word(at)
        if word in known.teen:
            unit = known.digit.get(self._word(at + 2)) if self._word(at + 1) == "y" else None
            return (10 + int(unit), at + 3) if unit else (int(known.teen[word]), at + 1)
        unit = known.digit.get(word)
        if word in TEEN_BEFORE and self._joins(at + 1) and self._word(at + 1) in known.digit:
            return 10 + int(known.digit[self._word(at + 1)]), at + 2
        if unit is not None:
            if self._joins(at + 1) and self._is(at + 1, "belas"):
                return 10 + int(unit), at + 2
            if not (self._joins(at + 1) and self._is(at + 1, "puluh")):
                return int(unit), at + 1
            return self._with_unit(10 * int(unit), at + 2)
        return self._with_unit(int(known.ten[word]), at + 1) if word in known.ten else (0, at)

    def _with_unit(self, tens: int, at: int) -> tuple[int, int]:
        if self._word(at) in {"y", "at", "t"} and self._known.digit.get(self._word(at + 1)):
            at += 1
        unit = self._known.digit.get(self._word(at))
        is_next = unit not in {None, "0"} and self._joins(at) and not self._is(at + 1, "belas")
        return (tens + int(unit or 0), at + 1) if is_next and not self._is(at + 1, "puluh") else (tens, at)


_PLURALS = word_set("zeros zeroes seros ohs noughts ones twos threes fours fives sixes sevens eights nines")


@cache
def _bare(word: str) -> str:
    """A word without its ending, if it is a number without it."""
    known = numerals()
    if word in known.number or (word.isascii() and len(word) < 4):
        return word
    for ending in ENDINGS:
        bare = word.removesuffix(ending)
        if bare != word and bare in known.number and (not word.isascii() or known.digit.get(bare) == "0"):
            return bare
    return word


def _number(text: str, groups: list[str], parts: list[tuple[int, int]]) -> Dictated:
    """A number; what is said and then written behind it in brackets is one."""
    written = text[parts[0][0] : parts[-1][1]]
    half = len(groups) // 2
    if len(groups) > 1 and ("(" in written or text[parts[-1][0] - 1] in "([") and "".join(groups[:-1]) == groups[-1]:
        groups = groups[:-1]
    elif len(groups) > 2 and "(" in written and "".join(groups[1:]) == groups[0]:
        groups = groups[:1]
    elif half > 1 and "(" in written and groups[:half] == groups[half:]:
        groups = groups[:half]
    return Dictated(tuple(_filled(groups)), parts[0][0], parts[-1][1], tuple(parts[: len(groups)]))


def _filled(groups: list[str]) -> list[str]:
    """The digits, with as many zeros for “the rest” as a telephone number needs."""
    if REST not in groups:
        return groups
    said = sum(len(group) for group in groups if group != REST)
    whole = 12 if groups[0].startswith(("6", "9", "+")) and len(groups[0]) > 2 else 11
    if "".join(groups).startswith(("96", "97", "98")) and not "".join(groups).startswith("977"):
        whole = 10  # of Nepal, where no zero stands before
    return ["0" * max(whole - said, 1) if group == REST else group for group in groups]


def _joined(small: str, found: list[Dictated]) -> Iterator[Dictated]:
    """Neighbours that are one long number, said with more words between its parts."""
    loose = numerals().kinds["loose"] | numerals().kinds["filler"] | numerals().kinds["counted"]
    row: list[Dictated] = []
    for number in found:
        if row and not _is_loose(small[row[-1].end : number.start], loose):
            yield from _whole(row)
            row = []
        row.append(number)
    yield from _whole(row)


def _is_loose(between: str, loose: frozenset[str]) -> bool:
    """Whether only little words stand between two numbers."""
    if len(between) > 48:
        return False
    words = _TOKEN.findall(between)
    return len(words) <= 6 and all(word in loose for word in words)


def _whole(row: list[Dictated]) -> Iterator[Dictated]:
    digits = sum(len(group) for number in row for group in number.groups)
    if len(row) > 1 and digits >= _LEAST_LOOSE:
        groups = tuple(group for number in row for group in number.groups)
        parts = tuple(part for number in row for part in number.parts)
        yield Dictated(groups, row[0].start, row[-1].end, parts)
