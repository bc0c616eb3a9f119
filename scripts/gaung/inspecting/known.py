"""What authors wrote and the rules have judged, so that in a made file only what is new needs to be judged again."""

from __future__ import annotations

import re
from collections.abc import Iterable

# each cut begins with one of two signs: the look at one letter saves the five ways to go on
_PIECE = re.compile(r"(?=[\s|])(?:(?<=[.!?।…:])\s+|\n+|\s*\|\s*|\s{2,}|\s·\s)")
_NO_LETTER = re.compile(r"[\W_]+")


class Known:
    """Texts by their pieces: sentences, lines and cells."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._pieces: set[str] = set()
        self._whole: set[str] = set()
        self._letters = ""
        parts: list[str] = []
        for text in texts:
            self._pieces.update(_pieces(text))
            # a cut is at the end of each line, so that a line has no piece of its own
            self._whole.update(text.split("\n"))
            parts.append(text)
        self._parts = parts

    def has(self, text: str) -> bool:
        """Whether every piece of a text has been judged and found good."""
        # paragraphs are lines of what authors wrote, menus and feet are the same on every page
        if text in self._whole:
            return True
        is_known = self._pieces.issuperset(_pieces(text))
        if is_known:
            self._whole.add(text)
        return is_known

    def add(self, text: str) -> None:
        """All of this text has been judged and found good."""
        self._pieces.update(_pieces(text))

    def was_written(self, text: str, start: int, end: int) -> bool:
        """Whether the sentence around a find stands like that in what authors wrote, where the rules judged it."""
        if not self._letters:
            self._letters = "\n".join(_letters(part) for part in self._parts)
        first = max((match.end() for match in _PIECE.finditer(text, 0, start)), default=0)
        found = _PIECE.search(text, end)
        last = found.start() if found else len(text)
        return any(
            _letters(text[a:b]) in self._letters
            for a, b in ((0, len(text)), (first, last), (max(start - 60, 0), end + 60))
            if _letters(text[a:b])
        )


def _pieces(text: str) -> list[str]:
    return [piece for part in _PIECE.split(text) if (piece := part.strip(" \t\n.,;:!?*_-–—\"“”'()[]।…"))]


def _letters(text: str) -> str:
    """Letters and digits alone, in small letters: layouts break lines and change marks."""
    return _NO_LETTER.sub("", text.lower())
