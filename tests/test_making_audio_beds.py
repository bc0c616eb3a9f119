"""Music under some segments: it lies where it should and nowhere else, loops without a click, and makes way."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from audio_fixtures import Made, Studio, babble, decoded_rate, record, sine
from campaign_fixtures import copy_minimal, edited
from gaung.making import audio
from gaung.making.audio.decode import RATE, Samples
from gaung.messages import COMPLETE, as_text
from test_rules import EPISODE, problems_of, text_at

WHOLE_HZ, SPAN_HZ = 1000.0, 440.0
SEGMENTS = (
    "{file: audio/a.wav, title: Bincang, kind: dialog}",
    "{silence_seconds: 5, title: Satu, kind: dialog}",
    "{silence_seconds: 6, title: Dua, kind: dialog}",
    "{silence_seconds: 5, title: Tiga, kind: dialog}",
    "{file: audio/a.wav, title: Pamit, kind: closing}",
)
BEDS = """music_bed: {file: audio/whole.wav, fade_seconds: 0.5, gain_db: -12}
music_beds:
  - {file: audio/span.wav, fade_seconds: 0.5, gain_db: -12, from_segment: Satu, to_segment: Dua}
length: 30.5"""
FLAC = "stations: [{id: rri, name: RRI, format: flac}]"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    studio = Studio(tmp_path_factory.mktemp("beds"))
    record(studio.audio / "a.wav", babble(7, 1))
    record(studio.audio / "whole.wav", sine(WHOLE_HZ, 3.3337, -20))
    record(studio.audio / "span.wav", sine(SPAN_HZ, 2.7313, -20))
    return studio.render(*SEGMENTS, more=BEDS, show=FLAC)


def exact(made: Made) -> Samples:
    """The lossless file, with tones where they were made."""
    return decoded_rate(made.folder / made.facts.stations["rri"].file, RATE)


def tone_db(sound: Samples, hertz: float, start: float, end: float) -> float:
    """The level of one tone from second to second."""
    part = sound[round(start * RATE) : round(end * RATE)].astype(np.float64)
    when = np.arange(len(part)) / RATE
    window = np.hanning(len(part))
    level = abs(np.sum(part * window * np.exp(-2j * np.pi * hertz * when))) / window.sum()
    return float(20 * np.log10(2 * level + 1e-9))


def test_a_bed_lies_under_its_segments_and_nowhere_else(made: Made) -> None:
    sound = exact(made)
    inside = tone_db(sound, SPAN_HZ, 8, 9)  # before its first seam
    assert inside > -40
    assert tone_db(sound, SPAN_HZ, 18.1, 22.9) < inside - 50
    assert tone_db(sound, WHOLE_HZ, 18.6, 19.5) == pytest.approx(inside, abs=1.5)
    assert tone_db(sound, WHOLE_HZ, 7.1, 17.9) < inside - 50


def test_it_rises_after_its_first_segment_begins_and_has_sunk_when_the_last_one_ends(made: Made) -> None:
    sound = exact(made)
    for quiet, loud in ((7.01, 7.7), (18.02, 17.2)):
        assert tone_db(sound, SPAN_HZ, loud, loud + 0.05) > tone_db(sound, SPAN_HZ, quiet, quiet + 0.05) + 15


def treble_db(sound: Samples) -> float:
    """The strongest treble of any 23 ms over the mean power."""
    frames = np.lib.stride_tricks.sliding_window_view(sound, 1024)[::512]
    spectra = np.abs(np.fft.rfft(frames * np.blackman(1024), axis=1)) ** 2
    return float(10 * np.log10(spectra[:, 1024 * 6000 // RATE :].sum(axis=1).max() / spectra.sum(axis=1).mean()))


def test_the_loop_does_not_click(made: Made) -> None:
    """A click is short, so it has treble; a tone at 440 Hz has none, however often it begins again."""
    part = exact(made)[round(8 * RATE) : round(17 * RATE)]  # three seams of the 2.7 s
    assert treble_db(part) < -40
    clicking = np.concatenate((part[:100_000], part[100_037:]))  # a seam without a crossfade
    assert treble_db(clicking) > -40


def test_the_bed_at_the_end_fills_the_slot(made: Made) -> None:
    sound = exact(made)
    assert len(sound) == round(30.5 * RATE)
    assert tone_db(sound, WHOLE_HZ, 30.1, 30.3) > -50


def test_a_bed_of_the_last_segments_fills_the_slot_and_another_does_not(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    record(studio.audio / "a.wav", babble(3, 1))
    record(studio.audio / "span.wav", sine(SPAN_HZ, 2.7, -20))
    segments = (SEGMENTS[0], SEGMENTS[4])
    for number, (where, codes) in enumerate(
        (("from_segment: Pamit", []), ("to_segment: Bincang", ["audio-slot-short-without-bed"]))
    ):
        more = f"length: 9\nmusic_beds: [{{file: audio/span.wav, {where}}}]"
        assert [one.code for one in studio.problems(*segments, more=more, to=f"made-{number}")] == codes


def test_what_is_odd_about_a_bed_stands_at_its_line(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    record(studio.audio / "a.wav", babble(3, 1))
    record(studio.audio / "plug.wav", np.stack([sine(300, 3, -20), np.zeros(3 * RATE, np.float32)], axis=1))
    bed = "music_beds: [{file: audio/a.wav, to_segment: Bincang}, {file: audio/plug.wav, from_segment: Pamit}]"
    made = studio.render(SEGMENTS[0], SEGMENTS[4], more=bed)
    (found,) = audio.warnings(made.episode, made.facts)
    assert (found.code, found.place) == ("audio-one-channel", made.episode.music_beds[1].where("file"))
    (studio.audio / "plug.wav").write_text("#EXTM3U\n")
    (found,) = studio.problems(SEGMENTS[0], SEGMENTS[4], more=bed, to="again")
    assert (found.code, found.place) == ("audio-not-a-recording", made.episode.music_beds[1].where("file"))


@pytest.mark.parametrize(
    ("beds", "code", "at"),
    [
        ("{file: audio/01-jingle.wav, from_segment: Sapan}", "audio-bed-segment", "Sapan"),
        ("{file: audio/01-jingle.wav, from_segment: Penutup, to_segment: Sapaan}", "audio-bed-backwards", "Sapaan"),
        (
            "{file: audio/01-jingle.wav, to_segment: Sapaan}, {file: audio/01-jingle.wav, from_segment: Sapaan}",
            "audio-bed-overlap",
            "{file: audio/01-jingle.wav, from_segment",
        ),
        ("{file: audio/nirgends.wav}", "audio-file-missing", "audio/nirgends"),
        ("{file: audio/01-jingle.wav, from_segment: Sapaan, to_segment: Penutup}", None, ""),
    ],
)
def test_a_bed_that_cannot_be_laid_is_said_where_it_stands(
    beds: str, code: str | None, at: str, tmp_path: Path
) -> None:
    root = copy_minimal(tmp_path, edited(EPISODE, ("segments:", f"music_beds: [{beds}]\nsegments:")))
    found = problems_of(root)
    assert [one.code for one in found] == ([code] if code else [])
    for one in found:
        assert text_at(root, one).startswith(at)
        for language in COMPLETE:
            assert as_text(one, language)


def test_a_title_that_stands_twice_names_no_segment(tmp_path: Path) -> None:
    beds = ("segments:", "music_beds: [{file: a, to_segment: Sapaan}]\nsegments:")
    root = copy_minimal(tmp_path, edited(EPISODE, ("title: Penutup", "title: Sapaan"), beds))
    assert "audio-bed-title-twice" in [one.code for one in problems_of(root)]
