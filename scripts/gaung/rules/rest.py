"""What the rules say of all that is no page, and does not depend on one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from gaung.media_files import Media
from gaung.model.campaign import Campaign
from gaung.problem import Problem
from gaung.rules import safeguarding
from gaung.rules.clock import BY_THE_CLOCK
from gaung.rules.context import Context
from gaung.rules.every import RULES
from gaung.rules.one_page import first_moment
from gaung.rules.reach import BESIDE, OF_PICTURES


class Texts:
    """What was found in texts that were looked through before, by a digest of all that was looked at."""

    def __init__(self, basis: str = "", known: Mapping[str, tuple[Problem, ...]] | None = None) -> None:
        self._basis = basis
        self._known = known or {}
        self.seen: dict[str, tuple[Problem, ...]] = {}
        """What was found in the texts that were asked for."""

    def of(self, said: object, find: Callable[[], Iterable[Problem]]) -> tuple[Problem, ...]:
        """What `find` finds; from the last time if it looked at the very same. `said` is all that it looks at."""
        key = hashlib.sha256(repr((self._basis, said)).encode("utf-8", "surrogatepass")).hexdigest()
        known = self._known.get(key)
        found = self.seen[key] = tuple(find()) if known is None else known
        return found


def of_rest(campaign: Campaign, day: date, texts: Texts | None = None) -> Iterator[Problem]:
    """What the rules say of all that is no page, and does not depend on one."""
    context = Context(media=Media(campaign.root), now=first_moment(day), views=())
    rest = replace(campaign, pages=())
    elsewhere = {*BESIDE, *OF_PICTURES, *BY_THE_CLOCK, safeguarding.texts_are_safe}
    for rule in RULES:
        if rule not in elsewhere:
            yield from rule(rest, context)
    yield from safeguarding.rest_is_safe(rest, context, (texts or Texts()).of)
