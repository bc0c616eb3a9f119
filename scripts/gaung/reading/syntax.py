"""Text that is no YAML: the parser's complaint as one problem that an author can mend."""

from __future__ import annotations

from typing import TypeAlias

from gaung.place import Place
from gaung.problem import Problem

Position: TypeAlias = tuple[int, int]
"""Line and column, both counted from 0, as the parser gives them."""


def syntax_problem(words: str, at: Position, begin: Position, text: str, file: str, first_line: int) -> Problem:
    """The problem for the complaint `words` (small letters) at `at`, about something that began at `begin`.

    A tab, a missing quotation mark, a missing colon … `first_line` is the line of the file on which `text` begins.
    """
    line, column = at
    place = Place(file, first_line + line, column + 1)
    begin_place = Place(file, first_line + begin[0], begin[1] + 1)
    lines = text.split("\n")
    source = lines[line] if line < len(lines) else ""
    percent_line = next((n for n in range(min(line, len(lines) - 1) + 1) if lines[n].startswith("%")), None)
    if percent_line is not None:
        return Problem("read-sign", Place(file, first_line + percent_line), {"sign": "%"})
    if "alias" in words:
        return Problem("read-alias", place, {"name": _word(source[column + 1 :])})
    if "tag" in words.split():
        return Problem("read-tag", begin_place, {"tag": _word(source[begin[1] :])})
    tab_line = next((n for n in (line, line - 1) if 0 <= n < len(lines) and "\t" in _indent(lines[n])), None)
    if tab_line is not None:
        return Problem("read-tab", Place(file, first_line + tab_line, lines[tab_line].index("\t") + 1))
    if "quoted scalar" in words or "double-quoted" in words:
        is_escape = "escape" in words
        return Problem("read-escape", place) if is_escape else Problem("read-quote-open", begin_place)
    if "flow" in words:
        return Problem("read-bracket-open", begin_place)
    if "mapping values are not allowed" in words:
        return Problem("read-colon-in-text", place)
    if "could not find expected ':'" in words:
        return Problem("read-colon-missing", place)
    if "cannot start any token" in words:
        sign = source[column : column + 1]
        if sign == "\t":
            return Problem("read-tab", place)
        return Problem("read-sign", place, {"sign": sign})
    return Problem("read-indent", place)


def _word(text: str) -> str:
    return next(iter(text.split()), "")


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t-"))]
