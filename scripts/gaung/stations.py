"""What lies in a station's folder: its packs, the newest files under their day, and the newest under one name for ever.

A station's computer fetches `SUARA_20261122_P1.mp3` by a name with the date in it, or `SUARA_latest_P1.mp3`. The second
never fails: between two programmes it is the last one; when the last one has expired or was taken back, it is two
seconds of silence that say so in their label, so that playout goes on at once to the station's own music and nothing
is aired that may not be.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gaung import address
from gaung.media import EpisodeFacts, PackFacts, PackFile
from gaung.model.campaign import Campaign
from gaung.model.episode import Episode
from gaung.model.feed import EpisodeKind
from gaung.model.show import Show
from gaung.model.station import Station, StationFormat

NEWEST = 3
"""So many programmes of a show can be fetched by their day; older ones are in their packs."""

ENDINGS: Mapping[StationFormat, str] = {form: f".{form.value}" for form in StationFormat}
"""How the names of a station's files end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Files of one show in one station's folder."""

    links: Mapping[str, Path]
    """Where each lies on the site, and the finished file."""
    list_name: str
    list_text: str
    """What stands under the names for ever today, for scripts."""

    @property
    def digest(self) -> str:
        """What tells one shelf from another."""
        links = "".join(f"{name} {file.parent.name}/{file.name}\n" for name, file in sorted(self.links.items()))
        return hashlib.sha256((links + self.list_text).encode()).hexdigest()


def pack_name(station_id: str, show_id: str, episode_id: str) -> str:
    """The name of a pack among the made things."""
    return f"pack/{station_id}/{show_id}/{episode_id}"


def stand_in_name(form: StationFormat) -> str:
    """The name of the two silent seconds among the made things."""
    return f"stand-in/{form.value}"


def shelves(
    campaign: Campaign,
    everything: Campaign,
    packs: Mapping[str, PackFacts],
    folders: Mapping[str, Path],
    now: datetime,
) -> Iterator[Shelf]:
    """The shelf of each show at each of its stations.

    `campaign` is what is out, `everything` also what is not, so that a name which was ever there stays; `packs` are
    the made packs by `<station>/<show>/<episode>`, `folders` the made things by name.
    """
    for show in campaign.shows:
        for station in show.stations:
            yield _shelf(campaign, everything, show, station, packs, folders, now)


def as_published(episodes: Mapping[str, EpisodeFacts], packs: Mapping[str, PackFacts]) -> dict[str, EpisodeFacts]:
    """The facts of episodes with those of the stations' files as they go out: a pack labels them for playout."""
    found = {}
    for key, facts in episodes.items():
        stations = dict(facts.stations)
        for station, made in facts.stations.items():
            pack = packs.get(f"{station}/{key}")
            if pack is not None:
                programme = pack.programme
                stations[station] = made.model_copy(update={"bytes": programme.bytes, "sha384": programme.sha384})
        found[key] = facts.model_copy(update={"stations": stations})
    return found


def _shelf(
    campaign: Campaign,
    everything: Campaign,
    show: Show,
    station: Station,
    packs: Mapping[str, PackFacts],
    folders: Mapping[str, Path],
    now: datetime,
) -> Shelf:
    from gaung.making.pack import sidecar

    on_air = [
        episode
        for episode in campaign.episodes_of(show)
        if episode.kind is EpisodeKind.FULL
        and not episode.has_expired(now)
        and f"{station.id}/{show.id}/{episode.id}" in packs
    ]
    home = address.station(station.id)
    links: dict[str, Path] = {}
    for episode in on_air[:NEWEST]:
        pack = packs[f"{station.id}/{show.id}/{episode.id}"]
        folder = folders[pack_name(station.id, show.id, episode.id)]
        for one in (pack.programme, *pack.parts):
            links[home + one.aired_as] = folder / one.file
            links[home + sidecar(one.aired_as)] = folder / sidecar(one.file)
    rows = list(_latest(everything, show, station, on_air[:1], packs, folders))
    links |= {home + name: file for name, file, _ in rows}
    told = {
        "show": show.id,
        "episode": on_air[0].id if on_air else None,
        "valid_until": on_air[0].expires.isoformat() if on_air and on_air[0].expires else None,
        "files": [_row(campaign, home, name, one) for name, _, one in rows],
    }
    list_name = f"{home}{address.house_code(show, station)}_latest.json"
    return Shelf(links=links, list_name=list_name, list_text=json.dumps(told, ensure_ascii=False, indent=1) + "\n")


def _latest(
    everything: Campaign,
    show: Show,
    station: Station,
    newest: list[Episode],
    packs: Mapping[str, PackFacts],
    folders: Mapping[str, Path],
) -> Iterator[tuple[str, Path, PackFile | None]]:
    """Each name for ever with the file that stands there today; None where it is the two silent seconds."""
    there: dict[str, tuple[Path, PackFile | None]] = {}
    for episode in newest:
        pack = packs[f"{station.id}/{show.id}/{episode.id}"]
        folder = folders[pack_name(station.id, show.id, episode.id)]
        for one in (pack.programme, *pack.parts):
            there[pack.latest[one.file]] = (folder / one.file, one)
    ending = ENDINGS[station.format]
    stand_in = folders[stand_in_name(station.format)] / f"stand-in{ending}"
    episodes = everything.episodes_of(show)
    most = max((1 + sum(segment.break_after for segment in one.segments) for one in episodes), default=1)
    parts = (None, *range(1, most + 1)) if station.parts else (None,)
    for part in parts:
        for episode in episodes[:1]:
            name = address.file_name(show, station, episode, part, latest=True) + ending
            there.setdefault(name, (stand_in, None))
    for name, (file, found) in sorted(there.items()):
        yield name, file, found


def _row(campaign: Campaign, home: str, name: str, one: PackFile | None) -> dict[str, object]:
    row: dict[str, object] = {"file": name, "url": campaign.url(home + name), "on_air": one is not None}
    if one is not None:
        row |= {"aired_as": one.aired_as, "bytes": one.bytes, "seconds": one.seconds, "sha256": one.sha256}
    return row
