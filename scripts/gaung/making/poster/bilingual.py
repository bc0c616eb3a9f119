"""Two languages on one sheet, neither the small one: each has its half, set by its own rules; the help is shared."""

from __future__ import annotations

from dataclasses import replace

from gaung.making.poster.basis import wide_basis
from gaung.making.poster.colour import SUN
from gaung.making.poster.display import Block, Ink, Item, Page, Role, Shape
from gaung.making.poster.placing import changed, path_box, shifted, spoken_in
from gaung.making.poster.shapes import rectangle
from gaung.making.poster.sheet import Sheet
from gaung.making.poster.themes import THEMES
from gaung.model.language import Language
from gaung.model.poster import PosterSize

_UNIT = 0.8
"""How large things are in a half, beside those on the whole sheet."""


def in_two(sheet: Sheet, second: Language) -> Page:
    """The sheet in its own language and in a second one: one above the other, or side by side on a wide sheet."""
    width = sheet.width
    basis = wide_basis(replace(sheet, second=second), 70)
    wide = sheet.is_wide
    half = (width / 2, basis.top) if wide else (width, basis.top / 2)
    at = (width / 2, 0.0) if wide else (0.0, basis.top / 2)
    size = PosterSize(name=sheet.size.name, width_mm=half[0], height_mm=half[1])
    own = replace(sheet, size=size, own_unit=sheet.unit * _UNIT, has_band=False)
    compose = THEMES[sheet.poster.theme]
    first = _within(compose(own), half)
    other = _within(compose(replace(own, language=second)), half)
    line = sheet.mm(1.4)
    seam = (at[0] - line / 2, 0.0, line, basis.top) if wide else (0.0, at[1] - line / 2, width, line)
    blocks = (
        *first,
        *spoken_in(shifted(other, *at), second),
        Block(Role.DECORATION, (Shape(rectangle(*seam), SUN),)),
        *basis.blocks,
    )
    return Page(width, sheet.size.height_mm, sheet.language, sheet.title, blocks)


def _within(blocks: tuple[Block, ...], half: tuple[float, float]) -> tuple[Block, ...]:
    """The blocks without the quiet tones that would run into the other half."""

    def kept(item: Item) -> Item | None:
        if not isinstance(item, Shape) or item.ink is not Ink.QUIET:
            return item
        left, top, right, foot = path_box(item.path)
        return item if min(left, top) > -1 and right < half[0] + 1 and foot < half[1] + 1 else None

    return changed(blocks, kept)
