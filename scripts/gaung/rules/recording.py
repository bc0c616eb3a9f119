"""How long a recording says it is, from its header alone: no sound is decoded before anything is made.

A header can lie, so this is for estimates; what counts is measured when the programme is made.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import BinaryIO

_MOST_SECONDS = 24 * 3600.0
_HEAD_BYTES, _TAIL_BYTES = 1 << 16, 1 << 17
_FRAME_SAMPLES = {3: 1152, 2: 576, 0: 576}
"""Samples in a frame of layer III, by MPEG version as its header writes it."""
_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
_KILOBITS_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_KILOBITS_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_OPUS_RATE = 48_000


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
