"""The calendar: what a phone reads from it, what pages show, and which slips are said."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from gaung.making.pages.calendar import files
from gaung.media import Media
from gaung.model.campaign import Campaign
from gaung.model.event import Event, EventKind
from gaung.model.language import Language
from gaung.problem import CampaignError
from gaung.rules import event as rules
from gaung.rules.context import Context
from site_fixtures import write_campaign

FILE = "content/data/events.yaml"


def calendars(campaign: Campaign, language: Language) -> dict[str, bytes]:
    return {name: content for content, name in files(campaign, language)}


def test_a_phone_reads_days_times_and_clocks(tmp_path: Path) -> None:
    made = calendars(write_campaign(tmp_path), Language.NEPALI)
    assert set(made) == {"events/calendar.ics", "events/hari-uji.ics", "events/siaran-perdana.ics"}
    day, talk = Calendar.from_ical(made["events/calendar.ics"]).walk("VEVENT")
    assert str(day["SUMMARY"]) == "परीक्षण दिवस"
    assert day.decoded("DTSTART") == date(2026, 7, 23)
    assert day["RRULE"].to_ical() == b"FREQ=YEARLY"
    assert talk.decoded("DTSTART") == datetime(2027, 3, 6, 16, tzinfo=ZoneInfo("Asia/Kathmandu"))
    assert talk.decoded("DTEND") - talk.decoded("DTSTART") == timedelta(hours=1)
    assert talk.decoded("DTSTART").utcoffset() == timedelta(hours=5, minutes=45)
    assert str(talk["UID"]) == str(uuid5(NAMESPACE_URL, "https://kampanye.example/uji/events/siaran-perdana"))
    zones = [str(zone["TZID"]) for zone in Calendar.from_ical(made["events/siaran-perdana.ics"]).walk("VTIMEZONE")]
    assert zones == ["Asia/Kathmandu"]


def test_lines_are_folded_and_the_same_events_give_the_same_bytes(tmp_path: Path) -> None:
    first = calendars(write_campaign(tmp_path / "a"), Language.NEPALI)
    assert first == calendars(write_campaign(tmp_path / "b"), Language.NEPALI)
    for content in first.values():
        assert content.endswith(b"END:VCALENDAR\r\n")
        assert all(len(line) <= 75 for line in content.split(b"\r\n"))


SLIPS = [
    ("day: 2026-07-23, starts: 2026-07-23T10:00:00+07:00", "read-one-of"),
    ("day: 2026-07-23, ends: 2026-07-24T10:00:00+07:00", "page-event-day"),
    ("starts: 2026-07-23T10:00:00+07:00", "page-event-zone-missing"),
    ("starts: 2026-07-23T10:00:00+07:00, zone: Asia/Jayapura", "page-event-offset"),
    ("starts: 2026-07-23T10:00:00+07:00, ends: 2026-07-23T09:00:00+07:00, zone: Asia/Jakarta", "page-event-ends"),
    ("starts: 2026-07-23T10:00:00+07:00, zone: Asia/Jakarta, every_year: true", "page-event-yearly"),
]


@pytest.mark.parametrize(("when", "code"), SLIPS)
def test_a_slip_is_said_at_its_event(tmp_path: Path, when: str, code: str) -> None:
    text = f"events:\n  - {{id: a, kind: day, title: A, {when}}}\n"
    with pytest.raises(CampaignError) as stopped:
        write_campaign(tmp_path, {FILE: text})
    (problem,) = stopped.value.problems
    assert problem.code == code
    assert problem.place
    assert (problem.place.file, problem.place.line) == (FILE, 2)


def test_an_id_twice_is_said(tmp_path: Path) -> None:
    one = "  - {id: a, kind: day, title: A, day: 2026-07-23}\n"
    with pytest.raises(CampaignError) as stopped:
        write_campaign(tmp_path, {FILE: f"events:\n{one}{one}"})
    assert [problem.code for problem in stopped.value.problems] == ["page-event-twice"]


@pytest.mark.parametrize(("now", "said"), [("2026-12-01", 1), ("2026-12-24", 1), ("2026-12-25", 0)])
def test_the_place_of_a_meeting_is_told_afterwards(tmp_path: Path, now: str, said: int) -> None:
    text = "events:\n  - {id: a, kind: meeting, title: A, day: 2026-12-24, place: Bandung}\n"
    campaign = write_campaign(tmp_path, {FILE: text})
    context = Context(media=Media(tmp_path), now=datetime.fromisoformat(f"{now}T00:00:00+00:00"))
    found = list(rules.meetings_are_told_afterwards(campaign, context))
    assert [(one.code, one.place.line if one.place else 0) for one in found] == [("page-event-ahead", 2)] * said


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.dates(date(2026, 1, 1), date(2040, 1, 1)), st.booleans())
def test_the_next_day_is_the_first_that_is_not_over(first: date, today: date, every_year: bool) -> None:
    event = Event(id="a", kind=EventKind.DAY, title={Language.ENGLISH: "A"}, day=first, every_year=every_year)
    following = event.next_day(today)
    if following is None:
        assert not every_year
        assert first < today
    else:
        assert following >= today or following == first
        assert (following.month, following.day) == (first.month, first.day)
        assert following == first or (following - today).days < 366 * (8 if (first.month, first.day) == (2, 29) else 1)
