"""A campaign with a child in it, before and after its consent was taken back, and ways to look for what is left."""

from __future__ import annotations

import gzip
import io
import re
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageDraw

from campaign_fixtures import copy_minimal, speech_like, write_wav
from gaung.build import Options, build
from gaung.cli import main
from gaung.mkdocs_plugin import generate
from gaung.problem import CampaignError

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
OPTIONS = Options(now=NOW)
GONE = "episodes/kabar/002-layang-layang"

EPISODE = """\
title: Layang-layang merah di atas muara
summary: Cerita rekaan tentang belajar menjaga rahasia yang baik dan menolak rahasia yang buruk bersama sahabat.
published: 2026-11-13T16:00:00+07:00
episode: 2
people: [{role: host, alias: Kak Rimba}, {role: child, alias: Kunangkunang}]
consents: [ID-2026-001]
helplines: [id-sapa-129]
segments:
  - {file: ../001-halo/audio/01-jingle.wav, title: Jingle, kind: jingle, chapter: false}
  - {file: audio/cerita.wav, title: Cerita dari muara, kind: dialog, transcript: audio/cerita.vtt, help_text: true}
"""
CAPTIONS = """\
WEBVTT

00:00.500 --> 00:04.000
Seekor bangau putih mengantar benang panjang sampai ke seberang sungai sebelum senja turun.

00:05.000 --> 00:08.000
Kami menghitung tujuh perahu kertas lalu pulang membawa cerita.
"""
POSTER = """\
title: {id: Perahu kertas berlayar}
sizes: [A4]
languages: [id]
theme: lantang
message:
  id: {headline: Perahu kertas berlayar, body: Benang panjang itu kita pegang bersama sampai ke seberang.}
helplines: [id-sapa-129]
art: {file: art/perahu.png, alt: {id: Perahu kertas di sungai}}
consents: [ID-2026-001]
"""
PAGE = """\
---
title: Rahasia baik
description: Cerita rekaan.
audience: 12-14
order: 4
---

![Dua sahabat](dua.png)

Di tepi dermaga kayu tua dua sahabat berjanji menyimpan kejutan ulang tahun sampai pagi tiba.
"""
WORKS = """\
---
title: Dinding karya
description: Yang kami gambar.
audience: 12-14
order: 5
consents: [ID-2026-001]
pictures: {kaca.png: {faces: drawn, checked: true}}
---

![Perahu, digambar oleh seorang anak](kaca.png)

Jendela berkabut itu kanvas pertama kami di sanggar tepi kali.
"""
SECRETS = (
    *("Dinding karya", "kaca.png", "Jendela berkabut", "dinding-karya"),
    *("Layang-layang merah", "Kunangkunang", "bangau putih", "perahu kertas", "Perahu kertas", "002-layang-layang"),
    *("rahasia yang buruk", "Cerita dari muara", "Benang panjang", "perahu.png", "perahu-kertas"),
)


NOTICES = re.compile(r"(?:^|/)withdrawn(?:\.json|\.xml|/)")
"""What says that something must no longer be aired or printed: by its address, never who or why."""


def drawing(seed: int) -> Image.Image:
    """A picture of many shapes, another one for each seed."""
    random = np.random.default_rng(seed)
    made = Image.new("RGB", (900, 1200), tuple(int(v) for v in random.integers(0, 255, 3)))
    pen = ImageDraw.Draw(made)
    for _ in range(25):
        x, y, w, h = (int(v) for v in random.integers(0, 900, 4))
        colour = tuple(int(v) for v in random.integers(0, 255, 3))
        pen.ellipse((x, y, x + w // 2, y + h // 2), fill=colour)
    return made


def campaign(folder: Path) -> Path:
    root = copy_minimal(folder)
    for name, text in {
        f"{GONE}/episode.yaml": EPISODE,
        f"{GONE}/audio/cerita.vtt": CAPTIONS,
        "posters/perahu-kertas/poster.yaml": POSTER,
        "content/id/rahasia.md": PAGE,
        "content/id/dinding-karya.md": WORKS,
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    (root / "posters/perahu-kertas/art").mkdir()
    drawing(1).save(root / "posters/perahu-kertas/art/perahu.png")
    drawing(2).save(root / "content/id/dua.png")
    drawing(3).save(root / "content/id/kaca.png")
    write_wav(root / GONE / "audio/cerita.wav", speech_like(14.0, seed=99))
    consents = root / "content/data/consents.yaml"
    consents.write_text(
        "# Jangan pernah menulis nama di sini.\n"
        + consents.read_text().replace("    uses: [", "    kinds: [voice, picture, drawing]\n    uses: [radio, ")
        + "    # lembar di lemari 2\n\n# akhir\n"
    )
    show = root / "episodes/kabar/show.yaml"
    show.write_text(show.read_text() + "stations: [{id: pelita, name: Radio Pelita, format: flac}]\n")
    return root


@dataclass(frozen=True)
class Before:
    root: Path
    consents: str


@pytest.fixture(scope="session")
def before(tmp_path_factory: pytest.TempPathFactory) -> Before:
    """The campaign with everything published."""
    root = campaign(tmp_path_factory.mktemp("before"))
    build(root, OPTIONS, generate=generate)
    return Before(root, (root / "content/data/consents.yaml").read_text())


def run(*words: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(words)
    return int(ended.value.code or 0)


@pytest.fixture(scope="session")
def after(before: Before, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The campaign after the consent was taken back with one command."""
    root = shutil.copytree(before.root, tmp_path_factory.mktemp("after") / "campaign")
    assert (
        run("withdraw", "ID-2026-001", "--root", str(root), "--now", NOW.isoformat(), "--out", str(root / "out")) == 0
    )
    return root


def everything_in(folder: Path) -> Iterator[tuple[str, str]]:
    """All bytes and texts below a folder: as they are, unpacked, and as a reader of PDFs sees them."""
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        content = path.read_bytes()
        name = path.relative_to(folder).as_posix()
        yield name, name
        for one in unpacked(content):
            for coding in ("utf-8", "utf-16-le", "utf-16-be"):
                yield name, one.decode(coding, "ignore")
        if content.startswith(b"%PDF"):
            document = pypdfium2.PdfDocument(content)
            yield name, " ".join(page.get_textpage().get_text_bounded() for page in document)
            document.close()


def unpacked(content: bytes) -> Iterator[bytes]:
    yield content
    if content.startswith(b"\x1f\x8b"):
        yield gzip.decompress(content)
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from unpacked(archive.read(name))
        return
    for match in re.finditer(rb"stream\r?\n", content):
        try:
            yield zlib.decompressobj().decompress(content[match.end() :])
        except zlib.error:
            continue


def deleted(after: Path, to: Path) -> Path:
    """The campaign without the originals: what was taken back is known by its traces alone."""
    root = shutil.copytree(after, to)
    shutil.rmtree(root / GONE)
    shutil.rmtree(root / "posters/perahu-kertas")
    return root


def refused(root: Path) -> set[tuple[str, str]]:
    with pytest.raises(CampaignError) as error:
        build(root, OPTIONS, generate=generate)
    return {(p.code, p.place.file if p.place else "") for p in error.value.problems if p.severity == "error"}
