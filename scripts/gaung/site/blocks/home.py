"""The home page's own blocks: the loud line, and the three doors."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from gaung.block import Block, Scan
from gaung.model.page import Door
from gaung.site.blocks.markup import Page, Renderer, element, text


@cache
def icon(name: str) -> str:
    """One drawing of the icon family, as SVG for the page."""
    return (files("gaung.site") / "theme" / "icons" / f"{name}.svg").read_text("utf-8").strip()


def hero(page: Page, scan: Scan, block: Block) -> str:
    """The campaign's name and its loud line; the rings behind it are a background."""
    name = element("p", "g-hero__name", text(page.listing.name))
    line = element("h1", "g-hero__line", text(page.listing.tagline))
    about = element("p", "g-hero__about", text(page.listing.description))
    return element("div", "g-hero", f"{name}{line}{about}")


def doors(page: Page, scan: Scan, block: Block) -> str:
    """Three large links; each has its own picture, colour and words."""
    items = ""
    for door in Door:
        title = element("span", "g-door__title", text(page.say(f"door_{door}")))
        about = element("span", "g-door__text", text(page.say(f"door_{door}_text")))
        link = element(
            "a", f"g-door g-door--{door}", icon(door) + title + about, href=page.link(page.listing.doors[door])
        )
        items += element("li", "", link)
    return element("ul", "g-doors", items)


def lead(page: Page, scan: Scan, block: Block) -> str:
    """What hard topic a page is about, before it begins."""
    label = element("strong", "", text(page.say("block_note")))
    return element("p", "g-lead-note", f"{label} {text(block.options.get('title', ''))}", role="note")


RENDERERS: dict[str, Renderer] = {"hero": hero, "doors": doors, "lead": lead}
