"""A long MP3 is encoded in sections that are joined frame by frame, and nobody can tell it from one in one piece."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from gaung.making.audio import sections
from gaung.making.audio.bext import Label
from gaung.making.audio.decode import CHUNK, RATE, Samples
from gaung.making.audio.encode import Imprint, Lane, Target, encode
from gaung.making.audio.ffmpeg import ffmpeg_path
from gaung.making.audio.formats import FOR_STATIONS, LOW_OPUS, MP3, Format
from gaung.making.audio.limiter import Limiter
from gaung.making.audio.mpeg import FRAME_SAMPLES, PERIOD, Info, Section, crc16, join
from gaung.media import Chapter
from gaung.model.station import StationFormat

SECONDS = 47.3
SECTION = 5 * PERIOD * FRAME_SAMPLES
"""Samples: 6.4 s, so that a test needs no hour."""
STATION = FOR_STATIONS[StationFormat.MP3]
IMPRINT = Imprint(
    tags={"title": "Uji", "artist": "Kami"},
    chapters=(Chapter(title="Satu", start_seconds=0.0, end_seconds=20.0, kind="dialog"),),
    label=Label(description="Uji", originator="Kami", reference="uji", when=datetime(2026, 11, 20, tzinfo=UTC)),
)


def restless() -> Samples:
    """Syllables of changing pitch with hard beginnings over a little hiss: LAME changes windows and saves bits."""
    random = np.random.default_rng(7)
    count = round(SECONDS * RATE)
    time = np.arange(count) / RATE
    pitch = np.cumsum(180 + 60 * np.sin(2 * np.pi * 0.31 * time)) / RATE
    voice = sum(np.sin(2 * np.pi * pitch * part) / part for part in range(1, 12))
    beats = (np.sin(2 * np.pi * 2.7 * time) > 0.2) * np.exp(-8 * ((2.7 * time) % 1))
    return np.asarray(0.3 * voice * beats + 0.003 * random.standard_normal(count), np.float32)


def between(sound: Samples, begin: int = 0, stop: int | None = None) -> Iterator[Samples]:
    """What `mixed` is to a programme."""
    last = len(sound) if stop is None else stop
    for start in range(begin, last, CHUNK):
        yield sound[start : min(start + CHUNK, last)]


def decoded(path: Path) -> tuple[Samples, str]:
    """The sound of a file as players hear it, and what the decoder complained about."""
    command = [str(ffmpeg_path()), "-v", "warning", "-nostdin", "-xerror", "-i", str(path), "-f", "f32le", "pipe:1"]
    run = subprocess.run(command, capture_output=True, check=True)
    return np.frombuffer(run.stdout, "<f4"), run.stderr.decode()


def lane(path: Path, form: Format) -> Lane:
    return Lane(targets=(Target(path=path, format=form),), gain_db=6.0, ceiling_dbtp=-6.0)


@dataclass(frozen=True)
class Pair:
    """The same sound in one MP3 that was joined from sections, and one that was not."""

    joined: Path
    whole: Path


@pytest.fixture(scope="module", params=[MP3, STATION], ids=["64k", "192k"])
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Pair:
    folder = tmp_path_factory.mktemp("sections")
    sound = restless()
    found = Pair(folder / "joined.mp3", folder / "whole.mp3")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sections, "SECTION", SECTION)
        sections.encode_in_sections(partial(between, sound), len(sound), lane(found.joined, request.param), IMPRINT)
    encode(between(sound), [lane(found.whole, request.param)], IMPRINT)
    return found


def limited(sound: Samples) -> Samples:
    """What goes into the encoders."""
    limiter = Limiter(-6.0)
    return np.concatenate((limiter.add(sound * np.float32(10 ** (6.0 / 20))), limiter.finish()))


def by_frame(sound: Samples) -> NDArray[np.float64]:
    """The level of each frame."""
    frames = len(sound) // FRAME_SAMPLES
    rows = sound[: frames * FRAME_SAMPLES].reshape(frames, FRAME_SAMPLES)
    return np.asarray(np.sqrt(np.mean(np.square(rows, dtype=np.float64), axis=1)))


def test_joined_sections_sound_like_one_encoding(pair: Pair) -> None:
    joined, complaints = decoded(pair.joined)
    whole, _ = decoded(pair.whole)
    assert complaints == ""
    assert len(joined) == len(whole) == pytest.approx(SECONDS * RATE, abs=1)
    # LAME forgets: after a second it decides the very same, but for a few frames
    differences = by_frame(joined - whole)
    assert np.count_nonzero(differences > 1e-5) < 0.2 * len(differences)
    # and where it does not, what it writes is as near to the sound
    wanted = limited(restless())
    noise, usual = by_frame(joined - wanted[: len(joined)]), by_frame(whole - wanted[: len(whole)])
    assert noise.max() < 1.1 * usual.max()
    assert np.sqrt(np.mean(noise**2)) < 1.01 * np.sqrt(np.mean(usual**2))


def test_joined_sections_are_no_worse_than_one_encoding(pair: Pair) -> None:
    joined, _ = decoded(pair.joined)
    whole, _ = decoded(pair.whole)
    seconds = len(whole) // RATE
    loudness = [
        np.sqrt(np.mean(np.square(one[: seconds * RATE].reshape(seconds, RATE)), axis=1)) for one in (joined, whole)
    ]
    assert np.max(np.abs(20 * np.log10(loudness[0] / loudness[1]))) < 0.05


def test_a_joined_file_has_the_same_layout(pair: Pair) -> None:
    joined, whole = (Section(path.read_bytes(), 0) for path in (pair.joined, pair.whole))
    assert joined.end == whole.end
    assert joined.content[: joined.info.start] == whole.content[: whole.info.start]  # tags and chapters
    assert len(joined.content) == len(whole.content)


def test_the_info_frame_is_what_ffmpeg_would_write(pair: Pair) -> None:
    whole = Section(pair.whole.read_bytes(), 0)
    written = bytes(whole.content[whole.info])
    info = Info(written)
    for first in range(0, whole.end, 100):
        info.take(whole, first, min(first + 100, whole.end))
    made = info.finished(written)
    table = slice(37, 137)
    assert made[:37] == written[:37]  # frames and bytes among them
    assert made[137:175] == written[137:175]  # delay, padding, length and the checksum of the sound
    assert max(abs(one - other) for one, other in zip(made[table], written[table], strict=True)) <= 2
    assert crc16(written[:175] + bytes(2) + written[177:190]) == int.from_bytes(written[175:177], "big")


def test_the_info_frame_of_a_joined_file_is_right(pair: Pair) -> None:
    joined = Section(pair.joined.read_bytes(), 0)
    info = bytes(joined.content[joined.info])
    assert int.from_bytes(info[29:33], "big") == joined.end
    assert int.from_bytes(info[33:37], "big") == len(joined.content) - joined.info.start
    assert int.from_bytes(info[173:175], "big") == crc16(bytes(joined.content[joined.info.stop :]))


def test_the_limiter_stands_where_it_would_stand_in_one_piece(pair: Pair) -> None:
    joined, _ = decoded(pair.joined)
    assert np.abs(joined).max() < 10 ** (-4 / 20)  # it stood at -6, the codec swings over it


def test_the_same_sections_give_the_same_bytes(pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = restless()
    monkeypatch.setattr(sections, "SECTION", SECTION)
    again = tmp_path / "again.mp3"
    form = MP3 if len(pair.joined.read_bytes()) < 600_000 else STATION
    sections.encode_in_sections(partial(between, sound), len(sound), lane(again, form), IMPRINT)
    assert again.read_bytes() == pair.joined.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["again.mp3"]


def test_encodings_that_do_not_belong_together_are_not_joined(pair: Pair, tmp_path: Path) -> None:
    to = tmp_path / "to.mp3"
    nowhere = range(0)
    assert not join([pair.whole, pair.whole], [0, 4 * PERIOD], nowhere, to)


@pytest.mark.parametrize("scrap", [b"", b"ID3", b"\xff\xfb\x50\xc4" + bytes(400), b"RIFF" + bytes(400)])
def test_what_is_no_mp3_of_ours_is_refused(scrap: bytes) -> None:
    with pytest.raises(ValueError, match="frame"):
        Section(scrap, 0)


def test_only_one_long_mp3_is_divided(tmp_path: Path) -> None:
    long, short = 3 * sections.SECTION, sections.SECTION + 1
    mp3, opus = lane(tmp_path / "a.mp3", MP3), lane(tmp_path / "a.opus", LOW_OPUS)
    assert sections.is_divided([mp3], long)
    assert not sections.is_divided([mp3], short)
    assert not sections.is_divided([opus], long)
    assert not sections.is_divided([mp3, opus], long)


@given(samples=st.integers(1, 20 * sections.SECTION))
def test_sections_begin_on_whole_frames_and_leave_none_out(samples: int) -> None:
    starts = sections.starts(samples)
    assert starts[0] == 0
    assert all(start % (PERIOD * FRAME_SAMPLES) == 0 for start in starts)
    assert samples - starts[-1] < 2 * sections.SECTION or samples < sections.SECTION
    assert len(starts) == 1 or samples - starts[-1] >= sections.SECTION


@given(content=st.binary(max_size=300), repeated=st.integers(0, 60), before=st.integers(0, 0xFFFF))
def test_checksums_are_those_of_one_byte_after_another(content: bytes, repeated: int, before: int) -> None:
    whole = content * repeated
    slow = before
    for byte in whole:
        slow ^= byte
        for _ in range(8):
            slow = slow >> 1 ^ 0xA001 if slow & 1 else slow >> 1
    assert crc16(whole, before) == slow


def test_the_known_checksum() -> None:
    assert crc16(b"123456789") == 0xBB3D  # CRC-16/ARC in the catalogue of Greg Cook
