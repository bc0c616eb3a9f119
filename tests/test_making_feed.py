"""The public feed: every row of the requirements, one by one, read back from the bytes."""

from __future__ import annotations

import base64
import re
from datetime import timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from lxml import etree

from feed_fixtures import (
    GUIDS,
    NS,
    SITE,
    EpisodeText,
    Made,
    all_facts,
    episode_text,
    facts_of,
    made,
    show_keys,
    text_at,
    write_campaign,
)
from gaung.making import feed
from gaung.making.feed.vocabulary import normal_play_time
from gaung.media import Chapter
from gaung.model.language import Language
from gaung.reading.campaign import read_campaign

HOST = {"role": "host", "alias": "Kak Rara"}
PEOPLE = [
    HOST,
    {"role": "expert", "name": "Ibu Sari", "about": "psikolog"},
    {"role": "child", "alias": "Bintang"},
    {"role": "producer", "name": "Pak Budi"},
]


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Two shows; the first with a full episode, a plain one and a synthetic one, newest last in the folder order."""
    root = tmp_path_factory.mktemp("feed")
    episodes = {
        "suara-kita": [
            episode_text(1, people=PEOPLE, season=1, episode=1),
            episode_text(2, people=[{"role": "guest", "name": "Ibu Sari"}], helplines=["id-sapa"]),
            EpisodeText("e0003", episode_text(3, explicit=True).keys, "Bacaan lanjut: **jejak digital**."),
        ],
        "hamro-awaaj": [episode_text(4)],
    }
    shows = {
        "suara-kita": show_keys(),
        "hamro-awaaj": show_keys("hamro-awaaj", title="हाम्रो आवाज", language="ne", country="NP"),
    }
    campaign, _ = read_campaign(write_campaign(root / "campaign", shows, episodes))
    show = next(show for show in campaign.shows if show.id == "suara-kita")
    facts = all_facts(campaign, show)
    facts["e0001"] = facts_of(
        show.id,
        "e0001",
        transcripts={Language.INDONESIAN: "transcript.id.vtt", Language.ENGLISH: "transcript.en.vtt"},
        synthetic=True,
        seconds=299.6,
    )
    facts["e0002"] = facts_of(show.id, "e0002", chapters=(), transcripts={})
    folder = root / "feed"
    folder.mkdir()
    feed.render(campaign, show, facts, folder)
    return Made(campaign, show, folder)


def item(full: Made, episode: str) -> etree._Element:
    """The item of one episode."""
    return next(one for one in full.items() if text_at(one, "link").endswith(f"/{episode}/"))


# -- the document ---------------------------------------------------------------------------------------------------


def test_it_is_rss_2_in_utf_8_without_doctype(full: Made) -> None:
    raw = full.xml()
    assert raw.startswith(b"<?xml version='1.0' encoding='UTF-8'?>\n")
    assert b"<!DOCTYPE" not in raw
    root = etree.fromstring(raw)
    assert (root.tag, root.get("version")) == ("rss", "2.0")


def test_namespaces_are_exact_and_stand_on_the_root(full: Made) -> None:
    declared = etree.fromstring(full.xml()).nsmap
    assert declared == NS
    assert full.xml().count(b"xmlns:") == len(NS)


# -- channel: what is required ---------------------------------------------------------------------------------------


def test_channel_title_description_and_link(full: Made) -> None:
    channel = full.channel()
    assert text_at(channel, "title") == "Suara Kita"
    assert text_at(channel, "description") == "Acara anak tentang internet yang aman."
    assert text_at(channel, "link") == f"{SITE}podcast/suara-kita/"


def test_channel_names_its_own_address(full: Made) -> None:
    [link] = full.channel().findall("atom:link[@rel='self']", NS)
    assert link.get("href") == f"{SITE}podcast/suara-kita/feed.xml"
    assert link.get("type") == "application/rss+xml"


def test_language(full: Made) -> None:
    assert text_at(full.channel(), "language") == "id"


@pytest.mark.parametrize("language", ["id", "ne", "fil", "en"])
def test_each_language_has_its_own_code_and_pages(tmp_path: Path, language: str) -> None:
    feed_made = made(tmp_path, {"suara-kita": show_keys(language=language)})
    prefix = "" if language == "id" else f"{language}/"
    assert text_at(feed_made.channel(), "language") == language
    assert text_at(feed_made.channel(), "link") == f"{SITE}{prefix}podcast/suara-kita/"
    first = feed_made.items()[0]
    assert text_at(first, "link") == f"{SITE}{prefix}podcast/suara-kita/e0002/"
    enclosure = first.find("enclosure")
    assert enclosure is not None
    assert enclosure.get("url") == f"{SITE}podcast/suara-kita/e0002/suara-kita-e0002.mp3"


def test_category_with_sub_category(full: Made) -> None:
    [category] = full.channel().findall("itunes:category", NS)
    assert category.get("text") == "Kids & Family"
    assert [one.get("text") for one in category.findall("itunes:category", NS)] == ["Education for Kids"]


def test_category_alone(tmp_path: Path) -> None:
    [category] = made(tmp_path, {"suara-kita": show_keys(category=["News"])}).channel().findall("itunes:category", NS)
    assert (category.get("text"), len(category)) == ("News", 0)


def test_explicit_is_true_or_false(full: Made) -> None:
    assert text_at(full.channel(), "itunes:explicit") == "false"
    assert [text_at(one, "itunes:explicit") for one in full.items()] == ["true", "false", "false"]


def test_cover(full: Made) -> None:
    [image] = full.channel().findall("itunes:image", NS)
    assert image.get("href") == f"{SITE}podcast/suara-kita/cover.jpg"
    assert text_at(full.channel(), "image/url") == f"{SITE}podcast/suara-kita/cover-600.jpg"
    assert text_at(full.channel(), "image/title") == "Suara Kita"
    assert text_at(full.channel(), "image/link") == f"{SITE}podcast/suara-kita/"


def test_no_e_mail_address_stands_in_the_feed(full: Made) -> None:
    assert b"@" not in full.xml()
    assert not full.channel().findall("itunes:owner", NS)


# -- items: what is required -----------------------------------------------------------------------------------------


def test_items_stand_newest_first(full: Made) -> None:
    dates = [parsedate_to_datetime(text_at(one, "pubDate")) for one in full.items()]
    assert len(dates) == 3
    assert dates == sorted(dates, reverse=True)


def test_item_title_and_guid(full: Made) -> None:
    guids = [text_at(one, "guid") for one in full.items()]
    assert len(set(guids)) == 3
    for one in full.items():
        assert text_at(one, "title").startswith("Jejak digital")
        guid = one.find("guid")
        assert guid is not None
        assert guid.get("isPermaLink") == "false"
        assert UUID(text_at(one, "guid")).version == 5


def test_guid_stays_when_title_date_and_address_change(tmp_path: Path, full: Made) -> None:
    changed = made(
        tmp_path,
        {"suara-kita": show_keys(title="Nama baru", language="en")},
        {"suara-kita": [episode_text(1, title="Judul baru", published="2024-01-01T00:00:00Z")]},
    )
    assert text_at(changed.items()[0], "guid") == text_at(item(full, "e0001"), "guid")


def test_guid_differs_between_shows(tmp_path: Path) -> None:
    shows = {"suara-kita": show_keys(), "third": show_keys("third")}
    episodes = {"suara-kita": [episode_text(1)], "third": [episode_text(1)]}
    one = made(tmp_path / "a", shows, episodes)
    other = made(tmp_path / "b", shows, episodes, show_id="third")
    assert text_at(one.items()[0], "guid") != text_at(other.items()[0], "guid")


def test_one_enclosure_with_real_bytes_and_an_ascii_address(full: Made) -> None:
    addresses = []
    for one in full.items():
        [enclosure] = one.findall("enclosure")
        assert enclosure.get("length") == "4800123"
        assert enclosure.get("type") == "audio/mpeg"
        address = urlsplit(enclosure.get("url"))
        assert address.query == address.fragment == ""
        assert re.fullmatch(r"[A-Za-z0-9/._-]+", address.path)
        assert address.path.endswith(".mp3")
        addresses.append(enclosure.get("url"))
    assert len(set(addresses)) == 3


# -- items: what is expected -----------------------------------------------------------------------------------------


def test_pub_date_has_the_right_weekday_and_a_numeric_zone(full: Made) -> None:
    assert text_at(item(full, "e0001"), "pubDate") == "Thu, 02 Jan 2025 16:00:00 +0700"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2025-07-01T06:00:00+05:45", "Tue, 01 Jul 2025 06:00:00 +0545"),
        ("2025-07-01T00:00:00Z", "Tue, 01 Jul 2025 00:00:00 +0000"),
        ("2024-02-29T23:59:59-03:30", "Thu, 29 Feb 2024 23:59:59 -0330"),
    ],
)
def test_pub_date_keeps_the_author_s_zone(tmp_path: Path, written: str, shown: str) -> None:
    feed_made = made(tmp_path, episodes={"suara-kita": [episode_text(1, published=written)]})
    assert text_at(feed_made.items()[0], "pubDate") == shown


def test_last_build_date_is_the_newest_episode_s(full: Made) -> None:
    assert text_at(full.channel(), "lastBuildDate") == text_at(item(full, "e0003"), "pubDate")


def test_duration_is_whole_seconds(full: Made) -> None:
    assert [text_at(one, "itunes:duration") for one in full.items()] == ["300", "300", "300"]
    assert abs(int(text_at(item(full, "e0001"), "itunes:duration")) - 299.6) < 1


def test_author_item_link_and_description(full: Made) -> None:
    assert text_at(full.channel(), "itunes:author") == "Aliansi Anak Gaung"
    one = item(full, "e0001")
    assert text_at(one, "link") == f"{SITE}podcast/suara-kita/e0001/"
    assert text_at(one, "description").startswith("<p>Apa yang tertinggal saat kamu berbagi (1).</p>")


def test_show_is_episodic_and_episodes_are_full(full: Made) -> None:
    assert text_at(full.channel(), "itunes:type") == "episodic"
    assert {text_at(one, "itunes:episodeType") for one in full.items()} == {"full"}


def test_season_and_episode_stand_only_where_they_are_given(full: Made) -> None:
    first, second = item(full, "e0001"), item(full, "e0002")
    for name in ("itunes:season", "itunes:episode", "podcast:season", "podcast:episode"):
        assert text_at(first, name) == "1"
        assert second.findall(name, NS) == []


# -- Podcasting 2.0 --------------------------------------------------------------------------------------------------


def test_podcast_guid_is_the_one_in_the_yaml(full: Made) -> None:
    assert text_at(full.channel(), "podcast:guid") == GUIDS["suara-kita"]


def test_locked_without_owner_medium_and_license(full: Made) -> None:
    channel = full.channel()
    assert text_at(channel, "podcast:locked") == "yes"
    locked = channel.find("podcast:locked", NS)
    assert locked is not None
    assert len(locked.attrib) == 0
    assert text_at(channel, "podcast:medium") == "podcast"
    assert text_at(channel, "podcast:license") == "cc-by-sa-4.0"


def test_location_is_the_country(full: Made) -> None:
    [location] = full.channel().findall("podcast:location", NS)
    assert (location.text, location.get("country"), location.get("rel")) == ("Indonesia", "ID", "subject")
    assert location.get("geo") is None


def test_transcript_for_each_language(full: Made) -> None:
    found = item(full, "e0001").findall("podcast:transcript", NS)
    folder = f"{SITE}podcast/suara-kita/e0001/"
    assert [(one.get("language"), one.get("url")) for one in found] == [
        ("en", folder + "transcript.en.vtt"),
        ("id", folder + "transcript.id.vtt"),
    ]
    assert {(one.get("type"), one.get("rel")) for one in found} == {("text/vtt", "captions")}
    assert item(full, "e0002").findall("podcast:transcript", NS) == []


def test_chapters_as_file_and_inline(full: Made) -> None:
    one = item(full, "e0001")
    [chapters] = one.findall("podcast:chapters", NS)
    assert chapters.get("url") == f"{SITE}podcast/suara-kita/e0001/chapters.json"
    assert chapters.get("type") == "application/json+chapters"
    [inline] = one.findall("psc:chapters", NS)
    assert inline.get("version") == "1.2"
    assert [(mark.get("start"), mark.get("title")) for mark in inline] == [
        ("00:00:00.000", "Pembuka"),
        ("00:01:01.500", "Tanya & jawab"),
    ]
    without = item(full, "e0002")
    assert without.findall("podcast:chapters", NS) == without.findall("psc:chapters", NS) == []


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0, "00:00:00.000"), (59.9996, "00:01:00.000"), (3599.9999, "01:00:00.000"), (4000.25, "01:06:40.250")],
)
def test_normal_play_time_never_shows_sixty_seconds(seconds: float, shown: str) -> None:
    assert normal_play_time(seconds) == shown


def people(node: etree._Element) -> list[tuple[str | None, str | None, str | None]]:
    return [(one.text, one.get("role"), one.get("group")) for one in node.findall("podcast:person", NS)]


def test_people_are_named_by_published_name_or_alias(full: Made) -> None:
    assert people(item(full, "e0001")) == [
        ("Kak Rara", "host", "cast"),
        ("Ibu Sari", "guest", "cast"),
        ("Bintang", "guest", "cast"),
        ("Pak Budi", "producer", "creative direction"),
    ]


def test_people_of_an_item_repeat_the_host_of_the_channel(full: Made) -> None:
    assert people(full.channel()) == [("Kak Rara", "host", "cast")]
    assert people(item(full, "e0002")) == [("Kak Rara", "host", "cast"), ("Ibu Sari", "guest", "cast")]
    assert people(item(full, "e0003")) == []


def test_nothing_says_that_somebody_is_a_child(full: Made) -> None:
    without_words = full.xml().replace(b"Education for Kids", b"").replace(b"Kids &amp; Family", b"")
    assert b"child" not in without_words
    assert b"psikolog" not in without_words


def test_alternate_enclosure_lets_a_station_check_the_file(full: Made) -> None:
    one = item(full, "e0001")
    [alternate] = one.findall("podcast:alternateEnclosure", NS)
    [enclosure] = one.findall("enclosure")
    assert alternate.get("type") == enclosure.get("type")
    assert alternate.get("length") == enclosure.get("length")
    assert alternate.get("default") == "true"
    assert alternate.get("lang") == "id"
    assert int(alternate.get("bitrate") or 0) == round(4_800_123 * 8 / 299.6)
    [source] = alternate.findall("podcast:source", NS)
    assert (source.get("uri"), source.get("contentType")) == (enclosure.get("url"), "audio/mpeg")
    [integrity] = alternate.findall("podcast:integrity", NS)
    assert integrity.get("type") == "sri"
    algorithm, _, digest = (integrity.get("value") or "").partition("-")
    assert algorithm == "sha384"
    assert base64.b64decode(digest).hex() == facts_of("suara-kita", "e0001").sha384


def test_images_have_words_and_sizes(full: Made) -> None:
    found = full.channel().findall("podcast:image", NS)
    assert [(one.get("href"), one.get("width")) for one in found] == [
        (f"{SITE}podcast/suara-kita/cover.jpg", "3000"),
        (f"{SITE}podcast/suara-kita/cover-600.jpg", "600"),
    ]
    for one in found:
        assert one.get("alt") == "Sampul acara Suara Kita"
        assert one.get("aspect-ratio") == "1/1"
        assert one.get("type") == "image/jpeg"
        assert one.get("purpose") == "artwork"


def test_computer_voices_are_said_in_feed_and_notes(full: Made) -> None:
    spoken = item(full, "e0001")
    [mark] = spoken.findall("podcast:txt", NS)
    assert (mark.get("purpose"), mark.text) == ("ai-content", "true")
    assert "suara komputer" in text_at(spoken, "content:encoded")
    assert "suara komputer" in text_at(spoken, "description")
    human = item(full, "e0002")
    assert human.findall("podcast:txt", NS) == []
    assert "suara komputer" not in text_at(human, "content:encoded")
    assert [one.text for one in full.channel().findall("podcast:txt", NS)] == ["true"]


def test_sister_shows_are_recommended(full: Made) -> None:
    [podroll] = full.channel().findall("podcast:podroll", NS)
    [other] = podroll
    assert other.get("feedGuid") == GUIDS["hamro-awaaj"]
    assert other.get("feedUrl") == f"{SITE}podcast/hamro-awaaj/feed.xml"
    assert other.get("title") == "हाम्रो आवाज"


def test_a_show_alone_or_with_an_empty_sister_recommends_nothing(tmp_path: Path) -> None:
    shows = {"suara-kita": show_keys(), "third": show_keys("third")}
    alone = made(tmp_path, shows, {"suara-kita": [episode_text(1)], "third": []})
    assert alone.channel().findall("podcast:podroll", NS) == []


def test_elements_stand_under_the_right_parents(full: Made) -> None:
    in_channel = {"guid", "locked", "medium", "podroll"}
    in_item = {"transcript", "chapters", "season", "episode", "alternateEnclosure"}
    for node in etree.fromstring(full.xml()).iter(f"{{{NS['podcast']}}}*"):
        name, parent = etree.QName(node).localname, node.getparent()
        assert parent is not None
        if name in in_channel:
            assert parent.tag == "channel", name
        if name in in_item:
            assert parent.tag == "item", name


def test_channel_elements_stand_before_the_items(full: Made) -> None:
    tags = [node.tag for node in full.channel()]
    assert tags[tags.index("item") :] == ["item"] * 3


# -- what is made ----------------------------------------------------------------------------------------------------


def test_the_same_campaign_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = made(tmp_path / "a"), made(tmp_path / "b")
    names = sorted(path.name for path in one.folder.iterdir())
    assert names == ["feed.css", "feed.xml", "feed.xsl"]
    for name in names:
        assert one.xml(name) == other.xml(name)


def test_only_episodes_that_were_made_are_in_it(tmp_path: Path) -> None:
    campaign, _ = read_campaign(write_campaign(tmp_path / "campaign"))
    facts = {"e0001": facts_of("suara-kita", "e0001")}
    feed.render(campaign, campaign.shows[0], facts, tmp_path)
    assert [text_at(one, "link") for one in etree.parse(tmp_path / "feed.xml").findall("channel/item")] == [
        f"{SITE}podcast/suara-kita/e0001/"
    ]


def test_a_show_without_episodes_has_a_feed_without_date(tmp_path: Path) -> None:
    empty = made(tmp_path, episodes={"suara-kita": []})
    assert empty.items() == []
    assert empty.channel().findall("lastBuildDate") == []
    assert text_at(empty.channel(), "title") == "Suara Kita"


def test_titles_are_one_line_without_outer_spaces(tmp_path: Path) -> None:
    shows = {"suara-kita": show_keys(title="  Suara   Kita ", author=" Aliansi\tAnak ")}
    feed_made = made(tmp_path, shows, {"suara-kita": [episode_text(1, title="Satu  dua ")]})
    assert text_at(feed_made.channel(), "title") == "Suara Kita"
    assert text_at(feed_made.channel(), "itunes:author") == "Aliansi Anak"
    assert text_at(feed_made.items()[0], "title") == "Satu dua"


def test_a_very_short_programme_has_a_length(tmp_path: Path) -> None:
    short = made(tmp_path, seconds=0.2, chapters=(Chapter(title="a", start_seconds=0, end_seconds=0.2, kind="tips"),))
    assert text_at(short.items()[0], "itunes:duration") == "1"


def test_moments_of_one_day_in_two_zones_are_ordered_by_time(tmp_path: Path) -> None:
    early = episode_text(1, published="2025-03-01T08:00:00+07:00")
    late = episode_text(2, published="2025-03-01T06:00:00+00:00")
    feed_made = made(tmp_path, episodes={"suara-kita": [early, late]})
    dates = [parsedate_to_datetime(text_at(one, "pubDate")) for one in feed_made.items()]
    assert dates[0] - dates[1] == timedelta(hours=5)
    assert text_at(feed_made.channel(), "lastBuildDate") == text_at(feed_made.items()[0], "pubDate")
