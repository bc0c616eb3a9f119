"""What goes into a feed, as plain values: gathered from the campaign, written by `document`, named by the recipe."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from gaung.making.recipe import Setting
from gaung.model.language import Language

FEED = "feed.xml"
COVER = "cover.jpg"
COVER_PIXELS = 3000
SMALL_COVER = "cover-600.jpg"
SMALL_COVER_PIXELS = 600

_PLAIN = frozenset({str, int, float, bool})


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Somebody who is named: an adult's published name or an alias, with role and group of the Podcast Taxonomy."""

    name: str
    role: str
    group: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The beginning of a chapter."""

    start_seconds: float
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """A help line as listeners read it."""

    id: str
    name: str
    value: str
    link: str
    remark: str
    """Hours and cost, where we know them, and whether a child needs an adult for it."""
    asks: str
    """What it will ask for, as a sentence; empty if nothing a child should know before."""
    is_first_aid: bool
    """Whether it belongs into the short description: it is for an emergency or to talk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A city or country that a show or an item is about."""

    name: str
    country: str
    geo: str | None = None
    osm: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bite:
    """Seconds of a programme that invite to hear all of it."""

    start_seconds: float
    length_seconds: float
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """One file in which an item can be heard."""

    url: str
    media_type: str
    bytes: int
    seconds: float
    sha384: str
    """Hexadecimal; empty if it is not known."""
    title: str
    """What it is, in at most 32 characters: `MP3`, `P1`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that belongs to an item, with words for those who do not see it."""

    url: str
    alt: str
    width: int
    height: int
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A page that belongs to an item."""

    url: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One episode in a feed."""

    guid: str
    title: str
    summary: str
    notes: str
    """Markdown; empty if there are none."""
    published: datetime
    page_url: str
    sound: Sound
    """The enclosure."""
    alternates: tuple[Sound, ...]
    """Other files in which it can be heard."""
    kind: str
    """`full`, `trailer` or `bonus`."""
    is_explicit: bool
    is_synthetic: bool
    is_disguised: bool
    season: int | None
    season_name: str | None
    episode: int | None
    episode_display: str | None
    credits: tuple[Credit, ...]
    chapters: tuple[Mark, ...]
    chapters_url: str
    transcripts: tuple[tuple[str, str], ...]
    """Language and address of each."""
    location: Spot | None
    bites: tuple[Bite, ...]
    pictures: tuple[Picture, ...]
    links: tuple[Link, ...]
    helplines: tuple[str, ...]
    """Ids, those of the episode first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sister:
    """Another feed of the campaign."""

    guid: uuid.UUID
    feed_url: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trailer:
    """An invitation to the show, as the channel names it."""

    title: str
    url: str
    published: datetime
    bytes: int
    media_type: str
    season: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frequency:
    """How often a new item comes."""

    text: str
    rule: str
    starts: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A feed: what it says of the show, and its items, newest first."""

    file: str = FEED
    """The name of its first document."""
    title: str
    description: str
    language: Language
    country: str
    author: str
    category: tuple[str, ...]
    type: str
    medium: str = "podcast"
    is_explicit: bool
    is_synthetic: bool
    is_complete: bool
    is_blocked: bool
    """Whether directories shall leave it alone, because it is for stations."""
    guid: uuid.UUID
    license: str
    license_url: str | None
    page_url: str
    folder_url: str
    """The address of the folder that holds the feed's documents, with a slash at the end."""
    cover_url: str
    """The address of the folder that holds the covers, with a slash at the end."""
    new_feed_url: str | None = None
    hub: str | None = None
    location: Spot | None = None
    frequency: Frequency | None = None
    funding: tuple[Link, ...] = ()
    machine_notes: tuple[tuple[str, str], ...] = ()
    """Purpose and value of each."""
    trailers: tuple[Trailer, ...] = ()
    publisher: Sister | None = None
    credits: tuple[Credit, ...]
    sisters: tuple[Sister, ...]
    helplines: Mapping[str, Help]
    items: Mapping[str, Item]
    """By episode id, newest first."""


def one_line(text: str) -> str:
    """Text without line ends, double spaces and spaces around it: directories refuse those."""
    return " ".join(text.split())


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a plain text, each on one line; empty lines part them."""
    return tuple(one_line(part) for part in re.split(r"\n\s*\n", text) if part.strip())


_VALUES = (Credit, Mark, Help, Spot, Bite, Sound, Picture, Link, Item, Sister, Trailer, Frequency, Channel)


def as_setting(value: object) -> Setting:
    """A gathered value as the recipe holds it."""
    if value is None or type(value) in _PLAIN:
        return cast(Setting, value)
    if isinstance(value, tuple):
        return [as_setting(inner) for inner in value]
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): as_setting(inner) for key, inner in value.items()}
    if isinstance(value, _VALUES):
        return {name: as_setting(getattr(value, name)) for name in value.__slots__}
    return str(value)
