"""The poster gallery, and a page for each poster."""

from __future__ import annotations

from collections.abc import Iterator

from gaung import address, words
from gaung.making.pages.author import AUTHOR_TEXT
from gaung.making.pages.cards import poster_alt, poster_title
from gaung.making.pages.sheet import Sheet, plain, raw, text, to_root
from gaung.media import PosterFacts, PosterSheet, Products
from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.model.poster import Poster


def indexes(campaign: Campaign, language: Language) -> Iterator[Sheet]:
    """The gallery."""
    if campaign.posters:
        say = words.words(language)
        body = f"{say['posters_lead']}\n\n{AUTHOR_TEXT}\n\n::: posters :::\n\n{_print_hints(language)}"
        title, about = say["posters_title"], say["posters_description"]
        yield Sheet(address=address.POSTERS, title=title, description=about, text=body, is_wide=True)


def posters(campaign: Campaign, products: Products, language: Language) -> Iterator[Sheet]:
    """A page for each poster that is made in this language."""
    prefix = campaign.language_prefix(language)
    for poster in campaign.posters:
        facts = products.posters.get(poster.id)
        if facts is None or language not in poster.languages:
            continue
        where = address.poster(poster.id)
        root = to_root(prefix, where)
        title = poster_title(poster, language)
        say = words.words(language)
        parts = [
            raw(_picture(poster, facts, language, root)),
            f"## {say['poster_files']}",
            raw(_files(facts, language, poster.id, root)),
            f"## {say['poster_words']}",
            *_words(poster, language),
            _print_hints(language),
        ]
        about = poster_alt(poster, language)
        yield Sheet(address=where, title=title, description=about[:300], text="\n\n".join(parts))


def _picture(poster: Poster, facts: PosterFacts, language: Language, root: str) -> str:
    first = next(sheet for sheet in facts.sheets if sheet.language is language)
    folder = root + address.poster(poster.id)
    alt = text(poster_alt(poster, language))
    size = f'width="{first.preview_width}" height="{first.preview_height}"'
    return f'<p class="g-sheet"><img src="{folder}{first.preview}" alt="{alt}" {size}></p>'


def _files(facts: PosterFacts, language: Language, poster_id: str, root: str) -> str:
    """Every sheet to download, the reader's language first."""
    own_first = sorted(facts.sheets, key=lambda sheet: sheet.language is not language)
    items = "".join(_file(sheet, language, root + address.poster(poster_id)) for sheet in own_first)
    return f'<ul class="g-files">{items}</ul>'


def _file(sheet: PosterSheet, language: Language, folder: str) -> str:
    millimetres = f"{sheet.width_mm:g} × {sheet.height_mm:g} mm"
    name = f"{sheet.size} · {sheet.language.own_name}"
    is_own = sheet.language is language
    other = "" if is_own else f' hreflang="{sheet.language}"'
    class_ = "g-button" if is_own else "g-button g-button--quiet"
    link = f'<a class="{class_}" href="{folder}{sheet.pdf}"{other} type="application/pdf" download>PDF {text(name)}</a>'
    return f'<li>{link} <span class="g-meta">{millimetres} · {words.kilobytes(sheet.pdf_bytes)}</span></li>'


def _words(poster: Poster, language: Language) -> Iterator[str]:
    message = poster.message[language]
    yield f"**{plain(message.headline)}**"
    if message.body:
        yield plain(message.body)
    if message.steps:
        yield "\n".join(f"{number}. {plain(step)}" for number, step in enumerate(message.steps, start=1))


def _print_hints(language: Language) -> str:
    say = words.words(language)
    hints = "\n".join(f"- {say[name]}" for name in ("print_scale", "print_f4", "print_a4", "print_grey"))
    return f"## {say['print_title']}\n\n{hints}"
