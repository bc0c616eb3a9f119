"""A campaign without its words: ids, dates, languages and references, with the places where they were written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import TypeVar, cast

from pydantic import BaseModel

from gaung.kept.bare import Bare
from gaung.model.base import Entity, Model
from gaung.model.campaign import Campaign
from gaung.place import PlacedDict, PlacedList

M = TypeVar("M", bound=Model)
V = TypeVar("V")

_OF_SHOW = frozenset({"id", "language", "country", "stations", "cover"})
_OF_EPISODE = frozenset({"id", "show_id", "published", "embargo_until", "corrected", "consents"})
_OF_POSTER = frozenset({"id", "languages", "consents", "qr", "art", "logos"})
_OF_FIGURE = frozenset({"id", "grade", "is_shown"})
_OF_NAMED = frozenset({"id"})
_OF_PICTURE = frozenset({"file", "faces", "checked", "cover"})
_OF_PARTS = {
    "stations": frozenset({"id"}),
    "qr": frozenset({"to"}),
    "art": _OF_PICTURE,
    "logos": _OF_PICTURE,
    "cover": frozenset({"x", "y", "width", "height"}),
}
"""What is left of models inside of models."""
_WITHOUT_WORDS = {"runs": (), "names": (), "sounds": ()}
"""Traces are laid beside the pictures of pages alone."""


def skeleton_of(campaign: Campaign) -> Campaign:
    """The campaign as rules need it that lay pages beside it. Who asks it for anything else hears so at once."""
    return replace(
        campaign,
        pages=(),
        shows=tuple(_bare(one, _OF_SHOW) for one in campaign.shows),
        episodes=tuple(_bare(one, _OF_EPISODE) for one in campaign.episodes),
        posters=tuple(_bare(one, _OF_POSTER) for one in campaign.posters),
        events=tuple(_bare(one, _OF_NAMED) for one in campaign.events),
        evidence=tuple(_bare(one, _OF_FIGURE) for one in campaign.evidence),
        terms=tuple(_bare(one, _OF_NAMED) for one in campaign.terms),
        releases={},
        traces=tuple(one.model_copy(update=_WITHOUT_WORDS) for one in campaign.traces),
        captions={},
    )


def told_of(skeleton: Campaign) -> list[object]:
    """All that a skeleton says beside its registers, as plain values."""
    parts = (skeleton.shows, skeleton.episodes, skeleton.posters, skeleton.events, skeleton.evidence, skeleton.terms)
    traces = [(one.kind.value, one.id, one.pictures, one.files) for one in skeleton.traces]
    return [[cast(Bare, one).told() for one in part] for part in parts] + [traces]


def placeless(basis: Campaign) -> Campaign:
    """The registers that a page is looked at with, not knowing any more where they were written.

    So no finding can hold a line of a register, and a comment above an entry changes none.
    """
    return replace(
        basis,
        settings=_placeless(basis.settings),
        helplines=_placeless(basis.helplines),
        consents=_placeless(basis.consents),
        withdrawals=tuple(map(_placeless, basis.withdrawals)),
    )


def _placeless(value: V) -> V:
    if isinstance(value, Model):
        bare = value.model_copy()
        object.__setattr__(bare, "__dict__", {key: _placeless(one) for key, one in value.__dict__.items()})
        bare._source = None
        return bare
    if isinstance(value, tuple):
        return cast(V, tuple(map(_placeless, value)))
    if isinstance(value, dict):
        return cast(V, {key: _placeless(one) for key, one in value.items()})
    return value


def paths_in(value: object) -> Iterator[PurePosixPath]:
    """Every file that a value of a campaign names."""
    if isinstance(value, PurePosixPath):
        yield value
    elif isinstance(value, BaseModel):
        for inner in value.__dict__.values():
            yield from paths_in(inner)
    elif isinstance(value, (tuple, list)):
        for inner in value:
            yield from paths_in(inner)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from paths_in(inner)


def moments_of(campaign: Campaign) -> Iterator[datetime]:
    """Every moment at which something is said of an episode that was not said before, in UTC."""
    for one in campaign.episodes:
        for moment in (one.published, one.embargo_until, *one.corrected):
            if moment is not None:
                yield moment.astimezone(UTC)


def _bare(model: M, keys: frozenset[str]) -> M:
    source = None if model._source is None else _places_of(model._source, keys)
    folder = model.folder if isinstance(model, Entity) else PurePosixPath()
    bare = Bare({key: _part(getattr(model, key), key) for key in keys}, source, folder)
    return cast(M, bare)  # it answers to the names that are asked for; who asks for another one hears it at once


def _part(value: object, key: str) -> object:
    if isinstance(value, Model):
        return _bare(value, _OF_PARTS[key])
    return tuple(_part(one, key) for one in value) if isinstance(value, tuple) else value


def _places_of(source: PlacedDict, keys: frozenset[str]) -> PlacedDict:
    """Where the values of `keys` were written, without the values."""
    bare = PlacedDict(source.place)
    for key in source:
        if key in keys:
            bare.put(key, _wordless(source[key]), source.key_places[key], source.value_places[key])
    return bare


def _wordless(value: object) -> object:
    if isinstance(value, PlacedDict):
        inner = PlacedDict(value.place)
        for key in value:
            inner.put(key, _wordless(value[key]), value.key_places[key], value.value_places[key])
        return inner
    if isinstance(value, PlacedList):
        items = PlacedList(value.place)
        for item, place in zip(value, value.item_places, strict=True):
            items.put(_wordless(item), place)
        return items
    return None
