"""Gaung: website, radio talkshows and posters for child-led campaigns, from one repository by one command."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gaung.problem import CampaignError, Problem, Severity

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign

__all__ = ["Campaign", "CampaignError", "Problem", "Severity", "build", "check", "load"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """`gaung.Campaign`, when it is asked for: a check in which nothing has changed needs no models."""
    if name == "Campaign":
        from gaung.model.campaign import Campaign

        return Campaign
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def load(root: Path) -> Campaign:
    """The campaign in the folder `root`. Raises `CampaignError` with all that makes it unreadable."""
    from gaung.reading.campaign import read_campaign

    campaign, _ = read_campaign(root)
    return campaign


def check(root: Path) -> tuple[Problem, ...]:
    """All that is wrong with the campaign in `root`, by place, now."""
    from datetime import UTC, datetime

    from gaung.checking import check as check_campaign
    from gaung.checking import of_layout

    try:
        campaign, problems = check_campaign(root, datetime.now(UTC))
    except CampaignError as error:
        return error.problems
    return tuple(sorted({*problems, *of_layout(campaign, problems)}, key=Problem.sort_key))


def build(root: Path, site_dir: Path | None = None) -> Path:
    """Build and publish the campaign in `root`; the folder of the site. Raises `CampaignError`."""
    from gaung.build import Options
    from gaung.build import build as build_campaign
    from gaung.mkdocs_plugin import generate

    return build_campaign(root, Options(site_dir=site_dir), generate=generate).site
