"""Broadcast Wave: a WAV whose `bext` chunk says what it is (EBU Tech 3285, version 2), written by ourselves.

ffmpeg writes version 1 only, which has no place for the loudness.
"""

from __future__ import annotations

import struct
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import numpy as np

from gaung.making.audio.decode import RATE, Samples

_HISTORY = f"A=PCM,F={RATE},W=16,M=mono,T=Gaung\r\n".encode("ascii")
"""Coding history as EBU R 98 writes it."""
_FIXED = struct.Struct("<256s32s32s10s8sQH64s")
"""Description, originator, its reference, date, time, time of the first sample, version, UMID (none)."""
_LOUDNESS = struct.Struct("<5h")
"""Integrated, range, true peak, momentary and short-term maximum, each in hundredths."""
_LOUDNESS_AT = 12 + 8 + _FIXED.size
_RESERVED = bytes(180)
_UNKNOWN = 0x7FFF
"""What stands for a loudness that is not known."""
_MOST_BYTES = 0xFFFF_FFFF


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a Broadcast Wave file says about itself. The chunk holds ASCII only."""

    description: str
    originator: str
    reference: str
    """The originator's own unmistakable name for the programme."""
    when: datetime
    """Its date and time: those of the release, not of a clock."""
    first_sample: int = 0
    """Where its first sample stands in the whole programme."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """The five figures of loudness; -inf is written as unknown."""

    integrated_lufs: float
    loudness_range_lu: float
    true_peak_dbtp: float
    momentary_max_lufs: float
    short_term_max_lufs: float


class BroadcastWave:
    """Writes samples as 16-bit mono WAV. Use it as a context manager; sizes are filled in at its end."""

    def __init__(self, path: Path, label: Label) -> None:
        self._path = path
        self._head = _head(label)
        self._bytes = 0

    def __enter__(self) -> Self:
        self._stream: IO[bytes] = self._path.open("wb")
        self._stream.write(self._head + struct.pack("<4sI", b"data", 0))
        return self

    def write(self, chunk: Samples) -> None:
        """Append samples, full scale ±1. Raises `OverflowError` beyond the 4 GiB that a WAV can hold."""
        whole = np.clip(np.rint(chunk * np.float32(32768.0)), -32768, 32767).astype("<i2")
        self._bytes += whole.nbytes
        if len(self._head) + self._bytes > _MOST_BYTES:
            raise OverflowError("a WAV holds 4 GiB at most")
        self._stream.write(whole.data)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        with self._stream:
            for place, size in ((4, len(self._head) + self._bytes), (len(self._head) + 4, self._bytes)):
                self._stream.seek(place)
                self._stream.write(struct.pack("<I", size))


def stamp_loudness(path: Path, stamp: Stamp) -> None:
    """Write what was measured into the finished file's `bext` chunk, which leaves a place for it."""
    figures = (
        stamp.integrated_lufs,
        stamp.loudness_range_lu,
        stamp.true_peak_dbtp,
        stamp.momentary_max_lufs,
        stamp.short_term_max_lufs,
    )
    with path.open("r+b") as stream:
        stream.seek(_LOUDNESS_AT)
        stream.write(_LOUDNESS.pack(*(round(100 * one) if abs(one) < 327 else _UNKNOWN for one in figures)))


def _head(label: Label) -> bytes:
    """Everything before the samples' own chunk, with the length of the file still open."""
    fixed = _FIXED.pack(
        ascii_only(label.description).encode("ascii"),
        ascii_only(label.originator).encode("ascii"),
        ascii_only(label.reference).encode("ascii"),
        label.when.strftime("%Y-%m-%d").encode("ascii"),
        label.when.strftime("%H:%M:%S").encode("ascii"),
        label.first_sample,
        2,
        bytes(64),
    )
    bext = fixed + _LOUDNESS.pack(*(_UNKNOWN,) * 5) + _RESERVED + _HISTORY
    bext += bytes(len(bext) % 2)
    form = struct.pack("<HHIIHH", 1, 1, RATE, 2 * RATE, 2, 16)
    chunks = struct.pack("<4sI", b"bext", len(bext)) + bext + struct.pack("<4sI", b"fmt ", len(form)) + form
    return struct.pack("<4sI4s", b"RIFF", 0, b"WAVE") + chunks


def ascii_only(text: str) -> str:
    """The letters of `text` that ASCII has, accents taken off; empty for Devanagari."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return " ".join("".join(letter for letter in plain if letter.isprintable()).split())
