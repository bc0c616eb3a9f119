"""What must hold in a campaign: `RULES`, small generators from campaign to problems, one module a family."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from gaung.model.campaign import Campaign
    from gaung.problem import Problem
    from gaung.rules.every import RULES as RULES


def __getattr__(name: str) -> object:
    """`RULES`, when somebody asks for all of them: a check of one page needs few."""
    if name == "RULES":
        from gaung.rules.every import RULES

        return RULES
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def check(campaign: Campaign, now: datetime, *, read: Campaign | None = None) -> tuple[Problem, ...]:
    """Everything that is wrong with a campaign, by place, at the moment `now`.

    `read` is the part of it whose texts are looked through one by one; all of it, if nothing else is said.
    """
    from gaung.rules.every import check

    return check(campaign, now, read=read)
