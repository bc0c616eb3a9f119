"""The same prepared pages with zensical, which knows neither plugins nor templates of ours: pages and blocks are there.

What the finish step and the theme add (policy, exit, search) is MkDocs' and properdocs' part; with zensical this is a
look at whether the content can move, not a site to publish.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib

from gaung.making.pages import prepare
from site_fixtures import build_site, make_media, out, write_campaign

XHTML = "{http://www.w3.org/1999/xhtml}"
SETTINGS = """\
site_name: Uji
site_url: https://kampanye.example/uji/
docs_dir: prepared/{language}
site_dir: out/{language}
theme: {{name: material, language: id, font: false}}
markdown_extensions:
  - tables
  - fenced_code
  - gaung.site.blocks:
      listing: prepared/{language}.listing.json
"""
OF_THE_TEMPLATE = ("g-meta", "g-unreviewed", "g-for", "g-top", "g-icon")


def blocks_of(file: Path) -> list[tuple[str, str]]:
    """The elements of Gaung's blocks in a page's article, in order: tag and class."""
    document: Element = html5lib.parse(file.read_text("utf-8"))
    article = next(document.iter(f"{XHTML}article"))
    found = [(one.tag.removeprefix(XHTML), one.get("class", "")) for one in article.iter() if isinstance(one.tag, str)]
    return [
        (tag, class_) for tag, class_ in found if class_.startswith("g-") and not class_.startswith(OF_THE_TEMPLATE)
    ]


def test_zensical_builds_every_page_with_its_blocks(tmp_path: Path) -> None:
    campaign, made = out(write_campaign(tmp_path / "campaign")), make_media(tmp_path / "made")
    prepare(campaign, made.products, tmp_path / "prepared", made.folders)
    by_mkdocs, _ = build_site(campaign, made, tmp_path / "work")
    seen = 0
    for language in ("id", "ne"):
        (tmp_path / "mkdocs.yml").write_text(SETTINGS.format(language=language))
        command = [str(Path(sys.executable).with_name("zensical")), "build"]
        ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stdout + ran.stderr
        built = tmp_path / "out" / language
        site = by_mkdocs if language == "id" else by_mkdocs / language
        pages = [path.relative_to(built) for path in sorted(built.rglob("index.html"))]
        assert len(pages) == len(list((tmp_path / "prepared" / language).rglob("*.md")))
        for page in pages:
            expected = blocks_of(site / page)
            assert blocks_of(built / page) == expected, f"{language} {page}"
            seen += len(expected)
    assert seen > 100
