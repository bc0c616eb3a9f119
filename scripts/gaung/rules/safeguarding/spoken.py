"""The words of `terms.toml` as a presenter's card: what not to say on air, and what to say for it."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from gaung.model.language import Language
from gaung.rules.safeguarding.vocabulary import terms


@cache
def presenter_words(language: Language) -> tuple[tuple[str, str], ...]:
    """What not to say and what to say instead, in the order of the rules; only what exists in this language."""
    source = files("gaung.rules.safeguarding") / "spoken.toml"
    avoided: dict[str, dict[str, str]] = tomllib.loads(source.read_text("utf-8"))
    instead = {term.number: term.use.get(language.value, "") for term in terms()}
    found = []
    for code, words in sorted(avoided.items()):
        avoid, say = words.get(language.value, ""), instead.get(code.removeprefix("term-"), "")
        if avoid and say:
            found.append((avoid, say))
    return tuple(found)
