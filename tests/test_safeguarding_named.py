"""Numbers given for help with no verb: beside a line's name, to be saved, as an answer; and their harmless twins."""

from __future__ import annotations

import pytest

from gaung.model.language import Language
from gaung.problem import Severity
from safeguarding_fixtures import examined

WRONG = {"helpline-near-miss", "helpline-unregistered", "helpline-name-other"}

GIVEN = [
    ("id", "- Polisi: 112\n- SAPA: 128\n"),
    ("id", "- Polisi: 113\n- SAPA: 139\n\nKamu tidak sendiri. Cerita hari ini juga.\n"),
    ("id", "| bantuan | nomor |\n| --- | --- |\n| SAPA | 128 |\n"),
    ("id", "| Polisi | SAPA |\n| --- | --- |\n| 112 | 128 |\n"),
    ("id", "| SAPA | 24 jam | 128 |"),
    ("id", "### SAPA\n\n128\n"),
    ("id", "SAPA → 128"),
    ("id", "Nomor SAPA yang benar adalah 128."),
    ("id", "128 – SAPA\n110 – Polisi"),
    ("id", "Polisi 112, SAPA 128."),
    ("id", "Polisi: 911"),
    ("id", "SAPA: 150"),
    ("id", "Aduan Konten: 128"),
    ("id", "Cerita ke SAPA satu dua delapan."),
    ("id", "Polisi satu satu dua, SAPA satu dua delapan"),
    ("en", "Childline Nepal 1089 is ready to listen to you."),
    ("en", "1089 is always ready to listen to you."),
    ("en", "Nepal Police: 101"),
    ("ne", "बाल हेल्पलाइन: १०८९"),
    ("ne", "१०८९ ले सधैं सुन्छ।"),
    ("fil", "MAKABATA: 1338"),
    ("fil", "1388 ay laging nakikinig."),
    ("id", "Simpan angka ini: 128."),
    ("en", "Save this number: 128."),
    ("id", "Ingat angka 150. Kamu boleh cerita."),
    ("id", "**128** selalu mendengarkanmu."),
    ("id", '::: quiz "Nomor mana untuk cerita?"\n- [x] 128\n- [ ] 150\n:::\n'),
    ("en", '::: quiz "Which number do you call for help?"\n- [ ] 110\n- [x] 128\n:::\n'),
    ("id", "Ke nomor berapa kamu cerita? 128."),
    ("id", "[Butuh bantuan?](tel:129,,128)"),
    ("id", "[Butuh bantuan?](tel:129;ext=128)"),
    ("id", "[Butuh bantuan?](tel:12,8)"),
    ("id", "[Butuh bantuan?](tel:*129#)"),
    ("id", '<a href="tel:%31%32%38">Butuh bantuan?</a>'),
]
HARMLESS = [
    ("id", "Ulang tahun SAPA 2026 dirayakan."),
    ("id", "SAPA (2021)"),
    ("id", "SAPA 129 ada sejak 2021."),
    ("id", "SAPA menerima 128 laporan."),
    ("id", "SAPA 1.280 kali ditelepon."),
    ("id", "SAPA, Jalan Merdeka 128"),
    ("id", "| Kanal | Laporan |\n| --- | --- |\n| SAPA | 128 |\n| TePSA | 150 |"),
    ("id", "| Peserta | Jumlah |\n| --- | --- |\n| Polisi | 112 |\n| Guru | 128 |\n"),
    ("id", "Polisi 112 orang ikut apel."),
    ("id", "- Polisi: 112 orang\n- Guru: 128 orang\n"),
    ("id", "Hadir: guru 30, polisi 112, relawan 20."),
    ("id", "Polisi menangkap 3 orang."),
    ("id", "Polisi mencatat 128."),
    ("id", "Polisi: 24 jam"),
    ("id", "Radio Polisi 107,6 FM"),
    ("en", "Police 128 officers took part."),
    ("ne", "प्रहरी १२८ जना"),
    ("fil", "Pulis 128 katao"),
    ("id", "Kami bertemu di ruang 128."),
    ("id", "Ada 128 anak yang mendengarkan."),
    ("id", "Tim 128 selalu mendengarkan musik."),
    ("id", "Simpan angka ini: 2026"),
    ("id", "Polisi 110, SAPA 129."),
    ("id", "[Telepon](tel:129)"),
    ("id", "[Chat](https://wa.me/628111129129?text=Halo)"),
]


@pytest.mark.parametrize(("language", "text"), GIVEN)
def test_a_number_given_for_help_is_that_of_the_line(language: str, text: str) -> None:
    found = examined(text, Language(language))
    assert any(one.code in WRONG and one.severity is Severity.ERROR for one in found), found


@pytest.mark.parametrize(("language", "text"), HARMLESS)
def test_what_counts_or_numbers_something_is_no_number_to_call(language: str, text: str) -> None:
    found = [one for one in examined(text, Language(language)) if one.code.startswith("helpline-")]
    assert all(one.severity is Severity.INFO for one in found), found


def test_the_nearest_number_of_the_named_line_is_proposed() -> None:
    found = {str(one.facts["seen"]): one.facts.get("value") for one in examined("- Polisi: 112\n- SAPA: 128\n")}
    assert found == {"112": "110", "128": "129"}
