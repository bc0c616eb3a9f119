"""News have a day, and only news have one; what is not out yet is said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gaung.problem import Problem, Severity

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign
    from gaung.rules.context import Context, Rule


def news_have_a_date(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Every page below `news/` says when it comes out, and no other page does."""
    for page in campaign.pages:
        if page.is_news and page.front.published is None:
            yield Problem("page-news-date", page.front.where("title"), {"file": page.source.name})
        elif not page.is_news and page.front.published is not None:
            facts = {"folder": f"content/{page.language}/news/"}
            yield Problem("page-news-outside", page.front.where("published"), facts)


def waiting_news_are_said(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """News that are dated ahead are not published before, and the editor hears of it."""
    for page in context.seen(campaign):
        if page.is_news and page.published is not None and page.published > context.now:
            facts = {"moment": page.published.isoformat(sep=" ", timespec="minutes")}
            yield Problem("page-news-waiting", page.place(page.published_at), facts, Severity.INFO)


RULES: tuple[Rule, ...] = (news_have_a_date, waiting_news_are_said)
