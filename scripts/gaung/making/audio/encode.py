"""The mix to files with chapters and tags, all in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import numpy as np

from gaung.making.audio.bext import BroadcastWave, Label
from gaung.making.audio.decode import RATE, Samples
from gaung.making.audio.ffmpeg import Limits, Running, running
from gaung.making.audio.formats import Format
from gaung.making.audio.limiter import Limiter
from gaung.making.audio.wavestream import WaveForm, header
from gaung.media import Chapter

_METADATA_FILE = "{name}.ffmetadata"
_PACKET_BYTES = 1 << 17
"""Without a header ffmpeg reads 4 KiB at a time and hands each of them from thread to thread: a tenth of the work."""


class EncodingError(Exception):
    """ffmpeg could not write the file: a full disk, or it was killed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of the programme that gets a file of its own, cut to the sample."""

    path: Path
    number: int
    """From 1."""
    start: int
    """Its first sample in the programme."""
    end: int
    """The first sample after it."""

    @property
    def samples(self) -> int:
        """How long it is."""
        return self.end - self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A file to be written."""

    path: Path
    format: Format
    parts: tuple[Part, ...] = ()
    """Files of the same kind for its parts, from the same samples."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """Files that share one gain on the mix and one limiter."""

    targets: tuple[Target, ...]
    gain_db: float
    ceiling_dbtp: float
    """Where the limiter stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What the files say about themselves."""

    tags: Mapping[str, str]
    chapters: Sequence[Chapter]
    label: Label
    """The same for Broadcast Wave."""

    def of_part(self, part: Part) -> Imprint:
        """What the file of a part says about itself: the chapters that begin in it count from its own beginning."""
        start, end = part.start / RATE, part.end / RATE
        chapters = [
            chapter.model_copy(
                update={
                    "start_seconds": max(chapter.start_seconds - start, 0.0),
                    "end_seconds": min(chapter.end_seconds, end) - start,
                }
            )
            for chapter in self.chapters
            if chapter.start_seconds < end and chapter.end_seconds > start
        ]
        label = replace(
            self.label,
            description=f"{self.label.description[:240]} P{part.number}",
            reference=f"{self.label.reference[:27]}-P{part.number}",
            first_sample=part.start,
        )
        tags = {**self.tags, "title": f"{self.tags.get('title', '')} P{part.number}".strip()}
        return Imprint(tags=tags, chapters=chapters, label=label)


class _Outlet(Protocol):
    """Where the samples of one file go."""

    def write(self, chunk: Samples) -> None:
        """Take the next ones."""


def encode(chunks: Iterable[Samples], lanes: Sequence[Lane], imprint: Imprint, skip: int = 0) -> None:
    """Limit and write the mix to all files at once, with tags and chapters. Raises `EncodingError`.

    The first `skip` samples are heard by the limiter and then left out.
    ffmpeg writes files, not pipes, because the length in an MP3's Xing header is filled in at the end.
    """
    runs: list[Running] = []
    with ExitStack() as stack:
        try:
            outlets = [[_open(one, imprint, stack, runs) for one in lane.targets] for lane in lanes]
            limiters = [Limiter(lane.ceiling_dbtp) for lane in lanes]
            waiting = [skip] * len(lanes)
            for chunk in chunks:
                for index, (lane, limiter, files) in enumerate(zip(lanes, limiters, outlets, strict=True)):
                    sound = limiter.add(chunk * np.float32(10 ** (lane.gain_db / 20)))
                    _write(sound[waiting[index] :], lane, files)
                    waiting[index] = max(waiting[index] - len(sound), 0)
            for index, (lane, limiter, files) in enumerate(zip(lanes, limiters, outlets, strict=True)):
                _write(limiter.finish()[waiting[index] :], lane, files)
        except (BrokenPipeError, OverflowError) as error:
            raise EncodingError(str(error)) from error
    for run in runs:
        if run.ended.exit_code != 0 or run.ended.messages("error"):
            raise EncodingError("; ".join(run.ended.messages("error")[:2]) or f"exit {run.ended.exit_code}")


def _write(sound: Samples, lane: Lane, files: Sequence[_Outlet]) -> None:
    for one, file in zip(lane.targets, files, strict=True):
        file.write(sound * np.float32(1 / one.format.scale))


def _open(target: Target, imprint: Imprint, stack: ExitStack, runs: list[Running]) -> _Outlet:
    """Begin one file, and those of its parts; they are finished when `stack` is closed."""
    if target.parts:
        whole = _open(replace(target, parts=()), imprint, stack, runs)
        cut = [
            (part, _open(Target(path=part.path, format=target.format), imprint.of_part(part), stack, runs))
            for part in target.parts
        ]
        return _Split(whole, cut)
    target.path.parent.mkdir(parents=True, exist_ok=True)
    if not target.format.options:
        return stack.enter_context(BroadcastWave(target.path, imprint.label))
    metadata = target.path.with_name(_METADATA_FILE.format(name=target.path.name))
    stack.callback(metadata.unlink)
    tags = dict(imprint.tags)
    if not target.format.has_chapters:
        tags |= vorbis_chapters(imprint.chapters)
    metadata.write_text(ffmetadata(tags, imprint.chapters if target.format.has_chapters else ()), "utf-8", newline="\n")
    limits = Limits(seconds=4 * 3600, cpu_seconds=4 * 3600, file_bytes=4 << 30, is_batch=True)
    run = stack.enter_context(running(_arguments(target, metadata), limits=limits, feeds=True))
    runs.append(run)
    run.input.write(header(WaveForm(rate=RATE, channels=1)))
    return _Pipe(run)


@dataclass(frozen=True, slots=True)
class _Pipe:
    """The input of an ffmpeg that writes one file."""

    run: Running

    def write(self, chunk: Samples) -> None:
        """Hand it over; waits while ffmpeg is behind."""
        view = chunk.data.cast("B")
        while len(view):
            view = view[self.run.input.write(view) :]


class _Split:
    """The whole programme, and each part from its first sample to its last."""

    def __init__(self, whole: _Outlet, parts: Sequence[tuple[Part, _Outlet]]) -> None:
        self._whole = whole
        self._parts = parts
        self._position = 0

    def write(self, chunk: Samples) -> None:
        """Hand it over to the whole, and to the parts that it lies in."""
        self._whole.write(chunk)
        for part, outlet in self._parts:
            first, last = max(part.start - self._position, 0), min(part.end - self._position, len(chunk))
            if first < last:
                outlet.write(chunk[first:last])
        self._position += len(chunk)


def _arguments(target: Target, metadata: Path) -> list[str]:
    return [
        *("-f", "wav", "-max_size", str(_PACKET_BYTES), "-i", "pipe:0"),
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


def vorbis_chapters(chapters: Sequence[Chapter]) -> dict[str, str]:
    """Chapters as Vorbis comments (`CHAPTER000=00:00:00.000`, `CHAPTER000NAME=…`)."""
    found = {}
    for index, chapter in enumerate(chapters):
        minutes, milliseconds = divmod(round(chapter.start_seconds * 1000), 60_000)
        name = f"CHAPTER{index:03}"
        found[name] = f"{minutes // 60:02}:{minutes % 60:02}:{milliseconds / 1000:06.3f}"
        found[f"{name}NAME"] = chapter.title
    return found


def _escaped(text: str) -> str:
    return re.sub(r"([=;#\\\n])", r"\\\1", " ".join(text.split()))
