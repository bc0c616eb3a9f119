"""A child's recording in another episode is the same child: by its path or as a copy, it needs the same consent.

The rule knows a copy by its bytes; `alike` judges what sounds the same, for who has listened to the recordings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import inf
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from gaung.model.withdrawal import WithdrawalKind
from gaung.problem import Fact, Problem
from gaung.rules.children_heard import is_childs_own, is_under_consent, voice_consents

if TYPE_CHECKING:
    from gaung.media_files import Media
    from gaung.model.campaign import Campaign
    from gaung.model.episode import Episode
    from gaung.model.segment import Segment
    from gaung.place import Place
    from gaung.rules.context import Context, Rule


@dataclass(frozen=True, slots=True)
class Use:
    """One use of one recording, as a segment or as a bed."""

    file: PurePosixPath
    place: Place
    episode: Episode
    segment: Segment | None = None

    def meets(self, other: Use) -> bool:
        """Whether both use some of the same seconds of a recording."""
        (first, last), (begin, end) = self.seconds, other.seconds
        return max(first, begin) < min(last, end)

    @property
    def seconds(self) -> tuple[float, float]:
        """What of the recording is used."""
        if self.segment is None:
            return (0.0, inf)
        return (self.segment.start or 0.0, inf if self.segment.end is None else self.segment.end)


def copies_are_heard_under_the_same_consent(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """A recording that is heard with a consent in one episode is heard with that consent in every other one."""
    told: set[Place] = set()
    for first, other, refs in _without_leave(campaign, context.media, is_under_consent):
        if other.place not in told and not is_withdrawn(campaign, other.episode):
            told.add(other.place)
            yield copy_problem(first, other, refs, max(first.seconds[0], other.seconds[0]))


def episodes_with_copies(campaign: Campaign, media: Media, ref: str) -> tuple[Episode, ...]:
    """The episodes that use a child's own recording without the consent `ref`, under which it is heard in another."""
    found = {
        (other.episode.show_id, other.episode.id): other.episode
        for _, other, refs in _without_leave(campaign, media, is_childs_own)
        if ref in refs
    }
    return tuple(one for one in campaign.episodes if (one.show_id, one.id) in found)


def _without_leave(
    campaign: Campaign, media: Media, is_first: Callable[[Campaign, Episode, Segment], bool]
) -> Iterator[tuple[Use, Use, frozenset[str]]]:
    """A use with a consent, another one of the same sound, and the consents that the other one does not name."""
    if not any(episode.consents for episode in campaign.episodes):
        return
    heard = list(uses(campaign.episodes))
    same = media.same_files({use.file for use in heard})
    groups: defaultdict[PurePosixPath, list[Use]] = defaultdict(list)
    for use in heard:
        groups[same.get(use.file, use.file)].append(use)
    for group in groups.values():
        for first in group if len(group) > 1 else ():
            if first.segment is None or not is_first(campaign, first.episode, first.segment):
                continue
            needed = voice_consents(campaign, first.episode)
            for other in group:
                refs = needed - frozenset(other.episode.consents)
                if refs and first.meets(other):
                    yield first, other, refs


def copy_problem(first: Use, other: Use, refs: frozenset[str], at_seconds: float) -> Problem:
    """What is said of a use of a child's recording without its consent, from a second of that file on."""
    facts: dict[str, Fact] = {
        "file": other.file.name,
        "at": f"{int(at_seconds) // 60}:{int(at_seconds) % 60:02}",
        "recording": first.file.name,
        "first": f"{first.episode.folder}/episode.yaml",
        "refs": tuple(sorted(refs)),
    }
    return Problem("consent-recording-copy", other.place, facts)


def uses(episodes: Iterable[Episode]) -> Iterator[Use]:
    """Every use of a recording in these episodes."""
    for episode in episodes:
        for segment in episode.segments:
            if segment.file is not None:
                yield Use(segment.file, segment.where("file"), episode, segment)
            if segment.revoice is not None:
                yield Use(segment.revoice.file, segment.revoice.where("file"), episode)
        for bed in (*((episode.music_bed,) if episode.music_bed is not None else ()), *episode.music_beds):
            yield Use(bed.file, bed.where("file"), episode)


def is_withdrawn(campaign: Campaign, episode: Episode) -> bool:
    """Whether an episode was taken back already."""
    return campaign.is_withdrawn(WithdrawalKind.EPISODE, f"{episode.show_id}/{episode.id}")


RULES: tuple[Rule, ...] = (copies_are_heard_under_the_same_consent,)
