"""Gelembung, bubbles: a chat from top to bottom, the other side at the left, a child's answers at the right.

The last answer is what to do: it is the loudest, and echo rings leave it. For warning signs.
"""

from __future__ import annotations

from gaung.making.poster.basis import tall_basis, wide_basis
from gaung.making.poster.colour import INK, ROSE, WHITE, mix
from gaung.making.poster.display import Block, Role, Shape
from gaung.making.poster.fonts import STRONG
from gaung.making.poster.palettes import palette_of
from gaung.making.poster.rings import Box, free_arcs
from gaung.making.poster.shapes import circle, rectangle, rounded
from gaung.making.poster.sheet import Copy, Palette, Sheet
from gaung.making.poster.side import side_column
from gaung.making.poster.typesetting import POINT_MM, SetText
from gaung.model.poster import PosterSpeaker

_LOUDER = 1.18
"""The last answer, beside the other bubbles."""


def compose(sheet: Sheet) -> tuple[Block, ...]:
    """Lay it out: headline as the head of a phone, the chat under it; on a wide sheet the chat stands at the right."""
    return _wide(sheet) if sheet.is_wide else _tall(sheet)


def _tall(sheet: Sheet) -> tuple[Block, ...]:
    palette = palette_of(sheet.poster)
    basis = tall_basis(sheet, 105, flat=True)
    inner = sheet.width - 2 * sheet.margin
    pictured = sheet.picture((0.0, 0.0, sheet.width, basis.top * 0.22)) if sheet.art else ()
    above = basis.top * 0.22 if pictured else 0.0
    title_top = above + (sheet.mm(9) if pictured else sheet.margin)
    title = sheet.headline(sheet.copy("headline"), (inner, basis.top * (0.16 if pictured else 0.24)), (78, 28))
    head_foot = title_top + title.height_mm + sheet.mm(9)
    paper = mix(WHITE, palette.field, 0.08)
    head = (
        Shape(rectangle(0, 0, sheet.width, basis.top), paper),
        Shape(rectangle(0, above, sheet.width, head_foot - above), palette.field),
    )
    return (
        Block(Role.DECORATION, head),
        *pictured,
        Block(Role.TITLE, title.placed(sheet.margin, title_top, palette.on_field, palette.field)),
        *_chat(sheet, palette, paper, (sheet.margin, head_foot, sheet.width - sheet.margin, basis.top)),
        *basis.blocks,
    )


def _wide(sheet: Sheet) -> tuple[Block, ...]:
    palette = palette_of(sheet.poster)
    basis = wide_basis(sheet, 105)
    split = sheet.width * 0.4
    paper = mix(WHITE, palette.field, 0.08)
    radius = sheet.mm(9)
    phone = rounded(split, sheet.mm(9), sheet.width - split + radius, basis.top - sheet.mm(9), (radius, 0, 0, 0))
    ground = (Shape(rectangle(0, 0, sheet.width, basis.top), palette.field), Shape(phone, paper))
    return (
        Block(Role.DECORATION, ground),
        *side_column(sheet, palette, split - sheet.mm(9), basis.top),
        *_chat(sheet, palette, paper, (split + sheet.mm(9), sheet.mm(9), sheet.width - sheet.margin, basis.top)),
        *basis.blocks,
    )


def _chat(sheet: Sheet, palette: Palette, paper: str, box: Box) -> tuple[Block, ...]:
    """The bubbles in a box, all texts of one size but the last answer, spread over the whole height."""
    left, top, right, foot = box
    bubbles = sheet.message.chat
    if not bubbles:
        sheet.note("poster-words-missing", sheet.poster.where("theme"), theme=sheet.poster.theme.value, key="chat")
        return ()
    face_room = sheet.mm(13)
    width = (right - left - face_room) * 0.8
    pad = (sheet.mm(6.5), sheet.mm(5))
    texts = _texts(sheet, width - 2 * pad[0], foot - top, pad[1])
    heights = [text.height_mm + 2 * pad[1] for text in texts]
    gap = min((foot - top - sum(heights)) / (len(texts) + 1), sheet.mm(11))
    y = top + (foot - top - sum(heights) - gap * (len(texts) - 1)) / 2
    shapes: list[Shape] = []
    items: list[Block] = []
    boxes: list[Box] = []
    for index, (bubble, text, height) in enumerate(zip(bubbles, texts, heights, strict=True)):
        mine = bubble.who is PosterSpeaker.ME
        is_last = index == len(texts) - 1
        wide = text.width_mm + 2 * pad[0]
        x = right - face_room - wide if mine else left + face_room
        fill = (palette.strong if is_last else mix(WHITE, palette.strong, 0.22)) if mine else ROSE
        colour = WHITE if mine and is_last else INK
        radius, tail = min(sheet.mm(8), height / 2), sheet.mm(1.2)
        corners = (radius, radius, tail, radius) if mine else (radius, radius, radius, tail)
        centre = (right - face_room * 0.42 if mine else left + face_room * 0.42, y + height - face_room * 0.42)
        shapes += _face(sheet, centre, face_room * 0.42, palette.strong if mine else mix(INK, WHITE, 0.35), paper)
        boxes.append((x, y, x + wide, y + height))
        if mine and is_last:
            shapes += _echo(sheet, palette, boxes, box)
        shapes.append(Shape(rounded(x, y, wide, height, corners), fill))
        said = text.placed(x + pad[0], y + pad[1], colour, fill)
        items.append(Block(Role.LIST_ITEM, blocks=(Block(Role.LIST_BODY, said),)))
        y += height + gap
    return (Block(Role.DECORATION, tuple(shapes)), Block(Role.LIST, blocks=tuple(items)))


def _texts(sheet: Sheet, width: float, height: float, pad: float) -> tuple[SetText, ...]:
    """The texts at the largest size at which all of them fit one under the other."""
    chat = sheet.message.chat
    copies = [
        Copy(bubble.text, sheet.poster.where("message", str(sheet.language), "chat", index, "text"))
        for index, bubble in enumerate(chat)
    ]
    points = 29.0
    while True:
        before = len(sheet.problems)
        texts = tuple(
            sheet.running(copy, STRONG, (width, height), (points * (_LOUDER if index == len(copies) - 1 else 1),) * 2)
            for index, copy in enumerate(copies)
        )
        needed = sum(text.height_mm + 2 * pad for text in texts) + sheet.mm(4.5) * (len(texts) + 1)
        if needed <= height and len(sheet.problems) == before:
            return texts
        if points <= 13.5:
            if len(sheet.problems) == before:
                size = 13.5 * POINT_MM * sheet.unit
                over = round((needed - height) / (size * sheet.leading) * width / (size * 0.55)) + 1
                sheet.note("poster-text-long", copies[-1].place, over=over)
            return texts
        del sheet.problems[before:]
        points = max(points * 0.97, 13.5)


def _face(sheet: Sheet, centre: tuple[float, float], radius: float, colour: str, paper: str) -> list[Shape]:
    """Who writes: a head without a face, in a circle."""
    x, y = centre
    return [
        Shape(circle(x, y, radius), colour),
        Shape(circle(x, y - radius * 0.22, radius * 0.34), paper),
        Shape(rounded(x - radius * 0.55, y + radius * 0.24, radius * 1.1, radius * 0.5, (radius * 0.5,) * 4), paper),
    ]


def _echo(sheet: Sheet, palette: Palette, bubbles: list[Box], box: Box) -> tuple[Shape, ...]:
    """Arcs that leave the left side of the last bubble and keep clear of the others and of the strip."""
    left, top, _, low = bubbles[-1]
    centre = (left + sheet.mm(2), (top + low) / 2)
    radii = [radius for radius in (sheet.mm(9 + 7.5 * step) for step in range(4)) if radius < left - box[0]]
    below = (0.0, box[3], sheet.width, sheet.height)
    avoid = (*bubbles, below)
    return free_arcs(centre, tuple(radii), sheet.mm(2.6), palette.accent, (142, 218), avoid, sheet.mm(1.5))
