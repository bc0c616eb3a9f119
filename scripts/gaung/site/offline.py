"""The worker that shows saved pages without internet.

It lies at the site's root, since a worker serves what is below it.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

WORKER = "sw.js"
"""Its name from the site's root; browsers know it by this address, so it never changes."""


def write(site: Path) -> None:
    """Put the worker into the site. No page starts it before a reader saves something."""
    (site / WORKER).write_bytes((files("gaung.site") / "worker.js").read_bytes())
