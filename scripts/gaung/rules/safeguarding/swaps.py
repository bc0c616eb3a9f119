"""Safe replacements: words that can take the place of others without a change to the rest of the sentence."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from gaung.problem import Problem, Severity

CAPTIONS = (".vtt", ".srt")
"""What was said stays as it was said."""

_QUOTED = re.compile(r"[\"“”‘’'«»]")

_SHORT = 3
_BEGINS = re.compile(r"(?:\A|[.!?:;…>|#\"“(-])[\s*_#>|-]*\Z")
"""Where a sentence begins."""
_LAW = re.compile(
    r"\b(?:UU|Undang-Undang|KUHP|Konvensi|Protokol|Perpres|Permen\w*|Act|Law|Protocol|Convention|Rapporteur"
    r"|Republic Act|RA"
    r"|Batas|Kombensyon)\b|ऐन|महासन्धि"
)
"""Laws and offices are called what they are called."""
_ENGLISH = re.compile(r"\b(?:child|sexual|sharing|exploitation|streaming)\b")
_FOLLOWS = re.compile(
    r"(?i)(?:\s*(?:\Z|[.,;:!?)\]|/\"”’*_—–-])|\s+(?:is|are|was|were|and|or|of|in|on|at|to|for|from|by|with|that"
    r"|which|who|has"
    r"|have|can|will|may|must|does|do|did|often|never|always|online|as|than|if|when|because|but|not|so|it|they"
    r"|we|you|harms?"
    r"|hurts?|itu|ini|dan|yang|di)\b)"
)
"""Behind words that describe no other."""
_MARKUP = re.compile(r"[*_~`<>\[\]]")


@dataclass(frozen=True, slots=True)
class Swap:
    """One stretch of a line, and what to put there."""

    line: int
    """From 1."""
    start: int
    """The first letter, from 0."""
    end: int
    instead: str


def swap_for(problem: Problem, lines: Sequence[str]) -> Swap | None:
    """The safe replacement for a find; None if it needs its author: quoted words, and words that others depend on."""
    place = problem.place
    if place is None or problem.severity is Severity.INFO or place.file.endswith(CAPTIONS):
        return None
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    start, end = place.column - 1, place.column - 1 + place.width
    seen = line[start:end]
    if (
        _MARKUP.search(seen)
        or line.lstrip().startswith(">")
        or _is_quoted(line, start, end)
        or _is_comment(line, start, place.file)
        or _is_named(line, start, end)
        or len(seen.split()) < len(str(problem.facts.get("seen", "")).split())  # it goes on in the next line
    ):
        return None
    for code, pattern, to in _swaps():
        instead = to.get(str(problem.facts.get("language", "")))
        if code == problem.code and instead is not None and pattern.fullmatch(seen):
            if _depends(line, start, end, instead):
                return None
            return Swap(place.line, start, end, instead[0].upper() + instead[1:] if seen[:1].isupper() else instead)
    return None


def _is_named(line: str, start: int, end: int) -> bool:
    """Whether a find is part of a name or a law's words, or is shouted: that is as its author wrote it."""
    seen, before = line[start:end], line[:start]
    words = seen.split()
    is_first = _BEGINS.search(before) is not None
    is_large = any(word[:1].isupper() for word in (words[1:] if is_first else words))
    is_shouted = seen.isupper() and len(seen) > _SHORT
    is_followed = seen[:1].isupper() and re.match(r"\s+[A-Z]", line[end:]) is not None
    return is_shouted or (is_large and not seen.isupper()) or is_followed or _LAW.search(line) is not None


def _depends(line: str, start: int, end: int, instead: str) -> bool:
    """Whether other words hang at a find: an ending, a noun that it describes, an article, the same word before it."""
    before, after = line[:start], line[end:]
    if re.match(r"[\w\u0900-\u0963’']", after) or re.match(r"-(?:nya|ku|mu|lah|pun)\b", after):
        return True
    if re.search(rf"(?i)\b{re.escape(instead.split()[0])}\s+\Z", before):
        return True
    if not re.search(
        r"(?i)\b(?:child|porn|marriage|prostitution|sextortion|predator|p(?:a?e)dophile)", line[start:end]
    ):
        return False
    is_english = instead.isascii() and _ENGLISH.search(instead) is not None
    return is_english and (
        (_FOLLOWS.match(after) is None)
        or (instead.startswith("sharing") and re.search(r"(?i)\b(?:an?|this|that)\s+\Z", before) is not None)
    )


def swapped(lines: Sequence[str], swaps: Sequence[Swap]) -> list[str]:
    """The lines with the replacements in them; nothing else is touched."""
    found = list(lines)
    for swap in sorted(swaps, key=lambda one: (one.line, one.start), reverse=True):
        line = found[swap.line - 1]
        found[swap.line - 1] = line[: swap.start] + swap.instead + line[swap.end :]
    return found


def _is_quoted(line: str, start: int, end: int) -> bool:
    """Whether marks of quotation stand on both sides; the marks around a whole YAML value are not meant."""
    before, after = line[:start], line[end:]
    value = re.match(r"\s*(?:- )?[\w-]+:\s*\"|\s*- \"", before)
    if value is not None and after.rstrip(" ,}]").endswith('"'):
        before, after = before[value.end() :], after.rstrip(" ,}]")[:-1]
    return len(_QUOTED.findall(before)) % 2 == 1 and _QUOTED.search(after) is not None


def _is_comment(line: str, start: int, file: str) -> bool:
    return file.endswith((".yaml", ".yml")) and re.search(r"(?:^|\s)#", line[:start]) is not None


@cache
def _swaps() -> tuple[tuple[str, re.Pattern[str], dict[str, str]], ...]:
    table = tomllib.loads((files("gaung.rules.safeguarding") / "swaps.toml").read_text("utf-8"))
    return tuple((one["code"], re.compile(one["seen"], re.IGNORECASE), dict(one["to"])) for one in table["swap"])
