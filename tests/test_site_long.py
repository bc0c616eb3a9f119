"""A programme of an hour: its words stand on several light pages, are found, and follow the sound."""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from browser_fixtures import Visitor, served, until
from gaung.problem import Severity
from gaung.site import budget
from site_fixtures import build_site, files, make_media, write_campaign

pytestmark = pytest.mark.browser

EPISODE = "podcast/kabar/001-halo/"


def captions() -> str:
    """As many captions as an hour has, within the twelve seconds of the test sound."""
    chance = random.Random(3)
    known = ["".join(chance.choices("aiuengmkstrlbdpy", k=chance.randint(2, 9))) for _ in range(1500)]
    lines = ["WEBVTT\n"]
    for number in range(900):
        said = " ".join(chance.choices(known, k=9))
        start, end = (f"00:00:{number * 12 / 900 + more:06.3f}" for more in (0, 12 / 900))
        lines.append(f"{start} --> {end}\n<v Suara {number // 3 % 3 + 1}>{said} {number}.\n")
    return "\n".join(lines)


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    work = tmp_path_factory.mktemp("long")
    made = make_media(work / "made")
    (made.folders["episode/kabar/001-halo"] / "transcript.id.vtt").write_text(captions(), "utf-8")
    notes = {"episodes/kabar/001-halo/notes.md": "Catatan.\n"}
    site, problems = build_site(write_campaign(work / "campaign", notes), made, work / "work")
    assert problems == []
    return site


@pytest.fixture(scope="module")
def base(long: Path) -> Iterator[str]:
    with served(long, "/uji/") as address:
        yield address


def pages(site: Path) -> list[Path]:
    return [site / EPISODE / "index.html", *sorted(site.glob(f"{EPISODE}transcript-*/index.html"))]


def test_every_part_is_light_and_no_word_is_lost(long: Path) -> None:
    found = pages(long)
    assert len(found) > 2
    texts = [path.read_text("utf-8") for path in found]
    assert all(len(gzip.compress(text.encode(), 6)) < budget.MAX_PAGE_BYTES for text in texts)
    said = [number for number in range(900) if sum(f" {number}.</span>" in text for text in texts) == 1]
    assert len(said) == 900
    # every part leads to every other, also without a script and from a disk
    for number, text in enumerate(texts, start=1):
        assert text.count('class="g-parts"') == (1 if number == 1 else 2)
        for other in range(2, len(texts) + 1):
            assert (f'<li><a href="{"" if number == 1 else "../"}transcript-{other}/">' in text) == (other != number)
        assert "data-pagefind-body" in text
    assert "data-until" not in texts[-1]


def test_the_words_follow_the_sound_and_stop_where_another_page_goes_on(long: Path, visit: Visitor) -> None:
    reader = visit(360)
    page = reader.open(f"{EPISODE}transcript-2/")
    end = float(page.locator(".g-transcript").get_attribute("data-until") or 0)
    page.click(".g-transcript .g-seek >> nth=0")
    until(page, "document.querySelectorAll('.is-heard').length === 1")
    until(page, f"document.querySelector('audio').currentTime > {end + 0.2}")
    until(page, "document.querySelectorAll('.is-heard').length === 0")
    page.click(".g-parts a >> nth=0")
    page.wait_for_url(f"**/{EPISODE}")
    assert reader.said == []


def test_without_a_script_the_parts_are_read_all_the_same(long: Path, visit: Visitor) -> None:
    page = visit(360, scripts=False).open(EPISODE)
    page.click(".g-parts a >> nth=-1")
    assert page.locator(".g-transcript").is_visible()
    assert page.locator("audio").count() == 1


def test_notes_too_long_stop_the_build_at_the_programme(tmp_path: Path) -> None:
    chance = random.Random(5)
    words = ("".join(chance.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=9)) for _ in range(6000))
    notes = {"episodes/kabar/001-halo/notes.md": " ".join(words) + "\n"}
    assert "episodes/kabar/001-halo/episode.yaml" in files()
    campaign = write_campaign(tmp_path / "campaign", notes)
    _, (found,) = build_site(campaign, make_media(tmp_path / "made"), tmp_path / "work")
    assert (found.code, found.severity) == ("page-too-heavy", Severity.ERROR)
    assert found.place
    assert found.place.file == "episodes/kabar/001-halo/episode.yaml"
