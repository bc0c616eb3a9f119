"""What is out stays what it was: guids, dates and file names never change by themselves, and none is used twice."""

from __future__ import annotations

from collections.abc import Iterator

from gaung import address
from gaung.model.campaign import Campaign
from gaung.model.episode import Episode
from gaung.model.release import Release, public_guid
from gaung.model.show import Show
from gaung.model.withdrawal import WithdrawalKind
from gaung.place import Place
from gaung.problem import Fact, Problem
from gaung.rules.context import Context, Rule


def released_guids_stay(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """A released show and its episodes keep their guids: with another one, every app would take them for new."""
    for show in campaign.shows:
        ledger = campaign.releases_of(show)
        if ledger.guid is not None and ledger.guid != show.guid:
            yield Problem("release-show-guid", show.where("guid"), {"guid": str(ledger.guid)})
            continue
        for row in ledger.released:
            right = public_guid(show, row.episode)
            if row.station is None and row.guid != right:
                facts: dict[str, Fact] = {"episode": row.episode, "seen": row.guid, "right": right}
                yield Problem("release-guid-changed", row.where("guid"), facts)


def released_dates_stay(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """A released episode keeps its date: stations skip what is dated back, and apps put it in another place."""
    for _, episode, row in _out(campaign):
        if row.station is None and row.published != episode.published:
            facts: dict[str, Fact] = {"episode": episode.id, "date": row.published.isoformat()}
            yield Problem("release-date-changed", episode.where("published"), facts)


def released_files_keep_their_names(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """A released file keeps its name: what subscribed to it would be told that it is gone."""
    for show, episode, row in _out(campaign):
        name = _file(show, episode, row.station)
        if row.edition == episode.edition and name is not None and name != row.file:
            facts: dict[str, Fact] = {"was": row.file, "now": name, "episode": episode.id}
            yield Problem("release-file-renamed", _naming(show, episode, row.station), facts)
        elif row.edition > episode.edition:
            facts = {"episode": episode.id, "edition": row.edition}
            yield Problem("release-correction-gone", episode.where("corrected"), facts)


def names_are_not_used_again(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """No file gets the name that another one had: apps and stations would keep the old sound."""
    had: dict[tuple[str | None, str], tuple[str, int]] = {}
    for show in campaign.shows:
        for row in campaign.releases_of(show).released:
            had.setdefault((row.station, row.file), (f"{show.id}/{row.episode}", row.edition))
    for episode in campaign.episodes:
        show = campaign.show_of(episode)
        for station in (None, *(station.id for station in show.stations)):
            name = _file(show, episode, station)
            other = had.get((station, name or ""))
            if other is not None and other != (f"{show.id}/{episode.id}", episode.edition):
                facts: dict[str, Fact] = {"file": name, "other": other[0]}
                yield Problem("release-file-reused", episode.where("published"), facts)


def an_edition_went_out_once(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """No edition stands twice in a ledger with other facts: two people released it on two machines."""
    for show in campaign.shows:
        known: dict[tuple[str, str | None, int], Release] = {}
        for row in campaign.releases_of(show).released:
            first = known.setdefault((row.episode, row.station, row.edition), row)
            # an older Gaung wrote no consents
            if row.model_copy(update={"consents": first.consents}) != first:
                facts: dict[str, Fact] = {"episode": row.episode, "edition": row.edition}
                yield Problem("release-twice", row.where("episode"), facts)


def released_episodes_are_there(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """What is out has its folder under its old name, or was withdrawn."""
    there = {(episode.show_id, episode.id) for episode in campaign.episodes}
    for show in campaign.shows:
        told: set[str] = set()
        for row in campaign.releases_of(show).released:
            key = f"{show.id}/{row.episode}"
            is_withdrawn = campaign.is_withdrawn(WithdrawalKind.EPISODE, key)
            if (show.id, row.episode) not in there and not is_withdrawn and row.episode not in told:
                told.add(row.episode)
                yield Problem("release-episode-gone", row.where("episode"), {"episode": row.episode, "key": key})


def corrections_are_past(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """No correction is dated after the moment of the build."""
    for episode in campaign.episodes:
        for number, moment in enumerate(episode.corrected):
            if moment > context.now:
                shown = moment.isoformat(sep=" ", timespec="minutes")
                yield Problem("release-correction-future", episode.where("corrected", number), {"date": shown})


def _out(campaign: Campaign) -> Iterator[tuple[Show, Episode, Release]]:
    """Every episode that is out, with the newest row for the public and for each station that is still there."""
    for episode in campaign.episodes:
        show = campaign.show_of(episode)
        ledger = campaign.releases.get(show.id)
        if ledger is None:
            continue
        for station in (None, *(station.id for station in show.stations)):
            row = ledger.last(episode.id, station)
            if row is not None:
                yield show, episode, row


def _file(show: Show, episode: Episode, station_id: str | None) -> str | None:
    """How the sound file of an episode is called, for the public or for a station."""
    if station_id is None:
        return f"{address.public_name(show, episode)}.mp3"
    station = show.station(station_id)
    return None if station is None else f"{address.file_name(show, station, episode)}.{station.format}"


def _naming(show: Show, episode: Episode, station_id: str | None) -> Place:
    """Where the name of a file is decided: by the airtime at the station, by the station, or by the folders."""
    if station_id is None:
        return episode.where("published")
    if episode.broadcast(station_id) is not None:
        return episode.where("broadcasts")
    return show.where("stations", [station.id for station in show.stations].index(station_id))


RULES: tuple[Rule, ...] = (
    released_guids_stay,
    released_dates_stay,
    released_files_keep_their_names,
    names_are_not_used_again,
    an_edition_went_out_once,
    released_episodes_are_there,
    corrections_are_past,
)
