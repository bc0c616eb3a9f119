"""The podcast, iTunes, Atom, history and chapter elements that we write, one function each.

Sources: the podcast namespace (podcastindex.org/namespace/1.0), Apple's “A Podcaster’s Guide to RSS”, RFC 5005,
Podlove Simple Chapters 1.2.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from uuid import UUID

from gaung.making.feed.extension import ATOM, CHAPTERS, HISTORY, ITUNES, PODCAST, Element

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


def medium() -> Element:
    """`podcast:medium`."""
    return _podcast("medium", text="podcast")


def license_slug(slug: str) -> Element:
    """`podcast:license`: the permission that stations ask for, as an SPDX slug in small letters."""
    return _podcast("license", text=slug)


def location(name: str, country: str) -> Element:
    """`podcast:location`: a country by its name and ISO 3166 code, never a school."""
    return _podcast("location", {"rel": "subject", "country": country}, name)


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
    """`podcast:txt` with purpose `ai-content`: a computer voice is heard."""
    return _podcast("txt", {"purpose": "ai-content"}, "true")


def podroll(shows: Iterable[tuple[UUID, str, str]]) -> Element:
    """`podcast:podroll`: other shows we recommend, each by guid, feed address and title."""
    items = (
        _podcast("remoteItem", {"feedGuid": str(show), "feedUrl": url, "medium": "podcast", "title": title})
        for show, url, title in shows
    )
    return Element(f"{{{PODCAST}}}podroll", children=tuple(items))


def transcript(url: str, language: str) -> Element:
    """`podcast:transcript`: subtitles in one language."""
    return _podcast("transcript", {"url": url, "type": "text/vtt", "language": language, "rel": "captions"})


def chapters_file(url: str) -> Element:
    """`podcast:chapters`: the address of the chapters as JSON."""
    return _podcast("chapters", {"url": url, "type": "application/json+chapters"})


def season(number: int) -> Element:
    """`podcast:season`."""
    return _podcast("season", text=str(number))


def episode(number: int) -> Element:
    """`podcast:episode`."""
    return _podcast("episode", text=str(number))


def alternate_enclosure(url: str, *, byte_count: int, seconds: float, sha384: str, language: str) -> Element:
    """`podcast:alternateEnclosure` for the enclosure's own file, so that a station can check what it downloaded.

    `sha384` is hexadecimal; the integrity value is its base64, as W3C Subresource Integrity wants it.
    """
    attributes = {
        "type": "audio/mpeg",
        "length": str(byte_count),
        "bitrate": str(round(byte_count * 8 / max(seconds, 1.0))),
        "lang": language,
        "title": "MP3",
        "default": "true",
    }
    digest = base64.b64encode(bytes.fromhex(sha384)).decode()
    children = (
        _podcast("source", {"uri": url, "contentType": "audio/mpeg"}),
        _podcast("integrity", {"type": "sri", "value": f"sha384-{digest}"}),
    )
    return Element(f"{{{PODCAST}}}alternateEnclosure", attributes, children=children)


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


def _podcast(name: str, attributes: dict[str, str] | None = None, text: str | None = None) -> Element:
    return Element(f"{{{PODCAST}}}{name}", attributes or {}, text)
