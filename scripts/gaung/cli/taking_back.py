"""The command `gaung withdraw`: what was taken back leaves the site, the feeds, the packs, the search and the cache."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import NoReturn

from gaung import messages, still_published, taking_back, untold, without_registers
from gaung.cli import whole
from gaung.cli.options import Root, Spoken
from gaung.cli.talk import say, show, shown, stop
from gaung.cli.where import beside, campaign, moment, refuse_inside
from gaung.inspecting.tracing import kind_and_id
from gaung.kept import record
from gaung.making import takedown
from gaung.making.store import write_whole
from gaung.mentions import Changed
from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.model.today import Today
from gaung.near import nearest
from gaung.problem import CampaignError, Problem
from gaung.publication import Sites
from gaung.published_copies import Gone


def withdraw_command(
    reference: str,
    *,
    out: Path | None = None,
    build: bool = True,
    now: datetime | None = None,
    root: Root = None,
    language: Spoken = None,
) -> None:
    """Take back a consent, an episode, a page or a poster.

    Args:
        reference: A consent's reference, show/episode, a poster's folder, or a page (id/page).
        out: The folder for the report to partners, as text and as HTML.
        build: Build the site anew at once; with --no-build, only what was taken back is removed from it.
        now: Write down that it was taken back on the day of this moment (ISO 8601).
    """
    folder, spoken = campaign(root, language)
    if not taking_back.is_possible(reference):
        stop(Problem("withdraw-reference", None), spoken)
    if out is not None:
        refuse_inside(out, folder, spoken)
    now = moment(now)
    with _one_after_the_other(folder):
        try:
            read, today, entries = _take_back(folder, reference, Today.at(now), spoken)
        except CampaignError as error:
            _end_unwritten(folder, reference, error.problems, Today.at(now), spoken)
        if entries:
            print(f"\n{takedown.as_text(read, spoken, today, entries)}")
            if out is not None:
                texts = (takedown.as_text, takedown.as_html)
                _write(out, *(as_read(read, spoken, today, entries) for as_read in texts), spoken=spoken)
        elif out is not None:
            say("withdraw-no-report", spoken, reference=reference, folder=shown(out))
        untold.forget(folder, taking_back.name_in(reference), (one.id for one in entries))
    if build:
        whole.build_command(now=now, root=folder, language=language)
    else:
        say("withdraw-build", spoken)


def _end_unwritten(folder: Path, reference: str, problems: Iterable[Problem], now: Today, spoken: Language) -> NoReturn:
    """A register is broken: whoever mends it may be asleep, so it leaves every site, and is kept for the report."""
    name = taking_back.name_in(reference)
    found: list[takedown.Entry] = []
    for site in Sites(folder / ".cache" / "gaung").all():

        def before(gone: tuple[Gone, ...], site: Path = site) -> None:
            found.extend(_copies(gone, site, now.last()))
            untold.keep(folder, name, found)

        for one in without_registers.withdraw(folder, reference, site, before) if site.is_dir() else ():
            say("withdraw-off", spoken, id=one.id, files=len(one.files), folder=shown(site))
    _say_kept(folder, name, found, spoken)
    show(problems, spoken, folder)
    if found or without_registers.may_be_there(folder, reference):
        code = "withdraw-off-unwritten" if found else "withdraw-nothing-there"
        print(messages.sentence(code, spoken, reference=reference), file=sys.stderr)
    else:
        near = nearest(reference, without_registers.references(folder))
        unfound = Problem("withdraw-unfound", None, {"reference": reference, "near": near})
        print(f"{messages.message(unfound, spoken)}\n    {messages.hint(unfound, spoken)}", file=sys.stderr)
    sys.exit(1)


def _say_kept(folder: Path, name: str, found: Iterable[takedown.Entry], spoken: Language) -> None:
    """What left the site is known nowhere else: it is kept, or said at once."""
    if not untold.keep(folder, name, found):
        say("withdraw-not-kept", spoken)
        for copy in (copy for one in found for copy in one.copies):
            print(f"    {copy.name}  {copy.sha256}")
    elif files := sum(len(one.copies) for one in untold.kept(folder, name)):
        say("withdraw-kept", spoken, files=files)


@contextmanager
def _one_after_the_other(folder: Path) -> Iterator[None]:
    """Two withdrawals at once would each write down what the other one does not know."""
    from filelock import FileLock

    lock = FileLock(folder / ".cache" / "gaung" / "withdrawing")
    try:
        Path(lock.lock_file).parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except OSError:
        pass  # a full disk keeps no child online
    try:
        yield
    finally:
        lock.release()


def _take_back(
    folder: Path, reference: str, now: Today, spoken: Language
) -> tuple[Campaign, date, tuple[takedown.Entry, ...]]:
    """Write it down, take it off the site and out of the cache, say so; the day, and what partners may have of it.

    Raises `CampaignError` if a register cannot be read or edited: then nothing was changed.
    """
    read = taking_back.read(folder)
    today = now.last(read.settings.countries)
    target = taking_back.find(read, reference)
    if target is None:
        near = nearest(reference, taking_back.references(read))
        stop(Problem("withdraw-unknown", None, {"reference": reference, "near": near}), spoken)
    sites = Sites(folder / ".cache" / "gaung")
    site, *others = sites.all()
    for other in others:
        sites.remember(other)
    published = (*taking_back.copies(read, target, site), *taking_back.copies_of_pages(read, target, site))
    found = [*_copies(published, site, today), *(one.entry(today) for one in target.editions)]
    name = taking_back.name_in(reference)
    try:
        gone, changed = taking_back.withdraw(read, target, today, site, lambda: untold.keep(folder, name, found))
    except OSError:
        _say_kept(folder, name, found, spoken)
        print(messages.sentence("withdraw-unwritten", spoken, reference=reference), file=sys.stderr)
        raise
    record.forget(folder)
    if target.consent is not None:
        say(
            "withdraw-consent",
            spoken,
            ref=target.consent.ref,
            count=len(gone) + len(target.pages) + len(target.unread_pages) + len(target.editions),
        )
    for hidden in (*target.unread, *target.unread_pages):
        say("withdraw-unread", spoken, file=str(hidden.source), reference=reference)
    for one in target.copying:
        say("withdraw-copying", spoken, id=kind_and_id(one)[1])
    for edition in target.editions:
        say("withdraw-edition", spoken, id=edition.id, number=edition.number)
    show(target.problems, spoken, folder)
    for page in target.pages:
        say("withdraw-page", spoken, file=str(page.source))
    _say_changed(gone, changed, spoken)
    for file in taking_back.sources_with_other_names(read, target):
        say("withdraw-other-name", spoken, file=str(file))

    def before(others: tuple[Gone, ...], where: Path = site) -> None:
        found.extend(_copies(others, where, today))
        untold.keep(folder, name, found)
        for one in others:
            say("withdraw-found", spoken, id=one.id, files=len(one.files))

    still_published.search(read, site, before)
    for other in others:
        if not other.is_dir():
            say("withdraw-unreached", spoken, folder=str(other))
            continue
        there = (*taking_back.copies(read, target, other), *taking_back.copies_of_pages(read, target, other))
        known = {copy.sha256 for entry in found for copy in entry.copies}
        new = (entry for entry in _copies(there, other, today) if {copy.sha256 for copy in entry.copies} - known)
        found += list(new)
        untold.keep(folder, name, found)
        say("withdraw-other-site", spoken, folder=str(other))
        _say_changed(*taking_back.withdraw_from(read, target, other), spoken)
        still_published.search(read, other, partial(before, where=other))
    return read, today, _with_kept(folder, name, target, found, today, spoken)


def _with_kept(
    folder: Path, name: str, target: taking_back.Target, found: Iterable[takedown.Entry], today: date, spoken: Language
) -> tuple[takedown.Entry, ...]:
    """What partners must be told: what was found, and what left the site before and nobody was told of."""
    pages = [kind_and_id(page)[1] for page in target.pages]
    things = [id for _, id in target.names]
    entries = untold.joined(found, untold.kept(folder, name, (*things, *pages)))
    known = {one.id for one in entries}
    # a page that left the site in a run whose notes are lost is named all the same
    nameless = (takedown.Entry(id=id, guids=(), published=None, withdrawn_on=today, copies=()) for id in pages)
    entries = (*entries, *(one for one in nameless if one.id not in known))
    named = {one.id for one in entries if one.copies}
    if without := tuple(dict.fromkeys(one.id for one in entries if one.id not in named)):
        say("withdraw-no-copies", spoken, ids=without)
    return entries


def _say_changed(gone: tuple[Gone, ...], changed: Changed, spoken: Language) -> None:
    for thing in gone:
        say("withdraw-done", spoken, id=thing.id, files=len(thing.files))
    if changed.shortened:
        say("withdraw-shortened", spoken, count=len(changed.shortened))
    for name in changed.withheld:
        say("withdraw-withheld", spoken, file=name)


def _copies(gone: tuple[Gone, ...], site: Path, today: date) -> tuple[takedown.Entry, ...]:
    """What partners may have, with checksums, before it is removed."""
    return tuple(
        takedown.Entry(
            id=one.id,
            guids=one.guids,
            published=one.published,
            withdrawn_on=today,
            copies=tuple(
                takedown.Copy(
                    name=file.as_posix(),
                    bytes=(site / file).stat().st_size,
                    sha256=hashlib.sha256((site / file).read_bytes()).hexdigest(),
                )
                for file in one.files
            ),
        )
        for one in gone
    )


def _write(out: Path, text: str, html: str, *, spoken: Language) -> None:
    files = beside({out / "takedown.txt": text.encode(), out / "takedown.html": html.encode()})
    for file, content in files.items():
        write_whole(file, content)
    say("withdraw-report", spoken, folder=shown(out), files=tuple(file.name for file in files))
