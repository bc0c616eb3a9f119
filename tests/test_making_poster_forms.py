"""One message as text in every form: each names the register's number, and each fits where it is sent."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gaung.making.poster.forms import forms_of, warnings
from gaung.making.poster.sms import as_sms, sms_length
from gaung.media import PosterForm
from gaung.model.language import Language
from gaung.problem import Problem
from gaung.reading.campaign import read_campaign
from poster_fixtures import MESSAGE, campaign_with, poster_with, with_message, written

NUMBERS = {"id": "129", "ne": "1098", "fil": "1383"}
SAID = {PosterForm.PRESENTER, PosterForm.SPOT}


def forms(root: Path, language: str, **texts: object) -> tuple[dict[PosterForm, str], tuple[Problem, ...]]:
    campaign, poster = poster_with(root, message=with_message(language, **texts))
    return forms_of(campaign, poster, Language(language))


# --- an SMS is counted as the networks count it -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "length", "most"),
    [
        ("", 0, 160),
        ("Cek dulu!", 9, 160),
        ("a" * 160, 160, 160),
        ("1 € [x]", 10, 160),  # €, [ and ] take two places each
        ("niño ÑÜÖ", 8, 160),
        ("Don’t", 5, 70),  # one curly apostrophe, and an SMS holds 70
        ("राख", 3, 70),
        ("😀", 2, 70),  # two units of UTF-16
        ("ç", 1, 70),  # the alphabet has the capital letter only
    ],
)
def test_letters_of_an_sms_are_counted(text: str, length: int, most: int) -> None:
    assert sms_length(text) == (length, most)


def test_typographic_letters_do_not_cost_half_of_an_sms() -> None:
    assert as_sms("Don’t “post” – wait…\n now") == 'Don\'t "post" - wait... now'
    assert sms_length(as_sms("Don’t “post” – wait…"))[1] == 160


@example("[{", "\x1f")  # four places of 160, and with a letter outside the alphabet three of 70
@given(st.text(max_size=200), st.text(max_size=200))
def test_a_longer_text_never_takes_a_smaller_share_of_an_sms(text: str, more: str) -> None:
    taken, most = sms_length(text)
    longer, fewest = sms_length(text + more)
    assert longer * most >= taken * fewest
    assert len(text) <= taken <= 2 * len(text)
    assert most in (70, 160)


# --- one record, every form ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", list(NUMBERS))
def test_every_form_has_the_registers_number(tmp_path: Path, language: str) -> None:
    made, problems = forms(tmp_path, language)
    assert problems == ()
    assert set(made) == set(PosterForm)
    for form, text in made.items():
        # a presenter says the number in words, as the register has it: “satu”
        assert ("satu" if form in SAID else NUMBERS[language]) in text, form
        others = set(NUMBERS.values()) - {NUMBERS[language]}
        assert not any(other in text.split() for other in others), form


def test_english_names_the_first_line_of_every_country(tmp_path: Path) -> None:
    made, problems = forms(tmp_path, "en", headline="Think first!")
    assert problems == ()
    for form in set(made) - SAID:
        assert all(number in made[form] for number in NUMBERS.values()), form
    assert made[PosterForm.PRESENTER].count("satu") == 3
    assert "Nepal: Phone 1098" in made[PosterForm.SMS]


@pytest.mark.parametrize("language", list(MESSAGE))
def test_an_sms_fits_into_one(tmp_path: Path, language: str) -> None:
    made, _ = forms(tmp_path, language)
    length, most = sms_length(made[PosterForm.SMS])
    assert length <= most
    assert most == (70 if language == "ne" else 160)


def test_an_sms_drops_what_is_least_needed_first(tmp_path: Path) -> None:
    short, _ = forms(tmp_path / "short", "id", headline="Cek!", body="Lalu unggah.")
    assert short[PosterForm.SMS] == "Cek! Lalu unggah. Telepon 129 (SAPA 129). https://gaung.example.org/help/"
    long, _ = forms(tmp_path / "long", "id", headline="x" * 110 + "!", body="y" * 200)
    assert long[PosterForm.SMS] == "x" * 110 + "! Telepon 129 (SAPA 129)."
    full, _ = forms(tmp_path / "full", "id", headline="x" * 143 + "!", body="y" * 200)
    assert full[PosterForm.SMS] == "x" * 143 + "! Telepon 129."


def test_a_nepali_headline_that_no_sms_holds_is_told_at_its_line(tmp_path: Path) -> None:
    headline = "अनलाइनमा कसैले दबाब दियो भने तिमी एक्लो छैनौ, भरोसा लाग्ने मान्छेलाई भन।"
    campaign, poster = poster_with(tmp_path, message=with_message("ne", headline=headline))
    (problem,) = warnings(campaign, poster)
    assert problem.code == "poster-sms-long"
    assert problem.place == poster.where("message", "ne", "headline")
    assert problem.facts["most"] == 70
    assert int(str(problem.facts["length"])) == len(headline) + len(" फोन 1098।")
    assert PosterForm.SMS not in forms_of(campaign, poster, Language.NEPALI)[0]


def test_an_authors_own_sms_is_used_and_measured(tmp_path: Path) -> None:
    made, problems = forms(tmp_path / "fits", "ne", sms="एक्लो छैनौ।")
    assert made[PosterForm.SMS].startswith("एक्लो छैनौ। फोन 1098")
    assert problems == ()
    campaign, poster = poster_with(tmp_path / "long", message=with_message("id", sms="x" * 150))
    (problem,) = warnings(campaign, poster)
    assert (problem.code, problem.place) == ("poster-sms-long", poster.where("message", "id", "sms"))


@pytest.mark.parametrize("words_per_minute", [80, 100, 120, 160])
@pytest.mark.parametrize("language", list(NUMBERS))
def test_a_spot_can_be_read_in_thirty_seconds(tmp_path: Path, language: str, words_per_minute: int) -> None:
    campaign, poster = poster_with(tmp_path, words_per_minute=words_per_minute)
    text = forms_of(campaign, poster, Language(language))[0][PosterForm.SPOT]
    assert len(text.split()) <= words_per_minute // 2
    assert text.startswith(str(MESSAGE[language]["headline"]))
    # the number is said twice as soon as there is room
    assert text.count("satu") == 2


def test_a_spot_that_is_too_long_is_told(tmp_path: Path) -> None:
    campaign, poster = poster_with(tmp_path, message=with_message("id", spot="kata " * 70))
    (problem,) = warnings(campaign, poster)
    assert (problem.code, problem.place) == ("poster-spot-long", poster.where("message", "id", "spot"))
    assert problem.facts["most"] == 60
    assert int(str(problem.facts["words"])) > 70


def test_alternative_text_tells_the_chat_and_the_picture(tmp_path: Path) -> None:
    art = {"file": "art/a.png", "alt": {"id": "Dua anak di meja radio"}}
    campaign = campaign_with(tmp_path, written(art=art, theme="gelembung", languages=["id"]))
    text = forms_of(campaign, campaign.posters[0], Language.INDONESIAN)[0][PosterForm.ALT]
    assert "Dua anak di meja radio" in text
    assert "“Tidak mau.”" in text


def test_a_line_for_a_child_with_an_adult_says_so_in_every_form(tmp_path: Path) -> None:
    campaign, _ = poster_with(tmp_path)
    register = campaign.root / "content/data/helplines.yaml"
    register.write_text(register.read_text("utf-8").replace('"id-129",', '"id-129", "child_can_use": "with_adult",'))
    campaign, _ = read_campaign(campaign.root)
    made = forms_of(campaign, campaign.posters[0], Language.INDONESIAN)[0]
    for form in (PosterForm.CAPTION, PosterForm.WHATSAPP, PosterForm.PRESENTER, PosterForm.SPOT):
        assert "bersama orang dewasa yang kamu percaya" in made[form], form
