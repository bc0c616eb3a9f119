"""What kind of word a word is (a given name, kin, a school, a trade …), as one letter, in any of our languages."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from gaung.rules.safeguarding.binding import LISTS
from gaung.rules.safeguarding.kin import TRADES
from gaung.rules.safeguarding.known_names import COMMON_WORDS, DOUBTFUL, SURNAME_WORDS
from gaung.rules.safeguarding.localities import LARGE, LARGE_NEPALI

KINDS = "NMSCPAYRKOBVZQUWIJTLXD"
"""Every letter: Name, naMe that is a word, Surname, Child, Pupils (many), Adult, Young, Role, Kin, Office, the Best of
some, Verb of speech, school (Z), class (Q), age (U), only (W), Invented, any (J), Trade, pLace, I and we (X), they (D).
"""

_CASE = re.compile("(?:ले|लाई|को|का|की|मा|बाट|सँग|हरू)$")


def kind_of(word: str) -> str:
    """The kind of a word as it is written, or nothing. A word in small letters is nobody's name."""
    if "\u0900" <= word[0] <= "\u097f":
        known = _in_devanagari()
        return known.get(word) or known.get(_CASE.sub("", word), "")
    small = word.lower()
    return _in_latin().get(small) or (_names().get(small, "") if word[0].isupper() else "")


def known_kinds() -> tuple[dict[str, str], ...]:
    """Every word with its kind: in Latin letters, in Devanagari, and names."""
    return _in_latin(), _in_devanagari(), _names()


@cache
def _own() -> dict[str, list[str]]:
    table = tomllib.loads((files("gaung.rules.safeguarding") / "telltale_words.toml").read_text("utf-8"))
    return {key: words.split() for key, words in table.items()}


@cache
def _in_latin() -> dict[str, str]:
    own = _own()
    trades = [trade for words in TRADES.values() for trade in words.split("|") if trade.replace("-", "").isalpha()]
    return _first_wins(
        ("K", own["kin"]),
        ("C", LISTS["child_nouns"]),
        ("P", LISTS["children"]),
        ("A", LISTS["adult_titles"] | LISTS["adult_roles"] | LISTS["grown"]),
        ("Y", LISTS["young"] | LISTS["child_titles"]),
        ("R", LISTS["roles"] | LISTS["offices"]),
        ("O", LISTS["offices_of"]),
        ("B", LISTS["of_one"]),
        ("V", LISTS["said_by"]),
        *_of_all_languages(own),
        ("T", trades),
        ("L", LARGE),
        ("X", own["first_person"]),
        ("D", own["third_person"]),
    )


@cache
def _in_devanagari() -> dict[str, str]:
    from gaung.rules.safeguarding import nepali_lexicon as nepali  # a page of another language needs no such list

    own, listed = _own(), nepali.listed
    return _first_wins(
        ("K", listed("kin") | nepali.PARENTS | nepali.OFFSPRING),
        ("C", listed("child") | nepali.KIDS),
        ("P", listed("children")),
        ("A", listed("adults") | listed("behind_adult") | listed("before_adult") | nepali.TEACHERS),
        ("Y", listed("small")),
        ("R", listed("roles") | listed("offices")),
        ("B", listed("unique")),
        *_of_all_languages(own),
        ("L", LARGE_NEPALI),
        ("X", own["first_person"]),
        ("D", own["third_person"]),
        ("N", nepali.KNOWN | listed("given") | listed("more_given")),
        ("S", nepali.FAMILIES | listed("clans")),
    )


def _of_all_languages(own: dict[str, list[str]]) -> list[tuple[str, list[str]]]:
    keys = {"Z": "school", "Q": "class", "U": "age", "W": "only", "I": "invented", "J": "any"}
    return [(letter, own[key]) for letter, key in keys.items()]


@cache
def _names() -> dict[str, str]:
    return _first_wins(("N", COMMON_WORDS), ("M", [name.lower() for name in DOUBTFUL]), ("S", SURNAME_WORDS))


def _first_wins(*kinds: tuple[str, list[str] | frozenset[str] | set[str]]) -> dict[str, str]:
    known: dict[str, str] = {}
    for letter, words in kinds:
        for word in words:
            known.setdefault(word, letter)
    return known
