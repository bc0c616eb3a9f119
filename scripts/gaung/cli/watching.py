"""Do something again whenever a file is saved."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Collection
from pathlib import Path
from threading import Event
from types import FrameType

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


def watch(
    folder: Path,
    places: tuple[Path, ...],
    again: Callable[[], None],
    spoken: Language,
    *,
    said: str,
    files: tuple[Path, ...] = (),
) -> None:
    """Call `again` now, and whenever something in one of the places, or one of the files, is saved, until Ctrl+C.

    A place may be a folder that comes to be only later. What is wrong with the campaign is said, and the next save
    tried; after each round comes the sentence `said`, with the `seconds` that it took.
    """
    saved = Event()
    saved.set()
    observer = Observer()
    if files:
        # whoever writes a file anew puts another one in its place: its folder tells so, and the folder's new ones too
        observer.schedule(_Saved(saved, {*files, *places}), str(folder), recursive=False)
    watched: dict[Path, ObservedWatch] = {}
    observer.start()
    asked = _Asked()
    before = signal.signal(signal.SIGINT, asked)
    is_missing = False
    try:
        while True:
            for place in places:
                if place in watched and not place.is_dir():
                    observer.unschedule(watched.pop(place))
                elif place not in watched and place.is_dir():
                    watched[place] = observer.schedule(_Saved(saved), str(place), recursive=True)
            while not saved.wait(_LOOK_SECONDS):
                asked.raise_again()
            while saved.is_set():
                saved.clear()
                time.sleep(_QUIET_SECONDS)
            started = time.monotonic()
            try:
                again()
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
        observer.stop()
        observer.join()


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
