"""One poster on one sheet of paper in one language: what a theme works with."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import sqrt
from typing import TYPE_CHECKING

from gaung.making.poster import picture, qr
from gaung.making.poster.colour import Colour
from gaung.making.poster.display import Block, Picture, Role
from gaung.making.poster.display import Path as ShapePath
from gaung.making.poster.fonts import Face, OwnFamily, headline_face, missing_characters, shapes_devanagari
from gaung.making.poster.headline import fit_headline
from gaung.making.poster.shaping import Word
from gaung.making.poster.typesetting import POINT_MM, SetText, fit, too_many, words_of
from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.model.poster import Poster, PosterMessage, PosterSize
from gaung.model.register import Helpline
from gaung.place import Place
from gaung.problem import Problem

if TYPE_CHECKING:
    from PIL import Image

SAFE_MM, SAFE_FOOT_MM = 10.0, 12.0
"""No text nearer to the edge than this: office printers leave 4 to 7 mm white, most at the foot."""

MOST_CHARACTERS = 45
"""The longest line of running text (`domain.md`)."""
_SHORTER_LINES = (0.95, 0.9, 0.85, 0.8, 0.75)


@dataclass(frozen=True, slots=True)
class Copy:
    """A text and where it was written."""

    text: str
    place: Place


@dataclass(slots=True)
class Sheet:
    """What a theme lays out. It collects what does not fit instead of stopping at the first."""

    campaign: Campaign
    poster: Poster
    size: PosterSize
    language: Language
    art: Image.Image | None = None
    logos: tuple[Image.Image, ...] = ()
    headline_family: OwnFamily | None = None
    """The author's font for headlines."""
    text_family: OwnFamily | None = None
    """The author's font for text."""
    problems: list[Problem] = field(default_factory=list)
    strips_mm: float = 0.0
    """How much of the foot of the paper is taken by strips: the design ends above them."""
    own_unit: float | None = None
    """How large things are beside those on A4, if not by the size: 1 on cards for the hand, whatever their size."""
    second: Language | None = None
    """The other language of a sheet in two; its band speaks both."""
    form: str = ""
    """Which form of the sheet it is, if it is not the one in colour: problems name it."""
    has_band: bool = True
    """Whether help lines and code stand on it; the halves of a sheet in two languages share those below them."""

    def above(self, strips_mm: float) -> Sheet:
        """The same sheet for a design that ends `strips_mm` above the foot of the paper."""
        return replace(self, strips_mm=strips_mm)

    @property
    def width(self) -> float:
        """Of the paper, in mm."""
        return self.size.width_mm

    @property
    def height(self) -> float:
        """Of what the design fills, in mm: the paper without the strips at its foot."""
        return self.size.height_mm - self.strips_mm

    @property
    def is_wide(self) -> bool:
        """Whether it lies on its long side."""
        return self.width > 1.1 * self.size.height_mm

    @property
    def unit(self) -> float:
        """How large things are beside those on A4: 1.41 on A3."""
        return self.own_unit or sqrt(self.width * self.size.height_mm / (210 * 297))

    @property
    def margin(self) -> float:
        """White at the left, right and top, in mm."""
        return max(SAFE_MM, 13 * self.unit)

    @property
    def foot_margin(self) -> float:
        """White at the bottom, in mm; less above strips, where no printer's edge is near."""
        return max(SAFE_FOOT_MM, 13 * self.unit) if not self.strips_mm else self.mm(6.4)

    def mm(self, at_a4: float) -> float:
        """A length that is `at_a4` mm on A4."""
        return at_a4 * self.unit

    def points(self, at_a4: float) -> float:
        """A type size that is `at_a4` points on A4, as an em in mm."""
        return at_a4 * POINT_MM * self.unit

    @property
    def message(self) -> PosterMessage:
        """What the poster says."""
        return self.poster.message[self.language]

    @property
    def title(self) -> str:
        """The poster's name in the sheet's language: its title, or its headline on one line."""
        own = self.poster.title.get(self.language)
        return own or " ".join(self.message.headline.split())

    def copy(self, *path: str | int) -> Copy:
        """A text of the message (`copy("steps", 2)`) with its place."""
        value: object = self.message
        for step in path:
            value = value[step] if isinstance(step, int) and isinstance(value, tuple) else getattr(value, str(step))
        return Copy(str(value), self.poster.where("message", str(self.language), *path))

    @property
    def leading(self) -> float:
        """From baseline to baseline of running text, in em: Devanagari needs more."""
        return 1.5 if self.language is Language.NEPALI else 1.32

    @property
    def helplines(self) -> tuple[Helpline, ...]:
        """The help lines it shows: those of the language's country, or all for a language read in every country."""
        country = self.language.country
        chosen = (self.campaign.helpline(line) for line in self.poster.helplines)
        return tuple(
            line
            for line in chosen
            if line is not None and line.is_published and (country is None or country in line.countries)
        )

    @property
    def address(self) -> str | None:
        """Where the QR code leads."""
        return self._address(self.language)

    @property
    def second_address(self) -> str | None:
        """The same page in the other language of a sheet in two: it is printed, and the code stays one."""
        return None if self.second is None else self._address(self.second)

    def _address(self, language: Language) -> str | None:
        if self.poster.qr is None or not self.has_band:
            return None
        path = self.campaign.language_prefix(language) + self.poster.qr.to.removeprefix("/")
        return self.campaign.url(path)

    def note(self, code: str, place: Place, **facts: str | int | float) -> None:
        """Write down a problem."""
        known = {"language": str(self.language), "size": f"{self.size.name} {self.form}".strip()}
        self.problems.append(Problem(code, place, {**known, **facts}))

    def note_missing_line(self) -> None:
        """Write down that no help line can be shown, whose country's is missing, and one that could be taken."""
        country = self.language.country
        known = self.campaign.helplines.helplines
        fitting = (line.id for line in known if line.is_published and (country is None or country in line.countries))
        facts = {"country_code": str(country).lower() if country is not None else "", "example": next(fitting, "")}
        self.note("poster-helpline-missing", self.poster.where("helplines"), **facts)

    def face(self, face: Face) -> Face:
        """The face for running text: the author's own font, if there is one."""
        return face if self.text_family is None else Face(self.text_family, face.weight)

    def check_letters(self, copy: Copy, face: Face) -> None:
        """Note every character that the font cannot draw, and a font of the author's that cannot join Devanagari."""
        own = face.family.name if isinstance(face.family, OwnFamily) else ""
        if own and any(0x0900 <= ord(c) <= 0x097F for c in copy.text) and not shapes_devanagari(face.family):
            self.problems.append(Problem("poster-font-script", copy.place, {"font": own}))
            return
        for character in missing_characters(copy.text, face):
            name = character if character.isprintable() else ""
            code = f"U+{ord(character):04X}"
            facts = {"character": name, "code": code, **({"font": own} if own else {})}
            problem = Problem("poster-font-glyph" if own else "poster-glyph-missing", copy.place, facts)
            if problem not in self.problems:
                self.problems.append(problem)

    def headline(
        self, copy: Copy, box: tuple[float, float], points: tuple[float, float], short_last: bool = False
    ) -> SetText:
        """The loud line in a box of mm, between two sizes in points at A4."""
        face = headline_face(copy.text, self.language)
        if self.headline_family is not None:
            face = Face(self.headline_family, face.weight)
        self.check_letters(copy, face)
        sizes = (self.points(points[0]), self.points(points[1]))
        found = fit_headline(copy.text, face, box, sizes, self.language, short_last)
        if found is not None:
            return found
        over = too_many(copy.text, lambda text: fit_headline(text, face, box, sizes, self.language) is not None)
        self.note("poster-text-long", copy.place, over=over)
        return SetText((words_of(copy.text, face, self.language),), sizes[1], sizes[1], self.language)

    def running(
        self,
        copy: Copy,
        face: Face,
        box: tuple[float, float],
        points: tuple[float, float],
        leading: float | None = None,
        words: tuple[Word, ...] | None = None,
    ) -> SetText:
        """Running text in a box of mm, between two sizes in points at A4; `words` if it is already shaped."""
        face = self.face(face) if words is None else face
        self.check_letters(copy, face)
        sizes = (self.points(points[0]), self.points(points[1]))
        gap = self.leading if leading is None else leading
        shaped = words_of(copy.text, face, self.language) if words is None else words
        found = fit(shaped, box, sizes, gap, self.language)
        if found is not None:
            is_alone = copy.place == self.poster.where("message", str(self.language), "body")
            return (self._narrower(found, shaped, box, sizes) if is_alone else None) or found

        def fits(text: str) -> bool:
            return fit(words_of(text, face, self.language), box, sizes, gap, self.language) is not None

        self.note("poster-text-long", copy.place, over=too_many(copy.text, fits))
        return SetText((shaped,), sizes[1], sizes[1] * gap, self.language)

    def _narrower(
        self, found: SetText, words: tuple[Word, ...], box: tuple[float, float], sizes: tuple[float, float]
    ) -> SetText | None:
        """A text whose lines are too long for the eye, in shorter ones of the same size, if there is room for them."""
        if found.most_characters <= MOST_CHARACTERS:
            return None
        leading = found.leading_mm / found.size_mm
        tried = (
            fit(words, (found.width_mm * share, box[1]), (found.size_mm, sizes[1]), leading, self.language)
            for share in _SHORTER_LINES
        )
        return next(
            (one for one in tried if one and one.size_mm == found.size_mm and one.most_characters <= MOST_CHARACTERS),
            None,
        )

    def fitting(self, copy: Copy, face: Face, box: tuple[float, float], points: tuple[float, float]) -> SetText | None:
        """Running text where it is not needed: None if there is no room for it."""
        face = self.face(face)
        self.check_letters(copy, face)
        sizes = (self.points(points[0]), self.points(points[1]))
        return fit(words_of(copy.text, face, self.language), box, sizes, self.leading, self.language)

    def picture(self, box: tuple[float, float, float, float], clip: ShapePath | None = None) -> tuple[Block, ...]:
        """The author's picture, cropped around its focal point, in a box of left, top, width, height."""
        art = self.poster.art
        if art is None or self.art is None:
            return ()
        x, y, width, height = box
        part = picture.crop_box(self.art.size, art.focal, width / height)
        facts = {"file": art.file.name, "language": str(self.language), "size": self.size.name}
        self.problems += picture.resolution(self.art, part, width, self.poster.where("art", "file"), facts)
        encoded, pixels = picture.for_paper(self.art, part, width)
        alt = self.campaign.say(dict(art.alt), self.language)
        return (Block(Role.FIGURE, (Picture(encoded, pixels, x, y, width, height, clip),), alt=alt),)

    def qr_side(self, wished_at_a4: float, most: float) -> float:
        """The side of the QR code in mm: as wished, larger if its modules need it; a problem if `most` is too small."""
        assert self.address is not None
        least = qr.least_size_mm(self.address)
        if least > most:
            facts = {"module_mm": round(most / least, 2), "characters": len(self.address)}
            self.note("poster-qr-small", self.poster.where("qr"), **facts)
        return max(min(self.mm(wished_at_a4), most), least)


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a design for an age band."""

    field: Colour
    on_field: Colour
    accent: Colour
    """Rings and strong marks; on the field it is decoration."""
    strong: Colour
    """Large type on paper and on pale grounds."""
