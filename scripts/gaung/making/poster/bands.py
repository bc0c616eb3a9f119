"""A page painted band by band in 256 colours: the memory is that of a palette picture, however large the sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PIL import Image

from gaung.making.poster.display import Block, GlyphRun, Item, Page, Path, Picture, Role
from gaung.making.poster.pixels import paint_scaled
from gaung.making.poster.shapes import moved

_WHOLE_PIXELS, _BAND_PIXELS = 2_300_000, 1_150_000
"""A4 at 150 dpi is painted as a whole, for what lies in several bands is painted several times."""
_REACH_MM = 2.0
"""A line along a path stands out from it by half its thickness."""


def paint_flat(page: Page, scale: float, colours: Image.Image) -> Image.Image:
    """The page in the 256 colours of another picture of it, at `scale` pixels per millimetre."""
    palette = colours.quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    width, height = round(page.width_mm * scale), round(page.height_mm * scale)
    whole = Image.new("P", (width, height))
    whole.putpalette(palette.getpalette() or [])
    most = height if width * height <= _WHOLE_PIXELS else max(1, _BAND_PIXELS // width)
    for top in range(0, height, most):
        rows = min(most, height - top)
        band = paint_scaled(_band(page, top / scale, rows / scale), scale)
        whole.paste(band.quantize(palette=palette, dither=Image.Dither.NONE), (0, top))
    return whole


def _band(page: Page, top: float, height: float) -> Page:
    """The part of a page between `top` and `top + height` mm, as a page of its own."""
    items = tuple(_moved(item, -top) for item in page.items() if _is_seen(item, top, top + height))
    return replace(page, height_mm=height, blocks=(Block(Role.DECORATION, items),))


def _is_seen(item: Item, top: float, foot: float) -> bool:
    """Whether any of an item can lie between two heights."""
    match item:
        case GlyphRun():
            return item.box[1] - _REACH_MM < foot and item.box[3] + _REACH_MM > top
        case Picture():
            return item.y < foot and item.y + item.height > top
        case _:
            heights = [*_heights(item.path)]
            return bool(heights) and min(heights) - _REACH_MM < foot and max(heights) + _REACH_MM > top


def _heights(path: Path) -> Iterator[float]:
    for segment in path:
        yield from (number for number in segment[2::2] if not isinstance(number, str))


def _moved(item: Item, down: float) -> Item:
    if isinstance(item, GlyphRun):
        return replace(item, y=item.y + down)
    if isinstance(item, Picture):
        clip = None if item.clip is None else moved(item.clip, 0, down)
        return replace(item, y=item.y + down, clip=clip)
    return replace(item, path=moved(item.path, 0, down))
