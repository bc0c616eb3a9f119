"""The news of each language as an RSS feed: titles, one sentence each, and the way to the page."""

from __future__ import annotations

from collections.abc import Iterator

from feedgen.feed import FeedGenerator

from gaung import address, words
from gaung.making.feed import vocabulary
from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.model.page import Page

MOST_ITEMS = 50
"""Older news stand on the site; a phone on prepaid data does not fetch them again and again."""


def news_feeds(campaign: Campaign) -> Iterator[tuple[str, bytes]]:
    """One feed for each language that has news of its own, with its file from the site's root."""
    for language in campaign.settings.languages:
        entries = campaign.news_in(language)[:MOST_ITEMS]
        if entries:
            where = campaign.language_prefix(language) + address.NEWS
            yield where + address.FEED, _rss(campaign, language, where, entries)


def _rss(campaign: Campaign, language: Language, where: str, entries: tuple[Page, ...]) -> bytes:
    say = words.words(language)
    settings = campaign.settings
    generator = FeedGenerator()
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
        entry.pubDate(front.published)
        entry.category([{"term": words.topic(settings, language, topic)} for topic in front.topics])
    xml: bytes = generator.rss_str(pretty=True)
    return xml
