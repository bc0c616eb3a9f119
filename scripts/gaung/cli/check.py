"""The command `gaung check`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from gaung.cli.finding import check
from gaung.cli.options import Root, Spoken
from gaung.cli.talk import Format


def check_command(
    *files: Path,
    format: Format = "text",
    fix: bool = False,
    write: bool = False,
    watch: bool = False,
    root: Root = None,
    language: Spoken = None,
    now: datetime | None = None,
) -> None:
    """Read and check the campaign, make nothing.

    Args:
        files: Show only what concerns these files or folders.
        fix: Show the safe replacements of words as a unified diff, and nothing else.
        write: With --fix: write them into the files.
        watch: Check again whenever something is saved, until Ctrl+C.
        format: text for people, json for editors, github for annotations.
        now: Check as if it were this moment (ISO 8601).
    """
    check(files, format, root, language, now, fix=fix, write=write, watch=watch)
