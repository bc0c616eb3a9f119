"""The addresses of pages: none where Gaung puts a programme, a poster, a tag, a station or another language."""

from __future__ import annotations

from collections.abc import Iterator

from gaung import address
from gaung.model.campaign import Campaign
from gaung.problem import Problem
from gaung.rules.context import Context, Rule

_OURS = (address.PODCAST, address.POSTERS, address.RADIO, address.TAGS, "assets/")
"""Folders of the site that Gaung fills."""
_WITH_WORDS = (address.PODCAST, address.POSTERS)
"""The words at the top of these lists are an author's: `posters/index.md`."""


def pages_have_an_address_of_their_own(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """No page lies where Gaung puts programmes, posters, tags, stations or a language: one would hide the other."""
    for page in campaign.pages:
        ours = next((folder for folder in _OURS if page.address.startswith(folder)), None)
        if page.address in _WITH_WORDS:
            ours = None
        if ours is None and page.language is campaign.settings.default_language:
            spoken = (f"{language}/" for language in campaign.settings.languages)
            ours = next((folder for folder in spoken if page.address.startswith(folder)), None)
        if ours is not None:
            facts = {"folder": ours, "example": f"content/{page.language}/{page.source.name}"}
            yield Problem("page-address-taken", page.front.where("title"), facts)


RULES: tuple[Rule, ...] = (pages_have_an_address_of_their_own,)
