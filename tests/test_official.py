"""What `official` in campaign.yaml excuses is told, and an office's number that looks like a help line is checked."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from campaign_fixtures import copy_minimal, edited
from gaung.checking import check
from gaung.companion import report
from gaung.kept.findings import Check
from gaung.messages import COMPLETE, as_text
from gaung.model.language import Language
from gaung.model.today import Today
from gaung.problem import Problem, Severity
from test_cli import gaung

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PAGE, SETTINGS = "content/id/jejak.md", "content/data/campaign.yaml"
NUMBER = "0811-1129-192"
"""Two figures of SAPA's 0811-1129-129 are swapped."""
OFFICE = f'{{value: "{NUMBER}", of: Radio Pelita, checked_by: pendamping, checked_on: 2026-11-01}}'

WRONG = f"""
  - id: id-lama
    countries: [ID]
    name: Nomor salah cetak
    operator: Kementerian PPPA
    use: talk
    channel: whatsapp
    value: {NUMBER}
    link: https://wa.me/628111129192
    say: {{id: nol delapan satu satu satu satu dua sembilan satu sembilan dua}}
    grade: A
    status: superseded
    replaced_by: id-sapa-wa
    sources: ["Antara 2024"]
    checked_on: 2026-11-22
    checked_by: pendamping
    method: published sources
    review_by: 2027-02-20
"""


def campaign(folder: Path, text: str, official: str) -> Path:
    files = edited(PAGE, ("Pikir dulu, lalu bagikan.", text))
    files |= edited(SETTINGS, ("name:", f"official: [{official}]\nname:"))
    return copy_minimal(folder, files)


def found(root: Path) -> list[Problem]:
    safety = ("helpline-", "personal-data-", "read-")
    problems = [problem for problem in check(root, NOW)[1] if problem.code.startswith(safety)]
    assert {*Check(root, NOW, None).problems()} >= {*problems}, "a check that keeps says the same"
    return problems


def errors(root: Path) -> list[str]:
    return [problem.code for problem in found(root) if problem.severity is Severity.ERROR]


@pytest.mark.parametrize("text", ["Bagian iklan: iklan@radio.example", "Ikuti @suara.pelita di Instagram."])
def test_what_is_excused_is_told_with_its_place_and_whose_it_is(tmp_path: Path, text: str) -> None:
    value = text.split()[1] if "@suara.pelita" in text else text.split()[-1]
    said = campaign(tmp_path / "a", text, f'{{value: "{value}", of: Radio Pelita}}')
    notes = [problem for problem in found(said) if problem.code == "personal-data-official"]
    assert PAGE in {problem.place.file for problem in notes if problem.place}
    assert all(problem.facts["reason"] == "Radio Pelita" for problem in notes)
    assert all(problem.severity is Severity.INFO for problem in notes)
    assert errors(said) == []
    unsaid = campaign(tmp_path / "b", text, f'"{value}"')
    assert {one.code for one in found(unsaid)} & {"personal-data-official", "personal-data-official-unexplained"} == {
        "personal-data-official-unexplained"
    }


def test_the_report_and_a_release_list_it(tmp_path: Path) -> None:
    root = campaign(tmp_path / "a", "Nomornya 061-8200000.", '{value: "061-8200000", of: Radio Pelita}')
    read, problems = check(root, NOW)
    rows = report.rows(read, problems, Today.at(NOW), Language.ENGLISH)
    exempt = [row for row in rows if row.section is report.Section.EXEMPTION]
    (line,) = [n for n, one in enumerate((root / PAGE).read_text("utf-8").split("\n"), 1) if "061" in one]
    assert f"{PAGE}:{line}" in {row.where for row in exempt}
    assert f"{SETTINGS}:1" in {row.where for row in exempt}
    assert all("Radio Pelita" in row.what for row in exempt)
    shown = report.as_html(rows, "A", NOW.date(), Language.ENGLISH) + report.as_csv(rows, Language.ENGLISH)
    assert "Radio Pelita" in shown
    assert "8200000" not in shown
    built = gaung("build", "--now", NOW.isoformat(), "--language", "en", cwd=root)
    assert built.returncode == 0, built.stderr
    assert "Radio Pelita" in built.stderr.partition("Allowed by authors, each with a reason: 2")[2]


@pytest.mark.parametrize(
    "text",
    [
        f"Iklan kami pasang lewat Radio Pelita, {NUMBER}.",
        f"Radio Pelita (bagian iklan): {NUMBER}",
        f"Kantor radio pelita memakai nomor {NUMBER.replace('-', '')} untuk iklan.",
    ],
)
def test_an_office_whose_number_was_checked_may_stand_beside_its_name(tmp_path: Path, text: str) -> None:
    root = campaign(tmp_path / "a", text, OFFICE)
    assert errors(root) == []
    (note,) = [one for one in found(root) if one.code == "helpline-official-near" and one.place.file == PAGE]  # type: ignore[union-attr]  # every find of a text has a place
    told = as_text(note, COMPLETE[0], root)
    assert "pendamping" in told
    assert "2026-11-01" in told
    assert "0811-1129-129" in told
    assert errors(campaign(tmp_path / "b", text, '"@radio.pelita"')) == ["helpline-near-miss"]


@pytest.mark.parametrize(
    "text",
    [
        f"Nomornya {NUMBER}.",
        f"Radio Pelita itu seru. Nomornya {NUMBER}.",
        f"Kalau kamu butuh bantuan, telepon Radio Pelita di {NUMBER}.",
        f"SAPA 129 dan Radio Pelita: {NUMBER}",
        f"Layanan curhat anak Radio Pelita: {NUMBER}",
        "Iklan kami pasang lewat Radio Pelita, 0811-1129-128.",
        "Iklan kami pasang lewat Radio Pelita, 0811-1129-1922.",
        f"[Radio Pelita](tel:{NUMBER.replace('-', '')})",
    ],
)
def test_a_misprinted_help_line_is_let_through_by_no_office(tmp_path: Path, text: str) -> None:
    assert "helpline-near-miss" in errors(campaign(tmp_path, text, OFFICE))


@pytest.mark.parametrize(
    ("official", "wrong"),
    [
        (f'"{NUMBER}"', "helpline-official-unchecked"),
        (f'{{value: "{NUMBER}", of: Radio Pelita}}', "helpline-official-unchecked"),
        (OFFICE.replace("checked_by: pendamping, ", ""), "helpline-official-unchecked"),
        (OFFICE.replace("2026-11-01", "2025-11-01"), "helpline-official-due"),
        (OFFICE.replace("2026-11-01", "2026-12-24"), "helpline-checked-future"),
        (OFFICE.replace("Radio Pelita", "SAPA 129"), "helpline-near-miss"),
    ],
)
def test_an_office_beside_a_help_line_says_who_checked_it_and_when(tmp_path: Path, official: str, wrong: str) -> None:
    root = campaign(tmp_path, f"Iklan lewat Radio Pelita atau SAPA 129, {NUMBER}.", official)
    assert wrong in errors(root)
    assert wrong not in errors(campaign(tmp_path / "b", "Pikir dulu.", OFFICE))


def test_the_other_number_of_a_help_line_is_no_office(tmp_path: Path) -> None:
    """The register knows it as a wrong variant of the right one: it was misprinted before."""
    root = campaign(tmp_path, f"Radio Pelita: {NUMBER}", OFFICE)
    with (root / "content/data/helplines.yaml").open("a", encoding="utf-8") as register:
        register.write(WRONG)
    assert "helpline-near-miss" in errors(root)
