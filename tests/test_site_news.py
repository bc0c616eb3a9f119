"""News: out on their day and not before, in the reader's language or honestly in another, and in a feed a language."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ElementTree
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

import feedparser
import podcastparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from gaung import address
from gaung.making.feed import news_feeds
from gaung.making.feed.news import MOST_ITEMS
from gaung.making.pages import prepare
from gaung.media import Media, Products
from gaung.messages import COMPLETE, as_texts
from gaung.model.campaign import Campaign, CampaignSettings
from gaung.model.language import Language
from gaung.model.page import Audience, Page, PageFront
from gaung.model.register import Consents, Helplines
from gaung.problem import CampaignError, Problem, Severity
from gaung.reading.campaign import read_campaign
from gaung.rules import news as rules
from gaung.rules import page as page_rules
from gaung.rules.context import Context
from gaung.site.html import Document
from gaung.withholding import released
from site_fixtures import build_site, make_media, out, page, write_campaign

BEFORE = datetime(2026, 11, 5, tzinfo=UTC)


def context(campaign: Campaign, now: datetime) -> Context:
    return Context(media=Media(campaign.root), now=now)


def prepared(campaign: Campaign, to: Path) -> dict[str, str]:
    prepare(campaign, Products(), to)
    return {str(path.relative_to(to)): path.read_text("utf-8") for path in to.rglob("*.md")}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    work = tmp_path_factory.mktemp("news")
    campaign = write_campaign(work / "c", _many(25))
    site, problems = build_site(campaign, make_media(work / "m"), work / "w")
    assert problems == []
    return site


def _many(count: int) -> dict[str, str]:
    first = datetime(2025, 11, 1, 8, tzinfo=ZoneInfo("Asia/Jakarta"))
    days = (first + timedelta(days=14 * number) for number in range(count))
    return {
        f"content/id/news/nomor-{number:02}.md": page(f"Kabar nomor {number}", "Isi.", published=day.isoformat())
        for number, day in enumerate(days)
    }


def test_an_entry_stands_between_its_neighbours(tmp_path: Path) -> None:
    sheets = prepared(out(write_campaign(tmp_path / "c")), tmp_path / "to")
    older, newer = sheets["id/news/poster-baru.md"], sheets["id/news/program.md"]
    assert '<time datetime="2026-11-01T08:00:00+07:00">1 November 2026</time>' in older
    assert '<a href="../../news/program/" rel="next">Berikutnya: Program baru</a>' in older
    assert 'rel="prev"' not in older
    assert '<a href="../../news/poster-baru/" rel="prev">Sebelumnya: Poster baru</a>' in newer
    assert '<a href="../../news/">Semua kabar</a>' in newer


def test_what_is_not_translated_is_said_and_leads_to_the_original(built: Path) -> None:
    nepali = (built / "ne/news/index.html").read_text("utf-8")
    link = '<a class="g-stretch" href="../../news/program/" hreflang="id">Program baru</a>'
    assert f'<p class="g-news__title" lang="id">{link}' in nepali
    assert "अनुवाद भइसकेको छैन, Bahasa Indonesia मा" in nepali
    english = (built / "en/news/index.html").read_text("utf-8")
    assert '<a class="g-stretch" href="../../en/news/poster-baru/">A new poster</a>' in english
    assert "not translated yet, in Bahasa Indonesia" in english


def test_the_newest_stand_first_and_the_years_have_pages(built: Path) -> None:
    listed = (built / "news/index.html").read_text("utf-8")
    assert listed.count('class="g-news__title"') == address.NEWS_IN_LIST
    days = [listed[at : at + 10] for at in _starts(listed, '<time datetime="')]
    assert days == sorted(days, reverse=True)
    assert '<a href="2026/">Kabar tahun 2026</a>' in listed
    counts = [(built / f"news/{year}/index.html").read_text("utf-8").count("g-news__title") for year in (2025, 2026)]
    assert counts == [5, 22]


def _starts(text: str, mark: str) -> list[int]:
    found, at = [], text.find(mark)
    while at >= 0:
        found.append(at + len(mark))
        at = text.find(mark, at + 1)
    return found


def test_every_page_names_the_feed_of_its_language(built: Path) -> None:
    for name in ("index.html", "help/index.html", "en/index.html", "en/news/index.html"):
        document = Document(name, (built / name).read_text("utf-8"))
        (feed,) = [
            tag for tag in document.tags if tag.attributes.get("type") == "application/rss+xml" and tag.name == "link"
        ]
        assert (built / name).parent.joinpath(feed.attributes["href"]).resolve().is_file()
    assert "rss+xml" not in (built / "ne/index.html").read_text("utf-8")


def test_nothing_of_an_entry_is_out_before_its_moment(tmp_path: Path) -> None:
    campaign = write_campaign(tmp_path / "c", {"content/id/panduan.md": page("Panduan", "[nanti](news/nanti.md) ya")})
    made = prepared(out(campaign), tmp_path / "a")
    everything = "".join(made.values()) + "".join(path.read_text("utf-8") for path in (tmp_path / "a").glob("*.json"))
    assert "Nanti saja" not in everything
    assert "nanti ya" in made["id/panduan.md"]
    assert all(b"Nanti" not in content for _, content in news_feeds(out(campaign)))
    later = released(campaign, datetime(2027, 1, 10, 1, tzinfo=UTC))
    assert "[nanti](news/nanti.md) ya" in prepared(later, tmp_path / "b")["id/panduan.md"]
    just_before = released(campaign, datetime(2027, 1, 10, 0, 59, 59, tzinfo=UTC))
    assert "nanti" not in {one.stem.name for one in just_before.pages}


def test_a_translation_may_come_out_on_another_day(tmp_path: Path) -> None:
    english = page("A new poster", "x", published="2026-12-24T08:00:00+07:00")
    link = page("Guide", "[new](news/poster-baru.md)")
    campaign = write_campaign(
        tmp_path / "c", {"content/en/news/poster-baru.md": english, "content/en/panduan.md": link}
    )
    sheets = prepared(out(campaign), tmp_path / "to")
    assert "en/news/poster-baru.md" not in sheets
    assert "](" not in sheets["en/panduan.md"].split("-->")[1], "a link to nothing"
    assert "id/news/poster-baru.md" in sheets


def test_an_editor_hears_of_what_waits(tmp_path: Path) -> None:
    campaign = write_campaign(tmp_path)
    (problem,) = rules.waiting_news_are_said(campaign, context(campaign, datetime(2026, 11, 30, tzinfo=UTC)))
    assert (problem.code, problem.severity) == ("page-news-waiting", Severity.INFO)
    assert problem.place
    assert problem.place.file == "content/id/news/nanti.md"


SLIPS = [
    ("content/id/news/tanpa.md", page("Tanpa", "x"), "page-news-date", 2),
    ("content/id/lain.md", page("Lain", "x", published="2026-11-01T08:00:00+07:00"), "page-news-outside", 5),
    ("content/id/news/jam.md", page("Jam", "x", published="2026-11-01T08:00:00"), "read-zone-missing", 5),
    ("content/id/news/kata.md", page("Kata", "x", published="kemarin"), "read-moment", 5),
    (
        "content/id/news/bidang.md",
        page("B", "x", published="2026-11-01T08:00:00+07:00", areas="[ancaman]"),
        "read-choice",
        6,
    ),
    ("content/id/jejak.md", page("J", "::: news year=1999 :::", order="10"), "page-block-target", 8),
    ("content/id/jejak.md", page("J", "::: news most=banyak :::", order="10"), "page-block-target", 8),
]


@pytest.mark.parametrize(("file", "text", "code", "line"), SLIPS, ids=[f"{row[2]}-{n}" for n, row in enumerate(SLIPS)])
def test_a_slip_is_one_sentence_with_file_line_and_mend(
    tmp_path: Path, file: str, text: str, code: str, line: int
) -> None:
    problems: tuple[Problem, ...]
    try:
        campaign = write_campaign(tmp_path, {file: text})
    except CampaignError as error:
        problems = error.problems
    else:
        problems = tuple(
            one for rule in (*rules.RULES, *page_rules.RULES) for one in rule(campaign, context(campaign, BEFORE))
        )
    found = [one for one in problems if one.severity is Severity.ERROR]
    assert [(one.code, one.place.file, one.place.line) for one in found if one.place] == [(code, file, line)]
    for language in COMPLETE:
        (told,) = as_texts(found, language, tmp_path)
        assert told.startswith(f"{file}:{line}:")
        assert len(told.split("\n")) >= 4


def test_two_readers_of_feeds_find_the_same_news(tmp_path: Path) -> None:
    feeds = dict(news_feeds(out(write_campaign(tmp_path))))
    assert set(feeds) == {"news/feed.xml", "news/feed.css", "en/news/feed.xml", "en/news/feed.css"}
    xml = feeds["news/feed.xml"]
    read = feedparser.parse(xml)
    assert not read.bozo
    assert read.version == "rss20"
    assert (read.feed.title, read.feed.language) == ("Uji: Kabar", "id")
    assert read.feed.link == "https://kampanye.example/uji/news/"
    assert {one.rel: one.href for one in read.feed.links}["self"] == "https://kampanye.example/uji/news/feed.xml"
    assert [one.title for one in read.entries] == ["Program baru", "Poster baru"]
    first = read.entries[0]
    assert (first.link, first.id) == ("https://kampanye.example/uji/news/program/",) * 2
    assert first.published_parsed[:5] == (2026, 11, 10, 1, 0)
    assert [tag.term for tag in first.tags] == ["Melapor dan minta bantuan", "Tips"]
    other = podcastparser.parse("https://kampanye.example/uji/news/feed.xml", io.BytesIO(xml))
    assert other["title"] == "Uji: Kabar"
    plain = ElementTree.fromstring(xml)
    dates = [parsedate_to_datetime(item.findtext("pubDate") or "") for item in plain.iter("item")]
    assert dates == sorted(dates, reverse=True)
    assert parsedate_to_datetime(plain.findtext("channel/lastBuildDate") or "") == dates[0]


def test_a_feed_holds_the_words_in_full_with_links_that_lead_somewhere(tmp_path: Path) -> None:
    text = (
        "Baca [bantuan](../help/index.md#content), [jejak](../jejak.md), [beranda](../index.md).\n\n"
        "::: poster poster=cek :::\n\n- satu\n- **dua**\n\n`[kode](../jejak.md)`"
    )
    news = page("Panjang", text, published="2026-11-05T08:00:00+07:00", content_note="Tentang ancaman.")
    feeds = dict(news_feeds(out(write_campaign(tmp_path, {"content/id/news/panjang.md": news}))))
    (entry,) = [one for one in feedparser.parse(feeds["news/feed.xml"]).entries if one.title == "Panjang"]
    assert entry.summary == "Tentang Panjang."
    said = entry.content[0].value
    base = "https://kampanye.example/uji/"
    for where in (f"{base}help/#content", f"{base}jejak/", base, f"{base}news/panjang/"):
        assert f'<a href="{where}">' in said, where
    assert "<strong>dua</strong>" in said
    assert "Tentang ancaman." in said
    assert ":::" not in said
    assert "[kode](../jejak.md)" in said
    english = feedparser.parse(feeds["en/news/feed.xml"]).entries[0]
    assert f'<a href="{base}en/news/poster-baru/">Read it on the site</a>' in english.content[0].value


def test_the_same_news_give_the_same_bytes(tmp_path: Path) -> None:
    assert dict(news_feeds(out(write_campaign(tmp_path / "a")))) == dict(
        news_feeds(out(write_campaign(tmp_path / "b")))
    )


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=40),
            st.datetimes(datetime(1991, 1, 1), datetime(2026, 11, 1), timezones=st.just(UTC)),
        ),
        min_size=1,
        max_size=70,
    )
)
def test_any_titles_and_days_make_a_feed_that_can_be_read(entries: list[tuple[str, datetime]]) -> None:
    campaign = _campaign_of(entries)
    (_, xml), _ = news_feeds(campaign)
    assert len(etree.fromstring(xml).findall("channel/item")) == min(len(entries), MOST_ITEMS)
    read = feedparser.parse(xml)
    days = [one.published_parsed for one in read.entries]
    assert days == sorted(days, reverse=True)


def _campaign_of(entries: list[tuple[str, datetime]]) -> Campaign:
    told: dict[str, object] = {
        "name": "U", "tagline": "t", "description": "d", "site_url": "https://u.example/", "default_language": "id",
        "languages": ["id"], "countries": ["ID"], "organisation": "A",
    }  # fmt: skip
    pages = tuple(
        Page(
            front=PageFront(title=title, description=title, audience=Audience.EVERYBODY, published=moment),
            language=Language.INDONESIAN,
            source=PurePosixPath(f"content/id/news/n{number}.md"),
            text="",
            text_line=1,
        )
        for number, (title, moment) in enumerate(entries)
    )
    return Campaign(
        root=Path(),
        settings=CampaignSettings.model_validate(told),
        helplines=Helplines(helplines=()),
        consents=Consents(),
        pages=pages,
    )


def test_words_of_the_author_stand_above_the_lists(tmp_path: Path) -> None:
    edits = {"content/id/news/index.md": page("Kabar kita", "Kami menulis **sendiri**."), **_many(25)}
    edits["content/id/news/2026.md"] = page("Tahun penuh kerja", "Ringkasnya.")
    campaign = out(write_campaign(tmp_path / "c", edits))
    assert {one.front.title for one in campaign.pages if one.is_news}.isdisjoint({"Kabar kita", "Tahun penuh kerja"})
    sheets = prepared(campaign, tmp_path / "to")
    assert "Kami menulis **sendiri**." in sheets["id/news/index.md"]
    assert "::: news most=20 :::" in sheets["id/news/index.md"]
    assert "::: news year=2026 :::" in sheets["id/news/2026.md"]


def test_a_campaign_without_news_has_no_empty_shelf(tmp_path: Path) -> None:
    root = tmp_path / "c"
    write_campaign(root)
    for path in root.glob("content/*/news/*.md"):
        path.unlink()
    campaign = read_campaign(root)[0]
    sheets = prepared(campaign, tmp_path / "to")
    assert not [name for name in sheets if "/news" in name]
    assert "news" not in sheets["id/index.md"]
    assert list(news_feeds(campaign)) == []


def test_the_site_map_names_the_same_translations_as_the_pages(built: Path) -> None:
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    listed = {
        one.findtext("s:loc", "", spaces): {
            link.get("hreflang"): link.get("href") for link in one.findall("x:link", spaces)
        }
        for one in ElementTree.parse(built / "sitemap.xml").getroot().findall("s:url", spaces)
    }
    for where, named in listed.items():
        name = where.removeprefix("https://kampanye.example/uji/") + "index.html"
        document = Document(name, (built / name).read_text("utf-8"))
        links = [tag.attributes for tag in document.tags if tag.name == "link" and "hreflang" in tag.attributes]
        assert {one["hreflang"]: one["href"] for one in links} == named, where
        assert not named or named["x-default"] in listed
    assert set(listed["https://kampanye.example/uji/news/poster-baru/"]) == {"id", "en", "x-default"}
    assert listed["https://kampanye.example/uji/news/program/"] == {}
