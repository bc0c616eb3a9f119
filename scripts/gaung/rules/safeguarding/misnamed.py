"""A right number beside the name of another help line: whoever dials it asks the police for what SAPA is there for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from gaung.model.register import Helpline, HelplineChannel, HelplineUse
from gaung.rules.safeguarding.digits import Run, is_counting
from gaung.rules.safeguarding.finding import Finding
from gaung.rules.safeguarding.passages import Kind, Passage
from gaung.rules.safeguarding.phones import forms

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign

_BEFORE = (
    r"(?:\s*[:|(–—=-]*\s*(?:nomor(?:nya)?|number|no\.?|numero|line|hotline|helpline|di|on|at|is|adalah|ialah|itu|yaitu|sa"
    r"|ay|को|नम्बर|हो)(?![^\W_]))*[\s:|(–—=*-]*\Z"
)
"""Between a name and the number behind it: nothing but signs and the words that say whose it is."""
_BEHIND = (
    r"[ \t]*[:|(–—=*-]*[ \t]*(?:(?:itu(?:lah)?|adalah|ialah|untuk|nomor(?:nya)?|telepon|is|for|the|of|number|ang|ay|ng"
    r"|numero|नम्बर)\s+)*"
)
"""Between a number and the name behind it, on the same line."""
_ENDS = re.compile(
    r"[ \t]*(?:[^\w\s%:/-]|\Z|\n|[-–—:]\s|(?:kalau|jika|bila|saat|atau|dan|untuk|ya|saja|aja|sekarang|itu|adalah|or|and"
    r"|if|for|when|now|any|is|kung|kapag|o|para|ngayon|po|मा|र|वा|हो)(?![^\W_]))",
    re.IGNORECASE,
)
"""What follows a number that counts nothing: `Polisi: 129 anak` is no number to call."""
_FAR = 60
_OF_CHILDREN = r"(?:child help-?line|telepon anak|बाल हेल्पलाइन)"
_PLAIN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"polisi|police|pulis\w*|प्रहरी(?:लाई|को)?",
        r"(?:anak (?:yang )?hilang|missing child(?:ren)?|nawawalang bata|हराएका बालबालिका)",
        _OF_CHILDREN,
    )
)
"""What a line of the register is called in plain words, if it is called so there."""
_ACRONYM = re.compile(r"[A-Z]{4,}")


class Misnamed:
    """The lines of the register, as the names beside their numbers are compared with them."""

    def __init__(self, campaign: Campaign) -> None:
        self._lines = [
            line
            for line in campaign.helplines.helplines
            if line.is_published and line.channel not in {HelplineChannel.WEB, HelplineChannel.EMAIL}
        ]
        self._numbers: dict[str, list[Helpline]] = {}
        for line in self._lines:
            for form in forms(re.sub(r"\D", "", line.value)):
                self._numbers.setdefault(form, []).append(line)
        self._names = {line.id: _names(line) for line in self._lines}
        every = {name for names in self._names.values() for name in names}
        self._before, self._behind = (_pattern(frozenset(every), is_before=is_before) for is_before in (True, False))

    def findings(self, passage: Passage, runs: Sequence[Run]) -> Iterator[Finding]:
        """Every number of a line that has the name of another line, and not its own, right beside it."""
        if passage.kind is not Kind.TEXT:
            return
        for run in runs:
            lines = self._numbers.get(run.digits)
            if lines and _ENDS.match(passage.text, run.end) and not is_counting(run):
                yield from self._judged(run, lines, passage)

    def _judged(self, run: Run, lines: Sequence[Helpline], passage: Passage) -> Iterator[Finding]:
        beside = self._beside(passage.text, run)
        named = [line for line in self._lines if any(_is_one_of(name, self._names[line.id]) for name in beside)]
        if not named or any(_is_one_of(name, self._names[line.id]) for line in lines for name in beside):
            return
        language = passage.language
        facts = {
            "value": lines[0].value,
            "name": _in(lines[0], language),
            "other": _in(named[0], language),
            "id": named[0].id,
        }
        yield Finding("helpline-name-other", run.start, run.end, facts)

    def _beside(self, text: str, run: Run) -> list[str]:
        """The names of lines that stand right before and right behind a number."""
        before = self._before.search(text, max(run.start - _FAR, 0), run.start)
        behind = self._behind.match(text, run.end, run.end + _FAR)
        return [match["name"] for match in (before, behind) if match is not None]


def _names(line: Helpline) -> frozenset[str]:
    """What a line is called: letters in large, and plain words, as patterns."""
    found = {word for name in line.name.values() for word in _ACRONYM.findall(name)}
    found |= {plain.pattern for plain in _PLAIN if any(plain.search(name) for name in line.name.values())}
    if line.use is HelplineUse.TALK:
        found.add(_OF_CHILDREN)  # every country calls its own one so
    return frozenset(found)


def _is_one_of(seen: str, names: frozenset[str]) -> bool:
    return any(_alone(name).fullmatch(seen) for name in names)


def _in(line: Helpline, language: str) -> str:
    return next((name for spoken, name in line.name.items() if spoken == language), next(iter(line.name.values())))


@cache
def _alone(name: str) -> re.Pattern[str]:
    return re.compile(name, re.IGNORECASE)


@cache
def _pattern(names: frozenset[str], *, is_before: bool) -> re.Pattern[str]:
    """Compiled once for a register: it is read anew for every check."""
    name = rf"(?<![^\W_])(?P<name>{'|'.join(sorted(names)) or '(?!)'})(?![^\W_])"
    return re.compile(name + _BEFORE if is_before else _BEHIND + name, re.IGNORECASE)
