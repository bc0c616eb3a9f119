"""Where one item of a list, cell of a table or line with a label ends: what it says is not said of the next one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from gaung.rules.safeguarding.cased import cased_text
from gaung.rules.safeguarding.known_names import COMMON, DOUBTFUL, SURNAMES
from gaung.rules.safeguarding.nameless import read_nameless
from gaung.rules.safeguarding.names import Name, names

if TYPE_CHECKING:
    from gaung.rules.safeguarding.passages import Passage

ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)]|#{1,6}|\||>|!!!)\s")
"""The beginning of a line that is an item, a heading, a row of a table or a quotation."""
_LABELLED = re.compile(r"\s*[*_]{0,2}[^\W\d_][\w'’-]*(?: [\w'’&/-]+){0,3}[*_]{0,2}:[*_]{0,2}\s")
"""A line that begins with what it is about: “Sound: …”."""
_BEGINS = re.compile(r"\n(?P<word>[A-Z][\w’'-]*)(?= [a-z])")
"""The first word of a line, before one that is written small."""
_NAMES = COMMON | DOUBTFUL | SURNAMES
_INTRODUCES = re.compile(r"[:,][\"”’*_\s]*\Z")
"""What ends so goes on in the next line, be it an item."""


def line_written(passage: Passage, at: int) -> str:
    """The line as written, from its beginning on, in which a letter of the passage stands."""
    written = passage.written or ""
    here = passage.plain.origin(at)
    return written[written.rfind("\n", 0, here) + 1 : here + 2]


def names_of(passage: Passage) -> tuple[Name, ...]:
    """The names in a passage as it is read; none of them, nor what says that it is one, runs on into another item."""
    found = names(cased_text(passage), passage.words, passage.language)
    if not any("\n" in passage.text[_first(name) : name.end] for name in found):
        return found
    return tuple(_within_items(passage, found))


def read_items(passage: Passage) -> str:
    """The text of a passage with what names nobody written small, and the first words of items that are no names."""
    text = read_nameless(passage.text, passage.language)
    if "\n" not in text:
        return text
    letters = list(text)
    for match in _BEGINS.finditer(text):
        word = match["word"]
        if word not in _NAMES and is_end(passage, match.start()):
            letters[match.start("word")] = word[0].lower()
    return "".join(letters)


def _first(name: Name) -> int:
    """Where what says that it is a name begins."""
    return name.start if name.since is None else name.since


def _within_items(passage: Passage, found: Iterable[Name]) -> Iterator[Name]:
    text = passage.text
    for name in found:
        ends = [at for at in range(_first(name), name.end) if text[at] == "\n" and is_end(passage, at)]
        if any(at < name.start for at in ends):
            continue
        if ends:
            said = text[name.start : ends[0]].rstrip()
            yield replace(name, text=said, end=name.start + len(said))
        else:
            yield name


def is_end(passage: Passage, at: int) -> bool:
    """Whether the line break at a letter of a passage ends an item, a row, or a line that says what it is about."""
    text = passage.text
    if passage.is_heard or _INTRODUCES.search(text, max(at - 8, 0), at):
        return False
    if text[at + 1 : at + 2] == "\n" or _LABELLED.match(text, at + 1):
        return True
    return at + 1 < len(text) and ITEM.match(line_written(passage, at + 1)) is not None
