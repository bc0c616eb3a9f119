"""Parts of words that a rule asks a text for, looked for word by word: whoever writes uses the same words again.

That a word holds none of some stems is found out once and remembered, so a text costs one look at the set of its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_LETTERS = re.compile("[a-z]+")
_MOST = 1 << 15
"""So many words without a stem are kept in mind."""


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

    def stand_in(self, small: str, words: frozenset[str]) -> bool:
        """Whether one of them stands in a text in small letters; `words` are its words, see `passages.words_of`."""
        for word in words - self._without:
            held = [piece for piece in self._by_piece if piece in word]
            if any(stem == piece or stem in small for piece in held for stem in self._by_piece[piece]):
                return True
            if not held and len(self._without) < _MOST:
                self._without.add(word)
        if any(sign in small for sign in self._signs):
            return True
        return not small.isascii() and any(sign in small for sign in self._devanagari)
