"""How far the rules look that lay pages beside other things: after an edit only what it can change is asked again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from gaung.media_files import Media
from gaung.model.campaign import Campaign
from gaung.model.today import Today
from gaung.problem import Problem
from gaung.rules import consent, copied_pictures, faces, page, pictured_codes, poster, withdrawn_sources
from gaung.rules.context import Context, Rule
from gaung.rules.views import PageView, PicturesView, Target, with_views

BESIDE: tuple[Rule, ...] = (
    page.titles_are_unique,
    page.links_between_pages_lead_somewhere,
    page.blocks_name_what_is_there,
    consent.consents_that_end_soon_are_said,
    poster.codes_lead_to_pages,
)
"""Rules that lay pages beside each other, posters and registers, by their views. They ask for no media file."""

OF_PICTURES: tuple[Rule, ...] = (
    faces.pages_say_whose_faces_they_show,
    copied_pictures.copies_are_under_the_same_consent,
    pictured_codes.codes_lead_where_links_may,
    withdrawn_sources.pictures_of_what_is_gone_stay_unseen,
)
"""Rules that lay the pictures of all pages beside each other."""


def beside(
    campaign: Campaign, views: tuple[PageView, ...], noted: tuple[tuple[str, tuple[Target, ...]], ...], today: Today
) -> Iterator[Problem]:
    """What the rules `BESIDE` say. `campaign` may be a skeleton: no text of it is looked at."""
    # no media: who asks for one hears at once that its state is in no key
    context = Context(media=cast(Media, None), now=today.since, views=views, noted=noted)
    whole = with_views(campaign, views)
    for rule in BESIDE:
        yield from rule(whole, context)


def of_pictures(campaign: Campaign, views: Iterable[PicturesView], today: Today) -> Iterator[Problem]:
    """What the rules `OF_PICTURES` say, who see of each page only its pictures."""
    seen = cast("tuple[PageView, ...]", tuple(views))
    context = Context(media=Media(campaign.root), now=today.since, views=seen, noted=())
    whole = with_views(campaign, seen)
    for rule in OF_PICTURES:
        yield from rule(whole, context)
