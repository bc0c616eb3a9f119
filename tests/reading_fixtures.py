"""A smallest campaign for the tests of the foundation, and what reading says about it."""

from __future__ import annotations

from pathlib import Path

from gaung.model.campaign import Campaign
from gaung.problem import CampaignError, Problem
from gaung.reading.campaign import read_campaign

SETTINGS = """\
name: Gaung
tagline: Suara kita bergema
description: Kampanye kecil untuk mencoba.
site_url: https://gaung.example.org/
default_language: id
languages: [id, en]
countries: [ID]
organisation: Aliansi Contoh
"""

HELPLINES = """\
helplines:
  - id: id-sapa-129
    countries: [ID]
    name: SAPA 129
    operator: Kementerian
    use: talk
    channel: phone
    value: "129"
    link: tel:129
    say: satu dua sembilan
    grade: A
    sources: [Antara 2024]
    checked_on: 2026-11-01
    checked_by: petugas
    method: sumber resmi
    review_by: 2027-02-01
"""

SHOW = """\
title: Jejak Kita
description: Acara contoh.
language: id
country: ID
author: Aliansi Contoh
category: [Kids & Family, Education for Kids]
guid: 8d5b0c1e-2f3a-5c4d-9e6f-7a8b9c0d1e2f
"""

EPISODE = """\
title: Jejak digital
summary: Tentang jejak yang kita tinggalkan.
published: 2026-11-20T16:00:00+07:00
helplines: [id-sapa-129]
segments:
  - title: Nada
    kind: jingle
    tone: {seconds: 2}
  - title: Hening
    kind: closing
    silence_seconds: 1
"""

POSTER = """\
sizes: [A4]
languages: [id]
theme: lantang
message:
  id:
    headline: Bukan salahmu
helplines: [id-sapa-129]
"""

PAGE = """\
---
title: Beranda
description: Halaman pertama.
audience: everybody
---
# Halo
"""

FILES = {
    "content/data/campaign.yaml": SETTINGS,
    "content/data/helplines.yaml": HELPLINES,
    "content/id/index.md": PAGE,
    "episodes/jejak-kita/show.yaml": SHOW,
    "episodes/jejak-kita/001/episode.yaml": EPISODE,
    "posters/bukan-salahmu/poster.yaml": POSTER,
}

EPISODE_FILE = "episodes/jejak-kita/001/episode.yaml"
POSTER_FILE = "posters/bukan-salahmu/poster.yaml"


def write_campaign(root: Path, **changed: str | bytes) -> Path:
    """Write the smallest campaign into `root`, then the `changed` files (path to content)."""
    for name, content in (FILES | changed).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def problems_in(root: Path) -> tuple[Problem, ...]:
    """Everything that reading says about the campaign in `root`, errors and warnings."""
    try:
        _, problems = read_campaign(root)
    except CampaignError as error:
        return error.problems
    return problems


def told(root: Path) -> list[str]:
    """The same, each as `file:line:column code`."""
    return [f"{problem.place} {problem.code}" for problem in problems_in(root)]


def read(root: Path) -> Campaign:
    """The campaign in `root`, which must have no error."""
    return read_campaign(root)[0]
