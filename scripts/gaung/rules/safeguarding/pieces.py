"""What a text tells of one child: name, age, school, home, family, class, rare trait, account."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from gaung.place import Place
from gaung.rules.safeguarding.ages import ages, is_range
from gaung.rules.safeguarding.cues import word_set
from gaung.rules.safeguarding.finding import Covered, mask_words
from gaung.rules.safeguarding.invented import is_of_animal
from gaung.rules.safeguarding.kin import (
    FAMILY,
    FAMILY_SIGNS,
    FAMILY_WORDS,
    PLACE,
    PLACE_SIGNS,
    PLACE_WORDS,
    TRAIT,
    TRAIT_SIGNS,
    TRAIT_WORDS,
)
from gaung.rules.safeguarding.names import CALLED_BY_LETTERS, INITIALS, listed_in_file_name, names
from gaung.rules.safeguarding.passages import Document, Kind, Passage, words_of
from gaung.rules.safeguarding.people import ADULT, has_child
from gaung.rules.safeguarding.schools import schools
from gaung.rules.safeguarding.searching import found_at, found_near, small_letters

_VILLAGE = re.compile(r"(?<!\S)\S++ गाउँ(?:मा|पालिका)?")
_CLASS = re.compile(
    r"(?i)\b(?:kelas|kls|grade|class|kaleh)\s+(?:\d{1,2}[a-h]?|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan"
    r"|[ivx]{1,4}|anam|one|two|three|four|five"
    r"|six|seven|eight|nine|ten)\b"
    r"|कक्षा\s+\d{1,2}"
)
"""A child's class; it says little by itself, and much beside what its parents do."""
_MANY = re.compile(r"(?i)\b(?:kebanyakan|para|semua|families|pupils|students|classes|mga)\b|हरू")
_HANDLE = re.compile(r"(?<![\w@./])@[A-Za-z0-9_][A-Za-z0-9_.]{2,29}")
_PERSON = re.compile(
    r"(?i)(?<![^\W_])(?:ia|dia|aku|saya|she|he|her|his|my|i|siya|niya|ako|ko|kanya|\w{3,30}(?:nya|ku))(?![^\W_])|उनी"
    r"|उनक"
    r"|उसक[ोी]|मेरो|ऊ|म(?= )"
)

_YOUNG = re.compile(r"(?<![^\W_])(?i:kakak|kak|mas|mbak|bang|ate|kuya)\.? (?=[A-Z])")
_INITIAL_WORDS = word_set(
    "adek adik dik ananda korban siswi siswa murid santri pelajar anak inisyal inisial berinisial inisialnya initial"
    " initials alyas"
)
_BESIDE_AGE = re.compile(r"[(,][\"”]?\s{0,4}(?i:umur |usia |berusia |aged )?(?:\d|1[0-7])(?!\d)")
_CLASS_WORDS = word_set("kaleh kelas kls grade class")
_LOOKS: tuple[tuple[str, re.Pattern[str], frozenset[str], tuple[str, ...]], ...] = (
    ("place", PLACE, PLACE_WORDS, PLACE_SIGNS),
    ("place", _VILLAGE, frozenset(), ("गाउँ",)),
    ("family", FAMILY, FAMILY_WORDS, FAMILY_SIGNS),
    ("class", _CLASS, _CLASS_WORDS, ("कक्षा",)),
    ("trait", TRAIT, TRAIT_WORDS, TRAIT_SIGNS),
)
"""For each kind: its pattern, and the words without one of which it finds nothing."""

_IN_FILE_NAMES = (
    (
        "school",
        re.compile(r"(?i)\b(?:sd|smp|sma|smk|mts|mi)n? ?\d{1,6}\b|\b(?:smp|sma|smk|mts|ponpes|pesantren) [a-z]{4,}"),
    ),
    (
        "age",
        re.compile(
            r"(?i)\b(?:[5-9]|1[0-7]) ?(?:tahun|thn|th|years?|yo|anyos)\b|\b(?:age|umur|usia) ?(?:[5-9]|1[0-7])\b"
        ),
    ),
    ("place", re.compile(r"(?i)\b(?:kelurahan|desa|dusun|barangay|brgy|ward|rt|purok) [a-z0-9]+")),
)
"""The same in file names, where nothing is written large."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that is known of a child."""

    kind: str
    passage: Passage
    start: int
    end: int
    position: int
    name: str = ""

    @property
    def is_full_name(self) -> bool:
        """Whether it is a name of more than one word."""
        return self.kind == "name" and " " in self.passage.text[self.start : self.end].strip()

    @property
    def place(self) -> Place:
        """Where it was written."""
        return self.passage.place_at(self.start, self.end)

    @property
    def shown(self) -> str:
        """Its line and its words, masked."""
        return f"{self.place.line}: {mask_words(self.passage.text[self.start : self.end])}"


def pieces(document: Document) -> Iterator[Piece]:
    """Everything that the texts and file names of a document tell of anybody who may be a child."""
    base = 0
    body = 0
    for passage in document.passages:
        if passage.kind is Kind.TEXT:
            body = base
            yield from _pieces_of_text(passage, base, document.aliases)
            base += len(passage.text) + 2
        elif passage.kind is Kind.FILE_NAME:
            yield from _pieces_of_file_name(passage, body + passage.at if passage.at else base)


def _pieces_of_text(passage: Passage, base: int, aliases: frozenset[str]) -> Iterator[Piece]:
    text = passage.text
    sentences = passage.sentences
    found = Covered(len(text))
    taken = Covered(len(text), (match.span() for match in schools(text, passage.words)))
    for name in sorted(names(text, passage.words, passage.language), key=lambda name: (name.start, -name.end)):
        if taken.touches(name.start, name.start + 1):
            continue
        taken.add(name.start, name.end)
        first, last = sentences.around(name.start)
        if is_of_animal(text[first:last]):
            continue
        if name.text.split()[0] not in aliases and not _is_adult(text[first:last]):
            found.add(name.start, name.start + 1)
            yield Piece("name", passage, name.start, name.end, base + name.start, name.first)
    for match in initials(passage):
        found.add(match.start(), match.end())
        yield Piece("initials", passage, *match.span(), base + match.start(), match[0].split()[-1])
    for kind, start, end in _stretches(passage):
        first, last = sentences.around(start)
        sentence = text[first:last]
        if kind == "age" and is_range(text, end):
            continue
        is_child = found.touches(first, last) or has_child(sentence)
        if (kind != "family" and _is_adult(sentence)) or is_of_animal(sentence):
            continue
        if kind == "class" and _has_many(sentence):
            continue
        is_one = kind == "trait" and "ada satu" in text[start:end].lower()
        if is_child or is_one or _has_person(sentence):
            yield Piece(kind, passage, start, end, base + start)


def initials(passage: Passage) -> Iterator[re.Match[str]]:
    """Every place where a child is written as letters."""
    yield from found_at(INITIALS, passage.text, (m.start() for m in _BESIDE_AGE.finditer(passage.text)), 16, 24)
    if "वर्षी" in passage.text or not passage.words.isdisjoint(_INITIAL_WORDS):
        signs = {*(passage.words & _INITIAL_WORDS), "वर्षी"}
        yield from found_near(CALLED_BY_LETTERS, passage.text, passage.small, signs, 12, 40)


def _stretches(passage: Passage) -> Iterator[tuple[str, int, int]]:
    """Everything in a text that may be a piece, with its kind."""
    text, small, words = passage.text, passage.small, passage.words
    yield from (("age", *span) for span in ages(text, small, words))
    for kind, pattern, latin, devanagari in _LOOKS:
        signs = words & latin
        if devanagari and not text.isascii():
            signs |= {sign for sign in devanagari if sign in text}
        if signs:
            yield from ((kind, *match.span()) for match in found_near(pattern, text, small, signs, 32, 80))
    yield from (("account", *match.span()) for match in (_HANDLE.finditer(text) if "@" in text else ()))
    yield from (("school", *match.span()) for match in schools(text, words))


def _pieces_of_file_name(passage: Passage, position: int) -> Iterator[Piece]:
    for name in listed_in_file_name(passage.text):
        yield Piece("name", passage, name.start, name.end, position, name.text.lower())
    for kind, pattern in _IN_FILE_NAMES:
        for match in pattern.finditer(passage.text):
            yield Piece(kind, passage, *match.span(), position)


@lru_cache(maxsize=1024)
def _has_many(sentence: str) -> bool:
    return _MANY.search(sentence) is not None


@lru_cache(maxsize=1024)
def _has_person(sentence: str) -> bool:
    return _PERSON.search(sentence) is not None


@lru_cache(maxsize=1024)
def _is_adult(sentence: str) -> bool:
    """Whether a sentence speaks of an adult and of no child."""
    if ADULT.search(sentence) is None or has_child(sentence):
        return False
    rest = FAMILY.sub(" ", sentence)
    small = small_letters(rest)
    if any(True for _ in ages(rest, small, words_of(small))):
        rest = _YOUNG.sub(" ", rest)  # “Kak Salsa, 11 tahun” is no adult
    return ADULT.search(rest) is not None
