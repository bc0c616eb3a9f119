"""What the rules say of all that is no page, and does not depend on one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gaung.model.campaign import Campaign
from gaung.model.today import Today
from gaung.problem import Problem
from gaung.rules import safeguarding
from gaung.rules.clock import BY_THE_CLOCK
from gaung.rules.context import Rule
from gaung.rules.every import RULES
from gaung.rules.one_episode import OF_ONE_EPISODE
from gaung.rules.one_poster import OF_ONE_POSTER
from gaung.rules.one_thing import Texts, ThingExaminer, each_alone
from gaung.rules.reach import BESIDE, OF_PICTURES

OF_ONE_THING: tuple[Rule, ...] = tuple(dict.fromkeys((*OF_ONE_EPISODE, *OF_ONE_POSTER)))


def beside_things(campaign: Campaign, examiner: ThingExaminer) -> Iterator[Problem]:
    """What is said of registers and shows, and by laying episodes and posters beside each other."""
    whole = replace(campaign, pages=())
    elsewhere = {*BESIDE, *OF_PICTURES, *BY_THE_CLOCK, *OF_ONE_THING, safeguarding.texts_are_safe}
    for rule in RULES:
        if rule not in elsewhere:
            yield from rule(whole, examiner.context)
    bare = replace(whole, episodes=(), posters=())
    for rule in OF_ONE_THING:
        yield from rule(bare, examiner.context)
    yield from safeguarding.registers_are_safe(whole, examiner.examiner, examiner.context, examiner.known)


def of_rest(campaign: Campaign, today: Today) -> Iterator[Problem]:
    """What the rules say of all that is no page, and does not depend on one."""
    examiner = ThingExaminer(campaign, today, Texts())
    yield from beside_things(campaign, examiner)
    for _, alone in each_alone(campaign):
        yield from examiner.of_things(alone)
