"""Every code has its sentences in each complete language, with the same facts, and every format carries them whole."""

from __future__ import annotations

import ast
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from gaung import messages
from gaung.messages import COMPLETE, sentences
from gaung.model.language import Language
from gaung.place import Place
from gaung.problem import Fact, Problem, Severity
from gaung.rules.safeguarding.identity import DROP_FIRST
from reading_fixtures import (
    EPISODE,
    EPISODE_FILE,
    HELPLINES,
    POSTER,
    POSTER_FILE,
    SETTINGS,
    problems_in,
    write_campaign,
)

PACKAGE = Path(__file__).parent.parent / "scripts" / "gaung"
FAMILIES = (
    "read", "audio", "poster", "feed", "page", "helpline", "consent", "media", "term", "personal-data", "identity",
    "build", "check", "new", "doctor", "explain", "usage", "severity", "serve", "progress", "preview", "step", "site",
    "release",
)  # fmt: skip
CODE = re.compile(rf"(?:{'|'.join(FAMILIES)})-[a-z0-9]+(?:-[a-z0-9]+)*")

CALLS = {"Problem", "refuse", "_tell", "say", "_say", "stop", "_stop", "fail", "_fail", "word", "sentence"}


def strings_in(node: ast.AST) -> Iterator[str]:
    """The string literals of an expression that may become a code: not the parts of an f-string."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from strings_in(node.body)
        yield from strings_in(node.orelse)


def used_codes() -> dict[str, str]:
    """Every code that a call gives to `Problem`, `refuse` and the like, or a table of codes holds, and where."""
    used: dict[str, str] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            found: list[str] = []
            if isinstance(node, ast.Call) and node.args:
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in CALLS:
                    found = [text for argument in node.args[:3] for text in strings_in(argument)]
            elif isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None:
                found = [text for value in ast.walk(node.value) for text in strings_in(value)]
            for text in found:
                if CODE.fullmatch(text):
                    used.setdefault(text, str(path.relative_to(PACKAGE)))
    return used


def facts_in(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def hints_of(code: str, language: Language) -> list[str]:
    lines = sentences(language)[code].get("hint", [])
    return [lines] if isinstance(lines, str) else list(lines)


def test_every_code_has_sentences_in_every_complete_language() -> None:
    used = used_codes()
    assert len(used) > 60
    for language in COMPLETE:
        missing = {code: where for code, where in used.items() if code not in sentences(language)}
        assert missing == {}, f"no sentence in {language}"


def built_codes() -> list[re.Pattern[str]]:
    """What the f-strings of the package may become: `explain-{kind}` is `explain-.+`."""
    patterns = []
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr):
                parts = [str(part.value) if isinstance(part, ast.Constant) else None for part in node.values]
                if parts[0] is not None and re.fullmatch(r"[a-z]+(-[a-z]+)*-", parts[0]):
                    patterns.append(re.compile("".join(".*" if part is None else re.escape(part) for part in parts)))
    return patterns


def test_no_sentence_is_left_over() -> None:
    text = "".join(path.read_text("utf-8") for path in sorted(PACKAGE.rglob("*.py")))
    built = built_codes()
    for code in sentences(Language.ENGLISH):
        is_used = f'"{code}"' in text or any(pattern.fullmatch(code) for pattern in built)
        assert is_used, f"nobody says {code}"


@pytest.mark.parametrize("code", sorted({*sentences(Language.ENGLISH), *sentences(Language.INDONESIAN)}))
def test_the_languages_use_the_same_facts(code: str) -> None:
    english, indonesian = sentences(Language.ENGLISH)[code], sentences(Language.INDONESIAN)[code]
    assert set(english) <= {"message", "hint"}
    assert facts_in(str(english["message"])) == facts_in(str(indonesian["message"]))
    ours, theirs = hints_of(code, Language.ENGLISH), hints_of(code, Language.INDONESIAN)
    assert [facts_in(line) for line in ours] == [facts_in(line) for line in theirs]


def test_no_code_stands_in_two_files() -> None:
    for language in COMPLETE:
        heads = [
            line
            for path in sorted((PACKAGE / "messages" / language).glob("*.toml"))
            for line in path.read_text("utf-8").split("\n")
            if line.startswith("[")
        ]
        assert sorted(heads) == sorted(set(heads))


def test_sentences_are_sentences() -> None:
    for language in COMPLETE:
        for code, entry in sentences(language).items():
            if not CODE.fullmatch(code) or code.split("-")[0] in {"severity", "doctor", "build"}:
                continue
            message = str(entry["message"])
            assert message[0].isupper() or not message[0].isascii() or message.startswith("{"), (language, code)
            assert "\n" not in message, (language, code)
            words = " ".join([message, *hints_of(code, language)])
            assert not re.search(r"\b(NoneType|dict|str|ValidationError|Exception|null)\b", words), (language, code)
            assert " Anda" not in words, (language, code)


def hostile_problems(tmp_path: Path) -> list[Problem]:
    """Problems as reading really finds them, of many kinds."""
    found: list[Problem] = []
    edits: list[dict[str, str | bytes]] = []
    lines = (
        "season: x", "season: 0", "explicit: x", "topics: x", "topics: [A B]", "topics: [~]", "topics: [{a: b}]",
        "people: [x]", "people: [{role: x, name: y}]", "people: [{role: child, name: y}]", "people: [{role: host}]",
        "music_bed: {file: /x, gain_db: x}", "music_bed: {file: ../../../../x}", "music_bed: {file: ., duck_db: 9}",
        "music_bed: {file: a.wav, fade_seconds: x}", "sumary: x", "a: *b", "a: &b c", "a: !b c", "<<: x", "? [a]\n: b",
        "topics: [", "topics: {", 'a: "', "a: b: c", "\ta: b", "a: @", "a: \x07", 'a: "\\q"', "title: x", "season: 1",
        "length: 28.30",
        f"music_bed: {{file: {'x' * 300}}}", "season: 99\nepisode: 99\nsummary2: y", "a\nb: c", "---\na: b", "  a: b",
    )  # fmt: skip
    edits += [{EPISODE_FILE: f"{line}\n{EPISODE}"} for line in lines]
    edits += [
        {EPISODE_FILE: EPISODE.replace("2026-11-20T16:00:00+07:00", x)} for x in ("x", "2026-11-20", "0001-01-01")
    ]
    edits += [
        {EPISODE_FILE: EPISODE.replace("silence_seconds: 1", x)} for x in ("silence_seconds: 0", "file: a\n    end: 0")
    ]
    edits += [{EPISODE_FILE: EPISODE + "---\na: b\n"}]
    edits += [{EPISODE_FILE: EPISODE[: EPISODE.index("segments")] + x} for x in ("segments: []", "segments:")]
    edits += [{EPISODE_FILE: x} for x in (b"", b"- a", b"\xff", b"\xef\xbb\xbfa: 1", b"a: 1\r\n", b"x" * 2_000_000)]
    edits += [
        {POSTER_FILE: POSTER.replace(*x)} for x in (("A4", "A9"), ("A4", "9999x10"), ("  id:", "  xx:"), ("[A4]", "[]"))
    ]
    edits += [
        {POSTER_FILE: POSTER + f"art: {{file: a, focal: {x}, alt: {{id: ''}}}}"} for x in ("[1]", "[1,1,1]", "[nan,2]")
    ]
    edits += [{"content/data/campaign.yaml": SETTINGS.replace("https:", "x"), "posters/A B/poster.yaml": POSTER}]
    edits += [
        {"content/data/helplines.yaml": HELPLINES.replace(*x)}
        for x in (("2026-11-01", "x"), ("129\n", ""), ("A\n", "Z\n"))
    ]
    edits += [{"content/id/index.md": x} for x in ("", "---\n", "---\n---\n", "---\ntitle: " + "x" * 300 + "\n---\n")]
    edits += [{"content/id/A B.md": "x", "episodes/jejak-kita/002/episode.yml": "x"}]
    edits += [{EPISODE_FILE: "a: " + "[" * 99}, {"episodes/jejak-kita/show.yaml": "guid: x\nlicense: X Y\n"}]
    edits += [{"episodes/jejak-kita/show.yaml": "stations: [{id: rri, name: A}, {id: rri, name: B}]\n"}]
    for number, edit in enumerate(edits):
        found += problems_in(write_campaign(tmp_path / str(number), **edit))
    return found


def test_real_problems_have_all_the_facts_of_their_sentences(tmp_path: Path) -> None:
    problems = hostile_problems(tmp_path)
    seen = {problem.code for problem in problems}
    assert len(seen) > 50
    for problem in problems:
        for language in Language:
            lines = [messages.message(problem, language), messages.hint(problem, language)]
            assert "None" not in " ".join(lines), problem
            assert "  " not in lines[0], problem
            assert not re.search(r"“”|\(\)|, ,", lines[0]), (problem, lines[0])
            assert len(lines[0]) < 250, lines[0]
            json.dumps(lines).encode("utf-8")
    expected = {code for code in sentences(Language.ENGLISH) if code.startswith(("read-", "page-front"))}
    never = {
        "read-file-unreadable",
        "read-not-a-file",
        "read-folder-link",
        "read-value",
        "read-not-less",
        "read-too-short",
        "read-page-outside",
        "read-page-ending",
        "read-name-windows",
    }
    assert expected - seen <= never | {"read-key-not-text", "read-indent", "read-colon-missing", "read-alias"}


PROBLEM = Problem(
    "read-choice",
    Place("episodes/a b/50%,x:1.yaml", 7, 12, 4),
    {"seen": "50%\nx, y: z", "near": None, "expected": ("satu", "dua")},
)


def test_github_annotations_are_escaped() -> None:
    line = messages.as_github(PROBLEM, Language.ENGLISH)
    assert "\n" not in line
    head, _, text = line.removeprefix("::").partition("::")
    assert head == "error file=episodes/a b/50%25%2Cx%3A1.yaml,line=7,col=12,title=read-choice"
    assert "50%25" in text
    assert "x, y: z" in text
    levels = [messages.as_github(Problem("read-tab", None, {}, weight), Language.ENGLISH) for weight in Severity]
    assert [level.split(" ")[0] for level in levels] == ["::error", "::warning", "::notice"]


def test_json_is_one_array_of_the_promised_keys() -> None:
    rows = json.loads(messages.as_json([PROBLEM, Problem("read-tab", None)], Language.INDONESIAN))
    assert [list(row) for row in rows] == [["code", "severity", "file", "line", "column", "message", "hint"]] * 2
    assert (rows[0]["file"], rows[0]["line"], rows[0]["column"]) == ("episodes/a b/50%,x:1.yaml", 7, 12)
    assert (rows[1]["file"], rows[1]["line"], rows[1]["severity"]) == ("", 0, "error")
    assert json.loads(messages.as_json([], Language.INDONESIAN)) == []


def test_text_shows_the_line_and_what_is_meant(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("x: 1\nजिङ्गल: 😀 salah\n", "utf-8")
    problem = Problem("read-tab", Place("a.yaml", 2, 11, 5))
    assert messages.as_text(problem, Language.INDONESIAN, tmp_path).split("\n") == [
        "a.yaml:2:11: kesalahan: Di sini ada tab, padahal hanya boleh spasi. [read-tab]",
        "    2 | जिङ्गल: 😀 salah",
        "      |           ^^^^^",
        "    Ganti dengan spasi; di awal baris, dua untuk setiap tingkat.",
    ]


@pytest.mark.parametrize("column", [1, 500, 1000, 1200])
def test_a_long_line_is_shown_around_the_place(tmp_path: Path, column: int) -> None:
    (tmp_path / "a.yaml").write_text("x" * 1000 + "\n")
    lines = messages.as_text(Problem("read-tab", Place("a.yaml", 1, column, 900)), Language.ENGLISH, tmp_path).split(
        "\n"
    )
    assert max(map(len, lines)) < 250
    assert "^" in lines[2]


@pytest.mark.parametrize("content", [b"\xff\xff", b"", b"\x1b[31mx\n"])
def test_a_line_that_cannot_be_shown_is_left_out_or_made_harmless(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.yaml").write_bytes(content)
    text = messages.as_text(Problem("read-tab", Place("a.yaml", 1)), Language.ENGLISH, tmp_path)
    assert "\x1b" not in text
    assert text.startswith("a.yaml:1:1: error: ")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_file_of_the_campaign_is_not_shown(tmp_path: Path) -> None:
    root = tmp_path / "campaign"
    root.mkdir()
    (tmp_path / "secret").write_text("rahasia")
    (root / "link.yaml").symlink_to(tmp_path / "secret")
    os.mkfifo(root / "pipe.yaml")
    for name in ("link.yaml", "pipe.yaml", "../secret", "nowhere.yaml", "."):
        text = messages.as_text(Problem("read-tab", Place(name)), Language.ENGLISH, root)
        assert "rahasia" not in text
        assert "|" not in text


def test_a_hostile_value_cannot_steer_the_terminal() -> None:
    problem = Problem("read-choice", None, {"seen": "\x1b[2Jx\r\n", "expected": ("a",), "near": None})
    text = messages.as_text(problem, Language.ENGLISH)
    assert "\x1b" not in text
    assert "\r" not in text


def test_other_languages_fall_back_to_english_code_by_code() -> None:
    for language in set(Language) - set(COMPLETE):
        for code in sentences(Language.ENGLISH):
            expected = sentences(language).get(code, sentences(Language.ENGLISH)[code])["message"]
            assert messages.word(code, language) == expected
    with pytest.raises(KeyError):
        messages.word("nobody-says-this", Language.ENGLISH)


def test_the_fact_that_is_missing_takes_only_its_line_away() -> None:
    known = Problem("read-key-unknown", None, {"key": "x", "near": None, "known": ("a", "b")})
    assert messages.hint(known, Language.ENGLISH) == "Possible here: a, b."
    near = Problem("read-key-unknown", None, {"key": "x", "near": "a", "known": ("a", "b")})
    assert messages.hint(near, Language.ENGLISH) == "Did you mean “a”? Possible here: a, b."


def test_numbers_are_said_plainly() -> None:
    for value, said in ((3, "3"), (3.0, "3"), (-16.0, "-16"), (0.5, "0.5"), (12.345, "12.35"), (1000.0, "1000")):
        problem = Problem("read-too-small", None, {"key": "x", "seen": "y", "limit": value})
        assert f"smallest possible is {said}." in messages.message(problem, Language.ENGLISH)


@pytest.mark.parametrize("language", list(Language))
def test_a_code_that_is_read_alone_says_what_its_file_says(language: Language) -> None:
    for code, entry in messages.sentences(language).items():
        assert messages._entry(code, language) == entry


def test_a_key_of_two_words_is_a_sentence_with_a_comma() -> None:
    facts: dict[str, Fact] = {"key": "magkuwento ka.", "near": None, "known": ("body", "chat")}
    cut = Problem("read-key-unknown", None, {**facts, "braces": "{ }"})
    assert "quotation marks" in messages.hint(cut, Language.ENGLISH)
    assert "tanda kutip" in messages.hint(cut, Language.INDONESIAN)
    assert "quotation marks" not in messages.hint(Problem("read-key-unknown", None, facts), Language.ENGLISH)


@pytest.mark.parametrize(
    ("band", "english", "indonesian"),
    [
        ("12-14", "Readers of 12-14 will", "Pembaca 12-14 akan"),
        ("adults", "Adults will", "Orang dewasa akan"),
        ("everybody", "All readers will", "Semua pembaca akan"),
    ],
)
def test_who_reads_is_said_in_the_language_of_the_message(band: str, english: str, indonesian: str) -> None:
    hard = Problem("page-plain", None, {"band": band})
    assert messages.message(hard, Language.ENGLISH).startswith(english)
    assert messages.message(hard, Language.INDONESIAN).startswith(indonesian)


def test_the_pieces_of_a_child_are_named() -> None:
    facts: dict[str, Fact] = {"pieces": ("2: R•••", "2: ••"), "drop": "2: ••", "piece_kinds": ("name", "age")}
    joined = Problem("identity-joined", None, facts)
    assert "the name, the age (line number and word: 2: R•••, 2: ••)" in messages.message(joined, Language.ENGLISH)
    assert "nama, umur (nomor baris dan kata: 2: R•••, 2: ••)" in messages.message(joined, Language.INDONESIAN)


def test_a_poster_without_a_line_is_told_of_which_country_it_needs_one() -> None:
    facts: dict[str, Fact] = {"language": "fil", "country_code": "ph", "example": "ph-1383"}
    missing = Problem("poster-helpline-missing", None, facts)
    assert "the Philippines" in messages.hint(missing, Language.ENGLISH)
    assert "Filipina" in messages.hint(missing, Language.INDONESIAN)
    assert "ph-1383" in messages.hint(missing, Language.INDONESIAN)
    anywhere = Problem("poster-helpline-missing", None, {**facts, "language": "en", "country_code": ""})
    assert "It has to be" not in messages.hint(anywhere, Language.ENGLISH)


def test_every_kind_of_piece_has_a_word() -> None:
    for language in COMPLETE:
        assert {f"piece-{kind}" for kind in DROP_FIRST} <= set(sentences(language))
