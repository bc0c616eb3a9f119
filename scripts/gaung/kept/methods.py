"""The methods that `dataclasses` writes as text and lets Python compile, kept compiled.

Sixty small classes of the rules are loaded for one page, and to compile their methods takes longer than to read it.
Like the patterns these are kept in the user's own folder for this version of Gaung and Python, by the text that was
compiled, and taken down while the rules are loaded and no author's file has been read yet.
"""

from __future__ import annotations

import dataclasses
import marshal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any

from gaung.kept.program import file_of, read_kept, write_kept

_FORM = 1


@contextmanager
def known_methods(state: str | None) -> Iterator[None]:
    """Within it, `dataclasses` finds the methods that are kept of the version of Gaung with this digest."""

    def code_of(source: str) -> CodeType:
        kept = None if state is None else _read(state).get(source)
        if kept is None:
            return _compiled(source)
        code: CodeType = marshal.loads(kept)  # noqa: S302 - sealed: only this user's Gaung wrote it
        return code

    with _compiled_by(code_of):
        yield


@contextmanager
def taken_down(state: str | None) -> Iterator[None]:
    """Keep every method that is compiled within it. No author's file may have been read by then."""
    found: dict[str, bytes] = {}

    def code_of(source: str) -> CodeType:
        code = _compiled(source)
        found[source] = marshal.dumps(code)
        return code

    with _compiled_by(code_of):
        yield
    file = None if state is None else _file(state)
    if file is not None and write_kept(file, found):
        _read.cache_clear()


def _compiled(source: str) -> CodeType:
    return compile(source, "<string>", "exec", dont_inherit=True)


@contextmanager
def _compiled_by(code_of: Callable[[str], CodeType]) -> Iterator[None]:
    """Within it, `dataclasses` runs what it writes with the code that `code_of` gives for it."""

    def run(source: Any, *names: Any) -> None:
        exec(code_of(source) if isinstance(source, str) else source, *names)  # noqa: S102 - as `dataclasses` does

    # a name of its own stands before Python's
    before = vars(dataclasses).get("exec", exec)
    vars(dataclasses)["exec"] = run
    try:
        yield
    finally:
        vars(dataclasses)["exec"] = before


def _file(state: str) -> Path | None:
    return file_of("methods", _FORM, state)


@cache
def _read(state: str) -> dict[str, bytes]:
    return read_kept(_file(state))
