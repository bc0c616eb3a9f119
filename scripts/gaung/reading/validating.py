"""A placed mapping to a model: pydantic's complaints become problems with place, expectation and near miss."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, TypeVar, Union, cast, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from gaung.model.base import Model, refuse
from gaung.model.picture import REVERSIBLE, CoverBox, PictureCare
from gaung.near import nearest
from gaung.place import Place, PlacedDict, PlacedList, place_of
from gaung.problem import Fact, Problem
from gaung.reading.text import is_inside

M = TypeVar("M", bound=Model)

_MOST_NAME_BYTES = 255
"""What file systems take as the name of one file."""

_MOST_PATH_CHARACTERS = 1000
"""Far below what file systems take as a path, since the campaign's own folder comes before it."""

_CODES = {
    "int_parsing": "read-whole-number",
    "int_type": "read-whole-number",
    "int_from_float": "read-whole-number",
    "float_parsing": "read-number",
    "float_type": "read-number",
    "finite_number": "read-number",
    "bool_parsing": "read-yes-no",
    "bool_type": "read-yes-no",
    "date_from_datetime_parsing": "read-date",
    "date_from_datetime_inexact": "read-date",
    "date_parsing": "read-date",
    "date_type": "read-date",
    "datetime_object_invalid": "read-moment",
    "datetime_from_date_parsing": "read-moment",
    "datetime_parsing": "read-moment",
    "datetime_type": "read-moment",
    "timezone_aware": "read-zone-missing",
    "enum": "read-choice",
    "literal_error": "read-choice",
    "string_type": "read-text-expected",
    "tuple_type": "read-list-expected",
    "list_type": "read-list-expected",
    "dict_type": "read-mapping-expected",
    "model_type": "read-mapping-expected",
    "model_attributes_type": "read-mapping-expected",
    "string_too_long": "read-too-long",
    "string_too_short": "read-too-short",
    "too_long": "read-too-many",
    "too_short": "read-too-few",
    "string_pattern_mismatch": "read-shape",
    "greater_than": "read-not-more",
    "greater_than_equal": "read-too-small",
    "less_than": "read-not-less",
    "less_than_equal": "read-too-large",
    "uuid_parsing": "read-guid",
    "uuid_type": "read-guid",
    "path_type": "read-text-expected",
    "int_parsing_size": "read-whole-number",
}


_SHAPES: Mapping[str, tuple[str, str]] = {
    "to": ("page_example", "/help/"),
    "site_url": ("site_example", "https://gaung.example.org/"),
    "url": ("address_example", "https://example.org/"),
    "exit_url": ("address_example", "https://example.org/"),
    "link": ("link_example", "tel:129"),
    "ref": ("reference_example", "ID-2026-014"),
    "hook": ("function_example", "softer_end"),
    "license": ("licence_example", "cc-by-sa-4.0"),
    "years": ("years_example", "2020-2021"),
    "translated_from": ("fingerprint_example", "3f2a9c1b0d"),
}
"""What the keys with a form of their own look like: the fact that chooses the hint, and an example."""

_NAME_SHAPE = ("name_example", "jejak-digital")

_NEVER_OF_A_PERSON = frozenset({"age", "umur", "usia", "school", "sekolah", "class", "grade", "kelas"})
"""Keys that would tell who a child is."""


def validate(model: type[M], written: PlacedDict, root: Path, folder: PurePosixPath) -> tuple[M | None, list[Problem]]:
    """The model that `written` describes, or all that is wrong with it: one problem for each cause.

    Paths in it are taken relative to `folder` (itself relative to `root`) and may not leave `root`.
    """
    try:
        return model.model_validate(written, context={"resolve": _Resolver(root, folder)}), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        causes = [detail for detail in details if not _is_echo(written, detail, details)]
        return None, list(dict.fromkeys(_problem(model, written, detail) for detail in causes))


def faulty_keys(model: type[M], written: PlacedDict, root: Path, folder: PurePosixPath) -> frozenset[str]:
    """The keys directly in `written` that are missing, unknown, or hold something that cannot be."""
    try:
        model.model_validate(written, context={"resolve": _Resolver(root, folder)})
    except ValidationError as error:
        return frozenset(str(detail["loc"][0]) for detail in error.errors(include_url=False) if detail["loc"])
    return frozenset()


def _is_echo(written: PlacedDict, detail: ErrorDetails, details: list[ErrorDetails]) -> bool:
    """Whether a complaint only follows from another one, so that an author would see one cause twice.

    pydantic calls a list too short whose items failed, and what was reported instead of read seems to be missing.
    """
    path = _written_path(written, detail["loc"])
    holder = _value_at(written, path)
    if isinstance(holder, (PlacedDict, PlacedList)) and holder.has_unread and detail["type"] != "extra_forbidden":
        return True
    if detail["type"] == "too_short":
        return any(len(other["loc"]) > len(path) and other["loc"][: len(path)] == path for other in details)
    return False


class _Resolver:
    """Turns a path as written into one relative to the campaign, or refuses it."""

    def __init__(self, root: Path, folder: PurePosixPath) -> None:
        self.root = root
        self.folder = folder

    def __call__(self, written: str) -> PurePosixPath:
        has_drive = len(written) > 1 and written[1] == ":" and written[0].isalpha()
        if written.startswith(("/", "~")) or "\\" in written or has_drive:
            raise refuse("read-path-absolute", seen=written)
        parts: list[str] = list(self.folder.parts)
        for part in PurePosixPath(written).parts:
            if len(part.encode()) > _MOST_NAME_BYTES or len(written) > _MOST_PATH_CHARACTERS:
                raise refuse("read-path-too-long")
            if not part.isprintable():
                raise refuse("read-character", character=_unprintable(part))
            if part != "..":
                parts.append(part)
            elif parts:
                parts.pop()
            else:
                raise refuse("read-path-outside", seen=written)
        path = PurePosixPath(*parts)
        if path == self.folder or path in self.folder.parents:
            raise refuse("read-path-folder", seen=written)
        if not is_inside(self.root, self.root / path):
            raise refuse("read-path-outside", seen=written)
        return path


def _unprintable(text: str) -> str:
    letter = next(letter for letter in text if not letter.isprintable())
    return f"U+{ord(letter):04X}"


def _problem(model: type[Model], written: PlacedDict, detail: ErrorDetails) -> Problem:
    """One complaint of pydantic as a problem, at the place of the value."""
    loc, kind = detail["loc"], detail["type"]
    path = _written_path(written, loc)
    place = place_of(written, path)
    context: Mapping[str, Any] = detail.get("ctx", {})
    facts: dict[str, Fact]
    if kind == "extra_forbidden":
        return _unknown_key(model, written, path)
    if kind == "missing":
        return _missing(loc, path, place)
    if path and loc[-1] == "[key]":
        key = str(path[-1])
        if kind == "string_pattern_mismatch":
            facts = {"key": _last_key(path[:-1]), "seen": _shown(key), "name_example": _NAME_SHAPE[1]}
            return Problem("read-shape", _key_place(written, path), facts)
        expected = _choices(context)
        facts = {"seen": _shown(key), "expected": expected, "near": nearest(key, expected)}
        return Problem("read-choice", _key_place(written, path), facts)
    seen = _value_at(written, path)
    facts = {"key": _last_key(path), "seen": _shown(seen)}
    if kind == "gaung_problem":
        return Problem(context["code"], place_of(written, (*path, *context["path"])), facts | dict(context["facts"]))
    code = _CODES.get(kind, "read-value")
    if seen is None or (seen == "" and kind == "string_too_short"):
        return Problem("read-value-missing", place, facts)
    for limit in ("max_length", "min_length", "ge", "gt", "le", "lt"):
        if limit in context:
            facts[limit if limit.endswith("length") else "limit"] = context[limit]
    if "limit" in facts and not _is_finite(seen):
        code = "read-number"
    if code == "read-choice":
        expected = _choices(context)
        facts |= {"expected": expected, "near": nearest(str(seen), expected)}
    if code == "read-too-long":
        facts["over"] = len(str(seen)) - int(context["max_length"])
    if code == "read-shape":
        fact, example = next((_SHAPES[str(step)] for step in reversed(path) if step in _SHAPES), _NAME_SHAPE)
        facts[fact] = example
    return Problem(code, place, facts)


def _is_finite(seen: object) -> bool:
    """Whether a number is one that can be compared: `nan` and `inf` are no numbers to an author."""
    return str(seen).strip().lower().lstrip("+-") not in {"nan", "inf", "infinity"}


def _missing(loc: tuple[int | str, ...], path: tuple[str | int, ...], place: Place) -> Problem:
    """A key that is not there, or a pair of numbers of which there is only one."""
    if isinstance(loc[-1], int):
        return Problem("read-pair", place, {"key": _last_key(path)})
    return Problem("read-key-missing", place.shifted(0, 1), {"key": loc[-1]})


def _value_at(written: PlacedDict, path: tuple[str | int, ...]) -> object:
    node: object = written
    for step in path:
        node = node[str(step)] if isinstance(node, PlacedDict) else cast(PlacedList, node)[int(step)]
    return node


def _unknown_key(model: type[Model], written: PlacedDict, path: tuple[str | int, ...]) -> Problem:
    key = str(path[-1])
    from gaung.model.episode import Person  # a front matter in which all keys are known needs no rundowns

    holder = _model_at(model, path[:-1])
    if holder is Person and key.casefold() in _NEVER_OF_A_PERSON:
        return Problem("consent-person-detail", _key_place(written, path), {"key": key})
    if issubclass(holder, (PictureCare, CoverBox)) and key.casefold() in REVERSIBLE:
        return Problem("consent-faces-reversible", _key_place(written, path), {"key": key})
    fields = tuple(sorted(holder.model_fields))
    facts: dict[str, Fact] = {"key": _shown(key), "near": nearest(key, fields), "known": fields}
    if " " in key.strip():
        facts["braces"] = "{ }"  # no key has two words: a comma has cut a sentence
    return Problem("read-key-unknown", _key_place(written, path), facts)


def _written_path(written: PlacedDict, loc: tuple[int | str, ...]) -> tuple[str | int, ...]:
    """pydantic's location without the steps that the author did not write (names of union members and the like)."""
    path: list[str | int] = []
    node: object = written
    for step in loc:
        if isinstance(node, PlacedDict) and step in node:
            path.append(step)
            node = node[str(step)]
        elif isinstance(node, PlacedList) and isinstance(step, int) and step < len(node):
            path.append(step)
            node = node[step]
    return tuple(path)


def _key_place(written: PlacedDict, path: tuple[str | int, ...]) -> Place:
    holder = _value_at(written, path[:-1])
    if isinstance(holder, PlacedDict) and str(path[-1]) in holder.key_places:
        return holder.key_places[str(path[-1])]
    return place_of(written, path)


def _last_key(path: tuple[str | int, ...]) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _shown(seen: object) -> str:
    """What was seen, short enough for a sentence."""
    if isinstance(seen, PlacedDict):
        return "{" + ", ".join(f"{_shown(key)}: …" for key in list(seen)[:3]) + "}"
    if isinstance(seen, PlacedList):
        return "[" + ", ".join(_shown(item)[:12] for item in list(seen)[:3]) + "]"
    text = "" if seen is None else " ".join(str(seen).split())
    return text if len(text) <= 60 else text[:59] + "…"


def _choices(context: Mapping[str, Any]) -> tuple[str, ...]:
    """`'a', 'b' or 'c'` of pydantic as a tuple of words."""
    expected = str(context.get("expected", ""))
    return tuple(part.strip().strip("'") for part in expected.replace(" or ", ",").split(",") if part.strip())


def _model_at(model: type[Model], path: tuple[str | int, ...]) -> type[BaseModel]:
    """The model that holds the value at `path`."""
    here: type[BaseModel] = model
    for step in path:
        if not isinstance(step, str) or step not in here.model_fields:
            continue
        here = next(_models_in(here.model_fields[step].annotation), here)
    return here


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and not issubclass(annotation, Enum):
        yield annotation
    elif get_origin(annotation) in (Annotated, Union, types.UnionType, tuple, list, dict):
        for argument in get_args(annotation):
            yield from _models_in(argument)
