"""A transcript that Gaung made (WebVTT) as text with times to tap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape, unescape

from gaung import words
from gaung.making.pages.sheet import text
from gaung.media import Chapter

PARAGRAPH_SECONDS = 40.0
"""One voice gets a new paragraph, with its time, at least this often."""

PART_CHARACTERS = 18_000
"""So much of a transcript stands on one page: some twenty minutes, and with all the rest below 30 KB packed."""

_PART_PLAY = 0.15
"""So much of a part may it be shorter or longer, to begin with a chapter."""

_TIMING = re.compile(r"(?:(\d+):)?(\d\d):(\d\d\.\d{3}) --> ")
_VOICE = re.compile(r"^<v(?:\.[^ >]*)? ([^>]+)>")
_TAG = re.compile(r"</?[a-z][^>]*>")


@dataclass(frozen=True, slots=True)
class Cue:
    """What is said from one moment on, and by whom."""

    start_seconds: float
    speaker: str
    words: str


def read_cues(vtt: str) -> list[Cue]:
    """The cues of a WebVTT file, in its order."""
    cues = []
    for block in re.split(r"\n{2,}", vtt.replace("\r\n", "\n")):
        lines = block.strip("\n").split("\n")
        for number, line in enumerate(lines):
            timing = _TIMING.match(line)
            if timing is None:
                continue
            seconds = int(timing[1] or 0) * 3600 + int(timing[2]) * 60 + float(timing[3])
            spoken = " ".join(lines[number + 1 :])
            voice = _VOICE.match(spoken)
            cues.append(Cue(seconds, unescape(voice[1]) if voice else "", unescape(_TAG.sub("", spoken)).strip()))
            break
    return cues


def split(cues: Sequence[Cue], chapters: Sequence[Chapter]) -> list[list[Cue]]:
    """The cues in parts of about the same length, each light enough for a page: all in one if they are.

    A part begins with a chapter where one begins near, else with another voice, else in the middle of what is said.
    """
    lengths = [len(cue.words) + 1 for cue in cues]
    total = sum(lengths)
    count = -(-total // PART_CHARACTERS)
    if count < 2:
        return [list(cues)]
    starts = {
        next((at for at, cue in enumerate(cues) if cue.start_seconds >= one.start_seconds - 0.05), 0)
        for one in chapters
    }
    voices = {at for at in range(1, len(cues)) if cues[at].speaker != cues[at - 1].speaker}
    before = [sum(lengths[:at]) for at in range(len(cues))]
    cuts = [0]
    for number in range(1, count):
        goal = total * number / count
        near = [at for at in range(cuts[-1] + 1, len(cues)) if abs(before[at] - goal) <= _PART_PLAY * total / count]
        wanted = [at for at in near if at in starts] or [at for at in near if at in voices] or near
        cuts += [min(wanted, key=lambda at: abs(before[at] - goal))] if wanted else []
    return [list(cues[start:end]) for start, end in zip(cuts, [*cuts[1:], len(cues)], strict=True)]


def as_html(cues: list[Cue], audio: str, until: float | None = None) -> str:
    """Paragraphs by speaker, each beginning with a time that leads into the sound.

    `until` is where the next part of a long transcript begins: from there on, nothing here is what is heard.
    """
    paragraphs: list[list[Cue]] = []
    for cue in cues:
        if not cue.words:
            continue
        begun = paragraphs[-1][0] if paragraphs else None
        if begun is None or begun.speaker != cue.speaker or cue.start_seconds - begun.start_seconds > PARAGRAPH_SECONDS:
            paragraphs.append([])
        paragraphs[-1].append(cue)
    end = "" if until is None else f' data-until="{until:.2f}"'
    return f'<div class="g-transcript"{end}>{"".join(_paragraph(own, audio) for own in paragraphs)}</div>'


def time_link(seconds: float, audio: str, name: str = "") -> str:
    """A link into the sound: a script moves the player; without one, the file opens at that second."""
    time = f'<span class="g-time">{words.clock(seconds)}</span>'
    label = f" {text(name)}" if name else ""
    return f'<a class="g-seek" href="{audio}#t={seconds:.0f}" data-seek="{seconds:.2f}">{time}{label}</a>'


def _paragraph(cues: list[Cue], audio: str) -> str:
    first = cues[0]
    voice = f"<b>{text(first.speaker)}</b> " if first.speaker else ""
    spoken = " ".join(f'<span data-from="{cue.start_seconds:.2f}">{text(cue.words)}</span>' for cue in cues)
    return f"<p>{time_link(first.start_seconds, audio)} {voice}{spoken}</p>"


def chapters_vtt(chapters: Iterable[Chapter]) -> str:
    """Chapters as WebVTT (W3C, 2019, section 2.4): a cue each, its title as the text."""
    cues = (
        f"{_moment(one.start_seconds)} --> {_moment(one.end_seconds)}\n{escape(' '.join(one.title.split()))}\n"
        for one in chapters
    )
    return "\n".join(["WEBVTT\n", *cues])


def _moment(seconds: float) -> str:
    """A time as WebVTT writes it: `00:04:05.500`."""
    thousandths = round(seconds * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"
