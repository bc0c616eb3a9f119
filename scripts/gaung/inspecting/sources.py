"""Where an author wrote what was found in a made file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path, PurePosixPath

from gaung.place import Place

TOPS = ("content", "episodes", "posters", "scripts")
_TEXTS = frozenset(
    {".yaml", ".yml", ".md", ".vtt", ".srt", ".txt", ".csv", ".json", ".html", ".svg", ".css", ".js", ".py"}
)
_MOST_BYTES = 8 << 20
_LEAST_OF_NUMBER = 7
"""So many figures are looked for one by one, however they are parted."""
_FILES_ONLY = frozenset({".git", ".cache", ".venv", "__pycache__", "node_modules"})


class Sources:
    """The text files of a campaign, read when somebody asks."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def place_of(self, words: str) -> Place | None:
        """The first place where these words are written, however they are parted and whatever marks stand in them."""
        wanted = [re.escape(word) for word in re.findall(r"\w+", words)]
        if not wanted:
            return None
        plain = re.sub(r"\W+", "", words)
        if plain.isdecimal() and len(plain) >= _LEAST_OF_NUMBER:
            wanted = list(plain)  # a list of search words keeps a number without the signs that part it
        pattern = re.compile(r"[\W_]{0,6}".join(wanted), re.IGNORECASE)
        for file, text in self._texts:
            match = pattern.search(text)
            if match is not None:
                line = text.count("\n", 0, match.start())
                column = match.start() - (text.rfind("\n", 0, match.start()) + 1)
                width = len(match[0].split("\n")[0])
                return Place(file, line + 1, column + 1, max(width, 1))
        for file in self._names:
            if plain and plain.lower() in re.sub(r"\W+", "", PurePosixPath(file).name).lower():
                return Place(file)
        return None

    @cached_property
    def _texts(self) -> list[tuple[str, str]]:
        found = []
        for file in self._names:
            path = self._root / file
            if path.suffix.lower() in _TEXTS and path.stat().st_size <= _MOST_BYTES:
                try:
                    found.append((file, path.read_text("utf-8-sig")))
                except (OSError, UnicodeDecodeError):
                    continue
        return found

    @cached_property
    def _names(self) -> list[str]:
        return ["mkdocs.yml", *self._below()] if (self._root / "mkdocs.yml").is_file() else list(self._below())

    def _below(self) -> Iterator[str]:
        for top in TOPS:
            for path in sorted((self._root / top).rglob("*")):
                if path.is_file() and not _FILES_ONLY.intersection(path.parts):
                    yield path.relative_to(self._root).as_posix()
