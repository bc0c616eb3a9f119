"""What the rules found in the text of each page, kept while a preview runs: an edit concerns one page of thousands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath

from gaung.media_files import Media
from gaung.model.campaign import Campaign
from gaung.model.page import Page
from gaung.problem import Problem
from gaung.rules import RULES, safeguarding
from gaung.rules.context import Context
from gaung.rules.views import PageView, view_of

ONE_BY_ONE = frozenset(safeguarding.RULES)
"""Rules that look at each page by itself, and whose findings all lie in that page's file."""


class Findings:
    """The findings of the rules in `ONE_BY_ONE`; those of a page that is the same object as last time still hold."""

    def __init__(self) -> None:
        self._basis: tuple[object, ...] = ()
        self._pages: dict[PurePosixPath, tuple[Page, tuple[Problem, ...]]] = {}
        self._views: dict[PurePosixPath, tuple[Page, PageView]] = {}

    def check(self, campaign: Campaign, now: datetime) -> tuple[Problem, ...]:
        """What `rules.check` gives, with unchanged pages not looked at again."""
        context = Context(media=Media(campaign.root), now=now, views=self._seen(campaign))
        whole = {problem: None for rule in RULES if rule not in ONE_BY_ONE for problem in rule(campaign, context)}
        found = [*whole, *self._one_by_one(campaign, context)]
        return tuple(sorted(dict.fromkeys(found), key=Problem.sort_key))

    def _seen(self, campaign: Campaign) -> tuple[PageView, ...]:
        """What others see of each page, in their order; a page that is the same object looks the same."""
        known = self._views
        self._views = {
            page.source: known[page.source]
            if page.source in known and known[page.source][0] is page
            else (page, view_of(page))
            for page in campaign.pages
        }
        return tuple(view for _, view in self._views.values())

    def _one_by_one(self, campaign: Campaign, context: Context) -> Iterator[Problem]:
        basis = (context.today, campaign.settings, campaign.helplines, campaign.consents)
        if basis != self._basis:
            self._basis, self._pages = basis, {}
        known = self._pages
        changed = tuple(
            page for page in campaign.pages if page.source not in known or known[page.source][0] is not page
        )
        found: dict[str, list[Problem]] = {str(page.source): [] for page in changed}
        rest = replace(campaign, pages=changed)
        for rule in RULES:
            if rule in ONE_BY_ONE:
                for problem in rule(rest, context):
                    file = problem.place.file if problem.place else ""
                    if file in found:
                        found[file].append(problem)
                    else:
                        yield problem
        fresh = {page.source: (page, tuple(found[str(page.source)])) for page in changed}
        self._pages = {page.source: fresh.get(page.source) or known[page.source] for page in campaign.pages}
        for _, problems in self._pages.values():
            yield from problems
