"""The same campaign with properdocs, the continuation of MkDocs 1.x: the same tree, so MkDocs can be replaced."""

from __future__ import annotations

import shutil
from pathlib import Path

from campaign_fixtures import copy_minimal
from test_site_plugin import run, tree


def test_properdocs_gives_the_same_tree(tmp_path: Path) -> None:
    campaign = copy_minimal(tmp_path / "kampanye")
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
