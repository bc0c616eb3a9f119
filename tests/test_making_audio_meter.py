"""`gaung meter` against every signal of EBU Tech 3341 and 3342 that code can make, through files and ffmpeg.

Tech 3341 cases 7 and 8, and Tech 3342 cases 5 and 6, are cuts from broadcasts and cannot be made here.
"""

from __future__ import annotations

import json
import wave
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.signal import resample_poly

from audio_fixtures import babble, record, sine
from gaung.cli import main
from gaung.making.audio.meter import Gauge, MeterReading, measure
from gaung.making.audio.sniff import SoundError
from gaung.messages import sentences
from gaung.model.language import Language

RATES = (8000, 16_000, 32_000, 44_100, 48_000, 96_000)
Frames = NDArray[np.float32]


def tones(rate: int, *parts: tuple[float | None, float]) -> Frames:
    """A 1 kHz sine in parts of (dBFS or None for silence, seconds), without a jump in its phase."""
    levels = np.concatenate(
        [np.full(round(seconds * rate), 0.0 if dbfs is None else 10 ** (dbfs / 20)) for dbfs, seconds in parts]
    )
    return np.asarray(levels * np.sin(2 * np.pi * 1000 * np.arange(len(levels)) / rate), np.float32)


def gauged(sound: Frames, rate: int, channels: int) -> MeterReading:
    """A mono sound on one channel, as heard, or the same on two; fed in uneven chunks."""
    frames = np.stack([sound] * channels, axis=1) if sound.ndim == 1 else sound
    gauge = Gauge(rate, frames.shape[1])
    for start in range(0, len(frames), 70_001):
        gauge.add(frames[start : start + 70_001])
    return gauge.reading(dual_mono=True)


everywhere = pytest.mark.parametrize("rate", RATES)
mono_and_stereo = pytest.mark.parametrize("channels", [1, 2])


@everywhere
@mono_and_stereo
@pytest.mark.parametrize(("level", "case"), [(-23.0, 1), (-33.0, 2)])
def test_tech_3341_steady_tones(level: float, case: int, rate: int, channels: int) -> None:
    reading = gauged(tones(rate, (level, 20.0)), rate, channels)
    found = (reading.integrated_lufs, reading.momentary_max_lufs, reading.short_term_max_lufs)
    assert found == pytest.approx((level,) * 3, abs=0.1), case


@everywhere
@mono_and_stereo
@pytest.mark.parametrize(
    "parts",
    [
        ((-36.0, 10.0), (-23.0, 60.0), (-36.0, 10.0)),
        ((-72.0, 10.0), (-36.0, 10.0), (-23.0, 60.0), (-36.0, 10.0), (-72.0, 10.0)),
        ((-26.0, 20.0), (-20.0, 20.1), (-26.0, 20.0)),
    ],
    ids=["case 3", "case 4", "case 5"],
)
def test_tech_3341_gating(parts: tuple[tuple[float, float], ...], rate: int, channels: int) -> None:
    assert gauged(tones(rate, *parts), rate, channels).integrated_lufs == pytest.approx(-23.0, abs=0.1)


@everywhere
def test_tech_3341_case_6_five_channels(rate: int) -> None:
    levels = (-28.0, -28.0, -24.0, -30.0, -30.0)
    sound = np.stack([tones(rate, (level, 20.0)) for level in levels], axis=1)
    assert gauged(sound, rate, 5).integrated_lufs == pytest.approx(-23.0, abs=0.1)
    with_low = np.insert(sound, 3, tones(rate, (-10.0, 20.0)), axis=1)
    assert gauged(with_low, rate, 6).integrated_lufs == pytest.approx(-23.0, abs=0.1)


@everywhere
@mono_and_stereo
def test_tech_3341_case_9_short_term_stays(rate: int, channels: int) -> None:
    reading = gauged(tones(rate, *([(-20.0, 1.34), (-30.0, 1.66)] * 5)), rate, channels)
    assert reading.short_term_max_lufs == pytest.approx(-23.0, abs=0.1)


@everywhere
@mono_and_stereo
def test_tech_3341_case_10_short_term_wherever_it_begins(rate: int, channels: int) -> None:
    for index in range(20):
        sound = tones(rate, (None, index * 0.15), (-23.0, 3.0), (None, 1.0))
        assert gauged(sound, rate, channels).short_term_max_lufs == pytest.approx(-23.0, abs=0.1), index


@everywhere
def test_tech_3341_case_11_short_term_follows(rate: int) -> None:
    gauge = Gauge(rate, 2)
    maxima = []
    for index in range(20):
        own = tones(rate, (None, index * 0.15), (-38.0 + index, 3.0), (None, 3 - index * 0.15))
        gauge.add(np.stack([own, own], axis=1))
        maxima.append(-38.0 + index)
    assert gauge.reading(dual_mono=False).short_term_max_lufs == pytest.approx(maxima[-1], abs=0.1)


@everywhere
@mono_and_stereo
def test_tech_3341_case_12_momentary_stays(rate: int, channels: int) -> None:
    reading = gauged(tones(rate, *([(-20.0, 0.18), (-30.0, 0.22)] * 25)), rate, channels)
    assert reading.momentary_max_lufs == pytest.approx(-23.0, abs=0.1)


@everywhere
@mono_and_stereo
def test_tech_3341_case_13_momentary_wherever_it_begins(rate: int, channels: int) -> None:
    for index in range(20):
        sound = tones(rate, (None, index * 0.02), (-23.0, 0.4), (None, 1.0))
        assert gauged(sound, rate, channels).momentary_max_lufs == pytest.approx(-23.0, abs=0.1), index


@everywhere
def test_tech_3341_case_14_momentary_follows(rate: int) -> None:
    sound = np.concatenate(
        [tones(rate, (None, index * 0.02), (-38.0 + index, 0.4), (None, 0.4 - index * 0.02)) for index in range(20)]
    )
    for last in range(1, 21):
        until = sound[: round(last * 0.8 * rate)]
        assert gauged(until, rate, 2).momentary_max_lufs == pytest.approx(-39.0 + last, abs=0.1), last


@everywhere
@mono_and_stereo
@pytest.mark.parametrize(
    ("divisor", "phase", "amplitude", "expected"),
    [(4, 0.0, 0.5, -6.0), (4, 45.0, 0.5, -6.0), (6, 60.0, 0.5, -6.0), (8, 67.5, 0.5, -6.0), (4, 45.0, 1.41, 3.0)],
    ids=["case 15", "case 16", "case 17", "case 18", "case 19"],
)
def test_tech_3341_true_peak_of_tones(
    divisor: int, phase: float, amplitude: float, expected: float, rate: int, channels: int
) -> None:
    sound = sine(rate / divisor, 1.0, 20 * np.log10(amplitude), rate, phase)
    edge = rate // 20  # the tone's beginning would have peaks of its own
    ramp = np.minimum(1.0, np.minimum(np.arange(len(sound)), np.arange(len(sound))[::-1]) / edge)
    reading = gauged(np.asarray(sound * ramp, np.float32), rate, channels)
    assert -0.4 <= reading.true_peak_dbtp - expected <= 0.2


@everywhere
@mono_and_stereo
@pytest.mark.parametrize("offset", range(4), ids=["case 20", "case 21", "case 22", "case 23"])
def test_tech_3341_true_peak_of_one_wave(offset: int, rate: int, channels: int) -> None:
    fine = np.sin(2 * np.pi * np.arange(rate * 2) / 24) * 0.5
    middle = len(fine) // 2 // 24 * 24
    fine[middle : middle + 24] *= 2
    ramp = np.minimum(1.0, np.minimum(np.arange(len(fine)), np.arange(len(fine))[::-1]) / (rate // 10))
    sound = resample_poly(np.roll(fine * ramp, offset), 1, 4, window=("kaiser", 5.0))
    assert -0.4 <= gauged(np.asarray(sound, np.float32), rate, channels).true_peak_dbtp <= 0.2


@everywhere
@mono_and_stereo
@pytest.mark.parametrize(
    ("levels", "expected"),
    [((-20, -30), 10), ((-20, -15), 5), ((-40, -20), 20), ((-50, -35, -20, -35, -50), 15)],
    ids=["case 1", "case 2", "case 3", "case 4"],
)
def test_tech_3342_loudness_range(levels: tuple[int, ...], expected: int, rate: int, channels: int) -> None:
    sound = tones(rate, *((float(level), 20.0) for level in levels))
    assert gauged(sound, rate, channels).loudness_range_lu == pytest.approx(expected, abs=1.0)


FORMATS = {
    "wav16.wav": ("-c:a", "pcm_s16le"),
    "wav24.wav": ("-c:a", "pcm_s24le"),
    "float.wav": ("-c:a", "pcm_f32le"),
    "flac.flac": ("-c:a", "flac"),
    "sound.mp3": ("-c:a", "libmp3lame", "-b:a", "192k"),
    "sound.m4a": ("-c:a", "aac", "-b:a", "192k"),
    "sound.opus": ("-c:a", "libopus", "-b:a", "128k"),
}


@pytest.mark.parametrize("name", FORMATS)
@mono_and_stereo
def test_a_file_of_any_format_is_measured(name: str, channels: int, tmp_path: Path) -> None:
    sound = tones(48_000, (-26.0, 8.0), (-20.0, 8.0))
    frames = np.stack([sound] * channels, axis=1)
    reading = measure(record(tmp_path / name, frames, *FORMATS[name], rate=48_000))
    assert (reading.channels, reading.rate, reading.is_dual_mono) == (channels, 48_000, channels == 1)
    assert reading.seconds == pytest.approx(16.0, abs=0.1)
    lossy_lu = 0.5  # LAME turns everything down by 0.45 dB
    expected = gauged(sound, 48_000, channels).integrated_lufs
    assert reading.integrated_lufs == pytest.approx(expected, abs=0.05 if name.endswith(("wav", "flac")) else lossy_lu)


def test_left_and_right_are_not_averaged(tmp_path: Path) -> None:
    tone = tones(48_000, (-23.0, 10.0))
    opposite = record(tmp_path / "opposite.wav", np.stack([tone, -tone], axis=1), "-c:a", "pcm_f32le", rate=48_000)
    assert measure(opposite).integrated_lufs == pytest.approx(-23.0, abs=0.1)
    one = record(tmp_path / "one.wav", np.stack([tone, 0 * tone], axis=1), "-c:a", "pcm_f32le", rate=48_000)
    assert measure(one).integrated_lufs == pytest.approx(-26.0, abs=0.1)


def test_mono_is_heard_from_two_loudspeakers_unless_told_otherwise(tmp_path: Path) -> None:
    path = record(tmp_path / "mono.wav", tones(48_000, (-23.0, 10.0)), "-c:a", "pcm_f32le", rate=48_000)
    heard, plain = measure(path, True), measure(path, False)
    assert heard.integrated_lufs - plain.integrated_lufs == pytest.approx(3.0103, abs=1e-4)
    assert heard.short_term_max_lufs - plain.short_term_max_lufs == pytest.approx(3.0103, abs=1e-4)
    assert heard.true_peak_dbtp == plain.true_peak_dbtp
    assert not plain.is_dual_mono


def test_silence_and_scraps(tmp_path: Path) -> None:
    silent = measure(record(tmp_path / "silent.wav", np.zeros(48_000, np.float32), rate=48_000))
    assert silent.as_json()["integrated_lufs"] is None
    assert silent.as_json()["true_peak_dbtp"] is None
    assert silent.loudness_range_lu == 0.0
    scrap = measure(record(tmp_path / "scrap.wav", sine(997, 0.004, -6.0, 48_000), rate=48_000))
    assert scrap.seconds == pytest.approx(0.004, abs=1e-4)
    assert scrap.true_peak_dbtp == pytest.approx(-6.0, abs=0.2)


def test_numbers_that_are_none_do_not_poison_the_reading(tmp_path: Path) -> None:
    sound = tones(48_000, (-23.0, 10.0))
    sound[1000], sound[2000] = np.nan, np.inf
    reading = measure(record(tmp_path / "nan.wav", sound, "-c:a", "pcm_f32le", rate=48_000), False)
    assert reading.integrated_lufs == pytest.approx(-26.0, abs=0.2)
    assert reading.damaged_places >= 1


REFUSED = [
    ("text.mp3", b"#EXTM3U\nother.wav\n" * 20, "audio-not-a-recording"),
    ("empty.wav", b"", "audio-empty"),
    ("broken.flac", b"fLaC" + bytes(300), "audio-not-a-recording"),
]


@pytest.mark.parametrize(("name", "content", "code"), REFUSED)
def test_what_is_no_sound_is_refused(name: str, content: bytes, code: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(SoundError) as error:
        measure(tmp_path / name)
    assert error.value.code == code


def run(*words: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["meter", *words])
    return int(ended.value.code or 0)


def test_the_command_prints_a_table_and_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = record(tmp_path / "satu.wav", tones(48_000, (-23.0, 10.0)), rate=48_000)
    second = record(tmp_path / "dua.wav", np.zeros((48_000, 2), np.float32), rate=48_000)
    assert run(str(first), str(second), "--language", "en") == 0
    table = capsys.readouterr().out
    assert "satu.wav" in table
    assert "-23.0" in table
    assert "two loudspeakers" in table
    assert run(str(first), "--no-dual-mono", "--format", "json") == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["file"].endswith("satu.wav")
    assert row["integrated_lufs"] == pytest.approx(-23.0 - 3.01, abs=0.1)
    assert row["dual_mono"] is False
    assert row["channels"] == 1


def test_the_command_measures_the_others_and_says_which_cannot_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = record(tmp_path / "baik.wav", babble(2, 1), "-c:a", "pcm_s16le")
    (tmp_path / "rusak.wav").write_text("bukan suara", "utf-8")
    assert run(str(tmp_path / "rusak.wav"), str(good), str(tmp_path / "tiada.wav"), "--format", "json") == 1
    said = capsys.readouterr()
    assert [row["file"] for row in json.loads(said.out)] == [str(good)]
    assert "audio-not-a-recording" in said.err
    assert "audio-file-missing" in said.err


def test_a_header_that_lies_about_its_length_is_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "lies.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(bytes(32_000))
    content = bytearray(path.read_bytes())
    content[40:44] = (0xFFFF_FFF0).to_bytes(4, "little")
    path.write_bytes(content)
    assert measure(path).seconds == pytest.approx(1.0, abs=0.01)


@pytest.mark.parametrize("language", [Language.ENGLISH, Language.INDONESIAN])
def test_the_table_has_words(language: Language) -> None:
    for name in ("file", "integrated", "momentary", "short-term", "range", "true-peak", "seconds", "form"):
        assert sentences(language)[f"meter-{name}"]["message"]
