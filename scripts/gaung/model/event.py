"""Days to mark: remembrance days, broadcasts and meetings, in `content/data/events.yaml`."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Annotated, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, model_validator

from gaung.model.base import Day, Model, Moment, Slug, refuse
from gaung.model.language import Country, LocalText


class EventKind(StrEnum):
    """What happens."""

    DAY = "day"
    """A day that is marked every year: nobody has to go anywhere."""
    BROADCAST = "broadcast"
    """A programme on air."""
    MEETING = "meeting"
    """People come together. Where children will be, and when, is better told afterwards."""


class Zone(StrEnum):
    """The clocks of the alliance's countries, by their names in the IANA time zone database."""

    JAKARTA = "Asia/Jakarta"
    """Western Indonesia, +07:00."""
    MAKASSAR = "Asia/Makassar"
    """Central Indonesia, +08:00."""
    JAYAPURA = "Asia/Jayapura"
    """Eastern Indonesia, +09:00."""
    KATHMANDU = "Asia/Kathmandu"
    """Nepal, +05:45."""
    MANILA = "Asia/Manila"
    """The Philippines, +08:00."""


class Event(Model):
    """One day, broadcast or meeting."""

    id: Slug
    """Short and for ever: calendars know the event by it."""
    kind: EventKind
    """What happens."""
    title: LocalText
    """What it is called."""
    summary: LocalText | None = None
    """One or two sentences about it."""
    day: Day | None = None
    """The day, if it has no time of its own."""
    every_year: bool = False
    """Whether it comes back on the same date each year."""
    starts: Moment | None = None
    """When it begins: `2027-03-06T16:00:00+07:00`."""
    ends: Moment | None = None
    """When it ends; left out, an hour later."""
    zone: Zone | None = None
    """Whose clock `starts` is told by."""
    place: LocalText | None = None
    """A town or a station, never the place where a child lives or learns."""
    countries: tuple[Country, ...] = ()
    """Where it is marked; everywhere if left out."""
    source: str | None = None
    """Where the date is laid down, for whoever checks it."""

    @model_validator(mode="after")
    def _one_time(self) -> Self:
        if (self.day is None) == (self.starts is None):
            raise refuse("read-one-of", keys=("day", "starts"))
        if self.starts is None:
            if self.ends is not None or self.zone is not None:
                raise refuse("page-event-day")
            return self
        if self.zone is None:
            raise refuse("page-event-zone-missing", known=tuple(zone.value for zone in Zone))
        told, meant = self.starts.utcoffset(), self.starts.astimezone(ZoneInfo(self.zone)).utcoffset()
        if told != meant:
            raise refuse("page-event-offset", seen=_offset(self.starts), zone=self.zone.value, meant=_zoned(self))
        if self.ends is not None and self.ends <= self.starts:
            raise refuse("page-event-ends")
        if self.every_year:
            raise refuse("page-event-yearly")
        return self

    @property
    def first_day(self) -> date:
        """The (first) day on which it happens."""
        if self.day is not None:
            return self.day
        assert self.starts is not None, "an event has a day or a beginning"
        return self.starts.date()

    @property
    def span(self) -> tuple[datetime, datetime] | None:
        """Beginning and end by its own clock; None for a whole day."""
        if self.starts is None or self.zone is None:
            return None
        zone = ZoneInfo(self.zone)
        return self.starts.astimezone(zone), (self.ends or self.starts + timedelta(hours=1)).astimezone(zone)

    def next_day(self, today: date) -> date | None:
        """The next day on which it happens, `today` included; None when it is over."""
        first = self.first_day
        if first >= today or not self.every_year:
            return first if first >= today else None
        for year in range(today.year, today.year + 9):
            try:
                day = first.replace(year=year)
            except ValueError:
                continue  # 29 February
            if day >= today:
                return day
        return None


def _offset(moment: datetime) -> str:
    written = moment.strftime("%z")
    return f"{written[:3]}:{written[3:]}"


def _zoned(event: Event) -> str:
    assert event.starts is not None, "only a beginning has a clock"
    assert event.zone is not None, "asked before"
    return _offset(event.starts.astimezone(ZoneInfo(event.zone)))


def _each_once(events: tuple[Event, ...]) -> tuple[Event, ...]:
    seen: set[str] = set()
    for event in events:
        if event.id in seen:
            raise refuse("page-event-twice", id=event.id)
        seen.add(event.id)
    return events


class Events(Model):
    """`content/data/events.yaml`: what the calendar of the site holds."""

    events: Annotated[tuple[Event, ...], AfterValidator(_each_once), Field(max_length=2000)] = ()
    """Every event, in any order."""
