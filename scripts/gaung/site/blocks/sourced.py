"""What comes out of a register: a figure with its source, a word of the glossary, what children said."""

from __future__ import annotations

from gaung.block import QUOTE, Block, Scan, body_of
from gaung.listing import TermCard
from gaung.site.blocks.markup import Page, Renderer, element, lang, text


def evidence(page: Page, scan: Scan, block: Block) -> str:
    """A figure: the number large, what it means, what to do, and under it who counted what and when."""
    card = next((one for one in page.listing.evidence if one.id == block.options.get("figure")), None)
    if card is None:
        return ""
    spoken = lang(page, card.language)
    number = element("strong", "g-evidence__number", text(card.figure))
    source = text(card.source)
    if card.link:
        source = element("a", "", source, href=card.link, rel="noreferrer")
    counted = element("span", "", text(f"{card.population}, {card.years}"), **spoken)
    origin = f"{counted}. {text(page.say('evidence_source'))} {source}"
    parts = [
        element("p", "g-evidence__figure", f"{number} {text(card.says)}", **spoken),
        element("p", "", text(card.meaning), **spoken),
        element("p", "", element("b", "", text(page.say("evidence_act"))) + " "
                + element("span", "", text(card.action), **spoken)),
        element("figcaption", "g-meta", element("p", "", origin)),
    ]  # fmt: skip
    return element("figure", "g-evidence", "".join(parts))


def term(page: Page, scan: Scan, block: Block) -> str:
    """One word and its meaning, where it is used first."""
    card = next((one for one in page.listing.terms if one.id == block.options.get("name")), None)
    if card is None:
        return ""
    label = element("p", "g-card__label", text(page.say("term")))
    return element("div", "g-card g-term", label + element("dl", "", _meaning(page, card)))


def terms(page: Page, scan: Scan, block: Block) -> str:
    """The whole glossary."""
    items = "".join(element("div", "", _meaning(page, card)) for card in page.listing.terms)
    return element("dl", "g-terms", items) if items else ""


def _meaning(page: Page, card: TermCard) -> str:
    spoken = lang(page, card.language)
    return element("dt", "", element("dfn", "", text(card.name)), **spoken) + element(
        "dd", "", text(card.meaning), **spoken
    )


def voices(page: Page, scan: Scan, block: Block) -> str:
    """What children said, by age band alone. A quote whose consent does not stand in the listing is not shown."""
    items = []
    for _, line in body_of(scan, block):
        quote = QUOTE.match(line)
        band = page.listing.voices.get(quote["ref"].strip()) if quote is not None else None
        if quote is None or band is None:
            continue
        said = element("blockquote", "", element("p", "", text(quote["text"].strip())))
        by = element("p", "g-meta", text(page.say("voices_by", band=band.replace("-", "–"))))
        items.append(element("li", "", said + by))
    if not items:
        return ""
    title = element("p", "g-card__title", text(block.options["title"])) if "title" in block.options else ""
    label = element("p", "g-card__label", text(page.say("voices")))
    note = element("p", "g-meta", text(page.say("voices_note")))
    return element("div", "g-voices", label + title + element("ul", "", "".join(items)) + note)


RENDERERS: dict[str, Renderer] = {"evidence": evidence, "term": term, "terms": terms, "voices": voices}
