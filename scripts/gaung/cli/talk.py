"""What the commands say: problems, sentences, reasons. The only place that prints."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

from gaung import messages
from gaung.model.spoken import Language
from gaung.problem import Fact, Problem

if TYPE_CHECKING:
    from gaung.making.recipe import Change


def show(problems: Iterable[Problem], spoken: Language, folder: Path, stream: TextIO = sys.stderr) -> None:
    """Print each problem with its place, the author's line and what to do."""
    for text in messages.as_texts(problems, spoken, folder):
        print(text, file=stream)


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
