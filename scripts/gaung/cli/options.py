"""Options that all commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from gaung.cli.where import LanguageCode

__all__ = ["LanguageCode", "Root", "Spoken"]

Root = Annotated[Path | None, Parameter(name="--root", help="The campaign's folder.")]
Spoken = Annotated[LanguageCode | None, Parameter(name="--language", help="Language of the messages.")]
