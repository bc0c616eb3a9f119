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
_TRACES = ("content/data/withdrawn/", "content/data/released/")
"""What is written here is written by us, and nobody can mend it."""
_MOST_BYTES = 8 << 20
_LEAST_OF_NUMBER = 7
"""So many figures are looked for one by one, however they are parted."""
_FILES_ONLY = frozenset({".git", ".cache", ".venv", "__pycache__", "node_modules"})


class Sources:
    """The text files of a campaign, read when somebody asks."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def place_of(self, words: str, output: str = "", known: str = "") -> Place | None:
        """The first place where these words are written, however they are parted and whatever marks stand in them.

        Of a made file called `output`, what it was made of is looked at first; a line that says `[known]` is a quote
        with its consent, which is left out already.
        """
        wanted = [re.escape(word) for word in re.findall(r"\w+", words)]
        if not wanted:
            return None
        plain = re.sub(r"\W+", "", words)
        if plain.isdecimal() and len(plain) >= _LEAST_OF_NUMBER:
            wanted = list(plain)  # a list of search words keeps a number without the signs that part it
        pattern = re.compile(r"[\W_]{0,6}".join(wanted), re.IGNORECASE)
        for file, text in sorted(self._texts, key=lambda pair: not self._is_made_of(output, pair[0])):
            for match in pattern.finditer(text):
                if known and f"[{known}]" in _line_at(text, match.end()):
                    continue
                line = text.count("\n", 0, match.start())
                column = match.start() - (text.rfind("\n", 0, match.start()) + 1)
                width = len(match[0].split("\n")[0])
                return Place(file, line + 1, column + 1, max(width, 1))
        for file in self._names:
            if plain and plain.lower() in re.sub(r"\W+", "", PurePosixPath(file).name).lower():
                return Place(file)
        return None

    def rundown_of(self, output: str) -> Place | None:
        """The rundown of the programme to which a made file belongs."""
        rundowns = (file for file in self._names if PurePosixPath(file).name == "episode.yaml")
        return next((Place(file) for file in rundowns if self._is_made_of(output, file)), None)

    def _is_made_of(self, output: str, file: str) -> bool:
        """Whether a file lies in the folder of the episode or poster, or is the page, that `output` was made of."""
        parts = PurePosixPath(file).parts
        if parts[0] == "episodes" and len(parts) > 3:
            return f"{parts[1]}/{parts[2]}/" in output or f"/{parts[1]}-{parts[2]}/" in output
        if parts[0] == "posters" and len(parts) > 2:
            return f"posters/{parts[1]}/" in output
        stem = "/".join(parts[2:]).removesuffix(".md").removesuffix("index").rstrip("/")
        made = output.removesuffix("index.html").rstrip("/")
        return parts[0] == "content" and file.endswith(".md") and made in {stem, f"{parts[1]}/{stem}".rstrip("/")}

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
                    name = path.relative_to(self._root).as_posix()
                    if not name.startswith(_TRACES):
                        yield name


def _line_at(text: str, at: int) -> str:
    return text[text.rfind("\n", 0, at) + 1 :].partition("\n")[0]
