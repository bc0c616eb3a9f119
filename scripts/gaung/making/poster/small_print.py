"""The foot of a sheet: when the numbers were checked, who answers for it, its version and licence, and their marks."""

from __future__ import annotations

from gaung.making.poster import picture, words
from gaung.making.poster.colour import INK, SUN, WHITE
from gaung.making.poster.display import Block, Ink, Picture, Role, Shape
from gaung.making.poster.fonts import TEXT
from gaung.making.poster.parts import Part, text_part
from gaung.making.poster.shapes import rounded
from gaung.making.poster.sheet import Copy, Sheet

_LOGO_MM, _MOST_LOGO_MM = 10.0, 26.0
"""How high a mark is on A4, and how wide at most."""


def foot_part(sheet: Sheet, x: float, width: float) -> Part:
    """Two or three short lines of small print at the left, the marks on white at the right."""
    marks, taken = _marks(sheet, x + width)
    text = _small_print(sheet, x, width - taken)
    if marks is None:
        return text
    high = max(text.height, marks.height)

    def draw(top: float) -> tuple[Block, ...]:
        return (*text.draw(top + high - text.height), *marks.draw(top + high - marks.height))

    return Part(high, draw)


def _small_print(sheet: Sheet, x: float, width: float) -> Part:
    language = sheet.language
    parts = []
    if sheet.helplines:
        oldest = min(line.checked_on for line in sheet.helplines)
        parts.append(words.CHECKED_ON[language].format(date=words.written_date(oldest, language)))
    parts.append(sheet.message.footer or _organisation(sheet))
    parts.append(words.VERSION[language].format(version=sheet.poster.version))
    text = Copy("  ·  ".join(parts), sheet.copy("footer").place)
    small = sheet.running(text, TEXT, (width, sheet.mm(14)), (9.5, 9.0), 1.35)
    return text_part(small, x, INK, SUN)


def _organisation(sheet: Sheet) -> str:
    """Who answers for the sheet, and under which licence, as the campaign says it."""
    settings = sheet.campaign.settings
    licence = sheet.campaign.say(dict(settings.license), sheet.language)
    return f"{settings.organisation}  ·  {licence}" if licence else settings.organisation


def _marks(sheet: Sheet, right: float) -> tuple[Part | None, float]:
    """The marks of the organisations on a white plate that ends at `right`, and the width it takes with its gap."""
    if not sheet.logos:
        return None, 0.0
    height, pad, gap = sheet.mm(_LOGO_MM), sheet.mm(1.6), sheet.mm(3)
    sizes = []
    for image in sheet.logos:
        scale = min(height / image.height, sheet.mm(_MOST_LOGO_MM) / image.width)
        sizes.append((image.width * scale, image.height * scale))
    plate = sum(wide for wide, _ in sizes) + gap * (len(sizes) - 1) + 2 * pad
    language = str(sheet.language)
    drawn = []
    for image, (wide, _), logo in zip(sheet.logos, sizes, sheet.poster.logos, strict=True):
        facts = {"file": logo.file.name, "language": language, "size": sheet.size.name}
        whole = (0, 0, *image.size)
        sheet.problems += picture.resolution(image, whole, wide, logo.where("file"), facts)
        drawn.append(picture.for_paper(image, whole, wide))

    def draw(top: float) -> tuple[Block, ...]:
        ground = Shape(rounded(right - plate, top, plate, height + 2 * pad, sheet.mm(2)), WHITE, Ink.BARE)
        blocks = [Block(Role.DECORATION, (ground,))]
        at = right - plate + pad
        for (encoded, pixels), (wide, high), logo in zip(drawn, sizes, sheet.poster.logos, strict=True):
            item = Picture(encoded, pixels, at, top + pad + (height - high) / 2, wide, high)
            blocks.append(Block(Role.FIGURE, (item,), alt=logo.name))
            at += wide + gap
        return tuple(blocks)

    return Part(height + 2 * pad, draw), plate + sheet.mm(5)
