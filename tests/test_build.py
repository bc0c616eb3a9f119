"""The whole chain on a small real campaign: published whole or not at all, and nothing made twice."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from campaign_fixtures import copy_minimal, edited
from gaung.build import Build, Options, build
from gaung.catalogue import Part
from gaung.mkdocs_plugin import generate
from gaung.problem import CampaignError

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
EPISODE = "episodes/kabar/001-halo/episode.yaml"
OPTIONS = Options(now=NOW)


def listing(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A minimal campaign that was built once, with a full cache. Copy it before you change it."""
    root = copy_minimal(tmp_path_factory.mktemp("built"))
    build(root, OPTIONS, generate=generate)
    return root


def test_one_command_publishes_the_contract_of_paths(built: Path) -> None:
    files = set(listing(built / "site"))
    assert {
        "index.html",
        "jejak/index.html",
        "en/index.html",
        "help/index.html",
        "en/help/index.html",
        "posters/index.html",
        "posters/halo/index.html",
        "posters/halo/halo.id.A4.pdf",
        "posters/halo/halo.id.A4.png",
        "posters/halo/halo.en.A4.pdf",
        "podcast/kabar/feed.xml",
        "podcast/kabar/cover.jpg",
        "podcast/kabar/001-halo/index.html",
        "podcast/kabar/001-halo/kabar-001-halo.mp3",
        "podcast/kabar/001-halo/chapters.json",
        "sitemap.xml",
        "404.html",
    } <= files
    assert not [name for name in files if name.endswith(("facts.json", "manifest.json", ".yaml", ".yml"))]


def test_a_second_build_makes_nothing(built: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (built / "site").rglob("*")}
    result = build(built, OPTIONS, generate=generate)
    assert result.made == ()
    assert not result.was_published
    assert {path: path.stat().st_mtime_ns for path in (built / "site").rglob("*")} == before


def test_a_fresh_build_elsewhere_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    root = copy_minimal(tmp_path / "a folder with a space")
    build(root, OPTIONS, generate=generate)
    assert listing(root / "site") == listing(built / "site")


def test_mkdocs_build_gives_the_same_tree(built: Path, tmp_path: Path) -> None:
    root = copy_minimal(tmp_path / "campaign")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    subprocess.run(command, cwd=root, check=True, timeout=300)
    assert listing(root / "site") == listing(built / "site")


def test_one_changed_page_makes_no_sound_and_no_poster(built: Path, tmp_path: Path) -> None:
    root = shutil.copytree(built, tmp_path / "campaign")
    page = root / "content/id/jejak.md"
    page.write_text(page.read_text("utf-8") + "\nSatu baris baru.\n", "utf-8")
    result = build(root, OPTIONS, generate=generate)
    assert result.made == ()
    assert result.was_published
    assert "Satu baris baru." in (root / "site/jejak/index.html").read_text("utf-8")


def test_a_touched_site_is_published_anew(built: Path, tmp_path: Path) -> None:
    root = shutil.copytree(built, tmp_path / "campaign")
    (root / "site/jejak/index.html").unlink()
    assert build(root, OPTIONS, generate=generate).was_published
    assert (root / "site/jejak/index.html").exists()


def test_an_error_leaves_the_published_site_as_it_was(built: Path, tmp_path: Path) -> None:
    root = shutil.copytree(built, tmp_path / "campaign")
    before = listing(root / "site")
    name, text = next(iter(edited("content/id/jejak.md", ("Pikir dulu", "Tulis ke 0812-0000-0000")).items()))
    (root / name).write_text(text, "utf-8")
    with pytest.raises(CampaignError):
        build(root, OPTIONS, generate=generate)
    assert listing(root / "site") == before
    assert not list(root.glob(".site*"))


def test_all_problems_of_all_jobs_come_at_once(built: Path, tmp_path: Path) -> None:
    root = shutil.copytree(built, tmp_path / "campaign")
    (root / "episodes/kabar/001-halo/audio/02-dialog.wav").write_bytes(b"RIFF")
    poster = root / "posters/halo/poster.yaml"
    poster.write_text(
        poster.read_text("utf-8").replace("Pikir dulu", "Pikir \N{DOMINO TILE HORIZONTAL-00-00}"), "utf-8"
    )
    with pytest.raises(CampaignError) as caught:
        build(root, OPTIONS, generate=generate)
    files = {problem.place.file for problem in caught.value.problems if problem.place}
    assert files == {EPISODE, "posters/halo/poster.yaml"}


def test_what_loses_its_consent_leaves_site_and_feed_and_cache(built: Path, tmp_path: Path) -> None:
    root = shutil.copytree(built, tmp_path / "campaign")
    consents = root / "content/data/consents.yaml"
    episode = root / EPISODE
    episode.write_text(
        episode.read_text("utf-8").replace(
            "people: [{role: host, alias: Kak Rimba}]",
            "people: [{role: child, alias: Bintang}]\nconsents: [ID-2026-001]",
        ),
        "utf-8",
    )
    build(root, OPTIONS, generate=generate)
    assert (root / "site/podcast/kabar/001-halo/kabar-001-halo.mp3").exists()
    consents.write_text(consents.read_text("utf-8") + "    withdrawn_on: 2026-11-21\n", "utf-8")
    result = build(root, OPTIONS, generate=generate)
    told = {problem.code for problem in result.problems}
    assert told == {"consent-ended", "consent-untraced", "poster-pretest-missing"}
    made = [*(root / "site").rglob("*"), *(root / ".cache").rglob("*")]
    assert not [path for path in made if "001-halo" in path.as_posix()]
    assert not [path for path in made if path.is_file() and b"Halo dunia" in path.read_bytes()]
    assert not list((root / ".cache/gaung/made").rglob("*.mp3"))


def test_only_one_part_is_made_and_nothing_published(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path)
    result = build(root, Options(now=NOW, only=Part.POSTERS), generate=generate)
    assert result.made == ("poster/halo",)
    assert not (root / "site").exists()


def test_a_preview_ignores_what_is_wrong_elsewhere(tmp_path: Path) -> None:
    wrong_elsewhere = edited("content/id/jejak.md", ("Pikir dulu", "Tulis ke 0812-0000-0000"))
    unsafe_here = edited(EPISODE, ("Sapaan", "Tulis ke 0812-0000-0000"))
    root = copy_minimal(tmp_path, {**wrong_elsewhere, **unsafe_here})
    with Build(root, OPTIONS) as work:
        made, problems = work.preview(lambda names: next(name for name in names if name.startswith("episode/")))
    assert (made / "kabar-001-halo.mp3").stat().st_size > 10_000
    assert [(problem.code, str(problem.severity)) for problem in problems][:1] == [("personal-data-phone", "warning")]


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="processes are killed the way Linux and macOS do it")
def test_a_build_killed_at_any_moment_leaves_the_site_whole(built: Path, tmp_path: Path) -> None:
    root = shutil.copytree(built, tmp_path / "campaign")
    before = listing(root / "site")
    chance = random.Random(7)
    page = root / "content/id/jejak.md"
    text = page.read_text("utf-8")
    changing = ("jejak/index.html", "assets/search/")  # the edited page, and the index of its words
    steady = {name: content for name, content in before.items() if not name.startswith(changing)}
    command = [sys.executable, "-m", "gaung", "build", "--root", str(root), "--now", NOW.isoformat()]
    kills = 0
    for number in range(12):
        page.write_text(f"{text}\nPerubahan nomor {number}.\n", "utf-8")
        shutil.rmtree(root / ".cache/gaung/made/poster", ignore_errors=True)
        process = subprocess.Popen(
            command, start_new_session=True, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0.1, 3.0))
        kills += process.poll() is None
        os.killpg(process.pid, signal.SIGKILL) if process.poll() is None else None
        process.wait()
        now = listing(root / "site")
        is_new = f"Perubahan nomor {number}.".encode() in now["jejak/index.html"]
        assert is_new or now == before, f"kill {number} left neither the old site nor the new one"
        assert {name: content for name, content in now.items() if not name.startswith(changing)} == steady
        assert len(now) == len(before)
        before = now
    assert kills >= 6
    result = build(root, OPTIONS, generate=generate)
    assert "Perubahan nomor 11." in (root / "site/jejak/index.html").read_text("utf-8")
    assert result.site == root / "site"
    assert not list(root.glob(".site*"))


def test_two_builds_at_once_wait_for_each_other(built: Path, tmp_path: Path) -> None:
    root = shutil.copytree(built, tmp_path / "campaign")
    shutil.rmtree(root / "site")
    command = [sys.executable, "-m", "gaung", "build", "--root", str(root), "--now", NOW.isoformat()]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    outputs = [process.communicate(timeout=300) for process in both]
    assert [process.returncode for process in both] == [0, 0], outputs
    assert listing(root / "site") == listing(built / "site")


POSTER = "posters/halo/poster.yaml"
TRIED = "theme: lantang\npretested: [{date: 2026-11-02, band: 12-14, people: 6, changes: The verb came first.}]"


def test_a_release_asks_whether_children_have_seen_the_poster(tmp_path: Path) -> None:
    def warned(name: str, options: Options, *changes: tuple[str, str]) -> bool:
        root = copy_minimal(tmp_path / name, edited(POSTER, *changes))
        with Build(root, options) as work:
            work.load()
            return "poster-pretest-missing" in {problem.code for problem in work.problems}

    assert warned("untried", OPTIONS)
    assert not warned("draft", Options(now=NOW, draft=True))
    assert not warned("tried", OPTIONS, ("theme: lantang", TRIED))
