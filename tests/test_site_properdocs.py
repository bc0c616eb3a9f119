"""The same campaigns with properdocs, the continuation of MkDocs 1.x: the same tree, so MkDocs can be replaced.

What the browser tests, the judges of accessibility and the second parser say of the one tree, they say of the other.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from campaign_fixtures import copy_minimal
from site_fixtures import files, write_campaign
from test_site_plugin import run, tree


def every_block(folder: Path) -> Path:
    """The campaign that the browser tests open: four languages, every block, a programme, a poster, a calendar."""
    programme = "episodes/kabar/001-halo/episode.yaml"
    # a child's voice would need a consent, and a programme of silence is refused
    heard = files()[programme].replace("role: child", "role: voice").replace("silence_seconds: 8", "tone: {seconds: 8}")
    write_campaign(folder, {programme: heard})
    return folder


@pytest.mark.parametrize("write", [copy_minimal, every_block])
def test_properdocs_gives_the_same_tree(tmp_path: Path, write: Callable[[Path], Path]) -> None:
    campaign = write(tmp_path / "kampanye")
    by_gaung = run(campaign, "gaung", "build")
    assert by_gaung.returncode == 0, by_gaung.stderr
    expected = tree(campaign / "site")
    shutil.rmtree(campaign / "site")
    by_properdocs = run(campaign, "properdocs", "build", "--strict")
    assert by_properdocs.returncode == 0, by_properdocs.stdout + by_properdocs.stderr
    assert tree(campaign / "site") == expected


def test_a_mistake_stops_properdocs_with_a_sentence(tmp_path: Path) -> None:
    campaign = copy_minimal(tmp_path / "kampanye")
    page = next((campaign / "content/id").glob("*.md"))
    page.write_text(page.read_text("utf-8") + "\n[x](hilang.md)\n", "utf-8")
    stopped = run(campaign, "properdocs", "build")
    assert stopped.returncode == 1
    assert "[page-link-broken]" in stopped.stdout + stopped.stderr
    assert "Traceback" not in stopped.stdout + stopped.stderr
    assert not (campaign / "site").exists()
