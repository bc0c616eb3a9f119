"""Plain papers that are filled in or kept: headings, text, boxes to tick, lines to write on, tables, page by page.

They have no design to fill: type keeps its size, and what does not fit goes on to the next page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from gaung.making.poster import qr
from gaung.making.poster.colour import INK, PAPER, SUN, WHITE, Colour, mix
from gaung.making.poster.display import Block, Ink, Item, Page, Path, Role, Shape
from gaung.making.poster.fonts import STRONG, TEXT, Face, headline_face
from gaung.making.poster.shapes import line, rectangle
from gaung.making.poster.typesetting import POINT_MM, SetText, cut, greedy, words_of
from gaung.model.language import Language

WIDTH_MM, HEIGHT_MM = 210.0, 297.0
MARGIN_MM, FOOT_MM = 17.0, 16.0
QR_MM = 30.0
_BOX_MM = 4.0
_HAIR_MM = 0.3


@dataclass(slots=True)
class Paper:
    """A paper in one language, written from top to foot."""

    language: Language
    title: str
    foot: str
    """One line at the foot of every page."""
    pages: list[Page] = field(default_factory=list)
    _blocks: list[Block] = field(default_factory=list)
    _y: float = MARGIN_MM

    @property
    def width(self) -> float:
        """Of the text, in mm."""
        return WIDTH_MM - 2 * MARGIN_MM

    def head(self, small: str, code: str | None = None) -> None:
        """The title with a line under it in small type, and a QR code at the right."""
        room = self.width - (QR_MM + 6 if code else 0)
        top = self._y
        if code is not None:
            side = max(QR_MM, qr.least_size_mm(code, qr.LEAST_HAND_MODULE_MM))
            shapes = qr.draw(code, WIDTH_MM - MARGIN_MM - side, top - 3, side)
            self._blocks.append(Block(Role.FIGURE, shapes, alt=code))
        title = self._set(self.title, headline_face(self.title, self.language), 22, room)
        self._put(Role.TITLE, title, MARGIN_MM)
        self.gap(2.5)
        self.text(small, width=room, points=11, face=STRONG)
        self._y = max(self._y, top + (QR_MM if code else 0))
        self.gap(2)
        bar = Shape(rectangle(MARGIN_MM, self._y, self.width, 1.4), SUN)
        self._blocks.append(Block(Role.DECORATION, (bar,)))
        self.gap(6)

    def gap(self, height: float) -> None:
        """White, in mm."""
        self._y += height

    def heading(self, text: str) -> None:
        """A heading; it never stands alone at the foot."""
        self._need(24)
        self.gap(2)
        self._put(Role.HEADING, self._set(text, headline_face(text, self.language), 14, self.width), MARGIN_MM)
        self.gap(2.8)

    def text(self, text: str, *, width: float | None = None, points: float = 11, face: Face = TEXT) -> None:
        """A paragraph."""
        found = self._set(text, face, points, width or self.width)
        self._need(found.height_mm)
        self._put(Role.PARAGRAPH, found, MARGIN_MM)
        self.gap(2.4)

    def box(self, text: str, *, is_ticked: bool = False) -> None:
        """A line with a box before it, ticked or to be ticked."""
        found = self._set(text, TEXT, 11, self.width - _BOX_MM - 4)
        self._need(found.height_mm + 2)
        x, y = MARGIN_MM, self._y - 0.4
        items: list[Item] = [Shape(_frame(x, y, _BOX_MM, _BOX_MM), INK, Ink.SOLID)]
        if is_ticked:
            points = ((x + 0.8, y + 2.1), (x + 1.7, y + 3.1), (x + 3.4, y + 0.8))
            items.append(Shape(line(points, 0.7), INK, Ink.SOLID))
        self._blocks.append(Block(Role.DECORATION, tuple(items)))
        self._put(Role.PARAGRAPH, found, MARGIN_MM + _BOX_MM + 4)
        self.gap(2.4)

    def fields(self, *labels: str) -> None:
        """Lines to write on, side by side, each with its label under it."""
        self._need(16)
        self.gap(9)
        room = (self.width + 8) / len(labels) - 8
        foot = self._y
        for index, label in enumerate(labels):
            x = MARGIN_MM + index * (room + 8)
            rule = Shape(rectangle(x, self._y, room, _HAIR_MM), INK, Ink.SOLID)
            found = self._set(label, TEXT, 9, room)
            self._blocks.append(Block(Role.DECORATION, (rule,)))
            self._blocks.append(Block(Role.PARAGRAPH, found.placed(x, self._y + 1.4, INK, WHITE)))
            foot = max(foot, self._y + 1.4 + found.height_mm)
        self._y = foot + 1.5

    def row(self, cells: Sequence[str], widths: Sequence[float], *, is_head: bool = False) -> None:
        """A row of a table; `widths` are parts of the text's width. Its cells are read one after the other."""
        gap, pad = 3.0, 1.6
        rooms = [part * self.width - gap for part in widths]
        points = 9.5
        found = [
            self._set(cell, STRONG if is_head or index == 1 else TEXT, points, room)
            for index, (cell, room) in enumerate(zip(cells, rooms, strict=True))
        ]
        height = max(text.height_mm for text in found) + 2 * pad
        self._need(height)
        ground: Colour = mix(PAPER, SUN, 0.35) if is_head else WHITE
        shapes = [Shape(rectangle(MARGIN_MM, self._y, self.width, height), ground, Ink.BARE)]
        shapes.append(Shape(rectangle(MARGIN_MM, self._y + height - _HAIR_MM, self.width, _HAIR_MM), INK, Ink.SOLID))
        self._blocks.append(Block(Role.DECORATION, tuple(shapes)))
        x = MARGIN_MM
        for text, part in zip(found, widths, strict=True):
            self._blocks.append(Block(Role.PARAGRAPH, text.placed(x + gap / 2, self._y + pad, INK, ground)))
            x += part * self.width
        self._y += height

    def turn(self) -> None:
        """Go on to the next page."""
        foot = self._set(self.foot, TEXT, 7.5, self.width)
        runs = foot.placed(MARGIN_MM, HEIGHT_MM - FOOT_MM + 2, INK, WHITE)
        ground = Block(Role.DECORATION, (Shape(rectangle(0, 0, WIDTH_MM, HEIGHT_MM), WHITE, Ink.BARE),))
        blocks = (ground, *self._blocks, Block(Role.PARAGRAPH, runs))
        self.pages.append(Page(WIDTH_MM, HEIGHT_MM, self.language, self.title, blocks))
        self._blocks, self._y = [], MARGIN_MM

    def _need(self, height: float) -> None:
        if self._y + height > HEIGHT_MM - FOOT_MM - 1 and self._blocks:
            self.turn()

    def _put(self, role: Role, text: SetText, x: float) -> None:
        self._blocks.append(Block(role, text.placed(x, self._y, INK, WHITE)))
        self._y += text.height_mm

    def _set(self, text: str, face: Face, points: float, width: float) -> SetText:
        size = points * POINT_MM
        leading = 1.5 if self.language is Language.NEPALI else 1.36
        words = words_of(text, face, self.language)
        lines = greedy(words, width / size) or greedy(cut(words, width / size, self.language), width / size)
        return SetText(lines or (words,), size, size * leading, self.language)


def _frame(x: float, y: float, width: float, height: float) -> Path:
    """A square ring."""
    inner = _HAIR_MM * 1.3
    left, top, right, foot = x + inner, y + inner, x + width - inner, y + height - inner
    hole: Path = (("M", left, top), ("L", left, foot), ("L", right, foot), ("L", right, top), ("Z",))
    return (*rectangle(x, y, width, height), *hole)
