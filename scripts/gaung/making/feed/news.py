"""The news of each language as an RSS feed, with its words in full, and a style sheet for people who open it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from html import escape
from pathlib import PurePosixPath
from urllib.parse import unquote

import markdown
from feedgen.feed import FeedGenerator

from gaung import address, words
from gaung.block import find_blocks
from gaung.making.feed import extension, stylesheet, vocabulary
from gaung.making.feed.notes import allowed_html
from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.model.page import Page
from gaung.page_text import with_targets

MOST_ITEMS = 50
"""Older news stand on the site; a phone on prepaid data does not fetch them again and again."""


def news_feeds(campaign: Campaign) -> Iterator[tuple[str, bytes]]:
    """A feed and its style sheet for each language that has news of its own, with their files from the site's root."""
    for language in campaign.settings.languages:
        entries = campaign.news_in(language)[:MOST_ITEMS]
        if entries:
            where = campaign.language_prefix(language) + address.NEWS
            yield where + address.FEED, _rss(campaign, language, where, entries)
            yield where + address.NEWS_STYLE, stylesheet.news_css(language)


def _rss(campaign: Campaign, language: Language, where: str, entries: tuple[Page, ...]) -> bytes:
    say = words.words(language)
    settings = campaign.settings
    generator = FeedGenerator()
    extension.register(generator)
    ours: extension.FeedExtension = generator.gaung
    ours.add_stylesheet("text/css", address.NEWS_STYLE)
    ours.add(vocabulary.way(campaign.url(where), say["news_open"]))
    generator.title(f"{campaign.say(settings.name, language)}: {say['news_title']}")
    generator.description(say["news_description"])
    generator.language(language.value)
    generator.generator("Gaung")
    generator.copyright(f"{settings.organisation}, {campaign.say(settings.license, language)}")
    # never the clock: two builds of one campaign give the same bytes
    generator.lastBuildDate(entries[0].front.published)
    generator.link(
        href=campaign.url(where + address.FEED), rel="self", type=vocabulary.RSS_TYPE, hreflang=language.value
    )
    # the channel's <link> is the last link() of all, whatever its rel
    generator.link(href=campaign.url(where))
    for page in entries:
        front = page.front
        url = campaign.url(campaign.language_prefix(language) + page.address)
        entry = generator.add_entry(order="append")
        entry.title(front.title)
        entry.link(href=url)
        entry.guid(url, permalink=True)
        entry.description(" ".join(front.description.split()))
        entry.content(_in_full(campaign, page, url), type="CDATA")
        entry.gaung.add(vocabulary.way(url, say["news_read"]))
        entry.pubDate(front.published)
        entry.category([{"term": words.topic(settings, language, topic)} for topic in front.topics])
    xml: bytes = generator.rss_str(pretty=True)
    return xml


def _in_full(campaign: Campaign, page: Page, url: str) -> str:
    """The words of an entry as the HTML that reading apps show; what only a page can do, a link leads to."""
    scan = find_blocks(page.text)
    in_blocks = {number for block in scan.blocks for number in range(block.first_line, block.last_line + 1)}
    lines = ["" if number in in_blocks else line for number, line in enumerate(scan.lines, start=1)]
    text = with_targets("\n".join(lines), lambda target: _full(campaign, page, target))
    html = allowed_html(markdown.markdown(text, extensions=["sane_lists"], output_format="xhtml"))
    note = f"<p><em>{escape(page.front.content_note, quote=False)}</em></p>" if page.front.content_note else ""
    read = escape(words.words(page.language)["news_read"], quote=False)
    return f'{note}{html}<p><a href="{escape(url)}">{read}</a></p>'


def _full(campaign: Campaign, page: Page, target: str) -> str:
    """The full address of a link to another page, as authors write it: `../help/index.md`; others stay."""
    path, sign, anchor = target.partition("#")
    if not path.endswith(".md") or ":" in path:
        return target
    inside = PurePosixPath(*page.source.parts[2:]).parent.as_posix()
    name = posixpath.normpath(posixpath.join(inside, unquote(path))).removesuffix(".md")
    where = "" if name == "index" else f"{name.removesuffix('/index')}/"
    return campaign.url(campaign.language_prefix(page.language) + where) + sign + anchor
