"""A radio station that airs a show: its clock, its files, its names, and the language of the letters it gets."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from gaung.model.base import Model, Seconds, Slug, Title, refuse
from gaung.model.language import Country, Language


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


_FIELD = re.compile(r"\{([^{}]*)\}")
NAME_FIELDS = ("code", "date", "day", "episode", "language")
"""What a `name_pattern` may ask for."""


def _names_files(pattern: str) -> str:
    """Refuse a pattern that asks for what is not known, or gives two programmes one name."""
    for seen in _FIELD.findall(pattern):
        if seen not in NAME_FIELDS:
            raise refuse("radio-name-field", seen=seen, known=NAME_FIELDS)
    if "{date}" not in pattern and "{episode}" not in pattern:
        raise refuse("radio-name-same", known=("{date}", "{episode}"))
    if not re.fullmatch(r"[A-Za-z0-9._-]+", _FIELD.sub("x", pattern)):
        raise refuse("radio-name-letters", seen=pattern)
    return pattern


class Station(Model):
    """A radio station that airs the show, and what its desk wants to be given."""

    id: Slug
    """Short and for ever: it is part of the file's name and address."""
    name: Title
    """The station's name."""
    country: Country | None = None
    """Where it airs; left out, the show's own country."""
    letter_language: Language | None = None
    """The language of the sheets and letters it gets; left out, the show's own."""
    length: Annotated[Seconds, Field(gt=0)] | None = None
    """The exact length of its programme, `28:30`; left out, the episode's. `fit` of the episode brings it there."""
    parts: bool = False
    """Whether it also gets the programme in parts P1, P2 …, cut where the rundown says `break_after: true`."""
    loudness_lufs: Annotated[float, Field(ge=-31, le=-9)] = -23.0
    """Integrated loudness, in LUFS, as a station's meter shows it (EBU R 128): a mono file counts as one channel."""
    true_peak_dbtp: Annotated[float, Field(ge=-9, le=0)] = -1.0
    """True peak at most, in dBTP, measured on the encoded file."""
    format: StationFormat = StationFormat.WAV
    """What kind of file it takes."""
    house_code: Annotated[str, Field(pattern=r"^[A-Z0-9]{2,16}$")] | None = None
    """What its desk calls the show, `SUARA`; left out, the show's id in capitals."""
    name_pattern: Annotated[str, Field(max_length=80), AfterValidator(_names_files)] = "{code}_{date}"
    """How its files are called: `{code}`, `{date}` (20261122), `{day}` (22), `{episode}` and `{language}`; a part adds
    `_P1`, and the newest programme is there as `latest` too."""


def each_once(stations: tuple[Station, ...]) -> tuple[Station, ...]:
    """Refuse two stations of one id."""
    seen: set[str] = set()
    for station in stations:
        if station.id in seen:
            raise refuse("read-station-twice", id=station.id)
        seen.add(station.id)
    return stations
