from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from campaign_fixtures import copy_minimal, edited
from gaung.making.digest import Digests
from gaung.making.poster import cover
from gaung.making.poster.card import HEIGHT, WIDTH, card
from gaung.making.poster.colour import contrast
from gaung.making.poster.display import GlyphRun
from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.problem import CampaignError
from gaung.reading.campaign import read_campaign
from poster_fixtures import encoded, photo

SHOW = "episodes/kabar/show.yaml"


def campaign_in(root: Path, *changes: tuple[str, str], art: bytes | None = None) -> Campaign:
    copy_minimal(root, edited(SHOW, *changes))
    if art is not None:
        (root / "episodes/kabar/sampul.png").write_bytes(art)
    return read_campaign(root)[0]


def title_line(root: Path) -> str:
    lines = copy_minimal(root).joinpath(SHOW).read_text("utf-8").splitlines()
    return next(line for line in lines if line.startswith("title:"))


def rendered(campaign: Campaign, to: Path) -> Path:
    to.mkdir()
    cover.render(campaign, campaign.shows[0], to)
    return to


def test_a_drawn_cover_is_what_podcast_directories_take(tmp_path: Path) -> None:
    folder = rendered(campaign_in(tmp_path / "campaign"), tmp_path / "made")
    assert sorted(path.name for path in folder.iterdir()) == ["cover-600.jpg", "cover.jpg"]
    assert (folder / "cover.jpg").stat().st_size <= 400_000
    for name, side in (("cover.jpg", 3000), ("cover-600.jpg", 600)):
        with Image.open(folder / name) as image:
            assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (side, side))
            assert not {"exif", "icc_profile", "comment"} & set(image.info)


def test_the_cover_is_loud_and_can_be_read(tmp_path: Path) -> None:
    campaign = campaign_in(tmp_path)
    page = cover.page(campaign.shows[0])
    runs = [item for item in page.items() if isinstance(item, GlyphRun)]
    assert [run.word.text for run in runs] == campaign.shows[0].title.split()
    assert all(contrast(run.colour, run.on) >= 4.5 for run in runs)
    assert all(run.size_mm >= 9 for run in runs)


def test_the_same_show_gives_the_same_cover(tmp_path: Path) -> None:
    campaign = campaign_in(tmp_path / "campaign")
    one, two = rendered(campaign, tmp_path / "one"), rendered(campaign, tmp_path / "two")
    for path in one.iterdir():
        assert path.read_bytes() == (two / path.name).read_bytes()


def test_the_authors_picture_is_made_safe(tmp_path: Path) -> None:
    line = title_line(tmp_path / "campaign")
    content = encoded(photo(1500, 1500), "PNG")
    campaign = campaign_in(tmp_path / "campaign", (line, f"{line}\ncover: sampul.png"), art=content)
    folder = rendered(campaign, tmp_path / "made")
    with Image.open(folder / "cover.jpg") as image:
        assert image.size == (1500, 1500)
        apart = np.abs(np.asarray(image, dtype=np.int16) - np.asarray(photo(1500, 1500), dtype=np.int16))
    assert apart.mean() < 4
    assert (folder / "cover.jpg").stat().st_size <= 400_000


@pytest.mark.parametrize("size", [(1399, 1399), (3001, 3001), (1500, 1400)])
def test_a_picture_of_another_shape_is_refused_at_its_line(tmp_path: Path, size: tuple[int, int]) -> None:
    line = title_line(tmp_path / "campaign")
    content = encoded(Image.new("RGB", size, "teal"), "PNG")
    campaign = campaign_in(tmp_path / "campaign", (line, f"{line}\ncover: sampul.png"), art=content)
    with pytest.raises(CampaignError) as caught:
        rendered(campaign, tmp_path / "made")
    (problem,) = caught.value.problems
    assert problem.code == "poster-cover-shape"
    assert problem.place == campaign.shows[0].where("cover")
    assert (problem.facts["width"], problem.facts["height"]) == size


def test_a_name_that_cannot_be_drawn_is_told(tmp_path: Path) -> None:
    for title, code in (("Suara 🙂", "poster-glyph-missing"), ("suara " * 42, "poster-text-long")):
        root = tmp_path / code
        campaign = campaign_in(root, (title_line(root), f"title: {title.strip()}"))
        with pytest.raises(CampaignError) as caught:
            cover.page(campaign.shows[0])
        assert [problem.code for problem in caught.value.problems] == [code]
        assert caught.value.problems[0].place == campaign.shows[0].where("title")


def test_the_recipe_of_a_cover_follows_what_is_seen(tmp_path: Path) -> None:
    def key(*changes: tuple[str, str], art: bytes | None = None) -> str:
        campaign = campaign_in(tmp_path, *changes, art=art)
        return cover.recipe(campaign, campaign.shows[0], Digests(tmp_path / "digests.json")).key

    line = title_line(tmp_path)
    drawn = key()
    assert key() == drawn
    given = (line, f"{line}\ncover: sampul.png")
    keys = {drawn, key((line, "title: Lain")), key(given, art=b"one"), key(given, art=b"two")}
    assert len(keys) == 4


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Jejak digital: apa yang tertinggal setelah kita unggah?", Language.INDONESIAN),
        ("तिमी एक्लो छैनौ", Language.NEPALI),
        ("Help", Language.ENGLISH),
        ("Kata " * 50, Language.INDONESIAN),
        ("Pertanggungjawabanpertanggungjawabanpertanggungjawabanpertanggungjawaban", Language.INDONESIAN),
        ("🙂", Language.ENGLISH),
    ],
)
def test_a_card_is_drawn_for_any_title(title: str, language: Language) -> None:
    content = card(title, language, "Gaung")
    assert content == card(title, language, "Gaung")
    with Image.open(io.BytesIO(content)) as image:
        assert (image.format, image.size) == ("PNG", (WIDTH, HEIGHT))
        white = (np.asarray(image.convert("RGB")).min(axis=2) > 240).mean()
    assert 0.0005 < white < 0.5
    assert len(content) < 120_000
