"""What lies beside a rundown: its show notes and its captions."""

from __future__ import annotations

from pathlib import PurePosixPath

from gaung.model.episode import Episode
from gaung.reading.folders import Tree
from gaung.reading.text import read_text

_MOST_CAPTION_BYTES = 4 << 20


def with_notes(tree: Tree, episode: Episode) -> Episode:
    """The episode with its show notes, if it has any."""
    source = episode.folder / "notes.md"
    if not tree.has(source):
        return episode
    from gaung.reading.markdown import read_notes  # most programmes have no notes

    notes, found = read_notes(tree.root, source)
    tree.problems += found
    return episode.with_notes(notes)


def captions_of(tree: Tree, episodes: tuple[Episode, ...]) -> dict[PurePosixPath, str]:
    """The caption files that segments name. One that is missing is told by a rule; one that no rule can read, here."""
    wanted = sorted({segment.transcript for episode in episodes for segment in episode.segments if segment.transcript})
    read = {}
    for path in wanted:
        text, found = read_text(tree.root, path, _MOST_CAPTION_BYTES)
        if text is not None:
            read[path] = text
        else:
            tree.problems += [one for one in found if one.code != "read-file-missing"]
    return read
