"""The campaign's days: a page for each language, and calendar files (RFC 5545) that phones can subscribe to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from gaung import address, words
from gaung.making.pages.author import AUTHOR_TEXT
from gaung.making.pages.sheet import Sheet
from gaung.model.campaign import Campaign
from gaung.model.event import Event, EventKind
from gaung.model.language import Language

if TYPE_CHECKING:
    from icalendar import Event as Entry

WHOLE = "calendar.ics"
"""The file with every event of a language."""


def indexes(campaign: Campaign, language: Language) -> Iterator[Sheet]:
    """The page of all events, if there are any."""
    if campaign.events:
        say = words.words(language)
        text = "\n\n".join([say["events_lead"], AUTHOR_TEXT, "::: events :::"])
        title, about = say["events_title"], say["events_description"]
        yield Sheet(address=address.EVENTS, title=title, description=about, text=text, is_wide=True)


def files(campaign: Campaign, language: Language) -> Iterator[tuple[bytes, str]]:
    """Calendar files with their places in the language's folder: one with everything, and one for each event."""
    if campaign.events:
        yield _calendar(campaign, language, campaign.events), address.EVENTS + WHOLE
    for event in campaign.events:
        yield _calendar(campaign, language, (event,)), f"{address.EVENTS}{event.id}.ics"


def _calendar(campaign: Campaign, language: Language, events: tuple[Event, ...]) -> bytes:
    """One file. Nothing in it comes from the clock, so that the same events give the same bytes."""
    # a campaign without events needs no library of calendars
    from icalendar import Calendar, vDuration

    calendar = Calendar()
    calendar.add("prodid", f"-//Gaung//calendar//{language.value.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if len(events) > 1 or events == campaign.events:
        name = campaign.say(campaign.settings.name, language)
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", vDuration(timedelta(days=7)), parameters={"VALUE": "DURATION"})
        calendar.add("url", campaign.url(campaign.language_prefix(language) + address.EVENTS))
    for event in events:
        calendar.add_component(_entry(campaign, language, event))
    last = max((event.first_day for event in events), default=date(2038, 1, 1))
    calendar.add_missing_timezones(last_date=max(date(2038, 1, 1), last + timedelta(days=366)))
    written: bytes = calendar.to_ical()
    return written


def _entry(campaign: Campaign, language: Language, event: Event) -> Entry:
    from icalendar import Event as Entry

    spoken = {"LANGUAGE": language.value}
    entry = Entry()
    # RFC 7986 advises a UUID; `name@host`, as many write it, looks like somebody's address
    entry.add("uid", str(uuid5(NAMESPACE_URL, campaign.url(f"{address.EVENTS}{event.id}"))))
    # when the event was written down is not known; its own beginning never changes by itself
    entry.add("dtstamp", datetime.combine(event.first_day, time(), UTC))
    if event.span is None:
        entry.add("dtstart", event.first_day)
        entry.add("dtend", event.first_day + timedelta(days=1))
        entry.add("transp", "TRANSPARENT")
    else:
        start, end = event.span
        entry.add("dtstart", start)
        entry.add("dtend", end)
    if event.every_year:
        entry.add("rrule", {"freq": "yearly"})
    entry.add("summary", campaign.say(event.title, language), parameters=spoken)
    about = " ".join(campaign.say(event.summary or {}, language).split())
    if about:
        entry.add("description", about, parameters=spoken)
    if event.place:
        entry.add("location", campaign.say(event.place, language), parameters=spoken)
    entry.add("categories", [words.say(language, f"event_{EventKind(event.kind)}")])
    entry.add("url", campaign.url(campaign.language_prefix(language) + address.EVENTS))
    return entry
