"""The YAML that nearly every page begins with, `key: a few words` line by line, read without a YAML parser.

A parser looks at each letter several times and takes half a millisecond for a front matter of five lines. What is
written here in any other way than these lines is left to `reading.located`, which must say the same of these.
"""

from __future__ import annotations

import re

from gaung.place import Place, PlacedDict, PlacedList

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""Plain words that stand for nothing."""

_WORD = r"[^\W_][\w.+-]*"
_LINE = re.compile(
    r"""(?P<key>[a-z][a-z0-9_]{0,60}):\ (?:
      (?P<plain>[^\W_](?:[^\s:\#]|:(?=[^\s:])|\#(?<=[^\s]\#)|\ (?=[^\s:\#]))*)
    | "(?P<double>[^"\\\n]*)"
    | '(?P<single>[^'\n]*)'
    | \[(?P<items>WORD(?:,\ WORD)*)\]
    )""".replace("WORD", _WORD),
    re.VERBOSE,
)
_ITEM = re.compile(_WORD)


def plain_mapping(text: str, file: str, first_line: int) -> PlacedDict | None:
    """What YAML `text` says if every line is `key: value`, a comment or empty; None if the parser must read it.

    A value is plain words, words between quotes without a backslash, or a list of single words between `[` and `]`.
    """
    mapping: PlacedDict | None = None
    lines = text.split("\n")
    for number, line in enumerate(lines, start=first_line):
        if not line or line.startswith("#"):
            continue
        found = _LINE.fullmatch(line)
        if found is None:
            return None
        key, kind = found["key"], found.lastgroup
        if mapping is None:
            # a mapping of one line ends on that line, and is as wide as it
            width = len(line) if number == first_line + len(lines) - 1 else 1
            mapping = PlacedDict(Place(file, number, 1, width))
        if key in mapping or key in NULLS or kind is None:
            return None
        start = len(key) + 2
        place = Place(file, number, start + 1, len(line) - start)
        value: object = found[kind]
        if kind == "items":
            value = _list(found["items"], place)
        elif kind == "plain" and value in NULLS:
            value = None
        mapping.put(key, value, Place(file, number, 1, len(key)), place)
    return mapping


def _list(items: str, place: Place) -> PlacedList | None:
    """The words of a list that is written at `place`."""
    placed = PlacedList(place)
    for found in _ITEM.finditer(items):
        word = found[0]
        at = Place(place.file, place.line, place.column + 1 + found.start(), len(word))
        placed.put(None if word in NULLS else word, at)
    return placed
