"""Captions as people and programs write them, WebVTT and SRT: who says what, and when."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption: what is said from when to when, and by whom if that is known."""

    start_seconds: float
    end_seconds: float
    text: str
    speaker: str = ""
    parts: tuple[tuple[float, str], ...] = ()
    """Its text in pieces, each with the second at which it begins, where the file says so."""


_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_TIMES = re.compile(rf"^\s*{_TIME}\s*-->\s*{_TIME}(?:\s.*)?$")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]+)>", re.IGNORECASE)
_INNER_TIME = re.compile(r"<((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})>")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x7f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
"""What programs leave in captions and nobody sees: XML refuses it, or it turns the writing round."""
_TAG = re.compile(r"</?[a-zA-Z0-9][^>]*>|<\d[\d:.]*>|\{\\[^}]*\}")


def parse_cues(text: str) -> Iterator[Cue]:
    """The captions in `text`, WebVTT or SRT, as they stand."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    index = 0
    while index < len(lines):
        times = _TIMES.match(lines[index])
        index += 1
        if times is None:
            continue
        spoken = []
        while index < len(lines) and lines[index].strip() and not _TIMES.match(lines[index]):
            spoken.append(lines[index])
            index += 1
        start, end = _seconds(times.groups()[:4]), _seconds(times.groups()[4:])
        yield from _voices(start, end, " ".join(spoken))


def without_words(text: str, gone: Sequence[tuple[float, float]]) -> str:
    """The file of captions with the words in the stretches `gone` (seconds) blanked, everything else in its place.

    Where a caption has times for its words, only those words go; otherwise all of it.
    """
    if not gone:
        return text
    lines = text.split("\n")
    now = end = 0.0
    is_spoken = False
    for index, line in enumerate(lines):
        times = _TIMES.match(line)
        if times is not None:
            now, end = _seconds(times.groups()[:4]), _seconds(times.groups()[4:])
            is_spoken = True
        elif not line.strip():
            is_spoken = False
        elif is_spoken:
            has_times = _INNER_TIME.search(_cue_text(lines, index)) is not None
            lines[index], now = _blanked(line, now, end, gone, has_times=has_times)
    return "\n".join(lines)


def _cue_text(lines: Sequence[str], index: int) -> str:
    """All lines of the caption to which the line at `index` belongs."""
    first = index
    while first and lines[first - 1].strip() and not _TIMES.match(lines[first - 1]):
        first -= 1
    last = index
    while last < len(lines) and lines[last].strip() and not _TIMES.match(lines[last]):
        last += 1
    return "\n".join(lines[first:last])


def _blanked(
    line: str, now: float, end: float, gone: Sequence[tuple[float, float]], *, has_times: bool
) -> tuple[str, float]:
    """A line of a caption whose words begin at `now`, with what is gone as spaces; and when its last words begin."""
    ahead = [*_INNER_TIME.finditer(line)] if has_times else []
    pieces = []
    at = 0
    for number in range(len(ahead) + 1):
        stop = ahead[number].start() if number < len(ahead) else len(line)
        until = _inner_seconds(ahead[number][1]) if number < len(ahead) else end
        is_gone = any(first < until and now < last for first, last in gone)
        pieces.append(" " * (stop - at) if is_gone else line[at:stop])
        if number < len(ahead):
            pieces.append(ahead[number][0])
            at, now = ahead[number].end(), until
    return "".join(pieces), now


def _voices(start: float, end: float, spoken: str) -> Iterator[Cue]:
    """One cue for each `<v Speaker>` in a caption; for a caption without, one."""
    voices = _VOICE.split(spoken)
    now = start
    for speaker, words in zip(["", *voices[1::2]], [voices[0], *voices[2::2]], strict=True):
        pieces = _INNER_TIME.split(words)
        parts = []
        for time, piece in zip(["", *pieces[1::2]], [pieces[0], *pieces[2::2]], strict=True):
            now = _inner_seconds(time) if time else now
            plain = " ".join(_UNSEEN.sub("", html.unescape(_TAG.sub("", piece))).split())
            if plain:
                parts.append((now, plain))
        if parts:
            text = " ".join(plain for _, plain in parts)
            yield Cue(
                start,
                end,
                text,
                _UNSEEN.sub("", html.unescape(speaker)).strip(),
                tuple(parts) if len(parts) > 1 else (),
            )


def _inner_seconds(time: str) -> float:
    total = 0.0
    for part in time.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total


def _seconds(groups: Sequence[str | None]) -> float:
    hours, minutes, seconds, fraction = groups
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0) + float(f"0.{fraction}")


def timed(cue: Cue) -> tuple[tuple[float, float, str], ...]:
    """The parts of a caption with their times; one if it has no times inside."""
    if not cue.parts:
        return ((cue.start_seconds, cue.end_seconds, cue.text),)
    ends = [*(start for start, _ in cue.parts[1:]), cue.end_seconds]
    return tuple((start, end, text) for (start, text), end in zip(cue.parts, ends, strict=True))


def removed_words(cues: Iterable[Cue], gone: Sequence[tuple[float, float]]) -> frozenset[str]:
    """The words that are known, by their own times, to lie in one of the stretches `gone` (seconds); no short ones."""
    words: set[str] = set()
    for cue in cues:
        if len(cue.parts) > 1:
            for start, end, text in timed(cue):
                if any(first < end and start < last for first, last in gone):
                    words |= words_of(text)
    return frozenset(words)


def words_of(text: str) -> frozenset[str]:
    """The words of `text` with three letters or more, in small letters."""
    return frozenset(word.casefold() for word in re.findall(r"\w{3,}", text))


def clock(seconds: float) -> str:
    """A time as WebVTT writes it: `00:01:02.500`."""
    milliseconds = round(seconds * 1000)
    return (
        f"{milliseconds // 3_600_000:02}:{milliseconds // 60_000 % 60:02}:"
        f"{milliseconds // 1000 % 60:02}.{milliseconds % 1000:03}"
    )
