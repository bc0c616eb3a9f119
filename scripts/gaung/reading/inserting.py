"""One value added to an author's YAML, and nothing else of the file touched: comments, order and layout stay."""

from __future__ import annotations

import re

from gaung.place import PlacedDict, PlacedList
from gaung.reading.mapping import read_mapping

_ITEM = re.compile(r"^([ ]*)-[ ]", re.MULTILINE)


class NotEditableError(ValueError):
    """The file is laid out in a way that nothing can be added to it safely; a person has to."""


def with_key(text: str, entry: tuple[str, int], key: str, value: str) -> str:
    """`text` with `key: value` in one mapping of a list: `entry` is the list's key and the number of the mapping.

    Raises `NotEditableError` if what comes out would not say just that.
    """
    if "\r\n" in text:
        return with_key(text.replace("\r\n", "\n"), entry, key, value).replace("\n", "\r\n")
    mapping = _entry(text, entry)
    lines = text.split("\n")
    line, column = mapping.place.line - 1, mapping.place.column - 1
    if lines[line][column : column + 1] == "{":
        start = sum(len(one) + 1 for one in lines[:line]) + column
        end = _closing(text, start)
        gap = "" if text[:end].rstrip().endswith(",") else ","
        new = f"{text[:end].rstrip()}{gap} {key}: {value}{text[end:]}"
    else:
        first = min(mapping.key_places.values(), key=lambda place: (place.line, place.column))
        last = max(place.line for place in mapping.value_places.values())
        last += sum(1 for _ in _rest_of_value(lines, last, first.column - 1))
        lines.insert(last, f"{' ' * (first.column - 1)}{key}: {value}")
        new = "\n".join(lines)
    if _entry(new, entry) != {**mapping, key: value}:
        raise NotEditableError(key)
    return new


def with_item(text: str, key: str, item: dict[str, str | list[str]]) -> str:
    """`text` with one more mapping at the end of the list `key`, which is the last one of the file.

    Raises `NotEditableError` if what comes out would not say just that.
    """
    if "\r\n" in text:
        return with_item(text.replace("\r\n", "\n"), key, item).replace("\n", "\r\n")
    whole = read_mapping(text, "")[0]
    there = whole.get(key) if whole is not None else None
    known: list[object] = [*there] if isinstance(there, PlacedList) else []
    match = re.search(rf"^{key}:[ ]*\[\s*\][ ]*(#[^\n]*)?$", text, re.MULTILINE)
    found = _ITEM.search(text)
    indent = found[1] if found and known else "  "
    rows = [f"{name}: {_written(value)}" for name, value in item.items()]
    block = f"{indent}- " + f"\n{indent}  ".join(rows)
    if match is not None:
        comment = f"  {match[1]}" if match[1] else ""
        new = f"{text[: match.start()]}{key}:{comment}\n{block}{text[match.end() :] or chr(10)}"
    elif whole is None or key not in whole:
        new = f"{text.rstrip()}\n\n{key}:\n{block}\n" if text.strip() else f"{key}:\n{block}\n"
    else:
        new = f"{text.rstrip()}\n{block}\n"
    after = read_mapping(new, "")[0]
    if after is None or after.get(key) != [*known, item]:
        raise NotEditableError(key)
    return new


def _entry(text: str, entry: tuple[str, int]) -> PlacedDict:
    key, number = entry
    whole = read_mapping(text, "")[0]
    found = whole.get(key) if whole is not None else None
    if not isinstance(found, PlacedList) or len(found) <= number or not isinstance(found[number], PlacedDict):
        raise NotEditableError(key)
    mapping = found[number]
    assert isinstance(mapping, PlacedDict)
    return mapping


def _rest_of_value(lines: list[str], last: int, indent: int) -> list[str]:
    """The lines after line `last` (from 1) that still belong to the last value: they are indented further."""
    rest: list[str] = []
    for line in lines[last:]:
        if line.strip() and len(line) - len(line.lstrip(" ")) <= indent:
            break
        rest.append(line)
    while rest and (not rest[-1].strip() or rest[-1].lstrip().startswith("#")):
        rest.pop()
    return rest


def _closing(text: str, start: int) -> int:
    """Where the bracket that opens at `start` closes; quotes hide brackets."""
    depth, quote = 0, ""
    for at in range(start, len(text)):
        letter = text[at]
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'" and text[at - 1] in " \t\n{[,:":
            quote = letter
        elif letter in "{[":
            depth += 1
        elif letter in "}]":
            depth -= 1
            if depth == 0:
                return at
    raise NotEditableError(text[start : start + 20])


def _written(value: str | list[str]) -> str:
    return f"[{', '.join(value)}]" if isinstance(value, list) else value
