"""Words to glyphs: HarfBuzz shapes each word once, in em, with its language and script set."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

import uharfbuzz as hb

from gaung.making.poster.fonts import Face, em_units, hb_font
from gaung.model.language import Language

SOFT_HYPHEN = "\u00ad"
_TABULAR_TRACKING = 0.045


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph of a word. `x` and `y` are its origin from the word's origin, in em, y upwards.

    `text` is what it stands for when that is clear: the characters of its cluster, for the first glyph of a cluster.
    """

    id: int
    x: float
    y: float
    advance: float
    text: str


@dataclass(frozen=True, slots=True)
class Word:
    """A shaped word: glyphs and ink extents in em (`top` and `bottom` upwards from the baseline)."""

    text: str
    face: Face
    glyphs: tuple[Glyph, ...]
    advance: float
    left: float
    right: float
    top: float
    bottom: float
    space: float
    """The gap after it when another word follows on the line; 0 when they belong together."""


def _script(character: str) -> str:
    """`Deva`, `Latn`, or an empty text for what every script shares."""
    code = ord(character)
    if character in "\u200c\u200d" or unicodedata.category(character) in ("Mn", "Mc", "Po", "Pd", "Ps", "Pe", "Nd"):
        return "Deva" if 0x0900 <= code <= 0x0963 or 0x0966 <= code <= 0x097F else ""
    if 0x0900 <= code <= 0x097F:
        return "Deva"
    return "Latn" if character.isalpha() else ""


def _by_script(text: str, home: str) -> list[tuple[str, str]]:
    """Runs of one script each; shared characters go with what stands before them."""
    scripts: list[str] = []
    for character in text:
        scripts.append(_script(character) or (scripts[-1] if scripts else home))
    return [
        (script, "".join(c for _, c in run)) for script, run in groupby(zip(scripts, text, strict=True), lambda p: p[0])
    ]


def home_script(language: Language) -> str:
    """The script a language is written in."""
    return "Deva" if language is Language.NEPALI else "Latn"


@lru_cache(maxsize=4096)
def shape(text: str, face: Face, language: Language, tabular: bool = False) -> Word:
    """Shape one word. `tabular` gives every digit the same width."""
    font = hb_font(face)
    units = em_units(face.family)
    glyphs: list[Glyph] = []
    x = 0.0
    left, right, top, bottom = 9.0, -9.0, -9.0, 9.0
    for script, run in _by_script(text, home_script(language)):
        buffer = hb.Buffer()
        buffer.add_str(run)
        buffer.direction = "ltr"
        buffer.script = script
        buffer.language = str(language)
        hb.shape(font, buffer, {"tnum": True, "lnum": True} if tabular else {})
        infos = buffer.glyph_infos
        starts = [*sorted({info.cluster for info in infos}), len(run)]
        told: set[int] = set()
        for info, position in zip(infos, buffer.glyph_positions, strict=True):
            cluster = run[info.cluster : starts[starts.index(info.cluster) + 1]]
            said = "" if info.cluster in told else cluster
            told.add(info.cluster)
            origin_x = x + position.x_offset / units
            origin_y = position.y_offset / units
            glyphs.append(Glyph(info.codepoint, origin_x, origin_y, position.x_advance / units, said))
            ink = font.get_glyph_extents(info.codepoint)
            if ink is not None and ink.width:
                left = min(left, origin_x + ink.x_bearing / units)
                right = max(right, origin_x + (ink.x_bearing + ink.width) / units)
                top = max(top, origin_y + ink.y_bearing / units)
                bottom = min(bottom, origin_y + (ink.y_bearing + ink.height) / units)
            x += position.x_advance / units
    if tabular and len(glyphs) > 1:
        glyphs, shift = _tightened(glyphs)
        x, right = x - shift, right - shift
    if right < left:
        left, right, top, bottom = 0.0, x, 0.0, 0.0
    return Word(text, face, tuple(glyphs), x, left, right, top, bottom, space_width(face))


def _tightened(glyphs: list[Glyph]) -> tuple[list[Glyph], float]:
    """Digits of one width stand too far apart in large type: draw them together, and say by how much in all."""
    closer = [replace(glyph, x=glyph.x - index * _TABULAR_TRACKING) for index, glyph in enumerate(glyphs)]
    return closer, (len(glyphs) - 1) * _TABULAR_TRACKING


@lru_cache(maxsize=64)
def space_width(face: Face) -> float:
    """The width of a space, in em."""
    font = hb_font(face)
    return float(font.get_glyph_h_advance(space_glyph(face))) / em_units(face.family)


@lru_cache(maxsize=64)
def space_glyph(face: Face) -> int:
    """The glyph of a space."""
    return int(hb_font(face).get_nominal_glyph(ord(" ")))
