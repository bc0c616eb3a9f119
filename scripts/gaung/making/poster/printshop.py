"""A sheet for a print shop: colours run over the edge, crop marks stand outside it."""

from __future__ import annotations

from dataclasses import replace

from gaung.making.poster.colour import BLACK
from gaung.making.poster.display import Block, Item, Page, Path, Picture, Shape
from gaung.making.poster.shapes import mapped, rectangle

MARK_MM, MARK_DISTANCE_MM, MARK_THICKNESS_MM = 5.0, 3.0, 0.09
"""Crop marks are 5 mm long, 3 mm away from the paper, and a quarter of a point thick."""
_EDGE_MM = 0.01


def for_print_shop(page: Page, bleed_mm: float, with_marks: bool) -> Page:
    """The same page with `bleed_mm` on every side, and crop marks if they are wanted.

    Whatever touches the edge of the paper is drawn out to the bleed's edge; nothing else moves.
    """
    blocks = tuple(_spread_block(block, page, bleed_mm) for block in page.blocks)
    if not with_marks:
        return replace(page, blocks=blocks, bleed_mm=bleed_mm)
    slug = max(MARK_DISTANCE_MM + MARK_MM - bleed_mm, 0.0) + 1
    return replace(page, blocks=blocks, bleed_mm=bleed_mm, slug_mm=slug, marks=_marks(page, bleed_mm))


def _spread_block(block: Block, page: Page, bleed: float) -> Block:
    items = tuple(_spread(item, page, bleed) for item in block.items)
    return replace(block, items=items, blocks=tuple(_spread_block(inner, page, bleed) for inner in block.blocks))


def _spread(item: Item, page: Page, bleed: float) -> Item:
    match item:
        case Shape():
            return replace(item, path=_spread_path(item.path, page, bleed))
        case Picture():
            return _spread_picture(item, page, bleed)
        case _:
            return item


def _outwards(value: float, length: float, bleed: float) -> float:
    """A coordinate, moved to the bleed's edge if it lies on the edge of the paper."""
    if abs(value) < _EDGE_MM:
        return -bleed
    return length + bleed if abs(value - length) < _EDGE_MM else value


def _spread_path(path: Path, page: Page, bleed: float) -> Path:
    return mapped(path, lambda x, y: (_outwards(x, page.width_mm, bleed), _outwards(y, page.height_mm, bleed)))


def _spread_picture(picture: Picture, page: Page, bleed: float) -> Picture:
    """A picture that covers its larger box: a little larger, not stretched."""
    left, right = (_outwards(x, page.width_mm, bleed) for x in (picture.x, picture.x + picture.width))
    top, foot = (_outwards(y, page.height_mm, bleed) for y in (picture.y, picture.y + picture.height))
    scale = max((right - left) / picture.width, (foot - top) / picture.height)
    if scale == 1.0:
        return picture
    width, height = picture.width * scale, picture.height * scale
    x, y = (left + right - width) / 2, (top + foot - height) / 2
    clip = rectangle(left, top, right - left, foot - top)
    return replace(picture, x=x, y=y, width=width, height=height, clip=clip)


def _marks(page: Page, bleed: float) -> tuple[Shape, ...]:
    """Two lines at each corner, in line with the edges of the paper."""
    start = max(MARK_DISTANCE_MM, bleed)
    half = MARK_THICKNESS_MM / 2
    lines = []
    for x, sideways in ((0.0, -1), (page.width_mm, 1)):
        for y, upwards in ((0.0, -1), (page.height_mm, 1)):
            across = x + start if sideways > 0 else x - start - MARK_MM
            along = y + start if upwards > 0 else y - start - MARK_MM
            lines.append(rectangle(across, y - half, MARK_MM, MARK_THICKNESS_MM))
            lines.append(rectangle(x - half, along, MARK_THICKNESS_MM, MARK_MM))
    return tuple(Shape(path, BLACK) for path in lines)
