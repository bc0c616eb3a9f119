"""What is sent instead of printed: pictures for phones and the message as text, beside the sheets of a poster."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from gaung.making.poster import forms
from gaung.making.poster.display import Page
from gaung.making.poster.layout import families_of
from gaung.making.poster.picture import read_picture
from gaung.making.poster.sms import sms_length
from gaung.making.poster.social import SHAPES, SocialSheet, page_of
from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.model.poster import Poster
from gaung.model.poster_form import PosterForm
from gaung.problem import CampaignError, Problem, has_errors

if TYPE_CHECKING:
    # to look at the pictures nothing is painted
    from gaung.media import PosterImage, PosterText

_ENOUGH_PIXELS = 3_000_000
"""Of the author's picture: more than a phone shows."""
_SMALL = 0.5
"""So large, beside the picture, is the one that its colours are chosen from."""


def lay_out_images(
    campaign: Campaign, poster: Poster, only: Language | None = None
) -> tuple[list[tuple[str, Page]], tuple[Problem, ...]]:
    """The picture of each shape in each language, and what does not fit; `lay_out` has looked at the rest before.

    `only`: in one language.

    Raises `CampaignError` if a headline fits into no picture.
    """
    art = None
    if poster.art is not None:
        place = poster.art.where("file")
        art, _ = read_picture(campaign.root, poster.art.file, place, poster.art.boxes, _ENOUGH_PIXELS)
    families, _ = families_of(campaign, poster)
    pages: list[tuple[str, Page]] = []
    problems: list[Problem] = []
    for language in poster.languages if only is None else (only,):
        for size in SHAPES:
            sheet = SocialSheet(campaign, poster, size, language, art, (), *families)
            pages.append((size.name, page_of(sheet)))
            problems += sheet.problems
    if has_errors(problems):
        raise CampaignError(problems)
    return pages, tuple(dict.fromkeys(problems))


def write_images(
    poster: Poster, pages: list[tuple[str, Page]], to: Path
) -> tuple[tuple[PosterImage, ...], list[Problem]]:
    """Paint the pictures, and say which words in them do not stand out."""
    from PIL import Image

    from gaung.making.poster.bands import paint_flat
    from gaung.making.poster.pixels import paint_scaled
    from gaung.making.poster.proof import weak_words  # numpy takes a tenth of a second to load
    from gaung.media import PosterImage

    made: list[PosterImage] = []
    problems: list[Problem] = []
    for shape, page in pages:
        file = f"{poster.id}.{page.language}.{shape}.png"
        if poster.art is None:
            image = paint_flat(page, 1.0, paint_scaled(page, _SMALL))
        else:
            # a photo in 256 colours is dithered, and still a third of the bytes
            image = paint_scaled(page, 1.0).quantize(256, method=Image.Quantize.MEDIANCUT)
        image.save(to / file, "PNG", optimize=False, compress_level=7)
        problems += weak_words(poster, page, shape)
        made.append(
            PosterImage(
                language=page.language,
                shape=shape,
                file=file,
                bytes=(to / file).stat().st_size,
                width=image.width,
                height=image.height,
            )
        )
    return tuple(made), problems


def write_texts(campaign: Campaign, poster: Poster, to: Path) -> tuple[PosterText, ...]:
    """Write every text form as `<poster>.<language>.<form>.txt`, UTF-8, and give them back."""
    return tuple(text for language in poster.languages for text in _texts(campaign, poster, language, to))


def _texts(campaign: Campaign, poster: Poster, language: Language, to: Path) -> Iterator[PosterText]:
    from gaung.media import PosterText

    for form, text in forms.forms_of(campaign, poster, language)[0].items():
        file = f"{poster.id}.{language}.{form}.txt"
        (to / file).write_bytes(f"{text}\n".encode())
        places, most = sms_length(text) if form is PosterForm.SMS else (0, 0)
        yield PosterText(language=language, form=form, file=file, text=text, places=places, most_places=most)
