"""How much a stretch of text reads like one that lets readers find one child: learned from examples, not written down.

A stretch is compared with some twenty thousand labelled ones: a linear classifier over words, pairs of words, parts of
words, their shapes and the order of their kinds (a name, kin, a school), trained by `scripts/telltale.py`. It says
whether one child can be found at all, and by what: a name, initials, a school, pieces that join.

It decides about what the rules have found and cannot tell from words alone, and it shows what they overlook
(`overlooked.py`). Sums are of whole numbers, so that every machine says the same.
"""

from __future__ import annotations

import itertools
import json
import math
import operator
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from zlib import crc32

from gaung.rules.safeguarding.cues import Sentences
from gaung.rules.safeguarding.word_kinds import kind_of

WEIGHTS = "telltale.weights"
"""The file of what was learned: a line of JSON, then a signed byte a bucket for each head, and an unsigned one."""
HEADS = ("telling", "name", "initials", "school", "joined", "two-pieces")
"""What is judged: whether one child can be found at all, and by what."""
BITS = 17
"""Features are counted in 2^BITS buckets."""

SCHOOL_ODDS = -0.4
"""Above these odds the school in a stretch is one child's. A school is named beside a pupil as often as not."""
NAME_ODDS = 0.0
"""Above these the name, of which no word says whose it is, is a child's."""
PIECE_ODDS = 0.4
"""Above these one piece of a child's life is enough for a warning."""
LEAST_WORDS = 8
"""A shorter stretch says too little to be weighed."""
REACH = 250
"""So many letters around a candidate are read."""

_SIZES = (2, 3, 4, 5)
"""So many letters a part of a word has."""
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
    """The buckets of all features of a text, one for each time it occurs."""
    read = _read(text)
    found = [bucket for word in read.words[1:-1] for bucket in _of_word(word)]
    found += map(_bucket, _of_places(read))
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
    return not _SOMEBODY.isdisjoint(read.kinds) and _telling(read) > odds


def judged(text: str) -> tuple[float, ...]:
    """The log odds of each of `HEADS` for a text."""
    learned = _learned()
    buckets = features(text)
    rarities = [learned.rarities[bucket] for bucket in buckets]
    length = math.sqrt(sum(rarity * rarity for rarity in rarities)) or 1.0
    sums = (sum(map(operator.mul, map(table.__getitem__, buckets), rarities)) for table in learned.weights)
    return tuple(
        bias + scale * total / length for bias, scale, total in zip(learned.biases, learned.scales, sums, strict=True)
    )


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learned: for each head a weight a bucket, and how rare the bucket is."""

    biases: tuple[float, ...]
    scales: tuple[float, ...]
    """For each head, what one step of a weight is worth."""
    weights: tuple[memoryview, ...]
    """For each head, a signed byte a bucket."""
    rarities: bytes
    """How rare a feature is among the examples: the logarithm of one in so many, in steps of 1/24."""


@cache
def _learned() -> Learned:
    content = (files("gaung.rules.safeguarding") / WEIGHTS).read_bytes()
    head, _, tables = content.partition(b"\n")
    said = json.loads(head)
    size = 1 << BITS
    weights = tuple(memoryview(tables)[size * at : size * (at + 1)].cast("b") for at in range(len(HEADS)))
    return Learned(tuple(said["biases"]), tuple(said["scales"]), weights, tables[size * len(HEADS) :])


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A text as it is read: its words and signs, in small letters with zeros for digits, between a start and an end."""

    words: list[str]
    shapes: list[str]
    kinds: list[str]
    """The kind of each word that has one, the shape of each other; several plain words in a row are one."""


def _read(text: str) -> _Stretch:
    tokens = _TOKEN.findall(_UNSEEN.sub("", text))
    each = [*map(_of_token, tokens)]
    kinds = [_START]
    for _, shape, kind in each:
        if kind:
            kinds.append(kind)
        elif shape not in _PLAIN:
            kinds.append(shape)
        elif kinds[-1] != "x":
            kinds.append("x")
    words = [_START, *(word for word, _, _ in each), _END]
    return _Stretch(words, [_START, *(shape for _, shape, _ in each), _END], [*kinds, _END])


@lru_cache(maxsize=1 << 15)
def _of_token(token: str) -> tuple[str, str, str]:
    """A word or sign in small letters with zeros for digits, its shape, and its kind."""
    return _DIGIT.sub("0", token.lower()), _shape(token), kind_of(token)


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


def _telling(read: _Stretch) -> float:
    """The log odds of the first head."""
    learned = _learned()
    total, square = 0, 0
    for word in read.words[1:-1]:
        of_word, its_square = _sums_of_word(word)
        total += of_word
        square += its_square
    for feature in _of_places(read):
        of_feature, its_square = _sum_of(feature)
        total += of_feature
        square += its_square
    return learned.biases[0] + (learned.scales[0] * total / math.sqrt(square) if square else 0.0)


@lru_cache(maxsize=1 << 15)
def _sums_of_word(word: str) -> tuple[int, int]:
    """What the features of a word add to the sum of the first head, and to the square of the length."""
    learned = _learned()
    buckets = _of_word(word)
    total = sum(learned.weights[0][bucket] * learned.rarities[bucket] for bucket in buckets)
    return total, sum(learned.rarities[bucket] ** 2 for bucket in buckets)


@lru_cache(maxsize=1 << 16)
def _sum_of(feature: str) -> tuple[int, int]:
    """The same for one feature."""
    learned = _learned()
    bucket = _bucket(feature)
    rarity = learned.rarities[bucket]
    return learned.weights[0][bucket] * rarity, rarity * rarity


def _of_places(read: _Stretch) -> list[str]:
    """The features of where words stand: pairs of words, shapes beside words and shapes, kinds in their order."""
    words, shapes, kinds = read.words, read.shapes, read.kinds
    found = [f"b{word} {after}" for word, after in itertools.pairwise(words)]
    for before, shape, after, shape_before, shape_after in zip(
        words, shapes[1:], words[2:], shapes, shapes[2:], strict=False
    ):
        found.append(f"p{before} {shape}")
        found.append(f"n{shape} {after}")
        found.append(f"t{before} {shape} {after}")
        found.append(f"s{shape_before} {shape} {shape_after}")
    for count in range(2, 6):
        found += [f"k{count}{' '.join(kinds[at : at + count])}" for at in range(len(kinds) - count + 1)]
    telling = [kind for kind in kinds if kind not in _NOTHING]
    for at, kind in enumerate(telling):
        found.append(f"K{kind}")
        for further in range(at + 1, min(at + 5, len(telling))):
            found.append(f"g{kind} {telling[further]}")
            if further + 1 < len(telling):
                found.append(f"h{kind} {telling[further]} {telling[further + 1]}")
    return found
