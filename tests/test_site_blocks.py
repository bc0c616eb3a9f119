"""Blocks: what an author writes becomes the right HTML in any generator, and every mistake has a place."""

from __future__ import annotations

from collections.abc import Callable

import html5lib
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.inlinepatterns import SimpleTagInlineProcessor

from gaung.block import KINDS, Body, find_blocks
from gaung.making.pages import prepare
from gaung.site.blocks import PAGE_MARK, RENDERERS, plain_text
from site_fixtures import make_media, write_campaign

Render = Callable[..., str]


@pytest.fixture(scope="module")
def render(tmp_path_factory: pytest.TempPathFactory) -> Render:
    work = tmp_path_factory.mktemp("blocks")
    made = make_media(work / "made")
    prepare(write_campaign(work / "campaign"), made.products, work / "to", made.folders)

    def convert(text: str, address: str = "jejak/", language: str = "id") -> str:
        listing = str(work / "to" / f"{language}.listing.json")
        options: dict[str, dict[str, object]] = {
            "gaung.site.blocks": {"listing": listing},
            "tables": {"use_align_attribute": True},
        }
        md = Markdown(extensions=["tables", "fenced_code", "gaung.site.blocks"], extension_configs=options)
        html = md.convert(f"{PAGE_MARK}/{address} -->\n\n{text}")
        html5lib.HTMLParser(strict=True).parseFragment(html, container="article")
        return html

    return convert


def test_every_block_is_rendered_by_somebody() -> None:
    assert set(KINDS) == set(RENDERERS) | {"note", "tip", "warning", "raw"}


def test_markdown_inside_a_box_stays_markdown_and_boxes_nest(render: Render) -> None:
    html = render('::: note "berat"\n**Kuat** [x](y.md)\n\n::: tip "Dalam"\n- satu\n:::\n\nakhir\n:::\nsesudah')
    assert "<strong>Kuat</strong>" in html
    assert "<li>satu</li>" in html
    assert html.index("<details>") < html.index('class="g-card g-card--tip"') < html.index("akhir")
    assert html.index("</details></div>") < html.index("sesudah")


def test_a_quiz_can_be_answered_without_a_script(render: Render) -> None:
    html = render('::: quiz "1 < 2?"\n- [x] Ya & ya\n- [ ] Tidak\n> Sebab <begitu>.\n:::')
    assert html.count('type="radio"') == 2
    assert html.count('data-right=""') == 1
    assert "<details><summary>Lihat jawaban</summary><p>Jawaban yang benar: Ya &amp; ya</p>" in html
    assert "Sebab &lt;begitu&gt;." in html
    assert "<form" not in html


def test_two_quizzes_on_a_page_do_not_share_their_buttons(render: Render) -> None:
    quiz = '::: quiz "{}?"\n- [x] Ya\n- [ ] Tidak\n:::\n\n'
    html = render(quiz.format("A") + quiz.format("B"))
    names = {part.split('"')[0] for part in html.split('name="')[1:]}
    assert len(names) == 2


def test_a_player_fetches_nothing_before_it_is_pressed_and_says_size_and_voice(render: Render) -> None:
    html = render("::: player episode=kabar/001-halo :::", "aksi/majalah/")
    assert 'src="../../podcast/kabar/001-halo/kabar-001-halo.mp3"' in html
    assert 'preload="none"' in html
    assert "autoplay" not in html
    assert "97 KB" in html
    assert "12 detik" in html
    assert "Suara komputer" in html


def test_help_lines_are_those_of_the_country_unless_others_are_asked_for(render: Render) -> None:
    assert "1098" not in render("::: help :::")
    assert "0811-1129-129" in render("::: help :::")
    assert "1098" in render("::: help country=NP :::")
    assert ">129<" not in render("::: help use=emergency :::")
    assert "129" in render('::: help line="id-sapa-129" :::')
    assert 'href="tel:129"' in render("::: help :::")


def test_a_poster_shows_its_picture_with_size_and_words(render: Render) -> None:
    html = render("::: poster poster=cek :::", "ne/x/", "ne")
    assert 'src="../../posters/cek/cek.id.A4.webp"' in html
    assert 'width="420" height="594"' in html
    assert 'alt="Poster: Cek dulu, &lt;baru&gt; unggah! Lihat latar fotomu."' in html
    assert 'lang="id"' in html


def test_fenced_code_shows_blocks_instead_of_making_them(render: Render) -> None:
    html = render("```\n::: tip\n:::\n```")
    assert "::: tip" in html
    assert "g-card" not in html


BROKEN = [
    ('::: tpi "x"\nisi\n:::', "page-block-unknown", 1, 5, "tip"),
    ("a\n::: tip\nisi", "page-block-open", 2, 1, None),
    ("isi\n:::", "page-block-close", 2, 1, None),
    ('::: tip titel="x"\nisi\n:::', "page-block-option", 1, 9, "title"),
    ("::: tip Judul\nisi\n:::", "page-block-option", 1, 9, None),
    ("::: player :::", "page-block-option-missing", 1, 1, None),
    ("::: say\n+ ya\nmungkin\n:::", "page-block-pairs", 3, 1, None),
    ('::: quiz "a"\n- [x] a\n* [ ] b\n:::', "page-block-choices", 3, 1, None),
    ('::: quiz "a"\n- [ ] a\n- [ ] b\n:::', "page-block-right", 1, 1, None),
    ('::: quiz "a"\n- [x] a\n- [x] b\n:::', "page-block-right", 1, 1, None),
    ("::: plan\n:::", "page-block-empty", 1, 1, None),
    ("::: raw\n<script>\n:::", "page-block-unknown", 1, 5, None),
]


def test_comments_of_authors_are_in_no_page(render: Render) -> None:
    written = """\
Halo <!-- satu --> semua.

<!-- gaung: allow term-01 because dua
tiga -->

::: tip
- a <!-- empat -->
:::

<div>
<!-- lima -->
enam
</div>

`<!-- tujuh -->`

```
<!-- delapan -->
```
"""
    html = render(written)
    for gone in ("satu", "allow", "dua", "tiga", "empat", "lima"):
        assert gone not in html
    for kept in ("Halo", "semua", "enam", "&lt;!-- tujuh --&gt;", "&lt;!-- delapan --&gt;"):
        assert kept in html


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "near"), BROKEN, ids=[f"{row[1]}-{n}" for n, row in enumerate(BROKEN)]
)
def test_a_mistake_in_a_block_is_found_where_it_stands(
    text: str, code: str, line: int, column: int, near: str | None
) -> None:
    found = [one for one in find_blocks(text, "content/id/x.md", first_line=8).problems if one.code == code]
    assert len(found) == 1
    place = found[0].place
    assert place is not None
    assert (place.file, place.line, place.column) == ("content/id/x.md", line + 7, column)
    assert found[0].facts.get("near") == near


def test_colons_in_fenced_code_are_no_mistake() -> None:
    assert find_blocks("```\n::: apa pun\n```\n\n~~~ md\n:::\n~~~").problems == []


@given(st.text(st.sampled_from(':+-[]x>"= \n`~abtip'), max_size=120))
def test_any_text_is_read_without_an_error_and_every_block_ends(text: str) -> None:
    scan = find_blocks(text, "x.md")
    for block in scan.blocks:
        assert block.first_line <= block.last_line <= len(scan.lines) + 1
    for problem in scan.problems:
        assert problem.place is not None
        assert 1 <= problem.place.line <= len(scan.lines)


@pytest.mark.parametrize(
    "name", sorted(name for name, kind in KINDS.items() if kind.body not in (Body.RAW, Body.MARKDOWN))
)
def test_a_page_with_any_block_renders_even_with_odd_content(render: Render, name: str) -> None:
    options = " ".join(f'{key}="<script>&"' for key in KINDS[name].options)
    body = "" if KINDS[name].body is Body.NONE else "+ <script>alert(1)</script>\n- [x] <script>&\n:::\n"
    html = render(f"::: {name} {options}\n{body}")
    assert "<script" not in html


SIGNED = st.text(alphabet="ab \n*_`[]()!<>&;\\\"'#-|:@/.1\u0915", max_size=200)


@settings(max_examples=400, deadline=None)
@given(SIGNED | st.text(max_size=120))
@example("a  \nb")
@example("[a][b] ![c](d.png 'e') <https://x.example> <x@y.example> &amp; \\* `` ` ``\n\n[b]: c.md")
@example("| a | *b* |\n| - | - |\n| c | d_e_f |")
def test_plain_words_are_let_through_and_nothing_reads_differently(text: str) -> None:
    usual = Markdown(extensions=["tables", "fenced_code", "toc"])
    ours = Markdown(extensions=["tables", "fenced_code", "toc"])
    ours.treeprocessors.register(plain_text.PlainTexts(ours), "plain", plain_text.BEFORE_INLINE)
    plain_text.look_where_signs_are(ours)
    assert ours.convert(text) == usual.convert(text)


def test_where_an_author_adds_a_pattern_every_text_is_looked_at() -> None:
    md = Markdown(extensions=["gaung.site.blocks"], extension_configs={"gaung.site.blocks": {"listing": ""}})
    assert md.convert("nol 1 nol") == "<p>nol 1 nol</p>"
    md = Markdown(extensions=["gaung.site.blocks"], extension_configs={"gaung.site.blocks": {"listing": ""}})
    md.inlinePatterns.register(SimpleTagInlineProcessor("()(1)", "b"), "one", 5)
    assert md.convert("nol 1 nol") == "<p>nol <b>1</b> nol</p>"


def test_a_line_in_nested_blocks_is_told_once_however_many_there_are() -> None:
    """Each block told every line below it: 5,000 blocks that nobody closed were twelve million findings."""
    found = find_blocks('::: say "x"\n' * 500).problems
    assert len(found) < 1_500
    assert len(found) == len({(problem.code, problem.place) for problem in found})
    nested = find_blocks("::: plan\nsatu\n::: plan\ndua\n:::\ntiga\n:::").problems
    assert sorted((one.place.line, one.code) for one in nested if one.place) == [
        (line, "page-block-steps") for line in (2, 3, 4, 6)
    ]
