"""The picture that a shared link shows, 1200 × 630, drawn from a page's title with the posters' engine."""

from __future__ import annotations

import io

from PIL import Image

from gaung.making.poster.colour import SUN, TEAL, WHITE
from gaung.making.poster.display import Block, Page, Role, Shape
from gaung.making.poster.fonts import Face, headline_face, missing_characters
from gaung.making.poster.headline import fit_headline
from gaung.making.poster.pixels import paint_scaled
from gaung.making.poster.rings import echo
from gaung.making.poster.shapes import rectangle
from gaung.making.poster.sheet import Palette
from gaung.making.poster.typesetting import SetText, words_of
from gaung.model.language import Language

WIDTH, HEIGHT = 1200, 630
_PIXELS_PER_MM = 10
_MARGIN_MM = 7.0
_DEFAULT = Palette(field=TEAL, on_field=WHITE, accent=SUN, strong=TEAL)


def card(title: str, language: Language, campaign_name: str, palette: Palette = _DEFAULT) -> bytes:
    """A PNG with the title, the campaign's name under it, and echo rings. Bytes are the same for the same words.

    What the fonts cannot draw is left out, and a title that is too long is cut: a page's title is checked elsewhere.
    """
    width, height = WIDTH / _PIXELS_PER_MM, HEIGHT / _PIXELS_PER_MM
    name = _line(campaign_name, language)
    room = (width - 2 * _MARGIN_MM - 6, height - 2 * _MARGIN_MM - name.height_mm - 6)
    text = _fitted(title, language, room)
    at = (_MARGIN_MM, _MARGIN_MM)
    ground = Shape(rectangle(0, 0, width, height), palette.field)
    foot = height - _MARGIN_MM - name.height_mm
    blocks = (
        Block(Role.DECORATION, (ground, *echo(text, at, palette, (0, 0, width, height)))),
        Block(Role.TITLE, text.placed(*at, palette.on_field, palette.field)),
        Block(Role.PARAGRAPH, name.placed(_MARGIN_MM, foot, palette.accent, palette.field)),
    )
    image = paint_scaled(Page(width, height, language, title, blocks), _PIXELS_PER_MM)
    out = io.BytesIO()
    image.quantize(128, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(out, "PNG")
    return out.getvalue()


def _drawable(text: str, face: Face) -> str:
    missing = set(missing_characters(text, face))
    return "".join(character for character in text if character not in missing).strip() or "…"


def _line(text: str, language: Language) -> SetText:
    face = headline_face(text, language, 700)
    return SetText((words_of(_drawable(text, face), face, language),), 5.2, 5.2, language)


def _fitted(title: str, language: Language, room: tuple[float, float]) -> SetText:
    face = headline_face(title, language)
    words = _drawable(title, face).split()
    for count in range(len(words), 0, -1):
        text = " ".join(words[:count]) + ("" if count == len(words) else " …")
        found = fit_headline(text, face, room, (26.0, 6.0), language, short_last=True)
        if found is not None:
            return found
    return SetText((words_of("…", face, language),), 18.0, 18.0, language)
