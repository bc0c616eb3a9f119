"""What was taken out or hidden in one place must not be given away in another."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaign_fixtures import copy_minimal, edited
from gaung.messages import COMPLETE, as_text
from gaung.problem import Problem
from test_rules import EPISODE, problems_of, text_at

FOLDER = "episodes/kabar/001-halo"
CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:02.000\n<00:00.000>Aku <00:00.500>di <00:01.000>Kenanga <00:01.500>sini\n"
DIALOG = "file: audio/02-dialog.wav"
REDACTED = (DIALOG, f"{DIALOG}, transcript: audio/02.vtt, redact: [{{start: 1.1, end: 1.4}}]")


def found_in(folder: Path, *changes: tuple[str, str], **files: str) -> tuple[Path, list[Problem]]:
    more = {f"{FOLDER}/audio/02.vtt": CAPTIONS, **{f"{FOLDER}/{name}": text for name, text in files.items()}}
    root = copy_minimal(folder, {**edited(EPISODE, *changes), **more})
    return root, problems_of(root)


def test_a_word_that_is_gone_everywhere_is_fine(tmp_path: Path) -> None:
    assert found_in(tmp_path, REDACTED)[1] == []


@pytest.mark.parametrize(
    ("change", "at"),
    [
        (("title: Halo dunia", "title: Halo dari kenanga"), "Halo dari kenanga"),
        (("mencari bantuan", "mencari Kenanga"), "Kita saling"),
        (("title: Penutup", "title: KENANGA"), "KENANGA"),
        (("alias: Kak Rimba", "alias: Kak Kenanga"), "Kak Kenanga"),
    ],
)
def test_a_word_that_was_taken_out_may_stand_in_no_text(change: tuple[str, str], at: str, tmp_path: Path) -> None:
    root, found = found_in(tmp_path, REDACTED, change)
    (problem,) = [one for one in found if one.code == "audio-redact-in-title"]
    assert text_at(root, problem).startswith(at)
    assert problem.facts == {}  # the word itself is in no log


def test_nor_in_the_show_notes(tmp_path: Path) -> None:
    root, found = found_in(tmp_path, REDACTED, **{"notes.md": "Terima kasih.\n\nSalam untuk Kenanga!\n"})
    (problem,) = found
    assert problem.code == "audio-redact-in-title"
    assert problem.place is not None
    assert (problem.place.file, problem.place.line) == (f"{FOLDER}/notes.md", 3)
    assert text_at(root, problem).startswith("Salam")


def test_a_name_that_somebody_else_still_says_is_told(tmp_path: Path) -> None:
    again = ("file: audio/03-tutup.wav", "file: audio/03-tutup.wav, transcript: audio/03.vtt")
    said = "WEBVTT\n\n00:01.000 --> 00:02.000\nSampai jumpa di Kenanga\n"
    _, found = found_in(tmp_path / "a", REDACTED, again, **{"audio/03.vtt": said})
    assert [(one.code, one.facts["at"]) for one in found] == [("audio-redact-said-again", "00:01")]
    for language in COMPLETE:
        assert "enanga" not in as_text(found[0], language)
    common = said.replace("Kenanga", "sini")  # a common word in small letters is no name
    wide = (DIALOG, f"{DIALOG}, transcript: audio/02.vtt, redact: [{{start: 1.1, end: 1.9}}]")
    assert found_in(tmp_path / "b", wide, again, **{"audio/03.vtt": common})[1] == []
    gone = (again[0], f"{again[1]}, redact: [{{start: 1.5, end: 1.6}}]")
    assert found_in(tmp_path / "c", REDACTED, gone, **{"audio/03.vtt": said})[1] == []


@pytest.mark.parametrize(
    ("dialog", "other", "code"),
    [
        ("redact: [{start: 1, end: 1.2}]", "start: 0.5", "audio-redact-open-elsewhere"),
        ("redact: [{start: 1, end: 1.2}]", "start: 0.5, redact: [{start: 1, end: 1.1}]", "audio-redact-open-elsewhere"),
        ("redact: [{start: 1, end: 1.2}]", "start: 0.5, redact: [{start: 1, end: 1.2}]", None),
        ("redact: [{start: 1, end: 1.2}]", "start: 1.5", None),
        ("redact: [{start: 1, end: 1.2}]", "end: 0.8", None),
        ("redact: [{start: 1, end: 1.2}]", "voice: disguise", "audio-redact-open-elsewhere"),
        ("voice: disguise", "gain_db: 0", "consent-voice-open-elsewhere"),
        ("voice: disguise", "voice: disguise", None),
        ("voice: revoice, revoice: {file: audio/01-jingle.wav}", "gain_db: 0", "consent-voice-open-elsewhere"),
    ],
)
def test_the_same_recording_keeps_its_care(dialog: str, other: str, code: str | None, tmp_path: Path) -> None:
    changes = ((DIALOG, f"{DIALOG}, {dialog}"), ("file: audio/03-tutup.wav", f"{DIALOG}, {other}"))
    root, found = found_in(tmp_path, *changes)
    codes = {one.code for one in found if "elsewhere" in one.code}
    assert code in codes if code else not codes
    for problem in found:
        if problem.code == code:
            assert text_at(root, problem).startswith("audio/02-dialog.wav")
            for language in COMPLETE:
                assert "audio/02-dialog.wav" in as_text(problem, language)


def test_a_hidden_voice_is_no_bed(tmp_path: Path) -> None:
    bed = ("segments:", "music_bed: {file: audio/02-dialog.wav}\nsegments:")
    _, found = found_in(tmp_path, (DIALOG, f"{DIALOG}, voice: disguise"), bed)
    assert [one.code for one in found] == ["consent-voice-open-elsewhere"]


def test_a_copy_under_another_name_is_the_same_recording(tmp_path: Path) -> None:
    copied = ("file: audio/03-tutup.wav", "file: audio/salinan.wav")
    root, _ = found_in(tmp_path, (DIALOG, f"{DIALOG}, voice: disguise"), copied)
    recording, copy = root / f"{FOLDER}/audio/02-dialog.wav", root / f"{FOLDER}/audio/salinan.wav"
    copy.write_bytes(recording.read_bytes())
    (problem,) = [one for one in problems_of(root) if "elsewhere" in one.code]
    assert problem.code == "consent-voice-open-elsewhere"
    assert text_at(root, problem).startswith("audio/salinan.wav")
    copy.write_bytes(recording.read_bytes()[:-2] + b"\1\1")
    assert not [one for one in problems_of(root) if "elsewhere" in one.code]
