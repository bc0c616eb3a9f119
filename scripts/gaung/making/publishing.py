"""The finished site takes the place of the published one in a single step, so that readers never meet half a site."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

from gaung.making.store import sync_folder


def staging_folder(site: Path) -> Path:
    """Where the next site is assembled: beside the published one, so that both are on one disk."""
    return site.with_name(f".{site.name}.next")


def _previous(site: Path) -> Path:
    return site.with_name(f".{site.name}.previous")


def recover(site: Path) -> None:
    """Finish what a killed build left: the published site is put back if it was being swapped, rests are removed."""
    previous = _previous(site)
    if previous.exists() and not site.exists():
        previous.replace(site)
    shutil.rmtree(previous, ignore_errors=True)
    shutil.rmtree(staging_folder(site), ignore_errors=True)


def publish(staging: Path, site: Path) -> None:
    """Swap the finished `staging` folder with `site`, and remove what was published before.

    Linux and macOS exchange the two names in one step. Elsewhere there are two renames; `recover` mends a kill
    between them.
    """
    previous = _previous(site)
    if not site.exists():
        staging.replace(site)
    elif _exchange(staging, site):
        staging.replace(previous)
    else:
        site.replace(previous)
        staging.replace(site)
    sync_folder(site.parent)
    shutil.rmtree(previous, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders atomically; False where the system cannot (then nothing was changed)."""
    first, second = os.fsencode(one), os.fsencode(other)
    if sys.platform == "linux":
        library = ctypes.CDLL(None, use_errno=True)
        if not hasattr(library, "renameat2"):
            return False
        at_working_directory, exchange_names = -100, 2
        return bool(library.renameat2(at_working_directory, first, at_working_directory, second, exchange_names) == 0)
    if sys.platform == "darwin":
        library = ctypes.CDLL(None, use_errno=True)
        if not hasattr(library, "renamex_np"):
            return False
        swap_names = 2
        return bool(library.renamex_np(first, second, swap_names) == 0)
    return False
