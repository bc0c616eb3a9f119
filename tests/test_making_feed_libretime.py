"""LibreTime's own rules, as its source has them: what it takes, what it takes twice, and what it writes into a file."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlsplit

import mutagen
import pytest
from lxml import etree
from mutagen.wave import WAVE

from campaign_fixtures import speech_like, write_wav
from radio_fixtures import NOW, RUNDOWN, VTT, Desk, assembled, campaign, desk

__all__ = ["desk"]

SITE = "https://kecil.example.org/"
FEEDS = ("podcast/kabar", "radio/rri", "radio/kota", "radio/desa", "radio/bukit")


@dataclass
class LibreTime:
    """Automatic ingest of subscribed podcasts (LibreTime, source of 2026-04).

    The first poll takes the newest item only; later ones take items dated after the last ingest. A guid that is known
    from any feed is never fetched again. The first enclosure whose type is audio is the file.
    """

    known: set[str] = field(default_factory=set)
    last: dict[str, datetime] = field(default_factory=dict)

    def poll(self, site: Path, folder: str) -> list[str]:
        """The addresses that it would download now."""
        channel = etree.parse(site / folder / "feed.xml").getroot().find("channel")
        assert channel is not None
        items = [(parsedate_to_datetime(item.findtext("pubDate", "")), item) for item in channel.iterfind("item")]
        if not items:
            return []
        if folder not in self.last:
            wanted = items[:1]  # the first in the document, whatever its date
        else:
            wanted = [(moment, item) for moment, item in items if moment > self.last[folder]]
        self.last[folder] = max([self.last.get(folder, datetime.min.replace(tzinfo=UTC)), *(one for one, _ in wanted)])
        taken = []
        for _, item in wanted:
            guid = item.findtext("guid", "")
            audio = [node for node in item.iterfind("enclosure") if str(node.get("type")).startswith("audio/")]
            if guid not in self.known and audio:
                self.known.add(guid)
                taken.append(str(audio[0].get("url")))
        return taken


def with_second_episode(root: Path) -> Path:
    """The campaign a day later: one episode more."""
    folder = root / "episodes/kabar/002-hai"
    newer = RUNDOWN.replace('title: "Halo', 'title: "Hai')
    for before, after in (("11-20", "11-21"), ("11-22", "11-23"), ("episode: 1", "episode: 2")):
        newer = newer.replace(before, after)
    for number, name in enumerate(("01-jingle", "02-dialog", "03-tutup")):
        write_wav(folder / "audio" / f"{name}.wav", speech_like(1.4 + number, seed=number))
    (folder / "audio/02.vtt").write_text(VTT, "utf-8")
    (folder / "episode.yaml").write_text(newer, "utf-8")
    return root


def test_the_newest_programme_is_taken_first_and_each_later_one_once(desk: Desk, tmp_path: Path) -> None:
    desk_at_station = LibreTime()
    assert [Path(url).name for url in desk_at_station.poll(desk.site, "radio/rri")] == ["kabar-001-halo.rri.wav"]
    assert desk_at_station.poll(desk.site, "radio/rri") == []
    later = assembled(with_second_episode(campaign(tmp_path / "campaign")), tmp_path / "site", NOW + timedelta(days=1))
    assert [Path(url).name for url in desk_at_station.poll(later.site, "radio/rri")] == ["kabar-002-hai.rri.wav"]
    assert desk_at_station.poll(later.site, "radio/rri") == []
    newcomer = LibreTime()
    assert [Path(url).name for url in newcomer.poll(later.site, "radio/rri")] == ["kabar-002-hai.rri.wav"]


def test_whoever_subscribes_to_several_feeds_gets_each_cut(desk: Desk) -> None:
    """Duplicates are judged by guid across all feeds: another cut must have another guid, or it never arrives."""
    station = LibreTime()
    taken = [url for folder in FEEDS for url in station.poll(desk.site, folder)]
    assert len(taken) == len(set(taken)) == len(FEEDS)


@pytest.mark.parametrize("folder", FEEDS)
def test_the_file_is_known_by_its_extension_and_takes_tags(desk: Desk, folder: str, tmp_path: Path) -> None:
    """LibreTime cuts the extension off the address, lets mutagen open the file by it, and writes title and album."""
    [url] = LibreTime().poll(desk.site, folder)
    path = urlsplit(url).path
    assert not urlsplit(url).query
    assert path.isascii()
    fetched = tmp_path / Path(path).name
    shutil.copyfile(desk.site / url.removeprefix(SITE), fetched)
    file = mutagen.File(fetched, easy=True)
    assert file is not None
    if file.tags is None:
        file.add_tags()
    if not isinstance(file, WAVE):  # its ID3 has no easy names
        file["title"], file["album"] = "Judul", "Acara"
    file.save()
    again = mutagen.File(fetched, easy=True)
    assert again.info.length == pytest.approx(file.info.length, abs=0.1)
    if not isinstance(again, WAVE):
        assert again["album"] == ["Acara"]


def test_a_picture_never_comes_before_the_sound(desk: Desk) -> None:
    """An image enclosure once broke imports (libretime#728): ours has one enclosure, and it is the sound."""
    for folder in FEEDS:
        items = etree.parse(desk.site / folder / "feed.xml").getroot().findall("channel/item")
        for item in items:
            [enclosure] = item.findall("enclosure")
            assert str(enclosure.get("type")).startswith("audio/")
