"""What carries a tag, all tags in groups, and the filters of the poster gallery."""

from __future__ import annotations

from collections.abc import Iterable

from gaung.block import Block, Scan
from gaung.listing import TagCard
from gaung.site.blocks import listening, news, shelf
from gaung.site.blocks.markup import Page, Renderer, element, lang, text

KINDS = ("topic", "audience", "area", "language")
FILTERS = ("topic", "audience", "language")
"""By which the gallery is filtered."""

MOST = 60
"""More than that of one kind would make a page too heavy for prepaid data; the search finds the rest."""


def tags(page: Page, scan: Scan, block: Block) -> str:
    """All tags, in four groups."""
    parts = []
    for kind in KINDS:
        own = [card for card in page.listing.tags if card.kind == kind]
        if own:
            parts.append(element("h2", "", text(page.say(f"tag_{kind}"))))
            parts.append(element("ul", "g-marks", "".join(_mark(page, card) for card in own)))
    return "".join(parts)


def tagged(page: Page, scan: Scan, block: Block) -> str:
    """Everything with one tag: pages, news, programmes, posters."""
    tag, listing = block.options.get("tag", ""), page.listing
    shelves: tuple[tuple[str, str, Iterable[tuple[bool, str]]], ...] = (
        ("pages", "g-pages", ((tag in card.tags, shelf.page_card(page, card)) for card in listing.pages)),
        ("news", "g-news", ((tag in card.tags, element("li", "", news.entry(page, card))) for card in listing.news)),
        ("episodes", "g-episodes", ((tag in card.tags, listening.card(page, card)) for card in listing.episodes)),
        ("posters", "g-posters", ((tag in card.tags, shelf.poster_card(page, card)) for card in listing.posters)),
    )
    parts = []
    for name, class_, cards in shelves:
        found = [html for has, html in cards if has]
        if found:
            parts.append(element("h2", "", text(page.say(f"tag_{name}")), id=name))
            parts.append(element("ul", class_, "".join(found[:MOST])))
        if len(found) > MOST:
            parts.append(element("p", "", text(page.say("tag_more", count=len(found) - MOST))))
    return "".join(parts)


def filters(page: Page, scan: Scan, block: Block) -> str:
    """Links to the posters with each tag; a script lets them filter the gallery in place, and several at once."""
    used = {tag for card in page.listing.posters for tag in card.tags}
    groups = []
    for kind in FILTERS:
        own = [card for card in page.listing.tags if card.kind == kind and card.tag in used]
        if len(own) > 1:
            label = element("p", "g-filters__label", text(page.say(f"tag_{kind}")), id=f"filter-{kind}")
            items = "".join(_mark(page, card, "#posters") for card in own)
            groups.append(label + element("ul", "g-marks", items, aria_labelledby=f"filter-{kind}"))
    if not groups:
        return ""
    said = element("p", "g-filters__said", "", role="status", data_count=page.say("filter_count", count="{count}"))
    every = element("button", "g-filters__all", text(page.say("filter_all")), type="button")
    summary = element("summary", "", text(page.say("filter_title")))
    inside = (
        element("details", "", summary + "".join(groups)) + f'<div hidden class="g-filters__state">{said}{every}</div>'
    )
    return element("nav", "g-filters", inside, aria_label=page.say("filter_title"))


def _mark(page: Page, card: TagCard, anchor: str = "") -> str:
    spoken = lang(page, card.language) if card.language is not None else {}
    tag = {"data_tag": card.tag} if anchor else {}
    return element(
        "li", "", element("a", "g-mark", text(card.name), href=page.link(card.address) + anchor, **spoken, **tag)
    )


RENDERERS: dict[str, Renderer] = {"tags": tags, "tagged": tagged, "filters": filters}
