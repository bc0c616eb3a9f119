"""A large sheet on several of A4: overlapping tiles with marks in their margins, and a map that says how to join."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil

from gaung.making.poster import words
from gaung.making.poster.colour import BLACK, INK, WHITE, mix
from gaung.making.poster.display import Block, Page, Role, Shape
from gaung.making.poster.fonts import STRONG, TEXT, headline_face
from gaung.making.poster.placing import in_window, scaled, shifted
from gaung.making.poster.shapes import rectangle
from gaung.making.poster.typesetting import POINT_MM, SetText, fit, words_of
from gaung.model.language import Language

A4_MM = (210.0, 297.0)
MARGIN_MM = 10.0
"""What stays white around each tile: no office printer reaches further."""
OVERLAP_MM = 10.0
"""How much of a tile its neighbour covers: that is where the glue goes."""
_TICK_MM, _HAIR_MM = 3.5, 0.25


@dataclass(frozen=True, slots=True)
class Tiling:
    """How a sheet is cut: the paper of a tile, and how many there are side by side and one under the other."""

    paper: tuple[float, float]
    columns: int
    rows: int

    @property
    def window(self) -> tuple[float, float]:
        """The width and height of what a tile shows."""
        return (self.paper[0] - 2 * MARGIN_MM, self.paper[1] - 2 * MARGIN_MM)

    @property
    def count(self) -> int:
        """How many tiles there are."""
        return self.columns * self.rows

    def start(self, column: int, row: int) -> tuple[float, float]:
        """Where on the sheet a tile begins."""
        return (column * (self.window[0] - OVERLAP_MM), row * (self.window[1] - OVERLAP_MM))

    @staticmethod
    def name(column: int, row: int) -> str:
        """Row as a letter, column as a number: `A1` is at the top left."""
        return f"{chr(ord('A') + row)}{column + 1}"


def tiling_of(width: float, height: float) -> Tiling:
    """The way that needs the fewest sheets of A4, upright if both ways need as many."""
    return min((_tiling(width, height, A4_MM), _tiling(width, height, A4_MM[::-1])), key=lambda one: one.count)


def _tiling(width: float, height: float, paper: tuple[float, float]) -> Tiling:
    shown = (paper[0] - 2 * MARGIN_MM, paper[1] - 2 * MARGIN_MM)
    columns, rows = (
        max(1, ceil((length - OVERLAP_MM) / (side - OVERLAP_MM) - 1e-9))
        for length, side in zip((width, height), shown, strict=True)
    )
    return Tiling(paper, columns, rows)


def tiles(page: Page) -> tuple[Page, ...]:
    """The map, and then every tile, row by row."""
    tiling = tiling_of(page.width_mm, page.height_mm)
    places = [(column, row) for row in range(tiling.rows) for column in range(tiling.columns)]
    return (_map(page, tiling), *(_tile(page, tiling, column, row) for column, row in places))


def _tile(page: Page, tiling: Tiling, column: int, row: int) -> Page:
    left, top = tiling.start(column, row)
    width, height = tiling.window
    shown = in_window(page.blocks, (left, top, left + width, top + height))
    paper = tiling.paper
    rims = (
        rectangle(-page.width_mm, -page.height_mm, page.width_mm + MARGIN_MM, paper[1] + 2 * page.height_mm),
        rectangle(paper[0] - MARGIN_MM, -page.height_mm, page.width_mm + MARGIN_MM, paper[1] + 2 * page.height_mm),
        rectangle(MARGIN_MM, -page.height_mm, width, page.height_mm + MARGIN_MM),
        rectangle(MARGIN_MM, paper[1] - MARGIN_MM, width, page.height_mm + MARGIN_MM),
    )
    name = tiling.name(column, row)
    said = words.TILE[page.language].format(name=name, number=column + 1 + row * tiling.columns, count=tiling.count)
    text = _set(f"{page.title} · {said}", page.language, 7.5, width - 24)
    label = Block(Role.PARAGRAPH, text.placed(MARGIN_MM + 8, 5.6, INK, WHITE))
    return Page(
        *paper,
        page.language,
        page.title,
        (
            *shifted(shown, MARGIN_MM - left, MARGIN_MM - top),
            Block(Role.DECORATION, (*(Shape(rim, WHITE) for rim in rims), *_ticks(tiling, column, row))),
            label,
        ),
    )


def _ticks(tiling: Tiling, column: int, row: int) -> list[Shape]:
    """In the white around a tile: its edges, and the lines up to which its neighbours cover it."""
    width, height = tiling.paper
    across = [MARGIN_MM, width - MARGIN_MM]
    down = [MARGIN_MM, height - MARGIN_MM]
    if column < tiling.columns - 1:
        across.append(width - MARGIN_MM - OVERLAP_MM)
    if row < tiling.rows - 1:
        down.append(height - MARGIN_MM - OVERLAP_MM)
    half, gap = _HAIR_MM / 2, MARGIN_MM - _TICK_MM - 1
    paths = [rectangle(x - half, y, _HAIR_MM, _TICK_MM) for x in across for y in (gap, height - MARGIN_MM + 1)]
    paths += [rectangle(x, y - half, _TICK_MM, _HAIR_MM) for y in down for x in (gap, width - MARGIN_MM + 1)]
    return [Shape(path, BLACK) for path in paths]


def _map(page: Page, tiling: Tiling) -> Page:
    """How to join the tiles: the whole sheet small, with the names of its tiles, and what to do in order."""
    language = page.language
    margin = 16.0
    inner = A4_MM[0] - 2 * margin
    blocks: list[Block] = []
    face = headline_face(words.ASSEMBLE[language], language)
    title = fit(
        words_of(words.ASSEMBLE[language], face, language), (inner, 30), (30 * POINT_MM, 18 * POINT_MM), 1.1, language
    )
    assert title is not None, "our own words fit"
    blocks.append(Block(Role.TITLE, title.placed(margin, margin, INK, WHITE)))
    top = margin + title.height_mm + 5
    about = words.TILED_ABOUT[language].format(size=_paper(page), count=tiling.count)
    text = _set(f"{page.title} · {about}", language, 12, inner)
    blocks.append(Block(Role.PARAGRAPH, text.placed(margin, top, INK, WHITE)))
    top += text.height_mm + 8
    items = []
    for number, said in enumerate(words.ASSEMBLY_STEPS[language], 1):
        step = _set(said, language, 13, inner - 12, leading=1.35)
        label = _set(words.number(number, language), language, 13, 12, strong=True)
        parts = (
            Block(Role.LABEL, label.placed(margin, top, INK, WHITE)),
            Block(Role.LIST_BODY, step.placed(margin + 10, top, INK, WHITE)),
        )
        items.append(Block(Role.LIST_ITEM, blocks=parts))
        top += step.height_mm + 4.5
    blocks.append(Block(Role.LIST, blocks=tuple(items)))
    top += 4
    room = (inner, A4_MM[1] - top - margin)
    scale = min(room[0] / page.width_mm, room[1] / page.height_mm)
    left = margin + (inner - page.width_mm * scale) / 2
    blocks += _overview(page, tiling, left, top, scale)
    return Page(*A4_MM, language, page.title, tuple(blocks))


def _overview(page: Page, tiling: Tiling, left: float, top: float, scale: float) -> tuple[Block, ...]:
    """The sheet in small, paler, with a line around every tile and its name in the middle."""
    small = scaled(page.blocks, left, top, scale)
    width, height = page.width_mm * scale, page.height_mm * scale
    lines: list[Shape] = [_frame(left, top, width, height, 0.5)]
    names = []
    for row in range(tiling.rows):
        for column in range(tiling.columns):
            x, y = (start * scale for start in tiling.start(column, row))
            right = min(x + tiling.window[0] * scale, width)
            foot = min(y + tiling.window[1] * scale, height)
            lines.append(_frame(left + x, top + y, right - x, foot - y, 0.35))
            name = _set(tiling.name(column, row), page.language, 15, 20, strong=True)
            middle = (left + (x + right) / 2, top + (y + foot) / 2)
            pad = 2.0
            plate = rectangle(
                middle[0] - name.width_mm / 2 - pad,
                middle[1] - name.height_mm / 2 - pad,
                name.width_mm + 2 * pad,
                name.height_mm + 2 * pad,
            )
            lines.append(Shape(plate, WHITE))
            names.append(Block(Role.PARAGRAPH, name.placed(middle[0], middle[1] - name.height_mm / 2, INK, WHITE, 0.5)))
    alt = words.TILED_MAP_ALT[page.language].format(title=page.title)
    drawn = tuple(item for block in _flat(small) for item in block.items)
    return (Block(Role.FIGURE, drawn, alt=alt), Block(Role.DECORATION, tuple(lines)), *names)


def _flat(blocks: tuple[Block, ...]) -> list[Block]:
    out: list[Block] = []
    for block in blocks:
        out.append(replace(block, blocks=()))
        out += _flat(block.blocks)
    return out


def _frame(x: float, y: float, width: float, height: float, thickness: float) -> Shape:
    inner = rectangle(x + thickness, y + thickness, width - 2 * thickness, height - 2 * thickness)
    start, *rest = [segment for segment in inner if segment[0] != "Z"]
    hole = (start, *(("L", *segment[1:]) for segment in reversed(rest)), ("Z",))
    return Shape((*rectangle(x, y, width, height), *hole), mix(INK, WHITE, 0.25))


def _set(
    text: str, language: Language, points: float, width: float, strong: bool = False, leading: float = 1.3
) -> SetText:
    """Small print of ours, as large as it fits."""
    shaped = words_of(text, STRONG if strong else TEXT, language)
    size = points * POINT_MM
    for least in (size, size * 0.8, size * 0.6):
        found = fit(shaped, (width, size * 4.2), (least, least), leading, language)
        if found is not None:
            return found
    return SetText((shaped,), size * 0.6, size * 0.6 * leading, language)


def _paper(page: Page) -> str:
    return f"{page.width_mm:g} × {page.height_mm:g} mm"
