"""No text, however it is made, keeps the safeguarding rules busy for ever: that would stop every build."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gaung.rules.safeguarding.digits import runs
from gaung.rules.safeguarding.searching import words_of
from safeguarding_fixtures import codes

resource = pytest.importorskip("resource", reason="only this system's way to stop a process by its processor time")

FAR_TOO_LONG_S = 300
"""Processor seconds, of which some fifteen are needed; what looks ahead without end needs hours."""


def test_every_hostile_text_comes_to_an_end() -> None:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (FAR_TOO_LONG_S, FAR_TOO_LONG_S))

    script = Path(__file__).with_name("hostile_texts.py")
    done = subprocess.run([sys.executable, script], preexec_fn=limit, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("0811-1129-129, 24 jam", "08111129129"),
        ("0811-1129-129 (24 jam)", "08111129129"),
        ("0811-1129-129, 24 hours", "08111129129"),
        ("129, 24 jam", "129"),
    ],
)
def test_hours_behind_a_number_are_no_part_of_it(written: str, digits: str) -> None:
    assert digits in {run.digits for run in runs(written, words_of(written))}


@pytest.mark.parametrize("after", [", 24 jam", " (24 jam)", ", 7 hari seminggu", ", 129 atau 110", "; 112"])
def test_a_right_number_before_a_comma_is_no_near_miss(after: str) -> None:
    assert codes(f"Hubungi SAPA 0811-1129-129{after}.") <= {"helpline-typed"}
    assert "helpline-near-miss" in codes(f"Hubungi SAPA 0811-1129-192{after}.")


def test_a_number_in_pieces_is_still_one() -> None:
    assert "personal-data-phone" in codes("Tulis ke aku: 0812, 3456, 7890.")
    assert "personal-data-phone" in codes("Nomornya 0812 3456, 7890.")
