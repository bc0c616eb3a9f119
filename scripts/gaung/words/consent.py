"""The sentences of the consent form: one table a language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from gaung.model.language import Language


@cache
def sentences(language: Language) -> Mapping[str, str]:
    """Every sentence of the form in one language; each language has all of them."""
    table = tomllib.loads((files("gaung.words") / "consent_form.toml").read_text("utf-8"))
    found: Mapping[str, str] = table[language]
    return found
