"""The words of `numerals.toml`: digits and numbers in the languages of our countries, and the words beside them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

ENDINGS = ("मा", "लाई", "बाट", "को", "ले", "हरू", "वटा", "ओटा", "nya", "ku")
"""What may hang at a word for a number."""


@dataclass(frozen=True, slots=True)
class Numerals:
    """The words of `numerals.toml`, each with what it means."""

    digit: dict[str, str]
    teen: dict[str, str]
    ten: dict[str, str]
    kinds: dict[str, frozenset[str]]
    number: frozenset[str]
    """All that say a digit, or how often."""
    starts: frozenset[str]
    """All that a number may begin with."""
    latin: frozenset[str]
    devanagari: frozenset[str]
    """With the endings they may have."""


@cache
def numerals() -> Numerals:
    """The table, read once."""
    table = tomllib.loads((files("gaung.rules.safeguarding") / "numerals.toml").read_text("utf-8"))
    digit, teen, ten = (
        {word: value for value, said in table[kind].items() for word in said.split()}
        for kind in ("digits", "teens", "tens")
    )
    kinds = {kind: frozenset(said.split()) for kind, said in (table["words"] | table["quantity"]).items()}
    kinds["quantity"] = frozenset(table["quantity"]["words"].split())
    number = frozenset({*digit, *teen, *ten, *kinds["twice"], *kinds["thrice"]})
    latin = frozenset(word for word in number if word.isascii() and word != "o" and "-" not in word)
    devanagari = frozenset(word + ending for word in number if not word.isascii() for ending in ("", *ENDINGS))
    return Numerals(digit, teen, ten, kinds, number, number | kinds["rest"], latin, devanagari)
