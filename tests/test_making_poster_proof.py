"""What was painted is read again: contrast over photos, a copy in black and white, and codes as a phone sees them."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from gaung.making.poster.colour import INK, WHITE, contrast
from gaung.making.poster.coverage import coverage
from gaung.making.poster.display import Block, GlyphRun, Page, Picture, Role, Shape
from gaung.making.poster.fonts import STRONG
from gaung.making.poster.layout import lay_out
from gaung.making.poster.pixels import paint
from gaung.making.poster.proof import codes_of, examine, weak_words
from gaung.making.poster.shapes import rectangle
from gaung.making.poster.typesetting import SetText, words_of
from gaung.model.language import Language
from gaung.model.poster import Poster
from gaung.problem import Severity
from poster_fixtures import campaign_with, poster_with, written


@pytest.fixture(scope="module")
def poster(tmp_path_factory: pytest.TempPathFactory) -> Poster:
    return poster_with(tmp_path_factory.mktemp("campaign"))[1]


def page_with(colour: str, ground: str | Image.Image, *, is_number: bool = False) -> Page:
    """One line of text on a colour or on a picture."""
    text = SetText((words_of("Cek dulu, baru unggah!", STRONG, Language.INDONESIAN),), 8, 8, Language.INDONESIAN)
    runs = text.placed(10, 20, colour, WHITE, is_number=is_number)
    if isinstance(ground, str):
        below: Shape | Picture = Shape(rectangle(0, 0, 148, 210), ground)
    else:
        out = io.BytesIO()
        ground.save(out, "JPEG", quality=95)
        below = Picture(out.getvalue(), ground.size, 0, 0, 148, 210)
    blocks = (Block(Role.DECORATION, (below,)), Block(Role.TITLE, runs))
    return Page(148, 210, Language.INDONESIAN, "Uji", blocks)


@pytest.mark.parametrize(("colour", "ground"), [(WHITE, "#0A6E69"), (INK, "#FFC145"), (INK, WHITE), (WHITE, "#C8401F")])
def test_the_colours_of_the_campaign_can_be_read(poster: Poster, colour: str, ground: str) -> None:
    assert contrast(colour, ground) >= 4.5
    assert weak_words(poster, page_with(colour, ground), "A5") == ()


@pytest.mark.parametrize("colour", ["#FFC145", "#FFFFFF", "#9A9A9A"])
def test_weak_words_are_an_error_where_they_were_written(poster: Poster, colour: str) -> None:
    errors = [p for p in weak_words(poster, page_with(colour, WHITE), "A5") if p.severity is Severity.ERROR]
    (problem,) = errors
    assert problem.code == "poster-contrast-weak"
    assert problem.place == poster.where("message", "id", "headline")
    assert problem.facts["ratio"] == pytest.approx(contrast(colour, WHITE), abs=0.06)


def test_a_number_needs_more(poster: Poster) -> None:
    grey = "#6A6A6A"
    assert 4.5 < contrast(grey, WHITE) < 7
    assert weak_words(poster, page_with(grey, WHITE), "A5") == ()
    (problem,) = weak_words(poster, page_with(grey, WHITE, is_number=True), "A5")
    assert (problem.code, problem.facts["least"]) == ("poster-contrast-weak", 7.0)
    assert problem.place == poster.where("helplines")


def test_words_over_a_photo_need_a_calm_place(poster: Poster) -> None:
    night = Image.new("RGB", (600, 850), "#101828")
    assert weak_words(poster, page_with(WHITE, night), "A5") == ()
    lit = night.copy()
    ImageDraw.Draw(lit).rectangle((150, 60, 330, 140), fill="#F4F4E8")
    codes = {problem.code for problem in weak_words(poster, page_with(WHITE, lit), "A5")}
    assert "poster-contrast-weak" in codes
    elsewhere = night.copy()
    ImageDraw.Draw(elsewhere).rectangle((0, 300, 600, 850), fill="#F4F4E8")
    assert weak_words(poster, page_with(WHITE, elsewhere), "A5") == ()


def test_a_copy_in_black_and_white_is_a_check_of_its_own(poster: Poster) -> None:
    red, ground = "#C70000", "#FFFFFF"
    assert weak_words(poster, page_with(red, ground), "A5") == ()
    # Green counts more for the eye than for the copier, blue less.
    blue, sky = "#0000F0", "#AFAFAF"
    assert contrast(blue, sky) < 4.5
    green, dark = "#00A000", "#080830"
    assert contrast(green, dark) >= 4.5
    (problem,) = weak_words(poster, page_with(green, dark), "A5")
    assert (problem.code, problem.severity) == ("poster-grey-weak", Severity.WARNING)


# --- codes --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> tuple[Poster, Page, Image.Image]:
    campaign = campaign_with(tmp_path_factory.mktemp("campaign"), written(languages=["id"]))
    page = lay_out(campaign, campaign.posters[0])[0][0][1]
    return campaign.posters[0], page, paint(page, 150)


def test_a_finished_sheet_is_without_fault(sheet: tuple[Poster, Page, Image.Image]) -> None:
    poster, page, painted = sheet
    ((address, (left, _, right, _)),) = codes_of(page)
    assert address == "https://gaung.example.org/help/"
    assert right - left >= 35
    assert examine(poster, page, "A4", painted) == ()


def stained(sheet: tuple[Poster, Page, Image.Image], share: tuple[float, float, float, float]) -> list[str]:
    """The problems of a sheet with a blot on its code: a box in shares of the code's side."""
    poster, page, painted = sheet
    ((_, (left, top, right, _)),) = codes_of(page)
    scale, side = painted.width / page.width_mm, right - left
    blot = tuple((edge + part * side) * scale for edge, part in zip((left, top, left, top), share, strict=True))
    spoiled = painted.copy()
    ImageDraw.Draw(spoiled).rectangle(blot, fill="#0A6E69")
    return [problem.code for problem in examine(poster, page, "A4", spoiled)]


def test_a_code_that_no_phone_reads_stops_the_poster(sheet: tuple[Poster, Page, Image.Image]) -> None:
    assert stained(sheet, (0.2, 0.2, 0.8, 0.8)) == ["poster-qr-unread"]


def test_the_white_edge_of_a_code_stays_white(sheet: tuple[Poster, Page, Image.Image]) -> None:
    assert stained(sheet, (0.0, 0.3, 0.05, 0.7)) == ["poster-qr-crowded"]


def test_a_code_to_another_address_is_not_taken_for_ours(sheet: tuple[Poster, Page, Image.Image]) -> None:
    poster, page, painted = sheet

    def renamed(block: Block) -> Block:
        alt = block.alt.replace("/help/", "/lain/")
        return replace(block, alt=alt, blocks=tuple(map(renamed, block.blocks)))

    other = replace(page, blocks=tuple(map(renamed, page.blocks)))
    (problem,) = examine(poster, other, "A4", painted)
    assert problem.code == "poster-qr-unread"
    assert problem.place == poster.where("qr", "to")
    assert problem.facts["address"] == "https://gaung.example.org/lain/"


def test_every_text_declares_what_it_is_painted_on(tmp_path: Path) -> None:
    """The layout's own claim (`GlyphRun.on`) is enough contrast too."""
    campaign = campaign_with(tmp_path, written())
    for _, page in lay_out(campaign, campaign.posters[0])[0]:
        for run in (item for item in page.items() if isinstance(item, GlyphRun)):
            assert contrast(run.colour, run.on) >= (7 if run.is_number else 4.5)


def test_a_path_of_level_lines_only_covers_nothing() -> None:
    path = (("M", 1.0, 3.5), ("L", 9.0, 3.5), ("L", 4.0, 3.5), ("Z",))
    bands = [band for _, _, band in coverage(path, 1.0, (12, 12))]
    assert not any(band.any() for band in bands)
