"""Programs that the tests of the store and of publishing start and kill: `python store_programs.py WHAT ARGUMENTS`."""

from __future__ import annotations

import sys
import time
from functools import partial
from pathlib import Path

from gaung.making import publishing
from gaung.making.recipe import Recipe
from gaung.making.store import Store

PARTS = 40
PART_BYTES = 20_000


def recipe(number: int) -> Recipe:
    return Recipe(kind="test", name=f"test/{number}", revision=1, settings={"number": number})


def make(number: int, to: Path, pause_seconds: float = 0.0) -> None:
    """Many files, so that a kill finds some of them written."""
    for part in range(PARTS):
        (to / f"{part:03}.bin").write_bytes(bytes([number % 256]) * PART_BYTES)
        time.sleep(pause_seconds)


def fill_store(folder: Path) -> None:
    """Obtain one recipe after the other until the end or a kill; says each key as soon as it is there."""
    store = Store(folder)
    for number in range(400):
        made = store.obtain(recipe(number), partial(make, number))
        print(made.key, made.was_made, flush=True)


def obtain_once(folder: Path, number: int) -> None:
    """Obtain one recipe slowly, and say whether it was made here."""
    store = Store(folder)
    print("ready", flush=True)
    sys.stdin.readline()
    made = store.obtain(recipe(number), lambda to: make(number, to, 0.002))
    print(made.was_made, flush=True)


def publish_often(site: Path, can_exchange: bool) -> None:
    """Publish site after site, each of files that all hold the site's number."""
    exchange = publishing.exchange_names if can_exchange else _no_exchange
    publishing.recover(site)
    for number in range(1000):
        staging = publishing.staging_folder(site)
        staging.mkdir()
        for part in range(PARTS):
            (staging / f"{part:03}.html").write_text(str(number))
        (staging / "index.html").write_text(str(number))
        publishing.publish(staging, site, exchange)
        print(number, flush=True)


def _no_exchange(one: Path, other: Path) -> bool:
    """What a disk says that cannot exchange two names."""
    return False


def main() -> None:
    what, folder, *rest = sys.argv[1:]
    if what == "fill":
        fill_store(Path(folder))
    elif what == "once":
        obtain_once(Path(folder), int(rest[0]))
    elif what == "publish":
        publish_often(Path(folder), rest[0] == "exchange")


if __name__ == "__main__":
    main()
