"""A campaign without its words: ids, dates, languages and references, with the places where they were written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import TypeVar

from pydantic import BaseModel

from gaung.model.base import Entity, Model
from gaung.model.campaign import Campaign
from gaung.place import PlacedDict, PlacedList

M = TypeVar("M", bound=Model)

_OF_SHOW = frozenset({"language", "country", "stations"})
_OF_EPISODE = frozenset({"published", "embargo_until", "corrected", "consents"})
_OF_POSTER = frozenset({"languages", "consents", "qr"})
_OF_FIGURE = frozenset({"id", "grade"})
_OF_NAMED = frozenset({"id"})


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
        traces=(),
        captions={},
    )


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
    bare = model.model_copy()
    # not by model_construct: it would fill in defaults, and an empty list would be believed
    object.__setattr__(bare, "__dict__", {key: value for key, value in model.__dict__.items() if key in keys})
    bare._source = None if model._source is None else _places_of(model._source, keys)
    if isinstance(bare, Entity) and hasattr(bare, "_notes"):
        bare._notes = ""
    return bare


def _places_of(source: PlacedDict, keys: frozenset[str]) -> PlacedDict:
    """Where the values of `keys` were written, without the values."""
    bare = PlacedDict(source.place)
    for key in keys & source.keys():
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
