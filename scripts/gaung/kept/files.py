"""What lies in a campaign: each file's stamp, and the digest of what it says, computed again only when touched."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import TypeAlias

Stamp: TypeAlias = tuple[int, int, int, int]
"""Size, two times in nanoseconds, inode."""

Digests: TypeAlias = dict[str, tuple[Stamp, str]]
"""Of each file the stamp it had, and the digest of its content then."""

TREES = ("content", "episodes", "posters")
"""The folders with all that an author writes."""

_RACY_NS = 2_000_000_000
"""A file touched this recently may change again within the same tick of its clock, so its stamp proves nothing."""

_STAMPS_PROVE = os.name != "nt"
"""Windows does not say when a file was last changed, only what its author wants to be believed."""


class Files:
    """The files of a campaign as they lay there at one moment; to iterate gives their paths."""

    def __init__(self, root: Path, known: Digests) -> None:
        self._root = root
        self._known = known
        self._now_ns = time.time_ns()
        self.digests: Digests = {}
        """What is known now, for the next time."""
        self.stamps: dict[str, Stamp] = {}
        """Every regular file in the author's folders, hidden ones left out."""
        self.names: dict[str, str] = {}
        """What lies in each folder: names and kinds."""
        self.is_plain = True
        """Whether all could be looked at, and no link leads from a file's place to another one."""
        for tree in TREES:
            self.is_plain = self.is_plain and not (root / tree).is_symlink()
            self._walk(tree)

    def __iter__(self) -> Iterator[str]:
        return iter(self.stamps)

    def _walk(self, folder: str) -> None:
        names = []
        try:
            with os.scandir(self._root / folder) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except FileNotFoundError:
            return
        except OSError:
            self.is_plain = False
            return
        for entry in found:
            if entry.name.startswith("."):
                continue
            path = f"{folder}/{entry.name}"
            kind = "o"
            if entry.is_symlink():
                self.is_plain = False
            elif entry.is_dir():
                kind = "d"
                self._walk(path)
            elif entry.is_file():
                kind = "f"
                self.stamps[path] = _stamp(entry.stat())
            names.append(f"{kind}{entry.name}")
        self.names[folder] = "/".join(names)

    def digest(self, path: str) -> str:
        """The digest of a file's content; empty if it cannot be read, or is no file: a pipe would wait for ever."""
        stamp = self.stamps.get(path)
        known = self._known.get(path)
        if stamp is not None and known is not None and known[0] == stamp and _STAMPS_PROVE:
            self.digests[path] = known
            return known[1]
        if stamp is None and not (self._root / path).is_file():
            return ""
        try:
            with (self._root / path).open("rb") as stream:
                digest = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError:
            return ""
        if stamp is not None and self._now_ns - max(stamp[1], stamp[2]) > _RACY_NS:
            self.digests[path] = (stamp, digest)
        return digest

    def state(self, paths: Iterable[PurePosixPath], folders: Iterable[PurePosixPath] = ()) -> str | None:
        """A digest of what media files are by their stamps; None where a stamp proves nothing yet."""
        seen: list[object] = []
        for path in sorted(paths):
            try:
                status = (self._root / path).stat()
            except (OSError, ValueError):
                seen.append((str(path), None))
                continue
            stamp = _stamp(status)
            if self._now_ns - max(stamp[1], stamp[2]) <= _RACY_NS or not _STAMPS_PROVE:
                return None
            seen.append((str(path), stat.S_IFMT(status.st_mode), stamp))
        for folder in sorted(folders):
            try:
                seen.append((str(folder), sorted(path.name for path in (self._root / folder).iterdir())))
            except (OSError, ValueError):
                seen.append((str(folder), None))
        return digest_of(seen)


def digest_of(value: object) -> str:
    """A digest of plain values: texts, numbers, lists and tuples of them."""
    return hashlib.sha256(repr(value).encode("utf-8", "surrogateescape")).hexdigest()


def gaung_state(package: Path, also: Iterable[object]) -> str | None:
    """A digest of the program itself by the stamps of its files; None while somebody is writing it."""
    seen: list[object] = [*also]
    now_ns = time.time_ns()
    folders = [package]
    while folders:
        folder = folders.pop()
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.name in {"__pycache__", "starter"}:
                    continue
                if entry.is_dir():
                    folders.append(Path(entry.path))
                    continue
                stamp = _stamp(entry.stat())
                if now_ns - max(stamp[1], stamp[2]) <= _RACY_NS:
                    return None
                seen.append((entry.path, stamp))
    return digest_of(seen)


def _stamp(status: os.stat_result) -> Stamp:
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
