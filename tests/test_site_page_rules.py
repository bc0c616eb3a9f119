"""What is wrong with a page is found where its author wrote it, and what is right is left alone."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from PIL import Image

from gaung.media import Media
from gaung.model.campaign import Campaign
from gaung.page_text import PageText
from gaung.problem import Problem, Severity
from gaung.rules import page as page_rules
from gaung.rules import page_address
from gaung.rules.context import Context
from site_fixtures import page, write_campaign

JEJAK = "content/id/jejak.md"


def problems_of(campaign: Campaign) -> list[Problem]:
    context = Context(media=Media(campaign.root), now=datetime(2026, 11, 22, 12, tzinfo=UTC))
    return [problem for rule in page_rules.RULES for problem in rule(campaign, context)]


def test_the_small_campaign_with_every_block_is_clean(tmp_path: Path) -> None:
    assert problems_of(write_campaign(tmp_path)) == []


BROKEN = [
    ("[x](jejak-digita.md)", "page-link-broken", "jejak-digita.md", "jejak.md"),
    ("[x](aksi/majala.md#a)", "page-link-broken", "aksi/majala.md#a", "aksi/majalah.md"),
    ("[x](/help/)", "page-link-broken", "/help/", None),
    ("[x](../en/jejak.md)", "page-link-broken", "../en/jejak.md", "jejak.md"),
    ("[x]: hilang.md", "page-link-broken", "hilang.md", None),
    ("[x](daftar-hadir.XLSX)", "page-link-file", "daftar-hadir.XLSX", None),
    ("[x](jejak-digita.md?a=1.pdf)", "page-link-broken", "jejak-digita.md?a=1.pdf", "jejak.md"),
    ("![x](../../mkdocs.yml)", "page-picture-missing", "../../mkdocs.yml", None),
    ("![meja](meja.svg)", "page-picture-kind", "meja.svg", None),
    ("[x](JavaScript:alert(1))", "page-link-scheme", "JavaScript:alert(1", None),
    ("[x](java&#115;cript:alert)", "page-link-scheme", "java&#115;cript:alert", None),
    ("[x](data:text/html,x)", "page-link-scheme", "data:text/html,x", None),
    ("![meja](mej.png)", "page-picture-missing", "mej.png", "meja.png"),
    ("![rusak](rusak.png)", "page-picture-unreadable", "rusak.png", None),
    ("![](meja.png)", "page-picture-alt", "meja.png", None),
    ("![x](https://x.example/a.png)", "page-picture-outside", "https://x.example/a.png", None),
    ("![x](//x.example/a.png)", "page-picture-outside", "//x.example/a.png", None),
    ("a <script>alert(1)</script>", "page-html-tag", "<script>", None),
    ("<iframe src=x", "page-html-tag", "<iframe src=x", None),
    ("<svg/onload=alert(1)>", "page-html-tag", "<svg/onload=alert(1)>", None),
    ("<b onclick='x()'>a</b>", "page-html-attribute", "<b onclick='x()'>", None),
    ('<span style="color:red">a</span>', "page-html-attribute", '<span style="color:red">', None),
    ('Halo\n{: onclick="alert(1)" }', "page-html-attribute", '{: onclick="alert(1)" }', None),
    ("[x](index.md){ .a style=position:fixed }", "page-html-attribute", "{ .a style=position:fixed }", None),
    ("## A { onmouseover=x }", "page-html-attribute", "{ onmouseover=x }", None),
    ("## A\n\n#### B", "page-heading-jump", "#### B", None),
    ("# A\n\n# B", "page-heading-twice", "# B", None),
    ("::: player episode=kabar/002 :::", "page-block-target", "episode=kabar/002", "kabar/001-halo"),
    ("::: poster poster=ce :::", "page-block-target", "poster=ce", "cek"),
    ('::: help line="id-sapa-12" :::', "page-block-target", 'line="id-sapa-12"', "id-sapa-129"),
    ("::: help use=bicara :::", "page-block-target", "use=bicara", None),
    ("::: hlep :::", "page-block-unknown", "hlep", "help"),
]


@pytest.mark.parametrize(("text", "code", "at", "near"), BROKEN, ids=[f"{row[1]}-{n}" for n, row in enumerate(BROKEN)])
def test_a_mistake_is_found_where_it_stands(tmp_path: Path, text: str, code: str, at: str, near: str | None) -> None:
    (tmp_path / "content/id").mkdir(parents=True)
    Image.new("RGB", (40, 30)).save(tmp_path / "content/id/meja.png")
    (tmp_path / "content/id/rusak.png").write_bytes(b"x")
    (tmp_path / "content/id/meja.svg").write_text("<svg/>", "utf-8")
    campaign = write_campaign(tmp_path, {JEJAK: page("Jejak", f"Pembuka.\n\n{text}\n", order="10")})
    found = [problem for problem in problems_of(campaign) if problem.code == code]
    assert len(found) == 1, problems_of(campaign)
    place = found[0].place
    assert place is not None
    assert place.file == JEJAK
    line = (tmp_path / JEJAK).read_text("utf-8").split("\n")[place.line - 1]
    assert line[place.column - 1 :].startswith(at)
    assert found[0].facts.get("near") == near


@pytest.mark.parametrize(
    "text",
    [
        '[x](index.md) [y](aksi/majalah.md#a) [z](help/index.md) [w](https://a.example/ "judul")',
        "[podcast](podcast/kabar/001-halo/index.md) [poster](posters/cek/index.md)",
        "![meja di studio](meja.png)",
        "`<script>` dan ``a ` <b onclick=x>``",
        "```html\n<script>x</script>\n[x](hilang.md)\n# A\n```",
        "<!-- catatan untuk penulis -->",
        "1 < 2 dan a <= b",
        "<b>tebal</b> <br> <abbr title='x'>y</abbr>",
        "Telepon [129](tel:129), <https://a.example/>",
        "## A\n\n### B\n\n## C",
        "## A {: #a .b }\n\n[x](index.md){ .a target=_blank } ![meja](meja.png){ width=300 data-x=y }\n{: lang=en }",
        "Himpunan {a, b} dan `{: onclick=x }`, {x = 3}.",
        "Catatan[^1]\n\n[^1]: Isi.",
    ],
)
def test_what_is_right_is_left_alone(tmp_path: Path, text: str) -> None:
    (tmp_path / "content/id").mkdir(parents=True)
    Image.new("RGB", (40, 30)).save(tmp_path / "content/id/meja.png")
    (tmp_path / "content/id/rusak.png").write_bytes(b"x")
    campaign = write_campaign(tmp_path, {JEJAK: page("Jejak", text, order="10")})
    assert problems_of(campaign) == []


def test_titles_addresses_and_names_of_pages(tmp_path: Path) -> None:
    campaign = write_campaign(
        tmp_path,
        {
            "content/id/lain.md": page("JEJAK  digital", "x"),
            "content/id/jejak/index.md": page("Lain", "x"),
            "content/data/campaign.yaml": (
                "name: U\ntagline: t\ndescription: d\nsite_url: https://u.example/\ndefault_language: id\n"
                "languages: [id, en]\ncountries: [ID]\norganisation: A\n"
            ),
        },
    )
    found = {problem.code: problem for problem in problems_of(campaign)}
    assert str(found["page-title-twice"].facts["first"]) == JEJAK
    assert found["page-title-twice"].place is not None
    assert found["page-title-twice"].place.line == 2
    assert set(found["page-address-twice"].facts.values()) <= {JEJAK, "content/id/jejak/index.md"}
    assert found["page-language-off"].facts["language"] == "ne"


def test_show_notes_keep_the_same_rules(tmp_path: Path) -> None:
    notes = "Halo <script>x</script>\n\n[x](jejak.md) [y](https://a.example/)\n\n::: tpi\nx\n:::\n\n### Dalam\n"
    found = problems_of(write_campaign(tmp_path, {"episodes/kabar/001-halo/notes.md": notes}))
    assert {(problem.code, problem.place.line if problem.place else 0) for problem in found} == {
        ("page-html-tag", 1),
        ("page-link-broken", 3),
        ("page-block-unknown", 5),
        ("page-heading-jump", 9),
    }


def written(text: str) -> PageText:
    return PageText(text, "content/id/x.md")


PIECES = st.sampled_from(
    [
        *(
            "<script>",
            "</script>",
            "<b>",
            "<b onclick=x>",
            "`",
            "``",
            "```",
            "```\n",
            "\n",
            "\n\n",
            "\\",
            "    ",
            " ",
            "a",
        ),
        *("~~~\n", "<!--", "-->", "--!>", "<!-->", "<", ">", "[x](", "y)", "# ", "- ", "> ", "<img src=x onerror=y>"),
        *(
            "<style>",
            '"',
            "'",
            "<svg/onload=x>",
            "</b>",
            "<b title='",
            "<div>",
            "</div>",
            "<div>\n",
            "::: tip\n",
            ":::\n",
        ),
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_no_tag_that_markdown_lets_through_escapes_the_rule(text: str) -> None:
    html = Markdown(extensions=["tables", "fenced_code", "footnotes", "admonition"]).convert(text)
    live = html5lib.parseFragment(html, container="article", treebuilder="etree")
    seen = {tag.name for tag in written(text).tags()}
    attributes = {name for tag in written(text).tags() for name in tag.attributes}
    for element in live.iter():
        name = str(element.tag).rsplit("}")[-1]
        if name in ("script", "style", "img", "image", "svg"):
            assert seen & {name, "img", "image", "svg"}, html
        assert {key for key in element.attrib if key.startswith("on")} <= attributes, html


@pytest.mark.parametrize(
    "name",
    [
        "podcast/kabar.md",
        "podcast/kabar/001-halo.md",
        "posters/cek/index.md",
        "tags/topic/tips.md",
        "tags/index.md",
        "assets/x.md",
        "en/a.md",
    ],
)
def test_a_page_where_gaung_puts_something_is_said_and_not_swallowed(tmp_path: Path, name: str) -> None:
    campaign = write_campaign(tmp_path, {f"content/id/{name}": page("Milik kami", "Kata kami.")})
    (found,) = page_address.RULES[0](campaign, Context(media=Media(tmp_path), now=datetime(2026, 11, 22, tzinfo=UTC)))
    assert (found.code, found.severity) == ("page-address-taken", Severity.ERROR)
    assert found.place
    assert (found.place.file, found.place.line) == (f"content/id/{name}", 2)


def test_the_words_at_the_top_of_a_list_are_an_authors(tmp_path: Path) -> None:
    edits = {f"content/id/{one}/index.md": page(f"Kata {one}", "Kata.") for one in ("posters", "podcast")}
    edits["content/en/id.md"] = page("About id", "x")
    campaign = write_campaign(tmp_path, edits)
    assert (
        list(page_address.RULES[0](campaign, Context(media=Media(tmp_path), now=datetime(2026, 11, 22, tzinfo=UTC))))
        == []
    )
