"""Which pages have a picture that goes along with their link, and what it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from typing import Literal, TypeAlias

from gaung import address
from gaung.making.recipe import Recipe
from gaung.model.campaign import Campaign
from gaung.model.language import Language

REVISION = 1
"""Raise it when the same words would give other bytes."""
KIND = "card/"
"""How the names of these products begin; the rest is `address.card_name`."""
FILE = "card.png"
_TOOLS = ("pillow", "uharfbuzz", "fontpkg-baloo-2", "fontpkg-noto-sans")

Ground: TypeAlias = Literal["site", "page", "sound"]
"""What the page is: each has a ground of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The words of one picture."""

    name: str
    """Which page it belongs to, as `address.card_name` says it."""
    kind: Ground
    title: str
    campaign: str
    """The campaign's name, at the foot."""
    language: Language


def of(campaign: Campaign) -> Iterator[Card]:
    """A picture for each language, page of the menu, show and episode.

    What is reached by links only shows the picture of its language: to draw one takes longer than to build a page.
    """
    for language in campaign.settings.languages:
        name = campaign.say(campaign.settings.name, language)
        for where, kind, title in _pages(campaign, language):
            drawn = address.card_name(language, where)
            yield Card(name=drawn, kind=kind, title=title, campaign=name, language=language)


def recipe(card: Card) -> Recipe:
    """Everything the picture depends on."""
    return Recipe(
        kind="card",
        name=KIND + card.name,
        revision=REVISION,
        inputs={},
        settings={
            "kind": card.kind,
            "title": card.title,
            "campaign": card.campaign,
            "language": str(card.language),
        },
        tools={name: version(name) for name in _TOOLS},
    )


def _pages(campaign: Campaign, language: Language) -> Iterator[tuple[str, Ground, str]]:
    """Address, kind and title of each page that has a picture of its own."""
    yield "", "site", campaign.say(campaign.settings.tagline, language)
    for page in campaign.pages:
        if page.language is language and page.address and page.front.order is not None:
            yield page.address, "page", page.front.title
    for show in campaign.shows:
        if show.language is language:
            yield address.show(show.id), "sound", show.title
    for episode in campaign.episodes:
        if campaign.show_of(episode).language is language:
            yield address.episode(episode.show_id, episode.id), "sound", episode.title
