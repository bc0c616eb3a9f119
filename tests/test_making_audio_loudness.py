"""Our meter against EBU's test signals (Tech 3341 and 3342), pyloudnorm, and ffmpeg's ebur128."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import numpy as np
import pyloudnorm
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.signal import resample_poly, sosfilt

from audio_fixtures import babble, record, sine
from gaung.making.audio.ffmpeg import ffmpeg_path
from gaung.making.audio.kfilter import KFilter, k_weighting
from gaung.making.audio.loudness import (
    DUAL_MONO_LU,
    Meter,
    as_heard_lufs,
    integrated_lufs,
    loudness_range_lu,
    momentary_max_lufs,
    short_term_lufs,
)
from gaung.making.audio.oversample import TruePeak

RATES = (8000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 96_000)


def tones(rate: int, *parts: tuple[float, float]) -> NDArray[np.float32]:
    """A 1 kHz sine in parts of (dBFS, seconds), without a jump in its phase."""
    levels = np.concatenate([np.full(round(seconds * rate), 10 ** (dbfs / 20)) for dbfs, seconds in parts])
    return np.asarray(levels * np.sin(2 * np.pi * 1000 * np.arange(len(levels)) / rate), np.float32)


def metered(sound: NDArray[np.float32], rate: int, *, stereo: bool = True, chunk: int = 10_007) -> Meter:
    meter = Meter(rate, 2 if stereo else 1)
    both = np.stack([sound, sound], axis=1) if stereo else sound
    for start in range(0, len(both), chunk):
        meter.add(both[start : start + chunk])
    return meter


TECH_3341 = {
    1: ((-23.0, 20.0),),
    3: ((-36.0, 10.0), (-23.0, 60.0), (-36.0, 10.0)),
    4: ((-72.0, 10.0), (-36.0, 10.0), (-23.0, 60.0), (-36.0, 10.0), (-72.0, 10.0)),
    5: ((-26.0, 20.0), (-20.0, 20.1), (-26.0, 20.0)),
}


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("case", TECH_3341)
def test_integrated_loudness_of_ebu_tech_3341(case: int, rate: int) -> None:
    meter = metered(tones(rate, *TECH_3341[case]), rate)
    assert meter.integrated_lufs() == pytest.approx(-23.0, abs=0.1)
    mono = metered(tones(rate, *TECH_3341[case]), rate, stereo=False)
    assert as_heard_lufs(mono.integrated_lufs()) == pytest.approx(-23.0, abs=0.1)


def test_a_softer_programme_of_ebu_tech_3341() -> None:
    assert metered(tones(48_000, (-33.0, 20.0)), 48_000).integrated_lufs() == pytest.approx(-33.0, abs=0.1)


def test_short_term_and_momentary_of_ebu_tech_3341() -> None:
    short = metered(tones(48_000, *([(-20.0, 1.34), (-30.0, 1.66)] * 5)), 48_000)
    assert all(level == pytest.approx(-23.0, abs=0.1) for level in short_term_lufs(short.energies))
    momentary = metered(tones(48_000, *([(-20.0, 0.18), (-30.0, 0.22)] * 25)), 48_000)
    assert momentary_max_lufs(momentary.energies) == pytest.approx(-23.0, abs=0.1)


@pytest.mark.parametrize("rate", [8000, 44_100, 48_000, 96_000])
@pytest.mark.parametrize(
    ("levels", "expected"),
    [((-20, -30), 10), ((-20, -15), 5), ((-40, -20), 20), ((-50, -35, -20, -35, -50), 15)],
)
def test_loudness_range_of_ebu_tech_3342(levels: tuple[int, ...], expected: int, rate: int) -> None:
    meter = metered(tones(rate, *((float(level), 20.0) for level in levels)), rate)
    assert loudness_range_lu(meter.energies) == pytest.approx(expected, abs=1.0)


@pytest.mark.parametrize("rate", [44_100, 48_000])
@pytest.mark.parametrize(
    ("divisor", "phase", "amplitude", "expected"),
    [(4, 0.0, 0.5, -6.0), (4, 45.0, 0.5, -6.0), (6, 60.0, 0.5, -6.0), (8, 67.5, 0.5, -6.0), (4, 45.0, 1.41, 3.0)],
)
def test_true_peak_of_ebu_tech_3341_15_to_19(
    divisor: int, phase: float, amplitude: float, expected: float, rate: int
) -> None:
    sound = sine(rate / divisor, 1.0, 20 * np.log10(amplitude), rate, phase)
    ramp = np.minimum(1.0, np.minimum(np.arange(len(sound)), np.arange(len(sound))[::-1]) / 2000)
    assert -0.4 <= true_peak(np.asarray(sound * ramp, np.float32), rate) - expected <= 0.2


@pytest.mark.parametrize("offset", range(4))
def test_true_peak_of_ebu_tech_3341_20_to_23(offset: int) -> None:
    rate = 48_000
    fine = rate * 4
    sound = np.sin(2 * np.pi * np.arange(fine // 2) * (rate / 6) / fine) * 0.5
    period = 6 * 4
    middle = len(sound) // 2 // period * period
    sound[middle : middle + period] *= 2
    sound *= np.minimum(1.0, np.minimum(np.arange(len(sound)), np.arange(len(sound))[::-1]) / 4000)
    coarse = resample_poly(np.roll(sound, offset), 1, 4, window=("kaiser", 5.0))
    assert -0.4 <= true_peak(np.asarray(coarse, np.float32), rate) - 0.0 <= 0.2


def true_peak(sound: NDArray[np.float32], rate: int, chunk: int = 9_001) -> float:
    meter = TruePeak(rate)
    for start in range(0, len(sound), chunk):
        meter.add(sound[start : start + chunk])
    return meter.dbtp()


@pytest.mark.parametrize("rate", RATES)
def test_the_meter_agrees_with_pyloudnorm(rate: int) -> None:
    sound = np.asarray(resample_poly(babble(8, 3), rate // 25, 44_100 // 25), np.float32)
    reference = pyloudnorm.Meter(rate).integrated_loudness(sound.astype(np.float64))
    # pyloudnorm does not oversample, so its filter is bent at low rates (0.2 LU at 8 kHz)
    assert metered(sound, rate, stereo=False).integrated_lufs() == pytest.approx(
        reference, abs=0.1 if rate >= 32_000 else 0.35
    )


@pytest.mark.parametrize("seed", range(3))
def test_meter_and_true_peak_agree_with_ffmpeg(tmp_path: Path, seed: int) -> None:
    sound = np.clip(babble(12, seed, -12.0) * 1.5, -1, 1)
    path = record(tmp_path / "sound.wav", sound, "-c:a", "pcm_f32le")
    said = subprocess.run(
        [str(ffmpeg_path()), "-hide_banner", "-i", str(path), "-af", "ebur128=peak=true", "-f", "null", "-"],
        capture_output=True,
        check=True,
    ).stderr.decode()
    summary = said[said.rindex("Summary:") :]
    numbers = {name: float(value) for name, value in re.findall(r"(I|LRA|Peak):\s+(-?\d+\.\d)", summary)}
    meter = metered(sound, 44_100, stereo=False)
    assert meter.integrated_lufs() == pytest.approx(numbers["I"], abs=0.1)
    assert loudness_range_lu(meter.energies) == pytest.approx(numbers["LRA"], abs=0.3)
    assert true_peak(sound, 44_100) == pytest.approx(numbers["Peak"], abs=0.25)


@pytest.mark.parametrize("rate", [32_000, 44_100, 48_000, 96_000])
def test_the_filter_is_the_one_of_the_standard(rate: int) -> None:
    sound = babble(2, 5).astype(np.float64)
    frames = sound[: len(sound) // 40 * 40].reshape(-1, 40)
    k_filter = KFilter(rate, 40, np.float64)
    ours = np.concatenate([k_filter.add(frames[:700]), k_filter.add(frames[700:])]).reshape(-1)
    assert np.max(np.abs(ours - sosfilt(k_weighting(rate), frames.reshape(-1)))) < 1e-9


def test_the_table_of_bs_1770_for_48_khz() -> None:
    shelf, high_pass = k_weighting(48_000)
    assert shelf == pytest.approx(
        [1.53512485958697, -2.69169618940638, 1.19839281085285, 1.0, -1.69065929318241, 0.73248077421585]
    )
    assert high_pass == pytest.approx([1.0, -2.0, 1.0, 1.0, -1.99004745483398, 0.99007225036621])


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(1, 30_000), min_size=1, max_size=12), st.sampled_from([8000, 11_025, 44_100, 44_056]))
def test_it_does_not_matter_how_the_sound_is_cut(cuts: list[int], rate: int) -> None:
    sound = babble(2.5, 9)
    whole, cut = Meter(rate), Meter(rate)
    whole.add(sound)
    peak_whole, peak_cut = TruePeak(rate), TruePeak(rate)
    peak_whole.add(sound)
    start = 0
    for length in [*cuts, len(sound)]:
        cut.add(sound[start : start + length])
        peak_cut.add(sound[start : start + length])
        start += length
    assert cut.energies == pytest.approx(whole.energies, rel=1e-5, abs=1e-12)
    assert peak_cut.dbtp() == pytest.approx(peak_whole.dbtp(), abs=1e-4)


def test_32_bits_are_precise_enough() -> None:
    sound = babble(20, 2, -30.0)
    fast, slow = Meter(44_100, precise=False), Meter(44_100)
    fast.add(sound)
    slow.add(sound)
    assert fast.integrated_lufs() == pytest.approx(slow.integrated_lufs(), abs=0.005)


def test_gating_leaves_pauses_out() -> None:
    speech = babble(10, 1)
    with_pauses = np.concatenate([speech, np.zeros(10 * 44_100, np.float32)])
    talking, resting = metered(speech, 44_100, stereo=False), metered(with_pauses, 44_100, stereo=False)
    assert resting.integrated_lufs() == pytest.approx(talking.integrated_lufs(), abs=0.3)


def test_silence_and_scraps_have_a_loudness_too() -> None:
    assert metered(np.zeros(44_100, np.float32), 44_100).integrated_lufs() == -float("inf")
    assert integrated_lufs(np.zeros(0)) == -float("inf")
    scrap = metered(sine(997, 0.25, -23.0), 44_100)
    assert scrap.integrated_lufs() == pytest.approx(-23.0, abs=0.5)
    assert TruePeak(44_100).dbtp() == -float("inf")


def test_a_mono_file_is_heard_three_units_louder() -> None:
    assert pytest.approx(3.0103, abs=1e-4) == DUAL_MONO_LU


def test_the_last_sample_counts_for_the_peak() -> None:
    sound = np.zeros(1000, np.float32)
    sound[-1] = 0.5
    assert true_peak(sound, 44_100) >= 20 * np.log10(0.5) - 1e-6
