"""The finished site takes the place of the published one in a single step, so that readers never meet half a site."""

from __future__ import annotations

import ctypes
import os
import shutil
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

from gaung.making.store import sync_folder
from gaung.problem import CampaignError, Problem

Exchange: TypeAlias = Callable[[Path, Path], bool]


_AUTHORS = ("content", "episodes", "posters", "scripts", ".git")
_OURS = "withdrawn.json"
"""No other website has it. Any other file may have been taken off a site, its home page too."""


def staging_folder(site: Path) -> Path:
    """Where the next site is assembled: beside the published one, so that both are on one disk."""
    return site.with_name(f".{site.name}.next")


def _previous(site: Path) -> Path:
    return site.with_name(f".{site.name}.previous")


def refuse_foreign(site: Path, root: Path) -> None:
    """Stop before a folder that is no published site is replaced: what lies in it would be lost.

    Raises `CampaignError` if `site` is a file, holds the campaign at `root`, lies in a folder of its authors or of git,
    or holds things but not the file that every site of ours has: it may be somebody's website.
    """
    holds_campaign = root.resolve().is_relative_to(site.resolve()) or (site / "content" / "data").exists()
    holds_campaign = holds_campaign or any(site.resolve().is_relative_to((root / one).resolve()) for one in _AUTHORS)
    is_foreign = site.is_dir() and any(site.iterdir()) and not (site / _OURS).is_file()
    if holds_campaign or is_foreign or (site.exists() and not site.is_dir()):
        raise CampaignError([Problem("build-site-foreign", None, {"folder": str(site)})])


def recover(site: Path) -> None:
    """Finish what a killed build left: the published site is put back if it was being swapped, rests are removed."""
    if not site.name:
        return  # the root of a disk, which `refuse_foreign` refuses
    previous = _previous(site)
    if previous.exists() and not site.exists():
        previous.replace(site)
    _remove(previous)
    _remove(staging_folder(site))


def publish(staging: Path, site: Path, exchange: Exchange | None = None) -> None:
    """Swap the finished `staging` folder with `site`, and remove what was published before.

    Linux and macOS exchange the two names in one step. Elsewhere, and on disks that cannot (`exchange` says False),
    there are two renames; `recover` mends a kill between them.
    """
    if not site.exists():
        site.parent.mkdir(parents=True, exist_ok=True)
        staging.replace(site)
    elif (exchange or exchange_names)(staging, site):
        _remove(staging)
    else:
        previous = _previous(site)
        _remove(previous)
        site.replace(previous)
        staging.replace(site)
        _remove(previous)
    sync_folder(site.parent)


def exchange_names(one: Path, other: Path) -> bool:
    """Exchange two folders atomically; False where the system cannot (then nothing was changed)."""
    first, second = os.fsencode(one), os.fsencode(other)
    if sys.platform == "linux":
        library = ctypes.CDLL(None, use_errno=True)
        if not hasattr(library, "renameat2"):
            return False
        at_working_directory, exchange = -100, 2
        return bool(library.renameat2(at_working_directory, first, at_working_directory, second, exchange) == 0)
    if sys.platform == "darwin":
        library = ctypes.CDLL(None, use_errno=True)
        if not hasattr(library, "renamex_np"):
            return False
        swap = 2
        return bool(library.renamex_np(first, second, swap) == 0)
    return False


def _remove(folder: Path) -> None:
    """Remove a folder with all in it, read-only folders too; what is somebody else's is put out of the way."""
    if not folder.is_dir():
        return
    shutil.rmtree(folder, onerror=_make_writable)
    if folder.exists():
        folder.replace(_free_name(folder))


def _free_name(taken: Path) -> Path:
    number = 2
    while taken.with_name(f"{taken.name}-{number}").exists():
        number += 1
    return taken.with_name(f"{taken.name}-{number}")


def _make_writable(remove: Callable[[str], Any], path: str, _: object) -> None:
    """Try once more with permission; what then stays is somebody else's."""
    for one in (Path(path).parent, Path(path)):
        try:
            one.chmod(one.lstat().st_mode | stat.S_IRWXU)
        except OSError:
            return
    if Path(path).is_dir() and not Path(path).is_symlink():
        shutil.rmtree(path, ignore_errors=True)
        return
    try:
        remove(path)
    except OSError:
        return
