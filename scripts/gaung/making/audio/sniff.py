"""Which kind of recording a file is, told by its first bytes alone: the name of a file proves nothing."""

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePosixPath

from gaung.problem import Fact

_HEAD_BYTES = 64
_ID3_HEADER_BYTES = 10


class SoundError(Exception):
    """A recording cannot be used: a problem's code and facts, without its place (the segment knows that)."""

    def __init__(self, code: str, **facts: Fact) -> None:
        self.code = code
        self.facts = facts
        super().__init__(code, facts)


def regular_file(root: Path, path: PurePosixPath) -> Path:
    """The real file behind `path` (relative to the campaign in `root`).

    Raises `SoundError` unless it is there, lies inside the campaign after every link is followed, and is a plain
    file: opening a pipe would wait for ever, and a device never ends.
    """
    resolved = Path(os.path.realpath(root / path))
    if not resolved.is_relative_to(os.path.realpath(root)):
        raise SoundError("audio-outside", file=str(path))
    try:
        status = resolved.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise SoundError("audio-file-missing", file=str(path)) from None
    if not stat.S_ISREG(status.st_mode):
        raise SoundError("audio-not-a-file", file=str(path))
    if status.st_size == 0:
        raise SoundError("audio-empty", file=str(path))
    return resolved


def demuxers_for(path: Path, shown: PurePosixPath) -> str:
    """The names of the ffmpeg demuxers that may open the file at `path`, for `-format_whitelist`.

    Playlists and scripts (HLS, ffconcat, SDP …) name other files to read, so only true containers of sound pass.
    Raises `SoundError` for anything else.
    """
    with path.open("rb") as stream:
        head = stream.read(_HEAD_BYTES)
        kind = _kind(head)
        if kind == "id3":  # a tag may stand before MP3, AAC or FLAC; look behind it
            stream.seek(_ID3_HEADER_BYTES + _synchsafe(head[6:10]))
            behind = _kind(stream.read(_HEAD_BYTES))
            kind = behind if behind in {"mp3", "aac", "flac"} else "mp3"
    if kind is None:
        raise SoundError("audio-not-a-recording", file=str(shown))
    return kind


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
