"""The names that are known: given names and family names, and whether a name may begin with a word at all."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files

from gaung.rules.safeguarding.ordinary import NO_NAMES

_LISTS = tomllib.loads((files("gaung.rules.safeguarding") / "names.toml").read_text("utf-8"))

COMMON = frozenset(_LISTS["latin"].split())
"""Given names that are common in our countries and are no ordinary words there."""

DOUBTFUL = frozenset(_LISTS["doubtful"].split())
"""Given names that are ordinary words, too."""

FAMOUS = frozenset(name.strip() for name in _LISTS["famous"].replace("\n", " ").split(";"))
"""People of stories, of history and of the news, in small letters."""

COMMON_WORDS = frozenset(name.lower() for name in COMMON)

SURNAMES = frozenset(_LISTS["surnames"].split())
"""Family names that are no ordinary words: a name of two words that ends with one is a person's."""

SURNAME_WORDS = frozenset(name.lower() for name in SURNAMES)


@lru_cache(maxsize=1 << 12)
def may_begin(word: str) -> bool:
    """Whether a name may begin with a word: it is none that begins a sentence, a place or an office."""
    if word.endswith(("nya", "ku")) and word not in COMMON:
        return False
    return word in COMMON or word in DOUBTFUL or word.lower().strip('"“”.') not in NO_NAMES


_FAMOUS_BY_FIRST: dict[str, list[str]] = {}
for _name in FAMOUS:
    _FAMOUS_BY_FIRST.setdefault(_name.split()[0] if _name else "", []).append(_name)


def is_famous(text: str, start: int, end: int = 0) -> bool:
    """Whether somebody whom everybody knows is named at a place of a text, in the word before or in the next."""
    before = text.rfind(" ", 0, max(start - 1, 0)) + 1
    inside = [at + 1 for at in range(start, end) if text[at] == " "]
    for at in {start, before, *inside}:
        stretch = text[at : at + 40].lower()
        for name in _FAMOUS_BY_FIRST.get(stretch.split()[0].strip(".,;:!?") if stretch.split() else "", ()):
            last = at + len(name)
            if stretch.startswith(name) and not text[last : last + 1].isalpha():
                is_longer = text[last : last + 1] == " " and text[last + 1 : last + 2].isupper() and " " in name
                return not is_longer
    return False
