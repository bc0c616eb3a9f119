"""What the feed of one station says: one product only, each programme under the name of its cut."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from gaung import address, words
from gaung.making.feed.content import FEED, Channel, Item, Link, Sound, one_line
from gaung.making.feed.notes import MAX_DESCRIPTION_BYTES
from gaung.making.feed.public import for_stations, gather, items_of
from gaung.media import EpisodeFacts, PackFacts
from gaung.model.campaign import Campaign
from gaung.model.episode import Episode
from gaung.model.feed import EpisodeKind
from gaung.model.release import cut_guid
from gaung.model.show import Show
from gaung.model.station import Station, StationFormat

TYPES = {
    StationFormat.WAV: "audio/wav",
    StationFormat.FLAC: "audio/flac",
    StationFormat.MP2: "audio/mpeg",
    StationFormat.MP3: "audio/mpeg",
}
"""The media type of each format."""

RUNDOWN = "rundown.html"
"""The sheet of a pack that a feed's item links to."""


def gather_station(
    campaign: Campaign,
    show: Show,
    station: Station,
    facts: Mapping[str, EpisodeFacts],
    packs: Mapping[str, PackFacts],
) -> Channel:
    """The feed of a station with the programmes that were made and have not expired.

    `facts` are by episode id, `packs` by `<station>/<show>/<episode>`.
    """
    made = {
        episode.id: episode
        for episode in campaign.episodes_of(show)
        if episode.kind is EpisodeKind.FULL
        and f"{show.id}/{episode.id}" not in campaign.expired
        and station.id in (facts[episode.id].stations if episode.id in facts else {})
    }
    as_heard = items_of(campaign, show, made, facts, {})
    title = words.say(show.language, "feed_station", title=one_line(show.title), station=one_line(station.name))
    channel = for_stations(
        gather(campaign, show, facts),
        file=FEED,
        title=title,
        guid=uuid.uuid5(show.guid, f"station/{station.id}"),
        items={
            name: _cut(
                campaign, show, station, made[name], item, facts[name], packs.get(f"{station.id}/{show.id}/{name}")
            )
            for name, item in as_heard.items()
        },
    )
    prefix = campaign.language_prefix(show.language)
    said = words.say(show.language, "feed_station_text", station=one_line(station.name))
    return replace(
        channel,
        description=_fitting(said, channel.description),
        page_url=campaign.url(prefix + address.station(station.id)),
        folder_url=campaign.url(address.station(station.id)),
    )


def _fitting(said: str, description: str) -> str:
    """Both texts, or only the first if directories would cut them."""
    whole = f"{said}\n\n{description}"
    return whole if len(whole.encode()) <= MAX_DESCRIPTION_BYTES else said


def guid_of_cut(campaign: Campaign, show: Show, station: Station, episode: Episode) -> str:
    """The name of what a station gets: the released one, or the one that it will be released under."""
    released = campaign.releases_of(show).last(episode.id, station.id)
    if released is not None and released.edition == episode.edition:
        return released.guid
    return cut_guid(show, station, episode)


def _cut(
    campaign: Campaign,
    show: Show,
    station: Station,
    episode: Episode,
    item: Item,
    facts: EpisodeFacts,
    pack: PackFacts | None,
) -> Item:
    """The item as this station gets it: its own file, name and length, its parts, and no chapters of another length."""
    made = facts.stations[station.id]
    folder = address.pack(station.id, show.id, episode.id)
    sound = Sound(
        url=campaign.url(folder + PurePosixPath(made.file).name),
        media_type=TYPES[station.format],
        bytes=made.bytes,
        seconds=made.seconds,
        sha384=made.sha384,
        title=station.format.value.upper(),
    )
    is_same_length = abs(made.seconds - facts.seconds) < 1.0
    return replace(
        item,
        guid=guid_of_cut(campaign, show, station, episode),
        # stations take only what is newer than what they have, so a corrected programme is dated anew
        published=episode.corrected[-1] if episode.corrected else episode.published,
        sound=sound,
        alternates=tuple(_parts(campaign.url(folder), station, pack)),
        links=(*_rundown(show, campaign.url(folder), pack), *item.links),
        chapters=item.chapters if is_same_length else (),
        transcripts=item.transcripts if is_same_length else (),
        bites=(),
        pictures=(),
    )


def _parts(folder_url: str, station: Station, pack: PackFacts | None) -> Iterator[Sound]:
    """P1, P2 …, for downloads that break off and clocks with breaks."""
    for number, part in enumerate(pack.parts if pack is not None else (), start=1):
        yield Sound(
            url=folder_url + part.file,
            media_type=TYPES[station.format],
            bytes=part.bytes,
            seconds=part.seconds or 0.0,
            sha384=part.sha384,
            title=f"P{number}",
        )


def _rundown(show: Show, folder_url: str, pack: PackFacts | None) -> Iterator[Link]:
    """The sheet for the studio."""
    for sheet in pack.sheets if pack is not None else ():
        if sheet.file == RUNDOWN:
            yield Link(url=folder_url + RUNDOWN, text=words.say(show.language, "feed_rundown"))
