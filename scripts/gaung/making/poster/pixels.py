"""The Pillow painter: the display list in pixels. Glyph masks come from HarfBuzz, so they are those of the PDF."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise
from math import ceil, cos, floor, pi, sin

import uharfbuzz as hb
from PIL import Image

from gaung.making.poster.colour import WHITE, rgb
from gaung.making.poster.display import GlyphRun, Page, Path, Picture, Shape
from gaung.making.poster.fonts import em_units, hb_font
from gaung.making.poster.shapes import stroked

MM_PER_INCH = 25.4
_LARGE = 4_000
"""Pixels: a smaller rectangle is painted through its mask like any shape."""
_ROUND = 20
"""In so many directions a letter is thickened: its line looks round."""


def paint(page: Page, dpi: float) -> Image.Image:
    """The page as an RGB picture."""
    return paint_scaled(page, dpi / MM_PER_INCH)


def paint_scaled(page: Page, scale: float) -> Image.Image:
    """The page as an RGB picture at `scale` pixels per millimetre."""
    size = (round(page.width_mm * scale), round(page.height_mm * scale))
    image = Image.new("RGB", size, WHITE)
    waiting: list[GlyphRun] = []
    for item in page.items():
        if waiting and not (isinstance(item, GlyphRun) and _belongs(item, waiting[-1])):
            _paint_glyphs(image, waiting, scale)
            waiting = []
        match item:
            case GlyphRun():
                waiting.append(item)
            case Shape():
                _paint_shape(image, item, scale)
            case Picture():
                _paint_picture(image, item, scale)
    if waiting:
        _paint_glyphs(image, waiting, scale)
    return image


def _belongs(one: GlyphRun, other: GlyphRun) -> bool:
    """Whether two runs can share a mask: one colour, one line, filled."""
    if one.outline_mm or other.outline_mm:
        return False
    return one.colour == other.colour and (one.x == other.x if one.turned else one.y == other.y)


def _paint_shape(image: Image.Image, shape: Shape, scale: float) -> None:
    path = stroked(shape.path, shape.line_mm) if shape.line_mm else shape.path
    colour = rgb(shape.fill)
    whole = _whole_pixels(path, scale, image.size)
    if whole is not None and (whole[2] - whole[0]) * (whole[3] - whole[1]) > _LARGE:
        image.paste(colour, whole)
        _paint_rims(image, path, scale, whole, colour)
        return
    for left, top, mask in _masks(path, scale, image.size):
        image.paste(colour, (left, top, left + mask.width, top + mask.height), mask)


def _whole_pixels(path: Path, scale: float, size: tuple[int, int]) -> tuple[int, int, int, int] | None:
    """The pixels that an upright rectangle covers wholly, as left, top, right and foot; None for other shapes.

    Most of a poster's surface is rectangles, and to fill one needs no mask.
    """
    corners = [(segment[1], segment[2]) for segment in path if len(segment) == 3]
    if len(path) != 5 or len(corners) != 4 or path[-1] != ("Z",):
        return None
    across, down = sorted({corner[0] for corner in corners}), sorted({corner[1] for corner in corners})
    if len(across) != 2 or len(down) != 2 or any(a[0] != b[0] and a[1] != b[1] for a, b in pairwise(corners)):
        return None
    left, right = max(ceil(across[0] * scale), 0), min(floor(across[1] * scale), size[0])
    top, foot = max(ceil(down[0] * scale), 0), min(floor(down[1] * scale), size[1])
    return (left, top, right, foot) if left < right and top < foot else None


def _paint_rims(
    image: Image.Image, path: Path, scale: float, whole: tuple[int, int, int, int], colour: tuple[int, int, int]
) -> None:
    """The pixels around those that a rectangle covers wholly, each by how much of it is covered."""
    across = sorted({segment[1] * scale for segment in path if len(segment) == 3})
    down = sorted({segment[2] * scale for segment in path if len(segment) == 3})
    columns = _cover(across, whole[0], whole[2], image.width)
    rows = _cover(down, whole[1], whole[3], image.height)
    for first, last, column in columns:
        for top, foot, row in rows:
            share = int(column * row * 255 + 0.5)
            if 0 < share < 255:
                box = (first, top, last, foot)
                image.paste(colour, box, Image.new("L", (last - first, foot - top), share))


def _cover(edges: list[float], first: int, last: int, most: int) -> list[tuple[int, int, float]]:
    """Along one side: the pixel before the wholly covered ones, those, and the one after, with their coverage."""
    spans = [(first, last, 1.0)]
    if first > 0 and edges[0] < first:
        spans.append((first - 1, first, first - edges[0]))
    if last < most and edges[1] > last:
        spans.append((last, last + 1, edges[1] - last))
    return spans


def _masks(path: Path, scale: float, size: tuple[int, int]) -> Iterator[tuple[int, int, Image.Image]]:
    """What a path covers, in bands with their left column and top row."""
    # numpy takes a tenth of a second to load, and who only wants a PDF does not need it.
    from gaung.making.poster.coverage import coverage

    for left, top, band in coverage(path, scale, size):
        yield left, top, Image.fromarray(band)


def _paint_glyphs(image: Image.Image, runs: list[GlyphRun], scale: float) -> None:
    """Words of one colour. Hollow ones are painted thicker first, and then once more over themselves."""
    line = runs[0].outline_mm * scale
    if line:
        turns = [2 * pi * step / _ROUND for step in range(_ROUND)]
        _paint_masks(image, runs, scale, rgb(runs[0].colour), tuple((line * cos(a), line * sin(a)) for a in turns))
    _paint_masks(image, runs, scale, rgb(runs[0].on if line else runs[0].colour))


def _paint_masks(
    image: Image.Image,
    runs: list[GlyphRun],
    scale: float,
    colour: tuple[int, int, int],
    shifts: tuple[tuple[float, float], ...] = ((0.0, 0.0),),
) -> None:
    """The glyphs as one mask, drawn once for each shift. HarfBuzz counts rows upwards: the page is turned over."""
    height = image.height
    raster = hb.RasterDraw()
    for run in runs:
        em = run.size_mm * scale
        unit = em / em_units(run.word.face.family)
        font = hb_font(run.word.face)
        for glyph in run.word.glyphs:
            for across, up in shifts:
                x, y = run.x * scale + across, height - run.y * scale + up
                if run.turned:
                    raster.transform = (0, unit, -unit, 0, x - glyph.y * em, y + glyph.x * em)
                else:
                    raster.transform = (unit, 0, 0, unit, x + glyph.x * em, y + glyph.y * em)
                raster.draw_glyph(font, glyph.id)
    drawn = raster.render()
    if drawn is None:
        raise MemoryError("HarfBuzz could not draw a line of text")
    box = drawn.extents
    if not box.width or not box.height:
        return
    mask = Image.frombuffer("L", (box.width, box.height), bytes(drawn.buffer), "raw", "L", box.stride, -1)
    image.paste(colour, (box.x_origin, height - box.y_origin - box.height), mask)


def _paint_picture(image: Image.Image, picture: Picture, scale: float) -> None:
    left, top = floor(picture.x * scale + 0.5), floor(picture.y * scale + 0.5)
    right = ceil((picture.x + picture.width) * scale - 0.5)
    foot = ceil((picture.y + picture.height) * scale - 0.5)
    size = (max(right - left, 1), max(foot - top, 1))
    with Image.open(io.BytesIO(picture.encoded)) as opened:
        # Twice as fine as it is shown is enough to begin with, and a JPEG can be decoded smaller.
        opened.draft(None, (2 * size[0], 2 * size[1]))
        plain = opened if opened.mode == "RGB" else opened.convert("RGB")
        drawn = plain.resize(size, Image.Resampling.LANCZOS)
    if picture.clip is None:
        image.paste(drawn, (left, top))
        return
    whole = Image.new("L", image.size)
    for x, y, mask in _masks(picture.clip, scale, image.size):
        whole.paste(mask, (x, y))
    image.paste(drawn, (left, top), whole.crop((left, top, left + drawn.width, top + drawn.height)))
