"""Words to lines: wrapping, balance, hyphens only where nothing else helps, and the largest size that fits a box."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeAlias
from unicodedata import category

import pyphen

from gaung.making.poster.colour import Colour
from gaung.making.poster.display import GlyphRun
from gaung.making.poster.fonts import Face
from gaung.making.poster.shaping import SOFT_HYPHEN, Word, shape
from gaung.model.language import Language

POINT_MM = 25.4 / 72
"""One typographic point in millimetres."""

Lines: TypeAlias = tuple[tuple[Word, ...], ...]
Breaker: TypeAlias = Callable[[float], Lines | None]

_HYPHENATION = {Language.INDONESIAN: "id_ID", Language.ENGLISH: "en_US"}


@dataclass(frozen=True, slots=True)
class SetText:
    """Lines of words at a size. Heights are of the ink: from the top of the first line to the foot of the last."""

    lines: Lines
    size_mm: float
    leading_mm: float
    language: Language

    @property
    def ascent_mm(self) -> float:
        """From the top of the first line's ink to its baseline."""
        return max((word.top for word in self.lines[0]), default=0.7) * self.size_mm

    @property
    def height_mm(self) -> float:
        """From the top of the first line's ink to the foot of the last line's."""
        foot = max((-word.bottom for word in self.lines[-1]), default=0.0) * self.size_mm
        return self.ascent_mm + (len(self.lines) - 1) * self.leading_mm + foot

    @property
    def width_mm(self) -> float:
        """The longest line's ink."""
        return max(line_width(line) for line in self.lines) * self.size_mm

    @property
    def most_characters(self) -> int:
        """The characters of the longest line, with its spaces; a Devanagari letter and its vowel sign are one."""
        return max(map(characters_of, self.lines), default=0)

    def line_box(self, index: int, x: float, top: float) -> tuple[float, float, float, float]:
        """Left, top, right and foot of one line's ink when the text begins at `x`, `top`."""
        line = self.lines[index]
        baseline = top + self.ascent_mm + index * self.leading_mm
        return (
            x,
            baseline - max(word.top for word in line) * self.size_mm,
            x + line_width(line) * self.size_mm,
            baseline - min(word.bottom for word in line) * self.size_mm,
        )

    def placed(
        self, x: float, top: float, colour: Colour, on: Colour, align: float = 0.0, is_number: bool = False
    ) -> tuple[GlyphRun, ...]:
        """The words at their places: ink of the first line at `top`, ink of each line's first letter at `x`.

        `align` 0 sets lines to begin at `x`, 0.5 to be centred on it, 1 to end at it.
        """
        runs = []
        for index, line in enumerate(self.lines):
            baseline = top + self.ascent_mm + index * self.leading_mm
            at = x - (line[0].left + align * line_width(line)) * self.size_mm
            for word in line:
                runs.append(
                    GlyphRun(word, at, baseline, self.size_mm, colour, on, is_number, space_after=word.space > 0)
                )
                at += (word.advance + word.space) * self.size_mm
        return tuple(runs)


def line_width(line: Sequence[Word]) -> float:
    """The width of a line's ink, in em."""
    if not line:
        return 0.0
    inner = sum(word.advance + word.space for word in line[:-1])
    return inner + line[-1].right - line[0].left


def words_of(text: str, face: Face, language: Language, tabular: bool = False) -> tuple[Word, ...]:
    """The words of a text, shaped; what a no-break space joins stays one word."""
    return tuple(shape(part, face, language, tabular) for part in text.replace("\n", " ").split(" ") if part)


def address_words(address: str, face: Face, language: Language, marks: str = "/") -> tuple[Word, ...]:
    """An address in pieces that may stand on lines of their own, each ending in one of `marks`."""
    parts = re.findall(f"[^{marks}]*[{marks}]+|[^{marks}]+", address)
    shaped = [shape(part, face, language) for part in parts]
    return tuple(replace(word, space=0.0) for word in shaped)


def characters_of(line: Sequence[Word]) -> int:
    """How many characters a reader sees in a line, with the spaces between its words."""
    text = "".join(word.text + " " * (word.space > 0) for word in line).replace(SOFT_HYPHEN, "").rstrip()
    return sum(not category(character).startswith("M") for character in text)


def fit(
    words: Sequence[Word], box: tuple[float, float], sizes: tuple[float, float], leading: float, language: Language
) -> SetText | None:
    """Running text in a box of width and height in mm, as large as `sizes` (largest, smallest em in mm) allow.

    `leading` is in em. Words are cut at hyphens only if the smallest size does not fit otherwise. None: no fit.
    """
    for breaker in (lambda width: wrapped(words, width), lambda width: wrapped(cut(words, width, language), width)):
        found = _largest(breaker, box, sizes, leading, language)
        if found is not None:
            return found
    return None


def _largest(
    breaker: Breaker, box: tuple[float, float], sizes: tuple[float, float], leading: float, language: Language
) -> SetText | None:
    width, height = box

    def at(size: float) -> SetText | None:
        lines = breaker(width / size)
        if lines is None:
            return None
        text = SetText(lines, size, leading * size, language)
        return text if text.height_mm <= height + 1e-6 else None

    largest, smallest = sizes
    best = at(largest)
    if best is not None:
        return best
    best = at(smallest)
    if best is None:
        return None
    low, high = smallest, largest
    for _ in range(7):
        middle = (low + high) / 2
        found = at(middle)
        if found is None:
            high = middle
        else:
            low, best = middle, found
    return best


def wrapped(words: Sequence[Word], width: float) -> Lines | None:
    """The fewest lines, then as even as they can be; None if a word is wider than `width` em."""
    if not words:
        return ((),)
    lines = greedy(words, width)
    if lines is None:
        return None
    low, high = width / 2, width
    for _ in range(8):
        middle = (low + high) / 2
        narrower = greedy(words, middle)
        if narrower is not None and len(narrower) == len(lines):
            lines, high = narrower, middle
        else:
            low = middle
    return lines


def greedy(words: Sequence[Word], width: float) -> Lines | None:
    """As much on every line as fits in `width` em; None if a word is wider."""
    lines: list[list[Word]] = [[]]
    for word in words:
        if line_width([*lines[-1], word]) <= width + 1e-9:
            lines[-1].append(word)
        elif lines[-1] and line_width([word]) <= width + 1e-9:
            lines.append([word])
        else:
            return None
    return tuple(tuple(line) for line in lines)


def cut(words: Sequence[Word], width: float, language: Language) -> tuple[Word, ...]:
    """The words, those wider than `width` em cut at syllables or at hyphens of their own."""
    out: list[Word] = []
    for word in words:
        out += _pieces(word, width, language) if line_width([word]) > width else [word]
    return tuple(out)


def _pieces(word: Word, width: float, language: Language) -> list[Word]:
    text, pieces = word.text, []
    while line_width([word]) > width:
        for place in reversed(_cuts(text, language)):
            head = text[:place]
            piece = shape(head if head.endswith("-") else head + "-", word.face, language)
            if line_width([piece]) <= width:
                pieces.append(replace(piece, text=head if head.endswith("-") else head + SOFT_HYPHEN, space=0.0))
                text = text[place:]
                break
        else:
            break
        word = shape(text, word.face, language)
    return [*pieces, word]


def _cuts(text: str, language: Language) -> list[int]:
    """Where a word may be cut: after a hyphen of its own, and between syllables."""
    own = [place + 1 for place, character in enumerate(text[:-1]) if character == "-" and place > 0]
    dictionary = _HYPHENATION.get(language)
    syllables = list(_hyphenator(dictionary).positions(text)) if dictionary and not own else []
    return sorted({*own, *syllables})


@cache
def _hyphenator(dictionary: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=dictionary, left=3, right=3)


def too_many(text: str, fits: Callable[[str], bool]) -> int:
    """How many characters must go so that the beginning of `text` fits; at least 1."""
    words = text.split()
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(" ".join(words[:middle])):
            low = middle
        else:
            high = middle - 1
    kept = len(" ".join(words[:low]))
    return max(1, len(" ".join(words)) - kept)
