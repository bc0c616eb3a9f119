"""A poster to pages: one for each language and size, with all that does not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gaung.making.poster.display import Page
from gaung.making.poster.fonts import OwnFamily
from gaung.making.poster.own_fonts import fonts_of, own_family
from gaung.making.poster.picture import read_picture
from gaung.making.poster.sheet import Sheet
from gaung.making.poster.variants import Form, forms, missing
from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.model.poster import Poster, PosterSize
from gaung.problem import CampaignError, Problem, Severity

if TYPE_CHECKING:
    from PIL import Image


def title_of(poster: Poster, language: Language) -> str:
    """The poster's name in a language: its title, or its headline on one line."""
    own = poster.title.get(language)
    return own or " ".join(poster.message[language].headline.split())


def lay_out(campaign: Campaign, poster: Poster) -> tuple[list[tuple[PosterSize, Page]], tuple[Problem, ...]]:
    """Every sheet in colour, by language and then by size, and the warnings.

    Raises `CampaignError` with everything that does not fit, cannot be drawn, or is missing.
    """
    made, noted = lay_out_forms(campaign, poster.model_copy(update={"variants": ()}))
    return [(form.size, form.page) for form in made], noted


def lay_out_forms(
    campaign: Campaign, poster: Poster, only: Language | None = None
) -> tuple[list[Form], tuple[Problem, ...]]:
    """Every form of every sheet, by language, size and form, and the warnings; `only`: in one language.

    Raises `CampaignError` with everything that does not fit, cannot be drawn, or is missing.
    """
    art, found = _art(campaign, poster)
    logos, refused = _logos(campaign, poster)
    families, locked = families_of(campaign, poster)
    problems = [*found, *refused, *locked, *missing(poster)]
    out: list[Form] = []
    for language in poster.languages if only is None else (only,):
        if language not in poster.message:
            problems.append(Problem("poster-message-missing", poster.where("message"), {"language": str(language)}))
            continue
        for size in poster.sizes:
            made, noted = forms(Sheet(campaign, poster, size, language, art, logos, *families))
            out += made
            problems += noted
    unique = tuple(dict.fromkeys(problems))
    if any(problem.severity is Severity.ERROR for problem in unique):
        raise CampaignError(unique)
    return out, unique


def _art(campaign: Campaign, poster: Poster) -> tuple[Image.Image | None, tuple[Problem, ...]]:
    if poster.art is None:
        return None, ()
    return read_picture(campaign.root, poster.art.file, poster.where("art", "file"), poster.art.boxes)


def _logos(campaign: Campaign, poster: Poster) -> tuple[tuple[Image.Image, ...], tuple[Problem, ...]]:
    """The marks of the organisations; none of them if one cannot be read."""
    read = [read_picture(campaign.root, logo.file, logo.where("file"), logo.boxes) for logo in poster.logos]
    problems = tuple(problem for _, found in read for problem in found)
    return (() if problems else tuple(image for image, _ in read if image is not None)), problems


def families_of(
    campaign: Campaign, poster: Poster
) -> tuple[tuple[OwnFamily | None, OwnFamily | None], tuple[Problem, ...]]:
    """The author's fonts for headlines and for text."""
    fonts = fonts_of(campaign, poster)
    read = [(None, ()) if font is None else own_family(campaign.root, font) for font in (fonts.headline, fonts.text)]
    return (read[0][0], read[1][0]), tuple(problem for _, found in read for problem in found)
