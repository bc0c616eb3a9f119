"""Taking back a consent, an episode, a page or a poster: what it concerns, what is written down, what is removed."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

from gaung import address, editions, known_sounds
from gaung.inspecting.recognising import Withdrawn
from gaung.inspecting.tracing import Thing, files_of, kind_and_id, trace, trace_of_consent
from gaung.making.store import Store, write_whole
from gaung.media_files import Media
from gaung.mentions import Changed, Mentions
from gaung.model.campaign import Campaign
from gaung.model.episode import Episode
from gaung.model.language import Language
from gaung.model.page import Page
from gaung.model.poster import Poster
from gaung.model.register import Consent
from gaung.model.trace import Trace
from gaung.model.withdrawal import WithdrawalKind
from gaung.picture_memory import PICTURES_SEEN
from gaung.place import Place
from gaung.problem import CampaignError, Problem
from gaung.reading.campaign import CONSENTS, WITHDRAWN, read_what_is_whole
from gaung.reading.inserting import NotEditableError, with_item, with_key
from gaung.reading.traces import file_of, read_traces
from gaung.rules.children_work import is_of_child
from gaung.rules.consent import quotes_of
from gaung.rules.copied_recordings import episodes_with_copies
from gaung.shown_pictures import shown_in
from gaung.withdrawing import guids_of

_ITEM = re.compile(r"<item\b.*?</item>|<entry\b.*?</entry>", re.DOTALL)
_GUID = re.compile(r"<(?:guid|id)\b[^>]*>\s*(?:<!\[CDATA\[)?\s*([!-;=-~]+?)\s*(?:\]\]>)?\s*</(?:guid|id)>")
_MEDIA = frozenset(
    {".wav", ".mp3", ".mp2", ".m4a", ".flac", ".ogg", ".opus", ".zip", ".pdf", ".png", ".jpg", ".webp", ".xml"}
)
"""Endings of what stands in a site under several names; the XML is the sidecar of a station's sound."""

SEARCH = "assets/search"
"""Where the index of the search lies in a site."""

_HEAD = "# What was taken back and must no longer be aired, shown or printed: never who asked, and never why.\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a reference stands for."""

    consent: Consent | None
    things: tuple[Thing, ...]
    """What is taken back for good."""
    pages: tuple[Page, ...] = ()
    """Pages that rest on the consent or quote the child: they stay, and what they show of it goes."""
    copying: tuple[Episode, ...] = ()
    """Those of the things that use the child's recording without naming the consent; the rest of them is nobody's."""
    editions: tuple[editions.Edition, ...] = ()
    """What went out with the consent, and is not published like that any more, but for what the things are now."""
    problems: tuple[Problem, ...] = ()
    """What could not be read of what was noted when they went out."""


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
            pages = tuple(page for page in campaign.pages if asked in (*page.front.consents, *_quoted(page)))
            based = tuple(one for one in resting if asked in one.consents)
            copying = episodes_with_copies(campaign, Media(campaign.root), asked)
            problems: list[Problem] = []
            now = {(f"{one.show_id}/{one.id}", one.edition) for one in (*based, *copying) if isinstance(one, Episode)}
            out = editions.resting_on(campaign, asked, problems)
            return Target(
                consent=consent,
                things=(*based, *copying),
                pages=pages,
                copying=copying,
                editions=tuple(one for one in out if (one.id, one.number) not in now),
                problems=tuple(problems),
            )
    for ending in ("/episode.yaml", "/poster.yaml", ".md"):
        asked = asked.removesuffix(ending)
    for start in ("episodes/", "posters/", "content/"):
        asked = asked.removeprefix(start)
    things: tuple[Thing, ...] = (*campaign.episodes, *campaign.posters, *campaign.pages)
    found = [one for one in things if kind_and_id(one)[1] == asked]
    found = found or [one for one in campaign.episodes if one.id == asked]
    return Target(consent=None, things=tuple(found)) if len(found) == 1 else None


def _quoted(page: Page) -> tuple[str, ...]:
    return tuple(quote.ref for quote in quotes_of(page))


def references(campaign: Campaign) -> tuple[str, ...]:
    """Everything that can be taken back, by its name."""
    things: tuple[Thing, ...] = (*campaign.episodes, *campaign.posters, *campaign.pages)
    return (*(one.ref for one in campaign.consents.consents), *(kind_and_id(one)[1] for one in things))


def copies(campaign: Campaign, target: Target, site: Path) -> tuple[Gone, ...]:
    """What of it is published now."""
    return tuple(_gone(campaign, one, site) for one in target.things)


def copies_of_pages(campaign: Campaign, target: Target, site: Path) -> tuple[Gone, ...]:
    """What is published now of the pages that showed something of the child: sticks and copies may hold it, too."""
    found = [(page, tuple(shown_on(campaign, (page,), site))) for page in target.pages]
    return tuple(
        Gone(id=kind_and_id(page)[1], guids=(), published=None, files=tuple(dict.fromkeys(files)))
        for page, files in found
        if files
    )


def sources_with_other_names(campaign: Campaign, target: Target) -> tuple[PurePosixPath, ...]:
    """Recordings and pictures of it that lie on this disk under another name as well: there it stays."""
    found = {file for thing in (*target.things, *target.pages) for file in files_of(campaign, thing)}
    return tuple(sorted(file for file in found if (campaign.root / file).stat().st_nlink > 1))


def withdraw(campaign: Campaign, target: Target, today: date, site: Path) -> tuple[tuple[Gone, ...], Changed]:
    """Write down that it was taken back, and remove what was made of it from the published site and the cache.

    Asks nothing; what was written down before is not written again. Raises `CampaignError` if a register cannot be
    edited, and then nothing was changed; `OSError` if it could not be written down: then it is off the site, but the
    next build would publish it again.
    """
    gone = copies(campaign, target, site)
    registers = dict(_changed_registers(campaign, target, gone, today))
    mentions = _mentions(campaign, target, (), site)
    try:
        # the traces first: once a register says that it is gone, somebody deletes the sources that they are made from
        traces = tuple(_traces(campaign, target))
        mentions = _mentions(campaign, target, traces, site)
        _write_down(campaign, _new_traces(campaign, traces))
        _write_down(campaign, registers.items())
    except OSError:
        # a full disk keeps no child online, and what is removed makes room: the next build must be told all the same
        _remove(campaign, target, gone, mentions)
        _write_down(campaign, registers.items())
        _write_down(campaign, _new_traces(campaign, _traces(campaign, target)))
    return gone, _remove(campaign, target, gone, mentions)


def withdraw_from(campaign: Campaign, target: Target, site: Path) -> tuple[tuple[Gone, ...], Changed]:
    """Remove it from another published copy of the site, after it was written down."""
    gone = copies(campaign, target, site)
    return gone, _off_the_site(
        campaign, target, gone, _mentions(campaign, target, read_traces(campaign.root, []), site)
    )


def _mentions(campaign: Campaign, target: Target, traces: Iterable[Trace], site: Path) -> Mentions:
    known = Withdrawn(traces, {kind_and_id(one) for one in target.things}, campaign.root)
    return Mentions(site, campaign.settings.site_url, known)


def _write_down(campaign: Campaign, texts: Iterable[tuple[PurePosixPath, str]]) -> None:
    for file, text in texts:
        write_whole(campaign.root / file, text.encode())


def _remove(campaign: Campaign, target: Target, gone: tuple[Gone, ...], mentions: Mentions) -> Changed:
    """Take it off the site and out of the cache."""
    changed = _off_the_site(campaign, target, gone, mentions)
    cache = campaign.root / ".cache" / "gaung"
    if cache.is_dir():
        store = Store(cache)
        with store.alone():
            # a build that began before may have put it there again while we waited for it
            changed |= _off_the_site(campaign, target, copies(campaign, target, mentions.site), mentions)
            clear_cache(campaign, target, store)
    return changed


def _traces(campaign: Campaign, target: Target) -> Iterator[Trace]:
    """The traces of what is taken back; where there is one already, its sources may be gone, and it stays."""
    known = {(one.kind, one.id): one for one in campaign.traces}
    copying = {kind_and_id(one) for one in target.copying}
    own = [one for one in target.things if kind_and_id(one) not in copying]
    for one in own:
        yield known.get(kind_and_id(one)) or trace(campaign, one, own, is_of_child=target.consent is not None)
    if target.consent is not None:
        ref = target.consent.ref
        gone = {kind_and_id(one)[1] for one in target.things if isinstance(one, Episode)}
        earlier = editions.trace_of(campaign, ref, target.editions, gone)
        shown = known.get((WithdrawalKind.CONSENT, ref)) or editions.joined(trace_of_consent(campaign, ref), earlier)
        if shown is not None:
            yield shown


def _new_traces(campaign: Campaign, traces: Iterable[Trace]) -> Iterator[tuple[PurePosixPath, str]]:
    for one in traces:
        if not (campaign.root / file_of(one.kind, one.id)).exists():
            yield file_of(one.kind, one.id), one.model_dump_json(indent=1) + "\n"


def _off_the_site(campaign: Campaign, target: Target, gone: tuple[Gone, ...], mentions: Mentions) -> Changed:
    """Remove what of it is published, and what speaks of it in feeds, in lists and in the search."""
    site = mentions.site
    for published in gone:
        take_down(site, published.files)
        leave_feeds(site, {published.id, *published.guids})
    shown = tuple(shown_on(campaign, target.pages, site))
    take_down(site, shown)
    if gone or target.pages:
        # its words stand in the index of the search; the next build makes another one
        shutil.rmtree(site / SEARCH, ignore_errors=True)
    addresses = [one for thing in target.things for one in _addresses(campaign, thing)]
    pages = [one for page in target.pages for one in _addresses(campaign, page)]
    files = [PurePosixPath(one) for one in (*addresses, *pages) if not one.endswith("/")]
    folders = [one for one in addresses if one.endswith("/")]
    return mentions.remove([*(file for one in gone for file in one.files), *shown, *files], folders)


def take_down(site: Path, files: Iterable[PurePosixPath]) -> None:
    """Remove files from the published site at once; the next build removes what speaks of them elsewhere."""
    folders = set()
    for file in files:
        (site / file).unlink(missing_ok=True)
        folders.add(site / file.parent)
    for folder in sorted(folders, reverse=True):
        if folder.is_dir() and folder != site and not any(folder.iterdir()):
            folder.rmdir()


def shown_on(campaign: Campaign, pages: tuple[Page, ...], site: Path) -> Iterator[PurePosixPath]:
    """The published files of some pages, of the pictures of children on them, and of those that no other page shows."""
    others = {shown.file for page in campaign.pages if page not in pages for shown in shown_in(page)}
    for page in pages:
        yield from _published_files(campaign, page, site)
        prefix = campaign.language_prefix(page.language)
        for shown in shown_in(page):
            published = PurePosixPath(f"{prefix}{PurePosixPath(*shown.file.parts[2:])}")
            if (shown.file not in others or is_of_child(shown)) and (site / published).is_file():
                yield published


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


def clear_cache(campaign: Campaign, target: Target, store: Store) -> None:
    """Remove what was made of it from the cache, its segments and every feed included; the rest is kept."""
    cache = store.folder
    names = {f"{kind}/{id}" for kind, id in map(kind_and_id, target.things)}
    packs = tuple(f"/{one.show_id}/{one.id}" for one in target.things if isinstance(one, Episode))
    kept = {
        name
        for name in store.names()
        if not name.startswith(("feed/", "station/", "card/"))
        and not any(f"{name}/".startswith(f"{one}/") for one in names)
        and not (name.startswith("pack/") and name.endswith(packs))
    }
    store.sweep_forgotten(kept)
    store.forget_maker(names)
    for folder in ("draft", "prepared", "built", "preview", known_sounds.FOLDER):
        shutil.rmtree(cache / folder, ignore_errors=True)
    for file in ("digests.json", "published.json", "inspected.json", "inspected-cache.json", PICTURES_SEEN):
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
    own = tuple(_published_files(campaign, thing, site))
    files = (*own, *_twins(own, site))
    return Gone(id=id, guids=tuple(_guids(campaign, thing, site)), published=published, files=files)


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


def _published_files(campaign: Campaign, thing: Thing, site: Path) -> Iterator[PurePosixPath]:
    for one in _addresses(campaign, thing):
        place = site / one
        found = [place] if place.is_file() else sorted(place.rglob("*")) if place.is_dir() else []
        yield from (PurePosixPath(path.relative_to(site).as_posix()) for path in found if path.is_file())


def _addresses(campaign: Campaign, thing: Thing) -> tuple[str, ...]:
    """The folders and files in which it is published."""
    prefixes = ("", *(f"{language}/" for language in Language))
    match thing:
        case Episode():
            own = {f"{prefix}{address.episode(thing.show_id, thing.id)}" for prefix in prefixes}
            stations = campaign.show_of(thing).stations
            own |= {address.pack(station.id, thing.show_id, thing.id) for station in stations}
            own |= {address.card(language, address.episode(thing.show_id, thing.id)) for language in Language}
        case Poster():
            own = {f"{prefix}{address.poster(thing.id)}" for prefix in prefixes}
        case Page():
            own = {f"{campaign.language_prefix(thing.language)}{thing.address}index.html"}
            own |= {address.card(thing.language, thing.address)}
    return tuple(sorted(own))


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
    """The campaign as it is written, whatever the rules say of it, without what cannot be read."""
    return replace(read_what_is_whole(root), root=root)
