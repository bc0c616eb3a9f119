"""The mix to files with chapters and tags, all in one pass by ffmpeg; and the proof: what was written is measured."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import numpy as np

from gaung.making.audio.decode import RATE, Samples, Take, decode
from gaung.making.audio.ffmpeg import Limits, Running, running
from gaung.making.audio.loudness import Meter, as_heard_lufs
from gaung.making.audio.oversample import TruePeak
from gaung.media import Chapter


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One kind of file that listeners get."""

    ending: str
    options: tuple[str, ...]
    """What ffmpeg is told."""
    scale: float = 1.0
    """By what the encoder turns everything; it is undone before."""
    overshoot_db: float
    """By how much it usually swings beyond what went into it; the limiter stays this much below the ceiling."""


MP3 = Format(
    ending=".mp3",
    # mono speech, 8 minutes take 3.8 MB; ID3v2.3 because Windows and cars read no newer one
    options=("-c:a", "libmp3lame", "-b:a", "64k", "-id3v2_version", "3", "-write_xing", "1", "-f", "mp3"),
    scale=0.95,  # LAME's own, 0.45 dB, measured with tones at 48k to 128k
    overshoot_db=2.0,
)
LOW_OPUS = Format(
    ending=".low.opus",
    # for mobile data: 8 minutes take 1.4 MB
    options=("-c:a", "libopus", "-b:a", "24k", "-ar", "24000", "-application", "audio", "-f", "ogg"),
    overshoot_db=2.0,
)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A file to be written: its kind, and how much louder or softer than the mix it is."""

    path: Path
    format: Format
    trim_db: float = 0.0


def encode(
    chunks: Iterable[Samples], targets: Sequence[Target], tags: Mapping[str, str], chapters: Sequence[Chapter]
) -> None:
    """Write the chunks to all targets at once, with tags and chapters. Raises `EncodingError`.

    ffmpeg writes files, not pipes, because the length in an MP3's Xing header is filled in at the end.
    """
    metadata = targets[0].path.with_name(_METADATA_FILE)
    metadata.write_text(ffmetadata(tags, chapters), "utf-8", newline="\n")
    limits = Limits(seconds=4 * 3600, cpu_seconds=4 * 3600, file_bytes=4 << 30)
    try:
        with ExitStack() as stack:
            runs = [
                stack.enter_context(running(_arguments(one, metadata), limits=limits, feeds=True)) for one in targets
            ]
            gains = [np.float32(10 ** (one.trim_db / 20) / one.format.scale) for one in targets]
            for chunk in chunks:
                for run, gain in zip(runs, gains, strict=True):
                    _write(run, chunk * gain)
    except BrokenPipeError as error:
        raise EncodingError("ffmpeg ended early") from error
    finally:
        metadata.unlink(missing_ok=True)
    for run in runs:
        if run.ended.exit_code != 0 or run.ended.messages("error"):
            raise EncodingError("; ".join(run.ended.messages("error")[:2]) or f"exit {run.ended.exit_code}")


def _write(run: Running, chunk: Samples) -> None:
    view = chunk.data.cast("B")
    while len(view):
        view = view[run.input.write(view) :]


def _arguments(target: Target, metadata: Path) -> list[str]:
    return [
        *("-f", "f32le", "-ar", str(RATE), "-ac", "1", "-i", "pipe:0"),
        *("-f", "ffmetadata", "-i", f"file:{metadata}"),
        *("-map", "0:a:0", "-map_metadata", "1", "-map_chapters", "1", "-ac", "1"),
        *("-fflags", "+bitexact", "-flags:a", "+bitexact"),
        *target.format.options,
        *("-y", f"file:{target.path}"),
    ]


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
