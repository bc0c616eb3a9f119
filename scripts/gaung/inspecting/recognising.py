"""What was withdrawn, known again in all that is made: by address, words, sound, pictures and files."""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path, PurePosixPath

from gaung.inspecting.sources import Sources
from gaung.inspecting.text import Contents, Text
from gaung.likeness import Look
from gaung.making.audio import prints
from gaung.making.audio.moments import SPOOL
from gaung.making.audio.sniff import SoundError, regular_file
from gaung.making.audio.sought import Sought
from gaung.model.campaign import Campaign
from gaung.model.trace import RUN_WORDS, Trace, hashed, in_row, words_in
from gaung.model.withdrawal import WithdrawalKind
from gaung.picture_points import Points, read
from gaung.place import Place
from gaung.problem import Fact, Problem
from gaung.rules.copied_recordings import uses

NOTICES = re.compile(r"(?:[a-z]{2,3}/)?withdrawn(?:\.json|\.xml|/)|sitemap\.xml")
"""Where a withdrawn thing may still be named: for those who have a copy of it."""

_NOTES = ("manifest.json", "why.json")
"""Notes of ours in the cache: from which files a thing was made."""
_SOURCE = re.compile(r"\bepisodes/[^\s\"']+")

_SOUND = "consent-withdrawn-sound"

ENOUGH = 3
"""So many different runs of seven words must be there: nine words in a row."""


class Withdrawn:
    """Everything that was withdrawn, ready to be looked for."""

    def __init__(self, traces: Iterable[Trace], left_out: Iterable[tuple[WithdrawalKind, str]], root: Path) -> None:
        self._traces = tuple(traces)
        self._sources = Sources(root)
        self._runs: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._names: dict[str, dict[int, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
        self._files = {digest: trace.id for trace in self._traces for digest in trace.digests}
        self._pictures: dict[str, tuple[list[int], list[Points]]] = {}
        for trace in self._traces:
            if trace.pictures or trace.picture_points:
                known, points = self._pictures.setdefault(trace.id, ([], []))
                known += [int(seen, 16) for seen in trace.pictures]
                points += [read(one) for one in trace.picture_points]
            for run in trace.runs:
                self._runs[trace.salt][run].append(trace.id)
            for name in trace.names:
                count, _, digest = name.partition(":")
                self._names[trace.salt][int(count)][digest] = trace.id
        self._needed = {trace.id: min(ENOUGH, len(trace.runs)) for trace in self._traces}
        self._sounds = Sought({t.id: [prints.read(one) for one in t.sounds] for t in self._traces if t.sounds})
        self._addresses = _addresses({*left_out, *((trace.kind, trace.id) for trace in self._traces)})
        self._seen: dict[str, tuple[str, str] | None] = {}

    def __bool__(self) -> bool:
        return bool(self._traces) or self._addresses is not None

    @property
    def key(self) -> str:
        """What the judgement of a file depends on."""
        told = "\n".join(trace.model_dump_json() for trace in self._traces) + (
            self._addresses.pattern if self._addresses else ""
        )
        return hashlib.sha256(told.encode()).hexdigest()

    def problems(self, name: str, content: bytes, contents: Contents) -> Iterator[Problem]:
        """Everything in one file that is, or holds, what was withdrawn."""
        if not NOTICES.match(name):
            yield from self._told(name, contents.texts)
        digest = hashlib.sha256(content).hexdigest()
        if digest in self._files:
            yield _found("consent-withdrawn-file", self._files[digest], name)
        for picture in contents.pictures if self._pictures else ():
            look = Look(partial(bytes, picture))
            for id, (known, points) in self._pictures.items():
                if look.shows_any(known, points):
                    yield _found("consent-withdrawn-picture", id, name)
        sounds = [content] if name.endswith(SPOOL) else contents.sounds
        for sound in sounds if self._sounds else ():
            yield from self._heard(name, sound)

    def at_their_segments(self, campaign: Campaign, found: Iterable[Problem]) -> list[Problem]:
        """The problems, with the segments of the campaign that a sound came from in place of the made files."""
        found = list(found)
        told = [one for one in found if one.code == _SOUND]
        if not told:
            return found
        segments = list(self._segments(campaign))
        for problem in told:
            file = problem.place.file if problem.place is not None else ""
            mine = [one for one in segments if one.facts["id"] == problem.facts["id"]]
            # a finished programme says which rundown it is of; a segment in the cache does not
            own = [one for one in mine if one.place is not None and one.place.file == file]
            at = found.index(problem)
            found[at : at + 1] = (own if file.endswith("/episode.yaml") else mine) or [problem]
        return list(dict.fromkeys(found))

    def _segments(self, campaign: Campaign) -> Iterator[Problem]:
        """The segments and beds in which something of it is heard."""
        heard: dict[PurePosixPath, tuple[str, float] | None] = {}
        for use in uses(campaign.episodes):
            if use.file not in heard:
                try:
                    heard[use.file] = self._sounds.heard_in(regular_file(campaign.root, use.file))
                except SoundError:
                    heard[use.file] = None
            known = heard[use.file]
            if known is not None:
                facts: dict[str, Fact] = {"id": known[0], "output": str(use.file), "at": round(known[1], 1)}
                yield Problem(_SOUND, use.place, facts)

    def _heard(self, name: str, sound: bytes) -> Iterator[Problem]:
        heard = heard_in(self._sounds, name, sound)
        if heard is not None:
            id, seconds = heard
            place = self._sources.rundown_of(name) or Place(name)
            yield Problem(_SOUND, place, {"id": id, "output": name, "at": round(seconds, 1)})

    def _told(self, name: str, texts: Iterable[Text]) -> Iterator[Problem]:
        hits: Counter[str] = Counter()
        words_of: dict[str, str] = {}
        for text in texts:
            words = text.words
            if name.endswith(_NOTES):  # another programme may be made of a jingle that lies in the folder of this one
                words = _SOURCE.sub("", words)
            found = self._addresses.search(words) if self._addresses is not None else None
            if found is not None:
                place = self._sources.place_of(found[0], name) or Place(name)
                yield Problem("consent-withdrawn-address", place, {"id": found[0].strip("/"), "output": name})
            row_of = words_in(text.words)
            for salt in self._names:
                yield from self._named(name, row_of, salt)
            for salt, runs in self._runs.items():
                for row in in_row(row_of, RUN_WORDS):
                    for id in runs.get(hashed(row, salt), ()):
                        hits[id] += 1
                        words_of.setdefault(id, " ".join(row))
        for id, count in hits.items():
            if count >= self._needed[id]:
                yield _found("consent-withdrawn-text", id, name, self._sources.place_of(words_of[id], name, id))

    def _named(self, name: str, words: list[str], salt: str) -> Iterator[Problem]:
        for count, known in self._names[salt].items():
            for row in in_row(words, count):
                id = known.get(hashed(row, salt))
                if id is not None:
                    yield _found("consent-withdrawn-name", id, name, self._sources.place_of(" ".join(row), name))


def heard_in(sought: Sought, name: str, sound: bytes) -> tuple[str, float] | None:
    """What is heard in the sound of a file called `name`, and from which second on; None if nothing is."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"sound{Path(name).suffix}"
        path.write_bytes(sound)
        try:
            return sought.heard_in(path)
        except SoundError:
            return None  # what cannot be decoded cannot be heard


def _found(code: str, id: str, name: str, place: Place | None = None) -> Problem:
    return Problem(code, place or Place(name), {"id": id, "output": name})


def _addresses(things: Iterable[tuple[WithdrawalKind, str]]) -> re.Pattern[str] | None:
    """The addresses and names of files under which withdrawn things stood."""
    known: list[str] = []
    for kind, id in sorted(things):
        show, _, rest = id.partition("/")
        match kind:
            case WithdrawalKind.EPISODE if rest:
                known += [rf"{re.escape(show)}[/-]{re.escape(rest)}(?![\w-])"]
            case WithdrawalKind.POSTER:
                known += [rf"posters?/{re.escape(id)}(?![\w-])", rf"(?<![\w-]){re.escape(id)}\.(?:id|en|ne|fil)\."]
    return re.compile("|".join(known)) if known else None
