"""Pictures for phones: laid out for their shape, readable on a thumb's width, and with the register's number."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from gaung.making.poster.display import GlyphRun, Page
from gaung.making.poster.proof import weak_words
from gaung.making.poster.sharing import lay_out_images, write_images, write_texts
from gaung.making.poster.social import LINK, SHAPES, SQUARE, STORY
from gaung.media import PosterForm
from gaung.model.campaign import Campaign
from poster_fixtures import MESSAGE, campaign_with, encoded, photo, written

NUMBERS = {"id": ["129"], "en": ["129", "1098", "1383"], "ne": ["1098"], "fil": ["1383"]}
THEMES = ["lantang", "langkah", "gelembung"]
"""The rest of the designs say no more and no less than these."""


@pytest.fixture(scope="module", params=THEMES)
def pages(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Campaign, list[Page]]:
    campaign = campaign_with(tmp_path_factory.mktemp("campaign"), written(theme=request.param))
    made, problems = lay_out_images(campaign, campaign.posters[0])
    assert problems == ()
    return campaign, [page for _, page in made]


def runs(page: Page) -> list[GlyphRun]:
    return [item for item in page.items() if isinstance(item, GlyphRun)]


def test_each_language_has_each_shape(pages: tuple[Campaign, list[Page]]) -> None:
    found = {(str(page.language), page.width_mm, page.height_mm) for page in pages[1]}
    assert found == {(language, size.width_mm, size.height_mm) for language in MESSAGE for size in SHAPES}


def test_the_numbers_are_the_registers(pages: tuple[Campaign, list[Page]]) -> None:
    for page in pages[1]:
        shown = [run.word.text for run in runs(page) if run.is_number]
        assert shown == NUMBERS[str(page.language)]


def test_nothing_is_smaller_than_a_phone_can_show(pages: tuple[Campaign, list[Page]]) -> None:
    """1,080 pixels are about 6.5 cm on a phone: 18 pixels are letters of 1 mm."""
    for page in pages[1]:
        assert min(run.size_mm for run in runs(page)) >= 15, (page.language, page.width_mm)
        headline = [run for run in runs(page) if run.word.text in page.title.split()]
        assert max(run.size_mm for run in headline) >= 60


def test_words_stay_on_the_picture_and_clear_of_a_storys_buttons(pages: tuple[Campaign, list[Page]]) -> None:
    for page in pages[1]:
        is_story = (page.width_mm, page.height_mm) == (STORY.width_mm, STORY.height_mm)
        top, foot = (200, page.height_mm - 280) if is_story else (20, page.height_mm - 20)
        for run in runs(page):
            left, high, right, low = run.box
            assert 20 <= left <= right <= page.width_mm - 20, run.word.text
            assert top <= high <= low <= foot, run.word.text


def test_words_do_not_lie_on_each_other(pages: tuple[Campaign, list[Page]]) -> None:
    for page in pages[1]:
        boxes = sorted((run.box for run in runs(page)), key=lambda box: (round(box[1]), box[0]))
        for one, other in pairwise(boxes):
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            assert across <= 1 or down <= 6, (page.language, page.width_mm, one, other)


def test_every_word_stands_out(pages: tuple[Campaign, list[Page]]) -> None:
    campaign, made = pages
    for page in made:
        assert weak_words(campaign.posters[0], page, "x") == (), (page.language, page.width_mm)


def test_pictures_and_texts_are_written_beside_the_sheets(tmp_path: Path) -> None:
    campaign = campaign_with(tmp_path / "campaign", written(languages=["id", "ne"], theme="langkah"))
    poster = campaign.posters[0]
    pages, _ = lay_out_images(campaign, poster)
    folders = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        images, problems = write_images(poster, pages, folder)
        texts = write_texts(campaign, poster, folder)
        assert problems == []
        folders.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert folders[0] == folders[1]
    assert {f"uji.{language}.{form}.txt" for language in ("id", "ne") for form in PosterForm} <= set(folders[0])
    for image in images:
        assert image.bytes == len(folders[0][image.file]) < 150_000
        with Image.open(tmp_path / "one" / image.file) as opened:
            assert f"{opened.width}x{opened.height}" == image.shape
            assert opened.format == "PNG"
    for text in texts:
        assert folders[0][text.file].decode() == f"{text.text}\n"


def test_a_photo_is_laid_out_for_each_shape(tmp_path: Path) -> None:
    art = {"file": "art/a.jpg", "focal": [0.9, 0.4], "alt": {"id": "Anak-anak"}}
    content = encoded(photo(), "JPEG", quality=92)
    campaign = campaign_with(tmp_path, written(languages=["id"], art=art), {"art/a.jpg": content})
    poster = campaign.posters[0]
    pages, problems = lay_out_images(campaign, poster)
    assert problems == ()
    images, weak = write_images(poster, pages, tmp_path)
    assert weak == []
    for made in images:
        pixels = np.asarray(Image.open(tmp_path / made.file).convert("RGB"), dtype=np.int16)
        red = (pixels[:, :, 0] > 215) & (pixels[:, :, 1] < 70) & (pixels[:, :, 2] < 70)
        assert red.mean() > 0.002, made.shape  # the focal point is seen
        assert made.bytes < 900_000


def test_a_headline_of_many_words_still_fits(tmp_path: Path) -> None:
    message = {"id": {**MESSAGE["id"], "headline": "Kalau ada yang mengancam akan menyebarkan fotomu, " * 3}}
    campaign = campaign_with(tmp_path, written(languages=["id"], message=message))
    assert lay_out_images(campaign, campaign.posters[0])[1] == ()
    assert [size.name for size in (SQUARE, STORY, LINK)] == ["1080x1080", "1080x1920", "1200x630"]
