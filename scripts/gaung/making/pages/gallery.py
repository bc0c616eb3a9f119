"""The poster gallery, and a page for each poster."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from gaung import address, words
from gaung.making.pages.author import AUTHOR_TEXT
from gaung.making.pages.cards import poster_alt, poster_title
from gaung.making.pages.share import sharing
from gaung.making.pages.sheet import Sheet, plain, raw, text, to_root
from gaung.media import PosterFacts, PosterSheet, Products
from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.model.poster import Poster, PosterVariant

FOR_LINKS = "1200x630"
"""The shape of a poster's picture that goes along with a link."""


def indexes(campaign: Campaign, language: Language) -> Iterator[Sheet]:
    """The gallery."""
    if campaign.posters:
        say = words.words(language)
        body = (
            f"{say['posters_lead']}\n\n{AUTHOR_TEXT}\n\n::: filters :::\n\n::: posters :::\n\n{_print_hints(language)}"
        )
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
            *sharing(poster, facts, language, root + where),
            _print_hints(language),
        ]
        is_reviewed = poster.message[language].native_review
        about = poster_alt(poster, language)
        wide = (one.file for one in facts.images if one.language is language and one.shape == FOR_LINKS)
        yield Sheet(
            address=where,
            title=title,
            description=about[:300],
            text="\n\n".join(parts),
            is_reviewed=is_reviewed,
            is_wide=True,
            picture=next((campaign.url(where + file) for file in wide), ""),
        )


def _picture(poster: Poster, facts: PosterFacts, language: Language, root: str) -> str:
    first = next(sheet for sheet in facts.sheets if sheet.language is language)
    folder = root + address.poster(poster.id)
    alt = text(poster_alt(poster, language))
    size = f'width="{first.preview_width}" height="{first.preview_height}"'
    return f'<p class="g-sheet"><img src="{folder}{first.preview}" alt="{alt}" {size}></p>'


def _files(facts: PosterFacts, language: Language, poster_id: str, root: str) -> str:
    """Every sheet to download: the reader's language first, the others behind one line."""
    folder = root + address.poster(poster_id)
    own = "".join(_file(sheet, language, folder) for sheet in facts.sheets if sheet.language is language)
    other = "".join(_file(sheet, language, folder) for sheet in facts.sheets if sheet.language is not language)
    more = words.words(language)["poster_other_languages"]
    rest = f'<details><summary>{more}</summary><ul class="g-files">{other}</ul></details>' if other else ""
    return f'<ul class="g-files">{own}</ul>{rest}'


def _file(sheet: PosterSheet, reader: Language, folder: str) -> str:
    """One sheet: what it is, how large its paper and its file are; the print shop's file after it."""
    say = partial(words.say, reader)
    is_plain = sheet.variant == PosterVariant.COLOUR
    name = f"{sheet.size} · {sheet.language.own_name if is_plain else _form(sheet, reader)}"
    language = "" if sheet.language is reader else f' hreflang="{sheet.language}"'
    class_ = "g-button" if sheet.language is reader and is_plain else "g-button g-button--quiet"
    pdf = f'{language} type="application/pdf" download'
    link = f'<a class="{class_}" href="{folder}{sheet.pdf}"{pdf}>PDF {text(name)}</a>'
    known = [] if sheet.language is reader or is_plain else [sheet.language.own_name]
    known.append(sheet.paper or f"{sheet.width_mm:g} × {sheet.height_mm:g} mm")
    known.append(words.kilobytes(sheet.pdf_bytes))
    if sheet.pages > 1:
        known.append(say("poster_pages", count=sheet.pages))
    if sheet.variant == PosterVariant.INK_SAVER:
        known.append(say("poster_ink", percent=round(sheet.coverage_percent)))
    inner = f'{link} <span class="g-meta">{text(" · ".join(known))}</span>'
    if sheet.print_pdf:
        label = text(f"{say('poster_print_shop')} · {words.kilobytes(sheet.print_pdf_bytes)}")
        inner += f' <a class="g-meta" href="{folder}{sheet.print_pdf}"{pdf}>{label}</a>'
    return f"<li>{inner}</li>"


def _form(sheet: PosterSheet, reader: Language) -> str:
    """What a form is called."""
    variant = PosterVariant(sheet.variant)
    if variant.copies > 1:
        return words.say(reader, "variant_up", count=variant.copies)
    if variant.second is not None:
        return words.say(reader, "variant_bilingual", language=variant.second.own_name)
    return words.say(reader, f"variant_{variant}")


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
