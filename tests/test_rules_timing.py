"""Before anything is recorded, a rundown is held against its slot."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import pytest

from audio_fixtures import babble, record
from campaign_fixtures import MINIMAL, copy_minimal, edited
from gaung.messages import COMPLETE, as_text
from gaung.problem import Problem, Severity
from gaung.recording import declared_seconds
from test_rules import EPISODE, problems_of

SHOW = "episodes/kabar/show.yaml"

KINDS = {
    "a.wav": ("-c:a", "pcm_s16le"),
    "a24.wav": ("-c:a", "pcm_s24le", "-ar", "48000", "-ac", "2"),
    "a.flac": ("-c:a", "flac"),
    "a.m4a": ("-c:a", "aac"),
    "fast.m4a": ("-c:a", "aac", "-movflags", "+faststart"),
    "a.3gp": ("-c:a", "aac"),
    "a.opus": ("-c:a", "libopus"),
    "a.ogg": ("-c:a", "libvorbis"),
    "a.mp3": ("-c:a", "libmp3lame", "-b:a", "64k"),
    "vbr.mp3": ("-c:a", "libmp3lame", "-q:a", "5", "-ac", "2"),
    "low.mp3": ("-c:a", "libmp3lame", "-b:a", "32k", "-ar", "16000"),
    "bare.mp3": ("-c:a", "libmp3lame", "-b:a", "64k", "-write_xing", "0", "-id3v2_version", "0"),
}


@pytest.mark.parametrize("name", KINDS)
def test_a_header_says_how_long_a_recording_is(name: str, tmp_path: Path) -> None:
    assert declared_seconds(record(tmp_path / name, babble(7.5, 1), *KINDS[name])) == pytest.approx(7.5, abs=0.15)


def test_what_says_nothing_has_no_length(tmp_path: Path) -> None:
    for name, content in {
        "empty": b"",
        "text": b"halo" * 50,
        "fLaC": b"fLaC" + bytes(60),
        "ogg": b"OggS" + bytes(100),
        "mp4": bytes(4) + b"ftyp" + bytes(100),
        "wav": b"RIFF" + bytes(4) + b"WAVEdata" + bytes(100),
        "mp3": bytes([0xFF, 0xFB]) + bytes(200),
        "reserved": bytes([0xFF, 0xEB, 0xFF]) + bytes(200),
    }.items():
        (tmp_path / name).write_bytes(content)
        assert declared_seconds(tmp_path / name) is None, name
    assert declared_seconds(tmp_path / "gone") is None


def test_any_scrap_of_a_recording_is_survived(tmp_path: Path) -> None:
    random = np.random.default_rng(3)
    for name in ("a.wav", "a.flac", "a.m4a", "a.opus", "a.ogg", "a.mp3"):
        content = record(tmp_path / name, babble(1, 1), *KINDS[name]).read_bytes()
        for _ in range(60):
            scrap = bytearray(content[: int(random.integers(1, len(content)))])
            for place in random.integers(0, len(scrap), 12):
                scrap[place] = int(random.integers(0, 256))
            (tmp_path / "scrap").write_bytes(scrap)
            seconds = declared_seconds(tmp_path / "scrap")
            assert seconds is None or 0 < seconds <= 24 * 3600


def timing_of(folder: Path, *changes: tuple[str, str]) -> list[Problem]:
    root = copy_minimal(folder, edited(EPISODE, *changes))
    return [problem for problem in problems_of(root) if problem.code.startswith("audio-timing")]


def slot(length: str, more: str = "") -> tuple[str, str]:
    return ("segments:", f"length: {length}\n{more}segments:")


def test_without_a_slot_nothing_is_said(tmp_path: Path) -> None:
    assert timing_of(tmp_path) == []


def test_a_rundown_that_fits_says_nothing(tmp_path: Path) -> None:
    assert timing_of(tmp_path, slot("7.5")) == []  # 1.5 s + 2.5 s + 3.5 s of recordings


def test_recordings_that_are_too_long_or_too_short_are_said(tmp_path: Path) -> None:
    (problem,) = timing_of(tmp_path / "a", slot("0:05"))
    assert (problem.code, problem.severity) == ("audio-timing", Severity.WARNING)
    assert (problem.facts["length"], problem.facts["off"]) == ("0:05", "0:02")
    longest = problem.facts["segments"]
    assert longest == ("1 Jingle 0:02", "2 Sapaan 0:02", "3 Penutup 0:04")
    for language in COMPLETE:
        assert "0:05" in as_text(problem, language)
    (problem,) = timing_of(tmp_path / "b", slot("0:20"))
    assert problem.code == "audio-timing-short"


@pytest.mark.parametrize(
    ("length", "code"), [("0:05", "audio-timing-at-station"), ("0:20", "audio-timing-short-at-station")]
)
def test_a_stations_own_slot_counts_too(length: str, code: str, tmp_path: Path) -> None:
    station = f"stations:\n  - {{id: kota, name: Radio Kota, length: {length}}}\n"
    show = (MINIMAL / SHOW).read_text("utf-8") + station
    root = copy_minimal(tmp_path, {**edited(EPISODE, slot("7.5")), SHOW: show})
    (problem,) = [one for one in problems_of(root) if one.code.startswith("audio-timing")]
    assert (problem.code, problem.severity) == (code, Severity.WARNING)
    assert problem.place is not None
    assert problem.place.file == SHOW
    assert show.splitlines()[problem.place.line - 1].startswith("  - {id: kota")
    for language in COMPLETE:
        said = as_text(problem, language)
        assert all(word in said for word in ("Halo dunia", "Radio Kota", length))


def test_a_text_is_read_at_its_presenters_rate(tmp_path: Path) -> None:
    text = " ".join(["kata"] * 140)
    for rate, minutes in ((140, "1:04"), (100, "1:28")):
        speech = f"speech: {{text: {text}, words_per_minute: {rate}}}"
        (problem,) = timing_of(tmp_path / str(rate), slot("0:30"), ("file: audio/03-tutup.wav", speech))
        assert problem.code == "audio-timing"
        assert problem.facts["estimate"] == minutes
    (problem,) = timing_of(tmp_path / "fits", slot("1:02"), ("file: audio/03-tutup.wav", f"speech: {{text: {text}}}"))
    assert (problem.code, problem.severity) == ("audio-timing-fits", Severity.INFO)


def test_a_text_that_somebody_is_to_record_is_read_at_their_own_rate(tmp_path: Path) -> None:
    text = " ".join(["kata"] * 140)
    speech = ("file: audio/03-tutup.wav", f"speech: {{text: {text}}}")
    slow = ("alias: Kak Rimba", "alias: Kak Rimba, words_per_minute: 70")
    (problem,) = timing_of(tmp_path / "slow", slot("0:30"), speech, slow)
    assert problem.facts["estimate"] == "2:04"
    assert problem.facts["segments"] == ("1 Jingle 0:02", "2 Sapaan 0:02", "3 Penutup ±2:00")
    other = (
        "alias: Kak Rimba",
        "alias: Kak Rimba, words_per_minute: 70}, {role: host, alias: Bayu, words_per_minute: 140",
    )
    (problem,) = timing_of(
        tmp_path / "two", slot("0:30"), speech, other, ("title: Penutup", "people: [Bayu], title: Penutup")
    )
    assert problem.facts["estimate"] == "1:04"


def test_signals_have_their_own_length(tmp_path: Path) -> None:
    (problem,) = timing_of(tmp_path, slot("0:05"), ("file: audio/03-tutup.wav", "signal: pips"))
    assert problem.facts["estimate"] == "0:09"


def test_trims_silence_and_crossfades_count(tmp_path: Path) -> None:
    trimmed = ("file: audio/02-dialog.wav", "file: audio/02-dialog.wav, start: 0.5, end: 1.5")
    pause = ("file: audio/03-tutup.wav", "silence_seconds: 60")
    for crossfade, estimate in (("0", "1:02"), ("0.3", "1:02"), ("1.2", "1:01")):
        fading = ("crossfade_seconds: 0.3", f"crossfade_seconds: {crossfade}")
        (problem,) = timing_of(tmp_path / crossfade, slot("0:30"), trimmed, pause, fading)
        assert problem.facts["estimate"] == estimate  # 1.5 + 1.0 + 60, less the crossfade


def test_a_recording_without_a_length_is_estimated_by_its_captions(tmp_path: Path) -> None:
    words = " ".join(["kata"] * 70)
    changes = edited(EPISODE, slot("0:10"), ("kind: dialog,", "kind: dialog, transcript: audio/02.vtt,"))
    root = copy_minimal(tmp_path, changes)
    folder = root / "episodes/kabar/001-halo/audio"
    (folder / "02-dialog.wav").write_bytes(b"#!AMR\n" + bytes(100))
    (folder / "02.vtt").write_text(f"WEBVTT\n\n1\n00:00.000 --> 00:30.000\n<v Kak>{words}\n", "utf-8")
    (problem,) = [one for one in problems_of(root) if one.code.startswith("audio-timing")]
    assert problem.facts["estimate"] == "0:40"  # 70 words at 120 a minute


def test_what_cannot_be_known_is_not_called_too_short(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path, edited(EPISODE, slot("0:20")))
    (root / "episodes/kabar/001-halo/audio/02-dialog.wav").write_bytes(b"#!AMR\n" + bytes(100))
    assert not [one for one in problems_of(root) if one.code.startswith("audio-timing")]


def test_pauses_and_the_bed_give_room(tmp_path: Path) -> None:
    bed = "music_bed: {file: audio/01-jingle.wav}\n"
    assert timing_of(tmp_path / "a", slot("0:30", bed)) == []
    long = ("file: audio/03-tutup.wav", "silence_seconds: 100")
    assert timing_of(tmp_path / "b", slot("1:41", "fit: trim_silence\n"), long) == []
    assert [one.code for one in timing_of(tmp_path / "c", slot("1:41"), long)] == ["audio-timing"]


def test_a_wav_that_claims_too_much_is_as_long_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(32_000))
    content = bytearray(path.read_bytes())
    content[40:44] = (0xFFFF_FFF0).to_bytes(4, "little")
    path.write_bytes(content)
    assert declared_seconds(path) == pytest.approx(2.0)
