"""Front matter with a mistake in it, as far as it goes: so that one slip does not hide the others of the campaign."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from gaung.model.page import Audience, PageFront
from gaung.near import nearest
from gaung.place import PlacedDict
from gaung.reading.validating import faulty_keys, validate

_SAYS_NOTHING_OF_THE_TEXT = frozenset(
    {
        *("title", "description", "audience", "menu_title", "order", "door", "topics", "areas", "published"),
        *("author_role", "reviewed_by_role", "reviewed_on", "native_review", "translated_from"),
    }
)
"""Keys without which the text of a page can still be judged. Without `consents` or `pictures` it cannot: what is wrong
there would be said twice, the second time as something that it is not."""


def stand_in(front: PlacedDict, root: Path, source: PurePosixPath) -> PageFront | None:
    """The front matter of the page at `source` without what is wrong in it; None if too much is."""
    wrong = faulty_keys(PageFront, front, root, source.parent)
    unknown = wrong - set(PageFront.model_fields)
    meant = {nearest(key, tuple(PageFront.model_fields)) for key in unknown} - {None}
    if front.has_unread or not (wrong - unknown | meant) <= _SAYS_NOTHING_OF_THE_TEXT:
        return None
    kept = PlacedDict(front.place)
    for key in front:
        if key not in wrong:
            kept.put(key, front[key], front.key_places[key], front.value_places[key])
    # an adult reads most: nobody is told that a page is too hard for readers whom its author did not name
    needed = {"title": source.stem, "description": source.stem, "audience": Audience.ADULTS.value}
    for key, text in needed.items():
        if key not in kept:
            kept.put(key, text, front.key_places.get(key, front.place), front.value_places.get(key, front.place))
    return validate(PageFront, kept, root, source.parent)[0]
