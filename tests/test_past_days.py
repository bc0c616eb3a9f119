"""What somebody has done was done on a day that has come, by the clock that is furthest ahead."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from campaign_fixtures import copy_minimal, edited
from gaung.checking import check
from gaung.problem import Problem, Severity
from gaung.withholding import released

NOW = datetime(2026, 11, 23, 14, 59, tzinfo=UTC)
"""In Jayapura it is still the 23rd, for a minute."""

POSTER = "posters/halo/poster.yaml"
EPISODE = "episodes/kabar/001-halo/episode.yaml"
SHOW = "episodes/kabar/show.yaml"
FIGURE = """\
evidence:
  - id: dua-dari-seratus
    figure: sedikitnya 2%
    says: anak pernah mengalaminya
    meaning: Kamu tidak sendiri.
    action: Ceritakan kepada orang dewasa yang kamu percaya.
    population: pengguna internet 12 sampai 17 tahun
    years: 2020-2021
    source: Laporan contoh untuk pengujian
    grade: A
    checked_on: DAY
"""
READING = "author_role: penulis\nreviewed_by_role: pendamping\nreviewed_on: DAY\n"
BROADCAST = (
    "broadcasts: [{station: pelita, airtime: 2026-11-30T16:00:00+07:00, classification: SU, "
    "station_decision_by: redaksi, station_decision_on: DAY}]\n"
)
WITHDRAWN = "withdrawn: [{kind: page, id: id/lama, withdrawn_on: DAY}]\n"

CASES = {
    "helpline-checked-future": edited("content/data/helplines.yaml", ("checked_on: 2026-11-22", "checked_on: DAY")),
    "page-evidence-future": {"content/data/evidence.yaml": FIGURE},
    "consent-sign-off-future": edited("content/id/jejak.md", ("audience:", f"{READING}audience:")),
    "radio-decision-future": {
        **edited(EPISODE, ("helplines:", f"{BROADCAST}helplines:")),
        **edited(SHOW, ("title:", "stations: [{id: pelita, name: Radio Pelita, format: flac, country: ID}]\ntitle:")),
    },
    "poster-pretest-future": edited(POSTER, ("sizes:", "pretested: [{date: DAY, band: 12-14, people: 6}]\nsizes:")),
    "consent-withdrawn-future": {"content/data/withdrawn.yaml": WITHDRAWN},
}


def found(folder: Path, code: str, day: str) -> list[Problem]:
    files = {name: text.replace("DAY", day) for name, text in CASES[code].items()}
    _, problems = check(copy_minimal(folder, files), NOW)
    return [problem for problem in problems if problem.code == code]


@pytest.mark.parametrize("code", CASES)
def test_a_day_to_come_is_found_and_the_day_of_today_is_not(tmp_path: Path, code: str) -> None:
    assert not found(tmp_path / "hari-ini", code, "2026-11-23")
    (problem,) = found(tmp_path / "besok", code, "2026-11-24")
    assert problem.facts["day"] == "2026-11-24"
    assert problem.place is not None
    assert problem.place.line > 0
    is_only_said = code == "consent-withdrawn-future"
    assert problem.severity is (Severity.WARNING if is_only_said else Severity.ERROR)


@pytest.mark.parametrize(("file", "code"), [(EPISODE, "title:"), (POSTER, "sizes:")])
def test_readings_of_episodes_and_posters_are_past_too(tmp_path: Path, file: str, code: str) -> None:
    reading = READING.replace("DAY", "2027-01-01")
    _, problems = check(copy_minimal(tmp_path, edited(file, (code, f"{reading}{code}"))), NOW)
    assert "consent-sign-off-future" in {problem.code for problem in problems}


def test_what_is_taken_back_on_a_day_to_come_is_off_the_site_today(tmp_path: Path) -> None:
    episode = edited(EPISODE, ("helplines:", "consents: [ID-2026-001]\nhelplines:"))
    consent = edited("content/data/consents.yaml", ("assent: true", "assent: true\n    withdrawn_on: 2027-01-01"))
    read, problems = check(copy_minimal(tmp_path, episode | consent), NOW)
    assert not released(read, NOW).episodes
    assert "consent-withdrawn-future" in {problem.code for problem in problems}
    assert not [problem for problem in problems if problem.severity is Severity.ERROR]


def test_in_a_draft_it_only_warns(tmp_path: Path) -> None:
    files = {name: text.replace("DAY", "2027-01-01") for case in CASES.values() for name, text in case.items()}
    _, problems = check(copy_minimal(tmp_path, files), NOW, draft=True)
    said = [problem for problem in problems if problem.code in CASES]
    assert {problem.code for problem in said} == {*CASES}
    assert {problem.severity for problem in said} == {Severity.WARNING}
