"""The podcast, iTunes, Atom, history and chapter elements that we write, one function each.

Sources: the podcast namespace (podcastindex.org/namespace/1.0), Apple's “A Podcaster’s Guide to RSS”, RFC 5005,
Podlove Simple Chapters 1.2.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from datetime import datetime
from email.utils import format_datetime
from uuid import UUID

from gaung.making.feed.content import Sound
from gaung.making.feed.extension import ATOM, CHAPTERS, HISTORY, ITUNES, PODCAST, XHTML, Element

RSS_TYPE = "application/rss+xml"


def explicit(is_explicit: bool) -> Element:
    """`itunes:explicit`, `true` or `false`: feedgen's own writes only yes, no and clean, which are errors by now."""
    return Element(f"{{{ITUNES}}}explicit", text="true" if is_explicit else "false")


def atom_link(rel: str, href: str) -> Element:
    """A link to another document of the feed; feedgen writes `self` only."""
    return Element(f"{{{ATOM}}}link", {"href": href, "rel": rel, "type": RSS_TYPE})


def complete() -> Element:
    """`fh:complete`: everything that is in the feed is in this document."""
    return Element(f"{{{HISTORY}}}complete")


def archive() -> Element:
    """`fh:archive`: this document holds older items and does not change."""
    return Element(f"{{{HISTORY}}}archive")


def guid(show: UUID) -> Element:
    """`podcast:guid`: the show's name for ever."""
    return _podcast("guid", text=str(show))


def locked() -> Element:
    """`podcast:locked`: nobody may import the feed elsewhere. No owner: an e-mail in a feed gets harvested."""
    return _podcast("locked", text="yes")


def medium(name: str) -> Element:
    """`podcast:medium`: `podcast`, or `publisher` for a feed of feeds."""
    return _podcast("medium", text=name)


def license_slug(slug: str, url: str | None) -> Element:
    """`podcast:license`: the permission that stations ask for, as an SPDX slug in small letters."""
    return _podcast("license", {"url": url} if url else {}, slug)


def location(name: str, country: str, geo: str | None = None, osm: str | None = None) -> Element:
    """`podcast:location`: a city or country by its name and ISO 3166 code, never a school."""
    attributes = {"rel": "subject", "country": country}
    attributes |= {"geo": f"geo:{geo}"} if geo else {}
    attributes |= {"osm": osm} if osm else {}
    return _podcast("location", attributes, name)


def block() -> Element:
    """`podcast:block`: no directory lists this feed."""
    return _podcast("block", text="yes")


def itunes_block() -> Element:
    """`itunes:block`: Apple does not list this feed."""
    return Element(f"{{{ITUNES}}}block", text="Yes")


def itunes_complete() -> Element:
    """`itunes:complete`: nothing more will come."""
    return Element(f"{{{ITUNES}}}complete", text="Yes")


def new_feed_url(url: str) -> Element:
    """`itunes:new-feed-url`: where the feed has moved to."""
    return Element(f"{{{ITUNES}}}new-feed-url", text=url)


def hub(url: str) -> Element:
    """The WebSub hub that tells of new items; feedgen drops it."""
    return Element(f"{{{ATOM}}}link", {"href": url, "rel": "hub"})


def update_frequency(text: str, rule: str, starts: datetime | None, is_complete: bool) -> Element:
    """`podcast:updateFrequency`: how often a new item comes, in words and as RFC 5545 says it."""
    attributes = {"rrule": rule}
    attributes |= {"dtstart": starts.isoformat()} if starts else {}
    attributes |= {"complete": "true"} if is_complete else {}
    return _podcast("updateFrequency", attributes, text)


def funding(url: str, text: str) -> Element:
    """`podcast:funding`: where people can give something."""
    return _podcast("funding", {"url": url}, text)


def note(purpose: str, value: str) -> Element:
    """`podcast:txt`: a note for machines."""
    return _podcast("txt", {"purpose": purpose}, value)


def trailer(title: str, url: str, published: datetime, byte_count: int, media_type: str, season: int | None) -> Element:
    """`podcast:trailer`: an invitation to the show."""
    attributes = {"url": url, "pubdate": format_datetime(published), "length": str(byte_count), "type": media_type}
    return _podcast("trailer", attributes | ({"season": str(season)} if season else {}), title)


def publisher(feed: UUID, url: str) -> Element:
    """`podcast:publisher`: the feed that names all shows of the alliance."""
    return _podcast("publisher", children=(_remote(feed, url, None, "publisher"),))


def remote_item(feed: UUID, url: str, title: str) -> Element:
    """`podcast:remoteItem`: a show, in the publisher's feed."""
    return _remote(feed, url, title, "podcast")


def soundbite(start_seconds: float, length_seconds: float, title: str) -> Element:
    """`podcast:soundbite`: seconds that invite to hear all of it."""
    return _podcast("soundbite", {"startTime": f"{start_seconds:g}", "duration": f"{length_seconds:g}"}, title)


def content_link(url: str, text: str) -> Element:
    """`podcast:contentLink`: a page that belongs to the item."""
    return _podcast("contentLink", {"href": url}, text)


def picture(url: str, alt: str, width: int, height: int, media_type: str) -> Element:
    """`podcast:image` of an item: a poster, with words for those who do not see it."""
    shape = {"width": str(width), "height": str(height), "aspect-ratio": f"{width}/{height}"}
    return _podcast("image", {"href": url, "alt": alt, **shape, "type": media_type, "purpose": "poster"})


def person(name: str, role: str, group: str) -> Element:
    """`podcast:person`: an adult's published name or an alias."""
    return _podcast("person", {"role": role, "group": group}, name)


def image(url: str, alt: str, width: int) -> Element:
    """`podcast:image`: a square cover, `width` pixels wide, with words for those who do not see it."""
    return _podcast(
        "image",
        {
            "href": url,
            "alt": alt,
            "aspect-ratio": "1/1",
            "width": str(width),
            "type": "image/jpeg",
            "purpose": "artwork",
        },
    )


def computer_voice() -> Element:
    """`podcast:txt` with purpose `ai-content`: a computer voice is heard. `false` would claim more than we know."""
    return _podcast("txt", {"purpose": "ai-content"}, "true")


def podroll(shows: Iterable[tuple[UUID, str, str]]) -> Element:
    """`podcast:podroll`: other shows we recommend, each by guid, feed address and title."""
    return _podcast("podroll", children=tuple(remote_item(*show) for show in shows))


def transcript(url: str, language: str) -> Element:
    """`podcast:transcript`: subtitles in one language."""
    return _podcast("transcript", {"url": url, "type": "text/vtt", "language": language, "rel": "captions"})


def chapters_file(url: str) -> Element:
    """`podcast:chapters`: the address of the chapters as JSON."""
    return _podcast("chapters", {"url": url, "type": "application/json+chapters"})


def season(number: int, name: str | None) -> Element:
    """`podcast:season`, with its name if it has one."""
    return _podcast("season", {"name": name} if name else {}, str(number))


def episode(number: int, display: str | None) -> Element:
    """`podcast:episode`, with what apps show instead of the number."""
    return _podcast("episode", {"display": display} if display else {}, str(number))


def alternate_enclosure(sound: Sound, language: str, *, is_default: bool) -> Element:
    """`podcast:alternateEnclosure`: a file with its digest, so that a station can check what it downloaded.

    The enclosure's own file is the default one. The integrity value is the base64 of the SHA-384, as W3C Subresource
    Integrity wants it.
    """
    attributes = {
        "type": sound.media_type,
        "length": str(sound.bytes),
        "bitrate": str(round(sound.bytes * 8 / max(sound.seconds, 1.0))),
        "lang": language,
        "title": sound.title,
    }
    children = [_podcast("source", {"uri": sound.url, "contentType": sound.media_type})]
    if sound.sha384:
        digest = base64.b64encode(bytes.fromhex(sound.sha384)).decode()
        children.append(_podcast("integrity", {"type": "sri", "value": f"sha384-{digest}"}))
    if is_default:
        attributes["default"] = "true"
    return _podcast("alternateEnclosure", attributes, children=tuple(children))


def simple_chapters(marks: Iterable[tuple[float, str]]) -> Element:
    """`psc:chapters` inside the item: gPodder and others read these and not the JSON file."""
    children = (
        Element(f"{{{CHAPTERS}}}chapter", {"start": normal_play_time(start), "title": title}) for start, title in marks
    )
    return Element(f"{{{CHAPTERS}}}chapters", {"version": "1.2"}, children=tuple(children))


def normal_play_time(seconds: float) -> str:
    """`HH:MM:SS.mmm` (RFC 2326)."""
    milliseconds = round(seconds * 1000)
    whole, milliseconds = divmod(milliseconds, 1000)
    minutes, whole = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{whole:02}.{milliseconds:03}"


def _remote(feed: UUID, url: str, title: str | None, kind: str) -> Element:
    attributes = {"feedGuid": str(feed), "feedUrl": url, "medium": kind}
    return _podcast("remoteItem", attributes | ({"title": title} if title else {}))


def _podcast(
    name: str, attributes: dict[str, str] | None = None, text: str | None = None, children: tuple[Element, ...] = ()
) -> Element:
    return Element(f"{{{PODCAST}}}{name}", attributes or {}, text, children)


def way(url: str, text: str) -> Element:
    """A link for people who open a feed in a browser; programs that read feeds pass over what XHTML says."""
    return Element(f"{{{XHTML}}}a", {"href": url}, text)
