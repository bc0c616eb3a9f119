"""The news as a list: the newest, or those of one year."""

from __future__ import annotations

from gaung.block import Block, Scan
from gaung.listing import NewsCard
from gaung.site.blocks.markup import Page, Renderer, element, lang, text


def news(page: Page, scan: Scan, block: Block) -> str:
    """Entries with their days; one that is not translated says so, and leads to the original."""
    written, year = block.options.get("most", ""), block.options.get("year", "")
    found = [card for card in page.listing.news if not year or card.year == year]
    items = "".join(
        element("li", "", entry(page, card)) for card in found[: int(written) if written.isdecimal() else None]
    )
    return element("ul", "g-news", items) if items else ""


def entry(page: Page, card: NewsCard) -> str:
    """One entry, without its list."""
    spoken = lang(page, card.language)
    hreflang = {"hreflang": card.language.value} if spoken else {}
    title = element("a", "g-stretch", text(card.title), href=page.link(card.address), **hreflang)
    facts = [element("time", "", text(card.day), datetime=card.date)]
    if spoken:
        facts.append(element("span", "g-badge", text(page.say("news_only", language=card.language.own_name))))
    parts = [
        element("p", "g-news__title", title, **spoken),
        element("p", "g-meta", " ".join(facts)),
        element("p", "", text(card.description), **spoken),
    ]
    return "".join(parts)


RENDERERS: dict[str, Renderer] = {"news": news}
