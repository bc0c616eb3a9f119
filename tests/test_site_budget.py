"""What a page may cost a reader: each budget stops the build, at the author's file, with one sentence."""

from __future__ import annotations

import gzip
import random
import string
import textwrap
from pathlib import Path

import pytest

from gaung import messages
from gaung.model.language import Language
from gaung.place import Place
from gaung.problem import Problem, Severity
from gaung.site import budget
from gaung.site.html import Document
from site_fixtures import build_site, make_media, page, write_campaign

PLAYER = '<audio src="a.mp3" preload="none" controls></audio>'


def of(html: str, tmp_path: Path, name: str = "jejak/index.html", *, is_authors: bool = True) -> list[Problem]:
    text = f"<!doctype html><html><head><title>x</title></head><body><main>{html}</main></body></html>"
    asked = budget.asked_by(Document(name, text))
    weights = budget.Weights(tmp_path)
    return list(budget.of_page(text, asked, Place("content/id/jejak.md"), weights, is_authors=is_authors))


def noise(count: int) -> str:
    """Letters that nobody can compress."""
    return "".join(random.Random(7).choices(string.ascii_letters + string.digits, k=count))


def test_a_page_over_30_kb_stops_the_build_if_an_author_can_split_it(tmp_path: Path) -> None:
    heavy = noise(45_000)
    (found,) = of(heavy, tmp_path)
    assert (found.code, found.severity) == ("page-too-heavy", Severity.ERROR)
    assert found.facts["kilobytes"] == -(-len(gzip.compress(("x" * 92 + heavy).encode(), 6)) // 1000)
    assert [one.severity for one in of(heavy, tmp_path, is_authors=False)] == [Severity.WARNING]
    assert of(noise(35_000), tmp_path) == []
    assert of("kata yang sama " * 10_000, tmp_path) == []


def test_a_first_visit_over_110_kb_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/a.css").write_text(noise(110_000))
    (tmp_path / "assets/b.js").write_text(noise(30_000))
    parts = '<link rel="stylesheet" href="../assets/a.css"><script src="../assets/b.js"></script>'
    assert of(parts, tmp_path) == []
    (found,) = of(parts + noise(15_000), tmp_path)
    assert (found.code, found.severity, found.facts["most_kilobytes"]) == ("page-visit-heavy", Severity.ERROR, 110)


def test_more_than_15_requests_stop_the_build_and_what_waits_for_sight_does_not_count(tmp_path: Path) -> None:
    fourteen = "".join(f'<img src="{number}.png" alt="">' for number in range(14))
    assert of(fourteen, tmp_path) == []
    assert of(fourteen + '<img src="3.png" alt=""><img src="z.png" alt="" loading="lazy">', tmp_path) == []
    (found,) = of(fourteen + '<img src="14.png" alt="">', tmp_path)
    assert (found.code, found.facts["count"]) == ("page-requests-many", 16)


@pytest.mark.parametrize(
    ("html", "codes"),
    [
        (PLAYER, []),
        (PLAYER.replace("none", "metadata"), ["page-sound-at-load"]),
        ('<audio src="a.mp3" controls></audio>', ["page-sound-at-load"]),
        ('<audio src="a.mp3" preload="none" autoplay></audio>', ["page-sound-at-load"]),
        ('<script src="../assets/search/pagefind.js"></script>', ["page-search-at-load"]),
        ('<link rel="preload" href="../assets/search/x.pf_meta" as="fetch">', ["page-search-at-load"]),
    ],
)
def test_no_byte_of_sound_or_index_is_fetched_at_load(tmp_path: Path, html: str, codes: list[str]) -> None:
    assert [problem.code for problem in of(html, tmp_path)] == codes


def test_scripts_over_12_kb_stop_the_build(tmp_path: Path) -> None:
    (tmp_path / "assets/gaung").mkdir(parents=True)
    (tmp_path / "assets/gaung/a.js").write_text(noise(10_000))
    assert list(budget.of_scripts(tmp_path)) == []
    (tmp_path / "sw.js").write_text(noise(8_000))
    (found,) = budget.of_scripts(tmp_path)
    assert (found.code, found.severity) == ("page-scripts-heavy", Severity.ERROR)


def test_a_real_site_keeps_every_budget_and_a_page_too_heavy_is_said_at_its_source(tmp_path: Path) -> None:
    long = page("Panjang", "\n\n".join(textwrap.wrap(noise(60_000), 70)))
    campaign = write_campaign(tmp_path / "campaign", {"content/id/panduan.md": long})
    site, problems = build_site(campaign, make_media(tmp_path / "made"), tmp_path / "work")
    (found,) = problems
    assert (found.code, found.place) == ("page-too-heavy", Place("content/id/panduan.md"))
    said = "\n".join(messages.as_texts(problems, Language.INDONESIAN, campaign.root))
    assert "KB setelah dimampatkan" in said
    weights = budget.Weights(site)
    for path in sorted(site.rglob("index.html")):
        document = Document(path.relative_to(site).as_posix(), path.read_text("utf-8"))
        asked = budget.asked_by(document)
        missing = [name for name in asked.parts if not (site / name).is_file()]
        assert missing == [], document.name
        own = sum(weights.of(name) for name in asked.parts if name.endswith((".css", ".js", ".svg", ".woff")))
        # this is what Material's text style, our own, four scripts and two fonts weigh
        assert 50_000 < own < 80_000, document.name
