"""Words of children in a page's `voices`: each with a recorded consent of its own for just this page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gaung.block import Body, find_blocks
from gaung.model.register import ConsentKind, ConsentUse
from gaung.model.withdrawal import WithdrawalKind
from gaung.problem import Problem, Severity
from gaung.rules.consent import countries_of_page, find, fits, is_of, is_valid, quotes_of

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign
    from gaung.rules.context import Context, Rule


def quoted_children_have_a_consent(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Every quote names a recorded consent for words, on the site, in this language and country, with assent."""
    for page in campaign.pages:
        countries = countries_of_page(campaign, page)
        for quote in quotes_of(page):
            yield from fits(campaign, quote.ref, quote.place, (ConsentUse.SITE,), countries, (page.language,))
            yield from is_of(campaign, quote.ref, quote.place, {ConsentKind.QUOTE})


def ended_quotes_are_said(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """A quote whose consent is withdrawn, not yet valid or over is left out of the build, and this says so."""
    for page in campaign.pages:
        for quote in quotes_of(page):
            consent = find(campaign, quote.ref)
            if consent is None:
                continue
            gone = campaign.is_withdrawn(WithdrawalKind.CONSENT, quote.ref)
            if gone or not is_valid(consent, context.today):
                facts = {"ref": quote.ref, "until": str(consent.withdrawn_on or consent.valid_until)}
                yield Problem("consent-ended-quote", quote.place, facts, Severity.WARNING)


def quotes_stand_in_pages(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Show notes go into podcast apps, from which nothing can be taken back: no `voices` there."""
    for episode in campaign.episodes:
        scan = find_blocks(episode.notes, f"{episode.folder}/notes.md")
        for block in scan.blocks:
            if block.kind.body is Body.QUOTES:
                yield Problem("page-block-notes", scan.place(block.first_line, 1, 3), {"name": block.kind.name})


RULES: tuple[Rule, ...] = (quoted_children_have_a_consent, ended_quotes_are_said, quotes_stand_in_pages)
