"""A child's words in a real build: shown with consent, gone the day it is taken back, and found when they come back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from campaign_fixtures import copy_minimal
from site_fixtures import CONSENTS
from test_cli import NOW, gaung

SAID = "Kami mau aturan kelas yang kami tulis sendiri bersama wali kelas"
PAGE = "content/id/suara.md"
FRONT = "---\ntitle: Suara kami\ndescription: Yang kami minta.\naudience: everybody\n---\n\n"
VOICES = f'::: voices "Kata kami"\n- {SAID}. [ID-2026-005]\n:::\n'
REGISTER = "content/data/consents.yaml"


def texts_in(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in {".html", ".xml", ".json", ".md", ".txt", ".js"}:
            yield path.relative_to(folder).as_posix(), path.read_text("utf-8", "replace")


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_minimal(tmp_path_factory.mktemp("quoted") / "c", {PAGE: f"{FRONT}Kami diminta bicara.\n\n{VOICES}"})
    register = (root / REGISTER).read_text("utf-8").rstrip("\n")
    own = CONSENTS.removeprefix("consents:\n").replace("ID-2026-001", "ID-2026-005")
    (root / REGISTER).write_text(f"{register}\n{own}", "utf-8")
    done = gaung("build", *NOW, cwd=root)
    assert done.returncode == 0, done.stdout
    return root


@pytest.fixture(scope="module")
def after(before: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("taken") / "c"
    shutil.copytree(before, root)
    done = gaung("withdraw", "ID-2026-005", *NOW, cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    return root


def test_it_is_shown_by_age_band_and_never_by_reference(before: Path) -> None:
    page = (before / "site/suara/index.html").read_text("utf-8")
    assert SAID in page
    assert "Anak, 13–15 tahun" in page
    assert not [name for name, text in texts_in(before / "site") if "ID-2026-005" in text]


def test_nothing_of_it_is_left_anywhere(after: Path) -> None:
    page = (after / "site/suara/index.html").read_text("utf-8")
    assert "Kami diminta bicara" in page
    assert "Anak, 13–15 tahun" not in page
    for folder in ("site", ".cache"):
        assert not [name for name, text in texts_in(after / folder) if SAID in text]


@pytest.mark.parametrize("file", ["content/id/lain.md", "episodes/kabar/001-halo/notes.md"])
def test_words_that_come_back_stop_the_build_at_their_line(after: Path, tmp_path: Path, file: str) -> None:
    root = tmp_path / "c"
    shutil.copytree(after, root)
    text = f"Ada yang bilang begini: {SAID}. Setuju?\n"
    (root / file).write_text(f"{FRONT.replace('Suara kami', 'Lain')}{text}" if "content" in file else text, "utf-8")
    (root / PAGE).write_text(f"{FRONT}Kami diminta bicara.\n", "utf-8")
    done = gaung("build", *NOW, cwd=root)
    assert done.returncode == 1
    assert "[consent-withdrawn-text]" in done.stdout + done.stderr
    assert f"{file}:" in done.stdout + done.stderr


def test_words_that_somebody_had_copied_before_stop_the_build_too(before: Path, tmp_path: Path) -> None:
    root = tmp_path / "c"
    shutil.copytree(before, root)
    (root / "content/id/lain.md").write_text(f"{FRONT.replace('Suara kami', 'Lain')}Kata mereka: {SAID}!\n", "utf-8")
    done = gaung("withdraw", "ID-2026-005", *NOW, "--no-build", "--out", str(tmp_path / "lapor"), cwd=root)
    assert done.returncode == 0
    told = (tmp_path / "lapor/takedown.txt").read_text("utf-8")
    assert "suara/index.html" in told  # sticks and schools may have the page as it was
    assert "Januari 1," not in told
    assert SAID not in told
    done = gaung("build", *NOW, cwd=root)
    assert done.returncode == 1
    assert "[consent-withdrawn-text]" in done.stdout + done.stderr
    assert "content/id/lain.md:" in done.stdout + done.stderr


def test_a_quote_without_a_fitting_consent_stops_the_build(before: Path, tmp_path: Path) -> None:
    root = tmp_path / "c"
    shutil.copytree(before, root)
    (root / "content/id/suara.md").write_text(f"{FRONT}{VOICES.replace('005', '001')}", "utf-8")
    done = gaung("build", *NOW, cwd=root)
    assert done.returncode == 1
    assert f"{PAGE}:8:" in done.stdout + done.stderr
    assert "[consent-kind]" in done.stdout + done.stderr
    assert "Terbit" not in done.stdout
