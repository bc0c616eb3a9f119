"""A poster to pages: one for each language and size, with all that does not fit."""

from __future__ import annotations

from PIL import Image

from gaung.making.poster.display import Page
from gaung.making.poster.picture import read_picture
from gaung.making.poster.sheet import Sheet
from gaung.making.poster.themes import THEMES
from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.model.poster import Poster, PosterSize
from gaung.problem import CampaignError, Problem, Severity


def title_of(poster: Poster, language: Language) -> str:
    """The poster's name in a language: its title, or its headline on one line."""
    own = poster.title.get(language)
    return own or " ".join(poster.message[language].headline.split())


def lay_out(campaign: Campaign, poster: Poster) -> tuple[list[tuple[PosterSize, Page]], tuple[Problem, ...]]:
    """Every sheet of a poster, by language and then by size, and the warnings.

    Raises `CampaignError` with everything that does not fit, cannot be drawn, or is missing.
    """
    art, found = _art(campaign, poster)
    problems = list(found)
    pages = []
    for language in poster.languages:
        if language not in poster.message:
            problems.append(Problem("poster-message-missing", poster.where("message"), {"language": str(language)}))
            continue
        for size in poster.sizes:
            page, noted = _page(campaign, poster, language, size, art)
            pages.append((size, page))
            problems += noted
    unique = tuple(dict.fromkeys(problems))
    if any(problem.severity is Severity.ERROR for problem in unique):
        raise CampaignError(unique)
    return pages, unique


def _art(campaign: Campaign, poster: Poster) -> tuple[Image.Image | None, tuple[Problem, ...]]:
    if poster.art is None:
        return None, ()
    return read_picture(campaign.root, poster.art.file, poster.where("art", "file"))


def _page(
    campaign: Campaign, poster: Poster, language: Language, size: PosterSize, art: Image.Image | None
) -> tuple[Page, list[Problem]]:
    sheet = Sheet(campaign, poster, size, language, art)
    blocks = THEMES[poster.theme](sheet)
    page = Page(size.width_mm, size.height_mm, language, title_of(poster, language), blocks)
    return page, sheet.problems
