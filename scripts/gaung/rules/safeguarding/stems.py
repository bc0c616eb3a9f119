"""Parts of words that a rule asks a text for, looked for word by word: whoever writes uses the same words again.

What a word holds of some stems is found out once and remembered, so a text costs one look at the set of its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_LETTERS = re.compile("[a-z]+")
_MOST = 1 << 15
"""So many words are kept in mind."""


class Stems:
    """Some stems, in small letters; they may hold spaces and signs, and stand inside of words."""

    def __init__(self, stems: Iterable[str]) -> None:
        self._by_piece: dict[str, list[str]] = {}
        self._signs: list[str] = []
        self._devanagari: list[str] = []
        for stem in stems:
            pieces = _LETTERS.findall(stem)
            if pieces:
                self._by_piece.setdefault(max(pieces, key=len), []).append(stem)
            else:
                (self._signs if stem.isascii() else self._devanagari).append(stem)
        self._without: set[str] = set()
        self._held: dict[str, tuple[str, ...]] = {}

    def stand_in(self, small: str, words: frozenset[str]) -> bool:
        """Whether one of them stands in a text in small letters; `words` are its words, see `passages.words_of`."""
        for word in words - self._without:
            stems = self._held.get(word)
            if stems is None:
                stems = self._look_at(word)
            for stem in stems:
                if stem in word or stem in small:
                    return True
        for sign in self._signs:
            if sign in small:
                return True
        return not small.isascii() and any(sign in small for sign in self._devanagari)

    def _look_at(self, word: str) -> tuple[str, ...]:
        """The stems of which a word holds the longest piece."""
        stems = tuple(stem for piece, some in self._by_piece.items() if piece in word for stem in some)
        if len(self._without) + len(self._held) < _MOST:
            if stems:
                self._held[word] = stems
            else:
                self._without.add(word)
        return stems
