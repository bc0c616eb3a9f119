"""The fonts, from their wheels and never from the system, so that a poster is the same on every machine."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import uharfbuzz as hb

from gaung.model.language import Language

_IGNORABLE = frozenset(map(ord, "\n\u00ad\u200b\u200c\u200d\u2060"))


class Family(StrEnum):
    """A font family, by the name it has in a PDF."""

    BALOO = "Baloo2"
    NOTO = "NotoSans"


_FILES = {
    Family.BALOO: ("fontpkg_baloo_2", "Baloo2[wght].ttf"),
    Family.NOTO: ("fontpkg_noto_sans", "NotoSans[wdth,wght].ttf"),
}


@dataclass(frozen=True, slots=True)
class OwnFamily:
    """A font file of the author's (`own_fonts`), by its name in a PDF and its contents."""

    name: str
    sha256: str
    path: str

    def __str__(self) -> str:
        """As a PDF names it."""
        return self.name


@dataclass(frozen=True, slots=True)
class Face:
    """A family in one weight (400 regular, 600 semi-bold, 700 bold, 800 extra bold)."""

    family: Family | OwnFamily
    weight: int


TEXT = Face(Family.NOTO, 400)
STRONG = Face(Family.NOTO, 600)
LOUD = Face(Family.BALOO, 800)

_NO_NEPALI_FORM_IN_BALOO = frozenset("झ५८९")
"""Baloo 2 has no Nepali language system: these four would be drawn as Hindi readers write them."""


def headline_face(text: str, language: Language, weight: int = 800) -> Face:
    """Baloo 2, or Noto Sans for a Nepali text with letters that Baloo 2 knows in their Hindi form only."""
    if language is Language.NEPALI and not _NO_NEPALI_FORM_IN_BALOO.isdisjoint(text):
        return Face(Family.NOTO, weight)
    return Face(Family.BALOO, weight)


@cache
def hb_face(family: Family | OwnFamily) -> Any:
    """The font file of a family, opened by HarfBuzz."""
    if isinstance(family, OwnFamily):
        return hb.Face(hb.Blob(Path(family.path).read_bytes()))
    package, name = _FILES[family]
    return hb.Face(hb.Blob((files(package) / "files" / name).read_bytes()))


@cache
def hb_font(face: Face) -> Any:
    """The font at its weight; one em is `em_units` units."""
    font = hb.Font(hb_face(face.family))
    font.set_variations({"wght": face.weight})
    return font


@cache
def em_units(family: Family | OwnFamily) -> int:
    """Units per em."""
    return int(hb_face(family).upem)


@cache
def cap_height(face: Face) -> float:
    """The height of a capital letter, in em."""
    return float(hb_font(face).get_metric_position(hb.OTMetricsTag.CAP_HEIGHT)) / em_units(face.family)


@cache
def _characters(family: Family | OwnFamily) -> frozenset[int]:
    return frozenset(hb_face(family).unicodes)


def missing_characters(text: str, face: Face) -> tuple[str, ...]:
    """The characters of `text` that the font cannot draw, each once, in order."""
    known = _characters(face.family)
    return tuple(dict.fromkeys(c for c in text if ord(c) not in known and ord(c) not in _IGNORABLE))


def shapes_devanagari(family: Family | OwnFamily) -> bool:
    """Whether the font knows how Devanagari letters join; else every conjunct would fall apart."""
    return not {"deva", "dev2", "dev3"}.isdisjoint(hb_face(family).get_table_script_tags("GSUB"))
