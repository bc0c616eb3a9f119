"""The rules' own word lists (TOML), kept as Python writes values down: reading them takes a tenth of the time.

Like the patterns they are kept in the user's own folder for this version of Gaung and Python, and taken down while the
rules are loaded and no author's file has been read yet.
"""

from __future__ import annotations

import hashlib
import marshal
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from gaung.kept.program import file_of, read_kept, write_kept

_FORM = 1


@contextmanager
def known_tables(state: str | None) -> Iterator[None]:
    """Within it, `tomllib.loads` finds the tables that are kept of the version of Gaung with this digest."""
    ordinary = tomllib.loads

    def loads(text: str, /, *, parse_float: Callable[[str], Any] = float) -> dict[str, Any]:
        kept = _read(state).get(_key(text)) if parse_float is float and state is not None else None
        if kept is None:
            return ordinary(text, parse_float=parse_float)
        table: dict[str, Any] = marshal.loads(kept)  # noqa: S302 - sealed: only this user's Gaung wrote it
        return table

    with _in_place_of_loads(loads):
        yield


@contextmanager
def taken_down(state: str | None) -> Iterator[None]:
    """Keep every table that is read within it. No author's file may have been read by then."""
    file = None if state is None else _file(state)
    found: dict[bytes, bytes] = {}
    ordinary = tomllib.loads

    def loads(text: str, /, *, parse_float: Callable[[str], Any] = float) -> dict[str, Any]:
        table = ordinary(text, parse_float=parse_float)
        try:
            if parse_float is float:
                found[_key(text)] = marshal.dumps(table)
        except ValueError:
            return table  # a date is nothing that can be kept like this
        return table

    with _in_place_of_loads(loads):
        yield
    if file is not None and write_kept(file, found):
        _read.cache_clear()


@contextmanager
def _in_place_of_loads(loads: Callable[..., dict[str, Any]]) -> Iterator[None]:
    before = tomllib.loads
    tomllib.loads = loads
    try:
        yield
    finally:
        tomllib.loads = before


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def _file(state: str) -> Path | None:
    return file_of("tables", _FORM, state)


@cache
def _read(state: str) -> dict[bytes, bytes]:
    return read_kept(_file(state))
