"""The left column of a wide sheet: headline, body and picture on the field."""

from __future__ import annotations

from gaung.making.poster.display import Block, Role
from gaung.making.poster.sheet import Palette, Sheet
from gaung.making.poster.strip import body_part


def side_column(sheet: Sheet, palette: Palette, split: float, foot: float) -> tuple[Block, ...]:
    """Headline, body and picture from the left margin to `split`, down to `foot`; the field is painted before."""
    column = split - sheet.margin
    title = sheet.headline(sheet.copy("headline"), (column, foot * (0.4 if sheet.art else 0.6)), (80, 28))
    blocks = [Block(Role.TITLE, title.placed(sheet.margin, sheet.margin, palette.on_field, palette.field))]
    top = sheet.margin + title.height_mm + sheet.mm(9)
    if sheet.message.body:
        free = (foot - top) * (0.45 if sheet.art else 1.0) - sheet.mm(8)
        body = body_part(sheet, sheet.margin, column, free, palette.on_field, palette.field)
        blocks += body.draw(top)
        top += body.height + sheet.mm(8)
    if sheet.art:
        blocks += sheet.picture((0.0, top, split + sheet.mm(8), foot - top))
    return tuple(blocks)
