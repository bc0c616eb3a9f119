"""The word card: what not to say, what to say instead, and why. Findings, printed card and glossary page share it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from gaung.model.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRow:
    """One line of the word card in one language."""

    number: str
    """The number of its rule: `01` belongs to the code `term-01`."""
    severity: str
    """How much it weighs: `error`, `warning` or `info`."""
    avoid: str
    """Examples of what not to say, with semicolons between them."""
    use: str
    """What to say instead."""
    why: str
    """One short reason."""


def word_card(language: Language) -> tuple[CardRow, ...]:
    """The whole card in one language, in the order of the rules."""
    return tuple(
        CardRow(
            number=number,
            severity=str(entry["severity"]),
            avoid=_said(entry["avoid"], language),
            use=_said(entry["use"], language),
            why=_said(entry["why"], language),
        )
        for number, entry in entries().items()
    )


@cache
def entries() -> Mapping[str, Mapping[str, str | Mapping[str, str]]]:
    """The table itself: by the number of the rule, `severity` and the texts per language."""
    table = tomllib.loads((files("gaung.words") / "word_card.toml").read_text("utf-8"))
    return {code.removeprefix("term-"): entry for code, entry in table.items()}


def _said(texts: str | Mapping[str, str], language: Language) -> str:
    assert not isinstance(texts, str)
    return texts[language]
