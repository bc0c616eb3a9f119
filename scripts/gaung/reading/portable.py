"""Names of files and folders that every computer can have, for a campaign is copied to sticks and shared laptops."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from gaung.place import Place
from gaung.problem import Problem
from gaung.reading.text import printable

_DEVICES = frozenset({"con", "prn", "aux", "nul", "conin$", "conout$"}) | {
    f"{device}{number}" for device in ("com", "lpt") for number in "0123456789¹²³"
}
"""What Windows takes for a device, whatever ending stands behind it (Microsoft, “Naming Files”)."""


def fits_windows(name: str) -> bool:
    """Whether Windows can have a file or folder of this name: no device, and no dot or space at its end."""
    return name[-1:] not in {".", " "} and name.partition(".")[0].rstrip(" ").casefold() not in _DEVICES


def unportable(root: Path, top: PurePosixPath) -> Iterator[Problem]:
    """Every file and folder in `top` that cannot be unpacked on Windows; hidden ones and links are left out."""
    for folder, folders, files in os.walk(root / top):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted((*folders, *files)):
            if not fits_windows(name) and not name.startswith("."):
                path = PurePosixPath(Path(folder, name).relative_to(root).as_posix())
                yield Problem("read-name-windows", Place(printable(path)), {"seen": printable(name)})
