"""What a build tells while it works, to whoever shows it."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """What a build tells while it works."""

    def begin(self, step: str, weight: float) -> None:
        """A step begins; its jobs weigh `weight` together."""

    def advance(self, name: str, weight: float, was_made: bool, seconds: float) -> None:
        """One thing is there: made `seconds` after its step began, or found as it was."""

    def busy(self) -> None:
        """Another build holds the campaign; this one waits."""


class Quiet:
    """A `Progress` that says nothing."""

    def begin(self, step: str, weight: float) -> None:
        """Say nothing."""

    def advance(self, name: str, weight: float, was_made: bool, seconds: float) -> None:
        """Say nothing."""

    def busy(self) -> None:
        """Say nothing."""
