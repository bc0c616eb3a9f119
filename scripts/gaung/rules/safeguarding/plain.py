"""What a reader gets of a text: no markup, no hidden signs, one kind of digit; every letter knows its place."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gaung.rules.safeguarding.dictated import says_digits

HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\u20e0-\u20ff\U000e0000-\U000e01ef]"
)
"""Signs that are not seen: joiners, direction marks, soft hyphens, variation selectors, keycap frames, tags."""

_MARKS = re.compile("[\u0300-\u036f\u0488\u0489](?<=[A-Za-z0-9].)[\u0300-\u036f\u0488\u0489]*")
"""Strokes and dots on Latin letters: `p̶o̶r̶n̶o̶`."""

_SPELLED = re.compile(r"(?<![^\W_])[^\W\d_](?:[ .\-_*·•/|][^\W\d_]){3,}(?![^\W_])")
"""A word letter by letter: `p o r n o`, `S M P N`."""

_SPELLED_SIGN = re.compile(r"[ .\-_*·•/|][^\W\d_][ .\-_*·•/|][^\W\d_][ .\-_*·•/|]")
"""Letters by themselves, without which no word is spelled."""

_SYLLABLES = re.compile(r"(?<![\w-])(?!\w*-?year)[A-Za-z]{1,4}(?:-[a-z]{1,4}){2,}(?![\w-])(?<!-old)")
"""A word in syllables: `por-no-gra-fi`."""

_SYLLABLE = re.compile(r"-(?=[a-z]{1,4}-[a-z])")

_BROKEN = re.compile(r"[.\-_·•~|*/+](?<=[A-Za-z\u0900-\u0963].)(?=[A-Za-z\u0900-\u0963])")
"""A sign within a word."""

_BEFORE_SIGN = re.compile(r"[A-Za-z\u0900-\u0963]+\Z")
_BEHIND_SIGN = re.compile(r"[A-Za-z\u0900-\u0963]{1,12}")
_THREE = re.compile(r"(?<![^\W_])[^\W\d_]([.\-_*·•/|])[^\W\d_]\1[^\W\d_](?![^\W_])")
"""A word of three letters with signs between them: `a.i.b`."""
_LONGEST = 12
"""So many letters on each side of a sign are looked at."""

_WRITTEN_AROUND = frozenset(
    [
        "porno",
        "pornografi",
        "porn",
        "pornography",
        "bugil",
        "telanjang",
        "mesum",
        "cabul",
        "seks",
        "sex",
        "syur",
        "bokep",
        "pelacur",
        "lonte",
        "prostitusi",
        "prostitute",
        "nudes",
        "nude",
        "naked",
        "pedofil",
        "pedophile",
        "paedophile",
        "predator",
        "predators",
        "sekstorsi",
        "sextortion",
        "bocah",
        "perawan",
        "aib",
        "ternoda",
        "perkosa",
        "skandal",
        "scandal",
        "iskandal",
        "hubad",
        "malaswa",
        "bastos",
        "malandi",
        "manyak",
        "puta",
        "pokpok",
        "pornograpiya",
        "landi",
        "nakal",
        "बाल",
        "पोर्न",
        "पोर्नोग्राफी",
        "वेश्या",
        "वेश्यावृत्ति",
        "अश्लील",
        "नाङ्गो",
        "बलात्कार",
    ]
)
"""Words that are broken up to get them past a filter."""

_LOOKALIKES = dict(
    zip(
        "аеорсухіјѕһԁԛԝɡвкмнтАВЕКМНОРСТХУІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧαοιρντυɑıƖİ",
        "aeopcyxijshdqwgbkmhtABEKMHOPCTXYIJSABEZHIKMNOPTYXaoipvtuaiII",
        strict=True,
    )
)
"""Letters of other alphabets that look like Latin ones. No language of ours is written in Cyrillic or Greek."""


class _Letters(dict[int, str]):
    """What every single character is read as; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        digit = unicodedata.digit(letter, None)
        if letter in _LOOKALIKES:
            read = _LOOKALIKES[letter]
        elif digit is not None:
            read = str(digit)
        elif unicodedata.category(letter) == "Zs":
            read = " "
        elif unicodedata.category(letter) == "Pd" or letter == "\u2212":
            read = "-"
        elif letter in "‘’ʼ":
            read = "'"
        else:
            folded = unicodedata.normalize("NFKC", letter)
            read = folded if len(folded) == 1 else letter
        self[code] = read
        return read


_LETTERS = _Letters()


@dataclass(frozen=True, slots=True)
class Plain:
    """A text as it is read, and for stretches of it where they were written."""

    text: str
    starts: Sequence[int] = (0,)
    origins: Sequence[int] = (0,)

    def origin(self, at: int) -> int:
        """Where in the written text the letter at `at` stood."""
        index = max(bisect_right(self.starts, at) - 1, 0)
        return self.origins[index] + at - self.starts[index]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The written stretch of the letters from `start` to `end`."""
        first = self.origin(start)
        return first, max(self.origin(max(end - 1, start)) + 1, first + 1)

    def rewritten(self, cuts: Iterable[tuple[int, int, str]]) -> Plain:
        """The same text with stretches replaced; cuts are in order, and what overlaps the one before is left out."""
        pieces: list[str] = []
        starts: list[int] = []
        origins: list[int] = []
        length = done = 0
        for start, end, instead in cuts:
            if start < done:
                continue
            length = self._keep(done, start, length, pieces, starts, origins)
            if instead:
                starts.append(length)
                origins.append(self.origin(start))
                pieces.append(instead)
                length += len(instead)
            done = end
        if not pieces and done == 0:
            return self
        self._keep(done, len(self.text), length, pieces, starts, origins)
        return Plain("".join(pieces), starts or (0,), origins or (0,))

    def _keep(self, start: int, end: int, length: int, pieces: list[str], starts: list[int], origins: list[int]) -> int:
        if start >= end:
            return length
        pieces.append(self.text[start:end])
        starts.append(length)
        origins.append(self.origin(start))
        first = bisect_right(self.starts, start)
        for index in range(first, bisect_right(self.starts, end - 1)):
            starts.append(length + self.starts[index] - start)
            origins.append(self.origins[index])
        return length + end - start


def legible(plain: Plain) -> Plain:
    """The text without hidden signs, with one kind of digit, space and letter, and spelled-out words put together."""
    if not plain.text.isascii():
        text = plain.text
        cuts = [(m.start(), m.end(), "") for pattern in (HIDDEN, _MARKS) for m in pattern.finditer(text)]
        plain = plain.rewritten(sorted(cuts))
        plain = Plain(plain.text.translate(_LETTERS), plain.starts, plain.origins)
    if _SYLLABLE.search(plain.text) is not None:
        plain = plain.rewritten(
            (at, at + 1, "")
            for match in _SYLLABLES.finditer(plain.text)
            if sum(says_digits(piece) for piece in match[0].lower().split("-")) < 2
            for at in range(match.start(), match.end())
            if plain.text[at] == "-"
        )
    text = plain.text
    signs = [sign.start() for sign in _BROKEN.finditer(text)]
    broken = [(at, at + 1, "") for at in signs if _breaks_a_word(text, at)]
    for at in signs:
        letters = _THREE.match(text, at - 1)
        if letters is not None and letters[0].replace(letters[1], "").lower() in _WRITTEN_AROUND:
            broken += [(at, at + 1, ""), (at + 2, at + 3, "")]
    if broken:
        plain = plain.rewritten(sorted(broken))
    if _SPELLED_SIGN.search(plain.text) is None:
        return plain
    spelled = [
        (m.start() + n, m.start() + n + 1, "") for m in _SPELLED.finditer(plain.text) for n in range(1, len(m[0]), 2)
    ]
    return plain.rewritten(spelled)


def _breaks_a_word(text: str, at: int) -> bool:
    """Whether the sign at `at` stands within a word that is broken up to get it past a filter."""
    before = _BEFORE_SIGN.search(text, max(at - _LONGEST, 0), at)
    behind = _BEHIND_SIGN.match(text, at + 1)
    if before is None or behind is None:
        return False
    return (before[0] + behind[0]).lower() in _WRITTEN_AROUND
