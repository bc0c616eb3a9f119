"""All that an episode or a poster says but for its words: titles and sentences that no other thing is compared by."""

from __future__ import annotations

from gaung.kept.files import digest_of
from gaung.kept.meaning import placed
from gaung.place import Place, PlacedDict, PlacedList
from gaung.rules.answers import answers

_WORDS = {
    "episode.yaml": (("title",), ("summary",), ("segments", "*", "title"), ("segments", "*", "note")),
    "poster.yaml": (("title", "*"), ("message", "*"), ("art", "alt", "*")),
}
"""Where words stand, by the name of the file. No path, reference, number or date is among them."""

_NOWHERE = Place("", 0, 0, 0)


def frame_of(name: str, text: str, written: PlacedDict) -> str:
    """A digest of what the file with this name says, and where, without its words; and of what its comments allow."""
    left = written
    for path in _WORDS[name]:
        left = _without_at(left, path)
    return digest_of((name, placed(left), list(answers(text))))


def _without_at(written: PlacedDict, path: tuple[str, ...]) -> PlacedDict:
    """The mapping without what stands at a path, `*` being every key or item; what stands around it keeps its place."""
    key, *rest = path
    left = PlacedDict(written.place)
    for one in written:
        value, place = written[one], written.value_places[one]
        if key in {"*", one}:
            value, place = _without(value, place, tuple(rest))
        left.put(one, value, written.key_places[one], place)
    return left


def _without(value: object, place: Place, rest: tuple[str, ...]) -> tuple[object, Place]:
    if not rest:
        # words, or words in a list; where they are is said by what comes after them
        return (None, _NOWHERE) if value is not None else (value, place)
    if isinstance(value, PlacedDict):
        return _without_at(value, rest), place
    if isinstance(value, PlacedList) and rest[0] == "*":
        items = PlacedList(value.place)
        for item, at in zip(value, value.item_places, strict=True):
            items.put(*_without(item, at, rest[1:]))
        return items, place
    return value, place
