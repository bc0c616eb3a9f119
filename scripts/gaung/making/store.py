"""Made things by recipe: each made once, written under a temporary name, whole or not at all."""

from __future__ import annotations

import errno
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from gaung.making.recipe import Change, Recipe, Setting, changes

MANIFEST = "manifest.json"

_MOST_ATTEMPTS = 5
"""So often two processes may get into each other's way before it is a fault."""

_SOMEBODY_WAS_FASTER = frozenset({errno.ENOENT, errno.EEXIST, errno.ENOTEMPTY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A result in the store: a folder of finished files."""

    key: str
    folder: Path
    was_made: bool
    """Whether this call made it; False if it was there."""
    why: tuple[Change, ...] = ()
    """How the recipe differs from the one this name was last made with; empty for the first time."""

    def __truediv__(self, name: str) -> Path:
        return self.folder / name


class Store:
    """The folder `.cache/gaung`: results by key, and for each name the recipe it was last made with.

    A result is written to a temporary folder, flushed to the disk and renamed, so that a killed or crashed run leaves
    either all of it or nothing. Several processes may use one store.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made = folder / "made"
        self._last = folder / "last"
        self._temporary = folder / "temporary"
        for part in (self._made, self._last, self._temporary):
            part.mkdir(parents=True, exist_ok=True)

    @contextmanager
    def alone(self, wait_seconds: float = -1) -> Iterator[None]:
        """Hold the store for one build; the operating system lets go of it when the process dies, however it dies.

        Raises `filelock.Timeout` when another build still holds it after `wait_seconds`.
        """
        from filelock import FileLock  # who only reads what is there needs no lock

        with FileLock(self.folder / "lock", timeout=wait_seconds):
            shutil.rmtree(self._temporary, ignore_errors=True)
            self._temporary.mkdir(parents=True, exist_ok=True)
            yield

    def find(self, recipe: Recipe) -> Made | None:
        """The finished result of `recipe`, if it is there and as it was written."""
        folder = self._folder(recipe)
        if not _is_whole(folder):
            return None
        self._remember(recipe)
        return Made(key=recipe.key, folder=folder, was_made=False)

    def obtain(self, recipe: Recipe, make: Callable[[Path], None]) -> Made:
        """The result of `recipe`: found, or made by `make(folder)`, which writes its files into an empty folder."""
        found = self.find(recipe)
        if found is not None:
            return found
        why = self.why(recipe)
        folder = self._folder(recipe)
        temporary = Path(tempfile.mkdtemp(prefix=recipe.kind.replace("/", "-") + "-", dir=self._temporary))
        try:
            make(temporary)
            _seal(temporary, recipe)
            folder.parent.mkdir(parents=True, exist_ok=True)
            _move(temporary, folder)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
        self._remember(recipe, why)
        return Made(key=recipe.key, folder=folder, was_made=True, why=why)

    def why(self, recipe: Recipe) -> tuple[Change, ...]:
        """How `recipe` differs from the one this name was last made with; empty if it never was."""
        last = self.last(recipe.name)
        return changes(last["content"], recipe) if last else ()

    def last(self, name: str) -> dict[str, Any] | None:
        """What is remembered of the last time `name` was made: its `key`, its `content`, and the `why` of that time."""
        try:
            remembered: dict[str, Any] = json.loads(self._last_file(name).read_text("utf-8"))
            _ = remembered["key"], remembered["content"].items(), list(remembered["why"])
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None  # not there, or damaged: then nothing is remembered
        return remembered

    def names(self) -> tuple[str, ...]:
        """Every name that was ever made here."""
        found = self._last.rglob("*.json")
        return tuple(sorted(unquote(path.relative_to(self._last).as_posix().removesuffix(".json")) for path in found))

    def sweep(self, keep: set[str]) -> int:
        """Remove every result whose key is not in `keep`; the number of results removed."""
        removed = 0
        for folder in self._made.glob("*/*"):
            if folder.name not in keep:
                shutil.rmtree(folder, ignore_errors=True)
                removed += 1
        return removed

    def purge(self, is_wanted: Callable[[str, str], bool]) -> int:
        """Remove every result, and what is remembered of it, that `is_wanted(kind, name)`; how many bytes that frees.

        A damaged result cannot say whose it is: its name is empty.
        """
        freed = 0
        for folder in self._made.glob("*/*"):
            if is_wanted(folder.parent.name, _name_of(folder)):
                freed += sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
                shutil.rmtree(folder)
        for name in self.names():
            last = self.last(name)
            if last is not None and is_wanted(str(last["content"].get("kind", "")), name):
                self._last_file(name).unlink(missing_ok=True)
        return freed

    def sweep_forgotten(self, names: set[str]) -> int:
        """Remove what no current recipe stands for: results of other names, and older results of these.

        A name may have parts of its own (`episode/show/one/segment-3` belongs to `episode/show/one`). Returns the
        number of results removed.
        """
        kept = {name for name in self.names() if _belongs(name, names)}
        forgotten = set(self.names()) - kept
        for name in forgotten:
            self._last_file(name).unlink(missing_ok=True)
        for folder in sorted((path for path in self._last.rglob("*") if path.is_dir()), reverse=True):
            if not any(folder.iterdir()):
                folder.rmdir()
        keep: set[str] = set()
        for name in kept:
            last = self.last(name)
            if last is None:
                continue
            keep.add(str(last["key"]))
            if forgotten and last["why"]:
                # a feed's reasons quote the episode that has just left it
                write_whole(self._last_file(name), json.dumps({**last, "why": []}, ensure_ascii=False).encode())
        return self.sweep(keep)

    def forget_maker(self, names: set[str]) -> None:
        """Remove every result that was first made under one of these names, or as a part of one.

        Another name may use it too (a jingle in two episodes), but what is written beside it still says who made it.
        """
        for manifest in self._made.glob(f"*/*/{MANIFEST}"):
            try:
                name = str(json.loads(manifest.read_text("utf-8"))["name"])
            except (OSError, ValueError, KeyError, TypeError):
                continue
            if _belongs(name, names):
                shutil.rmtree(manifest.parent, ignore_errors=True)

    def _folder(self, recipe: Recipe) -> Path:
        return self._made / recipe.kind / recipe.key

    def _last_file(self, name: str) -> Path:
        return self._last / f"{'/'.join(quote(part, safe='').replace('.', '%2E') for part in name.split('/'))}.json"

    def _remember(self, recipe: Recipe, why: tuple[Change, ...] | None = None) -> None:
        file = self._last_file(recipe.name)
        last = self.last(recipe.name)
        if why is None and last is not None and last["content"] == recipe.content():
            return
        reasons = [{"what": c.what, "before": c.before, "now": c.now, "place": c.place} for c in why or ()]
        remembered = {"key": recipe.key, "content": recipe.content(), "why": reasons}
        write_whole(file, json.dumps(remembered, ensure_ascii=False).encode())


def _name_of(folder: Path) -> str:
    """Whose result lies in a folder of the store; empty if it does not say so."""
    try:
        return str(json.loads((folder / MANIFEST).read_text("utf-8"))["name"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _belongs(name: str, owners: set[str]) -> bool:
    """Whether a name is one of `owners`, or a part of one."""
    return name in owners or any(name.startswith(f"{owner}/") for owner in owners)


def write_whole(file: Path, content: bytes) -> None:
    """Write `content` to `file` so that a reader sees the old bytes or the new ones, never a part."""
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=file.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(file)
    finally:
        # after the renaming there is nothing left under this name
        Path(name).unlink(missing_ok=True)


def _seal(folder: Path, recipe: Recipe) -> None:
    """Flush every file to the disk and write down what belongs to the result, last."""
    files: dict[str, Setting] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_dir():
            sync_folder(path)
        elif path.is_file():
            path.chmod(0o644)
            with path.open("rb+") as stream:
                os.fsync(stream.fileno())
            files[path.relative_to(folder).as_posix()] = [path.stat().st_size, path.stat().st_mtime_ns]
    content: Mapping[str, Setting] = {"name": recipe.name, "recipe": recipe.content(), "files": files}
    write_whole(folder / MANIFEST, json.dumps(content, ensure_ascii=False).encode())
    folder.chmod(0o755)
    sync_folder(folder)


def _is_whole(folder: Path) -> bool:
    """Whether every file of a result is there with the size and time it was written with."""
    try:
        files = json.loads((folder / MANIFEST).read_text("utf-8"))["files"]
        for name, (size, modified_ns) in files.items():
            status = (folder / name).stat()
            if status.st_size != size or status.st_mtime_ns != modified_ns:
                return False
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False
    return True


def _move(temporary: Path, folder: Path) -> None:
    """Rename the finished folder into place; a damaged older one makes room, an equal newer one is kept.

    Another process may do the same at the same time: whoever comes second finds a whole result and leaves it.
    """
    for attempt in range(_MOST_ATTEMPTS):
        if _is_whole(folder):
            return
        try:
            if folder.exists():
                folder.replace(temporary.with_name(f"{temporary.name}.damaged-{attempt}"))
            temporary.replace(folder)
        except OSError as error:
            if error.errno not in _SOMEBODY_WAS_FASTER or attempt == _MOST_ATTEMPTS - 1:
                raise
        else:
            break
    for damaged in temporary.parent.glob(f"{temporary.name}.damaged-*"):
        shutil.rmtree(damaged, ignore_errors=True)
    sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Flush a folder's list of names to the disk, where the operating system lets us."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
