"""How far the rules look that do not judge one page by itself: at pages beside other things, or at all that is no page.

A check after an edit asks again only what the edit can change.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from gaung.media_files import Media
from gaung.model.campaign import Campaign
from gaung.problem import Problem
from gaung.rules import consent, faces, feed, news, page, poster, release
from gaung.rules.context import Context, Rule
from gaung.rules.one_page import first_moment
from gaung.rules.views import PageView, Target, with_views

BESIDE: tuple[Rule, ...] = (
    page.titles_are_unique,
    page.links_between_pages_lead_somewhere,
    page.blocks_name_what_is_there,
    faces.pages_say_whose_faces_they_show,
    consent.consents_that_end_soon_are_said,
    poster.codes_lead_to_pages,
)
"""Rules that lay pages beside each other, posters and registers, by their views."""

BY_THE_CLOCK: tuple[Rule, ...] = (news.waiting_news_are_said, feed.dates_are_past, release.corrections_are_past)
"""Rules that ask for the moment and not only for the day."""


def of_rest(campaign: Campaign, day: date) -> Iterator[Problem]:
    """What the rules say of all that is no page, and does not depend on one."""
    context = Context(media=Media(campaign.root), now=first_moment(day), views=())
    rest = replace(campaign, pages=())
    from gaung.rules.every import RULES

    for rule in RULES:
        if rule not in BESIDE and rule not in BY_THE_CLOCK:
            yield from rule(rest, context)


def beside(
    campaign: Campaign, views: tuple[PageView, ...], noted: tuple[tuple[str, tuple[Target, ...]], ...], day: date
) -> Iterator[Problem]:
    """What the rules `BESIDE` say. `campaign` may be a skeleton: no text of it is looked at."""
    context = Context(media=Media(campaign.root), now=first_moment(day), views=views, noted=noted)
    whole = with_views(campaign, views)
    for rule in BESIDE:
        yield from rule(whole, context)


def by_the_clock(campaign: Campaign, views: tuple[PageView, ...], now: datetime) -> Iterator[Problem]:
    """What the rules `BY_THE_CLOCK` say at this moment."""
    context = Context(media=Media(campaign.root), now=now, views=views, noted=())
    whole = with_views(campaign, views)
    for rule in BY_THE_CLOCK:
        yield from rule(whole, context)
