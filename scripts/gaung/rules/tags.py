"""Tags come from lists, so that everything about one thing is found in one place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gaung.model.topic import AUDIENCES, Topic
from gaung.near import nearest
from gaung.problem import Problem

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign
    from gaung.model.episode import Episode
    from gaung.model.page import PageFront
    from gaung.model.poster import Poster
    from gaung.rules.context import Context, Rule


def topics_are_known(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Every topic is one that Gaung knows, or one of the campaign's own."""
    known = (*(topic.value for topic in Topic), *campaign.settings.topics)
    things: list[PageFront | Episode | Poster] = [page.front for page in campaign.pages]
    things += [*campaign.episodes, *campaign.posters]
    for written in things:
        yield from _unknown("page-topic-unknown", "topics", written, written.topics, known)


def audiences_are_known(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Episodes and posters name their readers by the same words as pages."""
    things: tuple[Episode | Poster, ...] = (*campaign.episodes, *campaign.posters)
    for written in things:
        yield from _unknown("page-audience-unknown", "audience", written, written.audience, AUDIENCES)


def _unknown(
    code: str, key: str, written: PageFront | Episode | Poster, seen: tuple[str, ...], known: tuple[str, ...]
) -> Iterator[Problem]:
    for number, one in enumerate(seen):
        if one not in known:
            yield Problem(code, written.where(key, number), {"seen": one, "near": nearest(one, known), "known": known})


RULES: tuple[Rule, ...] = (topics_are_known, audiences_are_known)
