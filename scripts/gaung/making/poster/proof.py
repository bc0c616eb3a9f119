"""What was painted, read again: contrast of every word, in colour and as a copier sees it, and the codes decoded.

Limits: WCAG 2.2, 1.4.3 and 1.4.6 (contrast 4.5, and 7 for a help line's number); ISO/IEC 18004 (quiet zone).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import zxingcpp
from numpy.typing import NDArray
from PIL import Image

from gaung.making.poster.colour import rgb
from gaung.making.poster.display import Block, GlyphRun, Page, Role, Shape
from gaung.making.poster.pixels import paint_scaled
from gaung.making.poster.qr import QUIET_MODULES, modules
from gaung.making.poster.shaping import SOFT_HYPHEN
from gaung.model.poster import Poster
from gaung.place import Place
from gaung.problem import Fact, Problem, Severity

LEAST_CONTRAST, LEAST_NUMBER_CONTRAST = 4.5, 7.0
LEAST_GREY_CONTRAST = 4.5
"""On a copy in black and white."""
_SHARE = 0.05
"""So much of the ground under a word may be worse: the soft edge of a shape beside it."""
_GROUND_PIXELS = 700
"""The longer side of the painted ground: enough to see what lies under a word."""
_WHITE = 230
_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)

_Floats = NDArray[np.float64]
_Bytes = NDArray[np.uint8]


def examine(poster: Poster, page: Page, size: str, painted: Image.Image) -> tuple[Problem, ...]:
    """What a reader, a copier or a phone could not read on a page; `painted` is its picture."""
    return (*_unread_codes(poster, page, size, painted), *weak_words(poster, page, size))


def weak_words(poster: Poster, page: Page, size: str) -> tuple[Problem, ...]:
    """Words that do not stand out from what is painted under them: the worst of each text."""
    runs = [item for item in page.items() if isinstance(item, GlyphRun)]
    scale = _GROUND_PIXELS / max(page.width_mm, page.height_mm)
    ground = np.asarray(paint_scaled(_without_words(page), scale))
    found: dict[tuple[str, Place], tuple[float, Problem]] = {}
    for run in runs:
        patch = _patch(ground, run, scale)
        if patch.size == 0:
            continue
        ink = np.array(rgb(run.colour), dtype=np.uint8)
        least = LEAST_NUMBER_CONTRAST if run.is_number else LEAST_CONTRAST
        for code, ratio, needed, severity in (
            ("poster-contrast-weak", _contrast(_luminance(ink), _luminance(patch)), least, Severity.ERROR),
            ("poster-grey-weak", _contrast(_grey(ink), _grey(patch)), LEAST_GREY_CONTRAST, Severity.WARNING),
        ):
            place = _place_of(poster, page, run)
            known = found.get((code, place))
            # Rounding to eight bits moves a ratio by a few hundredths.
            if ratio < needed - 0.05 and (known is None or ratio < known[0]):
                facts: dict[str, Fact] = {
                    "word": run.word.text.replace(SOFT_HYPHEN, ""),
                    "ratio": round(ratio, 1),
                    "least": needed,
                    "language": str(page.language),
                    "size": size,
                }
                found[code, place] = (ratio, Problem(code, place, facts, severity))
    return tuple(problem for _, problem in found.values())


def _without_words(page: Page) -> Page:
    def emptied(block: Block) -> Block:
        items = tuple(item for item in block.items if not isinstance(item, GlyphRun))
        return replace(block, items=items, blocks=tuple(map(emptied, block.blocks)))

    return replace(page, blocks=tuple(map(emptied, page.blocks)))


def _patch(ground: _Bytes, run: GlyphRun, scale: float) -> _Bytes:
    """The pixels under a word's ink."""
    left, top, right, foot = (edge * scale for edge in run.box)
    rows = slice(max(int(top), 0), max(int(foot + 0.5), int(top) + 1, 1))
    columns = slice(max(int(left), 0), max(int(right + 0.5), int(left) + 1, 1))
    return ground[rows, columns].reshape(-1, 3)


def _contrast(ink: _Floats, ground: _Floats) -> float:
    """The contrast of a colour on nearly all of its ground."""
    light, dark = np.maximum(ink, ground), np.minimum(ink, ground)
    return float(np.quantile((light + 0.05) / (dark + 0.05), _SHARE))


def _luminance(pixels: _Bytes) -> _Floats:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    share = np.asarray(pixels, dtype=np.float64) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722]), dtype=np.float64)


def _grey(pixels: _Bytes) -> _Floats:
    """The luminance of what a copier makes of a colour: the grey of ITU-R BT.601."""
    grey = np.asarray(pixels, dtype=np.float64) @ np.array([0.299, 0.587, 0.114])
    return _luminance(np.repeat(np.atleast_1d(grey)[:, None], 3, axis=1))


def _place_of(poster: Poster, page: Page, run: GlyphRun) -> Place:
    """Where a word on a page was written, as well as can be told from the word itself."""
    language = str(page.language)
    message = poster.message[page.language]
    word = run.word.text.replace(SOFT_HYPHEN, "")
    if run.is_number:
        return poster.where("helplines")
    texts: list[tuple[tuple[str | int, ...], str]] = [
        (("headline",), message.headline),
        (("body",), message.body),
        *((("steps", number), step) for number, step in enumerate(message.steps)),
        *((("chat", number, "text"), bubble.text) for number, bubble in enumerate(message.chat)),
        *(
            (("panels", number, key), getattr(panel, key))
            for number, panel in enumerate(message.panels)
            for key in ("says", "answers", "tells")
        ),
        (("help",), message.help),
        (("footer",), message.footer),
    ]
    path = next((path for path, text in texts if word in text), None)
    return poster.where("theme") if path is None else poster.where("message", language, *path)


def _unread_codes(poster: Poster, page: Page, size: str, painted: Image.Image) -> Iterator[Problem]:
    """Codes on the painted page that a reader cannot read, or reads as another address."""
    scale = painted.width / page.width_mm
    for address, (left, top, right, foot) in codes_of(page):
        cut = painted.crop((int(left * scale), int(top * scale), int(right * scale) + 1, int(foot * scale) + 1))
        read = [found.text for found in zxingcpp.read_barcodes(cut.convert("L"), _QR)]
        facts: dict[str, Fact] = {"address": address, "language": str(page.language), "size": size}
        if read != [address]:
            yield Problem("poster-qr-unread", poster.where("qr", "to"), facts)
        elif not _is_quiet(cut, address):
            yield Problem("poster-qr-crowded", poster.where("qr", "to"), facts)


def codes_of(page: Page) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    """Every QR code of a page: its address, and left, top, right and foot in mm with the quiet zone."""

    def inside(blocks: tuple[Block, ...]) -> Iterator[Block]:
        for block in blocks:
            yield block
            yield from inside(block.blocks)

    for block in inside(page.blocks):
        address = next((word for word in block.alt.split() if word.startswith(("http://", "https://"))), "")
        if block.role is Role.FIGURE and address and block.items and isinstance(block.items[0], Shape):
            points = [segment[1:3] for segment in block.items[0].path if len(segment) == 3]
            across, down = [point[0] for point in points], [point[1] for point in points]
            yield address, (min(across), min(down), max(across), max(down))


def _is_quiet(cut: Image.Image, address: str) -> bool:
    """Whether the four modules around a code are white."""
    module = cut.width / (len(modules(address)) + 2 * QUIET_MODULES)
    zone = int(module * (QUIET_MODULES - 0.5))
    pixels = np.asarray(cut.convert("L"))[1:-1, 1:-1]
    edges = (pixels[:zone], pixels[-zone:], pixels[:, :zone], pixels[:, -zone:])
    return all(bool((edge > _WHITE).all()) for edge in edges)
