"""What is drawn: one list in millimetres, y downwards from the top left, that both painters repeat.

Designs fill shapes: a line is a thin shape, a ring is a shape with a hole. Sheets without colour draw lines along them
as well. Later items cover earlier ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import TypeAlias

from gaung.making.poster.colour import Colour
from gaung.making.poster.shaping import Word
from gaung.model.language import Language

Segment: TypeAlias = tuple[str, float, float] | tuple[str, float, float, float, float, float, float] | tuple[str]
"""`("M", x, y)`, `("L", x, y)`, `("C", x1, y1, x2, y2, x, y)` or `("Z",)`."""

Path: TypeAlias = tuple[Segment, ...]
"""Closed outlines, filled by the non-zero rule: a hole runs the other way round."""


class Ink(Enum):
    """What becomes of a shape on a sheet without colour."""

    LINED = auto()
    """White inside a line."""
    SOLID = auto()
    """Black: a sign that is read by its form."""
    DARK = auto()
    """Black, but white inside a line where crayons wait: hair."""
    BARE = auto()
    """White without a line: a hole in a sign, or a ground."""
    QUIET = auto()
    """Nothing: a tone that only colour can show."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled path."""

    path: Path
    fill: Colour
    ink: Ink = Ink.LINED
    line_mm: float = 0.0
    """The thickness of a line along the path, which then is not filled; 0 for a filled shape."""


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """A word at its place: `x`, `y` is the origin on the baseline, `size_mm` the em."""

    word: Word
    x: float
    y: float
    size_mm: float
    colour: Colour
    on: Colour
    """What it is painted on, for the contrast check (tests hold it against the painted page)."""
    is_number: bool = False
    """Whether it is a help line's number: it needs a contrast of 7."""
    space_after: bool = True
    """Whether a space follows for those who copy or search the text."""
    turned: bool = False
    """Whether it runs from the foot of the sheet upwards instead of from left to right."""
    outline_mm: float = 0.0
    """How thick the line around its letters is, if they are hollow; 0 if they are filled."""

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and foot of its ink."""
        word, size = self.word, self.size_mm
        along, across = (word.left * size, word.right * size), (word.top * size, word.bottom * size)
        if self.turned:
            return (self.x - across[0], self.y - along[1], self.x - across[1], self.y - along[0])
        return (self.x + along[0], self.y - across[0], self.x + along[1], self.y - across[1])


PNG_HEAD = b"\x89PNG\r\n\x1a\n"
"""How a PNG begins."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG or a PNG in a box, cut to `clip` if there is one."""

    encoded: bytes
    pixels: tuple[int, int]
    x: float
    y: float
    width: float
    height: float
    clip: Path | None = None


Item: TypeAlias = Shape | GlyphRun | Picture


class Role(StrEnum):
    """What a block is to somebody who listens to the PDF; the value is its tag."""

    DECORATION = "Artifact"
    TITLE = "H1"
    HEADING = "H2"
    PARAGRAPH = "P"
    LIST = "L"
    LIST_ITEM = "LI"
    LABEL = "Lbl"
    LIST_BODY = "LBody"
    FIGURE = "Figure"


@dataclass(frozen=True, slots=True)
class Block:
    """Items that belong together. A list holds list items, which hold a label and a body."""

    role: Role
    items: tuple[Item, ...] = ()
    blocks: tuple[Block, ...] = ()
    alt: str = ""
    """A figure in words."""
    language: Language | None = None
    """Its language, if it is not that of the page."""


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet."""

    width_mm: float
    height_mm: float
    language: Language
    title: str
    blocks: tuple[Block, ...]
    bleed_mm: float = 0.0
    """How far colours run over the edge of the paper."""
    slug_mm: float = 0.0
    """The white beyond the bleed, for crop marks."""
    marks: tuple[Shape, ...] = ()
    """Crop marks, outside the paper."""

    def items(self) -> Iterator[Item]:
        """Every item in the order of painting, which is the order of reading."""

        def inside(blocks: tuple[Block, ...]) -> Iterator[Item]:
            for block in blocks:
                yield from block.items
                yield from inside(block.blocks)

        return inside(self.blocks)
