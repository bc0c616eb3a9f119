"""Pages made of one sign over and over, checked as a whole: `python tests/hostile_pages.py`, in seconds or never."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from campaign_fixtures import copy_minimal, edited
from gaung.checking import check
from gaung.problem import CampaignError

SIGNS = ("[", "![", "![a](<", "[](", "[a](a.md)", "![a](a.png)", "((", "**a ", "__", "<")
PAGE_BYTES = 256 * 1024


def main() -> None:
    """Check them all."""
    for sign in SIGNS:
        with tempfile.TemporaryDirectory() as folder:
            text = sign * (PAGE_BYTES // len(sign))
            root = copy_minimal(Path(folder) / "a", edited("content/id/jejak.md", ("Pikir dulu, lalu bagikan.", text)))
            with suppress(CampaignError):  # too many open brackets are refused, once the rest has been looked at
                check(root, datetime(2026, 11, 22, 12, tzinfo=UTC))


if __name__ == "__main__":
    main()
