"""How much a stretch of text reads like one that lets readers find one child: learned from examples, not written down.

Where a rule has found a name, a school or a piece of a child's life and cannot say from words alone whether it is a
child's, the sentences around it are compared with some eleven thousand labelled ones: a linear classifier over words,
pairs of words, parts of words and their shapes, trained by `scripts/telltale.py`. It decides about such a candidate
and nothing else: by itself it takes seven of a hundred stretches of harmless pages for telling ones.

Sums are of whole numbers, so that every machine says the same.
"""

from __future__ import annotations

import itertools
import json
import math
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from zlib import crc32

from gaung.rules.safeguarding.cues import Sentences

WEIGHTS = "telltale.weights"
"""The file of what was learned: a line of JSON, then one signed byte and one unsigned byte a bucket."""
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


def features(text: str) -> list[int]:
    """The buckets of all features of a text, one for each time it occurs."""
    words, shapes = _read(text)
    found = [bucket for word in words[1:-1] for bucket in _of_word(word)]
    found += _of_places(words, shapes)
    return found


def telltale(text: str) -> float:
    """The log odds that a text lets readers find one child; above 0 it is likelier than not."""
    learned = _learned()
    words, shapes = _read(text)
    total, square = 0, 0
    for word in words[1:-1]:
        of_word, its_square = _sums_of_word(word)
        total += of_word
        square += its_square
    for bucket in _of_places(words, shapes):
        rarity = learned.rarities[bucket]
        total += learned.weight(bucket) * rarity
        square += rarity * rarity
    return learned.bias + (learned.scale * total / math.sqrt(square) if square else 0.0)


def tells(text: str, sentences: Sentences, at: int, odds: float) -> bool:
    """Whether the sentence at a place, with two on either side, lets readers find one child at more than these odds."""
    first, last = sentences.around(at, before=2, after=2)
    stretch = text[max(first, at - REACH) : min(last, at + REACH)]
    return len(stretch.split()) >= LEAST_WORDS and telltale(stretch) > odds


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learned: a weight and a rarity for each bucket."""

    bias: float
    scale: float
    """What one step of a weight is worth."""
    weights: bytes
    """Signed bytes."""
    rarities: bytes
    """How rare a feature is among the examples: the logarithm of one in so many, in steps of 1/24."""

    def weight(self, bucket: int) -> int:
        """The weight of a bucket, -128 to 127."""
        value = self.weights[bucket]
        return value - 256 if value > 127 else value


@cache
def _learned() -> Learned:
    content = (files("gaung.rules.safeguarding") / WEIGHTS).read_bytes()
    head, _, tables = content.partition(b"\n")
    said = json.loads(head)
    size = 1 << BITS
    return Learned(said["bias"], said["scale"], tables[:size], tables[size : 2 * size])


def _read(text: str) -> tuple[list[str], list[str]]:
    """The words and signs of a text in small letters with zeros for digits, and the shape of each."""
    tokens = _TOKEN.findall(_UNSEEN.sub("", text))
    words = [_START, *(_DIGIT.sub("0", token.lower()) for token in tokens), _END]
    return words, [_START, *map(_shape, tokens), _END]


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


@lru_cache(maxsize=1 << 15)
def _sums_of_word(word: str) -> tuple[int, int]:
    """What the features of a word add to the sum, and to the square of the length."""
    learned = _learned()
    buckets = _of_word(word)
    rarities = [learned.rarities[bucket] for bucket in buckets]
    total = sum(learned.weight(bucket) * rarity for bucket, rarity in zip(buckets, rarities, strict=True))
    return total, sum(rarity * rarity for rarity in rarities)


def _of_places(words: list[str], shapes: list[str]) -> list[int]:
    """The features of where words stand: pairs of words, and shapes beside words and shapes."""
    found = [_bucket(f"b{word} {after}") for word, after in itertools.pairwise(words)]
    for at in range(1, len(words) - 1):
        before, shape, after = words[at - 1], shapes[at], words[at + 1]
        found.append(_bucket(f"p{before} {shape}"))
        found.append(_bucket(f"n{shape} {after}"))
        found.append(_bucket(f"t{before} {shape} {after}"))
        found.append(_bucket(f"s{shapes[at - 1]} {shape} {shapes[at + 1]}"))
    return found
