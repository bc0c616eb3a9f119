"""The news: one list a language, a page for each year when there are many, and each entry with its neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from gaung import address, words
from gaung.making.pages.author import AUTHOR_TEXT, sheet_of
from gaung.making.pages.sheet import Sheet, raw, text, to_root
from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.model.page import Page

MENU_ORDER = 9_000
"""After everything that an author puts into the menu."""


def indexes(campaign: Campaign, language: Language) -> Iterator[Sheet]:
    """The list of the newest, and the years when there are more than that."""
    if not any(page.is_news for page in campaign.pages):
        return
    say = words.words(language)
    years = address.news_years(campaign)
    parts = [say["news_lead"], AUTHOR_TEXT, f"::: news most={address.NEWS_IN_LIST} :::"]
    if years:
        links = "".join(
            f'<li><a href="{year}/">{text(words.say(language, "news_year", year=year))}</a></li>' for year in years
        )
        parts += [f"## {say['news_archive']}", raw(f'<ul class="g-years">{links}</ul>')]
    if campaign.news_in(language):
        feed = f'<a href="{address.FEED}" type="application/rss+xml">{text(say["news_feed"])}</a>'
        parts.append(raw(f"<p data-pagefind-ignore>{feed}</p>"))
    title, about = say["news_title"], say["news_description"]
    yield Sheet(
        address=address.NEWS,
        title=title,
        description=about,
        text="\n\n".join(parts),
        order=MENU_ORDER,
        is_wide=True,
    )
    for year in years:
        named = words.say(language, "news_year", year=year)
        about = words.say(language, "news_year_description", year=year)
        body = f"{AUTHOR_TEXT}\n\n::: news year={year} :::\n\n" + raw(
            f'<p><a href="../">{text(say["news_all"])}</a></p>'
        )
        yield Sheet(address=address.news_year(year), title=named, description=about, text=body, is_wide=True)


def neighbours(campaign: Campaign, language: Language) -> Mapping[str, tuple[Page | None, Page | None]]:
    """For each entry of a language, by its address: the one before it and the one after it."""
    newest_first = campaign.news_in(language)
    return {
        page.address: (
            newest_first[number + 1] if number + 1 < len(newest_first) else None,
            newest_first[number - 1] if number else None,
        )
        for number, page in enumerate(newest_first)
    }


def entry(campaign: Campaign, page: Page, older: Page | None, newer: Page | None) -> Sheet:
    """One entry: its day above the text, its neighbours below."""
    language = page.language
    moment = page.front.published
    assert moment is not None, "the rules refuse an entry without a date"
    day = f'<time datetime="{moment.isoformat()}">{text(words.day(language, moment.date()))}</time>'
    written = sheet_of(page)
    parts = [raw(f'<p class="g-meta">{day}</p>'), written.text, raw(_ways(page, older, newer))]
    return replace(written, text="\n\n".join(parts))


def _ways(page: Page, older: Page | None, newer: Page | None) -> str:
    """Links to the entry before, the list, and the entry after."""
    say = words.words(page.language)
    root = to_root("", page.address)
    links = [
        f'<a href="{root}{other.address}" rel="{rel}">{text(say[f"news_{name}"])}: {text(other.front.title)}</a>'
        for name, rel, other in (("older", "prev", older), ("newer", "next", newer))
        if other is not None
    ]
    links.append(f'<a href="{root}{address.NEWS}">{text(say["news_all"])}</a>')
    items = "".join(f"<li>{link}</li>" for link in links)
    listed = f'<ul class="g-ways__list">{items}</ul>'
    return f'<nav class="g-ways" aria-label="{text(say["news_nav"])}" data-pagefind-ignore>{listed}</nav>'
