"""Problems to sentences: one folder a language, one file a family of codes. The only place with words for authors."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from string import Formatter

from gaung.messages.masking import PRIVATE, REGISTERED, discreet, hidden, private_lines, without_numbers
from gaung.model.spoken import Language
from gaung.place import Place
from gaung.problem import Fact, Problem

_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

_FOLDER = Path(__file__).parent

_MOST_BYTES = 1 << 21
"""A longer file is not read to show one line of it."""

_UNSHOWN = frozenset({"consent-child-name", "consent-person-detail"})
"""Codes whose line is not shown, because it says who a child is, and what we print may stand in a public log."""

_UNSHOWN_FAMILIES = ("personal-data-", "identity-")

COMPLETE = (Language.INDONESIAN, Language.ENGLISH)
"""The languages that have a sentence for every code; the others fall back to English."""


@cache
def sentences(language: Language) -> Mapping[str, Mapping[str, str | list[str]]]:
    """Every code's `message` and `hint` lines in one language."""
    return {code: entry for text in _families(language) for code, entry in _family(text).items()}


@cache
def _families(language: Language) -> tuple[str, ...]:
    """The texts of one language, file by file."""
    return tuple(path.read_text("utf-8") for path in sorted((_FOLDER / str(language)).glob("*.toml")))


@cache
def _family(text: str) -> Mapping[str, Mapping[str, str | list[str]]]:
    """The codes of one file."""
    return tomllib.loads(text)


@cache
def _one(text: str, code: str) -> Mapping[str, str | list[str]] | None:
    """One code of a file; most calls speak of two or three, and to read all of a file takes longer than to say them."""
    begin = text.find(f"[{code}]\n")
    if begin < 0 or (begin and text[begin - 1] != "\n"):
        return None
    end = text.find("\n[", begin)
    found: Mapping[str, Mapping[str, str | list[str]]] = tomllib.loads(text[begin : end if end >= 0 else len(text)])
    return found[code]


@cache
def helps(language: Language) -> Mapping[str, Mapping[str, str]]:
    """The help of each command (`build`, `feed check`) and its parameters; empty where only the docstrings say it."""
    path = _FOLDER / "help" / f"{language}.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}


def word(name: str, language: Language) -> str:
    """A word of Gaung's own talk (`severity-error`), in `language` or in English."""
    return str(_entry(name, language)["message"])


def sentence(code: str, language: Language, /, **facts: Fact) -> str:
    """A sentence of Gaung's own talk (`build-published`) with its facts, in `language` or in English."""
    return _fill(word(code, language), facts)


def message(problem: Problem, language: Language) -> str:
    """The sentence that says what is wrong."""
    return _fill(str(_said_of(problem, language)["message"]), _in_words(discreet(problem), language))


def hint(problem: Problem, language: Language) -> str:
    """What to do; a line whose facts are missing is left out."""
    lines = _said_of(problem, language).get("hint", [])
    wanted = [lines] if isinstance(lines, str) else lines
    facts = _in_words(discreet(problem), language)
    return " ".join(_fill(line, facts) for line in wanted if _has_facts(line, facts))


def as_text(
    problem: Problem, language: Language, root: Path | None = None, private: Collection[tuple[str, int]] = ()
) -> str:
    """Place, severity, sentence and code; the author's own line with the value underlined; what to do.

    A line that says who a child is, and those in `private`, are shown with their words hidden.
    """
    severity = word(f"severity-{problem.severity}", language)
    head = f"{severity}: {message(problem, language)} [{problem.code}]"
    lines = [f"{_harmless(str(problem.place))}: {head}" if problem.place and problem.place.file else head]
    if problem.place is not None and root is not None and problem.code not in _UNSHOWN:
        is_private = problem.code.startswith(PRIVATE) or (problem.place.file, problem.place.line) in private
        is_private = is_private or discreet(problem) != problem.facts
        lines += _excerpt(problem.place, root, is_private)
    advice = hint(problem, language)
    if advice:
        lines.append(f"    {advice}")
    return "\n".join(lines)


def as_texts(problems: Iterable[Problem], language: Language, root: Path | None = None) -> list[str]:
    """Each problem as text; what one of them hides, none shows."""
    told = tuple(problems)
    private = private_lines(told)
    return [as_text(problem, language, root, private) for problem in told]


def as_json(problems: Iterable[Problem], language: Language) -> str:
    """All problems as one JSON array, in a fixed order."""
    import json  # people are told in words

    rows = [
        {
            "code": problem.code,
            "severity": str(problem.severity),
            "file": problem.place.file if problem.place else "",
            "line": problem.place.line if problem.place else 0,
            "column": problem.place.column if problem.place else 0,
            "message": message(problem, language),
            "hint": hint(problem, language),
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_github(problem: Problem, language: Language) -> str:
    """One annotation for GitHub's checks, escaped as its workflow commands want it."""
    level = {"error": "error", "warning": "warning", "info": "notice"}[problem.severity]
    text = " ".join(part for part in (message(problem, language), hint(problem, language)) if part)
    where = ""
    if problem.place is not None and problem.place.file:
        place = problem.place
        where = f"file={_escape_property(_harmless(place.file))},line={place.line},col={place.column},"
    return f"::{level} {where}title={_escape_property(problem.code)}::{_escape(text)}"


def _in_words(facts: Mapping[str, Fact], language: Language) -> Mapping[str, Fact]:
    """The facts, those that are words of ours in the language of the sentence: who reads, which country, what it is."""
    own = dict(facts)
    if "band" in facts:
        band = str(facts["band"])
        is_word = band in ("adults", "everybody")
        own["readers"] = word(f"readers-{band}", language) if is_word else sentence("readers-of", language, band=band)
    if facts.get("country_code"):
        own["country"] = word(f"country-{facts['country_code']}", language)
    if isinstance(kinds := facts.get("piece_kinds"), tuple):
        own["piece_kinds"] = tuple(word(f"piece-{kind}", language) for kind in kinds)
    return own


def _said_of(problem: Problem, language: Language) -> Mapping[str, str | list[str]]:
    """The sentences of a problem; where its code has more than one, the fact `wording` names that which fits."""
    return _entry(str(problem.facts.get("wording") or problem.code), language)


def _entry(code: str, language: Language) -> Mapping[str, str | list[str]]:
    for candidate in (language, Language.ENGLISH):
        for text in _families(candidate):
            entry = _one(text, code)
            if entry is not None:
                return entry
    raise KeyError(code)


@lru_cache(maxsize=4)
def _lines(path: Path, mtime_ns: int, size: int) -> tuple[str, ...]:
    """The lines of a file as it is now; thousands of findings may stand in one."""
    with path.open("rb") as stream:
        return tuple(stream.read(_MOST_BYTES).decode("utf-8-sig").replace("\r\n", "\n").split("\n"))


def _excerpt(place: Place, root: Path, is_private: bool) -> list[str]:
    """The author's line, and carets under the value."""
    path = Path(os.path.realpath(root / place.file))
    try:
        if not path.is_file() or not path.is_relative_to(os.path.realpath(root)):
            return []  # a pipe would never end, and a link may lead to what is not ours to show
        status = path.stat()
        lines = _lines(path, status.st_mtime_ns, status.st_size)
        line = without_numbers(lines[place.line - 1]) if not is_private else hidden(lines[place.line - 1])
    except (OSError, UnicodeDecodeError, IndexError):
        return []
    start = max(place.column - 60, 0)
    shown = _harmless(line[start : start + 110].replace("\t", " "))
    number = str(place.line)
    gap = " " * len(number)
    carets = "^" * max(1, min(place.width, len(shown) - (place.column - 1 - start)))
    return [f"    {number} | {shown}", f"    {gap} | {' ' * (place.column - 1 - start)}{carets}"]


def _has_facts(line: str, facts: Mapping[str, Fact]) -> bool:
    names = [name for _, name, _, _ in Formatter().parse(line) if name]
    return all(facts.get(name) not in (None, (), "") for name in names)


def _fill(sentence: str, facts: Mapping[str, Fact]) -> str:
    shown = {name: _shown(value) for name, value in facts.items()}
    return sentence.format_map({n: text if n in REGISTERED else without_numbers(text) for n, text in shown.items()})


def _shown(value: Fact) -> str:
    match value:
        case tuple():
            return ", ".join(map(_harmless, value))
        case float():
            return f"{value:.2f}".rstrip("0").rstrip(".")
        case _:
            return _harmless(str(value))


def _harmless(text: str) -> str:
    """The text on one line, without what could steer a terminal or turn the reading direction."""
    return _STEERING.sub("�", " ".join(text.split("\n")))


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
