"""A day ends where the campaign is heard, not in Greenwich: a consent, a review, a day that is written down."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign_fixtures import copy_minimal, edited
from gaung import rules
from gaung.checking import check
from gaung.cli import main
from gaung.kept.findings import Check
from gaung.model.event import Zone
from gaung.model.spoken import Country
from gaung.model.today import Today
from gaung.reading.campaign import read_campaign
from gaung.withholding import released

CONSENTS = "content/data/consents.yaml"
HELPLINES = "content/data/helplines.yaml"
EPISODE = "episodes/kabar/001-halo/episode.yaml"
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
COUNTRIES = {
    Country.INDONESIA: (Zone.JAKARTA, Zone.MAKASSAR, Zone.JAYAPURA),
    Country.NEPAL: (Zone.KATHMANDU,),
    Country.PHILIPPINES: (Zone.MANILA,),
}


@given(now=MOMENTS, country=st.sampled_from(Country))
def test_the_days_are_those_of_the_countries_clocks(now: datetime, country: Country) -> None:
    days = [now.astimezone(ZoneInfo(zone)).date() for zone in COUNTRIES[country]]
    today = Today.at(now)
    assert (today.first([country]), today.last([country])) == (min(days), max(days))


@given(now=MOMENTS, later=st.timedeltas(timedelta(0), timedelta(days=1)))
def test_between_two_moments_at_which_no_day_turns_it_is_the_same(now: datetime, later: timedelta) -> None:
    today, then = Today.at(now), Today.at(now + later)
    assert Today.at(today.since) == today
    assert today.since <= now < today.since + timedelta(days=1)
    assert (today == then) is all(
        now.astimezone(ZoneInfo(zone)).date() == (now + later).astimezone(ZoneInfo(zone)).date() for zone in Zone
    )


@given(now=MOMENTS, countries=st.sets(st.sampled_from(Country), min_size=1), day=st.dates(date(2000, 1, 1)))
def test_what_is_over_somewhere_or_has_not_begun_somewhere_does_not_hold(
    now: datetime, countries: set[Country], day: date
) -> None:
    today = Today.at(now)
    days = [now.astimezone(ZoneInfo(zone)).date() for one in countries for zone in COUNTRIES[one]]
    assert today.is_over(day, countries) is any(day < one for one in days)
    assert today.has_begun(day, countries) is all(day <= one for one in days)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def consented(folder: Path, *changes: tuple[str, str]) -> Path:
    """The minimal campaign with an episode that rests on its consent."""
    episode = edited(EPISODE, ("helplines:", "consents: [ID-2026-001]\nhelplines:"))
    return copy_minimal(folder, episode | edited(CONSENTS, *changes))


@pytest.mark.parametrize(
    ("country", "now", "is_out"),
    [
        ("ID", "2026-12-31T23:59:59+09:00", True),
        ("ID", "2027-01-01T00:00:00+09:00", False),
        ("NP", "2026-12-31T23:59:59+05:45", True),
        ("NP", "2027-01-01T00:00:00+05:45", False),
        ("PH", "2026-12-31T23:59:59+08:00", True),
        ("PH", "2027-01-01T00:00:00+08:00", False),
        ("NP, PH", "2026-12-31T23:59:59+08:00", True),
        ("NP, PH", "2027-01-01T00:00:00+08:00", False),
    ],
)
def test_a_consent_ends_with_its_last_day_in_the_first_of_its_countries(
    tmp_path: Path, country: str, now: str, is_out: bool
) -> None:
    root = consented(tmp_path, ("2027-12-31", "2026-12-31"), ("countries: [ID]", f"countries: [{country}]"))
    read, _ = read_campaign(root)
    out = released(read, moment(now))
    assert bool(out.episodes) is is_out
    assert bool(out.withdrawals) is not is_out
    said = {problem.code for problem in check(root, moment(now))[1]}
    assert ("consent-ended" in said) is not is_out


@pytest.mark.parametrize(
    ("country", "now", "is_out"),
    [
        ("ID", "2026-10-31T23:59:59+07:00", False),
        ("ID", "2026-11-01T00:00:00+07:00", True),
        ("NP", "2026-10-31T23:59:59+05:45", False),
        ("NP, ID", "2026-11-01T00:00:00+07:00", False),
        ("NP, ID", "2026-11-01T00:00:00+05:45", True),
    ],
)
def test_a_consent_begins_when_its_first_day_has_begun_everywhere(
    tmp_path: Path, country: str, now: str, is_out: bool
) -> None:
    root = consented(tmp_path, ("2026-01-01", "2026-11-01"), ("countries: [ID]", f"countries: [{country}]"))
    read, _ = read_campaign(root)
    assert bool(released(read, moment(now)).episodes) is is_out


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2027-02-20T23:59:59+05:45", {"id-sapa-129", "id-sapa-wa"}),
        ("2027-02-20T23:59:59+09:00", set()),
        ("2027-02-21T00:00:00+09:00", {"id-sapa-129", "id-sapa-wa"}),
        ("2027-02-21T00:00:00+05:45", {"id-sapa-129", "id-sapa-wa", "np-1098"}),
    ],
)
def test_a_line_is_due_when_its_day_is_over_where_it_answers(tmp_path: Path, now: str, due: set[str]) -> None:
    read, _ = read_campaign(copy_minimal(tmp_path))
    found = [problem for problem in rules.check(read, moment(now)) if problem.code == "helpline-review-due"]
    assert {problem.facts["id"] for problem in found} == due


def test_who_writes_the_day_in_jayapura_writes_no_day_to_come(tmp_path: Path) -> None:
    signed = "topics: [grooming]\nauthor_role: penulis\nreviewed_by_role: pendamping\nreviewed_on: 2026-11-23\n"
    page = edited("content/id/jejak.md", ("audience:", f"{signed}audience:"))
    read, _ = read_campaign(copy_minimal(tmp_path, page))

    def codes(now: str) -> set[str]:
        return {problem.code for problem in rules.check(read, moment(now))}

    assert "consent-sign-off-future" not in codes("2026-11-23T00:00:00+09:00")
    assert "consent-sign-off-future" in codes("2026-11-22T23:59:59+09:00")


def test_what_was_found_yesterday_is_looked_at_again_when_the_day_has_turned_at_one_clock(tmp_path: Path) -> None:
    root = consented(tmp_path, ("2027-12-31", "2026-12-31"))
    for now in ("2026-12-31T14:59:00+00:00", "2026-12-31T15:00:00+00:00", "2026-12-31T17:30:00+00:00"):
        kept = Check(root, moment(now), None)
        kept.problems()
        assert {*kept.ruled} == {*check(root, moment(now))[1]}
    assert "consent-ended" in {problem.code for problem in kept.ruled}


@pytest.mark.parametrize(
    ("country", "now", "day"),
    [
        ("ID", "2026-11-22T15:30:00+00:00", "2026-11-23"),
        ("NP", "2026-11-22T15:30:00+00:00", "2026-11-22"),
        ("PH", "2026-11-22T15:59:59+00:00", "2026-11-22"),
        ("PH", "2026-11-22T16:00:00+00:00", "2026-11-23"),
    ],
)
def test_what_is_taken_back_is_dated_by_the_campaigns_own_day(tmp_path: Path, country: str, now: str, day: str) -> None:
    settings = edited("content/data/campaign.yaml", ("countries: [ID]", f"countries: [{country}]"))
    root = copy_minimal(tmp_path, settings)
    with pytest.raises(SystemExit):
        main(("withdraw", "kabar/001-halo", "--root", str(root), "--now", now, "--no-build"))
    assert f"withdrawn_on: {day}" in (root / "content/data/withdrawn.yaml").read_text("utf-8")
