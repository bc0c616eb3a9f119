"""A Markdown page to a `Page`: front matter by the YAML reader, the text as it is."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from gaung.model.language import Language
from gaung.model.page import Page, PageFront
from gaung.place import Place, PlacedDict
from gaung.problem import Problem
from gaung.reading.mapping import read_mapping
from gaung.reading.nesting import nested_too_deep
from gaung.reading.stand_in import stand_in
from gaung.reading.text import printable, read_text, turning_entity, unusable_character
from gaung.reading.validating import validate

MAX_BYTES = 512 * 1024
"""A larger page is refused: it would be a book."""

_FENCES = ("---", "...")


def split_front(text: str, file: str) -> tuple[PlacedDict | None, str, int, list[Problem]]:
    """Front matter, the Markdown after it, the line it begins on, and what is wrong.

    The front matter stands between a first line `---` and the next line that is `---` (or `...`) from its first column.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None, text, 1, [Problem("page-front-missing", Place(file))]
    end = next((n for n, line in enumerate(lines[1:], start=1) if line.rstrip() in _FENCES), None)
    if end is None:
        return None, text, 1, [Problem("page-front-open", Place(file))]
    front, problems = read_mapping("\n".join(lines[1:end]), file, first_line=2)
    if [problem.code for problem in problems] == ["read-empty"]:
        problems = [Problem("page-front-empty", Place(file, 2))]
    return front, "\n".join(lines[end + 1 :]), end + 2, problems


def read_page(root: Path, source: PurePosixPath) -> tuple[Page | None, list[Problem]]:
    """The page at `source` (`content/<language>/…/name.md`).

    Where its front matter holds a mistake that says nothing of its text, the page is given all the same, beside the
    problem: so the mistakes in its text are found in the same round. It is for checking alone.
    """
    file = printable(source)
    text, problems = read_text(root, source, MAX_BYTES)
    if text is None:
        return None, problems
    front, body, body_line, found = split_front(text, file)
    problems += found
    odd = _unreadable(body, file, body_line)
    if odd is not None and front is not None:
        problems.append(odd)
    if front is None:
        return None, problems
    model, found = validate(PageFront, front, root, source.parent)
    problems += found
    model = model or stand_in(front, root, source)
    if model is None:
        return None, problems
    language = Language(source.parts[1])
    return Page(front=model, language=language, source=source, text=body, text_line=body_line), problems


def read_notes(root: Path, source: PurePosixPath) -> tuple[str, list[Problem]]:
    """The show notes at `source` (`episodes/<show>/<episode>/notes.md`): Markdown without front matter."""
    text, problems = read_text(root, source, MAX_BYTES)
    odd = _unreadable(text or "", printable(source), 1)
    return text or "", problems if odd is None else [*problems, odd]


def _unreadable(text: str, file: str, first_line: int) -> Problem | None:
    """What no converter of Markdown can, or should, make a page of."""
    return (
        unusable_character(text, file, first_line)
        or turning_entity(text, file, first_line)
        or nested_too_deep(text, file, first_line)
    )
