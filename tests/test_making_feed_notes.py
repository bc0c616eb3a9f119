"""Show notes become the few elements that podcast apps show; whatever is written, nothing else gets through."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from feed_fixtures import EpisodeText, Made, episode_text, facts_of, made, show_keys, text_at, write_campaign
from gaung.making.feed.content import paragraphs
from gaung.making.feed.notes import ALLOWED, MAX_DESCRIPTION_BYTES, NotesRenderer, allowed_html, clock_time
from gaung.making.feed.public import gather
from gaung.problem import CampaignError
from gaung.reading.campaign import read_campaign
from gaung.rules.feed import bytes_in_feed


@pytest.fixture(scope="module")
def renderer(tmp_path_factory: pytest.TempPathFactory) -> NotesRenderer:
    campaign, _ = read_campaign(write_campaign(tmp_path_factory.mktemp("renderer")))
    return NotesRenderer(gather(campaign, campaign.shows[0], {}))


def content_of(root: Path, notes: str | None = None, **keys: object) -> str:
    episode = EpisodeText("e0001", episode_text(1, **keys).keys, notes)
    return text_at(made(root, episodes={"suara-kita": [episode]}).items()[0], "content:encoded")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("satu *dua* **tiga**", "<p>satu <em>dua</em> <strong>tiga</strong></p>"),
        ("# Judul\n\nisi", "<p><strong>Judul</strong></p>\n<p>isi</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("[situs](https://example.org/?a=1&b=2)", '<p><a href="https://example.org/?a=1&amp;b=2">situs</a></p>'),
        ("[telepon](tel:129)", '<p><a href="tel:129">telepon</a></p>'),
        ("[surat](mailto:kantor@example.org)", '<p><a href="mailto:kantor@example.org">surat</a></p>'),
        ("[dekat](../halaman.md)", "<p>dekat</p>"),
        ("[jahat](javascript:alert(1))", "<p>jahat</p>"),
        ("[jahat](data:text/html,x)", "<p>jahat</p>"),
        ("<b>tebal</b> <i>miring</i>", "<p><b>tebal</b> <i>miring</i></p>"),
        ('<b onclick="x()">tebal</b>', "<p><b>tebal</b></p>"),
        ("a <script>alert(1)</script> b", "<p>a  b</p>"),
        ("<style>p{}</style>\n\nisi", "<p>isi</p>"),
        ("![gambar](foto.jpg)", "<p> </p>"),
        ("> kutipan", "<p>kutipan</p>"),
        ("`kode <b>`", "<p>kode &lt;b&gt;</p>"),
        ("3 < 4 & 5 > 4", "<p>3 &lt; 4 &amp; 5 &gt; 4</p>"),
        ("&#7;a&#0;b", "<p>a�b</p>"),
        ("]]>", "<p>]]&gt;</p>"),
        ("हाम्रो *आवाज* 🎧", "<p>हाम्रो <em>आवाज</em> 🎧</p>"),
    ],
)
def test_markdown_becomes_allowed_html(renderer: NotesRenderer, written: str, shown: str) -> None:
    assert renderer.from_markdown(written) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<p>a<p>b", "<p>a</p><p>b</p>"),
        ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
        ("</p>a</b>", "a"),
        ("<b>a", "<b>a</b>"),
        ("<div><em>a</div>b", "<em>ab</em>"),
        ('<a href="https://a.org"><a href="https://b.org">x</a></a>', '<a href="https://a.org">x</a>'),
        ('<a href=" https://a.org">x</a>', "x"),
        ('<A HREF="HTTPS://a.org">x</A>', '<a href="HTTPS://a.org">x</a>'),
        ("<h2>a</h2>b", "<p><strong>a</strong></p>b"),
        ("a<br/>b", "a b"),
        ("<iframe>x</iframe>y", "y"),
        ("<!-- x -->a<?php y ?>", "a"),
    ],
)
def test_html_is_closed_and_cleaned(written: str, shown: str) -> None:
    assert allowed_html(written) == shown


def assert_allowed(html: str) -> None:
    """Well-formed, with allowed elements only, and no attribute but a safe address."""
    for node in etree.fromstring(f"<div>{html}</div>").iterdescendants():
        assert node.tag in ALLOWED
        assert set(node.attrib) <= {"href"}
        if node.tag == "a":
            assert re.match(r"(?i)https?://|mailto:|tel:|sms:", node.get("href", ""))


pieces = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<a href='javascript:x'>",
            "<a href='https://x.org/?a=1&b'>",
            "</a>",
            "<script>",
        ),
        *("</script>", "<img src=x onerror=y>", "<svg/onload=x>", "<![CDATA[", "]]>", "&lt;", "&#x3c;", "&amp", "<!--"),
        *(
            "-->",
            "<ul>",
            "<li>",
            "# x\n",
            "- y\n",
            "\n\n",
            "`",
            "*",
            "[a](b)",
            '"',
            "'",
            "<h1>",
            "</h1>",
            "<style>",
            "नेपाली",
        ),
        *(
            "<",
            ">",
            "&",
            "teks ",
            "<textarea>",
            "</style",
            "<a\nhref=tel:129>",
            "<?x",
            "<!DOCTYPE a>",
            "[x](<https://y z>)",
        ),
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(pieces, max_size=12).map("".join))
def test_whatever_is_written_only_allowed_elements_come_out(renderer: NotesRenderer, written: str) -> None:
    assert_allowed(allowed_html(written))
    assert_allowed(renderer.from_markdown(written))
    assert "]]>" not in allowed_html(written)


def test_the_longer_notes_hold_everything(tmp_path: Path) -> None:
    html = content_of(tmp_path, "Bacaan **lanjut**.", helplines=["id-takedown"])
    assert_allowed(html)
    order = [
        "<p>Apa yang tertinggal saat kamu berbagi (1).</p>",
        "<p>Bacaan <strong>lanjut</strong>.</p>",
        "<li>0:00 Pembuka</li><li>1:01 Tanya &amp; jawab</li>",
        "Butuh bantuan?",
        'href="https://takeitdown.ncmec.org/"',
        '<strong>Polisi</strong>: <a href="tel:110">110</a> (24 jam, gratis)',
        '<strong>SAPA 129</strong>: <a href="tel:129">129</a>',
        'href="https://gaung.example.org/podcast/suara-kita/e0001/"',
    ]
    places = [html.index(part) for part in order]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("language", "with_adult", "asks"),
    [
        ("id", "bersama orang dewasa yang kamu percaya", "Bisa meminta &lt;surel&gt;."),
        ("en", "with an adult you trust", "It may ask for an e-mail."),
        ("ne", "विश्वास लागेको ठूलो मानिससँग मिलेर", "Bisa meminta &lt;surel&gt;."),
        ("fil", "kasama ang nakatatandang pinagkakatiwalaan mo", "Bisa meminta &lt;surel&gt;."),
    ],
)
def test_a_line_that_a_child_should_not_use_alone_says_so(
    tmp_path: Path, language: str, with_adult: str, asks: str
) -> None:
    root = write_campaign(
        tmp_path,
        {"suara-kita": show_keys("suara-kita", language=language)},
        {"suara-kita": [episode_text(1, helplines=["id-takedown"])]},
    )
    register = root / "content/data/helplines.yaml"
    asked = "asks: {id: Bisa meminta <surel>., en: It may ask for an e-mail.}"
    more = f"child_can_use: with_adult\n    {asked}\n    say: take"
    register.write_text(register.read_text("utf-8").replace("say: take", more), "utf-8")
    campaign, _ = read_campaign(root)
    channel = gather(campaign, campaign.shows[0], {"e0001": facts_of("suara-kita", "e0001")})
    html = NotesRenderer(channel).content(channel.items["e0001"])
    assert_allowed(html)
    assert f">takeitdown.ncmec.org</a> ({with_adult}) – {asks}</li>" in html
    assert html.count(with_adult) == 1


def test_only_published_help_lines_of_the_show_s_country_are_named(tmp_path: Path) -> None:
    html = content_of(tmp_path / "id", helplines=["np-1098", "id-old", "id-weak"])
    for number in ("1098", "0800-000", "0800-111"):
        assert number not in html
    shows = {"hamro-awaaj": show_keys("hamro-awaaj", language="ne", country="NP")}
    nepal = made(tmp_path / "np", shows, {"hamro-awaaj": [episode_text(1)]}, show_id="hamro-awaaj")
    html = text_at(nepal.items()[0], "content:encoded")
    assert '<strong>बाल हेल्पलाइन</strong>: <a href="tel:1098">1098</a>' in html
    assert "tel:129" not in html
    assert "मद्दत चाहिन्छ?" in html


def test_the_description_names_where_to_get_help(tmp_path: Path) -> None:
    feed = made(tmp_path)
    html = text_at(feed.items()[0], "description")
    assert_allowed(html)
    assert '<a href="tel:110">110</a>' in html
    assert '<a href="tel:129">129</a>' in html
    assert "takeitdown" not in html


NEPALI = "हाम्रो आवाज "


@pytest.mark.parametrize("size", [3_500, 3_900, MAX_DESCRIPTION_BYTES])
def test_a_description_never_grows_over_4000_bytes(tmp_path: Path, size: int) -> None:
    text = (NEPALI * 400).encode()[: size - len("<p></p>")].decode("utf-8", "ignore").strip()
    feed = made(tmp_path, episodes={"suara-kita": [episode_text(1, summary=text)]}, synthetic=True)
    item = feed.items()[0]
    shown = text_at(item, "description")
    assert len(shown.encode()) <= MAX_DESCRIPTION_BYTES
    assert shown.startswith(f"<p>{text}</p>")
    assert "tel:129" in text_at(item, "content:encoded")


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from('a&<> \n\tने🎧"'), min_size=1, max_size=80).filter(lambda text: text.strip() != ""))
def test_the_rule_counts_the_bytes_that_the_feed_has(text: str) -> None:
    assert bytes_in_feed(text) == len(
        "".join(f"<p>{escape(one, quote=False)}</p>" for one in paragraphs(text)).encode()
    )


@pytest.mark.parametrize(("seconds", "shown"), [(0, "0:00"), (61.9, "1:01"), (599, "9:59"), (3600, "1:00:00")])
def test_clock_time(seconds: float, shown: str) -> None:
    assert clock_time(seconds) == shown


def test_notes_are_read_beside_the_rundown(tmp_path: Path) -> None:
    feed: Made = made(
        tmp_path, episodes={"suara-kita": [EpisodeText("e0001", episode_text(1).keys, "# Satu\r\n\r\ndua\r\n")]}
    )
    [episode] = feed.campaign.episodes
    assert episode.notes == "# Satu\n\ndua\n"
    again, _ = read_campaign(feed.campaign.root)
    assert again.episodes[0] == episode
    assert again.episodes[0].with_notes("lain") != episode
    assert hash(again.episodes[0]) == hash(episode)


def test_notes_that_lead_out_of_the_campaign_are_refused(tmp_path: Path) -> None:
    root = write_campaign(tmp_path / "campaign")
    (tmp_path / "secret.md").write_text("rahasia", "utf-8")
    (root / "episodes/suara-kita/e0001/notes.md").symlink_to(tmp_path / "secret.md")
    with pytest.raises(CampaignError) as caught:
        read_campaign(root)
    assert [problem.code for problem in caught.value.problems] == ["read-path-outside"]
