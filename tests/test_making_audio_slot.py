"""Dead air and the exact slot: what is cut is quiet, everything else stays, and the length is right to the sample."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import webvtt
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_fixtures import Studio, babble, record, shift_of, sine
from gaung.making import audio
from gaung.making.audio.decode import RATE, Samples
from gaung.making.audio.pauses import after, before, joined, pieces, shares
from gaung.making.audio.quiet import quiet
from gaung.making.audio.redact import Stretch
from gaung.media import CutPlace, CutReport
from gaung.messages import COMPLETE, as_text
from gaung.problem import Severity

FIRST, SECOND, THIRD = babble(3, 41, -20), babble(3, 42, -20), babble(3, 43, -20)


def with_pauses(*pauses: float) -> Samples:
    """Three sentences with a pause before, between and after them, over the noise of a room."""
    parts = []
    for pause, sentence in zip(pauses, [FIRST, SECOND, THIRD, np.zeros(0, np.float32)], strict=True):
        parts += [np.zeros(round(pause * RATE), np.float32), sentence]
    sound = np.concatenate(parts)
    noise = np.random.default_rng(7).normal(0, 0.0008, len(sound))
    return np.asarray(sound + noise, np.float32)


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return Studio(tmp_path)


def found_at(made: Samples, sentence: Samples, around: float) -> float:
    at, like = shift_of(sentence[RATE // 2 : 2 * RATE], made, round((around + 0.5) * RATE), reach=RATE)
    assert like > 0.9
    return at / RATE - 0.5


CAPTIONS = """WEBVTT

00:02.000 --> 00:05.000
satu

00:08.000 --> 00:11.000
dua

00:11.200 --> 00:14.200
tiga
"""


def test_dead_air_is_shortened_and_everything_moves_along(studio: Studio) -> None:
    record(studio.audio / "a.wav", with_pauses(2.0, 3.0, 0.2, 1.5))
    (studio.audio / "a.vtt").write_text(CAPTIONS)
    made = studio.render(
        "{file: audio/a.wav, title: T, kind: dialog, tighten: true, transcript: audio/a.vtt}",
        "{tone: {seconds: 1}, title: Bip, kind: bumper}",
    )
    heard = made.heard()
    assert found_at(heard, FIRST, 0.2) == pytest.approx(0.2, abs=0.1)
    assert found_at(heard, SECOND, 3.7) == pytest.approx(3.7, abs=0.2)
    assert found_at(heard, THIRD, 6.9) == pytest.approx(6.9, abs=0.2)
    assert made.facts.seconds == pytest.approx(0.2 + 3 + 0.5 + 3 + 0.2 + 3 + 0.2 + 1, abs=0.3)
    assert made.facts.chapters[1].start_seconds == pytest.approx(made.facts.seconds - 1, abs=0.03)
    captions = webvtt.read(str(made.folder / "transcript.id.vtt")).captions
    starts = [float(caption.start[6:]) for caption in captions]
    sentences = (found_at(heard, FIRST, 0.2), found_at(heard, SECOND, 3.7), found_at(heard, THIRD, 6.9))
    assert starts == pytest.approx(sentences, abs=0.1)
    (report,) = audio.warnings(made.episode, made.facts)
    assert report.code == "audio-tightened"
    assert report.facts["count"] == 3
    assert report.facts["seconds"] == pytest.approx(15.7 - (made.facts.seconds - 1), abs=0.1)
    assert report.place == made.episode.segments[0].where("tighten")


def test_music_and_noise_have_no_dead_air() -> None:
    for sound in (sine(440, 4, -20), babble(4, 1) * 0 + np.random.default_rng(1).normal(0, 0.1, 4 * RATE)):
        frames = np.asarray(sound).reshape(-1, RATE // 100)
        assert quiet(np.mean(np.square(frames), axis=1)) == ()


def test_a_bleep_is_no_dead_air(studio: Studio) -> None:
    record(studio.audio / "a.wav", with_pauses(0.1, 0.2, 0.2, 0.1))
    plain = studio.render("{file: audio/a.wav, title: T, kind: dialog, tighten: true, redact: [{start: 4, end: 6}]}")
    assert plain.facts.seconds == pytest.approx(9.6, abs=0.05)


@pytest.mark.parametrize("length", [16.0, 16.123, 13.777])
def test_the_slot_is_exact(studio: Studio, length: float) -> None:
    record(studio.audio / "a.wav", with_pauses(1.0, 2.5, 2.0, 1.0))
    record(studio.audio / "bed.wav", sine(300, 3, -20))
    more = f"music_bed: {{file: audio/bed.wav, fade_seconds: 0.3}}\nlength: {length}\nfit: trim_silence"
    made = studio.render("{file: audio/a.wav, title: T, kind: dialog}", more=more)
    assert made.facts.seconds == pytest.approx(length, abs=0.001)
    assert len(made.heard()) == round(length * RATE)
    assert made.facts.chapters[-1].end_seconds == pytest.approx(length, abs=0.001)
    heard = made.heard()
    if length > 15.5:  # the bed goes on after the last word, and ends with the slot
        assert np.abs(heard[round((length - 0.35) * RATE) : round((length - 0.3) * RATE)]).max() > 0.005
        assert np.abs(heard[-200:]).max() < 0.01


def test_the_bed_fills_the_slot_before_the_closing_jingle(studio: Studio) -> None:
    record(studio.audio / "a.wav", with_pauses(0.1, 0.2, 0.2, 0.1))
    jingle = babble(2, 44)
    record(studio.audio / "jingle.wav", jingle)
    record(studio.audio / "bed.wav", sine(300, 3, -20))
    more = "music_bed: {file: audio/bed.wav, fade_seconds: 0.3}\nlength: 15"
    made = studio.render(
        "{file: audio/a.wav, title: T, kind: dialog}",
        "{file: audio/jingle.wav, title: J, kind: jingle, crossfade_seconds: 0.5}",
        more=more,
    )
    assert len(made.heard()) == 15 * RATE
    assert [one.start_seconds for one in made.facts.chapters] == pytest.approx([0, 13], abs=0.001)
    assert found_at(made.heard(), jingle, 13) == pytest.approx(13, abs=0.03)  # it ends with the slot
    speech, alone = made.heard()[RATE : 9 * RATE], made.heard()[round(12.0 * RATE) : round(12.9 * RATE)]
    assert -14 < 10 * np.log10(np.mean(alone**2) / np.mean(speech**2)) < -3  # the bed comes up
    (told,) = audio.warnings(made.episode, made.facts)
    assert (told.code, told.severity) == ("audio-slot-filled", Severity.INFO)
    assert told.facts["seconds"] == pytest.approx(15 - 9.6 - 2 + 0.5, abs=0.05)


def test_songs_give_way_at_their_ends(studio: Studio) -> None:
    song, other = babble(9, 71), babble(6, 72)
    record(studio.audio / "song.wav", song)
    record(studio.audio / "other.wav", other)
    segments = (
        "{file: audio/song.wav, title: Lagu, kind: music}",
        "{tone: {seconds: 1}, title: Bip, kind: bumper}",
        "{file: audio/other.wav, title: Lagu dua, kind: music}",
    )
    made = studio.render(*segments, more="length: 12.345\nfit: music")
    heard = made.heard()
    assert len(heard) == round(12.345 * RATE)
    assert found_at(heard, song, 0) == pytest.approx(0, abs=0.02)
    assert found_at(heard, other, 12.345 - 6 * 11.345 / 15) == pytest.approx(12.345 - 6 * 11.345 / 15, abs=0.02)
    ends = [round((start + seconds) * RATE) for start, seconds in ((0, 9 * 11.345 / 15),)]
    for end in ends:  # it has sunk to nothing where it ends
        loud, soft = heard[end - 6 * RATE : end - 5 * RATE], heard[end - RATE // 10 : end]
        assert np.sqrt(np.mean(soft**2)) < 0.1 * np.sqrt(np.mean(loud**2))
    told = audio.warnings(made.episode, made.facts)
    assert [(one.code, one.facts["count"]) for one in told] == [("audio-slot-music", 2)]
    cuts = CutReport.model_validate_json((made.folder / "editor/cuts.json").read_text("utf-8"))
    assert cuts.seconds == pytest.approx(16 - 12.345, abs=0.001)
    assert {one.place for one in cuts.cuts} == {CutPlace.TAIL}
    (found,) = studio.problems(*segments, more="length: 10\nfit: music", to="none")
    assert found.code == "audio-slot-long-after-music"


def test_head_and_tail_are_trimmed_wherever_they_end_and_the_report_says_so(studio: Studio) -> None:
    for number, tail in enumerate((1.5, 1.537, 1.599)):
        sound = with_pauses(2.0, 3.0, 0.2, tail)
        record(studio.audio / "a.wav", np.concatenate((np.zeros(RATE, np.float32), sound)))
        made = studio.render("{file: audio/a.wav, title: T, kind: dialog, start: 1, tighten: true}", to=f"m{number}")
        assert made.facts.seconds == pytest.approx(0.2 + 3 + 0.5 + 3 + 0.2 + 3 + 0.2, abs=0.3)
        report = CutReport.model_validate_json((made.folder / "editor/cuts.json").read_text("utf-8"))
        assert [one.place for one in report.cuts] == [CutPlace.HEAD, CutPlace.PAUSE, CutPlace.TAIL]
        assert report.seconds == pytest.approx(len(sound) / RATE - made.facts.seconds, abs=0.02)
        head, pause, end = report.cuts
        assert head.recording_seconds == pytest.approx(1.0, abs=0.01)
        assert pause.recording_seconds == pytest.approx(1 + 2 + 3 + 0.25, abs=0.15)
        assert pause.programme_seconds == pytest.approx(0.2 + 3 + 0.25, abs=0.15)
        assert end.recording_seconds + end.seconds == pytest.approx(1 + len(sound) / RATE, abs=0.001)


def test_what_does_not_fit_is_told_with_where_the_time_is(studio: Studio) -> None:
    record(studio.audio / "a.wav", with_pauses(0.1, 0.1, 0.1, 0.1))
    record(studio.audio / "bed.wav", sine(300, 3, -20))
    segments = ("{file: audio/a.wav, title: Bincang, kind: dialog}", "{silence_seconds: 2, title: Jeda, kind: dialog}")
    bed = "music_bed: {file: audio/bed.wav}\n"
    cases = {
        "length: 9": "audio-slot-long",
        "length: 9\nfit: trim_silence": "audio-slot-long-after-trim",
        "length: 20": "audio-slot-short-without-bed",
        f"{bed}length: 1:00": "audio-slot-short",
    }
    for number, (more, code) in enumerate(cases.items()):
        (found,) = studio.problems(*segments, more=more, to=f"made-{number}")
        assert found.code == code
        assert found.place is not None
        for language in COMPLETE:
            said = as_text(found, language, studio.root)
            assert "Bincang 0:09" in said or "slot-short" in code
    (found,) = studio.problems(*segments, more="length: 9", to="none")
    assert found.facts["segments"] == ("1 Bincang 0:09", "2 Jeda 0:02")
    (found,) = studio.problems(*segments, more="fit: bed", to="none")
    assert found.code == "audio-fit-without-length"
    (found,) = studio.problems("{silence_seconds: 2, title: J, kind: dialog, tighten: true}", to="none")
    assert found.code == "audio-tighten-without-file"


stretches = st.lists(st.tuples(st.integers(0, 400), st.integers(1, 300)), max_size=8).map(
    lambda rows: tuple(
        Stretch(start, start + length)
        for start, length in zip(
            np.cumsum(
                [gap + 1 + before for (gap, _), before in zip(rows, [0, *(n for _, n in rows)], strict=False)]
            ).tolist(),
            [length for _, length in rows],
            strict=False,
        )
    )
)


def kept(count: int, cuts: tuple[Stretch, ...]) -> list[int]:
    return [at for at in range(count) if not any(one.start <= at < one.end for one in cuts)]


@settings(deadline=None)
@given(stretches, st.integers(0, 3000), st.integers(1, 3000))
def test_reading_leaves_exactly_the_cuts_out(cuts: tuple[Stretch, ...], start: int, count: int) -> None:
    disk = kept(8000, cuts)
    read = [at for first, length in pieces(start, count, cuts) for at in range(first, first + length)]
    assert read == disk[start : start + count]


@settings(deadline=None)
@given(stretches)
def test_positions_move_there_and_back(cuts: tuple[Stretch, ...]) -> None:
    disk = kept(6000, cuts)
    for position in range(0, 2000, 37):
        assert before(position, cuts) == disk[position]
        assert after(disk[position], cuts) == position


@settings(deadline=None)
@given(stretches, stretches)
def test_two_rounds_of_cuts_are_one(first: tuple[Stretch, ...], then: tuple[Stretch, ...]) -> None:
    disk = kept(9000, first)
    twice = [disk[at] for at in kept(len(disk), then)]
    assert kept(9000, joined(first, then))[:2000] == twice[:2000]


@given(st.lists(st.integers(1, 200_000), max_size=20), st.integers(1, 900_000))
def test_pauses_give_exactly_what_is_asked_of_them(lengths: list[int], surplus: int) -> None:
    least = round(0.3 * RATE)
    pauses = [Stretch(0, length) for length in lengths]
    taken = shares(pauses, surplus)
    if taken is None:
        assert sum(max(length - least, 0) for length in lengths) < surplus
        return
    assert sum(taken) == surplus
    left = [length - count for length, count in zip(lengths, taken, strict=True)]
    for length, count, rest in zip(lengths, taken, left, strict=True):
        assert count >= 0
        assert rest >= min(length, least)
    touched = [rest for rest, count in zip(left, taken, strict=True) if count]
    assert all(abs(one - other) <= 1 for one, other in pairwise(sorted(touched)))
