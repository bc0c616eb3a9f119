"""Captions as people and programs write them, and one clean WebVTT out."""

from __future__ import annotations

from io import StringIO
from pathlib import Path, PurePosixPath

import pytest
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from gaung.captions import Cue, clock, parse_cues
from gaung.making.audio.sniff import SoundError
from gaung.making.audio.transcript import LINE_LETTERS, read_cues, wrapped
from gaung.making.audio.transcript import webvtt as written

PLAIN = [Cue(1.0, 2.5, "Halo semua."), Cue(3.0, 4.0, "Apa kabar?")]


@pytest.mark.parametrize(
    "text",
    [
        "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nHalo semua.\n\n00:00:03.000 --> 00:00:04.000\nApa kabar?\n",
        "WEBVTT - judul\n\nNOTE catatan\nlagi\n\nsatu\n00:01.000 --> 00:02.500 align:start\nHalo\nsemua."
        "\n\n00:03.000 --> 00:04.000\nApa <b>kabar</b>?",
        "1\n00:00:01,000 --> 00:00:02,500\nHalo semua.\n\n2\n00:00:03,000 --> 00:00:04,000\nApa <i>kabar</i>?\n\n",
        "1\r\n00:00:01,000 --> 00:00:02,500\r\nHalo semua.\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nApa kabar?\r\n",
        "1\r00:00:01,000 --> 00:00:02,500\rHalo semua.\r\r2\r00:00:03,000 --> 00:00:04,000\rApa kabar?",
        "STYLE\n::cue { color: red }\n\n0:00:01.0 --> 0:00:02.5\nHalo semua."
        "\n0:00:03.000 --> 0:00:04.000\n{\\an8}Apa kabar?",
    ],
)
def test_every_way_to_write_the_same_captions(text: str) -> None:
    assert list(parse_cues(text)) == PLAIN


def test_speakers_are_kept_and_marks_are_text() -> None:
    cues = list(
        parse_cues("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Sari>Aku &lt;3 kamu</v> <v.loud Budi>Aku juga &amp; dia\n")
    )
    assert [(cue.speaker, cue.text) for cue in cues] == [("Sari", "Aku <3 kamu"), ("Budi", "Aku juga & dia")]
    again = list(parse_cues(written(cues)))
    assert again == cues


def test_signs_that_nobody_sees_are_left_out_of_captions() -> None:
    """Behind U+202E the digits would be shown from the right, as another number than the rules read."""
    (cue,) = parse_cues("00:01.000 --> 00:02.000\n<v Si\u202eti>\u202e1234\x01 &#x202e;0000\u202c\n")
    assert (cue.speaker, cue.text) == ("Siti", "1234 0000")


def test_a_file_with_a_mark_and_windows_line_ends_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.vtt").write_bytes(b"\xef\xbb\xbfWEBVTT\r\n\r\n00:01.000 --> 00:02.500\r\nHalo semua.\r\n")
    assert read_cues(tmp_path, PurePosixPath("a.vtt")) == (PLAIN[0],)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "audio-empty"),
        (b"WEBVTT\n\nhalo\n", "audio-transcript-empty"),
        ("halo, नमस्ते".encode("utf-16"), "audio-transcript-not-utf8"),
        (b"\xff\xfe\x00", "audio-transcript-not-utf8"),
        (b"WEBVTT\n\n00:05.000 --> 00:04.000\nx\n", "audio-transcript-backwards"),
        (b"x" * (5 << 20), "audio-transcript-too-large"),
    ],
)
def test_what_is_no_transcript_is_told(tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / "a.vtt").write_bytes(content)
    with pytest.raises(SoundError) as caught:
        read_cues(tmp_path, PurePosixPath("a.vtt"))
    assert caught.value.code == code


@given(st.text(max_size=600))
def test_lines_are_short_and_lose_nothing(text: str) -> None:
    lines = wrapped(text)
    assert all(0 < len(line) <= LINE_LETTERS for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.replace("-->", "→").split())


times = st.integers(0, 10**8).map(lambda milliseconds: milliseconds / 1000)
words = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters="\u200b"), min_size=1)


@given(st.lists(st.tuples(times, st.integers(1, 10**5), words.filter(lambda text: text.strip() != "")), max_size=8))
def test_what_is_written_is_read_back(rows: list[tuple[float, int, str]]) -> None:
    cues = [Cue(start, start + length / 1000, " ".join(text.split())) for start, length, text in rows]
    text = written(cues)
    assert len(webvtt.from_buffer(StringIO(text)).captions) == len(cues)
    ours = list(parse_cues(text))
    wanted = sorted(cues, key=lambda cue: (cue.start_seconds, cue.end_seconds))
    assert [(clock(cue.start_seconds), clock(cue.end_seconds)) for cue in ours] == [
        (clock(cue.start_seconds), clock(cue.end_seconds)) for cue in wanted
    ]


def test_times_are_written_as_webvtt_wants_them() -> None:
    assert clock(3723.0456) == "01:02:03.046"
