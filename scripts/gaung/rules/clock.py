"""The rules that ask for the moment and not only for the day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from gaung.media_files import Media
from gaung.model.campaign import Campaign
from gaung.problem import Problem
from gaung.rules import feed, news, release
from gaung.rules.context import Context, Rule
from gaung.rules.views import PageView, with_views

BY_THE_CLOCK: tuple[Rule, ...] = (news.waiting_news_are_said, feed.dates_are_past, release.corrections_are_past)
"""Rules that look at pages by their views, and at the dates of episodes."""


def by_the_clock(campaign: Campaign, views: tuple[PageView, ...], now: datetime) -> Iterator[Problem]:
    """What the rules `BY_THE_CLOCK` say at this moment."""
    context = Context(media=Media(campaign.root), now=now, views=views, noted=())
    whole = with_views(campaign, views)
    for rule in BY_THE_CLOCK:
        yield from rule(whole, context)
