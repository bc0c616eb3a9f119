"""What decides how an episode sounds: its recordings and its running order, and not a word about them."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from gaung.model.segment import HOOKS_FILE
from gaung.place import Place

if TYPE_CHECKING:
    from gaung.model.episode import Episode

_NOT_HEARD = frozenset(
    {"title", "kind", "chapter", "help_text", "transcript", "people", "break_after", "question", "note"}
)
"""What a segment says about itself without changing its sound, or only how its parts are counted."""


def running_order(episode: Episode) -> dict[str, object]:
    """All of a rundown that can be heard, but for what its files hold. Plain values, the same for the same sound."""
    return {
        "segments": [
            segment.model_dump(mode="json", exclude=set(_NOT_HEARD), exclude_defaults=True)
            for segment in episode.segments
        ],
        **episode.model_dump(mode="json", include={"music_bed", "length", "fit"}, exclude_defaults=True),
    }


def files_of(episode: Episode) -> list[tuple[PurePosixPath, Place]]:
    """Every file that an episode is made from, with the place that names it."""
    found = []
    for segment in episode.segments:
        found += [(path, segment.where(key)) for key in ("file", "transcript") if (path := getattr(segment, key))]
        if segment.revoice is not None:
            found.append((segment.revoice.file, segment.revoice.where("file")))
        if segment.hook is not None:
            found.append((HOOKS_FILE, segment.where("hook")))
    if episode.music_bed is not None:
        found.append((episode.music_bed.file, episode.music_bed.where("file")))
    found += [(bed.file, bed.where("file")) for bed in episode.music_beds]
    return found
