"""The Pillow painter: the display list in pixels. Glyph masks come from HarfBuzz, so they are those of the PDF."""

from __future__ import annotations

import io
from collections.abc import Iterator
from math import ceil, cos, floor, pi, sin

import uharfbuzz as hb
from PIL import Image

from gaung.making.poster.colour import WHITE, rgb
from gaung.making.poster.display import GlyphRun, Page, Path, Picture, Shape
from gaung.making.poster.fonts import em_units, hb_font
from gaung.making.poster.shapes import stroked

MM_PER_INCH = 25.4
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
    for left, top, mask in _masks(path, scale, image.size):
        image.paste(rgb(shape.fill), (left, top, left + mask.width, top + mask.height), mask)


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
    with Image.open(io.BytesIO(picture.jpeg)) as opened:
        drawn = opened.convert("RGB").resize((max(right - left, 1), max(foot - top, 1)), Image.Resampling.LANCZOS)
    if picture.clip is None:
        image.paste(drawn, (left, top))
        return
    whole = Image.new("L", image.size)
    for x, y, mask in _masks(picture.clip, scale, image.size):
        whole.paste(mask, (x, y))
    image.paste(drawn, (left, top), whole.crop((left, top, left + drawn.width, top + drawn.height)))
