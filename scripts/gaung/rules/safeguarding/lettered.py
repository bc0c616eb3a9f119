"""Where a child is written as letters: `K.Z. (13)`, “the girl, whom we call K”, “two pupils, A and F”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from gaung.rules.safeguarding.ages import ages_in
from gaung.rules.safeguarding.binding import SIGNS, Binding, binding
from gaung.rules.safeguarding.by_letters import is_grown, people_by_letters
from gaung.rules.safeguarding.cues import sentences_of, word_set
from gaung.rules.safeguarding.heads import sought_by_heads
from gaung.rules.safeguarding.initials import (
    BEFORE_AGE,
    CALLED_BY_LETTERS,
    INITIALS,
    LATIN_LETTERS,
    LETTERS,
    NEPALI_WORDS,
    NOBODYS,
    WORDS,
)
from gaung.rules.safeguarding.ordinary import NO_NAMES
from gaung.rules.safeguarding.people import adults, has_child
from gaung.rules.safeguarding.searching import figures, found_at, has_devanagari

if TYPE_CHECKING:
    from gaung.rules.safeguarding.passages import Passage

_BESIDE_AGE = re.compile(
    r"[(,][\"”]?\s{0,4}(?i:umur |usia |berusia |aged )?(?:\d|1[0-7])(?!\d)"
    r"|[(,] ?(?:an? )?(?:boy|girl|child|pupil|student|lalaki|babae|laki-laki|perempuan|putri|putra|anak|siswi|siswa"
    r"|murid|batang"
    r"|mag-aaral)(?:,| aged| umur| usia| berumur| berusia| edad)"
)
_SEXES = word_set("boy girl lalaki babae laki perempuan putri putra siswi siswa murid batang aaral pupil student")
_VOTE = re.compile(
    r"(?<!\w)A ?\(\d+\)[^.!?\n]{0,12}(?<!\w)B ?\(\d+\)|(?<!\S)क\.? ?\(\d+\)[^।\n]{0,12}(?<!\S)ख\.? ?\(\d+\)"
)
"""Choices in the order of the alphabet, with their numbers of votes."""


_AGED = re.compile(r"\s?[(,]\s?(?:[4-9]|1[0-7])\s?(?i:th|thn|tahun|years?|yrs?|yo|anyos|taong|taon)(?![^\W_])")
_WORD_BEFORE = re.compile(r"(?:(?<![\w.])(?P<word>[A-Z][a-z’'-]+) |(?<![\w.])[A-Z], ?)\Z")
_OF_KIN = re.compile(
    r"(?i)(?<![^\W_])(?:(?:nanay|tatay|ina|ama|lola|lolo|magulang|guro|titser) ni|(?:mother|mum|mom|father|dad"
    r"|parents|teacher|guardian)"
    r" of|(?:mama|papa|ibu|ayah|bapak|orang ?tua|wali|nenek)(?:nya)?(?: dari| si)?) \Z"
)
"""Behind it stands whose parents they are."""
_HEADED = re.compile(
    r"(?i)(?<![^\W_])(?:pupils|students|children|kids|girls|boys|siswa|murid|anak-anak|anak|peserta didik"
    r"|santri|mga bata|mag-aaral)"
    r"(?![^\W_])[^.:!?\n]{0,40}: ?(?:[A-Z](?:[.-][A-Z])*\.,? (?:and |dan |at )?)*\Z"
)
"""The head of a list of children."""
_WORDS = WORDS | SIGNS | word_set("class grade kelas baitang klase")
_LONE = re.compile(
    r"(?P<letters>(?<![\w.@/&-])(?:[A-Z]\. ?){0,2}[A-Z](?:\.(?!\w)|(?=—[, ])))(?! ?(?!He |She |Ia |Dia "
    r"|Siya )[A-Z][a-z])(?!\s?\d)"
)
"""One letter to three with their full stops, and no family name behind them."""
_NAMED_BEFORE = re.compile(
    r"(?:(?<![.!?] )(?<!\A)\b(?!(?:Anak|Siswa|Siswi|Murid|Pelajar|Korban|Adik|Ang|Si|Ni|Kay|Pupil"
    r"|Child)\b)[A-Z][\w’'-]+"
    r"|(?i:such as|seperti|misalnya|contohnya|tulad ng|gaya ng|e\.g\.|like|no|nomor|vitamin|hepatitis|blok|rt"
    r"|rw|unit|gedung|section|class|kelas|grade|art|pasal|oleh|by|dr|drs"
    r"|prof|ir|h"
    r"|hj|st|sto|sta)\.?) \Z"
)
_ABBREVIATED = word_set(
    "M.A B.A M.D S.H S.E P.S N.B U.S U.K U.N R.A D.C P.O Q.C T.V I.D I.Q C.V P.T A.M P.M L.A N.Y R.T R.W J.R S.D M.P"
    " E.G I.E A.D B.C S.T S.M P.E G.R C.D D.J F.M C.C R.I A.I S.Sos S.Ag U.S.A P.S.K B.S M.S D.I A.N U.N.I K.D S.K"
    " A B C D"
)
"""Letters that stand for a degree, a country or a word; four that are answers to choose from."""


sought_by_heads(CALLED_BY_LETTERS)


def initials(passage: Passage) -> tuple[re.Match[str], ...]:
    """Every place where a child is written as letters."""
    return _initials(passage.text, passage.small, passage.words)


@lru_cache(maxsize=64)
def _initials(text: str, small: str, words: frozenset[str]) -> tuple[re.Match[str], ...]:
    found = [match for match in _letters(text, small, words) if not is_grown(text, match)]
    taken = {at for match in found for at in range(*match.span())}
    for match in people_by_letters(text, small, words):
        is_choice = len(match[0]) < 4 and _VOTE.search(text) is not None
        if taken.isdisjoint(range(*match.span())) and not is_choice and not _ends_name(text, match.start()):
            found.append(match)
    return tuple(found)


def _letters(text: str, small: str, words: frozenset[str]) -> Iterator[re.Match[str]]:
    beside = [m.start() for m in _BESIDE_AGE.finditer(text)] if figures(text) or not words.isdisjoint(_SEXES) else ()
    for match in found_at(INITIALS, text, beside, 16, 24) if beside else ():
        if len(match[0].split()[0].rstrip("(,")) == 1 and _VOTE.search(text) is not None:
            continue  # A (14), B (9): what was chosen, and how often
        if not NOBODYS.search(text, max(match.start() - 16, 0), match.start()):
            yield match
    for start, _ in ages_in(text, small, words):
        letters = BEFORE_AGE.search(text, max(start - 60, 0), start)
        if letters is None or NOBODYS.search(text, max(letters.start() - 16, 0), letters.start()):
            continue
        if not _ends_name(text, letters.start()):
            yield letters
    if not words.isdisjoint(_WORDS) or (has_devanagari(text) and any(sign in text for sign in NEPALI_WORDS)):
        near = LETTERS if has_devanagari(text) else LATIN_LETTERS
        places = [m.start() for m in near.finditer(text)]
        yield from found_at(CALLED_BY_LETTERS, text, places, 60, 24)
        for at in places:
            letters = _LONE.match(text, at)
            if letters is not None and _is_childs(text, letters):
                yield letters


def _ends_name(text: str, start: int) -> bool:
    """Whether a letter is the rest of a name (“Yudha P.”), or the last of a word that is spelled."""
    before = _WORD_BEFORE.search(text, max(start - 30, 0), start)
    return before is not None and (before["word"] is None or before["word"].lower() not in SIGNS | NO_NAMES)


def _is_childs(text: str, letters: re.Match[str]) -> bool:
    """Whether letters that stand for somebody are a child's: their phrase says so, or what is said around them."""
    start, end = letters.span("letters")
    if _NAMED_BEFORE.search(text, max(start - 24, 0), start) or _ends_name(text, start):
        return False
    if _AGED.match(text, end):
        return True
    if letters["letters"].replace(" ", "").rstrip(".") in _ABBREVIATED:
        return False
    before = text[max(start - 60, 0) : start]
    if _OF_KIN.search(before) or _HEADED.search(before):
        return True
    bound = binding(text, start, end)
    if bound is not None or len(letters["letters"]) < 3:
        return bound is Binding.CHILD
    sentences = sentences_of(text)
    first, last = sentences.around(start, before=1, after=1)
    return has_child(text[first:last]) and not adults(text[slice(*sentences.around(start))])
