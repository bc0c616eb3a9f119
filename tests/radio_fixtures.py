"""A campaign whose programmes go to four stations, made once for all tests that look at what stations get."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from campaign_fixtures import copy_minimal
from gaung.build import Build, Options
from gaung.media import PackFacts, Products

RATE = 44_100
NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
SHOW, EPISODE = "episodes/kabar/show.yaml", "episodes/kabar/001-halo/episode.yaml"
CONSENTED = "content/data/consents.yaml"
STATIONS = """stations:
  - {id: rri, name: "Radio \\"Kita\\" & <Kawan>", length: 0:12, parts: true, house_code: KABAR}
  - {id: kota, name: Radio Kota, format: mp3, letter_language: en, parts: true}
  - {id: desa, name: Radio Desa, format: mp2, letter_language: ne}
  - {id: bukit, name: Radio Bukit, format: flac, letter_language: fil}
music:
  - {file: 001-halo/audio/01-jingle.wav, title: Tanda "Gaung", composer: "Tim = Gaung", license: CC BY 4.0}
"""
RUNDOWN = """title: "Halo: dunia & \\"kawan\\""
summary: Kita saling menyapa dan tahu ke mana mencari bantuan.
published: 2026-11-20T16:00:00+07:00
expires: 2026-12-20T16:00:00+07:00
episode: 1
people: [{role: host, alias: Kak Rimba}, {role: child, alias: Melati}]
consents: [ID-2026-014]
helplines: [id-sapa-129]
music_bed: {file: audio/01-jingle.wav, gain_db: -20}
broadcasts:
  - station: rri
    airtime: 2026-11-22T16:00:00+07:00
    classification: SU
    parental_guidance: true
    station_decision_by: Kepala siaran
    station_decision_on: 2026-11-10
questions:
  - {text: "Apa <harapanmu>?", answered_by: child, theme: demands, age_band: 12-14, do_not_follow_up: [nama sekolah]}
segments:
  - {file: audio/01-jingle.wav, title: Jingle, kind: jingle, chapter: false, help_text: true}
  - file: audio/02-dialog.wav
    title: "=Sapaan"
    kind: dialog
    crossfade_seconds: 0.3
    help_text: true
    transcript: audio/02.vtt
    break_after: true
  - {file: audio/03-tutup.wav, title: Penutup, kind: closing, help_text: true, cue_out: "sampai minggu depan, dadah"}
"""
CONSENTS = """consents:
  - ref: ID-2026-014
    uses: [site, podcast, radio]
    countries: [ID]
    languages: [id]
    age_band: 13-15
    assent: true
    valid_from: 2026-11-01
    valid_until: 2027-10-31
"""
VTT = """WEBVTT

00:00.200 --> 00:01.200
Halo semua, ini siaran Kabar Kita dari radio.

00:01.300 --> 00:02.300
Ingat, kamu boleh bercerita kepada orang yang kamu percaya.
"""


@dataclass
class Desk:
    """A campaign that was made, and its site before pages."""

    root: Path
    site: Path
    products: Products

    def folder(self, station: str) -> Path:
        """The pack of the one episode for a station."""
        return self.site / "radio" / station / "kabar-001-halo"

    def facts(self, station: str) -> PackFacts:
        """What the pack says of itself."""
        return self.products.packs[f"{station}/kabar/001-halo"]

    def wav(self) -> bytes:
        """The whole programme of the station that takes WAV."""
        return (self.folder("rri") / self.facts("rri").programme.file).read_bytes()


def campaign(root: Path) -> Path:
    """Write the campaign into `root`."""
    copy_minimal(root, {EPISODE: RUNDOWN, "episodes/kabar/001-halo/audio/02.vtt": VTT, CONSENTED: CONSENTS})
    show = root / SHOW
    show.write_text(show.read_text("utf-8") + STATIONS, "utf-8")
    return root


def assembled(root: Path, to: Path, now: datetime = NOW) -> Desk:
    """Make the campaign and put everything but its pages into `to`."""
    with Build(root, Options(jobs=1, now=now)) as work:
        work.load()
        made = work.make()
        work.assemble(to)
        return Desk(root, to, made)


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The campaign's site before pages."""
    folder = tmp_path_factory.mktemp("packs")
    return assembled(campaign(folder / "campaign"), folder / "site")
