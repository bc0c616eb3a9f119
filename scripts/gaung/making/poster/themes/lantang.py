"""Lantang, loud: one line fills the field, echo rings leave its last letter and run off the sheet. For one message."""

from __future__ import annotations

from gaung.making.poster.colour import SUN, WHITE
from gaung.making.poster.display import Block, Role, Shape
from gaung.making.poster.helpband import foot_part, help_part
from gaung.making.poster.palettes import palette_of
from gaung.making.poster.parts import stacked
from gaung.making.poster.rings import Box, echo
from gaung.making.poster.shapes import rectangle
from gaung.making.poster.sheet import Palette, Sheet
from gaung.making.poster.strip import body_part, qr_part, strip_part


def compose(sheet: Sheet) -> tuple[Block, ...]:
    """Lay it out: field above, strip, help band; on a wide sheet the field stands at the left of the two."""
    return _wide(sheet) if sheet.is_wide else _tall(sheet)


def _tall(sheet: Sheet) -> tuple[Block, ...]:
    inner = sheet.width - 2 * sheet.margin
    palette = palette_of(sheet.poster)
    help_lines = help_part(sheet, sheet.margin, inner, 150)
    foot = foot_part(sheet, sheet.margin, inner)
    pad = sheet.mm(8)
    band_height = pad + help_lines.height + sheet.mm(6) + foot.height + sheet.foot_margin
    band_top = sheet.height - band_height
    strip = strip_part(sheet, sheet.margin, inner, sheet.height * 0.2)
    strip_height = strip.height + 2 * pad if strip else 0.0
    field = (0.0, 0.0, sheet.width, band_top - strip_height)
    blocks = list(_field(sheet, palette, field))
    if strip:
        blocks += strip.draw(field[3] + pad)
    blocks.append(Block(Role.DECORATION, (Shape(rectangle(0, band_top, sheet.width, band_height), SUN),)))
    blocks += help_lines.draw(band_top + pad)
    blocks += foot.draw(sheet.height - sheet.foot_margin - foot.height)
    return tuple(blocks)


def _wide(sheet: Sheet) -> tuple[Block, ...]:
    palette = palette_of(sheet.poster)
    split = sheet.width * 0.56
    pad = sheet.mm(9)
    x, inner = split + pad, sheet.width - split - pad - sheet.margin
    help_lines = help_part(sheet, x, inner, 120, share=0.62)
    foot = foot_part(sheet, x, inner)
    band_height = pad + help_lines.height + sheet.mm(6) + foot.height + sheet.foot_margin
    band_top = sheet.height - band_height
    room = band_top - sheet.margin - pad
    rows = [(0.0, qr_part(sheet, x, inner, room))] if sheet.address else []
    if sheet.message.body:
        gap = sheet.mm(8) if rows else 0.0
        free = room - sum(part.height for _, part in rows) - gap
        rows = [(0.0, body_part(sheet, x, inner, free)), *((gap, part) for _, part in rows)]
    strip = stacked(tuple(rows))
    blocks = list(_field(sheet, palette, (0.0, 0.0, split, sheet.height)))
    if rows:
        blocks += strip.draw(sheet.margin + max(room - strip.height, 0) / 2)
    ground = rectangle(split, band_top, sheet.width - split, band_height)
    blocks.append(Block(Role.DECORATION, (Shape(ground, SUN),)))
    blocks += help_lines.draw(band_top + pad)
    blocks += foot.draw(sheet.height - sheet.foot_margin - foot.height)
    return tuple(blocks)


def _field(sheet: Sheet, palette: Palette, field: Box) -> tuple[Block, ...]:
    """The loud field with the headline and the rings that leave it; a picture takes its lower part."""
    left, top, right, foot = field
    room = (right - left - 2 * sheet.margin, foot - top - sheet.margin - sheet.mm(12))
    pictured: tuple[Block, ...] = ()
    if sheet.art is not None:
        height = room[1] * 0.44
        pictured = sheet.picture((left, foot - height, right - left, height))
        room = (room[0], room[1] - height)
    title = sheet.headline(sheet.copy("headline"), room, (150, 34), short_last=True)
    x, y = left + sheet.margin, top + sheet.margin + sheet.mm(2)
    ground = Shape(rectangle(left, top, right - left, foot - top), palette.field)
    rings = echo(title, (x, y), palette)
    cover = tuple(Shape(rectangle(*box), WHITE) for box in _outside(sheet, field))
    return (
        Block(Role.DECORATION, (ground, *rings, *cover)),
        Block(Role.TITLE, title.placed(x, y, palette.on_field, palette.field)),
        *pictured,
    )


def _outside(sheet: Sheet, field: Box) -> tuple[tuple[float, float, float, float], ...]:
    """What of the sheet lies beside the field, as left, top, width, height: rings end at the field's edge."""
    _, _, right, foot = field
    boxes = []
    if foot < sheet.height:
        boxes.append((0.0, foot, sheet.width, sheet.height - foot))
    if right < sheet.width:
        boxes.append((right, 0.0, sheet.width - right, sheet.height))
    return tuple(boxes)
