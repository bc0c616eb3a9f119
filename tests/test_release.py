"""The release ledger: what went out is written down once, and nothing of it changes by itself."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from campaign_fixtures import copy_minimal, edited, speech_like, write_wav
from gaung.changing import reports
from gaung.checking import check
from gaung.cli import main
from gaung.making.changes import as_html, as_text
from gaung.making.digest import Digests
from gaung.making.feed import feeds
from gaung.media import EpisodeFacts, Products, StationFacts
from gaung.model.campaign import Campaign
from gaung.model.release import Releases, cut_guid, public_guid
from gaung.problem import Problem, Severity
from gaung.reading.campaign import read_campaign, read_ledgers
from gaung.reading.editing import with_rows, with_value
from gaung.releasing import changed_sounds, due, sound_of, write_down
from gaung.withholding import released

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
LATER = datetime(2026, 12, 2, 12, tzinfo=UTC)
SHOW = "episodes/kabar/show.yaml"
EPISODE = "episodes/kabar/001-halo/episode.yaml"
LEDGER = "episodes/kabar/releases.yaml"
STATIONS = "country: ID\nstations: [{id: pelita, name: Radio Pelita, format: mp3}]"
CORRECTED = ("episode: 1", "episode: 1\ncorrected: [2026-12-01T10:00:00+07:00]")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small campaign whose one programme went out, to the public and to one station."""
    root = copy_minimal(tmp_path_factory.mktemp("out"), edited(SHOW, ("country: ID", STATIONS)))
    campaign, _ = read_campaign(root)
    (show,) = campaign.shows
    write_down(root, campaign, show, due(campaign, show, Digests(root / "digests.json")))
    return root


@pytest.fixture
def root(out: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(out, tmp_path / "campaign"))


def ledger_of(root: Path) -> Releases:
    (ledger,) = read_campaign(root)[0].releases.values()
    return ledger


def change(root: Path, file: str, *changes: tuple[str, str]) -> None:
    text = (root / file).read_text("utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    (root / file).write_text(text, "utf-8")


def said(root: Path, now: datetime = NOW) -> list[Problem]:
    """What check and build say of releases."""
    campaign, problems = check(root, now)
    found = [*problems, *changed_sounds(campaign, Digests(root / "digests.json"))]
    return [problem for problem in found if problem.code.startswith("release-")]


def codes(root: Path, now: datetime = NOW) -> list[str]:
    found = said(root, now)
    assert all(problem.severity is Severity.ERROR for problem in found)
    return [problem.code for problem in found]


def test_a_release_writes_guid_date_and_names(root: Path) -> None:
    campaign, _ = read_campaign(root)
    (show,), (episode,) = campaign.shows, campaign.episodes
    public, station = ledger_of(root).released
    assert (public.guid, public.file) == (public_guid(show, episode.id), "kabar-001-halo.mp3")
    assert (station.station, station.guid) == ("pelita", cut_guid(show, show.stations[0], episode))
    assert station.file == "KABAR_20261120.mp3"
    assert public.published == station.published == episode.published
    assert public.sound == station.sound == sound_of(campaign, episode, Digests(root / "digests.json"))
    assert ledger_of(root).guid == show.guid
    assert codes(root) == []


def test_what_is_in_the_ledger_is_not_written_again(root: Path) -> None:
    campaign, _ = read_campaign(root)
    assert due(campaign, campaign.shows[0], Digests(root / "digests.json")) == ()


def test_comments_in_the_ledger_stay(root: Path) -> None:
    path = root / LEDGER
    path.write_text(path.read_text("utf-8").replace("released:", "# mine\nreleased:  # the list"), "utf-8")
    change(root, EPISODE, CORRECTED)
    campaign, _ = read_campaign(root)
    write_down(root, campaign, campaign.shows[0], due(campaign, campaign.shows[0], Digests(root / "digests.json")))
    text = path.read_text("utf-8")
    assert "# mine\nreleased:  # the list\n" in text
    assert text.startswith("# Written by `gaung release`.")
    assert len(ledger_of(root).released) == 4


def test_words_about_a_programme_may_change(root: Path) -> None:
    change(root, EPISODE, ("title: Halo dunia", "title: Halo, dunia"), ("title: Sapaan", "title: Salam"))
    assert codes(root) == []


def test_another_recording_under_the_old_name_is_refused(root: Path) -> None:
    write_wav(root / "episodes/kabar/001-halo/audio/02-dialog.wav", speech_like(2.5, seed=77))
    (problem,) = said(root)
    assert problem.code == "release-sound-changed"
    assert str(problem.place).startswith(f"{EPISODE}:")
    assert problem.facts["file"] == "kabar-001-halo.mp3"


def test_another_running_order_under_the_old_name_is_refused(root: Path) -> None:
    change(root, EPISODE, ("crossfade_seconds: 0.3", "crossfade_seconds: 0.4"))
    assert codes(root) == ["release-sound-changed"]


def facts_of(campaign: Campaign) -> Products:
    """What the audio producer would say of the one episode."""
    digest = "0" * 96
    facts = EpisodeFacts(
        audio="x.mp3",
        bytes=1000,
        seconds=10.0,
        sha384=digest,
        loudness_lufs=-16,
        true_peak_dbtp=-1,
        chapters=(),
        chapters_file="chapters.json",
        transcripts={},
        synthetic=False,
        stations={
            "pelita": StationFacts(
                file="radio/pelita/x.mp3", bytes=1, seconds=10, sha384=digest, loudness_lufs=-23, true_peak_dbtp=-1
            )
        },
    )
    return Products(episodes={"kabar/001-halo": facts})


def test_a_correction_keeps_the_public_guid_and_gives_the_station_a_new_one(root: Path) -> None:
    before = released(read_campaign(root)[0], NOW)
    old_public, old_station = (one.channel.items["001-halo"] for one in feeds(before, facts_of(before)))
    write_wav(root / "episodes/kabar/001-halo/audio/02-dialog.wav", speech_like(2.5, seed=77))
    change(root, EPISODE, CORRECTED)
    assert codes(root, LATER) == []
    campaign = released(read_campaign(root)[0], LATER)
    public, station = (one.channel.items["001-halo"] for one in feeds(campaign, facts_of(campaign)))
    assert (public.guid, public.published) == (old_public.guid, old_public.published)
    assert station.guid != old_station.guid
    assert station.published == datetime(2026, 12, 1, 3, tzinfo=UTC)
    (gone,) = campaign.withdrawals
    assert gone.guids == (old_station.guid,)
    assert (gone.kind.value, str(gone.withdrawn_on)) == ("cut", "2026-12-01")
    rows = due(campaign, campaign.shows[0], Digests(root / "digests.json"))
    assert [row.file for row in rows] == ["kabar-001-halo-v2.mp3", "KABAR_20261120_v2.mp3"]


@pytest.mark.parametrize(
    ("file", "before", "after", "code"),
    [
        (SHOW, "guid: 0c9c3f86", "guid: 1c9c3f86", "release-show-guid"),
        (EPISODE, "16:00:00+07:00", "17:00:00+07:00", "release-date-changed"),
        (SHOW, "format: mp3", "format: mp3, house_code: LAIN", "release-file-renamed"),
        (LEDGER, "guid: urn:uuid:", "guid: urn:uuid:0", "release-guid-changed"),
        (EPISODE, "episode: 1", "episode: 1\ncorrected: [2026-12-01T10:00:00+07:00]", "release-correction-future"),
    ],
)
def test_what_changed_is_refused_at_its_place(root: Path, file: str, before: str, after: str, code: str) -> None:
    change(root, file, (before, after))
    (problem,) = [one for one in said(root) if one.code != "release-date-changed" or code == "release-date-changed"]
    assert problem.code == code
    assert problem.place is not None
    assert problem.place.file == file


def test_a_renamed_folder_is_refused_and_a_withdrawn_one_may_go(root: Path) -> None:
    (root / "episodes/kabar/001-halo").rename(root / "episodes/kabar/001-hai")
    found = codes(root)
    assert "release-episode-gone" in found
    register = root / "content/data/withdrawn.yaml"
    register.write_text("withdrawn: [{kind: episode, id: kabar/001-halo, withdrawn_on: 2026-11-22}]\n", "utf-8")
    assert "release-episode-gone" not in codes(root)


def test_a_name_is_not_used_twice(root: Path) -> None:
    """Another programme of the same day would be fetched into the old one's place."""
    register = root / "content/data/withdrawn.yaml"
    register.write_text("withdrawn: [{kind: episode, id: kabar/001-halo, withdrawn_on: 2026-11-22}]\n", "utf-8")
    (root / "episodes/kabar/001-halo").rename(root / "episodes/kabar/002-hai")
    assert codes(root) == ["release-file-reused"]


def test_a_correction_cannot_be_undone(root: Path) -> None:
    change(root, EPISODE, CORRECTED)
    campaign, _ = read_campaign(root)
    write_down(root, campaign, campaign.shows[0], due(campaign, campaign.shows[0], Digests(root / "digests.json")))
    change(root, EPISODE, CORRECTED[::-1])
    assert set(codes(root, LATER)) == {"release-correction-gone"}


def test_a_released_cut_keeps_its_guid_when_the_station_wants_another_loudness(root: Path) -> None:
    before = ledger_of(root).released[1].guid
    change(root, SHOW, ("format: mp3", "format: mp3, loudness_lufs: -24"))
    assert codes(root) == []
    campaign = released(read_campaign(root)[0], NOW)
    _, station = feeds(campaign, facts_of(campaign))
    assert station.channel.items["001-halo"].guid == before


def test_the_command_releases_what_is_out_and_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copy_minimal(tmp_path)
    day = "2026-11-23T16:00:00+07:00"
    held = edited(EPISODE, ("2026-11-20T16:00:00+07:00\nepisode: 1", f"{day}\nepisode: 1\nembargo_until: {day}"))
    (root / EPISODE).write_text(held[EPISODE], "utf-8")
    words = ["release", "--root", str(root), "--language", "en"]
    for moment, expected in (("2026-11-23T08:00:00Z", "stands in the ledgers already"), ("2026-11-24", "1 new rows")):
        with pytest.raises(SystemExit) as ended:
            main([*words, "--now", moment])
        assert ended.value.code == 0
        assert expected in capsys.readouterr().out
        assert (root / LEDGER).exists() == ("new rows" in expected)


def test_edits_keep_what_the_author_wrote() -> None:
    text = '# top\nlist: []  # tail\nother: "x"  # why\n'
    changed = with_rows(text, "list", [{"a": 1, "b": "001"}])
    assert changed == "# top\nlist:     # tail\n  - a: 1\n    b: '001'\nother: \"x\"  # why\n"
    rows = "list:\n    - {a: 1}  # one\n    - a: 2\n"
    assert with_value(rows, ("list", 1, "b"), datetime(2026, 1, 2, tzinfo=UTC).date()) == rows + "      b: 2026-01-02\n"
    assert with_value("a: 1\r\n", ("b",), 2) == "a: 1\r\nb: 2\r\n"


def test_the_report_says_what_is_new_corrected_withdrawn_and_moved(root: Path) -> None:
    text = (root / EPISODE).read_text("utf-8")
    second = root / "episodes/kabar/002-baru/episode.yaml"
    second.parent.mkdir()
    text = text.replace("title: Halo dunia", "title: Kabar baru").replace("file: audio/", "file: ../001-halo/audio/")
    second.write_text(text.replace("2026-11-20", "2026-11-21").replace("episode: 1", "episode: 2"), "utf-8")
    change(root, EPISODE, CORRECTED)
    before = read_ledgers(root)
    campaign = released(read_campaign(root)[0], LATER)
    public, station = reports(campaign, before, LATER)
    assert [one.happened.value for one in station.changes] == ["added", "changed"]
    said_text, page = as_text(station), as_html(station)
    for words in ("Kabar baru", "KABAR_20261121.mp3", "KABAR_20261120_v2.mp3", before["kabar"].released[1].guid):
        assert words in said_text
        assert words in page
    assert "Untuk Radio Pelita" in said_text
    assert "kabar-001-halo-v2.mp3" in as_text(public)
    assert as_text(public) == as_text(reports(campaign, before, LATER)[0])

    register = root / "content/data/withdrawn.yaml"
    register.write_text("withdrawn: [{kind: episode, id: kabar/001-halo, withdrawn_on: 2026-11-22}]\n", "utf-8")
    moved = {"kabar": before["kabar"].model_copy(update={"site": "https://old.example.org/"})}
    campaign = released(read_campaign(root)[0], LATER)
    _, station = reports(campaign, moved, LATER)
    assert [one.happened.value for one in station.changes] == ["moved", "added", "withdrawn"]
    assert "https://old.example.org/radio/pelita/feed.xml" in as_text(station)
    assert "Halo dunia" not in as_text(station) + as_html(station)


def test_the_reports_work_on_a_fresh_clone_and_name_nothing_when_nothing_changed(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["changes", "--root", str(root), "--language", "en", "--now", "2026-11-22"]
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 0
    assert capsys.readouterr().out.count("Tidak ada yang berubah sejak rilis terakhir.") == 2
    earlier = Path(shutil.copytree(root, tmp_path / "earlier"))
    (earlier / LEDGER).unlink()
    with pytest.raises(SystemExit) as ended:
        main([*words, "--since", str(earlier), "--out", str(tmp_path / "mail")])
    assert ended.value.code == 0
    names = {path.name for path in (tmp_path / "mail").iterdir()}
    assert names == {f"changes-{name}.{ending}" for name in ("kabar", "pelita") for ending in ("txt", "html")}
    assert "Halo dunia" in (tmp_path / "mail/changes-pelita.html").read_text("utf-8")


def merged(root: Path, *changes: tuple[str, str]) -> None:
    """The ledger with its rows a second time, as a merge of two branches joins them, changed in the second."""
    text = (root / LEDGER).read_text("utf-8")
    head, _, rows = text.partition("released:\n")
    other = rows
    for before, after in changes:
        assert before in other
        other = other.replace(before, after, 1)
    (root / LEDGER).write_text(f"{head}released:\n{rows}{other}", "utf-8")


def test_two_machines_that_released_the_same_agree(root: Path) -> None:
    merged(root)
    assert codes(root) == []
    campaign, _ = read_campaign(root)
    assert due(campaign, campaign.shows[0], Digests(root / "digests.json")) == ()


def test_two_machines_that_released_another_sound_are_told(root: Path) -> None:
    sound = ledger_of(root).released[0].sound
    merged(root, (sound, "0" * 16))
    assert "release-twice" in codes(root)


def test_a_ledger_whose_rows_were_mixed_up_knows_the_newest_edition(root: Path) -> None:
    change(root, EPISODE, CORRECTED)
    campaign, _ = read_campaign(root)
    (show,) = campaign.shows
    write_down(root, campaign, show, due(campaign, show, Digests(root / "digests.json")))
    ledger = ledger_of(root)
    turned = Releases(released=tuple(reversed(ledger.released)))
    for station in (None, "pelita"):
        newest = turned.last("001-halo", station)
        assert newest is not None
        assert newest.edition == 2
        assert newest == ledger.last("001-halo", station)
