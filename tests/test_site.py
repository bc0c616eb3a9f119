"""The built site: a real MkDocs run of a small campaign in four languages, read as HTML by a second parser."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import html5lib
import pytest
from PIL import Image

from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.problem import Problem
from gaung.site import anchors, fonts
from gaung.site.finish import finish
from gaung.site.html import Document
from site_fixtures import Made, build_site, make_media, page, write_campaign

XHTML = "{http://www.w3.org/1999/xhtml}"
BASE = "https://kampanye.example/uji/"


@dataclass(frozen=True)
class Built:
    campaign: Campaign
    made: Made
    site: Path
    problems: list[Problem]

    def pages(self) -> Iterator[tuple[str, ElementTree.Element]]:
        """Every page with its parsed document; a page that is not valid fails here."""
        for path in sorted(self.site.rglob("*.html")):
            yield path.relative_to(self.site).as_posix(), parse(path)


def parse(path: Path) -> ElementTree.Element:
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), strict=True)
    document: ElementTree.Element = parser.parse(path.read_text("utf-8"))
    return document


def all_of(document: ElementTree.Element, tag: str, class_: str = "") -> list[ElementTree.Element]:
    return [one for one in document.iter(XHTML + tag) if not class_ or class_ in one.get("class", "").split()]


def words_of(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    work = tmp_path_factory.mktemp("site")
    campaign, made = write_campaign(work / "campaign"), make_media(work / "made")
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        site, problems = build_site(campaign, made, work / "work", pool)
    return Built(campaign, made, site, problems)


def test_nothing_is_wrong_with_it(built: Built) -> None:
    assert built.problems == []


def test_the_tree_has_every_page_in_its_language_and_no_copy(built: Built) -> None:
    pages = {name for name, _ in built.pages()}
    assert {"index.html", "en/index.html", "ne/index.html", "fil/index.html", "404.html"} <= pages
    assert {name for name in pages if "jejak" in name} == {"jejak/index.html", "en/jejak/index.html"}
    assert {name for name in pages if "001-halo" in name} == {"podcast/kabar/001-halo/index.html"}
    assert (built.site / "podcast/kabar/001-halo/kabar-001-halo.mp3").is_file()
    names = {path.relative_to(built.site).as_posix() for path in built.site.rglob("*") if path.is_file()}
    assert not {name for name in names if name.endswith((".map", ".gz", ".md", ".yaml")) or "lunr" in name}
    assert not (built.site / "en/assets").exists()


def test_every_page_has_the_right_language_title_and_description(built: Built) -> None:
    for name, document in built.pages():
        prefix = name.split("/")[0]
        assert document.get("lang") == (prefix if prefix in ("en", "ne", "fil") else "id"), name
        assert len(all_of(document, "title")) == 1
        description = [one for one in all_of(document, "meta") if one.get("name") == "description"]
        assert len(description) == 1, name
        assert description[0].get("content")
        assert len(all_of(document, "h1")) == 1, name


def test_every_page_tells_a_messenger_its_title_and_its_picture(built: Built) -> None:
    drawn = {}
    for name, document in built.pages():
        if name.endswith("404.html"):
            continue
        told = {
            str(one.get("property") or one.get("name")): str(one.get("content")) for one in all_of(document, "meta")
        }
        title = words_of(all_of(document, "title")[0])
        assert title.startswith(f"{told['og:title']} · "), name
        assert told["og:description"] == told["description"], name
        assert told["og:url"] == BASE + name.removesuffix("index.html"), name
        prefix = name.split("/")[0]
        assert told["og:locale"].split("_")[0] == (prefix if prefix in ("en", "ne", "fil") else "id"), name
        file = built.site / told["og:image"].removeprefix(BASE)
        with Image.open(file) as picture:
            assert picture.size == (int(told["og:image:width"]), int(told["og:image:height"])), name
        assert told["og:image:alt"], name
        drawn[name] = file.relative_to(built.site).as_posix()
    assert drawn["jejak/index.html"] == "assets/cards/id/jejak.png"
    assert drawn["aksi/majalah/index.html"] == "assets/cards/id/index.png"
    assert drawn["ne/help/index.html"] == "assets/cards/ne/index.png"
    assert drawn["podcast/kabar/001-halo/index.html"] == "assets/cards/id/podcast--kabar--001-halo.png"


def test_headings_go_down_one_step_at_a_time(built: Built) -> None:
    for name, document in built.pages():
        levels = [int(one.tag[-1]) for one in document.iter() if re.fullmatch(r"\{.*\}h[1-6]", str(one.tag))]
        assert levels[0] == 1, name
        for before, after in pairwise(levels):
            assert after <= before + 1, name


def test_no_page_asks_another_host_and_every_link_leads_somewhere(built: Built) -> None:
    for name, document in built.pages():
        here = urljoin(BASE, name.removesuffix("index.html"))
        anchors = {one.get("id") for one in document.iter() if one.get("id")}
        for element in document.iter():
            for key in ("src", "href"):
                address = element.get(key)
                if address is None or address.startswith(("tel:", "mailto:")):
                    continue
                full = urljoin(here, address)
                is_link = str(element.tag).endswith("}a") or element.get("rel") in ("canonical", "alternate")
                if not full.startswith(BASE):
                    assert is_link, f"{name}: {address}"
                    continue
                parts = urlsplit(full)
                path = built.site / unquote(parts.path.removeprefix("/uji/"))
                # feeds and the lists of withdrawals come with the media, which this site has not
                is_feed = path.name in ("feed.xml", "withdrawn.json", "withdrawn.xml")
                assert is_feed or (path / "index.html" if parts.path.endswith("/") else path).is_file(), (
                    f"{name}: {address}"
                )
                if parts.fragment and full.split("#")[0] == here:
                    assert parts.fragment in anchors, f"{name}: {address}"


def test_no_style_sheet_and_no_script_asks_another_host(built: Built) -> None:
    sheets, scripts = list(built.site.rglob("*.css")), list(built.site.rglob("*.js"))
    assert sheets
    assert scripts
    for path in sheets:
        assert not re.search(r"""url\(\s*["']?(?:https?:)?//|@import""", path.read_text("utf-8")), path.name
    for path in scripts:
        addresses = re.findall(r"""["'`]((?:https?:)?//[a-z0-9.-]*)""", path.read_text("utf-8"))
        # Pagefind puts a name in front of a path to take it apart; nobody is asked
        assert set(addresses) <= ({"https://example.com"} if "search" in path.parts else set()), path.name


def test_the_policy_is_strict_first_in_the_head_and_fits_every_script(built: Built) -> None:
    for name, document in built.pages():
        first = next(iter(all_of(document, "head")[0]))
        assert first.get("http-equiv") == "Content-Security-Policy", name
        policy = first.get("content") or ""
        assert "unsafe" not in policy.replace("'wasm-unsafe-eval'", "")
        assert "http" not in policy
        for script in all_of(document, "script"):
            if script.get("src") is None:
                digest = base64.b64encode(hashlib.sha256((script.text or "").encode()).digest()).decode()
                assert f"'sha256-{digest}'" in policy
        for element in document.iter():
            assert element.get("style") is None, name
            assert not [key for key in element.attrib if key.startswith("on")], name
        assert not all_of(document, "style")
        assert any(
            one.get("name") == "referrer" and one.get("content") == "no-referrer" for one in all_of(document, "meta")
        )


def test_no_file_of_ours_sets_a_cookie_or_sends_anything(built: Built) -> None:
    for path in (built.site / "assets/gaung").glob("*.js"):
        code = path.read_text("utf-8")
        assert not re.search(r"cookie|XMLHttpRequest|sendBeacon|WebSocket|eval\(|innerHTML|POST|body:", code), path.name
        # what a reader saves is fetched once more; it asks for pages and sends nothing
        assert len(re.findall(r"fetch\(", code)) == (2 if path.name == "saved.js" else 0), path.name
    for name, document in built.pages():
        assert not all_of(document, "form"), name
        assert not all_of(document, "iframe"), name


def test_help_lines_of_the_right_country_stand_on_every_page(built: Built) -> None:
    numbers = {"id": {"110", "129", "0811-1129-129"}, "ne": {"1098"}, "fil": {"1383"}}
    numbers["en"] = set().union(*numbers.values())
    for name, document in built.pages():
        language = document.get("lang") or ""
        (box,) = all_of(document, "section", "g-help")
        shown = {words_of(one) for one in all_of(box, "a", "g-number")}
        assert shown == numbers[language], name
        for link in all_of(box, "a", "g-number"):
            assert (link.get("href") or "").startswith(("tel:", "https://wa.me/"))
        everywhere = {words_of(one) for one in all_of(document, "a", "g-number")}
        foreign = set().union(*numbers.values()) - numbers[language]
        assert not everywhere & foreign, name


def test_the_quick_exit_is_a_plain_link_on_every_page(built: Built) -> None:
    exits = {"id": "https://cuaca.example/", "en": "https://weather.example/"}
    for name, document in built.pages():
        (link,) = [one for one in document.iter() if one.get("id") == "exit"]
        language = document.get("lang") or ""
        assert link.get("href") == exits.get(language, link.get("href"))
        assert (link.get("href") or "").startswith("https://"), name
        assert link.get("rel") == "noreferrer"


def test_the_help_page_has_every_line_in_order_and_says_what_the_exit_cannot_do(built: Built) -> None:
    document = parse(built.site / "help/index.html")
    text = words_of(document)
    order = ["Bahaya sekarang", "Bicara dengan seseorang", "Menghapus atau melaporkan"]
    assert [text.index(part) for part in order] == sorted(text.index(part) for part in order)
    assert "tidak bisa menghapus semua jejak" in text
    assert "1 November 2026" in text
    english = parse(built.site / "en/help/index.html")
    headings = [words_of(one) for one in all_of(english, "h2")]
    assert [name for name in headings if name in ("Indonesia", "Nepal", "Philippines")] == [
        "Indonesia",
        "Nepal",
        "Philippines",
    ]


def test_alternates_name_real_translations_only_and_name_each_other(built: Built) -> None:
    alternates: dict[str, dict[str, str]] = {}
    for name, document in built.pages():
        if name.endswith("404.html"):
            continue
        here = BASE + name.removesuffix("index.html")
        links = all_of(document, "link")
        assert [one.get("href") for one in links if one.get("rel") == "canonical"] == [here]
        alternates[here] = {
            one.get("hreflang") or "": one.get("href") or ""
            for one in links
            if one.get("rel") == "alternate" and not one.get("type")
        }
    assert set(alternates[BASE + "jejak/"]) == {"id", "en", "x-default"}
    assert alternates[BASE + "jejak/"]["x-default"] == BASE + "jejak/"
    assert alternates[BASE + "podcast/kabar/001-halo/"] == {}
    assert set(alternates[BASE]) == {"id", "en", "ne", "fil", "x-default"}
    for here, others in alternates.items():
        for language, there in others.items():
            assert there in alternates, there
            if language != "x-default":
                assert here in alternates[there].values()


def test_the_site_map_has_every_page_once_and_no_clock(built: Built) -> None:
    text = (built.site / "sitemap.xml").read_text("utf-8")
    tree = ElementTree.fromstring(text)
    found = [one.text for one in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    pages = [BASE + name.removesuffix("index.html") for name, _ in built.pages() if not name.endswith("404.html")]
    assert sorted(str(one) for one in found) == sorted(pages)
    assert "lastmod" not in text
    assert not list(built.site.glob("*/sitemap.xml"))


def test_the_language_menu_is_honest_about_what_is_not_translated(built: Built) -> None:
    def menu(name: str) -> dict[str, tuple[str, str]]:
        (details,) = all_of(parse(built.site / name), "details", "g-languages")
        here = urljoin(BASE, name.removesuffix("index.html"))
        return {
            words_of(one).split()[0]: (urljoin(here, one.get("href") or ""), words_of(one))
            for one in all_of(details, "a")
        }

    links = menu("jejak/index.html")
    assert links["English"] == (BASE + "en/jejak/", "English")
    assert links["Filipino"] == (BASE + "fil/", "Filipino belum diterjemahkan")
    back = menu("en/jejak/index.html")
    assert back["Bahasa"] == (BASE + "jejak/", "Bahasa Indonesia")


def test_a_translation_nobody_checked_says_so(built: Built) -> None:
    assert all_of(parse(built.site / "en/jejak/index.html"), "p", "g-unreviewed")
    assert not all_of(parse(built.site / "jejak/index.html"), "p", "g-unreviewed")


def test_an_episode_page_has_player_parts_transcript_rundown_and_people(built: Built) -> None:
    document = parse(built.site / "podcast/kabar/001-halo/index.html")
    assert words_of(all_of(document, "h1")[0]) == "Halo & <selamat> datang"
    (audio,) = all_of(document, "audio")
    assert audio.get("preload") == "none"
    assert audio.get("controls") is not None
    text = words_of(document)
    for part in ("*Bukan* miring", "Suara komputer", "Halo & apa kabar?", "Tim Uji", "Rani", "97 KB", "Susunan acara"):
        assert part in text
    seeks = [one.get("href") for one in all_of(document, "a", "g-seek")]
    assert "kabar-001-halo.mp3#t=4" in str(seeks)
    assert BASE + "podcast/kabar/feed.xml" in [one.get("href") for one in all_of(document, "a")]


def test_pictures_have_words_and_sizes(built: Built) -> None:
    for name, document in built.pages():
        for picture in all_of(document, "img"):
            assert picture.get("alt") is not None, name
            assert picture.get("width"), name
            assert picture.get("height"), name


def test_pages_and_first_visit_are_light(built: Built) -> None:
    def weight(path: Path) -> int:
        return len(gzip.compress(path.read_bytes(), 6, mtime=0))

    for name, document in built.pages():
        assert weight(built.site / name) < 30_000, name
        loaded = {built.site / name}
        here = urljoin(BASE, name.removesuffix("index.html"))
        for element in document.iter():
            tag = str(element.tag).rsplit("}")[-1]
            is_fetched = tag in ("script", "img") or (tag == "link" and element.get("rel") in ("stylesheet", "icon"))
            address = element.get("src") or element.get("href")
            if is_fetched and address and element.get("loading") != "lazy":
                loaded.add(built.site / urljoin(here, address).removeprefix(BASE))
        loaded |= {
            built.site / "assets/gaung" / font for font in ("baloo-latin.woff", "baloo-devanagari.woff", "rings.svg")
        }
        assert len(loaded) <= 15, name
        assert sum(weight(path) for path in loaded) < 110_000, name


def test_the_headline_face_fits_and_draws_conjuncts(built: Built) -> None:
    folder = built.site / "assets/gaung"
    for font in folder.glob("*.woff"):
        assert font.read_bytes()[:4] == b"wOFF"
        assert font.stat().st_size <= fonts.MAX_BYTES
    assert (folder / "baloo-devanagari.woff").is_file()


def test_a_second_build_gives_the_same_bytes(built: Built, tmp_path: Path) -> None:
    site, problems = build_site(built.campaign, built.made, tmp_path)
    assert problems == []

    def tree(folder: Path) -> dict[str, bytes]:
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    assert tree(site) == tree(built.site)


def test_the_index_has_one_language_a_piece_and_only_search_pages_may_run_it(built: Built) -> None:
    folder = built.site / "assets/search"
    entry = json.loads((folder / "pagefind-entry.json").read_text("utf-8"))
    assert list(entry["languages"]) == ["en", "fil", "id", "ne"]
    assert not {path.suffix for path in folder.rglob("*") if path.is_file()} & {".css", ".html"}
    for name, document in built.pages():
        (meta,) = [one for one in all_of(document, "meta") if one.get("http-equiv") == "Content-Security-Policy"]
        is_search, is_saved = name.endswith("search/index.html"), name.endswith("saved/index.html")
        assert ("'wasm-unsafe-eval'" in str(meta.get("content"))) == is_search, name
        indexed = [one for one in document.iter() if one.get("data-pagefind-body") is not None]
        is_list = "tags" in name.split("/")
        assert len(indexed) == (0 if is_search or is_saved or is_list or name.endswith("404.html") else 1), name


def test_our_scripts_are_light(built: Built) -> None:
    scripts = sorted((built.site / "assets/gaung").glob("*.js"))
    assert [path.name for path in scripts] == ["leave.js", "page.js", "saved.js", "search.js"]
    worker = built.site / "sw.js"
    assert sum(len(gzip.compress(path.read_bytes(), 6, mtime=0)) for path in (*scripts, worker)) < 12_000


FINISHED = [
    ('<img src="https://x.example/a.png" alt="">', "page-outside-request"),
    ('<img srcset="a.png 1x, //x.example/b.png 2x" src="index.html" alt="">', "page-outside-request"),
    ('<audio src="HTTPS://x.example/a.mp3" preload="none"></audio>', "page-outside-request"),
    ('<iframe src="index.html"></iframe>', "page-script"),
    ("<script>alert(1)</script>", "page-script"),
    ('<b onclick="x()">x</b>', "page-script"),
    ('<a href=" javascript:x()">x</a>', "page-script"),
    ('<form action="/x"><input></form>', "page-script"),
    ('<img src="gone.png" alt="">', "page-file-missing"),
    ('<svg><image href="//x.example/a.svg"/></svg>', "page-outside-request"),
]


@pytest.mark.parametrize(("html", "code"), FINISHED)
def test_the_finished_html_is_looked_at_again(built: Built, tmp_path: Path, html: str, code: str) -> None:
    page = f"<!doctype html><html><head><title>x</title></head><body><main>\n{html}</main></body></html>"
    (tmp_path / "index.html").write_text(page, "utf-8")
    found = finish(built.campaign, built.made.products, tmp_path)
    assert code in {problem.code for problem in found}
    assert all(problem.place is not None and problem.place.line == 2 for problem in found)


LOUD = [
    ("<p ONCLICK = 'x()'>x</p>", {"p"}),
    ("<p/onclick=x()>x</p>", {"p"}),
    ('<p\nonload="x()">x</p>', {"p"}),
    ('<p title="a"onload="x()">x</p>', {"p"}),
    ('<p STYLE="color: red">x</p>', {"p"}),
    ('<td background="x.png">x</td>', {"td"}),
    ('<a href="JavaScript:x()">x</a>', {"a"}),
    ("<!-- <p> --><p style='x'>x</p>", {"p"}),
]


@pytest.mark.parametrize(("html", "names"), LOUD)
def test_no_way_to_write_an_attribute_hides_it(html: str, names: set[str]) -> None:
    assert {tag.name for tag in Document("index.html", f"<main>{html}</main>").tags} >= names


def test_inline_styles_are_moved_to_a_file_and_theme_scripts_get_their_hash(built: Built, tmp_path: Path) -> None:
    page = (
        "<!doctype html><html><head><title>x</title><script>var a = 1 < 2;</script></head><body>"
        '<main><p class="a" style="color: red">x</p><td style="text-align: right;">y</td></main></body></html>'
    )
    (tmp_path / "en").mkdir()
    (tmp_path / "en/index.html").write_text(page, "utf-8")
    assert finish(built.campaign, built.made.products, tmp_path) == []
    written = (tmp_path / "en/index.html").read_text("utf-8")
    assert "style=" not in written
    assert re.search(r'<p class="m-[0-9a-f]{8} a">', written)
    digest = base64.b64encode(hashlib.sha256(b"var a = 1 < 2;").digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}'" in written
    assert 'href="../assets/gaung/moved.css"' in written
    rules = (tmp_path / "assets/gaung/moved.css").read_text()
    assert "color: red" in rules
    assert "text-align: right" in rules


def test_each_door_shows_its_pages_and_none_that_is_not_in_the_menu(built: Built) -> None:
    def cards(name: str) -> list[str]:
        return [words_of(one) for one in all_of(parse(built.site / name), "p", "g-pages__title")]

    assert cards("learn/index.html") == ["Jejak digital"]
    assert cards("act/index.html") == ["Majalah dinding"]
    doors = all_of(parse(built.site / "index.html"), "a", "g-door")
    assert [one.get("href") for one in doors] == ["help/", "learn/", "act/"]
    assert (built.site / "panduan/index.html").is_file()


def test_every_language_of_the_campaign_is_built(built: Built) -> None:
    assert {document.get("lang") for _, document in built.pages()} == {language.value for language in Language}


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("[x](#tidak-ada)", "jejak.md: tidak-ada"),
        ("[x](jejak.md#nol)", "jejak.md: nol"),
        ("[x](aksi/majalah.md#nol)", "jejak.md: nol"),
        ("[x](help/index.md#nol)", "jejak.md: nol"),
        ("[x](#tambahan)", ""),
        ("[x](help/index.md#content)", ""),
        ("`[x](#nol)`", ""),
    ],
)
def test_a_link_to_a_place_that_is_not_in_the_page_is_said(built: Built, tmp_path: Path, link: str, said: str) -> None:
    campaign = write_campaign(tmp_path, {"content/id/jejak.md": page("Jejak digital", f"## Tambahan\n\n{link}\n")})
    (jejak,) = (one for one in campaign.pages if one.source.name == "jejak.md" and one.language is Language.INDONESIAN)
    target = built.site / "jejak/index.html"
    read = target.read_text("utf-8")
    assert "tambahan" not in read
    target.write_text(read.replace("</article>", '<h2 id="tambahan">Tambahan</h2></article>'), "utf-8")
    try:
        found = [
            one for one in anchors.problems(campaign, built.site) if one.place and one.place.file == str(jejak.source)
        ]
    finally:
        target.write_text(read, "utf-8")
    assert [f"{jejak.source.name}: {one.facts['anchor']}" for one in found] == ([said] if said else [])
    assert all(one.code == "page-link-anchor" and one.place and one.place.line == 9 for one in found)
