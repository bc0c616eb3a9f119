"""Who pulls the plug in the middle of a command loses nothing: every file is the old one or the new one."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from campaign_fixtures import copy_minimal, edited
from gaung.stick import is_stick
from taking_back_fixtures import NOW, Before
from test_cli import gaung

PAGES = 12
AUTHORS = ("content", "episodes", "posters", "mkdocs.yml")


def authors(root: Path) -> dict[str, bytes]:
    """Everything that an author wrote or recorded; half-written files have names of their own."""
    found = [path for name in AUTHORS for path in (root / name, *(root / name).rglob("*"))]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found if path.is_file()}


def without_beginnings(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: content for name, content in files.items() if not name.rpartition("/")[2].startswith(".")}


def killed(words: list[str], is_time: Callable[[], bool], most_seconds: float = 300) -> bool:
    """Begin a command and kill it as soon as it is time; whether it was still at it."""
    done = subprocess.Popen(
        [sys.executable, "-m", "gaung", *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    end = time.monotonic() + most_seconds
    while not is_time() and done.poll() is None and time.monotonic() < end:
        time.sleep(0.001)
    was_running = done.poll() is None
    done.kill()  # SIGKILL: nothing can be tidied up
    done.wait()
    return was_running


def after(seconds: float) -> Callable[[], bool]:
    end = time.monotonic() + seconds
    return lambda: time.monotonic() >= end


def unmended(folder: Path) -> Path:
    """A campaign whose pages all hold a word that is safely replaced."""
    root = copy_minimal(folder, edited("content/id/jejak.md", ("Pikir dulu, lalu bagikan.", "Bocah itu bermain.")))
    page = (root / "content/id/jejak.md").read_text("utf-8")
    for number in range(PAGES):
        text = page.replace("title: ", f"title: Nomor {number} ", 1)
        (root / f"content/id/jejak-{number}.md").write_text(text, "utf-8")
    return root


def test_words_are_replaced_file_by_file_whole_or_not_at_all(tmp_path: Path) -> None:
    root = unmended(tmp_path / "a")
    words = ["check", "--fix", "--write", "--now", NOW.isoformat(), "--root"]
    before = authors(root)
    mended = shutil.copytree(root, tmp_path / "mended")
    begun = time.monotonic()
    gaung(*words, str(mended))
    seconds = time.monotonic() - begun
    new = authors(mended)
    assert sum(new[name] != before[name] for name in before) == PAGES + 1

    def is_begun(count: int) -> Callable[[], bool]:
        pages = [root / name for name in before if new[name] != before[name]]
        sizes = {path: len(before[path.relative_to(root).as_posix()]) for path in pages}
        return lambda: sum(path.stat().st_size != sizes[path] for path in pages) >= count

    chance = random.Random(7)
    by_chance = [partial(after, chance.uniform(0, seconds)) for _ in range(2)]
    reached = 0
    for make in (*by_chance, partial(is_begun, 1), partial(is_begun, 6)):
        shutil.rmtree(root)
        unmended(root)
        reached += killed([*words, str(root)], make())
        now = without_beginnings(authors(root))
        assert now.keys() == before.keys()
        assert [name for name in now if now[name] not in {before[name], new[name]}] == []
    assert reached
    done = gaung(*words, str(root))
    assert done.returncode == 0, done.stderr
    assert authors(root) == new, "and no beginning of a file is left"


def test_a_stick_is_the_old_one_or_the_new_one(before: Before, tmp_path: Path) -> None:
    root = shutil.copytree(before.root, tmp_path / "campaign")
    out = tmp_path / "gaung-usb.zip"
    words = ["pack", "usb", "--out", str(out), "--root", str(root)]
    begun = time.monotonic()
    assert gaung(*words).returncode == 0
    seconds = time.monotonic() - begun
    old = out.read_bytes()
    page = root / "content/id/jejak.md"
    page.write_text(page.read_text("utf-8") + "\nBerubah.\n", "utf-8")
    written = authors(root)
    part = out.with_name(f".{out.name}.part")
    reached = 0
    moments: tuple[Callable[[], bool], ...] = (after(random.Random(7).uniform(0, seconds)), part.exists)
    for is_time in moments:
        reached += killed(words, is_time)
        assert authors(root) == written
        assert is_stick(out)
        with zipfile.ZipFile(out) as stick:
            assert out.read_bytes() == old or stick.testzip() is None
        assert (root / "site/index.html").is_file()
    assert reached
    done = gaung(*words)
    assert done.returncode == 0, done.stderr
    assert not part.exists()
    with zipfile.ZipFile(out) as stick:
        assert stick.testzip() is None
        (name,) = [one for one in stick.namelist() if one.endswith("jejak/index.html")]
        assert b"Berubah." in stick.read(name)
    assert authors(root) == written


@pytest.mark.parametrize("left", ["half a page", ""])
def test_what_a_killed_run_left_beside_a_page_is_written_over(tmp_path: Path, left: str) -> None:
    root = unmended(tmp_path / "a")
    (root / "content/id/.jejak.md.gaung-new").write_text(left, "utf-8")
    assert gaung("check", "--now", NOW.isoformat(), "--root", str(root)).returncode in {0, 1}
    assert gaung("check", "--fix", "--write", "--now", NOW.isoformat(), "--root", str(root)).returncode == 0
    assert "Bocah" not in (root / "content/id/jejak.md").read_text("utf-8")
    assert not (root / "content/id/.jejak.md.gaung-new").exists()
