"""The mix to an MP3 with chapters and tags, written by ffmpeg; and the proof: what was written is measured."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import numpy as np

from gaung.making.audio.decode import RATE, Samples, Take, decode
from gaung.making.audio.ffmpeg import Limits, running
from gaung.making.audio.loudness import Meter, as_heard_lufs
from gaung.making.audio.oversample import TruePeak
from gaung.media import Chapter

BITRATE = "64k"
"""Mono speech; 8 minutes take 3.8 MB."""
_LAME_SCALE = np.float32(0.95)
"""LAME turns everything down by this factor (0.45 dB, measured with tones at 48k to 128k); it is undone before."""
_METADATA_FILE = "tags.ffmetadata"


class EncodingError(Exception):
    """ffmpeg could not write the file: a full disk, or it was killed."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a listener gets."""

    samples: int
    loudness_lufs: float
    """Integrated, as heard."""
    true_peak_dbtp: float


def encode_mp3(chunks: Iterable[Samples], to: Path, tags: Mapping[str, str], chapters: Sequence[Chapter]) -> None:
    """Write the chunks to the MP3 `to`, with its length in a Xing header and its chapters as ID3 CHAP and CTOC.

    ffmpeg writes a file, not a pipe, because it fills the Xing header in at the end. Raises `EncodingError`.
    """
    metadata = to.with_name(_METADATA_FILE)
    metadata.write_text(ffmetadata(tags, chapters), "utf-8", newline="\n")
    arguments = [
        *("-f", "f32le", "-ar", str(RATE), "-ac", "1", "-i", "pipe:0"),
        *("-f", "ffmetadata", "-i", f"file:{metadata}"),
        *("-map", "0:a:0", "-map_metadata", "1", "-map_chapters", "1"),
        *("-c:a", "libmp3lame", "-b:a", BITRATE, "-ac", "1"),
        *("-fflags", "+bitexact", "-flags:a", "+bitexact"),
        *("-id3v2_version", "3", "-write_xing", "1", "-f", "mp3", "-y", f"file:{to}"),
    ]
    limits = Limits(seconds=4 * 3600, cpu_seconds=4 * 3600, file_bytes=4 << 30)
    try:
        with running(arguments, limits=limits, feeds=True) as run:
            for chunk in chunks:
                view = (chunk / _LAME_SCALE).data.cast("B")
                while len(view):
                    view = view[run.input.write(view) :]
    except BrokenPipeError as error:
        raise EncodingError("ffmpeg ended early") from error
    finally:
        metadata.unlink(missing_ok=True)
    if run.ended.exit_code != 0 or run.ended.messages("error"):
        raise EncodingError("; ".join(run.ended.messages("error")[:2]) or f"exit {run.ended.exit_code}")


def ffmetadata(tags: Mapping[str, str], chapters: Sequence[Chapter]) -> str:
    """Tags and chapters in ffmpeg's own text format (its documentation, chapter Metadata)."""
    lines = [";FFMETADATA1"]
    lines += [f"{_escaped(key)}={_escaped(text)}" for key, text in sorted(tags.items())]
    for chapter in chapters:
        start, end = (round(seconds * 1000) for seconds in (chapter.start_seconds, chapter.end_seconds))
        lines += ["[CHAPTER]", "TIMEBASE=1/1000", f"START={start}", f"END={end}", f"title={_escaped(chapter.title)}"]
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    return re.sub(r"([=;#\\\n])", r"\\\1", " ".join(text.split()))


def measure(file: Path) -> Measured:
    """Decode a finished mono file and measure it."""
    meter, true_peak = Meter(RATE, precise=False), TruePeak(RATE)

    def begin() -> Take:
        return take

    def take(chunk: Samples) -> None:
        meter.add(chunk)
        true_peak.add(chunk)

    decoded, _ = decode(file.parent, PurePosixPath(file.name), begin, most_seconds=24 * 3600)
    loudness = as_heard_lufs(meter.integrated_lufs())
    return Measured(decoded.samples, loudness if math.isfinite(loudness) else -120.0, max(true_peak.dbtp(), -120.0))
