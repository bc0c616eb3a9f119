"""A show can be subscribed to: its category, dates, numbers, texts and names are what podcast directories take."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from html import escape
from itertools import pairwise
from urllib.parse import urlsplit

from gaung.model.base import Model
from gaung.model.campaign import Campaign
from gaung.model.category import CATEGORIES
from gaung.model.episode import Episode
from gaung.model.feed import EpisodeKind, ShowType
from gaung.model.numbering import number_in_title
from gaung.model.show import Show
from gaung.near import nearest
from gaung.problem import Fact, Problem, Severity
from gaung.rules.context import Context, Rule

MAX_DESCRIPTION_BYTES = 4000
"""Directories cut or refuse a longer description; they count bytes, and a Nepali letter has three."""

_PARAGRAPH_BYTES = len("<p></p>")

_COVER_ENDINGS = (".jpg", ".jpeg", ".png")

LEAST_COVER_PIXELS, MOST_COVER_PIXELS = 1400, 3000

_UNPORTABLE = frozenset(':*?"<>|\\')
"""Signs that no file name may hold on Windows."""

_LOCAL_HOSTS = ("localhost", "127.0.0.1")


def categories_are_known(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """A show's category and sub-category stand in Apple's list, letter for letter."""
    for show in campaign.shows:
        category = show.category[0]
        if category not in CATEGORIES:
            parent = next((one for one, subs in CATEGORIES.items() if category in subs), None)
            facts: dict[str, Fact] = {"seen": category, "near": nearest(category, CATEGORIES), "parent": parent}
            yield Problem("feed-category-unknown", show.where("category", 0), facts | {"known": tuple(CATEGORIES)})
        elif len(show.category) > 1 and show.category[1] not in CATEGORIES[category]:
            seen, known = show.category[1], CATEGORIES[category]
            facts = {"seen": seen, "category": category, "near": nearest(seen, known), "known": known}
            yield Problem("feed-subcategory-unknown", show.where("category", 1), facts)


def dates_are_past(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """No episode is dated after the moment of the build, unless an embargo holds it back until then."""
    for episode in campaign.episodes:
        if episode.published > context.now and not episode.is_embargoed(context.now):
            facts = {
                "date": _shown(episode.published),
                "today": _shown(context.now.astimezone(episode.published.tzinfo)),
            }
            yield Problem("feed-date-future", episode.where("published"), facts)


def dates_are_those_of_the_release(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """An episode with an embargo is dated at its end or later: stations take only what is newer than what they have."""
    for episode in campaign.episodes:
        if episode.embargo_until is not None and episode.published < episode.embargo_until:
            facts: dict[str, Fact] = {
                "date": _shown(episode.published),
                "embargo": _shown(episode.embargo_until),
                "example": episode.embargo_until.isoformat(),
            }
            yield Problem("feed-date-before-embargo", episode.where("published"), facts)


def dates_differ(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """No two episodes of a show are released at one moment: stations take what is newer than what they have."""
    for show in campaign.shows:
        for newer, older in pairwise(campaign.episodes_of(show)):
            if newer.published == older.published:
                facts = {"other": str(older.folder)}
                yield Problem("feed-date-twice", newer.where("published"), facts, Severity.WARNING)


def numbers_are_unique(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """No two episodes of a season have one number."""
    seen: dict[tuple[str, int | None, int], str] = {}
    for episode in campaign.episodes:
        if episode.episode is None:
            continue
        number = (episode.show_id, episode.season, episode.episode)
        if number in seen:
            facts: dict[str, Fact] = {"number": episode.episode, "other": seen[number]}
            yield Problem("feed-number-twice", episode.where("episode"), facts)
        seen.setdefault(number, str(episode.folder))


def titles_have_no_number(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """An episode's title is without its number: apps show that by themselves, and directories refuse it twice."""
    for episode in campaign.episodes:
        seen = number_in_title(episode.title)
        if seen is not None:
            yield Problem("feed-number-in-title", episode.where("title"), {"seen": seen}, Severity.WARNING)


def texts_say_something(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """No title, description or author consists of spaces only."""
    named: list[tuple[Model, str]] = []
    for show in campaign.shows:
        named += [(show, key) for key in ("title", "description", "author")]
    for episode in campaign.episodes:
        named += [(episode, key) for key in ("title", "summary")]
        named += [(segment, "title") for segment in episode.segments]
    for model, key in named:
        if not str(getattr(model, key)).strip():
            yield Problem("feed-text-empty", model.where(key), {"key": key})


def descriptions_fit(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """A show's description and an episode's summary have at most 4,000 bytes as they stand in the feed."""
    named: list[tuple[Model, str]] = [(show, "description") for show in campaign.shows]
    named += [(episode, "summary") for episode in campaign.episodes]
    for model, key in named:
        over = bytes_in_feed(str(getattr(model, key))) - MAX_DESCRIPTION_BYTES
        if over > 0:
            facts: dict[str, Fact] = {"key": key, "over": over, "most": MAX_DESCRIPTION_BYTES}
            yield Problem("feed-text-long", model.where(key), facts)


def guids_are_own(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """No two shows have one guid: apps would take them for one show."""
    seen: dict[object, str] = {}
    for show in campaign.shows:
        if show.guid in seen:
            yield Problem("feed-guid-shared", show.where("guid"), {"other": seen[show.guid]})
        seen.setdefault(show.guid, str(show.folder))


def nothing_is_explicit(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Nothing in a campaign for children is unfit for children."""
    things: list[Show | Episode] = [*campaign.shows, *campaign.episodes]
    for thing in things:
        if thing.explicit:
            yield Problem("feed-explicit", thing.where("explicit"), {"title": thing.title}, Severity.WARNING)


def covers_are_pictures(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """A cover is a JPEG or PNG file."""
    for show in campaign.shows:
        if show.cover is not None and show.cover.suffix.lower() not in _COVER_ENDINGS:
            yield Problem("feed-cover-kind", show.where("cover"), {"file": show.cover.name})


def covers_are_square(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """A cover is square and 1,400 to 3,000 pixels wide: directories refuse others."""
    for show in campaign.shows:
        size = context.media.pixels(show.cover) if show.cover is not None else None
        if show.cover is None or size is None:
            continue
        width, height = size
        if width != height or not LEAST_COVER_PIXELS <= width <= MOST_COVER_PIXELS:
            facts: dict[str, Fact] = {"file": show.cover.name, "width": width, "height": height}
            yield Problem("poster-cover-shape", show.where("cover"), facts)


def file_names_travel(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """A recording's name is one that every computer can hold: a colon, and Windows cannot even copy the campaign."""
    for episode in campaign.episodes:
        for segment in episode.segments:
            for key in ("file", "transcript"):
                path = getattr(segment, key)
                sign = next((sign for sign in str(path or "") if sign in _UNPORTABLE), None)
                if sign is not None:
                    facts: dict[str, Fact] = {"file": path.name, "sign": sign}
                    yield Problem("feed-file-name", segment.where(key), facts)


def shows_speak_the_campaign_s_languages(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """A show's language is one of the site's: its feed leads to pages in it."""
    known = tuple(language.value for language in campaign.settings.languages)
    for show in campaign.shows:
        if show.language.value not in known:
            facts = {"language": show.language.value, "known": known}
            yield Problem("feed-show-language", show.where("language"), facts)


def the_address_is_https(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """A campaign with shows stands on HTTPS: directories refuse other feeds."""
    address = urlsplit(campaign.settings.site_url)
    if campaign.shows and address.scheme != "https" and address.hostname not in _LOCAL_HOSTS:
        yield Problem("feed-address-http", campaign.settings.where("site_url"), {}, Severity.WARNING)


def _shown(moment: datetime) -> str:
    """A moment as people read it, in its own zone: `2026-11-22 16:00 +07:00`."""
    return moment.isoformat(sep=" ", timespec="minutes").replace("+", " +")


def serials_are_numbered(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """In a serial show every programme has its number, since apps play it in that order."""
    for episode in campaign.episodes:
        is_serial = campaign.show_of(episode).type is ShowType.SERIAL
        if is_serial and episode.kind is EpisodeKind.FULL and episode.episode is None:
            yield Problem("feed-serial-number", episode.where("title"), {})


def licences_can_be_read(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """A licence that is not a known one says where it can be read: stations ask for it."""
    for show in campaign.shows:
        if show.license_url is None and not show.license.startswith("cc"):
            yield Problem("feed-license-url", show.where("license"), {"seen": show.license})


def stations_air_one_show(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """A station's id stands in one show only, because its feed holds one product."""
    seen: dict[str, str] = {}
    for show in campaign.shows:
        for number, station in enumerate(show.stations):
            other = seen.setdefault(station.id, show.id)
            if other != show.id:
                facts: dict[str, Fact] = {"station": station.id, "other": other, "show": show.id}
                yield Problem("feed-station-shared", show.where("stations", number, "id"), facts)


def posters_are_there(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """The posters that an episode names are there."""
    known = tuple(poster.id for poster in campaign.posters)
    for episode in campaign.episodes:
        for number, seen in enumerate(episode.posters):
            if seen not in known:
                facts: dict[str, Fact] = {"seen": seen, "near": nearest(seen, known), "known": known}
                yield Problem("feed-poster-unknown", episode.where("posters", number), facts)


def bytes_in_feed(text: str) -> int:
    """How many bytes a plain text has in a feed, where each paragraph is HTML."""
    parts = [part for part in re.split(r"\n\s*\n", text) if part.strip()]
    return sum(len(escape(" ".join(part.split()), quote=False).encode()) + _PARAGRAPH_BYTES for part in parts)


RULES: tuple[Rule, ...] = (
    categories_are_known,
    dates_are_past,
    dates_are_those_of_the_release,
    dates_differ,
    numbers_are_unique,
    titles_have_no_number,
    texts_say_something,
    descriptions_fit,
    guids_are_own,
    nothing_is_explicit,
    covers_are_pictures,
    covers_are_square,
    file_names_travel,
    shows_speak_the_campaign_s_languages,
    the_address_is_https,
    serials_are_numbered,
    licences_can_be_read,
    stations_air_one_show,
    posters_are_there,
)
