"""Whose voices may be heard, and whose code may edit them."""

from __future__ import annotations

from collections.abc import Iterator

from gaung.model.campaign import Campaign
from gaung.model.register import ConsentKind
from gaung.model.segment import HOOKS_FILE, VoiceCare
from gaung.model.topic import SENSITIVE_TOPICS
from gaung.near import nearest
from gaung.problem import Fact, Problem
from gaung.rules.children_heard import children_in, heard_with_their_voice, may_hold_a_child
from gaung.rules.consent import find
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


def each_child_has_a_consent_of_its_own(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """For each child in an episode it names a consent, and for each child who is heard itself one for a voice."""
    for episode in campaign.episodes:
        named = {ref: find(campaign, ref) for ref in episode.consents}
        children = children_in(episode)
        if named and len(named) < len(children):
            facts: dict[str, Fact] = {"children": len(children), "count": len(named)}
            yield Problem("consent-per-child", episode.where("consents"), facts)
        # what is not in the register is told as that, and so is what is neither for a voice nor for words
        written = {ref: one for ref, one in named.items() if one is not None and ConsentKind.VOICE not in one.kinds}
        if len(named) - len(written) < min(len(heard_with_their_voice(episode)), len(named)):
            for ref, one in written.items():
                if ConsentKind.QUOTE in one.kinds:
                    kinds: dict[str, Fact] = {"ref": ref, "kinds": tuple(kind.value for kind in one.kinds)}
                    place = episode.where("consents", episode.consents.index(ref))
                    yield Problem("consent-kind", place, kinds)


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


RULES: tuple[Rule, ...] = (
    children_of_harm_are_revoiced,
    each_child_has_a_consent_of_its_own,
    segments_name_known_people,
    hooks_are_wanted,
)
