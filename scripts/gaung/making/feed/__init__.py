"""A campaign to its feeds: public, promos, one for each station, the publisher's; RSS 2.0 with Podcasting 2.0."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from gaung import address, words
from gaung.making.feed import document, opml, publisher, stylesheet
from gaung.making.feed.content import Channel, as_setting
from gaung.making.feed.news import news_feeds
from gaung.making.feed.notes import KeptNotes
from gaung.making.feed.public import gather, gather_promos
from gaung.making.feed.station import gather_station
from gaung.making.recipe import Recipe
from gaung.media import EpisodeFacts, PosterFacts, Products
from gaung.model.campaign import Campaign
from gaung.model.language import Country
from gaung.model.show import Show
from gaung.problem import Fact, Problem

__all__ = ["Feed", "feeds", "news_feeds", "outlines", "problems", "recipe", "render"]

REVISION = 3
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
    """All that the public feed of `show` depends on; `facts` are those of its episodes that go out, by episode id."""
    return _public(campaign, show, facts, {}).recipe


def render(campaign: Campaign, show: Show, facts: Mapping[str, EpisodeFacts], to: Path) -> None:
    """Write the public feed of `show`: `feed.xml`, its archives and its stylesheets."""
    _public(campaign, show, facts, {}).render(to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One feed to make: what it says, and where its documents lie on the site."""

    name: str
    """`feed/<show>`, `promo/<show>`, `station/<station>` or `publisher/feed`."""
    channel: Channel
    folder: str
    """Below the site's root, with a slash at the end; empty for the root itself."""
    country: Country
    find_places: Callable[[], Mapping[str, str]] = dict
    """Where the author wrote each setting; asked only where the recipe is made."""

    @property
    def recipe(self) -> Recipe:
        """All that its documents depend on."""
        settings = as_setting(self.channel)
        assert isinstance(settings, dict)
        return Recipe(
            kind="feed",
            name=self.name,
            revision=REVISION,
            settings=settings,
            tools={name: version(name) for name in ("feedgen", "lxml", "markdown")},
            places=self.find_places(),
        )

    def render(self, to: Path, kept: KeptNotes | None = None) -> None:
        """Write its first document, its archives `…-archive-<n>.xml` and its stylesheets into `to`."""
        with _uncollected():
            for name, xml in document.write(self.channel, kept):
                (to / name).write_bytes(xml)
        (to / document.XSL).write_bytes(stylesheet.xsl(self.channel.language))
        (to / document.CSS).write_bytes(stylesheet.css(self.channel.language))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of reference cycles: a document of 100 items makes none, and looking for them is a fifth
    of its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def feeds(campaign: Campaign, products: Products) -> tuple[Feed, ...]:
    """Every feed of a campaign."""
    found: list[Feed] = []
    for show in campaign.shows:
        facts = {
            episode.id: products.episodes[f"{show.id}/{episode.id}"]
            for episode in campaign.episodes_of(show)
            if f"{show.id}/{episode.id}" in products.episodes
        }
        found.append(_public(campaign, show, facts, products.posters))
        promos = gather_promos(campaign, show, facts)
        if promos is not None:
            found.append(_feed(f"promo/{show.id}", promos, address.show(show.id), show.country))
        for station in show.stations:
            channel = gather_station(campaign, show, station, facts, products.packs)
            country = station.country or show.country
            found.append(_feed(f"station/{station.id}", channel, address.station(station.id), country))
    alliance = publisher.gather(campaign)
    if alliance is not None:
        found.append(_feed("publisher/feed", alliance, "", campaign.settings.countries[0]))
    return tuple(found)


def problems(campaign: Campaign, products: Products) -> Iterator[Problem]:
    """What only the finished programmes show: soundbites that lie behind their end."""
    for episode in campaign.episodes:
        facts = products.episodes.get(f"{episode.show_id}/{episode.id}")
        for number, bite in enumerate(episode.soundbites if facts is not None else ()):
            end = bite.start + bite.length
            if facts is not None and end > facts.seconds:
                told: dict[str, Fact] = {"title": bite.title, "end": round(end, 1), "seconds": round(facts.seconds, 1)}
                yield Problem("feed-soundbite-late", episode.where("soundbites", number, "start"), told)


def outlines(campaign: Campaign, made: Iterable[Feed]) -> Iterator[tuple[str, bytes]]:
    """The lists of feeds, by file: for each country its shows, and its stations with the promos for them."""
    made = tuple(made)
    for country in campaign.settings.countries:
        name = words.words(campaign.settings.default_language)[f"country_{country.value}"]
        title = f"{campaign.say(campaign.settings.name, campaign.settings.default_language)}: {name}"
        for folder, kinds in ((address.PODCAST, ("feed",)), (address.RADIO, ("station", "promo"))):
            own = [one.channel for one in made if one.country is country and one.name.partition("/")[0] in kinds]
            if own:
                yield address.opml(folder, country), opml.write(title, own)


def _public(
    campaign: Campaign, show: Show, facts: Mapping[str, EpisodeFacts], posters: Mapping[str, PosterFacts]
) -> Feed:
    return Feed(
        name=f"feed/{show.id}",
        channel=gather(campaign, show, facts, posters),
        folder=address.show(show.id),
        country=show.country,
        find_places=lambda: _places(campaign, show, facts),
    )


def _feed(name: str, channel: Channel, folder: str, country: Country) -> Feed:
    return Feed(name=name, channel=channel, folder=folder, country=country)


def _places(campaign: Campaign, show: Show, facts: Mapping[str, EpisodeFacts]) -> dict[str, str]:
    """Where the author wrote each setting."""
    places = {setting: str(show.where(key)) for setting, key in _SHOW_KEYS.items()}
    places |= {f"category[{number}]": str(show.where("category", number)) for number in range(len(show.category))}
    for episode in campaign.episodes_of(show):
        name = episode.id
        if name in facts:
            places |= {f"items.{name}.{setting}": str(episode.where(key)) for setting, key in _EPISODE_KEYS.items()}
    return places
