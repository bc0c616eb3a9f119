"""A consent is taken back after the child was cut out: what went out before is called back, and known again."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from campaign_fixtures import copy_minimal, edited, speech_like, write_wav
from gaung.build import Options, build
from gaung.editions import resting_on
from gaung.making.audio import prints
from gaung.making.audio.sought import Sought
from gaung.mkdocs_plugin import generate
from gaung.model.trace import Trace
from gaung.problem import CampaignError, Problem
from gaung.reading.campaign import read_campaign
from taking_back_fixtures import run

NOW = datetime(2026, 12, 2, 12, tzinfo=UTC)
EPISODE, SHOW, CONSENTS = (
    "episodes/kabar/001-halo/episode.yaml",
    "episodes/kabar/show.yaml",
    "content/data/consents.yaml",
)
STATIONS = "country: ID\nstations: [{id: pelita, name: Radio Pelita, format: mp3}]"
PEOPLE = "people: [{role: host, alias: Kak Rimba}]"
CHILD = "people: [{role: host, alias: Kak Rimba}, {role: child, alias: Kunangkunang}]\nconsents: [ID-2026-001]"
SEGMENT = "  - {file: audio/anak.wav, title: Anak, kind: dialog, people: [Kunangkunang]}\n"
LAST = "  - {file: audio/03-tutup.wav"
TRACE = "content/data/withdrawn/consent-ID-2026-001.json"


@pytest.fixture
def corrected(tmp_path: Path) -> Path:
    """The first edition went out with a child in it; a second one without the child, and then that, too."""
    root = copy_minimal(
        tmp_path / "campaign",
        {
            **edited(EPISODE, (PEOPLE, CHILD), (LAST, f"{SEGMENT}{LAST}")),
            **edited(SHOW, ("country: ID", STATIONS)),
            **edited(CONSENTS, ("[site, podcast, poster]", "[site, podcast, radio]")),
        },
    )
    write_wav(root / "episodes/kabar/001-halo/audio/anak.wav", speech_like(12.0, 321))
    assert run("release", "--root", str(root), "--now", "2026-11-22T12:00:00Z") == 0
    without = edited(EPISODE, ("episode: 1", "episode: 1\ncorrected: [2026-12-01T10:00:00+07:00]"))
    (root / EPISODE).write_text(without[EPISODE], "utf-8")
    (root / "episodes/kabar/001-halo/audio/anak.wav").rename(tmp_path / "anak.wav")
    assert run("release", "--root", str(root), "--now", NOW.isoformat()) == 0
    return root


def withdrawn(root: Path) -> str:
    words = ("--root", str(root), "--now", NOW.isoformat(), "--no-build", "--out", str(root / "out"))
    assert run("withdraw", "ID-2026-001", *words) == 0
    return (root / "out/takedown.txt").read_text("utf-8")


def test_the_earlier_edition_is_called_back_from_partners(corrected: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = withdrawn(corrected)
    assert "kabar/001-halo" in capsys.readouterr().out
    assert re.search(r"^ +kabar-001-halo\.mp3$", told, re.MULTILINE)
    assert "KABAR_20261120.mp3" in told
    assert "v2" not in told
    ledger = read_campaign(corrected)[0].releases["kabar"].released
    assert [guid for row in ledger if (guid := row.guid) in told] == [ledger[1].guid]
    assert (corrected / "out/takedown.html").read_text("utf-8").count("kabar-001-halo.mp3") == 1
    assert "Kunangkunang" not in told


def test_the_child_is_known_again(corrected: Path, tmp_path: Path) -> None:
    withdrawn(corrected)
    known = Trace.model_validate_json((corrected / TRACE).read_bytes())
    sought = Sought({"": [prints.read(one) for one in known.sounds]})
    assert sought.heard_in(tmp_path / "anak.wav") is not None
    assert sought.heard_in(corrected / "episodes/kabar/001-halo/audio/03-tutup.wav") is None
    again_wav = corrected / "episodes/kabar/001-halo/audio/lain.wav"
    again_wav.write_bytes((tmp_path / "anak.wav").read_bytes() + b"\0\0")  # other bytes, the same sound
    again = edited(
        EPISODE,
        ("episode: 1", "episode: 1\ncorrected: [2026-12-01T10:00:00+07:00, 2026-12-02T11:00:00+07:00]"),
        (LAST, f"  - {{file: audio/lain.wav, title: Lagi, kind: dialog}}\n{LAST}"),
    )
    (corrected / EPISODE).write_text(again[EPISODE], "utf-8")
    with pytest.raises(CampaignError) as stopped:
        build(corrected, Options(now=NOW), generate=generate)
    assert "consent-withdrawn-sound" in {problem.code for problem in stopped.value.problems}


def test_what_the_correction_let_stay_is_nobodys_trace(corrected: Path, tmp_path: Path) -> None:
    """Who spoke was not said; of the recording, the correction still airs the beginning."""
    root = shutil.copytree(corrected, tmp_path / "lain")
    long = speech_like(24.0, 654)
    write_wav(root / "episodes/kabar/001-halo/audio/lama.wav", long)
    unnamed = SEGMENT.replace("anak.wav", "lama.wav").replace(", people: [Kunangkunang]", "")
    for file in ("episodes/kabar/releases.yaml", "content/data/released/kabar.001-halo.1.json"):
        (root / file).unlink()
    first = edited(EPISODE, (PEOPLE, CHILD), (LAST, f"{unnamed}{LAST}"))
    (root / EPISODE).write_text(first[EPISODE], "utf-8")
    assert run("release", "--root", str(root), "--now", "2026-11-22T12:00:00Z") == 0
    cut = unnamed.replace("lama.wav", "lama.wav, end: 12")
    without = edited(
        EPISODE, ("episode: 1", "episode: 1\ncorrected: [2026-12-01T10:00:00+07:00]"), (LAST, f"{cut}{LAST}")
    )
    (root / EPISODE).write_text(without[EPISODE], "utf-8")
    withdrawn(root)
    known = Trace.model_validate_json((root / TRACE).read_bytes())
    sought = Sought({"": [prints.read(one) for one in known.sounds]})
    write_wav(tmp_path / "awal.wav", long[: 11 * 16_000])
    write_wav(tmp_path / "akhir.wav", long[12 * 16_000 :])
    assert sought.heard_in(tmp_path / "awal.wav") is None
    assert sought.heard_in(tmp_path / "akhir.wav") is not None


def test_a_damaged_note_stops_no_withdrawal(corrected: Path) -> None:
    note = corrected / "content/data/released/kabar.001-halo.1.json"
    note.write_text("{", "utf-8")
    assert "kabar-001-halo.mp3" in withdrawn(corrected)
    problems: list[Problem] = []
    (edition,) = resting_on(read_campaign(corrected)[0], "ID-2026-001", problems)
    assert edition.note is None
    assert [one.place.file for one in problems if one.place is not None] == [str(note.relative_to(corrected))]


def test_a_ledger_of_an_older_gaung_is_called_back_by_the_note(corrected: Path) -> None:
    ledger = corrected / "episodes/kabar/releases.yaml"
    ledger.write_text(re.sub(r" +consents:.*\n(?: +- ID.*\n)*", "", ledger.read_text("utf-8")), "utf-8")
    assert "ID-2026" not in ledger.read_text("utf-8")
    problems: list[Problem] = []
    (edition,) = resting_on(read_campaign(corrected)[0], "ID-2026-001", problems)
    assert (edition.id, edition.number, problems) == ("kabar/001-halo", 1, [])
