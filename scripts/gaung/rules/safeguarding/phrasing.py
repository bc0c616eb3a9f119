"""The phrases of `phrases.toml` and `told.toml` as patterns: a word of harm, the words that bind it, and a child."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import permutations
from typing import Any

from gaung.model.language import Language
from gaung.rules.safeguarding.searching import in_small
from gaung.rules.safeguarding.wordings import Wordings

_REACH = 70
"""So many letters apart may stand what belongs together in one sentence."""

_NEAR = 44
"""So many letters apart at most stands what belongs together in any order."""

_TABLES = ("phrases.toml", "told.toml")

_PERSONS = (
    *("{kid}", "{one_kid}", "{anak}", "{bata}", "{years}", "{anyos}", "{pupil}", "{grown}", "{murid}", "{dewasa}"),
    *("{mag_aaral}", "{matanda}", "{nani}", "{thulo}"),
)
"""Classes that are no harm by themselves: they stand beside what is found, and are not shown."""

_CLASS = re.compile(r"\{([a-z_]+)\}")
_HYPHEN = re.compile(
    r"[-‐‑2](?:(?<=[^\W_][-‐‑])(?=[^\W\d_])|(?<=[a-z]{3}2)(?=[\s.,!?:;)\"']|(?:an|nya)?(?![^\W_])|\Z))"
)
_MARKS = "\u0900-\u0963"
"""The letters of Devanagari with their vowel signs, which are no letters to Python."""

_WORD = r"(?!(?:not|never|no|don't|tidak|bukan|jangan|tak|hindi|huwag|di|walang)\\b)[\\w'’]+,?"
"""A word that may stand in a gap: none that turns the sentence around."""
_NEPALI_WORD = r"(?!होइन|हैन|छैन|नहुने|hoina|haina|chh?aina)[^\\s।.!?\"“”]+"
_START = rf"(?<![^\W_])(?<![{_MARKS}])"
_END = rf"(?![^\W_]|[{_MARKS}])"
_ENDING = rf"[\w{_MARKS}]*"


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one rule."""

    stems: Mapping[Language, tuple[str, ...]]
    """Per language: a text without any of these is not looked at closer."""
    own: Mapping[Language, Wordings]
    english: Wordings | None
    beside: Mapping[Language, tuple[Beside, ...]]
    """Per language: words that harm only beside others, wherever these stand in the sentence."""
    _of: dict[Language, Sequence[tuple[Wordings | Beside, bool]]] = field(default_factory=dict)

    def found(
        self, language: Language, text: str, small: str, stems: Collection[str]
    ) -> Iterator[tuple[re.Match[str], bool]]:
        """The phrases of a language in a text around some stems, and whether they are its own."""
        for words, is_own in self._looks(language):
            for match in words.found(text, small, stems):
                yield match, is_own

    def _looks(self, language: Language) -> Sequence[tuple[Wordings | Beside, bool]]:
        """What is looked for in a text of a language, and whether it is its own."""
        looks = self._of.get(language)
        if looks is None:
            of_all = () if language is Language.ENGLISH else self.beside.get(Language.ENGLISH, ())
            looks = self._of[language] = [
                *((words, True) for words in (self.own.get(language),) if words is not None),
                *((words, False) for words in (self.english,) if words is not None),
                *((words, True) for words in self.beside.get(language, ())),
                *((words, False) for words in of_all),
            ]
        return looks

    @property
    def wordings(self) -> Iterator[Wordings]:
        """All of them."""
        yield from filter(None, (*self.own.values(), self.english))
        yield from (words.wordings for language in self.beside.values() for words in language)


@dataclass(frozen=True, slots=True)
class Beside:
    """Words of harm that need others in their sentence, in any order."""

    wordings: Wordings
    needs: tuple[str, ...]
    unless: str | None
    """What the sentence must not hold."""

    def found(self, text: str, small: str, stems: Collection[str]) -> Iterator[re.Match[str]]:
        """Those that have the others beside them."""
        for match in self.wordings.found(text, small, stems):
            start, end = core(match)
            first, last = _sentence(small, start, end)
            around = f"{small[first:start]} ~ {small[end:last]}"
            if self.unless is not None and _alone(self.unless).search(around):
                continue
            if all(_alone(need).search(around) for need in self.needs):
                yield match


@cache
def phrases() -> Mapping[str, Phrases]:
    """Those of every rule that has some, by its code."""
    rules = _written()
    return {code: _phrases(rule) for code, rule in rules.items() if code.startswith("term-")}


def unhyphenated(text: str) -> str:
    """A text with a space for each hyphen within a word, and for the Indonesian “2” that doubles one: `anak2`."""
    return _HYPHEN.sub(" ", text) if "-" in text or "2" in text or "‑" in text or "‐" in text else text


def core(match: re.Match[str]) -> tuple[int, int]:
    """Where the word of harm of a phrase stands."""
    return match.span(match.lastindex or 0)


def _phrases(rule: Mapping[str, Any]) -> Phrases:
    stems, said = rule["stems"], rule.get("phrases", {})
    of_all = stems.get(Language.ENGLISH.value, [])
    read = {code: _wordings(written, stems.get(code, ()), Language(code)) for code, written in said.items()}
    beside = {
        Language(code): _beside(written, stems.get(code, ()), Language(code), rule.get("unless", {}).get(code))
        for code, written in rule.get("beside", {}).items()
    }
    return Phrases(
        {language: tuple(dict.fromkeys((*stems.get(language.value, ()), *of_all))) for language in Language},
        {Language(code): wordings for code, wordings in read.items() if code != Language.ENGLISH.value},
        read.get(Language.ENGLISH.value),
        beside,
    )


def _beside(
    written: Sequence[Sequence[str]], stems: Collection[str], language: Language, unless: str | None
) -> tuple[Beside, ...]:
    by_needs: dict[tuple[str, ...], list[str]] = {}
    for phrase, *needs in written:
        by_needs.setdefault(tuple(_phrase(need, _word(language)) for need in needs), []).append(phrase)
    barred = None if unless is None else _phrase(unless, _word(language))
    return tuple(
        Beside(_wordings(some, stems, language, others=False), needs, barred) for needs, some in by_needs.items()
    )


_SENTENCE_ENDS = re.compile(r"[.!?।\n]+(?=\s|\Z)|\n")
_LONGEST = 240


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """From where to where the sentence goes in which something stands."""
    first = max(start - _LONGEST, 0)
    for mark in _SENTENCE_ENDS.finditer(text, first, start):
        first = mark.end()
    after = _SENTENCE_ENDS.search(text, end, end + _LONGEST)
    return first, after.start() if after else min(end + _LONGEST, len(text))


@cache
def _alone(source: str) -> re.Pattern[str]:
    return in_small(f"{_START}(?:{source}){_END}")


def _wordings(written: Sequence[str], stems: Collection[str], language: Language, *, others: bool = True) -> Wordings:
    def compiled(sources: Sequence[str], some: Sequence[int]) -> re.Pattern[str]:
        return in_small(f"{_START}(?:{'|'.join(sources[n] for n in some)}){_END}")

    word = _word(language)
    return Wordings(
        lambda: [_phrase(one, word) for phrase in written for one in _ordered(phrase)], stems, compiled, others
    )


def _word(language: Language) -> str:
    return _NEPALI_WORD if language is Language.NEPALI else _WORD


def _ordered(written: str) -> Sequence[str]:
    """A phrase, or, for one whose parts may stand in any order, one for each order of them."""
    return [" .... ".join(parts) for parts in permutations(written.split(" & "))]


def _phrase(written: str, word: str) -> str:
    """One phrase as a pattern whose only group is the word of harm, where more than that is looked for."""
    parts = re.split(r" (\.{3,4}) ", written)
    if "<" not in written and len(parts) > 1:
        shown = next((n for n in range(0, len(parts), 2) if not _is_of_persons(parts[n])), 0)
        parts[shown] = f"({parts[shown]})"
    parts[::2] = [_spaced(part, word) for part in parts[::2]]
    for at in range(1, len(parts), 2):
        parts[at] = rf"{_END}[^.!?।\n]{{0,{_REACH if parts[at] == '...' else _NEAR}}}?{_START}"
    return _CLASS.sub(lambda match: _class(match[1]), "".join(parts))


def _is_of_persons(part: str) -> bool:
    return part.startswith(_PERSONS)


def _spaced(part: str, word: str) -> str:
    """A part with its spaces, gaps, endings and repeated classes as they are written in a pattern."""
    part = re.sub(r"\.\.(\d) ", rf"(?:{word}\\s+){{0,\1}}?", part).replace("<", "(").replace(">", ")")
    part = re.sub(r"(\{\w+\})([*?]) ", r"(?:\1\\s+)\2", part).replace("%", _ENDING)
    return part.replace(" ?", r"\s?").replace(" ", r"\s+")


@cache
def _class(name: str) -> str:
    """A class as a group; its words may hold other classes."""
    words = _classes()[name].split()
    read = "|".join(word.replace("_?", r"\s?").replace("_", r"\s+").replace("~", r"\s?") for word in words)
    read = read.replace("%", _ENDING)
    return f"(?:{_CLASS.sub(lambda match: _class(match[1]), read)})"


@cache
def _classes() -> dict[str, str]:
    return dict(_written()["classes"].items())


@cache
def _written() -> dict[str, Any]:
    """The tables as they are written, one behind the other: rules and classes are typed where they are taken."""
    found: dict[str, Any] = {}
    for name in _TABLES:
        table = tomllib.loads((files("gaung.rules.safeguarding") / name).read_text("utf-8"))
        found.setdefault("classes", {}).update(table.pop("classes", {}))
        for code, rule in table.items():
            for part, by_language in rule.items():
                for language, written in by_language.items():
                    if part == "unless":
                        found[code].setdefault(part, {})[language] = written
                        continue
                    kept = found.setdefault(code, {}).setdefault(part, {}).setdefault(language, [])
                    kept += [one for one in written if one not in kept]
    return found
