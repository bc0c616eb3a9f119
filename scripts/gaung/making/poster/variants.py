"""The forms of a poster: each sheet in colour, and what else is wanted of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gaung.making.poster import bilingual, black, handout, tearoff, tiling
from gaung.making.poster.display import Page
from gaung.making.poster.readable import hard_to_read
from gaung.making.poster.sheet import Sheet
from gaung.making.poster.themes import THEMES
from gaung.model.poster import Poster, PosterSize, PosterTheme, PosterVariant
from gaung.problem import Problem, Severity, has_errors

_OFFICE_MM = (200.0, 220.0)
"""The shorter side of what an office printer takes."""
_LEAST_STRIPS_MM = 190.0
"""The width of the smallest sheet with strips to tear off."""


@dataclass(frozen=True, slots=True)
class Form:
    """One printed form of a poster: a PDF of some pages, and the page that its picture shows."""

    size: PosterSize
    variant: PosterVariant
    pages: tuple[Page, ...]

    @property
    def page(self) -> Page:
        """The first page: the sheet itself, or the map of its tiles."""
        return self.pages[0]

    @property
    def ending(self) -> str:
        """What stands at the end of its file's name: `A4`, `A4.ink-saver`."""
        name = self.size.name
        return name if self.variant is PosterVariant.COLOUR else f"{name}.{self.variant}"


def makes_sense(poster: Poster, variant: PosterVariant, size: PosterSize) -> bool:
    """Whether a form is of use: tiles for what is larger than A4, hand-outs on what an office prints."""
    if variant is PosterVariant.TEAR_OFF:
        # Papan has its strips already; a sheet that lies or is small would have no room left for its message.
        return poster.theme is not PosterTheme.PAPAN and size.height_mm > size.width_mm >= _LEAST_STRIPS_MM
    if variant is PosterVariant.TILED:
        return tiling.tiling_of(size.width_mm, size.height_mm).count > 2
    if variant.copies > 1:
        short, long = sorted((size.width_mm, size.height_mm))
        return _OFFICE_MM[0] <= short <= _OFFICE_MM[1] and long >= 1.3 * short
    return True


def wanted(poster: Poster, size: PosterSize) -> tuple[PosterVariant, ...]:
    """The forms of a poster in one size, the one in colour first."""
    more = (variant for variant in poster.variants if makes_sense(poster, variant, size))
    return tuple(dict.fromkeys((PosterVariant.COLOUR, *more)))


def composed(sheet: Sheet) -> Page:
    """The sheet as its design lays it out."""
    blocks = THEMES[sheet.poster.theme](sheet)
    return Page(sheet.size.width_mm, sheet.size.height_mm, sheet.language, sheet.title, blocks)


def forms(sheet: Sheet) -> tuple[tuple[Form, ...], tuple[Problem, ...]]:
    """Every form of a sheet, and what was wrong with any."""
    page = composed(sheet)
    out = [Form(sheet.size, PosterVariant.COLOUR, (page,))]
    problems = list(sheet.problems)
    if not has_errors(problems):
        problems += hard_to_read(sheet.poster, page, sheet.size)
    for variant in wanted(sheet.poster, sheet.size)[1:]:
        if variant.second is sheet.language or (variant.second and variant.second not in sheet.poster.message):
            continue
        own = replace(sheet, problems=[], form=variant.value)
        pages = _pages(own, variant, page)
        problems += own.problems
        out.append(Form(sheet.size, variant, pages))
    return tuple(out), tuple(dict.fromkeys(problems))


def _pages(sheet: Sheet, variant: PosterVariant, page: Page) -> tuple[Page, ...]:
    match variant:
        case PosterVariant.INK_SAVER:
            saved, percent = black.saving_ink(page)
            _check_ink(sheet, percent)
            return (saved,)
        case PosterVariant.COLOURING:
            return (black.to_colour_in(page),)
        case PosterVariant.TILED:
            return tiling.tiles(page)
        case PosterVariant.TEAR_OFF:
            above = sheet.above(tearoff.strips_mm(sheet))
            return (replace(page, blocks=(*THEMES[sheet.poster.theme](above), *tearoff.strips(sheet))),)
        case _ if variant.copies > 1:
            return (handout.card_sheet(sheet, variant),)
        case _:
            assert variant.second is not None, variant
            return (bilingual.in_two(sheet, variant.second),)


def _check_ink(sheet: Sheet, percent: float) -> None:
    """Note an ink-saving sheet that saves too little."""
    if percent > black.MOST_COVERAGE_PERCENT:
        number = sheet.poster.variants.index(PosterVariant.INK_SAVER)
        sheet.note("poster-ink-heavy", sheet.poster.where("variants", number), percent=percent)


def missing(poster: Poster) -> Iterator[Problem]:
    """Forms that no size has a use for, and second languages in which the poster says nothing."""
    for number, variant in enumerate(poster.variants):
        place = poster.where("variants", number)
        if not any(makes_sense(poster, variant, size) for size in poster.sizes):
            yield Problem("poster-variant-unused", place, {"variant": variant.value}, Severity.WARNING)
        if variant.second is not None and variant.second not in poster.message:
            yield Problem("poster-message-missing", place, {"language": variant.second.value})
        if variant.second is not None and set(poster.languages) <= {variant.second}:
            yield Problem("poster-variant-unused", place, {"variant": variant.value}, Severity.WARNING)
