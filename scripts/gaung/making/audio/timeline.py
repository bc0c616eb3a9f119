"""Where each segment stands in the programme, in whole samples: crossfades, chapters, and moved captions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One segment's sound: how many samples it has, and how many of them it wants to share with the one before."""

    samples: int
    crossfade: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Where a piece stands: from sample `start` up to, not including, `end`.

    Its first `fade_in` samples sound together with the piece before it, its last `fade_out` with the one after it.
    """

    start: int
    end: int
    fade_in: int = 0
    fade_out: int = 0

    @property
    def samples(self) -> int:
        """How long it is."""
        return self.end - self.start


class Misfit(StrEnum):
    """Why a crossfade is shorter than it was wished."""

    NOTHING_BEFORE = "nothing before"
    LONGER_THAN_NEIGHBOUR = "longer than a neighbour"
    NO_ROOM = "the neighbour fades already"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortened:
    """A crossfade that did not fit: `piece` wished more than `most` samples."""

    piece: int
    most: int
    why: Misfit


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole running order in samples."""

    spans: tuple[Span, ...]
    shortened: tuple[Shortened, ...] = ()
    tail: int = 0
    """How long the bed goes on alone after the last segment."""

    @property
    def samples(self) -> int:
        """How long the programme is."""
        return (self.spans[-1].end if self.spans else 0) + self.tail


def arrange(pieces: Sequence[Piece]) -> Timeline:
    """Put pieces one after another, each overlapping the one before by its crossfade as far as that fits.

    No sample ever belongs to more than two pieces: what a piece shares with the one before it and the one after it
    may meet, but not overlap.
    """
    fades: list[int] = []
    shortened: list[Shortened] = []
    for index, piece in enumerate(pieces):
        most, why = _room(pieces, fades, index)
        if piece.crossfade > most:
            shortened.append(Shortened(piece=index, most=most, why=why))
        fades.append(min(piece.crossfade, most))
    spans: list[Span] = []
    position = 0
    for piece, fade_in, fade_out in zip(pieces, fades, [*fades[1:], 0], strict=True):
        start = position - fade_in
        position = start + piece.samples
        spans.append(Span(start=start, end=position, fade_in=fade_in, fade_out=fade_out))
    return Timeline(tuple(spans), tuple(shortened))


def widened(timeline: Timeline, piece: int, samples: int) -> Timeline:
    """The same running order with `samples` more before `piece`; at its end if there is no such piece.

    Where the piece has a crossfade with the one before it, that becomes shorter first.
    """
    if piece >= len(timeline.spans):
        return replace(timeline, tail=timeline.tail + samples)
    spans = list(timeline.spans)
    fade = max(spans[piece].fade_in - samples, 0)
    if piece:
        spans[piece - 1] = replace(spans[piece - 1], fade_out=fade)
    spans[piece] = replace(spans[piece], fade_in=fade)
    spans[piece:] = [replace(one, start=one.start + samples, end=one.end + samples) for one in spans[piece:]]
    return replace(timeline, spans=tuple(spans))


def _room(pieces: Sequence[Piece], fades: Sequence[int], index: int) -> tuple[int, Misfit]:
    """How long the crossfade into piece `index` can be, and what bounds it."""
    if index == 0:
        return 0, Misfit.NOTHING_BEFORE
    before, piece = pieces[index - 1], pieces[index]
    if piece.crossfade > min(before.samples, piece.samples):
        return min(before.samples - fades[index - 1], piece.samples), Misfit.LONGER_THAN_NEIGHBOUR
    return min(before.samples - fades[index - 1], piece.samples), Misfit.NO_ROOM


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A chapter in samples, with the segment it begins at."""

    segment: int
    start: int
    end: int


def chapters(timeline: Timeline, is_chapter: Sequence[bool]) -> tuple[Mark, ...]:
    """Chapters begin where their segment begins and last until the next one; the first begins with the programme."""
    wanted = [index for index, wish in enumerate(is_chapter) if wish]
    starts = [timeline.spans[index].start for index in wanted]
    if starts:
        starts[0] = 0
    ends = [*starts[1:], timeline.samples]
    rows = zip(wanted, starts, ends, strict=False)
    return tuple(Mark(segment=index, start=start, end=end) for index, start, end in rows if end > start)


def moved(
    start_seconds: float,
    end_seconds: float,
    span: Span,
    trim: int,
    rate: int,
    stands: Callable[[int], int] = int,
) -> tuple[float, float] | None:
    """A caption's times in the programme, or None where the trim left nothing of it.

    `start_seconds` and `end_seconds` count from the recording's own beginning, whose first `trim` samples are cut
    off; what reaches over the cut is shortened. `stands` says where a sample stands after the segment's own cuts.
    """
    start = stands(max(round(start_seconds * rate) - trim, 0))
    end = min(stands(max(round(end_seconds * rate) - trim, 0)), span.samples)
    if end <= start:
        return None
    return (span.start + start) / rate, (span.start + end) / rate
