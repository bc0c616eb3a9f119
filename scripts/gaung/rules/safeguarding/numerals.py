"""The words of `numerals.toml`: digits and numbers in the languages of our countries, and the words beside them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

ENDINGS = ("मा", "लाई", "बाट", "को", "ले", "हरू", "वटा", "ओटा", "nya", "ku")
"""What may hang at a word for a number."""

TEEN_BEFORE = frozenset({"labing", "labin", "labim"})
ONE_HUNDRED = frozenset({"seratus", "sandaan", "isandaan"})
LARGE = TEEN_BEFORE | ONE_HUNDRED | {"seribu", "isanlibo"}
"""Words with which a number of more than one digit begins."""


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
    alone: frozenset[str]
    """The words that say one digit, and nothing else."""
    joining: frozenset[str]
    """What, right behind such a word, may make another number of it: `dua belas`, `nol semua`, `zero times 7`."""


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
    starts = number | kinds["rest"]
    alone = frozenset(digit) - {*teen, *ten, "o"} - kinds["twice"] - kinds["thrice"] - kinds["rest"]
    of_more = (kinds[kind] for kind in ("times", "counted", "belas", "puluh", "hundred", "thousand"))
    joining = starts.union(*of_more, ("nya", "y"), LARGE)
    return Numerals(digit, teen, ten, kinds, number, starts, latin, devanagari, alone, joining)
