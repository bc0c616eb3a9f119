"""The rules' own search patterns, kept as Python compiles them: reading them takes a hundredth of the time.

Compiling the patterns of the rules costs more than reading and checking a page. What Python's `re` makes of a pattern
is a list of numbers, which is kept in the user's own folder for this version of Gaung and Python. It is taken down
while the rules are loaded and no author's file has been read yet, so that nothing of a campaign can be in it. Where
Python does this in another way, patterns are compiled as ever.

Of nine hundred patterns one text is searched for two hundred: only those are built from their numbers, and where
nothing is searched, no number is read.
"""

from __future__ import annotations

import importlib
import re
import sys
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, cached_property
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, TypeAlias

from gaung.kept.methods import known_methods
from gaung.kept.program import file_of, read_kept, write_kept
from gaung.kept.tables import known_tables

Asked: TypeAlias = tuple[str | bytes, int]
"""A pattern and its flags, as `re.compile` was called."""

Numbers: TypeAlias = tuple[Any, ...]
"""What `_sre.compile` is given, its list of numbers packed."""

_CODE = "L" if array("I").itemsize < 4 else "I"

_FORM = 2

_MOST_WORDINGS = 1_000
"""So many sets of wordings are kept; each is a few kilobytes."""


class Later:
    """A kept pattern. It is built when it is first used, and answers from then on as the pattern itself.

    It equals the pattern and is not it: `match.re == PATTERN`, never `match.re is PATTERN`.
    """

    def __init__(self, numbers: Numbers, build: Callable[..., re.Pattern[Any]]) -> None:
        """`build`: what makes a pattern of its numbers."""
        self._numbers = numbers
        self._build = build

    @cached_property
    def made(self) -> re.Pattern[Any]:
        """The pattern itself."""
        text, flags, code, *rest = self._numbers
        return self._build(text, flags, array(_CODE, code).tolist(), *rest)

    def __getattr__(self, name: str) -> Any:
        # kept in the instance, where Python looks first: from the second search on there is nothing between
        found = self.__dict__[name] = getattr(self.made, name)
        return found

    def __eq__(self, other: object) -> bool:
        return self is other or self.made == (other.made if isinstance(other, Later) else other)

    def __hash__(self) -> int:
        return hash(self.made)


@contextmanager
def known_patterns(state: str | None) -> Iterator[None]:
    """Within it, `re.compile` finds the patterns that are kept of the version of Gaung with this digest.

    And `tomllib.loads` the rules' word lists, `dataclasses` the methods that it writes.
    """
    with known_tables(state), known_methods(state), _known_to_compile(state):
        yield


@contextmanager
def _known_to_compile(state: str | None) -> Iterator[None]:
    compiler = _compiler()
    if compiler is None or state is None:
        yield
        return
    _, build = _ordinary(compiler)
    with _noted(compiler) as (found, ordinary):

        def compile(pattern: Any, flags: int = 0) -> Any:
            numbers = _read(state).get((pattern, flags)) if isinstance(pattern, (str, bytes)) else None
            return ordinary(pattern, flags) if numbers is None else Later(numbers, build)

        with _replaced(compiler, "compile", compile):
            yield
    _keep_wordings({asked: found[asked] for asked in _asked_of_wordings() if asked in found}, state)


def _keep_wordings(new: dict[Asked, Numbers], state: str) -> None:
    """Keep what some text was searched for the first time."""
    file = _file_of_wordings(state)
    if new and file is not None:
        known = read_kept(file)
        if len(known) < _MOST_WORDINGS:
            write_kept(file, known | new)
            _read.cache_clear()


def take_down(load: Callable[[], None], state: str | None) -> None:
    """Keep every pattern that `load` compiles. No author's file may have been read by then."""
    compiler, file = _compiler(), None if state is None else _file(state)
    if compiler is None or file is None:
        return
    # not what `known_patterns` has put there: what it knows would not be compiled, and be forgotten
    with _noted(compiler) as (found, ordinary), _replaced(compiler, "compile", ordinary):
        load()
    if write_kept(file, found):
        _read.cache_clear()


@contextmanager
def _noted(compiler: ModuleType) -> Iterator[tuple[dict[Asked, Numbers], Callable[..., re.Pattern[Any]]]]:
    """A way to compile patterns as ever, and the numbers of each that was compiled in it."""
    found: dict[Asked, Numbers] = {}
    last: list[Numbers] = []
    (ordinary, ordinary_build), sre = _ordinary(compiler), compiler._sre

    def build(*numbers: Any) -> Any:
        last[:] = [numbers]
        return ordinary_build(*numbers)

    def compile(pattern: Any, flags: int = 0) -> re.Pattern[Any]:
        made: re.Pattern[Any] = ordinary(pattern, flags)
        if last and isinstance(pattern, (str, bytes)):
            text, all_flags, code, *rest = last.pop()
            groups, names, by_number = rest
            packed = array(_CODE, map(int, code)).tobytes()
            found[pattern, int(flags)] = (text, int(all_flags), packed, groups, dict(names), tuple(by_number))
        return made

    seen = SimpleNamespace(**{name: getattr(sre, name) for name in dir(sre)})
    seen.compile = build
    with _replaced(compiler, "_sre", seen):
        yield found, compile


def _asked_of_wordings() -> Iterator[Asked]:
    """The wordings of rules that some text was searched for: they come from our own lists, never from a campaign."""
    if "gaung.rules.safeguarding.vocabulary" in sys.modules:
        from gaung.rules.safeguarding import vocabulary

        for pattern in vocabulary.compiled_wordings():
            yield pattern.pattern, 0


def _file_of_wordings(state: str) -> Path | None:
    return file_of("wordings", _FORM, state)


def _file(state: str) -> Path | None:
    return file_of("patterns", _FORM, state)


@cache
def _read(state: str) -> dict[Asked, Numbers]:
    """Every pattern that is kept."""
    return read_kept(_file(state)) | read_kept(_file_of_wordings(state))


@cache
def _ordinary(compiler: ModuleType) -> tuple[Callable[..., Any], Callable[..., Any]]:
    """How Python itself compiles a pattern, and how it builds one from numbers."""
    return compiler.compile, compiler._sre.compile


def _compiler() -> ModuleType | None:
    """The part of `re` that compiles, if it is as it was when this was written."""
    if sys.implementation.name != "cpython":
        return None
    try:
        compiler = importlib.import_module("re._compiler")
    except ImportError:
        return None
    is_known = all(hasattr(compiler, name) for name in ("compile", "_sre", "_code"))
    return compiler if is_known and hasattr(compiler._sre, "compile") else None


@contextmanager
def _replaced(module: ModuleType, name: str, value: object) -> Iterator[None]:
    before = getattr(module, name)
    setattr(module, name, value)
    try:
        yield
    finally:
        setattr(module, name, before)
