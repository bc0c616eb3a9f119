"""Figures with their sources, in `content/data/evidence.yaml`: pages show a number only out of this register."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from gaung.model.base import Day, Model, Slug, ids_once
from gaung.model.language import Country, LocalText, same_languages


class EvidenceGrade(StrEnum):
    """How well a figure is proved. Only grade A is shown: an official source, or four and more publishers."""

    A = "A"
    B = "B"
    C = "C"


class Evidence(Model):
    """One figure, what it counts, what it means for the reader, and where it comes from."""

    id: Slug
    """The name that pages use instead of the number."""
    figure: LocalText
    """The number as it is read, with the small word that keeps it honest: `at least 2%`."""
    says: LocalText
    """What it counts, as the end of a sentence that begins with the figure."""
    meaning: LocalText
    """What it means for the reader. A number alone frightens, or says nothing."""
    action: LocalText
    """What the reader can do now."""
    population: LocalText
    """Who was asked, where: `internet users aged 12 to 17, Indonesia`."""
    years: Annotated[str, Field(pattern=r"^[0-9]{4}(?:[-–][0-9]{2,4})?$")]
    """When it was counted: `2020-2021`."""
    countries: tuple[Country, ...] = ()
    """The countries it speaks of."""
    source: Annotated[str, Field(min_length=8, max_length=300)]
    """Title, publisher and year, so that anybody finds it again."""
    url: Annotated[str, Field(pattern=r"^https://[^\s\"<>]+$")] | None = None
    """Where it can be read."""
    grade: EvidenceGrade
    """How well it is proved."""
    checked_on: Day
    """The day on which somebody last read the source."""

    @model_validator(mode="after")
    def _says_all_in_each_language(self) -> Self:
        for key in ("figure", "meaning", "action", "population"):
            same_languages("says", self.says, key, getattr(self, key))
        return self

    @property
    def is_shown(self) -> bool:
        """Whether it is proved well enough for readers."""
        return self.grade is EvidenceGrade.A


class EvidenceRegister(Model):
    """`content/data/evidence.yaml`: every figure that pages may show."""

    evidence: Annotated[tuple[Evidence, ...], AfterValidator(ids_once), Field(max_length=500)] = ()
    """Every figure, in any order."""
