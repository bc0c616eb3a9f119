"""A tree of files that is written again and again: only what changed is touched, and what is gone is removed."""

from __future__ import annotations

import os
from pathlib import Path


class Tree:
    """The folder `root` while it is brought up to date: `put` every file, then `close`.

    Generators watch these files; one that is touched without need would build the site again for ever.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._is_new = not root.exists()
        self._kept: set[Path] = set()
        self._folders: set[Path] = set()

    def put(self, name: str, content: bytes) -> None:
        """Let the file `name` have this content."""
        path = self._root / name
        self._kept.add(path)
        if not self._is_new and _is_there(path, content):
            return
        # nothing is lost if this is cut off: the next run compares again
        if path.parent not in self._folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(path.parent)
        path.write_bytes(content)

    def close(self) -> None:
        """Remove every file that was not put, and the folders that are empty then."""
        kept = set(map(str, self._kept))
        for folder, inner, names in os.walk(self._root, topdown=False):
            here = Path(folder)
            for name in names:
                if f"{folder}{os.sep}{name}" not in kept:
                    (here / name).unlink()
            for path in (here / name for name in inner):
                if path.is_symlink():
                    path.unlink()
                elif not any(path.iterdir()):
                    path.rmdir()


def _is_there(path: Path, content: bytes) -> bool:
    """Whether the file has this content already."""
    try:
        return path.read_bytes() == content
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return False
