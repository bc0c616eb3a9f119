"""A show to its public podcast feed: RSS 2.0 with iTunes, Podcasting 2.0, inline chapters and archives."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from gaung.making.feed import document, stylesheet
from gaung.making.feed.content import as_setting, gather
from gaung.making.recipe import Recipe
from gaung.media import EpisodeFacts
from gaung.model.campaign import Campaign
from gaung.model.show import Show

REVISION = 2
"""Raised when the same settings give other bytes."""

_SHOW_KEYS = {
    "title": "title",
    "description": "description",
    "language": "language",
    "country": "country",
    "author": "author",
    "is_explicit": "explicit",
    "guid": "guid",
    "license": "license",
}
"""Settings of a recipe, and the keys in `show.yaml` that they come from."""

_EPISODE_KEYS = {
    "title": "title",
    "summary": "summary",
    "published": "published",
    "season": "season",
    "episode": "episode",
    "is_explicit": "explicit",
}
"""Settings of an item, and the keys in `episode.yaml` that they come from."""


def recipe(campaign: Campaign, show: Show, facts: Mapping[str, EpisodeFacts]) -> Recipe:
    """All that the feed of `show` depends on; `facts` are those of its episodes that go out, by episode id."""
    settings = as_setting(gather(campaign, show, facts))
    assert isinstance(settings, dict)
    return Recipe(
        kind="feed",
        name=f"feed/{show.id}",
        revision=REVISION,
        settings=settings,
        tools={name: version(name) for name in ("feedgen", "lxml", "markdown")},
        places=_places(campaign, show, facts),
    )


def render(campaign: Campaign, show: Show, facts: Mapping[str, EpisodeFacts], to: Path) -> None:
    """Write `feed.xml`, its archives `feed-archive-<n>.xml` and its stylesheets `feed.xsl` and `feed.css` into `to`."""
    for name, xml in document.write(gather(campaign, show, facts)):
        (to / name).write_bytes(xml)
    (to / document.XSL).write_bytes(stylesheet.xsl(show.language))
    (to / document.CSS).write_bytes(stylesheet.css(show.language))


def _places(campaign: Campaign, show: Show, facts: Mapping[str, EpisodeFacts]) -> dict[str, str]:
    """Where the author wrote each setting."""
    places = {setting: str(show.where(key)) for setting, key in _SHOW_KEYS.items()}
    places |= {f"category[{number}]": str(show.where("category", number)) for number in range(len(show.category))}
    for episode in campaign.episodes_of(show):
        name = episode.id
        if name in facts:
            places |= {f"items.{name}.{setting}": str(episode.where(key)) for setting, key in _EPISODE_KEYS.items()}
    return places
