"""Which kind of recording a file is, told by its first bytes alone: the name of a file proves nothing."""

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePosixPath

from gaung.problem import Fact
from gaung.recording import kind_of


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
        kind = kind_of(stream)
    if kind is None:
        raise SoundError("audio-not-a-recording", file=str(shown))
    return kind
