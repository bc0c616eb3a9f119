"""From a poster to PDF and PNG: laid out once, painted twice."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from PIL import Image

from gaung.making.digest import Digests
from gaung.making.poster.black import coverage_percent
from gaung.making.poster.layout import lay_out_forms, title_of
from gaung.making.poster.limits import unready, warnings
from gaung.making.poster.pdf import write
from gaung.making.poster.pixels import paint, paint_scaled
from gaung.making.poster.printshop import for_print_shop
from gaung.making.poster.variants import Form
from gaung.making.recipe import Recipe, Setting
from gaung.media import PosterFacts, PosterSheet
from gaung.model.campaign import Campaign
from gaung.model.poster import Poster, PosterVariant
from gaung.problem import CampaignError, Problem

REVISION = 3
"""Raise it when the same poster would give other bytes."""
PNG_DPI = 150
PREVIEW_PIXELS = 900
"""The longer side of the small picture for the gallery."""
_TOOLS = ("pikepdf", "pillow", "uharfbuzz", "segno", "pyphen", "fontpkg-baloo-2", "fontpkg-noto-sans")

__all__ = ["check", "recipe", "render", "title_of", "unready", "warnings"]


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
    }
    inputs = {}
    if poster.art is not None and (campaign.root / poster.art.file).is_file():
        inputs[str(poster.art.file)] = digests.of(campaign.root / poster.art.file)
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
    except CampaignError as error:
        yield from error.problems
    else:
        yield from noted


def render(campaign: Campaign, poster: Poster, to: Path) -> None:
    """Write a PDF, a PNG at 150 dpi and a small preview for every language, size and form, and `facts.json`.

    With `bleed_mm` or `marks` there is a second PDF for the print shop, `….print.pdf`.

    Raises `CampaignError` with every text that does not fit and every letter that cannot be drawn.
    """
    made_forms, noted = lay_out_forms(campaign, poster)
    sheets = [_write_form(poster, form, to) for form in made_forms]
    found = tuple((p.code, p.place.file, p.place.line, p.place.column, _plain(p)) for p in noted if p.place is not None)
    made = PosterFacts(sheets=tuple(sheets), warnings=found)
    (to / "facts.json").write_text(made.model_dump_json(indent=1), "utf-8")


def _write_form(poster: Poster, form: Form, to: Path) -> PosterSheet:
    """The PDF, the PNG and the small preview of one form."""
    page = form.page
    stem = f"{poster.id}.{page.language}.{form.ending}"
    (to / f"{stem}.pdf").write_bytes(write(form.pages))
    image = paint(page, PNG_DPI)
    _save(image, to / f"{stem}.png", poster.art is not None)
    small = paint_scaled(page, PREVIEW_PIXELS / max(page.width_mm, page.height_mm))
    small.save(to / f"{stem}.preview.webp", quality=82, method=4)
    facts = _facts(to, stem, form, image, small)
    if form.variant is PosterVariant.COLOUR and (poster.bleed_mm or poster.marks):
        print_pdf = write([for_print_shop(page, poster.bleed_mm, poster.marks)])
        (to / f"{stem}.print.pdf").write_bytes(print_pdf)
        facts = facts.model_copy(update={"print_pdf": f"{stem}.print.pdf", "print_pdf_bytes": len(print_pdf)})
    return facts


def _save(image: Image.Image, path: Path, has_picture: bool) -> None:
    """As PNG: flat colours need no more than a palette of 256, which makes the file three times as small."""
    if not has_picture:
        image = image.quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    image.save(path, "PNG", compress_level=6)


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
