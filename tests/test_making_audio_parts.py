"""What a station gets of its own: an exact length, parts cut to the sample at the breaks, words at both ends."""

from __future__ import annotations

import struct
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import mutagen
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_fixtures import Made, Studio, babble, decoded_rate, likeness, record, sine
from gaung.making.audio.airing import between_breaks, breaks_of
from gaung.making.audio.decode import RATE
from gaung.making.audio.timeline import Piece, arrange
from gaung.messages import as_text
from gaung.model.language import Language
from gaung.model.segment import Segment, SegmentKind
from gaung.problem import CampaignError

FRAME = 1152
STATIONS = """stations:
  - {id: rri, name: RRI, format: wav, parts: true}
  - {id: desa, name: Suara Desa, format: flac, length: 0:30, parts: true}
  - {id: kota, name: Radio Kota, format: mp2, length: 0:30, parts: true}
  - {id: bukit, name: Radio Bukit, format: mp3, parts: true}
  - {id: pantai, name: Radio Pantai, format: wav, length: 0:30}
"""
SEGMENTS = (
    "{file: audio/1.wav, title: Pembuka, kind: dialog, transcript: audio/1.vtt, break_after: true}",
    "{file: audio/2.wav, title: Musik, kind: music}",
    "{file: audio/3.wav, title: Tengah, kind: dialog, crossfade_seconds: 0.5, break_after: true}",
    "{file: audio/4.wav, title: Penutup, kind: dialog}",
)
BED = "music_bed: {file: audio/bed.wav, gain_db: -12, fade_seconds: 0.5}"
VTT = """WEBVTT

00:00.500 --> 00:02.000
Halo, ini Suara Kita dari lima kota.

00:02.000 --> 00:03.500
Sampai nanti, teman-teman, jaga diri baik-baik ya semua.
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    studio = Studio(tmp_path_factory.mktemp("parts"))
    for number, seconds in enumerate((5.013, 4.0, 6.0, 7.0), 1):
        sound = sine(330, seconds, -14) if number == 2 else babble(seconds, number)
        record(studio.audio / f"{number}.wav", sound)
    record(studio.audio / "bed.wav", sine(6000, 4.0, -20) + sine(7000, 4.0, -22))  # above all speech here
    (studio.audio / "1.vtt").write_text(VTT, "utf-8")
    return studio.render(*SEGMENTS, show=STATIONS, more=BED)


def samples_of(path: Path) -> np.ndarray[tuple[int], np.dtype[np.int16]]:
    """The samples of a WAV, found by walking its chunks."""
    content, at = path.read_bytes(), 12
    while content[at : at + 4] != b"data":
        at += 8 + struct.unpack_from("<I", content, at + 4)[0]
    size = struct.unpack_from("<I", content, at + 4)[0]
    return np.frombuffer(content[at + 8 : at + 8 + size], "<i2")


def test_the_parts_of_a_wav_are_the_programme_sample_by_sample(made: Made) -> None:
    facts = made.facts.stations["rri"]
    whole = samples_of(made.folder / facts.file)
    parts = [samples_of(made.folder / part.file) for part in facts.parts]
    assert [Path(part.file).name for part in facts.parts] == [f"acara-satu.rri.P{n}.wav" for n in (1, 2, 3)]
    assert [len(part) for part in parts] == [part.samples for part in facts.parts]
    assert np.array_equal(np.concatenate(parts), whole)
    assert len(whole) == facts.samples
    assert len(parts[0]) == round(5.013 * RATE)


def test_the_parts_of_a_flac_are_the_programme_sample_by_sample(made: Made) -> None:
    facts = made.facts.stations["desa"]
    whole = decoded_rate(made.folder / facts.file, RATE)
    parts = [decoded_rate(made.folder / part.file, RATE) for part in facts.parts]
    assert np.array_equal(np.concatenate(parts), whole)
    assert len(whole) == 30 * RATE == facts.samples


@pytest.mark.parametrize("station", ["kota", "bukit"])
def test_parts_in_frames_are_as_long_as_planned_to_the_frame(made: Made, station: str) -> None:
    facts = made.facts.stations[station]
    assert sum(part.samples for part in facts.parts) == facts.samples
    wav = samples_of(made.folder / made.facts.stations["rri" if station == "bukit" else "pantai"].file) / 32768
    for part in facts.parts:
        heard = decoded_rate(made.folder / part.file, RATE)
        assert abs(len(heard) - part.samples) <= 2 * FRAME
        late = 481 if station == "kota" else 0  # layer II begins with the encoder's delay
        planned = wav[part.start_samples : part.start_samples + part.samples - 2 * FRAME].astype(np.float32)
        assert likeness(planned, heard[late:]) > 0.95


def test_a_station_s_own_length_is_exact_and_the_podcast_keeps_its_own(made: Made) -> None:
    own = round((5.013 + 4.0 + 6.0 + 7.0 - 0.5) * RATE)
    assert abs(made.facts.seconds * RATE - own) <= FRAME
    assert len(samples_of(made.folder / made.facts.stations["pantai"].file)) == 30 * RATE
    assert made.facts.stations["pantai"].parts == ()
    assert made.facts.stations["bukit"].samples == own


def test_the_rest_of_a_station_s_length_is_filled_with_the_bed(made: Made) -> None:
    facts = made.facts.stations["pantai"]
    end = facts.segments[-1].start_samples + facts.segments[-1].samples
    tail = samples_of(made.folder / facts.file)[end + RATE : 29 * RATE] / 32768
    assert np.sqrt(np.mean(tail**2)) > 1e-3
    lufs = {station: made.facts.stations[station].loudness_lufs for station in ("rri", "pantai", "kota")}
    assert lufs == pytest.approx(dict.fromkeys(lufs, -23.0), abs=0.3)


def test_the_bed_is_away_at_a_break(made: Made) -> None:
    """It sinks before and rises after: else a part would end with half a note."""
    facts = made.facts.stations["rri"]
    third = facts.parts[2].start_samples
    whole = samples_of(made.folder / facts.file)
    spectrum = np.abs(np.fft.rfft(whole[third - 2048 : third + 2048] * np.hanning(4096)))
    middle = facts.parts[2].start_samples + 3 * RATE
    there = np.abs(np.fft.rfft(whole[middle - 2048 : middle + 2048] * np.hanning(4096)))
    tone = round(6000 * 4096 / RATE)
    assert spectrum[tone - 1 : tone + 2].max() < there[tone - 1 : tone + 2].max() / 4


def test_each_part_says_what_it_is(made: Made) -> None:
    [part] = [part for part in made.facts.stations["rri"].parts if part.file.endswith("P2.wav")]
    content = (made.folder / part.file).read_bytes()
    at = content.index(b"bext") + 8
    assert content[at : at + 256].split(b"\0")[0].endswith(b" P2")
    assert content[at + 288 : at + 320].split(b"\0")[0] == b"acara-satu-P2"
    first = struct.unpack_from("<Q", content, at + 338)[0]
    assert first == part.start_samples
    integrated = struct.unpack_from("<h", content, at + 412)[0] / 100
    assert -30 < integrated < -15
    tagged = mutagen.File(made.folder / made.facts.stations["bukit"].parts[0].file)
    assert str(tagged["TIT2"]).endswith(" P1")


def test_the_words_at_both_ends_come_from_the_captions(made: Made) -> None:
    first, *others = made.facts.stations["rri"].segments
    assert first.first_words == "Halo, ini Suara Kita dari lima kota."
    assert first.last_words == "nanti, teman-teman, jaga diri baik-baik ya semua."
    assert {(one.first_words, one.last_words) for one in others} == {("", "")}


def test_a_length_that_cannot_be_is_said_at_the_station(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    record(studio.audio / "1.wav", babble(3.0, 1))
    show = "stations:\n  - {id: rri, name: RRI}\n  - {id: desa, name: Desa, length: 0:02}\n"
    with pytest.raises(CampaignError) as caught:
        studio.render("{file: audio/1.wav, title: Satu, kind: dialog}", show=show)
    [problem] = caught.value.problems
    assert problem.code == "audio-slot-long"
    assert "“Jejak #1; uji = coba”" in as_text(problem, Language.ENGLISH, tmp_path)
    assert str(problem.place).startswith("episodes/acara/show.yaml:10:")


pieces = st.lists(st.tuples(st.integers(1, 200_000), st.booleans()), min_size=1, max_size=12)


@given(pieces=pieces, tail=st.integers(0, 30 * RATE), crossfade=st.integers(0, 20_000))
def test_parts_follow_one_another_without_a_gap(pieces: list[tuple[int, bool]], tail: int, crossfade: int) -> None:
    """Whatever the running order: the parts are the programme, none is empty, and each break is a border."""
    segments, wanted = [], []
    for index, (samples, break_after) in enumerate(pieces):
        before = index > 0 and pieces[index - 1][1]
        wanted.append(Piece(samples=samples, crossfade=0 if before else crossfade))
        segments.append(Segment(silence_seconds=1, title="Satu", kind=SegmentKind.DIALOG, break_after=break_after))
    timeline = replace(arrange(wanted), tail=tail)
    parts = list(between_breaks(segments, timeline))
    assert parts[0][0] == 0
    assert parts[-1][1] == timeline.samples
    assert all(start < end for start, end in parts)
    assert all(one[1] == other[0] for one, other in pairwise(parts))
    ends = {span.end for segment, span in zip(segments, timeline.spans, strict=True) if segment.break_after}
    assert set(breaks_of(segments, timeline)) == {end for end in ends if 0 < end < timeline.samples}
