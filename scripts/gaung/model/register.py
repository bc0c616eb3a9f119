"""The registers of `content/data/`: help lines and consents. Every number that is published comes from here."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from gaung.model.base import Day, Model, Slug
from gaung.model.language import Country, Language, LocalText


class HelplineChannel(StrEnum):
    """How a help line is reached."""

    PHONE = "phone"
    WHATSAPP = "whatsapp"
    SMS = "sms"
    WEB = "web"
    EMAIL = "email"


class HelplineUse(StrEnum):
    """What a help line is for; the order is the order in which a child needs them."""

    EMERGENCY = "emergency"
    TALK = "talk"
    REPORT_CONTENT = "report_content"
    REPORT_CRIME = "report_crime"
    MISSING = "missing"


class HelplineGrade(StrEnum):
    """How well a help line is proved. Only grade A is published (`domain.md`: four or more publishers, or official)."""

    A = "A"
    B = "B"
    C = "C"


class HelplineStatus(StrEnum):
    """Whether a number may be given to a child. The others stay in the register so that we can say what they are."""

    ACTIVE = "active"
    SUPERSEDED = "superseded"
    NOT_FOR_US = "not_for_us"
    UNVERIFIED = "unverified"


class Alone(StrEnum):
    """Whether a child can use a help line alone."""

    YES = "yes"
    WITH_ADULT = "with_adult"


class Helpline(Model):
    """One way to get help or to report: who answers, how, when, and how we know."""

    id: Slug
    """The name that pages, posters and episodes use instead of the number."""
    countries: Annotated[tuple[Country, ...], Field(min_length=1)]
    """Where the line answers. A page of another country may not show it."""
    name: LocalText
    """What the service is called."""
    operator: LocalText
    """Who runs it."""
    use: HelplineUse
    """What it is for."""
    channel: HelplineChannel
    """How it is reached."""
    value: Annotated[str, Field(min_length=2, max_length=80)]
    """The number or address, in groups as people say it, with hyphens between them."""
    link: Annotated[str, Field(pattern=r"^(tel:\+?[0-9]+|https://[^\s]+|sms:\+?[0-9]+|mailto:[^\s]+)$")]
    """What a tap opens: `tel:`, `https://`, `sms:` or `mailto:`."""
    say: LocalText
    """The number as a presenter says it."""
    hours: LocalText | None = None
    """When somebody answers; left out when we do not know."""
    cost: LocalText | None = None
    """What it costs; left out when we do not know."""
    asks: LocalText | None = None
    """What it will ask for, when a child should know that before."""
    child_can_use: Alone = Alone.YES
    """Whether a child can use it alone."""
    grade: HelplineGrade
    """How well it is proved."""
    status: HelplineStatus = HelplineStatus.ACTIVE
    """Whether it may be given to a child."""
    replaced_by: Slug | None = None
    """For a superseded number: the id of the right one."""
    sources: Annotated[tuple[str, ...], Field(min_length=1)]
    """Who published it, and when."""
    checked_on: Day
    """When somebody last looked, wrote or called."""
    checked_by: str
    """The role of who did (never a name)."""
    method: str
    """How: official page, letter, test call, published sources."""
    review_by: Day
    """The last day on which it may be published before somebody has checked again, where it answers."""

    @property
    def is_published(self) -> bool:
        """Whether it may be given to a child at all (review dates come on top)."""
        return self.status is HelplineStatus.ACTIVE and self.grade is HelplineGrade.A


class Helplines(Model):
    """`content/data/helplines.yaml`: the one register of numbers and addresses."""

    helplines: tuple[Helpline, ...]
    """Every help line, in the order in which a child needs them."""


class ConsentUse(StrEnum):
    """Where something with a child in it may appear."""

    SITE = "site"
    PODCAST = "podcast"
    RADIO = "radio"
    POSTER = "poster"


class ConsentKind(StrEnum):
    """What of a child it is about."""

    VOICE = "voice"
    PICTURE = "picture"
    QUOTE = "quote"
    """Words of a child that are printed or said by somebody else."""
    DRAWING = "drawing"


class AgeBand(StrEnum):
    """An age band instead of an age."""

    BAND_10_12 = "10-12"
    BAND_13_15 = "13-15"
    BAND_16_17 = "16-17"


class Consent(Model):
    """One recorded consent with assent, by reference. It never holds a name: the paper stays with the organisation."""

    ref: Annotated[str, Field(pattern=r"^[A-Z0-9]+(?:-[A-Z0-9]+)*$", max_length=40)]
    """The reference on the paper form: `ID-2026-014`."""
    kinds: Annotated[tuple[ConsentKind, ...], Field(min_length=1)] = (ConsentKind.VOICE,)
    """What it is about: `voice`, `picture`, `quote`, `drawing`."""
    uses: Annotated[tuple[ConsentUse, ...], Field(min_length=1)]
    """Where it may appear."""
    countries: Annotated[tuple[Country, ...], Field(min_length=1)]
    """In which countries."""
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    """In which languages."""
    age_band: AgeBand
    """The child's age band."""
    assent: bool
    """Whether the child said yes, apart from the guardian."""
    valid_from: Day
    """First day; it holds as soon as that day has begun in all of its countries."""
    valid_until: Day
    """Last day; it ends with that day in the first of its countries, by their own clocks."""
    withdrawn_on: Day | None = None
    """The day on which it was taken back."""


class Consents(Model):
    """`content/data/consents.yaml`: references, scopes and dates, never names."""

    consents: tuple[Consent, ...] = ()
    """Every recorded consent."""
