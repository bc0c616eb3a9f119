"""What every design stands on: the strip with text and code, the sun band with the help lines, the small print."""

from __future__ import annotations

from dataclasses import dataclass

from gaung.making.poster.colour import SUN, WHITE
from gaung.making.poster.display import Block, Role, Shape
from gaung.making.poster.helpband import help_part
from gaung.making.poster.parts import Part
from gaung.making.poster.shapes import rectangle
from gaung.making.poster.sheet import Sheet
from gaung.making.poster.small_print import foot_part
from gaung.making.poster.strip import qr_card, strip_part


@dataclass(frozen=True, slots=True)
class Basis:
    """The lower part of a sheet: its blocks, and where it begins in mm."""

    top: float
    blocks: tuple[Block, ...]


def tall_basis(sheet: Sheet, most_points: float, flat: bool = False) -> Basis:
    """A white strip with body and code (`flat`: as low as it can be), and the band under it."""
    inner = sheet.width - 2 * sheet.margin
    pad = sheet.mm(8)
    ground = (0.0, sheet.width)
    band_top, band = band_part(sheet, ground, (sheet.margin, inner), most_points, pad)
    most_height = max(sheet.size.height_mm * 0.16, 42) if flat else sheet.size.height_mm * 0.2
    strip = strip_part(sheet, sheet.margin, inner, most_height, flat)
    if strip is None:
        return Basis(band_top, band)
    room = strip.height + pad * (1.1 if flat else 2)
    top = band_top - room
    white = Shape(rectangle(0, top, sheet.width, room), WHITE)
    drawn = strip.draw(top + (room - strip.height) / 2)
    return Basis(top, (Block(Role.DECORATION, (white,)), *drawn, *band))


def wide_basis(sheet: Sheet, most_points: float) -> Basis:
    """One low band over the whole width, with the code on a card at its right end."""
    inner = sheet.width - 2 * sheet.margin
    pad = sheet.mm(8)
    if sheet.strips_mm and sheet.form:
        most_points *= 0.75  # the strips say the number once more
    if not sheet.address:
        return Basis(*band_part(sheet, (0.0, sheet.width), (sheet.margin, inner), most_points, pad))
    width, card = qr_card(sheet, sheet.width - sheet.margin, inner * 0.34)
    free = inner - width - sheet.mm(9)
    least = card.height
    top, band = band_part(sheet, (0.0, sheet.width), (sheet.margin, free), most_points, pad, least)
    return Basis(top, (*band, *card.draw(top + pad)))


def band_part(
    sheet: Sheet,
    ground: tuple[float, float],
    inner: tuple[float, float],
    most_points: float,
    pad: float,
    least_height: float = 0.0,
    share: float = 0.4,
) -> tuple[float, tuple[Block, ...]]:
    """The band at the foot of the sheet: where it begins, and its blocks. `ground` and `inner` are left and width."""
    if not sheet.has_band:
        return sheet.height, ()
    end, rest = sheet.height, sheet.foot_margin
    foot = foot_part(sheet, *inner)
    around = sheet.mm(6) + foot.height
    help_lines = _largest_help(sheet, inner, most_points, share, least_height - around)
    written = help_lines.height + around
    height = pad + max(written, least_height) + rest
    top = end - height
    sun = Shape(rectangle(ground[0], top, ground[1], height), SUN)
    return top, (
        Block(Role.DECORATION, (sun,)),
        *help_lines.draw(top + pad),
        *foot.draw(end - rest - foot.height),
    )


def _largest_help(sheet: Sheet, inner: tuple[float, float], most_points: float, share: float, room: float) -> Part:
    """The help lines; where something beside them is higher than they are, their numbers grow into that room."""
    for more in (1.6, 1.4, 1.2):
        before = len(sheet.problems)
        part = help_part(sheet, *inner, most_points * more, share)
        if part.height <= room and len(sheet.problems) == before:
            return part
        del sheet.problems[before:]
    return help_part(sheet, *inner, most_points, share)
