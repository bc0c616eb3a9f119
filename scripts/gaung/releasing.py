"""The release ledger: what goes out is written down, and a released programme that sounds otherwise is noticed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from gaung import address
from gaung.heard import running_order
from gaung.making import audio
from gaung.making.audio.drafts import is_draft
from gaung.making.digest import Digests
from gaung.making.feed.station import guid_of_cut
from gaung.making.store import write_whole
from gaung.model.campaign import Campaign
from gaung.model.episode import Episode
from gaung.model.feed import EpisodeKind
from gaung.model.release import Release, public_guid
from gaung.model.show import Show
from gaung.problem import CampaignError, Problem
from gaung.reading.campaign import LEDGER
from gaung.reading.editing import Written, with_rows, with_value

HEADER = """\
# Written by `gaung release`. What is out keeps its guid, its date and its file names: keep this file with the campaign,
# and do not change what stands in it. How to correct a programme that is out: content/en/panduan/merilis.md
"""


def sound_of(campaign: Campaign, episode: Episode, digests: Digests) -> str:
    """What an episode sounds like, as 16 hexadecimal digits: its recordings and its running order, not its words.

    New versions of Gaung and of the encoder do not change it. Raises `CampaignError` if a recording is missing.
    """
    silent = {str(segment.transcript) for segment in episode.segments if segment.transcript is not None}
    heard, _ = audio.inputs_of(campaign, episode, digests)
    inputs = sorted(digest for path, digest in heard.items() if path not in silent)
    content = {"inputs": inputs, **running_order(episode)}
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]


def changed_sounds(campaign: Campaign, digests: Digests) -> Iterator[Problem]:
    """Released programmes that would sound otherwise under their old name: no station would ever fetch them again."""
    for episode in campaign.episodes:
        ledger = campaign.releases.get(episode.show_id)
        row = ledger.last(episode.id) if ledger is not None else None
        if row is None or row.edition != episode.edition:
            continue
        try:
            sound = sound_of(campaign, episode, digests)
        except CampaignError:
            continue  # the missing recording is told by a rule
        if sound != row.sound:
            facts = {"episode": episode.id, "file": row.file}
            yield Problem("release-sound-changed", episode.where("segments"), facts)


def due(campaign: Campaign, show: Show, digests: Digests) -> tuple[Release, ...]:
    """What of a show is out and not in its ledger yet, the oldest first. `campaign` holds only what may be out."""
    ledger = campaign.releases_of(show)
    found: list[Release] = []
    for episode in reversed(campaign.episodes_of(show)):
        if is_draft(show, episode):
            continue  # its file is called a draft, and gets its name when it is recorded
        stations = show.stations if episode.kind is EpisodeKind.FULL else ()
        for station in (None, *stations):
            last = ledger.last(episode.id, station.id if station is not None else None)
            if last is not None and last.edition >= episode.edition:
                continue
            is_public = station is None
            found.append(
                Release(
                    episode=episode.id,
                    station=None if station is None else station.id,
                    edition=episode.edition,
                    guid=public_guid(show, episode.id)
                    if station is None
                    else guid_of_cut(campaign, show, station, episode),
                    published=episode.published if is_public or not episode.corrected else episode.corrected[-1],
                    file=f"{address.public_name(show, episode)}.mp3"
                    if station is None
                    else f"{address.file_name(show, station, episode)}.{station.format}",
                    sound=sound_of(campaign, episode, digests),
                    consents=episode.consents,
                )
            )
    return tuple(found)


def write_down(root: Path, campaign: Campaign, show: Show, rows: tuple[Release, ...]) -> Path:
    """Add the rows to the show's ledger, as a whole or not at all; the file."""
    path = root / show.folder / LEDGER
    text = path.read_text("utf-8") if path.exists() else f'{HEADER}guid: {show.guid}\nsite: ""\n'
    text = with_value(text, ("site",), campaign.settings.site_url)
    text = with_rows(text, "released", [dict(_row(row)) for row in rows])
    write_whole(path, text.encode())
    return path


def _row(row: Release) -> Iterator[tuple[str, Written]]:
    for key, value in row.model_dump(exclude_defaults=True).items():
        yield key, str(value) if isinstance(value, UUID) else value
