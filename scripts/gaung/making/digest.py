"""The SHA-256 of an author's file, computed again only when the file was touched."""

from __future__ import annotations

import hashlib
import json
import time
from pathlib import Path

from gaung.making.store import write_whole

_RACY_NS = 2_000_000_000
"""A file touched this recently may change again within the same tick of its clock, so its digest is not kept."""


class Digests:
    """Digests of files by path, size and modification time, kept from one build to the next."""

    def __init__(self, memory: Path) -> None:
        self._memory = memory
        try:
            self._known: dict[str, list[str | int]] = json.loads(memory.read_text("utf-8"))
        except (FileNotFoundError, ValueError):
            self._known = {}
        self._changed = False

    def of(self, path: Path) -> str:
        """The SHA-256 of the file, as 64 hexadecimal digits. Raises OSError if it cannot be read."""
        status = path.stat()
        stamp: list[str | int] = [status.st_size, status.st_mtime_ns, status.st_ino]
        known = self._known.get(str(path))
        if known is not None and known[:3] == stamp:
            return str(known[3])
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        if time.time_ns() - status.st_mtime_ns > _RACY_NS:
            self._known[str(path)] = [*stamp, digest]
            self._changed = True
        return digest

    def save(self) -> None:
        """Keep what was computed for the next build."""
        if self._changed:
            write_whole(self._memory, json.dumps(self._known).encode())
