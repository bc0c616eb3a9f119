"""Withdrawals one after the other and at once: each is written down whole, and no report is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from ruamel.yaml import YAML

from campaign_fixtures import copy_minimal
from gaung.cli.where import beside
from taking_back_fixtures import NOW, run

SECOND = """\
  - ref: ID-2026-002
    uses: [site, poster]
    countries: [ID]
    languages: [id]
    age_band: 13-15
    assent: true
    valid_from: 2026-01-01
    valid_until: 2027-12-31
"""
REGISTER = "content/data/consents.yaml"


def campaign(folder: Path) -> Path:
    root = copy_minimal(folder)
    register = root / REGISTER
    register.write_text(register.read_text("utf-8").rstrip() + "\n" + SECOND, "utf-8")
    return root


def words(root: Path, ref: str, *more: str) -> tuple[str, ...]:
    return ("withdraw", ref, "--root", str(root), "--now", NOW.isoformat(), "--no-build", *more)


def test_two_at_once_are_both_written_down(tmp_path: Path) -> None:
    root = campaign(tmp_path)
    both = [
        subprocess.Popen(
            [sys.executable, "-m", "gaung", *words(root, f"ID-2026-00{number}")], stdout=subprocess.DEVNULL
        )
        for number in (1, 2)
    ]
    assert [one.wait(300) for one in both] == [0, 0]
    consents = YAML(typ="safe").load((root / REGISTER).read_text("utf-8"))["consents"]
    assert [one["ref"] for one in consents if one.get("withdrawn_on")] == ["ID-2026-001", "ID-2026-002"]


def test_a_second_report_takes_another_name(tmp_path: Path) -> None:
    page = tmp_path / "page.pdf"
    first = {page: b"one", tmp_path / "page.txt": b"1"}
    for file, content in beside(first).items():
        file.write_bytes(content)
    assert beside(first) == first
    second = beside({page: b"two", tmp_path / "page.txt": b"1"})
    assert second == {tmp_path / "page-2.pdf": b"two", tmp_path / "page-2.txt": b"1"}
    (tmp_path / "page-2.txt").mkdir()
    assert [file.name for file in beside({page: b"two", tmp_path / "page.txt": b"1"})] == ["page-3.pdf", "page-3.txt"]


def test_a_form_that_somebody_filled_in_stays(tmp_path: Path) -> None:
    root, out = campaign(tmp_path / "c"), tmp_path / "forms"
    made = ("consent", "form", "ID-2026-001", "--out", str(out), "--form-language", "id", "--root", str(root))
    assert run(*made) == 0
    form = out / "consent-ID-2026-001.id.pdf"
    empty = form.read_bytes()
    assert run(*made) == 0
    assert [file.name for file in out.iterdir()] == [form.name]
    form.write_bytes(b"%PDF signed")
    assert run(*made) == 0
    assert form.read_bytes() == b"%PDF signed"
    assert (out / "consent-ID-2026-001.id-2.pdf").read_bytes() == empty
