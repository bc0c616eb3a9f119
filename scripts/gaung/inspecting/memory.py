"""Which made files were read and found clean, by digest, so that an unchanged file is not read again."""

from __future__ import annotations

import json
from pathlib import Path

from gaung.making.store import write_whole


class Clean:
    """Digests of clean files, which hold as long as what they were judged by stays the same.

    Nothing of a text is kept.
    """

    def __init__(self, file: Path, basis: str) -> None:
        self._file = file
        self._basis = basis
        self._known = self._remembered()
        self._now: set[str] = set()

    def has(self, digest: str) -> bool:
        """Whether a file with this digest was read and found clean."""
        if digest in self._known:
            self._now.add(digest)
            return True
        return False

    def add(self, digest: str) -> None:
        """It is clean."""
        self._now.add(digest)

    def save(self) -> None:
        """Keep what was clean this time; files that are gone are forgotten."""
        if self._now != self._known:
            row = {"basis": self._basis, "clean": sorted(self._now)}
            write_whole(self._file, json.dumps(row).encode())

    def _remembered(self) -> set[str]:
        try:
            row = json.loads(self._file.read_text("utf-8"))
            return set(row["clean"]) if row["basis"] == self._basis else set()
        except (OSError, ValueError, KeyError, TypeError):
            return set()
