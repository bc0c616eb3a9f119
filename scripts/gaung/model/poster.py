"""A poster: one message, in every language and size."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator

from gaung.model.base import CampaignPath, Day, Entity, Model, Slug, Title, refuse
from gaung.model.font import PosterFonts
from gaung.model.language import Language
from gaung.model.picture import PictureCare
from gaung.model.topic import Area

_SIZES_MM = {
    "A2": (420.0, 594.0),
    "A3": (297.0, 420.0),
    "A4": (210.0, 297.0),
    "A5": (148.0, 210.0),
    "F4": (215.0, 330.0),
}


class PosterSize(Model):
    """A sheet of paper: `A4`, `A3-landscape`, `F4` (215 × 330 mm), or `210x297` in millimetres."""

    name: str
    """How it is called in file names."""
    width_mm: Annotated[float, Field(ge=50, le=2000)]
    """Width."""
    height_mm: Annotated[float, Field(ge=50, le=2000)]
    """Height."""


def _read_size(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    name, _, turn = value.strip().partition("-")
    if name.upper() in {"FOLIO"}:
        name = "F4"
    if name.upper() in _SIZES_MM and turn in ("", "landscape"):
        width, height = _SIZES_MM[name.upper()]
        if turn:
            width, height = height, width
        label = name.upper() + ("-landscape" if turn else "")
        return {"name": label, "width_mm": width, "height_mm": height}
    custom = re.fullmatch(r"(\d{2,4})\s*[x×]\s*(\d{2,4})", value.strip())
    if custom:
        width, height = float(custom[1]), float(custom[2])
        return {"name": f"{custom[1]}x{custom[2]}", "width_mm": width, "height_mm": height}
    raise refuse("poster-size-unknown", seen=value, known=(*_SIZES_MM, "A4-landscape", "210x297"))


class PosterTheme(StrEnum):
    """The design of a poster (`look.md`)."""

    LANTANG = "lantang"
    LANGKAH = "langkah"
    GELEMBUNG = "gelembung"
    PAPAN = "papan"
    KOMIK = "komik"
    KARTU = "kartu"
    CEKLIS = "ceklis"


class PosterVariant(StrEnum):
    """A further form of each sheet."""

    COLOUR = "colour"
    """The sheet as it is: always made, first."""
    INK_SAVER = "ink-saver"
    """Black on white: outlines instead of surfaces, at most 15 % of the paper covered."""
    COLOURING = "colouring"
    """A drawing of lines, to be coloured in."""
    TILED = "tiled"
    """A sheet larger than A4 on several sheets of A4, to be glued together, with a map; for A3 and larger."""
    TWO_UP = "2-up"
    """Two hand-outs on one sheet, to be cut apart; for A4 and F4."""
    FOUR_UP = "4-up"
    """Four hand-outs on one sheet."""
    EIGHT_UP = "8-up"
    """Eight cards on one sheet."""
    TEAR_OFF = "tear-off"
    """With strips at the foot to tear off: number and short address."""
    WITH_INDONESIAN = "bilingual-id"
    """Two languages on one sheet: Indonesian is the second."""
    WITH_ENGLISH = "bilingual-en"
    """Two languages on one sheet: English is the second."""
    WITH_NEPALI = "bilingual-ne"
    """Two languages on one sheet: Nepali is the second."""
    WITH_FILIPINO = "bilingual-fil"
    """Two languages on one sheet: Filipino is the second."""

    @property
    def copies(self) -> int:
        """How many hand-outs stand on one sheet; 1 if it is not one of hand-outs."""
        return int(self.value.partition("-up")[0]) if self.value.endswith("-up") else 1

    @property
    def second(self) -> Language | None:
        """The second language of a sheet in two."""
        kind, _, code = self.value.partition("-")
        return Language(code) if kind == "bilingual" else None


class PosterScene(StrEnum):
    """A drawing of Gaung: who does what."""

    PHONE = "phone"
    """A child with a phone that will not stop."""
    TALK = "talk"
    """Two children talk."""
    ADULT = "adult"
    """A child and an adult who listens."""
    CALL = "call"
    """A child calls for help."""
    GROUP = "group"
    """Friends together; one raises a hand."""
    STOP = "stop"
    """A child who holds up a hand: no."""
    RADIO = "radio"
    """A child at the radio table."""
    DOOR = "door"
    """An adult comes in to help."""


class PosterPanel(Model):
    """The words of one panel of a comic: at least one of the three."""

    says: Annotated[str, Field(max_length=120)] = ""
    """What the child says."""
    answers: Annotated[str, Field(max_length=120)] = ""
    """What the other one says."""
    tells: Annotated[str, Field(max_length=120)] = ""
    """What the teller says, on a strip at the top."""

    @model_validator(mode="after")
    def _has_words(self) -> Self:
        if not (self.says or self.answers or self.tells):
            raise refuse("poster-panel-empty")
        return self


class PosterSpeaker(StrEnum):
    """Who writes in a chat."""

    OTHER = "other"
    ME = "me"


class PosterBubble(Model):
    """One message of a chat."""

    who: PosterSpeaker
    """`other` writes at the left, `me` answers at the right."""
    text: Annotated[str, Field(min_length=1, max_length=200)]
    """What is written."""


class PosterMessage(Model):
    """What a poster says, in one language."""

    headline: Annotated[str, Field(min_length=1, max_length=200)]
    """The loud line: seven words or fewer."""
    body: Annotated[str, Field(max_length=600)] = ""
    """One or two sentences; 25 words or fewer on A4."""
    steps: Annotated[tuple[Annotated[str, Field(min_length=1, max_length=200)], ...], Field(max_length=6)] = ()
    """For the designs `langkah` and `ceklis`: what to do, each step beginning with a verb."""
    chat: Annotated[tuple[PosterBubble, ...], Field(max_length=8)] = ()
    """For the design `gelembung`: a chat from top to bottom; the last answer is what to do."""
    panels: Annotated[tuple[PosterPanel, ...], Field(max_length=6)] = ()
    """For the design `komik`: the words of each panel, two to six, one for each of the poster's `scenes`."""
    footer: Annotated[str, Field(max_length=200)] = ""
    """Small print: who made it."""
    help: Annotated[str, Field(max_length=120)] = ""
    """The words above the help line: “Talk to somebody”."""
    sms: Annotated[str, Field(max_length=160)] = ""
    """A shorter text for the SMS, without the number, which follows by itself; left out, headline and body serve."""
    spot: Annotated[str, Field(max_length=600)] = ""
    """What a presenter reads in 30 seconds, without the number; left out, headline, body and steps serve."""
    native_review: bool = True
    """False while a native speaker still has to read the translation; the gallery says so."""


class PosterQr(Model):
    """Where the QR code leads: a page of this campaign's site."""

    to: Annotated[str, Field(pattern=r"^/[a-z0-9/-]*$")]
    """The page's address inside the site: `/help/`. The language is added by itself."""


class PosterArt(PictureCare):
    """A picture on the poster."""

    file: CampaignPath
    """The picture."""
    focal: tuple[Annotated[float, Field(ge=0, le=1)], Annotated[float, Field(ge=0, le=1)]] = (0.5, 0.5)
    """The point that must stay visible: from the left and from the top, 0 to 1."""
    alt: dict[Language, Title]
    """What is to be seen, in words, in each language."""
    text: dict[Language, Title] = Field(default_factory=dict)
    """Words that stand in the picture itself, as they stand there: the safety rules read them, too."""


class PosterLogo(PictureCare):
    """The mark of an organisation that stands behind the poster."""

    file: CampaignPath
    """A picture on white or on nothing, best 300 dots per inch where it is shown."""
    name: Title
    """The organisation, for those who listen to the PDF."""


class Pretest(Model):
    """One try with children before printing: counts only, never names (`domain.md`: five to eight children a band)."""

    date: Day
    """When."""
    band: Annotated[str, Field(pattern=r"^(?:[0-9]{1,2}-[0-9]{1,2}|adults)$")]
    """The age band of those who looked at it: `12-14`, `adults`."""
    people: Annotated[int, Field(ge=1, le=1000)]
    """How many looked at it."""
    changes: Annotated[str, Field(max_length=600)] = ""
    """What was changed because of what they said."""


class Poster(Entity):
    """`posters/<poster>/poster.yaml`: one message, all languages and sizes."""

    title: dict[Language, Title] = Field(default_factory=dict)
    """A name for the gallery; left out, the headline serves."""
    sizes: Annotated[tuple[Annotated[PosterSize, BeforeValidator(_read_size)], ...], Field(min_length=1)]
    """The sheets of paper it is laid out for."""
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    """The languages it is made in; each needs a message."""
    theme: PosterTheme
    """The design."""
    scenes: Annotated[tuple[PosterScene, ...], Field(max_length=6)] = ()
    """For the designs `komik` (one a panel) and `kartu` (one): what is drawn."""
    message: dict[Language, PosterMessage]
    """What it says, per language."""
    helplines: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """The help lines by register id; each language shows those of its own country."""
    qr: PosterQr | None = None
    """A QR code with its address beside it."""
    variants: tuple[PosterVariant, ...] = ()
    """Further forms of each sheet, beside the one in colour. A form that a size has no use for is not made in it."""
    tear_off: Annotated[int, Field(ge=3, le=16)] | None = None
    """How many strips there are to tear off; left out, as many as fit well."""
    bleed_mm: Annotated[float, Field(ge=0, le=10)] = 0
    """For a print shop: how far colours run over the edge. 3 is usual; then there is a second PDF, `….print.pdf`."""
    marks: bool = False
    """Crop marks on the PDF for the print shop."""
    art: PosterArt | None = None
    """A picture."""
    fonts: PosterFonts | None = None
    """Fonts of your own; left out, the campaign's `fonts`, else Gaung's."""
    logos: Annotated[tuple[PosterLogo, ...], Field(max_length=6)] = ()
    """The marks of the organisations, small at the foot."""
    topics: tuple[Slug, ...] = ()
    """What it is about, by topic ids."""
    areas: tuple[Area, ...] = ()
    """From which side it looks at that: `context`, `threats`, `perspectives`."""
    audience: tuple[str, ...] = ()
    """For whom: `12-14`, `adults`."""
    consents: tuple[str, ...] = ()
    """References of the consents for every child whose picture or drawing is on it."""
    author_role: Title | None = None
    """The role of who wrote it (never a name); needed for a sensitive topic."""
    reviewed_by_role: Title | None = None
    """The role of who read it for the children's safety: not the author's."""
    reviewed_on: Day | None = None
    """The day of that reading."""
    version: Title = "1"
    """Printed small at the foot, so that an old print can be told from a new one."""
    words_per_minute: Annotated[int, Field(ge=80, le=260)] = 120
    """How fast the presenter of the 30-second text reads."""
    pretested: tuple[Pretest, ...] = ()
    """Who looked at it before it was printed; a release warns if nobody did."""
