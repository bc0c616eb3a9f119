"""A campaign and what was made of it, as plain Markdown: one tree a language, for any generator of sites."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from gaung import address
from gaung.making.pages import author, calendar, gallery, menu, news, programme, station, tags
from gaung.making.pages.cards import listing_of
from gaung.making.pages.sheet import Sheet
from gaung.making.pages.tree import Tree
from gaung.media import Products
from gaung.model.campaign import Campaign
from gaung.model.language import Language


def prepare(campaign: Campaign, products: Products, to: Path, folders: Mapping[str, Path] | None = None) -> None:
    """Write `to/<language>/…`, the Markdown of each language, and beside it what a generator must know of it.

    `<language>.json` holds menu, name and the words of the templates; `<language>.listing.json` what the blocks can
    show. `folders` are the made files by name (`episode/<show>/<episode>`): transcripts are read from there. A file is
    written only when its content changes, and what no page needs any more is removed.
    """
    languages = campaign.settings.languages
    listings = {language: listing_of(campaign, products, language) for language in languages}
    sheets = {
        language: [*_sheets(campaign, products, language, folders or {}), *tags.sheets(listings[language])]
        for language in languages
    }
    addresses = {language: {sheet.address for sheet in sheets[language]} for language in languages}
    tree = Tree(to)
    for language in languages:
        onward = tags.Onwards(listings[language])
        for sheet in map(onward.added, sheets[language]):
            has = [other for other in languages if sheet.address in addresses[other]]
            prefix = campaign.language_prefix(language)
            pictured = replace(sheet, picture=sheet.picture or _picture(campaign, sheet, language, folders or {}))
            tree.put(f"{language}/{sheet.file}", pictured.markdown(prefix, has).encode())
        for picture, name in author.pictures(campaign, language):
            tree.put(f"{language}/{name}", picture)
        for content, name in (*calendar.files(campaign, language), *programme.files(campaign, products, language)):
            tree.put(f"{language}/{name}", content)
        tree.put(f"{language}.listing.json", listings[language].model_dump_json(indent=1).encode())
        settings = menu.settings_of(campaign, language, sheets[language])
        tree.put(f"{language}.json", menu.as_json(settings).encode())
    tree.close()


def _picture(campaign: Campaign, sheet: Sheet, language: Language, folders: Mapping[str, Path]) -> str:
    """The picture that was drawn for links to this page, else the one of the whole site; empty if there is none."""
    for where in (sheet.address, ""):
        if f"card/{address.card_name(language, where)}" in folders:
            return campaign.url(address.card(language, where))
    return ""


def _sheets(campaign: Campaign, products: Products, language: Language, folders: Mapping[str, Path]) -> Iterator[Sheet]:
    """Every page of one language; what an author wrote at the address of a generated page becomes its beginning."""
    written = {page.address: page for page in campaign.pages if page.language is language}
    generated = [
        *author.indexes(campaign, language),
        *programme.indexes(campaign, language),
        *gallery.indexes(campaign, language),
        *station.withdrawals(campaign, language),
        *calendar.indexes(campaign, language),
        *news.indexes(campaign, language),
    ]
    for sheet in generated:
        page = written.pop(sheet.address, None)
        yield sheet if page is None else author.joined(sheet, page)
    neighbours = news.neighbours(campaign, language)
    for page in written.values():
        yield news.entry(campaign, page, *neighbours[page.address]) if page.is_news else author.sheet_of(page)
    yield from programme.shows(campaign, products, language, folders)
    yield from station.stations(campaign, products, language)
    yield from gallery.posters(campaign, products, language)
