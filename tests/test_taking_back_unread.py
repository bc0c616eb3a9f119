"""A slip in a file keeps no child online: what cannot be read is taken back by what is written in it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gaung.build import build
from gaung.checking import check
from gaung.kept.findings import Check
from gaung.mkdocs_plugin import generate
from gaung.reading.campaign import read_campaign
from taking_back_fixtures import GONE, NOTICES, NOW, OPTIONS, SECRETS, Before, everything_in, run

REF = "ID-2026-001"
EPISODE = f"{GONE}/episode.yaml"
SLIP = "summary: Program: contoh: rusak\n"


def left_in(site: Path) -> set[tuple[str, str]]:
    texts = [(name, text) for name, text in everything_in(site) if not NOTICES.search(name)]
    return {(name, secret) for name, text in texts for secret in SECRETS if secret in text}


def withdraw(root: Path, *more: str) -> int:
    return run("withdraw", REF, "--root", str(root), "--now", NOW.isoformat(), "--language", "en", *more)


@pytest.fixture
def root(before: Before, tmp_path: Path) -> Path:
    return shutil.copytree(before.root, tmp_path / "campaign")


def slip(file: Path) -> str:
    whole = file.read_text("utf-8")
    file.write_text(SLIP + whole if file.suffix == ".yaml" else whole.replace("title:", f"{SLIP}title:", 1), "utf-8")
    return whole


def test_what_cannot_be_read_is_off_the_site(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = (EPISODE, "posters/perahu-kertas/poster.yaml", "content/id/dinding-karya.md")
    whole = {file: slip(root / file) for file in files}
    assert withdraw(root, "--no-build", "--out", str(root / "out")) == 0
    told = capsys.readouterr().out
    assert "What rests on it: 3." in told
    for file in files:
        assert f"“{file}” cannot be read" in told
    assert left_in(root / "site") == set()
    assert "kabar-002-layang-layang.mp3" in (root / "out/takedown.txt").read_text("utf-8")
    for file, text in whole.items():
        (root / file).write_text(text, "utf-8")
    campaign, _ = read_campaign(root)
    assert {(one.kind.value, one.id) for one in campaign.withdrawals} == {
        ("episode", "kabar/002-layang-layang"),
        ("poster", "perahu-kertas"),
    }
    untraced = [one for one in check(root, NOW)[1] if one.code == "consent-untraced"]
    assert [one for one in Check(root, NOW, lambda _: ()).problems() if one.code == "consent-untraced"] == untraced
    assert {one.facts["id"] for one in untraced} == {"kabar/002-layang-layang", "perahu-kertas"}
    assert withdraw(root, "--no-build") == 0
    assert [trace.kind.value for trace in read_campaign(root)[0].traces] == ["consent", "episode", "poster"]
    assert [one for one in check(root, NOW)[1] if one.code == "consent-untraced"] == []
    build(root, OPTIONS, generate=generate)
    assert left_in(root / "site") == set()


def test_letters_that_cannot_be_read_may_name_any_consent(root: Path) -> None:
    (root / EPISODE).write_bytes((root / EPISODE).read_text("utf-8").encode("utf-16"))
    assert withdraw(root, "--no-build") == 0
    assert not (root / "site/podcast/kabar/002-layang-layang").exists()
    assert (root / "site/podcast/kabar/001-halo/kabar-001-halo.mp3").is_file()


def test_it_is_taken_back_by_its_name(root: Path) -> None:
    slip(root / EPISODE)
    words = ("--root", str(root), "--now", NOW.isoformat(), "--no-build")
    assert run("withdraw", "kabar/002-layang-layang", *words) == 0
    assert not (root / "site/podcast/kabar/002-layang-layang").exists()
    assert "Layang-layang merah" not in (root / "site/podcast/kabar/feed.xml").read_text("utf-8")
    assert "kabar/002-layang-layang" in (root / "content/data/withdrawn.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    "register", ["content/data/events.yaml", "content/data/consents.yaml", "episodes/kabar/show.yaml"]
)
def test_a_broken_register_keeps_nobody_online(root: Path, register: str, capsys: pytest.CaptureFixture[str]) -> None:
    with (root / register).open("a", encoding="utf-8") as stream:
        stream.write("\na: b: c\n")
    registers = {path: path.read_bytes() for path in (root / "content/data").rglob("*") if path.is_file()}
    assert withdraw(root) == 1
    told = capsys.readouterr()
    assert "kabar/002-layang-layang is off the site" in told.out
    assert "It is not written down" in told.err
    assert "Nothing was taken back" not in told.err
    assert "Not finished" not in told.err
    assert left_in(root / "site") == set()
    assert {path: path.read_bytes() for path in (root / "content/data").rglob("*") if path.is_file()} == registers
    assert (root / "site/podcast/kabar/001-halo/kabar-001-halo.mp3").is_file()


def test_what_nobody_wrote_takes_nothing_down(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = set((root / "site").rglob("*"))
    with (root / "content/data/events.yaml").open("a", encoding="utf-8") as stream:
        stream.write("\na: b: c\n")
    (root / EPISODE).write_bytes((root / EPISODE).read_text("utf-8").encode("utf-16"))
    assert run("withdraw", "ID-2026-999", "--root", str(root), "--language", "en") == 1
    assert "Nothing was taken back" in capsys.readouterr().err
    assert set((root / "site").rglob("*")) == before
