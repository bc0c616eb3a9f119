"""What a rule asks a text for before it looks closer never makes it miss a find: without, it finds the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gaung.model.language import Language
from gaung.rules.safeguarding import (
    accounts,
    declared,
    dictated,
    dwellings,
    filed,
    homes,
    listed_names,
    names,
    nepali_names,
    nepali_people,
    numerals,
    papers,
    schools,
    spelled_names,
    vehicles,
)
from gaung.rules.safeguarding.passages import Passage, page_document
from gaung.rules.safeguarding.searching import figures, found_near, small_letters, words_of
from gaung.rules.safeguarding.stems import Stems
from safeguarding_fixtures import items, page_of

SETS = ("personal-data", "identity", "term", "helpline", "sixth", "ninth", "fourteenth", "dev_nepali", "dev_others")
NUMERALS = (
    "satu dua nol lima belas puluh ratus ribu kali semua sisanya buah zero double seven times and o y nya 7 08 1234"
    " rumah seratus isandaan labing dalawang sero एक शून्य"
)
SAID = st.lists(st.sampled_from(NUMERALS.split()), max_size=14).map(" ".join)


@cache
def passages() -> tuple[Passage, ...]:
    """The texts of some sets as rules read them."""
    return tuple(
        passage
        for item in items(SETS)
        for passage in page_document(page_of(item.text, item.language, **item.front)).passages
    )


def _has(words: frozenset[str], *signs: str) -> Callable[[Passage], bool]:
    return lambda passage: not passage.words.isdisjoint(words) or any(sign in passage.text for sign in signs)


def _has_figures(passage: Passage) -> bool:
    return bool(figures(passage.text))


def _sign(sign: re.Pattern[str]) -> Callable[[Passage], bool]:
    return lambda passage: sign.search(passage.text) is not None


SIGNS_OF: tuple[tuple[re.Pattern[str], Callable[[Passage], bool]], ...] = (
    *((pattern, _has(words, *nepali)) for pattern, words, nepali in homes._WRITTEN),
    *((pattern, _has(nepali_names._ROMAN_SIGNS)) for pattern in nepali_names._ROMAN_BOUND),
    (nepali_names._NEPALI_ROMAN, _has(nepali_names._ROMAN_SIGNS)),
    (nepali_names._ROMAN_SMALL, _has(nepali_names._ROMAN_SIGNS)),
    (accounts._FULL_NAME, _has(accounts._FULL_NAME_WORDS)),
    (accounts._ADDED, _has(accounts._ADDED_WORDS)),
    (vehicles._BY_SHAPE, _has_figures),
    (vehicles._NEPALI_PLATE, _has_figures),
    (vehicles._LETTERED, _has_figures),
    (filed._NUMBER, _has_figures),
    (names._CUED["label"], lambda passage: ":" in passage.text or "=" in passage.text),
    *((pattern, _sign(sign)) for pattern, sign in listed_names._NEEDS.items()),
)
"""Patterns, and what is asked before they are tried."""


@pytest.mark.parametrize("number", range(len(SIGNS_OF)))
def test_where_a_pattern_finds_something_its_signs_stand(number: int) -> None:
    pattern, may_be_there = SIGNS_OF[number]
    for passage in passages():
        for read in (passage.text, passage.small):
            if pattern.search(read):
                assert may_be_there(passage), (pattern.pattern[:60], passage.text)


def test_without_the_signs_of_a_rare_form_a_pattern_without_it_finds_the_same() -> None:
    for passage in passages():
        if not any(sign in passage.small for sign in dwellings._ANY_SIGNS):
            usual, whole = (
                dwellings._USUAL_LANDMARK.finditer(passage.small),
                dwellings._LANDMARK.finditer(passage.small),
            )
            assert [match.span() for match in usual] == [match.span() for match in whole], passage.text
        if "टोल" not in passage.text:
            usual, whole = homes._HOUSING_WITHOUT_TOLE.finditer(passage.text), homes._HOUSING.finditer(passage.text)
            found = [(match.span(), match.groupdict()) for match in usual]
            assert found == [(match.span(), match.groupdict()) for match in whole], passage.text


def test_one_sign_stands_for_all_that_a_profile_may_have() -> None:
    for passage in passages():
        is_near = accounts._PROFILE_SIGN.search(passage.small) is not None
        assert is_near == any(sign in passage.small for sign in accounts._PROFILE_SIGNS), passage.text


STEMS = ("rekaan", "made-up", "motor ", "geo:", "///", "ba 0", "कल्पना", "plat")


@example("platform baru")
@example("a motor")
@example("the motor is made-up")
@given(
    st.lists(st.sampled_from([*STEMS, "x", "moto", "R", "é", "made", "up", "कल", "-", " "]), max_size=8).map("".join)
)
def test_stems_stand_in_a_text_if_one_of_them_does(text: str) -> None:
    small = small_letters(text)
    held = Stems(STEMS)
    for _ in range(2):  # what was remembered of the words does not change it
        assert held.stand_in(small, words_of(text)) == any(stem in small for stem in STEMS)


@pytest.mark.parametrize(
    ("stems", "signs"),
    [(declared._STEMS, declared.SIGNS), (declared._SUM_STEMS, declared._SUM_SIGNS)],
)
def test_the_same_holds_for_the_words_of_strangers(stems: Stems, signs: tuple[str, ...]) -> None:
    for passage in passages():
        assert stems.stand_in(passage.small, passage.words) == any(sign in passage.small for sign in signs)


def test_a_school_in_latin_letters_has_a_stem_or_a_short_sign() -> None:
    for passage in passages():
        if any(sign in passage.text for sign in schools._LATIN_SIGNS):
            is_near = schools._LATIN_STEMS.stand_in(passage.text, passage.words)
            assert is_near or any(sign in passage.text for sign in schools._SHORT_SIGNS), passage.text


def test_a_plate_in_words_is_looked_for() -> None:
    signs = (
        "plat",
        "motor ",
        "mobil ",
        "microbus",
        "ba 0",
        "ba 1",
        "ba 2",
        "plaka",
        "nopol",
        "pelat",
        "बा ",
        "बा1",
        "बा2",
    )
    for passage in passages():
        found = papers._PLATE_STEMS.stand_in(passage.small, passage.words)
        assert found == any(sign in passage.small for sign in signs), passage.text


def test_a_name_with_figures_is_looked_for_where_they_are_said() -> None:
    found = 0
    for passage in passages():
        strong = (passage.words & spelled_names._INTRO_WORDS) - spelled_names._WEAK_INTRO_WORDS
        near = [*found_near(spelled_names._figured(), passage.small, passage.small, strong, 8, 72)]
        assert not near or spelled_names._may_say_figures(passage.small, strong), passage.text
        found += len(near)
    assert found > 0


@example("nol dua belas satu")
@example("dua nol kali 7")
@given(SAID)
def test_a_digit_by_itself_is_read_as_it_was(said: str) -> None:
    known = numerals.numerals()
    slow = replace(known, alone=frozenset())
    tokens = [(match[0], match.start(), match.end()) for match in dictated._TOKEN.finditer(said)]
    quick_reader, slow_reader = dictated.Numbers(said, tokens), dictated.Numbers(said, tokens)
    slow_reader._known = slow
    assert list(quick_reader.numbers()) == list(slow_reader.numbers())


def test_words_in_nepali_that_are_one_begin_with_what_says_so() -> None:
    joined = 0
    for passage in passages():
        if passage.language is not Language.NEPALI:
            continue
        kept = [
            nepali_people.Word(*match.span(), *nepali_people._read_as(match.lastgroup, match[0]))
            for match in nepali_people._WORD.finditer(passage.text)
        ]
        for one, two in pairwise(kept):
            if nepali_people._together(one, two, passage.text):
                assert one.letter in nepali_people._JOINING or one.stem in nepali_people._JOINING_STEMS
                joined += 1
    assert joined > 100
