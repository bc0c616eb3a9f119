"""Parts of a sheet that know their height before they are placed, so that a theme can stack them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gaung.making.poster.colour import Colour
from gaung.making.poster.display import Block, Role
from gaung.making.poster.typesetting import SetText


@dataclass(frozen=True, slots=True)
class Part:
    """Something `height` mm high; `draw(top)` gives its blocks."""

    height: float
    draw: Callable[[float], tuple[Block, ...]]


def text_part(text: SetText, x: float, colour: Colour, on: Colour, role: Role = Role.PARAGRAPH) -> Part:
    """A set text."""
    return Part(text.height_mm, lambda top: (Block(role, text.placed(x, top, colour, on)),))


def stacked(parts: tuple[tuple[float, Part], ...]) -> Part:
    """Parts one under the other, each with the gap in mm above it."""

    def draw(top: float) -> tuple[Block, ...]:
        blocks: list[Block] = []
        for gap, part in parts:
            top += gap
            blocks += part.draw(top)
            top += part.height
        return tuple(blocks)

    return Part(sum(gap + part.height for gap, part in parts), draw)


def beside(*parts: Part) -> Part:
    """Parts side by side: each brings its own left edge."""
    return Part(
        max((part.height for part in parts), default=0.0),
        lambda top: tuple(block for part in parts for block in part.draw(top)),
    )
