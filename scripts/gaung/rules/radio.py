"""What goes to stations can be aired there: the station exists, its files have names of their own, music has rights."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from gaung import address
from gaung.model.campaign import Campaign
from gaung.model.episode import Episode
from gaung.model.segment import SegmentKind
from gaung.near import nearest
from gaung.place import Place
from gaung.problem import Problem, Severity
from gaung.rules.context import Context, Rule

_MUSICAL = frozenset({SegmentKind.JINGLE, SegmentKind.BUMPER, SegmentKind.MUSIC})


def broadcasts_name_stations(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """A broadcast names a station of its show."""
    for episode in campaign.episodes:
        known = [station.id for station in campaign.show_of(episode).stations]
        for index, broadcast in enumerate(episode.broadcasts):
            if broadcast.station not in known:
                facts = {"station": broadcast.station, "near": nearest(broadcast.station, known)}
                yield Problem("radio-station-unknown", episode.where("broadcasts", index, "station"), facts)


def parts_have_breaks(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Where a station wants parts, the running order says where they end."""
    for episode in campaign.episodes:
        if any(segment.break_after for segment in episode.segments):
            continue
        for station in campaign.show_of(episode).stations:
            if station.parts:
                place = episode.where("segments")
                yield Problem("radio-parts-without-break", place, {"station": station.name}, Severity.WARNING)


def music_has_rights(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Every jingle, song and bed that a station airs has its composer and licence written down."""
    told: set[PurePosixPath] = set()
    for episode in campaign.episodes:
        show = campaign.show_of(episode)
        if not show.stations:
            continue
        listed = {music.file for music in (*show.music, *episode.music)}
        for file, place in _music_of(episode):
            if file not in listed and file not in told:
                told.add(file)
                yield Problem("radio-music-rights", place, {"file": file.name}, Severity.WARNING)


def _music_of(episode: Episode) -> Iterator[tuple[PurePosixPath, Place]]:
    """The recordings of an episode that are music, each with the place that names it."""
    if episode.music_bed is not None:
        yield episode.music_bed.file, episode.music_bed.where("file")
    for segment in episode.segments:
        if segment.kind in _MUSICAL and segment.heard_file is not None:
            yield segment.heard_file, segment.where("file")


def files_have_names_of_their_own(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """No two programmes of one station have one file name: its computer would air yesterday's again."""
    seen: dict[tuple[str, str], str] = {}
    for episode in campaign.episodes:
        show = campaign.show_of(episode)
        for station in show.stations:
            name = address.file_name(show, station, episode)
            other = seen.setdefault((station.id, name), str(episode.folder))
            if other != str(episode.folder):
                broadcast = episode.broadcast(station.id)
                place = episode.where("published") if broadcast is None else broadcast.where("airtime")
                yield Problem("radio-file-twice", place, {"other": other, "station": station.name, "name": name})


RULES: tuple[Rule, ...] = (
    broadcasts_name_stations,
    parts_have_breaks,
    music_has_rights,
    files_have_names_of_their_own,
)
