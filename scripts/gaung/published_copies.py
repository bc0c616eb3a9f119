"""Where a thing stands in a published site, what of it is there, and how it is taken from there."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from gaung import address
from gaung.inspecting.tracing import Thing, kind_and_id
from gaung.making.store import write_whole
from gaung.model.campaign import Campaign
from gaung.model.episode import Episode
from gaung.model.language import Language
from gaung.model.page import Page, page_address
from gaung.model.withdrawal import WithdrawalKind
from gaung.unread import Unread
from gaung.withdrawing import guids_of

_ITEM = re.compile(r"<item\b.*?</item>|<entry\b.*?</entry>", re.DOTALL)
_GUID = re.compile(r"<(?:guid|id)\b[^>]*>\s*(?:<!\[CDATA\[)?\s*([!-;=-~]+?)\s*(?:\]\]>)?\s*</(?:guid|id)>")
_MEDIA = frozenset(
    {".wav", ".mp3", ".mp2", ".m4a", ".flac", ".ogg", ".opus", ".zip", ".pdf", ".png", ".jpg", ".webp", ".xml"}
)
"""Endings of what stands in a site under several names; the XML is the sidecar of a station's sound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """One thing that was taken back, as partners need to know it."""

    id: str
    guids: tuple[str, ...]
    published: date | None
    files: tuple[PurePosixPath, ...]
    """What of it was published, from the site's root."""


def name_of(thing: Thing | Unread) -> tuple[WithdrawalKind, str]:
    """How the register of withdrawals calls it."""
    return (thing.kind, thing.id) if isinstance(thing, Unread) else kind_and_id(thing)


def gone(campaign: Campaign, thing: Thing | Unread, site: Path) -> Gone:
    """What of it stands in `site`, its own files and the same bytes under other names."""
    published = thing.published.date() if isinstance(thing, Episode) else None
    own = tuple(published_files(addresses(thing, site, campaign), site))
    guids = tuple(_guids(campaign, thing, site))
    return Gone(id=name_of(thing)[1], guids=guids, published=published, files=(*own, *_twins(own, site)))


def gone_by_name(one: Unread, site: Path) -> Gone:
    """The same where nothing of the campaign can be read."""
    own = tuple(published_files(addresses(one, site), site))
    guids = tuple(_guids_in_feeds(one.id, site)) if one.kind is WithdrawalKind.EPISODE else ()
    return Gone(id=one.id, guids=guids, published=None, files=(*own, *_twins(own, site)))


def _twins(files: tuple[PurePosixPath, ...], site: Path) -> Iterator[PurePosixPath]:
    """The same bytes under other names: what a station's folder calls by the day of broadcast, or `latest`."""
    media = [site / file for file in files if file.suffix in _MEDIA]
    known = {(path.stat().st_size, _digest(path)) for path in media}
    sizes = {size for size, _ in known}
    for path in sorted(site.rglob("*")):
        name = PurePosixPath(path.relative_to(site).as_posix())
        if name.suffix not in _MEDIA or name in files or not path.is_file():
            continue
        size = path.stat().st_size
        if size in sizes and (size, _digest(path)) in known:
            yield name


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def published_files(places: Iterable[str], site: Path) -> Iterator[PurePosixPath]:
    """The files in `site` at these addresses, and in the folders among them."""
    for one in places:
        place = site / one
        found = [place] if place.is_file() else sorted(place.rglob("*")) if place.is_dir() else []
        yield from (PurePosixPath(path.relative_to(site).as_posix()) for path in found if path.is_file())


def addresses(thing: Thing | Unread, site: Path, campaign: Campaign | None = None) -> tuple[str, ...]:
    """The folders and files in which it is published."""
    kind, id = name_of(thing)
    prefixes = ("", *(f"{language}/" for language in Language))
    match kind:
        case WithdrawalKind.EPISODE:
            show, _, episode = id.partition("/")
            own = {f"{prefix}{address.episode(show, episode)}" for prefix in prefixes}
            stations = {path.name for path in (site / address.RADIO).glob("*/")}
            if isinstance(thing, Episode) and campaign is not None:
                stations |= {station.id for station in campaign.show_of(thing).stations}
            own |= {address.pack(station, show, episode) for station in stations}
            own |= {address.card(language, address.episode(show, episode)) for language in Language}
        case WithdrawalKind.POSTER:
            own = {f"{prefix}{address.poster(id)}" for prefix in prefixes}
        case _:
            own = {*_addresses_of_page(thing, site, campaign)}
    return tuple(sorted(own))


def _addresses_of_page(thing: Thing | Unread, site: Path, campaign: Campaign | None) -> Iterator[str]:
    assert isinstance(thing, Page | Unread)
    prefix = prefix_of(thing.source, site, campaign)
    where = page_address(thing.source)
    yield f"{prefix}{where}index.html"
    yield f"{address.CARDS}{thing.source.parts[1]}/{where.strip('/').replace('/', '--') or 'index'}.png"
    if isinstance(thing, Unread):
        yield from (f"{prefix}{'/'.join(picture.parts[2:])}" for picture in thing.pictures)


def prefix_of(source: PurePosixPath, site: Path, campaign: Campaign | None) -> str:
    """What stands before the address of a page: nothing for the default language."""
    language = source.parts[1]
    if campaign is not None:
        return "" if language == campaign.settings.default_language else f"{language}/"
    return f"{language}/" if (site / language).is_dir() else ""


def _guids(campaign: Campaign, thing: Thing | Unread, site: Path) -> Iterator[str]:
    """The names under which an episode stands in the feeds, its own and those of stations."""
    kind, id = name_of(thing)
    if kind is WithdrawalKind.EPISODE:
        show, _, episode = id.partition("/")
        yield from dict.fromkeys((*guids_of(campaign, show, episode), *_guids_in_feeds(id, site)))


def _guids_in_feeds(id: str, site: Path) -> list[str]:
    show, _, episode = id.partition("/")
    named = re.compile(rf"{re.escape(show)}[/-]{re.escape(episode)}(?![\w-])")
    found: set[str] = set()
    for feed in sorted(site.rglob("feed*.xml")):
        for item in _ITEM.findall(feed.read_text("utf-8")):
            guid = _GUID.search(item)
            if guid is not None and named.search(item):
                found.add(guid[1])
    return sorted(found)


def take_down(site: Path, files: Iterable[PurePosixPath]) -> None:
    """Remove files from the published site at once; the next build removes what speaks of them elsewhere."""
    folders = set()
    for file in files:
        (site / file).unlink(missing_ok=True)
        folders.add(site / file.parent)
    for folder in sorted(folders, reverse=True):
        if folder.is_dir() and folder != site and not any(folder.iterdir()):
            folder.rmdir()


def leave_feeds(site: Path, names: Set[str]) -> None:
    """Take the items of what was taken back out of the published feeds, and the list of a station's newest with it."""
    for feed in sorted(site.rglob("feed*.xml")):
        text = feed.read_text("utf-8")
        left = _ITEM.sub(lambda item: "" if (guid := _GUID.search(item[0])) and guid[1] in names else item[0], text)
        if left != text:
            # the published file may be the one in the cache, by another name: it is not written into
            write_whole(feed, left.encode())
    for listed in sorted(site.rglob("*_latest.json")):
        if any(name in listed.read_text("utf-8") for name in names):
            listed.unlink()
