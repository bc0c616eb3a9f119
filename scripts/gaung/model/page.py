"""A page of the site: what its front matter says, and its Markdown."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import PurePosixPath
from typing import Annotated

from pydantic import Field

from gaung.model.base import Day, Model, Moment, Slug, Title
from gaung.model.language import Country, Language
from gaung.model.picture import PictureCare
from gaung.model.topic import Area

NEWS = "news"
"""The folder of dated entries, in the folder of each language: `content/id/news/`."""


class Audience(StrEnum):
    """For whom a page is written."""

    BAND_8_11 = "8-11"
    BAND_12_14 = "12-14"
    BAND_15_17 = "15-17"
    ADULTS = "adults"
    EVERYBODY = "everybody"


class Door(StrEnum):
    """The three doors of the home page; a page stands behind one of them."""

    HELP = "help"
    LEARN = "learn"
    ACT = "act"


class PageFront(Model):
    """The front matter of a page, between two lines of `---`."""

    title: Title
    """The heading of the page."""
    description: Annotated[str, Field(min_length=1, max_length=300)]
    """One sentence for search engines and shared links."""
    audience: Audience
    """For whom it is written."""
    topics: tuple[Slug, ...] = ()
    """What it is about, by topic ids."""
    areas: tuple[Area, ...] = ()
    """From which side it looks at that: `context`, `threats`, `perspectives`."""
    published: Moment | None = None
    """For news alone: the moment from which it is out, `2026-11-22T16:00:00+07:00`. Before that it is not published."""
    order: Annotated[int, Field(ge=0, le=10_000)] | None = None
    """Its place in the menu, smallest first; left out, it is neither in the menu nor behind a door."""
    menu_title: Title | None = None
    """A shorter name for the menu."""
    country: Country | None = None
    """The country whose help lines it shows; left out, the language decides."""
    door: Door = Door.LEARN
    """Behind which door of the home page it stands."""
    content_note: str | None = None
    """One sentence that says, before the page begins, what hard topic it is about."""
    consents: tuple[str, ...] = ()
    """References of the consents for every child whose words, picture or drawing it shows."""
    pictures: dict[str, PictureCare] = Field(default_factory=dict)
    """What is said of each picture it shows, by file name as in its text: `{meja.jpg: {faces: none}}`."""
    author_role: Title | None = None
    """The role of who wrote it (never a name); needed for a sensitive topic."""
    reviewed_by_role: Title | None = None
    """The role of who read it for the children's safety: not the author's."""
    reviewed_on: Day | None = None
    """The day of that reading."""
    translated_from: Annotated[str, Field(pattern=r"^[0-9a-f]{10}$")] | None = None
    """What the original said when this was translated, as `gaung coverage --record` writes it down: ten characters."""
    native_review: bool = True
    """False while a native speaker still has to read the translation; the page says so."""


@dataclass(frozen=True, slots=True, kw_only=True, weakref_slot=True)
class Page:
    """A Markdown page in one language."""

    front: PageFront
    language: Language
    source: PurePosixPath
    """The file, relative to the campaign: `content/id/jejak-digital.md`."""
    text: str
    """The Markdown after the front matter."""
    text_line: int
    """The line of the file on which `text` begins, from 1."""

    @property
    def is_news(self) -> bool:
        """Whether it is an entry of the news: a file below `news/`, but not the words at the top of a list."""
        parts = self.address.split("/")
        is_year = len(parts) == 3 and len(parts[1]) == 4 and parts[1].isdecimal()
        return parts[0] == NEWS and len(parts) > 2 and not is_year

    @property
    def id(self) -> str:
        """Its path below `content/` without `.md`: `id/panduan/mulai`."""
        return str(PurePosixPath(*self.source.parts[1:]).with_suffix(""))

    @property
    def fingerprint(self) -> str:
        """What it says, as ten characters: another sentence gives others, another line break does not."""
        said = (self.front.title, self.front.description, self.front.content_note or "", self.text)
        plain = "\0".join(" ".join(part.split()) for part in said)
        return hashlib.sha256(plain.encode()).hexdigest()[:10]

    @property
    def stem(self) -> PurePosixPath:
        """The path inside the language's folder without `.md`; the same in every language."""
        return PurePosixPath(*self.source.parts[2:]).with_suffix("")

    @property
    def address(self) -> str:
        """The page's address inside its language, with a slash at the end; the home page is empty."""
        return page_address(self.source)


@cache
def page_address(source: PurePosixPath) -> str:
    """The address of the page in the file `source`; each is asked for many times."""
    parts = source.with_suffix("").parts[2:]
    return "".join(f"{part}/" for part in (parts[:-1] if parts[-1] == "index" else parts))
