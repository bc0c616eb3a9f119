"""A number of four figures that is a slip away from a line's is told wherever nothing says what else it is."""

from __future__ import annotations

import pytest

from gaung.model.language import Language
from gaung.problem import Severity
from safeguarding_fixtures import examined

CODE = "helpline-looks-like"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "You may say no. 1089 helps."),
        ("en", "> 1089\n>\n> — poster at the bus stop"),
        ("en", "[1089](https://example.org)"),
        ("en", "Type `1089` into the phone."),
        ("en", "Our sticker has 1089 on it, and a heart."),
        ("fil", "Nasa pinto namin ang 1384."),
        ("ne", "हाम्रो भित्तामा १०८९ ले मद्दत गर्छ भन्ने लेखिएको छ।"),
    ],
)
def test_it_is_told(language: str, text: str) -> None:
    codes = {one.code: one.severity for one in examined(text, Language(language))}
    assert any(code.startswith("helpline-") and code != "helpline-typed" for code in codes)
    if CODE in codes:
        assert codes[CODE] is Severity.WARNING


@pytest.mark.parametrize(
    ("name", "codes"), [("childline-1089", {CODE}), ("img-1089", set()), ("childline-1098", set()), ("1089", set())]
)
def test_a_file_may_bear_it_in_its_name(name: str, codes: set[str]) -> None:
    found = {one.code for one in examined(f"![A green door.]({name}.jpg)", Language.ENGLISH)}
    assert found & {CODE} == codes


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Our room is 1089 in the old building."),
        ("en", "1089 children drew a picture."),
        ("en", "Bus 1089, then ten minutes on foot."),
        ("en", "In the year 1089, a king built a bridge."),
        ("en", "It is a fake: 1089 is wrong, 1098 is right."),
        ("en", "The ticket cost Rs. 1089, food included."),
        ("en", "Turn to page 1089, please."),
        ("en", "1,089 letters, 1089.5 km and 10/89."),
        ("fil", "Bus 1384, pagkatapos ay lakad."),
        ("fil", "1384 bata ang dumalo."),
        ("ne", "कोठा नं. १०८९, दोस्रो तला।"),
        ("ne", "१०८९ जना आए।"),
    ],
)
def test_what_says_what_it_is_stays_clean(language: str, text: str) -> None:
    assert CODE not in {one.code for one in examined(text, Language(language))}
