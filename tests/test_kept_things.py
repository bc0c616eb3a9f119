"""An episode or poster of which only words were edited is read alone, and what is said of it is what all would say."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from campaign_fixtures import copy_minimal
from gaung.checking import check, of_layout
from gaung.kept import files, rest
from gaung.kept.findings import Check
from gaung.kept.frame import frame_of
from gaung.kept.rest import Rest
from gaung.making.digest import Digests
from gaung.media_files import Media
from gaung.mkdocs_plugin import config_problems
from gaung.model.campaign import Campaign
from gaung.model.today import Today
from gaung.problem import CampaignError, Problem
from gaung.reading.campaign import read_rest
from gaung.reading.mapping import read_mapping
from gaung.releasing import changed_sounds
from gaung.rules import RULES, safeguarding
from gaung.rules.clock import BY_THE_CLOCK
from gaung.rules.context import Context
from gaung.rules.one_thing import Texts, ThingExaminer
from gaung.rules.reach import BESIDE, OF_PICTURES
from gaung.rules.rest import OF_ONE_THING, beside_things, of_rest
from kept_fixtures import own_user_folder
from test_rules import BROKEN

ROOT = Path(__file__).parents[1]
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
EPISODE, SECOND = "episodes/kabar/001-halo/episode.yaml", "episodes/kabar/002-lagi/episode.yaml"
POSTER, OTHER = "posters/halo/poster.yaml", "posters/lagi/poster.yaml"

SAYINGS = (
    "Halo dunia",
    "Nama saya Rina Contoh Sari, 13 tahun, siswi SMP Negeri 4",
    "Telepon 0812-3456-7890 sekarang juga",
    "Dua tiga empat lima enam tujuh delapan sembilan kata",
    "Episode 7: lagi",
    "Hubungi 129",
    "Pornografi anak",
    "日本語",
    "x" * 90,
)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(files, "_RACY_NS", 0)
    with own_user_folder(tmp_path / "pengguna", monkeypatch) as folder:
        yield folder


@pytest.fixture
def campaign(tmp_path: Path) -> Path:
    """Two episodes and two posters, one of them laid out with words on several lines."""
    return with_two(copy_minimal(tmp_path / "kampanye"))


def with_two(root: Path) -> Path:
    shutil.copytree((root / EPISODE).parent, (root / SECOND).parent)
    shutil.copytree((root / POSTER).parent, (root / OTHER).parent)
    edit(root / SECOND, r"published: 2026-11-20", "published: 2026-11-21")
    edit(root / SECOND, r"episode: 1", "episode: 2")
    (root / OTHER).write_text(
        "title:\n  id: Lagi\nsizes: [A4]\nlanguages: [id, en]\nvariants: [ink-saver, bilingual-en]\ntheme: lantang\n"
        "message:\n  id:\n    headline: Sekali lagi\n    body: Berhenti sebentar.\n  en:\n    headline: Once more\n"
        "helplines: [id-sapa-129]\nqr: {to: /help/}\n",
        "utf-8",
    )
    return root


def edit(file: Path, pattern: str, text: str) -> None:
    before = file.read_text("utf-8")
    file.write_text(re.sub(pattern, lambda _: text, before, count=1, flags=re.MULTILINE), "utf-8")


def cold(root: Path) -> list[str]:
    found = set(config_problems(root / "mkdocs.yml"))
    try:
        read, problems = check(root, NOW)
    except CampaignError as error:
        return told(found | set(error.problems))
    return told(
        found | {*problems, *of_layout(read, problems), *changed_sounds(read, Digests(root / "tidak-ada.json"))}
    )


def warm(root: Path) -> list[str]:
    return told(set(Check(root, NOW, config_problems).problems()))


def told(problems: set[Problem]) -> list[str]:
    return sorted(
        f"{one.place} {one.place and one.place.width} {one.code} {one.severity} {dict(one.facts)}" for one in problems
    )


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a check reads or lays out again."""
    seen: list[str] = []
    for owner, name in ((Rest, "_anew"), (Rest, "_read_whole"), (rest, "_laid_out"), (rest, "_in_forms")):
        ordinary = getattr(owner, name)

        def noted(*arguments: object, name: str = name, ordinary: Callable[..., object] = ordinary) -> object:
            seen.append(name)
            return ordinary(*arguments)

        monkeypatch.setattr(owner, name, noted)
    return seen


@pytest.mark.parametrize("number", range(len(BROKEN)), ids=lambda number: f"{BROKEN[number][0]}-{number}")
def test_whatever_else_is_wrong_new_words_are_judged_as_in_a_first_check(tmp_path: Path, number: int) -> None:
    root = copy_minimal(tmp_path / "kampanye", BROKEN[number][1])
    assert warm(root) == cold(root)
    for file, pattern, text in (
        (EPISODE, r"^title: .*$", "title: Nama saya Rina Sari, 13 tahun"),
        (POSTER, r"headline: [^,\n}]+", "headline: Telepon 0812-3456-7890 sekarang"),
    ):
        if (root / file).exists():
            edit(root / file, pattern, text)
    assert warm(root) == cold(root)


@pytest.mark.parametrize("seed", range(4))
def test_after_any_edits_of_words_a_check_says_what_a_first_check_says(campaign: Path, seed: int) -> None:
    chance = random.Random(seed)
    places = (
        (EPISODE, r"^title: .*$", "title: "),
        (SECOND, r"^summary: .*$", "summary: "),
        (SECOND, r"title: Sapaan|title: \"[^\"]*\", kind: dialog", "title: "),
        (POSTER, r"headline: (?:\"[^\"]*\"|[^,}\n]+)", "headline: "),
        (OTHER, r"^    headline: .*$", "    headline: "),
        (OTHER, r"^    body: .*$", "    body: "),
        (OTHER, r"^  id: \S.*$", "  id: "),
    )
    assert warm(campaign) == cold(campaign)
    for step in range(7):
        for file, pattern, key in chance.sample(places, chance.choice((1, 1, 2, 4))):
            end = ", kind: dialog" if "kind" in pattern else ""
            edit(campaign / file, pattern, f'{key}"{chance.choice(SAYINGS)}"{end}')
        assert warm(campaign) == cold(campaign), f"step {step}"


def test_only_what_words_touch_is_looked_at_again(campaign: Path, looked: list[str]) -> None:
    warm(campaign)
    looked.clear()
    edit(campaign / SECOND, r"^title: .*$", "title: Nama saya Rina Contoh Sari")
    assert any("personal-data-name" in one for one in warm(campaign))
    assert looked == []
    edit(campaign / OTHER, r"^    headline: .*$", "    headline: Dua tiga empat lima enam tujuh delapan sembilan")
    assert warm(campaign) == cold(campaign)
    assert looked[:2] == ["_in_forms", "_laid_out"]
    assert "_anew" not in looked
    for file, pattern, text in (
        (SECOND, r"^episode: 2", "episode: 1"),
        (SECOND, r"^published: 2026-11-21", "published: 2026-11-19"),
        (OTHER, r"^qr: .*$", "qr: {to: /tidak-ada/}"),
        (SECOND, r"\Z", "# gaung: allow personal-data-name because contoh\n"),
    ):
        looked.clear()
        edit(campaign / file, pattern, text)
        assert warm(campaign) == cold(campaign)
        assert "_anew" in looked, "more than words was edited"


def test_captions_that_two_episodes_share_are_judged_together(campaign: Path) -> None:
    for file in (EPISODE, SECOND):
        edit(campaign / file, r"kind: dialog,", "kind: dialog, transcript: ../bersama.vtt,")
    answers = "".join(
        f"00:0{n}.000 --> 00:0{n}.900\nTelepon saya 0812-3456-789{n} ya.\n"
        "NOTE gaung: allow personal-data-phone because contoh\n\n"
        for n in range(4)
    )
    (campaign / "episodes/kabar/bersama.vtt").write_text(f"WEBVTT\n\n{answers}", "utf-8")
    assert warm(campaign) == cold(campaign)
    edit(campaign / SECOND, r"^title: .*$", "title: Rina Contoh Sari")
    assert warm(campaign) == cold(campaign)


def whole(campaign: Campaign) -> set[Problem]:
    context = Context(media=Media(campaign.root), now=Today.at(NOW).since, views=())
    elsewhere = {*BESIDE, *OF_PICTURES, *BY_THE_CLOCK}
    return {
        problem for rule in RULES if rule not in elsewhere for problem in rule(replace(campaign, pages=()), context)
    }


@pytest.mark.parametrize("name", ["the example", "two"])
def test_rules_that_take_one_thing_after_the_other_see_no_other(name: str, campaign: Path) -> None:
    assert {*OF_ONE_THING} <= {*RULES} - {*BESIDE, *OF_PICTURES, *BY_THE_CLOCK, safeguarding.texts_are_safe}
    read = read_rest(ROOT if name == "the example" else campaign).campaign
    assert read is not None
    assert {*of_rest(read, Today.at(NOW))} == whole(read)


def test_what_lies_beside_each_other_is_judged_without_its_words(campaign: Path) -> None:
    """Or says a title, and then nobody takes it for known."""
    for file in (EPISODE, SECOND):
        edit(campaign / file, r"^published: .*$", "published: 2026-11-20T16:00:00+07:00")
        edit(campaign / file, r"^episode: .*$", "episode: 1")
    for root in (ROOT, campaign):
        read = read_rest(root).campaign
        assert read is not None
        found = {*beside_things(read, ThingExaminer(read, Today.at(NOW), Texts()))}
        episodes = tuple(
            one.model_copy(
                update={
                    "title": "Lain",
                    "summary": "Lain sekali.",
                    "segments": tuple(each.model_copy(update={"title": "Lain"}) for each in one.segments),
                }
            )
            for one in read.episodes
        )
        posters = tuple(
            one.model_copy(
                update={
                    "title": {},
                    "message": {
                        language: each.model_copy(update={"headline": "Lain", "body": ""})
                        for language, each in one.message.items()
                    },
                }
            )
            for one in read.posters
        )
        reworded = replace(read, episodes=episodes, posters=posters)
        assert {*beside_things(reworded, ThingExaminer(reworded, Today.at(NOW), Texts()))} == found
    assert {"feed-date-twice", "feed-number-twice"} <= {one.code for one in found}


def test_a_frame_is_all_but_the_words() -> None:
    text = (ROOT / "tests/campaigns/minimal" / EPISODE).read_text("utf-8") + "segmen: 1\n"

    def frame(text: str, name: str = "episode.yaml") -> str:
        written, _ = read_mapping(text, name)
        assert written is not None
        return frame_of(name, text, written)

    assert frame(text.replace("Halo dunia", "Yang lain")) == frame(text)
    assert frame(text.replace("Kita saling", "Kami tidak saling")) == frame(text)
    changes = (
        ("episode: 1", "episode: 2"),
        ("title: Halo dunia", "titel: Halo dunia"),
        ("title: Halo dunia", "title: [Halo]\nseason: 1"),
        ("Kak Rimba", "Kak Rimbo"),
        ("01-jingle", "01-jingel"),
        ("title: Jingle", "title: Jingle, start: 1"),
        ("segmen: 1", "segmen: 1 # gaung: allow term-01 because contoh"),
        ("summary: ", "\nsummary: "),
    )
    for before, after in changes:
        assert frame(text.replace(before, after, 1)) != frame(text), after
