"""Strips to tear off at the foot of a sheet, each with number and short address: somebody takes the help along."""

from __future__ import annotations

from typing import TypeAlias

from gaung.making.poster import words
from gaung.making.poster.colour import INK, WHITE
from gaung.making.poster.display import Block, GlyphRun, Role, Shape
from gaung.making.poster.fonts import LOUD, STRONG, TEXT, Face
from gaung.making.poster.icons import scissors
from gaung.making.poster.parts import text_part
from gaung.making.poster.rings import Box
from gaung.making.poster.shapes import rectangle
from gaung.making.poster.shaping import Word
from gaung.making.poster.sheet import SAFE_MM, Copy, Sheet
from gaung.making.poster.typesetting import line_width, words_of
from gaung.model.language import Country
from gaung.model.poster import PosterTheme

_STRIP_MM = 26.0
"""About so wide is a strip on A4: eight of them side by side."""
_FEWEST = 4
_SHORTEST_MM = 50.0
_LEAST_POINTS = 7.0
"""A strip is read from the hand."""

_StripLine: TypeAlias = tuple[tuple[Word, ...], float, bool]
"""Words, size in points at A4, and whether it is a number."""


def strips_mm(sheet: Sheet) -> float:
    """How much of the foot of the sheet the strips take."""
    if sheet.poster.theme is not PosterTheme.PAPAN:
        return sheet.mm(60)
    # no shorter on a small sheet: the address is read from the hand on all of them
    return max(sheet.mm(58 if sheet.is_wide else 64), _SHORTEST_MM)


def strips(sheet: Sheet) -> tuple[Block, ...]:
    """The white foot of the sheet: what to do with it, where to cut, and the strips."""
    paper = sheet.size.height_mm
    top = paper - strips_mm(sheet)
    # The outer strips are wider by what a printer leaves white.
    edge = max(sheet.margin * 0.8, SAFE_MM - sheet.mm(1.8))
    head = sheet.mm(10)
    lines = _lines(sheet)
    length = paper - sheet.foot_margin - top - head - sheet.mm(1)
    wished = sheet.poster.tear_off or max(_FEWEST, round(sheet.width / sheet.mm(_STRIP_MM)))
    counts = (wished,) if sheet.poster.tear_off else range(wished, _FEWEST, -1)
    wide = (sheet.width - 2 * edge, length)
    count = next((one for one in counts if _is_legible(sheet, lines, wide, one)), min(wished, _FEWEST))
    width = (sheet.width - 2 * edge) / count
    icon = sheet.mm(5.5)
    label = Copy(words.TEAR_OFF[sheet.language], sheet.poster.where("theme"))
    text = sheet.running(label, STRONG, (sheet.width / 2, head), (11.5, 9), 1.2)
    shapes = [Shape(rectangle(0, top, sheet.width, paper - top), WHITE)]
    shapes += scissors(sheet.margin, top + (head - icon) / 2 + sheet.mm(1), icon, INK)
    for index in range(1, count):
        shapes += _dashes(sheet, edge + index * width, top + head)
    runs: list[GlyphRun] = []
    for index in range(count):
        left = edge + index * width + sheet.mm(1.8)
        right = left + width - sheet.mm(3.6)
        runs += _strip(sheet, lines, (left, top + head + sheet.mm(1), right, paper - sheet.foot_margin))
    said = text_part(text, sheet.margin + icon + sheet.mm(2), INK, WHITE)
    # Eight times the same is not read out eight times: the band above says it.
    return (
        Block(Role.DECORATION, tuple(shapes)),
        *said.draw(top + (head - text.height_mm) / 2 + sheet.mm(1)),
        Block(Role.DECORATION, tuple(runs)),
    )


def _dashes(sheet: Sheet, x: float, top: float) -> list[Shape]:
    """Where to cut."""
    dash, gap, thickness = sheet.mm(2), sheet.mm(1.6), sheet.mm(0.35)
    count = int((sheet.size.height_mm - top) / (dash + gap)) + 1
    return [Shape(rectangle(x - thickness / 2, top + i * (dash + gap), thickness, dash), INK) for i in range(count)]


def _lines(sheet: Sheet) -> list[_StripLine]:
    """What a strip says."""
    language = sheet.language
    lines: list[_StripLine] = []

    def add(text: str, face: Face, points: float, is_number: bool = False) -> None:
        sheet.check_letters(Copy(text, sheet.poster.where("helplines")), face)
        lines.append((words_of(text, face, language, tabular=is_number), points, is_number))

    if language.country is None:
        for country in Country:
            own = [line for line in sheet.helplines if line.countries == (country,)]
            for line in own[:1]:
                add(f"{words.COUNTRIES[country][language]} {line.value}", LOUD, 14, is_number=True)
    else:
        for index, line in enumerate(sheet.helplines[:2]):
            add(line.value, LOUD, 17 if index else 32, is_number=True)
            if index == 0:
                add(sheet.campaign.say(dict(line.name), language), STRONG, 11)
    if sheet.address is not None:
        add(sheet.address.partition("://")[2], TEXT, 10)
    return lines


def _is_legible(sheet: Sheet, lines: list[_StripLine], room: tuple[float, float], count: int) -> bool:
    """Whether so many strips leave each line large enough; `room` is width and height of all of them in mm."""
    if not lines:
        return True
    width = room[0] / count - sheet.mm(3.6)
    return min(_sizes(sheet, lines, (width, room[1]))[0]) >= sheet.points(_LEAST_POINTS)


def _sizes(sheet: Sheet, lines: list[_StripLine], room: tuple[float, float]) -> tuple[list[float], float]:
    """The em of each line in a strip of width and length in mm, and the width they take with their gaps."""
    sizes = [min(sheet.points(points), room[1] / line_width(shaped)) for shaped, points, _ in lines]
    gaps = sheet.mm(1.5) * (len(lines) - 1)
    needed = sum(_height(shaped) * size for (shaped, _, _), size in zip(lines, sizes, strict=True)) + gaps
    scale = min(1.0, room[0] / needed)
    return [size * scale for size in sizes], needed * scale


def _strip(sheet: Sheet, lines: list[_StripLine], box: Box) -> list[GlyphRun]:
    """The lines of one strip, turned to run upwards, side by side in the middle of their box."""
    if not lines:
        return []
    left, top, right, foot = box
    sizes, needed = _sizes(sheet, lines, (right - left, foot - top))
    scale = sizes[0] / min(sheet.points(lines[0][1]), (foot - top) / line_width(lines[0][0]))
    if min(sizes) < sheet.points(_LEAST_POINTS):
        sheet.note("poster-helplines-crowded", sheet.poster.where("helplines"), number=lines[0][0][0].text)
    runs: list[GlyphRun] = []
    x = (left + right - needed) / 2
    for (shaped, _, is_number), size in zip(lines, sizes, strict=True):
        baseline = x + max(word.top for word in shaped) * size
        y = foot + shaped[0].left * size
        for word in shaped:
            space = word.space > 0
            runs.append(GlyphRun(word, baseline, y, size, INK, WHITE, is_number, space_after=space, turned=True))
            y -= (word.advance + word.space) * size
        x += _height(shaped) * size + sheet.mm(1.5) * scale
    return runs


def _height(shaped: tuple[Word, ...]) -> float:
    """From the top of the ink to its foot, in em."""
    return max(word.top for word in shaped) - min(word.bottom for word in shaped)
