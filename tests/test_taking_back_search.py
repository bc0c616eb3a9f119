"""What was taken back is off the site wherever it was: in a poster that quotes it, in a programme with a copy."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from gaung.build import build
from gaung.making.audio import ffmpeg_path, prints
from gaung.making.audio.sought import Sought
from gaung.mkdocs_plugin import generate
from gaung.problem import CampaignError
from taking_back_fixtures import GONE, NOW, OPTIONS, campaign, everything_in, run

SAID = "Kami mau aturan kelas yang kami tulis sendiri bersama wali kelas"
EPISODE, POSTER, PAGE = "episodes/kabar/001-halo/episode.yaml", "posters/halo/poster.yaml", "content/id/jejak.md"
WORDS = ("--now", NOW.isoformat(), "--language", "en")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A child is quoted in a page, and in a poster without a consent; its recording is recoded in a second episode."""
    root = campaign(tmp_path_factory.mktemp("published"))
    register = root / "content/data/consents.yaml"
    register.write_text(register.read_text("utf-8").replace("[voice, ", "[quote, voice, "), "utf-8")
    with (root / PAGE).open("a", encoding="utf-8") as page:
        page.write(f'\n::: voices "Kata kami"\n- {SAID}. [ID-2026-001]\n:::\n')
    poster = (root / POSTER).read_text("utf-8")
    poster = re.sub(r"(id: \{headline: [^,]+, body: )[^}]+\}", rf"\g<1>{SAID}.}}", poster, count=1)
    assert SAID in poster
    (root / POSTER).write_text(poster, "utf-8")
    copy = root / "episodes/kabar/001-halo/audio/lain.mp3"
    command = [ffmpeg_path(), "-v", "error", "-i", root / GONE / "audio/cerita.wav", "-b:a", "48k", copy]
    subprocess.run([*map(str, command)], check=True)
    episode = root / EPISODE
    episode.write_text(episode.read_text("utf-8").replace("audio/02-dialog.wav", "audio/lain.mp3"), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        # a build refuses it by now; it was published before
        patch.setattr("gaung.sounding_alike.copied_sounds", lambda *_: iter(()))
        build(root, OPTIONS, generate=generate)
    return root


def test_nothing_that_holds_it_stays_although_no_build_succeeds(
    published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = shutil.copytree(published, tmp_path / "campaign")
    site = root / "site"
    quoting = [name for name, text in everything_in(site) if SAID in " ".join(text.split())]
    assert "posters/halo/halo.id.A4.pdf" in quoting
    assert run("withdraw", "ID-2026-001", "--root", str(root), "--out", str(root / "out"), *WORDS) == 1
    assert [name for name, text in everything_in(site) if SAID in " ".join(text.split())] == []
    assert [path for path in site.rglob("*") if path.is_file() and "posters/halo" in path.as_posix()] == []
    sought = Sought({"": [prints.print_of(root / GONE / "audio/cerita.wav")]})
    assert [one for one in site.rglob("*") if one.suffix in {".mp3", ".opus", ".flac"} and sought.heard_in(one)] == []
    report = (root / "out/takedown.txt").read_text("utf-8")
    for name in ("posters/halo/halo.id.A4.pdf", "podcast/kabar/001-halo/kabar-001-halo.mp3"):
        assert name in report
    assert (site / "withdrawn.json").is_file()
    assert "It was in kabar/001-halo, too" in capsys.readouterr().out


def test_the_build_that_stops_names_the_authors_own_files(published: Path, tmp_path: Path) -> None:
    root = shutil.copytree(published, tmp_path / "campaign")
    assert run("withdraw", "ID-2026-001", "--root", str(root), "--no-build", *WORDS) == 0
    with pytest.raises(CampaignError) as error:
        build(root, OPTIONS, generate=generate)
    found = {(one.code, one.place.file if one.place else "") for one in error.value.problems if one.severity == "error"}
    assert ("consent-withdrawn-text", POSTER) in found
    assert not [file for _, file in found if file.startswith("content/")]
    told = [one for one in error.value.problems if one.code == "consent-withdrawn-sound"]
    (line,) = (n for n, text in enumerate((root / EPISODE).read_text("utf-8").split("\n"), 1) if "lain.mp3" in text)
    assert [(one.place.file, one.place.line) for one in told if one.place] == [(EPISODE, line)]
    assert told[0].facts["output"] == "episodes/kabar/001-halo/audio/lain.mp3"


def test_a_jingle_in_the_folder_of_what_is_gone_stops_no_build(published: Path, tmp_path: Path) -> None:
    root = shutil.copytree(published, tmp_path / "campaign")
    poster = (root / POSTER).read_text("utf-8").replace(SAID, "Halo semua")
    (root / POSTER).write_text(poster, "utf-8")
    shutil.copy(root / "episodes/kabar/001-halo/audio/01-jingle.wav", root / GONE / "audio/nada.wav")
    episode = root / EPISODE
    text = episode.read_text("utf-8").replace("audio/lain.mp3", "audio/02-dialog.wav")
    episode.write_text(text.replace("audio/01-jingle.wav", "../002-layang-layang/audio/nada.wav"), "utf-8")
    assert run("withdraw", "ID-2026-001", "--root", str(root), *WORDS) == 0
    assert (root / "site/podcast/kabar/001-halo/kabar-001-halo.mp3").is_file()
    build(root, OPTIONS, generate=generate)
