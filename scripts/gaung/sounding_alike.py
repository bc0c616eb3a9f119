"""What sounds like a child's recording in an episode without its consent: said by `gaung check`, refused by a build."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from gaung.known_sounds import KnownSounds
from gaung.problem import Problem
from gaung.rules.alike_recordings import alike_recordings_are_heard_under_the_same_consent

if TYPE_CHECKING:
    from gaung.making.digest import Digests
    from gaung.model.campaign import Campaign

CHECK_SECONDS = 900.0
"""So much new sound is listened to when a campaign is checked: two or three seconds; a build listens to all."""


def of_sounds(campaign: Campaign, digests: Digests) -> Iterator[Problem]:
    """All that is wrong with how a campaign sounds: what a build must know before it makes anything."""
    from gaung.releasing import changed_sounds  # a check that listens to nothing needs no sound tools

    yield from changed_sounds(campaign, digests)
    yield from copied_sounds(campaign, KnownSounds(campaign.root), digests_in(campaign, digests))


def copied_sounds(
    campaign: Campaign, sounds: KnownSounds, digest_of: Callable[[PurePosixPath], str]
) -> Iterator[Problem]:
    """Recordings that sound like a child's, in episodes that do not name the child's consent."""
    yield from alike_recordings_are_heard_under_the_same_consent(campaign, digest_of, sounds.alike)


def digests_in(campaign: Campaign, digests: Digests) -> Callable[[PurePosixPath], str]:
    """The digest of a file of the campaign; empty if it is not there."""

    def digest_of(file: PurePosixPath) -> str:
        path = campaign.root / file
        try:
            return digests.of(path) if path.is_file() else ""
        except OSError:
            return ""

    return digest_of
