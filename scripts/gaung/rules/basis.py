"""The part of a campaign that every page, episode and poster is looked at with."""

from __future__ import annotations

from gaung.model.campaign import Campaign


def basis_of(campaign: Campaign) -> Campaign:
    """Settings, help lines, consents and withdrawals: all that a rule for one thing may know beside that thing."""
    return Campaign(
        root=campaign.root,
        settings=campaign.settings,
        helplines=campaign.helplines,
        consents=campaign.consents,
        withdrawals=campaign.withdrawals,
        shows=(),
        episodes=(),
        posters=(),
        pages=(),
    )
