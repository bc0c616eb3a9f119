"""The search box and the list of saved pages.

Each shows itself only where its script runs; without it, a sentence does.
"""

from __future__ import annotations

from gaung.block import Block, Scan
from gaung.site.blocks.markup import Page, Renderer, element, text


def search(page: Page, scan: Scan, block: Block) -> str:
    """A field, what was found (said aloud by screen readers), and the list of results."""
    said = {f"data_{name}": page.say(f"search_{name}") for name in ("none", "failed", "busy")}
    said["data_count"] = page.say("search_count", count="{count}")
    field = '<input type="search" id="search" autocomplete="off" spellcheck="false" enterkeyhint="search">'
    label = element("label", "", text(page.say("search_label")), for_="search")
    status = element("p", "g-search__said", "", role="status")
    root = page.link("")
    box = f"{label}{field}{status}<ol></ol>"
    named = element("div", "g-search", box, role="search", aria_label=page.say("search"), data_root=root, **said)
    without = element("p", "g-search-off", text(page.say("search_no_script")))
    return f"{named.replace('<div ', '<div hidden ', 1)}{without}"


def saved(page: Page, scan: Scan, block: Block) -> str:
    """The pages that are saved on this device, as their script finds them."""
    none = element("p", "g-saved-none", text(page.say("saved_none")))
    return '<ul class="g-saved-list"></ul>' + none


RENDERERS: dict[str, Renderer] = {"search": search, "saved": saved}
