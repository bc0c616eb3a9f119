"""The foot of a sheet: organisations, version, date, licence and logos, and pictures on sheets without colour."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image

from gaung.making.digest import Digests
from gaung.making.poster import black, pixels
from gaung.making.poster import recipe as recipe_of
from gaung.making.poster.display import GlyphRun, Page, Picture
from gaung.making.poster.layout import lay_out, lay_out_forms
from gaung.making.poster.pdf import write
from gaung.model.campaign import Campaign
from poster_fixtures import campaign_with, encoded, photo, poster_with, problems_of, with_message, written

ALT = dict.fromkeys(("id", "en", "ne", "fil"), "Foto")


def with_pictures(root: Path, **keys: object) -> Campaign:
    """One poster with two logos and a photo; keys as in `written`."""
    logo = Image.new("RGBA", (600, 300), (200, 64, 31, 255))
    files = {"a.png": encoded(logo, "PNG"), "b.png": encoded(logo.resize((900, 240)), "PNG")}
    files["p.jpg"] = encoded(photo(2400, 1800), "JPEG")
    logos = [{"file": "a.png", "name": "Aliansi Contoh"}, {"file": "b.png", "name": "Sekolah Contoh"}]
    return campaign_with(root, written(languages=["id"], logos=logos, **keys), files)


def page_of(campaign: Campaign) -> Page:
    ((_, page),) = lay_out(campaign, campaign.posters[0])[0]
    return page


def test_the_foot_names_date_organisation_licence_and_version(tmp_path: Path) -> None:
    campaign, _ = poster_with(tmp_path, message=with_message("id", footer=""), languages=["id"], version="2026-11")
    said = " ".join(item.word.text for item in page_of(campaign).items() if isinstance(item, GlyphRun))
    for text in ("22 November 2026", "Aliansi Contoh", "CC BY-SA 4.0", "versi 2026-11"):
        assert text in said


def test_logos_stand_at_the_foot_and_are_told_in_words(tmp_path: Path) -> None:
    campaign = with_pictures(tmp_path)
    page = page_of(campaign)
    logos = [item for item in page.items() if isinstance(item, Picture)]
    assert len(logos) == 2
    for logo in logos:
        assert logo.x >= 10
        assert logo.x + logo.width <= page.width_mm - 10
        assert logo.y + logo.height <= page.height_mm - 12
        assert logo.width / logo.height == pytest.approx(logo.pixels[0] / logo.pixels[1], rel=0.03)
    words = [item.box for item in page.items() if isinstance(item, GlyphRun)]
    for logo in logos:
        for left, top, right, foot in words:
            apart = right < logo.x or left > logo.x + logo.width or foot < logo.y or top > logo.y + logo.height
            assert apart
    with pikepdf.open(io.BytesIO(write([page]))) as document:
        told = [str(one.Alt) for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
    assert told[-2:] == ["Aliansi Contoh", "Sekolah Contoh"]


def test_a_logo_that_is_missing_or_no_picture_is_told_at_its_line(tmp_path: Path) -> None:
    keys = written(languages=["id"], logos=[{"file": "a.png", "name": "A"}, {"file": "gone.png", "name": "B"}])
    campaign = campaign_with(tmp_path, keys, {"a.png": b"<svg onload='x'/>"})
    found = problems_of(campaign)
    assert [problem.code for problem in found] == ["poster-art-format", "read-file-missing"]
    assert [problem.place for problem in found] == [logo.where("file") for logo in campaign.posters[0].logos]


def test_another_logo_is_another_poster(tmp_path: Path) -> None:
    campaign = with_pictures(tmp_path)
    first = recipe_of(campaign, campaign.posters[0], Digests(tmp_path / "a.json")).key
    (tmp_path / "posters/uji/a.png").write_bytes(encoded(Image.new("RGB", (600, 300), "blue"), "PNG"))
    assert recipe_of(campaign, campaign.posters[0], Digests(tmp_path / "b.json")).key != first


def test_a_photo_is_grey_and_pale_where_ink_is_saved_and_lines_for_crayons(tmp_path: Path) -> None:
    campaign = with_pictures(tmp_path, art={"file": "p.jpg", "alt": ALT}, variants=["ink-saver", "colouring"])
    colour, saver, colouring = lay_out_forms(campaign, campaign.posters[0])[0]
    for form in (saver, colouring):
        drawn = np.asarray(pixels.paint_scaled(form.page, 2), dtype=np.int16)
        assert np.abs(drawn - drawn.mean(axis=2, keepdims=True)).max() <= 2
    assert black.rough_coverage_percent(saver.page) <= 15
    assert black.rough_coverage_percent(colouring.page) < black.rough_coverage_percent(saver.page)
    assert black.rough_coverage_percent(colour.page) > 30


def test_a_picture_that_is_too_dark_to_save_ink_is_told(tmp_path: Path) -> None:
    dark = {"p.jpg": encoded(Image.new("RGB", (2400, 3200)), "JPEG")}
    keys = written(
        languages=["id"], theme="kartu", art={"file": "p.jpg", "alt": ALT}, variants=["colour", "ink-saver"], qr=None
    )
    campaign = campaign_with(tmp_path, keys, dark)
    (problem,) = problems_of(campaign)
    assert (problem.code, problem.place) == ("poster-ink-heavy", campaign.posters[0].where("variants", 1))
    assert float(str(problem.facts["percent"])) > 15


def test_a_code_loads_nothing_that_fetches_files_and_it_is_there_when_it_is_asked_for() -> None:
    program = (
        "import sys\nfrom gaung.making.poster import qr\nassert len(qr.modules('https://gaung.example.org/')) > 20\n"
        "assert 'http.client' not in sys.modules\n"
        "import urllib.request\nassert urllib.request.Request('https://gaung.example.org/a').selector == '/a'\n"
        "from urllib.request import urlopen\nassert sys.modules['urllib.request'].urlopen is urlopen\n"
        "import xml.sax.saxutils\nassert xml.sax.saxutils.urllib.request.urlopen is urlopen\n"
        "qr.load_later()\nassert sys.modules['urllib.request'].urlopen is urlopen\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
