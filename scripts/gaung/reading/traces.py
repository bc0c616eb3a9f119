"""The traces of what was withdrawn: JSON of our own, which no author edits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from pydantic import ValidationError

from gaung.model.trace import Trace
from gaung.model.withdrawal import WithdrawalKind
from gaung.place import Place
from gaung.problem import Problem

TRACES = PurePosixPath("content/data/withdrawn")
_MOST_BYTES = 256 << 20


def file_of(kind: WithdrawalKind, id: str) -> PurePosixPath:
    """Where the trace of a withdrawn thing lies."""
    return TRACES / f"{kind}-{id.replace('/', '.')}.json"


def read_traces(root: Path, problems: list[Problem]) -> Iterator[Trace]:
    """Every trace of a campaign; a damaged one is a problem, for it can find nothing."""
    for path in sorted((root / TRACES).glob("*.json")):
        try:
            if path.stat().st_size > _MOST_BYTES:
                raise ValueError(path.name)
            yield Trace.model_validate_json(path.read_bytes())
        except (OSError, ValueError, ValidationError):
            problems.append(Problem("consent-trace-damaged", Place((TRACES / path.name).as_posix())))
