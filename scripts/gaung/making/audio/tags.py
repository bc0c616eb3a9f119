"""What a finished file says about itself: title, show, author, date, language."""

from __future__ import annotations

from gaung.making.audio import drafts
from gaung.model.episode import Episode
from gaung.model.show import Show

_ISO_639_2 = {"id": "ind", "en": "eng", "ne": "nep", "fil": "fil"}
"""Languages as ID3 names them (frame TLAN)."""


def tags(show: Show, episode: Episode) -> dict[str, str]:
    """What the file says about itself; nothing of it comes from a recording."""
    found = {
        "title": drafts.title(show, episode),
        "artist": show.author,
        "album": show.title,
        "date": episode.published.date().isoformat(),
        "language": _ISO_639_2[show.language],
        "genre": "Podcast",
    }
    if drafts.is_draft(show, episode):
        found["comment"] = drafts.NOTE
    if episode.episode is not None:
        found["track"] = str(episode.episode)
    return found
