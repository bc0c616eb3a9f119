"""What a YAML file says, apart from how it says it: a new comment at its end is nothing to look at again."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from gaung.kept.files import digest_of
from gaung.place import Place, PlacedDict, PlacedList
from gaung.reading.mapping import read_mapping
from gaung.reading.text import printable, read_text
from gaung.rules.answers import answers


def meaning_of(text: str, written: PlacedDict) -> str:
    """A digest of every value of a file and its place, and of what its comments allow."""
    return digest_of((placed(written), list(answers(text))))


def meaning_in(root: Path, file: str) -> str | None:
    """The same of a file of the campaign in `root`; None where anything is wrong with how it is written."""
    source = PurePosixPath(file)
    text, found = read_text(root, source)
    if text is None or found:
        return None
    written, found = read_mapping(text, printable(source))
    return None if written is None or found else meaning_of(text, written)


def placed(value: object) -> object:
    """A value as plain values, with the place of every part."""
    if isinstance(value, PlacedDict):
        inner = [
            (key, _at(value.key_places[key]), _at(value.value_places[key]), placed(one)) for key, one in value.items()
        ]
        return (_at(value.place), inner)
    if isinstance(value, PlacedList):
        items = zip(value.item_places, value, strict=True)
        return [_at(value.place), *((_at(place), placed(one)) for place, one in items)]
    return value


def _at(place: Place) -> tuple[int, int, int]:
    return (place.line, place.column, place.width)
