"""All feeds of one campaign: public, promos, each station, the alliance; every tag that only some shows use."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from feed_fixtures import NS, SITE, EpisodeText, episode_text, facts_of, show_keys, text_at, write_campaign
from gaung.making import feed
from gaung.making.feed import doctor
from gaung.making.feed.publisher import guid_of_address
from gaung.media import (
    Chapter,
    EpisodeFacts,
    LowData,
    PackFacts,
    PackFile,
    PosterFacts,
    PosterSheet,
    Products,
    StationFacts,
)
from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.reading.campaign import read_campaign
from gaung.withholding import released

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
STATIONS = [
    {"id": "pelita", "name": "Radio Pelita", "format": "wav", "parts": True},
    {"id": "gema", "name": "Radio Gema", "format": "wav", "parts": True},
    {"id": "lain", "name": "Radio Lain", "format": "mp3", "loudness_lufs": -24},
]
SHOW = show_keys(
    stations=STATIONS,
    license="custom-radio",
    license_url="https://gaung.example.org/izin/",
    complete=True,
    new_feed_url="https://baru.example.org/feed.xml",
    update_frequency={
        "text": "Setiap Jumat",
        "rule": "FREQ=WEEKLY;BYDAY=FR;COUNT=8",
        "starts": "2026-11-20T16:00:00+07:00",
    },
    location={"name": "Semarang", "country": "ID", "geo": "-7.0,110.4", "osm": "R6362934"},
    seasons=[{"number": 2, "name": "Jejak & kita"}],
    funding=[{"url": "https://gaung.example.org/bantu/", "text": "Bantu kami"}],
    feed_notes=[{"purpose": "applepodcastsverify", "value": "abc-123"}],
)
EPISODES = [
    episode_text(
        1,
        season=2,
        episode=1,
        episode_display="Khusus Hari Anak",
        posters=["halo"],
        soundbites=[{"title": "Yang paling penting", "start": "1:10", "length": 30}],
        location={"name": "Kathmandu", "country": "NP"},
        links=[{"url": "https://example.org/baca/", "text": "Bacaan"}],
    ),
    episode_text(2, season=2, episode=2, expires="2026-01-01T00:00:00Z"),
    episode_text(3, kind="trailer", season=2, episode=3),
    episode_text(4, kind="promo"),
    episode_text(5, kind="bonus"),
]
POSTER = """\
languages: [id]
sizes: [A4]
theme: papan
message: {id: {headline: Pikir dulu, body: Sebelum berbagi kita bertanya.}}
helplines: [id-sapa]
"""


def station_facts(station: str, show: str, episode: str, ending: str) -> StationFacts:
    return StationFacts(
        file=f"radio/{station}/{show}-{episode}.{station}.{ending}",
        bytes=30_000_000,
        seconds=300.4,
        sha384="ab" * 48,
        loudness_lufs=-23.0,
        true_peak_dbtp=-1.0,
    )


def pack_facts(episode: str) -> PackFacts:
    def file(name: str, seconds: float | None = None) -> PackFile:
        return PackFile(file=name, bytes=10, sha256="0" * 64, sha384="cd" * 48, seconds=seconds)

    return PackFacts(
        programme=file(f"suara-kita-{episode}.pelita.wav", 300.4),
        parts=(file("p1.wav", 100.0), file("p2.wav", 200.4)),
        sheets=(file("rundown.html"), file("letter.html")),
        zip=file("all.zip"),
        latest={},
    )


def products(campaign: Campaign) -> Products:
    """What the producers would say of the whole campaign."""
    episodes: dict[str, EpisodeFacts] = {}
    for one in campaign.episodes:
        show = campaign.show_of(one)
        episodes[f"{show.id}/{one.id}"] = facts_of(
            show.id,
            one.id,
            low=LowData(audio="x.low.opus", bytes=900_000, loudness_lufs=-16, true_peak_dbtp=-1),
            stations={s.id: station_facts(s.id, show.id, one.id, s.format.value) for s in show.stations},
            chapters=(Chapter(title="Pembuka", start_seconds=0.0, end_seconds=300.4, kind="opening"),),
        )
    sheet = PosterSheet(
        language=Language.INDONESIAN,
        size="A4",
        width_mm=210,
        height_mm=297,
        png="halo.id.A4.png",
        png_bytes=1,
        png_width=600,
        png_height=849,
        pdf="halo.id.A4.pdf",
        pdf_bytes=1,
        preview="halo.id.A4.webp",
        preview_bytes=1,
        preview_width=600,
        preview_height=849,
    )
    packs = {f"pelita/suara-kita/{episode}": pack_facts(episode) for episode in ("e0001", "e0002")}
    return Products(episodes=episodes, posters={"halo": PosterFacts(sheets=(sheet,))}, packs=packs)


@pytest.fixture(scope="module")
def campaign(tmp_path_factory: pytest.TempPathFactory) -> Campaign:
    root = tmp_path_factory.mktemp("matrix")
    sister = show_keys("hamro-awaaj", title="हाम्रो आवाज", language="ne", country="NP")
    shows = {"suara-kita": SHOW, "hamro-awaaj": sister}
    write_campaign(root, shows, {"suara-kita": EPISODES, "hamro-awaaj": [EpisodeText("e9", episode_text(9).keys)]})
    poster = root / "posters/halo/poster.yaml"
    poster.parent.mkdir(parents=True)
    poster.write_text(POSTER, "utf-8")
    return released(read_campaign(root)[0], NOW)


@pytest.fixture(scope="module")
def feeds(campaign: Campaign, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The first document of every feed, by name."""
    found = {}
    for one in feed.feeds(campaign, products(campaign)):
        folder = tmp_path_factory.mktemp("feed")
        one.render(folder)
        found[one.name] = (folder / one.channel.file).read_bytes()
    return found


def channel(xml: bytes) -> etree._Element:
    found = etree.fromstring(xml).find("channel")
    assert found is not None
    return found


def told(node: etree._Element) -> dict[str, str]:
    return {str(key): str(value) for key, value in node.attrib.items()}


def attributes(node: etree._Element, path: str) -> list[dict[str, str]]:
    return [told(one) for one in node.findall(path, NS)]


def titles(xml: bytes) -> list[str]:
    return [text_at(item, "title")[-1] for item in channel(xml).findall("item")]


def item(xml: bytes, ending: str) -> etree._Element:
    (found,) = [one for one in channel(xml).findall("item") if text_at(one, "title").endswith(ending)]
    return found


def test_there_is_one_feed_for_each_reader(feeds: dict[str, bytes]) -> None:
    stations = {f"station/{name}" for name in ("pelita", "gema", "lain")}
    assert set(feeds) == {"feed/suara-kita", "feed/hamro-awaaj", "promo/suara-kita", "publisher/feed"} | stations


def test_no_feed_has_anything_that_the_doctor_names(feeds: dict[str, bytes], campaign: Campaign) -> None:
    for one in feed.feeds(campaign, products(campaign)):
        address = one.channel.folder_url + one.channel.file
        assert doctor.examine(feeds[one.name], one.name, address=address, now=NOW) == []


def test_every_feed_has_an_address_a_guid_and_a_title_of_its_own(feeds: dict[str, bytes]) -> None:
    selves, guids, names = set(), set(), set()
    for xml in feeds.values():
        (own,) = channel(xml).findall("atom:link[@rel='self']", NS)
        selves.add(own.get("href"))
        guids.add(text_at(channel(xml), "podcast:guid"))
        names.add(text_at(channel(xml), "title"))
    assert len(selves) == len(guids) == len(names) == len(feeds)
    assert f"{SITE}radio/pelita/feed.xml" in selves
    assert f"{SITE}podcast/suara-kita/promo.xml" in selves
    assert f"{SITE}publisher.xml" in selves


def test_a_station_gets_one_product_and_nothing_expired(feeds: dict[str, bytes]) -> None:
    assert titles(feeds["feed/suara-kita"]) == ["5", "3", "2", "1"]
    assert titles(feeds["promo/suara-kita"]) == ["4", "3"]
    for name in ("pelita", "gema", "lain"):
        assert titles(feeds[f"station/{name}"]) == ["1"]


def test_only_feeds_for_stations_are_blocked(feeds: dict[str, bytes]) -> None:
    for name, xml in feeds.items():
        expected = ["yes"] if name.startswith(("station/", "promo/")) else []
        assert [one.text for one in channel(xml).findall("podcast:block", NS)] == expected
        assert len(channel(xml).findall("itunes:block", NS)) == len(expected)


def test_the_same_cut_has_one_guid_in_two_feeds_and_another_cut_another(feeds: dict[str, bytes]) -> None:
    names = ("feed/suara-kita", "station/pelita", "station/gema", "station/lain")
    public, pelita, gema, lain = (text_at(item(feeds[name], "1"), "guid") for name in names)
    assert pelita == gema
    assert len({public, pelita, lain}) == 3
    trailers = {text_at(item(feeds[name], "3"), "guid") for name in ("feed/suara-kita", "promo/suara-kita")}
    assert len(trailers) == 1


def test_a_station_gets_its_own_file_its_parts_and_the_rundown(feeds: dict[str, bytes]) -> None:
    own = item(feeds["station/pelita"], "1")
    folder = f"{SITE}radio/pelita/suara-kita-e0001/"
    (enclosure,) = attributes(own, "enclosure")
    assert enclosure == {
        "url": f"{folder}suara-kita-e0001.pelita.wav",
        "length": "30000000",
        "type": "audio/wav",
    }
    assert [one["title"] for one in attributes(own, "podcast:alternateEnclosure")] == ["WAV", "P1", "P2"]
    sources = [one["uri"] for one in attributes(own, "podcast:alternateEnclosure/podcast:source")]
    assert sources == [enclosure["url"], f"{folder}p1.wav", f"{folder}p2.wav"]
    assert len(attributes(own, "podcast:alternateEnclosure/podcast:integrity")) == 3
    assert f"{folder}rundown.html" in [one["href"] for one in attributes(own, "podcast:contentLink")]
    (mp3,) = attributes(item(feeds["station/lain"], "1"), "enclosure")
    assert mp3["type"] == "audio/mpeg"


def test_what_a_channel_says_when_there_is_something_to_say(feeds: dict[str, bytes]) -> None:
    public = channel(feeds["feed/suara-kita"])
    (frequency,) = public.findall("podcast:updateFrequency", NS)
    assert frequency.text == "Setiap Jumat"
    assert told(frequency) == {
        "rrule": "FREQ=WEEKLY;BYDAY=FR;COUNT=8",
        "dtstart": "2026-11-20T16:00:00+07:00",
        "complete": "true",
    }
    (funding,) = public.findall("podcast:funding", NS)
    assert (funding.get("url"), funding.text) == ("https://gaung.example.org/bantu/", "Bantu kami")
    notes = {one.get("purpose"): one.text for one in public.findall("podcast:txt", NS)}
    assert notes == {"applepodcastsverify": "abc-123"}
    (licence,) = public.findall("podcast:license", NS)
    assert (licence.get("url"), licence.text) == ("https://gaung.example.org/izin/", "custom-radio")
    (place,) = public.findall("podcast:location", NS)
    assert place.text == "Semarang"
    assert told(place) == {"rel": "subject", "country": "ID", "geo": "geo:-7.0,110.4", "osm": "R6362934"}
    assert text_at(public, "itunes:complete") == "Yes"
    assert text_at(public, "itunes:new-feed-url") == "https://baru.example.org/feed.xml"
    (trailer,) = attributes(public, "podcast:trailer")
    assert trailer["url"] == f"{SITE}podcast/suara-kita/e0003/suara-kita-e0003.mp3"
    assert trailer["pubdate"] == "Sat, 04 Jan 2025 16:00:00 +0700"
    assert (trailer["season"], trailer["length"], trailer["type"]) == ("2", "4800123", "audio/mpeg")


def test_nothing_of_that_invites_listeners_into_a_station_s_feed(feeds: dict[str, bytes]) -> None:
    for name in ("station/pelita", "promo/suara-kita"):
        for tag in ("updateFrequency", "funding", "trailer", "podroll", "publisher"):
            assert channel(feeds[name]).findall(f"podcast:{tag}", NS) == []
        assert channel(feeds[name]).findall("itunes:new-feed-url", NS) == []


def test_what_an_item_says_when_there_is_something_to_say(feeds: dict[str, bytes]) -> None:
    first = item(feeds["feed/suara-kita"], "1")
    (bite,) = first.findall("podcast:soundbite", NS)
    assert (told(bite), bite.text) == ({"startTime": "70", "duration": "30"}, "Yang paling penting")
    (season,) = first.findall("podcast:season", NS)
    assert (season.text, season.get("name")) == ("2", "Jejak & kita")
    (number,) = first.findall("podcast:episode", NS)
    assert (number.text, number.get("display")) == ("1", "Khusus Hari Anak")
    (place,) = first.findall("podcast:location", NS)
    assert (place.text, place.get("country")) == ("Kathmandu", "NP")
    (picture,) = attributes(first, "podcast:image")
    assert picture["href"] == f"{SITE}posters/halo/halo.id.A4.png"
    assert "Pikir dulu" in picture["alt"]
    assert (picture["width"], picture["type"]) == ("600", "image/png")
    links = [one["href"] for one in attributes(first, "podcast:contentLink")]
    assert links == [f"{SITE}help/", f"{SITE}posters/halo/", "https://example.org/baca/"]
    kinds = {ending: text_at(item(feeds["feed/suara-kita"], ending), "itunes:episodeType") for ending in "1235"}
    assert kinds == {"1": "full", "2": "full", "3": "trailer", "5": "bonus"}
    alternates = attributes(first, "podcast:alternateEnclosure")
    assert [(one["type"], one.get("default")) for one in alternates] == [("audio/mpeg", "true"), ("audio/ogg", None)]


def test_the_alliance_names_all_shows_and_each_names_the_alliance(feeds: dict[str, bytes]) -> None:
    alliance = channel(feeds["publisher/feed"])
    assert text_at(alliance, "podcast:medium") == "publisher"
    shows = {one["feedGuid"]: one["feedUrl"] for one in attributes(alliance, "podcast:remoteItem")}
    own = text_at(alliance, "podcast:guid")
    assert uuid.UUID(own).version == 5
    for name in ("suara-kita", "hamro-awaaj"):
        public = channel(feeds[f"feed/{name}"])
        assert shows[text_at(public, "podcast:guid")] == f"{SITE}podcast/{name}/feed.xml"
        (named,) = attributes(public, "podcast:publisher/podcast:remoteItem")
        assert (named["feedGuid"], named["medium"]) == (own, "publisher")


def test_a_feed_s_guid_is_made_as_the_podcast_namespace_says() -> None:
    assert str(guid_of_address("https://podnews.net/rss")) == "9b024349-ccf0-5f69-a609-6b82873eab3c"
    assert guid_of_address("http://podnews.net/rss/") == guid_of_address("https://podnews.net/rss")


def test_each_country_has_its_shows_and_its_stations_in_one_file(campaign: Campaign) -> None:
    made = feed.feeds(campaign, products(campaign))
    lists = dict(feed.outlines(campaign, made))
    assert set(lists) == {"podcast/id.opml", "podcast/np.opml", "radio/id.opml"}

    def addresses(name: str) -> list[str | None]:
        return [one.get("xmlUrl") for one in etree.fromstring(lists[name]).iter("outline")]

    assert addresses("podcast/np.opml") == [f"{SITE}podcast/hamro-awaaj/feed.xml"]
    assert addresses("radio/id.opml") == [
        f"{SITE}podcast/suara-kita/promo.xml",
        *(f"{SITE}radio/{name}/feed.xml" for name in ("pelita", "gema", "lain")),
    ]
    assert dict(feed.outlines(campaign, made)) == lists


def test_a_station_in_two_shows_is_refused(tmp_path: Path) -> None:
    from gaung.media import Media
    from gaung.rules import feed as rules
    from gaung.rules.context import Context

    shows = {name: show_keys(name, stations=STATIONS[:1]) for name in ("suara-kita", "hamro-awaaj")}
    campaign, _ = read_campaign(write_campaign(tmp_path, shows, {name: [episode_text(1)] for name in shows}))
    (problem,) = rules.stations_air_one_show(campaign, Context(media=Media(tmp_path), now=NOW))
    assert problem.code == "feed-station-shared"
    assert problem.place is not None
    assert problem.place.file == "episodes/suara-kita/show.yaml"
