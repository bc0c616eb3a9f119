"""What `check --fix` leaves to the author, and how it writes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from campaign_fixtures import copy_minimal, edited
from gaung.companion import replacing
from gaung.model.language import Language
from gaung.problem import Problem
from gaung.rules.safeguarding.swaps import swap_for, swapped
from safeguarding_fixtures import examined
from test_cli import NOW, gaung

PAGE = "content/id/jejak.md"


def fixed(text: str, language: str) -> str:
    lines = ["---", *text.split("\n")]
    problems: list[Problem] = examined(text, Language(language))
    swaps = [swap for one in problems if (swap := swap_for(one, lines)) is not None]
    return "\n".join(swapped(lines, swaps)[1:])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Situs porno anak ditutup."),
        ("id", "Kami menolak pornografi anaknya."),
        ("id", "Pelaku pedofil ditangkap."),
        ("id", "Gerakan Stop Nikah Dini bermain di sini."),
        ("id", "Kami menonton film Bocah Petualang."),
        ("id", "UU 44/2008 menyebut pornografi anak."),
        ("id", "PORNOGRAFI ANAK merusak!"),
        ("ne", "बाल पोर्नोग्राफीको विरोध गरौं।"),
        ("ne", "बाल पोर्नोग्राफीमा संलग्न।"),
        ("en", "A revenge porn video was sent."),
        ("en", "The Child Pornography Act."),
        ("en", "The Early Marriage Prevention Network is our partner."),
        ("en", "The Special Rapporteur on the sale of children, child prostitution and child pornography."),
        ("en", "Our child pornography laws are strict."),
    ],
)
def test_names_endings_and_what_other_words_hang_at_are_left_to_the_author(language: str, text: str) -> None:
    assert fixed(text, language) == text


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("id", "Pornografi anak itu jahat.", "Materi kekerasan seksual terhadap anak itu jahat."),
        ("en", "We report child pornography.", "We report child sexual abuse material."),
        ("ne", "बाल पोर्नोग्राफी अपराध हो।", "बाल यौन दुर्व्यवहार सामग्री अपराध हो।"),
    ],
)
def test_a_bare_term_is_replaced(language: str, before: str, after: str) -> None:
    assert fixed(before, language) == after


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks for rights before it links")
def test_a_link_stays_one_and_an_authors_file_beside_it_stays(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path)
    page = root / PAGE
    other = root / "lain/asli.md"
    other.parent.mkdir()
    other.write_bytes(page.read_bytes())
    page.unlink()
    page.symlink_to("../../lain/asli.md")
    mine = other.with_name(".asli.md.new")
    mine.write_text("my own", "utf-8")
    replacing.write(root, PAGE, "new text\n")
    assert page.is_symlink()
    assert other.read_text("utf-8") == "new text\n"
    assert mine.read_text("utf-8") == "my own"
    assert sorted(one.name for one in other.parent.iterdir()) == [".asli.md.new", "asli.md"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_a_page_that_is_read_only_is_refused(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path, edited(PAGE, ("Pikir dulu, lalu bagikan.", "Pornografi anak itu jahat.")))
    before = (root / PAGE).read_bytes()
    (root / PAGE).chmod(0o444)
    done = gaung("check", "--fix", "--write", *NOW, cwd=root)
    assert done.returncode == 2
    assert PAGE in done.stderr
    assert (root / PAGE).read_bytes() == before
