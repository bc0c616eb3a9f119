"""A gathered feed to RSS documents: the newest items in one, older ones in archives that do not change (RFC 5005)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from gaung.making.feed import content, extension, vocabulary
from gaung.making.feed.content import FEED, Channel, Item
from gaung.making.feed.notes import NotesRenderer
from gaung.making.feed.words import WORDS

XSL = "feed.xsl"
CSS = "feed.css"

FIRST_ITEMS = 100
"""The newest items stand in `feed.xml`; more would cost every subscriber time and data at every visit."""

ARCHIVE_ITEMS = 50
"""Items in an archive. An archive begins to exist when all of its items are out, so its items never change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One RSS document of a feed: which items, newest first, and where its neighbours are."""

    file: str
    items: tuple[Item, ...]
    previous: str | None = None
    """The archive with the items before these."""
    following: str | None = None
    """The archive with the items after these; None in the newest archive and in `feed.xml`."""

    @property
    def is_archive(self) -> bool:
        """Whether it holds older items and stays as it is."""
        return self.file != FEED


def archive_file(number: int) -> str:
    """The name of an archive; 1 holds the oldest items."""
    return f"feed-archive-{number}.xml"


def documents(channel: Channel) -> tuple[Document, ...]:
    """How the items are shared out: `feed.xml` first, then the archives from the oldest.

    Every item that is not among the newest 100 stands in an archive. The newest archive may repeat some of the 100:
    RFC 5005 lets a reader drop what it has, and so archives are always full and never change.
    """
    newest_first = tuple(channel.items.values())
    archives = max(0, -(-(len(newest_first) - FIRST_ITEMS) // ARCHIVE_ITEMS))
    oldest_first = newest_first[::-1]
    made = [
        Document(
            file=FEED,
            items=newest_first[:FIRST_ITEMS],
            previous=archive_file(archives) if archives else None,
        )
    ]
    for number in range(1, archives + 1):
        block = oldest_first[(number - 1) * ARCHIVE_ITEMS : number * ARCHIVE_ITEMS]
        made.append(
            Document(
                file=archive_file(number),
                items=block[::-1],
                previous=archive_file(number - 1) if number > 1 else None,
                following=archive_file(number + 1) if number < archives else None,
            )
        )
    return tuple(made)


def write(channel: Channel) -> Iterator[tuple[str, bytes]]:
    """Every document of the feed as file name and XML, one after the other."""
    renderer = NotesRenderer(channel)
    for document in documents(channel):
        yield document.file, _xml(channel, document, renderer)


def _xml(channel: Channel, document: Document, renderer: NotesRenderer) -> bytes:
    generator = FeedGenerator()
    generator.load_extension("podcast", atom=False)
    extension.register(generator)
    _describe(generator, channel, document)
    _describe_in_our_words(generator, channel, document)
    for item in document.items:
        # feedgen prepends unless it is told otherwise
        _fill(generator.add_entry(order="append"), item, channel, renderer)
    xml: bytes = generator.rss_str(pretty=True)
    return xml


def _describe(generator: FeedGenerator, channel: Channel, document: Document) -> None:
    """What feedgen knows of a channel."""
    generator.title(channel.title)
    generator.description(channel.description)
    generator.language(channel.language.value)
    generator.generator("Gaung")
    if document.items:
        # never the clock: two builds of one campaign give the same bytes
        generator.lastBuildDate(max(item.published for item in document.items))
    generator.link(
        href=channel.folder_url + document.file, rel="self", type=vocabulary.RSS_TYPE, hreflang=channel.language.value
    )
    # the channel's <link> is the last link() of all, whatever its rel
    generator.link(href=channel.page_url)
    generator.image(url=channel.folder_url + content.SMALL_COVER, title=channel.title, link=channel.page_url)
    generator.podcast.itunes_author(channel.author)
    category = dict(zip(("cat", "sub"), channel.category, strict=False))
    generator.podcast.itunes_category(category)
    generator.podcast.itunes_image(channel.folder_url + content.COVER)
    generator.podcast.itunes_type("episodic")


def _describe_in_our_words(generator: FeedGenerator, channel: Channel, document: Document) -> None:
    """What feedgen does not know of a channel."""
    words = WORDS[channel.language]
    ours: extension.FeedExtension = generator.gaung
    ours.has_build_date = bool(document.items)
    ours.add_stylesheet("text/xsl", XSL)
    ours.add_stylesheet("text/css", CSS)
    if document.previous is not None:
        ours.add(vocabulary.atom_link("prev-archive", channel.folder_url + document.previous))
    if document.following is not None:
        ours.add(vocabulary.atom_link("next-archive", channel.folder_url + document.following))
    if document.is_archive:
        ours.add(vocabulary.atom_link("current", channel.folder_url + FEED), vocabulary.archive())
    elif document.previous is None:
        ours.add(vocabulary.complete())
    alt = words.cover.format(title=channel.title)
    country = next(name for code, name in words.countries.items() if code.value == channel.country)
    ours.add(
        vocabulary.explicit(channel.is_explicit),
        vocabulary.guid(channel.guid),
        vocabulary.locked(),
        vocabulary.medium(),
        vocabulary.license_slug(channel.license),
        vocabulary.location(country, channel.country),
        *(vocabulary.person(one.name, one.role, one.group) for one in channel.credits),
        vocabulary.image(channel.folder_url + content.COVER, alt, content.COVER_PIXELS),
        vocabulary.image(channel.folder_url + content.SMALL_COVER, alt, content.SMALL_COVER_PIXELS),
    )
    if channel.is_synthetic:
        ours.add(vocabulary.computer_voice())
    if channel.sisters:
        ours.add(vocabulary.podroll((one.guid, one.feed_url, one.title) for one in channel.sisters))


def _fill(entry: FeedEntry, item: Item, channel: Channel, renderer: NotesRenderer) -> None:
    """Everything of one item."""
    entry.title(item.title)
    entry.link(href=item.page_url)
    entry.guid(item.guid, permalink=False)
    entry.description(renderer.description(item))
    entry.content(renderer.content(item), type="CDATA")
    entry.pubDate(item.published)
    entry.enclosure(item.audio_url, item.bytes, "audio/mpeg")
    entry.podcast.itunes_duration(max(1, round(item.seconds)))
    entry.podcast.itunes_episode_type("full")
    if item.season is not None:
        entry.podcast.itunes_season(item.season)
    if item.episode is not None:
        entry.podcast.itunes_episode(item.episode)
    ours: extension.EntryExtension = entry.gaung
    ours.add(vocabulary.explicit(item.is_explicit))
    ours.add(*(vocabulary.transcript(url, language) for language, url in item.transcripts))
    if item.chapters:
        marks = [(mark.start_seconds, mark.title) for mark in item.chapters]
        ours.add(vocabulary.chapters_file(item.chapters_url), vocabulary.simple_chapters(marks))
    ours.add(*(vocabulary.person(one.name, one.role, one.group) for one in item.credits))
    if item.season is not None:
        ours.add(vocabulary.season(item.season))
    if item.episode is not None:
        ours.add(vocabulary.episode(item.episode))
    ours.add(
        vocabulary.alternate_enclosure(
            item.audio_url,
            byte_count=item.bytes,
            seconds=item.seconds,
            sha384=item.sha384,
            language=channel.language.value,
        )
    )
    if item.is_synthetic:
        ours.add(vocabulary.computer_voice())
