"""Komik, comic: two to six drawn panels with speech balloons; the last one is help that came. For helping a friend."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from math import log

from gaung.making.poster import words
from gaung.making.poster.basis import wide_basis
from gaung.making.poster.colour import INK, SUN, WHITE, mix
from gaung.making.poster.display import Block, Ink, Role, Shape
from gaung.making.poster.drawing.outline import Point, balloon
from gaung.making.poster.drawing.scenes import cast_of, draw
from gaung.making.poster.fonts import STRONG
from gaung.making.poster.palettes import palette_of
from gaung.making.poster.rings import Box, whole_rings
from gaung.making.poster.shapes import rectangle
from gaung.making.poster.sheet import Copy, Palette, Sheet
from gaung.making.poster.typesetting import SetText
from gaung.model.poster import PosterPanel

_ROWS: dict[int, tuple[tuple[int, ...], ...]] = {
    1: ((1,),),
    2: ((1, 1), (2,)),
    3: ((1, 2), (3,), (1, 1, 1)),
    4: ((2, 2), (4,), (1, 2, 1), (1, 1, 1, 1)),
    5: ((1, 2, 2), (2, 3), (5,)),
    6: ((2, 2, 2), (3, 3), (1, 2, 1, 2)),
}
"""How many panels stand in each row."""
_BEST_RATIO = 1.2
"""Width to height of a panel that suits people best."""
_UNEVEN = (0.53, 0.47)
"""Two panels in a row are not quite of one width, by turns: that gives a comic its step."""
_MOST_POINTS, _LEAST_POINTS = 20.0, 11.5
_WORDS_SHARE, _MOST_WORDS_SHARE = 0.68, 0.72
"""Words fill this much of a panel's height at most; the second one where they are as small as they may be."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The set texts of one panel, in the order of reading: what is told, what the child says, what is answered."""

    tells: SetText | None
    says: SetText | None
    answers: SetText | None


def compose(sheet: Sheet) -> tuple[Block, ...]:
    """Lay it out: headline, panels, and the band with the code."""
    palette = palette_of(sheet.poster)
    basis = wide_basis(sheet, 84)
    inner = sheet.width - 2 * sheet.margin
    room = basis.top * (0.24 if sheet.is_wide else 0.17)
    title = sheet.headline(sheet.copy("headline"), (inner, room), (64, 26))
    top = sheet.margin + title.height_mm + sheet.mm(8)
    field = Shape(rectangle(0, 0, sheet.width, basis.top), palette.field)
    radii = tuple(sheet.mm(16 + 13 * step) for step in range(8))
    rings = whole_rings(
        sheet.width - sheet.mm(4), sheet.mm(4), radii, sheet.mm(4.4), mix(palette.field, palette.on_field, 0.07)
    )
    area = (sheet.margin, top, sheet.width - sheet.margin, basis.top - sheet.mm(9))
    return (
        Block(Role.DECORATION, (field, *rings)),
        Block(Role.TITLE, title.placed(sheet.margin, sheet.margin, palette.on_field, palette.field)),
        *_panels(sheet, palette, area),
        *basis.blocks,
    )


def _panels(sheet: Sheet, palette: Palette, area: Box) -> tuple[Block, ...]:
    panels, scenes = sheet.message.panels, sheet.poster.scenes
    for key, found in (("panels", panels), ("scenes", scenes)):
        if not found:
            sheet.note("poster-words-missing", sheet.poster.where("theme"), theme="komik", key=key)
            return ()
    if len(panels) != len(scenes):
        place = sheet.poster.where("message", str(sheet.language), "panels")
        sheet.note("poster-panels-scenes", place, panels=len(panels), scenes=len(scenes))
        return ()
    boxes = _boxes(sheet, len(panels), area)
    texts = _texts(sheet, boxes)
    items = []
    for number, (box, text) in enumerate(zip(boxes, texts, strict=True)):
        items.append(Block(Role.LIST_ITEM, blocks=(Block(Role.LIST_BODY, blocks=_panel(sheet, number, box, text)),)))
    return (Block(Role.LIST, blocks=tuple(items)),)


def _boxes(sheet: Sheet, count: int, area: Box) -> list[Box]:
    """The panels: of all ways to fill the area, the one whose panels suit people best."""
    left, top, right, foot = area
    gutter = sheet.mm(4)

    def ratios(rows: tuple[int, ...]) -> float:
        height = (foot - top - gutter * (len(rows) - 1)) / len(rows)
        widths = [(right - left - gutter * (n - 1)) / n for n in rows for _ in range(n)]
        return sum(abs(log(max(width / max(height, 1), 0.01) / _BEST_RATIO)) for width in widths) / count

    rows = min(_ROWS[count], key=ratios)
    height = (foot - top - gutter * (len(rows) - 1)) / len(rows)
    boxes: list[Box] = []
    for row, number in enumerate(rows):
        y = top + row * (height + gutter)
        free = right - left - gutter * (number - 1)
        shares = _UNEVEN if number == 2 and row % 2 == 0 else _UNEVEN[::-1] if number == 2 else (1 / number,) * number
        starts = [0.0, *accumulate(shares)]
        for column, share in enumerate(shares):
            x = left + free * starts[column] + gutter * column
            boxes.append((x, y, x + free * share, y + height))
    return boxes


def _texts(sheet: Sheet, boxes: list[Box]) -> list[_Words]:
    """The words of all panels, at the largest size at which those of every panel fit."""
    points = _MOST_POINTS
    while True:
        before = len(sheet.problems)
        texts = [_set(sheet, number, box, points) for number, box in enumerate(boxes)]
        share = _WORDS_SHARE if points > _LEAST_POINTS else _MOST_WORDS_SHARE
        tight = [
            number
            for number, (box, text) in enumerate(zip(boxes, texts, strict=True))
            if _needed(sheet, text) > (box[3] - box[1]) * share
        ]
        if len(sheet.problems) == before and not tight:
            return texts
        if points <= _LEAST_POINTS:
            for number in tight if len(sheet.problems) == before else ():
                _note_too_long(sheet, number, boxes[number], texts[number])
            return texts
        del sheet.problems[before:]
        points = max(points * 0.975, _LEAST_POINTS)


def _set(sheet: Sheet, number: int, box: Box, points: float) -> _Words:
    panel = sheet.message.panels[number]
    width, height = box[2] - box[0], box[3] - box[1]
    has_two = bool(panel.says and panel.answers)
    inner = width - sheet.mm(6)

    def text(key: str, most: float) -> SetText | None:
        if not getattr(panel, key):
            return None
        copy = sheet.copy("panels", number, key)
        return sheet.running(copy, STRONG, (most, height), (points, points), leading=sheet.leading * 0.93)

    balloon_width = inner * (0.78 if has_two else 0.9) - 2 * _pad(sheet)[0]
    return _Words(text("tells", inner), text("says", balloon_width), text("answers", balloon_width))


def _pad(sheet: Sheet) -> tuple[float, float]:
    """Around the words in a balloon, across and down."""
    return (sheet.mm(3.6), sheet.mm(2.9))


def _needed(sheet: Sheet, text: _Words) -> float:
    """How high the words of a panel stand, with their balloons and the tail."""
    pad = _pad(sheet)[1]
    heights = [text.tells.height_mm + sheet.mm(4.6)] if text.tells else []
    heights += [one.height_mm + 2 * pad + sheet.mm(1.8) for one in (text.says, text.answers) if one]
    return sum(heights) + (sheet.mm(5) if text.says or text.answers else sheet.mm(1))


def _note_too_long(sheet: Sheet, number: int, box: Box, text: _Words) -> None:
    panel: PosterPanel = sheet.message.panels[number]
    key = max(("says", "answers", "tells"), key=lambda name: len(getattr(panel, name)))
    share = 1 - (box[3] - box[1]) * _MOST_WORDS_SHARE / _needed(sheet, text)
    copy: Copy = sheet.copy("panels", number, key)
    total = len(panel.says) + len(panel.answers) + len(panel.tells)
    sheet.note("poster-text-long", copy.place, over=max(1, round(total * share)))


def _panel(sheet: Sheet, number: int, box: Box, text: _Words) -> tuple[Block, ...]:
    """One panel: the scene, the strip of the teller, the balloons, and the border over all of it."""
    left, top, right, _ = box
    scene = sheet.poster.scenes[number]
    drawn = draw(scene, box, top + _needed(sheet, text), cast_of(sheet.poster.id), number)
    alt = words.SCENES[scene][sheet.language]
    blocks = [Block(Role.FIGURE, drawn.shapes, alt=alt)]
    y = top
    if text.tells:
        height = text.tells.height_mm + sheet.mm(4.6)
        strip = Shape(rectangle(left, top, right - left, height), SUN)
        blocks.append(Block(Role.DECORATION, (strip,)))
        blocks.append(Block(Role.PARAGRAPH, text.tells.placed(left + sheet.mm(3), top + sheet.mm(2.3), INK, SUN)))
        y += height
    gap = sheet.mm(1.8)
    for said, tip, is_right in ((text.says, drawn.speaker, False), (text.answers, drawn.other, True)):
        if said is None:
            continue
        pad = _pad(sheet)
        wide, high = said.width_mm + 2 * pad[0], said.height_mm + 2 * pad[1]
        alone = text.says is None or text.answers is None
        inset = sheet.mm(2.4)
        wished = tip[0] - wide * 0.42 if alone else (right - inset - wide if is_right else left + inset)
        x = min(max(wished, left + inset), right - inset - wide)
        blocks += _balloon(sheet, said, (x, y + gap, wide, high), tip)
        y += gap + high
    border = Shape(rectangle(*box[:2], box[2] - box[0], box[3] - box[1]), INK, Ink.SOLID, sheet.mm(0.9))
    return (*blocks, Block(Role.DECORATION, (border,)))


def _balloon(sheet: Sheet, said: SetText, box: Box, tip: Point) -> tuple[Block, ...]:
    """What somebody says: white, with an ink line and a tail that ends near the head."""
    pad = _pad(sheet)
    foot = box[1] + box[3]
    end = (tip[0], max(tip[1], foot + sheet.mm(2.6)))
    path = balloon(box, sheet.mm(4.5), end, sheet.mm(4.6))
    shapes = (Shape(path, WHITE, Ink.BARE), Shape(path, INK, Ink.SOLID, sheet.mm(0.55)))
    text = said.placed(box[0] + pad[0], box[1] + pad[1], INK, WHITE)
    return (Block(Role.DECORATION, shapes), Block(Role.PARAGRAPH, text))
