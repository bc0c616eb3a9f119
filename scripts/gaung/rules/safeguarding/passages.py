"""One view of every text that leaves the house: pages, front matter, captions, rundowns, posters, file names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache, partial
from typing import TYPE_CHECKING
from weakref import ref

from gaung.captions import without_words
from gaung.model.language import Country, Language
from gaung.model.texts import texts_of
from gaung.place import Place
from gaung.rules.safeguarding.addressed import said_in
from gaung.rules.safeguarding.cues import Sentences, sentences_of
from gaung.rules.safeguarding.markup import (
    Stripped,
    is_unmarked,
    plain_of,
    strip_captions,
    strip_markdown,
    words_of_name,
)
from gaung.rules.safeguarding.plain import Plain, legible
from gaung.rules.safeguarding.searching import small_letters, words_in
from gaung.rules.safeguarding.tabled import rows_of

if TYPE_CHECKING:
    from gaung.model.base import Entity, Model
    from gaung.model.campaign import Campaign
    from gaung.model.episode import Episode
    from gaung.model.page import Page
    from gaung.model.poster import Poster
    from gaung.model.term import Term


class Kind(StrEnum):
    """What a passage is to its reader."""

    TEXT = "text"
    ADDRESS = "address"
    """Where a link leads, or what a tag holds."""
    CODE = "code"
    COMMENT = "comment"
    """A comment of a page: not shown, but everybody can read it in the page's source."""
    FILE_NAME = "file_name"


@dataclass(frozen=True, slots=True)
class Passage:
    """One text with its language, and the way back to where it was written."""

    plain: Plain
    place: Place
    language: Language
    country: Country | None
    """The country whose help lines may stand in it; None for all of the campaign's."""
    kind: Kind = Kind.TEXT
    written: str | None = None
    """The whole text as written, if `place` is where it begins in the file."""
    at: int = 0
    """For what was taken out of a running text: where in it."""
    is_heard: bool = False
    """Captions: what was said cannot be put in by the register."""
    is_code: bool = False
    """What stands between code ticks or in a fence: read as text, but nobody is given advice on an example."""
    words: frozenset[str] = frozenset()
    """Its words in small letters: most rules need to look closer only where one of theirs is among them."""
    small: str = ""
    """The text in small letters."""
    is_retold: bool = False
    """A row of a table as a sentence (`tabled`): what it says of people counts, the rest was read in its place."""
    text: str = field(init=False)
    """What is read."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self.plain.text)  # asked for by every rule, so it is at hand

    @property
    def sentences(self) -> Sentences:
        """Where its sentences begin."""
        return sentences_of(self.text)

    def place_at(self, start: int, end: int) -> Place:
        """Where the letters from `start` to `end` were written."""
        if self.written is None:
            return self.place
        first, last = self.plain.span(start, end)
        starts = _line_starts(self.written)
        line = bisect_right(starts, first) - 1
        column = first - starts[line]
        if not line:
            column += self.place.column - 1
        line_end = self.written.find("\n", first)
        width = min(last, line_end if line_end >= 0 else last) - first
        return Place(self.place.file, self.place.line + line, column + 1, max(width, 1))


@lru_cache(maxsize=16)
def _line_starts(written: str) -> tuple[int, ...]:
    return (0, *(match.end() for match in re.finditer("\n", written)))


def passage_of(
    plain: Plain,
    place: Place,
    language: Language,
    country: Country | None,
    *,
    kind: Kind = Kind.TEXT,
    written: str | None = None,
    at: int = 0,
    is_heard: bool = False,
    is_code: bool = False,
) -> Passage:
    """A passage, made legible; whatever its rules ask for again and again is found out once."""
    read = legible(plain)
    small = small_letters(read.text)
    words = words_in(small)
    return Passage(read, place, language, country, kind, written, at, is_heard, is_code, words, small)


@dataclass(slots=True)
class Document:
    """Texts that are read together: a page and its pictures, an episode and its captions, a poster in one language."""

    passages: list[Passage] = field(default_factory=list)
    aliases: frozenset[str] = frozenset()
    """Invented names."""
    is_register: bool = False
    """An entry of the register of help lines: its own numbers are meant to stand there."""
    is_settings: bool = False
    """The settings of the campaign, where the numbers of offices stand by themselves."""
    is_finished: bool = False
    """A finished file, whose texts stand by themselves: what one says of its people, it says of all of them."""

    @property
    def said(self) -> object:
        """All of it as plain values: nothing else is looked at in a document."""
        passages = [
            (one.text, [*one.plain.starts], [*one.plain.origins], one.place, one.written, one.at)
            for one in self.passages
        ]
        kinds = [(one.language, one.country, one.kind, one.is_heard) for one in self.passages]
        return (passages, kinds, sorted(self.aliases), self.is_register, self.is_settings)

    @property
    def texts(self) -> list[Passage]:
        """The passages that are running text."""
        return [passage for passage in self.passages if passage.kind is Kind.TEXT]


def documents(campaign: Campaign) -> Iterator[Document]:
    """Everything that a campaign publishes, in groups that are read together."""
    yield from register_documents(campaign)
    for page in campaign.pages:
        yield page_document(page)
    yield from thing_documents(campaign)


def register_documents(campaign: Campaign) -> Iterator[Document]:
    """What registers and shows say, entry by entry."""
    settings = _entry(campaign.settings, campaign.settings.default_language)
    settings.is_settings = True
    yield settings
    for line in campaign.helplines.helplines:
        document = _entry(line)
        document.is_register = True
        yield document
    for entry in (*campaign.events, *campaign.evidence):
        yield _entry(entry)
    for term in campaign.terms:
        yield _term(term)
    for show in campaign.shows:
        writer = _Writer(show.language, show.country)
        writer.add_all(show)
        writer.add_folder(show)
        yield writer.document


def thing_documents(campaign: Campaign) -> Iterator[Document]:
    """What episodes and posters say."""
    for episode in campaign.episodes:
        yield _episode(campaign, episode)
    for poster in campaign.posters:
        yield from _poster(poster, campaign.settings.default_language)


def page_document(page: Page) -> Document:
    """One page: its front matter, its text, and where its links lead."""
    writer = _Writer(page.language, page.front.country or page.language.country)
    for key in ("title", "menu_title", "description", "content_note"):
        if said := getattr(page.front, key):
            writer.add(said, page.front.where(key))
    writer.add_all(page.front)
    file = str(page.source)
    writer.add(page.text, Place(file, page.text_line), is_whole=True)
    writer.add_file_name("/".join(page.source.parts[2:]).removesuffix(page.source.suffix), Place(file))
    texts = tuple((passage.kind, passage.text) for passage in writer.document.passages)
    _TEXTS[id(page)] = (ref(page, partial(_forget, id(page))), texts)
    return writer.document


def texts_that_are_read(campaign: Campaign) -> Iterator[tuple[Kind, str]]:
    """Every passage of a campaign as its rules read it; of a page that they have read, what they read."""
    for page in campaign.pages:
        known = _TEXTS.get(id(page))
        if known is not None and known[0]() is page:
            yield from known[1]
        else:
            yield from ((passage.kind, passage.text) for passage in page_document(page).passages)
    for document in documents(replace(campaign, pages=())):
        yield from ((passage.kind, passage.text) for passage in document.passages)


_TEXTS: dict[int, tuple[ref[Page], tuple[tuple[Kind, str], ...]]] = {}
"""What was read of each page that is still there: a build asks for it twice."""


def _forget(identity: int, _: ref[Page]) -> None:
    _TEXTS.pop(identity, None)


def linked_document(texts: Iterable[str], place: Place, language: Language) -> Document:
    """Texts that stand in no file, such as what a code in a picture says; all of it belongs to one place."""
    writer = _Writer(language, None)
    for text in texts:
        writer.add(text, place)
    return writer.document


class _Writer:
    """Gathers the passages of one document."""

    def __init__(self, language: Language, country: Country | None) -> None:
        self.document = Document()
        self._language = language
        self._country = country
        self.read: set[Place] = set()

    def add(self, written: str, place: Place, *, is_whole: bool = False) -> None:
        """A value, or (`is_whole`) a text that begins at `place` of its file."""
        if written:
            self.read.add(place)
            whole = written if is_whole else None
            if is_unmarked(written):
                self._one(Plain(written), place, Kind.TEXT, whole, 0)
            else:
                self._put(strip_markdown(written), place, whole)

    def add_all(self, model: Model) -> None:
        """Every text of `model` that was not added yet: a key that is new is read, too."""
        for text in texts_of(model):
            if text.place not in self.read:
                self.add(text.value, text.place)

    def add_captions(self, written: str, file: str) -> None:
        """A file of captions."""
        plain = strip_captions(written).plain
        self.document.passages.append(
            passage_of(plain, Place(file), self._language, self._country, written=written, is_heard=True)
        )

    def add_file_name(self, name: str, place: Place) -> None:
        """A file's name without its ending: it is part of an address."""
        self._one(Plain(words_of_name(name)), place, Kind.FILE_NAME, None, 0)

    def add_folder(self, entity: Entity) -> None:
        """The name of an entity's folder, which is part of every address of what is made from it."""
        file = entity.where().file
        if file:
            self.add_file_name(entity.id, Place(file))

    def _put(self, stripped: Stripped, place: Place, written: str | None) -> None:
        self._one(stripped.plain, place, Kind.TEXT, written, 0)
        asides = (
            (Kind.ADDRESS, stripped.addresses),
            (Kind.CODE, stripped.code),
            (Kind.COMMENT, stripped.comments),
            (Kind.FILE_NAME, stripped.file_names),
            (Kind.TEXT, stripped.titles),
        )
        for kind, found in asides:
            for aside in found:
                plain = plain_of(aside, is_file_name=kind is Kind.FILE_NAME)
                if kind is Kind.CODE and " " in plain.text.strip():  # a chat pasted as code is shown like any text
                    self._one(plain, place, Kind.TEXT, written, aside.at, is_code=True)
                else:
                    self._one(plain, place, kind, written, aside.at)
        for aside in stripped.addresses:
            for said, is_running, at in said_in(aside.text):
                kind = Kind.TEXT if is_running else Kind.FILE_NAME
                self._one(Plain(said, (0,), (aside.start + at,)), place, kind, written, aside.at)

    def _one(
        self, plain: Plain, place: Place, kind: Kind, written: str | None, at: int, *, is_code: bool = False
    ) -> None:
        to = partial(passage_of, place=place, language=self._language, country=self._country)
        read = partial(to, kind=kind, written=written, at=at, is_code=is_code)
        self.document.passages.append(read(plain))
        if kind is Kind.TEXT:
            self.document.passages += [replace(read(row), is_retold=True) for row in rows_of(plain)]


def _entry(model: Model, language: Language = Language.ENGLISH) -> Document:
    """An entry of a register: texts in several languages, and texts that are the same in all, read in `language`."""
    document = Document()
    for text in texts_of(model):
        writer = _Writer(text.language or language, None)
        writer.add(text.value, text.place)
        document.passages += writer.document.passages
    return document


def _term(term: Term) -> Document:
    """A word with what it means: the one explains the other."""
    document = Document()
    for language, meaning in term.meaning.items():
        writer = _Writer(language, None)
        writer.add(f"{term.name.get(language, '')} — {meaning}", term.where("meaning", language))
        document.passages += writer.document.passages
    return document


def _episode(campaign: Campaign, episode: Episode) -> Document:
    show = campaign.show_of(episode)
    writer = _Writer(show.language, show.country)
    writer.add(episode.title, episode.where("title"))
    writer.add(episode.summary, episode.where("summary"))
    writer.add(episode.notes, Place(str(episode.folder / "notes.md")), is_whole=True)
    for person in episode.people:
        writer.add(person.about or "", person.where("about"))
        if person.name:
            writer.add(person.name, person.where("name"))
    for number, segment in enumerate(episode.segments):
        writer.add(segment.title, episode.where("segments", number, "title"))
        if segment.speech is not None:
            writer.add(segment.speech.text, episode.where("segments", number, "speech", "text"))
        for key in ("file", "transcript"):
            path = getattr(segment, key)
            if path is not None:
                writer.add_file_name(path.name, segment.where(key))
        if segment.transcript is not None and segment.transcript in campaign.captions:
            gone = [one.with_margins for one in segment.redact]
            # what is taken out of the recording is left out of the captions that listeners get, too
            writer.add_captions(without_words(campaign.captions[segment.transcript], gone), str(segment.transcript))
    writer.add_all(episode)
    writer.add_folder(episode)
    writer.document.aliases = frozenset(
        word for person in episode.people if person.alias for word in person.alias.split()
    )
    return writer.document


def _poster(poster: Poster, default: Language) -> Iterator[Document]:
    read: set[Place] = set()
    for language, message in poster.message.items():
        writer = _Writer(language, language.country)
        writer.add(poster.title.get(language, ""), poster.where("title", language))
        for key in ("headline", "body", "footer", "help", "sms", "spot"):
            writer.add(getattr(message, key), message.where(key))
        for number, step in enumerate(message.steps):
            writer.add(step, message.where("steps", number))
        for number, bubble in enumerate(message.chat):
            writer.add(bubble.text, message.where("chat", number, "text"))
        for number, panel in enumerate(message.panels):
            for key in ("says", "answers", "tells"):
                writer.add(getattr(panel, key), message.where("panels", number, key))
        if poster.art is not None:
            writer.add(poster.art.alt.get(language, ""), poster.art.where("alt", language))
            writer.add(poster.art.text.get(language, ""), poster.art.where("text", language))
            writer.add_file_name(poster.art.file.name, poster.art.where("file"))
        for logo in poster.logos:
            writer.add(logo.name, logo.where("name"))
        for tried in poster.pretested:
            writer.add(tried.changes, tried.where("changes"))
        writer.add_folder(poster)
        read |= writer.read
        yield writer.document
    rest = [text for text in texts_of(poster) if text.place not in read]
    for language in dict.fromkeys(text.language or default for text in rest):
        writer = _Writer(language, language.country)
        for text in rest:
            if (text.language or default) is language:
                writer.add(text.value, text.place)
        yield writer.document
