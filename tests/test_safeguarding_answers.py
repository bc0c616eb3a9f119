"""A reason in place excuses one thing and hides no other; a link does not say one help line and lead to another."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaign_fixtures import copy_minimal, edited
from gaung.problem import Severity
from safeguarding_fixtures import codes
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
