"""The words of a programme: read from each segment, without what must not be read, moved to where they are heard."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from gaung.captions import Cue, removed_words, words_of
from gaung.making.audio.arrangement import Programme, gone_of
from gaung.making.audio.decode import RATE
from gaung.making.audio.faults import Faults
from gaung.making.audio.pauses import after
from gaung.making.audio.redact import blanked
from gaung.making.audio.sniff import SoundError
from gaung.making.audio.sound import Sound
from gaung.making.audio.transcript import move_cues, read_cues, webvtt
from gaung.model.episode import Episode
from gaung.model.language import Language
from gaung.model.segment import Segment
from gaung.problem import Problem


def cues_of_segments(
    root: Path, episode: Episode, sounds: Mapping[int, Sound], faults: Faults
) -> dict[int, tuple[Cue, ...]]:
    """The words of each segment, by index, with times in its own recording; what cannot be read is noted."""
    return {
        index: _cues(root, episode, segment, sounds.get(index), faults, index)
        for index, segment in enumerate(episode.segments)
    }


def _cues(
    root: Path, episode: Episode, segment: Segment, own: Sound | None, faults: Faults, index: int
) -> tuple[Cue, ...]:
    """The words of a segment with times in its recording: from its transcript, or as the computer's voice said them."""
    if segment.transcript is None:
        return tuple(Cue(one.start_seconds, one.end_seconds, one.text) for one in own.sentences) if own else ()
    try:
        cues = read_cues(root, segment.transcript)
    except SoundError as error:
        faults.error(index, error.code, error.facts, key="transcript")
        return ()
    return _without_redacted(episode, segment, cues, faults) if segment.redact else cues


def _without_redacted(episode: Episode, segment: Segment, cues: tuple[Cue, ...], faults: Faults) -> tuple[Cue, ...]:
    """The captions without what is taken out of the sound; a heading that still says it is an error."""
    gone = gone_of(segment)
    secret = removed_words(cues, [one.with_margins for one in segment.redact])
    headings = [(episode.title, episode.where("title")), (episode.summary, episode.where("summary"))]
    headings += [(other.title, other.where("title")) for other in episode.segments]
    for heading, place in headings:
        if secret & words_of(heading):  # the word itself is not told, for build logs are read by many
            faults.found(Problem("audio-redact-in-title", place))
    return tuple(blanked(cues, gone))


def write_transcript(
    episode: Episode,
    programme: Programme,
    cues_of: Mapping[int, tuple[Cue, ...]],
    language: Language,
    to: Path,
    *,
    note: str = "",
) -> dict[Language, str]:
    """Write the WebVTT of the programme into `to`; its name by language, nothing if there are no words.

    `note` is for whoever opens the file; players do not show it.
    """
    moved = [
        cue
        for index, segment in enumerate(episode.segments)
        for cue in move_cues(
            cues_of[index],
            programme.timeline.spans[index],
            round((segment.start or 0.0) * RATE),
            RATE,
            partial(after, cuts=programme.sounds[index].cuts),
        )
    ]
    if not moved:
        return {}
    name = f"transcript.{language}.vtt"
    (to / name).write_text(webvtt(moved, note), "utf-8", newline="\n")
    return {language: name}
