"""The picture that goes along with a link in a message: 1,200 by 630 pixels, one millimetre each, the title large."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from gaung.making.poster.colour import INK, PLUM, SUN, TEAL, WHITE, Colour
from gaung.making.poster.display import Block, Page, Role, Shape
from gaung.making.poster.fonts import headline_face, missing_characters
from gaung.making.poster.headline import fit_headline
from gaung.making.poster.pixels import paint_scaled
from gaung.making.poster.rings import echo
from gaung.making.poster.shapes import rectangle
from gaung.making.poster.sheet import Palette
from gaung.making.poster.typesetting import SetText, words_of
from gaung.model.language import Language

WIDTH, HEIGHT = 1200, 630
_MARGIN = 72.0
_BAND = 104.0
"""The height of the sun band at the foot, with the campaign's name."""
_TITLE_SIZES = (150.0, 34.0)
_NAME_SIZES = (54.0, 22.0)
_COLOURS = 64
"""Flat colours and the edges of letters need no more."""
_GROUNDS: dict[str, Colour] = {"site": PLUM, "page": TEAL, "sound": INK}


def render(drawn: Page, to: Path) -> None:
    """Write the picture as PNG."""
    image = paint_scaled(drawn, 1.0)
    image.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
        to, "PNG", compress_level=9
    )


def page(kind: str, title: str, campaign: str, language: Language) -> Page:
    """The picture: rings out of the last letter of the title, and a sun band with the campaign's name.

    What the fonts cannot draw, or what is too long, is left out: the message that carries it has the words.
    """
    ground = _GROUNDS[kind]
    palette = Palette(field=ground, on_field=WHITE, accent=SUN, strong=ground)
    field = (0.0, 0.0, float(WIDTH), HEIGHT - _BAND)
    box = (WIDTH - 2 * _MARGIN, HEIGHT - _BAND - 2 * _MARGIN * 0.8)
    large = _fitted(title, box, _TITLE_SIZES, language)
    name = _fitted(campaign, (WIDTH - 2 * _MARGIN, _BAND * 0.6), _NAME_SIZES, language)
    blocks = [Block(Role.DECORATION, (Shape(rectangle(0, 0, WIDTH, HEIGHT - _BAND), ground),))]
    if large is not None:
        at = (_MARGIN, (HEIGHT - _BAND - large.height_mm) / 2)
        below = ((0.0, HEIGHT - _BAND, float(WIDTH), float(HEIGHT)),)
        blocks.append(Block(Role.DECORATION, echo(large, at, palette, field, below)))
        blocks.append(Block(Role.TITLE, large.placed(*at, palette.on_field, palette.field)))
    blocks.append(Block(Role.DECORATION, (Shape(rectangle(0, HEIGHT - _BAND, WIDTH, _BAND), SUN),)))
    if name is not None:
        top = HEIGHT - _BAND / 2 - name.height_mm / 2
        blocks.append(Block(Role.PARAGRAPH, name.placed(_MARGIN, top, INK, SUN)))
    return Page(WIDTH, HEIGHT, language, title, tuple(blocks))


def _fitted(text: str, box: tuple[float, float], sizes: tuple[float, float], language: Language) -> SetText | None:
    face = headline_face(text, language)
    if missing_characters(text, face) or not words_of(text, face, language):
        return None
    return fit_headline(text, face, box, sizes, language, short_last=True)
