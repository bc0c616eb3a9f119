"""WAV through pipes: what ffmpeg writes to us, channel by channel and at its own rate, and what it reads from us."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

import numpy as np
from numpy.typing import NDArray

_VALUE_BYTES = 4
_READ_BYTES = 1 << 16
_FLOAT = 3
"""The number of the format in a WAV."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveForm:
    """How the samples in a WAV are laid out."""

    rate: int
    channels: int


def read_header(stream: IO[bytes]) -> WaveForm | None:
    """Read `stream` up to its samples; None if there is no sound. The lengths in the header are not believed."""
    if len(_exactly(stream, 12)) < 12:
        return None
    form = None
    while len(header := _exactly(stream, 8)) == 8:
        name, size = header[:4], int.from_bytes(header[4:], "little")
        if name == b"data":
            return form
        content = _exactly(stream, size + size % 2)
        if name == b"fmt " and len(content) >= 8:
            channels, rate = int.from_bytes(content[2:4], "little"), int.from_bytes(content[4:8], "little")
            form = WaveForm(rate=rate, channels=channels) if channels and rate else None
    return None


def header(form: WaveForm) -> bytes:
    """What stands before 32-bit float samples of unknown number."""
    frame_bytes = _VALUE_BYTES * form.channels
    fields = struct.pack("<HHIIHH", _FLOAT, form.channels, form.rate, form.rate * frame_bytes, frame_bytes, 32)
    return (
        struct.pack("<4sI4s4sI", b"RIFF", 0, b"WAVE", b"fmt ", len(fields)) + fields + struct.pack("<4sI", b"data", 0)
    )


def blocks(stream: IO[bytes], form: WaveForm, seconds: float) -> Iterator[NDArray[np.float32]]:
    """The 32-bit float samples (frames x channels) in blocks of about `seconds`; a cut-off last frame is left out."""
    frame_bytes = _VALUE_BYTES * form.channels
    buffer = bytearray(max(round(form.rate * seconds), 1) * frame_bytes)
    view = memoryview(buffer)
    filled = 0
    while count := stream.readinto(view[filled:]):  # type: ignore[attr-defined]  # a raw pipe has it
        filled += count
        if filled == len(buffer):
            yield np.frombuffer(buffer, "<f4").astype(np.float32).reshape(-1, form.channels)
            filled = 0
    if filled >= frame_bytes:
        whole = np.frombuffer(buffer, "<f4", filled // frame_bytes * form.channels)
        yield whole.astype(np.float32).reshape(-1, form.channels)


def _exactly(stream: IO[bytes], count: int) -> bytes:
    """`count` bytes, or fewer at the end of the stream."""
    parts = []
    while count > 0 and (part := stream.read(min(count, _READ_BYTES))):
        parts.append(part)
        count -= len(part)
    return b"".join(parts)
