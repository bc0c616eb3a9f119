"""No report leaks: whatever a finding quotes, in JSON, text, annotations and the preview, is masked, for every code."""

from __future__ import annotations

from pathlib import Path
from string import Formatter

import pytest

from gaung import messages
from gaung.messages import masking
from gaung.model.language import Language
from gaung.place import Place
from gaung.preview.window import box_of
from gaung.problem import Fact, Problem, Severity

CODES = sorted(messages.sentences(Language.ENGLISH))
NUMBERS = (
    "0812-0000-4321",
    "+62 812 0000 4321",
    "081200004321",
    "1271004101100000",
    "anak.kita@example.org",
    "९८०००००४३२१",
)
NAME = "Rina Contoh sekolah di SMPN 1"


def problem(code: str, seen: str) -> Problem:
    lines: list[str] = []
    for language in (Language.ENGLISH, Language.INDONESIAN):
        entry = messages.sentences(language).get(code, {})
        for part in entry.values():
            lines += [part] if isinstance(part, str) else part
    names = {name.split(".")[0] for line in lines for _, name, _, _ in Formatter().parse(line) if name}
    facts: dict[str, Fact] = dict.fromkeys(names - masking.REGISTERED, seen)
    facts |= dict.fromkeys(names & masking.REGISTERED, "129")
    return Problem(code, Place("content/id/a.md", 1, 9, 5), facts)


def told(found: Problem, root: Path, language: Language) -> str:
    return "\n".join(
        (
            messages.as_json([found], language),
            *messages.as_texts([found], language, root),
            messages.as_github(found, language),
            box_of([found], language, root),
        )
    )


@pytest.mark.parametrize("seen", NUMBERS)
def test_no_code_shows_a_number_that_it_quotes_or_points_at(seen: str, tmp_path: Path) -> None:
    (tmp_path / "content/id").mkdir(parents=True)
    (tmp_path / "content/id/a.md").write_text(f"Hubungi {seen} saja.\n", "utf-8")
    middle = seen[3:-4]
    for code in CODES:
        for language in (Language.ENGLISH, Language.INDONESIAN):
            text = told(problem(code, f"x {seen} y"), tmp_path, language)
            assert middle not in text, (code, language)


def test_a_line_that_says_who_a_child_is_is_shown_by_no_finding(tmp_path: Path) -> None:
    (tmp_path / "content/id").mkdir(parents=True)
    (tmp_path / "content/id/a.md").write_text(f"{NAME}.\n", "utf-8")
    private = Problem("personal-data-name", Place("content/id/a.md", 1, 1, 11), {"seen": "R••• C•••••"})
    facts: dict[str, Fact] = {"seen": "monster", "instead": "pelaku", "why": "x"}
    other = Problem("page-generator", Place("content/id/a.md", 1, 20, 4), {**facts, "text": "x"}, Severity.WARNING)
    assert "page-generator" in CODES
    for found in ([private], [private, other], [other, private]):
        text = "\n".join(messages.as_texts(found, Language.ENGLISH, tmp_path)) + box_of(
            found, Language.ENGLISH, tmp_path
        )
        for word in ("Rina", "Contoh", "SMPN"):
            assert word not in text
        assert "R••• C•••••" in text


@pytest.mark.parametrize(
    "kept",
    [
        "2026-11-22",
        "2026-11-22 16:00 +07:00",
        "3b7e2f60-0000-4d0c-8a51-000000000001",
        "1:02:03",
        "40 000 000",
        "UU 12/2022",
    ],
)
def test_what_is_no_number_of_a_person_stays_readable(kept: str) -> None:
    assert masking.without_numbers(f"x {kept} y") == f"x {kept} y"


def test_numbers_of_the_register_stay_readable() -> None:
    near = Problem("helpline-near-miss", None, {"seen": "08••••••2129", "value": "0811-1129-129", "id": "id-sapa-wa"})
    assert "0811-1129-129" in messages.as_json([near], Language.INDONESIAN)


@pytest.mark.parametrize(
    ("code", "fact", "seen"),
    [
        ("read-key-unknown", "key", "siti pelangi 0812-7345-6109"),
        ("read-key-unknown", "key", "Siti Pelangi"),
        ("read-choice", "seen", "siti pelangi"),
        ("read-shape", "seen", "siti pelangi"),
        ("read-mapping-expected", "seen", "siti pelangi 081273456109"),
        ("consent-unknown", "ref", "siti pelangi"),
        ("personal-data-allowed", "reason", "nomor siti pelangi 081273456109"),
        ("read-alias", "name", "Pelangi0812-7345-6109"),
        ("read-alias", "name", "081273456109pelangi"),
    ],
)
def test_what_a_message_quotes_beside_a_number_shows_no_name(code: str, fact: str, seen: str, tmp_path: Path) -> None:
    (tmp_path / "content/id").mkdir(parents=True)
    (tmp_path / "content/id/a.md").write_text(f"x: {seen}\n", "utf-8")
    found = Problem(code, Place("content/id/a.md", 1, 4, 5), {**problem(code, "x").facts, fact: seen})
    for language in (Language.ENGLISH, Language.INDONESIAN):
        text = told(found, tmp_path, language)
        for part in ("elangi", "7345", "73456"):
            assert part not in text, (code, text)


@pytest.mark.parametrize("seen", ["titel", "publised", "id-sapa-129x", "2026-11-22", "every_day"])
def test_a_slip_in_one_word_stays_readable(seen: str) -> None:
    found = Problem("read-key-unknown", None, {"key": seen, "near": "title", "known": ("title",)})
    assert seen in messages.as_json([found], Language.ENGLISH)
