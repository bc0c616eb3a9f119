"""A child who is heard or quoted needs a consent, also where no line calls it a child."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from campaign_fixtures import copy_minimal, edited
from gaung import rules
from gaung.messages import COMPLETE, as_text
from gaung.problem import Problem
from gaung.reading.campaign import read_campaign
from gaung.rules.children_work import works_of_children

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
EPISODE, SHOW = "episodes/kabar/001-halo/episode.yaml", "episodes/kabar/show.yaml"
SAID = "episodes/kabar/001-halo/audio/02.vtt"
PEOPLE = "people: [{role: host, alias: Kak Rimba}]"
ASKED = ("segments:", "questions:\n  - {text: Apa harapanmu?, answered_by: child, age_band: 12-14}\nsegments:")
CAPTIONED = ("kind: dialog,", "kind: dialog, transcript: audio/02.vtt,")


def found(folder: Path, *changes: tuple[str, str], said: str = "", synthetic: bool = False) -> list[Problem]:
    files = edited(EPISODE, *changes)
    if said:
        files[SAID] = f"WEBVTT\n\n00:00.000 --> 00:01.000\n{said}\n"
    if synthetic:
        files |= edited(SHOW, ("title:", "synthetic: true\ntitle:"))
    root = copy_minimal(folder, files)
    problems = [*rules.check(read_campaign(root)[0], NOW)]
    told = [one for one in problems if one.code.startswith("consent-missing")]
    assert all(as_text(one, language, root) for one in told for language in COMPLETE)
    return told


def test_where_children_answer_a_consent_is_named(tmp_path: Path) -> None:
    (problem,) = found(tmp_path / "a", ASKED)
    assert problem.code == "consent-missing-question"
    assert problem.place is not None
    assert problem.place.file == EPISODE
    assert not found(tmp_path / "b", ASKED, synthetic=True)
    listed = (PEOPLE, "people: [{role: child, alias: Bintang}]\nconsents: [ID-2026-001]")
    assert not found(tmp_path / "c", ASKED, listed)
    assert not found(tmp_path / "d", (ASKED[0], ASKED[1].replace("answered_by: child", "answered_by: adult")))


@pytest.mark.parametrize(
    "said",
    [
        "Usia kami tiga belas.",
        "Aku baru 12 tahun.",
        "Saya berumur empat belas tahun.",
        "I'm thirteen and I like radio.",
        "We are 12 years old.",
        "Ako ay 13 taong gulang.",
        "13 anyos po ako.",
        "म १३ वर्षकी हुँ।",
    ],
)
def test_a_child_that_says_its_age_is_listed(tmp_path: Path, said: str) -> None:
    (problem,) = found(tmp_path, CAPTIONED, said=said)
    assert problem.code == "consent-missing-age"
    assert str(problem.place).startswith(f"{SAID}:4:")


@pytest.mark.parametrize(
    "said",
    [
        "Anak usia tiga belas tahun boleh bercerita.",
        "Kami sudah 10 tahun yang lalu mulai.",
        "Usia kami tiga puluh tahun.",
        "I'm twelve minutes late.",
        "We are five in the team.",
        "Ako ay 35 taong gulang.",
    ],
)
def test_who_speaks_of_children_is_none(tmp_path: Path, said: str) -> None:
    assert not found(tmp_path, CAPTIONED, said=said)


@pytest.mark.parametrize(
    "by",
    ["— Bunga, club member, 13", "— Bunga (13)", "– Peserta klub, 14 tahun", "-- Sita, thirteen", "— सीता, १३ वर्ष"],
)
def test_words_of_whoever_is_as_old_as_a_child_are_a_childs(by: str) -> None:
    assert [kind for kind, *_ in works_of_children(f"> I was scared, and I told my aunt.\n> {by}\n")] == ["quote"]


@pytest.mark.parametrize(
    "by",
    ["— Kepala dinas, siaran pers 2024", "— Konvensi Hak Anak, pasal 12", "— Bunga, 35", "— UNICEF, 12 Mei 2024"],
)
def test_a_number_behind_a_quote_is_not_always_an_age(by: str) -> None:
    assert not [*works_of_children(f"> Kami mendengarkan.\n> {by}\n")]
