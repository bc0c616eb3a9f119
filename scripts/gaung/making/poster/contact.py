"""All posters of a campaign on one picture, to see at a glance whether they belong together."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from PIL import Image

from gaung.making.poster.colour import INK, PAPER, TEAL
from gaung.making.poster.display import Block, Page, Picture, Role, Shape
from gaung.making.poster.fonts import TEXT, Face, headline_face, missing_characters
from gaung.making.poster.pixels import paint_scaled
from gaung.making.poster.shapes import rectangle
from gaung.making.poster.typesetting import SetText, fit, words_of
from gaung.model.language import Language

COLUMNS = 4
_WIDTH, _MARGIN, _GAP = 1600.0, 48.0, 32.0
_CELL = (_WIDTH - 2 * _MARGIN - (COLUMNS - 1) * _GAP) / COLUMNS
_PICTURE_HEIGHT, _LABEL_HEIGHT, _HEAD = _CELL * 1.45, 84.0, 120.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One poster on the contact sheet."""

    title: str
    about: str
    """Sizes, forms, weight."""
    preview: Path
    """A small picture of it."""


def contact_sheet(title: str, entries: Sequence[Entry], language: Language) -> bytes:
    """A PNG 1,600 pixels wide, four posters in a row. Bytes are the same for the same pictures and words."""
    rows = ceil(len(entries) / COLUMNS)
    height = _HEAD + rows * (_PICTURE_HEIGHT + _LABEL_HEIGHT + _GAP) + _MARGIN
    head = _line(title, headline_face(title, language, 700), _WIDTH - 2 * _MARGIN, 52, language)
    blocks = [
        Block(Role.DECORATION, (Shape(rectangle(0, 0, _WIDTH, height), PAPER),)),
        Block(Role.TITLE, head.placed(_MARGIN, _MARGIN * 0.9, TEAL, PAPER)),
    ]
    for number, entry in enumerate(entries):
        row, column = divmod(number, COLUMNS)
        x = _MARGIN + column * (_CELL + _GAP)
        blocks += _cell(entry, x, _HEAD + row * (_PICTURE_HEIGHT + _LABEL_HEIGHT + _GAP), language)
    image = paint_scaled(Page(_WIDTH, height, language, title, tuple(blocks)), 1.0)
    out = io.BytesIO()
    image.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(out, "PNG", compress_level=6)
    return out.getvalue()


def _cell(entry: Entry, x: float, top: float, language: Language) -> tuple[Block, ...]:
    """The picture, standing on the line of its row, and two lines of words under it."""
    with Image.open(entry.preview) as opened:
        small = opened.convert("RGB")
    share = min(_CELL / small.width, _PICTURE_HEIGHT / small.height)
    width, height = small.width * share, small.height * share
    out = io.BytesIO()
    small.save(out, "JPEG", quality=90)
    foot = top + _PICTURE_HEIGHT
    picture = Picture(out.getvalue(), small.size, x, foot - height, width, height)
    rim = Shape(rectangle(x - 1, foot - height - 1, width + 2, height + 2), INK)
    name = _line(entry.title, headline_face(entry.title, language, 700), _CELL, 25, language)
    about = _line(entry.about, TEXT, _CELL, 18, language)
    return (
        Block(Role.DECORATION, (rim,)),
        Block(Role.FIGURE, (picture,), alt=entry.title),
        Block(Role.PARAGRAPH, name.placed(x, foot + 14, INK, PAPER)),
        Block(Role.PARAGRAPH, about.placed(x, foot + 52, INK, PAPER)),
    )


def _line(text: str, face: Face, width: float, size: float, language: Language) -> SetText:
    """One line, cut where it would be too long; what the font cannot draw is left out."""
    missing = set(missing_characters(text, face))
    words = words_of("".join(letter for letter in text if letter not in missing) or "…", face, language)
    for count in range(len(words), 0, -1):
        shown = words if count == len(words) else (*words[:count], *words_of("…", face, language))
        found = fit(shown, (width, size * 1.35), (size, size * 0.8), 1.3, language)
        if found is not None and len(found.lines) == 1:
            return found
    return SetText((words_of("…", face, language),), size, size, language)
