"""All that is wrong with a campaign, and what of it may go out today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from gaung import rules
from gaung.making import poster
from gaung.model.campaign import Campaign
from gaung.problem import Problem, Severity
from gaung.reading.campaign import read_campaign
from gaung.rules.consent import rests_on_ended_consent
from gaung.rules.helpline import RELEASE_ONLY

SAFETY = ("helpline-", "consent-", "personal-data-", "identity-", "term-")
"""Families of problems that stop a release, but not an editor's own preview."""


def check(root: Path, today: date, *, draft: bool = False) -> tuple[Campaign, tuple[Problem, ...]]:
    """The campaign in `root` and all that the rules say of it; raises `CampaignError` if it cannot even be read.

    In a draft, what would only stop a release is a warning.
    """
    campaign, problems = read_campaign(root)
    found = [*problems, *rules.check(campaign, today)]
    for one in campaign.posters:
        found += poster.warnings(campaign, one)
    if draft:
        found = [softened(problem) if problem.code in RELEASE_ONLY else problem for problem in found]
    return campaign, tuple(sorted(dict.fromkeys(found), key=Problem.sort_key))


def softened(problem: Problem) -> Problem:
    """The same problem as a warning."""
    return replace(problem, severity=Severity.WARNING) if problem.severity is Severity.ERROR else problem


def released(campaign: Campaign, today: date) -> Campaign:
    """The campaign without what rests on a consent that does not hold today."""
    return replace(
        campaign,
        episodes=tuple(e for e in campaign.episodes if not rests_on_ended_consent(campaign, e, today)),
        posters=tuple(p for p in campaign.posters if not rests_on_ended_consent(campaign, p, today)),
    )
