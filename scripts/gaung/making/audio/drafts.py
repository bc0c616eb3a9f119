"""Drafts: what a computer reads until somebody records it, marked so that nobody airs it by mistake."""

from __future__ import annotations

from gaung import address
from gaung.model.episode import Episode
from gaung.model.show import Show

MARK = "DRAFT"
"""Stands in the file's name, its tags, the chapters' titles and the captions."""
NOTE = f"{MARK}: a computer reads what is not recorded yet."


def is_draft(show: Show, episode: Episode) -> bool:
    """Whether a computer still reads in it, in a show whose voices are to be people's."""
    return not show.synthetic and any(segment.speech is not None for segment in episode.segments)


def titles(show: Show, episode: Episode) -> tuple[str, ...]:
    """The titles of the segments, marked where a computer still reads."""
    return tuple(
        f"{MARK}: {segment.title}" if segment.speech is not None and not show.synthetic else segment.title
        for segment in episode.segments
    )


def file_name(show: Show, episode: Episode) -> str:
    """How the files of an episode are called, without their ending."""
    name = address.public_name(show, episode)
    return f"{name}.{MARK}" if is_draft(show, episode) else name


def title(show: Show, episode: Episode) -> str:
    """The title of an episode as its files say it."""
    return f"{MARK}: {episode.title}" if is_draft(show, episode) else episode.title
