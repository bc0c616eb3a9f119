"""No page, however it is made, keeps a check busy for ever; and what ends its searches early loses nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaung.model.register import ConsentKind
from gaung.place import Lines
from gaung.rules.children_work import works_of_children
from gaung.rules.plain_language import sentences_of_page

FAR_TOO_LONG_S = 300
"""Processor seconds, of which some forty are needed; a sign whose searches all end where the page does needs more."""


def test_every_hostile_page_is_checked() -> None:
    resource = pytest.importorskip("resource", reason="only this system's way to stop a process by its processor time")

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (FAR_TOO_LONG_S, FAR_TOO_LONG_S))

    script = Path(__file__).with_name("hostile_pages.py")
    done = subprocess.run([sys.executable, script], preexec_fn=limit, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@given(st.text(st.sampled_from("a\n"), max_size=30), st.integers(0, 29))
def test_lines_are_counted_as_they_were(text: str, offset: int) -> None:
    at = min(offset, len(text))
    assert Lines(text).at(at) == (text.count("\n", 0, at), at - (text.rfind("\n", 0, at) + 1))


@pytest.mark.parametrize(
    "picture",
    [
        "![Gambar karya anak](a.png)",
        "![Gambar [besar] karya anak](a.png)",
        '![Gambar karya anak](a (1).png "Judul")',
        "[![Gambar karya anak](a.png)](a.md)",
        "[[[ ![Gambar karya anak](a.png)",
    ],
)
def test_a_childs_drawing_is_seen_whatever_stands_around_it(picture: str) -> None:
    ((kind, line, _, _),) = works_of_children(f"Kita.\n\n{picture}\n")
    assert (kind, line) == (ConsentKind.DRAWING, 2)


def test_of_a_link_only_its_words_are_a_sentence() -> None:
    text = "Baca [halaman ini](a_(b).md) dan [itu](c.md) bersama [teman [baik]](d.md)."
    (sentence,) = sentences_of_page(text)
    assert "halaman ini" in sentence
    assert "a_" not in sentence
    assert "c.md" not in sentence
