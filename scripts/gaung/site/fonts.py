"""The headline face, cut down to what the site's headlines need: one WOFF a script, at most 25 KB each."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path

import uharfbuzz

from gaung.address import ASSETS

FILES = f"{ASSETS}baloo-"
"""How the names of the fonts begin, from the site's root."""

WEIGHT = 700
MAX_BYTES = 25_000

_LATIN = "".join(map(chr, range(0x20, 0x7F))) + "ñÑéÉèÈáíóúü\u00a0·×°–—‘’“”…•₱→"
_DEVANAGARI = range(0x900, 0x980)
_JOINERS = "\u200c\u200d\u25cc"


def write(site: Path, headlines: Iterable[str]) -> None:
    """Write the fonts that the style sheet names. Latin is always the same; Devanagari has what the headlines show."""
    folder = site / ASSETS
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "baloo-latin.woff").write_bytes(_latin())
    nepali = sorted({line for line in headlines if any(ord(letter) in _DEVANAGARI for letter in line)})
    if nepali:
        font = _devanagari(tuple(nepali))
        # a site with more different syllables than fit keeps the reader's own face for Nepali headlines
        if len(font) <= MAX_BYTES:
            (folder / "baloo-devanagari.woff").write_bytes(font)


@cache
def _face() -> uharfbuzz.Face:
    folder = files("fontpkg_baloo_2") / "files"
    source = next(entry for entry in folder.iterdir() if entry.name.endswith(".ttf"))
    return uharfbuzz.Face(source.read_bytes())


@cache
def _latin() -> bytes:
    subset = _subset()
    subset.unicode_set.update(ord(letter) for letter in _LATIN)
    return woff(uharfbuzz.subset(_face(), subset).blob.data)


@cache
def _devanagari(lines: tuple[str, ...]) -> bytes:
    """Only the syllables that are on a page: the whole script would weigh 100 KB."""
    font = uharfbuzz.Font(_face())
    font.set_variations({"wght": WEIGHT})
    glyphs: set[int] = set()
    letters: set[int] = set()
    for line in lines:
        glyphs |= _glyphs(font, line)
        letters.update(ord(letter) for letter in line if ord(letter) in _DEVANAGARI or letter in _JOINERS)
    subset = _subset()
    subset.unicode_set.update(letters)
    subset.glyph_set.update(glyphs)
    subset.flags |= uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
    return woff(uharfbuzz.subset(_face(), subset).blob.data)


def _glyphs(font: uharfbuzz.Font, line: str) -> set[int]:
    """Every glyph that shaping this line meets, half forms on the way to a conjunct included."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(line)
    buffer.guess_segment_properties()
    met: set[int] = set()

    def note(message: str) -> bool:
        if message.startswith("end lookup"):
            met.update(glyph.codepoint for glyph in buffer.glyph_infos)
        return True

    buffer.set_message_func(note)
    uharfbuzz.shape(font, buffer)
    return met | {glyph.codepoint for glyph in buffer.glyph_infos}


def _subset() -> uharfbuzz.SubsetInput:
    subset = uharfbuzz.SubsetInput()
    subset.pin_axis_location(_face(), "wght", float(WEIGHT))
    subset.flags = uharfbuzz.SubsetFlags.NO_HINTING
    return subset


def woff(sfnt: bytes) -> bytes:
    """A TrueType font as WOFF 1.0 (W3C, 2012): the same tables, each compressed with zlib."""
    flavor, count = struct.unpack_from(">IH", sfnt)
    records = sorted(struct.unpack_from(">4sIII", sfnt, 12 + 16 * index) for index in range(count))
    place = 44 + 20 * count
    directory, tables = b"", b""
    for tag, checksum, offset, length in records:
        table = sfnt[offset : offset + length]
        packed = zlib.compress(table, 9)
        packed = packed if len(packed) < length else table
        directory += struct.pack(">4sIIII", tag, place + len(tables), len(packed), length, checksum)
        tables += packed + bytes(-len(packed) % 4)
    unpacked = 12 + 16 * count + sum(length + -length % 4 for _, _, _, length in records)
    size = place + len(tables)
    head = struct.pack(">4sIIHHIHHIIIII", b"wOFF", flavor, size, count, 0, unpacked, 1, 0, 0, 0, 0, 0, 0)
    return head + directory + tables
