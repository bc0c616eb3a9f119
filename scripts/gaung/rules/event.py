"""A calendar must not lead strangers to children: a meeting is told with its place only when it is over."""

from __future__ import annotations

from collections.abc import Iterator

from gaung.model.campaign import Campaign
from gaung.model.event import EventKind
from gaung.problem import Problem, Severity
from gaung.rules.context import Context, Rule


def meetings_are_told_afterwards(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """The place of a meeting that is still to come is better not published (domain rule SAFE-21)."""
    for event in campaign.events:
        if event.kind is EventKind.MEETING and event.place and event.next_day(context.today.first()) is not None:
            yield Problem("page-event-ahead", event.where("place"), {}, Severity.WARNING)


RULES: tuple[Rule, ...] = (meetings_are_told_afterwards,)
