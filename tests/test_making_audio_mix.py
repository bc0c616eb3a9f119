"""The mix by the sample: fades, crossfades, the loop of the bed, its ducking, and the limiter."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from audio_fixtures import babble, sine
from gaung.making.audio import levels
from gaung.making.audio.decode import RATE, Samples
from gaung.making.audio.limiter import Limiter
from gaung.making.audio.loudness import Meter
from gaung.making.audio.measuring import BLOCK
from gaung.making.audio.mix import Bed, Loop, Voice, curve_samples, heard, mixed
from gaung.making.audio.oversample import TruePeak
from gaung.making.audio.sound import Sound
from gaung.making.audio.timeline import Piece, arrange
from gaung.model.bed import MusicBed
from gaung.model.segment import Segment


def sound_of(folder: Path, name: str, samples: Samples) -> Sound:
    path = folder / name
    path.write_bytes(np.rint(np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
    meter = Meter(RATE)
    meter.add(samples)
    blocks = np.abs(samples[: len(samples) // BLOCK * BLOCK]).reshape(-1, BLOCK).max(axis=1)
    return Sound(path=path, samples=len(samples), energies=meter.energies, peaks=blocks.astype(np.float64))


def whole(timeline_chunks: object) -> NDArray[np.float32]:
    return np.concatenate(list(timeline_chunks))  # type: ignore[call-overload]  # an iterator of chunks


def test_a_crossfade_keeps_the_power_and_the_rest_untouched(tmp_path: Path) -> None:
    random = np.random.default_rng(1)
    one, two = (np.asarray(random.normal(0, 0.1, 4 * RATE), np.float32) for _ in range(2))
    timeline = arrange([Piece(samples=4 * RATE), Piece(samples=4 * RATE, crossfade=2 * RATE)])
    voices = [
        Voice(sound=sound_of(tmp_path, name, sound), span=span, gain=1.0)
        for name, sound, span in zip("ab", (one, two), timeline.spans, strict=True)
    ]
    made = whole(mixed(timeline, voices, [], 0.0))
    assert len(made) == 6 * RATE
    assert made[RATE : 2 * RATE] == pytest.approx(one[RATE : 2 * RATE], abs=1e-4)
    assert made[4 * RATE : 5 * RATE] == pytest.approx(two[2 * RATE : 3 * RATE], abs=1e-4)
    for start in range(2 * RATE, 4 * RATE, RATE // 4):
        assert np.sqrt(np.mean(made[start : start + RATE // 4] ** 2)) == pytest.approx(0.1, rel=0.03)


def test_fades_rise_and_sink_as_long_as_they_should(tmp_path: Path) -> None:
    steady = np.full(4 * RATE, 0.5, np.float32)
    span = arrange([Piece(samples=4 * RATE)]).spans[0]
    voice = Voice(sound=sound_of(tmp_path, "a", steady), span=span, gain=2.0, fade_in=RATE, fade_out=2 * RATE)
    made = heard(voice, 0, 4 * RATE)
    assert made[0] == pytest.approx(0, abs=1e-4)
    assert made[RATE // 2] == pytest.approx(0.5, abs=0.01)
    assert made[RATE : 2 * RATE] == pytest.approx(np.ones(RATE), abs=1e-3)
    assert made[3 * RATE] == pytest.approx(0.5, abs=0.01)
    assert made[-1] == pytest.approx(0, abs=1e-4)
    assert np.all(np.diff(made[:RATE]) >= 0)
    assert np.all(np.diff(made[2 * RATE :]) <= 1e-6)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(1, 4 * RATE - 1), max_size=4), st.integers(0, RATE), st.integers(0, RATE))
def test_a_segment_is_the_same_however_it_is_cut(cuts: list[int], fade_in: int, fade_out: int) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        timeline = arrange([Piece(samples=2 * RATE), Piece(samples=4 * RATE, crossfade=RATE)])
        span = timeline.spans[1]
        sound = sound_of(Path(folder), "a", babble(4, 3))
        voice = Voice(sound=sound, span=span, gain=1.5, fade_in=fade_in, fade_out=fade_out)
        borders = [span.start, *sorted(span.start + cut for cut in set(cuts)), span.end]
        parts = [heard(voice, first, last) for first, last in itertools.pairwise(borders)]
        assert np.array_equal(np.concatenate(parts), heard(voice, span.start, span.end))


def test_direct_current_is_taken_off(tmp_path: Path) -> None:
    plain = babble(1, 4)
    sound = sound_of(tmp_path, "a", plain + np.float32(0.2))
    span = arrange([Piece(samples=RATE)]).spans[0]
    clean = Sound(path=sound.path, samples=RATE, energies=sound.energies, peaks=sound.peaks, mean=0.2)
    made = heard(Voice(sound=clean, span=span, gain=1.0), 0, RATE)
    assert made[RATE // 4 : RATE // 2] == pytest.approx(plain[RATE // 4 : RATE // 2], abs=1e-3)


def test_the_bed_repeats_without_a_click(tmp_path: Path) -> None:
    # a length that is no whole number of waves, so that a plain repeat would jump
    bed = sine(110.3, 5.037, -12)
    loop = Loop(sound_of(tmp_path, "bed", bed))
    made = np.concatenate([loop.read(start, 70_001) for start in range(0, 20 * RATE, 70_001)])
    steepest = np.abs(np.diff(bed)).max()
    assert np.abs(np.diff(made)).max() < 1.5 * steepest
    assert made[: loop.samples] == pytest.approx(bed[: loop.samples], abs=1e-4)
    assert np.array_equal(made, loop.read(0, len(made)))
    assert np.sqrt(np.mean(made[loop.samples :] ** 2)) > 0.6 * np.sqrt(np.mean(bed**2))


def test_the_bed_is_ducked_before_the_first_word_and_let_go_after_the_last(tmp_path: Path) -> None:
    speech = babble(20, 5)
    speech[: 6 * RATE] = 0
    speech[12 * RATE :] = 0
    sound = sound_of(tmp_path, "a", speech)
    timeline = arrange([Piece(samples=20 * RATE)])
    bed = MusicBed.model_validate({"file": "bed.wav", "gain_db": -15, "duck_db": -9, "fade_seconds": 2})
    segment = Segment.model_validate({"file": "a.wav", "title": "A", "kind": "dialog"})
    curve = 20 * np.log10(np.maximum(levels.bed_curve(bed, -20.0, -19.0, timeline, [segment], [sound]), 1e-6))
    assert curve[0] < -100
    assert curve[-1] < -100
    assert curve[40] == pytest.approx(-14, abs=0.01)  # -19 - 15 - (-20)
    assert curve[60:119] == pytest.approx(np.full(59, -23), abs=0.01)
    assert curve[150:175] == pytest.approx(np.full(25, -14), abs=0.01)
    slopes = np.diff(curve[30:170])
    assert slopes.min() == pytest.approx(-3.0, abs=0.01)  # 9 dB in 0.3 s
    assert slopes.max() == pytest.approx(0.75, abs=0.01)  # 9 dB in 1.2 s


def test_the_bed_is_gone_when_music_begins_and_comes_back_after_it(tmp_path: Path) -> None:
    sounds = [sound_of(tmp_path, name, babble(10, seed)) for seed, name in enumerate("abc")]
    timeline = arrange([Piece(samples=10 * RATE)] * 3)
    kinds = ("dialog", "music", "dialog")
    segments = [Segment.model_validate({"file": "a.wav", "title": "A", "kind": kind}) for kind in kinds]
    bed = MusicBed.model_validate({"file": "bed.wav", "fade_seconds": 2})
    curve = levels.bed_curve(bed, -20.0, -19.0, timeline, segments, sounds)
    assert not np.any(curve[100:200])
    assert np.all(curve[30:95] > 0)
    assert np.all(curve[210:290] > 0)


def test_a_curve_runs_straight_between_its_points() -> None:
    curve = np.array([0.0, 1.0, 1.0, 0.5, 0.25])
    made = curve_samples(curve, 0, 4 * BLOCK)
    assert made == pytest.approx(np.interp(np.arange(4 * BLOCK), np.arange(5) * BLOCK, curve), abs=1e-5)
    assert np.array_equal(curve_samples(curve, BLOCK, 3 * BLOCK + 100), made[BLOCK : 3 * BLOCK + 100])


def limited(sound: Samples, ceiling: float, cuts: tuple[int, ...]) -> tuple[Samples, Limiter]:
    limiter = Limiter(ceiling)
    parts = np.split(sound, cuts)
    made = np.concatenate([*(limiter.add(part) for part in parts), limiter.finish()])
    return made, limiter


@pytest.mark.parametrize("gain_db", [0.0, 6.0, 15.0])
@pytest.mark.parametrize("ceiling", [-1.0, -6.0])
def test_the_limiter_keeps_the_true_peak_under_its_ceiling(gain_db: float, ceiling: float) -> None:
    sound = babble(4, 8, -14) * np.float32(10 ** (gain_db / 20))
    sound[RATE : RATE + 2000] += sine(RATE / 4, 1, -1, phase_degrees=45)[:2000]
    made, limiter = limited(sound, ceiling, (5, 1000, 77_777))
    assert len(made) == len(sound)
    peak = TruePeak(RATE)
    peak.add(made)
    assert peak.dbtp() <= ceiling + 0.1
    assert limiter.most_db < 0


def test_the_limiter_leaves_what_is_soft_enough_alone() -> None:
    sound = babble(2, 9, -30)
    made, limiter = limited(sound, -1.0, (100, 40_000))
    assert np.array_equal(made, sound)
    assert limiter.most_db == 0


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 2 * RATE), max_size=6))
@example([27948])
def test_the_limiter_does_the_same_however_its_input_is_cut(cuts: list[int]) -> None:
    sound = babble(2, 10, -8)
    at_once, _ = limited(sound, -3.0, ())
    in_parts, _ = limited(sound, -3.0, tuple(sorted(cuts)))
    assert in_parts == pytest.approx(at_once, abs=1e-6)


def test_the_limiter_turns_down_without_a_corner() -> None:
    sound = np.full(2 * RATE, 0.1, np.float32)
    sound[RATE : RATE + 50] *= 20
    made, _ = limited(sound, -3.0, ())
    gains = made / sound
    assert gains.min() < 0.36
    assert np.abs(np.diff(gains)).max() < 0.01
    assert gains[-1] == 1


def test_the_gain_of_the_programme_is_foreseen(tmp_path: Path) -> None:
    sounds = [sound_of(tmp_path, name, babble(14.3, seed, -20 - seed)) for seed, name in enumerate("abc")]
    timeline = arrange([Piece(samples=one.samples, crossfade=30_000) for one in sounds])
    bed_sound = sound_of(tmp_path, "bed", sine(500, 9, -25))
    count = -(-timeline.samples // BLOCK) + 1
    curve = np.full(count, 0.3)
    gains = [1.0, 2.0, -3.0]
    gain_db = levels.programme_gain_db(timeline, sounds, gains, [(bed_sound, curve, 0)], -19.0, -3.0)
    voices = [
        Voice(sound=one, span=span, gain=10 ** (gain / 20))
        for one, span, gain in zip(sounds, timeline.spans, gains, strict=True)
    ]
    meter, limiter = Meter(RATE), Limiter(-3.0)
    for chunk in mixed(timeline, voices, [Bed(sound=bed_sound, curve=curve)], gain_db):
        meter.add(limiter.add(chunk))
    meter.add(limiter.finish())
    assert meter.integrated_lufs() == pytest.approx(-19.0, abs=0.2)
