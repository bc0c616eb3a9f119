"""Which campaign a command is about, and in which language it speaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from gaung.cli.talk import say_aside, stop
from gaung.messages import COMPLETE
from gaung.model.spoken import Language
from gaung.problem import Problem
from gaung.reading.glance import guess_language

LanguageCode = Literal["id", "en", "ne", "fil"]

_NAMES = {"id": "Indonesian", "en": "English", "ne": "Nepali", "fil": "Filipino"}
_KEPT_CLEAN = ("content", "episodes", "posters", "scripts", "site", ".cache", ".git")
"""Folders of a campaign into which no report and no sample is put; each may be a link to another place."""


def campaign(root: Path | None, language: LanguageCode | None) -> tuple[Path, Language]:
    """The campaign's folder, and the language to speak."""
    folder = root.resolve() if root is not None else campaign_above(Path.cwd())
    if folder is None or not (folder / "mkdocs.yml").is_file():
        stop(Problem("build-no-campaign", None), language_of(language, Path.cwd()))
    spoken = language_of(language, folder)
    if language is not None and spoken not in COMPLETE:
        say_aside("check-language", spoken, asked=_NAMES[language])
    return folder, spoken


def language_of(language: str | None, folder: Path) -> Language:
    """The language that was asked for, else the campaign's, else Indonesian."""
    if language in set(Language):
        return Language(language)
    return guess_language(folder) or Language.INDONESIAN


def refuse_inside(out: Path, folder: Path, spoken: Language) -> None:
    """What is made for somebody never lands among what authors wrote, nor in what is published, nor on a file."""
    place = out.resolve()
    if place == folder or _is_kept_clean(place, folder):
        stop(Problem("build-out-inside", None, {"folder": str(out)}), spoken)
    if place.exists() and not place.is_dir():
        stop(Problem("build-out-file", None, {"folder": str(out)}), spoken)


def refuse_file_inside(out: Path, folder: Path, spoken: Language) -> None:
    """The same for one file that is written: it lands neither in these folders nor where a link leads into them."""
    if _is_kept_clean(out.resolve(), folder):
        stop(Problem("build-out-inside", None, {"folder": str(out)}), spoken)


def beside(files: Mapping[Path, bytes]) -> dict[Path, bytes]:
    """The same files under free names: where another one lies already, all of them get a number (`form-2.pdf`).

    What was sent, signed or filled in by hand bears the name that it was made with, and nobody can make it again.
    """
    number, named = 1, dict(files)
    while any(file.exists() and not (file.is_file() and file.read_bytes() == named[file]) for file in named):
        number += 1
        named = {file.with_stem(f"{file.stem}-{number}"): content for file, content in files.items()}
    return named


def _is_kept_clean(place: Path, folder: Path) -> bool:
    return any(place.is_relative_to((folder / name).resolve()) for name in _KEPT_CLEAN)


def moment(now: datetime | None) -> datetime:
    """The moment that was asked for, in UTC if it names no zone; else the clock's."""
    if now is None:
        return datetime.now(UTC)
    return now.replace(tzinfo=UTC) if now.tzinfo is None else now


def campaign_above(start: Path) -> Path | None:
    """The campaign that a folder lies in: the nearest one upwards with a file mkdocs.yml."""
    return next((folder for folder in (start, *start.parents) if (folder / "mkdocs.yml").is_file()), None)


def last_words(words: Sequence[str]) -> tuple[Path, Language]:
    """Folder and language for a last word, when a command ended early."""
    root = _after("--root", words)
    folder = Path(root) if root else campaign_above(Path.cwd()) or Path.cwd()
    return folder, language_of(_after("--language", words), folder)


def _after(option: str, words: Sequence[str]) -> str | None:
    for number, word in enumerate(words):
        if word.startswith(f"{option}="):
            return word.partition("=")[2]
        if word == option and number + 1 < len(words):
            return words[number + 1]
    return None
