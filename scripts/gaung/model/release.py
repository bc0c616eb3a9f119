"""What is out: the release ledger of a show, and the names for ever of what stands in feeds."""

from __future__ import annotations

import uuid
from typing import Annotated
from uuid import UUID

from pydantic import Field

from gaung.model.base import Model, Moment, Slug
from gaung.model.episode import Episode
from gaung.model.show import Show
from gaung.model.station import Station
from gaung.model.withdrawal import Guid


class Release(Model):
    """One thing that went out: an episode in the public feed, or what one station got of it. It is never changed."""

    episode: Slug
    """The episode, by the name of its folder."""
    station: Slug | None = None
    """The station that got it; left out, it is what the public got."""
    edition: Annotated[int, Field(ge=1)] = 1
    """Which edition of the episode it was."""
    guid: Guid
    """The name under which it stands in feeds."""
    published: Moment
    """Its date in feeds."""
    file: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=200)]
    """The name of its sound file."""
    sound: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
    """What it was made from, as 16 digits: other recordings or another running order give another number."""
    consents: tuple[str, ...] = ()
    """The consents that it named: who takes one back later is called back from this edition, too."""


class Releases(Model):
    """`episodes/<show>/releases.yaml`: what is out, written by `gaung release`. It is kept with the campaign."""

    guid: UUID | None = None
    """The show's own guid at its first release."""
    site: str | None = None
    """The address of the site at the last release, so that a move is noticed."""
    released: tuple[Release, ...] = ()
    """Every release, the oldest first; rows are added and never taken away."""

    def last(self, episode_id: str, station_id: str | None = None) -> Release | None:
        """The newest release of an episode, for the public or for a station; a merge may have mixed up their order."""
        rows = (row for row in reversed(self.released) if row.episode == episode_id and row.station == station_id)
        return max(rows, key=lambda row: row.edition, default=None)


def public_guid(show: Show, episode_id: str) -> str:
    """The name of an episode in the public feed: made from the show's guid and the episode's folder, so that moving
    the site, renaming the show or changing a title leaves it as it is. A corrected edition keeps it."""
    return uuid.uuid5(show.guid, episode_id).urn


def cut_guid(show: Show, station: Station, episode: Episode) -> str:
    """The name of what a station gets of an episode: another one than the public's, and another for each edition.

    Two stations that get the same cut get it under one name: LibreTime then takes it once.
    """
    length = station.length or episode.length
    cut = "/".join(
        (
            episode.id,
            station.format.value,
            f"{station.loudness_lufs:g}",
            f"{station.true_peak_dbtp:g}",
            "open" if length is None else f"{length:g}",
            *((f"v{episode.edition}",) if episode.edition > 1 else ()),
        )
    )
    return uuid.uuid5(show.guid, cut).urn
