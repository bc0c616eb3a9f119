"""Each trap of feedgen: first that it is still there, then that our feed does not step into it."""

from __future__ import annotations

import locale
from datetime import UTC, datetime
from pathlib import Path

import pytest
from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator
from lxml import etree

from feed_fixtures import NS, SITE, episode_text, made, show_keys, text_at
from gaung.making.feed import extension, vocabulary
from gaung.model.category import CATEGORIES
from gaung.problem import CampaignError


def plain() -> FeedGenerator:
    """A generator as its manual shows it."""
    generator = FeedGenerator()
    generator.load_extension("podcast")
    generator.title("Judul")
    generator.description("Isi")
    generator.link(href="https://example.org/")
    return generator


def channel_of(generator: FeedGenerator) -> etree._Element:
    channel = etree.fromstring(generator.rss_str()).find("channel")
    assert channel is not None
    return channel


def test_our_extension_stands_beside_feedgen_s_own() -> None:
    generator = plain()
    extension.register(generator)
    generator.gaung.add(vocabulary.locked())
    generator.podcast.itunes_author("Aliansi")
    channel = channel_of(generator)
    assert text_at(channel, "podcast:locked") == "yes"
    assert text_at(channel, "itunes:author") == "Aliansi"


def test_explicit_true_and_false_are_refused_by_feedgen_and_written_by_us(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="explicit"):
        plain().podcast.itunes_explicit("false")
    assert text_at(made(tmp_path).channel(), "itunes:explicit") == "false"


def test_links_other_than_self_are_dropped_by_feedgen_and_written_by_us(tmp_path: Path) -> None:
    generator = plain()
    generator.link(href="https://example.org/a.xml", rel="prev-archive")
    generator.link(href="https://example.org/")
    assert channel_of(generator).findall("atom:link", NS) == []
    many = made(tmp_path, episodes={"suara-kita": [episode_text(number) for number in range(101)]})
    assert len(many.channel().findall("atom:link[@rel='prev-archive']", NS)) == 1


def test_the_channel_link_is_the_last_one_and_ours_is_the_page(tmp_path: Path) -> None:
    generator = plain()
    generator.link(href="https://example.org/feed.xml", rel="self")
    assert text_at(channel_of(generator), "link") == "https://example.org/feed.xml"
    assert text_at(made(tmp_path).channel(), "link") == f"{SITE}podcast/suara-kita/"


def test_a_cover_with_another_ending_is_dropped_by_feedgen_and_ours_always_ends_well(tmp_path: Path) -> None:
    generator = plain()
    generator.podcast.itunes_image("https://example.org/cover.JPEG")
    assert channel_of(generator).findall("itunes:image", NS) == []
    feed = made(tmp_path, {"suara-kita": show_keys(cover="cover.JPEG")})
    [image] = feed.channel().findall("itunes:image", NS)
    assert (image.get("href") or "").endswith("/cover.jpg")


def test_a_second_enclosure_replaces_the_first_and_we_write_one(tmp_path: Path) -> None:
    entry = FeedEntry()
    entry.title("a")
    entry.enclosure("https://example.org/1.mp3", 1, "audio/mpeg")
    entry.enclosure("https://example.org/2.mp3", 2, "audio/mpeg")
    assert [one.get("url") for one in entry.rss_entry().findall("enclosure")] == ["https://example.org/2.mp3"]
    for item in made(tmp_path).items():
        assert len(item.findall("enclosure")) == 1


def test_a_float_duration_raises_in_feedgen_and_ours_is_whole(tmp_path: Path) -> None:
    entry = FeedEntry()
    entry.load_extension("podcast")
    with pytest.raises(ValueError, match="duration"):
        entry.podcast.itunes_duration(61.7)
    assert text_at(made(tmp_path, seconds=61.7).items()[0], "itunes:duration") == "62"


def test_the_build_date_is_the_clock_s_in_feedgen_and_the_newest_episode_s_in_ours(tmp_path: Path) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    generator = plain()
    assert generator.lastBuildDate() >= before
    assert text_at(made(tmp_path).channel(), "lastBuildDate") == "Fri, 03 Jan 2025 16:00:00 +0700"


def test_entries_are_prepended_by_feedgen_and_newest_first_in_ours(tmp_path: Path) -> None:
    generator = plain()
    for name in ("a", "b"):
        generator.add_entry().title(name)
    assert [text_at(item, "title") for item in channel_of(generator).findall("item")] == ["b", "a"]
    numbers = [text_at(item, "title")[-1] for item in made(tmp_path).items()]
    assert numbers == ["2", "1"]


def test_control_characters_break_feedgen_late() -> None:
    generator = plain()
    generator.title("a\x07b")
    with pytest.raises(ValueError, match="XML compatible"):
        generator.rss_str()


def test_dates_do_not_follow_the_machine_s_language(tmp_path: Path) -> None:
    """feedgen switches the locale for each date and back again."""
    before = locale.setlocale(locale.LC_ALL)
    feed = made(tmp_path)
    assert locale.setlocale(locale.LC_ALL) == before
    assert text_at(feed.items()[0], "pubDate").startswith("Fri, 03 Jan 2025")


def test_content_encoded_needs_a_description_too_and_ours_has_both(tmp_path: Path) -> None:
    entry = FeedEntry()
    entry.title("a")
    entry.content("<p>b</p>", type="CDATA")
    assert entry.rss_entry().findall("content:encoded", NS) == []
    for item in made(tmp_path).items():
        assert text_at(item, "description")
        assert text_at(item, "content:encoded")


def test_a_hub_is_dropped_by_feedgen_and_written_by_us(tmp_path: Path) -> None:
    generator = plain()
    generator.link(href="https://hub.example.org/", rel="hub")
    generator.link(href="https://example.org/")
    assert channel_of(generator).findall("atom:link", NS) == []
    extension.register(generator)
    generator.gaung.add(vocabulary.hub("https://hub.example.org/"))
    (link,) = channel_of(generator).findall("atom:link[@rel='hub']", NS)
    assert link.get("href") == "https://hub.example.org/"


def test_a_wrong_category_passes_feedgen_and_not_our_rules() -> None:
    generator = plain()
    generator.podcast.itunes_category("Kids & family")
    (category,) = channel_of(generator).findall("itunes:category", NS)
    assert (category.get("text") or "") not in CATEGORIES


def test_guids_twice_or_missing_pass_feedgen_and_ours_are_there_once(tmp_path: Path) -> None:
    generator = plain()
    for guid in ("a", "a", None):
        entry = generator.add_entry()
        entry.title("x")
        if guid is not None:
            entry.guid(guid)
    assert len(channel_of(generator).findall("item")) == 3
    many = made(tmp_path, episodes={"suara-kita": [episode_text(number) for number in range(9)]})
    guids = [text_at(item, "guid") for item in many.items()]
    assert len(set(guids)) == len(guids) == 9
    assert all(guids)


def test_a_duration_in_any_form_passes_feedgen_and_ours_is_seconds(tmp_path: Path) -> None:
    entry = FeedEntry()
    entry.title("a")
    entry.load_extension("podcast")
    entry.podcast.itunes_duration("1:2:3")
    assert text_at(entry.rss_entry(), "itunes:duration") == "1:2:3"
    assert text_at(made(tmp_path, seconds=3723.0).items()[0], "itunes:duration") == "3723"


def test_a_naive_date_raises_in_feedgen_and_never_gets_there(tmp_path: Path) -> None:
    entry = FeedEntry()
    with pytest.raises(ValueError, match="timezone"):
        entry.pubDate(datetime(2026, 1, 1))
    with pytest.raises(CampaignError) as caught:
        made(tmp_path, episodes={"suara-kita": [episode_text(1, published="2026-01-01T16:00:00")]})
    assert [problem.code for problem in caught.value.problems] == ["read-zone-missing"]


def test_feedgen_s_own_podcast_extension_knows_no_podcast_namespace(tmp_path: Path) -> None:
    name = b"https://podcastindex.org/namespace/1.0"
    assert name not in plain().rss_str()
    assert name in made(tmp_path).xml()
