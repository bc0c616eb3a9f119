"""The import table of the house: one direction, one door for each library, producers apart from each other."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "scripts" / "gaung"
MODULES = sorted(PACKAGE.rglob("*.py"))

FOUNDATION = ("place", "problem", "near")
MODEL = (*FOUNDATION, "model")
MEDIA = (*MODEL, "media", "media_files", "picture")

MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "place": (),
    "near": (),
    "problem": ("place",),
    "model": FOUNDATION,
    "picture": (),
    "picture_points": (),
    "picture_fit": ("picture_points",),
    "likeness": ("picture", "picture_points", "picture_fit"),
    "seal": (),
    "picture_memory": ("likeness", "picture_points", "picture_fit", "seal"),
    "codes": ("picture",),
    "shown_pictures": (*MODEL, "picture"),
    "media": (*MODEL, "media_files"),
    "media_files": ("picture", "picture_memory", "likeness", "codes"),
    "messages": MODEL,
    "words": MEDIA,
    "address": MEDIA,
    "block_kind": (),
    "block": (*MEDIA, "block_kind"),
    "page_text": (*MEDIA, "block"),
    "listing": MEDIA,
    "captions": (),
    "recording": (),
    "heard": MODEL,
    "reading": (*MODEL, "media", "block", "address"),
    "rules": (*MEDIA, "words", "address", "block", "page_text", "captions", "recording", "listing", "shown_pictures"),
    "making": (
        *MEDIA,
        "heard",
        "shown_pictures",
        "words",
        "address",
        "block",
        "page_text",
        "captions",
        "recording",
        "listing",
    ),
    "site": (*MEDIA, "words", "address", "block", "page_text", "captions", "recording", "listing"),
}
"""What each part of the package may import from the rest of it; parts that are not here stand above and may all."""

ABOVE = ("cli", "mkdocs_plugin", "__main__")
"""Nothing imports these."""

SHARED_BY_PRODUCERS = ("recipe", "takedown", "store", "digest", "jobs", "publishing")

DOORS: dict[str, tuple[str, ...]] = {
    "ruamel": ("reading/located.py", "reading/editing.py"),
    "pydub": ("making/audio/",),
    "soundfile": ("making/audio/",),
    "imageio_ffmpeg": ("making/audio/",),
    "subprocess": ("making/audio/", "site/"),
    "feedgen": ("making/feed/",),
    "mkdocs": ("mkdocs_plugin.py",),
    "PIL": ("picture.py", "likeness.py", "picture_points.py", "codes.py", "making/poster/"),
    "uharfbuzz": ("making/poster/", "site/fonts.py"),
    "pikepdf": ("making/poster/", "inspecting/document.py"),
    "pypdfium2": ("inspecting/document.py",),
    "segno": ("making/poster/",),
    "watchdog": ("cli/watching.py",),
    "zxingcpp": ("making/poster/proof.py", "codes.py"),
    "scipy": ("making/audio/",),
    "tomllib": ("messages/", "words/", "rules/safeguarding/", "kept/tables.py"),
    "cyclopts": ("cli/",),
    "icalendar": ("making/pages/",),
    "rich": ("progress.py", "cli/helping.py"),
    "distributed": ("making/jobs.py",),
    "ctypes": ("making/publishing.py", "making/audio/"),
}


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def part_of(path: Path) -> str:
    """The part of the package: a folder or a module directly in it."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> Iterator[tuple[str, int]]:
    """Every module that is imported anywhere in the file, with its line: `gaung.model.base`, `PIL.Image`."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}:{node.lineno} imports relatively"
            for alias in node.names:
                yield f"{node.module}.{alias.name}", node.lineno


def own_imports_of(path: Path) -> Iterator[tuple[tuple[str, ...], int]]:
    """The imports from our own package, without its name."""
    for name, line in imports_of(path):
        parts = tuple(name.split("."))
        if parts[0] == "gaung" and len(parts) > 1:
            yield parts[1:], line


def exists(part: str) -> bool:
    return (PACKAGE / part).is_dir() or (PACKAGE / f"{part}.py").is_file()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_one_way(path: Path) -> None:
    own = part_of(path)
    for parts, line in own_imports_of(path):
        if not exists(parts[0]):
            continue  # a name of gaung/__init__.py
        assert parts[0] not in ABOVE or own in (*ABOVE, "__init__"), f"{name_of(path)}:{line} imports {parts[0]}"
        if own in MAY_IMPORT and parts[0] != own:
            assert parts[0] in MAY_IMPORT[own], f"{name_of(path)}:{line}: {own} may not import {'.'.join(parts)}"


@pytest.mark.parametrize("path", sorted((PACKAGE / "making").glob("*/**/*.py")), ids=name_of)
def test_producers_know_nothing_of_each_other(path: Path) -> None:
    own = path.relative_to(PACKAGE).parts[1]
    for parts, line in own_imports_of(path):
        if parts[0] == "making" and len(parts) > 1:
            allowed = (own, *SHARED_BY_PRODUCERS)
            assert parts[1] in allowed, f"{name_of(path)}:{line}: making/{own} imports making/{parts[1]}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_each_library_has_one_door(path: Path) -> None:
    for name, line in imports_of(path):
        library = name.split(".")[0]
        doors = DOORS.get(library)
        if doors is not None:
            assert name_of(path).startswith(doors), f"{name_of(path)}:{line} imports {library}"


def calls_in(path: Path, names: set[str]) -> list[str]:
    return [
        f"{name_of(path)}:{node.lineno} {node.func.id}"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names
    ]


@pytest.mark.parametrize("path", [path for path in MODULES if "benchmarks" not in path.parts], ids=name_of)
def test_only_the_command_line_talks(path: Path) -> None:
    if not name_of(path).startswith("cli/"):
        assert calls_in(path, {"print", "input"}) == []
    # the methods of `dataclasses` are text that Python runs, wherever they are compiled; no other text is
    ran = {"eval", "__import__"} if name_of(path) == "kept/methods.py" else {"eval", "exec", "compile", "__import__"}
    assert calls_in(path, ran) == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_broad_except(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.ExceptHandler):
            continue
        caught = {name.id for name in ast.walk(node.type) if isinstance(name, ast.Name)} if node.type else {"all"}
        ends_with_raise = isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None
        if caught & {"Exception", "BaseException", "all"}:
            assert ends_with_raise, f"{name_of(path)}:{node.lineno} swallows every error"


@pytest.mark.parametrize("part", ["making", "rules", "reading", "model"])
def test_what_is_made_knows_no_clock_and_no_chance(part: str) -> None:
    """The same input gives the same bytes: no `now()`, `today()` or `random` below the build."""
    for path in sorted((PACKAGE / part).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                called = node.func.attr
                assert called not in {"now", "today", "utcnow", "uuid4", "uuid1"}, f"{name_of(path)}:{node.lineno}"
        if name_of(path) == "making/audio/disguise.py":
            continue  # a disguise that could be computed again could be undone; what it made is kept by its recipe
        for name, line in imports_of(path):
            assert name.split(".")[0] not in {"random", "secrets"}, f"{name_of(path)}:{line}"


def test_every_module_says_what_it_is_and_stays_small() -> None:
    for path in MODULES:
        if "benchmarks" in path.parts:
            continue
        text = path.read_text("utf-8")
        said = ast.get_docstring(ast.parse(text)) or ""
        assert said.split("\n")[0].endswith((".", "…")) or ":" in said, f"{name_of(path)} has no first line"
        assert text.count("\n") <= 400, f"{name_of(path)} has more than one idea"


def test_the_table_has_no_rooms_that_are_gone() -> None:
    for part in MAY_IMPORT:
        assert exists(part), part
    for doors in DOORS.values():
        assert any((PACKAGE / door).exists() for door in doors), doors
