"""The command for editors: what there is in which language, for whom, and what is still to be done."""

from __future__ import annotations

import sys
from pathlib import Path

from gaung import messages
from gaung.cli.companion import make_folder
from gaung.cli.options import Root, Spoken
from gaung.cli.talk import say, shown, stop
from gaung.cli.where import campaign
from gaung.companion import coverage, replacing
from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.near import nearest
from gaung.problem import Problem
from gaung.reading.campaign import read_campaign

EVERY = "all"
"""Instead of one page: every translation."""


def coverage_command(
    *,
    out: Path | None = None,
    record: str | None = None,
    write: bool = False,
    root: Root = None,
    language: Spoken = None,
) -> None:
    """Show which pages and posters there are in which language, for whom, and what is missing.

    Args:
        out: The folder for coverage.html and coverage.csv; left out, the table is only shown.
        record: Write down that a translation says what its original says today: ne/jejak-digital, or all.
        write: Write the record into the page; without it the change is only shown.
    """
    folder, spoken = campaign(root, language)
    read, _ = read_campaign(folder)
    if record is not None:
        _record(read, folder, spoken, record, write=write)
        return
    found = coverage.rows(read)
    languages = read.settings.languages
    sys.stdout.write(coverage.as_text(found, languages, spoken))
    if out is None:
        return
    make_folder(out, folder, spoken)
    title = f"{messages.word('coverage-title', spoken)}: {read.say(read.settings.name, spoken)}"
    files = {
        "coverage.html": coverage.as_html(found, languages, title, spoken),
        "coverage.csv": "\ufeff" + coverage.as_csv(found, languages, spoken),
    }
    for name, text in files.items():
        (out / name).write_text(text, encoding="utf-8", newline="")
        say("companion-written", spoken, file=shown((out / name).resolve()))


def _record(read: Campaign, folder: Path, spoken: Language, record: str, *, write: bool) -> None:
    known = {page.id: page for page in coverage.translations(read)}
    asked = record.strip().removeprefix("content/").removesuffix(".md")
    if asked not in known and asked != EVERY:
        stop(Problem("coverage-unknown", None, {"page": record, "near": nearest(asked, known)}), spoken)
    changed = False
    for page in known.values() if asked == EVERY else (known[asked],):
        fingerprint = coverage.original_of(read, page).fingerprint
        if page.front.translated_from == fingerprint:
            continue
        changed = True
        file = page.source.as_posix()
        with (folder / file).open(encoding="utf-8", newline="") as stream:
            text = stream.read()
        new = coverage.recorded(text, page, fingerprint)
        if new is None:
            row = f'translated_from: "{fingerprint}"'
            stop(Problem("coverage-layout", None, {"page": file, "row": row}), spoken)
        sys.stdout.write(replacing.diff(file, text, new))
        if write:
            try:
                replacing.write(folder, file, new)
            except replacing.ReadOnlyError:
                stop(Problem("fix-read-only", None, {"file": file}), spoken)
            say("coverage-recorded", spoken, page=page.id)
    if not changed:
        say("coverage-current", spoken)
    elif not write:
        say("fix-not-written", spoken)
