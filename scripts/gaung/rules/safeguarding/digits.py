"""Runs of digits, however they are written: grouped, as words, with letters that look like digits, or in pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from gaung.rules.safeguarding.cues import word_set
from gaung.rules.safeguarding.dictated import dictated, digit_of, may_hold
from gaung.rules.safeguarding.searching import figures, found_at, small_letters

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

_RUN = re.compile(
    r"[0-9](?<![^\W_].)(?<![.,].)(?:[ \t\n\u00a0.()/•·|,;:*_~\u2190-\u27bf\U0001f000-\U0001faff-]{0,4}\d)*(?![^\W_])"
)
"""A row of figures, with signs or little pictures between them."""
_JOINED = re.compile(r"(?:62|63|977|0)[ .-]?[89]\d(?:[ .-]?\d){7,10}(?!\d)|9[678]\d{8}(?!\d)")
_WORD_BEFORE = re.compile(r"[^\W\d_]{1,16}[.,:;]?\+?\Z|(?<!\d)[.,:;]+\+?\Z")
_HEXADECIMAL = re.compile("[a-f]+")
_WORD_BEHIND = re.compile(r"[^\W_]{1,16}")
_LABEL_BEFORE = re.compile(
    r"(?i)(?<![^\W_])(?:wa|hp|no|nomor|nomer|tel|telp|telepon|telpon|telefon|tlp|ph|phone|mobile|mob|cp|cell|call|sms|hub|hubungi"
    r"|kontak|contact|number|numero|num|viber|gcash|imo|मोबाइल|फोन|नम्बर)[.,:;]?\+?\Z"
)
_SERIAL_BEFORE = re.compile(
    r"(?i)(?<![^\W_])(?:img|vid|pxl|dsc|inv|ord|order|trx|ref|sn|sku|id|nik|isbn|doi|resi|tiket|v|ver|rev|build|part|batch|lot"
    r"|kode|code|no?p)[.,:;]?\Z"
)
"""What stands before the number of a picture, an invoice, a part: no label of a telephone."""
_OF_GOODS = re.compile(
    r"(?i)(?<![^\W_])(?:resi|serial|seri|invoice|faktur|pesanan|order|tracking|parcel|paket|kode|kodigo|resibo|sku|part)"
    r"(?![^\W_])[^.!?\n]{0,48}\Z"
)
"""Goods are spoken of: letters right before a number are of its kind, `nomor resi … JX0841…`."""
_QUANTITY = re.compile(r"[\s,;(]+\d{1,2}\Z")
_COUNTED = re.compile(
    r"[\s-]{0,3}(?:jam|hari|menit|minggu|bulan|tahun|kali|orang|hours?|hrs?|days?|minutes?|weeks?|times|years?|people"
    r"|oras|araw|minuto|linggo|taon|beses|घण्टा|दिन|मिनेट|हप्ता|वर्ष|पटक)(?![^\W_])",
    re.IGNORECASE,
)
"""`0811…, 24 jam`: the last figure counts something and is no part of the number."""

_DIGIT = re.compile("[0-9]")
_GROUP = re.compile(r"\d+")
_LOOKALIKE = re.compile(r"(?<![A-Za-z0-9])[(+]{0,2}[0-9OoQIl|SB](?:[ .\-()]{0,3}[0-9OoQIl|SB]){8,15}(?![A-Za-z0-9])")
_BESIDE_LETTER = re.compile(
    r"[0-9](?:(?=[ .\-()]{0,2}[OoQIl|SB])|(?<=[OoQIl|SB]\d)|(?<=[OoQIl|SB][ .\-)]\d)|(?<=[OoQIl|SB][ .\-)]{2}\d))"
)
"""A figure beside a letter that looks like one."""
_MEANT = str.maketrans("OoQIl|SB", "00011158")
_PIECES = re.compile(
    r"(?<![\d.,-])(0[89]\d{1,2}|9[678]\d)(?:\W+[^\W\d_\u0900-\u0963]+"
    r"|\W+[\u0900-\u0963]+){0,4}\W+(\d{3,4})(?:\W+[^\W\d_]+|\W+[\u0900-\u0963]+){0,4}\W+(\d{3,5})(?!\d)"
)
_IN_TWO = re.compile(
    r"(?P<first>[09](?<![\d.,-].)(?:(?<=0)[89]\d{2,7}|(?<=9)[678]\d{2,6}))(?P<between>[^\d\n]{2,40}"
    r"|[^\d\n]{0,20}\n\n[^\d\n]{2,24})(?P<rest>\d{3,8})(?!\d)"
)
"""A number and what is left of it: `98000 … the rest is 00021`."""
_REST_SIGN = re.compile(
    r"(?i)(?<![^\W_])(?:sisa(?:nya)?|lanjut\w*|sambung\w*|terus|trus|lalu|belakang(?:nya)?|then|rest|remaining|next"
    r"|followed|ends?|ending|plus"
    r"|(?:ka)?dugtong\w*|kasunod|tapos|saka|baki|ani|feri)(?![^\W_])|बाँकी|अनि|त्यसपछि|फेरि"
)
_REST_WORDS = word_set(
    "sisa sisanya lanjut lanjutan lanjutannya sambung sambungannya terus trus lalu belakang belakangnya then rest"
    " remaining next followed ends end"
    " ending plus dugtong karugtong kasunod tapos saka baki ani feri"
)
_PIECE = (
    "zero|sero|nol|kosong|one|satu|isa|uno|two|dua|dos|three|tiga|tatlo|tres|four|empat|apat|five|lima|six|enam|anim"
    "|seven|tujuh|pito|eight|delapan|walo|nine|sembilan|siyam|oh|o"
)
_GLUED = re.compile(rf"(?<![^\W_])(?:{_PIECE}|\d){{8,24}}(?![^\W_])", re.IGNORECASE)
"""`o9one8ooooo12`."""
_GLUED_SIGN = re.compile("[0-9](?:o+|[A-Za-z]{3,8})[0-9]")
_GLUED_PIECE = re.compile(rf"{_PIECE}|\d")
_SHORT_LOOKALIKE = re.compile(r"(?<![A-Za-z0-9])[0-9OoIl]{3,5}(?![A-Za-z0-9])")
_LETTER_BEHIND = re.compile(r"(?<=\d)[ .\-()]+[OoQIl|SB]\Z|\A[OoIl] +(?=\d{3})")
_BACKWARDS = frozenset(
    {"belakang", "terbalik", "dibalik", "backwards", "backward", "reversed", "baligtad", "pabaligtad"}
)
"""Words that say that a number is to be read from its end."""

_TIMETABLE = re.compile(r"\d{1,2}([.:])\d{2}(?:\s*[-\u2013\u2014,;]\s*\d{1,2}\1\d{2})+")


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
    spans: tuple[tuple[int, int], ...] = ()
    """Of a dictated number: where in the text each of its groups stands."""

    @property
    def has_plus(self) -> bool:
        """Whether it begins as an international number does."""
        return self.text.lstrip("(").startswith("+")

    def part(self, first: int, last: int) -> Run:
        """The run from one of its groups to another."""
        if (first, last) == (0, len(self.groups)):
            return self
        spans = [(start - self.start, end - self.start) for start, end in self.spans]
        spans = spans or [m.span() for m in _GROUP.finditer(self.text)]
        spans = spans if len(spans) == len(self.groups) else [(0, len(self.text))] * len(self.groups)
        start, end = spans[first][0], spans[last - 1][1]
        if first == 0:
            start = 0
        groups = self.groups[first:last]
        text = self.text[start:end]
        own = self.spans[first:last]
        return Run("".join(groups), self.start + start, self.start + end, groups, text, self.is_said, spans=own)


_KEYPAD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
_LETTERED = re.compile(
    r"(?<![\w-])(?:[01+][\s-]?)?(?:800|888"
    r"|1800)[\s-](?![A-Z\d\s-]*XX)(?=[A-Z\d\s-]*[A-Z]{3})[A-Z\d]+(?:[\s-][A-Z\d]+)*(?![\w-])"
)
"""A number whose keys spell a word: `0-800-KIDS-000`."""


def runs(text: str, words: frozenset[str], small: str | None = None) -> Iterator[Run]:
    """Every run of digits in a text, the written ones and the said ones; `words` are its words in small letters."""
    has_digits = _DIGIT.search(text) is not None
    sought = may_hold(text, words, has_digits=has_digits)
    if sought:
        yield from _said(text, small_letters(text) if small is None else small, sought)
    if not has_digits:
        return
    is_reversed = not words.isdisjoint(_BACKWARDS)
    for match in _RUN.finditer(text):
        start = _start_of(text, match.start())
        written = text[start : match.end()]
        if _COUNTED.match(text, match.end()):
            written = _QUANTITY.sub("", written)
        head, colon, tail = written.rpartition(": ")
        if colon and len(tail) > 7:
            groups = tuple(_GROUP.findall(tail))
            yield Run("".join(groups), start + len(head) + 2, start + len(written), groups, tail)
        if len(written) > 1:
            groups = tuple(_GROUP.findall(written))
            yield Run("".join(groups), start, start + len(written), groups, written)
            if is_reversed:
                backwards = "".join(groups)[::-1]
                yield Run(backwards, start, start + len(written), (backwards,), written)
    yield from _joined(text)
    beside_letters = [sign.start() for sign in _BESIDE_LETTER.finditer(text)]
    for match in _LETTERED.finditer(text) if "00" in text or "88" in text else ():
        meant = re.sub(r"\D", "", match[0].translate(_KEYPAD))
        yield Run(meant, *match.span(), (meant,), match[0])
    for match in found_at(_GLUED, text, [sign.start() for sign in _GLUED_SIGN.finditer(text)], 24, 24):
        meant = _glued(match[0].lower())
        if meant:
            yield Run(meant, *match.span(), (meant,), match[0])
    for match in found_at(_SHORT_LOOKALIKE, text, beside_letters, 6, 6) if beside_letters else ():
        if sum(letter.isdigit() for letter in match[0]) >= 2 and not match[0].isdigit():
            meant = match[0].translate(_MEANT)
            yield Run(meant, *match.span(), (meant,), match[0])
    for match in found_at(_LOOKALIKE, text, beside_letters, 24, 24) if beside_letters else ():
        if sum(letter.isdigit() for letter in match[0]) >= 2 and re.search("[OoQIl|SB]", match[0]):
            start = match.start() + (2 if re.match(r"[OoIl] +\d{3}", match[0]) else 0)
            written = _LETTER_BEHIND.sub("", match[0])
            meant = re.sub(r"\D", "", written.translate(_MEANT))
            yield Run(meant, start, start + len(written), (meant,), written)
    for match in _IN_TWO.finditer(text) if not text.isascii() or not words.isdisjoint(_REST_WORDS) else ():
        if _REST_SIGN.search(match["between"]) and 10 <= len(match["first"] + match["rest"]) <= 13:
            groups = (match["first"], match["rest"])
            yield Run("".join(groups), *match.span(), groups, match[0], is_in_pieces=True)
    done = 0
    for at in figures(text):
        pieces = _PIECES.match(text, at) if at >= done and text[at] in "09" else None
        if pieces is not None:
            done = pieces.end()
            if re.search(r"[^\W\d_]", pieces[0]):
                yield Run("".join(pieces.groups()), at, done, pieces.groups(), pieces[0], is_in_pieces=True)


def _joined(text: str) -> Iterator[Run]:
    """Whole mobile numbers to which a word is glued: `WA0812…`, `No.0812…`, `0812…ya`."""
    for at in figures(text):
        if text[at] not in "069":
            continue
        before = _WORD_BEFORE.search(text, max(at - 18, 0), at)
        match = _JOINED.match(text, at)
        if match is None or (at and before is None and (text[at - 1].isalnum() or text[at - 1] in ".,")):
            continue
        behind = _WORD_BEHIND.match(text, match.end())
        if before is None and behind is None:
            continue
        is_labelled = _LABEL_BEFORE.search(text, max(at - 18, 0), at) is not None
        if text[at] == "9" and not text.startswith("977", at) and not is_labelled:
            continue  # ten figures without their country or their zero
        if before is not None and _SERIAL_BEFORE.search(text, max(at - 18, 0), at):
            continue
        if before is not None and not is_labelled and _OF_GOODS.search(text, max(at - 64, 0), at):
            continue
        letters = (before[0] if before else "") + (behind[0] if behind else "")
        if before is not None and behind is not None and _HEXADECIMAL.fullmatch(letters):
            continue
        if behind is not None and any(sign.isdigit() for sign in behind[0]):
            continue  # a code of figures and letters
        start = at - 1 if at and text[at - 1] == "+" else at
        groups = tuple(_GROUP.findall(match[0]))
        yield Run("".join(groups), start, match.end(), groups, text[start : match.end()])


def _start_of(text: str, at: int) -> int:
    """Where a run begins whose first figure is at `at`: a sign of an international number belongs to it."""
    start = at
    while start and at - start < 2 and text[start - 1] in "+(":
        start -= 1
    is_joined = start < at and start and (text[start - 1].isalnum() or text[start - 1] in ".,")
    return at if is_joined else start


def _glued(written: str) -> str:
    """The digits of a word that is put together of them; nothing if they are all figures."""
    if written.isdigit():
        return ""
    return "".join(piece if piece.isdigit() else digit_of(piece) for piece in _GLUED_PIECE.findall(written))


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


def is_spaced(run: Run) -> bool:
    """Whether a short number stands figure by figure, or in two parts: `1-3-3-8`, `118 000`; no date, no hours."""
    if all(len(group) == 1 for group in run.groups):
        return True
    is_year = all(len(group) == 4 and group[:2] in {"19", "20"} for group in run.groups)
    signs = set(re.sub(r"\d", "", run.text))
    return (
        len(run.groups) == 2 and len(run.digits) >= 5 and len(run.groups[1]) >= 3 and signs <= set(" -") and not is_year
    )


_LISTED = re.compile(r"\d{1,2}[).]\s+\D")
"""The figure of a list before a number that is said: `3) one zero nine eight`."""
_CLOCK = re.compile(r"\d{1,2}:[0-5]\d(?::[0-5]\d)?\s+(?=\D)")
"""The moment of a chapter before its title: `27:00 Three tips`."""
_LEAST_SAID = 3
"""So many figures are said, and are no number by themselves with the moment before them."""


def _said(text: str, small: str, sought: frozenset[str]) -> Iterator[Run]:
    for number in dictated(text, small, sought):
        written = text[number.start : number.end]
        run = Run("".join(number.groups), number.start, number.end, number.groups, written, is_said=True)
        run = replace(run, spans=number.parts)
        is_listed = len(run.groups) > 3 and _LISTED.match(written) is not None
        clock = _CLOCK.match(written) if not text[max(number.start - 3, 0) : number.start].strip(" -*|\n") else None
        timed = 0 if clock is None else len(_GROUP.findall(clock[0]))
        if timed > 0 and len(run.groups) - timed < _LEAST_SAID:
            run = run.part(timed, len(run.groups))
            if len(run.digits) < _LEAST_SAID:
                continue
        yield run.part(1, len(run.groups)) if is_listed else run
