"""The campaign's languages, the countries it works in, and text that exists in several languages."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from gaung.model.base import refuse
from gaung.model.spoken import Country, Language
from gaung.place import PlacedDict

__all__ = ["Country", "Language", "LocalText", "in_language", "language_of", "same_languages"]


def _by_language(value: Any) -> Any:
    """Let one plain text stand for every language: `name: Gaung`."""
    if isinstance(value, str) and not isinstance(value, PlacedDict):
        return dict.fromkeys(Language, value)
    return value


LocalText = Annotated[
    dict[Language, Annotated[str, Field(min_length=1)]], Field(min_length=1), BeforeValidator(_by_language)
]
"""A text in several languages: a mapping `{id: …, en: …}`, or one plain text that serves them all."""


def same_languages(first_key: str, first: dict[Language, str], key: str, other: dict[Language, str]) -> None:
    """Refuse a text that lacks a language of the one it belongs to: readers would get half of it in another."""
    missing = tuple(language.value for language in first if language not in other)
    if missing:
        raise refuse("page-register-language", (key,), key=key, first=first_key, missing=missing)


def language_of(text: dict[Language, str], language: Language, default: Language) -> Language:
    """The language in which a reader of `language` gets the text: as `in_language` chooses it."""
    return next((one for one in (language, default, *text) if one in text), default)


def in_language(text: dict[Language, str], language: Language, default: Language) -> str:
    """The text in `language`; else in the campaign's default language; else whichever comes first."""
    return text.get(language) or text.get(default) or next(iter(text.values()), "")
