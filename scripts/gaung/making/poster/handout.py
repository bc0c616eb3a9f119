"""Hand-outs: the message on a card for the hand, two, four or eight on one sheet, with marks to cut along."""

from __future__ import annotations

from dataclasses import replace

from gaung.making.poster import qr, words
from gaung.making.poster.colour import BLACK, INK, SUN, WHITE
from gaung.making.poster.display import Block, Page, Role, Shape
from gaung.making.poster.drawing.scenes import cast_of, draw
from gaung.making.poster.fonts import LOUD, STRONG, TEXT
from gaung.making.poster.palettes import palette_of
from gaung.making.poster.parts import Part, stacked, text_part
from gaung.making.poster.placing import shifted, untold
from gaung.making.poster.rings import Box
from gaung.making.poster.shapes import rectangle
from gaung.making.poster.sheet import Copy, Palette, Sheet
from gaung.making.poster.typesetting import SetText, address_words, line_width, words_of
from gaung.model.language import Country
from gaung.model.poster import PosterSize, PosterVariant

RIM_MM = 8.0
"""White around all cards: printers do not reach the edge, and the marks stand there."""
_AIR_MM = 1.5
_MARK_MM, _HAIR_MM = 3.0, 0.2
_LEAST_SCENE_MM = 17.0
_GRIDS = {2: (1, 2), 4: (2, 2), 8: (2, 4)}
"""Cards side by side, and one under the other, on an upright sheet."""


def card_sheet(sheet: Sheet, variant: PosterVariant) -> Page:
    """The sheet with its cards; the first is read out, the others are the same."""
    columns, rows = _grid(sheet, variant)
    width = (sheet.width - 2 * RIM_MM) / columns
    height = (sheet.size.height_mm - 2 * RIM_MM) / rows
    # A little white around each card forgives a cut that is not quite straight.
    size = PosterSize(name=sheet.size.name, width_mm=width - 2 * _AIR_MM, height_mm=height - 2 * _AIR_MM)
    card = replace(sheet, size=size, own_unit=1.0)
    blocks = _lying(card) if width > height else _upright(card)
    out: list[Block] = []
    for row in range(rows):
        for column in range(columns):
            placed = shifted(blocks, RIM_MM + _AIR_MM + column * width, RIM_MM + _AIR_MM + row * height)
            out += placed if not out else untold(placed)
    marks = Block(Role.DECORATION, _marks(sheet, (columns, rows), (width, height)))
    title = sheet.title
    return Page(sheet.width, sheet.size.height_mm, sheet.language, title, (*out, marks))


def _grid(sheet: Sheet, variant: PosterVariant) -> tuple[int, int]:
    across, down = _GRIDS[variant.copies]
    return (down, across) if sheet.is_wide else (across, down)


def _marks(sheet: Sheet, grid: tuple[int, int], card: tuple[float, float]) -> tuple[Shape, ...]:
    """Where to cut: short lines in the white around the cards, and dashes between them."""
    (columns, rows), (width, height) = grid, card
    right, foot = sheet.width - RIM_MM, sheet.size.height_mm - RIM_MM
    gap, half = RIM_MM - 1 - _MARK_MM, _HAIR_MM / 2
    paths = []
    for column in range(columns + 1):
        x = RIM_MM + column * width - half
        paths += [rectangle(x, y, _HAIR_MM, _MARK_MM) for y in (gap, foot + 1)]
    for row in range(rows + 1):
        y = RIM_MM + row * height - half
        paths += [rectangle(x, y, _MARK_MM, _HAIR_MM) for x in (gap, right + 1)]
    return tuple(Shape(path, BLACK) for path in paths)


def _louder(card: Sheet) -> float:
    """How much larger type may be than on the smallest card."""
    return 1.0 if card.height < 80 else 1.9 if card.width > 150 else 1.25


def _upright(card: Sheet) -> tuple[Block, ...]:
    """Field with the headline and the people, what it explains beside or above the code, the band with the number."""
    palette = palette_of(card.poster)
    margin = 6.5
    inner = card.width - 2 * margin
    band_top, band = _band(card, (margin, inner), card.height)
    has_more = bool(card.message.body or card.message.steps)
    title = card.headline(
        card.copy("headline"),
        (
            inner,
            card.height * (0.22 if card.message.steps else 0.3 if has_more else 0.25 if card.poster.scenes else 0.4),
        ),
        (54, 15),
    )
    needed = max(_side(card), 46.0 if card.message.steps else 36.0 if has_more else 0.0)
    free = band_top - title.height_mm - 3 * margin - _AIR_MM - needed
    drawn = min(card.height * 0.3, free) if card.poster.scenes and free >= _LEAST_SCENE_MM else 0.0
    # People stand on the foot of the field; words keep their distance from it.
    field = title.height_mm + margin + (_AIR_MM + drawn if drawn else margin)
    blocks = [*_field(card, palette, (0.0, 0.0, card.width, field)), _title(title, (margin, margin), palette)]
    if drawn:
        blocks += _people(card, palette, (margin, field - drawn, card.width - margin, field))
    room = band_top - field - 2 * margin
    code = _code_height(card)
    beside = inner > 2.2 * _side(card)
    text_width = inner - _side(card) - 4 if beside and code else inner
    told = _told(card, margin, text_width, room if beside else room - code - 3)
    top = field + margin
    if told is not None:
        blocks += told.draw(top + ((room - told.height) / 2 if beside else 0))
    if code and beside and told is not None:
        blocks += _code(card, card.width - margin - _side(card), top + (room - code) / 2)
    elif code:
        blocks += _code_row(card, margin, inner, top + (room - _side(card)) / 2)
    return (*_paper(card), *blocks, *band)


def _lying(card: Sheet) -> tuple[Block, ...]:
    """Headline, people and words at the left, the code at the right, the band under both."""
    palette = palette_of(card.poster)
    margin = 6.0
    band_top, band = _band(card, (margin, card.width - 2 * margin), card.height)
    code = _code_height(card)
    column = _side(card) + margin if code else 0.0
    split = card.width - column - (margin * 0.5 if code else 0)
    is_large = card.width > 120
    people = (split - 2 * margin) * 0.42 if is_large and card.poster.scenes else 0.0
    room = (split - 2 * margin - people, band_top - 2 * margin)
    has_more = bool(card.message.body or card.message.steps) and is_large
    most = 46 * (1.0 if not is_large else 1.8)
    title = card.headline(card.copy("headline"), (room[0], room[1] * (0.6 if has_more else 1.0)), (most, 13))
    told = _told(card, margin, room[0], room[1] - title.height_mm - 5, palette) if has_more else None
    written = title.height_mm + (5 + told.height if told else 0)
    top = margin + (room[1] - written) / 2
    blocks = [*_field(card, palette, (0.0, 0.0, split, band_top)), _title(title, (margin, top), palette)]
    if people:
        blocks += _people(card, palette, (split - people - 2, margin, split - 2, band_top))
    if told is not None:
        blocks += told.draw(top + title.height_mm + 5)
    if code:
        x = split + (card.width - split - _side(card)) / 2
        blocks += _code(card, x, (band_top - code) / 2)
    return (*_paper(card), *blocks, *band)


def _people(card: Sheet, palette: Palette, box: Box) -> tuple[Block, ...]:
    """The last of the poster's scenes, its ground left out: help that came."""
    if not card.poster.scenes:
        return ()
    scene = card.poster.scenes[-1]
    drawn = draw(scene, box, box[1], cast_of(card.poster.id), colours=(palette.field, palette.accent))
    return (Block(Role.FIGURE, drawn.shapes[1:], alt=words.SCENES[scene][card.language]),)


def _paper(card: Sheet) -> tuple[Block, ...]:
    return (Block(Role.DECORATION, (Shape(rectangle(0, 0, card.width, card.height), WHITE),)),)


def _title(title: SetText, at: tuple[float, float], palette: Palette) -> Block:
    return Block(Role.TITLE, title.placed(*at, palette.on_field, palette.field))


def _field(card: Sheet, palette: Palette, box: Box) -> tuple[Block, ...]:
    left, top, right, foot = box
    return (Block(Role.DECORATION, (Shape(rectangle(left, top, right - left, foot - top), palette.field),)),)


def _told(card: Sheet, x: float, width: float, height: float, palette: Palette | None = None) -> Part | None:
    """The steps if there are any, else the body; nothing where there is no room worth it."""
    colour, on = (palette.on_field, palette.field) if palette else (INK, WHITE)
    if height < 8:
        return None
    steps = card.message.steps
    if not steps:
        if not card.message.body:
            return None
        text = card.fitting(card.copy("body"), TEXT, (width, height), (11.5 * _louder(card) ** 0.7, 8.5))
        return text_part(text, x, colour, on) if text else None
    gap, number_room = 2.2, 6.5
    each = (height - gap * (len(steps) - 1)) / len(steps)
    for points in (20.0, 18.0, 16.0, 14.5, 13.0, 12.0, 11.0, 10.0, 9.0, 8.5):
        if points > 12 * _louder(card):
            continue
        box = (width - number_room, height)
        texts = [card.fitting(card.copy("steps", i), STRONG, box, (points, points)) for i in range(len(steps))]
        if all(texts) and sum(text.height_mm for text in texts if text) + gap * (len(steps) - 1) <= each * len(steps):
            break
    else:
        return None
    items = []
    for index, text in enumerate(texts):
        assert text is not None, "all of them fit"
        label = SetText(
            (words_of(words.number(index + 1, card.language), LOUD, card.language),),
            text.size_mm * 1.15,
            1,
            card.language,
        )
        items.append((0.0 if index == 0 else gap, _item(label, text, x, number_room, (colour, on))))
    inside = stacked(tuple(items))
    return Part(inside.height, lambda top: (Block(Role.LIST, blocks=inside.draw(top)),))


def _item(label: SetText, text: SetText, x: float, room: float, colours: tuple[str, str]) -> Part:
    def draw(top: float) -> tuple[Block, ...]:
        parts = (
            Block(Role.LABEL, label.placed(x, top + text.ascent_mm - label.ascent_mm, *colours)),
            Block(Role.LIST_BODY, text.placed(x + room, top, *colours)),
        )
        return (Block(Role.LIST_ITEM, blocks=parts),)

    return Part(text.height_mm, draw)


def _side(card: Sheet) -> float:
    """The side of the code: what a phone reads from the hand."""
    least = qr.least_size_mm(card.address or "", qr.LEAST_HAND_MODULE_MM)
    return max(least, min(card.width, card.height) * 0.3)


def _code_height(card: Sheet) -> float:
    return _side(card) + 7.0 if card.address else 0.0


def _code(card: Sheet, x: float, top: float) -> tuple[Block, ...]:
    """The code with its address under it."""
    side = _side(card)
    address = card.address or ""
    alt = words.QR_ALT[card.language].format(address=address)
    text = _address(card, side - 1)
    return (
        Block(Role.FIGURE, qr.draw(address, x, top, side), alt=alt),
        Block(Role.PARAGRAPH, text.placed(x + side / 2, top + side, INK, WHITE, align=0.5)),
    )


def _code_row(card: Sheet, x: float, width: float, top: float) -> tuple[Block, ...]:
    """The code at the left, its address beside it."""
    side = _side(card)
    quiet = side * qr.QUIET_MODULES / (len(qr.modules(card.address or "")) + 2 * qr.QUIET_MODULES)
    alt = words.QR_ALT[card.language].format(address=card.address or "")
    text = _address(card, width - side + quiet - 3)
    return (
        Block(Role.FIGURE, qr.draw(card.address or "", x - quiet, top, side), alt=alt),
        Block(Role.PARAGRAPH, text.placed(x - quiet + side + 2, top + (side - text.height_mm) / 2, INK, WHITE)),
    )


def _address(card: Sheet, width: float) -> SetText:
    shown = (card.address or "").partition("://")[2]
    copy = Copy(shown, card.poster.where("qr", "to"))
    parts = address_words(shown, STRONG, card.language, r"/.\-")
    return card.running(copy, STRONG, (width, 14), (10, 6.5), 1.2, words=parts)


def _band(card: Sheet, across: tuple[float, float], foot: float) -> tuple[float, tuple[Block, ...]]:
    """The sun band at the foot of the card: the words above the number, and the number."""
    x, inner = across
    pad = 4.0
    copy = card.copy("help") if card.message.help else Copy(words.TALK[card.language], card.poster.where("helplines"))
    head = card.running(copy, STRONG, (inner, 11), (11 * _louder(card) ** 0.6, 8), 1.25)
    part = stacked(((0.0, text_part(head, x, INK, SUN)), (2.8, _numbers(card, x, inner))))
    top = foot - part.height - 2 * pad
    sun = Shape(rectangle(0, top, card.width, foot - top), SUN)
    return top, (Block(Role.DECORATION, (sun,)), *part.draw(top + pad))


def _numbers(card: Sheet, x: float, inner: float) -> Part:
    """The first line large with its name beside it; in a language of several countries, one line for each."""
    if not card.helplines:
        card.note_missing_line()
        return Part(0.0, lambda _: ())
    if card.language.country is not None:
        line, *others = card.helplines
        rows = [
            (
                0.0,
                _number(
                    card, line.value, card.campaign.say(dict(line.name), card.language), x, inner, 42 * _louder(card)
                ),
            )
        ]
        if others and card.height > 80:
            second = others[0]
            name = card.campaign.say(dict(second.name), card.language)
            way = words.CHANNELS[second.channel][card.language]
            rows.append((3.0, _number(card, second.value, f"{name} · {way}", x, inner, 17 * _louder(card))))
        return stacked(tuple(rows))
    rows = []
    for country in Country:
        own = [line for line in card.helplines if line.countries == (country,)]
        for line in own[:1]:
            name = words.COUNTRIES[country][card.language]
            rows.append(
                (0.0 if not rows else 2.0, _number(card, line.value, name, x, inner, 19 * _louder(card) ** 0.7))
            )
    return stacked(tuple(rows))


def _number(card: Sheet, value: str, name: str, x: float, inner: float, points: float) -> Part:
    """A number, and at its right whose it is."""
    shaped = words_of(value, LOUD, card.language, tabular=True)
    size = min(card.points(points), inner * 0.62 / line_width(shaped))
    number = SetText((shaped,), size, size, card.language)
    gap = 3.0
    beside = card.running(
        Copy(name, card.poster.where("helplines")),
        STRONG,
        (inner - number.width_mm - gap, 16),
        (11 * _louder(card) ** 0.6, 7),
        1.2,
    )
    high = max(number.height_mm, beside.height_mm)

    def draw(top: float) -> tuple[Block, ...]:
        return (
            Block(
                Role.PARAGRAPH,
                (
                    *number.placed(x, top + (high - number.height_mm) / 2, INK, SUN, is_number=True),
                    *beside.placed(x + number.width_mm + gap, top + (high - beside.height_mm) / 2, INK, SUN),
                ),
            ),
        )

    return Part(high, draw)
