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


def _voices(start: float, end: float, spoken: str) -> Iterator[Cue]:
    """One cue for each `<v Speaker>` in a caption; for a caption without, one."""
    voices = _VOICE.split(spoken)
    now = start
    for speaker, words in zip(["", *voices[1::2]], [voices[0], *voices[2::2]], strict=True):
        pieces = _INNER_TIME.split(words)
        parts = []
        for time, piece in zip(["", *pieces[1::2]], [pieces[0], *pieces[2::2]], strict=True):
            now = _inner_seconds(time) if time else now
            plain = " ".join(html.unescape(_TAG.sub("", piece)).split())
            if plain:
                parts.append((now, plain))
        if parts:
            text = " ".join(plain for _, plain in parts)
            yield Cue(start, end, text, html.unescape(speaker).strip(), tuple(parts) if len(parts) > 1 else ())


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
