"""The same items, dates, lengths and files, read back by every podcast client that is on PyPI, from every feed."""

from __future__ import annotations

import calendar
import hashlib
import io
import tempfile
import warnings
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import atoma
import fastfeedparser
import feedparser
import podcastparser
import pytest
import reader
from lxml import etree
from rss_parser import PodcastParser

from audio_fixtures import decoded_rate
from feed_fixtures import NS
from radio_fixtures import RATE, Desk, desk

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # Mopidy warns of what its own libraries will take away
    from mopidy_podcast import feeds as mopidy_feeds

__all__ = ["desk"]

FEEDS = ("podcast/kabar", "radio/rri", "radio/kota", "radio/desa", "radio/bukit")
SITE = "https://kecil.example.org/"


@dataclass(frozen=True)
class Read:
    """One item as a client read it; None for what that client does not tell."""

    guid: str
    title: str
    moment: datetime
    url: str
    bytes: int | None
    kind: str | None
    seconds: int | None


def written(xml: bytes) -> list[Read]:
    """What the feed says, by lxml alone."""
    found = []
    for item in etree.fromstring(xml).iterfind("channel/item"):
        enclosure = item.find("enclosure")
        assert enclosure is not None
        found.append(
            Read(
                item.findtext("guid", ""),
                item.findtext("title", ""),
                parsedate_to_datetime(item.findtext("pubDate", "")).astimezone(UTC),
                str(enclosure.get("url")),
                int(str(enclosure.get("length"))),
                str(enclosure.get("type")),
                int(item.findtext("itunes:duration", "0", NS)),
            )
        )
    return found


def by_feedparser(xml: bytes, url: str) -> list[Read]:
    read = feedparser.parse(io.BytesIO(xml))
    assert not read.bozo
    return [
        Read(
            one.id,
            one.title,
            datetime.fromtimestamp(calendar.timegm(one.published_parsed), UTC),
            one.enclosures[0].href,
            int(one.enclosures[0].length),
            one.enclosures[0].type,
            int(one.itunes_duration),
        )
        for one in read.entries
    ]


def by_podcastparser(xml: bytes, url: str) -> list[Read]:
    read: dict[str, Any] = podcastparser.parse(url, io.BytesIO(xml))
    return [
        Read(
            one["guid"],
            one["title"],
            datetime.fromtimestamp(one["published"], UTC),
            one["enclosures"][0]["url"],
            one["enclosures"][0]["file_size"],
            one["enclosures"][0]["mime_type"],
            one["total_time"],
        )
        for one in read["episodes"]
    ]


def by_fastfeedparser(xml: bytes, url: str) -> list[Read]:
    return [
        Read(
            one["id"],
            one["title"],
            datetime.fromisoformat(one["published"]).astimezone(UTC),
            one["enclosures"][0]["url"],
            one["enclosures"][0]["length"],
            one["enclosures"][0]["type"],
            None,
        )
        for one in fastfeedparser.parse(xml).entries
    ]


def by_atoma(xml: bytes, url: str) -> list[Read]:
    return [
        Read(
            one.guid,
            one.title,
            one.pub_date.astimezone(UTC),
            one.enclosures[0].url,
            one.enclosures[0].length,
            one.enclosures[0].type,
            None,
        )
        for one in atoma.parse_rss_bytes(xml).items
    ]


def by_rss_parser(xml: bytes, url: str) -> list[Read]:
    feed: Any = PodcastParser.parse(xml.decode())
    return [
        Read(
            one.guid.content,
            one.title.content,
            one.pub_date.content.astimezone(UTC),
            one.enclosures[0].attributes["url"],
            int(one.enclosures[0].attributes["length"]),
            one.enclosures[0].attributes["type"],
            int(one.itunes_duration.content),
        )
        for one in feed.channel.items
    ]


def by_reader(xml: bytes, url: str) -> list[Read]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "feed.xml")
        path.write_bytes(xml)
        with reader.make_reader(":memory:", feed_root=folder) as library:
            library.add_feed("feed.xml")
            library.update_feeds()
            assert library.get_feed("feed.xml").last_exception is None
            found = [
                Read(
                    one.id,
                    str(one.title),
                    one.published.astimezone(UTC) if one.published else datetime.min.replace(tzinfo=UTC),
                    one.enclosures[0].href,
                    one.enclosures[0].length,
                    one.enclosures[0].type,
                    None,
                )
                for one in library.get_entries()
            ]
    return sorted(found, key=lambda one: one.moment, reverse=True)


def by_mopidy(xml: bytes, url: str) -> list[Read]:
    feed = mopidy_feeds.RssFeed(url, etree_of(xml))
    refs = list(feed.items(newest_first=True))
    found = []
    for ref, track in zip(refs, feed.tracks(newest_first=True), strict=True):
        guid = ref.uri.partition("#")[2]
        day = datetime.strptime(track.date, "%Y-%m-%d").replace(tzinfo=UTC)
        stream = str(feed.getstreamuri(guid))
        found.append(Read(guid, track.name, day, stream, None, None, track.length // 1000))
    return found


def etree_of(xml: bytes) -> Any:
    """The parser that Mopidy itself uses."""
    from xml.etree import ElementTree

    return ElementTree.fromstring(xml)


CLIENTS: dict[str, Callable[[bytes, str], list[Read]]] = {
    "feedparser": by_feedparser,
    "podcastparser": by_podcastparser,
    "fastfeedparser": by_fastfeedparser,
    "atoma": by_atoma,
    "rss-parser": by_rss_parser,
    "reader": by_reader,
    "mopidy-podcast": by_mopidy,
}


@pytest.mark.parametrize("folder", FEEDS)
@pytest.mark.parametrize("client", CLIENTS)
def test_every_client_reads_every_feed_alike(desk: Desk, client: str, folder: str) -> None:
    xml = (desk.site / folder / "feed.xml").read_bytes()
    wanted = written(xml)
    assert wanted
    found = CLIENTS[client](xml, f"{SITE}{folder}/feed.xml")
    assert len(found) == len(wanted)
    for seen, right in zip(found, wanted, strict=True):
        assert (seen.guid, seen.title, seen.url) == (right.guid, right.title, right.url)
        if client == "mopidy-podcast":  # it keeps the day only
            assert seen.moment.date() == right.moment.date()
        else:
            assert seen.moment == right.moment
        assert seen.bytes in (None, right.bytes)
        assert seen.kind in (None, right.kind)
        assert seen.seconds in (None, right.seconds)


@pytest.mark.parametrize("folder", FEEDS)
def test_each_enclosure_is_what_its_feed_says(desk: Desk, folder: str) -> None:
    """Size is the length, the decoded sound is as long as the duration, and the checksum is the integrity value."""
    channel = etree.parse(desk.site / folder / "feed.xml").getroot().find("channel")
    assert channel is not None
    for item in channel.iterfind("item"):
        enclosure = item.find("enclosure")
        assert enclosure is not None
        path = desk.site / str(enclosure.get("url")).removeprefix(SITE)
        content = path.read_bytes()
        assert len(content) == int(str(enclosure.get("length")))
        seconds = len(decoded_rate(path, RATE)) / RATE
        assert abs(seconds - int(item.findtext("itunes:duration", "0", NS))) <= 1
        alternates = item.findall("podcast:alternateEnclosure", NS)
        sums = {
            str(source.get("uri")): integrity.get("value")
            for one in alternates
            for source in one.findall("podcast:source", NS)
            for integrity in one.findall("podcast:integrity", NS)
        }
        assert sums[str(enclosure.get("url"))] == "sha384-" + b64encode(hashlib.sha384(content).digest()).decode()
        for address, value in sums.items():
            there = (desk.site / address.removeprefix(SITE)).read_bytes()
            assert value == "sha384-" + b64encode(hashlib.sha384(there).digest()).decode()
