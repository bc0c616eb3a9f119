"""YAML as nearly all authors write it, line by line, read without a YAML parser.

A parser looks at each letter several times: a rundown takes it thirty milliseconds, and the register of help lines a
tenth of a second. Here are read: mappings and lists by their indent, plain and quoted words that end on their line,
lists and mappings in brackets on one line, and texts behind `>` and `|`. What is written in any other way, be it right
or wrong, is left to `reading.located`, which must say the same of these, letter for letter and place for place.
"""

from __future__ import annotations

import re

from gaung.place import Place, PlacedDict, PlacedList

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""Plain words that stand for nothing."""

_MOST_DEPTH = 12
_NOT_HERE = re.compile(r"[\t\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029\ufeff]")
"""What a parser may take for the end of a line, or for room."""

_BEGIN = r"(?:[^\W_]|[/(+.](?=[^\s,\[\]{}])|-(?=\d))"
_KEY = re.compile(r"(?P<key>[A-Za-z][A-Za-z0-9_.-]{0,60}):(?:\ +(?=[^\s])|\ *\Z)")
_WORDS = re.compile(rf"{_BEGIN}(?:[^\s:\#]|:(?=[^\s:])|\#(?<=[^\s]\#)|\ (?=[^\s:\#]))*")
_FLOW_KEY = re.compile(r"(?P<key>[A-Za-z][A-Za-z0-9_.-]{0,60}):\ +")
_FLOW_WORDS = re.compile(rf"{_BEGIN}(?:[^\s:\#,\[\]{{}}]|\ (?=[^\s:\#,\[\]{{}}]))*")
_QUOTED = re.compile(r""""(?P<double>[^"\\]*)"|'(?P<single>[^']*)'""")
_COMMA = re.compile(r",\ +")
_TEXT = re.compile(r"(?P<style>[>|])(?P<strip>-?)\ *\Z")
_REST = re.compile(r"\ *(?:(?<=\ )\#.*)?\Z")


class _NotPlainError(Exception):
    """Something is written in another way."""


def plain_yaml(text: str, file: str, first_line: int = 1) -> PlacedDict | None:
    """The mapping that YAML `text` holds, every scalar as the text it was written as; None if the parser must say."""
    if _NOT_HERE.search(text):
        return None
    reader = _Reader(text, file, first_line)
    try:
        return reader.document()
    except _NotPlainError:
        return None


def _after_blanks(line: str, at: int) -> int:
    """Where the first letter at or behind `at` stands that is no blank."""
    return len(line) - len(line[at:].lstrip(" "))


class _Reader:
    """One pass over the lines."""

    def __init__(self, text: str, file: str, first_line: int) -> None:
        self._lines = text.split("\n")
        self._file = file
        self._first_line = first_line
        self._at = 0
        self._depth = 0

    def document(self) -> PlacedDict:
        if self._indent() != 0 or self._is_item(0):
            raise _NotPlainError
        mapping = self._mapping(0)
        if self._indent() is not None:
            raise _NotPlainError
        return mapping

    def _indent(self) -> int | None:
        """How far the next line that says something is indented; None at the end."""
        lines = self._lines
        for at in range(self._at, len(lines)):
            line = lines[at].lstrip(" ")
            if line and not line.startswith("#"):
                self._at = at
                return len(lines[at]) - len(line)
        self._at = len(lines)
        return None

    def _is_item(self, indent: int) -> bool:
        return self._lines[self._at].startswith("- ", indent)

    def _place(self, column: int, width: int) -> Place:
        """A stretch of this line; `column` counts from 0."""
        return Place(self._file, self._first_line + self._at, column + 1, width)

    def _opened(self, column: int) -> Place:
        """Where a mapping or list begins that ends on a line of its own, or with the text."""
        is_last = self._at == len(self._lines) - 1
        return self._place(column, len(self._lines[self._at]) - column if is_last else 1)

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > _MOST_DEPTH:
            raise _NotPlainError

    def _mapping(self, indent: int) -> PlacedDict:
        self._deeper()
        mapping = PlacedDict(self._opened(indent))
        while (here := self._indent()) is not None and here >= indent:
            line = self._lines[self._at]
            found = _KEY.match(line, indent)
            if here > indent or found is None:
                raise _NotPlainError
            key, start = found["key"], found.end()
            if key in mapping or key in NULLS:
                raise _NotPlainError
            key_place = self._place(indent, len(key))
            if start == len(line) or line[start] == "#":
                self._put_below(mapping, key, key_place, indent)
            else:
                value, place = self._inline(line, start, indent)
                mapping.put(key, value, key_place, place)
        self._depth -= 1
        return mapping

    def _put_below(self, mapping: PlacedDict, key: str, key_place: Place, indent: int) -> None:
        """What stands below `key:`; nothing has the place of its key."""
        self._at += 1
        below = self._indent()
        value: PlacedDict | PlacedList
        if below is not None and below >= indent and self._is_item(below):
            value = self._list(below)
        elif below is not None and below > indent:
            value = self._mapping(below)
        else:
            mapping.put(key, None, key_place, key_place)
            return
        mapping.put(key, value, key_place, value.place)

    def _list(self, indent: int) -> PlacedList:
        self._deeper()
        items = PlacedList(self._opened(indent))
        while (here := self._indent()) is not None and here >= indent and self._is_item(indent):
            if here > indent:
                raise _NotPlainError
            line = self._lines[self._at]
            start = _after_blanks(line, indent + 1)
            if _KEY.match(line, start):
                # a mapping whose first key stands behind the dash: read it as if it stood below
                self._lines[self._at] = " " * start + line[start:]
                value: object = self._mapping(start)
                place = value.place if isinstance(value, PlacedDict) else self._place(start, 1)
            else:
                value, place = self._inline(line, start, indent)
            items.put(value, place)
        if here is not None and here > indent:
            raise _NotPlainError
        self._depth -= 1
        return items

    def _inline(self, line: str, start: int, indent: int) -> tuple[object, Place]:
        """A value that begins on this line, where only a text may go on below."""
        text = _TEXT.match(line, start)
        if text is not None:
            place = self._place(start, 1)
            return self._text(text["style"] == ">", text["strip"] == "-", indent), place
        value, place, end = self._value(line, start, _WORDS)
        if not _REST.match(line, end):
            raise _NotPlainError
        self._at += 1
        return value, place

    def _value(self, line: str, start: int, words: re.Pattern[str]) -> tuple[object, Place, int]:
        """A value that ends on this line, its place, and where it ends."""
        sign = line[start : start + 1]
        if sign in {"[", "{"}:
            return self._bracketed(line, start)
        found = _QUOTED.match(line, start) if sign in {'"', "'"} else words.match(line, start)
        if found is None:
            raise _NotPlainError
        place = self._place(start, found.end() - start)
        if found.lastgroup is not None:
            return found[found.lastgroup], place, found.end()
        return None if found[0] in NULLS else found[0], place, found.end()

    def _bracketed(self, line: str, start: int) -> tuple[object, Place, int]:
        """A list or mapping in brackets."""
        self._deeper()
        is_list = line[start] == "["
        close = "]" if is_list else "}"
        items, mapping = PlacedList(self._place(start, 1)), PlacedDict(self._place(start, 1))
        at = _after_blanks(line, start + 1)
        while line[at : at + 1] != close:
            if is_list:
                value, place, at = self._value(line, at, _FLOW_WORDS)
                items.put(value, place)
            else:
                at = self._put_pair(mapping, line, at)
            at = _after_blanks(line, at)
            if line[at : at + 1] == close:
                break
            comma = _COMMA.match(line, at)
            if comma is None or line[comma.end() : comma.end() + 1] == close:
                raise _NotPlainError
            at = comma.end()
        place = self._place(start, at + 1 - start)
        items.place = mapping.place = place
        self._depth -= 1
        return items if is_list else mapping, place, at + 1

    def _put_pair(self, mapping: PlacedDict, line: str, at: int) -> int:
        """One `key: value` in brackets; where it ends."""
        found = _FLOW_KEY.match(line, at)
        if found is None or found["key"] in mapping or found["key"] in NULLS:
            raise _NotPlainError
        value, place, end = self._value(line, found.end(), _FLOW_WORDS)
        mapping.put(found["key"], value, self._place(at, len(found["key"])), place)
        return end

    def _text(self, is_folded: bool, is_stripped: bool, indent: int) -> str:
        """The text below `>` or `|`, all lines of it as far indented as its first one."""
        self._at += 1
        lines = self._lines
        first = lines[self._at] if self._at < len(lines) else ""
        begin = len(first) - len(first.lstrip(" "))
        if not first.strip(" ") or begin <= indent:
            raise _NotPlainError
        said: list[str] = []
        while self._at < len(lines) and (not lines[self._at] or lines[self._at].startswith(" " * begin)):
            line = lines[self._at][begin:]
            if line.startswith(" ") or line.endswith(" ") or (lines[self._at] and not line):
                raise _NotPlainError
            said.append(line)
            self._at += 1
        after = lines[self._at] if self._at < len(lines) else ""
        if len(after) - len(after.lstrip(" ")) > indent or (self._at == len(lines) and lines[-1]):
            raise _NotPlainError
        while said[-1] == "":
            said.pop()
        text = re.sub(r"(\n*)\n", lambda ends: ends[1] or " ", "\n".join(said)) if is_folded else "\n".join(said)
        return text if is_stripped else f"{text}\n"
