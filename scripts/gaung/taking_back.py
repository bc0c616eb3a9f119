"""Taking back a consent, an episode, a page or a poster: what it concerns, what is written down, what is removed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

from gaung import address
from gaung.inspecting.tracing import Thing, kind_and_id, trace, trace_of_quotes
from gaung.making.store import Store, write_whole
from gaung.model.campaign import Campaign
from gaung.model.episode import Episode
from gaung.model.language import Language
from gaung.model.page import Page
from gaung.model.poster import Poster
from gaung.model.register import Consent
from gaung.place import Place
from gaung.problem import CampaignError, Problem
from gaung.reading.campaign import CONSENTS, WITHDRAWN, read_campaign
from gaung.reading.inserting import NotEditableError, with_item, with_key
from gaung.reading.traces import file_of
from gaung.withdrawing import guids_of

_ITEM = re.compile(r"<item\b.*?</item>|<entry\b.*?</entry>", re.DOTALL)
_GUID = re.compile(r"<(?:guid|id)\b[^>]*>\s*(?:<!\[CDATA\[)?\s*([!-;=-~]+?)\s*(?:\]\]>)?\s*</(?:guid|id)>")
_HEAD = "# What was taken back and must no longer be aired, shown or printed: never who asked, and never why.\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a reference stands for."""

    consent: Consent | None
    things: tuple[Thing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """One thing that was taken back, as partners need to know it."""

    id: str
    guids: tuple[str, ...]
    published: date | None
    files: tuple[PurePosixPath, ...]
    """What of it was published, from the site's root."""


def find(campaign: Campaign, reference: str) -> Target | None:
    """What is meant: a consent's reference, `show/episode`, a poster, or a page (`id/jejak-digital`)."""
    asked = reference.strip().strip("/")
    for consent in campaign.consents.consents:
        if consent.ref == asked:
            resting: tuple[Episode | Poster, ...] = (*campaign.episodes, *campaign.posters)
            return Target(consent=consent, things=tuple(one for one in resting if asked in one.consents))
    for ending in ("/episode.yaml", "/poster.yaml", ".md"):
        asked = asked.removesuffix(ending)
    for start in ("episodes/", "posters/", "content/"):
        asked = asked.removeprefix(start)
    things: tuple[Thing, ...] = (*campaign.episodes, *campaign.posters, *campaign.pages)
    found = [one for one in things if kind_and_id(one)[1] == asked]
    found = found or [one for one in campaign.episodes if one.id == asked]
    return Target(consent=None, things=tuple(found)) if len(found) == 1 else None


def references(campaign: Campaign) -> tuple[str, ...]:
    """Everything that can be taken back, by its name."""
    things: tuple[Thing, ...] = (*campaign.episodes, *campaign.posters, *campaign.pages)
    return (*(one.ref for one in campaign.consents.consents), *(kind_and_id(one)[1] for one in things))


def copies(campaign: Campaign, target: Target, site: Path) -> tuple[Gone, ...]:
    """What of it is published now."""
    return tuple(_gone(campaign, one, site) for one in target.things)


def withdraw(campaign: Campaign, target: Target, today: date, site: Path) -> tuple[Gone, ...]:
    """Write down that it was taken back, and remove what was made of it from the published site and the cache.

    Asks nothing; what was written down before is not written again. Raises `CampaignError` if a register cannot be
    edited, and then nothing was changed.
    """
    gone = copies(campaign, target, site)
    changes = dict(_changed_registers(campaign, target, gone, today))
    for one in target.things:
        kind, id = kind_and_id(one)
        if not (campaign.root / file_of(kind, id)).exists():
            made = trace(campaign, one, target.things)
            changes[file_of(kind, id)] = made.model_dump_json(indent=1) + "\n"
    quoted = trace_of_quotes(campaign, target.consent.ref) if target.consent is not None else None
    if quoted is not None and not (campaign.root / file_of(quoted.kind, quoted.id)).exists():
        changes[file_of(quoted.kind, quoted.id)] = quoted.model_dump_json(indent=1) + "\n"
    for file, text in changes.items():
        write_whole(campaign.root / file, text.encode())
    for published in gone:
        take_down(site, published)
    clear_cache(campaign, target)
    return gone


def take_down(site: Path, gone: Gone) -> None:
    """Remove its own files from the published site at once; the next build removes what speaks of it elsewhere."""
    for file in gone.files:
        (site / file).unlink(missing_ok=True)
    for folder in sorted({site / file.parent for file in gone.files}, reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def clear_cache(campaign: Campaign, target: Target) -> None:
    """Remove what was made of it from the cache, its segments and every feed included; the rest is kept."""
    cache = campaign.root / ".cache" / "gaung"
    if not cache.is_dir():
        return
    store = Store(cache)
    names = {f"{kind}/{id}" for kind, id in map(kind_and_id, target.things)}
    with store.alone():
        kept = {
            name
            for name in store.names()
            if not name.startswith("feed/") and not any(f"{name}/".startswith(f"{one}/") for one in names)
        }
        store.sweep_forgotten(kept)
        store.forget_maker(names)
        for folder in ("draft", "prepared", "built", "preview"):
            shutil.rmtree(cache / folder, ignore_errors=True)
        for file in ("digests.json", "published.json", "inspected.json", "inspected-cache.json"):
            (cache / file).unlink(missing_ok=True)


def _changed_registers(
    campaign: Campaign, target: Target, gone: tuple[Gone, ...], today: date
) -> Iterator[tuple[PurePosixPath, str]]:
    """The registers with the withdrawal in them."""
    if target.consent is not None and target.consent.withdrawn_on is None:
        number = next(n for n, one in enumerate(campaign.consents.consents) if one is target.consent)
        text = _text(campaign.root / CONSENTS)
        try:
            yield CONSENTS, with_key(text, ("consents", number), "withdrawn_on", today.isoformat())
        except NotEditableError:
            raise CampaignError([Problem("consent-register-layout", target.consent.where("ref"))]) from None
    text = _text(campaign.root / WITHDRAWN)
    before = text
    for thing, one in zip(target.things, gone, strict=True):
        kind, id = kind_and_id(thing)
        if campaign.is_withdrawn(kind, id):
            continue
        item: dict[str, str | list[str]] = {"kind": str(kind), "id": id}
        if one.guids:
            item["guids"] = list(one.guids)
        item["withdrawn_on"] = today.isoformat()
        try:
            text = with_item(text or _HEAD, "withdrawn", item)
        except NotEditableError:
            raise CampaignError([Problem("consent-register-layout", Place(str(WITHDRAWN)))]) from None
    if text != before:
        yield WITHDRAWN, text


def _text(file: Path) -> str:
    return file.read_bytes().decode("utf-8-sig") if file.exists() else ""


def _gone(campaign: Campaign, thing: Thing, site: Path) -> Gone:
    _, id = kind_and_id(thing)
    published = thing.published.date() if isinstance(thing, Episode) else None
    files = tuple(_published_files(campaign, thing, site))
    return Gone(id=id, guids=tuple(_guids(campaign, thing, site)), published=published, files=files)


def _published_files(campaign: Campaign, thing: Thing, site: Path) -> Iterator[PurePosixPath]:
    prefixes = ("", *(f"{language}/" for language in Language))
    match thing:
        case Episode():
            own = {f"{prefix}{address.episode(thing.show_id, thing.id)}" for prefix in prefixes}
            stations = campaign.show_of(thing).stations
            own |= {address.pack(station.id, thing.show_id, thing.id) for station in stations}
        case Poster():
            own = {f"{prefix}{address.poster(thing.id)}" for prefix in prefixes}
        case Page():
            own = {f"{campaign.language_prefix(thing.language)}{thing.address}index.html"}
    for one in sorted(own):
        place = site / one
        found = [place] if place.is_file() else sorted(place.rglob("*")) if place.is_dir() else []
        yield from (PurePosixPath(path.relative_to(site).as_posix()) for path in found if path.is_file())


def _guids(campaign: Campaign, thing: Thing, site: Path) -> Iterator[str]:
    """The names under which an episode stands in the feeds, its own and those of stations."""
    if not isinstance(thing, Episode):
        return
    own = guids_of(campaign, thing.show_id, thing.id)
    yield from own
    named = re.compile(rf"{re.escape(thing.show_id)}[/-]{re.escape(thing.id)}(?![\w-])")
    found: set[str] = set()
    for feed in sorted(site.rglob("feed*.xml")):
        for item in _ITEM.findall(feed.read_text("utf-8")):
            guid = _GUID.search(item)
            if guid is not None and named.search(item):
                found.add(guid[1])
    yield from sorted(found - {*own})


def read(root: Path) -> Campaign:
    """The campaign as it is written, whatever the rules say of it."""
    return replace(read_campaign(root)[0], root=root)
