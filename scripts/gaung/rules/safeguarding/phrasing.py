"""The phrases of `phrases.toml` as patterns: a word of harm, the words that bind it, and a child, in any form."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from gaung.model.language import Language
from gaung.rules.safeguarding.searching import in_small
from gaung.rules.safeguarding.wordings import Wordings

_REACH = 70
"""So many letters apart may stand what belongs together in one sentence."""

_PERSONS = ("{kid}", "{one_kid}", "{anak}", "{bata}", "{years}", "{anyos}")
"""Classes that are no harm by themselves: they stand beside what is found, and are not shown."""

_CLASS = re.compile(r"\{([a-z_]+)\}")
_HYPHEN = re.compile(
    r"[-‐‑2](?:(?<=[^\W_][-‐‑])(?=[^\W\d_])|(?<=[a-z]{3}2)(?=[\s.,!?:;)\"']|(?:an|nya)?(?![^\W_])|\Z))"
)
_WORD = r"(?!(?:not|never|no|don't|tidak|bukan|jangan|tak|hindi|huwag|di|walang)\\b)[\\w'’]+"
"""A word that may stand in a gap: none that turns the sentence around."""
_START, _END = r"(?<![^\W_])", r"(?![^\W_])"


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one rule."""

    stems: Mapping[Language, tuple[str, ...]]
    """Per language: a text without any of these is not looked at closer."""
    own: Mapping[Language, Wordings]
    english: Wordings | None


@cache
def phrases() -> Mapping[str, Phrases]:
    """Those of every rule that has some, by its code."""
    rules: dict[str, dict[str, dict[str, list[str]]]] = _written()
    return {code: _phrases(rule) for code, rule in rules.items() if code.startswith("term-")}


def unhyphenated(text: str) -> str:
    """A text with a space for each hyphen within a word, and for the Indonesian “2” that doubles one: `anak2`."""
    return _HYPHEN.sub(" ", text) if "-" in text or "2" in text or "‑" in text or "‐" in text else text


def core(match: re.Match[str]) -> tuple[int, int]:
    """Where the word of harm of a phrase stands."""
    return match.span(match.lastindex or 0)


def _phrases(rule: Mapping[str, Mapping[str, list[str]]]) -> Phrases:
    stems, said = rule["stems"], rule["phrases"]
    of_all = stems.get(Language.ENGLISH.value, [])
    read = {code: _wordings(written, stems.get(code, ())) for code, written in said.items()}
    return Phrases(
        {language: tuple(dict.fromkeys((*stems.get(language.value, ()), *of_all))) for language in Language},
        {Language(code): wordings for code, wordings in read.items() if code != Language.ENGLISH.value},
        read.get(Language.ENGLISH.value),
    )


def _wordings(written: Sequence[str], stems: Collection[str]) -> Wordings:
    def compiled(sources: Sequence[str], some: Sequence[int]) -> re.Pattern[str]:
        return in_small(f"{_START}(?:{'|'.join(sources[n] for n in some)}){_END}")

    return Wordings(lambda: [_phrase(phrase) for phrase in written], stems, compiled)


def _phrase(written: str) -> str:
    """One phrase as a pattern whose only group is the word of harm, where more than that is looked for."""
    parts = written.split(" ... ")
    if "<" not in written and len(parts) > 1:
        shown = next((n for n, part in enumerate(parts) if not _is_of_persons(part)), 0)
        parts[shown] = f"({parts[shown]})"
    read = [_spaced(part) for part in parts]
    between = rf"{_END}[^.!?\n]{{0,{_REACH}}}?{_START}"
    return _CLASS.sub(lambda match: _class(match[1]), between.join(read))


def _is_of_persons(part: str) -> bool:
    return part.startswith(_PERSONS)


def _spaced(part: str) -> str:
    """A part with its spaces, gaps and repeated classes as they are written in a pattern."""
    part = re.sub(r"\.\.(\d) ", rf"(?:{_WORD},?\\s+){{0,\1}}?", part).replace("<", "(").replace(">", ")")
    part = re.sub(r"(\{\w+\})([*?]) ", r"(?:\1\\s+)\2", part)
    return part.replace(" ?", r"\s?").replace(" ", r"\s+")


@cache
def _class(name: str) -> str:
    """A class as a group; its words may hold other classes."""
    words = _classes()[name].split()
    read = "|".join(word.replace("_?", r"\s?").replace("_", r"\s+").replace("~", r"\s?") for word in words)
    return f"(?:{_CLASS.sub(lambda match: _class(match[1]), read)})"


@cache
def _classes() -> dict[str, str]:
    classes: dict[str, str] = _written()["classes"]
    return classes


def _written() -> dict[str, Any]:
    """The table as it is written: its rules and its classes are typed where they are taken from it."""
    return tomllib.loads((files("gaung.rules.safeguarding") / "phrases.toml").read_text("utf-8"))
