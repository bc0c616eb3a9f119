"""What the commands say: problems, sentences, reasons. The only place that prints."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NoReturn, TextIO

from gaung import messages
from gaung.model.spoken import Language
from gaung.problem import Fact, Problem, Severity

if TYPE_CHECKING:
    from gaung.making.recipe import Change

Format = Literal["text", "json", "github"]
"""For people, for programs, for annotations of a code host."""


def show(problems: Iterable[Problem], spoken: Language, folder: Path, stream: TextIO = sys.stderr) -> None:
    """Print each problem with its place, the author's line and what to do."""
    for text in messages.as_texts(problems, spoken, folder):
        print(text, file=stream)


def tell(
    problems: Sequence[Problem], format: Format, spoken: Language, folder: Path, *, is_counted: bool = False
) -> None:
    """Print what a check found: `text` for people, `json` for programs, `github` for annotations.

    People are told how many there are, also that there are none if `is_counted`.
    """
    if format == "json":
        print(messages.as_json(problems, spoken))
    elif format == "github":
        for problem in problems:
            print(messages.as_github(problem, spoken))
    else:
        show(problems, spoken, folder, sys.stdout)
        if problems or is_counted:
            errors, warnings, infos = (sum(p.severity is severity for p in problems) for severity in Severity)
            say("check-found", spoken, errors=errors, warnings=warnings, infos=infos)


def show_changes(changes: Iterable[Change], spoken: Language) -> None:
    """Print why something is made again, one line a reason."""
    for change in changes:
        facts = {"what": change.what, "before": change.before, "now": change.now}
        kind = "added" if change.before is None else "gone" if change.now is None else "changed"
        if change.what.startswith("inputs."):
            kind, facts["what"] = ("file" if kind == "changed" else kind), change.what.removeprefix("inputs.")
        place = f" ({change.place})" if change.place else ""
        print(f"  {messages.sentence(f'explain-{kind}', spoken, **facts)}{place}")


def say(code: str, spoken: Language, /, **facts: Fact) -> None:
    """Print one sentence of Gaung's own talk."""
    print(messages.sentence(code, spoken, **facts))


def say_aside(code: str, spoken: Language, /, **facts: Fact) -> None:
    """Print one sentence beside what a program may read."""
    print(messages.sentence(code, spoken, **facts), file=sys.stderr)


def shown(path: Path) -> str:
    """A path as short as it can be."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def stop(problem: Problem, spoken: Language) -> NoReturn:
    """Say what is wrong with the call itself, and end with 2."""
    print(messages.message(problem, spoken), file=sys.stderr)
    advice = messages.hint(problem, spoken)
    if advice:
        print(f"    {advice}", file=sys.stderr)
    raise SystemExit(2)
