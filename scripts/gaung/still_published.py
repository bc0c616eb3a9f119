"""Everything that is published once more searched for what was taken back: what nobody knew of goes, too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from gaung import address
from gaung.inspecting.file import read_file
from gaung.inspecting.recognising import NOTICES, Withdrawn
from gaung.inspecting.sound import is_sound
from gaung.inspecting.tracing import Thing, kind_and_id
from gaung.model.campaign import Campaign
from gaung.published_copies import Gone, leave_feeds, take_down
from gaung.reading.traces import read_traces
from gaung.taking_back import Target, copies

_OF_LANGUAGE = re.compile(r"[a-z]{2,3}/(?=(?:podcast|posters)/)")


def search(campaign: Campaign, site: Path, before: Callable[[tuple[Gone, ...]], None]) -> None:
    """Take down whatever in `site` still holds what was withdrawn: of an episode or a poster all that was made of it.

    `before` hears of it while it is still there. Of the sounds of a programme its MP3 stands for all: they are made of
    the same recordings.
    """
    known = Withdrawn(read_traces(campaign.root, []), (), campaign.root)
    told: set[tuple[str, str]] = set()
    for name in sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()):
        path = site / name
        if NOTICES.match(name) or not path.is_file():
            continue  # what it belongs to is gone already
        content = path.read_bytes()
        if not _is_judged(name, content) or not any(known.problems(name, content, read_file(name, content))):
            continue
        owner = next(_owners(campaign, name), None)
        if owner is None or kind_and_id(owner) in told:
            gone: tuple[Gone, ...] = (Gone(id=name, guids=(), published=None, files=(PurePosixPath(name),)),)
        else:
            told.add(kind_and_id(owner))
            gone = copies(campaign, Target(consent=None, things=(owner,)), site)
        before(gone)
        for one in gone:
            take_down(site, one.files)
            leave_feeds(site, {one.id, *one.guids})


def _is_judged(name: str, content: bytes) -> bool:
    if not is_sound(content):
        return True
    if name.startswith(address.PODCAST):
        return name.endswith(".mp3")
    return not name.startswith(address.RADIO)


def _owners(campaign: Campaign, name: str) -> Iterator[Thing]:
    """The episode or poster that a published file was made of."""
    plain = _OF_LANGUAGE.sub("", name)
    for episode in campaign.episodes:
        stations = campaign.show_of(episode).stations
        packs = (address.pack(station.id, episode.show_id, episode.id) for station in stations)
        if plain.startswith((address.episode(episode.show_id, episode.id), *packs)):
            yield episode
    for poster in campaign.posters:
        if plain.startswith(address.poster(poster.id)):
            yield poster
