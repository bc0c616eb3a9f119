"""What every model shares: it is frozen, refuses unknown keys, and knows where each of its values was written."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import PurePosixPath
from typing import Annotated, Any, Protocol, Self, TypeAlias, TypeVar

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    PrivateAttr,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

from gaung.place import Place, PlacedDict, place_of


class Model(BaseModel):
    """A frozen piece of a campaign. Two are equal when their values are; places take no part in it.

    Its validator is built when it is first used: a poster needs none of the models of a rundown.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    _source: PlacedDict | None = PrivateAttr(default=None)

    @model_validator(mode="wrap")
    @classmethod
    def _remember_places(cls, written: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        model = handler(written)
        if isinstance(written, PlacedDict):
            model._source = written
        return model

    def where(self, *path: str | int) -> Place:
        """The place of the value at `path` (`where("steps", 2)`), or of what holds it if it was left to its default."""
        # `self._source` by its short way: every text of every page asks, and pydantic looks in four places first
        source: PlacedDict | None = (self.__pydantic_private__ or {}).get("_source")
        return Place("") if source is None else place_of(source, path)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((type(self), *(repr(value) for value in self.__dict__.values())))


class Entity(Model):
    """A model with a folder of its own: the folder's name is its id."""

    _folder: PurePosixPath = PrivateAttr(default=PurePosixPath())

    def placed_in(self, folder: PurePosixPath) -> Self:
        """The same entity, knowing its folder (relative to the campaign)."""
        placed = self.model_copy()
        placed._folder = folder
        return placed

    @property
    def folder(self) -> PurePosixPath:
        """Its folder, relative to the campaign."""
        return self._folder

    @property
    def id(self) -> str:
        """The name of its folder: it is part of addresses, so it never changes after a release."""
        return self._folder.name

    def __eq__(self, other: object) -> bool:
        return super().__eq__(other) and isinstance(other, Entity) and self._folder == other._folder

    def __hash__(self) -> int:
        return hash((super().__hash__(), self._folder))


def refuse(
    code: str, path: tuple[str | int, ...] = (), **facts: str | int | float | tuple[str, ...] | None
) -> PydanticCustomError:
    """A validation error that becomes the problem `code` with these facts, at the place of the value.

    A complaint about a whole model names by `path` the value inside it that is meant.
    """
    return PydanticCustomError("gaung_problem", "{code}", {"code": code, "facts": facts, "path": path})


class _Named(Protocol):
    @property
    def id(self) -> str: ...


N = TypeVar("N", bound=_Named)


def ids_once(entries: tuple[N, ...]) -> tuple[N, ...]:
    """Refuse a register in which two entries have the same id."""
    seen: set[str] = set()
    for number, one in enumerate(entries):
        if one.id in seen:
            raise refuse("page-register-twice", (number, "id"), id=one.id)
        seen.add(one.id)
    return entries


PathResolver: TypeAlias = Callable[[str], PurePosixPath]


def _resolve(value: PurePosixPath, info: ValidationInfo) -> PurePosixPath:
    """Turn a path as written (relative to its file) into one relative to the campaign; refuse one that leaves it."""
    resolver: PathResolver | None = (info.context or {}).get("resolve")
    return value if resolver is None else resolver(str(value))


CampaignPath = Annotated[PurePosixPath, AfterValidator(_resolve)]
"""A file of the campaign: written relative to the file that names it, kept relative to the campaign's folder."""


def _seconds(value: object) -> object:
    """Read `90`, `1:30`, `1:02:03.5` as seconds."""
    if not isinstance(value, str):
        return value
    parts = value.strip().split(":")
    if not (1 <= len(parts) <= 3) or not all(_is_decimal(part) for part in parts):
        raise refuse("read-duration", seen=value)
    numbers = [float(part) for part in parts]
    if any(number >= 60 for number in numbers[1:]) or any("." in part for part in parts[:-1]):
        raise refuse("read-duration", seen=value)
    total = 0.0
    for number in numbers:
        total = total * 60 + number
    return total


def _slot(value: object) -> object:
    """The same for a slot, which nobody writes as seconds with two decimals: `28.30` is a slip for `28:30`."""
    if isinstance(value, str) and (slip := re.fullmatch(r"\s*(\d{1,3})[.,]([0-5]\d)\s*", value)):
        minutes, seconds = int(slip[1]), slip[2]
        near = f"{minutes // 60}:{minutes % 60:02}:{seconds}" if minutes >= 60 else f"{minutes}:{seconds}"
        raise refuse("read-slot", seen=value, near=near, exact=f"0:{minutes % 60:02}.{seconds}")
    return _seconds(value)


def _is_decimal(text: str) -> bool:
    whole, _, fraction = text.partition(".")
    return whole.isascii() and whole.isdigit() and (not fraction or (fraction.isascii() and fraction.isdigit()))


Seconds = Annotated[float, BeforeValidator(_seconds), Field(ge=0, le=24 * 3600, allow_inf_nan=False)]
"""A length or a point in time, in seconds; written as seconds (`12.5`) or as `m:ss` or `h:mm:ss`."""

Slot = Annotated[float, BeforeValidator(_slot), Field(gt=0, le=24 * 3600, allow_inf_nan=False)]
"""The length of a programme: as `Seconds`, but `28.30` is asked about, for `28:30` is meant."""

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=60)]
"""A name that is safe in an address: small letters a to z, digits and single hyphens."""

Title = Annotated[str, Field(min_length=1, max_length=255)]
"""A heading: one line, at most 255 characters."""

Decibels = Annotated[float, Field(ge=-60, le=30, allow_inf_nan=False)]
"""A change of level, in dB."""

_DAY_FORM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[Tt ].*)?", re.DOTALL)

FIRST_YEAR, LAST_YEAR = 1990, 2199
"""A date outside these years is a slip of the finger, and calendars and feeds cannot carry all of them."""


def _day_form(value: object) -> object:
    """Let only year-month-day through: pydantic would read `2026` as seconds since 1970."""
    if isinstance(value, str):
        if not _DAY_FORM.fullmatch(value):
            raise PydanticCustomError("date_parsing", "not year-month-day")
        _refuse_year(value[:4], example="2026-11-22")
    return value


def _moment_form(value: object) -> object:
    """The same for a date with a time."""
    if isinstance(value, str):
        if not _DAY_FORM.fullmatch(value):
            raise PydanticCustomError("datetime_parsing", "not year-month-day with a time")
        _refuse_year(value[:4], example="2026-11-22T16:00:00+07:00")
    return value


def _refuse_year(year: str, example: str) -> None:
    """Refuse a year that cannot be meant; `example` shows how the whole value is written."""
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise refuse("read-year", seen=year, first=FIRST_YEAR, last=LAST_YEAR, example=example)


Day = Annotated[date, BeforeValidator(_day_form)]
"""A day: `2026-11-22`."""

Moment = Annotated[AwareDatetime, BeforeValidator(_moment_form)]
"""A moment in time with its zone, ISO 8601: `2026-11-22T16:00:00+07:00`."""
