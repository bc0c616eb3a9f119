"""What a rule may look at besides the campaign, and what a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TypeAlias

from gaung.media import Media
from gaung.model.campaign import Campaign
from gaung.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a rule may look at besides the campaign."""

    media: Media
    now: datetime
    """The moment of the build: the clock's, or what `--now` says."""

    @property
    def today(self) -> date:
        """The day of the build, in UTC."""
        return self.now.astimezone(UTC).date()


Rule: TypeAlias = Callable[[Campaign, Context], Iterator[Problem]]
