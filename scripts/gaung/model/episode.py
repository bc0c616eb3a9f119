"""An episode: the rundown of one programme, segment by segment."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, PrivateAttr, model_validator

from gaung.model.base import CampaignPath, Decibels, Entity, Model, Moment, Seconds, Slug, Title, refuse


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

    @model_validator(mode="after")
    def _one_name(self) -> Self:
        if self.role is PersonRole.CHILD and self.name is not None:
            raise refuse("consent-child-name")
        if (self.name is None) == (self.alias is None):
            raise refuse("read-one-of", keys=("name", "alias"))
        return self

    @property
    def shown_name(self) -> str:
        """The name that listeners see."""
        return self.name or self.alias or ""


class SegmentKind(StrEnum):
    """What a segment is in the running order."""

    OPENING = "opening"
    JINGLE = "jingle"
    BUMPER = "bumper"
    DIALOG = "dialog"
    VOX_POP = "vox_pop"
    SPOT = "spot"
    QUESTION = "question"
    MUSIC = "music"
    TIPS = "tips"
    CLOSING = "closing"

    @property
    def is_speech(self) -> bool:
        """Whether people talk in it, so that a bed lies under it and it is levelled as speech."""
        return self not in {SegmentKind.JINGLE, SegmentKind.BUMPER, SegmentKind.MUSIC}


class Speech(Model):
    """A text that a computer voice reads until somebody records it."""

    text: Annotated[str, Field(min_length=1, max_length=20_000)]
    """What is said."""
    voice: Slug | None = None
    """A variant of the computer's voice: `f2`, `m3`."""
    words_per_minute: Annotated[int, Field(ge=80, le=260)] = 140
    """How fast."""


class Tone(Model):
    """A plain tone."""

    frequency_hz: Annotated[float, Field(ge=20, le=8000)] = 1000.0
    """How high."""
    seconds: Annotated[Seconds, Field(gt=0, le=60)]
    """How long."""


class Redaction(Model):
    """A stretch of a recording that must not be heard: a name, a street, a school."""

    start: Seconds
    """Where it begins, counted from the recording's own beginning."""
    end: Seconds
    """Where it ends."""

    @model_validator(mode="after")
    def _some(self) -> Self:
        if self.end <= self.start:
            raise refuse("audio-redact-empty", start=self.start, end=self.end)
        return self


class Segment(Model):
    """One piece of the running order: a recording, a spoken text, silence or a tone."""

    file: CampaignPath | None = None
    """A recording, as the phone made it."""
    speech: Speech | None = None
    """A text for the computer's voice, until it is recorded."""
    silence_seconds: Annotated[Seconds, Field(gt=0, le=600)] | None = None
    """Silence."""
    tone: Tone | None = None
    """A tone."""
    title: Title
    """What listeners see as the chapter's name."""
    kind: SegmentKind
    """What it is in the running order."""
    start: Seconds | None = None
    """Where in the recording it begins."""
    end: Seconds | None = None
    """Where in the recording it ends."""
    redact: Annotated[tuple[Redaction, ...], Field(max_length=200)] = ()
    """What must not be heard: a tone replaces it (from 0.12 s before to 0.08 s after), and the captions leave it out."""
    gain_db: Decibels = 0.0
    """Louder or softer than the levelling made it."""
    fade_in_seconds: Annotated[Seconds, Field(le=30)] = 0.0
    """How long it rises at its beginning."""
    fade_out_seconds: Annotated[Seconds, Field(le=30)] = 0.0
    """How long it sinks at its end."""
    crossfade_seconds: Annotated[Seconds, Field(le=30)] = 0.0
    """How long it overlaps with the segment before it (equal power)."""
    transcript: CampaignPath | None = None
    """Its words: a `.vtt` or `.srt` file with times, counted from the recording's own beginning."""
    chapter: bool = True
    """Whether listeners can jump to it."""
    help_text: bool = False
    """Whether the help line is said in it."""

    @model_validator(mode="after")
    def _one_sound(self) -> Self:
        sources = ("file", "speech", "silence_seconds", "tone")
        if sum(getattr(self, source) is not None for source in sources) != 1:
            raise refuse("read-one-of", keys=sources)
        if self.file is None and (self.start is not None or self.end is not None):
            raise refuse("audio-trim-without-file")
        if self.redact and self.file is None:
            raise refuse("audio-redact-without-file")
        if self.end is not None and self.end <= (self.start or 0.0):
            raise refuse("audio-trim-empty", start=self.start or 0.0, end=self.end)
        return self


class MusicBed(Model):
    """Quiet music under the speech, from the programme's beginning to its end."""

    file: CampaignPath
    """The music; it is repeated as long as it is needed."""
    gain_db: Decibels = -18.0
    """How much softer than the speech, where nobody speaks."""
    duck_db: Annotated[float, Field(ge=-40, le=0)] = -8.0
    """How much softer still while somebody speaks."""
    fade_seconds: Annotated[Seconds, Field(ge=0.05, le=30)] = 2.0
    """How long it rises and sinks."""


class Episode(Entity):
    """`episodes/<show>/<episode>/episode.yaml`: the rundown of one programme."""

    title: Title
    """Its name, without a number."""
    summary: Annotated[str, Field(min_length=1)]
    """What it is about, in two or three sentences; feed readers show it."""
    published: Moment
    """When it is released, with the zone: `2026-11-20T16:00:00+07:00`."""
    season: Annotated[int, Field(ge=1)] | None = None
    """Season number."""
    episode: Annotated[int, Field(ge=1)] | None = None
    """Episode number."""
    explicit: bool = False
    """Whether it is unfit for children."""
    topics: tuple[Slug, ...] = ()
    """What it is about, by topic ids."""
    audience: tuple[str, ...] = ()
    """For whom: `12-14`, `adults`."""
    consents: tuple[str, ...] = ()
    """References of the consents for every child who is heard."""
    helplines: tuple[Slug, ...] = ()
    """The help lines that its page shows first, by register id."""
    people: tuple[Person, ...] = ()
    """Who is heard, and who made it."""
    music_bed: MusicBed | None = None
    """Quiet music under the speech."""
    segments: Annotated[tuple[Segment, ...], Field(min_length=1, max_length=500)]
    """The running order."""

    _notes: str = PrivateAttr(default="")

    @model_validator(mode="after")
    def _season_has_episode(self) -> Self:
        if self.season is not None and self.episode is None:
            raise refuse("feed-season-without-episode")
        return self

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
