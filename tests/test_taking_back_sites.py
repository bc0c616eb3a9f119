"""What was taken back leaves every folder into which the site was published, and one that is not there is named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gaung.publication import Publication, Sites
from taking_back_fixtures import NOTICES, NOW, SECRETS, Before, everything_in, run


def test_it_leaves_the_other_folder_too(before: Before, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = shutil.copytree(before.root, tmp_path / "campaign")
    public, gone = tmp_path / "public", tmp_path / "kartu/situs"
    (root / "site").rename(public)
    for site in (gone, public):
        Sites(root / ".cache/gaung").remember(site)
    words = ("--root", str(root), "--now", NOW.isoformat(), "--no-build", "--language", "en")
    assert run("withdraw", "ID-2026-001", *words, "--out", str(tmp_path / "out")) == 0
    left = [
        (name, secret)
        for name, text in everything_in(public)
        for secret in SECRETS
        if secret in text and not NOTICES.search(name)
    ]
    assert left == []
    assert (public / "podcast/kabar/001-halo/kabar-001-halo.mp3").is_file()
    told = (tmp_path / "out/takedown.txt").read_text("utf-8")
    assert told.count("podcast/kabar/002-layang-layang/kabar-002-layang-layang.mp3") == 1
    said = capsys.readouterr().out
    assert f"published to {public}, too" in said
    assert f"published to {gone}, which is not there" in said


def test_where_it_was_published_is_remembered(tmp_path: Path) -> None:
    cache, public = tmp_path / ".cache/gaung", tmp_path / "public"
    for site in (tmp_path / "site", public, cache / "draft/site"):
        site.mkdir(parents=True)
        Publication(cache, site).remember("key")
    assert Sites(cache).all() == (tmp_path / "site", public)
    (cache / "sites.json").write_text("{", "utf-8")
    assert Sites(cache).all() == (tmp_path / "site",)


def test_a_copy_of_the_campaign_leaves_the_first_one_alone(tmp_path: Path) -> None:
    first, outside = tmp_path / "first", tmp_path / "public"
    for site in (first / "site", first / "docs", outside):
        Sites(first / ".cache/gaung").remember(site)
    second = shutil.copytree(first, tmp_path / "second")
    assert Sites(second / ".cache/gaung").all() == (second / "site", second / "docs", outside)
