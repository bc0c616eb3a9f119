"""What left the site before partners were told of it: kept in the cache until a report names it.

A run that cannot be finished (a broken register, a full disk) takes it off the site all the same; the next one finds
nothing there to tell of. Kept is only what the report says itself: addresses, guids, days, sizes and checksums.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from gaung.making.takedown import Entry
from gaung.problem import Problem
from gaung.seal import read_sealed, write_sealed

_FORM = TypeAdapter(dict[str, tuple[Entry, ...]])


def file_of(root: Path) -> Path:
    """Where it is kept."""
    return root / ".cache" / "gaung" / "untold"


def kept(root: Path, name: str, ids: Iterable[str] = ()) -> tuple[Entry, ...]:
    """What left the site when `name` was taken back; and what of these things left it with another name."""
    everything = _read(root)
    wanted = set(ids)
    others = (one for other, entries in everything.items() if other != name for one in entries if one.id in wanted)
    return joined(everything.get(name, ()), others)


def keep(root: Path, name: str, entries: Iterable[Entry]) -> bool:
    """Keep it beside what is kept already; False where nothing can be kept."""
    everything = _read(root)
    before = everything.get(name, ())
    everything[name] = joined(before, (one for one in entries if one.copies))
    return everything[name] == before or _write(root, everything)


def unended(root: Path) -> tuple[Problem, ...]:
    """What was taken off the site and is not written down anywhere else: a build would publish it again."""
    return tuple(Problem("consent-unended", None, {"reference": name}) for name in sorted(_read(root)))


def forget(root: Path, name: str, ids: Iterable[str]) -> None:
    """Partners were told of it."""
    told = set(ids)
    left = {other: tuple(one for one in found if one.id not in told) for other, found in _read(root).items()}
    _write(root, {other: found for other, found in left.items() if found and other != name})


def joined(found: Iterable[Entry], more: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries, and what `more` knows beyond them: other things, and other files of the same ones."""
    entries = list(found)
    for one in more:
        at = next((number for number, known in enumerate(entries) if known.id == one.id), None)
        if at is None:
            entries.append(one)
            continue
        known = entries[at]
        told = {copy for entry in entries if entry.id == one.id for copy in entry.copies}
        entries[at] = replace(
            known,
            guids=tuple(dict.fromkeys((*known.guids, *one.guids))),
            published=known.published or one.published,
            withdrawn_on=min(known.withdrawn_on, one.withdrawn_on),
            copies=(*known.copies, *(copy for copy in one.copies if copy not in told)),
        )
    return tuple(entries)


def _read(root: Path) -> dict[str, tuple[Entry, ...]]:
    try:
        return _FORM.validate_json(read_sealed(file_of(root)) or b"{}")
    except ValidationError:
        return {}


def _write(root: Path, everything: dict[str, tuple[Entry, ...]]) -> bool:
    if everything:
        return write_sealed(file_of(root), _FORM.dump_json(everything))
    try:
        file_of(root).unlink(missing_ok=True)
    except OSError:
        return False
    return True
