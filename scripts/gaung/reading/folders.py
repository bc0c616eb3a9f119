"""The folders of a campaign, in a fixed order; links that lead out of it are problems, not doors."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from gaung.place import Place, PlacedDict
from gaung.problem import Problem
from gaung.reading.text import is_inside, printable


@dataclass(slots=True)
class Tree:
    """What lies in the campaign at `root`; what cannot be looked into is noted in `problems`."""

    root: Path
    problems: list[Problem]
    written: dict[PurePosixPath, tuple[str, PlacedDict]] = field(default_factory=dict)
    """Of every YAML file that was read without a problem its text, and what that says."""

    def has(self, path: PurePosixPath) -> bool:
        """Whether anything has this name, even a link to nowhere."""
        return os.path.lexists(self.root / path)

    def folders(self, top: PurePosixPath | str) -> Iterator[PurePosixPath]:
        """The folders directly in `top`, by name; hidden ones are left out."""
        for path in self._entries(PurePosixPath(top)):
            if self._is_open_folder(path):
                yield path

    def file_names(self, folder: PurePosixPath) -> tuple[str, ...]:
        """The names of the files directly in `folder`."""
        return tuple(printable(path.name) for path in self._entries(folder) if stat.S_ISREG(_mode(self.root / path)))

    def files_below(self, top: PurePosixPath, name: re.Pattern[str]) -> Iterator[PurePosixPath]:
        """Everything in `top` and its folders whose name is like `name`, by path; hidden names are left out."""
        for path in self._entries(top):
            if name.fullmatch(path.name):
                yield path
            elif self._is_open_folder(path):
                yield from self.files_below(path, name)

    def _entries(self, folder: PurePosixPath) -> list[PurePosixPath]:
        try:
            names = [entry.name for entry in (self.root / folder).iterdir()]
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            self._tell("read-file-unreadable", folder, reason=str(error.strerror))
            return []
        return [folder / name for name in sorted(names) if not name.startswith(".")]

    def _is_open_folder(self, path: PurePosixPath) -> bool:
        """Whether `path` is a folder to look into: a link is not, since it may lead out or round in a circle."""
        full = self.root / path
        if not stat.S_ISDIR(_mode(full)):
            return False
        if not full.is_symlink():
            return True
        if is_inside(self.root, full):
            self._tell("read-folder-link", path, seen=printable(path))
        else:
            self._tell("read-path-outside", path, seen=printable(path))
        return False

    def _tell(self, code: str, path: PurePosixPath, **facts: str) -> None:
        self.problems.append(Problem(code, Place(printable(path)), {"file": printable(path), **facts}))


def _mode(path: Path) -> int:
    """What kind of thing `path` is, links followed; 0 where that cannot be known."""
    try:
        return path.stat().st_mode
    except OSError:
        return 0
