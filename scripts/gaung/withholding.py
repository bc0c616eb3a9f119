"""What may not be out at a moment leaves no trace: no page, no file, no link to it in other pages."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from urllib.parse import unquote

from gaung import address
from gaung.model.campaign import Campaign
from gaung.model.episode import Episode
from gaung.model.language import Language
from gaung.model.page import Page
from gaung.model.poster import Poster
from gaung.model.today import Today
from gaung.model.withdrawal import WithdrawalKind
from gaung.page_text import without_links
from gaung.rules.consent import find, is_valid, page_rests_on_ended_consent, quotes_of, rests_on_ended_consent
from gaung.withdrawing import withdrawn


def released(campaign: Campaign, now: datetime) -> Campaign:
    """The campaign without what may not be out at the moment `now`.

    That is what was withdrawn, what an embargo holds back, and what rests on a consent that does not hold that day.
    """
    today = Today.at(now)

    def is_out(thing: Episode | Poster) -> bool:
        if rests_on_ended_consent(campaign, thing, today):
            return False
        if isinstance(thing, Poster):
            return not campaign.is_withdrawn(WithdrawalKind.POSTER, thing.id)
        is_withdrawn = campaign.is_withdrawn(WithdrawalKind.EPISODE, f"{thing.show_id}/{thing.id}")
        return not is_withdrawn and not thing.is_embargoed(now)

    def is_read(page: Page) -> bool:
        is_ahead = page.is_news and page.front.published is not None and page.front.published > now
        if is_ahead or page_rests_on_ended_consent(campaign, page, today):
            return False
        return not campaign.is_withdrawn(WithdrawalKind.PAGE, page.id)

    rest = replace(
        campaign,
        episodes=tuple(one for one in campaign.episodes if is_out(one)),
        posters=tuple(one for one in campaign.posters if is_out(one)),
        pages=tuple(one for one in campaign.pages if is_read(one)),
        withdrawals=tuple(withdrawn(campaign, today)),
        expired=frozenset(f"{one.show_id}/{one.id}" for one in campaign.episodes if one.has_expired(now)),
    )
    rest = replace(rest, pages=tuple(without_ended_quotes(campaign, page, today) for page in rest.pages))
    gone = _gone(campaign, rest)
    unread = _unread(campaign, rest)
    if not gone and not any(unread.values()):
        return rest
    return replace(
        rest,
        pages=tuple(_unlinked_page(campaign, page, gone | unread[page.language]) for page in rest.pages),
        episodes=tuple(
            one.with_notes(without_links(one.notes, _is_gone(campaign, "", gone))) if one.notes else one
            for one in rest.episodes
        ),
    )


def without_ended_quotes(campaign: Campaign, page: Page, today: Today) -> Page:
    """A page without the words of children whose consent does not hold that day; every other line keeps its place."""
    ended = [quote for quote in quotes_of(page) if not _holds(campaign, quote.ref, today)]
    if not ended:
        return page
    lines = page.text.split("\n")
    for quote in ended:
        lines[quote.line - 1] = ""
    # a block in which nobody speaks any more shows nothing: its renderer knows
    return replace(page, text="\n".join(lines))


def _holds(campaign: Campaign, ref: str, today: Today) -> bool:
    consent = find(campaign, ref)
    is_gone = campaign.is_withdrawn(WithdrawalKind.CONSENT, ref)
    return consent is not None and is_valid(consent, today) and not is_gone


def _gone(campaign: Campaign, rest: Campaign) -> frozenset[str]:
    """The addresses, inside their language, of all that is not out."""
    out = {(one.show_id, one.id) for one in rest.episodes}
    found = {address.episode(one.show_id, one.id) for one in campaign.episodes if (one.show_id, one.id) not in out}
    posters = {one.id for one in rest.posters}
    found |= {address.poster(one.id) for one in campaign.posters if one.id not in posters}
    pages = {one.address for one in rest.pages}
    found |= {one.address for one in campaign.pages if one.address not in pages}
    return frozenset(found)


def _unread(campaign: Campaign, rest: Campaign) -> dict[Language, frozenset[str]]:
    """The addresses of pages that are not out in one language, though they may be in another."""
    out = {(one.language, one.address) for one in rest.pages}
    return {
        language: frozenset(
            one.address for one in campaign.pages if one.language is language and (language, one.address) not in out
        )
        for language in Language
    }


def _unlinked_page(campaign: Campaign, page: Page, gone: frozenset[str]) -> Page:
    folder = "/".join(page.source.parts[2:-1])
    text = without_links(page.text, _is_gone(campaign, folder, gone))
    return page if text == page.text else replace(page, text=text)


def _is_gone(campaign: Campaign, folder: str, gone: frozenset[str]) -> Callable[[str], bool]:
    """Whether a link, written in `folder` of a language, leads to what is gone."""
    site = campaign.settings.site_url
    prefixes = tuple(campaign.language_prefix(language) for language in campaign.settings.languages)

    def leads_there(target: str) -> bool:
        path = unquote(target.partition("#")[0].partition("?")[0])
        if path.startswith(site):
            where = path.removeprefix(site)
            return any(where.startswith(prefix + one) for prefix in prefixes for one in gone if one)
        if not path or ":" in path or path.startswith("/"):
            return False
        where = posixpath.normpath(posixpath.join(folder, path)).removesuffix(".md")
        where = where.removesuffix("index").rstrip("/")
        return f"{where}/" in gone

    return leads_there
