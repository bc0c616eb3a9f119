"""Ceklis, checklist: a clipboard with boxes to tick with a pen, and those who tick them. For adults and for rights."""

from __future__ import annotations

from gaung.making.poster import words
from gaung.making.poster.basis import wide_basis
from gaung.making.poster.colour import INK, PAPER, SUN, WHITE, mix
from gaung.making.poster.display import Block, Ink, Role, Shape
from gaung.making.poster.drawing.outline import turned
from gaung.making.poster.drawing.scenes import cast_of, draw
from gaung.making.poster.fonts import STRONG, TEXT
from gaung.making.poster.palettes import palette_of
from gaung.making.poster.rings import Box, whole_rings
from gaung.making.poster.shapes import moved, polygon, rectangle, rounded
from gaung.making.poster.sheet import Palette, Sheet
from gaung.making.poster.typesetting import SetText
from gaung.model.poster import PosterScene

_MOST_POINTS, _LEAST_POINTS = 24.0, 13.5


def compose(sheet: Sheet) -> tuple[Block, ...]:
    """Lay it out: headline beside the people, the clipboard under both; on a wide sheet beside them."""
    return _wide(sheet) if sheet.is_wide else _tall(sheet)


def _tall(sheet: Sheet) -> tuple[Block, ...]:
    palette = palette_of(sheet.poster)
    basis = wide_basis(sheet, 84)
    inner = sheet.width - 2 * sheet.margin
    head = basis.top * 0.37
    title = sheet.headline(sheet.copy("headline"), (inner * 0.57, head - sheet.margin - sheet.mm(13)), (58, 25))
    board = (sheet.margin, head, sheet.width - sheet.margin, basis.top + sheet.mm(1))
    scene_box = (sheet.width * 0.585, sheet.mm(6), sheet.width - sheet.mm(4), head)
    title_top = sheet.margin + max(head - sheet.margin - sheet.mm(13) - title.height_mm, 0) / 2
    return (
        _ground(sheet, palette, basis.top, (scene_box[0] + scene_box[2]) / 2, head),
        *_people(sheet, palette, scene_box),
        Block(Role.TITLE, title.placed(sheet.margin, title_top, palette.on_field, palette.field)),
        *_board(sheet, palette, board),
        *basis.blocks,
    )


def _wide(sheet: Sheet) -> tuple[Block, ...]:
    palette = palette_of(sheet.poster)
    basis = wide_basis(sheet, 84)
    split = sheet.width * 0.44
    column = split - sheet.margin - sheet.mm(9)
    title = sheet.headline(sheet.copy("headline"), (column, basis.top * 0.42), (58, 25))
    people_top = sheet.margin + title.height_mm + sheet.mm(7)
    scene_box = (sheet.margin, people_top, split - sheet.mm(9), basis.top)
    board = (split, sheet.mm(12), sheet.width - sheet.margin, basis.top + sheet.mm(1))
    return (
        _ground(sheet, palette, basis.top, (scene_box[0] + scene_box[2]) / 2, basis.top),
        Block(Role.TITLE, title.placed(sheet.margin, sheet.margin, palette.on_field, palette.field)),
        *_people(sheet, palette, scene_box),
        *_board(sheet, palette, board),
        *basis.blocks,
    )


def _ground(sheet: Sheet, palette: Palette, foot: float, x: float, y: float) -> Block:
    """The field, with quiet rings that leave the people."""
    radii = tuple(sheet.mm(30 + 14 * step) for step in range(9))
    tone = mix(palette.field, palette.on_field, 0.07)
    field = Shape(rectangle(0, 0, sheet.width, foot), palette.field)
    return Block(Role.DECORATION, (field, *whole_rings(x, y, radii, sheet.mm(5), tone)))


def _people(sheet: Sheet, palette: Palette, box: Box) -> tuple[Block, ...]:
    """Who ticks: the poster's first scene, or a child and an adult."""
    if box[3] - box[1] < sheet.mm(22):
        return ()
    scene = sheet.poster.scenes[0] if sheet.poster.scenes else PosterScene.ADULT
    drawn = draw(scene, box, box[1], cast_of(sheet.poster.id), colours=(palette.field, palette.accent))
    # The ground is painted already: only the disc and what stands before it.
    return (Block(Role.FIGURE, drawn.shapes[1:], alt=words.SCENES[scene][sheet.language]),)


def _board(sheet: Sheet, palette: Palette, box: Box) -> tuple[Block, ...]:
    """Paper under a clip: the body, and a row for each thing to do."""
    left, top, right, foot = box
    steps = sheet.message.steps
    if not steps:
        sheet.note("poster-words-missing", sheet.poster.where("theme"), theme="ceklis", key="steps")
        return ()
    radius, pad = sheet.mm(5), sheet.mm(9)
    paper = Shape(rounded(left, top, right - left, foot - top, (radius, radius, 0, 0)), PAPER)
    shapes = [paper, *_clip(sheet, palette, (left + right) / 2, top)]
    y, pencil_room = top + sheet.mm(13), sheet.mm(13)
    blocks: list[Block] = []
    if sheet.message.body:
        room = (right - left - 2 * pad - pencil_room, (foot - y) * 0.34)
        body = sheet.running(sheet.copy("body"), TEXT, room, (20, 13.5))
        blocks.append(Block(Role.PARAGRAPH, body.placed(left + pad, y, INK, PAPER)))
        y += body.height_mm + sheet.mm(4)
    box_side = min(sheet.mm(10.5), (foot - y) / len(steps) * 0.62)
    texts = _rows(sheet, (right - left - 2 * pad - box_side - sheet.mm(5) - pencil_room, (foot - y) / len(steps)))
    height = (foot - y - sheet.mm(2)) / len(steps)
    items = []
    for index, text in enumerate(texts):
        middle = y + height * (index + 0.5)
        if index or blocks:
            rule = rectangle(left + pad, y + height * index - sheet.mm(0.15), right - left - 2 * pad, sheet.mm(0.3))
            shapes.append(Shape(rule, mix(PAPER, INK, 0.22), Ink.SOLID))
        square = rounded(left + pad, middle - box_side / 2, box_side, box_side, sheet.mm(1.8))
        shapes += [Shape(square, WHITE, Ink.BARE), Shape(square, palette.strong, Ink.SOLID, sheet.mm(0.9))]
        at = left + pad + box_side + sheet.mm(5)
        said = text.placed(at, middle - text.height_mm / 2, INK, PAPER)
        items.append(Block(Role.LIST_ITEM, blocks=(Block(Role.LIST_BODY, said),)))
    shapes += _pencil(sheet, right - pad - sheet.mm(3), foot - (foot - y) * 0.5)
    return (Block(Role.DECORATION, tuple(shapes)), *blocks, Block(Role.LIST, blocks=tuple(items)))


def _rows(sheet: Sheet, room: tuple[float, float]) -> list[SetText]:
    """All rows at the size that fits the longest."""
    count = len(sheet.message.steps)
    points = _MOST_POINTS
    while True:
        before = len(sheet.problems)
        box = (room[0], room[1] * 0.84)
        texts = [sheet.running(sheet.copy("steps", i), STRONG, box, (points, points)) for i in range(count)]
        if len(sheet.problems) == before or points <= _LEAST_POINTS:
            return texts
        del sheet.problems[before:]
        points = max(points * 0.95, _LEAST_POINTS)


def _clip(sheet: Sheet, palette: Palette, x: float, top: float) -> list[Shape]:
    """The clip that holds the paper."""
    plate = rounded(x - sheet.mm(17), top - sheet.mm(4.5), sheet.mm(34), sheet.mm(9), sheet.mm(3))
    knob = rounded(x - sheet.mm(7), top - sheet.mm(8.5), sheet.mm(14), sheet.mm(8), sheet.mm(4))
    return [Shape(knob, mix(palette.strong, INK, 0.5)), Shape(plate, mix(palette.strong, INK, 0.3))]


def _pencil(sheet: Sheet, x: float, y: float) -> list[Shape]:
    """A pencil that waits, leaning."""
    parts = (
        (rectangle(-3.2, -30, 6.4, 50), SUN, Ink.LINED),
        (rectangle(-3.2, -36, 6.4, 7), mix(INK, WHITE, 0.6), Ink.LINED),
        (rounded(-3.2, -43, 6.4, 8, (2.6, 2.6, 0, 0)), "#C8401F", Ink.LINED),
        (polygon((-3.2, 20), (3.2, 20), (0, 31)), "#F1D3A8", Ink.LINED),
        (polygon((-1.1, 27.2), (1.1, 27.2), (0, 31)), INK, Ink.SOLID),
    )
    return [Shape(moved(turned(path, 14, (0, 0)), x, y, sheet.mm(1.0)), colour, ink) for path, colour, ink in parts]
