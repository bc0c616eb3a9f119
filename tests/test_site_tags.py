"""Tags from closed lists, a page for each, ways between things, and a gallery filtered with and without a script."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page as Tab

from browser_fixtures import Visitor
from gaung import words
from gaung.block import find_blocks
from gaung.listing import Listing, PageCard, TagCard
from gaung.making.pages import prepare, tags
from gaung.making.pages.sheet import Sheet
from gaung.media import Media
from gaung.messages import COMPLETE, as_texts
from gaung.model.language import Language
from gaung.model.page import Audience, Door
from gaung.model.topic import AUDIENCES, Area, Topic
from gaung.reading.campaign import read_campaign
from gaung.rules import tags as rules
from gaung.rules.context import Context
from gaung.site.blocks import tagged
from gaung.site.blocks.markup import Page
from site_fixtures import files, make_media, out, page, write_campaign

NOW = datetime(2026, 11, 22, tzinfo=UTC)
POSTER = "posters/cek/poster.yaml"
EPISODE = "episodes/kabar/001-halo/episode.yaml"


def test_every_tag_has_a_name_in_every_language() -> None:
    wanted = {f"topic_{one}" for one in Topic} | {f"area_{one}" for one in Area}
    wanted |= {f"audience_{one}" for one in AUDIENCES} | {f"audience_{one}" for one in Audience}
    for language in Language:
        said = words.words(language)
        assert wanted <= said.keys()
        names = [said[f"topic_{one}"] for one in Topic]
        assert len(set(names)) == len(names), "two topics with one name cannot be told apart"


SLIPS = [
    (
        "content/id/jejak.md",
        page("J", "x", order="10", topics="[tips, reprting]"),
        6,
        "page-topic-unknown",
        "reporting",
    ),
    (EPISODE, files()[EPISODE].replace("season: 1", "topics: [privasi]\nseason: 1"), 4, "page-topic-unknown", None),
    (
        EPISODE,
        files()[EPISODE].replace("season: 1", 'audience: ["12-13"]\nseason: 1'),
        4,
        "page-audience-unknown",
        "12-14",
    ),
    (POSTER, files()[POSTER].replace("[reporting]", "[groming]"), 8, "page-topic-unknown", "grooming"),
    (POSTER, files()[POSTER].replace('"12-14"', "anak"), 9, "page-audience-unknown", None),
]


@pytest.mark.parametrize(
    ("file", "text", "line", "code", "near"), SLIPS, ids=[f"{row[3]}-{n}" for n, row in enumerate(SLIPS)]
)
def test_a_wrong_tag_is_one_sentence(
    tmp_path: Path, file: str, text: str, line: int, code: str, near: str | None
) -> None:
    campaign = write_campaign(tmp_path, {file: text})
    context = Context(media=Media(tmp_path), now=NOW)
    (problem,) = [one for rule in rules.RULES for one in rule(campaign, context)]
    assert (problem.code, problem.facts["near"]) == (code, near)
    for language in COMPLETE:
        (told,) = as_texts([problem], language, tmp_path)
        assert told.startswith(f"{file}:{line}:")
        assert "cyberbullying" in told or code == "page-audience-unknown"


def test_a_campaign_may_have_topics_of_its_own(tmp_path: Path) -> None:
    settings = files()["content/data/campaign.yaml"] + "topics: {kampung-aman: {id: Kampung aman, en: Safe village}}\n"
    edits = {
        "content/data/campaign.yaml": settings,
        "content/id/jejak.md": page("J", "x", order="10", topics="[kampung-aman]"),
    }
    campaign = write_campaign(tmp_path / "c", edits)
    assert not [one for rule in rules.RULES for one in rule(campaign, Context(media=Media(tmp_path), now=NOW))]
    prepare(out(campaign), make_media(tmp_path / "m").products, tmp_path / "to")
    assert 'title: "Kampung aman"' in (tmp_path / "to/id/tags/topic/kampung-aman/index.md").read_text("utf-8")


def test_each_tag_page_lists_what_carries_it(site: Path) -> None:
    listed = (site / "tags/topic/reporting/index.html").read_text("utf-8")
    assert "Poster baru" in listed
    assert "Program baru" in listed
    assert "Jejak digital" not in listed.split("</article>")[0].split("<article")[1]
    indonesian = (site / "tags/language/id/index.html").read_text("utf-8")
    assert "Halo &amp; &lt;selamat&gt; datang" in indonesian
    assert not (site / "tags/language/ne").exists(), "nothing but pages is Nepali, and those have a site of their own"
    assert "data-pagefind-body" not in listed


def _listing(topics: list[list[str]], audiences: list[str]) -> Listing:
    cards = tuple(
        PageCard(
            address=f"p{number}/",
            title=f"P{number}",
            description="d",
            audience=Audience.EVERYBODY,
            door=Door.LEARN,
            tags=(*(f"topic/{topic}" for topic in own), f"audience/{audience}"),
        )
        for number, (own, audience) in enumerate(zip(topics, audiences, strict=True))
    )
    return Listing(
        language=Language.ENGLISH, prefix="", name="U", tagline="t", description="d", countries=(), helplines=(),
        shows=(), episodes=(), posters=(), pages=cards, doors={},
    )  # fmt: skip


def _related(listing: Listing) -> dict[str, list[str]]:
    onward = tags.Onwards(listing)
    sheets = (Sheet(address=card.address, title=card.title, description="d", text="x") for card in listing.pages)
    return {sheet.address: [one.address for one in onward.added(sheet).related] for sheet in sheets}


@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from([*Topic][:5]), unique=True, max_size=4), st.sampled_from(["12-14", "adults"])
        ),
        max_size=30,
    )
)
def test_related_things_share_a_topic_and_children_are_not_sent_to_pages_for_adults(
    things: list[tuple[list[Topic], str]],
) -> None:
    listing = _listing([[*one] for one, _ in things], [audience for _, audience in things])
    by_address = {card.address: card for card in listing.pages}
    for where, found in _related(listing).items():
        assert len(found) == len(set(found)) <= tags.MOST_RELATED
        assert where not in found
        for other in found:
            shared = set(by_address[where].tags) & set(by_address[other].tags)
            assert any(tag.startswith("topic/") for tag in shared)
            if "audience/adults" not in by_address[where].tags:
                assert "audience/adults" not in by_address[other].tags


def test_a_hard_topic_is_not_written_large_below_a_page_for_children() -> None:
    def marks(audience: str) -> set[str]:
        listing = _listing([["grooming", "tips"]], [audience])
        named = tuple(TagCard(tag=tag, name=tag, address=f"tags/{tag}/") for tag in ("topic/grooming", "topic/tips"))
        onward = tags.Onwards(listing.model_copy(update={"tags": named}))
        return {one.name for one in onward.added(Sheet(address="p0/", title="t", description="d", text="x")).marks}

    assert marks("12-14") == {"topic/tips"}
    assert marks("adults") == {"topic/grooming", "topic/tips"}


def test_a_thousand_pages_of_one_topic_do_not_all_lead_to_the_same_few() -> None:
    found = _related(_listing([["tips"]] * 1000, ["12-14"] * 1000))
    named = [other for others in found.values() for other in others]
    assert max(named.count(where) for where in set(named[:200])) <= tags.MOST_RELATED


def test_a_tag_page_of_a_thousand_pages_stays_light() -> None:
    listing = _listing([["tips"]] * 1000, ["12-14"] * 1000)
    scan = find_blocks("::: tagged tag=topic/tips :::", allow_ours=True)
    html = tagged.tagged(Page(listing, "tags/topic/tips/"), scan, scan.blocks[0])
    assert html.count('class="g-stretch"') == tagged.MOST
    assert "There are 940 more." in html


def _shown(tab: Tab) -> list[str]:
    return [one.inner_text() for one in tab.locator(".g-posters > li:visible .g-posters__title").all()]


@pytest.mark.browser
def test_the_gallery_is_filtered_in_place_by_several_tags(visit: Visitor) -> None:
    tab = visit().open("posters/")
    assert len(_shown(tab)) == 2
    tab.click(".g-filters summary")
    tab.click("button[data-tag='topic/tips']")
    assert _shown(tab) == ["Tanya dulu"]
    assert tab.inner_text(".g-filters__said") == "1 poster"
    tab.click("button[data-tag='audience/12-14']")
    assert _shown(tab) == []
    tab.click("button[data-tag='topic/tips']")
    assert tab.get_attribute("button[data-tag='topic/tips']", "aria-pressed") == "false"
    assert _shown(tab) == ["Cek dulu, <baru> unggah!"]
    tab.keyboard.press("Tab")
    tab.click(".g-filters__all")
    assert len(_shown(tab)) == 2
    assert not tab.is_visible(".g-filters__state")


@pytest.mark.browser
def test_the_filters_can_be_used_with_keys_alone(visit: Visitor) -> None:
    tab = visit().open("posters/")
    tab.focus(".g-filters summary")
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.dataset.tag") == "topic/reporting"
    tab.keyboard.press("Space")
    assert tab.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"
    assert _shown(tab) == ["Cek dulu, <baru> unggah!"]


@pytest.mark.browser
def test_without_a_script_each_filter_leads_to_a_page_with_just_those_posters(visit: Visitor) -> None:
    tab = visit(scripts=False).open("posters/")
    tab.click(".g-filters summary")
    tab.click(".g-filters a[data-tag='topic/tips']")
    assert tab.url.endswith("tags/topic/tips/#posters")
    assert tab.locator("#posters ~ .g-posters > li").count() == 1


def test_without_things_there_are_no_tags(tmp_path: Path) -> None:
    root = tmp_path / "c"
    write_campaign(root)
    for name in ("episodes", "posters"):
        for path in sorted((root / name).rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
    for path in (root / "content").rglob("*.md"):
        path.unlink()
    prepare(read_campaign(root)[0], make_media(tmp_path / "m").products, tmp_path / "to")
    assert not list((tmp_path / "to").rglob("tags"))
