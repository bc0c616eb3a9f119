"""The word card: what it tells to avoid is what the rules find, and what it offers they leave alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gaung.model.language import Language
from gaung.rules.safeguarding import vocabulary
from gaung.words.card import CardRow, word_card
from safeguarding_fixtures import codes

ROWS = [(language, row) for language in Language for row in word_card(language)]
IDS = [f"{language}-{row.number}" for language, row in ROWS]


def test_every_rule_has_a_row_in_every_language() -> None:
    for language in Language:
        assert [row.number for row in word_card(language)] == sorted(term.number for term in vocabulary.terms())


@pytest.mark.parametrize(("language", "row"), ROWS, ids=IDS)
def test_what_is_to_be_avoided_is_found(language: Language, row: CardRow) -> None:
    for example in re.sub(r"\([^)]*\)", "", row.avoid).split(";"):
        said = {word.term.number for word in vocabulary.find(example.strip(), language)}
        assert row.number in said, example


@pytest.mark.parametrize(("language", "row"), ROWS, ids=IDS)
def test_what_is_offered_is_clean(language: Language, row: CardRow) -> None:
    assert not {code for code in codes(row.use, language) if code.startswith("term-")}
    assert len(row.why) <= 60


@pytest.mark.parametrize("language", [Language.INDONESIAN, Language.ENGLISH])
def test_the_guide_for_companions_shows_the_table(language: Language) -> None:
    guide = Path(__file__).parents[1] / f"content/{language}/panduan/keselamatan.md"
    assert "::: words :::" in guide.read_text("utf-8")
