"""The glance of `telltale.py` over every stretch of every page: the same sums, made word by word and remembered.

What is seen and what it weighs is said there, and stays as it was learned; here is how it is added up quickly. A
stretch is split at its spaces, since whoever writes uses the same words again: what a word adds by itself is looked up,
and only if words alone leave it open, what three words in a row add, and kinds in a row. The sum and the square of the
length are made as one whole number.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from zlib import crc32

from gaung.rules.safeguarding import telltale
from gaung.rules.safeguarding.telltale import BITS, BY_WORDS_LEAST, Learned

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")

_SHIFT = 40
"""So many bits hold the square, and those above them the sum: together they fit a machine's word, which is quick."""
_SQUARE = (1 << _SHIFT) - 1
_COUNT = 24
"""So many bits below them count words, more than any stretch has."""
_SOMEBODY = (1 << _COUNT) - 1
_UNUSED = 32 - BITS
_MOST_WORDS, _MOST_ROWS = 1 << 16, 1 << 17
"""So many of them are kept in mind."""


@dataclass(frozen=True, slots=True, eq=False)
class _Token:
    """A word or sign, see `telltale`; there is one of each, and it is told from others by which it is."""

    word: str
    shape: str
    kind: str


_Written = tuple[_Token, ...]
"""What stands between two spaces: a word with the signs around it."""


class _Remembered(dict[_Key, _Value], Generic[_Key, _Value]):
    """What was found out before. It is asked for a hundred times a stretch, so it is a plain dictionary, which forgets
    all when it is full."""

    def __init__(self, find: Callable[[_Key], _Value], most: int) -> None:
        super().__init__()
        self._find, self._most = find, most

    def __missing__(self, key: _Key) -> _Value:
        if len(self) >= self._most:
            self.clear()
        value = self[key] = self._find(key)
        return value


_Three = tuple[_Token, _Token, _Token | None]

_FIRST, _LAST = (_Token(*sign[:3]) for sign in (telltale._FIRST, telltale._LAST))


class _Glance:
    """What was found out with certain weights."""

    def __init__(self, learned: Learned) -> None:
        self.learned = learned
        self._tokens: _Remembered[str, tuple[_Token, int]] = _Remembered(self._token, _MOST_WORDS)
        self._words: _Remembered[str, _Written] = _Remembered(self._written, _MOST_WORDS)
        self._sums_of: _Remembered[str, int] = _Remembered(self._by_words, _MOST_WORDS)
        self._threes: _Remembered[_Three, int] = _Remembered(self._of_three, _MOST_ROWS)
        self._orders: _Remembered[tuple[str, ...], int] = _Remembered(self._of_order, _MOST_ROWS)
        self._distances: _Remembered[tuple[str, ...], int] = _Remembered(self._of_distance, _MOST_ROWS)

    def reads_telling(self, text: str, odds: float) -> bool:
        read = text.split()
        sums = sum(map(self._sums_of.__getitem__, read))
        if not sums & _SOMEBODY:
            return False
        sums >>= _COUNT
        by_words = self._odds(sums)
        if by_words < BY_WORDS_LEAST:
            return by_words > odds
        tokens = [_FIRST, *itertools.chain.from_iterable(map(self._words.__getitem__, read)), _LAST]
        sums += sum(map(self._threes.__getitem__, zip(tokens, tokens[1:], [*tokens[2:], None], strict=False)))
        kinds = _kinds(tokens)
        sums += sum(map(self._orders.__getitem__, _rows(kinds, 5, least=2)))
        telling = [kind for kind in kinds if kind not in telltale._NOTHING]
        sums += sum(map(self._distances.__getitem__, _rows(telling, 6)))
        return self._odds(sums) > odds

    def _odds(self, sums: int) -> float:
        square = sums & _SQUARE
        bias, scale = self.learned.biases[0], self.learned.scales[0]
        return bias + (scale * (sums >> _SHIFT) / math.sqrt(square) if square else 0.0)

    def _written(self, word: str) -> _Written:
        return tuple(token for token, _ in self._read(word))

    def _by_words(self, word: str) -> int:
        """What the words between two spaces add by themselves, and, below that, how many may be a sign of somebody."""
        read = self._read(word)
        is_somebody = any(token.kind in telltale._SOMEBODY for token, _ in read)
        return (sum(sums for _, sums in read) << _COUNT) + is_somebody

    def _read(self, word: str) -> list[tuple[_Token, int]]:
        return [self._tokens[token] for token in telltale._TOKEN.findall(telltale._UNSEEN.sub("", word))]

    def _token(self, token: str) -> tuple[_Token, int]:
        word, shape, kind, total, square = telltale._of_token(token)
        return _Token(word, shape, kind), (total << _SHIFT) + square

    def _of_three(self, three: _Three) -> int:
        """What a word adds by standing between two others, and the one before it by standing before it."""
        before, here, after = three
        named = telltale._pair(before.word, here.word)
        if after is not None:
            named += telltale._between(before.word, here.shape, after.word)
            named += telltale._shapes(before.shape, here.shape, after.shape)
        return self._sums(named)

    def _of_order(self, kinds: tuple[str, ...]) -> int:
        return self._sums(telltale._in_order(*filter(None, kinds)))

    def _of_distance(self, kinds: tuple[str, ...]) -> int:
        return self._sums(telltale._at_distance(*filter(None, kinds)))

    def _sums(self, named: Iterable[str]) -> int:
        """What features add; most are met once, so it is written out what `telltale` does to find their bucket."""
        weights, rarities = self.learned.weights[0], self.learned.rarities
        sums = 0
        for name in named:
            bucket = crc32(name.encode("utf-8", "surrogatepass")) >> _UNUSED
            rarity = rarities[bucket]
            sums += (weights[bucket] * rarity << _SHIFT) + rarity * rarity
        return sums


def _kinds(tokens: Sequence[_Token]) -> list[str]:
    """The kinds of words in their order, many in a row that say nothing as one."""
    kinds = [token.kind for token in tokens]
    return [kinds[0], *(kind for before, kind in itertools.pairwise(kinds) if kind != "x" or before != "x")]


def _rows(signs: Sequence[str], most: int, least: int = 1) -> Iterator[tuple[str, ...]]:
    """Each sign behind which enough follow, with all that follow, `most` in all; the last ones filled up with ""."""
    filled = [*signs, *[""] * (most - least)]
    return zip(*(filled[at:] for at in range(most)), strict=False)


_LOOKED = [_Glance(Learned((), (), (), b""))]
"""The one with the weights that were asked last."""


def reads_telling(text: str, odds: float) -> bool:
    """Whether a text lets readers find one child at more than these odds; one without a sign of anybody does not."""
    learned = telltale._learned()
    if _LOOKED[0].learned is not learned:
        _LOOKED[0] = _Glance(learned)
    return _LOOKED[0].reads_telling(text, odds)
