"""What is said of a show whose stations, names, breaks, decisions or music rights do not hold together."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from campaign_fixtures import copy_minimal, edited
from gaung import address
from gaung.problem import CampaignError, Problem
from gaung.reading.campaign import read_campaign
from gaung.rules import check

SHOW, EPISODE = "episodes/kabar/show.yaml", "episodes/kabar/001-halo/episode.yaml"
STATION = "stations:\n  - {id: radio-contoh, name: Radio Contoh, length: 0:30, parts: true}\n"
BREAK = ("kind: dialog, crossfade_seconds: 0.3", "kind: dialog, crossfade_seconds: 0.3, break_after: true")
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def found(root: Path, show: str = STATION, episode: str = "", *changes: tuple[str, str]) -> list[Problem]:
    """What is wrong in the radio's part of the minimal campaign with these lines added to its files."""
    copy_minimal(root, edited(EPISODE, *changes))
    for name, more in ((SHOW, show), (EPISODE, episode)):
        path = root / name
        path.write_text(more + path.read_text("utf-8"), "utf-8")
    try:
        campaign, problems = read_campaign(root)
    except CampaignError as error:
        return list(error.problems)
    return [one for one in (*problems, *check(campaign, NOW)) if one.code.startswith("radio-")]


def codes(problems: list[Problem]) -> list[str]:
    return [one.code for one in problems]


def test_a_show_without_stations_is_asked_for_nothing(tmp_path: Path) -> None:
    assert found(tmp_path, show="") == []


def test_parts_without_a_break_and_a_jingle_without_rights_are_said(tmp_path: Path) -> None:
    problems = found(tmp_path)
    assert codes(problems) == ["radio-parts-without-break", "radio-music-rights"]
    assert {str(one.severity) for one in problems} == {"warning"}


def test_breaks_and_rights_answer_it(tmp_path: Path) -> None:
    music = "music:\n  - {file: 001-halo/audio/01-jingle.wav, title: Tanda, composer: Tim, license: CC BY 4.0}\n"
    assert found(tmp_path, STATION + music, "", BREAK) == []


@pytest.mark.parametrize(
    ("broadcast", "wanted"),
    [
        ("{station: radio-conto}", "radio-station-unknown"),
        ("{station: radio-contoh, classification: R}", "radio-decision-half"),
        ("{station: radio-contoh, station_decision_by: Kepala siaran}", "radio-decision-half"),
        ("{station: radio-contoh}\n  - {station: radio-contoh}", "radio-broadcast-twice"),
    ],
)
def test_a_broadcast_names_its_station_once_and_decides_whole(tmp_path: Path, broadcast: str, wanted: str) -> None:
    problems = found(tmp_path, episode=f"broadcasts:\n  - {broadcast}\n")
    assert wanted in codes(problems)
    [problem] = [one for one in problems if one.code == wanted]
    assert problem.place is not None
    assert problem.place.file == EPISODE


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        ("{code}_{hari}", "radio-name-field"),
        ("{code}", "radio-name-same"),
        ("{code} {date}", "radio-name-letters"),
        ("../{date}", "radio-name-letters"),
        ("{code}:{date}", "radio-name-letters"),
    ],
)
def test_a_name_pattern_gives_each_programme_a_plain_name(tmp_path: Path, pattern: str, wanted: str) -> None:
    assert codes(found(tmp_path, f"stations:\n  - {{id: a, name: A, name_pattern: '{pattern}'}}\n")) == [wanted]


def test_a_break_is_neither_faded_over_nor_at_the_end(tmp_path: Path) -> None:
    faded = ("kind: closing", "kind: closing, crossfade_seconds: 0.3")
    crossfade = found(tmp_path / "faded", STATION, "", BREAK, faded)
    assert codes(crossfade) == ["radio-break-crossfade"]
    last = ("kind: closing", "kind: closing, break_after: true")
    at_end = found(tmp_path / "last", STATION, "", last)
    assert codes(at_end) == ["radio-break-last"]
    for folder, one in (("faded", crossfade[0]), ("last", at_end[0])):
        lines = (tmp_path / folder / EPISODE).read_text("utf-8").splitlines()
        assert one.place is not None
        assert "kind: closing" in lines[one.place.line - 1]  # the segment's own line, not the file's first


def test_files_are_named_after_the_day_of_the_airing(tmp_path: Path) -> None:
    copy_minimal(tmp_path)
    text = (tmp_path / EPISODE).read_text("utf-8")
    airing = "broadcasts:\n  - {station: radio-contoh, airtime: '2026-11-23T00:30:00+07:00'}\n"
    (tmp_path / EPISODE).write_text(airing + text, "utf-8")
    (tmp_path / SHOW).write_text(STATION + (tmp_path / SHOW).read_text("utf-8"), "utf-8")
    campaign, _ = read_campaign(tmp_path)
    [show], [episode] = campaign.shows, campaign.episodes
    [station] = show.stations
    assert address.file_name(show, station, episode) == "KABAR_20261123"
    assert address.file_name(show, station, episode, 2) == "KABAR_20261123_P2"
    assert address.file_name(show, station, episode, 1, latest=True) == "KABAR_latest_P1"
