"""A reason in place excuses one thing and hides no other; a link does not say one help line and lead to another."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaign_fixtures import copy_minimal, edited
from gaung.model.language import Language
from gaung.problem import Severity
from gaung.rules.safeguarding import Examiner
from gaung.rules.safeguarding.passages import page_document
from safeguarding_fixtures import campaign_with, codes, page_of
from test_safeguarding import PAGE, checked

REASON = "<!-- gaung: allow personal-data-phone because ini nomor contoh dari buku pelajaran -->"
ONE, OTHER = "0812-3391-7745", "0857-2211-9038"


def found(folder: Path, text: str) -> list[tuple[str, Severity]]:
    problems = checked(copy_minimal(folder, edited(PAGE, ("Pikir dulu", text))))
    return sorted((problem.code, problem.severity) for problem in problems)


ALLOWED = ("personal-data-allowed", Severity.INFO)
PHONE = ("personal-data-phone", Severity.ERROR)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{REASON}\nTelepon {ONE}.", [ALLOWED]),
        (f"{REASON}\nTelepon {ONE}, sekali lagi {ONE}.", [ALLOWED, ALLOWED]),
        (f"{REASON}\nTelepon {ONE}. Telepon Rara {OTHER}.", [ALLOWED, PHONE, ("term-allow-one", Severity.ERROR)]),
        (f"Telepon {ONE}. {REASON}\nTelepon Rara {OTHER}.", [ALLOWED, PHONE, ("term-allow-one", Severity.ERROR)]),
        (f"{REASON.replace('ini nomor', f'nomor Rara {OTHER}')}\nTelepon {ONE}.", [ALLOWED, PHONE]),
        (f"{REASON.replace('ini nomor contoh dari buku pelajaran', '.')}\nTelepon {ONE}.", None),
        (f"{REASON.replace('ini nomor contoh dari buku pelajaran', 'xxxx')}\nTelepon {ONE}.", None),
        (f"{REASON.replace('ini nomor contoh dari buku pelajaran', '123')}\nTelepon {ONE}.", None),
    ],
)
def test_one_reason_excuses_one_number_and_not_itself(
    tmp_path: Path, text: str, expected: list[tuple[str, Severity]] | None
) -> None:
    assert found(tmp_path, text) == (expected or [PHONE, ("term-allow-reason", Severity.ERROR)])


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("[SAPA 129](tel:110)", True),
        ("[**129**](tel:110)", True),
        ("[129](https://evil.example.com/)", True),
        ("[Telepon 129](https://evil.example.com/)", True),
        ("[0811-1129-129](https://wa.me.evil.example/628111129129)", True),
        ("[aduankonten.id](https://evil.example.com/)", True),
        ("[https://aduankonten.id/](https://evil.example.com/aduankonten.id/)", True),
        ("[aduankonten.id][x]\n\n[x]: https://evil.example.com/", True),
        ("[aduankonten.id]\n\n[aduankonten.id]: https://evil.example.com/", True),
        ("[SAPA](tel:110)", True),
        ("[SAPA 129](tel:129)", False),
        ("[SAPA 129](https://wa.me/628111129129)", False),
        ("[129](https://api.whatsapp.com/send?phone=628111129129)", False),
        ("[aduankonten.id](https://aduankonten.id/)", False),
        ("[aduankonten.id](https://www.aduankonten.id/lapor?a=b)", False),
        ("[Kementerian meluncurkan layanan SAPA 129 pada 2021](https://berita.example.com/)", False),
        ("[129](index.md)", False),
        ("[polisi](tel:110)", False),
    ],
)
def test_the_words_of_a_link_and_where_it_leads_are_one_line(text: str, is_wrong: bool) -> None:
    assert ("helpline-link-other" in codes(f"Pikir dulu. {text}")) is is_wrong


@pytest.mark.parametrize(
    "text",
    ["https://aduankonten.id.example.com/", "aduankonten.go.id", "aduan-konten.com", "https://lapor-aduankonten.id/"],
)
def test_the_name_of_a_place_to_report_to_stands_in_no_other_address(text: str) -> None:
    assert "helpline-near-miss" in codes(f"Pikir dulu. Laporkan di {text} ya.")


@pytest.mark.parametrize(
    ("value", "link", "is_right"),
    [
        ("aduankonten.id", "https://aduankonten.id/", True),
        ("aduankonten.id", "https://www.aduankonten.id/lapor", True),
        ("aduankonten.id/lapor", "https://lapor.aduankonten.id/", True),
        ("aduankonten.id", "https://example.com/aduankonten.id", False),
        ("aduankonten.id", "https://aduankonten.id.example.com/", False),
        ("aduankonten.id", "https://aduankonten.id@example.com/", False),
        ("aduankonten.id", "tel:129", False),
    ],
)
def test_an_address_of_the_register_leads_to_itself(tmp_path: Path, value: str, link: str, is_right: bool) -> None:
    first = 'channel: phone\n    value: "129"\n    link: tel:129'
    web = f"channel: web\n    value: {value}\n    link: {link}"
    problems = checked(copy_minimal(tmp_path, edited("content/data/helplines.yaml", (first, web))))
    assert ("helpline-link" not in {problem.code for problem in problems}) is is_right


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("helpline-unregistered", "Telepon 1500-123 kalau kamu butuh bantuan."),
        ("helpline-unregistered", "Hubungi 1500-123 kapan saja."),
        ("helpline-unregistered", "[Curhat di sini](tel:1500123)"),
        ("helpline-foreign", "Telepon 1098 kalau kamu takut."),
        ("helpline-near-miss", "Tulis ke 0811-1129-128."),
        ("helpline-not-published", "Telepon 1500-771 kalau kamu takut."),
    ],
)
def test_no_reason_allows_a_wrong_help_line(tmp_path: Path, code: str, text: str) -> None:
    answer = f"<!-- gaung: allow {code} because kami sudah lama memakai nomor ini -->"
    assert (code, Severity.ERROR) in found(tmp_path, f"{answer}\n{text}")


OFFICIAL = (
    "@suaraanak",
    "061-8200000",
    "1500-123",
    "Kantor Pos, Jl. Sudirman No. 3, Medan 20112, telp (021) 555 1234, pos@surel.example",
    "SMPN 1 Contoh",
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ikuti @suaraanak di Instagram.", None),
        ("Ikuti instagram.com/SuaraAnak/", None),
        ("Ikuti @suaraanak_budi12 di Instagram.", "personal-data-account"),
        ("Ikuti instagram.com/suaraanak/budi", "personal-data-account"),
        ("Akunnya @anak di Instagram.", "personal-data-account"),
        ("Telepon +62 61 820 0000 ya.", None),
        ("Nomornya 021-5551234.", None),
        ("Nomornya 021-5551243.", "personal-data-phone"),
        ("Tulis ke pos@surel.example", None),
        ("Tulis ke kirim.pos@surel.example", "personal-data-email"),
        ("Rumahnya di Jl. Sudirman No. 3.", None),
        ("Rumahnya di Jl. Sudirman No. 35.", "personal-data-address"),
        ("Siswi itu dari SMPN 1 Contoh.", "personal-data-school"),
        ("Hubungi 1500-123 untuk memesan kaus.", None),
        ("Hubungi sekretariat di 1500123.", None),
        ("Hubungi sekretariat di 1500132.", None),
        ("Hubungi kami di 1500132.", "helpline-unregistered"),
        ("Telepon 1500-123 kalau kamu butuh bantuan.", "helpline-unregistered"),
        ("Layanan curhat anak: 1500-123", "helpline-unregistered"),
        ("Telepon 20112 sekarang.", "helpline-unregistered"),
    ],
)
def test_what_is_official_excuses_itself_and_nothing_longer(text: str, code: str | None) -> None:
    page = page_of(text)
    problems = Examiner(campaign_with(page, settings={"official": OFFICIAL})).problems(page_document(page))
    found = {problem.code for problem in problems if problem.severity is not Severity.INFO}
    assert found == ({code} if code else set())


@pytest.mark.parametrize(
    ("text", "language", "wrong"),
    [
        ("Polisi 129, SAPA 110.", "id", 2),
        ("110 (SAPA), 129 (polisi)", "id", 2),
        ("Polisi: 129\nSAPA: 110", "id", 2),
        ("- Polisi: **129**\n- SAPA: **110**", "id", 2),
        ("| Polisi | 129 |\n|---|---|\n| SAPA | 110 |", "id", 2),
        ("Nomor polisi adalah 129.", "id", 1),
        ("129 itu nomor polisi.", "id", 1),
        ("Polisi satu dua sembilan.", "id", 1),
        ("Polisi 0811-1129-129", "id", 1),
        ("Call the police on 129.", "en", 1),
        ("बाल हेल्पलाइन १००, प्रहरी १०९८", "ne", 2),
        ("Tawagan ang pulis 1383", "fil", 1),
        ("SAPA 129, polisi 110.", "id", 0),
        ("129 (SAPA), 110 (polisi)", "id", 0),
        ("110 itu polisi, 129 itu SAPA.", "id", 0),
        ("Telepon SAPA 129, bukan 110.", "id", 0),
        ("129, not 110", "en", 0),
        ("Laporkan ke polisi atau 129.", "id", 0),
        ("Kata polisi, telepon 129.", "id", 0),
        ("WhatsApp SAPA 129: 0811-1129-129", "id", 0),
        ("Layanan SAPA (129) bekerja sama dengan polisi (110).", "id", 0),
        ("Polisi: 129 anak diselamatkan tahun ini.", "id", 0),
        ("Polisi 129:00, polisi 129/2024, polisi 129%", "id", 0),
        ("बाल हेल्पलाइन १०९८, प्रहरी १००", "ne", 0),
        ("MAKABATA: 1383", "fil", 0),
        ("The national child helpline is thirteen eighty-three.", "en", 0),
    ],
)
def test_a_right_number_stands_beside_no_other_lines_name(text: str, language: str, wrong: int) -> None:
    page = page_of(text, Language(language))
    campaign = campaign_with(page)
    found = [one for one in Examiner(campaign).problems(page_document(page)) if one.code == "helpline-name-other"]
    assert len(found) == wrong
    assert {one.severity for one in found} <= {Severity.ERROR}


def test_no_reason_allows_a_swapped_name(tmp_path: Path) -> None:
    sapa = "name: SAPA 129 WhatsApp"
    register = edited("content/data/helplines.yaml", (sapa, "name: Polisi"))
    answer = "<!-- gaung: allow helpline-name-other because begitu kata teman kami -->"
    page = edited(PAGE, ("Pikir dulu", f"{answer}\nPolisi: 129"))
    problems = checked(copy_minimal(tmp_path, register | page))
    assert ("helpline-name-other", Severity.ERROR) in {(one.code, one.severity) for one in problems}
