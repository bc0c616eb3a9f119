"""Campaigns for feed tests: YAML on the disk, read by `read_campaign`, and facts as the audio producer gives them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from lxml import etree

from gaung.making import feed
from gaung.media import Chapter, EpisodeFacts
from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.model.show import Show
from gaung.reading.campaign import read_campaign

JAKARTA = timezone(timedelta(hours=7))
KATHMANDU = timezone(timedelta(hours=5, minutes=45))
SITE = "https://gaung.example.org/"
GUIDS = {
    "suara-kita": "8d5b0c1e-2f3a-5c4d-9e6f-7a8b9c0d1e2f",
    "hamro-awaaj": "1f0e9d8c-7b6a-5958-8473-62514f3e2d1c",
    "third": "3c2b1a09-1827-5364-9584-a6b7c8d9eafb",
}

NS = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "fh": "http://purl.org/syndication/history/1.0",
    "psc": "http://podlove.org/simple-chapters",
}

HELPLINES = """\
helplines:
  - id: id-110
    countries: [ID]
    name: Polisi
    operator: Polri
    use: emergency
    channel: phone
    value: "110"
    link: "tel:110"
    say: satu satu nol
    hours: {id: 24 jam, en: 24 hours}
    cost: {id: gratis, en: free}
    grade: A
    sources: [Polri]
    checked_on: 2026-11-01
    checked_by: admin
    method: official page
    review_by: 2027-05-01
  - id: id-sapa
    countries: [ID]
    name: SAPA 129
    operator: KemenPPPA
    use: talk
    channel: phone
    value: "129"
    link: "tel:129"
    say: satu dua sembilan
    grade: A
    sources: [KemenPPPA]
    checked_on: 2026-11-01
    checked_by: admin
    method: official page
    review_by: 2027-05-01
  - id: id-takedown
    countries: [ID]
    name: Take It Down
    operator: NCMEC
    use: report_content
    channel: web
    value: takeitdown.ncmec.org
    link: "https://takeitdown.ncmec.org/"
    say: take it down
    grade: A
    sources: [NCMEC]
    checked_on: 2026-11-01
    checked_by: admin
    method: official page
    review_by: 2027-05-01
  - id: id-old
    countries: [ID]
    name: Nomor lama
    operator: Tidak ada
    use: talk
    channel: phone
    value: 0800-000
    link: "tel:0800000"
    say: lama
    grade: A
    status: superseded
    sources: [lama]
    checked_on: 2026-11-01
    checked_by: admin
    method: official page
    review_by: 2027-05-01
  - id: id-weak
    countries: [ID]
    name: Belum pasti
    operator: Tidak ada
    use: talk
    channel: phone
    value: 0800-111
    link: "tel:0800111"
    say: belum pasti
    grade: C
    sources: [satu]
    checked_on: 2026-11-01
    checked_by: admin
    method: official page
    review_by: 2027-05-01
  - id: np-1098
    countries: [NP]
    name: {en: Child Helpline, ne: बाल हेल्पलाइन}
    operator: NCRC
    use: talk
    channel: phone
    value: "1098"
    link: "tel:1098"
    say: one zero nine eight
    grade: A
    sources: [NCRC]
    checked_on: 2026-11-01
    checked_by: admin
    method: official page
    review_by: 2027-05-01
"""


@dataclass
class EpisodeText:
    """One episode to write: keys of `episode.yaml` besides the segments, and its notes."""

    id: str
    keys: dict[str, object] = field(default_factory=dict)
    notes: str | None = None


def episode_text(number: int, **keys: object) -> EpisodeText:
    """An ordinary episode; `number` gives it its own id, title and date (one a day from 1 January 2025)."""
    moment = datetime(2025, 1, 1, 16, 0, tzinfo=JAKARTA) + timedelta(days=number)
    base: dict[str, object] = {
        "title": f"Jejak digital bagian kata {number}",
        "summary": f"Apa yang tertinggal saat kamu berbagi ({number}).",
        "published": moment.isoformat(),
    }
    return EpisodeText(id=f"e{number:04}", keys=base | keys)


def show_keys(show_id: str = "suara-kita", /, **keys: object) -> dict[str, object]:
    """The keys of an ordinary `show.yaml`."""
    base: dict[str, object] = {
        "title": "Suara Kita",
        "description": "Acara anak tentang internet yang aman.",
        "language": "id",
        "country": "ID",
        "author": "Aliansi Anak Gaung",
        "category": ["Kids & Family", "Education for Kids"],
        "guid": GUIDS[show_id],
    }
    return base | keys


def write_campaign(
    root: Path,
    shows: Mapping[str, Mapping[str, object]] | None = None,
    episodes: Mapping[str, Sequence[EpisodeText]] | None = None,
    site_url: str = SITE,
) -> Path:
    """Write a campaign's files below `root`. JSON is YAML, so values are written as JSON."""
    shows = {"suara-kita": show_keys()} if shows is None else shows
    episodes = {"suara-kita": [episode_text(1), episode_text(2)]} if episodes is None else episodes
    settings = {
        "name": "Gaung",
        "tagline": "Suaramu bergema",
        "description": "Contoh",
        "site_url": site_url,
        "default_language": "id",
        "languages": ["id", "en", "ne", "fil"],
        "countries": ["ID", "NP", "PH"],
        "organisation": "Aliansi Anak Gaung",
    }
    _write(root / "content/data/campaign.yaml", _yaml(settings))
    _write(root / "content/data/helplines.yaml", HELPLINES)
    for show_id, keys in shows.items():
        _write(root / "episodes" / show_id / "show.yaml", _yaml(keys))
        for episode in episodes.get(show_id, ()):
            folder = root / "episodes" / show_id / episode.id
            segments = {"segments": [{"silence_seconds": 1, "title": "Pembuka", "kind": "opening"}]}
            _write(folder / "episode.yaml", _yaml(segments | episode.keys))
            if episode.notes is not None:
                _write(folder / "notes.md", episode.notes)
    return root


def facts_of(show_id: str, episode_id: str, **changes: object) -> EpisodeFacts:
    """What the audio producer would say of an episode."""
    digest = hashlib.sha384(f"{show_id}/{episode_id}".encode()).hexdigest()
    base: dict[str, object] = {
        "audio": f"{show_id}-{episode_id}.mp3",
        "bytes": 4_800_123,
        "seconds": 300.4,
        "sha384": digest,
        "loudness_lufs": -16.0,
        "true_peak_dbtp": -1.2,
        "chapters": (
            Chapter(title="Pembuka", start_seconds=0.0, end_seconds=61.5, kind="opening"),
            Chapter(title="Tanya & jawab", start_seconds=61.5, end_seconds=300.4, kind="dialog"),
        ),
        "chapters_file": "chapters.json",
        "transcripts": {Language.INDONESIAN: "transcript.id.vtt"},
        "synthetic": False,
    }
    return EpisodeFacts.model_validate(base | changes)


def all_facts(campaign: Campaign, show: Show, **changes: object) -> dict[str, EpisodeFacts]:
    """Facts of every episode of a show."""
    return {episode.id: facts_of(show.id, episode.id, **changes) for episode in campaign.episodes_of(show)}


@dataclass
class Made:
    """A rendered feed: its campaign and files."""

    campaign: Campaign
    show: Show
    folder: Path

    def xml(self, name: str = "feed.xml") -> bytes:
        """The bytes of one document."""
        return (self.folder / name).read_bytes()

    def channel(self, name: str = "feed.xml") -> etree._Element:
        """The parsed channel of one document."""
        channel = etree.fromstring(self.xml(name)).find("channel")
        assert channel is not None
        return channel

    def items(self, name: str = "feed.xml") -> list[etree._Element]:
        """The parsed items of one document."""
        return self.channel(name).findall("item")


def made(
    root: Path,
    shows: Mapping[str, Mapping[str, object]] | None = None,
    episodes: Mapping[str, Sequence[EpisodeText]] | None = None,
    show_id: str = "suara-kita",
    **changes: object,
) -> Made:
    """Write, read and render: the feed of one show, with all its episodes."""
    campaign, _ = read_campaign(write_campaign(root / "campaign", shows, episodes))
    show = next(show for show in campaign.shows if show.id == show_id)
    folder = root / "feed"
    folder.mkdir(exist_ok=True)
    feed.render(campaign, show, all_facts(campaign, show, **changes), folder)
    return Made(campaign, show, folder)


def text_at(node: etree._Element, path: str) -> str:
    """The text of the one element at `path`."""
    found = node.findall(path, NS)
    assert len(found) == 1, f"{path}: {len(found)} found"
    return found[0].text or ""


def utc(moment: datetime) -> datetime:
    """The same moment in UTC."""
    return moment.astimezone(UTC)


def _yaml(keys: Mapping[str, object]) -> str:
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in keys.items())


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
