"""In which recordings of an episode a child is heard, as far as its rundown says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gaung.model.episode import PersonRole
from gaung.model.register import ConsentKind
from gaung.model.segment import SegmentKind, VoiceCare
from gaung.rules.consent import find

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign
    from gaung.model.episode import Episode
    from gaung.model.segment import Segment

_STORY = frozenset({SegmentKind.DIALOG, SegmentKind.VOX_POP, SegmentKind.QUESTION})
"""What is recorded for one programme; openings, closings, spots and tips are used again in others."""


def children_in(episode: Episode) -> frozenset[str]:
    """The aliases of the children among its people."""
    return frozenset(person.shown_name for person in episode.people if person.role is PersonRole.CHILD)


def may_hold_a_child(episode: Episode, segment: Segment) -> bool:
    """Whether a child is heard in the segment's recording, as far as the rundown says it.

    A segment that does not say who speaks may hold everybody; only music, jingles and bumpers hold nobody then.
    """
    if segment.file is None:
        return False
    children = children_in(episode)
    if segment.people:
        return not children.isdisjoint(segment.people)
    return bool(children) and segment.kind.is_speech


def heard_with_their_voice(episode: Episode) -> frozenset[str]:
    """The aliases of the children who may be heard with a voice of their own, disguised ones too."""
    open_ones = [one for one in episode.segments if one.voice is not VoiceCare.REVOICE]
    held = [one for one in open_ones if may_hold_a_child(episode, one)]
    return children_in(episode) & {name for one in held for name in one.people or children_in(episode)}


def voice_consents(campaign: Campaign, episode: Episode) -> frozenset[str]:
    """The consents for voices that an episode names; all that it names, if none of them is for a voice."""
    named = {ref: find(campaign, ref) for ref in episode.consents}
    voices = frozenset(ref for ref, one in named.items() if one is not None and ConsentKind.VOICE in one.kinds)
    return voices or frozenset(named)


def is_under_consent(campaign: Campaign, episode: Episode, segment: Segment) -> bool:
    """Whether the segment's recording may be heard because of the episode's consents alone.

    Where consents for voices are named and no child is listed, every recording of speech may be the child's.
    """
    if segment.file is None or not episode.consents:
        return False
    if children_in(episode):
        return may_hold_a_child(episode, segment)
    known = (find(campaign, ref) for ref in episode.consents)
    return segment.kind.is_speech and any(one is not None and ConsentKind.VOICE in one.kinds for one in known)


def is_childs_own(campaign: Campaign, episode: Episode, segment: Segment) -> bool:
    """Whether the recording is a child's without a doubt: it names the child, or was recorded for this programme.

    An opening that says nobody's name may be everybody's: whoever withdraws one episode does not withdraw them all.
    """
    if not is_under_consent(campaign, episode, segment):
        return False
    return not children_in(episode).isdisjoint(segment.people) or segment.kind in _STORY
