"""Blocks moved as a whole, and what of them falls into a window: for several sheets on one, or one on several."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from gaung.making.poster.display import Block, GlyphRun, Item, Path, Picture, Role, Shape
from gaung.making.poster.rings import Box
from gaung.making.poster.shapes import moved
from gaung.model.language import Language

Change: TypeAlias = Callable[[Item], Item | None]
"""What becomes of an item; None: it goes."""


def changed(blocks: tuple[Block, ...], change: Change) -> tuple[Block, ...]:
    """The blocks with every item changed. A figure of which nothing is left goes with its words."""
    out = []
    for block in blocks:
        kept = tuple(item for item in map(change, block.items) if item is not None)
        inner = changed(block.blocks, change)
        if kept or inner:
            out.append(replace(block, items=kept, blocks=inner))
    return tuple(out)


def shifted(blocks: tuple[Block, ...], x: float, y: float) -> tuple[Block, ...]:
    """The blocks, `x` mm further to the right and `y` mm further down."""
    return changed(blocks, lambda item: shifted_item(item, x, y))


def shifted_item(item: Item, x: float, y: float) -> Item:
    """An item elsewhere."""
    match item:
        case Shape():
            return replace(item, path=moved(item.path, x, y))
        case GlyphRun():
            return replace(item, x=item.x + x, y=item.y + y)
        case Picture():
            clip = moved(item.clip, x, y) if item.clip is not None else None
            return replace(item, x=item.x + x, y=item.y + y, clip=clip)


def in_window(blocks: tuple[Block, ...], window: Box) -> tuple[Block, ...]:
    """What of the blocks touches the window; nothing is cut."""
    left, top, right, foot = window

    def seen(item: Item) -> Item | None:
        a, b, c, d = box_of(item)
        return item if c > left and a < right and d > top and b < foot else None

    return changed(blocks, seen)


def box_of(item: Item) -> Box:
    """Left, top, right and foot of an item. Curves lie inside the box of their points."""
    match item:
        case Shape():
            return path_box(item.path)
        case GlyphRun():
            return item.box
        case Picture():
            return path_box(item.clip) if item.clip else (item.x, item.y, item.x + item.width, item.y + item.height)


def path_box(path: Path) -> Box:
    """The box around all points of a path."""
    across = [float(value) for segment in path for value in segment[1::2]]
    down = [float(value) for segment in path for value in segment[2::2]]
    return (min(across), min(down), max(across), max(down))


def untold(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks as decoration: what has been read out once is not read out again."""
    return tuple(
        Block(Role.DECORATION, (*block.items, *(item for inner in untold(block.blocks) for item in inner.items)))
        for block in blocks
    )


def spoken_in(blocks: tuple[Block, ...], language: Language) -> tuple[Block, ...]:
    """The blocks, marked as being in another language than the rest of the document."""
    return tuple(replace(block, language=language) for block in blocks)


def scaled(blocks: tuple[Block, ...], x: float, y: float, scale: float) -> tuple[Block, ...]:
    """The blocks `scale` times as large, their origin at `x`, `y`."""

    def change(item: Item) -> Item:
        match item:
            case Shape():
                return replace(item, path=moved(item.path, x, y, scale), line_mm=item.line_mm * scale)
            case GlyphRun():
                placed = replace(item, x=item.x * scale + x, y=item.y * scale + y)
                return replace(placed, size_mm=item.size_mm * scale, outline_mm=item.outline_mm * scale)
            case Picture():
                clip = moved(item.clip, x, y, scale) if item.clip is not None else None
                resized = replace(item, width=item.width * scale, height=item.height * scale, clip=clip)
                return replace(resized, x=item.x * scale + x, y=item.y * scale + y)

    return changed(blocks, change)
