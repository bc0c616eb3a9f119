"""A child who is heard and whom no line names: the questions say that children answer, or somebody says their age."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from gaung.captions import without_words
from gaung.model.broadcast import AnsweredBy
from gaung.model.episode import PersonRole
from gaung.model.segment import SegmentKind, VoiceCare
from gaung.place import Place
from gaung.problem import Problem, Severity
from gaung.rules.children_heard import children_in
from gaung.rules.own_words import ALIAS, GROWN, OWN_AGE, OWN_CLASS, PRESENTED, TOLD, aged, is_child

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign
    from gaung.model.episode import Episode
    from gaung.model.segment import Segment
    from gaung.rules.context import Context, Rule

_ANSWERS = frozenset({SegmentKind.DIALOG, SegmentKind.VOX_POP, SegmentKind.QUESTION})
"""Where somebody answers; the host alone opens and closes, and reads spots and tips."""

_ANYBODY = frozenset({PersonRole.GUEST, PersonRole.VOICE})
"""Roles of which it takes a line to know whether a grown-up has them."""


def children_who_are_heard_are_listed(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Where children answer, or say their age, in a recording, they stand under `people`, and a consent is named."""
    for episode in campaign.episodes:
        if episode.consents or children_in(episode) or campaign.show_of(episode).synthetic:
            continue  # without a consent for a child that is listed, another rule tells it
        heard = [one for one in episode.segments if one.file is not None and one.voice is not VoiceCare.REVOICE]
        told = [*_said_of_people(episode)] if heard else []
        yield from told
        if any(one.kind in _ANSWERS for one in heard):
            yield from _asked(episode)
            yield from _said_in_titles(episode, heard)
            if not told:
                yield from _unsaid(episode)
        for segment in heard:
            yield from _told(campaign, episode, segment)


def _asked(episode: Episode) -> Iterator[Problem]:
    for number, question in enumerate(episode.questions):
        if question.answered_by is AnsweredBy.CHILD:
            yield Problem("consent-missing-question", episode.where("questions", number, "answered_by"))
            return


def _said_of_people(episode: Episode) -> Iterator[Problem]:
    """Who is heard is called a child, or a child's age stands behind an alias."""
    texts = [(episode.summary or "", episode.where("summary")), (episode.notes, Place(f"{episode.folder}/notes.md"))]
    for number, person in enumerate(episode.people):
        is_aged = [place for text, place in texts if aged(person.shown_name).search(text)]
        is_named = ALIAS.search(person.shown_name) is not None and GROWN.search(person.about or "") is None
        if person.role is not PersonRole.PRODUCER and (is_named or (person.about and is_child(person.about))):
            is_aged.insert(0, episode.where("people", number))
        for place in is_aged[:1]:
            yield Problem("consent-missing-person", place, {"name": person.shown_name})


def _unsaid(episode: Episode) -> Iterator[Problem]:
    """Nothing says who somebody with an invented name is, who may be a child as well."""
    for number, person in enumerate(episode.people):
        if person.role in _ANYBODY and person.alias and not person.about:
            yield Problem(
                "consent-missing-about", episode.where("people", number), {"name": person.alias}, Severity.WARNING
            )


def _said_in_titles(episode: Episode, heard: Iterable[Segment]) -> Iterator[Problem]:
    """A title or the summary says that children speak."""
    titles = [(one.title, one.where("title")) for one in heard if one.kind in _ANSWERS]
    for text, place in (
        (episode.title, episode.where("title")),
        (episode.summary or "", episode.where("summary")),
        *titles,
    ):
        if TOLD.search(text):
            yield Problem("consent-missing-told", place, severity=Severity.WARNING)
            return


def _told(campaign: Campaign, episode: Episode, segment: Segment) -> Iterator[Problem]:
    if segment.transcript is None or segment.transcript not in campaign.captions:
        return
    gone = [one.with_margins for one in segment.redact]
    text = without_words(campaign.captions[segment.transcript], gone)
    wanted = (OWN_AGE, OWN_CLASS, PRESENTED, *(aged(one.shown_name) for one in episode.people))
    said = next(filter(None, (pattern.search(text) for pattern in wanted)), None)
    if said is not None:
        line, start = text.count("\n", 0, said.start()), text.rfind("\n", 0, said.start()) + 1
        place = Place(str(segment.transcript), line + 1, said.start() - start + 1, len(said[0].partition("\n")[0]))
        yield Problem("consent-missing-age", place, {"title": segment.title})


RULES: tuple[Rule, ...] = (children_who_are_heard_are_listed,)
