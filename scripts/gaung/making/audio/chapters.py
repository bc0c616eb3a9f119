"""Chapters as Podcasting 2.0 wants them: a JSON file beside the MP3 (version 1.2.0)."""

from __future__ import annotations

import json
from collections.abc import Sequence

from gaung.making.audio.decode import RATE
from gaung.making.audio.timeline import Mark
from gaung.media import Chapter
from gaung.model.segment import Segment

VERSION = "1.2.0"


def chapters_of(marks: Sequence[Mark], segments: Sequence[Segment], titles: Sequence[str]) -> tuple[Chapter, ...]:
    """The chapters with their `titles` (one a segment), in seconds."""
    return tuple(
        Chapter(
            title=titles[mark.segment],
            start_seconds=round(mark.start / RATE, 3),
            end_seconds=round(mark.end / RATE, 3),
            kind=str(segments[mark.segment].kind),
            help_text=segments[mark.segment].help_text,
        )
        for mark in marks
    )


def chapters_json(chapters: Sequence[Chapter]) -> str:
    """The JSON file: only what the specification names, so that every player reads it."""
    rows = [
        {"startTime": chapter.start_seconds, "endTime": chapter.end_seconds, "title": chapter.title}
        for chapter in chapters
    ]
    return json.dumps({"version": VERSION, "chapters": rows}, ensure_ascii=False, indent=1) + "\n"
