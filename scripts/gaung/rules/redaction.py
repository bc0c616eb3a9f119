"""What was taken out of a recording, or hidden in it, does not stand or sound anywhere else."""

from __future__ import annotations

import filecmp
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import inf
from pathlib import Path, PurePosixPath

from gaung.captions import Cue, clock, parse_cues, removed_words, words_of
from gaung.model.campaign import Campaign
from gaung.model.episode import Episode
from gaung.model.segment import Segment, VoiceCare
from gaung.place import Place
from gaung.problem import Problem, Severity
from gaung.rules.context import Context, Rule


def removed_words_are_nowhere_else(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """A word that is taken out of a recording stands in no title, summary, note or name, and no one else says it."""
    for episode in campaign.episodes:
        cues = {index: _cues(campaign, segment) for index, segment in enumerate(episode.segments)}
        secret = {index: _secret(segment, cues[index]) for index, segment in enumerate(episode.segments)}
        every = frozenset[str]().union(*secret.values())
        if not every:
            continue
        for text, place in _texts(campaign, episode):
            if every & words_of(text):  # the word itself is not told, for build logs are read by many
                yield Problem("audio-redact-in-title", place)
        for index, segment in enumerate(episode.segments):
            gone = [one.with_margins for one in segment.redact]
            for cue in cues[index]:
                is_gone = any(first < cue.end_seconds and cue.start_seconds < last for first, last in gone)
                if not is_gone and _names(cue.text) & every:
                    facts = {"at": clock(cue.start_seconds)[3:8], "title": segment.title}
                    yield Problem("audio-redact-said-again", segment.where("transcript"), facts, Severity.WARNING)


def hidden_recordings_are_not_used_openly(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """A recording whose voices are disguised, replaced or partly taken out is heard nowhere without that care.

    A copy of it under another name is the same recording.
    """
    uses = list(_uses(campaign))
    for hidden in uses:
        for other in uses:
            if other is not hidden:
                code = _care_lost(hidden, other)
                if code is not None and _is_same(campaign.root, hidden.file, other.file):
                    yield Problem(code, other.place, {"file": str(other.file), "title": hidden.title})


@dataclass(frozen=True)
class _Use:
    """One use of one recording, as a segment or as a bed."""

    file: PurePosixPath
    title: str
    place: Place
    segment: Segment | None = None

    @property
    def is_heard(self) -> bool:
        """Whether it is heard as it is, but for what is taken out."""
        return self.segment is None or self.segment.voice is VoiceCare.OPEN

    @cached_property
    def stretch(self) -> tuple[float, float]:
        """From second to second of the recording."""
        if self.segment is None:
            return (0.0, inf)
        return (self.segment.start or 0.0, inf if self.segment.end is None else self.segment.end)

    @cached_property
    def gone(self) -> list[tuple[float, float]]:
        """What is taken out, from second to second."""
        return [] if self.segment is None else [one.with_margins for one in self.segment.redact]


def _uses(campaign: Campaign) -> Iterator[_Use]:
    for episode in campaign.episodes:
        for segment in episode.segments:
            if segment.file is not None:
                yield _Use(segment.file, segment.title, segment.where("file"), segment)
        for bed in (*((episode.music_bed,) if episode.music_bed is not None else ()), *episode.music_beds):
            yield _Use(bed.file, episode.title, bed.where("file"))


def _is_same(root: Path, one: PurePosixPath, other: PurePosixPath) -> bool:
    """Whether two files are one recording, byte for byte."""
    if one == other:
        return True
    first, second = root / one, root / other
    return first.is_file() and second.is_file() and filecmp.cmp(first, second, shallow=False)


def _care_lost(hidden: _Use, other: _Use) -> str | None:
    """What `other` gives away of `hidden`."""
    begin, end = max(hidden.stretch[0], other.stretch[0]), min(hidden.stretch[1], other.stretch[1])
    if begin >= end or (other.segment is not None and other.segment.voice is VoiceCare.REVOICE):
        return None
    if not hidden.is_heard and other.is_heard:
        return "consent-voice-open-elsewhere"
    for first, last in hidden.gone:
        rest = max(first, other.stretch[0])
        for start, stop in sorted(other.gone):
            rest = max(rest, stop) if start <= rest else rest
        if rest < min(last, other.stretch[1]):
            return "audio-redact-open-elsewhere"
    return None


def _cues(campaign: Campaign, segment: Segment) -> tuple[Cue, ...]:
    text = campaign.captions.get(segment.transcript) if segment.transcript is not None else None
    return tuple(parse_cues(text)) if text is not None else ()


def _secret(segment: Segment, cues: tuple[Cue, ...]) -> frozenset[str]:
    return removed_words(cues, [one.with_margins for one in segment.redact]) if segment.redact else frozenset()


def _names(text: str) -> frozenset[str]:
    """The words of a caption that may be a name: not those in small letters, of which a common word would be one."""
    return frozenset[str]().union(*(words_of(word) for word in text.split() if not word.islower()))


def _texts(campaign: Campaign, episode: Episode) -> Iterator[tuple[str, Place]]:
    """Every text about an episode that listeners see, with its place."""
    yield episode.title, episode.where("title")
    yield episode.summary, episode.where("summary")
    for segment in episode.segments:
        yield segment.title, segment.where("title")
    for person in episode.people:
        yield person.shown_name, person.where("name" if person.name else "alias")
        yield person.about or "", person.where("about")
    for number, line in enumerate(episode.notes.splitlines(), 1):
        yield line, Place(str(episode.folder / "notes.md"), number)


RULES: tuple[Rule, ...] = (removed_words_are_nowhere_else, hidden_recordings_are_not_used_openly)
