"""What a rule may look at besides the campaign, and what a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from gaung.model.campaign import Campaign
from gaung.model.today import Today
from gaung.problem import Problem

if TYPE_CHECKING:
    from gaung.media_files import Media
    from gaung.rules.views import PageView, Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a rule may look at besides the campaign."""

    media: Media
    now: datetime
    """The moment of the build: the clock's, or what `--now` says."""
    views: tuple[PageView, ...] | None = None
    """The pages as others see them, where they were looked at already."""
    noted: tuple[tuple[str, tuple[Target, ...]], ...] | None = None
    """What blocks in show notes name, file by file, where they were looked at already."""

    @property
    def today(self) -> Today:
        """The day of the build, clock by clock."""
        return Today.at(self.now)

    def seen(self, campaign: Campaign) -> tuple[PageView, ...]:
        """The campaign's pages as others see them: for rules that compare pages with something else."""
        if self.views is not None:
            return self.views
        from gaung.rules.views import view_of  # to look at a poster nobody has to know what a page is

        return tuple(map(view_of, campaign.pages))

    def named_in_notes(self, campaign: Campaign) -> tuple[tuple[str, tuple[Target, ...]], ...]:
        """What blocks in show notes name, file by file."""
        if self.noted is not None:
            return self.noted
        from gaung.rules.views import noted_in

        return noted_in(campaign.episodes)


Rule: TypeAlias = Callable[[Campaign, Context], Iterator[Problem]]
