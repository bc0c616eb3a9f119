"""One piece of a running order: what sounds, how it is cut and treated, and what is done to the voices in it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePosixPath
from typing import Annotated, Self

from pydantic import Field, model_validator

from gaung.model.base import CampaignPath, Decibels, Model, Seconds, Slug, Title, refuse

HOOKS_FILE = PurePosixPath("scripts/hooks.py")
"""Where the campaign's own functions lie that may edit segments."""


class SegmentKind(StrEnum):
    """What a segment is in the running order."""

    OPENING = "opening"
    JINGLE = "jingle"
    BUMPER = "bumper"
    STING = "sting"
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
        return self not in {SegmentKind.JINGLE, SegmentKind.BUMPER, SegmentKind.STING, SegmentKind.MUSIC}


class Speech(Model):
    """A text that a computer voice reads until somebody records it."""

    text: Annotated[str, Field(min_length=1, max_length=20_000)]
    """What is said."""
    voice: Slug | None = None
    """A variant of the computer's voice: `f2`, `m3`."""
    words_per_minute: Annotated[int, Field(ge=80, le=260)] = 140
    """How fast."""


class VoiceCare(StrEnum):
    """What is done to the voices of a segment, so that nobody is known by them."""

    OPEN = "open"
    """They are heard as they are, with consent."""
    DISGUISE = "disguise"
    """They are changed. A disguised voice can still be recognised by those who know it, and by software."""
    REVOICE = "revoice"
    """They are not heard at all: somebody else, or a computer, says the same words."""


class Revoice(Model):
    """The recording of a colleague who says the approved words."""

    file: CampaignPath
    """The colleague's recording; `start`, `end` and the transcript count from its beginning."""


class Tone(Model):
    """A plain tone."""

    frequency_hz: Annotated[float, Field(ge=20, le=8000)] = 1000.0
    """How high."""
    seconds: Annotated[Seconds, Field(gt=0, le=60)]
    """How long."""


class Signal(StrEnum):
    """A short sound that Gaung brings along."""

    JINGLE = "jingle"
    """Four rising notes like struck bamboo: 4 seconds."""
    STING = "sting"
    """Two quick notes that part one subject from the next: 1.2 seconds."""
    PIPS = "pips"
    """The time signal: five short tones a second apart, and a long one that begins on the full minute: 5.5 seconds."""


BEFORE_SECONDS, AFTER_SECONDS = 0.12, 0.08
"""How much more is taken out: people mark a word by ear, and its first sound is heard before it is noticed."""


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

    @property
    def with_margins(self) -> tuple[float, float]:
        """From second to second, with what is taken out around it."""
        return (max(self.start - BEFORE_SECONDS, 0.0), self.end + AFTER_SECONDS)


class ListenerInput(StrEnum):
    """How listeners' questions come into a programme."""

    PRE_COLLECTED = "pre-collected"
    """They were gathered and read before."""
    SCREENED_DELAY = "screened_delay"
    """Somebody listens to each call first, and it goes out with a delay."""
    LIVE_OPEN_LINE = "live_open_line"
    """Callers go on air as they are; it is here so that it can be refused."""


class Segment(Model):
    """One piece of the running order: a recording, a spoken text, silence, a tone or a signal."""

    file: CampaignPath | None = None
    """A recording, as the phone made it. With `voice: revoice` it is never heard: the build only proves that."""
    speech: Speech | None = None
    """A text for the computer's voice, until it is recorded."""
    silence_seconds: Annotated[Seconds, Field(gt=0, le=600)] | None = None
    """Silence."""
    tone: Tone | None = None
    """A tone."""
    signal: Signal | None = None
    """A sound that Gaung brings along, for a show that has no jingle of its own yet."""
    title: Title
    """What listeners see as the chapter's name."""
    kind: SegmentKind
    """What it is in the running order."""
    start: Seconds | None = None
    """Where in the recording it begins."""
    end: Seconds | None = None
    """Where in the recording it ends."""
    redact: Annotated[tuple[Redaction, ...], Field(max_length=200)] = ()
    """What must not be heard: a tone replaces it (0.12 s before to 0.08 s after), and the captions leave it out."""
    tighten: bool = False
    """Whether pauses of more than 0.8 s are shortened to 0.5 s, and the quiet at both ends to 0.2 s, with a report."""
    gain_db: Decibels = 0.0
    """Louder or softer than the levelling made it."""
    fade_in_seconds: Annotated[Seconds, Field(le=30)] = 0.0
    """How long it rises at its beginning."""
    fade_out_seconds: Annotated[Seconds, Field(le=30)] = 0.0
    """How long it sinks at its end."""
    crossfade_seconds: Annotated[Seconds, Field(le=30)] = 0.0
    """How long it overlaps with the segment before it (equal power)."""
    voice: VoiceCare = VoiceCare.OPEN
    """Whether its voices are heard as they are (`open`), changed (`disguise`), or replaced (`revoice`)."""
    revoice: Revoice | None = None
    """Who says the words instead, with `voice: revoice`; or else `speech` has them said by a computer."""
    people: tuple[Title, ...] = ()
    """Who is heard in it, by the names or aliases of the episode's `people`; left out, it may be all of them."""
    high_pass: bool = False
    """Whether rumble under 80 Hz is taken out: wind, traffic, a hand on the phone."""
    reduce_noise: bool = False
    """Whether steady noise (a fan, a hiss) is made softer; listen to the result, for voices can suffer."""
    hook: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)] | None = None
    """A function of the campaign's `scripts/hooks.py` that edits its sound, if campaign.yaml says `hooks: true`."""
    transcript: CampaignPath | None = None
    """Its words: a `.vtt` or `.srt` file with times, counted from the recording's own beginning."""
    chapter: bool = True
    """Whether listeners can jump to it."""
    help_text: bool = False
    """Whether the help line is said in it."""
    input: ListenerInput = ListenerInput.PRE_COLLECTED
    """How listeners' questions come in: `pre-collected` or `screened_delay`; an open line is refused."""
    break_after: bool = False
    """Whether a part ends after it: here a station puts its news or its adverts, and the bed sinks before and rises
    again after it."""
    cue_in: Title | None = None
    """Its first words, for the desk; left out, the first words of its transcript."""
    cue_out: Title | None = None
    """Its last words; left out, the last words of its transcript."""

    @model_validator(mode="after")
    def _one_sound(self) -> Self:
        sources = ("file", "speech", "silence_seconds", "tone", "signal")
        if self.voice is VoiceCare.REVOICE:
            self._refuse_misfit_of_revoice()
        elif sum(getattr(self, source) is not None for source in sources) != 1:
            raise refuse("read-one-of", keys=sources)
        elif self.revoice is not None:
            raise refuse("audio-revoice-voice")
        if self.voice is VoiceCare.DISGUISE and self.file is None:
            raise refuse("audio-disguise-without-file")
        if self.hook is not None and self.silence_seconds is not None:
            raise refuse("audio-hook-silence")
        if self.heard_file is None and (self.start is not None or self.end is not None):
            raise refuse("audio-trim-without-file")
        if self.tighten and self.heard_file is None:
            raise refuse("audio-tighten-without-file")
        if self.redact and self.heard_file is None:
            raise refuse("audio-redact-without-file")
        if self.end is not None and self.end <= (self.start or 0.0):
            raise refuse("audio-trim-empty", start=self.start or 0.0, end=self.end)
        return self

    def _refuse_misfit_of_revoice(self) -> None:
        """With `voice: revoice`, either a colleague or a computer says the words, and nothing else sounds."""
        if (self.revoice is None) == (self.speech is None):
            raise refuse("audio-revoice-by")
        if self.silence_seconds is not None or self.tone is not None or self.signal is not None:
            raise refuse("audio-revoice-by")
        if self.speech is not None and self.transcript is not None:
            raise refuse("audio-revoice-transcript")

    @property
    def heard_file(self) -> PurePosixPath | None:
        """The recording that is heard: with `voice: revoice` the colleague's, never the original."""
        if self.voice is VoiceCare.REVOICE:
            return self.revoice.file if self.revoice is not None else None
        return self.file
