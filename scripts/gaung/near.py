"""What an author probably meant: the nearest known word to one that is not known."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(seen: str, known: Iterable[str]) -> str | None:
    """The known word that is most like `seen`, or None if none is alike."""
    words = {word.casefold(): word for word in known}
    matches = get_close_matches(seen.casefold(), words, n=1, cutoff=0.6)
    return words[matches[0]] if matches else None
