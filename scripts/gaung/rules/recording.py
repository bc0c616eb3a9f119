"""Whether recordings and captions can be used, as far as their first bytes tell; nothing is decoded for a check."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path, PurePosixPath

from gaung.captions import Cue, clock, parse_cues
from gaung.model.campaign import Campaign
from gaung.model.episode import Episode
from gaung.model.segment import Segment
from gaung.place import Place
from gaung.problem import Fact, Problem, Severity
from gaung.recording import examined
from gaung.rules.context import Context, Rule

MOST_SECONDS = 2 * 3600
"""A longer recording is refused when the programme is made."""
_TOLERANCE_SECONDS = 1.0
_EXACT = frozenset({"wav", "flac", "ogg", "mov,mp4,m4a,3gp,3g2,mj2"})
"""Kinds whose header gives the length; an MP3's may be a guess."""


def recordings_can_be_read(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Every recording is a plain file with sound in it, and as long as the rundown takes it to be."""
    for episode in campaign.episodes:
        for segment in episode.segments:
            if segment.file is not None and segment.file != segment.heard_file:
                yield from _readable(campaign, segment.file, segment.where("file"))
            if segment.heard_file is not None:
                place = segment.revoice.where("file") if segment.revoice is not None else segment.where("file")
                found = list(_readable(campaign, segment.heard_file, place))
                yield from found or _long_enough(campaign, segment, segment.heard_file, place)
        yield from _beds(campaign, episode)


def captions_follow_their_recording(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Captions have times, in order, each ending after it begins, and none lies beyond the end of its recording."""
    for episode in campaign.episodes:
        for segment in episode.segments:
            text = campaign.captions.get(segment.transcript) if segment.transcript is not None else None
            if text is not None:
                yield from _captions(campaign, segment, tuple(parse_cues(text)))


def _beds(campaign: Campaign, episode: Episode) -> Iterator[Problem]:
    for bed in (*((episode.music_bed,) if episode.music_bed is not None else ()), *episode.music_beds):
        yield from _readable(campaign, bed.file, bed.where("file"))


def _readable(campaign: Campaign, file: PurePosixPath, place: Place) -> Iterator[Problem]:
    """What is wrong with a file that is there; one that is not is told by another rule."""
    path = campaign.root / file
    facts: dict[str, Fact] = {"file": str(file)}
    if not path.is_file():
        if path.exists() and not path.is_dir():
            yield Problem("audio-not-a-file", place, facts)  # a pipe would make whoever opens it wait for ever
        return
    real = Path(os.path.realpath(path))
    if not real.is_relative_to(os.path.realpath(campaign.root)):
        yield Problem("audio-outside", place, facts)
    elif real.stat().st_size == 0:
        yield Problem("audio-empty", place, facts)
    elif examined(real).kind is None:
        yield Problem("audio-not-a-recording", place, facts)


def _long_enough(campaign: Campaign, segment: Segment, file: PurePosixPath, place: Place) -> Iterator[Problem]:
    """Whether the stretches that the rundown names lie in the recording, if its header is to be believed."""
    path = campaign.root / file
    seconds = examined(path).seconds if path.is_file() else None
    if seconds is None or examined(path).kind not in _EXACT:
        return
    facts: dict[str, Fact] = {"file": str(file), "seconds": round(seconds, 2)}
    if segment.end is None and seconds - (segment.start or 0.0) > MOST_SECONDS:
        yield Problem(
            "audio-too-long", place, {"file": str(file), "most_minutes": MOST_SECONDS // 60}, Severity.WARNING
        )
    if segment.start is not None and segment.start >= seconds:
        yield Problem(
            "audio-start-past-end", segment.where("start"), facts | {"start": segment.start}, Severity.WARNING
        )
    elif segment.end is not None and segment.end > seconds + _TOLERANCE_SECONDS:
        yield Problem("audio-end-past-end", segment.where("end"), facts | {"end": segment.end}, Severity.WARNING)
    for number, one in enumerate(segment.redact):
        if one.end > seconds + _TOLERANCE_SECONDS:
            where = segment.where("redact", number)
            # a wrong time leaves in what must not be heard, so this is not left to the build to find out
            yield Problem("audio-redact-past-end", where, facts | {"end": one.end})


def _captions(campaign: Campaign, segment: Segment, cues: tuple[Cue, ...]) -> Iterator[Problem]:
    place, file = segment.where("transcript"), str(segment.transcript)
    if not cues:
        yield Problem("audio-transcript-empty", place, {"file": file})
        return
    backwards = next((cue for cue in cues if cue.end_seconds <= cue.start_seconds), None)
    if backwards is not None:
        yield Problem("audio-transcript-backwards", place, {"file": file, "at": clock(backwards.start_seconds)})
        return
    late = next((after for before, after in pairwise(cues) if after.start_seconds < before.start_seconds), None)
    if late is not None:
        facts: dict[str, Fact] = {"file": file, "at": clock(late.start_seconds)}
        yield Problem("audio-transcript-order", place, facts, Severity.WARNING)
    heard = segment.heard_file
    seconds = examined(campaign.root / heard).seconds if heard is not None else None
    last = max(cues, key=lambda cue: cue.start_seconds)
    if seconds is not None and last.start_seconds > seconds + _TOLERANCE_SECONDS:
        facts = {"file": file, "at": clock(last.start_seconds), "seconds": round(seconds, 1)}
        yield Problem("audio-transcript-past-end", place, facts, Severity.WARNING)


RULES: tuple[Rule, ...] = (recordings_can_be_read, captions_follow_their_recording)
