"""The guides for editors are true: their examples work, and their messages are the ones that an editor sees."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gaung.block import find_blocks
from gaung.messages import as_text
from gaung.model.language import Language
from gaung.problem import CampaignError, Problem, Severity
from gaung.reading.campaign import read_campaign
from gaung.rules import check

ROOT = Path(__file__).parents[1]
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
LANGUAGES = (Language.INDONESIAN, Language.ENGLISH)

EXAMPLES = {
    "mengubah-halaman": ("markdown", "content/{language}/sandi-kuat.md"),
    "membuat-episode": ("yaml", "episodes/suara-kita/003-sandi/episode.yaml"),
    "membuat-poster": ("yaml", "posters/sandi-kuat/poster.yaml"),
}
"""The guide, the language of its example, and where the guide says that it belongs."""

MISTAKES = {
    "mengubah-halaman": ("content/{language}/jejak-digital.md", "audience: 12-14", "audience: 12-13"),
    "membuat-episode": (
        "episodes/suara-kita/001-jejak-digital/episode.yaml",
        "file: audio/01-pembuka.m4a",
        "file: audio/01-pembuka.m4",
    ),
    "membuat-poster": ("posters/jejak-digital/poster.yaml", "theme: lantang", "theme: lantag"),
}
"""The mistake that each guide shows."""


def examples(guide: str, language: Language, kind: str) -> list[str]:
    """Every fenced example of its kind in a guide."""
    text = (ROOT / f"content/{language}/panduan/{guide}.md").read_text("utf-8")
    return re.findall(rf"^```{kind}\n(.*?)^```", text, flags=re.DOTALL | re.MULTILINE)


def example(guide: str, language: Language, kind: str) -> str:
    """The first fenced example of its kind in a guide: the whole file."""
    return examples(guide, language, kind)[0]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The example campaign, to be spoiled."""
    for folder in ("content", "episodes", "posters"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def problems_of(root: Path) -> tuple[Problem, ...]:
    try:
        campaign, warnings = read_campaign(root)
    except CampaignError as error:
        return error.problems
    return (*warnings, *check(campaign, NOW))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("guide", EXAMPLES)
def test_the_example_works_where_the_guide_puts_it(copy: Path, guide: str, language: Language) -> None:
    kind, where = EXAMPLES[guide]
    named = where.format(language=language)
    assert named in (ROOT / f"content/{language}/panduan/{guide}.md").read_text("utf-8")
    file = copy / named
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(example(guide, language, kind), "utf-8")
    problems = problems_of(copy)
    assert [problem for problem in problems if problem.severity is Severity.ERROR] == []
    expected = (
        {"audio-help-text", "audio-timing-short-at-station", "radio-parts-without-break"}
        if guide == "membuat-episode"
        else set()
    )
    assert {problem.code for problem in problems} == expected
    if kind == "markdown":
        blocks = find_blocks(file.read_text("utf-8"), named)
        assert blocks.problems == []
        assert [block.kind.name for block in blocks.blocks] == ["tip", "quiz"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_that_the_guide_to_episodes_shows_works_in_its_example(copy: Path, language: Language) -> None:
    whole, segments, beds, *_ = examples("membuat-episode", language, "yaml")
    folder = copy / "episodes/suara-kita/003-sandi"
    (folder / "audio").mkdir(parents=True)
    for ending in ("m4a", "vtt"):
        other = copy / f"episodes/suara-kita/002-apa-yang-bisa-kita-lakukan/audio/02-dialog-lingkaran.{ending}"
        shutil.copy(other, folder / f"audio/02-obrolan.{ending}")
    text = re.sub(r"^music_bed:.*\n", f"{beds}length: 28:30\nfit: music\n", whole, flags=re.MULTILINE) + segments
    text = text.replace("alias: Ombak", "alias: Ombak, words_per_minute: 110")
    (folder / "episode.yaml").write_text(text, "utf-8")
    # the recording is a copy of another episode's, which is heard openly there, and somebody of that one speaks in it
    left = {"audio-help-text", "audio-timing-short", "audio-timing-short-at-station", "radio-parts-without-break"}
    left |= {"audio-redact-open-elsewhere", "personal-data-voice"}
    assert {problem.code for problem in problems_of(copy)} == left


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("guide", MISTAKES)
def test_the_message_is_what_an_editor_sees(copy: Path, guide: str, language: Language) -> None:
    where, right, wrong = MISTAKES[guide]
    file = copy / where.format(language=language)
    text = file.read_text("utf-8")
    assert text.count(right) == 1
    file.write_text(text.replace(right, wrong), "utf-8")
    (problem,) = problems_of(copy)
    assert as_text(problem, language, copy) == example(guide, language, "text").rstrip("\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_guides_stay_out_of_the_menu(language: Language) -> None:
    campaign, _ = read_campaign(ROOT)
    guides = [page for page in campaign.pages if page.language is language and page.stem.parts[0] == "panduan"]
    assert {page.stem.name for page in guides} >= set(EXAMPLES)
    assert all(page.front.order is None for page in guides)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("guide", EXAMPLES)
def test_a_guide_switches_gaung_on_before_its_first_command(guide: str, language: Language) -> None:
    text = (ROOT / f"content/{language}/panduan/{guide}.md").read_text("utf-8")
    switched_on = min(text.index("source .venv/bin/activate"), text.index(r".venv\Scripts\Activate.ps1"))
    assert switched_on < text.index("`gaung ")
    ignored = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    for folder in re.findall(r"`gaung [^`]*--out (\S+)`", text):
        assert f"/{folder}/" in ignored
    if language is not Language.INDONESIAN:
        assert "`gaung check`" not in text
        assert f"`gaung check --language {language}`" in text
