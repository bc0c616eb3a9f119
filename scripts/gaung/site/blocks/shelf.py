"""Posters and pages as cards: one picture or one sentence, one thing to do."""

from __future__ import annotations

from gaung import address, words
from gaung.block import Block, Scan
from gaung.listing import PageCard, PosterCard
from gaung.site.blocks.markup import Page, Renderer, element, lang, text

MOST = 60
"""So many cards stand in one list."""


def poster(page: Page, scan: Scan, block: Block) -> str:
    """One poster with its preview."""
    card = next((one for one in page.listing.posters if one.id == block.options.get("poster")), None)
    return "" if card is None else element("ul", "g-posters g-posters--one", poster_card(page, card))


def posters(page: Page, scan: Scan, block: Block) -> str:
    """The gallery, or the first few of it."""
    written = block.options.get("most", "")
    most = int(written) if written.isdecimal() else len(page.listing.posters)
    items = "".join(poster_card(page, card, is_filtered=not written) for card in page.listing.posters[:most])
    return element("ul", "g-posters", items) if items else ""


def pages(page: Page, scan: Scan, block: Block) -> str:
    """The author's pages behind one door; after them, those that nobody has translated yet, and where they are."""
    door = block.options.get("door", "")

    def cards(all_: tuple[PageCard, ...]) -> str:
        own = [card for card in all_ if (not door or card.door == door) and card.address != page.address]
        return bounded(page, "g-pages", [page_card(page, card) for card in own[:MOST]], len(own))

    html, others = cards(page.listing.pages), cards(page.listing.untranslated)
    if others:
        html += element("h2", "", text(page.say("pages_elsewhere")))
        html += element("p", "", text(page.say("pages_elsewhere_lead"))) + others
    return html


def bounded(page: Page, class_: str, items: list[str], count: int) -> str:
    """A list of the first cards, and how many more there are: a page with all of a large site is too heavy to open."""
    html = element("ul", class_, "".join(items)) if items else ""
    if count > len(items):
        more = text(page.say("tag_more", count=count - len(items)))
        if page.listing.tags:
            link = page.link(f"{page.listing.prefix}{address.TAGS}")
            more += " " + element("a", "g-more", text(page.say("tags_all")), href=link)
        html += element("p", "", more)
    return html


def preview(page: Page, card: PosterCard, *, lazy: bool = True) -> str:
    """The picture of a poster, with its size so that nothing jumps while it loads."""
    loading = ' loading="lazy"' if lazy else ""
    size = f'width="{card.width}" height="{card.height}"'
    alt = text(card.alt).replace('"', "&quot;")
    return f'<img src="{page.link(card.preview)}" alt="{alt}" {size}{loading}>'


def poster_card(page: Page, card: PosterCard, *, is_filtered: bool = False) -> str:
    """One poster in a list; the gallery's script needs its tags."""
    title = text(card.title)
    if card.address:
        title = element("a", "g-stretch", title, href=page.link(card.address))
    sizes = page.say("poster_sizes", sizes=", ".join(card.sizes))
    languages = page.say("poster_languages", languages=", ".join(one.own_name for one in card.languages))
    known = [sizes, *([page.say("poster_forms", count=card.variants)] if card.variants > 1 else [])]
    facts = text(" · ".join([*known, f"PDF {words.kilobytes(card.bytes)}"]))
    inner = preview(page, card)
    inner += element("p", "g-posters__title", title, **lang(page, card.language))
    inner += element("p", "g-meta", facts) + element("p", "g-meta", text(languages))
    if not card.is_reviewed:
        inner += element("p", "g-meta", text(page.say("poster_no_review")))
    return element("li", "", inner, data_tags=" ".join(card.tags) if is_filtered else "")


def page_card(page: Page, card: PageCard) -> str:
    """One page in a list."""
    spoken = card.language or page.language
    title = element("a", "g-stretch", text(card.title), href=page.link(card.address))
    who = f"{page.say('audience')}: {page.say(f'audience_{card.audience}')}"
    inner = element("p", "g-pages__title", title, **lang(page, spoken))
    inner += element("p", "", text(card.description), **lang(page, spoken))
    if spoken is not page.language:
        who += f" · {page.say('poster_languages', languages=spoken.own_name)}"
    return element("li", "", inner + element("p", "g-meta", text(who)))


RENDERERS: dict[str, Renderer] = {"poster": poster, "posters": posters, "pages": pages}
