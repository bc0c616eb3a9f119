"""What a station must know beyond the sound: when it airs and how it is classed, what music is in it, what is asked."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from gaung.model.base import CampaignPath, Day, Model, Moment, Slug, Title, refuse


class Classification(StrEnum):
    """For whom a programme is, in the classes of Indonesian broadcasting (KPI, SPS 2012); a station may use its own."""

    SU = "SU"
    """Everybody."""
    P = "P"
    """Pre-school children."""
    A = "A"
    """Children."""
    R = "R"
    """Teenagers."""
    D = "D"
    """Adults: between 22:00 and 03:00 only."""


class Broadcast(Model):
    """One airing at one station, and what the station decided about it in writing. The station decides, never we."""

    station: Slug
    """The station, by its id in show.yaml."""
    airtime: Moment | None = None
    """When it goes on air there, with the zone: `2026-11-22T16:00:00+07:00`; its files are named after this day."""
    classification: Classification | None = None
    """The class that the station gave it."""
    parental_guidance: bool = False
    """Whether the station asks for an adult beside the child."""
    station_decision_by: Title | None = None
    """Which office of the station decided: `Kepala siaran`. An office, or an adult; never a child."""
    station_decision_on: Day | None = None
    """When it decided."""

    @model_validator(mode="after")
    def _decided_whole(self) -> Self:
        told = (self.classification, self.station_decision_by, self.station_decision_on)
        if any(one is not None for one in told) and None in told:
            raise refuse("radio-decision-half", keys=("classification", "station_decision_by", "station_decision_on"))
        return self

    @property
    def is_decided(self) -> bool:
        """Whether the station has decided on class and hour, in writing."""
        return self.station_decision_on is not None


class Music(Model):
    """A piece of music or a jingle, and by what right it is aired."""

    file: CampaignPath
    """The recording, as a segment or the bed names it."""
    title: Title
    """What the piece is called."""
    composer: Title
    """Who wrote it, as a station's log names them; a group of children by the group's name only."""
    performer: Title | None = None
    """Who plays it, if that is somebody else."""
    license: Title
    """By what right it may be aired: `CC BY 4.0`, `made for this campaign`, `licensed by the station`."""
    source: Title | None = None
    """Where it comes from."""


class AnsweredBy(StrEnum):
    """Who may be asked a question."""

    CHILD = "child"
    """Opinions, wishes, ideas: what would help a friend."""
    EXPERT = "expert"
    """Forms of harm, offenders, platforms, law, procedure."""
    ADULT = "adult"
    """Anybody else who is grown up: a parent, a teacher, an official."""


class QuestionTheme(StrEnum):
    """What a question is about."""

    ACCESS = "access"
    ACTIVITIES = "activities"
    GOOD_SIDES = "good_sides"
    SUPPORT = "support"
    RISK = "risk"
    HELP = "help"
    DEMANDS = "demands"


class Question(Model):
    """One question of the bank that the presenter may take from, and who answers it."""

    text: Annotated[str, Field(min_length=1, max_length=500)]
    """The question, as it is asked."""
    answered_by: AnsweredBy
    """Who answers: a child is never asked about harm done to it."""
    theme: QuestionTheme | None = None
    """What it is about."""
    age_band: Annotated[str, Field(max_length=20)] | None = None
    """How old the children are who may be asked it: `12-14`."""
    do_not_follow_up: Annotated[tuple[Title, ...], Field(max_length=20)] = ()
    """What must not be asked after it."""
