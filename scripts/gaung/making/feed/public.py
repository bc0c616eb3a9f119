"""What the public feed of a show says, and the feed of its promos: gathered from the campaign and its made episodes."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from gaung import address, words
from gaung.making.feed import publisher
from gaung.making.feed.content import (
    FEED,
    Bite,
    Channel,
    Credit,
    Frequency,
    Help,
    Item,
    Link,
    Mark,
    Picture,
    Sister,
    Sound,
    Spot,
    Trailer,
    one_line,
)
from gaung.media import EpisodeFacts, PosterFacts
from gaung.model.campaign import Campaign
from gaung.model.episode import Episode, PersonRole
from gaung.model.feed import EpisodeKind, FeedLocation
from gaung.model.register import Alone, Helpline, HelplineUse
from gaung.model.release import public_guid
from gaung.model.show import Show

MP3_TYPE = "audio/mpeg"
OPUS_TYPE = "audio/ogg"

IN_PUBLIC = frozenset({EpisodeKind.FULL, EpisodeKind.TRAILER, EpisodeKind.BONUS})
IN_PROMOS = frozenset({EpisodeKind.TRAILER, EpisodeKind.PROMO})

_TAXONOMY = {
    PersonRole.HOST: ("host", "cast"),
    PersonRole.GUEST: ("guest", "cast"),
    PersonRole.EXPERT: ("guest", "cast"),
    PersonRole.CHILD: ("guest", "cast"),  # nothing in a feed says that somebody is a child
    PersonRole.PRODUCER: ("producer", "creative direction"),
    PersonRole.VOICE: ("voice actor", "cast"),
}
"""Role and group of the Podcast Taxonomy, for each of our roles."""


def gather(
    campaign: Campaign,
    show: Show,
    facts: Mapping[str, EpisodeFacts],
    posters: Mapping[str, PosterFacts] | None = None,
) -> Channel:
    """The public feed of `show` with the episodes that were made: `facts` by episode id, `posters` by poster id."""
    made = {episode.id: episode for episode in campaign.episodes_of(show) if episode.id in facts}
    items = items_of(campaign, show, made, facts, posters or {})
    frequency = show.update_frequency
    return Channel(
        title=one_line(show.title),
        description=show.description.strip(),
        language=show.language,
        country=show.country.value,
        author=one_line(show.author),
        category=show.category,
        type=show.type.value,
        is_explicit=show.explicit,
        is_synthetic=show.synthetic or any(item.is_synthetic for item in items.values()),
        is_complete=show.complete,
        is_blocked=False,
        guid=show.guid,
        license=show.license,
        license_url=show.license_url,
        page_url=campaign.url(campaign.language_prefix(show.language) + address.show(show.id)),
        folder_url=campaign.url(address.show(show.id)),
        cover_url=campaign.url(address.show(show.id)),
        new_feed_url=show.new_feed_url,
        hub=campaign.settings.hub,
        location=_spot(show.location),
        frequency=None
        if frequency is None
        else Frequency(text=one_line(frequency.text), rule=frequency.rule, starts=frequency.starts),
        funding=tuple(Link(url=one.url, text=one_line(one.text)) for one in show.funding),
        machine_notes=tuple((one_line(one.purpose), one.value) for one in show.feed_notes),
        trailers=tuple(_trailers(made, items)),
        publisher=publisher.sister(campaign),
        credits=_usual_hosts(made.values()),
        sisters=_sisters(campaign, show),
        helplines={line.id: _help(campaign, show, line) for line in campaign.helplines_for(show.country)},
        items={name: item for name, item in items.items() if made[name].kind in IN_PUBLIC},
    )


def gather_promos(campaign: Campaign, show: Show, facts: Mapping[str, EpisodeFacts]) -> Channel | None:
    """The feed of a show's trailers and spots, for stations; None if there are none."""
    made = {episode.id: episode for episode in campaign.episodes_of(show) if episode.id in facts}
    shown = {name: episode for name, episode in made.items() if episode.kind in IN_PROMOS}
    if not shown:
        return None
    return for_stations(
        gather(campaign, show, facts),
        file=address.PROMO_FEED,
        title=words.say(show.language, "feed_promos", title=one_line(show.title)),
        guid=uuid.uuid5(show.guid, address.PROMO_FEED),
        items=items_of(campaign, show, shown, facts, {}),
    )


def for_stations(channel: Channel, *, file: str, title: str, guid: uuid.UUID, items: Mapping[str, Item]) -> Channel:
    """A feed of the same show for those who air it: directories leave it alone, and nothing invites listeners."""
    return replace(
        channel,
        file=file,
        title=title,
        guid=guid,
        type="episodic",
        is_blocked=True,
        is_complete=False,
        new_feed_url=None,
        frequency=None,
        funding=(),
        machine_notes=(),
        trailers=(),
        publisher=None,
        sisters=(),
        is_synthetic=any(item.is_synthetic for item in items.values()),
        items=items,
    )


def items_of(
    campaign: Campaign,
    show: Show,
    episodes: Mapping[str, Episode],
    facts: Mapping[str, EpisodeFacts],
    posters: Mapping[str, PosterFacts],
) -> dict[str, Item]:
    """The items of these episodes, in their order, as listeners get them."""
    usual = _usual_hosts(episodes.values())
    helplines = tuple(line.id for line in campaign.helplines_for(show.country))
    return {
        name: _item(campaign, show, episode, facts[name], usual, helplines, posters)
        for name, episode in episodes.items()
    }


def _item(
    campaign: Campaign,
    show: Show,
    episode: Episode,
    facts: EpisodeFacts,
    usual: tuple[Credit, ...],
    helplines: tuple[str, ...],
    posters: Mapping[str, PosterFacts],
) -> Item:
    path = address.episode(show.id, episode.id)
    named = tuple(_credit(role=p.role, name=p.shown_name) for p in episode.people)
    has_host = any(person.role is PersonRole.HOST for person in episode.people)
    first = [line for line in episode.helplines if line in helplines]
    sound = Sound(
        url=campaign.url(path + facts.audio),
        media_type=MP3_TYPE,
        bytes=facts.bytes,
        seconds=facts.seconds,
        sha384=facts.sha384,
        title="MP3",
    )
    return Item(
        guid=public_guid(show, episode.id),
        title=one_line(episode.title),
        summary=episode.summary.strip(),
        notes=episode.notes.strip(),
        published=episode.published,
        page_url=campaign.url(campaign.language_prefix(show.language) + path),
        sound=sound,
        alternates=tuple(_small(campaign, path, facts)),
        kind="trailer" if episode.kind is EpisodeKind.TRAILER else "bonus" if episode.kind in _BESIDE else "full",
        is_explicit=episode.explicit,
        is_synthetic=facts.synthetic,
        is_disguised=facts.disguised,
        season=episode.season,
        season_name=show.season_name(episode.season) if episode.season is not None else None,
        episode=episode.episode,
        episode_display=episode.episode_display,
        # people of an item replace the channel's wholly, so the host is named again
        credits=named if has_host or not named else (*usual, *named),
        chapters=tuple(Mark(start_seconds=c.start_seconds, title=one_line(c.title)) for c in facts.chapters),
        chapters_url=campaign.url(path + facts.chapters_file),
        transcripts=tuple(
            (language.value, campaign.url(path + file)) for language, file in sorted(facts.transcripts.items())
        ),
        location=_spot(episode.location),
        bites=tuple(
            Bite(start_seconds=one.start, length_seconds=one.length, title=one_line(one.title))
            for one in episode.soundbites
            if one.start + one.length <= facts.seconds
        ),
        pictures=tuple(_pictures(campaign, show, episode, posters)),
        links=tuple(_links(campaign, show, episode)),
        helplines=(*first, *(line for line in helplines if line not in first)),
    )


_BESIDE = frozenset({EpisodeKind.BONUS, EpisodeKind.PROMO})


def _small(campaign: Campaign, path: str, facts: EpisodeFacts) -> Iterator[Sound]:
    """The small file for listeners who pay for their data."""
    if facts.low is not None:
        url = campaign.url(path + facts.low.audio)
        yield Sound(
            url=url, media_type=OPUS_TYPE, bytes=facts.low.bytes, seconds=facts.seconds, sha384="", title="Opus"
        )


def _pictures(
    campaign: Campaign, show: Show, episode: Episode, posters: Mapping[str, PosterFacts]
) -> Iterator[Picture]:
    """The posters of an episode in the show's language, or in the first that there is."""
    known = {poster.id: poster for poster in campaign.posters}
    for name in episode.posters:
        poster, made = known.get(name), posters.get(name)
        if poster is None or made is None:
            continue
        language = show.language if show.language in poster.languages else poster.languages[0]
        sheet = next((sheet for sheet in made.sheets if sheet.language is language), None)
        if sheet is not None:
            title = poster.title.get(language) or poster.message[language].headline
            yield Picture(
                # not the small WebP: many apps show JPEG and PNG only
                url=campaign.url(address.poster(name) + sheet.png),
                alt=one_line(f"{words.say(language, 'feed_poster', title=title)}. {poster.message[language].body}"),
                width=sheet.png_width,
                height=sheet.png_height,
                media_type="image/png",
            )


def _links(campaign: Campaign, show: Show, episode: Episode) -> Iterator[Link]:
    """The page with the help lines, the posters' pages, and what the author names."""
    prefix = campaign.language_prefix(show.language)
    yield Link(url=campaign.url(prefix + address.HELP), text=words.say(show.language, "feed_help_page"))
    known = {poster.id: poster for poster in campaign.posters}
    for name in episode.posters:
        poster = known.get(name)
        if poster is not None and show.language in poster.languages:
            title = poster.title.get(show.language) or poster.message[show.language].headline
            text = one_line(words.say(show.language, "feed_poster", title=title))
            yield Link(url=campaign.url(prefix + address.poster(name)), text=text)
    for one in episode.links:
        yield Link(url=one.url, text=one_line(one.text))


def _trailers(made: Mapping[str, Episode], items: Mapping[str, Item]) -> Iterator[Trailer]:
    """The trailers that are out, the newest first."""
    for name, episode in made.items():
        if episode.kind is EpisodeKind.TRAILER:
            item = items[name]
            yield Trailer(
                title=item.title,
                url=item.sound.url,
                published=item.published,
                bytes=item.sound.bytes,
                media_type=item.sound.media_type,
                season=item.season,
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


def _spot(location: FeedLocation | None) -> Spot | None:
    if location is None:
        return None
    return Spot(name=one_line(location.name), country=location.country.value, geo=location.geo, osm=location.osm)


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
        parts.append(words.say(show.language, "feed_with_adult"))
    return Help(
        id=line.id,
        name=one_line(campaign.say(line.name, show.language)),
        value=line.value,
        link=line.link,
        remark=one_line(", ".join(part for part in parts if part)),
        asks=one_line(campaign.say(line.asks or {}, show.language)),
        is_first_aid=line.use in {HelplineUse.EMERGENCY, HelplineUse.TALK},
    )
