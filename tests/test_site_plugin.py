"""`mkdocs build` and `gaung build` are one build: same tree, same sentences, nothing lost when something is wrong."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from campaign_fixtures import copy_minimal

# as on a laptop, where nobody says which day it is, apart from what Material prints about its own end
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "NO_COLOR": "1"}


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(
        command, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, timeout=300, check=False
    )


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def campaign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_minimal(tmp_path_factory.mktemp("plugin") / "kampanye")


def test_both_entrances_give_the_same_tree(campaign: Path) -> None:
    by_gaung = run(campaign, "gaung", "build")
    assert by_gaung.returncode == 0, by_gaung.stderr
    first = tree(campaign / "site")
    assert "index.html" in first
    shutil.rmtree(campaign / "site")
    by_mkdocs = run(campaign, "mkdocs", "build", "--strict")
    assert by_mkdocs.returncode == 0, by_mkdocs.stdout + by_mkdocs.stderr
    assert tree(campaign / "site") == first
    again = run(campaign, "gaung", "build")
    assert again.returncode == 0
    assert tree(campaign / "site") == first
    assert sorted(path.name for path in campaign.iterdir() if path.name.startswith(".")) == [".cache"]


def test_a_mistake_stops_mkdocs_with_a_sentence_and_keeps_the_published_site(campaign: Path) -> None:
    run(campaign, "gaung", "build")
    before = tree(campaign / "site")
    page = next((campaign / "content/id").glob("*.md"))
    good = page.read_text("utf-8")
    page.write_text(good + "\n[x](hilang.md)\n", "utf-8")
    try:
        stopped = run(campaign, "mkdocs", "build")
    finally:
        page.write_text(good, "utf-8")
    said = stopped.stdout + stopped.stderr
    assert stopped.returncode == 1
    assert "[page-link-broken]" in said
    assert f"content/id/{page.name}:" in said
    assert "Traceback" not in said
    assert tree(campaign / "site") == before
    assert not (campaign / ".site.next").exists()


def wait_for(address: str, wanted: str, seconds: float = 60) -> str:
    """The page at `address` as soon as it holds `wanted`."""
    end = time.monotonic() + seconds
    text = ""
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                text = answer.read().decode()
        except OSError:
            text = ""
        if wanted in text:
            return text
        time.sleep(0.1)
    pytest.fail(f"{wanted!r} never appeared at {address}")


def test_serve_shows_an_edit_without_touching_the_published_site_or_building_for_ever(campaign: Path) -> None:
    run(campaign, "gaung", "build")
    before = tree(campaign / "site")
    page = next(path for path in (campaign / "content/id").glob("*.md") if path.name != "index.md")
    good = page.read_text("utf-8")
    log = campaign.with_name("serve.log")
    with log.open("w") as stream:
        command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", "127.0.0.1:18431"]
        server = subprocess.Popen(command, cwd=campaign, env=ENVIRONMENT, stdout=stream, stderr=stream)
        try:
            base = "http://127.0.0.1:18431/"
            home = wait_for(base, "g-exit")
            assert "livereload" in home
            page.write_text(good + "\nKalimat yang baru saja ditulis.\n", "utf-8")
            wait_for(f"{base}{page.stem}/", "Kalimat yang baru saja ditulis.")
            time.sleep(3)
        finally:
            server.terminate()
            server.wait(30)
            page.write_text(good, "utf-8")
    assert len(re.findall("Building documentation\\.\\.\\.", log.read_text("utf-8"))) == 2, log.read_text("utf-8")
    assert tree(campaign / "site") == before
