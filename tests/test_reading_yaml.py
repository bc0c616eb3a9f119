"""YAML that people and machines get wrong: one clear problem each, at the right line and column."""

from __future__ import annotations

import warnings
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gaung.place import PlacedDict, PlacedList
from gaung.problem import Problem
from gaung.reading.located import MAX_DEPTH, MOST_ALIKE
from gaung.reading.mapping import read_mapping
from gaung.reading.text import MAX_BYTES, decode


def found(text: str) -> list[str]:
    _, problems = read_mapping(text, "f.yaml")
    return [f"{p.place.line}:{p.place.column} {p.code}" for p in problems if p.place is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\na: 2\n", ["2:1 read-duplicate-key"]),
        ("a: {b: 1, b: 2}\n", ["1:11 read-duplicate-key"]),
        ("a: !!python/object:os.system x\n", ["1:4 read-tag"]),
        ("a: !local {b: 1}\n", ["1:4 read-tag"]),
        ("!key a: 1\n", ["1:1 read-tag"]),
        ("a: ! x\n", ["1:4 read-tag"]),
        ("a: !e!x y\n", ["1:4 read-tag"]),
        ("<<: {b: 1}\n", ["1:1 read-merge-key"]),
        ("a: &x 1\n", ["1:4 read-anchor"]),
        ("&k a: 1\n", ["1:1 read-anchor"]),
        ("a: &x 1\nb: &x 2\n", ["1:4 read-anchor", "2:4 read-anchor"]),
        ("a: &x 1\nb: *x\n", ["1:4 read-anchor", "2:4 read-alias"]),
        ("a: *x\n", ["1:4 read-alias"]),
        ("a: &x [*x]\n", ["1:4 read-anchor", "1:8 read-alias"]),
        ("a: &x 1\n*x : 2\n", ["1:4 read-anchor", "2:1 read-alias"]),
        ("[a, b]: 1\n", ["1:1 read-key-not-text"]),
        ("? {a: 1}\n: 2\n", ["1:3 read-key-not-text"]),
        (": 1\n", ["1:1 read-key-not-text"]),
        ("~: 1\n", ["1:1 read-key-not-text"]),
        ("", ["1:1 read-empty"]),
        ("\n\n", ["1:1 read-empty"]),
        ("# nothing\n", ["1:1 read-empty"]),
        ("---\n", ["1:1 read-empty"]),
        ("- a\n- b\n", ["1:1 read-mapping-expected"]),
        ("just text\n", ["1:1 read-mapping-expected"]),
        ("null\n", ["1:1 read-mapping-expected"]),
        ("a: 1\n---\nb: 2\n", ["2:1 read-several-documents"]),
        ("a: 1\n...\nb: 2\n", ["3:1 read-several-documents"]),
        ("a:\n\tb: 1\n", ["2:1 read-tab"]),
        ("a:\n  - b\n\t- c\n", ["3:1 read-tab"]),
        ("\ta: 1\n", ["1:1 read-tab"]),
        ('a: "open\nb: 1\n', ["1:4 read-quote-open"]),
        ("a: 'open\n", ["1:4 read-quote-open"]),
        ("a: [1, 2\nb: 3\n", ["1:4 read-bracket-open"]),
        ("a: {b: 1\n", ["1:4 read-bracket-open"]),
        ("a: b: c\n", ["1:5 read-colon-in-text"]),
        ("a: 1\n b: 2\n", ["2:3 read-colon-in-text"]),
        ("a: 1\nb\nc: 2\n", ["3:1 read-colon-missing"]),
        ("a:\n  b: 1\n c: 2\n", ["3:2 read-indent"]),
        ("a: @x\n", ["1:4 read-sign"]),
        ("a: `x`\n", ["1:4 read-sign"]),
        ("%YAML 3.0\n---\na: 1\n", ["1:1 read-sign"]),
        ("%a\n", ["1:1 read-sign"]),
        ("a:\tx\n", ["1:3 read-tab"]),
        ("a: x\ty\n", ["1:5 read-tab"]),
        ("a: 'x\ty'\n", []),
        ("a: x\x07y\n", ["1:5 read-character"]),
        ("a: 1\nb: x\u2028c: 2\n", ["2:5 read-character"]),
        ("a: 1\nb: x\x85c: 2\n", ["2:5 read-character"]),
        ("a: 1\n\x00", ["2:1 read-character"]),
        ('a: "x\\u0000y"\n', ["1:4 read-character"]),
        ('a: "\\ud83d"\n', ["1:4 read-character"]),
        ('"a\\u0007": 1\n', ["1:1 read-character"]),
        ('a: "\\q"\n', ["1:6 read-escape"]),
        ('a: "\\UFFFFFFFF"\n', ["1:5 read-escape"]),
        ('a: "\\xZZ"\n', ["1:7 read-escape"]),
    ],
)
def test_one_problem_at_its_place(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_problems_of_one_text_are_all_told() -> None:
    text = "a: &x 1\na: 2\nb: !t 3\n<<: *x\n"
    assert found(text) == [
        "1:4 read-anchor",
        "2:1 read-duplicate-key",
        "3:4 read-tag",
        "4:1 read-merge-key",
        "4:5 read-alias",
    ]


def test_a_repeated_anchor_is_no_warning_of_the_parser() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(found("a: &x 1\nb: &x 2\n")) == 2


def test_a_million_brackets_are_one_problem_where_it_becomes_too_deep() -> None:
    assert found("a: " + "[" * 1_000_000) == [f"1:{4 + MAX_DEPTH - 1} read-too-deep"]
    assert found("a: " + "{" * 1_000_000) == [f"1:{4 + MAX_DEPTH - 1} read-too-deep"]
    assert found("- " * 100_000 + "x") == [f"1:{2 * MAX_DEPTH + 1} read-too-deep"]


def test_the_deepest_allowed_nesting_is_read() -> None:
    value, problems = read_mapping("a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1), "f.yaml")
    assert problems == []
    assert value is not None


def test_an_alias_bomb_is_reported_and_stays_small() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    codes = [line.split()[1] for line in found("\n".join(lines))]
    assert codes.count("read-anchor") == 9
    assert codes.count("read-alias") == MOST_ALIKE


@pytest.mark.parametrize(
    "raw", [b"caf\xe9: 1\n", "a: é\n".encode("utf-16"), "a: é\n".encode("utf-16-le"), "a: 1".encode("utf-32")]
)
def test_other_encodings_are_one_problem(raw: bytes) -> None:
    text, problems = decode(raw, "f.yaml")
    assert text is None
    assert [problem.code for problem in problems] == ["read-not-utf8"]


def test_the_place_of_a_wrong_byte_counts_characters() -> None:
    _, problems = decode("a: 1\nनेपाली: ".encode() + b"\xff", "f.yaml")
    assert str(problems[0].place) == "f.yaml:2:9"


def test_a_mark_and_windows_line_ends_are_read_all_the_same() -> None:
    text, problems = decode(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", "f.yaml")
    assert text == "a: 1\nb: 2\n"
    assert [(p.code, str(p.severity)) for p in problems] == [("read-bom", "warning"), ("read-line-ends", "info")]


def test_ten_megabytes_are_refused() -> None:
    text, problems = decode(b"a: 1\n" * (2 * MAX_BYTES), "f.yaml")
    assert text is None
    assert [problem.code for problem in problems] == ["read-file-too-large"]


def test_a_very_long_line_is_read() -> None:
    value, problems = read_mapping("a: " + "kata " * 50_000, "f.yaml")
    assert problems == []
    assert value is not None
    assert len(str(value["a"])) == 249_999


@pytest.mark.parametrize("word", ["007", "no", "NO", "yes", "0x10", "1_000", "1e3", "2026-11-22", ".inf", "=", "012"])
def test_a_plain_word_stays_the_text_it_was_written_as(word: str) -> None:
    value, problems = read_mapping(f"a: {word}\n{word}: b\n", "f.yaml")
    assert problems == []
    assert value == {"a": word, word: "b"}


@pytest.mark.parametrize(
    ("written", "value"), [("", None), ("~", None), ("null", None), ('""', ""), ("'~'", "~"), ('"null"', "null")]
)
def test_nothing_is_none_and_quotes_make_text(written: str, value: str | None) -> None:
    assert read_mapping(f"a: {written}\n", "f.yaml") == ({"a": value}, [])


def test_folded_and_literal_text() -> None:
    value, _ = read_mapping("a: >\n  satu\n  dua\n\n  tiga\nb: |-\n  satu\n  dua\n", "f.yaml")
    assert value == {"a": "satu dua\ntiga\n", "b": "satu\ndua"}


def test_what_was_reported_instead_of_read_is_remembered() -> None:
    value, _ = read_mapping("a: &x 1\nb: *x\nc: [*x, 2]\nd: {e: 1}\n", "f.yaml")
    assert value is not None
    assert value == {"a": "1", "c": ["2"], "d": {"e": "1"}}
    assert value.has_unread
    assert isinstance(value["c"], PlacedList)
    assert value["c"].has_unread
    assert isinstance(value["d"], PlacedDict)
    assert not value["d"].has_unread


_YAML_LETTERS = st.text(
    alphabet=st.sampled_from([*list("ab1:-?,[]{}#&*!|>'\"%@` \n\t~<=.0\\xu"), "é", "न", "े", "😀", "\u2028", "\x00"])
)


@settings(deadline=None)
@given(st.one_of(st.text(), _YAML_LETTERS))
@example("a: &x\n*x")
@example("? ")
@example("a: |\n \n  x\n y")
@example("!<")
@example("%TAG ! \n")
@example("a: !<x")
@example('"\\N\\_\\L\\P": 1')
def test_any_text_gives_a_mapping_or_problems_and_never_raises(text: str) -> None:
    value, problems = read_mapping(text, "f.yaml")
    assert value is not None or problems
    lines = text.split("\n")
    for problem in problems:
        assert_place_is_in(problem, lines)


@settings(deadline=None)
@given(st.binary())
def test_any_bytes_give_a_text_or_problems(raw: bytes) -> None:
    text, problems = decode(raw, "f.yaml")
    assert text is not None or problems
    lines = raw.replace(b"\r\n", b"\n").split(b"\n")
    for problem in problems:
        assert problem.place is not None
        assert 1 <= problem.place.line <= len(lines)


def assert_place_is_in(problem: Problem, lines: list[Any]) -> None:
    place = problem.place
    assert place is not None
    assert 1 <= place.line <= len(lines), problem
    assert 1 <= place.column <= len(lines[place.line - 1]) + 1, problem
