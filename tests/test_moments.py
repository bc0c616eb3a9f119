"""Nothing of an episode is out before its embargo ends; expired it leaves stations, withdrawn it leaves everything."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from campaign_fixtures import MINIMAL, copy_minimal, edited, speech_like, write_wav
from gaung.build import Options, build
from gaung.making.feed import doctor
from gaung.mkdocs_plugin import generate
from gaung.model.campaign import Campaign
from gaung.model.release import cut_guid, public_guid
from gaung.reading.campaign import read_campaign

SECOND = "episodes/kabar/002-layang/episode.yaml"
BEFORE = datetime(2026, 11, 24, 8, 59, 59, tzinfo=UTC)
OUT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
EXPIRED = datetime(2026, 12, 24, 9, 0, tzinfo=UTC)

TITLE = "Layang zamrud"
WORDS = ("zamrud", "kaktusnya", "002-layang")
"""Words that stand in the second episode only: title, notes, folder."""

TEXT = f"""\
title: {TITLE}
summary: Cerita tentang layang zamrud yang terbang.
published: 2026-11-24T16:00:00+07:00
embargo_until: 2026-11-24T16:00:00+07:00
expires: 2026-12-24T16:00:00+07:00
episode: 2
people: [{{role: host, alias: Kak Rimba}}]
helplines: [id-sapa-129]
segments:
  - {{file: ../001-halo/audio/01-jingle.wav, title: Jingle, kind: jingle, chapter: false, help_text: true}}
  - {{file: audio/a.wav, title: Isi, kind: dialog, help_text: true}}
  - {{file: ../001-halo/audio/03-tutup.wav, title: Penutup, kind: closing, help_text: true}}
"""


def write(root: Path) -> Path:
    """The minimal campaign with a station, and a second episode that a page shows and links to."""
    page = (MINIMAL / "content/id/jejak.md").read_text("utf-8")
    stations = "\nstations:\n" + "".join(
        f"  - {{id: {name}, name: Radio {name.title()}, format: mp3}}\n" for name in ("pelita", "gema")
    )
    edits: dict[str, str | None] = {
        SECOND: TEXT,
        "episodes/kabar/002-layang/notes.md": "Ini kaktusnya.\n",
        "episodes/kabar/show.yaml": (MINIMAL / "episodes/kabar/show.yaml").read_text("utf-8") + stations,
        "content/id/jejak.md": page
        + "\n\nDengarkan [siaran berikut](podcast/kabar/002-layang/index.md).\n\n"
        + "::: player episode=kabar/002-layang :::\n\n::: episodes show=kabar :::\n",
    }
    copy_minimal(root, edits)
    write_wav(root / "episodes/kabar/002-layang/audio/a.wav", speech_like(2.0, seed=9))
    return root


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("moments"))


@pytest.fixture(scope="module")
def campaign(root: Path) -> Campaign:
    return read_campaign(root)[0]


def guids(campaign: Campaign) -> tuple[str, ...]:
    show = campaign.shows[0]
    episode = next(one for one in campaign.episodes if one.id == "002-layang")
    return (public_guid(show, episode.id), *(cut_guid(show, station, episode) for station in show.stations))


def everything(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of a site by name, and what lies inside those that are compressed."""
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        name, content = path.relative_to(folder).as_posix(), path.read_bytes()
        yield name, content
        if content[:2] == b"\x1f\x8b":
            yield f"{name} (unpacked)", gzip.decompress(content)
        elif content[:4] == b"PK\x03\x04":
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                for inner in archive.namelist():
                    yield f"{name}/{inner}", archive.read(inner)


def holding(site: Path, words: tuple[str, ...]) -> set[str]:
    """The files, by name, that hold one of the words in name or content."""
    sought = [word.casefold().encode() for word in words]
    return {
        name
        for name, content in everything(site)
        for folded in [name.encode() + b"\n" + content.lower()]
        if any(word in folded for word in sought)
    }


def items(site: Path, file: str) -> list[str]:
    tree = etree.fromstring((site / file).read_bytes())
    return [title.text or "" for title in tree.findall("channel/item/title")]


def site_at(root: Path, now: datetime) -> Path:
    build(root, Options(now=now), generate=generate)
    return root / "site"


def test_nothing_of_it_is_out_before_its_embargo_ends(root: Path, campaign: Campaign) -> None:
    site = site_at(root, BEFORE)
    assert holding(site, (*WORDS, *guids(campaign))) == set()
    assert items(site, "podcast/kabar/feed.xml") == ["Halo dunia"]
    assert items(site, "radio/pelita/feed.xml") == ["Halo dunia"]
    assert "siaran berikut" in (site / "jejak/index.html").read_text("utf-8")
    fragments = [name for name, _ in everything(site) if name.startswith("assets/search/fragment/")]
    assert fragments, "the search index was looked into"


def test_all_of_it_is_out_from_that_second_on_and_leaves_stations_when_it_expires(
    root: Path, campaign: Campaign
) -> None:
    site = site_at(root, OUT)
    assert items(site, "podcast/kabar/feed.xml") == [TITLE, "Halo dunia"]
    assert items(site, "radio/pelita/feed.xml") == items(site, "radio/gema/feed.xml") == [TITLE, "Halo dunia"]
    found = holding(site, WORDS)
    assert {
        "podcast/kabar/002-layang/index.html",
        "jejak/index.html",
        "sitemap.xml",
        "radio/pelita/index.html",
    } <= found
    assert any(name.startswith("assets/search/fragment/") for name in found)

    site = site_at(root, EXPIRED)
    assert items(site, "radio/pelita/feed.xml") == items(site, "radio/gema/feed.xml") == ["Halo dunia"]
    assert items(site, "podcast/kabar/feed.xml") == [TITLE, "Halo dunia"]
    page = (site / "podcast/kabar/002-layang/index.html").read_text("utf-8")
    assert "tidak boleh menyiarkan acara ini lagi (sejak 24 Desember 2026)" in page
    assert not any(name.startswith("radio/") for name in holding(site, WORDS))
    assert json.loads((site / "withdrawn.json").read_text("utf-8"))["withdrawn"] == []


def test_what_is_withdrawn_leaves_everything_and_stands_in_the_list(root: Path, campaign: Campaign) -> None:
    register = root / "content/data/withdrawn.yaml"
    register.write_text(
        "withdrawn:\n  - {kind: episode, id: kabar/002-layang, withdrawn_on: 2026-11-25}\n"
        "  - {kind: poster, id: halo, withdrawn_on: 2026-11-26}\n",
        "utf-8",
    )
    site = site_at(root, OUT)
    assert holding(site, WORDS) == set()
    lists = {"withdrawn.json", "withdrawn.xml", "withdrawn/index.html", "en/withdrawn/index.html"}
    public, *_ = guids(campaign)
    assert holding(site, (public,)) == lists
    assert holding(site, ("posters/halo",)) == lists
    found = json.loads((site / "withdrawn.json").read_text("utf-8"))["withdrawn"]
    assert [(one["kind"], one["withdrawn_on"]) for one in found] == [
        ("episode", "2026-11-25"),
        ("poster", "2026-11-26"),
    ]
    assert found[0]["names"] == [public]
    atom = etree.fromstring((site / "withdrawn.xml").read_bytes())
    first, *_ = atom.findall("{http://purl.org/atompub/tombstones/1.0}deleted-entry")
    assert (first.get("ref"), first.get("when")) == (public, "2026-11-25T00:00:00Z")
    assert atom.findtext("{http://www.w3.org/2005/Atom}updated") == "2026-11-26T00:00:00Z"
    assert not re.search("Bintang|karena|because", (site / "withdrawn.json").read_text("utf-8"))
    register.unlink()


def test_every_feed_of_the_site_passes_the_doctor_at_its_own_address(root: Path, campaign: Campaign) -> None:
    site = site_at(root, OUT)
    names = ["podcast/kabar/feed.xml", "radio/pelita/feed.xml", "radio/gema/feed.xml"]
    for name in names:
        xml = (site / name).read_bytes()
        assert doctor.examine(xml, name, address=campaign.url(name), now=OUT) == []
        for item in etree.fromstring(xml).findall("channel/item"):
            (enclosure,) = item.findall("enclosure")
            file = site / (enclosure.get("url") or "").removeprefix(campaign.settings.site_url)
            assert file.stat().st_size == int(enclosure.get("length") or 0)
            for alternate in item.iter("{https://podcastindex.org/namespace/1.0}alternateEnclosure"):
                (source,) = alternate.findall("{*}source")
                content = (site / (source.get("uri") or "").removeprefix(campaign.settings.site_url)).read_bytes()
                assert len(content) == int(alternate.get("length") or 0)
                for integrity in alternate.findall("{*}integrity"):
                    digest = base64.b64encode(hashlib.sha384(content).digest()).decode()
                    assert integrity.get("value") == f"sha384-{digest}"


def test_the_same_moment_gives_the_same_bytes(root: Path) -> None:
    first = dict(everything(site_at(root, OUT)))
    assert dict(everything(site_at(root, BEFORE))) != first
    assert dict(everything(site_at(root, OUT))) == first


def test_a_cut_has_one_guid_at_stations_that_get_the_same_and_another_elsewhere(tmp_path: Path) -> None:
    stations = "\nstations:\n  - {id: a, name: A}\n  - {id: b, name: B}\n  - {id: c, name: C, loudness_lufs: -24}\n"
    show_text = edited("episodes/kabar/show.yaml", ("country: ID", f"country: ID{stations}"))
    show = read_campaign(copy_minimal(tmp_path, show_text))[0].shows[0]
    (episode,) = read_campaign(tmp_path)[0].episodes
    a, b, c = (cut_guid(show, station, episode) for station in show.stations)
    assert a == b != c
    assert public_guid(show, episode.id) not in {a, b, c}
