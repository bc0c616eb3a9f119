"""Commands to begin with: a new campaign, and what this laptop lacks."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Literal, TypeVar

from gaung import messages
from gaung.cli.options import LanguageCode, Root, Spoken
from gaung.cli.talk import say
from gaung.cli.where import campaign_above, language_of
from gaung.model.language import Country, Language
from gaung.problem import Problem

CountryCode = Literal["ID", "NP", "PH"]
C = TypeVar("C", bound=StrEnum)


def new_command(
    folder: Path, *, name: str | None = None, country: CountryCode | None = None, language: LanguageCode | None = None
) -> None:
    """Begin a new campaign in an empty folder.

    Args:
        folder: Where it shall lie.
        name: What the campaign is called.
        country: ID, NP or PH: whose help lines it shows.
        language: Its first language: id, en, ne or fil.
    """
    from gaung import scaffold

    where = Country(country) if country else None
    spoken = Language(language) if language else None
    if sys.stdin.isatty() and sys.stdout.isatty():
        name = name or _answer("Nama kampanye / Name of the campaign: ") or None
        where = where or _asked(Country, "Negara / Country (ID, NP, PH): ")
        spoken = spoken or _asked(Language, "Bahasa / Language (id, en, ne, fil): ")
    where, spoken = where or Country.INDONESIA, spoken or Language.INDONESIAN
    scaffold.create(folder, name=name or folder.resolve().name, country=where, language=spoken)
    say("new-created", spoken, folder=str(folder))
    print(messages.hint(Problem("new-created", None, {"folder": str(folder)}), spoken))


def doctor_command(*, root: Root = None, language: Spoken = None) -> None:
    """Say what this laptop has and lacks."""
    from gaung import doctor

    folder = root or campaign_above(Path.cwd()) or Path.cwd()
    spoken = language_of(language, folder)
    findings = doctor.examine(folder)
    for finding in findings:
        print(doctor.as_text(finding, spoken))
    if any(finding.state == "missing" for finding in findings):
        raise SystemExit(2)


def _asked(choice: type[C], question: str) -> C | None:
    """An answer from the terminal; anything but one of the choices is no answer."""
    answer = _answer(question)
    return next((one for one in choice if one.value.casefold() == answer.casefold()), None)


def _answer(question: str) -> str:
    """What somebody types; nothing when they close the input instead."""
    try:
        return input(question).strip()
    except EOFError:
        return ""
