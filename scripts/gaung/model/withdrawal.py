"""What was taken back: the register of `content/data/withdrawn.yaml`. It never says who asked, or why."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from gaung.model.base import Day, Model


class WithdrawalKind(StrEnum):
    """What was taken back."""

    EPISODE = "episode"
    """A whole episode: `suara-kita/001-halo`."""
    CUT = "cut"
    """What one station got of an episode, because a corrected one is out: `suara-kita/001-halo/pelita`."""
    POSTER = "poster"
    """A poster: `kamu-tidak-sendiri`."""
    PAGE = "page"
    """A page: `id/panduan/mulai`."""
    CONSENT = "consent"
    """A consent, by its reference on the paper form: `ID-2026-014`."""


Guid = Annotated[str, Field(pattern=r"^[!-~]+$", max_length=255)]
"""The name of a feed's item for ever, as it stands in the feed."""


class Withdrawal(Model):
    """One thing that was taken back, and since when. What stands here is published nowhere any more."""

    kind: WithdrawalKind
    """What it is."""
    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9]+(?:[-/_.][A-Za-z0-9]+)*$", max_length=200)]
    """Which one: its folder below `episodes/` or `posters/`, its path below `content/` without `.md`, its reference."""
    guids: tuple[Guid, ...] = ()
    """The names under which it stood in feeds; stations find it by them. They are never used again."""
    withdrawn_on: Day
    """The day on which it was taken back."""


class Withdrawals(Model):
    """`content/data/withdrawn.yaml`: what must no longer be aired, shown or printed; never who, and never why."""

    withdrawn: tuple[Withdrawal, ...] = ()
    """Everything that was taken back, the oldest first."""
