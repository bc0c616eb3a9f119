"""What was taken back while a build ran is not published by it: the registers are looked at again at the end."""

from __future__ import annotations

from pathlib import Path

from gaung.problem import CampaignError, Problem
from gaung.reading.campaign import CONSENTS, WITHDRAWN


class Promised:
    """The registers of consents and withdrawals as they were when a build began to read."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._before = self._now()

    def refuse_broken(self) -> None:
        """Raise `CampaignError` if somebody has changed a register since."""
        if self._now() != self._before:
            raise CampaignError([Problem("build-registers-changed", None)])

    def _now(self) -> list[bytes | None]:
        return [file.read_bytes() if (file := self._root / one).is_file() else None for one in (CONSENTS, WITHDRAWN)]
