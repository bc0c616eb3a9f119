"""An author's font: a TrueType file of the campaign that may be embedded, or the one thing that is wrong with it."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from gaung.making.poster.fonts import OwnFamily, hb_face
from gaung.model.campaign import Campaign
from gaung.model.font import PosterFont, PosterFonts
from gaung.model.poster import Poster
from gaung.place import Place
from gaung.problem import Problem

MOST_BYTES = 8_000_000
_TRUETYPE = (b"\x00\x01\x00\x00", b"true")
_RESTRICTED, _NO_SUBSETS, _BITMAPS_ONLY = 0x0002, 0x0100, 0x0200
"""Bits of `fsType` (OpenType, table OS/2) that forbid what a PDF needs."""
_EMBEDDABLE = 0x000C
"""Preview and print, or editable: either lifts the restriction."""


def fonts_of(campaign: Campaign, poster: Poster) -> PosterFonts:
    """The poster's own fonts, else the campaign's, one by one."""
    own, common = poster.fonts or PosterFonts(), campaign.settings.fonts or PosterFonts()
    return PosterFonts.model_construct(headline=own.headline or common.headline, text=own.text or common.text)


def own_family(root: Path, font: PosterFont) -> tuple[OwnFamily | None, tuple[Problem, ...]]:
    """The font, ready to be used."""
    path = root / font.file
    place = font.where("file")
    name = font.file.name
    if not path.is_file() or not path.resolve().is_relative_to(root.resolve()):
        return None, (Problem("read-file-missing", place, {"file": str(font.file)}),)
    if path.stat().st_size > MOST_BYTES:
        return None, (_refused("poster-font-heavy", place, name, most_megabytes=MOST_BYTES // 1_000_000),)
    content = path.read_bytes()
    if content[:4] not in _TRUETYPE:
        return None, (_refused("poster-font-format", place, name),)
    label = re.sub(r"[^A-Za-z0-9]", "", path.stem)[:40] or "Own"
    family = OwnFamily(label, hashlib.sha256(content).hexdigest(), str(path))
    face = hb_face(family)
    if not face.glyph_count or not face.unicodes or not face.reference_table("glyf").data:
        return None, (_refused("poster-font-format", place, name),)
    rights = int.from_bytes(bytes(face.reference_table("OS/2").data)[8:10], "big")
    is_restricted = bool(rights & _RESTRICTED) and not rights & _EMBEDDABLE
    if is_restricted or rights & (_NO_SUBSETS | _BITMAPS_ONLY):
        return None, (_refused("poster-font-locked", place, name),)
    return family, ()


def _refused(code: str, place: Place, file: str, **facts: int) -> Problem:
    return Problem(code, place, {"file": file, **facts})
