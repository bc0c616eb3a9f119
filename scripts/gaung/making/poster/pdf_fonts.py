"""Fonts inside a PDF: only the glyphs that are used, in the weight that is used, with their meaning."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import uharfbuzz as hb
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from gaung.making.poster.fonts import Face, cap_height, em_units, hb_face, hb_font
from gaung.making.poster.shaping import Word, space_glyph

_UNUSED_TABLES = (
    "GSUB",
    "GPOS",
    "GDEF",
    "OS/2",
    "name",
    "post",
    "STAT",
    "DSIG",
    "BASE",
    "gasp",
    "MATH",
    "cmap",
    "meta",
)


@dataclass(slots=True)
class _Used:
    """The glyphs of one face: what each stands for; once a page is painted, the subset and its numbers."""

    texts: dict[int, str] = field(default_factory=dict)
    plan: Any = None
    numbers: dict[int, int] = field(default_factory=dict)


class FontBook:
    """The faces of a document and their glyphs, numbered anew so that the embedded files stay small."""

    def __init__(self) -> None:
        self._used: dict[Face, _Used] = {}
        self._names: dict[Face, str] = {}

    def use(self, word: Word) -> None:
        """Note the glyphs of a word. Call it for every word before anything else."""
        used = self._used.get(word.face)
        if used is None:
            used = self._used[word.face] = _Used()
            self._names[word.face] = f"F{len(self._names)}"
            used.texts[space_glyph(word.face)] = " "
        for glyph in word.glyphs:
            used.texts[glyph.id] = used.texts.get(glyph.id) or glyph.text

    def _numbered(self, face: Face) -> dict[int, int]:
        """Old number to new, in the new order; parts of composed glyphs are among them."""
        used = self._used[face]
        if used.plan is None:
            used.plan = _subset_plan(face, used.texts)
            mapping = used.plan.old_to_new_glyph_mapping.items()
            used.numbers = dict(sorted(mapping, key=lambda pair: int(pair[1])))
        return used.numbers

    def name(self, face: Face) -> str:
        """The name of the font in the page's resources."""
        return self._names[face]

    def glyph(self, face: Face, glyph: int) -> int:
        """A glyph's number inside the document."""
        return self._numbered(face)[glyph]

    def space(self, face: Face) -> int:
        """The space's number inside the document."""
        return self.glyph(face, space_glyph(face))

    def width(self, face: Face, glyph: int) -> float:
        """A glyph's own width, in thousandths of an em."""
        return round(float(hb_font(face).get_glyph_h_advance(glyph)) * 1000 / em_units(face.family), 2)

    def embed(self, pdf: Pdf) -> dict[str, Object]:
        """The fonts as objects of `pdf`, by their names."""
        return {self._names[face]: self._embed(pdf, face) for face in self._used}

    def _embed(self, pdf: Pdf, face: Face) -> Object:
        numbers = self._numbered(face)
        file = bytes(self._used[face].plan.execute().blob.data)
        label = f"{_tag(face, numbers)}+{face.family}-{face.weight}"
        font = hb_font(face)
        per_em = 1000 / em_units(face.family)
        extents = font.get_font_extents("ltr")
        stream = Stream(pdf, file)
        stream.Length1 = len(file)
        descriptor = Dictionary(
            Type=Name.FontDescriptor,
            FontName=Name(f"/{label}"),
            Flags=4,
            FontBBox=Array([-1000, round(extents.descender * per_em), 3000, round(extents.ascender * per_em)]),
            ItalicAngle=0,
            Ascent=round(extents.ascender * per_em),
            Descent=round(extents.descender * per_em),
            CapHeight=round(cap_height(face) * 1000),
            StemV=80 + (face.weight - 400) // 5,
            FontFile2=pdf.make_indirect(stream),
        )
        descendant = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=Name(f"/{label}"),
            CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
            FontDescriptor=pdf.make_indirect(descriptor),
            DW=0,
            W=Array([0, Array([self.width(face, old) for old in numbers])]),
            CIDToGIDMap=Name.Identity,
        )
        return pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type0,
                BaseFont=Name(f"/{label}"),
                Encoding=Name("/Identity-H"),
                DescendantFonts=Array([pdf.make_indirect(descendant)]),
                ToUnicode=pdf.make_indirect(Stream(pdf, self._meanings(face))),
            )
        )

    def _meanings(self, face: Face) -> bytes:
        """The ToUnicode map, for programs that do not read `/ActualText`."""
        texts = self._used[face].texts
        rows = [
            f"<{new:04X}> <{texts[old].encode('utf-16-be').hex().upper()}>"
            for old, new in self._numbered(face).items()
            if texts.get(old)
        ]
        lines = [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
        ]
        for start in range(0, len(rows), 100):
            part = rows[start : start + 100]
            lines += [f"{len(part)} beginbfchar", *part, "endbfchar"]
        lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
        return "\n".join(lines).encode("ascii")


def _tag(face: Face, numbers: dict[int, int]) -> str:
    """Six letters that differ when the glyphs do, as PDF asks of a subset's name."""
    digest = hashlib.sha256(repr((str(face.family), face.weight, sorted(numbers))).encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _subset_plan(face: Face, glyphs: Iterable[int]) -> Any:
    """How HarfBuzz will cut the font file down to these glyphs at one weight."""
    source = hb_face(face.family)
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.ljust(4).encode(), "big") for tag in _UNUSED_TABLES)
    wanted.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
    axes = {axis.tag for axis in source.axis_infos}
    if axes:
        wanted.pin_all_axes_to_default(source)
    if "wght" in axes:
        wanted.pin_axis_location(source, "wght", float(face.weight))
    return hb.SubsetPlan(source, wanted)
