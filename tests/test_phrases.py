"""The phrases of words that harm: each can be found by a stem, and stands for its forms."""

from __future__ import annotations

import pytest

from gaung.model.language import Language
from gaung.rules.safeguarding.phrasing import core, phrases, unhyphenated
from gaung.rules.safeguarding.vocabulary import find
from safeguarding_fixtures import items

SETS = ("term", "second", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")


def test_no_phrase_stands_where_its_stems_do_not() -> None:
    """The stems say where to look: a phrase without one would never be found."""
    for item in items(SETS):
        text = unhyphenated(item.text)
        for code, rule in phrases().items():
            for pattern in (rule.own.get(item.language), rule.english):
                match = pattern.whole.search(text.lower()) if pattern else None
                assert match is None or any(stem in text.lower() for stem in rule.stems[item.language]), (code, match)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("anak2 itu", "anak  itu"),
        ("foto2nya", "foto nya"),
        ("15-year-old", "15 year old"),
        ("menor-de-edad", "menor de edad"),
        ("2-3 orang", "2-3 orang"),
        ("SMPN2 dan 2 kelas", "SMPN2 dan 2 kelas"),
    ],
)
def test_hyphens_and_doubling_are_read_as_spaces(written: str, read: str) -> None:
    assert unhyphenated(written) == read
    assert len(read) == len(written)


def test_what_is_shown_of_a_phrase_is_its_harm() -> None:
    text = "Tolong sebarkan video anak itu"
    wordings = phrases()["term-18"].own[Language.INDONESIAN]
    match = wordings.whole.search(text.lower())
    assert match is not None
    assert text[slice(*core(match))] == "Tolong sebarkan"


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("A sixteen-year-old prostitute was arrested.", Language.ENGLISH, "02"),
        ("sex tourists who want very young girls", Language.ENGLISH, "03"),
        ("video porno yg isinya anak2 SD", Language.INDONESIAN, "01"),
        ("Ginahasa siya ng halimaw na tiyuhin.", Language.FILIPINO, "07"),
    ],
)
def test_forms_that_no_list_holds(text: str, language: Language, number: str) -> None:
    assert number in {word.term.number for word in find(text, language)}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The teacher keeps the games away from the children.", Language.ENGLISH),
        ("Guru bercerita tentang monster laut.", Language.INDONESIAN),
        ("Ang relasyon ng bata sa lola ay mahigpit.", Language.FILIPINO),
    ],
)
def test_harmless_twins(text: str, language: Language) -> None:
    assert list(find(text, language)) == []
