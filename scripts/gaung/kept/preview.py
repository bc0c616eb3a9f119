"""A campaign and what is wrong with it, for an editor's own eyes: most of it is known from the last check.

What is published is looked at from the beginning; this is for what stays on the editor's desk.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from gaung.checking import check, softened
from gaung.kept.findings import Check
from gaung.kept.patterns import known_patterns
from gaung.model.campaign import Campaign
from gaung.problem import CampaignError, Problem
from gaung.reading.campaign import read_campaign
from gaung.rules.helpline import RELEASE_ONLY


def check_known(root: Path, now: datetime) -> tuple[Campaign, tuple[Problem, ...]]:
    """What `checking.check` says of a draft, and raises; found by itself where no check has kept anything."""
    looked = Check(root, now, None)
    if not looked.was_kept:
        return check(root, now, draft=True)
    with known_patterns(looked.state):
        looked.problems()
    if looked.unread:
        raise CampaignError(looked.ruled)
    campaign, _ = read_campaign(root)
    found = (softened(problem) if problem.code in RELEASE_ONLY else problem for problem in looked.ruled)
    return campaign, tuple(sorted(dict.fromkeys(found), key=Problem.sort_key))
