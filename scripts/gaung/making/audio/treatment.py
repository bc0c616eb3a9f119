"""What is done to one segment's sound after it was decoded and cut: filters, disguise, the author's own hook.

All of it works on files that have no name in any folder, so the sound before a disguise is nowhere in the cache, and
nothing of it is left when the build is killed. A hook alone gets a named file, of the sound after all the rest.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import numpy as np

from gaung.making.audio.decode import RATE, Samples
from gaung.making.audio.ffmpeg import Limits, running
from gaung.making.audio.hook import run_hook
from gaung.making.audio.quieter import quieter
from gaung.making.audio.sniff import SoundError, regular_file
from gaung.making.recipe import Setting
from gaung.model.segment import HOOKS_FILE, Segment, VoiceCare

REVISION = 1
"""Raised when a treatment sounds different."""
_CHUNK = 10 * RATE
_FULL_SCALE = np.float32(32768.0)
_NO_RUMBLE = "highpass=f=80:p=2"
_DULL = "aresample=8000"
"""Nothing above 4 kHz is left of a disguised voice: there the speakers differ most, and words least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment:
    """What is done to a segment's sound."""

    high_pass: bool = False
    reduce_noise: bool = False
    disguise: bool = False
    hook: str | None = None
    keeps_length: bool = False
    """Whether captions or redactions hang on its times, so that a hook must not make it longer or shorter."""

    @staticmethod
    def of(segment: Segment) -> Treatment:
        """The treatment of a segment."""
        return Treatment(
            high_pass=segment.high_pass,
            reduce_noise=segment.reduce_noise,
            disguise=segment.voice is VoiceCare.DISGUISE,
            hook=segment.hook,
            keeps_length=segment.hook is not None
            and (segment.transcript is not None or segment.speech is not None or bool(segment.redact)),
        )

    @property
    def is_needed(self) -> bool:
        """Whether anything is done at all."""
        return self.high_pass or self.reduce_noise or self.disguise or self.hook is not None

    def settings(self) -> dict[str, Setting]:
        """What of it belongs into the recipe of the segment's sound; never what a disguise draws."""
        if not self.is_needed:
            return {}
        names = ("high_pass", "reduce_noise", "disguise", "hook", "keeps_length")
        return {"treatment": {name: getattr(self, name) for name in names} | {"revision": REVISION}}

    def inputs(self, root: Path) -> dict[str, str]:
        """The SHA-256 of the author's code, if it is run. Raises `SoundError` if there is none."""
        if self.hook is None:
            return {}
        return {"hooks": hashlib.sha256(_hooks(root).read_bytes()).hexdigest()}


UNTREATED = Treatment()


def treat(
    treatment: Treatment, root: Path, spool: IO[bytes], begin: Callable[[], Callable[[Samples], None]], folder: Path
) -> None:
    """Give the treated sound of `spool` (16 bit, mono, `RATE`) to what `begin()` returns; `folder` is for what is
    needed on the way. Raises `SoundError`.
    """
    take = begin()
    samples = spool.seek(0, os.SEEK_END) // 2
    chunks = _filtered(treatment, spool, folder)
    if treatment.hook is None:
        for chunk in exactly(chunks, samples):
            take(chunk)
        return
    before, after = folder / "before-hook.s16", folder / "after-hook.s16"
    with before.open("wb") as stream:
        for chunk in exactly(chunks, samples):
            stream.write(as_integers(chunk))
    run_hook(_hooks(root), treatment.hook, before, after, keeps_length=treatment.keeps_length)
    with after.open("rb") as stream:
        for chunk in _read(stream):
            take(chunk)


def _hooks(root: Path) -> Path:
    """The author's code. Raises `SoundError`."""
    try:
        return regular_file(root, HOOKS_FILE)
    except SoundError as error:
        raise SoundError("audio-hook-no-file", file=str(HOOKS_FILE)) from error


def _filtered(treatment: Treatment, spool: IO[bytes], folder: Path) -> Iterator[Samples]:
    """The sound after filters and disguise; its length may be off by what the filters' ends take."""

    def read() -> Iterator[Samples]:
        return _through_ffmpeg(spool, "s16le", RATE, [_NO_RUMBLE]) if treatment.high_pass else _read(spool)

    chunks = quieter(read) if treatment.reduce_noise else read()
    if not treatment.disguise:
        yield from chunks
        return
    from gaung.making.audio.disguise import DISGUISE_RATE, disguised

    with tempfile.TemporaryFile(dir=folder) as clean, tempfile.TemporaryFile(dir=folder) as changed:
        _keep(chunks, clean)
        _keep(disguised(_through_ffmpeg(clean, "f32le", RATE, [f"aresample={DISGUISE_RATE}"])), changed)
        yield from _through_ffmpeg(changed, "f32le", DISGUISE_RATE, [_DULL, f"aresample={RATE}"])


def _keep(chunks: Iterator[Samples], to: IO[bytes]) -> None:
    for chunk in chunks:
        to.write(chunk.astype("<f4").data)
    to.flush()


def _through_ffmpeg(file: IO[bytes], form: str, rate: int, filters: list[str]) -> Iterator[Samples]:
    """The samples of a raw file after ffmpeg's `filters`, in chunks."""
    file.flush()
    file.seek(0)
    arguments = [
        *("-f", form, "-ar", str(rate), "-ac", "1", "-protocol_whitelist", "file,pipe"),
        *("-i", "pipe:0", "-af", ",".join(filters), "-fflags", "+bitexact", "-f", "f32le", "pipe:1"),
    ]
    with running(arguments, limits=Limits(seconds=1800, cpu_seconds=1800), source=file) as run:
        held = b""
        while part := run.output.read(1 << 18):
            held += part
            if len(held) >= 4 * _CHUNK:
                yield np.frombuffer(held[: 4 * _CHUNK], "<f4").astype(np.float32)
                held = held[4 * _CHUNK :]
        if len(held) >= 4:
            yield np.frombuffer(held[: len(held) // 4 * 4], "<f4").astype(np.float32)
    if run.ended.exit_code != 0:
        raise SoundError("audio-treatment-failed", said="; ".join(run.ended.messages("error")[:1])[:120])


def exactly(chunks: Iterator[Samples], samples: int) -> Iterator[Samples]:
    """`samples` samples: what is too much is left out, and silence stands in for what is missing."""
    given = 0
    for chunk in chunks:
        wanted = chunk[: samples - given]
        given += len(wanted)
        if len(wanted):
            yield wanted
    while given < samples:
        count = min(samples - given, _CHUNK)
        given += count
        yield np.zeros(count, np.float32)


def as_integers(chunk: Samples) -> bytes:
    """16 bit, little-endian."""
    return bytes(np.clip(np.rint(chunk * _FULL_SCALE), -32768, 32767).astype("<i2").data)


def _read(file: IO[bytes]) -> Iterator[Samples]:
    file.seek(0)
    while part := file.read(2 * _CHUNK):
        yield np.frombuffer(part, "<i2") * (1 / _FULL_SCALE)
