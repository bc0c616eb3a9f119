"""A small campaign in four languages and what could have been made of it, for tests of pages and site."""

from __future__ import annotations

import shutil
import subprocess
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import imageio_ffmpeg
from PIL import Image, ImageDraw

from gaung import address, cards
from gaung.making.feed import news_feeds
from gaung.making.pages import prepare
from gaung.media import Chapter, EpisodeFacts, LowData, PosterFacts, PosterSheet, Products
from gaung.mkdocs_plugin import generate
from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.problem import Problem
from gaung.reading.campaign import read_campaign
from gaung.site.finish import finish
from gaung.withholding import released

MKDOCS = "site_name: Uji\ndocs_dir: content\ntheme:\n  name: material\nplugins:\n  - gaung\n"

SETTINGS = """\
name: Uji
tagline: {id: Suaramu bergema., en: Your voice carries., ne: तिम्रो आवाज फर्किन्छ।, fil: Umaalingawngaw ang boses mo.}
description: {id: Belajar aman di internet., en: Learn to be safe., ne: सुरक्षित रहन सिकौँ।, fil: Matutong mag-ingat.}
site_url: https://kampanye.example/uji/
default_language: id
languages: [id, en, ne, fil]
countries: [ID, NP, PH]
organisation: Aliansi Uji
exit_url: {id: "https://cuaca.example/", en: "https://weather.example/"}
"""

_LINE = """\
  - id: {id}
    countries: [{country}]
    name: {name}
    operator: {operator}
    use: {use}
    channel: {channel}
    value: "{value}"
    link: {link}
    say: {say}
    hours: {{id: 24 jam, en: 24 hours}}
    grade: A
    sources: [Sumber uji 2026]
    checked_on: 2026-11-01
    checked_by: editor
    method: official page
    review_by: 2027-02-01
"""

LINES = (
    ("id-polri-110", "ID", "Polisi", "Polri", "emergency", "phone", "110", "tel:110"),
    ("id-sapa-129", "ID", "SAPA 129", "Kementerian", "talk", "phone", "129", "tel:129"),
    ("id-sapa-wa", "ID", "SAPA 129", "Kementerian", "talk", "whatsapp", "0811-1129-129", "https://wa.me/628111129129"),
    ("id-takeitdown", "ID", "Take It Down", "NCMEC", "report_content", "web", "takeitdown.ncmec.org",
     "https://takeitdown.ncmec.org/"),
    ("np-1098", "NP", "बाल हेल्पलाइन", "NCRC", "talk", "phone", "1098", "tel:1098"),
    ("ph-1383", "PH", "Makabata", "CWC", "talk", "phone", "1383", "tel:1383"),
)  # fmt: skip
_KEYS = ("id", "country", "name", "operator", "use", "channel", "value", "link")

_DIGITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")


def _said(value: str) -> str:
    """A number as a presenter reads it; the address of a site as it is."""
    said = " ".join(_DIGITS[int(letter)] for letter in value if letter.isdigit())
    return said or value


EVERY_BLOCK = """\
Baca juga [beranda](index.md) dan <b>ini</b>.

Kampanyenya mulai hari ini. Jangan membagikan sandi; bagikan ceritamu.

## Semua balok

::: note "tentang ancaman"
Isi yang **berat**.

::: help use=talk :::
:::

::: tip "Sebelum mengunggah"
Tanya dirimu: [mau dilihat guru?](index.md)
:::

::: warning
Dia minta rahasia.
:::

::: say "Kalau temanmu bercerita"
+ Aku percaya kamu.
- Kok kamu mau?
:::

::: quiz "Siapa yang salah?"
- [ ] Anak yang dikirimi
- [x] Orang yang memaksa
> Yang memaksa < salah & selalu.
:::

::: plan "Minggu ini"
- Rapikan satu akun
- [ ] Ajak satu teman
:::

::: player episode=kabar/001-halo :::

::: poster poster=cek :::

::: term name=sandi :::

::: evidence figure=uji-separuh :::

::: voices "Kata kami"
- Kami mau ditanya & didengar. [ID-2026-001]
:::

::: terms :::

| a | b |
| :-- | --: |
| kiri | kanan |

```
::: bukan-balok
```
"""

_EPISODE = """\
title: Halo & <selamat> datang
summary: Tentang jejak digital. *Bukan* miring.
published: 2026-11-20T16:00:00+07:00
season: 1
episode: 1
helplines: [id-sapa-129]
posters: [cek]
people:
  - {role: host, name: Tim Uji}
  - {role: child, alias: Rani}
segments:
  - {silence_seconds: 4, title: Pembuka, kind: opening}
  - {silence_seconds: 8, title: Obrolan, kind: dialog, help_text: true}
"""

_SHOW = """\
title: Kabar Uji
description: Acara uji.
language: id
country: ID
author: Aliansi Uji
category: [Kids & Family]
synthetic: true
guid: 25df226f-944d-57c7-911e-cc667c498e09
"""

_POSTER = """\
sizes: [A4, F4]
languages: [id, en]
theme: langkah
message:
  id: {headline: "Cek dulu, <baru> unggah!", body: Lihat latar fotomu., steps: [Berhenti, Cerita]}
  en: {headline: "Check first!", body: Look at the background., steps: [Stop, Tell]}
helplines: [id-sapa-129]
topics: [reporting]
audience: ["12-14"]
"""

_SECOND_POSTER = """\
sizes: [A4]
languages: [id]
theme: lantang
message:
  id: {headline: "Tanya dulu"}
helplines: [id-sapa-129]
topics: [tips]
audience: ["15-17"]
"""

EVENTS = """\
events:
  - {id: hari-uji, kind: day, day: 2026-07-23, every_year: true, title: {id: Hari Uji, ne: परीक्षण दिवस}}
  - id: siaran-perdana
    kind: broadcast
    starts: 2027-03-06T16:00:00+05:45
    zone: Asia/Kathmandu
    title: Siaran perdana
    summary: Kita dengar bersama, lalu tanya jawab dengan pendamping anak di studio radio.
    place: Kathmandu
"""

_OUT: tuple[dict[str, str], ...] = (
    {"published": "2026-11-01T08:00:00+07:00", "topics": "[reporting]", "areas": "[context]"},
    {"published": "2026-11-10T08:00:00+07:00", "topics": "[reporting, tips]"},
    {"published": "2027-01-10T08:00:00+07:00"},
)
"""When the news of the small campaign come out; the last of them is still to come."""

EVIDENCE = """\
evidence:
  - id: uji-separuh
    figure: {id: Separuh, en: One half}
    says: {id: dari yang <ditanya> menjawab ya., en: of those asked said yes.}
    meaning: {id: "Banyak yang sama denganmu.", en: Many are like you.}
    action: {id: Tanya temanmu., en: Ask a friend.}
    population: {id: Kelas uji, en: A test class}
    years: 2025-2026
    source: "Survei uji, Aliansi Uji, 2026"
    url: https://survei.example/uji
    grade: A
    checked_on: 2026-11-01
"""

TERMS = """\
terms:
  - {id: sandi, name: {id: Sandi, en: Password}, meaning: {id: Kunci akunmu., en: The key of your account.}}
  - {id: akun, name: Akun, meaning: {id: Namamu di sebuah aplikasi.}}
"""

CONSENTS = """\
consents:
  - ref: ID-2026-001
    kinds: [quote]
    uses: [site]
    countries: [ID]
    languages: [id]
    age_band: 13-15
    assent: true
    valid_from: 2026-01-01
    valid_until: 2027-12-31
"""

VTT = """\
WEBVTT

NOTE made

00:00:00.500 --> 00:00:02.000
<v Rani>Halo &amp; apa kabar?

00:00:02.000 --> 00:00:04.000
<v Rani>Aku baik.

00:00:04.200 --> 00:00:06.000
<v Tim Uji>Kita mulai.
"""


def page(title: str, text: str, **front: str) -> str:
    """A page's file."""
    lines = "".join(f"{key}: {value}\n" for key, value in front.items())
    return f"---\ntitle: {title}\ndescription: Tentang {title}.\naudience: 12-14\n{lines}---\n\n{text}\n"


def files() -> dict[str, str]:
    """The files of the small campaign, by name."""
    lines = "".join(_LINE.format(say=_said(line[-2]), **dict(zip(_KEYS, line, strict=True))) for line in LINES)
    return {
        "mkdocs.yml": MKDOCS,
        "content/data/campaign.yaml": SETTINGS,
        "content/data/helplines.yaml": f"helplines:\n{lines}",
        "content/data/events.yaml": EVENTS,
        "content/data/evidence.yaml": EVIDENCE,
        "content/data/terms.yaml": TERMS,
        "content/data/consents.yaml": CONSENTS,
        "content/id/index.md": page("Beranda uji", "Kata **kami** sendiri.\n\n## Mulai\n\nYuk.", order="0"),
        "content/id/jejak.md": page("Jejak digital", EVERY_BLOCK, order="10", content_note="Tentang hal berat."),
        "content/id/aksi/majalah.md": page("Majalah dinding", "Lihat [jejak](../jejak.md).", door="act", order="20"),
        "content/id/panduan.md": page("Panduan editor", "Tidak di menu."),
        "content/en/index.md": page("Test home", "Our own words.", order="0"),
        "content/en/jejak.md": page("Digital footprint", "## What stays\n\nText.", order="10", native_review="false"),
        "content/ne/index.md": page("गृहपृष्ठ", "## हामी\n\nहाम्रा शब्द।", order="0"),
        "content/ne/abhibhawak.md": page("अभिभावक", "अभिभावकलाई भन्नुहोस्। अभिभावक सुन्छन्।"),
        "content/id/news/poster-baru.md": page("Poster baru", "Lihat [poster](../posters/cek/index.md).", **_OUT[0]),
        "content/id/news/program.md": page("Program baru", "Sudah bisa didengar.", **_OUT[1]),
        "content/id/news/nanti.md": page("Nanti saja", "Rahasia sampai harinya.", **_OUT[2]),
        "content/en/news/poster-baru.md": page("A new poster", "See it.", **_OUT[0]),
        "episodes/kabar/show.yaml": _SHOW,
        "episodes/kabar/001-halo/episode.yaml": _EPISODE,
        "posters/cek/poster.yaml": _POSTER,
        "posters/tanya/poster.yaml": _SECOND_POSTER,
    }


def write_campaign(root: Path, edits: dict[str, str] | None = None) -> Campaign:
    """Write the small campaign, with some files replaced, and read it."""
    for name, text in {**files(), **(edits or {})}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    campaign, _ = read_campaign(root)
    return campaign


def out(campaign: Campaign) -> Campaign:
    """What of it is published at the end of November 2026."""
    return released(campaign, datetime(2026, 11, 30, tzinfo=UTC))


CARDS = ("id/index", "id/jejak", "en/index", "ne/index", "fil/index", "id/podcast--kabar--001-halo")
"""Pages of the small campaign that have a picture for links."""


@dataclass(frozen=True)
class Made:
    """Files that could have been made, and the facts about them."""

    products: Products
    folders: dict[str, Path]


def make_media(folder: Path) -> Made:
    """A real MP3 of twelve seconds, a transcript, a cover, and poster sheets, with true facts."""
    episode = folder / "episode/kabar/001-halo"
    cover = folder / "cover/kabar"
    poster = folder / "poster/cek"
    second = folder / "poster/tanya"
    for one in (episode, cover, poster, second):
        one.mkdir(parents=True)
    audio = episode / "kabar-001-halo.mp3"
    tone = ["-f", "lavfi", "-i", "sine=frequency=440:duration=12", "-ac", "1", "-b:a", "64k"]
    subprocess.run([imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", *tone, str(audio)], check=True)
    low = episode / "kabar-001-halo.low.opus"
    small = ["-f", "lavfi", "-i", "sine=frequency=440:duration=12", "-ac", "1", "-c:a", "libopus", "-b:a", "16k"]
    subprocess.run([imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", *small, str(low)], check=True)
    (episode / "chapters.json").write_text('{"version": "1.2.0", "chapters": []}')
    (episode / "transcript.id.vtt").write_text(VTT, "utf-8")
    Image.new("RGB", (600, 600), "#5B2A86").save(cover / "cover-600.jpg")
    for card in CARDS:
        (folder / "card" / card).mkdir(parents=True)
        Image.new("RGB", (1200, 630), "#0A6E69").save(folder / "card" / card / cards.FILE)
    sizes = {"A4": (210.0, 297.0), "F4": (215.0, 330.0)}
    sheets = [
        _sheet(poster, "cek", language, size, *sides)
        for language in (Language.INDONESIAN, Language.ENGLISH)
        for size, sides in sizes.items()
    ]
    others = [_sheet(second, "tanya", Language.INDONESIAN, "A4", *sizes["A4"])]
    facts = EpisodeFacts(
        audio=audio.name, bytes=audio.stat().st_size, seconds=12.0, sha384="0" * 96, loudness_lufs=-16.0,
        true_peak_dbtp=-1.2,
        low=LowData(audio=low.name, bytes=low.stat().st_size, loudness_lufs=-16.0, true_peak_dbtp=-1.2),
        chapters=(
            Chapter(title="Pembuka", start_seconds=0, end_seconds=4, kind="opening"),
            Chapter(title="Obrolan", start_seconds=4, end_seconds=12, kind="dialog", help_text=True),
        ),
        chapters_file="chapters.json", transcripts={Language.INDONESIAN: "transcript.id.vtt"}, synthetic=True,
    )  # fmt: skip
    drawn = {"cek": PosterFacts(sheets=tuple(sheets)), "tanya": PosterFacts(sheets=tuple(others))}
    products = Products(episodes={"kabar/001-halo": facts}, posters=drawn)
    folders = {f"card/{one}": folder / "card" / one for one in CARDS}
    folders |= {
        "episode/kabar/001-halo": episode,
        "cover/kabar": cover,
        "poster/cek": poster,
        "poster/tanya": second,
    }
    return Made(products, folders)


def _sheet(folder: Path, poster: str, language: Language, size: str, width: float, height: float) -> PosterSheet:
    """The files of one sheet, and what they are."""
    name = f"{poster}.{language}.{size}"
    picture = Image.new("RGB", (round(width * 2), round(height * 2)), "#FFC145")
    ImageDraw.Draw(picture).ellipse((60, 60, 300, 300), fill="#0A6E69")
    picture.save(folder / f"{name}.png")
    picture.save(folder / f"{name}.webp")
    (folder / f"{name}.pdf").write_bytes(b"%PDF-1.7\n" + bytes(40_000))
    return PosterSheet(
        language=language,
        size=size,
        width_mm=width,
        height_mm=height,
        pdf=f"{name}.pdf",
        pdf_bytes=40_009,
        png=f"{name}.png",
        png_bytes=(folder / f"{name}.png").stat().st_size,
        png_width=picture.width,
        png_height=picture.height,
        preview=f"{name}.webp",
        preview_bytes=(folder / f"{name}.webp").stat().st_size,
        preview_width=picture.width,
        preview_height=picture.height,
    )


class Here(Executor):
    """Runs each call at once, in this process."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def build_site(campaign: Campaign, made: Made, work: Path, pool: Executor | None = None) -> tuple[Path, list[Problem]]:
    """The site as `gaung build` assembles it, without publishing: its folder, and what finishing it found."""
    campaign = out(campaign)
    prepared, site = work / "prepared", work / "site"
    prepare(campaign, made.products, prepared, made.folders)
    generate(campaign.root / "mkdocs.yml", campaign.settings.languages, prepared, site, pool or Here())
    for name, folder in made.folders.items():
        kind, _, rest = name.partition("/")
        if kind == "card":
            (site / address.CARDS / rest).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(folder / cards.FILE, site / f"{address.CARDS}{rest}.png")
            continue
        target = site / ("posters" if kind == "poster" else "podcast") / rest
        shutil.copytree(folder, target, dirs_exist_ok=True)
    for file, content in news_feeds(campaign):
        (site / file).write_bytes(content)
    return site, finish(campaign, made.products, site)
