"""A show: one language, one public feed."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field

from gaung.model.base import CampaignPath, Entity, Model, Slug, Title, refuse
from gaung.model.language import Country, Language


class Loudness(Model):
    """What a listener gets: programme loudness and the ceiling of the peaks."""

    podcast_lufs: Annotated[float, Field(ge=-31, le=-9)] = -16.0
    """Integrated loudness as heard, in LUFS: a mono file is taken as played from two loudspeakers."""
    true_peak_dbtp: Annotated[float, Field(ge=-9, le=0)] = -1.0
    """True peak at most, in dBTP, measured on the encoded file."""


class StationFormat(StrEnum):
    """What kind of file a station takes; all are mono, 44.1 kHz."""

    WAV = "wav"
    """Broadcast Wave, 16 bit."""
    FLAC = "flac"
    """The same samples in about half the bytes."""
    MP2 = "mp2"
    """MPEG layer II, 192 kbit/s; it holds no title, its name must say what it is."""
    MP3 = "mp3"
    """192 kbit/s."""


class Station(Model):
    """A radio station that airs the show, and what its desk wants to be given."""

    id: Slug
    """Short and for ever: it is part of the file's name and address."""
    name: Title
    """The station's name."""
    loudness_lufs: Annotated[float, Field(ge=-31, le=-9)] = -23.0
    """Integrated loudness, in LUFS, as a station's meter shows it (EBU R 128): a mono file counts as one channel."""
    true_peak_dbtp: Annotated[float, Field(ge=-9, le=0)] = -1.0
    """True peak at most, in dBTP, measured on the encoded file."""
    format: StationFormat = StationFormat.WAV
    """What kind of file it takes."""


def _each_once(stations: tuple[Station, ...]) -> tuple[Station, ...]:
    seen: set[str] = set()
    for station in stations:
        if station.id in seen:
            raise refuse("read-station-twice", id=station.id)
        seen.add(station.id)
    return stations


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
    explicit: bool = False
    """Whether it is unfit for children. A campaign's show never should be."""
    guid: UUID
    """The show's name for ever, given once by `gaung new`; it never changes, not even when the address does."""
    license: Annotated[str, Field(pattern=r"^[a-z0-9.-]+$")] = "cc-by-sa-4.0"
    """The licence under which stations may repeat it, as an SPDX slug in small letters."""
    synthetic: bool = False
    """Whether voices in it may be computer voices. The page and the feed say so."""
    low_data: bool = True
    """Whether listeners with little data get a second, small file of each episode (Opus, about 11 MB an hour)."""
    loudness: Loudness = Loudness()
    """What a listener gets."""
    stations: Annotated[tuple[Station, ...], AfterValidator(_each_once)] = ()
    """The stations that air it; each gets a file of its own, made in the same pass."""
