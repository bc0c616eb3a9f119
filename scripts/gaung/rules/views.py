"""What others see of a page: its title and address, where it leads, whom it quotes and what it shows; not its text.

Rules that compare pages with each other, with posters and with registers look at these, so that a check after an edit
compares a thousand pages without reading them again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple, Self, TypeAlias, cast

from gaung.block import find_blocks, quotes_in
from gaung.model.language import Language
from gaung.model.page import Door, Page
from gaung.page_text import PageText
from gaung.place import Place
from gaung.shown_pictures import shown_in

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign
    from gaung.model.episode import Episode

VOICES = "voices"
"""The block with the words of children: most pages do not even name it, and need no closer look."""

At: TypeAlias = tuple[int, int, int]
"""Line, column and width in the page's own file."""

Target: TypeAlias = tuple[str, str, str, At]
"""A block's name, one of its options, one thing that this names, and where."""


_LANGUAGES = {language.value: language for language in Language}

NAMING = frozenset(
    {"use", "country", "line", "episode", "show", "poster", "event", "year", "figure", "name", "door", "most"}
)
"""The options of blocks that name something; the others hold sentences."""


class PictureView(NamedTuple):
    """One use of a picture file, and what the page's front matter says of it. Texts and numbers only."""

    file: str
    """Relative to the campaign."""
    at: At
    words: str
    written: str
    """How the page names the file."""
    is_spoken_of: bool
    """Whether the front matter says anything of it."""
    faces: str | None
    faces_at: At
    checked: bool
    boxes: tuple[tuple[float, float, float, float], ...] = ()
    """What is painted over."""


class PicturesView(NamedTuple):
    """What rules need that look at the pictures of all pages: nothing else is within their reach."""

    file: str
    consents: tuple[str, ...]
    pictures: tuple[PictureView, ...]

    def place(self, at: At) -> Place:
        """A place in its file."""
        return Place(self.file, *at)


class PageView(NamedTuple):
    """One page as others see it. Texts and numbers only, so that it can be kept; its names are those of a `Page`."""

    file: str
    """Relative to the campaign."""
    address: str
    title: str
    title_at: At
    is_news: bool
    published_text: str | None
    published_at: At
    door_name: str
    order: int | None
    consents: tuple[str, ...]
    quoted: tuple[str, ...]
    """The consents of its quotes."""
    links: tuple[tuple[str, At], ...]
    """Every link that stays on the site, without its `#…`, and where."""
    targets: tuple[Target, ...]
    pictures: tuple[PictureView, ...]

    @property
    def front(self) -> Self:
        """What its front matter says: `view.front.published`, as of a page."""
        return self

    @property
    def source(self) -> PurePosixPath:
        """The file, relative to the campaign."""
        return PurePosixPath(self.file)

    @property
    def language(self) -> Language:
        """The language of its folder."""
        return _LANGUAGES[self.file.split("/", 2)[1]]

    @property
    def published(self) -> datetime | None:
        """From when it is out, if it says so."""
        return None if self.published_text is None else datetime.fromisoformat(self.published_text)

    @property
    def door(self) -> Door:
        """Behind which door of the home page it stands."""
        return Door(self.door_name)

    @property
    def for_pictures(self) -> PicturesView:
        """What of it matters to those who look at pictures."""
        return PicturesView(self.file, self.consents, self.pictures)

    def place(self, at: At) -> Place:
        """A place in its file."""
        return Place(self.file, *at)


def view_of(page: Page) -> PageView:
    """What others see of a page."""
    front, file = page.front, str(page.source)
    return PageView(
        file=file,
        address=page.address,
        title=front.title,
        title_at=_at(front.where("title")),
        is_news=page.is_news,
        published_text=None if front.published is None else front.published.isoformat(),
        published_at=_at(front.where("published")),
        door_name=front.door.value,
        order=front.order,
        consents=tuple(front.consents),
        quoted=tuple(quote.ref for quote in quotes_in(find_blocks(page.text))) if VOICES in page.text else (),
        links=tuple(
            (link.path, _at(link.place))
            for link in PageText(page.text, file, page.text_line).links()
            if link.leads_to_a_page
        ),
        targets=tuple(targets_in(page.text, file, page.text_line)),
        pictures=tuple(_pictures(page)),
    )


def noted_in(episodes: Iterable[Episode]) -> tuple[tuple[str, tuple[Target, ...]], ...]:
    """What blocks in show notes name, file by file."""
    files = ((f"{one.folder}/notes.md", one.notes) for one in episodes if one.notes)
    return tuple((file, tuple(targets_in(notes, file))) for file, notes in files)


def targets_in(text: str, file: str, first_line: int = 1) -> Iterator[Target]:
    """What the options of the blocks of a text name: block, option, thing, and where."""
    scan = find_blocks(text, file, first_line)
    for block in scan.blocks:
        for key, written in block.options.items():
            for seen in (written.split() or [""]) if key in NAMING else ():
                place = scan.place(block.first_line, block.option_columns[key], len(key) + 1 + len(seen))
                yield block.kind.name, key, seen, _at(place)


def with_views(campaign: Campaign, views: tuple[PageView, ...]) -> Campaign:
    """The campaign with views in the place of its pages, for those who ask a page no more than a view can answer."""
    # a view has the names that are asked for; who asks for another one hears it at once
    return replace(campaign, pages=cast("tuple[Page, ...]", views))


def _pictures(page: Page) -> Iterator[PictureView]:
    for one in shown_in(page):
        care = one.care
        yield PictureView(
            file=str(one.file),
            at=_at(one.place),
            words=one.words,
            written=one.written,
            is_spoken_of=care is not None,
            faces=None if care is None or care.faces is None else care.faces.value,
            faces_at=_at(one.place if care is None else care.where("faces")),
            checked=care is not None and care.checked,
            boxes=() if care is None else care.boxes,
        )


def _at(place: Place) -> At:
    return (place.line, place.column, place.width)
