"""Draw something again whenever a file is saved."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event
from types import FrameType

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from gaung.cli.talk import say, show
from gaung.model.language import Language
from gaung.problem import CampaignError

_QUIET_SECONDS = 0.15
"""An editor writes a file in several steps: wait until it is quiet."""
_LOOK_SECONDS = 1.0
"""So often it is asked whether somebody wants to end it."""
_WATCHED = frozenset({"created", "modified", "moved", "deleted"})


def watch(folder: Path, places: tuple[Path, ...], redraw: Callable[[], None], spoken: Language) -> None:
    """Call `redraw` now, and again whenever a file in one of the places is saved, until Ctrl+C.

    What is wrong with the campaign is said, and the next save tried.
    """
    saved = Event()
    saved.set()
    observer = Observer()
    for place in places:
        observer.schedule(_Saved(saved), str(place), recursive=True)
    observer.start()
    asked = _Asked()
    before = signal.signal(signal.SIGINT, asked)
    try:
        while True:
            while not saved.wait(_LOOK_SECONDS):
                asked.raise_again()
            while saved.is_set():
                saved.clear()
                time.sleep(_QUIET_SECONDS)
            started = time.monotonic()
            try:
                redraw()
            except CampaignError as error:
                show(error.problems, spoken, folder)
            asked.raise_again()
            say("watch-round", spoken, seconds=f"{time.monotonic() - started:.1f}")
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
    """Notes that something was written; reading a file is no change."""

    def __init__(self, saved: Event) -> None:
        self._saved = saved

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by the observer's own thread."""
        if event.event_type in _WATCHED and not event.is_directory:
            self._saved.set()
