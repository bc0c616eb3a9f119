"""Kartu, card: one scene over two thirds of the sheet, the message on a paper card that overlaps it. For feelings."""

from __future__ import annotations

from gaung.making.poster import words
from gaung.making.poster.basis import wide_basis
from gaung.making.poster.colour import INK, PAPER, mix
from gaung.making.poster.display import Block, Ink, Role, Shape
from gaung.making.poster.drawing.scenes import cast_of, draw
from gaung.making.poster.fonts import TEXT
from gaung.making.poster.palettes import palette_of
from gaung.making.poster.rings import Box, whole_rings
from gaung.making.poster.shapes import rectangle, rounded
from gaung.making.poster.sheet import Palette, Sheet
from gaung.making.poster.typesetting import SetText


def compose(sheet: Sheet) -> tuple[Block, ...]:
    """Lay it out: the scene, the card that overlaps it, the band with the code."""
    return _wide(sheet) if sheet.is_wide else _tall(sheet)


def _tall(sheet: Sheet) -> tuple[Block, ...]:
    palette = palette_of(sheet.poster)
    basis = wide_basis(sheet, 92)
    pad = sheet.mm(9)
    inner = sheet.width - 2 * sheet.margin - 2 * pad
    title, body = _words(sheet, (inner, basis.top * 0.42))
    height = _card_height(sheet, title, body)
    top = basis.top - sheet.mm(9) - height
    floor = top + sheet.mm(11)
    return (
        _ground(sheet, palette, (0.0, 0.0, sheet.width, basis.top)),
        *_scene(sheet, palette, (0.0, 0.0, sheet.width, floor)),
        *_card(sheet, palette, (sheet.margin, top, sheet.width - 2 * sheet.margin, height), title, body),
        *basis.blocks,
    )


def _wide(sheet: Sheet) -> tuple[Block, ...]:
    palette = palette_of(sheet.poster)
    basis = wide_basis(sheet, 92)
    split = sheet.width * 0.5
    pad = sheet.mm(9)
    width = sheet.width - sheet.margin - split
    title, body = _words(sheet, (width - 2 * pad, basis.top - 2 * sheet.margin - 2 * pad))
    height = _card_height(sheet, title, body)
    top = sheet.margin + (basis.top - sheet.margin - sheet.mm(9) - height) / 2
    return (
        _ground(sheet, palette, (0.0, 0.0, sheet.width, basis.top)),
        *_scene(sheet, palette, (0.0, 0.0, split + sheet.mm(8), basis.top)),
        *_card(sheet, palette, (split, top, width, height), title, body),
        *basis.blocks,
    )


def _words(sheet: Sheet, room: tuple[float, float]) -> tuple[SetText, SetText | None]:
    """Headline and body for the card: the headline takes what the body leaves."""
    body = None
    if sheet.message.body:
        body = sheet.running(sheet.copy("body"), TEXT, (room[0], room[1] * 0.5), (19, 14))
    free = room[1] - (body.height_mm + sheet.mm(7) if body else 0)
    return sheet.headline(sheet.copy("headline"), (room[0], free), (66, 28)), body


def _card_height(sheet: Sheet, title: SetText, body: SetText | None) -> float:
    return title.height_mm + 2 * sheet.mm(9) + (body.height_mm + sheet.mm(7) if body else 0)


def _ground(sheet: Sheet, palette: Palette, box: Box) -> Block:
    return Block(Role.DECORATION, (Shape(rectangle(box[0], box[1], box[2] - box[0], box[3] - box[1]), palette.field),))


def _scene(sheet: Sheet, palette: Palette, box: Box) -> tuple[Block, ...]:
    """The author's picture, or a drawn scene with rings around it."""
    left, top, right, foot = box
    if sheet.art is not None:
        return sheet.picture((left, top, right - left, foot - top))
    if not sheet.poster.scenes:
        sheet.note("poster-words-missing", sheet.poster.where("theme"), theme="kartu", key="scenes")
        return ()
    scene = sheet.poster.scenes[0]
    figures_top = top + sheet.margin + (foot - top) * 0.06
    drawn = draw(scene, box, figures_top, cast_of(sheet.poster.id), colours=(palette.field, palette.accent))
    middle = (left + right) / 2
    most = min((right - left) / 2, foot - top)
    radii = tuple(most * (0.99 + 0.13 * step) for step in range(5))
    tone = mix(palette.field, palette.on_field, 0.1)
    rings = whole_rings(middle, foot, radii, most * 0.045, tone)
    base, *figures = drawn.shapes
    hidden = Shape(rectangle(right, top, sheet.width - right, foot - top), palette.field, Ink.QUIET)
    below = Shape(rectangle(0, foot, sheet.width, sheet.height - foot), palette.field, Ink.QUIET)
    shapes = (base, *rings, below, *((hidden,) if right < sheet.width else ()), *figures)
    return (Block(Role.FIGURE, shapes, alt=words.SCENES[scene][sheet.language]),)


def _card(
    sheet: Sheet, palette: Palette, box: tuple[float, float, float, float], title: SetText, body: SetText | None
) -> tuple[Block, ...]:
    """Paper with a corner folded like a balloon's tail, its shadow, and the words."""
    x, y, width, height = box
    pad, radius = sheet.mm(9), sheet.mm(6)
    shadow = Shape(
        rounded(x + sheet.mm(1.6), y + sheet.mm(2), width, height, radius), mix(palette.field, INK, 0.45), Ink.QUIET
    )
    paper = Shape(rounded(x, y, width, height, radius), PAPER)
    blocks = [
        Block(Role.DECORATION, (shadow, paper)),
        Block(Role.TITLE, title.placed(x + pad, y + pad, palette.strong, PAPER)),
    ]
    if body:
        blocks.append(Block(Role.PARAGRAPH, body.placed(x + pad, y + pad + title.height_mm + sheet.mm(7), INK, PAPER)))
    return tuple(blocks)
