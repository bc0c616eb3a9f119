"""Captions that go out with a programme: who speaks in them, what no editor shows, and files that no rule can read."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from campaign_fixtures import copy_minimal
from gaung import rules
from gaung.problem import CampaignError, Problem
from gaung.reading.campaign import read_campaign
from gaung.rules.safeguarding.voices import voices_named
from safeguarding_fixtures import examined

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
EPISODE = "episodes/kabar/001-halo/episode.yaml"
CAPTIONS = "episodes/kabar/001-halo/audio/isi.vtt"


def with_captions(root: Path, content: bytes) -> list[Problem]:
    episode = root / EPISODE
    words = "file: audio/02-dialog.wav, "
    written = episode.read_text("utf-8")
    assert words in written
    episode.write_text(written.replace(words, f"{words}transcript: audio/isi.vtt, "), "utf-8")
    (root / CAPTIONS).write_bytes(content)
    try:
        campaign, problems = read_campaign(root)
    except CampaignError as error:
        return list(error.problems)
    return [*problems, *rules.check(campaign, NOW)]


@pytest.mark.parametrize(
    "content",
    [
        b"WEBVTT\n\n00:00.000 --> 00:02.000\nHalo \xff semua\n",
        "WEBVTT\n\n00:00.000 --> 00:02.000\nHalo\n".encode("utf-16"),
        bytes(range(256)),
    ],
    ids=["one byte", "UTF-16", "binary"],
)
def test_captions_that_no_rule_can_read_are_told_by_a_check(content: bytes, tmp_path: Path) -> None:
    found = with_captions(copy_minimal(tmp_path), content)
    assert [(p.code, p.place and p.place.file) for p in found if p.code == "read-not-utf8"] == [
        ("read-not-utf8", CAPTIONS)
    ]


def test_what_programs_leave_in_captions_hides_no_number(tmp_path: Path) -> None:
    text = "WEBVTT\n\n00:00.000 --> 00:02.000\nTulis 0812\x017345\x016109 ya\n"
    found = with_captions(copy_minimal(tmp_path), text.encode())
    assert "personal-data-phone" in {problem.code for problem in found}


def test_a_voice_that_is_nobodys_alias_is_told(tmp_path: Path) -> None:
    text = "WEBVTT\n\n00:00.000 --> 00:02.000\n<v Rina Contoh>Halo.\n\n00:02.000 --> 00:03.000\n<v Rina Contoh>Ya.\n"
    found = with_captions(copy_minimal(tmp_path), text.encode())
    (problem,) = [problem for problem in found if problem.code == "personal-data-voice"]
    assert problem.place is not None
    assert (problem.place.file, problem.place.line, problem.place.column, problem.place.width) == (CAPTIONS, 4, 4, 11)
    assert problem.facts["seen"] == "R••• C•••••"


@pytest.mark.parametrize(
    "voice",
    [
        "Host",
        "Penyiar",
        "Penyiar 1",
        "Anak A",
        "Child 2",
        "Narator",
        "Pembawa acara",
        "Bintang",
        "प्रस्तोता",
        "Bata 1",
        "Bu Guru",
        "Suara 3",
        "Tagapagsalaysay",
    ],
)
def test_a_role_and_an_alias_are_nobodys_name(voice: str) -> None:
    assert list(voices_named("a.vtt", f"<v {voice}>Halo", frozenset({"Bintang"}))) == []


@pytest.mark.parametrize("voice", ["Rina", "Rina Contoh", "siti contoh", "Anak Rina", "सीता"])
def test_a_name_is_one_whatever_stands_beside_it(voice: str) -> None:
    assert len(list(voices_named("a.vtt", f"<v.loud {voice}>Halo", frozenset({"Bintang"})))) == 1


def test_a_sentence_before_an_address_is_no_part_of_it() -> None:
    for gap in (" ", "\n\n", "\n"):
        (problem,) = examined(f"Itu baik.{gap}rahma at gmail dot com")
        assert problem.code == "personal-data-email"
        assert problem.facts["seen"] == "r•••• a• g•••• d•• c••"
