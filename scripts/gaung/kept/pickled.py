"""Values of the campaign to bytes and back: only our own models and plain values are ever made of what was kept."""

from __future__ import annotations

import io
import pickle
from typing import Any

_PLAIN = frozenset(
    {
        ("datetime", "date"),
        ("datetime", "datetime"),
        ("datetime", "timedelta"),
        ("datetime", "timezone"),
        ("pathlib", "PurePosixPath"),
        ("uuid", "UUID"),
        ("pydantic_core._pydantic_core", "TzInfo"),
        ("gaung.place", "Place"),
        ("gaung.place", "PlacedDict"),
        ("gaung.place", "PlacedList"),
        ("gaung.problem", "Problem"),
        ("gaung.problem", "Severity"),
        ("gaung.rules.views", "PageView"),
        ("gaung.rules.views", "PictureView"),
    }
)
_OURS = ("gaung.model.", "gaung.kept.")


class UnknownThingError(pickle.UnpicklingError):
    """Something is kept that nobody of us kept."""


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:  # what pickle itself declares
        if (module, name) in _PLAIN or (module.startswith(_OURS) and "." not in name):
            return super().find_class(module, name)
        raise UnknownThingError(f"{module}.{name}")


def to_bytes(value: object) -> bytes:
    """A value as bytes."""
    return pickle.dumps(value, protocol=5)


def from_bytes(content: bytes) -> object:
    """The value that `to_bytes` was given. Raises `UnknownThingError` where it could be anything else."""
    return _Reader(io.BytesIO(content)).load()
