"""What each station gets of a programme: its own length, its parts between the breaks, the words at both ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gaung.captions import Cue
from gaung.making.audio.decode import RATE
from gaung.making.audio.encode import Part
from gaung.making.audio.master import Mastered, Order
from gaung.making.audio.pauses import after
from gaung.making.audio.sound import Sound
from gaung.making.audio.timeline import Timeline
from gaung.making.audio.transcript import move_cues
from gaung.media import PartFacts, Spoken, StationFacts
from gaung.model.episode import Episode
from gaung.model.segment import Segment
from gaung.model.show import Show
from gaung.model.station import Station

if TYPE_CHECKING:
    from gaung.making.audio.arrangement import Programme  # it lays the beds, which part at the breaks

CUE_WORDS = 7
"""How many words a desk waits for at the beginning and the end of a segment (radio's own habit: five to seven)."""


def length_of(station: Station, episode: Episode) -> float | None:
    """How long the programme is at a station; None where nobody wished a length."""
    return station.length if station.length is not None else episode.length


def other_lengths(show: Show, episode: Episode) -> Mapping[float, int]:
    """The lengths that stations wish and the podcast has not, each with the index of the first station that does."""
    found: dict[float, int] = {}
    for index, station in enumerate(show.stations):
        if station.length is not None and station.length != episode.length:
            found.setdefault(station.length, index)
    return found


def with_parts(order: Order, segments: Sequence[Segment], timeline: Timeline) -> Order:
    """The order of a station that wants the programme in parts, too: cut where the rundown has a break."""
    path = order.target.path
    parts = tuple(
        Part(path=path.with_name(f"{path.stem}.P{number}{path.suffix}"), number=number, start=start, end=end)
        for number, (start, end) in enumerate(between_breaks(segments, timeline), 1)
    )
    return replace(order, target=replace(order.target, parts=parts))


def between_breaks(segments: Sequence[Segment], timeline: Timeline) -> Iterator[tuple[int, int]]:
    """First and end sample of each part: without a gap, from the beginning of the programme to its end."""
    start = 0
    for segment, span in zip(segments, timeline.spans, strict=True):
        if segment.break_after and start < span.end < timeline.samples:
            yield start, span.end
            start = span.end
    yield start, timeline.samples


def breaks_of(segments: Sequence[Segment], timeline: Timeline) -> tuple[int, ...]:
    """The sample at which each break stands."""
    return tuple(start for start, _ in between_breaks(segments, timeline))[1:]


def stations(
    show: Show,
    episode: Episode,
    made: Mapping[str, StationFacts],
    mastered: Sequence[Mastered],
    to: Path,
    by_length: Mapping[float | None, Programme],
    cues_of: Mapping[int, Sequence[Cue]],
) -> dict[str, StationFacts]:
    """What came out for each station, by its id: the last ones of `mastered`."""
    found = {}
    for station, one in zip(show.stations, mastered[len(mastered) - len(show.stations) :], strict=True):
        programme = by_length[length_of(station, episode)]
        found[station.id] = _facts(made[station.id], one, to, episode.segments, programme, cues_of)
    return found


def _facts(
    made: StationFacts,
    mastered: Mastered,
    folder: Path,
    segments: Sequence[Segment],
    programme: Programme,
    cues_of: Mapping[int, Sequence[Cue]],
) -> StationFacts:
    """What came out for one station, with its parts and where each segment stands."""
    parts = tuple(
        PartFacts(file=part.path.relative_to(folder).as_posix(), start_samples=part.start, samples=part.samples)
        for part in mastered.order.target.parts
    )
    timeline = programme.timeline
    words = _cue_words(segments, timeline, programme.sounds, cues_of)
    told = tuple(
        Spoken(start_samples=span.start, samples=span.samples, first_words=first, last_words=last)
        for span, (first, last) in zip(timeline.spans, words, strict=True)
    )
    return made.model_copy(
        update={"rate_hz": RATE, "samples": timeline.samples, "parts": parts, "segments": told},
    )


def _cue_words(
    segments: Sequence[Segment], timeline: Timeline, sounds: Sequence[Sound], cues_of: Mapping[int, Sequence[Cue]]
) -> Iterator[tuple[str, str]]:
    """The first and the last words of each segment as it is heard there; empty where no captions are."""
    for index, (segment, span, sound) in enumerate(zip(segments, timeline.spans, sounds, strict=True)):
        trim = round((segment.start or 0.0) * RATE)
        moved = move_cues(cues_of.get(index, ()), span, trim, RATE, partial(after, cuts=sound.cuts))
        said = " ".join(cue.text for cue in sorted(moved, key=lambda cue: cue.start_seconds)).split()
        yield " ".join(said[:CUE_WORDS]), " ".join(said[-CUE_WORDS:])
