"""Two people sign for what is about a sensitive topic: who wrote it, and who read it for the children's safety."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gaung.model.page import Page
from gaung.model.topic import SENSITIVE_TOPICS
from gaung.problem import Problem

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign
    from gaung.model.episode import Episode
    from gaung.model.poster import Poster
    from gaung.rules.context import Context, Rule


def sensitive_topics_are_read_by_two(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """What is about a sensitive topic was read by somebody who did not write it, and says so with roles and a date."""
    for thing in sensitive(campaign):
        written = thing.front if isinstance(thing, Page) else thing
        if written.author_role is None or written.reviewed_by_role is None or written.reviewed_on is None:
            topics = tuple(topic for topic in written.topics if topic in SENSITIVE_TOPICS)
            yield Problem("consent-sign-off", written.where("topics"), {"topics": topics})
        elif _role(written.author_role) == _role(written.reviewed_by_role):
            place = written.where("reviewed_by_role")
            yield Problem("consent-sign-off-alone", place, {"role": written.reviewed_by_role})


def sensitive(campaign: Campaign) -> Iterator[Page | Episode | Poster]:
    """Every page, episode and poster on a sensitive topic."""
    for page in campaign.pages:
        if not SENSITIVE_TOPICS.isdisjoint(page.front.topics):
            yield page
    things: tuple[Episode | Poster, ...] = (*campaign.episodes, *campaign.posters)
    yield from (thing for thing in things if not SENSITIVE_TOPICS.isdisjoint(thing.topics))


def _role(role: str) -> str:
    return re.sub(r"[\W_]+", "", role.casefold())


RULES: tuple[Rule, ...] = (sensitive_topics_are_read_by_two,)
