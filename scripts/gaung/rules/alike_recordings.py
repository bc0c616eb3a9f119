"""A child's recording that was cut, encoded anew, sped up or turned higher is the same child in another episode.

No rule listens: who knows which recordings sound alike asks here what of it is wrong. What is nobody's in the very
programme that has the consent, its jingles, its music and what its other speakers say, is nobody's anywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypeAlias

from gaung.rules.children_heard import is_under_consent, voice_consents
from gaung.rules.copied_recordings import Use, copy_problem, is_withdrawn, uses

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign
    from gaung.place import Place
    from gaung.problem import Problem

Stretch: TypeAlias = tuple[float, float, float, float]
"""A stretch of one recording that sounds in another: its seconds in the one, and in the other."""
Paths: TypeAlias = Mapping[str, PurePosixPath]
"""A file by its digest."""
Compare: TypeAlias = Callable[[Paths, Paths], Mapping[str, Mapping[str, Sequence[Stretch]]]]
"""What of some recordings sounds in others, by the digests of both."""

_ENOUGH_SECONDS = 1.5
"""So much must be left of a stretch that sounds alike, without what is nobody's."""


def alike_recordings_are_heard_under_the_same_consent(
    campaign: Campaign, digest_of: Callable[[PurePosixPath], str], compare: Compare
) -> Iterator[Problem]:
    """What sounds like a recording that is heard with a consent is heard with that consent, too.

    `digest_of` is empty for a file that is not there. Only where another episode lacks a consent is anything compared.
    """
    by_digest: defaultdict[str, list[Use]] = defaultdict(list)
    # of what was taken back nothing is kept, and it is sought in all that is made
    staying = [one for one in campaign.episodes if not is_withdrawn(campaign, one)]
    for use in uses(staying) if any(one.consents for one in staying) else ():
        if digest := digest_of(use.file):
            by_digest[digest].append(use)
    named = [one.consents for one in staying]
    firsts = {
        digest: used[0].file
        for digest, used in by_digest.items()
        if any(_is_first(campaign, use) and _is_lacking(campaign, use, named) for use in used)
    }
    told: set[Place] = set()
    alike = compare(firsts, {digest: used[0].file for digest, used in by_digest.items()})
    for digest in firsts:
        for other_digest, stretches in sorted(alike.get(digest, {}).items()):
            for first in filter(lambda use: _is_first(campaign, use), by_digest[digest]):
                for other in by_digest[other_digest]:
                    refs = voice_consents(campaign, first.episode) - frozenset(other.episode.consents)
                    if not refs or other.place in told:
                        continue
                    nobodys = _nobodys(campaign, first, digest, alike[digest], by_digest)
                    at = _heard(first, other, stretches, list(nobodys))
                    if at is not None:
                        told.add(other.place)
                        yield copy_problem(first, other, refs, at)


def _is_first(campaign: Campaign, use: Use) -> bool:
    """Whether a child may be heard in it with a consent; a show of computer voices has no child's."""
    if use.segment is None or campaign.show_of(use.episode).synthetic:
        return False
    return is_under_consent(campaign, use.episode, use.segment)


def _is_lacking(campaign: Campaign, use: Use, named: Iterable[Sequence[str]]) -> bool:
    needed = voice_consents(campaign, use.episode)
    return any(not needed.issubset(refs) for refs in named)


def _nobodys(
    campaign: Campaign,
    first: Use,
    digest: str,
    alike: Mapping[str, Sequence[Stretch]],
    by_digest: Mapping[str, Sequence[Use]],
) -> Iterator[tuple[float, float]]:
    """Which seconds of a recording sound in what holds no child in the same episode."""
    for other_digest in (digest, *alike):
        for use in by_digest.get(other_digest, ()):
            if (use.episode.show_id, use.episode.id) != (first.episode.show_id, first.episode.id):
                continue
            if _is_first(campaign, use):
                continue
            if other_digest == digest:
                yield use.seconds
            for begin, end, low, high in alike.get(other_digest, ()):
                if min(high, use.seconds[1]) - max(low, use.seconds[0]) > (high - low) / 2:
                    yield begin, end


def _heard(
    first: Use, other: Use, stretches: Iterable[Stretch], nobodys: Iterable[tuple[float, float]]
) -> float | None:
    """From which second on one use is heard in the other; None if nothing of it is left that is a child's."""
    (start, stop), (other_start, other_stop) = first.seconds, other.seconds
    for begin, end, low, high in sorted(stretches, key=lambda one: one[2]):
        speed = (high - low) / (end - begin)
        # what of it is used here and there, in seconds of the first
        from_there, until_there = (begin + (one - low) / speed for one in (other_start, other_stop))
        left = [(max(begin, start, from_there), min(end, stop, until_there))]
        for away, back in nobodys:
            left = [part for one in left for part in ((one[0], min(one[1], away)), (max(one[0], back), one[1]))]
        for one, last in left:
            if last - one >= _ENOUGH_SECONDS:
                return max(low + (one - begin) * speed, 0.0)
    return None
