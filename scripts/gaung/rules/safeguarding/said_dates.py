"""Days as people say and write them: number, month and year in words or figures, in any order, or a feast of a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gaung.rules.safeguarding.cues import word_set
from gaung.rules.safeguarding.dictated import Numbers

_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "januari january jan enero",
            "februari february feb peb pebruari pebrero",
            "maret march mar mrt marso",
            "april apr abril abr",
            "mei may mayo",
            "juni june jun hunyo hun",
            "juli july jul hulyo hul",
            "agustus august agu agt ags aug agosto",
            "september sept sep setyembre",
            "oktober october okt oct oktubre",
            "november nov nop nopember nobyembre nob",
            "desember december des dec disyembre dis",
        ),
        start=1,
    )
    for name in names.split()
}
"""Gregorian months. Filipino: a native reader must still check them."""

_FEASTS = re.compile(
    r"(?i)(?<![^\W_])(?:hari (?:kemerdekaan|kartini|ibu|anak nasional|pahlawan|natal|raya|valentine|sumpah pemuda)"
    r"|natal|tahun baru|malam tahun baru|idul ?fitri|lebaran|waisak|nyepi"
    r"|christmas(?: day| eve)?|new year'?s?(?: day| eve)?|independence day|valentine'?s?(?: day)?|halloween"
    r"|leap[ -]day|boxing day|mother'?s day|araw ng (?:kalayaan|mga puso|mga bayani|mga patay)|pasko|bisperas ng pasko"
    r"|bagong taon|todos los santos|undas)(?![^\W_])"
)
"""Days that everybody can find in a calendar."""

_ORDINALS = {
    word: number
    for number, words in {
        "one": "first una unang primero isa",
        "two": "second ikalawa ikalawang",
        "three": "third ikatlo ikatlong",
        "four": "fourth",
        "five": "fifth",
        "six": "sixth",
        "seven": "seventh",
        "eight": "eighth",
        "nine": "ninth",
        "ten": "tenth",
        "eleven": "eleventh",
        "twelve": "twelfth",
        "twenty": "twentieth",
        "thirty": "thirtieth",
    }.items()
    for word in words.split()
}
_BEFORE_DAY = word_set("tgl tanggal tgal the of ika a ng petsa araw hari noong nung pada on day bln bulan")
_BEFORE_MONTH = word_set("of ng bulan bln buwan the sa month bulannya")
_BEFORE_YEAR = word_set("tahun thn taun th taon taong year of in ng noong nung ce yr annee tahunnya the an")
_MONTH_WORDS = word_set("bulan bln buwan month")
_SKIPPED = word_set("t at and y dan pa ke")
_TOKEN = re.compile(r"\d+|[^\W\d_\u0900-\u097f]+")
_TAIL = re.compile(r"(?:st|nd|rd|th)(?![^\W_])", re.IGNORECASE)
_BREAK = re.compile(r"[!?;\n]|\.\s+[A-Z](?![a-z]*\s?[:=])")
_MOST_BETWEEN = 4
"""So many letters besides little words may stand between the parts of a date: `4 Juni, 2012`, `tgl: 4`."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a year, or of any year, and where it is written."""

    start: int
    end: int
    year: int | None


def days(text: str) -> Iterator[Day]:
    """Every day in a stretch of text that a month or a feast is named of."""
    reader = _Reader(text)
    for at in range(len(reader.words)):
        found = reader.day_at(at)
        if found is not None:
            yield found
    for feast in _FEASTS.finditer(text):
        year = reader.year_from(reader.index_behind(feast.end()))
        if year is not None:
            yield Day(feast.start(), year[1], year[0])


class _Reader:
    """Reads the words of a stretch from its months outwards."""

    def __init__(self, text: str) -> None:
        self._text = text
        tokens = [(match[0].lower(), match.start(), match.end()) for match in _TOKEN.finditer(text)]
        tokens = [token for token in tokens if token[0] not in _SKIPPED and not _TAIL.fullmatch(token[0])]
        self.words = [_cardinal(word) for word, _, _ in tokens]
        self._tokens = [(_cardinal(word), start, end) for word, start, end in tokens]
        self._numbers = Numbers(text, self._tokens)

    def index_behind(self, at: int) -> int:
        """The first token that begins at a letter or behind it."""
        return next((n for n, (_, start, _) in enumerate(self._tokens) if start >= at), len(self._tokens))

    def day_at(self, at: int) -> Day | None:
        """The date whose month is this token, or is said behind it (`bulan 4`); it has a day or a year."""
        first, behind = at, at + 1
        if self.words[at] in _MONTH_WORDS:
            month = self._numbers.value(at + 1)
            if month is None or not 1 <= month[0] <= 12 or not self._is_close(at + 1):
                return None
            behind = month[1]
        elif self.words[at] not in _MONTHS:
            return None
        before = self._day_before(at)
        year = None
        after = None
        if before is not None:
            first = before
        else:
            after = self._day_after(behind)
            behind = after if after is not None else behind
        year = self.year_from(behind)
        if year is None and before is None and after is None:
            return None
        if year is None and self.words[at] in {"may", "mar", "sep", "dec", "mei"} and before is None:
            return None  # `may 5 of them …`
        end = year[1] if year is not None else self._tokens[behind - 1][2]
        return Day(self._tokens[first][1], end, year[0] if year is not None else None)

    def _day_before(self, at: int) -> int | None:
        """Where the day begins that ends right before a month."""
        last = at
        while last > 0 and self.words[last - 1] in _BEFORE_MONTH and self._is_close(last):
            last -= 1
        if not self._is_close(last):
            return None
        for first in range(max(last - 3, 0), last):
            number = self._numbers.value(first)
            if number is not None and number[1] == last and 0 <= number[0] <= 31:
                while first > 0 and self.words[first - 1] in {"ika", "tgl", "tanggal"}:
                    first -= 1
                return first
        return None

    def _day_after(self, at: int) -> int | None:
        """The token behind a day that stands right behind a month."""
        while at < len(self.words) and self.words[at] in _BEFORE_DAY and self._is_close(at):
            at += 1
        number = self._numbers.value(at) if self._is_close(at) else None
        return number[1] if number is not None and 0 <= number[0] <= 31 and len(self._digits(at)) < 3 else None

    def year_from(self, at: int) -> tuple[int, int] | None:
        """The year that stands at a token, maybe behind a word for it, and where it ends."""
        said = False
        while at < len(self.words) and self.words[at] in _BEFORE_YEAR and self._is_close(at):
            said = said or self.words[at] not in {"of", "ng", "in", "the"}
            at += 1
        number = self._numbers.value(at) if self._is_close(at) else None
        if number is None:
            return None
        value, behind = number
        more = self._numbers.value(behind) if self._is_close(behind) else None
        if more is not None and value in {19, 20} and 9 < more[0] < 100:
            value, behind = 100 * value + more[0], more[1]  # `twenty twelve`
        elif value < 10 and len(self._digits(at)) < 2 and (spelled := self._spelled(at)) is not None:
            value, behind = spelled
        if value < 100:
            is_short = said or "'" in self._gap(at) or "’" in self._gap(at) or len(self._digits(at)) == 2
            return (2000 + value, self._tokens[behind - 1][2]) if is_short and value <= 30 else None
        return (value, self._tokens[behind - 1][2]) if 1800 <= value < 2150 else None

    def _spelled(self, at: int) -> tuple[int, int] | None:
        """A year figure by figure: `dua nol satu lima`."""
        values = []
        for n in range(at, min(at + 4, len(self.words))):
            number = self._numbers.value(n)
            if number is None or number[0] > 9 or (n > at and not self._is_close(n)):
                return None
            values.append(number[0])
        return (int("".join(map(str, values))), at + 4) if len(values) == 4 else None

    def _digits(self, at: int) -> str:
        return self.words[at] if at < len(self.words) and self.words[at].isdigit() else ""

    def _gap(self, at: int) -> str:
        """What stands before a token."""
        return self._text[self._tokens[at - 1][2] : self._tokens[at][1]] if 0 < at < len(self._tokens) else ""

    def _is_close(self, at: int) -> bool:
        """Whether a token stands right behind the one before."""
        gap = self._gap(at)
        words = _TOKEN.sub("", gap)
        return 0 < at < len(self._tokens) and len(words) <= _MOST_BETWEEN and _BREAK.search(gap) is None


def _cardinal(word: str) -> str:
    """A word for a day as the number it counts: `fifth`, `ikalima`."""
    if word in _ORDINALS:
        return _ORDINALS[word]
    if word.endswith("teenth"):
        return word.removesuffix("th")
    return word.removeprefix("ika") if word.startswith("ika") and len(word) > 5 else word
