"""What was cut out of recordings, for the editor: where in the recording, where it is heard, and how much."""

from __future__ import annotations

from collections.abc import Iterator

from gaung.making.audio.arrangement import Programme
from gaung.making.audio.decode import RATE
from gaung.making.audio.pauses import after
from gaung.making.audio.sound import Sound
from gaung.media import Cut, CutPlace, CutReport
from gaung.model.episode import Episode
from gaung.model.segment import Segment


def cut_report(episode: Episode, programme: Programme) -> CutReport:
    """Everything that `tighten` and `fit` took out of an episode, in the order of its running order."""
    rows = zip(episode.segments, programme.sounds, programme.timeline.spans, strict=True)
    cuts = tuple(one for segment, sound, span in rows for one in _cuts(segment, sound, span.start))
    return CutReport(seconds=round(sum(one.seconds for one in cuts), 3), cuts=cuts)


def _cuts(segment: Segment, sound: Sound, start: int) -> Iterator[Cut]:
    whole = sound.samples + sum(one.end - one.start for one in sound.cuts)
    for one in sound.cuts:
        place = CutPlace.HEAD if one.start == 0 else CutPlace.TAIL if one.end >= whole else CutPlace.PAUSE
        yield Cut(
            title=segment.title,
            place=place,
            recording_seconds=round((segment.start or 0.0) + one.start / RATE, 3),
            programme_seconds=round((start + after(one.start, sound.cuts)) / RATE, 3),
            seconds=round((one.end - one.start) / RATE, 3),
        )
