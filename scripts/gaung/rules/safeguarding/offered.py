"""Names that are heard in a recording, found in its transcript, and the `redact` line that takes them out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor
from typing import TYPE_CHECKING

from gaung.captions import Cue, clock, parse_cues, timed
from gaung.model.segment import AFTER_SECONDS, BEFORE_SECONDS, Redaction, Segment
from gaung.problem import Problem, Severity
from gaung.rules.safeguarding.cues import Near, sentences_of
from gaung.rules.safeguarding.declared import Of, declarations
from gaung.rules.safeguarding.finding import mask_words
from gaung.rules.safeguarding.names import names
from gaung.rules.safeguarding.plain import Plain, legible
from gaung.rules.safeguarding.searching import words_of
from gaung.rules.safeguarding.voices import voices_named

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign
    from gaung.model.episode import Episode
    from gaung.model.language import Language

ESTIMATE_SECONDS = 0.25
"""How much earlier and later a word may be said than its place in the caption lets one guess."""


@dataclass(frozen=True, slots=True)
class Said:
    """One name in a recording: when (seconds of the recording), and how it is shown."""

    start_seconds: float
    end_seconds: float
    shown: str
    """Masked."""
    is_of_child: bool
    """Whether the sentence says that it is a child's or the speaker's own."""
    is_full: bool
    """Whether it is more than a first name: that stays a find where “all characters are invented”."""


def names_said(campaign: Campaign) -> Iterator[Problem]:
    """For each recording in which names are said: which, when, and the line that takes them out of the sound."""
    for episode in campaign.episodes:
        language = campaign.show_of(episode).language
        known = _known(episode)
        for segment in episode.segments:
            written = campaign.captions.get(segment.transcript) if segment.transcript is not None else None
            if written is None or segment.heard_file is None:
                continue
            yield from voices_named(str(segment.transcript), written, known)
            cues = tuple(parse_cues(written))
            are_invented = _tells_a_story(episode.summary) or _tells_a_story(_words(cues))
            said = [
                one
                for one in _said(cues, language, known)
                if _is_heard(one, segment) and (one.is_full or not are_invented)
            ]
            if said:
                yield Problem(
                    "personal-data-said",
                    segment.where("transcript"),
                    {
                        "title": segment.title,
                        "seen": tuple(dict.fromkeys(f"{clock(one.start_seconds)[3:8]} {one.shown}" for one in said)),
                        "line": _line(segment.redact, said),
                        "before": BEFORE_SECONDS,
                        "after": AFTER_SECONDS,
                    },
                    Severity.WARNING if any(one.is_of_child for one in said) else Severity.INFO,
                )


def looked_at(campaign: Campaign, episode: Episode) -> object:
    """All that `names_said` looks at in one episode."""
    segments = [
        (repr(segment), segment.where("transcript"), campaign.captions.get(segment.transcript))
        for segment in episode.segments
        if segment.transcript is not None
    ]
    return (campaign.show_of(episode).language, sorted(_known(episode)), episode.summary, segments)


def _known(episode: Episode) -> frozenset[str]:
    """The words of the names by which people of the episode are called on purpose."""
    return frozenset(word for person in episode.people for word in person.shown_name.split())


def _said(cues: tuple[Cue, ...], language: Language, known: frozenset[str]) -> Iterator[Said]:
    """Every name in the captions, read as one text: a name or its cue may run on from one caption into the next."""
    parts = [part for cue in cues for part in timed(cue)]
    starts: list[int] = []
    text = ""
    for _, _, words in parts:
        starts.append(len(text))
        text += f"{words} "
    plain = legible(Plain(text))
    sentences = sentences_of(plain.text)
    for name in names(plain.text, words_of(plain.text), language):
        near = Near.of(plain.text, sentences, name.start)
        if set(name.text.split()) <= known or (near.has_adult and not near.is_of_child):
            continue
        first, last = plain.span(name.start, name.end)
        touched = [n for n, at in enumerate(starts) if at < last and first < at + len(parts[n][2])]
        if touched:
            start = _moment(parts[touched[0]], first - starts[touched[0]], is_start=True)
            end = _moment(parts[touched[-1]], last - starts[touched[-1]], is_start=False)
            yield Said(
                start, max(end, start + 0.1), mask_words(name.text), name.is_told or near.has_child, name.is_full
            )


def _words(cues: tuple[Cue, ...]) -> str:
    """All that is said, as one text."""
    return " ".join(words for cue in cues for *_, words in timed(cue))


def _tells_a_story(text: str) -> bool:
    """Whether a text says that its people are invented."""
    return any(said.is_definite and said.of in (Of.STORY, Of.WHOLE) for said in declarations(text))


def _moment(part: tuple[float, float, str], at: int, *, is_start: bool) -> float:
    """When the letter `at` of a part is said, if all its letters take equally long; a tenth of a second outwards.

    A part that is the word itself needs no guess.
    """
    start, end, words = part
    estimated = start + (end - start) * at / len(words)
    if is_start:
        return floor(max(estimated - (ESTIMATE_SECONDS if at else 0.0), start) * 10 + 1e-6) / 10
    return ceil(min(estimated + (ESTIMATE_SECONDS if at < len(words) else 0.0), end) * 10 - 1e-6) / 10


def _is_heard(said: Said, segment: Segment) -> bool:
    """Whether it lies in what is played of the recording, and is not taken out yet."""
    if said.end_seconds <= (segment.start or 0.0) or (segment.end is not None and segment.end <= said.start_seconds):
        return False
    gone = (one.with_margins for one in segment.redact)
    return not any(first <= said.start_seconds and said.end_seconds <= last for first, last in gone)


def _line(redact: tuple[Redaction, ...], said: list[Said]) -> str:
    """The whole line, with what is taken out already; stretches that overlap are one."""
    merged: list[tuple[float, float]] = []
    stretches = [(one.start, one.end) for one in redact] + [(one.start_seconds, one.end_seconds) for one in said]
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return "redact: [" + ", ".join(f"{{start: {start:g}, end: {end:g}}}" for start, end in merged) + "]"
