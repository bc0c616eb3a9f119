"""Taking back a consent, an episode, a page or a poster: what it concerns, what is written down, what is removed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

from gaung import editions, known_sounds
from gaung.inspecting.recognising import Withdrawn
from gaung.inspecting.tracing import Thing, files_of, kind_and_id, trace, trace_of_consent
from gaung.making.store import Store, write_whole
from gaung.media_files import Media
from gaung.mentions import Changed, Mentions
from gaung.model.campaign import Campaign
from gaung.model.episode import Episode
from gaung.model.page import Page
from gaung.model.poster import Poster
from gaung.model.register import Consent
from gaung.model.trace import Trace
from gaung.model.withdrawal import WithdrawalKind
from gaung.picture_memory import PICTURES_SEEN
from gaung.place import Place
from gaung.problem import CampaignError, Problem
from gaung.published_copies import Gone, addresses, gone, leave_feeds, name_of, published_files, take_down
from gaung.reading.campaign import CONSENTS, WITHDRAWN, read_what_is_whole
from gaung.reading.inserting import NotEditableError, with_item, with_key
from gaung.reading.traces import file_of, read_traces
from gaung.rules.children_work import is_of_child
from gaung.rules.consent import quotes_of
from gaung.rules.copied_recordings import episodes_with_copies
from gaung.shown_pictures import shown_in
from gaung.unread import Unread, resting_on, things_in

SEARCH = "assets/search"
"""Where the index of the search lies in a site."""

_LONGEST = 1000
"""More letters than the path of any page has."""

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
    unread: tuple[Unread, ...] = ()
    """Episodes and posters that cannot be read, and rest on it by what is written in them."""
    unread_pages: tuple[Unread, ...] = ()
    """The same of pages."""

    @property
    def names(self) -> tuple[tuple[WithdrawalKind, str], ...]:
        """What is taken back for good, as the register calls it."""
        return tuple(name_of(one) for one in (*self.things, *self.unread))


def name_in(reference: str) -> str:
    """What is meant by a reference that may be a path: `content/id/jejak.md` is `id/jejak`."""
    asked = reference.strip().strip("/")
    for ending in ("/episode.yaml", "/poster.yaml", ".md"):
        asked = asked.removesuffix(ending)
    for start in ("episodes/", "posters/", "content/"):
        asked = asked.removeprefix(start)
    return asked


def is_possible(reference: str) -> bool:
    """Whether anything can be called so."""
    parts = reference.strip().strip("/").split("/")
    return all(part.isprintable() and part not in {"", ".", ".."} for part in parts) and len(reference) <= _LONGEST


def find(campaign: Campaign, reference: str) -> Target | None:
    """What is meant: a consent's reference, `show/episode`, a poster, or a page (`id/jejak-digital`)."""
    asked = name_in(reference)
    everything: tuple[Thing, ...] = (*campaign.episodes, *campaign.posters, *campaign.pages)
    unread = tuple(things_in(campaign.root, {kind_and_id(one) for one in everything}))
    for consent in campaign.consents.consents:
        if consent.ref == asked:
            resting: tuple[Episode | Poster, ...] = (*campaign.episodes, *campaign.posters)
            pages = tuple(page for page in campaign.pages if asked in (*page.front.consents, *_quoted(page)))
            based = tuple(one for one in resting if asked in one.consents)
            copying = episodes_with_copies(campaign, Media(campaign.root), asked)
            problems: list[Problem] = []
            now = {(f"{one.show_id}/{one.id}", one.edition) for one in (*based, *copying) if isinstance(one, Episode)}
            out = editions.resting_on(campaign, asked, problems)
            hidden = resting_on(unread, asked)
            return Target(
                consent=consent,
                things=(*based, *copying),
                pages=pages,
                copying=copying,
                editions=tuple(one for one in out if (one.id, one.number) not in now),
                problems=tuple(problems),
                unread=tuple(one for one in hidden if not one.is_page),
                unread_pages=tuple(one for one in hidden if one.is_page),
            )
    found = [one for one in everything if kind_and_id(one)[1] == asked]
    found = found or [one for one in campaign.episodes if one.id == asked]
    hidden = tuple(one for one in unread if one.id == asked)
    if len(found) + len(hidden) != 1:
        return None
    return Target(consent=None, things=tuple(found), unread=hidden)


def _quoted(page: Page) -> tuple[str, ...]:
    return tuple(quote.ref for quote in quotes_of(page))


def references(campaign: Campaign) -> tuple[str, ...]:
    """Everything that can be taken back, by its name."""
    things: tuple[Thing, ...] = (*campaign.episodes, *campaign.posters, *campaign.pages)
    return (*(one.ref for one in campaign.consents.consents), *(kind_and_id(one)[1] for one in things))


def copies(campaign: Campaign, target: Target, site: Path) -> tuple[Gone, ...]:
    """What of it is published now."""
    return tuple(gone(campaign, one, site) for one in (*target.things, *target.unread))


def copies_of_pages(campaign: Campaign, target: Target, site: Path) -> tuple[Gone, ...]:
    """What is published now of the pages that showed something of the child: sticks and copies may hold it, too."""
    found = [(kind_and_id(page)[1], tuple(shown_on(campaign, (page,), site))) for page in target.pages]
    found += [(one.id, gone(campaign, one, site).files) for one in target.unread_pages]
    return tuple(
        Gone(id=id, guids=(), published=None, files=tuple(dict.fromkeys(files))) for id, files in found if files
    )


def sources_with_other_names(campaign: Campaign, target: Target) -> tuple[PurePosixPath, ...]:
    """Recordings and pictures of it that lie on this disk under another name as well: there it stays."""
    found = {file for thing in (*target.things, *target.pages) for file in files_of(campaign, thing)}
    return tuple(sorted(file for file in found if (campaign.root / file).stat().st_nlink > 1))


def withdraw(
    campaign: Campaign, target: Target, today: date, site: Path, before: Callable[[], object] = lambda: None
) -> tuple[tuple[Gone, ...], Changed]:
    """Write down that it was taken back, and remove what was made of it from the published site and the cache.

    Asks nothing; what was written down before is not written again. `before` is called when nothing was removed yet,
    and nothing but the disk can stop it any more. Raises `CampaignError` if a register cannot be edited, and then
    nothing was changed; `OSError` if it could not be written down: then it is off the site, but the next build would
    publish it again.
    """
    published = copies(campaign, target, site)
    registers = dict(_changed_registers(campaign, target, published, today))
    mentions = _mentions(campaign, target, (), site)
    before()
    try:
        # the traces first: once a register says that it is gone, somebody deletes the sources that they are made from
        traces = tuple(_traces(campaign, target))
        mentions = _mentions(campaign, target, traces, site)
        _write_down(campaign, _new_traces(campaign, traces))
        _write_down(campaign, registers.items())
    except OSError:
        # a full disk keeps no child online, and what is removed makes room: the next build must be told all the same
        _remove(campaign, target, published, mentions)
        _write_down(campaign, registers.items())
        _write_down(campaign, _new_traces(campaign, _traces(campaign, target)))
    return published, _remove(campaign, target, published, mentions)


def withdraw_from(campaign: Campaign, target: Target, site: Path) -> tuple[tuple[Gone, ...], Changed]:
    """Remove it from another published copy of the site, after it was written down."""
    published = copies(campaign, target, site)
    return published, _off_the_site(
        campaign, target, published, _mentions(campaign, target, read_traces(campaign.root, []), site)
    )


def _mentions(campaign: Campaign, target: Target, traces: Iterable[Trace], site: Path) -> Mentions:
    known = Withdrawn(traces, set(target.names), campaign.root)
    return Mentions(site, campaign.settings.site_url, known)


def _write_down(campaign: Campaign, texts: Iterable[tuple[PurePosixPath, str]]) -> None:
    for file, text in texts:
        write_whole(campaign.root / file, text.encode())


def _remove(campaign: Campaign, target: Target, published: tuple[Gone, ...], mentions: Mentions) -> Changed:
    """Take it off the site and out of the cache."""
    changed = _off_the_site(campaign, target, published, mentions)
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
        shown = editions.joined(trace_of_consent(campaign, ref), earlier)
        # a page that could not be read the last time has more to tell
        shown = editions.joined(known.get((WithdrawalKind.CONSENT, ref)), shown)
        if shown is not None:
            yield shown


def _new_traces(campaign: Campaign, traces: Iterable[Trace]) -> Iterator[tuple[PurePosixPath, str]]:
    known = {(one.kind, one.id): one for one in campaign.traces}
    for one in traces:
        if known.get((one.kind, one.id)) != one:
            yield file_of(one.kind, one.id), one.model_dump_json(indent=1) + "\n"


def _off_the_site(campaign: Campaign, target: Target, copies_of_it: tuple[Gone, ...], mentions: Mentions) -> Changed:
    """Remove what of it is published, and what speaks of it in feeds, in lists and in the search."""
    site = mentions.site
    for published in copies_of_it:
        take_down(site, published.files)
        leave_feeds(site, {published.id, *published.guids})
    unread = [file for one in target.unread_pages for file in gone(campaign, one, site).files]
    shown = (*shown_on(campaign, target.pages, site), *unread)
    take_down(site, shown)
    if copies_of_it or shown or target.pages:
        # its words stand in the index of the search; the next build makes another one
        shutil.rmtree(site / SEARCH, ignore_errors=True)
    things: tuple[Thing | Unread, ...] = (*target.things, *target.unread)
    places = [one for thing in things for one in addresses(thing, site, campaign)]
    all_pages: tuple[Page | Unread, ...] = (*target.pages, *target.unread_pages)
    pages = [one for page in all_pages for one in addresses(page, site, campaign)]
    files = [PurePosixPath(one) for one in (*places, *pages) if not one.endswith("/")]
    folders = [one for one in places if one.endswith("/")]
    return mentions.remove([*(file for one in copies_of_it for file in one.files), *shown, *files], folders)


def shown_on(campaign: Campaign, pages: tuple[Page, ...], site: Path) -> Iterator[PurePosixPath]:
    """The published files of some pages, of the pictures of children on them, and of those that no other page shows."""
    others = {shown.file for page in campaign.pages if page not in pages for shown in shown_in(page)}
    for page in pages:
        yield from published_files(addresses(page, site, campaign), site)
        prefix = campaign.language_prefix(page.language)
        for shown in shown_in(page):
            published = PurePosixPath(f"{prefix}{PurePosixPath(*shown.file.parts[2:])}")
            if (shown.file not in others or is_of_child(shown)) and (site / published).is_file():
                yield published


def clear_cache(campaign: Campaign, target: Target, store: Store) -> None:
    """Remove what was made of it from the cache, its segments and every feed included; the rest is kept."""
    cache = store.folder
    names = {f"{kind}/{id}" for kind, id in target.names}
    packs = tuple(f"/{id}" for kind, id in target.names if kind is WithdrawalKind.EPISODE)
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
    campaign: Campaign, target: Target, published: tuple[Gone, ...], today: date
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
    for (kind, id), one in zip(target.names, published, strict=True):
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


def read(root: Path) -> Campaign:
    """The campaign as it is written, whatever the rules say of it, without what cannot be read."""
    return replace(read_what_is_whole(root), root=root)
