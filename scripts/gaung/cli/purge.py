"""The command `gaung purge`: what the cache keeps of voices is removed from this laptop."""

from __future__ import annotations

import shutil

from gaung.cli.options import Root, Spoken
from gaung.cli.talk import say, stop
from gaung.cli.where import campaign
from gaung.kept import record
from gaung.making.store import Store
from gaung.near import nearest
from gaung.picture_memory import PICTURES_SEEN
from gaung.problem import Problem

_WITHOUT_VOICES = frozenset({"poster", "cover", "feed", "stand-in"})
"""Kinds of results that never hold a voice; every other kind goes."""
_SITES = ("draft", "preview")
"""Whole sites in the cache, with the sound of every episode."""


def purge_command(target: str | None = None, *, root: Root = None, language: Spoken = None) -> None:
    """Remove the voices that the cache keeps: decoded recordings and finished programmes.

    Nothing that somebody wrote or recorded is touched, and the published site stays.

    Args:
        target: Only this episode: show/episode. Left out, every one.
    """
    folder, spoken = campaign(root, language)
    cache = folder / ".cache" / "gaung"
    store = Store(cache)
    asked = None
    if target is not None:
        parts = (name.split("/") for name in store.names() if name.startswith("episode/"))
        known = tuple(dict.fromkeys("/".join(part[1:3]) for part in parts))
        asked = target.strip("/").removeprefix("episodes/").removesuffix("/episode.yaml")
        if asked not in known:
            facts = {"name": asked, "near": nearest(asked, known), "known": known}
            stop(Problem("purge-unknown", None, facts), spoken)

    def holds_voices(kind: str, name: str) -> bool:
        """Whether a result may hold a voice of what is meant; a damaged one may hold any."""
        return kind not in _WITHOUT_VOICES and (not asked or not name or f"/{asked}/" in f"{name}/")

    with store.alone():
        freed = store.purge(holds_voices) + record.forget(folder)
        (cache / PICTURES_SEEN).unlink(missing_ok=True)
        for name in _SITES:
            shutil.rmtree(cache / name, ignore_errors=True)
    say("purge-done", spoken, megabytes=round(freed / 1e6, 1))
