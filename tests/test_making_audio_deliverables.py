"""What stations get, from the same pass as the podcast: formats, lengths, loudness, labels, chapters, sameness."""

from __future__ import annotations

import json
import struct
import subprocess
import threading
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import mutagen
import numpy as np
import pyloudnorm
import pytest

from audio_fixtures import FOLDER, Made, Studio, babble, decoded_rate, likeness, record, sine
from campaign_fixtures import copy_minimal
from gaung.build import Build, Options
from gaung.making import audio
from gaung.making.audio import deliverables, sound
from gaung.making.audio.bext import BroadcastWave
from gaung.making.audio.decode import RATE, decode
from gaung.making.audio.ffmpeg import ffmpeg_path
from gaung.making.audio.formats import MP3
from gaung.making.digest import Digests
from gaung.media import LoudnessReport
from gaung.problem import CampaignError

STATIONS = """stations:
  - {id: rri, name: RRI, format: wav}
  - {id: suara, name: Suara Desa, format: flac, loudness_lufs: -24}
  - {id: kota, name: Radio Kota, format: mp2, loudness_lufs: -20, true_peak_dbtp: -3}
  - {id: bukit, name: Radio Bukit, format: mp3, loudness_lufs: -18, true_peak_dbtp: -2}
"""
FRAME = 1152
SEGMENTS = (
    "{file: audio/1.wav, title: Pembuka, kind: dialog}",
    "{file: audio/2.mp3, title: Musik, kind: music, crossfade_seconds: 0.75}",
    "{file: audio/3.wav, title: Penutup, kind: dialog, crossfade_seconds: 0.5}",
)
SECONDS = 9.0 + 6.0 + 8.0 - 0.75 - 0.5


def record_parts(studio: Studio) -> None:
    """Speech driven hard, music, quiet speech from an old phone."""
    loud = np.clip(babble(9.0, 1, -10.0), -0.9, 0.9)
    record(studio.audio / "1.wav", loud.astype(np.float32))
    chord = sine(220, 6, -12) + sine(277, 6, -14) + sine(3300, 6, -30)
    record(studio.audio / "2.mp3", chord, "-b:a", "128k")
    record(studio.audio / "3.wav", babble(8.0, 3, -38.0), "-ar", "8000")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    studio = Studio(tmp_path_factory.mktemp("stations"))
    record_parts(studio)
    return studio.render(*SEGMENTS, show=STATIONS)


def file_of(made: Made, station: str) -> Path:
    return made.folder / made.facts.stations[station].file


def r128_lufs(path: Path) -> float:
    """Integrated loudness of the one channel, by pyloudnorm."""
    return float(pyloudnorm.Meter(48_000).integrated_loudness(decoded_rate(path, 48_000).astype(np.float64)))


def ebur128(path: Path) -> dict[str, float]:
    """What ffmpeg's own meter says: I, LRA, Peak."""
    command = [str(ffmpeg_path()), "-hide_banner", "-nostats", "-i", str(path), "-af", "ebur128=peak=true"]
    said = subprocess.run([*command, "-f", "null", "-"], capture_output=True, check=True).stderr.decode()
    summary = said[said.rindex("Summary:") :]
    found = {}
    for line in summary.splitlines():
        name, _, figure = line.strip().partition(":")
        if name in {"I", "LRA", "Peak"}:
            found[name] = float(figure.split()[0])
    return found


def chunks_of(path: Path) -> dict[str, bytes]:
    """The chunks of a RIFF file."""
    content = path.read_bytes()
    name, size, kind = struct.unpack_from("<4sI4s", content)
    assert (name, kind) == (b"RIFF", b"WAVE")
    assert size == len(content) - 8
    found, at = {}, 12
    while at < len(content):
        name, size = struct.unpack_from("<4sI", content, at)
        found[name.decode("ascii")] = content[at + 8 : at + 8 + size]
        at += 8 + size + size % 2
    assert at == len(content)
    return found


def text_of(field: bytes) -> str:
    return field.split(b"\0")[0].decode("ascii")


@pytest.mark.parametrize(
    ("station", "wanted", "ceiling"), [("rri", -23, -1), ("suara", -24, -1), ("kota", -20, -3), ("bukit", -18, -2)]
)
def test_each_station_gets_its_own_loudness_and_peak(made: Made, station: str, wanted: float, ceiling: float) -> None:
    path = file_of(made, station)
    assert r128_lufs(path) == pytest.approx(wanted, abs=0.3)
    said = ebur128(path)
    assert said["I"] == pytest.approx(wanted, abs=0.31)
    assert said["Peak"] <= ceiling + 0.1  # it rounds to a tenth
    facts = made.facts.stations[station]
    assert facts.loudness_lufs == pytest.approx(r128_lufs(path), abs=0.1)
    assert facts.true_peak_dbtp == pytest.approx(said["Peak"], abs=0.2)
    assert facts.bytes == path.stat().st_size


def test_the_podcast_keeps_its_own_loudness_beside_them(made: Made) -> None:
    assert r128_lufs(made.mp3) == pytest.approx(-16 - 3.01, abs=0.3)
    assert ebur128(made.mp3)["Peak"] <= -0.9
    assert r128_lufs(made.low) == pytest.approx(-16 - 3.01, abs=0.3)


def test_lengths_are_exact_to_the_sample_or_to_the_frame(made: Made) -> None:
    planned = round(SECONDS * RATE)
    assert len(chunks_of(file_of(made, "rri"))["data"]) == 2 * planned
    flac = mutagen.File(file_of(made, "suara"))
    assert flac.info.total_samples == planned
    for station in ("kota", "bukit"):
        assert abs(len(decoded_rate(file_of(made, station), RATE)) - planned) <= FRAME


def test_all_files_hold_the_same_sound(made: Made) -> None:
    wav = decoded_rate(file_of(made, "rri"), RATE)
    assert likeness(wav, decoded_rate(file_of(made, "suara"), RATE)) > 0.9999
    mp3 = decoded_rate(file_of(made, "bukit"), RATE)
    assert likeness(wav, mp3) > 0.97
    mp2 = decoded_rate(file_of(made, "kota"), RATE)
    assert max(likeness(wav, mp2[shift:]) for shift in range(470, 500)) > 0.97  # its encoder is 481 samples late


def test_the_wav_says_what_it_is(made: Made) -> None:
    chunks = chunks_of(file_of(made, "rri"))
    assert list(chunks) == ["bext", "fmt ", "data"]
    assert struct.unpack("<HHIIHH", chunks["fmt "]) == (1, 1, 44_100, 88_200, 2, 16)
    bext = chunks["bext"]
    assert text_of(bext[:256]) == "Acara Uji: Jejak #1; uji = coba"
    assert text_of(bext[256:288]) == "Sahabat Anak"
    assert text_of(bext[288:320]) == "acara-satu"
    assert bext[320:330] == b"2026-11-20"
    assert bext[330:338] == b"16:00:00"
    assert struct.unpack_from("<QH", bext, 338) == (0, 2)
    assert bext[348:412] == bytes(64)
    integrated, spread, peak, momentary, short_term = (one / 100 for one in struct.unpack_from("<5h", bext, 412))
    said = ebur128(file_of(made, "rri"))
    assert integrated == pytest.approx(said["I"], abs=0.1)
    assert spread == pytest.approx(said["LRA"], abs=0.6)
    assert peak == pytest.approx(said["Peak"], abs=0.2)
    assert integrated < short_term < momentary < 0
    assert bext[422:602] == bytes(180)
    assert bext[602:].startswith(b"A=PCM,F=44100,W=16,M=mono")


def test_a_title_that_ascii_cannot_hold_becomes_the_names_of_the_folders(tmp_path: Path) -> None:
    campaign, episode = Studio(tmp_path).campaign(*SEGMENTS, language="ne")
    nepali = episode.model_copy(update={"title": "पहिलो: ABC"})
    label = deliverables.imprint(campaign.shows[0], nepali, ()).label
    assert label.description == "acara-satu"
    file = tmp_path / "nepali.wav"
    with BroadcastWave(file, label) as wave:
        wave.write(sine(440, 0.5, -6))
    assert text_of(chunks_of(file)["bext"][:256]) == "acara-satu"
    accents = episode.model_copy(update={"title": "Café"})
    assert deliverables.imprint(campaign.shows[0], accents, ()).label.description == "Acara Uji: Cafe"


def test_chapters_and_tags_are_in_every_file_that_can_hold_them(made: Made) -> None:
    starts = [chapter.start_seconds for chapter in made.facts.chapters]
    titles = [chapter.title for chapter in made.facts.chapters]
    for path in (file_of(made, "suara"), made.low):
        comments = mutagen.File(path).tags
        assert comments["title"] == ["Jejak #1; uji = coba"]
        assert comments["artist"] == ["Sahabat Anak"]
        assert comments["date"] == ["2026-11-20"]
        for index, (start, title) in enumerate(zip(starts, titles, strict=True)):
            assert comments[f"chapter{index:03}"] == [f"00:00:{start:06.3f}"]
            assert comments[f"chapter{index:03}name"] == [title]
    for path in (file_of(made, "bukit"), made.mp3):
        file = mutagen.File(path)
        assert [frame.sub_frames["TIT2"].text for frame in file.tags.getall("CHAP")] == [[title] for title in titles]
        assert [frame.start_time for frame in file.tags.getall("CHAP")] == [round(1000 * one) for one in starts]
        assert file.tags.version == (2, 3, 0)
        assert file.info.length == pytest.approx(SECONDS, abs=2.5 * FRAME / RATE)  # whole frames, from the Xing header
    assert b"Xing" in made.mp3.read_bytes()[:20_000] or b"Info" in made.mp3.read_bytes()[:20_000]
    mp2 = mutagen.File(file_of(made, "kota"))
    assert (mp2.info.layer, mp2.info.bitrate, mp2.info.channels) == (2, 192_000, 1)


def test_the_same_rundown_gives_the_same_bytes(made: Made, tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    record_parts(studio)
    again = studio.render(*SEGMENTS, show=STATIONS)
    assert len(made.files) >= 8
    for path in made.files:
        assert (again.folder / path.relative_to(made.folder)).read_bytes() == path.read_bytes(), path.name


def test_nothing_for_a_station_lies_among_the_files_of_the_podcast(made: Made) -> None:
    top = {path.name for path in made.folder.iterdir() if path.is_file()}
    for station in made.facts.stations.values():
        assert station.file.startswith("radio/")
        assert Path(station.file).name not in top
    assert not list(made.folder.rglob("*.ffmetadata"))


def test_a_site_keeps_stations_and_podcast_apart(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path)
    show = root / "episodes/kabar/show.yaml"
    show.write_text(show.read_text("utf-8") + "stations: [{id: rri, name: RRI}]\n", "utf-8")
    with Build(root, Options(now=datetime(2026, 11, 22, 12, tzinfo=UTC))) as work:
        work.load()
        prepared = work.prepare(work.make())
        work.assemble(tmp_path / "staging")
    pages = [path for path in prepared.rglob("*.md") if "waveform.png" in path.read_text("utf-8")]
    assert [path.parent.name for path in pages] == ["001-halo"]
    published = {path.relative_to(tmp_path / "staging") for path in (tmp_path / "staging").rglob("*") if path.is_file()}
    for_stations = {path.as_posix() for path in published if "rri" in path.as_posix() or "radio" in path.as_posix()}
    assert "radio/rri/kabar-001-halo/kabar-001-halo.rri.wav" in for_stations
    assert all(path.startswith("radio/") for path in for_stations)
    assert Path("podcast/kabar/001-halo/kabar-001-halo.mp3") in published
    assert Path("podcast/kabar/001-halo/waveform.png") in published
    assert (work.folders()["episode/kabar/001-halo"] / "editor/loudness.png").is_file()
    assert not {path for path in published if "editor" in path.parts or path.name.startswith("loudness")}


def report_of(made: Made) -> LoudnessReport:
    return LoudnessReport.model_validate_json((made.folder / "editor/loudness.json").read_bytes())


def test_the_report_says_what_other_meters_say(made: Made) -> None:
    files = report_of(made).files
    stations = [station.file for station in made.facts.stations.values()]
    assert [one.file for one in files] == [made.mp3.name, made.low.name, *stations]
    for one in files:
        said = ebur128(made.folder / one.file)
        louder = 3.01 if one.as_heard else 0.0
        assert one.integrated_lufs == pytest.approx(said["I"] + louder, abs=0.15)
        assert one.wanted_lufs == pytest.approx(said["I"] + louder, abs=0.35)
        assert one.loudness_range_lu == pytest.approx(said["LRA"], abs=0.6)
        assert one.true_peak_dbtp == pytest.approx(said["Peak"], abs=0.2)
        assert one.short_term_max_lufs is not None
        assert one.momentary_max_lufs is not None
        assert one.integrated_lufs is not None
        assert one.integrated_lufs < one.short_term_max_lufs < one.momentary_max_lufs


def test_only_the_file_that_was_off_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deliverables, "MP3", replace(MP3, scale=0.7))  # as if the encoder had changed
    studio = Studio(tmp_path)
    record(studio.audio / "1.wav", babble(8.0, 1))
    made = studio.render("{file: audio/1.wav, title: A, kind: dialog}", show="stations: [{id: rri, name: RRI}]")
    assert [one.tries for one in report_of(made).files] == [2, 1, 1]
    assert r128_lufs(made.mp3) == pytest.approx(-16 - 3.01, abs=0.3)
    assert r128_lufs(file_of(made, "rri")) == pytest.approx(-23, abs=0.3)


def test_the_report_tells_each_segment_before_and_after(made: Made) -> None:
    report = report_of(made)
    assert [segment.title for segment in report.segments] == ["Pembuka", "Musik", "Penutup"]
    assert [segment.start_seconds for segment in report.segments] == pytest.approx([0, 8.25, 13.75])
    heard = decoded_rate(made.mp3, 48_000).astype(np.float64)
    meter = pyloudnorm.Meter(48_000)
    for segment, name in zip(report.segments, ("1.wav", "2.mp3", "3.wav"), strict=True):
        recorded = decoded_rate(made.folder.parent / FOLDER / "audio" / name, 48_000).astype(np.float64)
        assert segment.recorded_lufs == pytest.approx(meter.integrated_loudness(recorded), abs=0.25)
        part = heard[round(segment.start_seconds * 48_000) : round(segment.end_seconds * 48_000)]
        assert segment.finished_lufs == pytest.approx(meter.integrated_loudness(part), abs=0.3)
    quiet = report.segments[2]
    assert quiet.recorded_lufs is not None
    assert quiet.finished_lufs is not None
    assert quiet.recorded_lufs + quiet.gain_db == pytest.approx(quiet.finished_lufs, abs=1.5)


def test_the_curve_and_the_peaks_follow_the_sound(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    record(studio.audio / "1.wav", np.concatenate((sine(1000, 8, -20), sine(1000, 8, -30))))
    report = report_of(studio.render("{file: audio/1.wav, title: A, kind: dialog}"))
    step = report.short_term_step_seconds
    loud, soft = (report.short_term_lufs[round((second - 1.5) / step)] for second in (4.0, 12.0))
    assert loud is not None
    assert soft is not None
    assert loud - soft == pytest.approx(10, abs=0.3)
    count = len(report.peaks)
    assert 700 <= count <= 1200
    assert np.mean(report.peaks[: count // 2]) / np.mean(report.peaks[count // 2 :]) == pytest.approx(
        10 ** (10 / 20), rel=0.05
    )


def test_silence_in_a_report_is_none_and_not_a_number_json_lacks(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    record(studio.audio / "1.wav", babble(6.0, 1))
    made = studio.render("{file: audio/1.wav, title: A, kind: dialog}", "{silence_seconds: 8, title: B, kind: dialog}")
    text = (made.folder / "editor/loudness.json").read_text("utf-8")
    assert "Infinity" not in text
    assert "NaN" not in text
    report = report_of(made)
    assert report.segments[1].recorded_lufs is None
    assert report.short_term_lufs[-1] is None


def test_each_recording_is_decoded_once_for_all_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    studio = Studio(tmp_path)
    record_parts(studio)
    decoded: list[str] = []
    lock, really = threading.Lock(), decode

    def counted(root: Path, path: object, *arguments: object, **options: object) -> object:
        with lock:
            decoded.append(str(path))
        return really(root, path, *arguments, **options)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(sound, "decode", counted)
    studio.render(*SEGMENTS, show=STATIONS)
    assert sorted(Path(one).name for one in decoded) == ["1.wav", "2.mp3", "3.wav"]
    studio.render(*SEGMENTS, show=STATIONS.replace("-24", "-23"), to="again")
    assert len(decoded) == 3


def test_what_a_station_wants_is_in_the_recipe(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    record_parts(studio)
    keys = set()
    for show in ("", STATIONS, STATIONS.replace("-24", "-23"), STATIONS.replace("flac", "wav")):
        campaign, episode = studio.campaign(*SEGMENTS, show=show)
        keys.add(audio.recipe(campaign, episode, Digests(tmp_path / "digests.json")).key)
    assert len(keys) == 4


def test_two_stations_with_one_id_are_refused(tmp_path: Path) -> None:
    twice = "stations: [{id: rri, name: RRI}, {id: rri, name: RRI Dua}]\n"
    with pytest.raises(CampaignError) as raised:
        Studio(tmp_path).campaign(*SEGMENTS, show=twice)
    assert [problem.code for problem in raised.value.problems] == ["read-station-twice"]


def test_facts_can_be_read_back(made: Made) -> None:
    written = json.loads((made.folder / "facts.json").read_text("utf-8"))
    assert sorted(written["stations"]) == ["bukit", "kota", "rri", "suara"]
