"""Parts of words that rules ask a text for, looked for word by word: whoever writes uses the same words again.

What a word holds of the stems of all rules is found out once and remembered, and so is, for the text that is being
read, which rules' stems its words may hold: every rule asks, and the words are gone through once for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

_LETTERS = re.compile("[a-z]+")
_MOST = 1 << 16
"""So many words are kept in mind."""


class Stems:
    """Some stems, in small letters; they may hold spaces and signs, and stand inside of words."""

    def __init__(self, stems: Iterable[str]) -> None:
        self._signs: list[str] = []
        self._devanagari: list[str] = []
        for stem in stems:
            pieces = _LETTERS.findall(stem)
            if pieces:
                _BY_PIECE.setdefault(max(pieces, key=len), []).append((self, stem))
            else:
                (self._signs if stem.isascii() else self._devanagari).append(stem)
        _HELD.clear()
        _WITHOUT.clear()
        _held_in.cache_clear()

    def stand_in(self, small: str, words: frozenset[str]) -> bool:
        """Whether one of them stands in a text in small letters; `words` are its words, see `searching.words_of`."""
        for stem, is_in_word in _held_in(words).get(self, ()):
            if is_in_word or stem in small:
                return True
        for sign in self._signs:
            if sign in small:
                return True
        return not small.isascii() and any(sign in small for sign in self._devanagari)

    def may_stand_in(self, words: frozenset[str]) -> Iterator[str]:
        """Those of them that may stand in a text with these words, over the end of a line, too."""
        yield from (stem for stem, _ in _held_in(words).get(self, ()))
        yield from self._signs
        yield from self._devanagari


_Held = tuple[Stems, str, bool]
"""Whose stem it is, the stem, and whether a word holds all of it; otherwise it holds only its longest piece."""

_BY_PIECE: dict[str, list[tuple[Stems, str]]] = {}
"""The stems of all rules by their longest piece."""
_HELD: dict[str, tuple[_Held, ...]] = {}
"""The words that were met and hold some, each with what it holds."""
_WITHOUT: set[str] = set()
"""The words that were met and hold none: most of every text, and taken from it all at once."""


@lru_cache(maxsize=32)
def _held_in(words: frozenset[str]) -> dict[Stems, list[tuple[str, bool]]]:
    """What the words of a text hold, for those rules of whose stems they hold anything."""
    found: dict[Stems, list[tuple[str, bool]]] = {}
    for word in words - _WITHOUT:
        for stems, stem, is_in_word in _HELD.get(word) or _look_at(word):
            found.setdefault(stems, []).append((stem, is_in_word))
    return found


def _look_at(word: str) -> tuple[_Held, ...]:
    """The stems of which a word holds the longest piece."""
    held = tuple((*one, one[1] in word) for piece, some in _BY_PIECE.items() if piece in word for one in some)
    if len(_HELD) + len(_WITHOUT) < _MOST:
        if held:
            _HELD[word] = held
        else:
            _WITHOUT.add(word)
    return held
