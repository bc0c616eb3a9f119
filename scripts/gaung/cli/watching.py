"""Draw something again whenever a file is saved."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from threading import Event

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from gaung.cli.talk import say, show
from gaung.model.language import Language
from gaung.problem import CampaignError

_QUIET_SECONDS = 0.15
"""An editor writes a file in several steps: wait until it is quiet."""
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
    try:
        while True:
            saved.wait()
            while saved.is_set():
                saved.clear()
                time.sleep(_QUIET_SECONDS)
            started = time.monotonic()
            try:
                redraw()
            except CampaignError as error:
                show(error.problems, spoken, folder)
            say("watch-round", spoken, seconds=f"{time.monotonic() - started:.1f}")
    finally:
        observer.stop()
        observer.join()


class _Saved(FileSystemEventHandler):
    """Notes that something was written; reading a file is no change."""

    def __init__(self, saved: Event) -> None:
        self._saved = saved

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by the observer's own thread."""
        if event.event_type in _WATCHED and not event.is_directory:
            self._saved.set()
