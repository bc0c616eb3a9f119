"""Captions: WebVTT and SRT in, as people and programs write them; one WebVTT for the whole programme out."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from gaung.captions import Cue, clock, parse_cues
from gaung.making.audio.sniff import SoundError, regular_file
from gaung.making.audio.timeline import Span, moved

LINE_LETTERS = 65
"""Letters in one line of a caption, at most (Apple's and Podcasting 2.0's advice)."""
_MOST_BYTES = 4 << 20


def read_cues(root: Path, path: PurePosixPath) -> tuple[Cue, ...]:
    """The captions of a WebVTT or SRT file of the campaign, in order of time. Raises `SoundError`.

    A byte-order mark, Windows line ends, a comma or a point before the milliseconds, missing hours, numbers, notes,
    styles and tags are all taken as they come.
    """
    file = regular_file(root, path)
    if file.stat().st_size > _MOST_BYTES:
        raise SoundError("audio-transcript-too-large", file=str(path))
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SoundError("audio-transcript-not-utf8", file=str(path)) from error
    cues = tuple(parse_cues(text))
    if not cues:
        raise SoundError("audio-transcript-empty", file=str(path))
    backwards = next((cue for cue in cues if cue.end_seconds <= cue.start_seconds), None)
    if backwards is not None:
        raise SoundError("audio-transcript-backwards", file=str(path), at=clock(backwards.start_seconds))
    return tuple(sorted(cues, key=lambda cue: (cue.start_seconds, cue.end_seconds)))


def move_cues(
    cues: Iterable[Cue], span: Span, trim: int, rate: int, stands: Callable[[int], int] = int
) -> Iterator[Cue]:
    """The captions of one segment at their times in the programme; what the trim cut off is left out."""
    for cue in cues:
        times = moved(cue.start_seconds, cue.end_seconds, span, trim, rate, stands)
        if times is not None:
            yield replace(cue, start_seconds=times[0], end_seconds=times[1], parts=())


def webvtt(cues: Iterable[Cue], note: str = "") -> str:
    """One WebVTT file: cues in order of time, lines of at most 65 letters; `note` is a comment at its beginning."""
    blocks = ["WEBVTT", f"NOTE {note}"] if note else ["WEBVTT"]
    for cue in sorted(cues, key=lambda cue: (cue.start_seconds, cue.end_seconds)):
        start = round(cue.start_seconds * 1000)
        end = max(round(cue.end_seconds * 1000), start + 1)
        speaker = re.sub(r"[<>&\n]", " ", cue.speaker).strip()
        voice = f"<v {speaker}>" if speaker else ""
        text = "\n".join(html.escape(line, quote=False) for line in wrapped(cue.text))
        blocks.append(f"{clock(start / 1000)} --> {clock(end / 1000)}\n{voice}{text}")
    return "\n\n".join(blocks) + "\n"


def wrapped(text: str) -> list[str]:
    """`text` in lines of at most `LINE_LETTERS` letters, as even as can be; a longer word stands alone."""
    words = text.replace("-->", "→").split()
    count = max(1, -(-len(" ".join(words)) // LINE_LETTERS))
    most = min(LINE_LETTERS, -(-len(" ".join(words)) // count) + 8)
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= most:
            lines[-1] += f" {word}"
        else:
            lines += [word[at : at + LINE_LETTERS] for at in range(0, len(word), LINE_LETTERS)]
    return lines
