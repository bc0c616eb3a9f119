"""What a closer look at the posters shows, kept poster by poster, and of an edited poster language by language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from gaung.kept.files import digest_of
from gaung.kept.record import Keyed, Problems
from gaung.place import PlacedDict
from gaung.problem import has_errors

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign
    from gaung.model.language import Language
    from gaung.model.poster import Poster
    from gaung.problem import Problem

_MESSAGE = "message"

Look: TypeAlias = "Callable[[Campaign, Poster, Language | None], Iterable[Problem]]"
"""Says what is wrong with a poster in all its languages, or in one."""


class Sight(NamedTuple):
    """A poster that is looked at: as it was read, and as its author wrote it."""

    campaign: Campaign
    poster: Poster
    written: PlacedDict | None
    """None where anything was wrong with how it is written."""


class KeptLooks:
    """What one way to look at posters found in each of them, when it was as it is now."""

    def __init__(
        self, look: Look, languages: Callable[[Poster], Iterable[Language]], known: Mapping[str, Keyed]
    ) -> None:
        """`languages`: those in which a poster is looked at."""
        self._look = look
        self._languages = languages
        self._known = known
        self.kept: dict[str, Keyed] = {}
        """What is known now, for the next time: by poster, and by poster and language."""
        self.is_new = False
        """Whether anything was looked at again."""

    def found(self, name: str, key: str, around: str, sight: Callable[[], Sight]) -> Problems:
        """What is found in a poster.

        `key` is a digest of all that it depends on, `around` of all but its own YAML; empty where that cannot be said.
        """
        old = self._known.get(name)
        if old is not None and old.key == key and key:
            self.kept |= {part: one for part, one in self._known.items() if part.partition("/")[0] == name}
            return old.found
        self.is_new = True
        now = self.kept[name] = Keyed(key, self._anew(name, around, sight()))
        return now.found

    def _anew(self, name: str, around: str, sight: Sight) -> Problems:
        """What is found in each language by itself; where that is an error, what is found in all at once."""
        found: dict[Problem, None] = {}
        parts = dict(self._by_language(name, around, sight)) if sight.written else {}
        for one in parts.values():
            found |= dict.fromkeys(one.found)
        if not parts or has_errors(found):
            return tuple(self._look(sight.campaign, sight.poster, None))
        self.kept |= parts
        return tuple(found)

    def _by_language(self, name: str, around: str, sight: Sight) -> Iterator[tuple[str, Keyed]]:
        from gaung.kept.meaning import placed

        campaign, poster, written = sight
        assert written is not None
        seconds = {variant.second for variant in poster.variants}
        for language in dict.fromkeys(self._languages(poster)):
            said = {one: text for one, text in poster.message.items() if one is language or one in seconds}
            key = digest_of((around, str(language), placed(_without(written, said)))) if around else ""
            old = self._known.get(f"{name}/{language}")
            if old is None or old.key != key or not key:
                # nothing of its other languages is within reach
                alone = poster.model_copy(update={_MESSAGE: said})
                found = self._look(replace(campaign, posters=(alone,)), alone, language)
                old = Keyed(key, tuple(dict.fromkeys(found)))
            yield f"{name}/{language}", old


def _without(written: PlacedDict, said: Iterable[str]) -> PlacedDict:
    """A poster as it was written, with the message in some languages only."""
    message = written.get(_MESSAGE)
    if not isinstance(message, PlacedDict):
        return written
    left = PlacedDict(message.place)
    for language in message:
        if language in said:
            left.put(language, message[language], message.key_places[language], message.value_places[language])
    whole = PlacedDict(written.place)
    for key in written:
        value = left if key == _MESSAGE else written[key]
        whole.put(key, value, written.key_places[key], written.value_places[key])
    return whole
