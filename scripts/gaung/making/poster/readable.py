"""Whether what a poster says can be read from where people stand: type sizes and line lengths (`domain.md`)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from math import sqrt

from gaung.making.poster.display import Block, GlyphRun, Page
from gaung.making.poster.shaping import SOFT_HYPHEN
from gaung.making.poster.sheet import MOST_CHARACTERS
from gaung.making.poster.typesetting import POINT_MM, characters_of
from gaung.model.poster import Poster, PosterMessage, PosterSize
from gaung.problem import Fact, Problem, Severity

LEAST_POINTS_A4, LEAST_POINTS_A3 = 18.0, 24.0
"""The smallest type of what a poster says."""
_A3_UNIT = sqrt(2)
_ROUNDING_POINTS = 0.05


def least_points(size: PosterSize) -> float:
    """The smallest type on a sheet: 18 points on A4, 24 on A3, in between what lies between.

    Smaller sheets are read from nearer, larger ones from farther away: there it goes with the length of their sides.
    """
    unit = sqrt(size.width_mm * size.height_mm / (210 * 297))
    if unit <= 1:
        return LEAST_POINTS_A4 * unit
    if unit >= _A3_UNIT:
        return LEAST_POINTS_A3 * unit / _A3_UNIT
    return LEAST_POINTS_A4 + (LEAST_POINTS_A3 - LEAST_POINTS_A4) * (unit - 1) / (_A3_UNIT - 1)


def hard_to_read(poster: Poster, page: Page, size: PosterSize) -> Iterator[Problem]:
    """The text of the message that is set smallest, and the one with the longest line, where they miss the norm."""
    texts = dict(_texts(poster.message[page.language]))
    found = [
        (path, min(run.size_mm for run in runs) / POINT_MM, max(_line_lengths(runs)))
        for runs in _set_texts(page.blocks)
        if (path := texts.get(_bare("".join(run.word.text for run in runs)))) is not None
    ]

    def problem(code: str, path: tuple[str | int, ...], **facts: Fact) -> Problem:
        known: dict[str, Fact] = {"language": str(page.language), "size": size.name}
        place = poster.where("message", str(page.language), *path)
        return Problem(code, place, known | facts, Severity.WARNING)

    least = least_points(size)
    path, points, _ = min(found, key=lambda one: one[1], default=((), least, 0))
    if points < least - _ROUNDING_POINTS:
        yield problem("poster-type-small", path, points=round(points, 1), least=round(least, 1))
    path, _, longest = max(found, key=lambda one: one[2], default=((), least, 0))
    if longest > MOST_CHARACTERS:
        yield problem("poster-line-long", path, characters=longest, most=MOST_CHARACTERS)


def _texts(message: PosterMessage) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Every text that tells something, bare, with the way to it."""
    yield _bare(message.body), ("body",)
    for number, step in enumerate(message.steps):
        yield _bare(step), ("steps", number)
    for number, bubble in enumerate(message.chat):
        yield _bare(bubble.text), ("chat", number, "text")
    for number, panel in enumerate(message.panels):
        for key in ("says", "answers", "tells"):
            yield _bare(getattr(panel, key)), ("panels", number, key)


def _bare(text: str) -> str:
    """A text without its spaces and soft hyphens: words are set apart by their places."""
    return "".join(text.replace(SOFT_HYPHEN, "").split())


def _set_texts(blocks: tuple[Block, ...]) -> Iterator[tuple[GlyphRun, ...]]:
    """The words of each block that holds any."""
    for block in blocks:
        runs = tuple(item for item in block.items if isinstance(item, GlyphRun))
        if runs:
            yield runs
        yield from _set_texts(block.blocks)


def _line_lengths(runs: tuple[GlyphRun, ...]) -> Iterator[int]:
    """The characters of every line."""
    for _, line in groupby(runs, key=lambda run: run.y):
        yield characters_of([run.word for run in line])
