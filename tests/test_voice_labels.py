"""Whoever hears a disguised voice is told that it can be recognised: in the feed and on the page, in every language."""

from __future__ import annotations

from pathlib import Path

import pytest

from feed_fixtures import episode_text, facts_of, made, show_keys, text_at
from gaung.making.pages import prepare
from gaung.media import Products
from gaung.model.language import Language
from gaung.words import words
from site_fixtures import make_media, write_campaign


@pytest.mark.parametrize("language", list(Language))
def test_the_feed_says_it_in_the_language_of_the_show(language: Language, tmp_path: Path) -> None:
    shows = {"suara-kita": show_keys(language=str(language))}
    episodes = {"suara-kita": [episode_text(1)]}
    label = words(language)["feed_disguised"]
    (item,) = made(tmp_path / "a", shows, episodes, disguised=True).items()
    for element in ("description", "content:encoded"):
        assert label in text_at(item, element)
    (item,) = made(tmp_path / "b", shows, episodes, disguised=False).items()
    for element in ("description", "content:encoded"):
        assert label not in text_at(item, element)


def test_every_language_has_words_of_its_own_for_it() -> None:
    assert len({words(language)["feed_disguised"] for language in Language}) == len(Language)
    assert len({words(language)["disguised_voice_text"] for language in Language}) == len(Language)


def test_older_facts_say_nothing_of_a_disguise() -> None:
    assert not facts_of("suara-kita", "e0001").disguised


def test_the_page_says_it(tmp_path: Path) -> None:
    media = make_media(tmp_path / "media")
    label = words(Language.INDONESIAN)["disguised_voice_text"]
    for is_disguised in (True, False):
        facts = media.products.episodes["kabar/001-halo"].model_copy(update={"disguised": is_disguised})
        products = Products(episodes={"kabar/001-halo": facts}, posters=media.products.posters)
        root = tmp_path / str(is_disguised)
        prepare(write_campaign(root / "campaign"), products, root / "to", media.folders)
        page = "".join(path.read_text("utf-8") for path in (root / "to").rglob("001-halo/index.md"))
        assert "player" in page
        assert (label in page) is is_disguised
