"""The files of one form of a poster: PDF, PNG and a small preview, painted, read again, and weighed."""

from __future__ import annotations

from math import sqrt
from pathlib import Path

from PIL import Image

from gaung.making.poster.bands import paint_flat
from gaung.making.poster.black import coverage_percent
from gaung.making.poster.display import Page
from gaung.making.poster.pdf import write
from gaung.making.poster.pixels import MM_PER_INCH, paint, paint_scaled
from gaung.making.poster.printshop import for_print_shop
from gaung.making.poster.proof import examine
from gaung.making.poster.variants import Form
from gaung.media import PosterSheet
from gaung.model.poster import Poster, PosterVariant
from gaung.problem import Problem

PNG_DPI = 150
MOST_PNG_PIXELS = 4_400_000
"""A3 at 150 dpi. Larger sheets get a coarser PNG, so that A0 needs no more memory: who prints takes the PDF."""
PREVIEW_PIXELS = 900
"""The longer side of the small picture for the gallery."""


def write_form(poster: Poster, form: Form, to: Path, read: list[Problem]) -> PosterSheet:
    """The PDF, the PNG and the small preview of one form; what cannot be read on it is added to `read`."""
    page = form.page
    stem = f"{poster.id}.{page.language}.{form.ending}"
    (to / f"{stem}.pdf").write_bytes(write(form.pages))
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
