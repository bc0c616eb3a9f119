"""Which pictures the pages show, and what their authors say of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from gaung.picture import PICTURES
from gaung.place import Lines, Place

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign
    from gaung.model.page import Page
    from gaung.model.picture import Box, PictureCare

_TARGET = re.compile(r"\]\(\s*(?:<(?P<quoted>[^>\n]*)>|(?P<bare>[^\s)>]*))")
_DEFINED = re.compile(r"^ {0,3}\[[^\]\n]+\]:\s*<?(?P<bare>[^\s>]+)(?P<quoted>)", re.MULTILINE)
_QUERY = re.compile(r"[?#]")
_MOST_WORDS = 4000
"""What is to be seen in a picture is said in so many letters."""
_ENDINGS = tuple(PICTURES)


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """One use of a picture file in a page."""

    file: PurePosixPath
    """Relative to the campaign."""
    page: Page
    place: Place
    words: str
    """What is to be seen, in words."""
    written: str
    """How the page names the file."""

    @property
    def key(self) -> str | None:
        """By which name the page's front matter speaks of it, if it does."""
        return next((name for name in self.page.front.pictures if _file(self.page, name) == self.file), None)

    @property
    def care(self) -> PictureCare | None:
        """What the page's front matter says of it."""
        return None if self.key is None else self.page.front.pictures[self.key]


def shown_in(page: Page) -> Iterator[ShownPicture]:
    """Every picture file that a page names as a picture or a link, in code too: rather one too many than one unseen."""
    lines: Lines | None = None
    for match in (*_TARGET.finditer(page.text), *_DEFINED.finditer(page.text)):
        written = unquote(_QUERY.split(match["quoted"] or match["bare"] or "", maxsplit=1)[0])
        # most links lead to pages: they need no look at folders
        if not written.rstrip("/.").lower().endswith(_ENDINGS):
            continue
        file = _file(page, written)
        if file is not None and file.suffix.lower() in PICTURES:
            at = match.start("quoted") if match["quoted"] else match.start("bare")
            lines = lines or Lines(page.text)
            line, column = lines.at(at)
            width = max(len(match["quoted"] or match["bare"] or ""), 1)
            place = Place(str(page.source), page.text_line + line, column + 1, width)
            before = page.text[max(match.start() - _MOST_WORDS, 0) : match.start()]
            words = before.rpartition("\n\n")[2].rpartition("![")[2]
            yield ShownPicture(file, page, place, words, written)


def covered_in_pages(campaign: Campaign) -> dict[PurePosixPath, tuple[Box, ...]]:
    """Every picture file that a page shows, with all that any page wants painted over."""
    found: dict[PurePosixPath, tuple[Box, ...]] = {}
    for page in campaign.pages:
        for shown in shown_in(page):
            boxes = shown.care.boxes if shown.care is not None else ()
            found[shown.file] = tuple(dict.fromkeys((*found.get(shown.file, ()), *boxes)))
    return found


def _file(page: Page, path: str) -> PurePosixPath | None:
    """The file that `path` names as seen from a page; None if it lies outside of the page's language."""
    if not path or path.startswith("/") or ":" in path or "\\" in path:
        return None
    parts = list(page.source.parent.parts)
    for part in PurePosixPath(path).parts:
        if part == "..":
            if len(parts) <= 2:
                return None
            parts.pop()
        else:
            parts.append(part)
    return PurePosixPath(*parts)
