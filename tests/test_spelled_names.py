"""Addresses and accounts that are spelled, and texts that only speak of the signs in them."""

from __future__ import annotations

import pytest

from gaung.model.language import Language
from safeguarding_fixtures import codes


@pytest.mark.parametrize(
    "text",
    [
        "kirim ke awan titik awan nol nol at gmail titik com ya",
        "write to my kid: sunny dot otter zero zero at outlook dot com",
        "maya.tutubi (sa) yahoo tuldok com po",
        "rara_000 (et) gmail (ttk) com",
        "emailku rara000, belakangnya gmail biasa",
    ],
)
def test_an_address_in_words_is_an_address(text: str) -> None:
    assert "personal-data-email" in codes(text, Language.INDONESIAN)


@pytest.mark.parametrize(
    "text",
    [
        "Find us at gaung dot org.",
        "Tulis surat ke redaksi at gaung titik org.",
        "Buksan ang gmail at yahoo.",
        "Meet at gate two; dot the map with pins.",
    ],
)
def test_an_office_or_no_address_is_none(text: str) -> None:
    assert "personal-data-email" not in codes(text, Language.INDONESIAN)


@pytest.mark.parametrize(
    "text",
    [
        "my user is **b l u e** \u200b **o t t e r** zero zero seven",
        "line id: soto . kecil . 00 chat ya",
        "UID ML aku 00001234 mabar yuk",
        "PSN → frosty\u200b_\u200bkid\u200b_\u200b0000",
    ],
)
def test_a_spelled_account_is_an_account(text: str) -> None:
    assert "personal-data-account" in codes(text, Language.ENGLISH)


@pytest.mark.parametrize(
    "text",
    [
        "A username should not hold your name, an underscore and your birth year.",
        "PSN: apat na sero, apat na sero, tapos sero sero isa dalawa.",
        "Ikuti akun resmi kementerian di Instagram, @kemenpppa.",
    ],
)
def test_who_speaks_of_signs_names_no_account(text: str) -> None:
    assert "personal-data-account" not in codes(text, Language.ENGLISH)
