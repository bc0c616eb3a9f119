"""What only feeds say: how often a show comes, where it plays, who pays for it, and the best seconds of an episode."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from gaung.model.base import Model, Moment, Seconds, Title, refuse
from gaung.model.language import Country

Address = Annotated[str, Field(pattern=r"^https://[^\s\"<>]+$", max_length=500)]
"""A whole address on the web, `https://…`."""


class EpisodeKind(StrEnum):
    """Which product an episode is; a station's feed holds programmes only."""

    FULL = "full"
    """A programme."""
    TRAILER = "trailer"
    """An invitation to the show: in the public feed and in the feed of promos."""
    BONUS = "bonus"
    """Something beside the programmes: in the public feed only."""
    PROMO = "promo"
    """A spot for stations, 15 to 60 seconds: in the feed of promos only."""


class ShowType(StrEnum):
    """In which order a show is heard."""

    EPISODIC = "episodic"
    """The newest programme first; each stands alone."""
    SERIAL = "serial"
    """From the first programme on; every one has its number."""


_RULE_PART = re.compile(r"[A-Z]+=[A-Z0-9,+-]+")
_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")


def _is_rule(rule: str) -> str:
    """Refuse what RFC 5545 does not know as a recurrence rule of days."""
    parts = rule.split(";")
    frequency = parts[0].removeprefix("FREQ=")
    if not all(_RULE_PART.fullmatch(part) for part in parts) or frequency not in _FREQUENCIES:
        raise refuse("feed-rule", seen=rule, example="FREQ=WEEKLY;BYDAY=FR")
    return rule


class UpdateFrequency(Model):
    """How often a new programme comes."""

    text: Annotated[str, Field(min_length=1, max_length=128)]
    """As people say it: `Setiap Jumat sore`."""
    rule: Annotated[str, Field(max_length=200), AfterValidator(_is_rule)]
    """As calendars say it (RFC 5545): `FREQ=WEEKLY;BYDAY=FR`."""
    starts: Moment | None = None
    """The first programme; needed where the rule counts (`COUNT=8`)."""

    @model_validator(mode="after")
    def _count_has_start(self) -> Self:
        if "COUNT=" in self.rule and self.starts is None:
            raise refuse("feed-rule-start", seen=self.rule)
        return self


class Funding(Model):
    """Where people can give something to the campaign."""

    url: Address
    """The page."""
    text: Annotated[str, Field(min_length=1, max_length=128)]
    """What the button says."""


class FeedNote(Model):
    """A note for machines (`podcast:txt`), such as the word with which a directory proves who owns a feed."""

    purpose: Annotated[str, Field(min_length=1, max_length=128)]
    """What it is for: `applepodcastsverify`."""
    value: Annotated[str, Field(min_length=1, max_length=4000)]
    """What it says."""


class FeedLocation(Model):
    """What place a show or episode is about: a city or a country, never a school or a street."""

    name: Annotated[Title, Field(max_length=128)]
    """The name of the city or region."""
    country: Country
    """In which country it lies."""
    geo: Annotated[str, Field(pattern=r"^-?[0-9]{1,2}(?:\.[0-9])?,-?[0-9]{1,3}(?:\.[0-9])?$")] | None = None
    """Latitude and longitude with at most one decimal, which is about 11 kilometres: `-6.2,106.8`."""
    osm: Annotated[str, Field(pattern=r"^R[0-9]{1,12}$")] | None = None
    """The OpenStreetMap relation of the city: `R6362934`."""


class Soundbite(Model):
    """Seconds of a programme that invite to hear all of it."""

    title: Annotated[Title, Field(max_length=128)]
    """What is said in them."""
    start: Seconds
    """Where they begin in the finished programme."""
    length: Annotated[Seconds, Field(ge=15, le=120)]
    """How long they are: 15 seconds to 2 minutes."""


class ContentLink(Model):
    """A page that belongs to an episode."""

    url: Address
    """Where it is."""
    text: Annotated[str, Field(min_length=1, max_length=128)]
    """What it is."""


class SeasonName(Model):
    """What a season is called."""

    number: Annotated[int, Field(ge=1)]
    """Which one."""
    name: Annotated[Title, Field(max_length=128)]
    """Its name."""
