"""What an office or a station publishes of itself, with whose it is and who made sure of it."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Discriminator, Tag

from gaung.model.base import Day, Model, Title


class Office(Model):
    """An address, account or number that may stand in any text, and why."""

    value: Title
    """The number, address or account, as it is dialled or written."""
    of: Title
    """Whose it is, as texts call it: an office, a shop or a station, never a person."""
    checked_by: Title | None = None
    """The role of who made sure that it is theirs (never a name). A number that looks like a help line needs it."""
    checked_on: Day | None = None
    """On which day; such a number is checked once a year."""


def _form(written: object) -> str:
    return "text" if isinstance(written, str) else "office"


Official: TypeAlias = Annotated[
    Annotated[Title, Tag("text")] | Annotated[Office, Tag("office")],
    Discriminator(_form),
]
"""Only what may stand, or also whose it is."""
