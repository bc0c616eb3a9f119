"""A child's recording in another episode needs the same consent, and leaves with it when it is taken back."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from campaign_fixtures import copy_minimal, edited, speech_like, write_wav
from gaung.checking import check
from gaung.kept.findings import Check
from gaung.making.audio import prints
from gaung.making.audio.sought import Sought
from gaung.messages import COMPLETE, as_text
from gaung.model.trace import Trace
from gaung.problem import Problem
from taking_back_fixtures import GONE, NOW, Before, refused, run

EPISODE = "episodes/kabar/001-halo/episode.yaml"
SECOND = "episodes/kabar/002-lagi/episode.yaml"
CHILD = """\
title: Anak bercerita
summary: Cerita rekaan tentang sore hari di tepi sungai bersama sahabat.
published: 2026-11-13T16:00:00+07:00
episode: 2
people: [{role: host, alias: Kak Rimba}, {role: child, alias: Bintang}]
consents: [ID-2026-001]
helplines: [id-sapa-129]
segments:
  - {file: ../001-halo/audio/01-jingle.wav, title: Jingle, kind: jingle, chapter: false}
  - {file: ../001-halo/audio/03-tutup.wav, title: Buka, kind: opening, people: [Kak Rimba]}
  - {file: audio/anak.wav, title: Anak, kind: dialog, help_text: true}
"""
OPENING = ", people: [Kak Rimba]"
SEGMENT = "file: audio/02-dialog.wav"


def campaign(folder: Path, *changes: tuple[str, str], child: str = CHILD) -> Path:
    root = copy_minimal(folder, {**edited(EPISODE, *changes), SECOND: child})
    write_wav(root / SECOND.replace("episode.yaml", "audio/anak.wav"), speech_like(6.0, 77))
    return root


def found(root: Path) -> list[Problem]:
    problems = [one for one in check(root, datetime(2026, 11, 22, 12, tzinfo=UTC))[1] if one.code == CODE]
    assert [one for one in Check(root, NOW, lambda _: ()).problems() if one.code == CODE] == problems
    return problems


CODE = "consent-recording-copy"
USES = {
    "path": ((SEGMENT, "file: ../002-lagi/audio/anak.wav"),),
    "copy": ((SEGMENT, "file: audio/potongan.wav"),),
    "jingle": (("file: audio/01-jingle.wav", "file: audio/potongan.wav"),),
    "bed": (("segments:", "music_bed: {file: audio/potongan.wav}\nsegments:"),),
}


@pytest.mark.parametrize("how", USES)
def test_another_episode_needs_the_same_consent(how: str, tmp_path: Path) -> None:
    root = campaign(tmp_path, *USES[how])
    shutil.copy(root / "episodes/kabar/002-lagi/audio/anak.wav", root / "episodes/kabar/001-halo/audio/potongan.wav")
    (problem,) = found(root)
    assert problem.place is not None
    assert problem.place.file == EPISODE
    assert problem.facts["first"] == SECOND
    for language in COMPLETE:
        assert "ID-2026-001" in as_text(problem, language, root)
    named = (root / EPISODE).read_text().replace("episode: 1", "episode: 1\nconsents: [ID-2026-001]")
    (root / EPISODE).write_text(named)
    assert found(root) == []


def test_what_is_nobodys_recording_is_free(tmp_path: Path) -> None:
    """A jingle, and an opening that says who speaks in it."""
    assert found(campaign(tmp_path / "a")) == []
    nobody_says = campaign(tmp_path / "b", child=CHILD.replace(OPENING, ""))
    (problem,) = found(nobody_says)
    assert problem.facts["file"] == "03-tutup.wav"


def test_another_stretch_of_a_long_recording_is_another_one(tmp_path: Path) -> None:
    child = CHILD.replace("audio/anak.wav", "audio/anak.wav, end: 3")
    other = (SEGMENT, "file: ../002-lagi/audio/anak.wav, start: 3")
    assert found(campaign(tmp_path / "a", other, child=child)) == []
    assert found(campaign(tmp_path / "b", (other[0], other[1].replace("start: 3", "start: 2")), child=child)) != []


def test_who_is_no_listed_child_may_be_the_one_that_the_consent_is_for(tmp_path: Path) -> None:
    child = CHILD.replace("role: child", "role: guest")
    files = {problem.facts["file"] for problem in found(campaign(tmp_path, USES["path"][0], child=child))}
    assert files == {"anak.wav", "03-tutup.wav"}


@pytest.fixture
def copied(before: Before, tmp_path: Path) -> Path:
    """The published campaign, in which a second episode now uses the child's recording under another name."""
    root = shutil.copytree(before.root, tmp_path / "campaign")
    shutil.copy(root / GONE / "audio/cerita.wav", root / "episodes/kabar/001-halo/audio/potongan.wav")
    episode = root / EPISODE
    episode.write_text(episode.read_text().replace("audio/02-dialog.wav", "audio/potongan.wav"))
    return root


def test_the_copy_is_taken_back_with_it(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--root", str(copied), "--now", NOW.isoformat(), "--language", "en", "--out", str(copied / "out"))
    assert run("withdraw", "ID-2026-001", *words) == 0
    assert "kabar/001-halo" in capsys.readouterr().out
    assert "kabar-001-halo.mp3" in (copied / "out/takedown.txt").read_text()
    sought = Sought({"": [prints.print_of(copied / GONE / "audio/cerita.wav")]})
    left = [path for path in (copied / "site").rglob("*") if path.suffix in {".mp3", ".opus", ".flac"}]
    assert [path for path in left if sought.heard_in(path)] == []
    assert [path.name for path in (copied / "content/data/withdrawn").glob("episode-*")] == [
        "episode-kabar.002-layang-layang.json"
    ]


def test_the_trace_keeps_the_child_and_the_search_finds_it(copied: Path) -> None:
    words = ("--root", str(copied), "--now", NOW.isoformat(), "--no-build")
    assert run("withdraw", "ID-2026-001", *words) == 0
    written = copied / "content/data/withdrawn/episode-kabar.002-layang-layang.json"
    known = Trace.model_validate_json(written.read_bytes())
    sought = Sought({"": [prints.read(one) for one in known.sounds]})
    assert sought.heard_in(copied / GONE / "audio/cerita.wav") is not None
    assert sought.heard_in(copied / "episodes/kabar/001-halo/audio/01-jingle.wav") is None
    shutil.rmtree(copied / GONE)
    (copied / EPISODE).parent.rename((copied / EPISODE).parent.with_name("003-baru"))
    assert {code for code, _ in refused(copied)} == {"consent-withdrawn-used"}
    write_wav(copied / "episodes/kabar/003-baru/audio/potongan.wav", 0.8 * speech_like(14.0, seed=99))
    assert {code for code, _ in refused(copied)} == {"consent-withdrawn-sound"}
