"""Where a value was written: file, line and column, and mappings that remember it for each of their values."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """One stretch of text in an author's file.

    `file` is relative to the campaign, with forward slashes. `line` and `column` count from 1, in characters.
    `width` is the number of characters on that line which belong to the value.
    """

    file: str
    line: int = 1
    column: int = 1
    width: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    def shifted(self, columns: int, width: int) -> Place:
        """The part of this stretch that starts `columns` characters further on."""
        return replace(self, column=self.column + columns, width=width)


class Lines:
    """Where the lines of a text begin. Found once: a text may hold ten thousand links, and each has a place."""

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        self._starts = (0, *(match.end() for match in re.finditer("\n", text)))

    def at(self, offset: int) -> tuple[int, int]:
        """The line and the column of a letter, both from 0."""
        line = bisect_right(self._starts, offset) - 1
        return line, offset - self._starts[line]


class PlacedDict(dict[str, object]):
    """A mapping as an author wrote it: it knows its own place, and the place of each key and value.

    `has_unread` says that something of it was reported instead of read, so that what seems to be missing may not be.
    """

    __slots__ = ("has_unread", "key_places", "place", "value_places")

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.key_places: dict[str, Place] = {}
        self.value_places: dict[str, Place] = {}
        self.has_unread = False

    def put(self, key: str, value: object, key_place: Place, value_place: Place) -> None:
        """Set `key` to `value`, and remember where both were written."""
        self[key] = value
        self.key_places[key] = key_place
        self.value_places[key] = value_place


class PlacedList(list[object]):
    """A list as an author wrote it: it knows its own place, and the place of each item.

    `has_unread` says that an item was reported instead of read.
    """

    __slots__ = ("has_unread", "item_places", "place")

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.item_places: list[Place] = []
        self.has_unread = False

    def put(self, value: object, place: Place) -> None:
        """Append `value`, and remember where it was written."""
        self.append(value)
        self.item_places.append(place)


def place_of(source: PlacedDict | PlacedList, path: tuple[str | int, ...]) -> Place:
    """The place of the value that `path` leads to, or of the deepest value on that path that was written."""
    node: object = source
    place = source.place
    for step in path:
        if isinstance(node, PlacedDict) and isinstance(step, str) and step in node.value_places:
            place = node.value_places[step]
            node = node[step]
        elif isinstance(node, PlacedList) and isinstance(step, int) and 0 <= step < len(node):
            place = node.item_places[step]
            node = node[step]
        else:
            break
    return place
