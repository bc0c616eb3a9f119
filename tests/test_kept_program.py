"""What is kept of the program itself, and how a plain call of it is understood."""

from __future__ import annotations

import ast
import dataclasses
import marshal
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import gaung
from gaung import cli, rules, seal
from gaung.cli.commands import app
from gaung.cli.plain import understood
from gaung.kept import methods, patterns, program, record, tables
from kept_fixtures import LINES, gaung_check

pytestmark = pytest.mark.usefixtures("own_folder")


def test_kept_patterns_are_the_patterns(own_folder: Path) -> None:
    call = (
        "from gaung.kept.findings import _load_rules\nfrom gaung.kept.patterns import take_down\n"
        "take_down(lambda: _load_rules(with_posters=True), '0' * 40)"
    )
    environment = {**os.environ, "XDG_CACHE_HOME": str(own_folder)}
    subprocess.run([sys.executable, "-c", call], check=True, env=environment)
    (file,) = (own_folder / "gaung").glob("patterns-*")
    shutil.copy(own_folder / "gaung/key", own_folder / "key")
    shutil.copy(file, own_folder / file.name)
    known = patterns._read("0" * 40)
    assert len(known) > 250
    texts = [line * 2 for line in LINES]
    with patterns.known_patterns("0" * 40):
        # what `re.compile` asks when a pattern is not in its own short memory; no stub knows that part of `re`
        from_numbers = {asked: re._compiler.compile(*asked) for asked in known}  # type: ignore[attr-defined]
    for pattern, flags in known:
        re.purge()
        ordinary: re.Pattern[Any] = re.compile(pattern, flags)
        kept = from_numbers[pattern, flags]
        assert "made" not in vars(kept), "nothing was searched with it yet"
        assert (kept.pattern, kept.flags, kept.groups) == (ordinary.pattern, ordinary.flags, ordinary.groups)
        assert kept.groupindex == ordinary.groupindex
        assert kept.made == ordinary  # CPython compares the code itself
        if isinstance(pattern, str):
            for text in texts:
                assert [m.span() for m in kept.finditer(text)] == [m.span() for m in ordinary.finditer(text)]


def test_a_kept_pattern_equals_the_pattern() -> None:
    ordinary = re.compile("(a+)b")
    one, other = (patterns.Later((*_numbers_of("(a+)b"),), re._compiler._sre.compile) for _ in range(2))  # type: ignore[attr-defined]
    assert one == ordinary == other
    assert ordinary == one == other
    assert hash(one) == hash(ordinary)
    assert one != re.compile("(a+)c")
    assert one.match("aab").re in {other}


def _numbers_of(pattern: str) -> Iterator[Any]:
    """What Python's `re` makes of a pattern."""
    with patterns._noted(re._compiler) as (found, ordinary):  # type: ignore[attr-defined]
        ordinary(pattern, 0)
    yield from found[pattern, 0]


def test_nobody_asks_which_object_a_pattern_is() -> None:
    """A kept pattern only equals the pattern that it builds, so `match.re is PATTERN` would be false."""
    for path in sorted(Path(gaung.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Compare) and isinstance(node.left, ast.Attribute) and node.left.attr == "re":
                assert not any(isinstance(one, (ast.Is, ast.IsNot)) for one in node.ops), f"{path}:{node.lineno}"


def test_kept_tables_are_the_tables(own_folder: Path) -> None:
    state = "0" * 40
    texts = [file.read_text("utf-8") for file in Path(rules.__file__).parent.rglob("*.toml")]
    assert len(texts) > 5
    ordinary = [tomllib.loads(text) for text in texts]
    with tables.taken_down(state):
        assert [tomllib.loads(text) for text in texts] == ordinary
        tomllib.loads("day = 2026-11-22")
    with tables.known_tables(state):
        known = tables._read(state)
        assert len(known) == len(texts)
        assert [tomllib.loads(text) for text in texts] == ordinary
        first = tomllib.loads(texts[0])
        first.clear()
        assert tomllib.loads(texts[0]) == ordinary[0], "nobody changes what others get"
        assert tomllib.loads("a = 1.5", parse_float=str) == {"a": "1.5"}
    (file,) = own_folder.glob("tables-*")
    content = bytearray(file.read_bytes())
    content[-20] ^= 1
    file.write_bytes(content)
    tables._read.cache_clear()
    with tables.known_tables(state):
        assert tables._read(state) == {}
        assert [tomllib.loads(text) for text in texts] == ordinary


def test_where_python_is_another_one_patterns_are_compiled_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "_compiler", lambda: None)
    patterns.take_down(lambda: None, "0" * 40)
    with patterns.known_patterns("0" * 40):
        assert re.compile("a+b").match("aab")


def test_damaged_patterns_are_not_used(own_folder: Path) -> None:
    file = patterns._file("0" * 40)
    assert file is not None
    seal.write_sealed(file, marshal.dumps([1, 2]))
    assert patterns._read("0" * 40) == {}
    patterns._read.cache_clear()
    seal.write_sealed(file, b"no marshal")
    assert patterns._read("0" * 40) == {}


PLAIN_CALLS = (
    ["check"],
    ["check", "content/id/a.md"],
    ["check", "a.md", "b.md", "--format", "json"],
    ["check", "--format=github", "a.md"],
    ["check", "--root", "x", "--language=ne", "a b.md"],
    ["check", "--root=x=y"],
)
OTHER_CALLS: tuple[list[str], ...] = (
    ["check", "--fix"],
    ["check", "--now", "2026-11-22"],
    ["check", "--help"],
    ["check", "-h"],
    ["check", "--format"],
    ["check", "--format", "--root"],
    ["check", "--format", "json", "--format", "text"],
    ["check", "--", "a.md"],
    ["check", ""],
    ["check", "--no-fix"],
    ["check", "--forma", "json"],
    ["build"],
    [],
)


@pytest.mark.parametrize("words", PLAIN_CALLS)
def test_a_plain_call_means_what_the_command_line_library_says(words: list[str]) -> None:
    plain = understood(words)
    assert plain is not None
    named, options = plain
    _, bound, _ = app.parse_args(words, exit_on_error=False, print_error=False)
    assert tuple(named) == bound.arguments.get("files", ())
    given = {f"--{key}": str(value) for key, value in bound.arguments.items() if key != "files"}
    assert given == options


@pytest.mark.parametrize("words", OTHER_CALLS)
def test_anything_else_is_left_to_the_library(words: list[str]) -> None:
    assert understood(words) is None


def test_patterns_are_learnt_anew_beside_known_ones(kept_campaign: Path, own_folder: Path) -> None:
    """A new version of the rules knows the old ones' patterns already, and must not forget them for that."""
    folder = kept_campaign.parent / "cache/gaung"
    gaung_check(kept_campaign)
    (file,) = folder.glob("patterns-*")
    first = file.read_bytes()
    record.forget(kept_campaign)
    gaung_check(kept_campaign)
    assert file.read_bytes() == first


def test_kept_methods_are_the_methods(own_folder: Path) -> None:
    """A class is the same with methods that were compiled before, and its annotations are what they were."""
    source = (
        "from dataclasses import dataclass, field\n"
        "@dataclass(frozen=True, slots=True, order=True)\n"
        "class A:\n    name: str\n    size_mm: int = 3\n    rest: list[int] = field(default_factory=list)\n"
    )
    state = "0" * 40

    def made() -> Any:
        names: dict[str, Any] = {"__name__": __name__}
        exec(source, names)
        return names["A"]

    ordinary = made()
    with methods.taken_down(state):
        made()
    known = methods._read(state)
    assert any("__init__" in text for text in known)
    asked: list[str] = []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(methods, "_compiled", asked.append)
        with methods.known_methods(state):
            kept = made()
    assert asked == [], "every method was known"
    for name in ("__init__", "__eq__", "__lt__", "__hash__", "__repr__", "__setattr__"):
        one, other = getattr(kept, name), getattr(ordinary, name)
        assert one.__code__.co_code == other.__code__.co_code
        assert one.__annotations__ == other.__annotations__
    assert repr(kept("a")) == repr(ordinary("a"))
    assert kept("a", 2) < kept("b", 1)
    assert {kept("a", 1, ()), kept("a", 1, ())} == {kept("a", 1, ())}


def test_damaged_methods_are_compiled_as_ever(own_folder: Path) -> None:
    file = methods._file("0" * 40)
    assert file is not None
    seal.write_sealed(file, b"no marshal")
    with methods.known_methods("0" * 40):
        made = dataclasses.make_dataclass("Made", ["a", ("b", int, 2)])
    assert repr(made(1)) == "Made(a=1, b=2)"


def test_wordings_that_texts_asked_for_are_kept_and_nothing_of_the_texts(kept_campaign: Path, own_folder: Path) -> None:
    """Of the patterns that are compiled while texts are looked through only those that come from our own lists."""
    page = kept_campaign / "content/id/halaman-3.md"
    page.write_text(page.read_text("utf-8") + "\nPornografi anak dan grooming di kebunrahasia.\n", "utf-8")
    gaung_check(kept_campaign)
    (file,) = (kept_campaign.parent / "cache/gaung").glob("wordings-*")
    own_folder.mkdir(exist_ok=True)
    shutil.copy(file.parent / "key", own_folder / "key")
    sources = [pattern for pattern, _ in program.read_kept(file)]
    assert any("grooming" in source for source in sources)
    assert "kebunrahasia" not in "".join(sources)
    first = file.read_bytes()
    page.write_text(page.read_text("utf-8") + "Satu lagi.\n", "utf-8")
    gaung_check(kept_campaign)
    assert file.read_bytes() == first, "nothing new was asked for"


@pytest.mark.parametrize("words", [["check"], ["check", "--format", "json"], ["check", "--fix"], ["version"]])
def test_a_process_that_ends_at_once_has_said_everything(kept_campaign: Path, words: list[str]) -> None:
    """Also into a pipe, where what is said waits in a buffer, and to nobody."""
    call = [sys.executable, "-m", "gaung", *words, "--root", str(kept_campaign)]
    run = subprocess.run(call, capture_output=True, text=True, check=False)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "_exit", sys.exit)
        patched.setattr(sys, "argv", ["gaung", *words, "--root", str(kept_campaign)])
        with pytest.raises(SystemExit) as ended:
            cli.program()
    assert run.returncode == ended.value.code
    closed = subprocess.run(["sh", "-c", '"$0" "$@" >&- 2>&-', *call], check=False)
    assert closed.returncode == run.returncode
    full = subprocess.run(["sh", "-c", '"$0" "$@" >/dev/full 2>/dev/null', *call], check=False)
    assert full.returncode != 0


def test_pydantic_finds_no_plug_ins_and_its_own_module_is_still_there() -> None:
    program = (
        "import sys\nfrom gaung.cli.plugins import leave_out\nleave_out()\n"
        "from pydantic import BaseModel\nclass A(BaseModel):\n    size_mm: int\n"
        "assert A(size_mm='3').size_mm == 3\nassert 'importlib.metadata' not in sys.modules\n"
        "from pydantic.plugin._loader import PYDANTIC_ENTRY_POINT_GROUP, get_plugins\n"
        "assert PYDANTIC_ENTRY_POINT_GROUP == 'pydantic'\nassert list(get_plugins()) == []\n"
        "leave_out()\nfrom pydantic.plugin._loader import _loading_plugins\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_pydantic_makes_the_same_of_plain_schemas() -> None:
    """Only the module of schemas sees plain dictionaries: whoever writes a typed one later gets a typed one."""
    program = (
        "import json, sys\n{first}"
        "from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError\n"
        "from typing_extensions import TypedDict\n"
        "from pydantic_core import core_schema\n"
        "class Size(TypedDict, total=False):\n    wide_mm: int\n"
        "class A(BaseModel):\n    model_config = ConfigDict(frozen=True)\n"
        "    size: Size = Field(description='its size')\n"
        "said = [A.model_json_schema(), A(size={{'wide_mm': '3'}}).model_dump(), dict(core_schema.int_schema(ge=1))]\n"
        "try:\n    TypeAdapter(Size).validate_python({{'wide_mm': 'x'}})\n"
        "except ValidationError as error:\n    said.append(error.errors(include_url=False))\n"
        "print(json.dumps(said), len(sys.meta_path))\n"
    )
    lightly = "from gaung.cli.plugins import leave_out\nleave_out()\nleave_out()\n"
    calls = [[sys.executable, "-c", program.format(first=first)] for first in ("", lightly)]
    plain, light = (subprocess.run(call, check=True, capture_output=True, text=True).stdout for call in calls)
    assert plain == light
    assert "wide_mm" in plain
