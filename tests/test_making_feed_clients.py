"""What independent clients read back: feedparser and podcastparser, and hostile texts that must not harm them."""

from __future__ import annotations

import calendar
import io
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import feedparser
import podcastparser
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from feed_fixtures import SITE, EpisodeText, Made, episode_text, made, show_keys, text_at, write_campaign
from gaung.problem import CampaignError
from gaung.reading.campaign import read_campaign

HOSTILE = [
    "]]>",
    "Apa & siapa?",
    "<script>alert(1)</script>",
    "</title><item>",
    "हाम्रो आवाज: सुरक्षित इन्टरनेट",
    "Suara 🎧👩🏽‍🏫 kita",
    "“Kutip” 'satu' \"dua\"",
    "&amp; &lt; &#60;",
    "<!-- bukan --> <![CDATA[ x ]]>",
    "{{ x }} %s $title ${title}",
    "a" * 255,
]


@pytest.fixture(scope="module")
def feed(tmp_path_factory: pytest.TempPathFactory) -> Made:
    episodes = [
        episode_text(1, title="Jejak digital", summary="Satu.\n\nDua & tiga <4."),
        EpisodeText("e0002", episode_text(2, title="हाम्रो आवाज").keys, "# Catatan\n\n- satu\n- dua"),
        episode_text(3, title="Suara 🎧 kita"),
    ]
    return made(
        tmp_path_factory.mktemp("clients"), {"suara-kita": show_keys()}, {"suara-kita": episodes}, seconds=359.5
    )


def published(feed: Made) -> list[datetime]:
    return [episode.published for episode in feed.campaign.episodes_of(feed.show)]


def test_feedparser_reads_the_show(feed: Made) -> None:
    read = feedparser.parse(feed.xml())
    assert read.bozo == 0
    assert read.version == "rss20"
    assert read.feed.title == "Suara Kita"
    assert read.feed.link == f"{SITE}podcast/suara-kita/"
    assert read.feed.language == "id"
    assert read.feed.author == "Aliansi Anak Gaung"
    assert read.feed.image.href == f"{SITE}podcast/suara-kita/cover.jpg"
    assert {tag.term for tag in read.feed.tags} == {"Kids & Family", "Education for Kids"}
    assert [link.href for link in read.feed.links if link.rel == "self"] == [f"{SITE}podcast/suara-kita/feed.xml"]


def test_feedparser_reads_the_episodes(feed: Made) -> None:
    entries = feedparser.parse(feed.xml()).entries
    assert [entry.title for entry in entries] == ["Suara 🎧 kita", "हाम्रो आवाज", "Jejak digital"]
    assert [calendar.timegm(entry.published_parsed) for entry in entries] == [
        int(moment.timestamp()) for moment in published(feed)
    ]
    assert [entry.itunes_duration for entry in entries] == ["360", "360", "360"]
    assert [entry.id for entry in entries] == [text_at(item, "guid") for item in feed.items()]
    assert [entry.guidislink for entry in entries] == [False, False, False]
    for entry, item in zip(entries, feed.items(), strict=True):
        [enclosure] = entry.enclosures
        element = item.find("enclosure")
        assert element is not None
        assert (enclosure.href, enclosure.length, enclosure.type) == (
            element.get("url"),
            "4800123",
            "audio/mpeg",
        )
        assert entry.link == text_at(item, "link")
        # feedparser takes `tel:` out of links, the number stays readable
        assert re.search(r"<strong>SAPA 129</strong>: <a( href=\"\")?>129</a>", entry.content[0].value)
    assert "<p>Dua &amp; tiga &lt;4.</p>" in entries[2].summary


def podcast(feed: Made) -> dict[str, Any]:
    result: dict[str, Any] = podcastparser.parse(f"{SITE}podcast/suara-kita/feed.xml", io.BytesIO(feed.xml()))
    return result


def test_podcastparser_reads_the_show(feed: Made) -> None:
    read = podcast(feed)
    assert read["title"] == "Suara Kita"
    assert read["description"] == "Acara anak tentang internet yang aman."
    assert read["link"] == f"{SITE}podcast/suara-kita/"
    assert read["cover_url"] == f"{SITE}podcast/suara-kita/cover.jpg"
    assert read["language"] == "id"
    assert read["itunes_author"] == "Aliansi Anak Gaung"
    assert read["explicit"] is False
    assert read["type"] == "episodic"
    assert read["itunes_categories"] == [["Kids & Family", "Education for Kids"]]


def test_podcastparser_reads_the_episodes(feed: Made) -> None:
    episodes = podcast(feed)["episodes"]
    assert [episode["title"] for episode in episodes] == ["Suara 🎧 kita", "हाम्रो आवाज", "Jejak digital"]
    assert [episode["published"] for episode in episodes] == [int(moment.timestamp()) for moment in published(feed)]
    assert [episode["total_time"] for episode in episodes] == [360, 360, 360]
    assert [episode["guid"] for episode in episodes] == [text_at(item, "guid") for item in feed.items()]
    for episode, item in zip(episodes, feed.items(), strict=True):
        [enclosure] = episode["enclosures"]
        element = item.find("enclosure")
        assert element is not None
        assert enclosure == {"url": element.get("url"), "file_size": 4800123, "mime_type": "audio/mpeg"}
        assert episode["link"] == text_at(item, "link")
        assert episode["explicit"] is False
        assert [(mark["start"], mark["title"]) for mark in episode["chapters"]] == [
            (0, "Pembuka"),
            (61, "Tanya & jawab"),  # it drops the milliseconds
        ]
    assert "tel:129" in episodes[0]["description_html"]


def test_an_archive_is_a_feed_for_clients_too(tmp_path: Path) -> None:
    many = made(tmp_path, episodes={"suara-kita": [episode_text(number) for number in range(120)]})
    read = feedparser.parse(many.xml("feed-archive-1.xml"))
    assert (read.bozo, len(read.entries)) == (0, 50)


@contextmanager
def folder() -> Iterator[Path]:
    """A folder for one example (Hypothesis runs many in one test)."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def hostile_feed(root: Path, text: str) -> Made:
    shows = {"suara-kita": show_keys(title=text, description=text, author=text)}
    people = [{"role": "host", "alias": text}]
    keys = episode_text(1, title=text, summary=text, people=people).keys
    return made(root, shows, {"suara-kita": [EpisodeText("e0001", keys, text)]})


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_come_back_as_they_were(tmp_path: Path, text: str) -> None:
    feed = hostile_feed(tmp_path, text)
    channel, [item] = feed.channel(), feed.items()
    assert text_at(channel, "title") == text
    assert text_at(channel, "description") == text
    assert text_at(item, "title") == text
    assert text_at(item, "podcast:person") == text
    assert feedparser.parse(feed.xml()).bozo == 0
    assert len(podcast(feed)["episodes"]) == 1


usable = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="\u2028\u2029\ufeff"),
    min_size=1,
    max_size=60,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=usable.filter(lambda text: text.strip() != ""))
def test_any_text_gives_well_formed_xml_that_says_the_same(text: str) -> None:
    with folder() as root:
        feed = hostile_feed(root, text)
        channel, [item] = feed.channel(), feed.items()
        shown = " ".join(text.split())
        assert text_at(channel, "title") == shown
        assert text_at(item, "title") == shown
        assert text_at(channel, "description") == text.strip()
        notes = etree.fromstring(f"<div>{text_at(item, 'content:encoded')}</div>")
        paragraph = notes.find("p")
        assert paragraph is not None
        assert " ".join((paragraph.text or "").split()) == shown


@pytest.mark.parametrize("character", ["\x07", "\x00", "\x1b", "\x85", "\ufffe"])
def test_control_characters_are_refused_before_a_feed_is_made(tmp_path: Path, character: str) -> None:
    root = write_campaign(tmp_path, episodes={"suara-kita": [episode_text(1, title=f"Jejak{character}digital")]})
    with pytest.raises(CampaignError) as caught:
        read_campaign(root)
    [problem] = caught.value.problems
    assert problem.code == "read-character"
    assert problem.place is not None
    assert problem.place.file == "episodes/suara-kita/e0001/episode.yaml"


def test_control_characters_in_notes_are_refused(tmp_path: Path) -> None:
    noted = EpisodeText("e0001", episode_text(1).keys, "satu\n\ndua \x07 tiga\n")
    root = write_campaign(tmp_path, episodes={"suara-kita": [noted]})
    with pytest.raises(CampaignError) as caught:
        read_campaign(root)
    [problem] = caught.value.problems
    assert (problem.code, str(problem.place)) == ("read-character", "episodes/suara-kita/e0001/notes.md:3:5")
