"""The glossary: what not to say, what to say instead, and why, from the same table as the findings and the card."""

from __future__ import annotations

from gaung.block import Block, Scan
from gaung.site.blocks.markup import Page, Renderer, element, text
from gaung.words.card import word_card


def words(page: Page, scan: Scan, block: Block) -> str:
    """The table of words in the page's language; what is to be avoided is struck out."""
    names = ("card_avoid", "card_say", "card_why")
    head = "".join(element("th", "", text(page.say(name)), scope="col") for name in names)
    rows = "".join(
        element(
            "tr",
            "",
            element("td", "", element("del", "", text(row.avoid), data_pagefind_ignore="all"))
            + element("td", "", element("strong", "", text(row.use)))
            + element("td", "", text(row.why)),
        )
        for row in word_card(page.language)
    )
    table = element("thead", "", element("tr", "", head)) + element("tbody", "", rows)
    return element("div", "g-table g-words", element("table", "", table))


RENDERERS: dict[str, Renderer] = {"words": words}
