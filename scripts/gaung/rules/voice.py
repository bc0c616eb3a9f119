"""Whose voices may be heard, and whose code may edit them."""

from __future__ import annotations

from collections.abc import Iterator

from gaung.model.campaign import Campaign
from gaung.model.segment import HOOKS_FILE, VoiceCare
from gaung.model.topic import SENSITIVE_TOPICS
from gaung.near import nearest
from gaung.problem import Fact, Problem
from gaung.rules.children_heard import may_hold_a_child
from gaung.rules.context import Context, Rule


def children_of_harm_are_revoiced(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """In an episode on a sensitive topic, every recording in which a child may speak is said by somebody else."""
    for episode in campaign.episodes:
        topics = tuple(topic for topic in episode.topics if topic in SENSITIVE_TOPICS)
        if not topics:
            continue
        for segment in episode.segments:
            if segment.voice is not VoiceCare.REVOICE and may_hold_a_child(episode, segment):
                facts: dict[str, Fact] = {"title": segment.title, "topics": topics}
                place = segment.where("voice") if segment.voice is not VoiceCare.OPEN else segment.where("file")
                yield Problem("consent-voice-needed", place, facts)


def segments_name_known_people(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Who is heard in a segment is one of the people of its episode."""
    for episode in campaign.episodes:
        known = [person.shown_name for person in episode.people]
        for segment in episode.segments:
            for number, name in enumerate(segment.people):
                if name not in known:
                    facts = {"name": name, "near": nearest(name, known)}
                    yield Problem("audio-people-unknown", segment.where("people", number), facts)


def hooks_are_wanted(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """A segment names a hook only where the campaign allows hooks, and their file is there."""
    for episode in campaign.episodes:
        for segment in episode.segments:
            if segment.hook is None:
                continue
            if not campaign.settings.hooks:
                yield Problem("audio-hook-off", segment.where("hook"), {"hook": segment.hook})
            elif not context.media.exists(HOOKS_FILE):
                yield Problem("audio-hook-no-file", segment.where("hook"), {"file": str(HOOKS_FILE)})


RULES: tuple[Rule, ...] = (children_of_harm_are_revoiced, segments_name_known_people, hooks_are_wanted)
