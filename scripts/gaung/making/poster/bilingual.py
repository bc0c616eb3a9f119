"""Two languages on one sheet, neither the small one: each has its half, set by its own rules."""

from __future__ import annotations

from dataclasses import replace

from gaung.making.poster.colour import INK, WHITE, mix
from gaung.making.poster.display import Block, Ink, Page, Role, Shape
from gaung.making.poster.placing import shifted, spoken_in
from gaung.making.poster.shapes import rectangle
from gaung.making.poster.sheet import Sheet
from gaung.making.poster.themes import THEMES
from gaung.model.language import Language
from gaung.model.poster import PosterSize


def in_two(sheet: Sheet, second: Language) -> Page:
    """The sheet in its own language and in a second one: one above the other, or side by side on a wide sheet."""
    width, height = sheet.width, sheet.size.height_mm
    half = (width / 2, height) if sheet.is_wide else (width, height / 2)
    at = (width / 2, 0.0) if sheet.is_wide else (0.0, height / 2)
    size = PosterSize(name=sheet.size.name, width_mm=half[0], height_mm=half[1])
    compose = THEMES[sheet.poster.theme]
    first = compose(replace(sheet, size=size))
    other = compose(replace(sheet, size=size, language=second))
    line = 0.4
    seam = (
        rectangle(at[0] - line / 2, 0, line, height) if sheet.is_wide else rectangle(0, at[1] - line / 2, width, line)
    )
    return Page(
        width,
        height,
        sheet.language,
        sheet.title,
        (
            *first,
            *spoken_in(shifted(other, *at), second),
            Block(Role.DECORATION, (Shape(seam, mix(INK, WHITE, 0.2), Ink.SOLID),)),
        ),
    )
