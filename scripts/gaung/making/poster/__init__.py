"""From a poster to PDF and PNG: laid out once, painted twice."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from math import sqrt
from pathlib import Path

from PIL import Image

from gaung import words as interface
from gaung.making.digest import Digests
from gaung.making.poster.bands import paint_flat
from gaung.making.poster.black import coverage_percent
from gaung.making.poster.display import Page
from gaung.making.poster.forms import FORM_WORDS
from gaung.making.poster.layout import lay_out_forms, title_of
from gaung.making.poster.limits import unready, warnings
from gaung.making.poster.own_fonts import fonts_of
from gaung.making.poster.pdf import write
from gaung.making.poster.pixels import MM_PER_INCH, paint, paint_scaled
from gaung.making.poster.printshop import for_print_shop
from gaung.making.poster.sharing import lay_out_images, write_images, write_texts
from gaung.making.poster.variants import Form
from gaung.making.recipe import Recipe, Setting
from gaung.media import PosterFacts, PosterSheet
from gaung.model.campaign import Campaign
from gaung.model.poster import Poster, PosterVariant
from gaung.place import Place
from gaung.problem import CampaignError, Problem, Severity, has_errors

REVISION = 6
"""Raise it when the same poster would give other bytes."""
PNG_DPI = 150
MOST_PNG_PIXELS = 4_400_000
"""A3 at 150 dpi. Larger sheets get a coarser PNG, so that A0 needs no more memory: who prints takes the PDF."""
PREVIEW_PIXELS = 900
"""The longer side of the small picture for the gallery."""
_TOOLS = ("pikepdf", "pillow", "uharfbuzz", "segno", "zxing-cpp", "pyphen", "fontpkg-baloo-2", "fontpkg-noto-sans")

__all__ = ["check", "recipe", "recorded", "render", "title_of", "unready", "warnings"]


def recipe(campaign: Campaign, poster: Poster, digests: Digests) -> Recipe:
    """Everything a poster's files depend on. Raises OSError if its picture cannot be read."""
    settings: dict[str, Setting] = {
        "poster": poster.model_dump(mode="json"),
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


def check(campaign: Campaign, poster: Poster) -> Iterator[Problem]:
    """All that would keep `render` from making the poster, and its warnings; nothing is painted."""
    try:
        _, noted = lay_out_forms(campaign, poster)
        _, shared = lay_out_images(campaign, poster)
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
    made_forms, noted = lay_out_forms(campaign, poster)
    shared, noted_there = lay_out_images(campaign, poster)
    read = [*noted, *noted_there]
    sheets = [_write_form(poster, form, to, read) for form in made_forms]
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


def _write_form(poster: Poster, form: Form, to: Path, read: list[Problem]) -> PosterSheet:
    """The PDF, the PNG and the small preview of one form; what cannot be read on it is added to `read`."""
    page = form.page
    stem = f"{poster.id}.{page.language}.{form.ending}"
    (to / f"{stem}.pdf").write_bytes(write(form.pages))
    # numpy and the reader of codes take a tenth of a second to load, and who only checks does not need them
    from gaung.making.poster.proof import examine

    small = paint_scaled(page, PREVIEW_PIXELS / max(page.width_mm, page.height_mm))
    image = _painted(page, small, poster.art is not None or bool(poster.logos))
    if form.variant is not PosterVariant.TILED:  # its first page is a map
        read += examine(poster, page, form.ending, image)
    image.save(to / f"{stem}.png", "PNG", compress_level=6)
    small.save(to / f"{stem}.preview.webp", quality=82, method=4)
    facts = _facts(to, stem, form, image, small)
    if form.variant is PosterVariant.COLOUR and (poster.bleed_mm or poster.marks):
        print_pdf = write([for_print_shop(page, poster.bleed_mm, poster.marks)])
        (to / f"{stem}.print.pdf").write_bytes(print_pdf)
        facts = facts.model_copy(update={"print_pdf": f"{stem}.print.pdf", "print_pdf_bytes": len(print_pdf)})
    return facts


def _painted(page: Page, small: Image.Image, has_picture: bool) -> Image.Image:
    """The PNG of a page: at 150 dpi, coarser for a sheet larger than A3.

    Flat colours need no more than the 256 of the small picture: the file is three times as small, and so is the memory.
    """
    square_inches = page.width_mm * page.height_mm / MM_PER_INCH**2
    dpi = min(PNG_DPI, sqrt(MOST_PNG_PIXELS / square_inches))
    return paint(page, dpi) if has_picture else paint_flat(page, dpi / MM_PER_INCH, small)


def _facts(to: Path, stem: str, form: Form, image: Image.Image, small: Image.Image) -> PosterSheet:
    page, size = form.page, form.size
    names = {kind: f"{stem}.{kind}" for kind in ("pdf", "png", "preview.webp")}
    weights = {kind: (to / name).stat().st_size for kind, name in names.items()}
    return PosterSheet(
        language=page.language,
        size=size.name,
        variant=form.variant.value,
        pages=len(form.pages),
        paper="A4" if form.variant is PosterVariant.TILED else "",
        coverage_percent=coverage_percent(small),
        width_mm=size.width_mm,
        height_mm=size.height_mm,
        pdf=names["pdf"],
        pdf_bytes=weights["pdf"],
        png=names["png"],
        png_bytes=weights["png"],
        png_width=image.width,
        png_height=image.height,
        preview=names["preview.webp"],
        preview_bytes=weights["preview.webp"],
        preview_width=small.width,
        preview_height=small.height,
    )


def _plain(problem: Problem) -> dict[str, str | int | float]:
    """A problem's facts as JSON can hold them."""
    return {
        name: ", ".join(value) if isinstance(value, tuple) else value
        for name, value in problem.facts.items()
        if value is not None
    }
