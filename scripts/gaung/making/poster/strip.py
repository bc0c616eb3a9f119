"""The white strip above the help band: what the poster explains, and the QR code with its address beside it."""

from __future__ import annotations

from gaung.making.poster import qr, words
from gaung.making.poster.colour import INK, WHITE, Colour
from gaung.making.poster.display import Block, Ink, Role, Shape
from gaung.making.poster.fonts import STRONG, TEXT
from gaung.making.poster.parts import Part, beside, stacked, text_part
from gaung.making.poster.shapes import rounded
from gaung.making.poster.sheet import Copy, Sheet
from gaung.making.poster.typesetting import SetText, address_words, line_width


def strip_part(sheet: Sheet, x: float, width: float, most_height: float, flat: bool = False) -> Part | None:
    """Body text at the left, QR code at the right, in `width` mm; None if the poster has neither.

    The address stands under the code; in a `flat` strip it stands at its left.
    """
    has_body = bool(sheet.message.body)
    if sheet.address is None:
        return body_part(sheet, x, width, most_height) if has_body else None
    if not has_body:
        return qr_part(sheet, x, width, most_height)
    side = sheet.qr_side(34 if flat else 42, min(most_height, width / 2))
    quiet = quiet_zone(sheet, side)
    # The quiet zone is white on white: the dark modules, not their zone, stand on the margin.
    edge = x + width - side + quiet
    gutter = sheet.mm(10)
    code = _code(sheet, edge, side)
    if flat:
        taken = side - quiet + sheet.mm(42)
        caption = _caption(sheet, edge - sheet.mm(39), sheet.mm(39))
        right = beside(code, stacked((((side - caption.height) / 2, caption),)))
    else:
        taken = side - quiet
        right = stacked(((0.0, code), (0.0, _caption(sheet, edge + quiet, side - 2 * quiet))))
    room = max(most_height, right.height)
    left = body_part(sheet, x, width - taken - gutter, room, most_points=18.5 if flat else 21.0)
    high = max(left.height, right.height)
    return Part(
        high,
        lambda top: (*left.draw(top + (high - left.height) / 2), *right.draw(top + (high - right.height) / 2)),
    )


def body_part(
    sheet: Sheet,
    x: float,
    width: float,
    most_height: float,
    colour: Colour = INK,
    on: Colour = WHITE,
    most_points: float = 21.0,
) -> Part:
    """The body text."""
    text = sheet.running(sheet.copy("body"), TEXT, (width, most_height), (most_points, 14))
    return text_part(text, x, colour, on)


def qr_card(sheet: Sheet, x: float, most_width: float) -> tuple[float, Part]:
    """The QR code over its address on a white card that ends at `x`; the card's width in mm, and the card."""
    side = sheet.qr_side(36, most_width)
    quiet, rim = quiet_zone(sheet, side), sheet.mm(1)
    caption = _caption(sheet, x - side + quiet, side - 2 * quiet)
    inside = stacked(((rim, _code(sheet, x - side, side)), (0.0, caption)))
    height = inside.height + quiet

    def draw(top: float) -> tuple[Block, ...]:
        ground = Shape(rounded(x - side - rim, top, side + 2 * rim, height, sheet.mm(3)), WHITE, Ink.BARE)
        return (Block(Role.DECORATION, (ground,)), *inside.draw(top))

    return side + rim, Part(height, draw)


def quiet_zone(sheet: Sheet, side: float) -> float:
    """The white around the modules of a code of `side` mm."""
    return side * qr.QUIET_MODULES / (len(qr.modules(sheet.address or "")) + 2 * qr.QUIET_MODULES)


def qr_part(sheet: Sheet, x: float, width: float, most_height: float) -> Part:
    """The QR code at the left, its address at the right of it."""
    side = sheet.qr_side(34, min(most_height, width / 2))
    gap = sheet.mm(4)
    caption = _caption(sheet, x + side + gap, width - side - gap, large=True)
    code = _code(sheet, x, side)
    return Part(
        max(side, caption.height),
        lambda top: (*code.draw(top), *caption.draw(top + max(side - caption.height, 0) / 2)),
    )


def _code(sheet: Sheet, x: float, side: float) -> Part:
    address = sheet.address or ""
    alt = words.QR_ALT[sheet.language].format(address=address)
    return Part(side, lambda top: (Block(Role.FIGURE, qr.draw(address, x, top, side), alt=alt),))


def _caption(sheet: Sheet, x: float, width: float, large: bool = False) -> Part:
    """“Scan or type”, and the address as people type it."""
    sizes = (15.0, 11.0) if large else (10.5, 8.0)
    label = Copy(words.SCAN_OR_TYPE[sheet.language], sheet.poster.where("qr", "to"))
    head = sheet.running(label, TEXT, (width, sheet.mm(12)), sizes, 1.3)
    rows = [(0.0, text_part(head, x, INK, WHITE))]
    for address, gap in ((sheet.address, 1.6), (sheet.second_address, 1.1)):
        if address is not None:
            rows.append((sheet.mm(gap), text_part(_typed(sheet, address, width, sizes), x, INK, WHITE)))
    return stacked(tuple(rows))


def _typed(sheet: Sheet, address: str, width: float, sizes: tuple[float, float]) -> SetText:
    """An address as people type it, broken after its slashes."""
    shown = address.partition("://")[2]
    parts = address_words(shown, STRONG, sheet.language)
    if max(line_width([part]) for part in parts) * sheet.points(sizes[1]) > width:
        parts = address_words(shown, STRONG, sheet.language, r"/.\-")
    copy = Copy(shown, sheet.poster.where("qr", "to"))
    return sheet.running(copy, STRONG, (width, sheet.mm(22)), sizes, 1.25, words=parts)
