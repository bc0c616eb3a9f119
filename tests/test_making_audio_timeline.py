"""Where segments stand: sums of lengths, crossfades, chapters and moved captions, for any running order."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from gaung.making.audio.timeline import Misfit, Piece, Span, arrange, chapters, moved, widened

pieces = st.lists(
    st.builds(Piece, samples=st.integers(1, 10**7), crossfade=st.integers(0, 10**6)), min_size=1, max_size=40
)


@given(pieces)
def test_the_programme_is_as_long_as_its_pieces_less_what_they_share(running_order: list[Piece]) -> None:
    timeline = arrange(running_order)
    shared = sum(span.fade_in for span in timeline.spans)
    assert timeline.samples == sum(piece.samples for piece in running_order) - shared
    assert [span.samples for span in timeline.spans] == [piece.samples for piece in running_order]


@given(pieces)
def test_pieces_keep_their_order_and_meet_exactly(running_order: list[Piece]) -> None:
    spans = arrange(running_order).spans
    assert spans[0].start == 0
    for before, after in itertools.pairwise(spans):
        assert before.end - after.start == after.fade_in == before.fade_out
        assert before.start <= after.start
        assert before.end <= after.end
        assert before.fade_in + before.fade_out <= before.samples


@given(pieces)
def test_never_more_than_two_pieces_sound_together(running_order: list[Piece]) -> None:
    spans = arrange(running_order).spans
    for first, third in zip(spans, spans[2:], strict=False):
        assert first.end <= third.start


@given(pieces)
def test_a_crossfade_is_shortened_only_where_it_does_not_fit(running_order: list[Piece]) -> None:
    timeline = arrange(running_order)
    shortened = {one.piece: one for one in timeline.shortened}
    for index, (piece, span) in enumerate(zip(running_order, timeline.spans, strict=True)):
        if index not in shortened:
            assert span.fade_in == piece.crossfade
            continue
        assert span.fade_in == shortened[index].most < piece.crossfade
        if shortened[index].why is Misfit.LONGER_THAN_NEIGHBOUR:
            assert piece.crossfade > min(piece.samples, running_order[index - 1].samples)


@given(pieces, st.data())
def test_what_is_widened_has_its_exact_length_and_keeps_its_order(
    running_order: list[Piece], data: st.DataObject
) -> None:
    plain = arrange(running_order)
    samples = data.draw(st.integers(0, 500_000))
    place = data.draw(st.integers(0, len(running_order)))
    made = widened(plain, place, samples)
    assert made.samples == plain.samples + samples
    assert [one.samples for one in made.spans] == [one.samples for one in plain.spans]
    for number, (one, other) in enumerate(itertools.pairwise(made.spans), 1):
        gap = max(samples - plain.spans[number].fade_in, 0) if number == place else 0
        assert one.fade_out == other.fade_in
        assert other.start - one.end == gap - other.fade_in
    moved = [after.start - before.start for before, after in zip(plain.spans, made.spans, strict=True)]
    assert moved == [0] * min(place, len(moved)) + [samples] * max(len(moved) - place, 0)


@given(pieces, st.data())
def test_chapters_begin_with_their_segments_and_leave_no_gap(running_order: list[Piece], data: st.DataObject) -> None:
    timeline = arrange(running_order)
    count = len(running_order)
    wishes = data.draw(st.lists(st.booleans(), min_size=count, max_size=count))
    marks = chapters(timeline, wishes)
    assert (not any(wishes)) == (not marks)
    if not marks:
        return
    assert marks[0].start == 0
    assert marks[-1].end == timeline.samples
    for mark in marks[1:]:
        assert mark.start == timeline.spans[mark.segment].start
        assert wishes[mark.segment]
    for before, after in itertools.pairwise(marks):
        assert before.end == after.start


@given(
    start=st.floats(0, 600),
    length=st.floats(0, 60),
    begins=st.integers(0, 10**7),
    samples=st.integers(1, 10**7),
    trim=st.integers(0, 10**7),
)
def test_a_moved_caption_stays_inside_its_segment(
    start: float, length: float, begins: int, samples: int, trim: int
) -> None:
    rate = 44_100
    span = Span(start=begins, end=begins + samples)
    times = moved(start, start + length, span, trim, rate)
    own_start, own_end = round(start * rate) - trim, round((start + length) * rate) - trim
    if times is None:
        assert own_end <= 0 or own_start >= samples or round(start * rate) == round((start + length) * rate)
        return
    assert begins / rate <= times[0] < times[1] <= (begins + samples) / rate
    if own_start >= 0 and own_end <= samples:
        assert times == ((begins + own_start) / rate, (begins + own_end) / rate)


def test_a_crossfade_between_two_crossfades_gives_way() -> None:
    timeline = arrange([Piece(samples=100), Piece(samples=50, crossfade=40), Piece(samples=100, crossfade=40)])
    assert [span.start for span in timeline.spans] == [0, 60, 100]
    assert timeline.shortened[0].why is Misfit.NO_ROOM
    assert timeline.shortened[0].most == 10


def test_the_first_segment_has_nothing_to_fade_from() -> None:
    timeline = arrange([Piece(samples=100, crossfade=10)])
    assert timeline.spans[0] == Span(start=0, end=100)
    assert timeline.shortened[0].why is Misfit.NOTHING_BEFORE
