"""Voices that a rundown hides, known again in all that goes out: a copy that was recoded, renamed or laid under music.

The rules know a copy by its bytes. This knows it by its sound, in the finished files, by whatever way it came there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from math import inf
from pathlib import Path, PurePosixPath

from gaung import address
from gaung.inspecting.recognising import heard_in
from gaung.inspecting.text import Contents
from gaung.making.audio import prints
from gaung.making.audio.moments import Prints
from gaung.making.audio.sniff import SoundError, regular_file
from gaung.making.audio.sought import Sought
from gaung.model.episode import Episode
from gaung.model.segment import Segment, VoiceCare
from gaung.place import Place
from gaung.problem import Problem


@dataclass(frozen=True)
class _Stretch:
    """What of one recording is hidden."""

    segment: Segment
    file: PurePosixPath
    start_seconds: float
    end_seconds: float
    folder: str
    """Where the programme lies that hides it."""

    @property
    def is_disguised(self) -> bool:
        """Whether the programme that hides it holds its rhythm and its noises, by which a print knows a sound."""
        return self.segment.voice is VoiceCare.DISGUISE


class HiddenVoices:
    """Everything whose voice is disguised, replaced or taken out, ready to be looked for.

    A redaction of less than two seconds is too short to be recognised; and in the very programme that disguises a
    recording, the recording itself is not told from its disguise.
    """

    def __init__(self, root: Path, episodes: Iterable[Episode]) -> None:
        self._root = root
        self._stretches = {
            f"{number}": one for number, one in enumerate(one for episode in episodes for one in _stretches(episode))
        }
        self._prints: dict[str, Prints] | None = None

    def __bool__(self) -> bool:
        return bool(self._stretches)

    @cached_property
    def key(self) -> str:
        """What the judgement of a file depends on."""
        told = hashlib.sha256()
        for one in self._stretches.values():
            told.update(f"{one.file} {one.start_seconds} {one.end_seconds} {one.segment.title}\n".encode())
            try:
                with regular_file(self._root, one.file).open("rb") as stream:
                    told.update(hashlib.file_digest(stream, "sha256").digest())
            except SoundError:  # it need not be there: what is not there cannot be copied from there
                told.update(b"none")
        return told.hexdigest()

    def problems(self, name: str, content: bytes, contents: Contents) -> Iterator[Problem]:
        """The hidden voice that is heard in one finished file, if there is one.

        Of the files of a programme the podcast's MP3 stands for all: they are made of the same recordings.
        """
        if not contents.sounds or not _is_judged(name):
            return
        sought = self._sought(name)
        for sound in contents.sounds:
            heard = heard_in(sought, name, sound)
            if heard is not None:
                one, seconds = self._stretches[heard[0]], round(heard[1])
                at = f"{seconds // 60}:{seconds % 60:02}"
                facts = {"file": str(one.file), "title": one.segment.title, "output": name, "at": at}
                yield Problem("consent-voice-in-output", _place(one.segment), facts)

    def _sought(self, name: str) -> Sought:
        """What is looked for in the file `name`."""
        if self._prints is None:
            self._prints = dict(self._printed())
        wanted = {
            label: [one]
            for label, one in self._prints.items()
            if not (self._stretches[label].is_disguised and name.startswith(self._stretches[label].folder))
        }
        return Sought(wanted, is_as_it_was=True)

    def _printed(self) -> Iterator[tuple[str, Prints]]:
        """The print of each stretch, by its label."""
        known: dict[PurePosixPath, Prints | None] = {}
        for label, one in self._stretches.items():
            if one.file not in known:
                try:
                    known[one.file] = prints.print_of(regular_file(self._root, one.file))
                except SoundError:
                    known[one.file] = None
            whole = known[one.file]
            if whole is not None:
                yield label, prints.between(whole, one.start_seconds, one.end_seconds)


def _is_judged(name: str) -> bool:
    if name.startswith(address.PODCAST):
        return name.endswith(".mp3")
    return not name.startswith(address.RADIO)


def _stretches(episode: Episode) -> Iterator[_Stretch]:
    folder = f"{address.PODCAST}{episode.show_id}/{episode.id}/"
    for segment in episode.segments:
        if segment.file is None:
            continue
        if segment.voice is not VoiceCare.OPEN:
            end = inf if segment.end is None else segment.end
            yield _Stretch(segment, segment.file, segment.start or 0.0, end, folder)
        for one in segment.redact:
            first, last = one.with_margins
            if last - first >= prints.SHORTEST_SECONDS:
                yield _Stretch(segment, segment.file, first, last, folder)


def _place(segment: Segment) -> Place:
    return segment.where("voice" if segment.voice is not VoiceCare.OPEN else "redact")
