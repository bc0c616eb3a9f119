"""What left the site in a run that could not be finished is told to partners by the next one that can."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from campaign_fixtures import copy_minimal
from gaung import taking_back
from gaung.build import Build, Options
from gaung.problem import CampaignError, Severity
from taking_back_fixtures import NOW, Before, run
from test_taking_back_cut_off import full_for

REF = "ID-2026-001"
REGISTER = "content/data/consents.yaml"
PAGES = {"kata": "<h1>Kata kami</h1>", "kata2": "<h1>Kata lain</h1>", "lain": "<h1>Lain</h1>"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two pages that rest on a consent, one that does not, and a site that was made of them."""
    root = copy_minimal(tmp_path / "campaign")
    for name, html in PAGES.items():
        consents = "" if name == "lain" else f"consents: [{REF}]\n"
        text = f"---\ntitle: Halaman\ndescription: Kutipan.\naudience: adults\n{consents}---\n\nTeks biasa saja.\n"
        (root / f"content/id/{name}.md").write_text(text, "utf-8")
        published = root / f"site/{name}/index.html"
        published.parent.mkdir(parents=True)
        published.write_text(html, "utf-8")
    return root


def withdraw(root: Path, *more: str, reference: str = REF) -> int:
    words = ("--root", str(root), "--now", NOW.isoformat(), "--language", "en", "--no-build")
    return run("withdraw", reference, *words, *more)


def broken(root: Path) -> str:
    """Break the register of consents; as it was."""
    text = (root / REGISTER).read_text("utf-8")
    (root / REGISTER).write_text(f"{text}\n\t- bad\n", "utf-8")
    return text


def is_named(report: str, *pages: str) -> bool:
    return all(
        f"id/{name}\n" in report and hashlib.sha256(PAGES[name].encode()).hexdigest() in report for name in pages
    )


def test_partners_are_told_by_the_run_after_the_register_was_mended(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = broken(root)
    out = tmp_path / "report"
    assert withdraw(root, "--out", str(out)) == 1
    assert "kept for the report to partners, with sizes and checksums (files: 2)" in capsys.readouterr().out
    assert not out.exists()
    kept = (root / ".cache/gaung/untold").read_bytes()
    assert b"Halaman" not in kept
    assert b"Kata" not in kept
    assert withdraw(root) == 1
    (root / REGISTER).write_text(whole, "utf-8")
    unrelated = root / "content/id/lain.md"
    unrelated.write_bytes(b"---\ntitle: \xff\n")
    assert withdraw(root, "--out", str(out)) == 0
    assert is_named(capsys.readouterr().out, "kata", "kata2", "lain")
    assert is_named((out / "takedown.txt").read_text("utf-8"), "kata", "kata2")
    assert not (root / ".cache/gaung/untold").exists()


def test_no_build_publishes_again_what_only_left_the_site(root: Path) -> None:
    def refused() -> set[str]:
        with Build(root, Options(now=NOW, site_dir=root.parent / "site")) as work:
            try:
                work.load()
            except CampaignError as error:
                return {problem.code for problem in error.problems if problem.severity is Severity.ERROR}
        return set()

    whole = broken(root)
    assert withdraw(root) == 1
    (root / REGISTER).write_text(whole, "utf-8")
    assert "consent-unended" in refused()
    assert withdraw(root) == 0
    assert "consent-unended" not in refused()


def test_it_is_told_when_one_page_is_named_instead(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = broken(root)
    assert withdraw(root) == 1
    (root / REGISTER).write_text(whole, "utf-8")
    assert withdraw(root, reference="content/id/kata.md") == 0
    told = capsys.readouterr().out
    assert is_named(told, "kata")
    assert not is_named(told, "kata2")
    assert withdraw(root, "--out", str(tmp_path / "report")) == 0
    assert is_named((tmp_path / "report/takedown.txt").read_text("utf-8"), "kata2")


@pytest.mark.parametrize("damage", ["gone", "foreign"])
def test_where_nothing_was_kept_that_is_said(
    root: Path, tmp_path: Path, damage: str, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = broken(root)
    assert withdraw(root) == 1
    (root / REGISTER).write_text(whole, "utf-8")
    untold = root / ".cache/gaung/untold"
    untold.unlink() if damage == "gone" else untold.write_bytes(b"gaung kept 1\n" + bytes(32) + b"{}")
    assert withdraw(root, "--out", str(tmp_path / "report")) == 0
    assert "No file of id/kata, id/kata2 is on the site now, and none was kept" in capsys.readouterr().out
    report = (tmp_path / "report/takedown.txt").read_text("utf-8")
    assert "id/kata\n" in report
    assert "id/kata2\n" in report


def test_what_nobody_rests_on_needs_no_report(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("kata", "kata2"):
        (root / f"content/id/{name}.md").unlink()
    assert withdraw(root, "--out", str(tmp_path / "report")) == 0
    assert f"no report was written to {tmp_path / 'report'}" in capsys.readouterr().out
    assert not (tmp_path / "report").exists()


def test_where_nothing_can_be_kept_it_is_said_at_once(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken(root)
    monkeypatch.setattr("gaung.untold.write_sealed", lambda *_: False)
    assert withdraw(root) == 1
    told = capsys.readouterr().out
    assert "could not be kept" in told
    assert f"kata/index.html  {hashlib.sha256(PAGES['kata'].encode()).hexdigest()}" in told


def test_a_disk_that_was_full_hides_nothing_from_partners(
    before: Before, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = shutil.copytree(before.root, tmp_path / "campaign")
    sound = "podcast/kabar/002-layang-layang/kabar-002-layang-layang.mp3"
    digest = hashlib.sha256((root / "site" / sound).read_bytes()).hexdigest()
    with monkeypatch.context() as full:
        full.setattr(taking_back, "write_whole", full_for(1000))
        assert withdraw(root) == 2
    assert not (root / "site" / sound).exists()
    assert withdraw(root, "--out", str(tmp_path / "report")) == 0
    assert digest in (tmp_path / "report/takedown.txt").read_text("utf-8")
