"""The register of help lines after a call is recorded: just four values differ, however they are laid out."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from campaign_fixtures import copy_minimal
from gaung.companion import calling
from gaung.model.register import Helpline
from gaung.reading.campaign import read_campaign
from test_cli import NOW, gaung

REGISTER = "content/data/helplines.yaml"
TEXT = (Path(__file__).parent / "campaigns/minimal" / REGISTER).read_text("utf-8")
METHOD = next(line for line in TEXT.split("\n") if line.startswith("    method:"))
ENTRY = """
  - {id: id-sapa-129, countries: [ID], name: {id: SAPA 129}, operator: {id: KemenPPPA}, use: talk, channel: phone,
     value: "129", link: "tel:129", say: {id: satu dua sembilan}, grade: A, sources: [x], child_can_use: "yes",
     checked_on: 2026-11-22, checked_by: editor, METHOD, review_by: 2027-02-20}
"""


def line_of(root: Path) -> Helpline:
    return next(line for line in read_campaign(root)[0].helplines.helplines if line.id == "id-sapa-129")


def record(tmp_path: Path, text: str, by: str = "editor", method: str = "call") -> tuple[str, Helpline]:
    root = copy_minimal(tmp_path, {REGISTER: text})
    new = calling.recorded(text, line_of(root), date(2026, 11, 23), by, method)
    (root / REGISTER).write_text(new, "utf-8", newline="")
    return new, line_of(root)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("    method: |\n      first part\n\n      second part", ""),
        ("    method: >-\n      first\n      second", ""),
        ('    method: "a\n      b: c"  # a note', "# a note"),
        ("    method: 'it''s\n      one'  # a note", "# a note"),
        ("    method: first\n      second  # a note", "# a note"),
        ("    method: first  # a note", "# a note"),
    ],
)
def test_a_value_of_more_lines_is_taken_whole_and_its_comment_stays(tmp_path: Path, written: str, kept: str) -> None:
    first, head, rest = TEXT.partition("  - id: id-sapa-129\n")
    new, line = record(tmp_path, first + head + rest.replace(METHOD, written, 1))
    assert line.method == "call"
    assert kept in new
    assert "second" not in new


@pytest.mark.parametrize("word", ["null", "~", "call, letter", "editor: {first}", "a # b", "'x", "yes"])
def test_every_word_is_read_back_as_it_was_said(tmp_path: Path, word: str) -> None:
    entry = ENTRY.replace("METHOD", "method: published")
    text = f"helplines:\n{entry.lstrip(chr(10))}"
    for number, given in enumerate((TEXT, text)):
        _, line = record(tmp_path / str(number), given, by=word, method=word)
        assert (line.checked_by, line.method) == (word, word)


def test_every_line_ends_as_before(tmp_path: Path) -> None:
    new, _ = record(tmp_path, TEXT.replace(METHOD, "    method: first\n      second").replace("\n", "\r\n"))
    assert new.count("\n") == new.count("\r\n")


def test_what_cannot_be_changed_safely_is_left_alone(tmp_path: Path) -> None:
    entry = ENTRY.replace("METHOD", "method: published\n     sources")
    text = f"helplines:\n{entry.lstrip(chr(10))}"
    root = copy_minimal(tmp_path, {REGISTER: text})
    assert line_of(root).method == "published sources"
    done = gaung("helplines", "--record", "id-sapa-129", "--by", "editor", *NOW, "--write", cwd=root)
    assert (done.returncode, done.stdout) == (2, "")
    assert "checked_on, checked_by, method" in done.stderr
    assert (root / REGISTER).read_text("utf-8") == text


def test_a_name_behind_a_form_of_address_is_no_role(tmp_path: Path) -> None:
    assert not calling.is_role("kakak rani")
    assert not calling.is_role("Ibu Sri Wahyuni")
    assert calling.is_role("kakak pendamping")
    assert calling.is_role(json.dumps("ibu guru kelas")[1:-1])


def recorded_on(root: Path, day: str, *more: str) -> tuple[int, str, bool]:
    """Whether the call is recorded: how it ended, what was said, and whether the register is as it was."""
    before = (root / REGISTER).read_bytes()
    words = ("--record", "id-sapa-129", "--by", "editor", "--on", day, *NOW, "--language", "en", "--write")
    done = gaung("helplines", *words, *more, cwd=root)
    return done.returncode, done.stderr, (root / REGISTER).read_bytes() == before


def test_an_older_call_never_takes_the_place_of_a_newer_one(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path)
    newest = line_of(root).checked_on
    code, said, is_same = recorded_on(root, "2020-01-01")
    assert (code, is_same) == (2, True)
    assert f"A newer call to “id-sapa-129” is already recorded, of {newest}" in said
    code, said, _ = recorded_on(root, str(newest))
    assert (code, said) == (0, "")


def test_a_call_whose_review_is_due_already_is_not_recorded(tmp_path: Path) -> None:
    text = re.sub(r"checked_on: \S+", "checked_on: 2019-01-01", TEXT)
    root = copy_minimal(tmp_path, {REGISTER: text})
    code, said, is_same = recorded_on(root, "2026-07-01")
    assert (code, is_same) == (2, True)
    assert "on 2026-07-01 held until 2026-09-29" in said
    assert recorded_on(root, "2026-07-01", "--days", "180")[::2] == (0, False)
    assert str(line_of(root).review_by) == "2026-12-28"
