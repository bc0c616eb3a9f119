"""What the rules say of all that is no page, and does not depend on one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from gaung.media_files import Media
from gaung.model.campaign import Campaign
from gaung.problem import Problem
from gaung.rules.clock import BY_THE_CLOCK
from gaung.rules.context import Context
from gaung.rules.every import RULES
from gaung.rules.one_page import first_moment
from gaung.rules.reach import BESIDE, OF_PICTURES


def of_rest(campaign: Campaign, day: date) -> Iterator[Problem]:
    """What the rules say of all that is no page, and does not depend on one."""
    context = Context(media=Media(campaign.root), now=first_moment(day), views=())
    rest = replace(campaign, pages=())
    elsewhere = {*BESIDE, *OF_PICTURES, *BY_THE_CLOCK}
    for rule in RULES:
        if rule not in elsewhere:
            yield from rule(rest, context)
