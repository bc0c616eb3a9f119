"""What must hold in a campaign: `RULES`, small generators from campaign to problems, one module a family."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from gaung.media import Media
from gaung.model.campaign import Campaign
from gaung.problem import Problem
from gaung.rules import consent, episode, helpline, poster


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may look at besides the campaign."""

    media: Media
    today: date
    """The day of the build: the clock's, or what `--now` says."""


Rule: TypeAlias = Callable[[Campaign, Context], Iterator[Problem]]

RULES: tuple[Rule, ...] = (*helpline.RULES, *consent.RULES, *episode.RULES, *poster.RULES)


def check(campaign: Campaign, today: date) -> tuple[Problem, ...]:
    """Everything that is wrong with a campaign, by place."""
    context = Context(Media(campaign.root), today)
    found = {problem: None for rule in RULES for problem in rule(campaign, context)}
    return tuple(sorted(found, key=Problem.sort_key))
