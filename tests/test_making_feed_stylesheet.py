"""A person who opens the feed in a browser sees a page: in the show's language, without scripts or other hosts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from feed_fixtures import Made, episode_text, made, show_keys
from gaung.model.language import Language
from gaung.words import words


def page_of(feed: Made, name: str = "feed.xml") -> etree._Element:
    """What a browser makes of a document with its XSLT sheet."""
    transform = etree.XSLT(etree.fromstring(feed.xml("feed.xsl")))
    page = transform(etree.fromstring(feed.xml(name)))
    root = page.getroot()
    assert root is not None
    return root


def words_in(node: etree._Element) -> str:
    return " ".join("".join(str(text) for text in node.itertext()).split())


@pytest.fixture(scope="module")
def feed(tmp_path_factory: pytest.TempPathFactory) -> Made:
    episodes = [
        episode_text(number, summary='Apa & siapa <kamu> "di sini"? 100% &amp;\n\nLagi.') for number in range(102)
    ]
    return made(tmp_path_factory.mktemp("style"), {"suara-kita": show_keys()}, {"suara-kita": episodes}, seconds=301.0)


def test_the_feed_names_both_sheets_and_both_are_there(feed: Made) -> None:
    found = re.findall(rb'<\?xml-stylesheet type="([a-z/]+)" href="([a-z.]+)"\?>', feed.xml())
    assert found == [(b"text/xsl", b"feed.xsl"), (b"text/css", b"feed.css")]
    for _, name in found:
        assert feed.xml(name.decode())


def test_the_page_shows_the_show_its_address_and_its_episodes(feed: Made) -> None:
    page = page_of(feed)
    assert page.get("lang") == "id"
    assert words_in(page.findall("body//h1")[0]) == "Suara Kita"
    assert words_in(page.findall("body//code")[0]) == "https://gaung.example.org/podcast/suara-kita/feed.xml"
    articles = page.findall("body//article")
    assert len(articles) == 100
    newest = articles[0]
    assert words_in(newest.findall("h2")[0]) == "Jejak digital bagian kata 101"
    assert words_in(newest.findall("small")[0]) == "2025-04-12, 6 menit"
    assert words_in(newest.findall("p")[0]) == 'Apa & siapa <kamu> "di sini"? 100% &amp;'
    audio = newest.findall("audio")[0]
    assert audio.get("preload") == "none"
    assert audio.get("src") == "https://gaung.example.org/podcast/suara-kita/e0101/suara-kita-e0101.mp3"


def test_archives_lead_to_the_newest_and_to_the_older_ones(feed: Made) -> None:
    links = {words_in(link): link.get("href") for link in page_of(feed).findall("body//a")}
    assert links["Episode yang lebih lama"] == "https://gaung.example.org/podcast/suara-kita/feed-archive-1.xml"
    archive = page_of(feed, "feed-archive-1.xml")
    links = {words_in(link): link.get("href") for link in archive.findall("body//a")}
    assert links["Episode terbaru"] == "https://gaung.example.org/podcast/suara-kita/feed.xml"
    assert words_in(archive.findall("body//code")[0]) == "https://gaung.example.org/podcast/suara-kita/feed.xml"


def test_nothing_is_run_and_nothing_is_asked_of_another_host(feed: Made) -> None:
    page = page_of(feed)
    tags = {str(node.tag) for node in page.iter()}
    assert not tags & {"script", "iframe", "object", "link", "base", "form"}
    assert not any(str(name).startswith("on") for node in page.iter() for name in node.attrib)
    for node in page.iter("img", "audio"):
        assert str(node.get("src")).startswith(("cover-600.jpg", "https://gaung.example.org/"))
    assert b"url(" not in feed.xml("feed.xsl")
    assert b"@import" not in feed.xml("feed.css")
    # the one address in the CSS names Atom's namespace, and is never fetched
    assert re.findall(rb"[^\n]*url\([^\n]*", feed.xml("feed.css")) == [
        b'@namespace atom url("http://www.w3.org/2005/Atom");'
    ]


@pytest.mark.parametrize("language", Language)
def test_each_language_has_words_of_its_own(tmp_path: Path, language: Language) -> None:
    feed = made(tmp_path, {"suara-kita": show_keys(language=language.value)})
    said = words(language)["feed_is_feed"]
    assert said in words_in(page_of(feed))
    assert said in feed.xml("feed.css").decode()
    assert "{title}" in words(language)["feed_cover"]
    others = [other for other in Language if other is not language]
    assert all(words(other)["feed_is_feed"] != said for other in others)


def test_hostile_words_stay_text_on_the_page(tmp_path: Path) -> None:
    shows = {"suara-kita": show_keys(title="<script>alert(1)</script>", description="<img src=x onerror=y>")}
    page = page_of(made(tmp_path, shows))
    assert page.findall("body//script") == []
    assert words_in(page.findall("body//h1")[0]) == "<script>alert(1)</script>"
