"""The traces of what was withdrawn, and of children in what is out: JSON of our own, which no author edits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from gaung.model.trace import EditionNote, Trace
from gaung.model.withdrawal import WithdrawalKind
from gaung.place import Place
from gaung.problem import Problem

M = TypeVar("M", bound=BaseModel)

TRACES = PurePosixPath("content/data/withdrawn")
NOTES = PurePosixPath("content/data/released")
_MOST_BYTES = 256 << 20


def file_of(kind: WithdrawalKind, id: str) -> PurePosixPath:
    """Where the trace of a withdrawn thing lies."""
    return TRACES / f"{kind}-{id.replace('/', '.')}.json"


def note_of(show_id: str, episode_id: str, edition: int) -> PurePosixPath:
    """Where it is noted what of children an edition holds."""
    return NOTES / f"{show_id}.{episode_id}.{edition}.json"


def read_traces(root: Path, problems: list[Problem]) -> Iterator[Trace]:
    """Every trace of a campaign; a damaged one is a problem, for it can find nothing."""
    for path in sorted((root / TRACES).glob("*.json")):
        found = _read(Trace, root, TRACES / path.name, problems)
        if found is not None:
            yield found


def read_note(root: Path, file: PurePosixPath, problems: list[Problem]) -> EditionNote | None:
    """What is noted in a file, if it is there; a damaged one is a problem."""
    return _read(EditionNote, root, file, problems) if (root / file).is_file() else None


def _read(model: type[M], root: Path, file: PurePosixPath, problems: list[Problem]) -> M | None:
    try:
        if (root / file).stat().st_size > _MOST_BYTES:
            raise ValueError(file.name)
        return model.model_validate_json((root / file).read_bytes())
    except (OSError, ValueError, ValidationError):
        problems.append(Problem("consent-trace-damaged", Place(file.as_posix())))
        return None
