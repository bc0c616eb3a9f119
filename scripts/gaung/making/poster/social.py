"""Pictures for phones: the message laid out anew for a square, a story and a link, one millimetre being one pixel.

Nobody scans a code on the phone that shows it, so these have none: headline, what to do, the first help line, address.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from gaung.making.poster import picture, words
from gaung.making.poster.colour import INK, SUN, WHITE, mix
from gaung.making.poster.display import Block, Page, Picture, Role, Shape
from gaung.making.poster.display import Path as ShapePath
from gaung.making.poster.fonts import LOUD, STRONG
from gaung.making.poster.helpband import help_part
from gaung.making.poster.palettes import palette_of
from gaung.making.poster.parts import Part, stacked, text_part
from gaung.making.poster.rings import Box, echo, whole_rings
from gaung.making.poster.shapes import rectangle, rounded
from gaung.making.poster.sheet import Copy, Palette, Sheet
from gaung.making.poster.typesetting import SetText, address_words, fit, words_of
from gaung.model.poster import PosterSize, PosterSpeaker
from gaung.model.register import Helpline

SQUARE = PosterSize(name="1080x1080", width_mm=1080, height_mm=1080)
STORY = PosterSize(name="1080x1920", width_mm=1080, height_mm=1920)
LINK = PosterSize(name="1200x630", width_mm=1200, height_mm=630)
SHAPES = (SQUARE, STORY, LINK)

_UNITS = {SQUARE.name: 6.4, STORY.name: 7.8, LINK.name: 5.0}
"""How large things are beside those on A4: a picture on a phone is as wide as a thumb is long."""
_COVERED_TOP, _COVERED_FOOT = 220.0, 300.0
"""What the buttons of the networks cover of a story, in pixels."""


_HEADLINE_POINTS = (120.0, 20.0)


@dataclass(slots=True)
class SocialSheet(Sheet):
    """A sheet of pixels: larger type, one help line a country."""

    @property
    def unit(self) -> float:
        """How large things are beside those on A4."""
        return _UNITS[self.size.name]

    @property
    def helplines(self) -> tuple[Helpline, ...]:
        """The first line of each country that the language is read in."""
        shown = Sheet.helplines.fget(self)  # type: ignore[attr-defined]  # slots leave no zero-argument super()
        firsts = {line.countries: line for line in reversed(shown)}
        kept = tuple(line for line in shown if line in firsts.values())
        return kept if self.language.country is None else kept[:1]

    def picture(self, box: tuple[float, float, float, float], clip: ShapePath | None = None) -> tuple[Block, ...]:
        """The author's picture around its focal point; a screen takes what there is."""
        art = self.poster.art
        if art is None or self.art is None:
            return ()
        x, y, width, height = box
        part = picture.crop_box(self.art.size, art.focal, width / height)
        encoded, pixels = picture.for_paper(self.art, part, width * 25.4 / picture.KEPT_DPI)
        alt = self.campaign.say(dict(art.alt), self.language)
        return (Block(Role.FIGURE, (Picture(encoded, pixels, x, y, width, height, clip),), alt=alt),)


def page_of(sheet: SocialSheet) -> Page:
    """The picture of one shape in one language; what does not fit is in `sheet.problems`."""
    palette = palette_of(sheet.poster)
    blocks = _link(sheet, palette) if sheet.size == LINK else _upright(sheet, palette)
    return Page(sheet.width, sheet.height, sheet.language, sheet.message.headline, blocks)


def _upright(sheet: SocialSheet, palette: Palette) -> tuple[Block, ...]:
    """Field with the headline, what to do, and the band at the foot."""
    is_story = sheet.size == STORY
    inner = sheet.width - 2 * sheet.margin
    foot_air = _COVERED_FOOT if is_story else sheet.mm(8)
    band = _band(sheet, sheet.margin, inner, 100 if is_story else 84)
    band_top = sheet.height - foot_air - band.height - sheet.mm(8)
    pictured = sheet.picture((0.0, 0.0, sheet.width, band_top * (0.38 if is_story else 0.42)))
    top = band_top * (0.38 if is_story else 0.42) + sheet.mm(7) if pictured else sheet.mm(11)
    top = max(top, _COVERED_TOP) if is_story else top
    middle = _middle(sheet, palette, inner, (band_top - top) * 0.56) if is_story else None
    free = band_top - top - sheet.mm(9)
    room = free - (middle.height + sheet.mm(8) if middle else 0.0)
    if middle and not _has_room(sheet, inner, room):
        middle, room = None, free
    title = sheet.headline(sheet.copy("headline"), (inner, room), _HEADLINE_POINTS, short_last=True)
    spare = max(room - title.height_mm, 0.0)
    at = (sheet.margin, top + spare * (0.2 if middle else 0.45))
    middle_top = at[1] + title.height_mm + sheet.mm(8) + spare * 0.4
    field: Box = (0.0, 0.0, sheet.width, middle_top - sheet.mm(4) if middle else band_top)
    return (
        _field(sheet, palette, title, at, field, band_top),
        *pictured,
        Block(Role.TITLE, title.placed(*at, palette.on_field, palette.field)),
        *(middle.draw(middle_top) if middle else ()),
        Block(
            Role.DECORATION, (Shape(rectangle(0, band_top, sheet.width, sheet.height - band_top), SUN), *_last(sheet))
        ),
        *band.draw(band_top + sheet.mm(8)),
    )


def _has_room(sheet: SocialSheet, width: float, height: float) -> bool:
    """Whether the headline fits; if not, what to do stays in the caption."""
    tried = replace(sheet, problems=[])
    tried.headline(tried.copy("headline"), (width, height), _HEADLINE_POINTS)
    return not tried.problems


def _link(sheet: SocialSheet, palette: Palette) -> tuple[Block, ...]:
    """Headline at the left, the band standing at the right."""
    split = sheet.width * 0.58
    pad = sheet.mm(7)
    pictured = sheet.picture((0.0, 0.0, split, sheet.height * 0.42))
    top = sheet.height * 0.42 + sheet.mm(5) if pictured else sheet.mm(9)
    band = _band(sheet, split + pad, sheet.width - split - 2 * pad, 92)
    room = (split - sheet.margin - pad, sheet.height - top - sheet.mm(9))
    title = sheet.headline(sheet.copy("headline"), room, (96, 18), short_last=True)
    at = (sheet.margin, top + max(room[1] - title.height_mm, 0) / 2)
    return (
        _field(sheet, palette, title, at, (0.0, 0.0, split, sheet.height), sheet.height),
        *pictured,
        Block(Role.DECORATION, (Shape(rectangle(split, 0, sheet.width - split, sheet.height), SUN),)),
        Block(Role.TITLE, title.placed(*at, palette.on_field, palette.field)),
        *band.draw(max((sheet.height - band.height) / 2, pad)),
    )


def _field(
    sheet: SocialSheet, palette: Palette, title: SetText, at: tuple[float, float], field: Box, foot: float
) -> Block:
    ground = Shape(rectangle(0, 0, field[2], foot), palette.field)
    below = ((0.0, field[3], sheet.width, sheet.height),)
    return Block(Role.DECORATION, (ground, *echo(title, at, palette, field, below)))


def _sun(sheet: SocialSheet, top: float) -> Shape:
    return Shape(rectangle(0, top, sheet.width, sheet.height - top), SUN)


def _last(sheet: SocialSheet) -> tuple[Shape, ...]:
    """Quiet rings where a story's buttons will be: nothing to read, and not empty where there are none."""
    if sheet.size != STORY:
        return ()
    radii = tuple(sheet.mm(6 + 6 * step) for step in range(5))
    rings = whole_rings(sheet.width - sheet.margin, sheet.height, radii, sheet.mm(2.2), mix(SUN, INK, 0.07))
    return rings


def _band(sheet: SocialSheet, x: float, width: float, most_points: float) -> Part:
    """Words, number, who answers; under it the address that the poster's code leads to."""
    rows = [(0.0, help_part(sheet, x, width, most_points, share=1.0))]
    if sheet.address:
        shown = sheet.address.partition("://")[2].rstrip("/")
        parts = address_words(shown, STRONG, sheet.language, r"/.\-")
        copy = Copy(shown, sheet.poster.where("qr", "to"))
        text = sheet.running(copy, STRONG, (width, sheet.mm(16)), (13, 8), 1.25, words=parts)
        rows.append((sheet.mm(6), text_part(text, x, INK, SUN)))
    return stacked(tuple(rows))


def _middle(sheet: SocialSheet, palette: Palette, width: float, most_height: float) -> Part | None:
    """What to do: the chat, the steps, or the body."""
    if sheet.message.chat:
        return _chat(sheet, palette, width, most_height)
    if sheet.message.steps:
        return _steps(sheet, palette, width, most_height)
    if not sheet.message.body:
        return None
    copy = sheet.copy("body")
    face = sheet.face(STRONG)
    sheet.check_letters(copy, face)
    sizes = (sheet.points(19), sheet.points(11))
    shaped = words_of(copy.text, face, sheet.language)
    text = fit(shaped, (width, most_height), sizes, sheet.leading, sheet.language)
    return None if text is None else text_part(text, sheet.margin, palette.on_field, palette.field)


def _texts(sheet: SocialSheet, copies: list[Copy], width: float, height: float, points: float) -> list[SetText]:
    """Several texts at one size: as large as lets all stand in `height` mm with air around each; none if too long."""
    face = sheet.face(STRONG)
    for copy in copies:
        sheet.check_letters(copy, face)
    size = points
    while True:
        em = sheet.points(size)
        shaped = [words_of(copy.text, face, sheet.language) for copy in copies]
        texts = [fit(one, (width, height), (em, em), sheet.leading, sheet.language) for one in shaped]
        fitted = [text for text in texts if text is not None]
        whole = len(fitted) == len(copies)
        if whole and sum(text.height_mm + em * 1.5 for text in fitted) <= height:
            return fitted
        if size <= 9:
            return []
        size -= 1


def _steps(sheet: SocialSheet, palette: Palette, width: float, most_height: float) -> Part | None:
    """White rows, each with its number."""
    room = sheet.mm(17)
    copies = [sheet.copy("steps", index) for index in range(len(sheet.message.steps))]
    texts = _texts(sheet, copies, width - room - sheet.mm(5), most_height, 23)
    rows: list[tuple[float, Part]] = []
    for index, text in enumerate(texts):
        rows.append((sheet.mm(2.4) if rows else 0.0, _step(sheet, palette, text, index, width, room)))
    return stacked(tuple(rows)) if rows else None


def _step(sheet: SocialSheet, palette: Palette, text: SetText, index: int, width: float, room: float) -> Part:
    face = LOUD if index != 4 else STRONG
    name = words_of(words.number(index + 1, sheet.language), face, sheet.language)
    numeral = SetText((name,), text.size_mm * 1.5, text.size_mm * 1.5, sheet.language)
    height = max(text.height_mm, numeral.height_mm) + text.size_mm * 0.9

    def draw(top: float) -> tuple[Block, ...]:
        middle, x = top + height / 2, sheet.margin
        ground = Shape(rounded(x, top, width, height, sheet.mm(4)), WHITE)
        label = numeral.placed(
            x + room / 2, middle - numeral.height_mm / 2, palette.strong, WHITE, align=0.5, is_number=False
        )
        said = text.placed(x + room, middle - text.height_mm / 2, INK, WHITE)
        return (
            Block(Role.DECORATION, (ground,)),
            Block(Role.PARAGRAPH, label),
            Block(Role.PARAGRAPH, said),
        )

    return Part(height, draw)


def _chat(sheet: SocialSheet, palette: Palette, width: float, most_height: float) -> Part | None:
    """Bubbles, the other side's at the left; if there is no room for all, the last ones."""
    bubbles = sheet.message.chat[-4:]
    first = len(sheet.message.chat) - len(bubbles)
    copies = [sheet.copy("chat", first + index, "text") for index in range(len(bubbles))]
    pad = sheet.mm(4)
    texts = _texts(sheet, copies, width * 0.8 - 2 * pad, most_height, 17)
    rows: list[tuple[float, Part]] = []
    for bubble, text in zip(bubbles, texts, strict=False):
        is_mine = bubble.who is PosterSpeaker.ME
        wide = text.width_mm + 2 * pad
        x = sheet.margin + (width - wide if is_mine else 0.0)
        ground, ink = (palette.accent, INK) if is_mine else (WHITE, INK)
        rows.append((sheet.mm(2.6) if rows else 0.0, _bubble(text, (x, wide, pad), ground, ink)))
    return stacked(tuple(rows)) if rows else None


def _bubble(text: SetText, box: tuple[float, float, float], ground: str, ink: str) -> Part:
    x, width, pad = box
    height = text.height_mm + 2 * pad * 0.8

    def draw(top: float) -> tuple[Block, ...]:
        shape = Shape(rounded(x, top, width, height, pad), ground)
        return (
            Block(Role.DECORATION, (shape,)),
            Block(Role.PARAGRAPH, text.placed(x + pad, top + pad * 0.8, ink, ground)),
        )

    return Part(height, draw)
