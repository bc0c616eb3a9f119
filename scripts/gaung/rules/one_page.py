"""The rules that look at one page by itself, and nothing but them: so that an edited page is judged in an instant.

What is told of one page depends on its file, on the registers that `of_page` is given, and on the day; nothing else is
within its reach. How far the other rules look says `rules/reach.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from gaung.media_files import Media
from gaung.model.today import Today
from gaung.rules import (
    consent,
    faces,
    news,
    page,
    page_address,
    past_days,
    plain_language,
    quoted,
    safeguarding,
    signing_off,
    tags,
)
from gaung.rules.basis import basis_of
from gaung.rules.context import Context, Rule
from gaung.rules.safeguarding import Examiner

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign
    from gaung.model.page import Page
    from gaung.problem import Problem

OF_ONE_PAGE: tuple[Rule, ...] = (
    page.languages_are_spoken,
    page.links_lead_somewhere,
    page.html_is_harmless,
    page.headings_are_in_order,
    page.blocks_are_known,
    page_address.pages_have_an_address_of_their_own,
    consent.consents_fit,
    consent.words_and_works_of_children_have_a_consent,
    consent.ended_consents_are_said,
    quoted.quoted_children_have_a_consent,
    quoted.ended_quotes_are_said,
    faces.nothing_is_said_of_other_pictures,
    news.news_have_a_date,
    tags.topics_are_known,
    signing_off.sensitive_topics_are_read_by_two,
    past_days.readings_are_past,
    plain_language.texts_are_plain,
    safeguarding.texts_are_safe,
)
"""Rules that take one page after the other, and whose findings all lie in that page's file."""


@dataclass(slots=True)
class Asked:
    """What somebody wanted to know besides the page that was looked at."""

    files: set[PurePosixPath] = field(default_factory=set)
    """Media files of the campaign, there or not."""
    folders: set[PurePosixPath] = field(default_factory=set)
    """Folders whose names were looked through."""
    is_of_the_day: bool = False
    """Whether it mattered which day it is."""


class _NotedMedia(Media):
    """Media that write down which files were asked for."""

    def __init__(self, root: Path, asked: Asked) -> None:
        super().__init__(root)
        self._asked = asked

    def exists(self, path: PurePosixPath) -> bool:
        self._asked.files.add(path)
        return super().exists(path)

    def leads_outside(self, path: PurePosixPath) -> bool:
        self._asked.files.add(path)
        return super().leads_outside(path)

    def is_device(self, path: PurePosixPath) -> bool:
        self._asked.files.add(path)
        return super().is_device(path)

    def is_folder(self, path: PurePosixPath) -> bool:
        self._asked.files.add(path)
        return super().is_folder(path)

    def lines(self, path: PurePosixPath) -> tuple[str, ...]:
        self._asked.files.add(path)
        return super().lines(path)

    def is_picture(self, path: PurePosixPath) -> bool:
        self._asked.files.add(path)
        return super().is_picture(path)

    def is_photo(self, path: PurePosixPath) -> bool:
        self._asked.files.add(path)
        return super().is_photo(path)

    def pixels(self, path: PurePosixPath) -> tuple[int, int] | None:
        self._asked.files.add(path)
        return super().pixels(path)

    def siblings(self, path: PurePosixPath) -> tuple[str, ...]:
        self._asked.folders.add(path.parent)
        return super().siblings(path)


@dataclass(frozen=True, slots=True, kw_only=True)
class _NotedContext(Context):
    """A context that writes down whether the day was asked for; what it calls now is that day's first moment."""

    asked: Asked

    @property
    def today(self) -> Today:
        self.asked.is_of_the_day = True
        return Today(self.now)


class PageExaminer:
    """Looks at one page after the other. Of a campaign it knows settings, help lines, consents and withdrawals."""

    def __init__(self, campaign: Campaign, today: Today) -> None:
        self._campaign = basis_of(campaign)
        self._now = today.since
        self._examiner = Examiner(self._campaign)

    def of_page(self, page: Page) -> tuple[tuple[Problem, ...], Asked]:
        """What the rules `OF_ONE_PAGE` say of a page, and what else they wanted to know."""
        asked = Asked()
        alone = replace(self._campaign, pages=(page,))
        context = _NotedContext(media=_NotedMedia(alone.root, asked), now=self._now, asked=asked)
        found = dict.fromkeys(safeguarding.page_is_safe(page, self._examiner, context))
        for rule in OF_ONE_PAGE:
            if rule not in safeguarding.RULES:
                found |= dict.fromkeys(rule(alone, context))
        asked.files.discard(page.source)
        return tuple(found), asked
