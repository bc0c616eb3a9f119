"""What is kept of the program itself, not of a campaign: one sealed file a kind and version of Gaung and Python."""

from __future__ import annotations

import marshal
from pathlib import Path
from typing import Any

from gaung.seal import read_sealed, user_folder, write_sealed

_MOST_VERSIONS = 8


def file_of(kind: str, form: int, state: str) -> Path | None:
    """Where a kind of thing is kept for the version with the digest `state`; None where nothing can be kept."""
    folder = user_folder()
    return None if folder is None else folder / f"{kind}-{form}-{state[:32]}"


def read_kept(file: Path | None) -> dict[Any, Any]:
    """What is kept in a file; nothing, if it is damaged or this user's Gaung did not write it."""
    content = None if file is None else read_sealed(file)
    if content is None:
        return {}
    try:
        known = marshal.loads(content)  # noqa: S302 - sealed: only this user's Gaung wrote it
    except (EOFError, ValueError, TypeError):
        return {}
    return known if isinstance(known, dict) else {}


def write_kept(file: Path, found: dict[Any, Any]) -> bool:
    """Keep it, and forget the oldest of many versions of its kind; whether it could be kept."""
    if not found or not write_sealed(file, marshal.dumps(found)):
        return False
    try:
        kind = file.name.partition("-")[0]
        files = sorted(file.parent.glob(f"{kind}-*"), key=lambda one: one.stat().st_mtime_ns, reverse=True)
        for old in files[_MOST_VERSIONS:]:
            old.unlink(missing_ok=True)
    except OSError:
        return True
    return True
