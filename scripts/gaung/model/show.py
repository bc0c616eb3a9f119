"""A show: one language, one public feed."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field

from gaung.model.base import CampaignPath, Entity, Model, Title
from gaung.model.broadcast import Music
from gaung.model.feed import Address, FeedLocation, FeedNote, Funding, SeasonName, ShowType, UpdateFrequency
from gaung.model.language import Country, Language
from gaung.model.picture import FacesSeen
from gaung.model.station import Station, each_once


class Loudness(Model):
    """What a listener gets: programme loudness and the ceiling of the peaks."""

    podcast_lufs: Annotated[float, Field(ge=-31, le=-9)] = -16.0
    """Integrated loudness as heard, in LUFS: a mono file is taken as played from two loudspeakers."""
    true_peak_dbtp: Annotated[float, Field(ge=-9, le=0)] = -1.0
    """True peak at most, in dBTP, measured on the encoded file."""


class Show(Entity):
    """`episodes/<show>/show.yaml`: a radio show in one language, with one public feed."""

    title: Title
    """The show's name."""
    subtitle: str | None = None
    """One line about it, for the page and the cover."""
    description: Annotated[str, Field(min_length=1)]
    """What it is about and for whom; at most 4,000 bytes, which is about 1,300 Nepali letters."""
    language: Language
    """The language that is spoken in it."""
    country: Country
    """The country whose help lines it names."""
    author: Title
    """The organisation that answers for it, never a child."""
    category: Annotated[tuple[str, ...], Field(min_length=1, max_length=2)]
    """Apple's category and, if there is one, its sub-category: `[Kids & Family, Education for Kids]`."""
    cover: CampaignPath | None = None
    """A square picture, 1,400 to 3,000 pixels wide; left out, Gaung draws one."""
    cover_faces: FacesSeen | None = None
    """Whose faces its own cover shows: `none`, `adults` or `drawn`. A photo needs it."""
    explicit: bool = False
    """Whether it is unfit for children. A campaign's show never should be."""
    guid: UUID
    """The show's name for ever, given once by `gaung new`; it never changes, not even when the address does."""
    license: Annotated[str, Field(pattern=r"^[a-z0-9.-]+$")] = "cc-by-sa-4.0"
    """The licence under which stations may repeat it, as an SPDX slug in small letters."""
    license_url: Address | None = None
    """Where the licence can be read; needed for one that is no Creative Commons licence."""
    type: ShowType = ShowType.EPISODIC
    """Whether each programme stands alone (`episodic`) or they are heard in their order (`serial`)."""
    complete: bool = False
    """Whether the campaign is over and no further programme will come."""
    new_feed_url: Address | None = None
    """The new address of the feed, if it has moved; the old address must lead there too."""
    update_frequency: UpdateFrequency | None = None
    """How often a new programme comes."""
    location: FeedLocation | None = None
    """The city it is about; left out, its country."""
    seasons: tuple[SeasonName, ...] = ()
    """What its seasons are called."""
    funding: tuple[Funding, ...] = ()
    """Where people can give something."""
    feed_notes: tuple[FeedNote, ...] = ()
    """Notes for machines in its feed."""
    synthetic: bool = False
    """Whether voices in it may be computer voices. The page and the feed say so."""
    low_data: bool = True
    """Whether listeners with little data get a second, small file of each episode (Opus, about 11 MB an hour)."""
    loudness: Loudness = Field(default_factory=Loudness)
    """What a listener gets."""
    stations: Annotated[tuple[Station, ...], AfterValidator(each_once)] = ()
    """The stations that air it; each gets a file of its own, made in the same pass."""
    music: tuple[Music, ...] = ()
    """The jingles, beds and songs of the show with their rights; an episode may add its own."""

    def season_name(self, number: int) -> str | None:
        """What a season is called, if it has a name."""
        return next((season.name for season in self.seasons if season.number == number), None)

    def station(self, station_id: str) -> Station | None:
        """The station with this id."""
        return next((station for station in self.stations if station.id == station_id), None)
