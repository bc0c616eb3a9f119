"""Langkah, steps: huge numerals down a staircase, one thing to do on each, the help lines at its foot."""

from __future__ import annotations

from gaung.making.poster import words
from gaung.making.poster.basis import tall_basis, wide_basis
from gaung.making.poster.colour import INK, WHITE, mix
from gaung.making.poster.display import Block, Role, Shape
from gaung.making.poster.fonts import STRONG, headline_face
from gaung.making.poster.palettes import palette_of
from gaung.making.poster.rings import whole_rings
from gaung.making.poster.shapes import rectangle, rounded
from gaung.making.poster.sheet import Palette, Sheet
from gaung.making.poster.side import side_column
from gaung.making.poster.typesetting import POINT_MM, SetText, fit, line_width, words_of

_SINGLE_LINE_POINTS = 21.0
"""Steps stand on one line each as long as that keeps them at least this large."""

_DEEPER = 0.055
"""How much more of the strong colour is in each stair than in the one above it."""

_DEEPEST = 0.2
"""Most of it that any stair has: its numeral must still stand out (contrast 4.5)."""

_EDGE, _EDGE_MM = 0.4, 0.9
"""How much of the strong colour is in the line along the rim of a stair, and how broad that line is at A4."""


def compose(sheet: Sheet) -> tuple[Block, ...]:
    """Lay it out: headline, stairs, strip and help band; on a wide sheet the stairs stand beside the headline."""
    return _wide(sheet) if sheet.is_wide else _tall(sheet)


def _tall(sheet: Sheet) -> tuple[Block, ...]:
    inner = sheet.width - 2 * sheet.margin
    palette = palette_of(sheet.poster)
    basis = tall_basis(sheet, 110, flat=True)
    pictured = sheet.picture((0.0, 0.0, sheet.width, basis.top * 0.24)) if sheet.art else ()
    title_top = sheet.mm(10) + basis.top * 0.24 if pictured else sheet.margin
    title = sheet.headline(sheet.copy("headline"), (inner, basis.top * (0.22 if pictured else 0.3)), (92, 30))
    stairs_top = title_top + title.height_mm + sheet.mm(10)
    return (
        _ground(sheet, palette, basis.top),
        *pictured,
        Block(Role.TITLE, title.placed(sheet.margin, title_top, palette.on_field, palette.field)),
        *_stairs(sheet, palette, (0.0, stairs_top, sheet.width, basis.top)),
        *basis.blocks,
    )


def _wide(sheet: Sheet) -> tuple[Block, ...]:
    palette = palette_of(sheet.poster)
    basis = wide_basis(sheet, 105)
    split = sheet.width * 0.43
    return (
        _ground(sheet, palette, basis.top),
        *side_column(sheet, palette, split, basis.top),
        *_stairs(sheet, palette, (split, sheet.mm(9), sheet.width, basis.top)),
        *basis.blocks,
    )


def _ground(sheet: Sheet, palette: Palette, foot: float) -> Block:
    """The field, with quiet rings that come in from the corner."""
    radii = tuple(sheet.mm(18 + 15 * step) for step in range(7))
    tone = mix(palette.field, palette.on_field, 0.07)
    rings = whole_rings(sheet.width - sheet.mm(6), sheet.mm(2), radii, sheet.mm(5), tone)
    return Block(Role.DECORATION, (Shape(rectangle(0, 0, sheet.width, foot), palette.field), *rings))


def _stairs(sheet: Sheet, palette: Palette, box: tuple[float, float, float, float]) -> tuple[Block, ...]:
    """One stair a step, each beginning further to the right than the one above it."""
    left, top, right, foot = box
    steps = sheet.message.steps
    if not steps:
        sheet.note("poster-words-missing", sheet.poster.where("theme"), theme=sheet.poster.theme.value, key="steps")
        return ()
    tread = sheet.mm(8)
    height = (foot - top) / len(steps)
    numeral_room = sheet.mm(32)
    texts = _same_size(sheet, right - sheet.margin - left - tread * len(steps) - numeral_room - sheet.mm(6), height)
    grounds: list[Shape] = []
    items: list[Block] = []
    for index, text in enumerate(texts):
        x, y = left + tread * (index + 1), top + index * height
        tint = mix(WHITE, palette.strong, min(_DEEPER, _DEEPEST / max(len(steps) - 1, 1)) * index)
        radius = sheet.mm(7)
        # Each stair runs on under the next, so that no seam shows between them.
        path = rounded(x, y, right - x + radius, foot - y, (radius, 0, 0, 0))
        if index:
            rim = sheet.mm(_EDGE_MM)
            line = rounded(x - rim, y - rim, right - x + radius, foot - y + rim, (radius + rim, 0, 0, 0))
            grounds.append(Shape(line, mix(WHITE, palette.strong, _EDGE)))
        grounds.append(Shape(path, tint))
        name = words.number(index + 1, sheet.language)
        face = headline_face("५" if len(steps) > 4 else "१", sheet.language)
        shaped = words_of(name, face, sheet.language)
        size = min(height * 0.7 / (shaped[0].top - min(shaped[0].bottom, 0)), sheet.points(110))
        numeral = SetText((shaped,), size, size, sheet.language)
        middle = y + height / 2
        label = numeral.placed(
            x + numeral_room / 2 + sheet.mm(2), middle - numeral.height_mm / 2, palette.strong, tint, align=0.5
        )
        said = text.placed(x + numeral_room + sheet.mm(6), middle - text.height_mm / 2, INK, tint)
        parts = (Block(Role.LABEL, label), Block(Role.LIST_BODY, said))
        items.append(Block(Role.LIST_ITEM, blocks=parts))
    return (Block(Role.DECORATION, tuple(grounds)), Block(Role.LIST, blocks=tuple(items)))


def _single_line(sheet: Sheet, text: str, width: float) -> float:
    """The size in points at A4 at which a step stands on one line."""
    return width / line_width(words_of(text, sheet.face(STRONG), sheet.language)) / POINT_MM / sheet.unit * 0.999


def _same_size(sheet: Sheet, width: float, height: float) -> tuple[SetText, ...]:
    """All steps at the size that fits the longest of them."""
    most = 31.0
    copies = [sheet.copy("steps", index) for index in range(len(sheet.message.steps))]
    box = (width, height * 0.74)
    single = [_single_line(sheet, copy.text, width) for copy in copies]
    most = min(most, *single) if min(single) >= _SINGLE_LINE_POINTS else most
    texts = [sheet.running(copy, STRONG, box, (most, 13.5)) for copy in copies]
    size = min(text.size_mm for text in texts)
    same = [
        fit(words_of(copy.text, sheet.face(STRONG), sheet.language), box, (size, size), sheet.leading, sheet.language)
        for copy in copies
    ]
    points = size / POINT_MM / sheet.unit
    return tuple(
        found or sheet.running(copy, STRONG, box, (points, points)) for found, copy in zip(same, copies, strict=True)
    )
