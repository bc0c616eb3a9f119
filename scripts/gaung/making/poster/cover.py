"""The cover of a show: drawn from its name with the posters' engine, or the author's picture, made safe."""

from __future__ import annotations

import io
from importlib.metadata import version
from pathlib import Path

from PIL import Image

from gaung.making.digest import Digests
from gaung.making.poster.colour import INK, PLUM, SUN, TEAL, WHITE
from gaung.making.poster.display import Block, Page, Role, Shape
from gaung.making.poster.fonts import headline_face, missing_characters
from gaung.making.poster.headline import fit_headline
from gaung.making.poster.picture import read_picture
from gaung.making.poster.pixels import paint_scaled
from gaung.making.poster.rings import echo
from gaung.making.poster.shapes import rectangle
from gaung.making.poster.sheet import Palette
from gaung.making.poster.typesetting import SetText, too_many
from gaung.making.recipe import Recipe, Setting
from gaung.model.campaign import Campaign
from gaung.model.show import Show
from gaung.problem import CampaignError, Fact, Problem

REVISION = 2
"""Raise it when the same show would give other bytes."""
LEAST_PIXELS, PIXELS, SMALL_PIXELS = 1400, 3000, 600
"""What podcast directories take, what is drawn, and what the site shows."""
MOST_BYTES = 400_000
_SIDE_MM = 100.0
_MARGIN_MM = 9.0
_TOOLS = ("pillow", "uharfbuzz", "fontpkg-baloo-2", "fontpkg-noto-sans")


def recipe(campaign: Campaign, show: Show, digests: Digests) -> Recipe:
    """Everything a show's cover depends on. Raises OSError if its picture cannot be read."""
    settings: dict[str, Setting] = {"show": show.id, "cover": str(show.cover) if show.cover else None}
    inputs = {}
    if show.cover is None:
        settings |= {"title": show.title, "language": str(show.language)}
    else:
        inputs[str(show.cover)] = digests.of(campaign.root / show.cover)
    return Recipe(
        kind="cover",
        name=f"cover/{show.id}",
        revision=REVISION,
        inputs=inputs,
        settings=settings,
        tools={name: version(name) for name in _TOOLS},
        places={"title": str(show.where("title"))},
    )


def render(campaign: Campaign, show: Show, to: Path) -> None:
    """Write `cover.jpg` (square, at most 400 KB) and `cover-600.jpg`.

    Raises `CampaignError` if the author's picture is not a safe square one, or the name cannot be drawn.
    """
    large = _drawn(show) if show.cover is None else _given(campaign, show)
    small = large.resize((SMALL_PIXELS, SMALL_PIXELS), Image.Resampling.LANCZOS)
    (to / "cover.jpg").write_bytes(_as_jpeg(large))
    (to / "cover-600.jpg").write_bytes(_as_jpeg(small))


def page(show: Show) -> Page:
    """The drawn cover: the name of the show, and rings that leave its last letter. No small text: it is seen at 60 px.

    Raises `CampaignError` if the name is too long for a cover or has letters that cannot be drawn.
    """
    title = _title(show)
    palette = _palette(show)
    free = _SIDE_MM - 2 * _MARGIN_MM - title.height_mm
    at = (_MARGIN_MM, _MARGIN_MM + free * 0.4)
    ground = Shape(rectangle(0, 0, _SIDE_MM, _SIDE_MM), palette.field)
    blocks = (
        Block(Role.DECORATION, (ground, *echo(title, at, palette, (0, 0, _SIDE_MM, _SIDE_MM)))),
        Block(Role.TITLE, title.placed(*at, palette.on_field, palette.field)),
    )
    return Page(_SIDE_MM, _SIDE_MM, show.language, show.title, blocks)


def _title(show: Show) -> SetText:
    face = headline_face(show.title, show.language)
    missing = missing_characters(show.title, face)
    if missing:
        facts: dict[str, Fact] = {"character": missing[0], "code": f"U+{ord(missing[0]):04X}"}
        raise CampaignError([Problem("poster-glyph-missing", show.where("title"), facts)])
    side = _SIDE_MM - 2 * _MARGIN_MM

    def fitted(text: str) -> SetText | None:
        return fit_headline(text, face, (side, side), (34.0, 9.0), show.language, short_last=True)

    title = fitted(show.title)
    if title is None:
        over = too_many(show.title, lambda text: fitted(text) is not None)
        facts_long: dict[str, Fact] = {"size": "cover", "language": str(show.language), "over": over}
        raise CampaignError([Problem("poster-text-long", show.where("title"), facts_long)])
    return title


def _palette(show: Show) -> Palette:
    """One of three grounds by the show's id, so that two shows of a campaign are told apart."""
    ground = (TEAL, PLUM, INK)[sum(show.id.encode()) % 3]
    return Palette(field=ground, on_field=WHITE, accent=SUN, strong=ground)


def _drawn(show: Show) -> Image.Image:
    return paint_scaled(page(show), PIXELS / _SIDE_MM)


def _given(campaign: Campaign, show: Show) -> Image.Image:
    assert show.cover is not None
    image, problems = read_picture(campaign.root, show.cover, show.where("cover"))
    if image is None:
        raise CampaignError(problems)
    if image.width != image.height or not LEAST_PIXELS <= image.width <= PIXELS:
        facts: dict[str, Fact] = {"file": show.cover.name, "width": image.width, "height": image.height}
        raise CampaignError([Problem("poster-cover-shape", show.where("cover"), facts)])
    return image


def _as_jpeg(image: Image.Image) -> bytes:
    """As JPEG without metadata, as fine as 400 KB allow."""
    for quality in (88, 80, 72, 64, 56, 48, 40, 30, 20, 10):
        out = io.BytesIO()
        image.save(out, "JPEG", quality=quality, optimize=True)
        if out.tell() <= MOST_BYTES:
            break
    return out.getvalue()
