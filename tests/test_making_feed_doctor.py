"""The feed doctor: nothing to say of our feeds, and for each fault one problem at its line."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from feedgen.feed import FeedGenerator
from hypothesis import given, settings
from hypothesis import strategies as st

from feed_fixtures import EpisodeText, Made, episode_text, made, show_keys
from gaung import messages
from gaung.making.feed.doctor import CHECKS, MAX_BYTES, examine
from gaung.model.language import Language
from gaung.problem import Problem, Severity

NOW = datetime(2026, 11, 22, tzinfo=UTC)
ADDRESS = "https://gaung.example.org/podcast/suara-kita/feed.xml"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Made:
    people = [{"role": "host", "alias": "Kak Rara"}]
    episodes = [
        episode_text(1, people=people, season=1, episode=1),
        EpisodeText("e0002", episode_text(2).keys, "# Catatan\n\n- satu\n"),
    ]
    shows = {"suara-kita": show_keys(), "third": show_keys("third", title="Ketiga")}
    return made(
        tmp_path_factory.mktemp("doctor"), shows, {"suara-kita": episodes, "third": [episode_text(1)]}, synthetic=True
    )


def test_our_feed_is_well(good: Made) -> None:
    assert examine(good.xml(), address=ADDRESS, now=NOW) == []


def test_every_document_of_a_long_feed_in_every_language_is_well(tmp_path: Path) -> None:
    for language in Language:
        shows = {"suara-kita": show_keys(title="हाम्रो आवाज & kita", language=language.value)}
        episodes = {"suara-kita": [episode_text(number) for number in range(151)]}
        feed = made(tmp_path / language, shows, episodes)
        documents = sorted(path.name for path in feed.folder.glob("*.xml"))
        assert len(documents) == 3
        for name in documents:
            assert examine(feed.xml(name), address=ADDRESS.replace("feed.xml", name), now=NOW) == []


def test_every_check_says_what_it_wants() -> None:
    assert all(check.__doc__ for check in CHECKS)


BROKEN: list[tuple[str, str, str]] = [
    ("version", 'version="2.0"', 'version="0.92"'),
    ("namespace", "http://www.itunes.com/dtds/podcast-1.0.dtd", "http://www.itunes.com/DTDs/Podcast-1.0.dtd"),
    ("namespace", "https://podcastindex.org/namespace/1.0", "http://podcastindex.org/namespace/1.0"),
    (
        "namespace",
        "https://podcastindex.org/namespace/1.0",
        "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md",
    ),
    ("missing", r"<atom:link[^>]*self[^>]*/>", ""),
    ("several", r"(<atom:link[^>]*self[^>]*/>)", r"\1\1"),
    ("self", r'href="[^"]*feed.xml" rel="self"', 'href="https://example.org/x.xml" rel="self"'),
    ("word", "application/rss\\+xml", "text/xml"),
    ("history", "<fh:complete/>", "<fh:complete/><fh:archive/>"),
    ("missing", r"<title>Suara Kita</title>\n    <link>", "<link>"),
    ("missing", r"<description>Acara.*?</description>", ""),
    ("missing", r"<language>id</language>", ""),
    ("missing", r"<itunes:image [^>]*/>", ""),
    ("missing", r"<itunes:explicit>false</itunes:explicit>\n    <podcast", "<podcast"),
    ("missing", r"<itunes:author>.*?</itunes:author>", ""),
    ("missing", r"<podcast:guid>.*?</podcast:guid>", ""),
    ("empty", r"<description>Acara.*?</description>", "<description> </description>"),
    ("several", r"(<language>id</language>)", r"\1\1"),
    ("spaces", "<itunes:author>Aliansi", "<itunes:author> Aliansi"),
    ("long", "<itunes:author>Aliansi", "<itunes:author>" + "A" * 300),
    ("long-bytes", "<description>Acara", "<description>" + "ब" * 1400),
    ("language", "<language>id<", "<language>in<"),
    ("language", "<language>id<", "<language>Indonesia<"),
    ("category", "Kids &amp; Family", "Kids and Family"),
    ("category", "Education for Kids", "Education For Kids"),
    ("word", "<itunes:explicit>false", "<itunes:explicit>clean"),
    ("word", "<itunes:type>episodic", "<itunes:type>Episodic"),
    ("cover", r'(<itunes:image href="[^"]*)\.jpg', r"\1.gif"),
    ("cover", r'(<itunes:image href="[^"]*)\.jpg', r"\1.jpg?v=2"),
    ("email", "<generator>", "<managingEditor>a@example.org</managingEditor><generator>"),
    ("email", "<podcast:locked>", '<podcast:locked owner="a@example.org">'),
    ("missing", r"<title>Jejak digital bagian kata 2</title>", ""),
    ("missing", r"<guid [^>]*>.*?</guid>", ""),
    ("missing", r"<pubDate>.*?</pubDate>", ""),
    ("missing", r"<itunes:duration>.*?</itunes:duration>", ""),
    ("several", r"(<guid [^>]*>.*?</guid>)", r"\1\1"),
    ("number-in-title", "Jejak digital bagian kata 2", "Episode 2: Jejak digital"),
    ("guid-link", ' isPermaLink="false"', ""),
    ("enclosures", r"<enclosure [^>]*/>", ""),
    ("enclosure-url", r"suara-kita-e0002.mp3", "suara%20kita.mp3?x=1"),
    ("enclosure-length", 'length="4800123" type="audio/mpeg"/>', 'length="0" type="audio/mpeg"/>'),
    ("word", '" type="audio/mpeg"/>', '" type="audio/mp3"/>'),
    ("http", r'<enclosure url="https', '<enclosure url="http'),
    ("date", "Fri, 03 Jan 2025", "3 Januari 2025"),
    ("date", "Fri, 03 Jan 2025", "Fri, 32 Jan 2025"),
    ("weekday", "<pubDate>Fri, 03 Jan", "<pubDate>Mon, 03 Jan"),
    ("zone", r"(<pubDate>[^<]*)\+0700", r"\1WIB"),
    ("date-future", "<pubDate>Fri, 03 Jan 2025", "<pubDate>Sun, 03 Jan 2027"),
    ("order", "<pubDate>Fri, 03 Jan 2025", "<pubDate>Fri, 03 Jan 2020"),
    ("duration", "<itunes:duration>300", "<itunes:duration>300.4"),
    ("duration", "<itunes:duration>300", "<itunes:duration>5:00"),
    ("number", "<itunes:season>1", "<itunes:season>0"),
    ("serial", "<itunes:type>episodic", "<itunes:type>serial"),
    ("word", "<itunes:episodeType>full", "<itunes:episodeType>Full"),
    ("html", "&lt;p&gt;Apa", "&lt;table&gt;Apa"),
    (
        "tag",
        "<podcast:locked>yes</podcast:locked>",
        "<podcast:locke>yes</podcast:locke><podcast:locked>yes</podcast:locked>",
    ),
    ("parent", r"(<podcast:medium>podcast</podcast:medium>)", r"\1<podcast:season>1</podcast:season>"),
    ("attribute", r'(<podcast:transcript) url="[^"]*"', r"\1"),
    ("word", "<podcast:locked>yes", "<podcast:locked>true"),
    ("several", r"(<podcast:medium>.*?</podcast:medium>)", r"\1\1"),
    ("podcast-guid", r"<podcast:guid>.", "<podcast:guid>x"),
    ("word", 'type="text/vtt"', 'type="text/srt"'),
    ("word", 'type="application/json\\+chapters"', 'type="text/xml"'),
    ("missing", r"<podcast:source [^>]*/>", ""),
    ("integrity", r'value="sha384-....', 'value="sha384-'),
    ("integrity", r'value="sha384-', 'value="md5-'),
    ("location", 'country="ID"', 'country="IDN"'),
    ("location", 'country="ID"', 'geo="-6.2,106.8"'),
    ("empty", ">Kak Rara<", "> <"),
    ("long", ">Kak Rara<", ">" + "K" * 129 + "<"),
]


@pytest.mark.parametrize(("code", "before", "after"), BROKEN)
def test_each_fault_is_found_at_its_line(good: Made, code: str, before: str, after: str) -> None:
    text = good.xml().decode()
    broken, count = re.subn(before, after, text, count=1, flags=re.DOTALL)
    assert count == 1, f"{before} is not in the feed"
    found = examine(broken.encode(), address=ADDRESS, now=NOW)
    mine = [problem for problem in found if problem.code == f"feed-check-{code}"]
    assert mine, [problem.code for problem in found]
    changed = next(n for n, (a, b) in enumerate(zip(text.splitlines(), broken.splitlines(), strict=False), 1) if a != b)
    assert any(problem.place is not None and abs(problem.place.line - changed) <= 30 for problem in mine)
    for problem in found:
        assert_has_sentences(problem)


def assert_has_sentences(problem: Problem) -> None:
    for language in (Language.ENGLISH, Language.INDONESIAN):
        sentence = messages.message(problem, language)
        assert sentence.endswith(".")
        assert "None" not in sentence + messages.hint(problem, language)


def test_guids_and_recordings_may_not_stand_twice(good: Made) -> None:
    text = good.xml().decode()
    guids = re.findall(r"urn:uuid:[0-9a-f-]+", text)
    found = examine(
        text.replace(guids[1], guids[0]).replace("e0001/suara-kita-e0001.mp3", "e0002/suara-kita-e0002.mp3").encode()
    )
    assert {problem.code for problem in found} == {"feed-check-guid-twice", "feed-check-enclosure-twice"}


def test_line_numbers_are_those_of_the_file(good: Made) -> None:
    text = good.xml().decode().replace("<language>id<", "<language>in<")
    [problem] = examine(text.encode(), "https://example.org/feed.xml")
    line = next(n for n, one in enumerate(text.splitlines(), 1) if "<language>" in one)
    assert str(problem.place) == f"https://example.org/feed.xml:{line}:1"
    assert problem.facts == {"seen": "in", "right": "id"}


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "xml"),
        (b"<rss", "xml"),
        (b"<rss version='2.0'><channel><title>A & B</title></channel></rss>", "xml"),
        (b"<html><body/></html>", "web-page"),
        (b"<rss version='2.0'/>", "rss"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'/>", "rss"),
        (b"<?xml version='1.0'?>\n<!DOCTYPE rss [<!ENTITY a 'aaaa'>]>\n<rss/>", "doctype"),
        (b"<!-- " + b"x" * 9000 + b" --><!DOCTYPE rss SYSTEM 'file:///etc/passwd'><rss/>", "doctype"),
        ("<rss version='2.0'>".encode("utf-16"), "xml"),
        (b"\xff\xfe\x00\x01", "xml"),
    ],
)
def test_what_is_no_feed_is_one_sentence(raw: bytes, code: str) -> None:
    [problem] = examine(raw)
    assert (problem.code, problem.severity) == (f"feed-check-{code}", Severity.ERROR)
    assert_has_sentences(problem)


def test_plain_feedgen_is_found_wanting() -> None:
    generator = FeedGenerator()
    generator.load_extension("podcast")
    generator.title("Suara Kita")
    generator.description("Isi")
    generator.link(href="https://example.org/")
    generator.podcast.itunes_explicit("no")
    generator.add_entry().title("Episode 1")
    codes = [problem.code for problem in examine(generator.rss_str())]
    assert codes.count("feed-check-missing") >= 8
    assert {"feed-check-word", "feed-check-enclosures", "feed-check-number-in-title"} <= set(codes)


pieces = st.sampled_from(
    [
        *(
            "<item>",
            "</item>",
            "<title>a</title>",
            "<guid>",
            "</guid>",
            "<enclosure/>",
            "<pubDate>x</pubDate>",
            "&amp;",
        ),
        *("<itunes:explicit>", "</itunes:explicit>", "<podcast:person/>", "<podcast:x/>", "<pubDate/>", "<!-- x -->"),
        *(
            "<itunes:category text='News'/>",
            "<itunes:duration>-1</itunes:duration>",
            "<description>&lt;p</description>",
        ),
        *(
            "<podcast:integrity type='sri' value='sha384-!'/>",
            "<enclosure url='http://[x' length='²' type=''/>",
            "<?x?>",
        ),
        *(
            "<itunes:season>²</itunes:season>",
            "<itunes:image href='//['/>",
            "<podcast:locked/>",
            "<itunes:duration>٣</itunes:duration>",
        ),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(pieces, max_size=8).map("".join))
def test_no_feed_makes_the_doctor_fall_ill(inside: str) -> None:
    xml = (
        "<rss version='2.0' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd' "
        f"xmlns:podcast='https://podcastindex.org/namespace/1.0'><channel>{inside}</channel></rss>"
    )
    for problem in examine(xml.encode(), address=ADDRESS, now=NOW):
        assert_has_sentences(problem)


def test_a_document_with_everything_in_it_is_told_to_use_archives(good: Made) -> None:
    text = good.xml().decode()
    item = text[text.index("    <item>") : text.index("  </channel>")]
    many = text.replace("  </channel>", item * 200 + "  </channel>")
    [problem] = [problem for problem in examine(many.encode()) if problem.code == "feed-check-many"]
    assert (problem.facts, problem.severity) == ({"count": 402}, Severity.WARNING)


def test_a_feed_that_is_far_too_large_is_not_even_parsed() -> None:
    [problem] = examine(b" " * (MAX_BYTES + 1))
    assert problem.code == "feed-check-large"


def test_every_sentence_of_the_doctor_is_said_here() -> None:
    said = {f"feed-check-{code}" for code, _, _ in BROKEN}
    said |= {
        f"feed-check-{code}" for code in ("large", "doctype", "xml", "rss", "many", "guid-twice", "enclosure-twice")
    }
    written = {code for code in messages.sentences(Language.ENGLISH) if code.startswith("feed-check-")}
    said |= {
        f"feed-check-{code}" for code in ("form", "gzip", "license", "soundbite", "web-page")
    }  # in a file of its own
    assert said == written
