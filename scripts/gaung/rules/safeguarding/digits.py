"""Runs of digits, however they are written: grouped, as words, with letters that look like digits, or in pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from gaung.rules.safeguarding.searching import all_of, found_at

WORDS = {
    "0": "nol kosong noll enol zero oh nought sero शून्य सुन्ना",
    "1": "satu one wan isa uno एक",
    "2": "dua two dalawa dos दुई",
    "3": "tiga three tatlo tres तीन तिन",
    "4": "empat four apat kwatro kuwatro चार",
    "5": "lima five singko cinco पाँच पांच",
    "6": "enam six anim sais छ छः",
    "7": "tujuh seven pito syete siyete सात",
    "8": "delapan lapan eight walo otso आठ",
    "9": "sembilan nine niner siyam nuwebe नौ",
}
"""Digits as they are said. All languages at once: people mix them, also to write around a rule."""

NUMBER_WORDS = "|".join(
    sorted((word for words in WORDS.values() for word in words.split() if word.isalpha()), key=len, reverse=True)
)
"""The digits' words of all languages, as part of a pattern."""

_DIGIT_OF = {word: digit for digit, words in WORDS.items() for word in words.split()}
_DIGIT_OF |= {"अन्ठानब्बे": "98", "सन्तानब्बे": "97", "छयानब्बे": "96"}
_LATIN_WORDS = frozenset(word for word in _DIGIT_OF if word.isascii()) | {"double", "dobel", "triple"}
_DEVANAGARI_WORDS = tuple(word for word in _DIGIT_OF if not word.isascii())
_TIMES = {"double": 2, "dobel": 2, "ganda": 2, "triple": 3, "tripel": 3, "डबल": 2}

_SPANISH = {"uno": 1, "dos": 2, "tres": 3, "kuwatro": 4, "singko": 5, "sais": 6, "siyete": 7, "otso": 8, "nuwebe": 9}
_DIGIT_OF |= {"diyes y " + word: str(10 + digit) for word, digit in _SPANISH.items()}
_DIGIT_OF |= {f"disi{word}": str(10 + _SPANISH[word]) for word in ("sais", "siyete", "otso", "nuwebe")}

_WORD = (
    "|".join(sorted(map(re.escape, (*_DIGIT_OF, *_TIMES)), key=len, reverse=True))
    + "|o(?=-)|(?<=double[ -])o|(?<=triple[ -])o"
)
_DIGIT_OF["o"] = "0"  # “o-eight-one-two”; alone it is Filipino for “or”
_COUNT_AFTER = re.compile(r"(?:nol|kosong)\s+(\w+)\s+kali")
"""`nol delapan kali`."""
_TIMES_SIGN = re.compile(
    r"\s+(?:kali|times|x|ulit na|पटक)\s+|(?<=[a-z])\s+(?:more\s+)?(?=[a-z]+s\Z|zero\Z|sero\Z|oh\Z)"
)
_FILIPINO_TIMES = {"dalawang": "2", "tatlong": "3", "apat na": "4", "limang": "5", "anim na": "6", "pitong": "7"}
_SINGULAR = {
    f"{word}s": word for word in ["zero", "oh", "one", "two", "three", "four", "five", "seven", "eight", "nine"]
} | {"zeroes": "zero", "sixes": "six"}
_REPEATED = (
    r"(?:nol|kosong)\s+(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)\s+kali|"
    rf"(?:{_WORD}|\d)\s+(?:kali|times|x|ulit na|पटक)\s+(?:{_WORD}|\d)(?!\d)"
    r"|(?:dalawang|tatlong|apat na|limang|anim na|pitong)\s+(?:zero|sero|oh)s?"
    r"|(?:two|three|four|five|six)\s+(?:more\s+)?(?:zeroe?s|ohs|ones|twos|threes|fours|fives|sixes|sevens|eights|nines)"
)
_PART = rf"(?:{_REPEATED}|{_WORD}|\d{{1,4}})"
_WHOLE_PART = rf"(?:{_REPEATED}|(?:{_WORD})(?!\s+(?:belas|puluh|ratus|ribu|juta|hundred|thousand)\b)|\d++)"
_FILLER = (
    r"[\s,.;:/·•()_=~-]{0,3}(?:(?:then|and|again|dash|strip|gitling|फेरि|ulit|followed by|lalu|terus|kemudian"
    r"|abis itu|habis itu|dan|tapos|saka"
    r"|at|अनि|त्यसपछि)"
    r"\s)?"
)
"""What stands between two parts of a number that somebody dictates."""
_SAID = re.compile(
    rf"(?<![^\W_]){_WHOLE_PART}(?:{_FILLER}{_WHOLE_PART})+(?:(?![^\W_]|[\u0900-\u0963\u0966-\u097f])|(?=मा|लाई|बाट"
    rf"|को|ले))",
    re.IGNORECASE,
)
_TOKEN = re.compile(_PART, re.IGNORECASE)

_SAID_START = re.compile(r"(?<![^\W_])(?:\d|o-|ganda|tripel|डबल)", re.IGNORECASE)
_BEFORE = 60
"""So many letters before its first word a number may begin with figures."""

_RUN = re.compile(r"(?<![^\W_])(?<![.,])[+(]{0,2}\d(?:[ \t\n\u00a0.()/•·|,;:*_~-]{0,4}\d)*(?![^\W_])")
_QUANTITY = re.compile(r"[\s,;(]+\d{1,2}\Z")
_COUNTED = re.compile(
    r"[\s-]{0,3}(?:jam|hari|menit|minggu|bulan|tahun|kali|orang|hours?|hrs?|days?|minutes?|weeks?|times|years?|people"
    r"|oras|araw|minuto|linggo|taon|beses|घण्टा|दिन|मिनेट|हप्ता|वर्ष|पटक)(?![^\W_])",
    re.IGNORECASE,
)
"""`0811…, 24 jam`: the last figure counts something and is no part of the number."""

_DIGIT = re.compile(r"\d")
_GROUP = re.compile(r"\d+")
_LOOKALIKE = re.compile(r"(?<![A-Za-z0-9])[(+]{0,2}[0-9OoQIl|SB](?:[ .\-()]{0,3}[0-9OoQIl|SB]){8,15}(?![A-Za-z0-9])")
_BESIDE_LETTER = re.compile(
    r"\d(?:(?=[ .\-()]{0,2}[OoQIl|SB])|(?<=[OoQIl|SB]\d)|(?<=[OoQIl|SB][ .\-)]\d)|(?<=[OoQIl|SB][ .\-)]{2}\d))"
)
"""A figure beside a letter that looks like one."""
_MEANT = str.maketrans("OoQIl|SB", "00011158")
_PIECES = re.compile(
    r"(?<![\d.,-])(0[89]\d{1,2}|9[678]\d)(?:\W+[^\W\d_\u0900-\u0963]+"
    r"|\W+[\u0900-\u0963]+){0,4}\W+(\d{3,4})(?:\W+[^\W\d_]+|\W+[\u0900-\u0963]+){0,4}\W+(\d{3,5})(?!\d)"
)
_BACKWARDS = frozenset(
    {"belakang", "terbalik", "dibalik", "backwards", "backward", "reversed", "baligtad", "pabaligtad"}
)
"""Words that say that a number is to be read from its end."""

_TIMETABLE = re.compile(r"\d{1,2}([.:])\d{2}(?:\s*[-,;]\s*\d{1,2}\1\d{2})+")


_DECIMALS = re.compile(r"(?<!\d)\d{1,3},\d{1,2}\s+\d{1,3},\d{1,2}\s+\d{1,3},\d{1,2}(?!\d)")


@dataclass(frozen=True, slots=True)
class Run:
    """Digits that stand together."""

    digits: str
    start: int
    end: int
    groups: tuple[str, ...]
    """As the writer parted them."""
    text: str
    is_said: bool = False
    """Written as words."""
    is_in_pieces: bool = False
    """With words between its parts."""

    @property
    def has_plus(self) -> bool:
        """Whether it begins as an international number does."""
        return self.text.lstrip("(").startswith("+")

    def part(self, first: int, last: int) -> Run:
        """The run from one of its groups to another."""
        if (first, last) == (0, len(self.groups)):
            return self
        spans = [m.span() for m in (_TOKEN if self.is_said else _GROUP).finditer(self.text)]
        spans = spans if len(spans) == len(self.groups) else [(0, len(self.text))] * len(self.groups)
        start, end = spans[first][0], spans[last - 1][1]
        if first == 0:
            start = 0
        groups = self.groups[first:last]
        text = self.text[start:end]
        return Run("".join(groups), self.start + start, self.start + end, groups, text, self.is_said)


def runs(text: str, words: frozenset[str]) -> Iterator[Run]:
    """Every run of digits in a text, the written ones and the said ones; `words` are its words in small letters."""
    has_digits = _DIGIT.search(text) is not None
    sought = words & _LATIN_WORDS
    if len(sought) < 2 and not has_digits:
        sought = frozenset()
    if not text.isascii():
        sought |= {word for word in _DEVANAGARI_WORDS if word in text}
    if sought:
        yield from _said(text, sought)
    if not has_digits:
        return
    is_reversed = not words.isdisjoint(_BACKWARDS)
    for match in _RUN.finditer(text):
        written = match[0]
        if _COUNTED.match(text, match.end()):
            written = _QUANTITY.sub("", written)
        if len(written) > 1:
            groups = tuple(_GROUP.findall(written))
            yield Run("".join(groups), match.start(), match.start() + len(written), groups, written)
            if is_reversed:
                backwards = "".join(groups)[::-1]
                yield Run(backwards, match.start(), match.start() + len(written), (backwards,), written)
    for match in found_at(_LOOKALIKE, text, (sign.start() for sign in _BESIDE_LETTER.finditer(text)), 24, 24):
        if sum(letter.isdigit() for letter in match[0]) >= 2 and re.search("[OoQIl|SB]", match[0]):
            meant = re.sub(r"\D", "", match[0].translate(_MEANT))
            yield Run(meant, *match.span(), (meant,), match[0])
    for match in _PIECES.finditer(text):
        if re.search(r"[^\W\d_]", match[0]):
            yield Run("".join(match.groups()), *match.span(), tuple(match.groups()), match[0], is_in_pieces=True)


def is_timetable(run: Run) -> bool:
    """Whether a run is made of hours: `08.15-09.45, 10.00-11.30`."""
    return _TIMETABLE.fullmatch(run.text.strip()) is not None


def is_decimals(run: Run) -> bool:
    """Whether a run is made of figures with a comma in each: `0,81 0,20 0,00`."""
    return _DECIMALS.search(run.text) is not None


def is_amount(run: Run) -> bool:
    """Whether a run is one amount with its thousands parted: `200.000.000`."""
    first, *others = run.groups
    parted = set(re.sub(r"\d", "", run.text)) <= {".", ","}
    return bool(others) and parted and len(first) <= 3 and first[0] != "0" and all(len(o) == 3 for o in others)


def is_counting(run: Run) -> bool:
    """Whether somebody counts: one, two, three …"""
    if len(run.groups) < 3:
        return False
    values = [int(group) for group in run.groups]
    steps = {after - before for before, after in pairwise(values)}
    return steps in ({1}, {-1})


def _said_in(text: str, sought: frozenset[str]) -> Iterator[re.Match[str]]:
    """What `_SAID` finds: looked for at each word for a digit, and at what may stand in front of one."""
    small = text.lower()
    if len(small) != len(text):
        yield from _SAID.finditer(text)
        return
    done = 0
    for at in sorted(at for word in sought for at in all_of(word, small)):
        if at < done:
            continue
        first = max(at - _BEFORE, done)
        for start in (*(sign.start() for sign in _SAID_START.finditer(text, first, at)), at):
            match = _SAID.match(text, start) if start >= done else None
            if match is not None:
                yield match
                done = match.end()


def _said(text: str, sought: frozenset[str]) -> Iterator[Run]:
    for match in _said_in(text, sought):
        groups: list[str] = []
        times = 1
        for token in _TOKEN.findall(match[0]):
            word = token.lower()
            after = _COUNT_AFTER.fullmatch(word)
            if after is not None:
                groups.append("0" * int(_DIGIT_OF[after[1]]))
                continue
            count, _, digit = _TIMES_SIGN.sub("\t", word).partition("\t")
            if digit:
                digit, count = _SINGULAR.get(digit, digit), _FILIPINO_TIMES.get(count, count)
                groups.append(_DIGIT_OF.get(digit, digit) * int(_DIGIT_OF.get(count, count)))
                continue
            if word in _TIMES:
                times = _TIMES[word]
                continue
            groups.append(_DIGIT_OF.get(word, word) * times)
            times = 1
        if groups and not all(group.isdigit() for group in groups):
            continue
        half = len(groups) // 2
        if "(" in match[0] and "".join(groups[: len(groups) - 1]) == groups[-1]:
            groups = groups[:-1]  # said, and written behind it once more
        elif half > 1 and "(" in match[0] and groups[:half] == groups[half:]:
            groups = groups[:half]
        if groups and re.search(r"[^\W\d_]", match[0]):
            yield Run("".join(groups), *match.span(), tuple(groups), match[0], is_said=True)
