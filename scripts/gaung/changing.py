"""What a build changes for those who subscribed, beside what the release ledgers say is out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from gaung import address, words
from gaung.making.changes import Change, Happened, Report
from gaung.making.feed.content import FEED
from gaung.making.feed.station import guid_of_cut
from gaung.model.campaign import Campaign
from gaung.model.episode import Episode
from gaung.model.feed import EpisodeKind
from gaung.model.language import Language
from gaung.model.release import Release, Releases, public_guid
from gaung.model.show import Show
from gaung.model.station import Station
from gaung.model.withdrawal import WithdrawalKind


def reports(campaign: Campaign, ledgers: dict[str, Releases], now: datetime) -> tuple[Report, ...]:
    """For each show one report for listeners, and one for each of its stations.

    `campaign` holds only what is out at the moment `now`; `ledgers` are the earlier ones, by show.
    """
    found = []
    for show in campaign.shows:
        ledger = ledgers.get(show.id, Releases())
        for station in (None, *show.stations):
            language = show.language if station is None else station.letter_language or show.language
            folder = address.show(show.id) if station is None else address.station(station.id)
            heading = (
                words.say(language, "changes_public", show=show.title)
                if station is None
                else words.say(language, "changes_for", station=station.name)
            )
            found.append(
                Report(
                    name=f"changes-{show.id if station is None else station.id}",
                    heading=heading,
                    language=language,
                    feed_url=campaign.url(folder + FEED),
                    withdrawn_url=campaign.url(campaign.language_prefix(language) + address.WITHDRAWN),
                    moment=now,
                    changes=tuple(_changes(campaign, show, station, ledger, language, folder)),
                )
            )
    return tuple(found)


def _changes(
    campaign: Campaign, show: Show, station: Station | None, ledger: Releases, language: Language, folder: str
) -> Iterator[Change]:
    """What is otherwise than the ledger says, in one feed."""
    if ledger.site is not None and ledger.site != campaign.settings.site_url:
        lines = (("changes_was", ledger.site + folder + FEED), ("changes_feed", campaign.url(folder + FEED)))
        yield Change(happened=Happened.MOVED, title=show.title, lines=lines)
    for episode in campaign.episodes_of(show):
        if station is not None and episode.kind is not EpisodeKind.FULL:
            continue
        row = ledger.last(episode.id, None if station is None else station.id)
        if row is None or row.edition < episode.edition:
            yield _added(campaign, show, station, episode, row, language)
    out = {episode.id for episode in campaign.episodes_of(show)}
    for row in ledger.released:
        is_ours = row.station == (None if station is None else station.id)
        if is_ours and _is_gone(campaign, show, row, out):
            lines = (("changes_guid", row.guid), ("changes_file", row.file))
            yield Change(happened=Happened.WITHDRAWN, title="", lines=lines)


def _added(
    campaign: Campaign,
    show: Show,
    station: Station | None,
    episode: Episode,
    before: Release | None,
    language: Language,
) -> Change:
    """A new programme, or a corrected one with the name of the file that it replaces."""
    if station is None:
        guid = public_guid(show, episode.id)
        file = f"{address.public_name(show, episode)}.mp3"
        moment = episode.published
    else:
        guid = guid_of_cut(campaign, show, station, episode)
        file = f"{address.file_name(show, station, episode)}.{station.format}"
        moment = episode.corrected[-1] if episode.corrected else episode.published
    lines = [
        ("changes_out", f"{words.day(language, moment.date())}, {moment:%H:%M %z}"),
        ("changes_file", file),
        ("changes_guid", guid),
    ]
    if before is not None:
        lines.append(("changes_was", f"{before.file} ({before.guid})"))
    happened = Happened.ADDED if before is None else Happened.CHANGED
    return Change(happened=happened, title=episode.title, lines=tuple(lines))


def _is_gone(campaign: Campaign, show: Show, row: Release, out: set[str]) -> bool:
    """Whether a released programme was taken back: it is in no feed, and the list of withdrawals names it."""
    is_withdrawn = any(
        one.kind is WithdrawalKind.EPISODE and one.id == f"{show.id}/{row.episode}" for one in campaign.withdrawals
    )
    return row.episode not in out and is_withdrawn
