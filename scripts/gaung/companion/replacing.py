"""Safe replacements as a unified diff, and written only when somebody asks for it."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable
from pathlib import Path

from gaung.problem import Problem
from gaung.rules.safeguarding.swaps import Swap, swap_for, swapped

_BEGUN = ".gaung-new"
"""No author ends a name so: what lies there was begun by a run that was killed."""


class ReadOnlyError(ValueError):
    """A file that its owner lets nobody write."""


def replacements(root: Path, problems: Iterable[Problem]) -> dict[str, tuple[str, str, int]]:
    """By file: its text, its text with the safe replacements, and how many there are."""
    by_file: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.place is not None and problem.code.startswith("term-"):
            by_file.setdefault(problem.place.file, []).append(problem)
    found: dict[str, tuple[str, str, int]] = {}
    for file, finds in sorted(by_file.items()):
        with (root / file).open(encoding="utf-8", newline="") as stream:
            text = stream.read()
        lines = text.split("\n")
        first = lines[0].removeprefix("\ufeff")
        marked = len(lines[0]) - len(first)
        bare = [first, *lines[1:]]
        swaps = _apart(swap for problem in finds if (swap := swap_for(problem, bare)) is not None)
        if swaps:
            new = swapped(bare, swaps)
            found[file] = (text, lines[0][:marked] + "\n".join(new), len(swaps))
    return found


def diff(file: str, before: str, after: str) -> str:
    """The change as a unified diff that `patch -p1` and `git apply` take."""
    lines = difflib.unified_diff(_lines(before), _lines(after), f"a/{file}", f"b/{file}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def write(root: Path, file: str, text: str) -> None:
    """Put the new text in the file's place, whole or not at all; its rights stay, and a link leads to it as before.

    Raises `ReadOnlyError` if its owner lets nobody write it.
    """
    path = (root / file).resolve()
    if not path.stat().st_mode & 0o222:
        raise ReadOnlyError(file)
    beside = path.with_name(f".{path.name[:64]}{_BEGUN}")
    try:
        beside.unlink(missing_ok=True)
        with beside.open("x", encoding="utf-8", newline="") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        beside.chmod(path.stat().st_mode & 0o7777)
        beside.replace(path)
    finally:
        # on a full disk no half of an author's text stays behind
        beside.unlink(missing_ok=True)


def _lines(text: str) -> list[str]:
    return [line + "\n" for line in text.split("\n")[:-1]] + ([last] if (last := text.split("\n")[-1]) else [])


def _apart(swaps: Iterable[Swap]) -> list[Swap]:
    """The replacements that do not overlap; of two that do, the first."""
    kept: list[Swap] = []
    for swap in sorted(set(swaps), key=lambda one: (one.line, one.start, -one.end)):
        if not kept or kept[-1].line != swap.line or kept[-1].end <= swap.start:
            kept.append(swap)
    return kept
