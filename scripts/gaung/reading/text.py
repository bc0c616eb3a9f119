"""An author's file to text: inside the campaign, a regular file of sane size, UTF-8, with LF line ends."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path, PurePosixPath

from gaung.place import Place
from gaung.problem import Problem, Severity

MAX_BYTES = 1_048_576
"""A larger text file is refused: people write a few kilobytes."""

_UNUSABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
"""Control characters, line ends no editor shows, halves of characters: XML, HTML and terminals choke on them.

And the signs that turn the direction of writing round: none of our languages needs them, and behind one
`1234-0000-2180` is shown as somebody's number, which no rule sees.
"""
_TURNING = re.compile(r"&#(?:0*(?:823[4-8]|829[4-7])|x0*(?:202[a-e]|206[6-9]))(?!\w);?", re.IGNORECASE)


def is_inside(root: Path, path: Path) -> bool:
    """Whether `path` stays in the campaign when every link on it is followed. Never raises, not even on link loops."""
    # Path.resolve raises on a circle of links
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def printable(path: PurePosixPath | str) -> str:
    """A file's name as text that can be shown: bytes that are no letters become �."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def read_text(root: Path, source: PurePosixPath, max_bytes: int = MAX_BYTES) -> tuple[str | None, list[Problem]]:
    """The text of the file at `source` (relative to `root`); None, with the problem, if it cannot be used."""
    path = root / source
    start = Place(printable(source))
    if not is_inside(root, path):
        return None, [Problem("read-path-outside", start, {"seen": start.file})]
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return None, [Problem("read-not-a-file", start, {"file": start.file})]
        if status.st_size > max_bytes:
            facts = {"kilobytes": status.st_size // 1024, "most_kilobytes": max_bytes // 1024}
            return None, [Problem("read-file-too-large", start, facts)]
        raw = path.read_bytes()
    except FileNotFoundError:
        return None, [Problem("read-file-missing", start, {"file": start.file})]
    except OSError as error:
        return None, [Problem("read-file-unreadable", start, {"file": start.file, "reason": str(error.strerror)})]
    return decode(raw, start.file, max_bytes)


def decode(raw: bytes, file: str, max_bytes: int = MAX_BYTES) -> tuple[str | None, list[Problem]]:
    """The text of a file an author saved: UTF-8, with LF line ends. None if it cannot be used."""
    start = Place(file)
    if len(raw) > max_bytes:
        facts = {"kilobytes": len(raw) // 1024, "most_kilobytes": max_bytes // 1024}
        return None, [Problem("read-file-too-large", start, facts)]
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in raw[:4]:
        return None, [Problem("read-not-utf8", start)]  # UTF-16 or UTF-32, as Windows Notepad may save
    problems: list[Problem] = []
    if raw.startswith(b"\xef\xbb\xbf"):
        problems.append(Problem("read-bom", start, {}, Severity.WARNING))
        raw = raw[3:]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        line_start = raw.rfind(b"\n", 0, error.start) + 1
        column = len(raw[line_start : error.start].decode("utf-8")) + 1
        return None, [*problems, Problem("read-not-utf8", Place(file, line, column))]
    if "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        problems.append(Problem("read-line-ends", Place(file, line), {}, Severity.INFO))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, problems


def unusable_character(text: str, file: str, first_line: int) -> Problem | None:
    """The first character of `text` that no page, feed or poster can carry, or None. Tabs and line ends are fine."""
    found = _UNUSABLE.search(text)
    return None if found is None else _unusable(text, found, file, first_line, f"U+{ord(found[0]):04X}")


def turning_entity(text: str, file: str, first_line: int) -> Problem | None:
    """The first sign of Markdown that turns writing round and is written as a number (`&#8238;`), or None."""
    found = _TURNING.search(text)
    return None if found is None else _unusable(text, found, file, first_line, found[0])


def _unusable(text: str, found: re.Match[str], file: str, first_line: int, character: str) -> Problem:
    before = text[: found.start()]
    place = Place(file, first_line + before.count("\n"), len(before) - before.rfind("\n"))
    return Problem("read-character", place, {"character": character})
