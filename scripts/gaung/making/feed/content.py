"""What goes into a feed, as plain values: gathered from the campaign, written by `document`, named by the recipe."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from gaung import address
from gaung.making.feed.words import WORDS
from gaung.making.recipe import Setting
from gaung.media import EpisodeFacts
from gaung.model.campaign import Campaign
from gaung.model.episode import Episode, PersonRole
from gaung.model.language import Language
from gaung.model.register import Alone, Helpline, HelplineUse
from gaung.model.show import Show

FEED = "feed.xml"
COVER = "cover.jpg"
COVER_PIXELS = 3000
SMALL_COVER = "cover-600.jpg"
SMALL_COVER_PIXELS = 600

_PLAIN = frozenset({str, int, float, bool})

_TAXONOMY = {
    PersonRole.HOST: ("host", "cast"),
    PersonRole.GUEST: ("guest", "cast"),
    PersonRole.EXPERT: ("guest", "cast"),
    PersonRole.CHILD: ("guest", "cast"),  # nothing in a feed says that somebody is a child
    PersonRole.PRODUCER: ("producer", "creative direction"),
    PersonRole.VOICE: ("voice actor", "cast"),
}
"""Role and group of the Podcast Taxonomy, for each of our roles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Somebody who is named: an adult's published name or an alias, with role and group of the Podcast Taxonomy."""

    name: str
    role: str
    group: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The beginning of a chapter."""

    start_seconds: float
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """A help line as listeners read it."""

    id: str
    name: str
    value: str
    link: str
    remark: str
    """Hours and cost, where we know them, and whether a child needs an adult for it."""
    asks: str
    """What it will ask for, as a sentence; empty if nothing a child should know before."""
    is_first_aid: bool
    """Whether it belongs into the short description: it is for an emergency or to talk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One episode in a feed."""

    guid: str
    title: str
    summary: str
    notes: str
    """Markdown; empty if there are none."""
    published: datetime
    page_url: str
    audio_url: str
    bytes: int
    seconds: float
    sha384: str
    """Hexadecimal."""
    is_explicit: bool
    is_synthetic: bool
    is_disguised: bool
    season: int | None
    episode: int | None
    credits: tuple[Credit, ...]
    chapters: tuple[Mark, ...]
    chapters_url: str
    transcripts: tuple[tuple[str, str], ...]
    """Language and address of each."""
    helplines: tuple[str, ...]
    """Ids, those of the episode first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sister:
    """Another show of the campaign."""

    guid: uuid.UUID
    feed_url: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A feed: what it says of the show, and its items, newest first."""

    title: str
    description: str
    language: Language
    country: str
    author: str
    category: tuple[str, ...]
    is_explicit: bool
    is_synthetic: bool
    guid: uuid.UUID
    license: str
    page_url: str
    folder_url: str
    """The address of the folder that holds the feed's documents and the covers, with a slash at the end."""
    credits: tuple[Credit, ...]
    sisters: tuple[Sister, ...]
    helplines: Mapping[str, Help]
    items: Mapping[str, Item]
    """By episode id, newest first."""


def gather(campaign: Campaign, show: Show, facts: Mapping[str, EpisodeFacts]) -> Channel:
    """The feed of `show` with the episodes that were made (`facts`, by episode id)."""
    made = {episode.id: episode for episode in campaign.episodes_of(show)}
    episodes = {name: episode for name, episode in made.items() if name in facts}
    prefix = campaign.language_prefix(show.language)
    usual = _usual_hosts(episodes.values())
    helplines = {line.id: _help(campaign, show, line) for line in campaign.helplines_for(show.country)}
    return Channel(
        title=one_line(show.title),
        description=show.description.strip(),
        language=show.language,
        country=show.country.value,
        author=one_line(show.author),
        category=show.category,
        is_explicit=show.explicit,
        is_synthetic=show.synthetic or any(facts[name].synthetic for name in episodes),
        guid=show.guid,
        license=show.license,
        page_url=campaign.url(prefix + address.show(show.id)),
        folder_url=campaign.url(address.show(show.id)),
        credits=usual,
        sisters=_sisters(campaign, show),
        helplines=helplines,
        items={
            name: _item(campaign, show, name, episode, facts[name], usual, helplines)
            for name, episode in episodes.items()
        },
    )


def item_guid(show: Show, episode_id: str) -> str:
    """The item's name for ever: made from the show's guid and the episode's id, so that moving the site, renaming the
    show's folder or changing a title leaves it as it is."""
    return uuid.uuid5(show.guid, episode_id).urn


def one_line(text: str) -> str:
    """Text without line ends, double spaces and spaces around it: directories refuse those."""
    return " ".join(text.split())


def _item(
    campaign: Campaign,
    show: Show,
    name: str,
    episode: Episode,
    facts: EpisodeFacts,
    usual: tuple[Credit, ...],
    helplines: Mapping[str, Help],
) -> Item:
    path = address.episode(show.id, name)
    named = tuple(_credit(role=p.role, name=p.shown_name) for p in episode.people)
    has_host = any(person.role is PersonRole.HOST for person in episode.people)
    first = [line for line in episode.helplines if line in helplines]
    return Item(
        guid=item_guid(show, name),
        title=one_line(episode.title),
        summary=episode.summary.strip(),
        notes=episode.notes.strip(),
        published=episode.published,
        page_url=campaign.url(campaign.language_prefix(show.language) + path),
        audio_url=campaign.url(path + facts.audio),
        bytes=facts.bytes,
        seconds=facts.seconds,
        sha384=facts.sha384,
        is_explicit=episode.explicit,
        is_synthetic=facts.synthetic,
        is_disguised=facts.disguised,
        season=episode.season,
        episode=episode.episode,
        # people of an item replace the channel's wholly, so the host is named again
        credits=named if has_host or not named else (*usual, *named),
        chapters=tuple(Mark(start_seconds=c.start_seconds, title=one_line(c.title)) for c in facts.chapters),
        chapters_url=campaign.url(path + facts.chapters_file),
        transcripts=tuple(
            (language.value, campaign.url(path + file)) for language, file in sorted(facts.transcripts.items())
        ),
        helplines=(*first, *(line for line in helplines if line not in first)),
    )


def _credit(role: PersonRole, name: str) -> Credit:
    taxonomy_role, group = _TAXONOMY[role]
    return Credit(name=one_line(name), role=taxonomy_role, group=group)


def _usual_hosts(episodes: Iterable[Episode]) -> tuple[Credit, ...]:
    """The hosts of the newest episode that names any."""
    for episode in episodes:
        hosts = [person for person in episode.people if person.role is PersonRole.HOST]
        if hosts:
            return tuple(_credit(role=person.role, name=person.shown_name) for person in hosts)
    return ()


def _sisters(campaign: Campaign, show: Show) -> tuple[Sister, ...]:
    """The other shows that have a programme out."""
    others = [other for other in campaign.shows if other is not show and campaign.episodes_of(other)]
    return tuple(
        Sister(
            guid=other.guid,
            feed_url=campaign.url(address.show(other.id) + FEED),
            title=one_line(other.title),
        )
        for other in others
    )


def _help(campaign: Campaign, show: Show, line: Helpline) -> Help:
    parts = [campaign.say(text, show.language) for text in (line.hours, line.cost) if text is not None]
    if line.child_can_use is Alone.WITH_ADULT:
        parts.append(WORDS[show.language].with_adult)
    return Help(
        id=line.id,
        name=one_line(campaign.say(line.name, show.language)),
        value=line.value,
        link=line.link,
        remark=one_line(", ".join(part for part in parts if part)),
        asks=one_line(campaign.say(line.asks or {}, show.language)),
        is_first_aid=line.use in {HelplineUse.EMERGENCY, HelplineUse.TALK},
    )


def as_setting(value: object) -> Setting:
    """A gathered value as the recipe holds it."""
    if value is None or type(value) in _PLAIN:
        return cast(Setting, value)
    if isinstance(value, tuple):
        return [as_setting(inner) for inner in value]
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): as_setting(inner) for key, inner in value.items()}
    if isinstance(value, Credit | Mark | Help | Item | Sister | Channel):
        return {name: as_setting(getattr(value, name)) for name in value.__slots__}
    return str(value)


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a plain text, each on one line; empty lines part them."""
    return tuple(one_line(part) for part in re.split(r"\n\s*\n", text) if part.strip())
