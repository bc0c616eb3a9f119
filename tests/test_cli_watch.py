"""`--watch`: what is done again at every save."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from campaign_fixtures import copy_minimal
from gaung.cli import main

PAGE = "content/id/index.md"
ROUND = "Ctrl+C"
"""What stands in the sentence at the end of every round."""


class Told:
    """What a running command has said."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def __str__(self) -> str:
        return self._file.read_text("utf-8")

    def after(self, change: Callable[[], object]) -> str:
        """All that is said of a change, up to the end of its round."""
        before = str(self)
        change()
        until(lambda: ROUND in str(self)[len(before) :])
        return str(self)[len(before) :]


@contextmanager
def watching(root: Path, *arguments: str) -> Iterator[Told]:
    """A command with `--watch` that has done its first round; at the end somebody presses Ctrl+C."""
    told = root.parent / "told.txt"
    with told.open("wb") as stream:
        command = [sys.executable, "-m", "gaung", *arguments, "--watch", "--root", str(root)]
        running = subprocess.Popen(command, stdout=stream, stderr=stream, env={**os.environ, "PYTHONUNBUFFERED": "1"})
        try:
            until(lambda: ROUND in told.read_text("utf-8"))
            yield Told(told)
        finally:
            running.send_signal(signal.SIGINT)
            assert running.wait(timeout=60) == 130


def until(holds: Callable[[], bool], seconds: float = 240) -> None:
    """Wait for something another process does."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.2)


needs_ctrl_c = pytest.mark.skipif(not hasattr(os, "killpg"), reason="the key Ctrl+C is sent as a signal")


@needs_ctrl_c
def test_a_saved_poster_is_drawn_again_and_a_slip_does_not_end_it(tmp_path: Path) -> None:
    root, out = copy_minimal(tmp_path / "campaign"), tmp_path / "out"
    source = root / "posters/halo/poster.yaml"
    text = source.read_text("utf-8")
    with watching(root, "poster", "halo", "--language", "id", "--out", str(out)) as told:
        first = (out / "halo.id.A4.pdf").read_bytes()
        assert "lantnag" in told.after(
            lambda: source.write_text(text.replace("theme: lantang", "theme: lantnag"), "utf-8")
        )
        source.write_text(text.replace("Pikir dulu", "Tanya dulu"), "utf-8")
        until(lambda: (out / "halo.id.A4.pdf").read_bytes() != first)


@needs_ctrl_c
def test_what_is_saved_is_checked_at_once(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path / "campaign")
    page, settings = root / PAGE, root / "mkdocs.yml"
    text, set_before = page.read_text("utf-8"), settings.read_text("utf-8")
    with watching(root, "check") as told:
        assert "personal-data-phone" not in str(told)
        found = told.after(lambda: page.write_text(f"{text}\nHubungi aku di 0812-3456-7891 ya.\n", "utf-8"))
        assert "personal-data-phone" in found
        assert "3456" not in found
        assert "personal-data-phone" not in told.after(lambda: page.write_text(text, "utf-8"))
        # as editors save: another file takes its place
        beside = settings.with_name("mkdocs.yml.new")
        beside.write_text(f"nonsense: [\n{set_before}", "utf-8")
        assert "site-config" in told.after(lambda: beside.replace(settings))
        assert "site-config" not in told.after(lambda: settings.write_text(set_before, "utf-8"))


@needs_ctrl_c
def test_a_folder_that_comes_later_is_watched_too(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path / "campaign")
    posters = root / "posters"
    posters.rename(tmp_path / "kept")
    with watching(root, "check") as told:
        told.after(lambda: (tmp_path / "kept").rename(posters))
        poster = posters / "halo/poster.yaml"
        text = poster.read_text("utf-8")
        found = told.after(lambda: poster.write_text(text.replace("theme: lantang", "theme: lantnag"), "utf-8"))
        assert "lantnag" in found


@needs_ctrl_c
def test_a_folder_in_another_ones_place_is_watched(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path / "campaign")
    content = root / "content"
    with watching(root, "check") as told:

        def swap() -> None:
            content.rename(tmp_path / "before")
            shutil.copytree(tmp_path / "before", content)

        told.after(swap)
        page = root / PAGE
        text = f"{page.read_text('utf-8')}\nHubungi aku di 0812-3456-7891 ya.\n"
        assert "personal-data-phone" in told.after(lambda: page.write_text(text, "utf-8"))


@needs_ctrl_c
def test_a_file_beside_the_campaigns_folders_is_noticed(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path / "campaign")
    settings = root / "content/data/campaign.yaml"
    fonts = "fonts: {headline: {file: ../../huruf/judul.ttf, license: OFL-1.1}}\n"
    settings.write_text(settings.read_text("utf-8") + fonts, "utf-8")
    with watching(root, "check") as told:
        assert "judul.ttf" in str(told)
        (root / "huruf").mkdir()
        found = told.after(lambda: (root / "huruf/judul.ttf").write_bytes(b"no font"))
        assert found


@needs_ctrl_c
def test_hidden_files_of_editors_are_no_change(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path / "campaign")
    page = root / PAGE
    with watching(root, "check") as told:
        before = str(told)
        for name in (".index.md.swp", "index.md~", ".~lock.index.md#"):
            page.with_name(name).write_text("Hubungi aku di 0812-3456-7891 ya.\n", "utf-8")
        time.sleep(2)
        assert str(told) == before


@pytest.mark.parametrize("other", [["--fix"], ["--format", "json"]])
def test_only_people_watch(other: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copy_minimal(tmp_path / "campaign")
    with pytest.raises(SystemExit) as ended:
        main(["check", "--watch", *other, "--root", str(root), "--language", "en"])
    assert ended.value.code == 2
    assert "--watch" in capsys.readouterr().err
