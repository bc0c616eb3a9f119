"""The languages of the alliance, and the countries it works in."""

from __future__ import annotations

from enum import StrEnum


class Language(StrEnum):
    """A language of the campaign, by its BCP 47 code."""

    INDONESIAN = "id"
    ENGLISH = "en"
    NEPALI = "ne"
    FILIPINO = "fil"

    @property
    def own_name(self) -> str:
        """What the language is called by the people who speak it."""
        return _OWN_NAMES[self]

    @property
    def country(self) -> Country | None:
        """The country whose help lines a reader of this language needs; None for English, which is read in all."""
        return _COUNTRIES.get(self)


class Country(StrEnum):
    """A country of the alliance, by its ISO 3166 code."""

    INDONESIA = "ID"
    NEPAL = "NP"
    PHILIPPINES = "PH"


_OWN_NAMES = {
    Language.INDONESIAN: "Bahasa Indonesia",
    Language.ENGLISH: "English",
    Language.NEPALI: "नेपाली",
    Language.FILIPINO: "Filipino",
}

_COUNTRIES = {
    Language.INDONESIAN: Country.INDONESIA,
    Language.NEPALI: Country.NEPAL,
    Language.FILIPINO: Country.PHILIPPINES,
}
