"""In a story of harm no child speaks with its own voice."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaign_fixtures import MINIMAL, copy_minimal, edited, speech_like, write_wav
from gaung.checking import SAFETY
from gaung.messages import COMPLETE, as_text
from gaung.model.topic import SENSITIVE_TOPICS
from gaung.problem import Problem
from test_rules import CHILD, CONSENTS, EPISODE, SETTINGS, SHOW, text_at
from test_rules import problems_of as all_problems_of

SEGMENT = "file: audio/02-dialog.wav"


OF_THE_TALKSHOW = ("consent-sign-off", "audio-expert-missing")
"""What else a sensitive topic asks for; test_rules_talkshow.py looks at it."""


def problems_of(root: Path) -> list[Problem]:
    return [problem for problem in all_problems_of(root) if problem.code not in OF_THE_TALKSHOW]


def with_topics(topics: str) -> tuple[str, str]:
    return ("people: [{role: host, alias: Kak Rimba}]", f"topics: [{topics}]\n{CHILD[1]}")


def found_in(folder: Path, *changes: tuple[str, str]) -> list[str]:
    problems = problems_of(copy_minimal(folder, edited(EPISODE, *changes)))
    return [problem.code for problem in problems]


@pytest.mark.parametrize("topic", sorted(SENSITIVE_TOPICS))
def test_a_child_in_a_story_of_harm_must_be_revoiced(topic: str, tmp_path: Path) -> None:
    root = copy_minimal(tmp_path, edited(EPISODE, with_topics(f"tips, {topic}")))
    found = [problem for problem in problems_of(root) if problem.code == "consent-voice-needed"]
    assert found
    assert {text_at(root, problem).split(",")[0] for problem in found} == {
        "audio/02-dialog.wav",
        "audio/03-tutup.wav",
    }  # the jingle holds nobody
    for problem in found:
        assert problem.facts["topics"] == (topic,)
        assert problem.code.startswith(SAFETY)
        for language in COMPLETE:
            assert topic in as_text(problem, language)


def test_other_topics_and_other_people_are_free(tmp_path: Path) -> None:
    assert found_in(tmp_path / "a", with_topics("tips, footprint-privacy")) == []
    adults = (
        "people: [{role: host, alias: Kak Rimba}]",
        "topics: [grooming]\npeople: [{role: host, alias: Kak Rimba}]",
    )
    assert found_in(tmp_path / "b", adults) == []


def test_a_disguise_is_not_enough(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path, edited(EPISODE, with_topics("grooming"), (SEGMENT, f"{SEGMENT}, voice: disguise")))
    places = [text_at(root, problem) for problem in problems_of(root) if problem.code == "consent-voice-needed"]
    assert any(place.startswith("disguise") for place in places)


def test_who_speaks_can_be_said(tmp_path: Path) -> None:
    people = (
        "people: [{role: host, alias: Kak Rimba}]",
        "topics: [grooming]\nconsents: [ID-2026-001]\n"
        "people: [{role: host, alias: Kak Rimba}, {role: child, alias: Bintang}]",
    )
    host = "people: [Kak Rimba]"
    last = "file: audio/03-tutup.wav"
    assert found_in(tmp_path / "a", people, (SEGMENT, f"{SEGMENT}, {host}"), (last, f"{last}, {host}")) == []
    child = found_in(
        tmp_path / "b", people, (SEGMENT, f"{SEGMENT}, people: [Kak Rimba, Bintang]"), (last, f"{last}, {host}")
    )
    assert child == ["consent-voice-needed"]


def test_revoiced_segments_are_free(tmp_path: Path) -> None:
    colleague = "voice: revoice, revoice: {file: audio/rekan.wav}"
    changes = [
        (f"file: audio/{name}.wav", f"file: audio/{name}.wav, {colleague}") for name in ("02-dialog", "03-tutup")
    ]
    root = copy_minimal(tmp_path, edited(EPISODE, with_topics("ocse"), *changes))
    assert {problem.code for problem in problems_of(root)} == {"audio-file-missing"}
    write_wav(root / "episodes/kabar/001-halo/audio/rekan.wav", speech_like(2, 9))
    assert problems_of(root) == []


def test_a_name_that_nobody_has_is_said_with_the_nearest(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path, edited(EPISODE, (SEGMENT, f"{SEGMENT}, people: [Kak Rimbaa]")))
    (problem,) = problems_of(root)
    assert (problem.code, problem.facts["near"]) == ("audio-people-unknown", "Kak Rimba")
    assert text_at(root, problem).startswith("Kak Rimbaa")


def test_a_hook_needs_the_campaigns_word_and_its_file(tmp_path: Path) -> None:
    hooked = edited(EPISODE, (SEGMENT, f"{SEGMENT}, hook: edit"))
    root = copy_minimal(tmp_path / "off", hooked)
    (problem,) = problems_of(root)
    assert (problem.code, text_at(root, problem)[:4]) == ("audio-hook-off", "edit")
    allowed = hooked | edited(SETTINGS, ("organisation:", "hooks: true\norganisation:"))
    (problem,) = problems_of(copy_minimal(tmp_path / "none", allowed))
    assert problem.code == "audio-hook-no-file"
    there = allowed | {"scripts/hooks.py": "def edit(seg):\n    return seg\n"}
    assert problems_of(copy_minimal(tmp_path / "there", there)) == []


PEOPLE = "people: [{role: host, alias: Kak Rimba}]"
STATION = "stations: [{id: pelita, name: Radio Pelita, format: flac}]\ntitle:"
COLLEAGUE = "voice: revoice, revoice: {file: audio/01-jingle.wav}"
TWO = "people: [{role: child, alias: Bintang}, {role: child, alias: Ombak}]\nconsents: [ID-2026-001"


def consents(*kinds: str, uses: str = "site, podcast, poster") -> dict[str, str]:
    """A register with a consent for each of these kinds: `ID-2026-001`, `ID-2026-002` …"""
    head, _, entry = (MINIMAL / CONSENTS).read_text("utf-8").partition("consents:\n")
    entry = entry.replace("site, podcast, poster", uses)
    entries = (
        entry.replace("001", f"{number:03}").replace("    uses", f"    kinds: [{kind}]\n    uses")
        for number, kind in enumerate(kinds, 1)
    )
    return {CONSENTS: f"{head}consents:\n{''.join(entries)}"}


def test_who_is_heard_by_radio_was_asked_for_that(tmp_path: Path) -> None:
    station = edited(SHOW, ("title:", STATION))
    root = copy_minimal(tmp_path / "a", {**edited(EPISODE, CHILD), **station})
    (problem,) = [one for one in problems_of(root) if one.code.startswith("consent-")]
    assert (problem.code, problem.facts["missing"]) == ("consent-scope", ("radio",))
    assert text_at(root, problem).startswith("ID-2026-001")
    asked = consents("voice", uses="site, podcast, radio")
    root = copy_minimal(tmp_path / "b", {**edited(EPISODE, CHILD), **station, **asked})
    assert not [one for one in problems_of(root) if one.code.startswith("consent-")]


@pytest.mark.parametrize(
    ("kinds", "people", "changes", "codes"),
    [
        (("quote",), CHILD[1], (), {"consent-kind"}),
        (("voice",), CHILD[1], (), set()),
        (("voice, quote",), CHILD[1], (), set()),
        (("quote",), CHILD[1], ((SEGMENT, f"{SEGMENT}, voice: disguise"),), {"consent-kind"}),
        (
            ("quote",),
            CHILD[1],
            tuple((f"{name}.wav", f"{name}.wav, {COLLEAGUE}") for name in ("02-dialog", "03-tutup")),
            set(),
        ),
        (("voice",), f"{TWO}]", (), {"consent-per-child"}),
        (("voice", "voice"), f"{TWO}, ID-2026-001]", (), {"consent-per-child"}),
        (("voice", "voice"), f"{TWO}, ID-2026-002]", (), set()),
        (("voice", "quote"), f"{TWO}, ID-2026-002]", (), {"consent-kind"}),
        (
            ("voice", "quote"),
            f"{TWO}, ID-2026-002]",
            tuple((f"{name}.wav", f"{name}.wav, people: [Bintang]") for name in ("02-dialog", "03-tutup")),
            set(),
        ),
    ],
)  # fmt: skip
def test_each_child_has_a_consent_for_what_is_heard_of_it(
    kinds: tuple[str, ...], people: str, changes: tuple[tuple[str, str], ...], codes: set[str], tmp_path: Path
) -> None:
    root = copy_minimal(tmp_path, {**edited(EPISODE, (PEOPLE, people), *changes), **consents(*kinds)})
    problems = [one for one in problems_of(root) if one.code.startswith("consent-")]
    assert {one.code for one in problems} == codes
    for problem in problems:
        for language in COMPLETE:
            assert as_text(problem, language, root)
