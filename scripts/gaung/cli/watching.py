"""Do something again whenever a file is saved."""

from __future__ import annotations

import os
import signal
import stat
import time
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from threading import Event
from types import FrameType
from typing import TypeAlias

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

from gaung.cli.talk import say, show
from gaung.model.language import Language
from gaung.problem import CampaignError

_QUIET_SECONDS = 0.15
"""An editor writes a file in several steps: wait until it is quiet."""
_LOOK_SECONDS = 1.0
"""So often it is asked whether somebody wants to end it."""
_WATCHED = frozenset({"created", "modified", "moved", "deleted"})


Stamp: TypeAlias = tuple[int, int, int] | None
"""Size, time and number of a file; None if there is none."""


def watch(
    folder: Path,
    places: tuple[Path, ...],
    again: Callable[[], Iterable[Path]],
    spoken: Language,
    *,
    said: str,
    files: tuple[Path, ...] = (),
) -> None:
    """Call `again` now, and whenever something in one of the places, or one of the files, is saved, until Ctrl+C.

    `again` gives what else it looked at: files that are asked every second whether they are others. A place may be a
    folder that comes to be only later, or that another one is put in place of. What is wrong with the campaign is
    said, and the next save tried; after each round comes the sentence `said`, with the `seconds` that it took.
    """
    saved = Event()
    saved.set()
    watched = _Watched(saved, places)
    if files:
        # whoever writes a file anew puts another one in its place: its folder tells so, and the folder's new ones too
        watched.look_at(folder, {*files, *places})
    asked = _Asked()
    before = signal.signal(signal.SIGINT, asked)
    is_missing = False
    try:
        while True:
            watched.look_again()
            while not saved.wait(_LOOK_SECONDS):
                asked.raise_again()
                watched.look_again()
            while saved.is_set():
                saved.clear()
                time.sleep(_QUIET_SECONDS)
            started = time.monotonic()
            try:
                watched.others = _stamps(again())
                is_missing = False
            except CampaignError as error:
                show(error.problems, spoken, folder)
                is_missing = False
            except FileNotFoundError:
                if is_missing:
                    raise
                is_missing = True  # an editor was about to put it back
                saved.set()
            asked.raise_again()
            if not is_missing:
                say(said, spoken, seconds=f"{time.monotonic() - started:.1f}")
    finally:
        signal.signal(signal.SIGINT, before)
        watched.end()


class _Watched:
    """The places whose changes are told, and other files that have to be asked."""

    def __init__(self, saved: Event, places: tuple[Path, ...]) -> None:
        self._saved = saved
        self._places = places
        self._known: dict[Path, tuple[tuple[int, int], ObservedWatch]] = {}
        self._observer = Observer()
        self._observer.start()
        self.others: dict[Path, Stamp] = {}

    def look_at(self, folder: Path, only: Collection[Path]) -> None:
        """Watch what lies in a folder itself, and only some of it."""
        self._observer.schedule(_Saved(self._saved, only), str(folder), recursive=False)

    def look_again(self) -> None:
        """Watch places that came to be, or that others took the place of; notice other files that were changed."""
        for place in self._places:
            found, known = _folder_at(place), self._known.get(place)
            if known is not None and known[0] != found:
                self._observer.unschedule(self._known.pop(place)[1])
                self._saved.set()
            if found is not None and place not in self._known:
                self._known[place] = found, self._observer.schedule(_Saved(self._saved), str(place), recursive=True)
        if _stamps(self.others) != self.others:
            self.others = _stamps(self.others)
            self._saved.set()

    def end(self) -> None:
        """Watch nothing more."""
        self._observer.stop()
        self._observer.join()


def _folder_at(place: Path) -> tuple[int, int] | None:
    """Which folder lies at a place; None if there is none."""
    try:
        status = place.stat()
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if stat.S_ISDIR(status.st_mode) else None


def _stamps(files: Iterable[Path]) -> dict[Path, Stamp]:
    return {file: _stamp(file) for file in files}


def _stamp(file: Path) -> Stamp:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns, status.st_ino


class _Asked:
    """Remembers Ctrl+C: while Python tidies something up, it forgets what a signal raises."""

    def __init__(self) -> None:
        self._is_over = False

    def __call__(self, _number: int, _frame: FrameType | None) -> None:
        self._is_over = True
        raise KeyboardInterrupt

    def raise_again(self) -> None:
        """End what was asked to end."""
        if self._is_over:
            raise KeyboardInterrupt


class _Saved(FileSystemEventHandler):
    """Notes that something was written; reading a file is no change, nor are the hidden files that editors keep."""

    def __init__(self, saved: Event, only: Collection[Path] | None = None) -> None:
        self._saved = saved
        self._only = None if only is None else {path.name for path in only}

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by the observer's own thread."""
        if event.event_type not in _WATCHED or (event.is_directory and event.event_type == "modified"):
            return
        names = {Path(os.fsdecode(path)).name for path in (event.src_path, event.dest_path) if path}
        if any(not _is_own(name) and (self._only is None or name in self._only) for name in names):
            self._saved.set()


def _is_own(name: str) -> bool:
    """Whether an editor keeps something of its own under such a name."""
    return name.startswith(".") or name.endswith(("~", ".swp", ".swx", ".tmp"))
