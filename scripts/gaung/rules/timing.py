"""Whether a rundown can fit its slot, before anybody has recorded or made anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from gaung.model.campaign import Campaign
from gaung.model.episode import Episode, Fit
from gaung.model.segment import Segment, SegmentKind, Signal
from gaung.place import Place
from gaung.problem import Fact, Problem, Severity
from gaung.recording import declared_seconds
from gaung.rules.context import Context, Rule

WORDS_PER_MINUTE = 120
"""How fast a presenter reads whose rate nobody wrote down (Indonesian, reference of clocks)."""
SENTENCE_PAUSE_SECONDS = 0.3
_SIGNAL_SECONDS = {Signal.JINGLE: 4.0, Signal.STING: 1.2, Signal.PIPS: 5.5}
_TEXT_SLACK = 0.1
"""By how much of its length a text may be read faster or slower than estimated."""
_SLACK_SECONDS = 1.0
_PAUSES_PART = 0.05
"""How much of a programme `fit: trim_silence` can give up."""
_MUSIC_PART = 1 / 3
"""How much of its songs `fit: music` can give up."""
_MOST_TAIL_SECONDS = 30.0
"""How much of a slot a bed may fill at the end."""
_MOST_LISTED = 40


@dataclass(frozen=True, slots=True)
class Slot:
    """A length that a programme must come to, and who wants it."""

    seconds: float
    place: Place
    station: str | None = None
    """The station's name; None for the programme's own length."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """How long a segment will be, and by how much that may be wrong."""

    seconds: float
    slack_seconds: float = 0.0


def rundowns_fit_their_slot(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """A programme is about as long as it and its stations say, by the lengths of recordings and words of texts."""
    for episode in campaign.episodes:
        slots = tuple(_slots(campaign, episode))
        if not slots:
            continue
        estimates = {
            index: estimate
            for index, segment in enumerate(episode.segments)
            if (estimate := _estimate(campaign, context, episode, segment)) is not None
        }
        unknown = [index for index in range(len(episode.segments)) if index not in estimates]
        crossfades = sum(segment.crossfade_seconds for segment in episode.segments[1:])
        total = sum(one.seconds for one in estimates.values()) - crossfades
        slack = sum(one.slack_seconds for one in estimates.values()) + _SLACK_SECONDS
        for slot in slots:
            yield from _judged(episode, slot, estimates, total, slack, is_whole=not unknown)


def _slots(campaign: Campaign, episode: Episode) -> Iterator[Slot]:
    """The programme's own length, and those of stations that want another one."""
    if episode.length is not None:
        yield Slot(episode.length, episode.where("length"))
    for station in campaign.show_of(episode).stations:
        if station.length is not None and station.length != episode.length:
            yield Slot(station.length, station.where("length"), station.name)


def _judged(
    episode: Episode, slot: Slot, estimates: dict[int, Estimate], total: float, slack: float, *, is_whole: bool
) -> Iterator[Problem]:
    """Too long counts even if some lengths are unknown; too short only if all are known."""
    whole = range(len(episode.segments))
    longest = sorted(whole, key=lambda index: (-estimates[index].seconds if index in estimates else 0.0, index))
    listed = tuple(_listed(episode, estimates, index) for index in sorted(longest[:_MOST_LISTED]))
    facts: dict[str, Fact] = {
        "length": clock(slot.seconds),
        "estimate": clock(total),
        "off": clock(abs(total - slot.seconds)),
        "segments": listed,
    }
    if slot.station is not None:
        facts |= {"station": slot.station, "title": episode.title}
    at_station = slot.station is not None
    room = total * _PAUSES_PART if episode.fit is Fit.TRIM_SILENCE else 0.0
    if episode.fit is Fit.MUSIC:
        songs = (index for index in estimates if episode.segments[index].kind is SegmentKind.MUSIC)
        room = sum(estimates[index].seconds for index in songs) * _MUSIC_PART
    tail = _MOST_TAIL_SECONDS if episode.music_bed is not None or episode.music_beds else 0.0
    if total - slack - room > slot.seconds:
        yield Problem("audio-timing-at-station" if at_station else "audio-timing", slot.place, facts, Severity.WARNING)
    elif is_whole and total + slack + tail < slot.seconds:
        yield Problem(
            "audio-timing-short-at-station" if at_station else "audio-timing-short", slot.place, facts, Severity.WARNING
        )
    elif slot.station is None and any(segment.speech is not None for segment in episode.segments):
        yield Problem("audio-timing-fits", slot.place, facts, Severity.INFO)


def _listed(episode: Episode, estimates: dict[int, Estimate], index: int) -> str:
    """One segment as a rundown lists it: number, title, estimated length."""
    one = estimates.get(index)
    length = "?" if one is None else f"±{clock(one.seconds)}" if one.slack_seconds else clock(one.seconds)
    return f"{index + 1} {episode.segments[index].title} {length}"


def _rate(campaign: Campaign, episode: Episode, segment: Segment) -> float:
    """How fast the words of a segment are said: by those who are heard in it, or as the computer reads them."""
    rates = [
        person.words_per_minute
        for person in episode.people
        if person.words_per_minute is not None and (not segment.people or person.shown_name in segment.people)
    ]
    if rates and not campaign.show_of(episode).synthetic:
        return sum(rates) / len(rates)
    return segment.speech.words_per_minute if segment.speech is not None else WORDS_PER_MINUTE


def _estimate(campaign: Campaign, context: Context, episode: Episode, segment: Segment) -> Estimate | None:
    """How long a segment will be; None where neither a header nor words tell it."""
    exact = segment.silence_seconds or (segment.tone.seconds if segment.tone is not None else None)
    if exact is not None:
        return Estimate(exact)
    if segment.speech is not None:
        return _read_aloud(segment.speech.text, _rate(campaign, episode, segment))
    if segment.signal is not None:
        return Estimate(_SIGNAL_SECONDS[segment.signal])
    start = segment.start or 0.0
    if segment.end is not None:
        return Estimate(segment.end - start)
    file: PurePosixPath | None = segment.heard_file
    if file is not None and context.media.exists(file):
        seconds = declared_seconds(campaign.root / file)
        if seconds is not None:
            return Estimate(max(seconds - start, 0.0))
    captions = campaign.captions.get(segment.transcript) if segment.transcript is not None else None
    return _read_aloud(_words_of(captions), _rate(campaign, episode, segment)) if captions else None


def _read_aloud(text: str, words_per_minute: float) -> Estimate:
    """How long a text takes: its words at that rate, and a breath after each sentence."""
    words = len(re.findall(r"\w+(?:[-'’]\w+)*", text))
    sentences = len(re.findall(r"[.!?…।]+(?:\s|$)", text))
    seconds = words * 60 / words_per_minute + sentences * SENTENCE_PAUSE_SECONDS
    return Estimate(seconds, seconds * _TEXT_SLACK)


def _words_of(captions: str) -> str:
    """The spoken words of a caption file: neither its times, nor its numbers, nor its marks."""
    lines = [
        line
        for line in captions.splitlines()
        if "-->" not in line and not line.strip().isdigit() and not line.startswith(("WEBVTT", "NOTE"))
    ]
    return re.sub(r"<[^>]*>", " ", "\n".join(lines))


def clock(seconds: float) -> str:
    """A length as a rundown writes it: `1:05`, `28:30`."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"


RULES: tuple[Rule, ...] = (rundowns_fit_their_slot,)
