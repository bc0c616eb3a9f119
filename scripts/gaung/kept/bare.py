"""A show, an episode or a poster of which only some keys are left: whoever asks it for another one hears so at once.

It is no model: to lay pages beside a rundown, nobody has to load what a rundown may hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import PurePosixPath

from gaung.kept.meaning import placed
from gaung.place import Place, PlacedDict, place_of


class Bare:
    """What is left of a model: some of its values by the model's own names, and where they were written."""

    def __init__(self, values: Mapping[str, object], source: PlacedDict | None, folder: PurePosixPath) -> None:
        self.__dict__.update(values)
        self._source = source
        self.folder = folder
        """The model's folder, if it has one of its own."""

    def where(self, *path: str | int) -> Place:
        """The place of the value at `path`, as the model says it."""
        return Place("") if self._source is None else place_of(self._source, path)

    def is_embargoed(self, now: datetime) -> bool:
        """What `Episode.is_embargoed` says."""
        until = self.__dict__["embargo_until"]
        return until is not None and now < until

    def told(self) -> object:
        """All that it says, and where, as plain values."""
        values = {key: _told(value) for key, value in self.__dict__.items() if key not in {"_source", "folder"}}
        return (str(self.folder), sorted(values.items()), placed(self._source))


def _told(value: object) -> object:
    if isinstance(value, Bare):
        return value.told()
    return [_told(one) for one in value] if isinstance(value, tuple) else str(value)
