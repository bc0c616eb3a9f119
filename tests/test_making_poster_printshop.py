from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
from numpy.typing import NDArray

from gaung.making.poster.printshop import MARK_DISTANCE_MM, MARK_MM
from gaung.media import PosterFacts
from gaung.model.poster import PosterTheme
from poster_fixtures import campaign_with, encoded, made, pdf_text, photo, written

THEMES = [str(theme) for theme in PosterTheme]
PIXELS_PER_MM = 5


def pixels_of(pdf: bytes) -> NDArray[np.int16]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        image = document[0].render(scale=PIXELS_PER_MM * 25.4 / 72).to_pil().convert("RGB")
        return np.asarray(image, dtype=np.int16)
    finally:
        document.close()


def print_pdf(root: Path, **keys: object) -> bytes:
    campaign = campaign_with(root / "campaign", written(languages=["id"], **keys))
    return (made(campaign, root / "made") / "uji.id.A4.print.pdf").read_bytes()


@pytest.mark.parametrize(("bleed", "marks"), [(3, False), (3, True), (0, True), (5, True)])
def test_the_boxes_say_where_to_cut(tmp_path: Path, bleed: float, marks: bool) -> None:
    document = pikepdf.open(io.BytesIO(print_pdf(tmp_path, bleed_mm=bleed, marks=marks)))
    leaf = document.pages[0]

    def box(name: str) -> list[float]:
        return [round(float(value) * 25.4 / 72, 2) for value in leaf[name]]

    media, cut, over = box("/MediaBox"), box("/TrimBox"), box("/BleedBox")
    assert [cut[2] - cut[0], cut[3] - cut[1]] == pytest.approx([210, 297], abs=0.02)
    assert [cut[0] - over[0], over[3] - cut[3]] == pytest.approx([bleed, bleed], abs=0.02)
    room = cut[0] - media[0]
    assert media[3] - cut[3] == pytest.approx(room, abs=0.02)
    assert room >= (MARK_DISTANCE_MM + MARK_MM if marks else bleed) - 0.02


@pytest.mark.parametrize("theme", THEMES)
def test_colours_run_over_the_edge(tmp_path: Path, theme: str) -> None:
    pixels = pixels_of(print_pdf(tmp_path, bleed_mm=3, theme=theme))
    height, width, _ = pixels.shape
    assert (width, height) == pytest.approx((216 * PIXELS_PER_MM, 303 * PIXELS_PER_MM), abs=1)
    inside = 4 * PIXELS_PER_MM  # 1 mm inside the paper
    for edge, near in ((pixels[:, 2], pixels[:, inside]), (pixels[:, -3], pixels[:, -inside])):
        apart = np.abs(edge - near).max(axis=1)
        assert np.median(apart) == 0
        assert (apart > 60).mean() < 0.25  # rings that cross the edge at an angle
    assert np.abs(pixels[2] - pixels[inside]).max(axis=1).mean() < 40
    assert (np.abs(pixels[-3] - pixels[-inside]).max(axis=1) > 60).mean() < 0.05


def test_marks_stand_outside_and_everything_else_ends_at_the_bleed(tmp_path: Path) -> None:
    content = print_pdf(tmp_path, bleed_mm=3, marks=True)
    pixels = pixels_of(content)
    dark = (pixels.max(axis=2) < 200).astype(int)
    rim = 9 * PIXELS_PER_MM
    # Beyond the bleed there is nothing but the marks, which are thin.
    slug = 5 * PIXELS_PER_MM
    assert 0 < dark[:slug].mean() < 0.01
    assert dark[slug - 10 : slug - 5, rim - 3 : rim + 4].any()
    assert dark[rim - 3 : rim + 4, slug - 10 : slug - 5].any()
    assert not dark[: slug - 5, rim + 20 : -rim - 20].any()
    assert "129" in pdf_text(content).split()


def test_a_picture_at_the_edge_runs_over_it_unstretched(tmp_path: Path) -> None:
    art = {"file": "art/a.jpg", "alt": {"id": "Anak-anak"}}
    files = {"art/a.jpg": encoded(photo(2600, 1900), "JPEG")}
    campaign = campaign_with(tmp_path / "campaign", written(art=art, languages=["id"], bleed_mm=3), files)
    folder = made(campaign, tmp_path / "made")
    document = pikepdf.open(folder / "uji.id.A4.print.pdf")
    drawn = [line for line in document.pages[0].Contents.read_bytes().decode().splitlines() if " Do Q" in line]
    (words,) = [line.split(" cm ")[0].split()[-6:] for line in drawn]
    width, height = float(words[0]), float(words[3])
    plain = pikepdf.open(folder / "uji.id.A4.pdf")
    (line,) = [line for line in plain.pages[0].Contents.read_bytes().decode().splitlines() if " Do Q" in line]
    before = line.split(" cm ")[0].split()[-6:]
    assert width >= 216 - 0.01
    assert width / height == pytest.approx(float(before[0]) / float(before[3]), rel=1e-4)


def test_a_poster_that_asks_for_nothing_has_no_second_pdf(tmp_path: Path) -> None:
    campaign = campaign_with(tmp_path / "campaign", written(languages=["id"]))
    folder = made(campaign, tmp_path / "made")
    assert not list(folder.glob("*.print.pdf"))
    (sheet,) = PosterFacts.model_validate_json((folder / "facts.json").read_text("utf-8")).sheets
    assert (sheet.print_pdf, sheet.print_pdf_bytes) == ("", 0)


def test_the_facts_name_the_second_pdf(tmp_path: Path) -> None:
    print_pdf(tmp_path, bleed_mm=3, marks=True)
    folder = tmp_path / "made"
    (sheet,) = PosterFacts.model_validate_json((folder / "facts.json").read_text("utf-8")).sheets
    assert sheet.print_pdf == "uji.id.A4.print.pdf"
    assert sheet.print_pdf_bytes == (folder / sheet.print_pdf).stat().st_size <= 150_000
