"""One line that fills a field, and echo rings that leave its last letter: the upper part of loud designs."""

from __future__ import annotations

from gaung.making.poster.basis import band_part, tall_basis, wide_basis
from gaung.making.poster.colour import WHITE
from gaung.making.poster.display import Block, Role, Shape
from gaung.making.poster.palettes import palette_of
from gaung.making.poster.parts import stacked
from gaung.making.poster.rings import Box, echo
from gaung.making.poster.shapes import rectangle
from gaung.making.poster.sheet import Sheet
from gaung.making.poster.strip import body_part, qr_part

_SMALL_UNIT = 0.85


def loud(sheet: Sheet) -> tuple[Block, ...]:
    """Field above, strip, help band; on a wide sheet the field stands at the left of the two."""
    if not sheet.is_wide:
        return _tall(sheet)
    # A code is as large on a small sheet as on a large one: there it needs the band's height.
    return _low(sheet) if sheet.strips_mm or not sheet.has_band or sheet.unit < _SMALL_UNIT else _wide(sheet)


def _tall(sheet: Sheet) -> tuple[Block, ...]:
    has_strips = sheet.strips_mm > 0
    basis = tall_basis(sheet, 110 if has_strips else 150, flat=has_strips)
    return (*_field(sheet, (0.0, 0.0, sheet.width, basis.top)), *basis.blocks)


def _wide(sheet: Sheet) -> tuple[Block, ...]:
    split = sheet.width * 0.56
    pad = sheet.mm(9)
    x, inner = split + pad, sheet.width - split - pad - sheet.margin
    band_top, band = band_part(sheet, (split, sheet.width - split), (x, inner), 120, pad, share=0.62)
    room = band_top - sheet.margin - pad
    rows = [(0.0, qr_part(sheet, x, inner, room))] if sheet.address else []
    if sheet.message.body:
        gap = sheet.mm(8) if rows else 0.0
        free = room - sum(part.height for _, part in rows) - gap
        rows = [(0.0, body_part(sheet, x, inner, free)), *((gap, part) for _, part in rows)]
    beside = stacked(tuple(rows))
    return (
        *_field(sheet, (0.0, 0.0, split, sheet.height)),
        *beside.draw(sheet.margin + max(room - beside.height, 0) / 2),
        *band,
    )


def _low(sheet: Sheet) -> tuple[Block, ...]:
    """A wide sheet with little height: headline and body side by side on the field, one band under them."""
    palette = palette_of(sheet.poster)
    basis = wide_basis(sheet, 80)
    split = sheet.width * (0.6 if sheet.message.body or sheet.art else 1.0)
    right = sheet.width - sheet.margin - split
    ground = Shape(rectangle(0, 0, sheet.width, basis.top), palette.field)
    room = (split - 2 * sheet.margin, basis.top - sheet.margin - sheet.mm(9))
    title = sheet.headline(sheet.copy("headline"), room, (110, 28), short_last=True)
    x, y = sheet.margin, sheet.margin + (room[1] - title.height_mm) / 2
    beside = ((split - sheet.mm(3), 0.0, sheet.width, basis.top),) if split < sheet.width else ()
    blocks = [
        Block(Role.DECORATION, (ground, *echo(title, (x, y), palette, (0, 0, sheet.width, basis.top), beside))),
        Block(Role.TITLE, title.placed(x, y, palette.on_field, palette.field)),
    ]
    top = sheet.margin
    if sheet.message.body:
        most = room[1] * (0.5 if sheet.art else 1.0)
        body = body_part(sheet, split, right, most, palette.on_field, palette.field)
        top = sheet.margin + (0.0 if sheet.art else (room[1] - body.height) / 2)
        blocks += body.draw(top)
        top += body.height + sheet.mm(6)
    if sheet.art:
        blocks += sheet.picture((split, top, sheet.width - split, basis.top - top))
    return (*blocks, *basis.blocks)


def _field(sheet: Sheet, field: Box) -> tuple[Block, ...]:
    """The loud field with the headline and the rings that leave it; a picture takes its lower part."""
    palette = palette_of(sheet.poster)
    left, top, right, foot = field
    room = (right - left - 2 * sheet.margin, foot - top - sheet.margin - sheet.mm(12))
    pictured: tuple[Block, ...] = ()
    pictured_height = 0.0
    if sheet.art is not None:
        pictured_height = room[1] * 0.44
        pictured = sheet.picture((left, foot - pictured_height, right - left, pictured_height))
        room = (room[0], room[1] - pictured_height)
    title = sheet.headline(sheet.copy("headline"), room, (150, 34), short_last=True)
    x = left + sheet.margin
    y = top + sheet.margin + sheet.mm(2) + max(room[1] - title.height_mm - sheet.mm(30), 0) * 0.4
    ground = Shape(rectangle(left, top, right - left, foot - top), palette.field)
    rings = echo(title, (x, y), palette, (left, top, right, foot - pictured_height))
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
        boxes.append((0.0, foot, sheet.width, sheet.size.height_mm - foot))
    if right < sheet.width:
        boxes.append((right, 0.0, sheet.width - right, sheet.height))
    return tuple(boxes)
