"""A right number for the wrong country, and one with letters in it; and their harmless twins."""

from __future__ import annotations

import pytest

from gaung.model.language import Language
from gaung.problem import Severity
from safeguarding_fixtures import examined

ABROAD = [
    ("en", "In Indonesia, call 1098."),
    ("en", "In the Philippines, call 1098."),
    ("en", "Call Childline India 1098."),
    ("en", "Call 1098 if you live in the Philippines."),
    ("en", "Indonesian children can call 1098."),
    ("en", "For Filipino children: 1098."),
    ("en", "In Nepal, call 129."),
    ("en", "If you are in Nepal, dial 1383."),
    ("id", "Di Nepal, telepon 129."),
    ("id", "Di Filipina, hubungi 129."),
    ("id", "Anak Nepal bisa menelepon 129."),
    ("id", "Kalau kamu tinggal di Nepal, telepon 110."),
    ("ne", "इन्डोनेसियामा १०९८ मा फोन गर।"),
    ("ne", "फिलिपिन्समा १०९८ मा फोन गर।"),
    ("fil", "Sa Pilipinas, tumawag sa 1098."),
    ("fil", "Sa Indonesia, tumawag sa 1383."),
    ("fil", "Sa Nepal, tumawag sa 1383."),
    ("en", "|Country|Number|\n|---|---|\n|Indonesia|1098|\n|Nepal|129|"),
]
AT_HOME = [
    ("en", "In Nepal it is 1098, in the Philippines 1383."),
    ("en", "1098 in Nepal, 1383 in the Philippines, 129 in Indonesia."),
    ("en", "In Indonesia, call 129. In Nepal, call 1098."),
    ("en", "Our friends in Indonesia asked about 1098 in Nepal."),
    ("en", "Do not call 1098 in Indonesia: nobody answers there."),
    ("en", "1098 does not work in the Philippines."),
    ("en", "A team from Indonesia visited the people of 1098."),
    ("en", "Call 1098 (Nepal), 1383 (Philippines) or 129 (Indonesia)."),
    ("en", "Nepal's child helpline is 1098."),
    ("en", "In Indonesia 129 schools took part."),
    ("en", "In the Philippines 110 clubs meet."),
    ("en", "|Country|Number|\n|---|---|\n|Nepal|1098|\n|Indonesia|129|"),
    ("en", "|Country|Schools|\n|---|---|\n|Nepal|129|\n|Indonesia|104|"),
    ("en", "Nepal scored 110, Indonesia 104."),
    ("en", "In India, too, the number is 1098."),
    ("id", "Di Nepal nomornya 1098, di Filipina 1383."),
    ("id", "Teman kami di Nepal menelepon 1098."),
    ("id", "Anak Indonesia bisa menelepon 129."),
    ("id", "Di Nepal 129 anak ikut."),
    ("id", "Nomor Indonesia 129, bukan untuk Nepal."),
    ("id", "Teman di Filipina dan di Indonesia: telepon 129 kalau di Indonesia."),
    ("ne", "नेपालमा १०९८ मा फोन गर।"),
    ("ne", "इन्डोनेसियामा १२९, नेपालमा १०९८।"),
    ("fil", "Sa Pilipinas, tumawag sa 1383."),
    ("fil", "Sa Indonesia, 129 ang numero; sa Pilipinas, 1383."),
    ("en", "In Nepal, unlike in the Philippines, call 1098."),
    ("en", "Do you know what 1098 is called in Indonesia?"),
    ("en", "We speak Filipino and Indonesian. Call 1098 in Nepal."),
]
LETTERED = [
    ("en", "Call 1O98 now."),
    ("en", "Call l098 now."),
    ("en", "Call I098 now."),
    ("en", "Call 1О98 now."),
    ("en", "Call 1o98."),
    ("id", "Telepon l29 sekarang."),
    ("id", "SAPA I29"),
    ("id", "Telepon 11O."),
    ("fil", "Tumawag sa l383."),
    ("fil", "MAKABATA l383"),
    ("ne", "१o९८ मा फोन गर।"),
]
NO_LETTERS = [
    ("en", "The club room is l098."),
    ("en", "Call us Ol' friends, all 1098 of us."),
    ("en", "Code: l29x"),
    ("en", "Model I10 is a car."),
    ("en", "The password O0l1 is weak."),
    ("en", "Hello 2 you all."),
    ("id", "Warna #1O98 di poster."),
    ("id", "Telepon genggam merek O12."),
    ("fil", "Silid l38."),
    ("en", "Call one o nine eight."),
]


@pytest.mark.parametrize(("language", "text"), ABROAD)
def test_a_number_is_given_only_where_it_answers(language: str, text: str) -> None:
    found = [one for one in examined(text, Language(language)) if one.severity is Severity.ERROR]
    assert "helpline-foreign" in {one.code for one in found}, found


@pytest.mark.parametrize(("language", "text"), AT_HOME)
def test_a_comparison_or_a_denial_is_clean(language: str, text: str) -> None:
    found = [one for one in examined(text, Language(language)) if one.code.startswith("helpline-")]
    assert all(one.severity is Severity.INFO for one in found), found


def test_the_country_is_named_in_which_nobody_answers() -> None:
    found = {(one.code, one.facts["id"], one.facts["country"]) for one in examined("Di Nepal, telepon 129.")}
    assert found == {("helpline-foreign", "id-sapa-129", "NP")}


@pytest.mark.parametrize(("language", "text"), LETTERED)
def test_a_number_with_letters_cannot_be_dialled(language: str, text: str) -> None:
    found = [one for one in examined(text, Language(language)) if one.code.startswith("helpline-")]
    assert [(one.code, one.severity) for one in found] == [("helpline-letters", Severity.ERROR)]


@pytest.mark.parametrize(("language", "text"), NO_LETTERS)
def test_other_letters_and_figures_are_clean(language: str, text: str) -> None:
    found = [one for one in examined(text, Language(language)) if one.code.startswith("helpline-")]
    assert all(one.severity is Severity.INFO for one in found), found
