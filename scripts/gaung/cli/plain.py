"""`gaung check` as editors call it at every save: understood at once, without the library that reads command lines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast, get_args

from gaung.cli.where import LanguageCode


def check_plainly(words: Sequence[str]) -> bool:
    """Run `gaung check` if the words are plain files and options; False if anybody else has to understand them."""
    plain = understood(words)
    if plain is None:
        return False
    from gaung.cli.finding import check
    from gaung.cli.talk import Format

    files, options = plain
    format, language = options.get("--format", "text"), options.get("--language")
    if format not in get_args(Format) or language not in {None, *get_args(LanguageCode)}:
        return False
    root = Path(options["--root"]) if "--root" in options else None
    code = cast("LanguageCode | None", language)
    check(files, cast(Format, format), root, code, None, fix=False, write=False, watch=False)
    return True


def understood(words: Sequence[str]) -> tuple[list[Path], dict[str, str]] | None:
    """The files and options of a call of `gaung check`; None if there is anything more to it."""
    if words[:1] != ["check"]:
        return None
    files: list[Path] = []
    options: dict[str, str] = {}
    rest = iter(words[1:])
    for word in rest:
        if not word.startswith("-"):
            files.append(Path(word))
            continue
        name, sign, value = word.partition("=")
        value = value if sign else next(rest, "")
        if name not in {"--format", "--root", "--language"} or name in options or not value or value.startswith("-"):
            return None
        options[name] = value
    return (files, options) if all(words) else None
