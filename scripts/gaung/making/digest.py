"""The SHA-256 of an author's file, computed again only when the file was touched."""

from __future__ import annotations

import hashlib
import json
import time
from pathlib import Path

from gaung.making.store import write_whole

_RACY_NS = 2_000_000_000
"""A file touched this recently may change again within the same tick of its clock, so its digest is not kept."""

_ROW = 5
"""Size, two times, inode, digest."""


class Digests:
    """Digests of files by path, size and modification time, kept from one build to the next."""

    def __init__(self, memory: Path) -> None:
        self._memory = memory
        self._known = _remembered(memory)
        self._changed = False

    def of(self, path: Path) -> str:
        """The SHA-256 of the file, as 64 hexadecimal digits. Raises OSError if it cannot be read."""
        status = path.stat()
        stamp = [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]
        known = self._known.get(str(path))
        if known is not None and known[:-1] == stamp:
            return str(known[-1])
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        # a tool that copies sets the modification time as it likes, but not the time of that change
        if time.time_ns() - max(status.st_mtime_ns, status.st_ctime_ns) > _RACY_NS:
            self._known[str(path)] = [*stamp, digest]
            self._changed = True
        return digest

    def save(self) -> None:
        """Keep what was computed for the next build; files that are gone are forgotten."""
        known = {path: row for path, row in self._known.items() if Path(path).exists()}
        if self._changed or len(known) < len(self._known):
            write_whole(self._memory, json.dumps(known).encode())
            self._changed = False


def _remembered(memory: Path) -> dict[str, list[str | int]]:
    """What an earlier build kept; nothing if it is not there or damaged."""
    try:
        known = json.loads(memory.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    rows = known.items() if isinstance(known, dict) else ()
    return {path: row for path, row in rows if isinstance(row, list) and len(row) == _ROW}
