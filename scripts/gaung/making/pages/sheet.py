"""One page that is about to be written: its address, its front matter, its Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from html import escape
from pathlib import PurePosixPath

from gaung.address import up
from gaung.model.language import Country, Language
from gaung.model.page import Audience


@dataclass(frozen=True, slots=True, kw_only=True)
class Onward:
    """A way from one page to another, as the template shows it."""

    name: str
    address: str
    """From the site's root."""
    lang: str = ""
    """The language of the name, where it is not that of the page."""
    kind: str = ""
    """What it is, in a word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One Markdown page of one language."""

    address: str
    """Where it stands in its language, with a slash at the end; the home page is empty."""
    title: str
    description: str
    text: str
    file_name: str | None = None
    """Its file when an author chose one (`jejak-digital.md`), so that links between pages lead there."""
    menu_title: str | None = None
    order: int | None = None
    audience: Audience | None = None
    country: Country | None = None
    is_reviewed: bool = True
    """Whether a native speaker has read the translation."""
    is_wide: bool = False
    """Whether it lays out cards instead of reading text."""
    picture: str = ""
    """The full address of the picture that goes along with links to it, 1,200 by 630 pixels."""
    is_searched: bool = True
    """Whether the search knows it; a list of what other pages say would only double what is found."""
    marks: tuple[Onward, ...] = ()
    """The tags that stand below it."""
    related: tuple[Onward, ...] = ()
    """What else is about the same."""

    @property
    def file(self) -> str:
        """Its file in the language's folder."""
        return self.file_name or str(PurePosixPath(self.address) / "index.md")

    def markdown(self, prefix: str, languages: Iterable[Language]) -> str:
        """The file's content. `languages` are those that have this page."""
        front: dict[str, object] = {
            "title": self.title,
            "description": " ".join(self.description.split()),
            "languages": " ".join(languages),
        }
        if self.audience is not None:
            front["audience"] = self.audience
        if self.country is not None:
            front["country"] = self.country
        if not self.is_reviewed:
            front["unreviewed"] = "yes"
        if self.is_wide:
            front["wide"] = "yes"
        if self.picture:
            front["picture"] = self.picture
        if not self.is_searched:
            front["unsearched"] = "yes"
        for key, found in (("marks", self.marks), ("related", self.related)):
            if found:
                front[key] = [asdict(one) for one in found]
        # a JSON string is a YAML string too, whatever an author writes into a title
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
        mark = f"<!-- gaung: /{prefix}{self.address} -->"
        return "\n".join(["---", *lines, "---", mark, "", self.text.strip("\n"), ""])


def raw(html: str) -> str:
    """Finished HTML for the text of a sheet."""
    return f"::: raw\n{html}\n:::\n"


def to_root(prefix: str, address: str) -> str:
    """The way from a page to the site's root."""
    return up(prefix + address)


def text(words: str) -> str:
    """Text as HTML."""
    return escape(words, quote=True)


_SIGNS = frozenset(r"\`*_{}[]()#+-.!>")
"""What Python-Markdown lets a backslash stand before."""


def plain(words: str) -> str:
    """Text of an author's YAML as Markdown that shows just this text."""
    escaped = "".join(f"\\{letter}" if letter in _SIGNS else letter for letter in " ".join(words.split()))
    return escaped.replace("&", "&amp;").replace("<", "&lt;")
