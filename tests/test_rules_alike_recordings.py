"""A child's recording that was cut, encoded anew, sped up or turned higher needs its consent in another episode."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import numpy as np
import pytest

from campaign_fixtures import copy_minimal, edited, speech_like, write_wav
from gaung.build import build
from gaung.kept.findings import Check
from gaung.known_sounds import KnownSounds
from gaung.making.audio import ffmpeg_path
from gaung.messages import COMPLETE, as_text
from gaung.mkdocs_plugin import generate
from gaung.problem import CampaignError, Problem
from taking_back_fixtures import NOW, OPTIONS, run
from test_rules_copied_recordings import CHILD, EPISODE, SECOND

CODE = "consent-recording-copy"
MINE = "episodes/kabar/001-halo/audio/potongan.mp3"
SEGMENT = "file: audio/02-dialog.wav"
CHANGES = {
    "encoded": ["-b:a", "48k"],
    "cut": ["-ss", "5.1", "-t", "8", "-b:a", "64k"],
    "short": ["-ss", "7.3", "-t", "3.2", "-b:a", "64k"],
    "faster": ["-af", "atempo=1.08", "-b:a", "64k"],
    "slower": ["-af", "atempo=0.87", "-b:a", "48k"],
    "higher": ["-af", "asetrate=16000*1.06,aresample=16000", "-b:a", "64k"],
    "lower": ["-ss", "4", "-t", "8", "-af", "asetrate=16000*0.88,aresample=16000", "-b:a", "64k"],
    "a voice changer's": ["-af", "asetrate=16000*1.25,aresample=16000,atempo=0.8", "-b:a", "96k"],
    "a slow reader's": ["-af", "atempo=0.8", "-b:a", "64k"],
}


def changed(source: Path, to: Path, options: Iterable[str]) -> Path:
    subprocess.run([str(ffmpeg_path()), "-v", "error", "-y", "-i", str(source), *options, str(to)], check=True)
    return to


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A child's recording in one episode, with its consent, and another episode that may hold something of it."""
    root = copy_minimal(tmp_path_factory.mktemp("both"), {**edited(EPISODE), SECOND: CHILD})
    write_wav(root / SECOND.replace("episode.yaml", "audio/anak.wav"), speech_like(20.0, 77))
    return root


def copy_of(both: Path, folder: Path, options: Iterable[str], *edits: tuple[str, str]) -> Path:
    root = shutil.copytree(both, folder)
    changed(root / "episodes/kabar/002-lagi/audio/anak.wav", root / MINE, options)
    text = (root / EPISODE).read_text()
    for before, after in edits or ((SEGMENT, "file: audio/potongan.mp3"),):
        assert before in text
        text = text.replace(before, after, 1)
    (root / EPISODE).write_text(text)
    return root


def found(root: Path) -> list[Problem]:
    return [one for one in Check(root, NOW, lambda _: ()).problems() if one.code == CODE]


@pytest.mark.parametrize("how", CHANGES)
def test_a_copy_that_only_sounds_the_same_needs_the_same_consent(how: str, both: Path, tmp_path: Path) -> None:
    root = copy_of(both, tmp_path / "campaign", CHANGES[how])
    (problem,) = found(root)
    assert problem.place is not None
    assert problem.place.file == EPISODE
    assert (problem.facts["first"], problem.facts["recording"]) == (SECOND, "anak.wav")
    for language in COMPLETE:
        assert "ID-2026-001" in as_text(problem, language, root)
    named = (root / EPISODE).read_text().replace("episode: 1", "episode: 1\nconsents: [ID-2026-001]")
    (root / EPISODE).write_text(named)
    assert found(root) == []


def test_the_build_refuses_it_and_publishes_nothing(both: Path, tmp_path: Path) -> None:
    root = copy_of(both, tmp_path / "campaign", CHANGES["faster"])
    with pytest.raises(CampaignError) as refused:
        build(root, OPTIONS, generate=generate)
    assert CODE in {one.code for one in refused.value.problems}
    assert not (root / "site").exists()


@pytest.mark.parametrize(
    "edit",
    [
        ("segments:", "music_bed: {file: audio/potongan.mp3}\nsegments:"),
        ("file: audio/01-jingle.wav", "file: audio/potongan.mp3"),
    ],
)
def test_as_a_bed_or_a_jingle_it_is_a_child_all_the_same(edit: tuple[str, str], both: Path, tmp_path: Path) -> None:
    assert len(found(copy_of(both, tmp_path / "campaign", CHANGES["encoded"], edit))) == 1


def test_only_what_is_used_counts(both: Path, tmp_path: Path) -> None:
    """The child's programme uses the first seconds, the other one what follows."""
    root = copy_of(both, tmp_path / "a", CHANGES["encoded"], (SEGMENT, "file: audio/potongan.mp3, start: 10"))
    assert len(found(root)) == 1
    child = (root / SECOND).read_text()
    (root / SECOND).write_text(child.replace("audio/anak.wav", "audio/anak.wav, end: 9"))
    assert found(root) == []


def test_the_jingle_in_both_recordings_is_nobodys(both: Path, tmp_path: Path) -> None:
    """Who mixes at home has the jingle in every recording; the child's programme says what it is."""
    root = shutil.copytree(both, tmp_path / "campaign")
    jingle = speech_like(6.0, 500)
    write_wav(root / MINE.replace("mp3", "wav"), np.concatenate((jingle, speech_like(12.0, 501))))
    write_wav(root / SECOND.replace("episode.yaml", "audio/anak.wav"), np.concatenate((jingle, speech_like(20.0, 77))))
    (root / EPISODE).write_text((root / EPISODE).read_text().replace(SEGMENT, "file: audio/potongan.wav"))
    assert len(found(root)) == 1
    child = (root / SECOND).read_text()
    music = "  - {file: audio/anak.wav, end: 6, title: Musik, kind: jingle}\n"
    own = music + "  - {file: audio/anak.wav, start: 6, title: Anak"
    (root / SECOND).write_text(child.replace("  - {file: audio/anak.wav, title: Anak", own))
    assert found(root) == []
    write_wav(root / "episodes/kabar/audio/jingle.wav", jingle * 0.6)
    jingle_file = "  - {file: ../audio/jingle.wav, title: Musik, kind: jingle}\n  - {file: audio/anak.wav, title: Anak"
    (root / SECOND).write_text(child.replace("  - {file: audio/anak.wav, title: Anak", jingle_file))
    assert found(root) == []


def test_other_voices_and_jingles_that_all_use_are_free(both: Path, tmp_path: Path) -> None:
    root = shutil.copytree(both, tmp_path / "campaign")
    for number in range(3):
        write_wav(root / MINE.replace("potongan.mp3", "02-dialog.wav"), speech_like(30.0, 600 + number))
        assert found(root) == []


def test_a_show_of_computer_voices_says_the_same_words_again(both: Path, tmp_path: Path) -> None:
    root = copy_of(both, tmp_path / "campaign", CHANGES["encoded"])
    show = root / "episodes/kabar/show.yaml"
    show.write_text(f"synthetic: true\n{show.read_text()}")
    assert found(root) == []


def test_nothing_is_listened_to_twice_and_nothing_is_kept_of_what_is_gone(
    both: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copy_of(both, tmp_path / "campaign", CHANGES["cut"])
    assert len(found(root)) == 1
    kept = {path.name: path.read_bytes() for path in (root / ".cache/gaung/sounds").iterdir()}
    again = shutil.copytree(root, tmp_path / "again", ignore=shutil.ignore_patterns(".cache"))
    assert len(found(again)) == 1
    assert {path.name: path.read_bytes() for path in (again / ".cache/gaung/sounds").iterdir()} == kept
    monkeypatch.setattr("gaung.making.audio.recorded.recorded", lambda _: pytest.fail("listened to again"))
    (root / EPISODE).write_text((root / EPISODE).read_text().replace("episode: 1", "episode: 1\nseason: 1"))
    assert len(found(root)) == 1
    (root / EPISODE).write_text((root / EPISODE).read_text().replace("potongan.mp3", "02-dialog.wav"))
    (root / MINE).unlink()
    monkeypatch.undo()
    assert found(root) == []
    assert len([*(root / ".cache/gaung/sounds").glob("*.print")]) == len(kept) - 1
    assert run("withdraw", "ID-2026-001", "--root", str(root), "--now", NOW.isoformat(), "--no-build") == 0
    assert not (root / ".cache/gaung/sounds").exists()
    assert found(root) == []
    assert [*root.glob(".cache/gaung/sounds/*.print")] == []


@pytest.mark.parametrize("name", ["alike.json", "*.print"])
def test_a_cache_from_elsewhere_cannot_say_that_nothing_is_alike(both: Path, tmp_path: Path, name: str) -> None:
    root = copy_of(both, tmp_path / "campaign", CHANGES["cut"])
    assert len(found(root)) == 1
    for file in (root / ".cache/gaung/sounds").glob(name):
        content = file.read_bytes()
        begin = content.index(b"{") if name == "alike.json" else len(content) // 2
        body = content[begin:]
        file.write_bytes(
            content[:begin] + (re.sub(rb"\[\[.*?\]\]", b"[]", body) if name == "alike.json" else bytes(len(body)))
        )
        assert file.read_bytes() != content
    (root / EPISODE).write_text((root / EPISODE).read_text().replace("episode: 1", "episode: 1\nseason: 1"))
    assert len(found(root)) == 1


def test_what_cannot_be_written_down_is_compared_all_the_same(
    both: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copy_of(both, tmp_path / "campaign", CHANGES["cut"])
    monkeypatch.setattr("gaung.seal.write_private", lambda *_: False)
    assert len(found(root)) == 1
    assert not (root / ".cache/gaung/sounds").exists()


def test_who_has_little_time_goes_on_the_next_time(both: Path, tmp_path: Path) -> None:
    root = copy_of(both, tmp_path / "campaign", CHANGES["cut"])
    files = {"a": PurePosixPath(SECOND).parent / "audio/anak.wav", "b": PurePosixPath(MINE)}
    rounds = 0
    while True:
        sounds, rounds = KnownSounds(root, 1.0), rounds + 1
        alike = sounds.alike({"a": files["a"]}, files)
        if sounds.is_whole:
            break
    assert rounds == 2
    assert alike["a"]["b"] != ()
