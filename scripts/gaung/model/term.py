"""Words of the field, explained, in `content/data/terms.yaml`."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from gaung.model.base import Model, Slug, ids_once
from gaung.model.language import LocalText, same_languages


class Term(Model):
    """One word and what it means, in plain words."""

    id: Slug
    """The name that pages use: `::: term name=jejak-digital :::`."""
    name: LocalText
    """The word."""
    meaning: LocalText
    """What it means, in one or two sentences that a child of twelve understands."""

    @model_validator(mode="after")
    def _named_in_each_language(self) -> Self:
        same_languages("meaning", self.meaning, "name", self.name)
        return self


class Terms(Model):
    """`content/data/terms.yaml`: the glossary of the site."""

    terms: Annotated[tuple[Term, ...], AfterValidator(ids_once), Field(max_length=500)] = ()
    """Every word, in any order."""
