"""YAML text to plain values that know their places. The only module that knows ruamel.yaml."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from gaung.place import Place, PlacedDict, PlacedList
from gaung.problem import Fact, Problem
from gaung.reading.plain_yaml import NULLS
from gaung.reading.syntax import syntax_problem
from gaung.reading.text import unusable_character

MAX_DEPTH = 24
"""A deeper nesting is refused: ours needs six levels."""

MOST_ALIKE = 20
"""So many problems of one kind are told of one file; whoever has more knows what to look for."""

_NO_CHARACTER = re.compile(r"\\U(?!000|0010)[0-9A-Fa-f]{8}")

_ValueEvent: TypeAlias = ScalarEvent | SequenceStartEvent | MappingStartEvent


class _Unread:
    """Stands for a value that was reported instead of read."""


_UNREAD = _Unread()


class _UselessRestError(Exception):
    """The rest of the file means nothing; the problem says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def parse_mapping(text: str, file: str, first_line: int = 1) -> tuple[PlacedDict | None, list[Problem]]:
    """The mapping that YAML `text` holds, every scalar as the text it was written as (None for nothing).

    The declared type of the model decides what a text means, not YAML's guess: `title: 007` is the text `007`.
    Duplicate keys, tags, anchors, merge keys and other YAML that no author of ours needs are problems. Of text that
    is no YAML only the first fault is told, since what follows it means nothing.
    """
    reader = _Reader(text, file, first_line)
    try:
        value = reader.document()
    except MarkedYAMLError as error:
        mark, context_mark = error.problem_mark, error.context_mark
        words = f"{error.context or ''} {error.problem or ''}".lower()
        at = (mark or context_mark) and ((mark or context_mark).line, (mark or context_mark).column)
        begin = context_mark and (context_mark.line, context_mark.column)
        return None, [syntax_problem(words, at or (0, 0), begin or at or (0, 0), text, file, first_line)]
    except (ValueError, OverflowError):
        # ruamel hands the number of "\UFFFFFFFF" to chr() without a look
        return None, [_escape_problem(text, file, first_line)]
    except _UselessRestError as stop:
        return None, [stop.problem]
    return value, reader.problems


def _written_at(value: object, place: Place) -> Place:
    """The place of a value: only a finished list or mapping knows where it ends."""
    return value.place if isinstance(value, (PlacedDict, PlacedList)) else place


def _escape_problem(text: str, file: str, first_line: int) -> Problem:
    found = _NO_CHARACTER.search(text)
    before = text[: found.start()] if found else ""
    return Problem("read-escape", Place(file, first_line + before.count("\n"), len(before) - before.rfind("\n")))


class _Reader:
    """One pass over the events of a YAML text: builds placed values, notes what is not for authors."""

    def __init__(self, text: str, file: str, first_line: int) -> None:
        self.problems: list[Problem] = []
        self.last_position = (0, 0)
        self._text = text
        self._file = file
        self._first_line = first_line
        self._told: Counter[str] = Counter()
        # plug-ins are looked for on the disk each time, and we use none
        self._events: Iterator[Event] = YAML(typ="safe", pure=True, plug_ins=[]).parse(text)

    def document(self) -> PlacedDict | None:
        """The one mapping of the text; None, with a problem, if there is none."""
        event = self._next()
        while not isinstance(event, (ScalarEvent, SequenceStartEvent, MappingStartEvent, AliasEvent)):
            if isinstance(event, StreamEndEvent):
                self.problems.append(Problem("read-empty", Place(self._file, self._first_line)))
                return None
            event = self._next()
        place = self._place(event)
        if isinstance(event, ScalarEvent) and not event.value and not self._has_sign(event):
            raise _UselessRestError(Problem("read-empty", Place(self._file, self._first_line)))
        value = self._value(event, depth=1)
        self._refuse_another_document()
        if isinstance(value, PlacedDict):
            return value
        if value is not _UNREAD:
            seen = self._text.split("\n")[place.line - self._first_line].strip()
            self._tell("read-mapping-expected", place, key="", seen=seen[:40])
        return None

    def _next(self) -> Event:
        event = next(self._events)
        self.last_position = (event.end_mark.line, event.end_mark.column)
        return event

    def _refuse_another_document(self) -> None:
        for event in self._events:
            if isinstance(event, DocumentStartEvent):
                raise _UselessRestError(Problem("read-several-documents", self._place(event)))

    def _value(self, event: Event, depth: int) -> object:
        """The value that begins with `event`; what is not for authors is reported and left out."""
        if isinstance(event, AliasEvent):
            self._tell("read-alias", self._place(event), name=str(event.anchor))
            return _UNREAD
        assert isinstance(event, (ScalarEvent, SequenceStartEvent, MappingStartEvent))
        if depth > MAX_DEPTH:
            raise _UselessRestError(Problem("read-too-deep", self._place(event), {"most": MAX_DEPTH}))
        self._refuse_signs(event)
        match event:
            case ScalarEvent():
                return self._scalar(event)
            case SequenceStartEvent():
                return self._sequence(event, depth)
            case MappingStartEvent():
                return self._mapping(event, depth)

    def _scalar(self, event: ScalarEvent) -> object:
        if event.style is None and event.value in NULLS:
            return _UNREAD if self._has_sign(event) else None
        odd = unusable_character(event.value, self._file, 1)
        if odd is not None:
            self._tell("read-character", self._place(event), **odd.facts)
            return _UNREAD
        return str(event.value)

    def _sequence(self, event: SequenceStartEvent, depth: int) -> PlacedList:
        items = PlacedList(self._place(event))
        while not isinstance(inner := self._next(), SequenceEndEvent):
            place = self._place(inner)
            value = self._value(inner, depth + 1)
            if value is _UNREAD:
                items.has_unread = True
            else:
                items.put(value, _written_at(value, place))
        items.place = self._until(items.place, self.last_position)
        return items

    def _mapping(self, event: MappingStartEvent, depth: int) -> PlacedDict:
        mapping = PlacedDict(self._place(event))
        while not isinstance(key_event := self._next(), MappingEndEvent):
            key_place = self._place(key_event)
            key = self._key(key_event, depth)
            value_event = self._next()
            # an empty value has no text of its own: its key is the place to look at
            is_empty = value_event.start_mark.index == value_event.end_mark.index
            value_place = key_place if is_empty and isinstance(value_event, ScalarEvent) else self._place(value_event)
            value = self._value(value_event, depth + 1)
            if key is None or value is _UNREAD:
                mapping.has_unread = True
            elif key in mapping:
                first_line = mapping.key_places[key].line
                self._tell("read-duplicate-key", key_place, key=key, first_line=first_line)
            else:
                mapping.put(key, value, key_place, _written_at(value, value_place))
        mapping.place = self._until(mapping.place, self.last_position)
        return mapping

    def _key(self, event: Event, depth: int) -> str | None:
        """The key that begins with `event`; None, with a problem, if it is not a plain word."""
        if not isinstance(event, ScalarEvent):
            told = len(self.problems)
            self._value(event, depth + 1)
            if len(self.problems) == told:
                self._tell("read-key-not-text", self._place(event))
            return None
        if event.value == "<<" and event.style is None:
            self._tell("read-merge-key", self._place(event))
            return None
        self._refuse_signs(event)
        key = self._scalar(event)
        if key is None or key == "":
            self._tell("read-key-not-text", self._place(event))
        return key if isinstance(key, str) and key else None

    def _refuse_signs(self, event: _ValueEvent) -> None:
        """Report `&name` and `!tag` before a value; one of them is enough."""
        if event.anchor is not None:
            self._tell("read-anchor", self._place(event), name=str(event.anchor))
        elif event.tag is not None:
            start = event.start_mark.index
            written = re.match(r"[^\s,\[\]{}]+", self._text[start:])
            self._tell("read-tag", self._place(event), tag=written[0] if written else "!")

    def _has_sign(self, event: ScalarEvent) -> bool:
        return event.anchor is not None or event.tag is not None

    def _tell(self, code: str, place: Place, **facts: Fact) -> None:
        self._told[code] += 1
        if self._told[code] <= MOST_ALIKE:
            self.problems.append(Problem(code, place, facts))

    def _place(self, event: Event) -> Place:
        start, end = event.start_mark, event.end_mark
        place = Place(self._file, self._first_line + start.line, start.column + 1, 1)
        return self._until(place, (end.line, end.column))

    def _until(self, place: Place, end: tuple[int, int]) -> Place:
        """The same place with the width up to `end`, if that is on the same line."""
        line, column = end
        width = column + 1 - place.column if self._first_line + line == place.line else 1
        return place.shifted(0, max(width, 1))
