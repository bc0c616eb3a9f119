"""What a feed depends on: each thing that is shown changes the key, and nothing else does."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from feed_fixtures import EpisodeText, all_facts, episode_text, facts_of, show_keys, write_campaign
from gaung.making import feed
from gaung.making.recipe import Recipe, changes
from gaung.making.store import Store
from gaung.media import EpisodeFacts
from gaung.model.language import Language
from gaung.reading.campaign import read_campaign


def recipe_of(root: Path, facts: dict[str, EpisodeFacts] | None = None) -> Recipe:
    campaign, _ = read_campaign(root)
    show = next(show for show in campaign.shows if show.id == "suara-kita")
    return feed.recipe(campaign, show, facts or all_facts(campaign, show))


def campaign_in(root: Path, episode: EpisodeText | None = None, /, **show: object) -> Path:
    shows = {"suara-kita": show_keys(**show)}
    return write_campaign(root, shows, {"suara-kita": [episode or episode_text(1)]})


def test_its_name_kind_and_tools(tmp_path: Path) -> None:
    recipe = recipe_of(campaign_in(tmp_path))
    assert (recipe.kind, recipe.name, recipe.revision) == ("feed", "feed/suara-kita", feed.REVISION)
    assert set(recipe.tools) == {"feedgen", "lxml", "markdown"}
    json.dumps(recipe.content())


@pytest.mark.parametrize(
    "show",
    [
        {"title": "Lain"},
        {"description": "Lain"},
        {"author": "Lain"},
        {"language": "en"},
        {"country": "NP"},
        {"category": ["News"]},
        {"explicit": True},
        {"license": "cc-by-4.0"},
        {"guid": "00000000-0000-5000-8000-000000000000"},
        {"synthetic": True},
    ],
)
def test_each_shown_key_of_the_show_changes_it(tmp_path: Path, show: dict[str, object]) -> None:
    assert recipe_of(campaign_in(tmp_path / "a")).key != recipe_of(campaign_in(tmp_path / "b", **show)).key


@pytest.mark.parametrize(
    "keys",
    [
        {"title": "Lain"},
        {"summary": "Lain"},
        {"published": "2025-01-02T16:00:01+07:00"},
        {"published": "2025-01-02T09:00:00Z"},
        {"episode": 1},
        {"explicit": True},
        {"people": [{"role": "host", "alias": "Rara"}]},
        {"helplines": ["id-takedown"]},
    ],
)
def test_each_shown_key_of_an_episode_changes_it(tmp_path: Path, keys: dict[str, object]) -> None:
    other = campaign_in(tmp_path / "b", episode_text(1, **keys))
    assert recipe_of(campaign_in(tmp_path / "a")).key != recipe_of(other).key


@pytest.mark.parametrize(
    "facts",
    [
        {"audio": "b.mp3"},
        {"bytes": 1},
        {"seconds": 1.0},
        {"sha384": "0" * 96},
        {"chapters": ()},
        {"chapters_file": "b.json"},
        {"transcripts": {Language.ENGLISH: "transcript.en.vtt"}},
        {"synthetic": True},
    ],
)
def test_each_shown_fact_changes_it(tmp_path: Path, facts: dict[str, object]) -> None:
    root = campaign_in(tmp_path)
    changed = {"e0001": facts_of("suara-kita", "e0001", **facts)}
    assert recipe_of(root).key != recipe_of(root, changed).key


def test_notes_and_the_site_s_address_change_it(tmp_path: Path) -> None:
    plain = recipe_of(campaign_in(tmp_path / "a"))
    noted = campaign_in(tmp_path / "b", EpisodeText("e0001", episode_text(1).keys, "Catatan"))
    shows, episodes = {"suara-kita": show_keys()}, {"suara-kita": [episode_text(1)]}
    moved = write_campaign(tmp_path / "c", shows, episodes, "https://other.example.org/")
    assert len({plain.key, recipe_of(noted).key, recipe_of(moved).key}) == 3


def replace_text(path: Path, change: Callable[[str], str]) -> None:
    before = path.read_text("utf-8")
    assert change(before) != before
    path.write_text(change(before), "utf-8")


def test_a_help_line_that_is_shown_changes_it_and_another_country_s_does_not(tmp_path: Path) -> None:
    root = campaign_in(tmp_path)
    before = recipe_of(root).key
    register = root / "content/data/helplines.yaml"
    replace_text(register, lambda text: text.replace('value: "1098"', 'value: "1099"'))
    assert recipe_of(root).key == before
    replace_text(register, lambda text: text.replace('value: "129"', 'value: "128"'))
    assert recipe_of(root).key != before


def test_comments_key_order_and_loudness_do_not_change_it(tmp_path: Path) -> None:
    root = campaign_in(tmp_path)
    before = recipe_of(root).key
    replace_text(root / "episodes/suara-kita/show.yaml", lambda text: "# komentar\n" + text)
    rundown = root / "episodes/suara-kita/e0001/episode.yaml"
    replace_text(rundown, lambda text: "".join(line + "\n" for line in text.splitlines()[::-1]))
    assert recipe_of(root).key == before
    louder = {"e0001": facts_of("suara-kita", "e0001", loudness_lufs=-15.9, true_peak_dbtp=-2.0)}
    assert recipe_of(root, louder).key == before


def test_explaining_names_the_place_in_the_yaml(tmp_path: Path) -> None:
    before = recipe_of(campaign_in(tmp_path / "a"))
    now = recipe_of(campaign_in(tmp_path / "b", episode_text(1, title="Lain")))
    [change] = changes(before.content(), now)
    assert change.what == "items.e0001.title"
    assert (change.before, change.now) == ('"Jejak digital bagian kata 1"', '"Lain"')
    assert change.place == "episodes/suara-kita/e0001/episode.yaml:2:8"


def test_a_new_episode_is_one_new_group_of_settings(tmp_path: Path) -> None:
    before = recipe_of(campaign_in(tmp_path / "a"))
    two = {"suara-kita": [episode_text(1), episode_text(2)]}
    now = recipe_of(write_campaign(tmp_path / "b", {"suara-kita": show_keys()}, two))
    assert {change.what.split(".")[1] for change in changes(before.content(), now)} == {"e0002"}


def test_the_store_makes_a_feed_once(tmp_path: Path) -> None:
    campaign, _ = read_campaign(campaign_in(tmp_path / "campaign"))
    show, store = campaign.shows[0], Store(tmp_path / "cache")
    facts = all_facts(campaign, show)
    recipe = feed.recipe(campaign, show, facts)
    first = store.obtain(recipe, lambda to: feed.render(campaign, show, facts, to))
    assert first.was_made
    assert (first / "feed.xml").is_file()

    def never(to: Path) -> None:
        raise AssertionError("it is there already")

    assert not store.obtain(feed.recipe(campaign, show, facts), never).was_made
