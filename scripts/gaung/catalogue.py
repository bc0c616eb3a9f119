"""What a campaign can have made: each product with its recipe, and the call that makes it in another process.

Each call imports its own producer: whoever makes a poster loads nothing that makes sound, and the other way round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from gaung import cards
from gaung.making.digest import Digests
from gaung.making.recipe import Recipe
from gaung.making.store import Made, Store
from gaung.media import EpisodeFacts, LoudnessReport
from gaung.model.campaign import Campaign
from gaung.model.episode import Episode
from gaung.model.feed import EpisodeKind
from gaung.model.station import StationFormat
from gaung.problem import CampaignError, Problem

if TYPE_CHECKING:
    from gaung.making.pack import Pack

Choose: TypeAlias = Callable[[tuple[str, ...]], str]
"""Picks one name of many."""

Narrow: TypeAlias = Callable[[Campaign], Campaign]
"""Leaves away what nobody asked for."""


class Part(StrEnum):
    """What `--only` can choose."""

    EPISODES = "episodes"
    POSTERS = "posters"
    PAGES = "pages"


@dataclass(frozen=True, slots=True)
class Product:
    """One thing to obtain: its recipe, how long it takes beside the others, and the call that makes it."""

    recipe: Recipe
    weight: float
    make: Callable[..., tuple[Problem, ...]]
    arguments: tuple[object, ...]

    def apart(self) -> Product:
        """The same under a name of its own: what is made of a part only is not what its name was last made with."""
        return replace(self, recipe=replace(self.recipe, name=f"{self.recipe.name}/{self.recipe.key}"))


def products(campaign: Campaign, digests: Digests, store: Path, only: Part | None = None) -> Iterator[Product]:
    """Every product of `campaign` that is made in a process of its own, or those of one part.

    Pages need all of them. Each call gets no more of the campaign than it needs, for it travels to another process.
    """
    bare = replace(campaign, pages=(), posters=(), episodes=())
    if only in (None, Part.EPISODES, Part.PAGES):
        for episode in campaign.episodes:
            recipe = _episode_recipe(campaign, episode, digests)
            yield Product(recipe, 60.0, _make_episode, (replace(bare, episodes=(episode,)), store))
    if only in (None, Part.POSTERS, Part.PAGES) and campaign.posters:
        from gaung.making import poster

        for one in campaign.posters:
            recipe = poster.recipe(campaign, one, digests)
            weight = 2.0 * len(one.languages) * len(one.sizes)
            yield Product(recipe, weight, _make_poster, (replace(bare, posters=(one,)), store))
    if only in (None, Part.PAGES):
        for show in campaign.shows:
            from gaung.making.poster import cover

            recipe = cover.recipe(campaign, show, digests)
            yield Product(recipe, 4.0, _make_cover, (replace(bare, shows=(show,)), store))
        for card in cards.of(campaign):
            yield Product(cards.recipe(card), 0.2, _make_card, (card, store))


def packs(
    campaign: Campaign,
    facts: Mapping[str, EpisodeFacts],
    made: Mapping[str, Made],
    store: Path,
) -> Iterator[Product]:
    """The radio pack of each episode for each station, once the episodes are made, and what stands in for none.

    `facts` are those of the episodes by `<show>/<episode>`, `made` all results by name.
    """
    from gaung.making import audio, pack
    from gaung.rules.safeguarding.spoken import presenter_words

    formats = {station.format for show in campaign.shows for station in show.stations}
    for form in sorted(formats):
        yield Product(audio.stand_in_recipe(form), 0.5, _make_stand_in, (form, store))
    for episode in campaign.episodes:
        show = campaign.show_of(episode)
        key = f"{show.id}/{episode.id}"
        for station in show.stations:
            # trailers and spots reach stations by the feed of promos: one product for one feed
            if episode.kind is not EpisodeKind.FULL or key not in facts or station.id not in facts[key].stations:
                continue
            language = station.letter_language or show.language
            words = tuple(pack.SayInstead(avoid=avoid, say=say) for avoid, say in presenter_words(language))
            content = pack.gather(campaign, episode, station, facts[key], words)
            sound = made[f"episode/{key}"]
            yield Product(pack.recipe(content, sound.key), 2.0, _make_pack, (content, sound.folder, store))


def _episode_recipe(campaign: Campaign, episode: Episode, digests: Digests) -> Recipe:
    """The recipe of an episode's sound, and of the pictures that are drawn from it."""
    from gaung.making import audio
    from gaung.making.poster import programme

    recipe = audio.recipe(campaign, episode, digests)
    settings = {**recipe.settings, **programme.settings(campaign.show_of(episode).language)}
    return replace(recipe, settings=settings, tools={**recipe.tools, **programme.tools()})


def _render_episode(campaign: Campaign, episode: Episode, store: Store, to: Path) -> None:
    from gaung.making import audio
    from gaung.making.poster import programme

    audio.render(campaign, episode, store, to)
    report = LoudnessReport.model_validate_json((to / "editor" / "loudness.json").read_bytes())
    programme.render(report, campaign.show_of(episode).language, to)


def _make_episode(recipe: Recipe, campaign: Campaign, store_folder: Path) -> tuple[Problem, ...]:
    store = Store(store_folder)
    (episode,) = campaign.episodes
    return _obtain(store, recipe, lambda to: _render_episode(campaign, episode, store, to))


def _make_poster(recipe: Recipe, campaign: Campaign, store_folder: Path) -> tuple[Problem, ...]:
    from gaung.making import poster

    (one,) = campaign.posters
    return _obtain(Store(store_folder), recipe, lambda to: poster.render(campaign, one, to))


def _make_cover(recipe: Recipe, campaign: Campaign, store_folder: Path) -> tuple[Problem, ...]:
    from gaung.making.poster import cover

    (show,) = campaign.shows
    return _obtain(Store(store_folder), recipe, lambda to: cover.render(campaign, show, to))


def _make_card(recipe: Recipe, card: cards.Card, store_folder: Path) -> tuple[Problem, ...]:
    from gaung.making.poster import link_card

    def render(to: Path) -> None:
        link_card.render(link_card.page(card.kind, card.title, card.campaign, card.language), to / cards.FILE)

    return _obtain(Store(store_folder), recipe, render)


def _make_pack(recipe: Recipe, content: Pack, sound: Path, store_folder: Path) -> tuple[Problem, ...]:
    from gaung.making import pack

    return _obtain(Store(store_folder), recipe, lambda to: pack.render(content, sound, to))


def _make_stand_in(recipe: Recipe, form: StationFormat, store_folder: Path) -> tuple[Problem, ...]:
    from gaung.making import audio

    return _obtain(Store(store_folder), recipe, lambda to: audio.render_stand_in(form, to))


def _obtain(store: Store, recipe: Recipe, make: Callable[[Path], None]) -> tuple[Problem, ...]:
    """Make it in this process; what was wrong comes back as problems, so that all jobs can be heard."""
    try:
        store.obtain(recipe, make)
    except CampaignError as error:
        return error.problems
    return ()
