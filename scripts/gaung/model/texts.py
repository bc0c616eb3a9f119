"""Every text of a model that somebody wrote in words, with its place and language: no key can be forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from gaung.model.base import Model
from gaung.model.language import Language
from gaung.place import Place


@dataclass(frozen=True, slots=True)
class Text:
    """One text as its author wrote it."""

    value: str
    place: Place
    language: Language | None
    """None where it is the same in all languages, or where what holds the model knows."""


def texts_of(model: Model, language: Language | None = None) -> Iterator[Text]:
    """Every text in `model` and in the models in it, in the order of their keys.

    Left out are files, words of a fixed set, and texts of a fixed form (ids, addresses), which can hold no sentence.
    """
    for key in _worded(type(model)):
        yield from _texts(model, (key,), getattr(model, key), language)


def _texts(model: Model, path: tuple[str | int, ...], value: object, language: Language | None) -> Iterator[Text]:
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        if value:
            yield Text(value, model.where(*path), language)
    elif isinstance(value, Model):
        yield from texts_of(value, language)
    elif isinstance(value, dict):
        for key, inner in value.items():
            spoken = key if isinstance(key, Language) else language
            yield from _texts(model, (*path, key), inner, spoken)
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from _texts(model, (*path, number), inner, language)


@cache
def _worded(model: type[Model]) -> tuple[str, ...]:
    """The keys of a model that can hold a text in words."""
    return tuple(
        name for name, key in model.model_fields.items() if _can_hold_words(key.annotation, tuple(key.metadata))
    )


# what a type is made of is known to Python at run time alone
def _can_hold_words(annotation: Any, metadata: tuple[object, ...]) -> bool:
    if annotation is str:
        return not any(_gives_a_form(one) for one in metadata)
    inner = get_args(annotation)
    if get_origin(annotation) is Annotated:
        return _can_hold_words(inner[0], (*metadata, *inner[1:]))
    if get_origin(annotation) is dict:
        return _can_hold_words(inner[1], ())
    if get_origin(annotation) in {tuple, Union, UnionType}:
        return any(_can_hold_words(one, metadata) for one in inner)
    return isinstance(annotation, type) and issubclass(annotation, Model)


def _gives_a_form(metadata: object) -> bool:
    if isinstance(metadata, FieldInfo):
        return any(_gives_a_form(one) for one in metadata.metadata)
    return getattr(metadata, "pattern", None) is not None
