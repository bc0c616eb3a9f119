"""From a poster to PDF and PNG: laid out once, painted twice.

Each function imports what it uses: who only checks a poster does not wait for what paints it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from gaung.model.campaign import Campaign
from gaung.model.poster import Poster
from gaung.place import Place
from gaung.problem import CampaignError, Problem, Severity, has_errors

if TYPE_CHECKING:
    from gaung.making.digest import Digests
    from gaung.making.recipe import Recipe, Setting
    from gaung.media import PosterFacts
    from gaung.model.language import Language

REVISION = 10
"""Raise it when the same poster would give other bytes."""
_TOOLS = ("pikepdf", "pillow", "uharfbuzz", "segno", "zxing-cpp", "pyphen", "fontpkg-baloo-2", "fontpkg-noto-sans")

__all__ = ["check", "recipe", "recorded", "render"]


def recipe(campaign: Campaign, poster: Poster, digests: Digests) -> Recipe:
    """Everything a poster's files depend on. Raises OSError if its picture cannot be read."""
    from importlib.metadata import version

    from gaung import words as interface
    from gaung.making.poster.forms import FORM_WORDS
    from gaung.making.poster.own_fonts import fonts_of
    from gaung.making.recipe import Recipe

    settings: dict[str, Setting] = {
        # where it is found is not drawn on it
        "poster": poster.model_dump(mode="json", exclude={"areas"}),
        "helplines": [
            line.model_dump(
                mode="json",
                include={
                    "id",
                    "countries",
                    "name",
                    "channel",
                    "value",
                    "say",
                    "hours",
                    "cost",
                    "asks",
                    "child_can_use",
                    "checked_on",
                    "status",
                    "grade",
                },
            )
            for line in (campaign.helpline(name) for name in poster.helplines)
            if line is not None
        ],
        "site_url": campaign.settings.site_url,
        "default_language": str(campaign.settings.default_language),
        "organisation": campaign.settings.organisation,
        "words": {str(one): {name: interface.words(one)[name] for name in FORM_WORDS} for one in poster.languages},
        "fonts": fonts_of(campaign, poster).model_dump(mode="json"),
        "license": {str(language): text for language, text in campaign.settings.license.items()},
    }
    files = [poster.art.file] if poster.art is not None else []
    files += [logo.file for logo in poster.logos]
    fonts = fonts_of(campaign, poster)
    files += [font.file for font in (fonts.headline, fonts.text) if font is not None]
    inputs = {str(file): digests.of(campaign.root / file) for file in files if (campaign.root / file).is_file()}
    return Recipe(
        kind="poster",
        name=f"poster/{poster.id}",
        revision=REVISION,
        inputs=inputs,
        settings=settings,
        tools={name: version(name) for name in _TOOLS},
        places={"poster.theme": str(poster.where("theme"))},
    )


def check(campaign: Campaign, poster: Poster, language: Language | None = None) -> Iterator[Problem]:
    """All that would keep `render` from making the poster, and its warnings; nothing is painted.

    `language`: only what shows when it is laid out in that one.
    """
    from gaung.making.poster.layout import lay_out_forms
    from gaung.making.poster.sharing import lay_out_images

    try:
        _, noted = lay_out_forms(campaign, poster, language)
        _, shared = lay_out_images(campaign, poster, language)
    except CampaignError as error:
        yield from error.problems
    else:
        yield from (*noted, *shared)


def render(campaign: Campaign, poster: Poster, to: Path) -> None:
    """Write a PDF, a PNG at 150 dpi and a small preview for every language, size and form, and `facts.json`.

    Beside them lie the pictures for phones and the message as text. What was painted is read again (`proof`).

    With `bleed_mm` or `marks` there is a second PDF for the print shop, `….print.pdf`.

    Raises `CampaignError` with every text that does not fit, every letter that cannot be drawn, every word that does
    not stand out, and every code that cannot be read.
    """
    from gaung.making.poster.layout import lay_out_forms
    from gaung.making.poster.sharing import lay_out_images, write_images, write_texts
    from gaung.media import PosterFacts

    made_forms, noted = lay_out_forms(campaign, poster)
    shared, noted_there = lay_out_images(campaign, poster)
    # numpy and the reader of codes are large: they come when the author's picture has been put away
    from gaung.making.poster.files import write_form

    read = [*noted, *noted_there]
    sheets = [write_form(poster, form, to, read) for form in made_forms]
    images, weak = write_images(poster, shared, to)
    read = list(dict.fromkeys([*read, *weak]))
    if has_errors(read):
        raise CampaignError(read)
    found = tuple((p.code, p.place.file, p.place.line, p.place.column, _plain(p)) for p in read if p.place is not None)
    texts = write_texts(campaign, poster, to)
    made = PosterFacts(sheets=tuple(sheets), texts=texts, images=images, warnings=found)
    (to / "facts.json").write_text(made.model_dump_json(indent=1), "utf-8")


def recorded(facts: PosterFacts) -> Iterator[Problem]:
    """The warnings that were noted when a poster was made."""
    for code, file, line, column, known in facts.warnings:
        yield Problem(code, Place(file, line, column), known, Severity.WARNING)


def _plain(problem: Problem) -> dict[str, str | int | float]:
    """A problem's facts as JSON can hold them."""
    return {
        name: ", ".join(value) if isinstance(value, tuple) else value
        for name, value in problem.facts.items()
        if value is not None
    }
