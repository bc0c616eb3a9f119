"""What an author can get wrong about a show: one problem each, at its place, with a sentence in two languages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from feed_fixtures import GUIDS, EpisodeText, episode_text, show_keys, write_campaign
from gaung import messages
from gaung.media import Media
from gaung.model.category import CATEGORIES
from gaung.model.language import Language
from gaung.problem import CampaignError, Problem, Severity
from gaung.reading.campaign import read_campaign
from gaung.rules import feed
from gaung.rules.context import Context

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SHOW = "episodes/suara-kita/show.yaml"
EPISODE = "episodes/suara-kita/e0001/episode.yaml"


def problems_of(root: Path, now: datetime = NOW) -> list[Problem]:
    campaign, _ = read_campaign(root)
    context = Context(media=Media(root), now=now)
    return sorted((p for rule in feed.RULES for p in rule(campaign, context)), key=Problem.sort_key)


def with_show(root: Path, **keys: object) -> Path:
    return write_campaign(root, {"suara-kita": show_keys(**keys)}, {"suara-kita": [episode_text(1)]})


def with_episodes(root: Path, episodes: Sequence[EpisodeText]) -> Path:
    return write_campaign(root, {"suara-kita": show_keys()}, {"suara-kita": episodes})


def the_one(problems: list[Problem]) -> Problem:
    [problem] = problems
    for language in (Language.ENGLISH, Language.INDONESIAN):
        sentence = messages.message(problem, language)
        assert sentence.endswith(".")
        assert "{" not in sentence + messages.hint(problem, language)
    assert messages.message(problem, Language.ENGLISH) != messages.message(problem, Language.INDONESIAN)
    return problem


def shown(problem: Problem, root: Path, language: Language = Language.ENGLISH) -> str:
    return messages.as_text(problem, language, root)


def test_an_ordinary_campaign_has_no_problem(tmp_path: Path) -> None:
    assert problems_of(write_campaign(tmp_path)) == []


def test_every_rule_says_what_it_wants() -> None:
    assert all(rule.__doc__ for rule in feed.RULES)


@pytest.mark.parametrize(("category", "subs"), CATEGORIES.items())
def test_every_category_of_apple_s_list_is_taken(tmp_path: Path, category: str, subs: tuple[str, ...]) -> None:
    for number, words in enumerate([[category], *([category, sub] for sub in subs)]):
        assert problems_of(with_show(tmp_path / str(number), category=words)) == []


@pytest.mark.parametrize(
    ("category", "near"),
    [("Kids & family", "Kids & Family"), ("Kids &amp; Family", "Kids & Family"), ("Educatoin", "Education")],
)
def test_an_unknown_category_is_named_with_its_near_miss(tmp_path: Path, category: str, near: str) -> None:
    root = with_show(tmp_path, category=[category])
    problem = the_one(problems_of(root))
    assert (problem.code, str(problem.place)) == ("feed-category-unknown", f"{SHOW}:6:12")
    assert f"Did you mean “{near}”?" in shown(problem, root)
    assert f"Maksudmu “{near}”?" in shown(problem, root, Language.INDONESIAN)


def test_a_sub_category_alone_is_put_under_its_category(tmp_path: Path) -> None:
    root = with_show(tmp_path, category=["Parenting"])
    assert "write [Kids & Family, Parenting]" in shown(the_one(problems_of(root)), root)


@pytest.mark.parametrize("words", [["Education", "Parenting"], ["News", "Sport News"], ["Government", "Local"]])
def test_a_sub_category_of_another_category_is_refused(tmp_path: Path, words: list[str]) -> None:
    problem = the_one(problems_of(with_show(tmp_path, category=words)))
    assert problem.code == "feed-subcategory-unknown"
    assert problem.place is not None
    assert problem.place.column == len('category: ["", "') + len(words[0])


@pytest.mark.parametrize(
    "published", ["2026-11-23T00:00:00Z", "2027-01-01T07:00:00+07:00", "2026-11-22T23:30:00-01:00"]
)
def test_a_date_to_come_is_refused(tmp_path: Path, published: str) -> None:
    problem = the_one(problems_of(with_episodes(tmp_path, [episode_text(1, published=published)])))
    assert (problem.code, problem.severity) == ("feed-date-future", Severity.ERROR)
    assert problem.place is not None
    assert (problem.place.file, problem.place.line) == (EPISODE, 4)


@pytest.mark.parametrize("published", ["2026-11-22T12:00:00Z", "2026-11-22T19:00:00+07:00"])
def test_the_moment_of_the_build_is_not_to_come(tmp_path: Path, published: str) -> None:
    assert problems_of(with_episodes(tmp_path, [episode_text(1, published=published)])) == []


def test_a_date_to_come_is_fine_while_an_embargo_holds_the_episode_back(tmp_path: Path) -> None:
    later = "2026-12-01T16:00:00+07:00"
    root = with_episodes(tmp_path, [episode_text(1, published=later, embargo_until=later)])
    assert problems_of(root) == []
    assert problems_of(root, datetime(2026, 12, 1, 9, 0, tzinfo=UTC)) == []


def test_a_date_before_the_end_of_the_embargo_is_refused(tmp_path: Path) -> None:
    moments = {"published": "2026-11-20T16:00:00+07:00", "embargo_until": "2026-12-01T16:00:00+07:00"}
    problem = the_one(problems_of(with_episodes(tmp_path, [episode_text(1, **moments)])))
    assert problem.code == "feed-date-before-embargo"
    assert str(problem.place).startswith(f"{EPISODE}:4:")


def test_two_episodes_at_one_moment_are_a_warning(tmp_path: Path) -> None:
    episodes = [
        episode_text(1, published="2025-01-01T07:00:00+07:00"),
        episode_text(2, published="2025-01-01T00:00:00Z"),
    ]
    problem = the_one(problems_of(with_episodes(tmp_path, episodes)))
    assert (problem.code, problem.severity) == ("feed-date-twice", Severity.WARNING)


def test_one_number_twice_in_a_season_is_refused(tmp_path: Path) -> None:
    episodes = [episode_text(number, season=1, episode=7) for number in (1, 2)]
    problem = the_one(problems_of(with_episodes(tmp_path, episodes)))
    assert problem.code == "feed-number-twice"
    assert problem.facts == {"number": 7, "other": "episodes/suara-kita/e0001"}
    assert str(problem.place) == "episodes/suara-kita/e0002/episode.yaml:6:10"


def test_one_number_in_two_seasons_or_shows_is_fine(tmp_path: Path) -> None:
    shows = {"suara-kita": show_keys(), "third": show_keys("third")}
    episodes = {
        "suara-kita": [episode_text(1, season=1, episode=1), episode_text(2, season=2, episode=1)],
        "third": [episode_text(1, season=1, episode=1)],
    }
    assert problems_of(write_campaign(tmp_path, shows, episodes)) == []


@pytest.mark.parametrize(
    "title",
    [
        "Episode 3: Jejak digital",
        "Eps. 12 Jejak digital",
        "Ep 4 – Jejak",
        "03. Jejak digital",
        "#3 - Jejak",
        "Jejak digital #3",
        "S01E03 Jejak",
        "Jejak, musim 2",
        "Season 2 begins",
        "एपिसोड ३: सुरक्षा",
    ],
)
def test_a_number_in_the_title_is_a_warning(tmp_path: Path, title: str) -> None:
    problem = the_one(problems_of(with_episodes(tmp_path, [episode_text(1, title=title)])))
    assert (problem.code, problem.severity) == ("feed-number-in-title", Severity.WARNING)
    assert str(problem.facts["seen"]) in title


@pytest.mark.parametrize(
    "title",
    [
        "5 langkah aman",
        "Telepon 129: siapa menjawab?",
        "Generasi 2045",
        "Musim hujan, musim sinyal",
        "1.000 suara anak",
        "3D dan kamu",
        "Episode terakhir",
        "24 jam tanpa HP",
        "Depp 2 kali",
    ],
)
def test_a_number_that_belongs_to_the_title_is_fine(tmp_path: Path, title: str) -> None:
    assert problems_of(with_episodes(tmp_path, [episode_text(1, title=title)])) == []


@pytest.mark.parametrize("key", ["title", "description", "author"])
def test_spaces_are_no_text_for_a_show(tmp_path: Path, key: str) -> None:
    problem = the_one(problems_of(with_show(tmp_path, **{key: "  \t "})))
    assert (problem.code, problem.facts["key"]) == ("feed-text-empty", key)


@pytest.mark.parametrize("key", ["title", "summary"])
def test_spaces_are_no_text_for_an_episode(tmp_path: Path, key: str) -> None:
    problem = the_one(problems_of(with_episodes(tmp_path, [episode_text(1, **{key: "   "})])))
    assert (problem.code, problem.facts["key"]) == ("feed-text-empty", key)


def test_a_nepali_description_is_counted_in_bytes(tmp_path: Path) -> None:
    letters = "ब" * 1331  # 3 bytes each, and 7 for <p></p>: 4,000
    assert problems_of(with_show(tmp_path / "fits", description=letters)) == []
    root = with_show(tmp_path / "long", description=letters + "ब")
    problem = the_one(problems_of(root))
    assert (problem.code, problem.facts["over"]) == ("feed-text-long", 3)
    assert "is 3 bytes too long" in shown(problem, root)


def test_a_summary_is_counted_as_it_stands_in_the_feed(tmp_path: Path) -> None:
    problem = the_one(problems_of(with_episodes(tmp_path, [episode_text(1, summary="&" * 799)])))
    assert (problem.code, problem.facts["over"]) == ("feed-text-long", 799 * len("&amp;") + 7 - 4000)


def test_a_copied_guid_is_refused(tmp_path: Path) -> None:
    shows = {"suara-kita": show_keys(), "third": show_keys("third", guid=GUIDS["suara-kita"].upper())}
    problem = the_one(problems_of(write_campaign(tmp_path, shows, {})))
    assert (problem.code, problem.facts["other"]) == ("feed-guid-shared", "episodes/suara-kita")
    assert str(problem.place) == "episodes/third/show.yaml:7:7"


def test_explicit_is_a_warning(tmp_path: Path) -> None:
    problem = the_one(problems_of(with_show(tmp_path / "show", explicit=True)))
    assert (problem.code, problem.severity) == ("feed-explicit", Severity.WARNING)
    problem = the_one(problems_of(with_episodes(tmp_path / "episode", [episode_text(1, explicit=True)])))
    assert problem.place is not None
    assert problem.place.file == EPISODE


@pytest.mark.parametrize("cover", ["cover.gif", "cover", "cover.pdf", "cover.jpg.webp"])
def test_a_cover_of_another_kind_is_refused(tmp_path: Path, cover: str) -> None:
    problem = the_one(problems_of(with_show(tmp_path, cover=cover)))
    assert (problem.code, problem.facts["file"]) == ("feed-cover-kind", cover)


@pytest.mark.parametrize("cover", ["cover.jpg", "cover.JPEG", "art/cover.png"])
def test_a_cover_of_the_right_kind_is_taken(tmp_path: Path, cover: str) -> None:
    assert problems_of(with_show(tmp_path, cover=cover)) == []


@pytest.mark.parametrize("size", [(1399, 1399), (3001, 3001), (2000, 1400)])
def test_a_cover_of_another_size_is_refused_before_anything_is_made(tmp_path: Path, size: tuple[int, int]) -> None:
    root = with_show(tmp_path, cover="cover.png")
    Image.new("RGB", size).save(root / "episodes/suara-kita/cover.png")
    problem = the_one(problems_of(root))
    assert problem.code == "poster-cover-shape"
    assert str(problem.place).startswith(f"{SHOW}:")
    assert f"{size[0]} × {size[1]}" in shown(problem, root)


@pytest.mark.parametrize("side", [1400, 3000])
def test_a_cover_of_the_right_size_is_taken(tmp_path: Path, side: int) -> None:
    root = with_show(tmp_path, cover="cover.png")
    Image.new("RGB", (side, side)).save(root / "episodes/suara-kita/cover.png")
    assert problems_of(root) == []


@pytest.mark.parametrize("name", ["audio/12:30.wav", "audio/apa?.wav"])
def test_a_file_name_that_windows_cannot_hold_is_refused(tmp_path: Path, name: str) -> None:
    segments = [{"file": name, "title": "Isi", "kind": "dialog"}]
    problem = the_one(problems_of(with_episodes(tmp_path, [episode_text(1, segments=segments)])))
    assert problem.code == "feed-file-name"
    assert str(problem.place).startswith(f"{EPISODE}:")
    assert problem.facts["file"] == name.rpartition("/")[2]


def test_a_control_character_is_one_sentence(tmp_path: Path) -> None:
    root = with_episodes(tmp_path, [episode_text(1)])
    path = root / EPISODE
    path.write_text(path.read_text("utf-8").replace("Jejak", "Jejak\x07"), "utf-8")
    with pytest.raises(CampaignError) as caught:
        read_campaign(root)
    problem = the_one(list(caught.value.problems))
    assert (problem.code, problem.facts["character"]) == ("read-character", "U+0007")
    assert str(problem.place).startswith(f"{EPISODE}:")


@pytest.mark.parametrize(
    ("rule", "code"),
    [("every Friday", "feed-rule"), ("FREQ=HOURLY", "feed-rule"), ("FREQ=WEEKLY;COUNT=8", "feed-rule-start")],
)
def test_a_frequency_that_calendars_do_not_know_is_refused(tmp_path: Path, rule: str, code: str) -> None:
    root = with_show(tmp_path, update_frequency={"text": "Setiap Jumat", "rule": rule})
    with pytest.raises(CampaignError) as caught:
        read_campaign(root)
    assert the_one(list(caught.value.problems)).code == code


def test_a_serial_without_numbers_is_refused(tmp_path: Path) -> None:
    assert the_one(problems_of(with_show(tmp_path, type="serial"))).code == "feed-serial-number"


def test_a_licence_of_one_s_own_says_where_it_stands(tmp_path: Path) -> None:
    assert the_one(problems_of(with_show(tmp_path / "a", license="siaran-kita"))).code == "feed-license-url"
    kept = {"license": "siaran-kita", "license_url": "https://gaung.example.org/izin/"}
    assert problems_of(with_show(tmp_path / "b", **kept)) == []


def test_a_poster_that_is_not_there_is_refused(tmp_path: Path) -> None:
    problem = the_one(problems_of(with_episodes(tmp_path, [episode_text(1, posters=["tidak-ada"])])))
    assert problem.code == "feed-poster-unknown"


def test_an_episode_that_expires_before_it_is_out_is_refused(tmp_path: Path) -> None:
    root = with_episodes(tmp_path, [episode_text(1, expires="2025-01-01T00:00:00Z")])
    with pytest.raises(CampaignError) as caught:
        read_campaign(root)
    assert the_one(list(caught.value.problems)).code == "feed-expires-early"


@pytest.mark.parametrize("place", [{"geo": "-6.2088,106.8456"}, {"osm": "W12345"}])
def test_a_place_closer_than_a_city_is_refused(tmp_path: Path, place: dict[str, str]) -> None:
    """A school or a house cannot be pointed at: one decimal is 11 kilometres, and a relation is a whole city."""
    root = with_show(tmp_path, location={"name": "Kota", "country": "ID", **place})
    with pytest.raises(CampaignError) as caught:
        read_campaign(root)
    assert the_one(list(caught.value.problems)).code == "read-shape"


def test_a_show_in_a_language_without_pages_is_refused(tmp_path: Path) -> None:
    root = with_show(tmp_path, language="ne")
    settings = root / "content/data/campaign.yaml"
    settings.write_text(settings.read_text("utf-8").replace('"ne", ', ""), "utf-8")
    problem = the_one(problems_of(root))
    assert problem.code == "feed-show-language"
    assert "now it has: id, en, fil" in shown(problem, root)


def test_an_address_without_https_is_a_warning(tmp_path: Path) -> None:
    root = write_campaign(tmp_path / "http", site_url="http://gaung.example.org/")
    problem = the_one(problems_of(root))
    assert (problem.code, problem.severity) == ("feed-address-http", Severity.WARNING)
    assert problems_of(write_campaign(tmp_path / "local", site_url="http://localhost:8000/")) == []


def test_a_season_without_episode_is_one_sentence(tmp_path: Path) -> None:
    root = with_episodes(tmp_path, [episode_text(1, season=2)])
    with pytest.raises(CampaignError) as caught:
        read_campaign(root)
    assert the_one(list(caught.value.problems)).code == "feed-season-without-episode"


def test_a_date_without_zone_is_one_sentence(tmp_path: Path) -> None:
    root = with_episodes(tmp_path, [episode_text(1, published="2025-01-01T16:00:00")])
    with pytest.raises(CampaignError) as caught:
        read_campaign(root)
    assert the_one(list(caught.value.problems)).code == "read-zone-missing"


def test_all_problems_come_in_one_run(tmp_path: Path) -> None:
    shows = {"suara-kita": show_keys(category=["Kids"], cover="cover.gif", explicit=True)}
    episodes = {"suara-kita": [episode_text(1, title="Episode 1", summary=" ", published="2027-01-01T00:00:00Z")]}
    assert {problem.code for problem in problems_of(write_campaign(tmp_path, shows, episodes))} == {
        "feed-number-in-title",
        "feed-text-empty",
        "feed-date-future",
        "feed-category-unknown",
        "feed-explicit",
        "feed-cover-kind",
    }
