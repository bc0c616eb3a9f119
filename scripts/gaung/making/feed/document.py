"""A gathered feed to RSS documents: the newest items in one, older ones in archives that do not change (RFC 5005)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from gaung import words
from gaung.making.feed import content, extension, vocabulary
from gaung.making.feed.content import Channel, Item
from gaung.making.feed.extension import Element
from gaung.making.feed.notes import KeptNotes, NotesRenderer

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
    """The archive with the items after these; None in the newest archive and in the first document."""
    is_older: bool = False

    @property
    def is_archive(self) -> bool:
        """Whether it holds older items and stays as it is."""
        return self.is_older


def archive_file(channel: Channel, number: int) -> str:
    """The name of an archive; 1 holds the oldest items."""
    return f"{channel.file.removesuffix('.xml')}-archive-{number}.xml"


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
            file=channel.file,
            items=newest_first[:FIRST_ITEMS],
            previous=archive_file(channel, archives) if archives else None,
        )
    ]
    for number in range(1, archives + 1):
        block = oldest_first[(number - 1) * ARCHIVE_ITEMS : number * ARCHIVE_ITEMS]
        made.append(
            Document(
                file=archive_file(channel, number),
                items=block[::-1],
                previous=archive_file(channel, number - 1) if number > 1 else None,
                following=archive_file(channel, number + 1) if number < archives else None,
                is_older=True,
            )
        )
    return tuple(made)


def write(channel: Channel, kept: KeptNotes | None = None) -> Iterator[tuple[str, bytes]]:
    """Every document of the feed as file name and XML, one after the other."""
    renderer = NotesRenderer(channel, kept)
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
    generator.image(url=channel.cover_url + content.SMALL_COVER, title=channel.title, link=channel.page_url)
    generator.podcast.itunes_author(channel.author)
    category = dict(zip(("cat", "sub"), channel.category, strict=False))
    generator.podcast.itunes_category(category)
    generator.podcast.itunes_image(channel.cover_url + content.COVER)
    generator.podcast.itunes_type(channel.type)


def _describe_in_our_words(generator: FeedGenerator, channel: Channel, document: Document) -> None:
    """What feedgen does not know of a channel."""
    ours: extension.FeedExtension = generator.gaung
    ours.has_build_date = bool(document.items)
    ours.add_stylesheet("text/xsl", XSL)
    ours.add_stylesheet("text/css", CSS)
    if document.previous is not None:
        ours.add(vocabulary.atom_link("prev-archive", channel.folder_url + document.previous))
    if document.following is not None:
        ours.add(vocabulary.atom_link("next-archive", channel.folder_url + document.following))
    if document.is_archive:
        ours.add(vocabulary.atom_link("current", channel.folder_url + channel.file), vocabulary.archive())
    elif document.previous is None:
        ours.add(vocabulary.complete())
    alt = words.say(channel.language, "feed_cover", title=channel.title)
    ours.add(
        vocabulary.explicit(channel.is_explicit),
        vocabulary.guid(channel.guid),
        vocabulary.locked(),
        vocabulary.medium(channel.medium),
        vocabulary.license_slug(channel.license, channel.license_url),
        _location(channel),
        *(vocabulary.person(one.name, one.role, one.group) for one in channel.credits),
        vocabulary.image(channel.cover_url + content.COVER, alt, content.COVER_PIXELS),
        vocabulary.image(channel.cover_url + content.SMALL_COVER, alt, content.SMALL_COVER_PIXELS),
    )
    ours.add(*_more_of_channel(channel))


def _more_of_channel(channel: Channel) -> Iterator[Element]:
    """What a channel says only when there is something to say."""
    if channel.is_synthetic:
        yield vocabulary.computer_voice()
    if channel.is_blocked:
        yield vocabulary.block()
        yield vocabulary.itunes_block()
    if channel.is_complete:
        yield vocabulary.itunes_complete()
    if channel.new_feed_url:
        yield vocabulary.new_feed_url(channel.new_feed_url)
    if channel.hub:
        yield vocabulary.hub(channel.hub)
    if channel.frequency is not None:
        often = channel.frequency
        yield vocabulary.update_frequency(often.text, often.rule, often.starts, channel.is_complete)
    yield from (vocabulary.funding(one.url, one.text) for one in channel.funding)
    yield from (vocabulary.note(purpose, value) for purpose, value in channel.machine_notes)
    for one in channel.trailers:
        yield vocabulary.trailer(one.title, one.url, one.published, one.bytes, one.media_type, one.season)
    if channel.publisher is not None:
        yield vocabulary.publisher(channel.publisher.guid, channel.publisher.feed_url)
    sisters = [(one.guid, one.feed_url, one.title) for one in channel.sisters]
    if channel.medium == "publisher":
        yield from (vocabulary.remote_item(*one) for one in sisters)
    elif sisters:
        yield vocabulary.podroll(sisters)


def _location(channel: Channel) -> Element:
    """The city, or else the country."""
    place = channel.location
    if place is None:
        return vocabulary.location(words.words(channel.language)[f"country_{channel.country}"], channel.country)
    return vocabulary.location(place.name, place.country, place.geo, place.osm)


def _fill(entry: FeedEntry, item: Item, channel: Channel, renderer: NotesRenderer) -> None:
    """Everything of one item."""
    entry.title(item.title)
    entry.link(href=item.page_url)
    entry.guid(item.guid, permalink=False)
    entry.description(renderer.description(item))
    entry.content(renderer.content(item), type="CDATA")
    entry.pubDate(item.published)
    entry.enclosure(item.sound.url, item.sound.bytes, item.sound.media_type)
    entry.podcast.itunes_duration(max(1, round(item.sound.seconds)))
    entry.podcast.itunes_episode_type(item.kind)
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
        ours.add(vocabulary.season(item.season, item.season_name))
    if item.episode is not None:
        ours.add(vocabulary.episode(item.episode, item.episode_display))
    language = channel.language.value
    ours.add(vocabulary.alternate_enclosure(item.sound, language, is_default=True))
    ours.add(*(vocabulary.alternate_enclosure(one, language, is_default=False) for one in item.alternates))
    if item.location is not None:
        place = item.location
        ours.add(vocabulary.location(place.name, place.country, place.geo, place.osm))
    ours.add(*(vocabulary.soundbite(one.start_seconds, one.length_seconds, one.title) for one in item.bites))
    ours.add(*(vocabulary.picture(p.url, p.alt, p.width, p.height, p.media_type) for p in item.pictures))
    ours.add(*(vocabulary.content_link(one.url, one.text) for one in item.links))
    if item.is_synthetic:
        ours.add(vocabulary.computer_voice())
