"""A recipe names everything a made thing depends on: input files by SHA-256, settings, revisions, tools."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Setting: TypeAlias = "str | int | float | bool | list[Setting] | dict[str, Setting] | None"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What a result is made from. Two recipes with the same key give the same bytes.

    `name` says what is made (`episode/jejak-kita/001`) and takes no part in the key. `places` maps a dotted setting
    (`segments[2].gain_db`) to where the author wrote it, for `gaung explain`; it takes no part either.
    """

    kind: str
    name: str
    revision: int
    inputs: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, Setting] = field(default_factory=dict)
    tools: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The SHA-256 of all that the result depends on, as 64 hexadecimal digits."""
        return hashlib.sha256(json.dumps(self.content(), sort_keys=True).encode()).hexdigest()

    def content(self) -> dict[str, Setting]:
        """What the key is computed from, ready for JSON."""
        return {
            "kind": self.kind,
            "revision": self.revision,
            "inputs": dict(self.inputs),
            "settings": dict(self.settings),
            "tools": dict(self.tools),
        }


def flatten(value: Setting, name: str = "") -> dict[str, str]:
    """Nested settings as dotted names with their JSON text: `{"segments[2].gain_db": "-3"}`."""
    if isinstance(value, dict) and value:
        flat: dict[str, str] = {}
        for key, inner in value.items():
            flat |= flatten(inner, f"{name}.{key}" if name else key)
        return flat
    if isinstance(value, list) and value:
        flat = {}
        for index, inner in enumerate(value):
            flat |= flatten(inner, f"{name}[{index}]")
        return flat
    return {name: json.dumps(value, ensure_ascii=False)}


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two recipes: `what` was `before` and is `now` (None: was not there, is gone)."""

    what: str
    before: str | None
    now: str | None
    place: str = ""


def changes(before: Mapping[str, Setting], now: Recipe) -> tuple[Change, ...]:
    """How a recipe differs from the content of an earlier one, in a fixed order."""
    old, new = flatten(dict(before)), flatten(now.content())
    found = []
    for what in sorted(old.keys() | new.keys()):
        if old.get(what) != new.get(what):
            short = what.removeprefix("settings.")
            found.append(Change(short, old.get(what), new.get(what), now.places.get(short, "")))
    return tuple(found)
