"""Where a child is written as letters: `K.Z. (13)`, “the girl, whom we call K”, “two pupils, A and F”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from gaung.rules.safeguarding.ages import ages_in
from gaung.rules.safeguarding.cues import word_set
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
_VOTE = re.compile(r"(?<!\w)A ?\(\d+\)[^.!?\n]{0,12}(?<!\w)B ?\(\d+\)|(?<!\S)क ?\(\d+\)[^।\n]{0,12}(?<!\S)ख ?\(\d+\)")
"""Choices in the order of the alphabet, with their numbers of votes."""


def initials(passage: Passage) -> tuple[re.Match[str], ...]:
    """Every place where a child is written as letters."""
    return _initials(passage.text, passage.small, passage.words)


@lru_cache(maxsize=64)
def _initials(text: str, small: str, words: frozenset[str]) -> tuple[re.Match[str], ...]:
    return tuple(_letters(text, small, words))


def _letters(text: str, small: str, words: frozenset[str]) -> Iterator[re.Match[str]]:
    beside = [m.start() for m in _BESIDE_AGE.finditer(text)] if figures(text) or not words.isdisjoint(_SEXES) else ()
    for match in found_at(INITIALS, text, beside, 16, 24):
        if len(match[0].split()[0].rstrip("(,")) == 1 and _VOTE.search(text) is not None:
            continue  # A (14), B (9): what was chosen, and how often
        if not NOBODYS.search(text, max(match.start() - 16, 0), match.start()):
            yield match
    for start, _ in ages_in(text, small, words):
        letters = BEFORE_AGE.search(text, max(start - 60, 0), start)
        if letters is not None:
            yield letters
    if not words.isdisjoint(WORDS) or (has_devanagari(text) and any(sign in text for sign in NEPALI_WORDS)):
        near = LETTERS if has_devanagari(text) else LATIN_LETTERS
        yield from found_at(CALLED_BY_LETTERS, text, [m.start() for m in near.finditer(text)], 60, 24)
