"""Ways between things: a page for each tag, and below each page its tags and what else is about the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gaung import address, words
from gaung.listing import Listing, TagCard
from gaung.making.pages.sheet import Onward, Sheet
from gaung.model.language import Language
from gaung.model.topic import SENSITIVE_TOPICS

MENU_ORDER = 9_001
"""After the news."""

MOST_RELATED = 4
_LOOK_ON = 6
"""So many neighbours with the same topic are compared: all of a small campaign, and never all of a large one."""

_ADULTS = "audience/adults"
_FOR_ALL = "audience/everybody"


def sheets(listing: Listing) -> Iterator[Sheet]:
    """The page of all tags, and one for each."""
    if not listing.tags:
        return
    say = words.words(listing.language)
    yield Sheet(
        address=address.TAGS,
        title=say["tags_title"],
        description=say["tags_description"],
        text=f"{say['tags_lead']}\n\n::: tags :::",
        order=MENU_ORDER,
        is_wide=True,
        is_searched=False,
    )
    for card in listing.tags:
        yield Sheet(
            address=address.tag(card.tag),
            title=_title(listing, card),
            description=words.say(listing.language, "tag_description", tag=card.name),
            text=f"::: tagged tag={card.tag} :::\n\n[{say['tags_all']}](../../index.md)",
            is_wide=True,
            is_searched=False,
        )


def _title(listing: Listing, card: TagCard) -> str:
    """A topic stands for itself; of the others one says what they are."""
    if card.kind == "topic":
        return card.name
    return f"{words.words(listing.language)[f'tag_{card.kind}']}: {card.name}"


@dataclass(frozen=True, slots=True)
class _Thing:
    """What can be related: a page, an entry of the news, a programme or a poster."""

    address: str
    title: str
    language: Language
    kind: str
    tags: tuple[str, ...]

    @property
    def topics(self) -> tuple[str, ...]:
        return tuple(tag for tag in self.tags if tag.startswith("topic/"))

    @property
    def is_for_adults(self) -> bool:
        """Whether it is for adults alone."""
        return _ADULTS in self.tags and not any(
            tag.startswith("audience/") and tag not in (_ADULTS, _FOR_ALL) for tag in self.tags
        )


class Onwards:
    """The tags and the relations of every page of a language, by its address."""

    def __init__(self, listing: Listing) -> None:
        self._listing = listing
        self._cards = {card.tag: card for card in listing.tags}
        self._things = {thing.address: thing for thing in _things(listing) if thing.address}
        self._by_topic: dict[str, list[str]] = {}
        for where, thing in self._things.items():
            for topic in thing.topics:
                self._by_topic.setdefault(topic, []).append(where)
        self._at = {
            (topic, where): number for topic, found in self._by_topic.items() for number, where in enumerate(found)
        }

    def added(self, sheet: Sheet) -> Sheet:
        """The sheet with what stands below it."""
        thing = self._things.get(self._listing.prefix + sheet.address)
        if thing is None or thing.language is not self._listing.language or not sheet.address:
            return sheet
        return replace(sheet, marks=tuple(self._marks(thing)), related=tuple(self._related(thing)))

    def _marks(self, thing: _Thing) -> Iterator[Onward]:
        for tag in thing.tags:
            card = self._cards.get(tag)
            # who looks over a child's shoulder reads the large letters first
            is_hard = tag.partition("/")[2] in SENSITIVE_TOPICS and not thing.is_for_adults
            if card is not None and card.kind in ("topic", "area") and not is_hard:
                yield Onward(name=card.name, address=card.address)

    def _related(self, thing: _Thing) -> Iterator[Onward]:
        """Those with the most topics in common, and of equals those that follow: so not all lead to the same few."""
        common: Counter[str] = Counter()
        far: dict[str, int] = {}
        for topic in thing.topics:
            ring = self._by_topic[topic]
            here = self._at[topic, thing.address]
            for step in range(1, min(_LOOK_ON, len(ring) - 1) + 1):
                where = ring[(here + step) % len(ring)]
                common[where] += 1
                far[where] = min(step, far.get(where, step))
        found = [where for where in common if thing.is_for_adults or not self._things[where].is_for_adults]
        found.sort(key=lambda where: (-common[where], far[where], where))
        for where in found[:MOST_RELATED]:
            other = self._things[where]
            spoken = other.language.value if other.language is not thing.language else ""
            kind = words.words(self._listing.language)[f"related_{other.kind}"]
            yield Onward(name=other.title, address=where, lang=spoken, kind=kind)


def _things(listing: Listing) -> Iterator[_Thing]:
    """Everything of a listing that has a page, in a fixed order."""
    for page in listing.pages:
        yield _Thing(page.address, page.title, listing.language, "page", page.tags)
    for entry in listing.news:
        yield _Thing(entry.address, entry.title, entry.language, "news", entry.tags)
    for episode in listing.episodes:
        yield _Thing(episode.address, episode.title, episode.language, "episode", episode.tags)
    for poster in listing.posters:
        yield _Thing(poster.address, poster.title, poster.language, "poster", poster.tags)
