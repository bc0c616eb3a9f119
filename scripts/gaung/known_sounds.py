"""Which recordings of a campaign sound alike, cut, encoded anew, faster or higher: heard once, and kept by their bytes.

In `.cache/gaung/sounds/` lie a print of each recording, by the digest of its file, and `alike.json` with the pairs
that were compared, both sealed: a cache that came from elsewhere must not say that nothing is alike. `gaung withdraw`
removes both.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from math import inf
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from gaung.seal import read_sealed, write_sealed

if TYPE_CHECKING:
    # who compares nothing new needs no NumPy
    from gaung.making.audio.recorded import Recorded

FOLDER = "sounds"
"""Its place in the cache."""
REVISION = 2
"""To be raised when what is compared, or how, is another."""
_MOST_SOUGHT_SECONDS = 3600.0
"""So much is looked for at once; it bounds the memory."""


class Alike(NamedTuple):
    """A stretch of one recording that sounds in another one, in seconds of each."""

    first: float
    last: float
    other_first: float
    other_last: float


class KnownSounds:
    """What is known of the sounds of a campaign, and is found out where it is not."""

    def __init__(self, root: Path, most_seconds: float = inf) -> None:
        """At most about `most_seconds` of sound are listened to; `is_whole` says whether that was enough."""
        self._root = root
        self._folder = root / ".cache" / "gaung" / FOLDER
        self._most_seconds = most_seconds
        self.is_whole = True
        """Whether nothing had to be left for the next time."""
        self._unkept: dict[str, Recorded] = {}
        """What there was no room, or no right, to write down."""

    def alike(
        self, firsts: Mapping[str, PurePosixPath], others: Mapping[str, PurePosixPath]
    ) -> dict[str, dict[str, tuple[Alike, ...]]]:
        """What of the recordings `firsts` sounds in `others`, which are all that there are, by the digests of both.

        What was kept of recordings that are no longer there is forgotten.
        """
        self._forget_all_but(others)
        known = self._read()
        missing = {one: others.keys() - known.get(one, {}).keys() - {one} for one in firsts}
        missing = {one: rest for one, rest in missing.items() if rest}
        if missing:
            self._compare(missing, {**others, **firsts}, known)
            self._write(known)
        return {one: {other: found for other, found in known.get(one, {}).items() if found} for one in firsts}

    def _forget_all_but(self, others: Mapping[str, PurePosixPath]) -> None:
        kept = others.keys()
        for path in self._folder.glob("*.print"):
            if path.stem not in kept:
                path.unlink(missing_ok=True)
        known = self._read()
        left = {
            one: {other: found for other, found in row.items() if other in kept}
            for one, row in known.items()
            if one in kept
        }
        if left != known:
            self._write(left)

    def _compare(self, missing: Mapping[str, set[str]], paths: Mapping[str, PurePosixPath], known: _Known) -> None:
        wanted = sorted({*missing, *(other for rest in missing.values() for other in rest)}, key=lambda one: paths[one])
        there = {one for one in wanted if self._is_heard(one, paths[one])}
        for batch in self._batches(one for one in wanted if one in missing and one in there):
            # a new recording is looked for in all others, and they in the new one alone
            asked: dict[tuple[str, ...], list[str]] = {}
            for other in wanted:
                firsts = tuple(one for one in batch if other in missing[one])
                if firsts and other in there:
                    asked.setdefault(firsts, []).append(other)
            for firsts, others in asked.items():
                self._look(firsts, others, known)

    def _batches(self, firsts: Iterable[str]) -> Iterator[list[str]]:
        batch: list[str] = []
        seconds = 0.0
        for one in firsts:
            known = self._kept(one)
            seconds += 0.0 if known is None else known.seconds
            batch.append(one)
            if seconds >= _MOST_SOUGHT_SECONDS:
                yield batch
                batch, seconds = [], 0.0
        yield batch

    def _look(self, firsts: tuple[str, ...], others: Iterable[str], known: _Known) -> None:
        from gaung.making.audio.prints import KEPT_SECONDS
        from gaung.making.audio.sought import Sought

        sought = Sought({one: sound.prints for one in firsts if (sound := self._kept(one))}, is_pitched=True)
        for other in others:
            found: dict[str, list[Alike]] = {}
            heard = self._kept(other)
            if heard is None:
                continue
            for one, run in sought.runs_in(heard.sound):
                times = (
                    run.first * KEPT_SECONDS,
                    (run.first + run.length) * KEPT_SECONDS,
                    run.seconds,
                    run.end_seconds,
                )
                found.setdefault(one, []).append(Alike(*(round(each, 2) for each in times)))
            for one in firsts:
                known.setdefault(one, {})[other] = tuple(sorted(found.get(one, ())))

    def _is_heard(self, digest: str, path: PurePosixPath) -> bool:
        """Whether it is known what a recording sounds like; listened to, if there is time for that."""
        from gaung.making.audio.recorded import as_bytes, recorded
        from gaung.making.audio.sniff import SoundError

        if self._kept(digest) is not None:
            return True
        if self._most_seconds <= 0:
            self.is_whole = False
            return False
        try:
            one = recorded(self._root / path)
        except SoundError:
            return False  # it is told elsewhere, and nobody can hear it
        self._most_seconds -= one.seconds
        if not write_sealed(self._folder / f"{digest}.print", as_bytes(one)):
            self._unkept[digest] = one
        return True

    def _kept(self, digest: str) -> Recorded | None:
        from gaung.making.audio.recorded import from_bytes

        if digest in self._unkept:
            return self._unkept[digest]
        content = read_sealed(self._folder / f"{digest}.print")
        return None if content is None else from_bytes(content)

    def _read(self) -> _Known:
        """What was compared before; nothing if it is not there, damaged, or of another kind."""
        try:
            kept = json.loads(read_sealed(self._folder / "alike.json") or b"")
            rows = kept["compared"].items() if kept["revision"] == REVISION else ()
            return {
                one: {other: tuple(Alike(*map(float, each)) for each in stretches) for other, stretches in row.items()}
                for one, row in rows
            }
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return {}

    def _write(self, known: _Known) -> None:
        content = json.dumps({"revision": REVISION, "compared": known}, sort_keys=True, separators=(",", ":"))
        write_sealed(self._folder / "alike.json", content.encode())


_Known: TypeAlias = dict[str, dict[str, tuple[Alike, ...]]]
"""Of each recording those with which it was compared, and what is alike."""
