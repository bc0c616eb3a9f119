"""`gaung check` looks at the first bytes of recordings and at captions, and opens nothing that could hang."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from audio_fixtures import babble, record
from campaign_fixtures import copy_minimal, edited
from gaung import recording
from gaung.messages import COMPLETE, as_text
from gaung.problem import CampaignError, Problem, Severity
from gaung.recording import examined
from test_rules import EPISODE, problems_of, text_at

AUDIO = "episodes/kabar/001-halo/audio"
DIALOG = "file: audio/02-dialog.wav"


def found_in(root: Path) -> list[Problem]:
    found = problems_of(root)
    for problem in found:
        for language in COMPLETE:
            assert as_text(problem, language, root)
    return found


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "audio-empty"),
        (b"#EXTM3U\n#EXT-X-VERSION:3\n", "audio-not-a-recording"),
        (b"ffconcat version 1.0\nfile a.wav\n", "audio-not-a-recording"),
        (b"<!doctype html><title>Masuk</title>", "audio-not-a-recording"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "audio-not-a-recording"),
    ],
)
def test_what_is_no_recording_is_said_before_anything_is_made(content: bytes, code: str, tmp_path: Path) -> None:
    root = copy_minimal(tmp_path)
    (root / AUDIO / "02-dialog.wav").write_bytes(content)
    (problem,) = found_in(root)
    assert (problem.code, problem.severity) == (code, Severity.ERROR)
    assert text_at(root, problem).startswith("audio/02-dialog.wav")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes with names, and links need a right")
def test_pipes_devices_and_links_out_are_not_opened(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path / "campaign")
    path = root / AUDIO / "02-dialog.wav"
    path.unlink()
    os.mkfifo(path)
    assert [problem.code for problem in found_in(root)] == ["audio-not-a-file"]
    (tmp_path / "outside.wav").write_bytes((root / AUDIO / "01-jingle.wav").read_bytes())
    for target in (Path("/dev/zero"), tmp_path / "outside.wav"):
        path.unlink()
        path.symlink_to(target)
        with pytest.raises(CampaignError) as caught:
            problems_of(root)
        assert [problem.code for problem in caught.value.problems] == ["read-path-outside"]


@pytest.mark.parametrize(
    ("keys", "code", "at"),
    [
        ("start: 3", "audio-start-past-end", "3"),
        ("end: 9", "audio-end-past-end", "9"),
        ("redact: [{start: 1, end: 9}]", "audio-redact-past-end", "{start: 1"),
        ("end: 2, redact: [{start: 30, end: 31}]", "audio-redact-past-end", "{start: 30"),
        ("start: 2, end: 2.5", None, ""),
    ],
)
def test_a_stretch_beyond_the_end_is_said(keys: str, code: str | None, at: str, tmp_path: Path) -> None:
    root = copy_minimal(tmp_path, edited(EPISODE, (DIALOG, f"{DIALOG}, {keys}")))
    found = found_in(root)
    assert [problem.code for problem in found] == ([code] if code else [])
    assert all(text_at(root, problem).startswith(at) for problem in found)
    assert all((problem.severity is Severity.ERROR) == ("redact" in keys) for problem in found)


@pytest.mark.parametrize(
    ("captions", "code"),
    [
        ("WEBVTT\n\nhalo\n", "audio-transcript-empty"),
        ("WEBVTT\n\n00:02.000 --> 00:01.000\na\n", "audio-transcript-backwards"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\na\n\n00:00.200 --> 00:00.800\nb\n", "audio-transcript-order"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\na\n\n00:09.000 --> 00:10.000\nb\n", "audio-transcript-past-end"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\na\n", None),
    ],
)
def test_captions_are_looked_at(captions: str, code: str | None, tmp_path: Path) -> None:
    change = edited(EPISODE, (DIALOG, f"{DIALOG}, transcript: audio/02.vtt"))
    root = copy_minimal(tmp_path, {**change, f"{AUDIO}/02.vtt": captions})
    assert [problem.code for problem in found_in(root)] == ([code] if code else [])


def test_an_untouched_recording_is_looked_at_once(tmp_path: Path) -> None:
    path = record(tmp_path / "a.flac", babble(2, 1))
    before = recording._examined.cache_info()
    assert examined(path) == examined(path)
    after = recording._examined.cache_info()
    assert (after.misses - before.misses, after.hits - before.hits) == (1, 1)
    assert examined(path).kind == "flac"
    assert examined(path).seconds == pytest.approx(2, abs=0.01)
    record(path, babble(3, 1))
    assert examined(path).seconds == pytest.approx(3, abs=0.01)
    assert recording._examined.cache_info().misses - before.misses == 2
