"""The author's own pages, and the few that gather them: home, help, learn, act."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from gaung import address, words
from gaung.making.pages.sheet import Sheet
from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.model.page import Door, Page
from gaung.picture import picture_for_readers
from gaung.shown_pictures import covered_in_pages

NEWS_AT_HOME = 2

AUTHOR_TEXT = "<!-- author -->"
"""Where an author's own text goes in a generated page."""


def sheet_of(page: Page) -> Sheet:
    """A page as its author wrote it, with the content note in front."""
    front = page.front
    return Sheet(
        address=page.address,
        file_name=str(PurePosixPath(*page.source.parts[2:])),
        title=front.title,
        description=front.description,
        text=_noted(page),
        menu_title=front.menu_title,
        order=front.order,
        audience=front.audience,
        country=front.country,
        is_reviewed=front.native_review,
    )


def joined(generated: Sheet, page: Page) -> Sheet:
    """An author's page at the address of a generated one: the author's words, then (or around them) what Gaung adds."""
    own = sheet_of(page)
    around = generated.text if AUTHOR_TEXT in generated.text else f"{AUTHOR_TEXT}\n\n{generated.text}"
    text = around.replace(AUTHOR_TEXT, own.text)
    return replace(own, text=text, is_wide=generated.is_wide)


def indexes(campaign: Campaign, language: Language) -> Iterator[Sheet]:
    """Home, help, search, saved pages, learn and act."""
    yield _home(campaign, language)
    yield _help(language)
    yield _search(language)
    yield _saved(language)
    doors = address.doors(campaign, language)
    for door, where in ((Door.LEARN, address.LEARN), (Door.ACT, address.ACT)):
        if doors[door] == where:
            yield _behind(campaign, language, door, where)


def pictures(campaign: Campaign, language: Language) -> Iterator[tuple[bytes, str]]:
    """The pictures that pages show, without metadata and what is painted over, with their names in that language.

    What lies beside the pages and is shown by none stays at home.
    """
    root = campaign.root.resolve()
    folder = root / "content" / language
    for file, cover in sorted(covered_in_pages(campaign).items()):
        path = root / file
        if path.is_relative_to(folder) and path.is_file() and path.resolve().is_relative_to(root):
            content = picture_for_readers(path, cover)
            if content is not None:
                yield content, path.relative_to(folder).as_posix()


def _noted(page: Page) -> str:
    note = page.front.content_note
    if not note:
        return page.text
    title = " ".join(note.split()).replace('"', "”")
    return f'::: lead "{title}" :::\n\n{page.text}'


def _home(campaign: Campaign, language: Language) -> Sheet:
    settings = campaign.settings
    parts = ["::: hero :::", "::: doors :::"]
    parts += ["::: newest :::"] if campaign.episodes else []
    parts.append(AUTHOR_TEXT)
    if campaign.posters:
        parts += [f"## {words.say(language, 'posters_some')}", "::: posters most=4 :::"]
    if any(page.is_news for page in campaign.pages):
        parts += [f"## {words.say(language, 'news_some')}", f"::: news most={NEWS_AT_HOME} :::"]
        parts.append(f"[{words.say(language, 'news_all')}]({address.NEWS}index.md)")
    return Sheet(
        address="",
        title=campaign.say(settings.name, language),
        description=campaign.say(settings.description, language),
        text="\n\n".join(parts),
        is_wide=True,
        order=0,
        menu_title=words.say(language, "home"),
    )


def _help(language: Language) -> Sheet:
    say = words.words(language)
    text = "\n\n".join(
        [
            say["help_page_lead"],
            AUTHOR_TEXT,
            "::: directory :::",
            say["help_trusted"],
            f"## {say['exit_title']}",
            say["exit_does"],
            say["exit_cannot"],
        ]
    )
    title, about = say["help_page_title"], say["help_page_description"]
    return Sheet(address=address.HELP, title=title, description=about, text=text, is_wide=True)


def _search(language: Language) -> Sheet:
    """The search, and under it every page for those who cannot search."""
    say = words.words(language)
    text = "\n\n".join(["::: search :::", f"## {say['all_pages']}", AUTHOR_TEXT, "::: pages :::"])
    title, about = say["search_title"], say["search_description"]
    return Sheet(address=address.SEARCH, title=title, description=about, text=text, is_wide=True)


def _saved(language: Language) -> Sheet:
    """What a reader saved on the device, and how to remove it."""
    say = words.words(language)
    text = "\n\n".join([say["saved_lead"], AUTHOR_TEXT, "::: saved :::", say["saved_trace"]])
    title, about = say["saved_title"], say["saved_description"]
    return Sheet(address=address.SAVED, title=title, description=about, text=text, is_wide=True)


def _behind(campaign: Campaign, language: Language, door: Door, where: str) -> Sheet:
    """The page behind a door: the author's pages as cards."""
    say = words.words(language)
    parts = [say[f"{door}_lead"], AUTHOR_TEXT, f"::: pages door={door} :::"]
    if door is Door.ACT and campaign.posters:
        parts += [f"## {say['posters_some']}", "::: posters most=4 :::"]
    title, lead = say[f"{door}_title"], say[f"{door}_lead"]
    return Sheet(address=where, title=title, description=lead, text="\n\n".join(parts), is_wide=True)
