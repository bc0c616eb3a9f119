"""What the rules say of one episode or one poster, without looking at any other."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from gaung.media_files import Media
from gaung.model.campaign import Campaign
from gaung.model.today import Today
from gaung.rules import safeguarding
from gaung.rules.basis import basis_of
from gaung.rules.context import Context

if TYPE_CHECKING:
    from gaung.model.episode import Episode
    from gaung.model.poster import Poster
    from gaung.problem import Problem


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


class ThingExaminer:
    """Looks at one thing after the other. Of a campaign it knows settings, help lines, consents and withdrawals."""

    def __init__(self, campaign: Campaign, today: Today, texts: Texts) -> None:
        self.known = texts.of
        self.context = Context(media=Media(campaign.root), now=today.since, views=())
        self.examiner = safeguarding.Examiner(basis_of(campaign))

    def of_things(self, alone: Campaign) -> Iterator[Problem]:
        """What is said of the episodes and posters of a campaign, each by itself: one, as a rule. See `alone_with`."""
        if alone.episodes:
            from gaung.rules.one_episode import OF_ONE_EPISODE

            for rule in OF_ONE_EPISODE:
                yield from rule(alone, self.context)
        if alone.posters:
            from gaung.rules.one_poster import OF_ONE_POSTER

            for rule in OF_ONE_POSTER:
                yield from rule(alone, self.context)
        yield from safeguarding.things_are_safe(alone, self.examiner, self.context, self.known)


def alone_with(campaign: Campaign, *, episode: Episode | None = None, poster: Poster | None = None) -> Campaign:
    """All of a campaign that an episode or a poster is looked at with: itself, its show and the registers of a page."""
    alone = basis_of(campaign)
    if episode is not None:
        show = campaign.show_of(episode)
        alone = replace(alone, shows=(show,), episodes=(episode,), captions=campaign.captions)
    return alone if poster is None else replace(alone, posters=(poster,))


def each_alone(campaign: Campaign) -> Iterator[tuple[Episode | Poster, Campaign]]:
    """Every episode and poster of a campaign, with all that it is looked at with."""
    for episode in campaign.episodes:
        yield episode, alone_with(campaign, episode=episode)
    for poster in campaign.posters:
        yield poster, alone_with(campaign, poster=poster)
