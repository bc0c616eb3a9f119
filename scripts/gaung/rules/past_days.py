"""What somebody has done was done on a day that has come: a call, a reading, a decision, a try, a withdrawal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gaung.problem import Problem, Severity

if TYPE_CHECKING:
    from datetime import date

    from gaung.model.campaign import Campaign
    from gaung.model.episode import Episode
    from gaung.model.page import PageFront
    from gaung.model.poster import Poster
    from gaung.rules.context import Context, Rule


def calls_are_past(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """No help line was checked on a day to come: its next test call would wait as much longer."""
    for line in campaign.helplines.helplines:
        if _is_ahead(line.checked_on, context):
            facts = {"value": line.value, "day": str(line.checked_on)}
            yield Problem("helpline-checked-future", line.where("checked_on"), facts)
    for office in campaign.settings.official:
        if not isinstance(office, str) and office.checked_on is not None and _is_ahead(office.checked_on, context):
            facts = {"value": office.of, "day": str(office.checked_on)}
            yield Problem("helpline-checked-future", office.where("checked_on"), facts)


def proofs_are_past(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """No figure was checked on a day to come."""
    for figure in campaign.evidence:
        if _is_ahead(figure.checked_on, context):
            facts = {"id": figure.id, "day": str(figure.checked_on)}
            yield Problem("page-evidence-future", figure.where("checked_on"), facts)


def readings_are_past(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Nothing was read for the children's safety on a day to come."""
    written: list[PageFront | Episode | Poster] = [page.front for page in campaign.pages]
    for one in (*written, *campaign.episodes, *campaign.posters):
        if one.reviewed_on is not None and _is_ahead(one.reviewed_on, context):
            yield Problem("consent-sign-off-future", one.where("reviewed_on"), {"day": str(one.reviewed_on)})


def decisions_are_past(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """No station has decided on class and hour on a day to come."""
    for episode in campaign.episodes:
        for number, broadcast in enumerate(episode.broadcasts):
            decided = broadcast.station_decision_on
            if decided is not None and _is_ahead(decided, context):
                place = episode.where("broadcasts", number, "station_decision_on")
                yield Problem("radio-decision-future", place, {"day": str(decided)})


def tries_are_past(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """No poster was tried with children on a day to come."""
    for poster in campaign.posters:
        for number, tried in enumerate(poster.pretested):
            if _is_ahead(tried.date, context):
                yield Problem("poster-pretest-future", poster.where("pretested", number), {"day": str(tried.date)})


def withdrawals_are_past(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """What is taken back on a day to come is off the site today: it is only said, so that it stops no build."""
    for consent in campaign.consents.consents:
        if consent.withdrawn_on is not None and _is_ahead(consent.withdrawn_on, context):
            facts = {"id": consent.ref, "day": str(consent.withdrawn_on)}
            yield Problem("consent-withdrawn-future", consent.where("withdrawn_on"), facts, Severity.WARNING)
    for one in campaign.withdrawals:
        if _is_ahead(one.withdrawn_on, context):
            facts = {"id": one.id, "day": str(one.withdrawn_on)}
            yield Problem("consent-withdrawn-future", one.where("withdrawn_on"), facts, Severity.WARNING)


def _is_ahead(day: date, context: Context) -> bool:
    """Whether a day has come in none of the alliance's countries."""
    return day > context.today.last()


RULES: tuple[Rule, ...] = (
    calls_are_past,
    proofs_are_past,
    readings_are_past,
    decisions_are_past,
    tries_are_past,
    withdrawals_are_past,
)
