"""Which pictures show which others, by their bytes, so that a picture that stays as it is is looked at only once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gaung.seal import read_sealed, write_sealed

if TYPE_CHECKING:
    from gaung.likeness import Look

PICTURES_SEEN = "pictures-seen"
"""In `.cache/gaung`, sealed: what came from elsewhere is not believed. It holds no picture and no name of one."""
_FORM = 1
"""Raise it when another answer may be found."""


class PictureMemory:
    """What is known of pictures by their digests, kept from one check to the next."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / PICTURES_SEEN
        self._old: tuple[dict[str, bool], dict[str, list[str]]] | None = None
        self._answers: dict[str, bool] = {}
        self._looks: dict[str, Look] = {}
        self._is_new = False

    def shows(self, one: str, other: str, content_of: Callable[[str], bytes]) -> bool:
        """Whether the picture with the digest `one` shows the one with the digest `other`, or a part of it.

        `content_of` gives the bytes of either; it is asked only for what is not known.
        """
        return self._answer(one, other, lambda: self._look(one, content_of).shows(self._look(other, content_of)))

    def shows_any(
        self, one: str, prints: Sequence[str], points: Sequence[str], content_of: Callable[[str], bytes]
    ) -> bool:
        """Whether the picture with the digest `one` shows one of several that are gone, known as a trace knows them."""

        def look() -> bool:
            from gaung.picture_points import read

            return self._look(one, content_of).shows_any([int(seen, 16) for seen in prints], map(read, points))

        return self._answer(one, hashlib.sha256(json.dumps([[*prints], [*points]]).encode()).hexdigest(), look)

    def _answer(self, one: str, other: str, look: Callable[[], bool]) -> bool:
        pair = f"{one}:{other}"
        answer = self._answers.get(pair, self._kept[0].get(pair))
        if answer is None:
            answer = look()
            self._is_new = True
        self._answers[pair] = answer
        return answer

    def _look(self, digest: str, content_of: Callable[[str], bytes]) -> Look:
        from gaung.likeness import look_from

        if digest not in self._looks:
            self._looks[digest] = look_from(self._kept[1].get(digest), lambda: content_of(digest))
        return self._looks[digest]

    @property
    def _kept(self) -> tuple[dict[str, bool], dict[str, list[str]]]:
        if self._old is None:
            try:
                row = json.loads(read_sealed(self._file) or b"")
                self._old = (dict(row["answers"]), dict(row["looks"])) if row["form"] == _FORM else ({}, {})
            except (ValueError, KeyError, TypeError):
                self._old = ({}, {})
        return self._old

    def save(self) -> None:
        """Keep what was asked for this time; what nobody asked for is forgotten."""
        if not self._is_new and self._answers.keys() == self._kept[0].keys():
            return
        asked = {digest for pair in self._answers for digest in pair.split(":")}
        looks = {digest: row for digest, row in self._kept[1].items() if digest in asked}
        looks |= {digest: look.written() for digest, look in self._looks.items()}
        row = {"form": _FORM, "answers": self._answers, "looks": looks}
        if write_sealed(self._file, json.dumps(row).encode()):  # what cannot be kept is found anew
            self._is_new = False
