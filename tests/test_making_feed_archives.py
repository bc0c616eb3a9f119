"""RFC 5005: at most 100 items in the first document, older ones in archives that do not change."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from feed_fixtures import NS, SITE, Made, episode_text, made, text_at

FOLDER = f"{SITE}podcast/suara-kita/"


def feed_of(root: Path, count: int) -> Made:
    return made(root, episodes={"suara-kita": [episode_text(number) for number in range(count)]})


def links(channel: etree._Element) -> dict[str, str]:
    return {link.get("rel", ""): link.get("href", "") for link in channel.findall("atom:link", NS)}


def numbers(items: list[etree._Element]) -> list[int]:
    return [int(text_at(item, "link")[-5:-1]) for item in items]


@pytest.fixture(scope="module")
def long_feed(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return feed_of(tmp_path_factory.mktemp("long"), 250)


@pytest.mark.parametrize(("count", "archives"), [(0, 0), (1, 0), (100, 0), (101, 1), (150, 1), (151, 2)])
def test_archives_begin_with_the_hundred_and_first_item(tmp_path: Path, count: int, archives: int) -> None:
    feed = feed_of(tmp_path, count)
    assert len(feed.items()) == min(count, 100)
    assert len(list(feed.folder.glob("feed-archive-*.xml"))) == archives
    assert len(feed.channel().findall("fh:complete", NS)) == (0 if archives else 1)


def test_the_first_document_has_the_newest_hundred(long_feed: Made) -> None:
    assert numbers(long_feed.items()) == list(range(249, 149, -1))
    assert links(long_feed.channel()) == {
        "self": FOLDER + "feed.xml",
        "prev-archive": FOLDER + "feed-archive-3.xml",
    }
    assert long_feed.channel().findall("fh:archive", NS) == []


def test_following_the_archives_gives_every_item_once(long_feed: Made) -> None:
    seen = numbers(long_feed.items())
    step = links(long_feed.channel()).get("prev-archive")
    while step is not None:
        name = step.removeprefix(FOLDER)
        seen += [number for number in numbers(long_feed.items(name)) if number not in seen]
        step = links(long_feed.channel(name)).get("prev-archive")
    assert seen == list(range(249, -1, -1))


def test_each_archive_is_full_and_says_what_it_is(long_feed: Made) -> None:
    for number in (1, 2, 3):
        name = f"feed-archive-{number}.xml"
        channel = long_feed.channel(name)
        assert len(channel.findall("fh:archive", NS)) == 1
        assert channel.findall("fh:complete", NS) == []
        assert numbers(long_feed.items(name)) == list(range(50 * number - 1, 50 * number - 51, -1))
        expected = {"self": FOLDER + name, "current": FOLDER + "feed.xml"}
        if number > 1:
            expected["prev-archive"] = f"{FOLDER}feed-archive-{number - 1}.xml"
        if number < 3:
            expected["next-archive"] = f"{FOLDER}feed-archive-{number + 1}.xml"
        assert links(channel) == expected
        assert text_at(channel, "lastBuildDate") == text_at(long_feed.items(name)[0], "pubDate")


def test_archives_stay_as_they_are_when_episodes_are_added(tmp_path: Path, long_feed: Made) -> None:
    longer = feed_of(tmp_path, 262)
    for name in ("feed-archive-1.xml", "feed-archive-2.xml"):
        assert longer.xml(name) == long_feed.xml(name)
    # the newest archive changes once in its life: it gains the link to the next one
    before, after = long_feed.xml("feed-archive-3.xml"), longer.xml("feed-archive-3.xml")
    gained = [line for line in after.splitlines() if line not in before.splitlines()]
    assert len(gained) == 1
    assert b'rel="next-archive"' in gained[0]
    assert [line for line in before.splitlines() if line not in after.splitlines()] == []


def test_every_document_is_well_formed_and_has_no_doctype(long_feed: Made) -> None:
    for path in long_feed.folder.glob("*.xml"):
        assert b"<!DOCTYPE" not in path.read_bytes()
        assert etree.fromstring(path.read_bytes()).tag == "rss"
