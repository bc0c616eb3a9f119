"""The help-line box: numbers of the right country, in the order in which a child needs them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gaung.block import Block, Scan
from gaung.listing import HelplineCard
from gaung.model.language import Country
from gaung.model.register import HelplineUse
from gaung.site.blocks.markup import Page, Renderer, element, text


def help_box(page: Page, scan: Scan, block: Block) -> str:
    """The lines that the options choose: `line="id …"`, `use=talk`, `country=NP`; else the page's own."""
    countries = _countries(page, block)
    lines = [line for line in page.listing.helplines if set(countries).intersection(line.countries)]
    wanted = block.options.get("line", "").split()
    if wanted:
        lines = [line for name in wanted for line in page.listing.helplines if line.id == name]
    elif "use" in block.options:
        lines = [line for line in lines if line.use == block.options["use"]]
    # the same numbers stand on many pages: who looks for one finds the help page, and not every page with the box
    return element("ul", "g-lines", "".join(_grouped(page, lines)), data_pagefind_ignore="index")


def _grouped(page: Page, lines: list[HelplineCard]) -> Iterator[str]:
    """The lines; those of several countries under their countries: 110 is not the police everywhere."""
    groups: dict[tuple[Country, ...], list[HelplineCard]] = {}
    for line in lines:
        groups.setdefault(line.countries, []).append(line)
    for countries, own in groups.items():
        if len(groups) > 1:
            names = ", ".join(page.say(f"country_{country}") for country in countries)
            yield element("li", "g-lines__country", text(names))
        yield from (_line(page, line) for line in own)


def by_country(page: Page, countries: Iterable[Country]) -> str:
    """Every line of these countries, under the headings of what it is for; a heading a country if there are several."""
    parts = []
    several = len(tuple(countries)) > 1
    for country in countries:
        own = [line for line in page.listing.helplines if country in line.countries]
        level = 3 if several else 2
        if several and own:
            parts.append(f'<h2 id="{country.value.lower()}">{text(page.say(f"country_{country}"))}</h2>')
        for use in HelplineUse:
            cards = "".join(_card(page, line) for line in own if line.use is use)
            if cards:
                parts.append(f"<h{level}>{text(page.say(f'use_{use}'))}</h{level}>")
                parts.append(element("div", "g-help-cards", cards))
    return "\n".join(parts)


def _countries(page: Page, block: Block) -> tuple[Country, ...]:
    chosen = block.options.get("country", "").upper()
    return (Country(chosen),) if chosen in set(Country) else page.listing.countries


def _number(line: HelplineCard) -> str:
    rel = "noreferrer" if line.link.startswith("https:") else ""
    return element("a", f"g-number g-number--{line.channel}", text(line.value), href=line.link, rel=rel)


def _line(page: Page, line: HelplineCard) -> str:
    use = element("span", "g-lines__use", text(page.say(f"use_{line.use}")))
    channel = element("span", "g-channel", text(page.say(f"channel_{line.channel}")))
    return element("li", "", f"{use} {_number(line)} <span>{text(line.name)} · {channel}</span>")


def _card(page: Page, line: HelplineCard) -> str:
    """Everything a child should know before using a line."""
    rows = [
        ("line_operator", line.operator),
        ("line_hours", line.hours or page.say("line_unknown")),
        ("line_cost", line.cost or page.say("line_unknown")),
        ("line_asks", line.asks),
    ]
    facts = "".join(f"<div><dt>{text(page.say(key))}</dt><dd>{text(value)}</dd></div>" for key, value in rows if value)
    adult = element("p", "g-help-card__adult", text(page.say("line_with_adult"))) if line.with_adult else ""
    checked = element("p", "g-help-card__checked", text(page.say("line_checked", date=line.checked)))
    name = element("p", "g-help-card__name", text(line.name))
    channel = element("span", "g-channel", text(page.say(f"channel_{line.channel}")))
    number = element("p", "g-help-card__number", f"{channel} {_number(line)}")
    return element("div", "g-help-card", f"{name}{number}{adult}<dl>{facts}</dl>{checked}")


def help_page(page: Page, scan: Scan, block: Block) -> str:
    """The whole directory."""
    return by_country(page, _countries(page, block))


RENDERERS: dict[str, Renderer] = {"help": help_box, "directory": help_page}
