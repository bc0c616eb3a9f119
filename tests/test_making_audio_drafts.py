"""A computer reads until somebody records it: whoever gets such a file sees at once that it is a draft."""

from __future__ import annotations

import json
from pathlib import Path

import mutagen
import pytest

from audio_fixtures import Made, Studio
from campaign_fixtures import copy_minimal, edited
from gaung.build import Build, Options
from gaung.problem import CampaignError, Severity
from test_making_audio_deliverables import chunks_of, text_of
from test_rules import EPISODE, SHOW

SEGMENTS = (
    "{tone: {seconds: 1}, title: Bip, kind: bumper}",
    "{speech: {text: 'Halo semua. Ini Gaung.'}, title: Pembuka, kind: opening}",
)
STATIONS = "stations: [{id: rri, name: RRI, format: wav}, {id: suara, name: Suara, format: flac}]\n"


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return Studio(tmp_path_factory.mktemp("draft")).render(*SEGMENTS, show=STATIONS)


def test_every_file_says_so_in_its_name(draft: Made) -> None:
    assert draft.facts.draft
    sounds = [path for path in draft.files if path.suffix in {".mp3", ".opus", ".wav", ".flac"}]
    assert sorted(path.name for path in sounds) == [
        "acara-satu.DRAFT.low.opus",
        "acara-satu.DRAFT.mp3",
        "acara-satu.DRAFT.rri.wav",
        "acara-satu.DRAFT.suara.flac",
    ]


def test_every_file_says_so_in_its_tags(draft: Made) -> None:
    folder = draft.folder
    for path in (draft.low, folder / draft.facts.stations["suara"].file):
        comments = mutagen.File(path).tags
        assert comments["title"][0].startswith("DRAFT: ")
        assert "DRAFT" in comments["description"][0]
        assert comments["chapter000name"] == ["Bip"]
        assert comments["chapter001name"] == ["DRAFT: Pembuka"]
    assert mutagen.File(draft.mp3).tags.getall("TIT2")[0].text[0].startswith("DRAFT: ")
    bext = chunks_of(folder / draft.facts.stations["rri"].file)["bext"]
    assert "DRAFT" in text_of(bext[:256])


def test_chapters_and_captions_say_so(draft: Made) -> None:
    rows = json.loads((draft.folder / "chapters.json").read_text("utf-8"))["chapters"]
    assert [row["title"] for row in rows] == ["Bip", "DRAFT: Pembuka"]
    assert (draft.folder / "transcript.id.vtt").read_text("utf-8").startswith("WEBVTT\n\nNOTE DRAFT: ")


def test_a_show_of_computer_voices_has_no_drafts(tmp_path: Path) -> None:
    made = Studio(tmp_path).render(*SEGMENTS, show=f"{STATIONS}synthetic: true\n")
    assert made.facts.synthetic
    assert not made.facts.draft
    assert not [path for path in made.files if b"DRAFT" in path.name.encode() + path.read_bytes()]


def test_a_release_refuses_it_and_a_draft_takes_it(tmp_path: Path) -> None:
    spoken = ("file: audio/03-tutup.wav", "speech: {text: Sampai jumpa.}")
    root = copy_minimal(tmp_path, edited(EPISODE, spoken))
    with Build(root) as build, pytest.raises(CampaignError) as caught:
        build.load()
    assert [one.code for one in caught.value.problems] == ["audio-draft-speech"]
    with Build(root, Options(draft=True)) as build:
        build.load()
        assert [one.severity for one in build.problems if one.code == "audio-draft-speech"] == [Severity.WARNING]
    copy_minimal(
        tmp_path / "open", {**edited(EPISODE, spoken), **edited(SHOW, ("language:", "synthetic: true\nlanguage:"))}
    )
    with Build(tmp_path / "open") as build:
        build.load()
