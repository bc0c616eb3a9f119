"""The command about all posters: a contact sheet."""

from __future__ import annotations

from pathlib import Path

from gaung import words
from gaung.build import Build, Options
from gaung.catalogue import Part
from gaung.cli.options import LanguageCode, Root
from gaung.cli.talk import say, stop
from gaung.cli.where import campaign, refuse_inside
from gaung.making.poster.contact import Entry, contact_sheet
from gaung.media import PosterFacts
from gaung.model.language import Language
from gaung.problem import Problem
from gaung.progress import for_this_terminal


def posters_command(*, out: Path, language: LanguageCode | None = None, root: Root = None) -> None:
    """Put all posters of the campaign on one picture, a contact sheet.

    Args:
        out: The folder for the picture.
        language: The language of the posters; the campaign's own if left out.
    """
    folder, spoken = campaign(root, None)
    refuse_inside(out, folder, spoken)
    with for_this_terminal(spoken) as progress, Build(folder, Options(only=Part.POSTERS, draft=True), progress) as work:
        read = work.load()
        made = work.make()
        asked = Language(language) if language else read.settings.default_language
        entries = [
            _entry(made.posters[poster.id], work.folders()[f"poster/{poster.id}"], shown, asked)
            for poster in read.posters
            for shown in (poster.languages if asked not in poster.languages else (asked,))[:1]
        ]
        name = read.say(dict(read.settings.name), asked)
    if not entries:
        stop(Problem("build-nothing-chosen", None, {"name": "posters", "known": ()}), spoken)
    out.mkdir(parents=True, exist_ok=True)
    file = f"contact-sheet.{asked}.png"
    title = f"{name} · {words.words(asked)['posters']}"
    (out / file).write_bytes(contact_sheet(title, entries, asked))
    say("build-out", spoken, folder=str(out), files=(file,))


def _entry(facts: PosterFacts, folder: Path, shown: Language, reader: Language) -> Entry:
    sheets = [sheet for sheet in facts.sheets if sheet.language is shown]
    sizes = ", ".join(dict.fromkeys(sheet.size for sheet in sheets))
    forms = len({sheet.variant for sheet in sheets})
    more = [words.say(reader, "poster_forms", count=forms)] if forms > 1 else []
    first = sheets[0]
    about = " · ".join([sizes, *more, f"PDF {words.kilobytes(first.pdf_bytes)}"])
    return Entry(first.pdf.partition(".")[0].replace("-", " ").capitalize(), about, folder / first.preview)
