"""What is kept of something withdrawn, to know it when it turns up again: hashes and prints, never a word of it.

Author's files: `content/data/withdrawn/<kind>-<id>.json`, written by `gaung withdraw`.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from gaung.model.withdrawal import WithdrawalKind

RUN_WORDS = 7
"""Words in a row that are hashed together: so many are hardly ever the same by chance."""
SHORT_WORDS = 6
"""A title or an alias of at most so many words is hashed whole."""

_WORD = re.compile(r"[\w\u0900-\u097f]+")


class Trace(BaseModel):
    """What one withdrawn thing is known by."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    kind: WithdrawalKind
    """What it was."""
    id: Annotated[str, Field(max_length=200)]
    """Which one."""
    salt: Annotated[str, Field(max_length=200)]
    """What every hash begins with, so that nobody can look it up in a list made once for all."""
    runs: tuple[str, ...] = ()
    """Hashes of every seven words in a row."""
    names: tuple[str, ...] = ()
    """Hashes of titles and aliases, each with its number of words in front: `2:…`."""
    sounds: tuple[str, ...] = ()
    """Prints of recordings (`making.audio.prints`)."""
    pictures: tuple[str, ...] = ()
    """Prints of pictures (`likeness`), 16 hexadecimal digits each."""
    picture_points: tuple[str, ...] = ()
    """Points of pictures, by which parts of them are known (`picture_points`)."""
    files: tuple[str, ...] = ()
    """SHA-256 of the files themselves, each with its bytes behind it: `…:4711`. An earlier Gaung wrote no bytes."""

    @property
    def digests(self) -> dict[str, int | None]:
        """SHA-256 of the files, with their length in bytes, if it is known."""
        found = (written.partition(":") for written in self.files)
        return {digest: int(size_bytes) if size_bytes.isdecimal() else None for digest, _, size_bytes in found}


class EditionNote(BaseModel):
    """What of children an edition held that went out: `content/data/released/<show>.<episode>.<edition>.json`.

    Written by `gaung release`, for the day on which a consent is taken back: the recording may be cut out by then.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    consents: tuple[Annotated[str, Field(max_length=40)], ...]
    """The consents that it named."""
    trace: Trace
    """What the recordings in which it named a child, their captions and the children's aliases are known by."""
    unnamed: tuple[str, ...] = ()
    """Prints of recordings in which a child may be heard among others."""


def words_in(text: str) -> list[str]:
    """The words of a text as they are hashed."""
    return _WORD.findall(unicodedata.normalize("NFC", text).casefold())


def hashed(words: Iterable[str], salt: str) -> str:
    """The hash of words in a row, 16 hexadecimal digits."""
    key = hashlib.blake2b(salt.encode(), digest_size=32).digest()
    return hashlib.blake2b(" ".join(words).encode(), key=key, digest_size=8).hexdigest()


def in_row(words: list[str], count: int) -> Iterator[tuple[str, ...]]:
    """Every `count` words in a row."""
    return zip(*(words[first:] for first in range(count)), strict=False)
