"""What can be read in a made file: its texts, and what it carries along that nobody meant to publish."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from gaung.model.language import Language


class Kind(StrEnum):
    """What a text is to its reader."""

    TEXT = "text"
    ADDRESS = "address"
    """Where a link leads."""
    NAME = "name"
    """The name of a file."""
    STRUCK = "struck"
    """What a page strikes out: read like any other text, but its words are rejected, not used."""
    CODE = "code"
    """A script, a style sheet, letters between the bytes of something else."""


class Text(NamedTuple):
    """One text of a made file."""

    words: str
    kind: Kind = Kind.TEXT
    part: str = ""
    """Where in the file: `meta`, `ID3 TIT2`, `member a.txt`; empty for what everybody sees."""
    language: Language | None = None


@dataclass(slots=True)
class Contents:
    """Everything that can be read in one file."""

    texts: list[Text] = field(default_factory=list)
    surplus: list[str] = field(default_factory=list)
    """What it carries along and must not: `EXIF`, `ID3 APIC`, `bytes after the end`."""
    pictures: list[bytes] = field(default_factory=list)
    """The picture that it is, and those inside it."""
    sounds: list[bytes] = field(default_factory=list)
    """The sound that it is, and those inside it."""

    def add(self, words: str, part: str = "", kind: Kind = Kind.TEXT, language: Language | None = None) -> None:
        """One more text, unless it is empty."""
        if words and not words.isspace():
            self.texts.append(Text(words, kind, part, language))

    def join(self, other: Contents) -> None:
        """What is in another piece of the same file."""
        self.texts += other.texts
        self.surplus += other.surplus
        self.pictures += other.pictures
        self.sounds += other.sounds

    def take(self, other: Contents, part: str) -> None:
        """What is in a file inside this one."""
        self.texts += [Text(t.words, t.kind, f"{part} {t.part}".strip(), t.language) for t in other.texts]
        self.surplus += [f"{part}: {what}" for what in other.surplus]
        self.pictures += other.pictures
        self.sounds += other.sounds


_PRINTABLE = re.compile(rb"[\x20-\x7e\t\xc2-\xf4\x80-\xbf]{6,}")
_WIDE = re.compile(rb"(?:[\x20-\x7e]\x00){6,}")


def letters_in(content: bytes) -> str:
    """The runs of letters between other bytes, one a line: UTF-8, and Latin letters in UTF-16."""
    found = [run.decode("utf-8", "ignore") for run in _PRINTABLE.findall(content)]
    found += [run.decode("utf-16-le", "ignore") for run in _WIDE.findall(content)]
    return "\n".join(found)
