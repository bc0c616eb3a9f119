"""What every block needs: the page it stands on, links from there, and HTML that is always escaped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import TypeAlias

from gaung import words
from gaung.block import Block, Scan
from gaung.listing import Listing
from gaung.model.language import Language


@dataclass(frozen=True, slots=True)
class Page:
    """The page that a block stands on."""

    listing: Listing
    address: str
    """Its address from the site's root."""

    @property
    def language(self) -> Language:
        """The language of the page."""
        return self.listing.language

    def say(self, name: str, /, **facts: str | int) -> str:
        """A word of the interface."""
        return words.say(self.language, name, **facts)

    def link(self, address: str) -> str:
        """The way from this page to an address that counts from the site's root."""
        return "../" * self.address.count("/") + address or "./"


Renderer: TypeAlias = Callable[[Page, Scan, Block], str]


def text(words: str) -> str:
    """Text as HTML."""
    return escape(words, quote=False)


def element(name: str, class_: str, inside: str, **attributes: str) -> str:
    """An element; `inside` is HTML already. `lang_` and the like lose their last underscore."""
    named = {"class": class_, **{key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}}
    written = "".join(f' {key}="{escape(value)}"' for key, value in named.items() if value)
    return f"<{name}{written}>{inside}</{name}>"


def lang(page: Page, language: Language) -> dict[str, str]:
    """The attribute `lang` for a text in another language than the page's."""
    return {} if language is page.language else {"lang_": language.value}
