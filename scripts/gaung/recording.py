"""What a recording is by its first bytes, and how long it says it is: no sound is decoded before anything is made.

The name of a file proves nothing. A header can lie about the length, so that is for estimates; what counts is measured
when the programme is made.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

_MOST_SECONDS = 24 * 3600.0
_MAGIC_BYTES, _ID3_HEADER_BYTES = 64, 10
_HEAD_BYTES, _TAIL_BYTES = 1 << 16, 1 << 17
_FRAME_SAMPLES = {3: 1152, 2: 576, 0: 576}
"""Samples in a frame of layer III, by MPEG version as its header writes it."""
_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
_KILOBITS_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_KILOBITS_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_OPUS_RATE = 48_000


def kind_of(stream: BinaryIO) -> str | None:
    """The kind of recording that begins in `stream`, as ffmpeg calls its demuxers; None for anything else.

    Playlists and scripts, which name other files to read, are no recordings.
    """
    head = stream.read(_MAGIC_BYTES)
    kind = _kind(head)
    if kind == "id3":  # a tag may stand before MP3, AAC or FLAC; look behind it
        stream.seek(_ID3_HEADER_BYTES + _synchsafe(head[6:10]))
        behind = _kind(stream.read(_MAGIC_BYTES))
        kind = behind if behind in {"mp3", "aac", "flac"} else "mp3"
    return kind


@dataclass(frozen=True, slots=True)
class Examined:
    """What the first bytes of a file say."""

    kind: str | None
    """None if it is no recording."""
    seconds: float | None
    """The length that its header gives."""


def examined(path: Path) -> Examined:
    """What the recording at `path` says of itself; looked at again only when the file was touched."""
    try:
        status = path.stat()
    except OSError:
        return Examined(None, None)
    return _examined(path, status.st_size, status.st_mtime_ns)


@lru_cache(maxsize=4096)
def _examined(path: Path, _size: int, _modified_ns: int) -> Examined:
    try:
        with path.open("rb") as stream:
            kind = kind_of(stream)
    except OSError:
        kind = None
    return Examined(kind, declared_seconds(path) if kind is not None else None)


def declared_seconds(path: Path) -> float | None:
    """The length of a WAV, FLAC, Ogg, MP4 or MP3 file; None for another kind, or where the header does not say it."""
    try:
        with path.open("rb") as stream:
            seconds = _seconds(stream, path.stat().st_size)
    except (OSError, struct.error, LookupError, ZeroDivisionError):
        return None
    return seconds if seconds is not None and 0 < seconds <= _MOST_SECONDS else None


def _seconds(stream: BinaryIO, size: int) -> float | None:
    head = stream.read(_HEAD_BYTES)
    if head[:4] in {b"RIFF", b"RF64"}:
        return _wav(head, size)
    if head[:4] == b"fLaC":
        packed = int.from_bytes(head[18:26], "big")  # rate, channels and width, then 36 bits of samples
        return (packed & (1 << 36) - 1) / (packed >> 44)
    if head[:4] == b"OggS":
        return _ogg(stream, head, size)
    if head[4:8] in {b"ftyp", b"moov", b"mdat", b"wide"}:
        return _mp4(stream, size)
    return _mp3(head, size)


def _wav(head: bytes, size: int) -> float | None:
    at, bytes_a_second = 12, 0
    while at + 8 <= len(head):
        name, length = head[at : at + 4], int.from_bytes(head[at + 4 : at + 8], "little")
        if name == b"fmt ":
            bytes_a_second = int.from_bytes(head[at + 16 : at + 20], "little")
        if name == b"data":
            return min(length, size - at - 8) / bytes_a_second  # a phone that stopped early claims 4 GiB
        at += 8 + length + length % 2
    return None


def _ogg(stream: BinaryIO, head: bytes, size: int) -> float | None:
    """The position of the last page, in samples of 48 kHz for Opus, of the file's own rate for Vorbis."""
    stream.seek(max(size - _TAIL_BYTES, 0))
    tail = stream.read(_TAIL_BYTES)
    last = tail.rfind(b"OggS")
    granule = int.from_bytes(tail[last + 6 : last + 14], "little") if last >= 0 else 0
    opus, vorbis = head.find(b"OpusHead"), head.find(b"\x01vorbis")
    if opus >= 0:
        return (granule - int.from_bytes(head[opus + 10 : opus + 12], "little")) / _OPUS_RATE
    if vorbis >= 0:
        return granule / int.from_bytes(head[vorbis + 12 : vorbis + 16], "little")
    return None


def _mp4(stream: BinaryIO, size: int) -> float | None:
    """The movie header (`mvhd`) in `moov`, wherever that lies."""
    at = 0
    while at + 8 <= size:
        stream.seek(at)
        box = stream.read(16)
        length, name = int.from_bytes(box[:4], "big"), box[4:8]
        if length == 1:
            length = int.from_bytes(box[8:16], "big")
        if name == b"moov":
            stream.seek(at)
            return _mvhd(stream.read(min(length, _HEAD_BYTES)))
        if length < 8:
            return None
        at += length
    return None


def _mvhd(moov: bytes) -> float | None:
    at = moov.find(b"mvhd")
    if at < 0:
        return None
    if moov[at + 4] == 1:
        scale, duration = struct.unpack(">IQ", moov[at + 24 : at + 36])
    else:
        scale, duration = struct.unpack(">II", moov[at + 16 : at + 24])
    return float(duration / scale)


def _mp3(head: bytes, size: int) -> float | None:
    """The number of frames in the Xing header; without one, the size over the first frame's bit rate."""
    start = 0
    if head[:3] == b"ID3":
        start = 10 + sum(byte << 7 * (3 - place) for place, byte in enumerate(head[6:10]))
    frame = head[start : start + 200]
    if len(frame) < 64 or frame[0] != 0xFF or frame[1] & 0xE6 != 0xE2:
        return None
    version = frame[1] >> 3 & 3
    rate = _RATES[version][frame[2] >> 2 & 3]
    for name in (b"Xing", b"Info"):
        at = frame.find(name)
        if at >= 0 and frame[at + 7] & 1:
            return int.from_bytes(frame[at + 8 : at + 12], "big") * _FRAME_SAMPLES[version] / rate
    kilobits = (_KILOBITS_1 if version == 3 else _KILOBITS_2)[frame[2] >> 4]
    return (size - start) * 8 / (kilobits * 1000)


def _kind(head: bytes) -> str | None:
    form, brand = head[:4], head[8:12]
    if form in {b"RIFF", b"RF64"} and brand == b"WAVE":
        return "wav"
    if form == b"FORM" and brand in {b"AIFF", b"AIFC"}:
        return "aiff"
    if head[4:8] in {b"ftyp", b"moov", b"mdat", b"wide"}:
        return "mov,mp4,m4a,3gp,3g2,mj2"
    for magic, kind in _MAGIC.items():
        if head.startswith(magic):
            return kind
    if len(head) > 3 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0:
        return "aac" if head[1] & 0xF6 == 0xF0 else "mp3"
    return None


_MAGIC = {
    b"fLaC": "flac",
    b"OggS": "ogg",
    b"#!AMR": "amr",
    b"\x1a\x45\xdf\xa3": "matroska,webm",
    b"caff": "caf",
    b"\x30\x26\xb2\x75\x8e\x66\xcf\x11": "asf",
    b"ID3": "id3",
}


def _synchsafe(four: bytes) -> int:
    """A size as ID3 writes it: seven bits a byte (ID3v2.4, section 6.2)."""
    size = 0
    for byte in four:
        size = size << 7 | byte & 0x7F
    return size
