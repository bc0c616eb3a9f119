"""The slot for any running order: to the sample, or an error; chapters and captions follow what was cut and filled."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_fixtures import Studio, babble, decoded_rate, record
from gaung.making.audio.decode import RATE
from gaung.making.audio.measuring import BLOCK
from gaung.making.audio.pauses import after
from gaung.making.audio.redact import Stretch
from gaung.making.audio.slot import MOST_SILENCE_SECONDS, MOST_TAIL_SECONDS, fitted
from gaung.making.audio.sound import Sound
from gaung.making.audio.timeline import chapters, moved
from gaung.model.bed import MusicBed
from gaung.model.episode import Episode, Fit
from gaung.model.segment import Segment, SegmentKind

FRAME = 1152


@st.composite
def programmes(draw: st.DrawFn) -> tuple[Episode, tuple[Sound, ...]]:
    """A rundown of any kinds with pauses, crossfades and a slot near its length, and its sounds, without a sample."""
    segments: list[Segment] = []
    sounds: list[Sound] = []
    total = 0.0
    for _ in range(draw(st.integers(1, 12))):
        kind = draw(st.sampled_from(list(SegmentKind)))
        samples = draw(st.integers(RATE, 60 * RATE))
        pauses: list[Stretch] = []
        at = draw(st.integers(0, 5 * RATE))
        while kind.is_speech and at + RATE < samples and len(pauses) < 6:
            still = draw(st.integers(RATE // 3, 3 * RATE))
            pauses.append(Stretch(at, min(at + still, samples)))
            at += still + draw(st.integers(RATE, 8 * RATE))
        crossfade = draw(st.sampled_from([0.0, 0.3, 1.0])) if segments else 0.0
        segments.append(
            Segment(file=PurePosixPath("a.wav"), title="T", kind=kind, crossfade_seconds=crossfade),
        )
        blocks = np.ones(samples // BLOCK)
        sounds.append(Sound(path=None, samples=samples, energies=blocks, peaks=blocks, pauses=tuple(pauses)))
        total += samples / RATE - crossfade
    length = max(total + draw(st.floats(-20, 40)), 1.0)
    fields: dict[str, object] = {"title": "T", "summary": "T", "published": "2026-11-20T16:00:00+07:00"}
    fields |= {"segments": segments, "length": length, "fit": draw(st.sampled_from(list(Fit)))}
    if draw(st.booleans()):
        fields["music_bed"] = MusicBed(file=PurePosixPath("bed.wav"))
    return Episode.model_validate(fields), tuple(sounds)


@settings(max_examples=150, deadline=None)
@given(programmes())
def test_any_programme_has_its_length_to_the_sample_or_an_error(case: tuple[Episode, tuple[Sound, ...]]) -> None:
    episode, sounds = case
    assert episode.length is not None
    made = fitted(episode, sounds)
    if made.problem is not None:
        assert str(made.problem.code).startswith("audio-slot-")
        return
    timeline = made.timeline
    assert timeline.samples == round(episode.length * RATE)
    gaps = [max(b.start - a.end, 0) for a, b in zip(timeline.spans, timeline.spans[1:], strict=False)]
    heard = sum(span.samples for span in timeline.spans) - sum(span.fade_in for span in timeline.spans)
    assert timeline.samples == heard + sum(gaps) + timeline.tail
    assert sum(gaps) + timeline.tail <= (MOST_TAIL_SECONDS if episode.music_bed else MOST_SILENCE_SECONDS) * RATE
    for before, now, segment in zip(sounds, made.sounds, episode.segments, strict=True):
        cut = sum(one.end - one.start for one in now.cuts)
        assert before.samples - cut == now.samples
        if segment.kind is not SegmentKind.MUSIC:  # only pauses were cut
            assert all(any(p.start <= c.start and c.end <= p.end for p in before.pauses) for c in now.cuts)
        else:
            assert cut <= before.samples / 3 + 1


@settings(max_examples=80, deadline=None)
@given(programmes(), st.data())
def test_chapters_and_captions_follow(case: tuple[Episode, tuple[Sound, ...]], data: st.DataObject) -> None:
    episode, sounds = case
    made = fitted(episode, sounds)
    if made.problem is not None:
        return
    timeline = made.timeline
    marks = chapters(timeline, [True] * len(sounds))
    assert marks[0].start == 0
    assert marks[-1].end == timeline.samples
    assert all(mark.start == timeline.spans[mark.segment].start for mark in marks[1:])
    index = data.draw(st.integers(0, len(sounds) - 1))
    seconds = sounds[index].samples / RATE
    start = data.draw(st.floats(0, seconds * 0.9))
    end = data.draw(st.floats(start + 0.05, seconds))
    cuts, span = made.sounds[index].cuts, timeline.spans[index]
    times = moved(start, end, span, 0, RATE, lambda sample: after(sample, cuts))
    removed = sum(max(min(one.end, end * RATE) - max(one.start, start * RATE), 0) for one in cuts)
    if times is None:
        assert removed >= (end - start) * RATE - 2
        return
    assert span.start / RATE <= times[0] < times[1] <= span.end / RATE + 1e-9
    assert times[1] - times[0] == pytest.approx(end - start - removed / RATE, abs=3 / RATE)


def test_every_format_has_the_length_of_the_slot(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    record(studio.audio / "a.wav", babble(6, 1))
    record(studio.audio / "bed.wav", babble(4, 2))
    forms = ("wav", "flac", "mp2", "mp3")
    stations = ", ".join(f"{{id: {form}, name: {form}, format: {form}}}" for form in forms)
    more = "music_bed: {file: audio/bed.wav}\nlength: 9.8765"
    made = studio.render("{file: audio/a.wav, title: A, kind: dialog}", more=more, show=f"stations: [{stations}]")
    planned = round(9.8765 * RATE)
    for form in forms:
        heard = decoded_rate(made.folder / made.facts.stations[form].file, RATE)
        assert abs(len(heard) - planned) <= (0 if form in {"wav", "flac"} else FRAME)
    assert abs(len(made.heard()) - planned) <= FRAME
    assert abs(len(decoded_rate(made.low, RATE)) - planned) <= FRAME
