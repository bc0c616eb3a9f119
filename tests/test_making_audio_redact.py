"""What must not be heard is in no file that we make: not in the sound, not in the captions, not in the cache."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_fixtures import FOLDER, Studio, babble, decoded_rate, likeness, record, shift_of, sine
from gaung.captions import Cue, parse_cues
from gaung.making.audio.decode import RATE
from gaung.making.audio.redact import BLANK, Stretch, blanked, silenced, stretches
from gaung.messages import COMPLETE, as_text

SPEECH = babble(8, 31)


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    studio = Studio(tmp_path)
    record(studio.audio / "a.wav", SPEECH)
    return studio


def test_the_samples_are_replaced_with_their_margins(studio: Studio) -> None:
    made = studio.render(
        "{file: audio/a.wav, title: T, kind: dialog, start: 1, redact: [{start: 3, end: 3.5}, {start: 5, end: 5.4}]}"
    )
    heard = made.heard()
    for start, end in ((3.0, 3.5), (5.0, 5.4)):
        first, last = round((start - 1 - 0.12) * RATE), round((end - 1 + 0.08) * RATE)
        inside = heard[first + 400 : last - 400]
        spectrum = np.abs(np.fft.rfft(inside * np.hanning(len(inside))))
        hertz = np.fft.rfftfreq(len(inside), 1 / RATE)
        assert abs(hertz[np.argmax(spectrum)] - 1000) < 10
        away = np.abs(hertz - 1000) > 60
        assert spectrum[away].max() < 0.03 * spectrum.max()  # only a tone, nothing of what was said
        original = SPEECH[first + RATE : last + RATE]
        assert abs(shift_of(original, heard, first, reach=2000)[1]) < 0.2
        assert likeness(SPEECH[last + RATE + 2000 : last + RATE + 12_000], heard[last + 2000 : last + 12_000]) > 0.9
    assert likeness(SPEECH[RATE : 2 * RATE], heard[:RATE]) > 0.9


def test_the_cache_keeps_nothing_of_it(studio: Studio) -> None:
    studio.render("{file: audio/a.wav, title: T, kind: dialog, redact: [{start: 3, end: 4}]}")
    kept = list((studio.root / ".cache").rglob("*.s16"))
    assert len(kept) == 1
    samples = np.fromfile(kept[0], "<i2")
    assert not samples[round(2.88 * RATE) : round(4.08 * RATE)].any()
    assert samples[round(2.8 * RATE) : round(2.87 * RATE)].any()


def test_it_makes_no_difference_to_the_level_of_the_rest(studio: Studio) -> None:
    record(studio.audio / "b.wav", np.concatenate([babble(6, 1, -30), sine(300, 2, 0)]))
    made = studio.render("{file: audio/b.wav, title: T, kind: dialog, redact: [{start: 6.1, end: 7.9}]}")
    plain = studio.render("{file: audio/b.wav, title: T, kind: dialog, end: 5.98}", to="plain")
    one, other = made.heard()[: 5 * RATE], plain.heard()[: 5 * RATE]
    assert 20 * np.log10(np.std(one) / np.std(other)) == pytest.approx(0, abs=1)


CAPTIONS = """WEBVTT

00:01.000 --> 00:02.000
Halo semua

00:02.500 --> 00:04.500
<v Sari>Aku tinggal di Jalan Melati

00:05.000 --> 00:07.000
<00:05.000>Aku <00:05.400>sekolah <00:06.000>di <00:06.300>Kenanga
"""


STATIONS = (
    "stations: [{id: a, name: A, format: wav}, {id: b, name: B, format: flac},"
    " {id: c, name: C, format: mp2}, {id: d, name: D, format: mp3}]"
)


def test_no_deliverable_holds_the_words_as_text_or_as_sound(studio: Studio) -> None:
    (studio.audio / "a.vtt").write_text(CAPTIONS)
    made = studio.render(
        "{file: audio/a.wav, title: T, kind: dialog, transcript: audio/a.vtt,"
        " redact: [{start: 3.5, end: 4}, {start: 6.35, end: 6.9}]}",
        show=STATIONS,
    )
    text = (made.folder / "transcript.id.vtt").read_text("utf-8")
    assert "Halo semua" in text
    assert f"<v Sari>{BLANK}" in text
    assert f"Aku sekolah {BLANK}" in text
    for path in made.files:
        assert b"Melati" not in path.read_bytes()
        assert b"Kenanga" not in path.read_bytes()
    sounds = [path for path in made.files if path.suffix in {".mp3", ".opus", ".wav", ".flac", ".mp2"}]
    assert len(sounds) == 6
    for path in sounds:
        heard = decoded_rate(path, RATE)
        for first, last in ((3.4, 4.06), (6.25, 6.96)):
            word = SPEECH[round(first * RATE) : round(last * RATE)]
            assert abs(shift_of(word, heard, round(first * RATE), reach=3000)[1]) < 0.25
        rest = SPEECH[round(1.2 * RATE) : round(2.2 * RATE)]
        assert abs(shift_of(rest, heard, round(1.2 * RATE), reach=3000)[1]) > 0.85  # it would have been found


def test_a_title_that_still_says_it_is_an_error_that_does_not_repeat_it(studio: Studio) -> None:
    (studio.audio / "a.vtt").write_text(CAPTIONS)
    found = studio.problems(
        "{file: audio/a.wav, title: Sekolah kenanga, kind: dialog, transcript: audio/a.vtt,"
        " redact: [{start: 6.35, end: 6.9}]}"
    )
    assert [problem.code for problem in found] == ["audio-redact-in-title"]
    assert found[0].place is not None
    assert found[0].place.file == f"{FOLDER}/episode.yaml"
    assert found[0].facts == {}


@pytest.mark.parametrize(
    ("segment", "code"),
    [
        ("{file: audio/a.wav, title: T, kind: dialog, redact: [{start: 4, end: 3}]}", "audio-redact-empty"),
        ("{silence_seconds: 2, title: T, kind: dialog, redact: [{start: 1, end: 2}]}", "audio-redact-without-file"),
        ("{file: audio/a.wav, title: T, kind: dialog, redact: [{start: 7, end: 12}]}", "audio-redact-past-end"),
        ("{file: audio/a.wav, title: T, kind: dialog, end: 5, redact: [{start: 9, end: 10}]}", "audio-redact-past-end"),
        ("{file: audio/a.wav, title: T, kind: dialog, redact: [{start: 0, end: 8}]}", "audio-redact-whole"),
        ("{file: audio/a.wav, title: T, kind: dialog, start: 3, end: 3.01}", "audio-too-short"),
        (
            "{file: audio/a.wav, title: T, kind: dialog, start: 3, end: 5,"
            " redact: [{start: 2, end: 4}, {start: 4, end: 6}]}",
            "audio-redact-whole",
        ),
    ],
)
def test_what_cannot_be_taken_out_is_told(studio: Studio, segment: str, code: str) -> None:
    found = studio.problems(segment)
    assert [problem.code for problem in found] == [code]
    for language in COMPLETE:
        assert code in as_text(found[0], language, studio.root)


def test_another_redaction_is_another_sound(studio: Studio) -> None:
    one = studio.render("{file: audio/a.wav, title: T, kind: dialog, redact: [{start: 2, end: 3}]}", to="one")
    two = studio.render("{file: audio/a.wav, title: T, kind: dialog, redact: [{start: 2, end: 4}]}", to="two")
    assert one.facts.sha384 != two.facts.sha384


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(0, 50), st.floats(0.01, 9)), max_size=12), st.lists(st.integers(1, 400_000)))
def test_every_sample_in_a_stretch_is_gone_however_it_is_cut(times: list[tuple[float, float]], cuts: list[int]) -> None:
    gone = stretches([(start, start + length) for start, length in times])
    for before, after in pairwise(gone):
        assert before.end < after.start
    random = np.random.default_rng(1)
    sound = random.uniform(0.5, 1.0, 60 * RATE // 10).astype(np.float32)
    borders = [0, *sorted({cut for cut in cuts if cut < len(sound)}), len(sound)]
    made = np.concatenate([silenced(sound[a:b].copy(), a, gone) for a, b in pairwise(borders)])
    near = np.zeros(len(sound), bool)
    for one in gone:
        assert not made[one.start : one.end].any()
        near[max(one.start - 221, 0) : one.end + 221] = True
    assert np.array_equal(made[~near], sound[~near])


def test_not_a_number_does_not_pass_either() -> None:
    sound = np.full(1000, np.nan, np.float32)
    assert not silenced(sound, 0, (Stretch(0, 1000),)).any()


def test_a_caption_without_inner_times_goes_whole() -> None:
    cue = Cue(1.0, 3.0, "nama dan alamat", "Sari")
    gone = stretches([(2.0, 2.1)])
    assert [one.text for one in blanked([cue], gone)] == [BLANK]
    assert list(blanked([cue], stretches([(4.0, 5.0)]))) == [cue]


def test_inner_times_are_read() -> None:
    (cue,) = parse_cues("00:01.000 --> 00:03.000\n<00:01.000>satu<00:00:02.500><c> dua</c>\n")
    assert cue.parts == ((1.0, "satu"), (2.5, "dua"))
    assert cue.text == "satu dua"
