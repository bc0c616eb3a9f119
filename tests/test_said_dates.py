"""Days as people say them: every order and language gives the same day of the same year."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaung.rules.safeguarding.said_dates import days

MONTHS = {"id": "Maret", "en": "March", "fil": "Marso"}


@pytest.mark.parametrize(
    ("text", "said", "year"),
    [
        ("lahirku dua belas Maret tahun dua ribu lima belas ya", "dua belas Maret tahun dua ribu lima belas", 2015),
        ("ako ika-lima ng Hulyo, dalawang libo't labintatlo.", "ika-lima ng Hulyo, dalawang libo't labintatlo", 2013),
        ("tgl 17 bln 4 taun 2011, jgn", "tgl 17 bln 4 taun 2011", 2011),
        ("pada Hari Kemerdekaan tahun 2014", "Hari Kemerdekaan tahun 2014", 2014),
        ("the twenty-first of May two thousand and twelve.", "twenty-first of May two thousand and twelve", 2012),
        ("May twenty first, twenty twelve", "May twenty first, twenty twelve", 2012),
        ("tanggal 5 Juli dua nol satu tiga", "tanggal 5 Juli dua nol satu tiga", 2013),
        ("Nobyembre a-tres, dos mil dose", "Nobyembre a-tres, dos mil dose", 2012),
        ("March 3rd '13", "March 3rd '13", 2013),
        ("on 12 June", "12 June", None),
    ],
)
def test_a_day_is_read_from_its_month_outwards(text: str, said: str, year: int | None) -> None:
    (day,) = days(text)
    assert (text[day.start : day.end], day.year) == (said, year)


@pytest.mark.parametrize(
    "text",
    ["you may 5 times call", "in March we ran 5 km", "seribu sembilan ratus", "mei", "sa mayo", "the third of them"],
)
def test_no_day_is_said(text: str) -> None:
    assert list(days(text)) == []


@given(st.sampled_from(sorted(MONTHS)), st.integers(1, 31), st.integers(1990, 2049), st.sampled_from([" ", ", ", "/"]))
def test_figures_around_a_month_are_its_day_and_year(language: str, day: int, year: int, between: str) -> None:
    text = f"lahir {day} {MONTHS[language]}{between}{year} ya"
    (found,) = days(text)
    assert (text[found.start : found.end], found.year) == (f"{day} {MONTHS[language]}{between}{year}", year)


@given(st.text(alphabet="0123456789 maretjunitahunbulanikangofdualima,.'-\n", max_size=60))
def test_any_text_is_read(text: str) -> None:
    for day in days(text):
        assert 0 <= day.start < day.end <= len(text)
