"""An episode: the rundown of one programme, segment by segment."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Self

from pydantic import Field, PrivateAttr, ValidationInfo, field_validator, model_validator

from gaung.model.base import Day, Entity, Model, Moment, Slot, Slug, Title, refuse
from gaung.model.bed import MusicBed, SpanBed
from gaung.model.broadcast import Broadcast, Music, Question
from gaung.model.feed import ContentLink, EpisodeKind, FeedLocation, Soundbite
from gaung.model.segment import Segment
from gaung.model.topic import Area


class PersonRole(StrEnum):
    """What somebody does in an episode."""

    HOST = "host"
    GUEST = "guest"
    EXPERT = "expert"
    CHILD = "child"
    PRODUCER = "producer"
    VOICE = "voice"


class Person(Model):
    """Somebody who is heard or who made it. A child has an alias only, never a name."""

    role: PersonRole
    """What they do."""
    name: Title | None = None
    """An adult's name as it may be published."""
    alias: Title | None = None
    """An invented name."""
    about: str | None = None
    """One line: office, organisation."""
    words_per_minute: Annotated[int, Field(ge=60, le=260)] | None = None
    """How fast they speak, for the estimate of a text that they are to record; read a page aloud and count."""

    @field_validator("name", mode="before")
    @classmethod
    def _never_of_a_child(cls, name: object, info: ValidationInfo) -> object:
        """Refuse a child's name before anything else is said of it, and without repeating it."""
        if name is not None and info.data.get("role") is PersonRole.CHILD:
            raise refuse("consent-child-name", seen="")
        return name

    @model_validator(mode="after")
    def _one_name(self) -> Self:
        if (self.name is None) == (self.alias is None):
            raise refuse("read-one-of", keys=("name", "alias"))
        return self

    @property
    def shown_name(self) -> str:
        """The name that listeners see."""
        return self.name or self.alias or ""


class Fit(StrEnum):
    """How a programme comes to its exact length."""

    BED = "bed"
    """The bed goes on alone after the last word, for at most 30 seconds, and the closing jingle comes after it."""
    TRIM_SILENCE = "trim_silence"
    """Pauses in speech get shorter, the longest first, down to 0.3 seconds; if it is too short, as `bed`."""
    MUSIC = "music"
    """Songs fade out earlier, each by at most a third of its length; if it is too short, as `bed`."""


class Episode(Entity):
    """`episodes/<show>/<episode>/episode.yaml`: the rundown of one programme."""

    title: Title
    """Its name, without a number."""
    summary: Annotated[str, Field(min_length=1)]
    """What it is about, in two or three sentences; feed readers show it."""
    published: Moment
    """When it is released, with the zone: `2026-11-20T16:00:00+07:00`."""
    embargo_until: Moment | None = None
    """Before this moment nothing of it is published anywhere."""
    expires: Moment | None = None
    """From this moment it is in no station's feed any more, and its page says so."""
    corrected: Annotated[tuple[Moment, ...], Field(max_length=20)] = ()
    """When it was corrected after its release: each time its files get new names, and stations get it anew."""
    kind: EpisodeKind = EpisodeKind.FULL
    """Which product it is: a programme (`full`), a `trailer`, a `bonus` or a `promo` for stations."""
    season: Annotated[int, Field(ge=1)] | None = None
    """Season number."""
    episode: Annotated[int, Field(ge=1)] | None = None
    """Episode number."""
    episode_display: Annotated[str, Field(min_length=1, max_length=32)] | None = None
    """What apps show instead of the episode number: `Khusus Hari Anak`."""
    explicit: bool = False
    """Whether it is unfit for children."""
    topics: tuple[Slug, ...] = ()
    """What it is about, by topic ids."""
    areas: tuple[Area, ...] = ()
    """From which side it looks at that: `context`, `threats`, `perspectives`."""
    audience: tuple[str, ...] = ()
    """For whom: `12-14`, `adults`."""
    consents: tuple[str, ...] = ()
    """References of the consents for every child who is heard."""
    author_role: Title | None = None
    """The role of who wrote it (never a name); needed for a sensitive topic."""
    reviewed_by_role: Title | None = None
    """The role of who read it for the children's safety: not the author's."""
    reviewed_on: Day | None = None
    """The day of that reading."""
    helplines: tuple[Slug, ...] = ()
    """The help lines that its page shows first, by register id."""
    people: tuple[Person, ...] = ()
    """Who is heard, and who made it."""
    posters: tuple[Slug, ...] = ()
    """The posters that belong to it, by the names of their folders; apps can show them, with their description."""
    soundbites: Annotated[tuple[Soundbite, ...], Field(max_length=10)] = ()
    """Its best seconds, for promos."""
    location: FeedLocation | None = None
    """The city it is about, if it is another one than the show's."""
    links: Annotated[tuple[ContentLink, ...], Field(max_length=20)] = ()
    """Pages that belong to it, beside its own page, its posters and the page with the help lines."""
    music_bed: MusicBed | None = None
    """Quiet music under all speech."""
    music_beds: Annotated[tuple[SpanBed, ...], Field(max_length=50)] = ()
    """Other music under some segments, each from one segment to another."""
    length: Slot | None = None
    """The exact slot, `28:30`. What cannot be brought to it is an error."""
    fit: Fit = Fit.BED
    """How it is brought to its length."""
    broadcasts: tuple[Broadcast, ...] = ()
    """When which station airs it, and what the station decided about class and hour."""
    music: tuple[Music, ...] = ()
    """Music of this episode with its rights, beside what show.yaml lists."""
    questions: Annotated[tuple[Question, ...], Field(max_length=100)] = ()
    """The question bank for the presenter: who may be asked what."""
    segments: Annotated[tuple[Segment, ...], Field(min_length=1, max_length=500)]
    """The running order."""

    _notes: str = PrivateAttr(default="")

    @model_validator(mode="after")
    def _season_has_episode(self) -> Self:
        if self.season is not None and self.episode is None:
            raise refuse("feed-season-without-episode", ("season",))
        return self

    @model_validator(mode="after")
    def _fit_has_length(self) -> Self:
        if "fit" in self.model_fields_set and self.length is None:
            raise refuse("audio-fit-without-length", ("fit",))
        return self

    @model_validator(mode="after")
    def _breaks_are_clean(self) -> Self:
        for number, (before, after) in enumerate(pairwise(self.segments), 1):
            if before.break_after and after.crossfade_seconds > 0:
                path = ("segments", number, "crossfade_seconds")
                raise refuse("radio-break-crossfade", path, before=before.title, after=after.title)
        if self.segments[-1].break_after:
            path = ("segments", len(self.segments) - 1, "break_after")
            raise refuse("radio-break-last", path, title=self.segments[-1].title)
        return self

    @model_validator(mode="after")
    def _aired_once(self) -> Self:
        for index, one in enumerate(self.broadcasts):
            if one.station in {other.station for other in self.broadcasts[:index]}:
                raise refuse("radio-broadcast-twice", ("broadcasts", index, "station"), station=one.station)
        return self

    def broadcast(self, station_id: str) -> Broadcast | None:
        """When a station airs it and what it decided, if that is known."""
        return next((one for one in self.broadcasts if one.station == station_id), None)

    @model_validator(mode="after")
    def _expires_after_release(self) -> Self:
        moments = (self.published, *self.corrected)
        for number, (before, after) in enumerate(pairwise(moments)):
            if after <= before:
                path = ("corrected", number)
                raise refuse("release-correction-early", path, moment=str(after), before=str(before), number=number + 1)
        begins = max(self.published, self.embargo_until or self.published)
        if self.expires is not None and self.expires <= begins:
            raise refuse("feed-expires-early", ("expires",), expires=str(self.expires), begins=str(begins))
        return self

    @property
    def edition(self) -> int:
        """Which edition this is: 1 until it is corrected."""
        return 1 + len(self.corrected)

    def is_embargoed(self, now: datetime) -> bool:
        """Whether nothing of it may be published yet at this moment."""
        return self.embargo_until is not None and now < self.embargo_until

    def has_expired(self, now: datetime) -> bool:
        """Whether stations may not air it any more at this moment."""
        return self.expires is not None and self.expires <= now

    def bed_spans(self) -> tuple[tuple[int, int], ...]:
        """The first and the last segment over each of `music_beds`, by index.

        A title that no segment has stands for the programme's beginning or end; the rules refuse it.
        """
        titles = [segment.title for segment in self.segments]
        last = len(titles) - 1
        return tuple(
            (
                titles.index(bed.from_segment) if bed.from_segment in titles else 0,
                titles.index(bed.to_segment) if bed.to_segment in titles else last,
            )
            for bed in self.music_beds
        )

    @property
    def show_id(self) -> str:
        """The id of the show that it belongs to."""
        return self.folder.parent.name

    @property
    def notes(self) -> str:
        """The longer show notes, as the Markdown of `notes.md` beside `episode.yaml`; empty if there are none."""
        return self._notes

    def with_notes(self, notes: str) -> Self:
        """The same episode with these show notes."""
        noted = self.model_copy()
        noted._notes = notes
        return noted

    def __eq__(self, other: object) -> bool:
        return super().__eq__(other) and isinstance(other, Episode) and self._notes == other._notes

    def __hash__(self) -> int:
        return hash((super().__hash__(), self._notes))
