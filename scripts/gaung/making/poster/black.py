"""A sheet for printers without colour, or for crayons: surfaces become white inside a line, words black."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from math import sqrt
from typing import TYPE_CHECKING

from gaung.making.poster.colour import BLACK, WHITE
from gaung.making.poster.display import PNG_HEAD, Block, GlyphRun, Ink, Item, Page, Path, Picture, Role, Segment, Shape

if TYPE_CHECKING:
    # most sheets are looked at without a picture of them
    from PIL import Image

LINE_MM, CRAYON_LINE_MM = 0.27, 0.55
"""Three quarters of a point is what a copied copy still shows; a crayon needs a border."""
MOST_COVERAGE_PERCENT = 15.0
"""An ink-saving sheet blackens no more of the paper than this."""
_HOLLOW = (Role.TITLE, Role.LABEL)
"""The large letters: hollow for crayons, and where black must be saved."""
_SAFE_PERCENT, _ROUGH_SCALE = MOST_COVERAGE_PERCENT - 1.5, 1.2
"""Up to here large letters stay black, measured on a rough picture of so many pixels a millimetre."""
_LETTER_LINE = 1.6
"""How much thicker the line around letters is."""
_WHITE_IN_PICTURES = 0.55
_EDGE_MM = 0.02


@dataclass(frozen=True, slots=True)
class _Pen:
    """How a sheet is drawn: its lines, the line of hollow letters (0: none are), and whether dark hair stays dark."""

    line_mm: float
    hollow_mm: float
    fills_dark: bool


def saving_ink(page: Page) -> tuple[Page, float]:
    """Black on white: lines instead of surfaces; the largest letters are hollow if they would take too much ink.

    And how much of it is black, in percent, measured on a small picture of it.
    """
    line_mm = LINE_MM * _unit(page)
    solid = _in_black(page, _Pen(line_mm, 0.0, fills_dark=True))
    percent = rough_coverage_percent(solid)
    if percent <= _SAFE_PERCENT:
        return solid, percent
    hollow = _in_black(page, _Pen(line_mm, line_mm * _LETTER_LINE, fills_dark=True))
    return hollow, rough_coverage_percent(hollow)


def to_colour_in(page: Page) -> Page:
    """A drawing of stronger lines: figures, fields and large letters wait for crayons."""
    line_mm = CRAYON_LINE_MM * _unit(page)
    return _in_black(page, _Pen(line_mm, line_mm, fills_dark=False))


def coverage_percent(image: Image.Image) -> float:
    """How much of a painted sheet a printer without colour blackens: the mean of its grey, to a tenth of a percent."""
    counts: list[int] = image.convert("L").histogram()
    grey = sum(level * count for level, count in enumerate(counts)) / sum(counts)
    return round(100 * (1 - grey / 255), 1)


def rough_coverage_percent(page: Page) -> float:
    """The coverage of a page, measured on a small picture of it."""
    from gaung.making.poster.pixels import paint_scaled

    return coverage_percent(paint_scaled(page, _ROUGH_SCALE))


def _unit(page: Page) -> float:
    """Lines grow with the sheet, but never below what a copier shows."""
    return max(0.8, sqrt(page.width_mm * page.height_mm / (210 * 297)))


def _in_black(page: Page, pen: _Pen) -> Page:
    return replace(page, blocks=tuple(_block(block, page, pen) for block in page.blocks))


def _block(block: Block, page: Page, pen: _Pen) -> Block:
    own = pen if block.role in _HOLLOW else replace(pen, hollow_mm=0.0)
    items = tuple(one for item in block.items for one in _item(item, page, own))
    return replace(block, items=items, blocks=tuple(_block(inside, page, pen) for inside in block.blocks))


def _item(item: Item, page: Page, pen: _Pen) -> tuple[Item, ...]:
    match item:
        case GlyphRun():
            return (replace(item, colour=BLACK, on=WHITE, outline_mm=pen.hollow_mm),)
        case Shape():
            return _shape(item, page, pen)
        case Picture():
            return (replace(item, encoded=_paler(item.encoded) if pen.fills_dark else _lines(item.encoded)),)


def _shape(shape: Shape, page: Page, pen: _Pen) -> tuple[Shape, ...]:
    """Black if it is a sign, nothing if it is a quiet tone, else white inside a line."""
    if shape.ink is Ink.QUIET:
        return ()
    is_black = shape.ink is Ink.SOLID or (shape.ink is Ink.DARK and pen.fills_dark)
    if is_black or shape.fill == BLACK or shape.line_mm:
        return (replace(shape, fill=BLACK),)
    white = replace(shape, fill=WHITE)
    if shape.ink is Ink.BARE:
        return (white,)
    return (white, Shape(_inside(shape.path, page), BLACK, Ink.SOLID, pen.line_mm))


def _paler(encoded: bytes) -> bytes:
    """A picture in grey, with a good part of white in it."""
    from PIL import Image

    with Image.open(io.BytesIO(encoded)) as opened:
        grey = opened.convert("L")
    return _encoded(Image.blend(grey, Image.new("L", grey.size, 255), _WHITE_IN_PICTURES), encoded)


def _lines(encoded: bytes) -> bytes:
    """A picture as its edges: poor beside a drawing, but something to colour in."""
    from PIL import Image, ImageFilter

    with Image.open(io.BytesIO(encoded)) as opened:
        soft = opened.convert("L").filter(ImageFilter.GaussianBlur(max(opened.size) / 500))
    edges = soft.filter(ImageFilter.FIND_EDGES)
    # What is fainter than this is the grain of the picture, not an edge in it.
    return _encoded(edges.point([255 - min(255, max(0, level - 10) * 5) for level in range(256)]), encoded)


def _encoded(grey: Image.Image, like: bytes) -> bytes:
    """In the format of another picture: a drawing keeps its edges."""
    out = io.BytesIO()
    if like.startswith(PNG_HEAD):
        grey.save(out, "PNG", compress_level=9)
    else:
        grey.convert("RGB").save(out, "JPEG", quality=86, optimize=True)
    return out.getvalue()


def _inside(path: Path, page: Page) -> Path:
    """The path without its straight pieces along the edge of the paper: no printer reaches them."""
    out: list[Segment] = []
    start = here = (0.0, 0.0)
    for segment in path:
        if segment[0] == "M":
            start = here = _end(segment)
            out.append(segment)
            continue
        after = start if segment[0] == "Z" else _end(segment)
        if segment[0] == "C":
            out.append(segment)
        elif _lies_on_the_edge(here, after, page):
            out.append(("M", *after))
        else:
            out.append(("L", *after))
        here = after
    return tuple(out)


def _end(segment: Segment) -> tuple[float, float]:
    numbers = [float(value) for value in segment[1:]]
    return (numbers[-2], numbers[-1])


def _lies_on_the_edge(one: tuple[float, float], other: tuple[float, float], page: Page) -> bool:
    """Whether a straight piece lies along an edge of the paper or outside it."""
    for side, length in ((0, page.width_mm), (1, page.height_mm)):
        a, b = one[side], other[side]
        if max(a, b) <= _EDGE_MM or min(a, b) >= length - _EDGE_MM:
            return True
    return False
