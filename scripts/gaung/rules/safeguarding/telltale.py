"""How much a stretch of text reads like one that lets readers find one child: learned from examples, not written down.

A stretch is compared with some thirty thousand labelled ones: a linear classifier over words, pairs of words, parts of
words, their shapes and the order of their kinds (a name, kin, a school), trained by `scripts/telltale.py`.

It is asked twice. `telltale` says at a glance whether one child can be found at all: it decides about what the rules
have found and cannot tell from words alone, and which stretches are worth a closer look (`overlooked.py`). `judged`
looks closer, at more features, and says by what, too: a name, initials, a school, pieces that join. Sums are of whole
numbers, so that every machine says the same.
"""

from __future__ import annotations

import itertools
import json
import math
import operator
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple
from zlib import crc32

from gaung.rules.safeguarding.cues import Sentences
from gaung.rules.safeguarding.word_kinds import KINDS, kind_of

WEIGHTS = "telltale.weights"
"""The file of what was learned: a line of JSON, then a signed byte a bucket for the glance and for each head of the
closer look, and an unsigned one."""
HEADS = ("telling", "name", "initials", "school", "joined", "two-pieces")
"""What is judged: whether one child can be found at all, and by what."""
TABLES = 1 + len(HEADS)
"""So many tables of weights there are: one for the glance, and one for each head."""
BITS = 17
"""Features are counted in 2^BITS buckets."""

SCHOOL_ODDS = -0.4
"""Above these odds the school in a stretch is one child's. A school is named beside a pupil as often as not."""
NAME_ODDS = 0.0
"""Above these the name, of which no word says whose it is, is a child's."""
PIECE_ODDS = 0.4
"""Above these one piece of a child's life is enough for a warning."""
BY_WORDS_LEAST = -3.25
"""A stretch whose words alone are below these is read no further: two thirds of ordinary ones, and one of eighteen that
would be told."""
LEAST_WORDS = 8
"""A shorter stretch says too little to be weighed."""
REACH = 250
"""So many letters around a candidate are read."""

_Named = Callable[..., tuple[str, ...]]
"""Gives the names of the features that words, shapes or kinds at one place make."""

_SIZES = (2, 3, 4, 5)
"""So many letters a part of a word has."""
_HEAD = 4
"""So many first letters stand for a word among others."""
_TOKEN = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")
_DIGIT = re.compile(r"\d")
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_KEPT_SIGNS = frozenset(".,:;()?!")
_QUOTES = frozenset("\"“”'‘’«»")
_START, _END = "^", "$"
_PLAIN = frozenset({"x", "d"})
"""Shapes of words that say nothing."""
_SOMEBODY = frozenset("NMSCYZQU") | {"Xx", "X"}
"""Kinds and shapes that a text about one child has at least one of: a name, a child, a school, a class, an age."""
_NOTHING = frozenset({"x", _START, _END, ".", ",", "*"})
"""Kinds that say nothing from a distance."""


def features(text: str) -> list[int]:
    """The buckets of what is seen of a text at a glance, one for each time it occurs."""
    return _features(_read(text))


def closer(text: str) -> list[int]:
    """The buckets of all that is seen of a text by looking closer, each once and in order."""
    read = _read(text)
    return sorted({*_features(read), *map(_bucket, _of_threes(read))})


def _features(read: Sequence[_Token]) -> list[int]:
    found = [bucket for token in read[1:-1] for bucket in _of_word(token.word)]
    found += (_bucket(feature) for named, key in _of_places(read) for feature in named(*key))
    return found


def telltale(text: str) -> float:
    """The log odds that a text lets readers find one child; above 0 it is likelier than not."""
    return _telling(_read(text))


def tells(text: str, sentences: Sentences, at: int, odds: float) -> bool:
    """Whether the sentence at a place, with two on either side, lets readers find one child at more than these odds."""
    first, last = sentences.around(at, before=2, after=2)
    stretch = text[max(first, at - REACH) : min(last, at + REACH)]
    return len(stretch.split()) >= LEAST_WORDS and telltale(stretch) > odds


def reads_telling(text: str, odds: float) -> bool:
    """Whether a text lets readers find one child at more than these odds; one without a sign of anybody does not."""
    read = _read(text)
    is_somebody = not _SOMEBODY.isdisjoint([token.kind for token in read])
    return is_somebody and _telling(read, BY_WORDS_LEAST) > odds


def judged(text: str) -> tuple[float, ...]:
    """The log odds of each of `HEADS` for a text, by looking closer."""
    learned = _learned()
    buckets = closer(text)
    rarities = [learned.rarities[bucket] for bucket in buckets]
    length = math.sqrt(sum(rarity * rarity for rarity in rarities)) or 1.0
    sums = (sum(map(operator.mul, map(table.__getitem__, buckets), rarities)) for table in learned.weights[1:])
    return tuple(
        bias + scale * total / length
        for bias, scale, total in zip(learned.biases[1:], learned.scales[1:], sums, strict=True)
    )


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learned: at a glance and for each head a weight a bucket, and how rare the bucket is."""

    biases: tuple[float, ...]
    scales: tuple[float, ...]
    """At a glance and for each head, what one step of a weight is worth."""
    weights: tuple[memoryview, ...]
    """At a glance and for each head, a signed byte a bucket."""
    rarities: bytes
    """How rare a feature is among the examples: the logarithm of one in so many, in steps of 1/24."""


def use(content: bytes | None) -> None:
    """Judge by other weights than those of the file, or by these again: who measures must not ask what was learned."""
    global _USED
    _USED = content
    for known in (_learned, _of_token, _sums_of):
        known.cache_clear()


_USED: bytes | None = None


@cache
def _learned() -> Learned:
    content = _USED if _USED is not None else (files("gaung.rules.safeguarding") / WEIGHTS).read_bytes()
    head, _, tables = content.partition(b"\n")
    said = json.loads(head)
    size = 1 << BITS
    weights = tuple(memoryview(tables)[size * at : size * (at + 1)].cast("b") for at in range(TABLES))
    return Learned(tuple(said["biases"]), tuple(said["scales"]), weights, tables[size * TABLES :])


class _Token(NamedTuple):
    """A word or sign of a text as it is read."""

    word: str
    """In small letters, with zeros for digits."""
    shape: str
    kind: str
    """What kind of word it is; of one that has no kind, the shape, and “x” if that says nothing."""
    total: int
    """What its features add to the sum of the glance."""
    square: int
    """What they add to the square of the length."""


_FIRST, _LAST = _Token(_START, _START, _START, 0, 0), _Token(_END, _END, _END, 0, 0)


def _read(text: str) -> list[_Token]:
    """The words and signs of a text, between a start and an end."""
    return [_FIRST, *map(_of_token, _TOKEN.findall(_UNSEEN.sub("", text))), _LAST]


@lru_cache(maxsize=1 << 15)
def _of_token(token: str) -> _Token:
    word, shape = _DIGIT.sub("0", token.lower()), _shape(token)
    return _Token(word, shape, kind_of(token) or ("x" if shape in _PLAIN else shape), *_sums(_of_word(word)))


def _shape(token: str) -> str:
    """What a word looks like: “Xx” begins with a capital, “d” is Devanagari, “00” a longer number."""
    first = token[0]
    if first.isdigit():
        return "0" if len(token) < 3 else "00"
    if not (first.isalpha() or first == "_"):
        return first if first in _KEPT_SIGNS else '"' if first in _QUOTES else "." if first == "।" else "*"
    if "\u0900" <= first <= "\u097f":
        return "d"
    if not first.isupper():
        return "x"
    return "X" if len(token) == 1 else "XX" if token.isupper() else "Xx"


def _bucket(feature: str) -> int:
    return crc32(feature.encode("utf-8", "surrogatepass")) >> (32 - BITS)


@lru_cache(maxsize=1 << 15)
def _of_word(word: str) -> tuple[int, ...]:
    """The features of one word: itself, and its parts with its beginning and end."""
    if not word[0].isalnum():
        return ()
    padded = f" {word} "
    parts = [f"c{padded[at : at + size]}" for size in _SIZES for at in range(len(padded) - size + 1)]
    return tuple(map(_bucket, (f"w{word}", *parts)))


def _telling(read: Sequence[_Token], least: float = -math.inf) -> float:
    """The log odds at a glance; those by its words alone, where already these are below `least`."""
    learned = _learned()
    bias, scale = learned.biases[0], learned.scales[0]
    total, square = sum([token.total for token in read]), sum([token.square for token in read])
    by_words = bias + (scale * total / math.sqrt(square) if square else 0.0)
    if by_words < least:
        return by_words
    for named, key in _of_places(read):
        of_key, its_square = _sums_of(named, key)
        total += of_key
        square += its_square
    return bias + (scale * total / math.sqrt(square) if square else 0.0)


def _sums(buckets: Sequence[int]) -> tuple[int, int]:
    """What features add to the sum of the glance, and to the square of the length."""
    learned = _learned()
    total = sum(learned.weights[0][bucket] * learned.rarities[bucket] for bucket in buckets)
    return total, sum(learned.rarities[bucket] ** 2 for bucket in buckets)


@lru_cache(maxsize=1 << 17)
def _sums_of(named: _Named, key: tuple[str, ...]) -> tuple[int, int]:
    """The same for what words at one place are called."""
    return _sums([*map(_bucket, named(*key))])


def _of_places(read: Sequence[_Token]) -> Iterator[tuple[_Named, tuple[str, ...]]]:
    """What stands where in a stretch: words beside words and shapes, kinds in their order and from a distance."""
    words, shapes = [token.word for token in read], [token.shape for token in read]
    kinds = [_START]
    for token in read[1:]:
        if token.kind != "x" or kinds[-1] != "x":
            kinds.append(token.kind)
    for at in range(1, len(words)):
        yield _pair, (words[at - 1], words[at])
    for at in range(1, len(words) - 1):
        yield _between, (words[at - 1], shapes[at], words[at + 1])
        yield _shapes, (shapes[at - 1], shapes[at], shapes[at + 1])
    for at in range(len(kinds) - 1):
        yield _in_order, (*kinds[at : at + 5],)
    telling = [kind for kind in kinds if kind not in _NOTHING]
    for at in range(len(telling)):
        yield _at_distance, (*telling[at : at + 6],)


def _of_threes(read: Sequence[_Token]) -> Iterator[str]:
    """Three words in a row, and two around a third, each as its kind, or as its first letters if it has none."""
    signs = [token.kind if token.kind in KINDS else token.word[:_HEAD] for token in read]
    for first, second, third in zip(signs, signs[1:], signs[2:], strict=False):
        yield f"P{first} {second} {third}"
        yield f"R{first} {third}"


def _pair(word: str, after: str) -> tuple[str, ...]:
    return (f"b{word} {after}",)


def _between(before: str, shape: str, after: str) -> tuple[str, ...]:
    return f"p{before} {shape}", f"n{shape} {after}", f"t{before} {shape} {after}"


def _shapes(before: str, shape: str, after: str) -> tuple[str, ...]:
    return (f"s{before} {shape} {after}",)


def _in_order(*kinds: str) -> tuple[str, ...]:
    """Two to five kinds from one on."""
    return tuple(f"k{count}{' '.join(kinds[:count])}" for count in range(2, len(kinds) + 1))


def _at_distance(kind: str, *later: str) -> tuple[str, ...]:
    """A kind by itself, with each of the next four, and with two of them that follow each other."""
    pairs = (f"g{kind} {one}" for one in later[:4])
    threes = (f"h{kind} {one} {other}" for one, other in itertools.pairwise(later))
    return (f"K{kind}", *pairs, *threes)
