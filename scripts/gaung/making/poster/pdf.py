"""The PDF painter: the display list as vectors, tagged, with text that can be searched, and the same bytes each time.

Only drawing operators are written here; `pikepdf` makes the file of them. User space is in millimetres.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from html import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from gaung.making.poster.colour import Colour, rgb
from gaung.making.poster.display import Block, GlyphRun, Item, Page, Path, Picture, Role, Shape
from gaung.making.poster.pdf_fonts import FontBook
from gaung.making.poster.pdf_picture import image_object
from gaung.making.poster.pdf_structure import PageMarks, StructureTree
from gaung.making.poster.shapes import rectangle
from gaung.making.poster.shaping import Glyph

_POINTS_PER_MM = 72 / 25.4


def number(value: float) -> str:
    """A number as PDF wants it: at most four decimals, no exponent."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def write(pages: Iterable[Page]) -> bytes:
    """The pages as one PDF. Title and language are those of the first."""
    pages = list(pages)
    pdf = Pdf.new()
    fonts = FontBook()
    structure = StructureTree(pdf, pages[0].language)
    pictures: dict[bytes, Object] = {}
    painted = []
    for page in pages:
        for item in page.items():
            if isinstance(item, GlyphRun):
                fonts.use(item.word)
    for index, page in enumerate(pages):
        leaf = _add_page(pdf, page, index)
        painter = _Painter(page, fonts, structure.page(leaf), pictures, pdf)
        leaf.Contents = Stream(pdf, painter.content())
        painted.append((leaf, painter))
    embedded = fonts.embed(pdf)
    for leaf, painter in painted:
        leaf.Resources = Dictionary(Font=Dictionary({f"/{name}": font for name, font in embedded.items()}))
        if painter.used:
            leaf.Resources.XObject = Dictionary({f"/{name}": picture for name, picture in painter.used.items()})
    _describe(pdf, pages[0], structure)
    out = io.BytesIO()
    pdf.save(
        out,
        deterministic_id=True,
        compress_streams=True,
        recompress_flate=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        fix_metadata_version=False,
    )
    return out.getvalue()


def _add_page(pdf: Pdf, page: Page, index: int) -> Dictionary:
    rim = page.bleed_mm + page.slug_mm
    media = _box(page, rim, -rim)
    bleed, trim = _box(page, rim, -page.bleed_mm), _box(page, rim, 0.0)
    leaf = pdf.make_indirect(
        Dictionary(Type=Name.Page, MediaBox=media, TrimBox=trim, BleedBox=bleed, StructParents=index, Tabs=Name.S)
    )
    pdf.pages.append(pikepdf.Page(leaf))
    added = pdf.pages[index].obj
    assert isinstance(added, Dictionary)
    return added


def _box(page: Page, rim: float, inset: float) -> Array:
    """A box `inset` mm inside the paper (negative: outside it), on a medium that goes `rim` mm beyond the paper."""
    low = _decimal(rim + inset)
    return Array([low, low, _decimal(rim + page.width_mm - inset), _decimal(rim + page.height_mm - inset)])


def _decimal(millimetres: float) -> float:
    return round(millimetres * _POINTS_PER_MM, 3)


def _describe(pdf: Pdf, page: Page, structure: StructureTree) -> None:
    """Title, language, tags, and the statement that it is tagged; no date, no name of a person or a machine."""
    pdf.docinfo["/Title"] = String(page.title)
    pdf.Root.Lang = String(str(page.language))
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.StructTreeRoot = structure.root()
    metadata = Stream(pdf, _xmp(page.title, str(page.language)).encode())
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = pdf.make_indirect(metadata)


def _xmp(title: str, language: str) -> str:
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title, quote=False)}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:language><rdf:Bag><rdf:li>{escape(language, quote=False)}</rdf:li></rdf:Bag></dc:language>"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    )


class _Painter:
    """Writes the operators of one page."""

    def __init__(self, page: Page, fonts: FontBook, marks: PageMarks, pictures: dict[bytes, Object], pdf: Pdf) -> None:
        self._page = page
        self._fonts = fonts
        self._marks = marks
        self._pictures = pictures
        self._pdf = pdf
        self._out: list[str] = []
        self._colour: Colour | None = None
        self.used: dict[str, Object] = {}

    def content(self) -> bytes:
        """All operators of the page. The y axis is turned by hand, so that letters stand upright."""
        page = self._page
        rim = number((page.bleed_mm + page.slug_mm) * _POINTS_PER_MM)
        self._out.append(f"{number(_POINTS_PER_MM)} 0 0 {number(_POINTS_PER_MM)} {rim} {rim} cm")
        if page.marks:
            low = -page.bleed_mm
            within = rectangle(low, low, page.width_mm - 2 * low, page.height_mm - 2 * low)
            self._out.append(f"q {self._path(within)} W n")
        for block in page.blocks:
            self._block(block, None)
        if page.marks:
            self._out.append("Q")
            self._colour = None
            self._block(Block(Role.DECORATION, page.marks), None)
        return "\n".join(self._out).encode("ascii")

    def _block(self, block: Block, parent: Dictionary | None) -> None:
        if block.role is Role.DECORATION:
            self._out.append("/Artifact BMC")
            self._items(block.items)
            self._out.append("EMC")
            return
        element = self._marks.element(block, parent)
        if block.items:
            self._out.append(f"/{block.role.value} <</MCID {self._marks.mark(element)}>> BDC")
            self._items(block.items)
            self._out.append("EMC")
        for inner in block.blocks:
            self._block(inner, element)

    def _items(self, items: tuple[Item, ...]) -> None:
        writing = False
        for item in items:
            if isinstance(item, GlyphRun):
                if not writing:
                    self._out.append("BT")
                    writing = True
                self._glyphs(item)
                continue
            if writing:
                self._out.append("ET")
                writing = False
            if isinstance(item, Shape):
                self._shape(item)
            else:
                self._picture(item)
        if writing:
            self._out.append("ET")

    def _shape(self, shape: Shape) -> None:
        if shape.line_mm:
            line = f"{self._stroke(shape.fill)} {number(shape.line_mm)} w"
            self._out.append(f"q {line} {self._path(shape.path)} S Q")
            return
        self._fill(shape.fill)
        self._out.append(f"{self._path(shape.path)} f")

    def _stroke(self, colour: Colour) -> str:
        """The colour of lines, with round ends and joints."""
        return " ".join(number(part / 255) for part in rgb(colour)) + " RG 1 J 1 j"

    def _fill(self, colour: Colour) -> None:
        if colour != self._colour:
            self._colour = colour
            self._out.append(" ".join(number(part / 255) for part in rgb(colour)) + " rg")

    def _path(self, path: Path) -> str:
        parts = []
        for segment in path:
            if segment[0] == "Z":
                parts.append("h")
                continue
            numbers = [
                number(self._page.height_mm - float(value)) if index % 2 else number(float(value))
                for index, value in enumerate(segment[1:])
            ]
            parts.append(" ".join(numbers) + " " + segment[0].lower())
        return " ".join(parts)

    def _glyphs(self, run: GlyphRun) -> None:
        """One word inside a span that says what it is; the space after it stands outside the span."""
        word = run.word
        self._fill(run.on if run.outline_mm else run.colour)
        name, size = self._fonts.name(word.face), number(run.size_mm)
        turn = "0 1 -1 0" if run.turned else "1 0 0 1"
        said = (b"\xfe\xff" + word.text.encode("utf-16-be")).hex().upper()
        start = f"{turn} {self._point(run, 0.0)} Tm"
        self._out.append(f"/{name} {size} Tf {start}")
        self._out.append(f"/Span <</ActualText <{said}>>> BDC")
        if run.outline_mm:
            # The line first, twice as thick, then the letters over its inner half: no joint shows where glyphs meet.
            line = f"{self._stroke(run.colour)} {number(run.outline_mm * 2)} w 1 Tr"
            self._out.append(f"{line} {self._shown(run)} 0 Tr {start}")
        self._out.append(self._shown(run))
        self._out.append("EMC")
        if run.space_after:
            end = self._point(run, word.advance * run.size_mm)
            self._out.append(f"{turn} {end} Tm <{self._fonts.space(word.face):04X}> Tj")

    def _point(self, run: GlyphRun, along: float) -> str:
        """A point on the run's baseline, `along` mm from its beginning."""
        x = run.x if run.turned else run.x + along
        y = run.y - along if run.turned else run.y
        return f"{number(x)} {number(self._page.height_mm - y)}"

    def _shown(self, run: GlyphRun) -> str:
        """The glyphs of a word, moved where the font's own widths would not lead."""
        parts: list[str] = []
        array: list[str] = []
        pen, rise = 0.0, 0.0
        for glyph in _marks_before_their_letter(run.word.glyphs):
            if abs(glyph.y - rise) > 1e-4:
                if array:
                    parts.append(f"[{''.join(array)}] TJ")
                    array = []
                rise = glyph.y
                parts.append(f"{number(rise * run.size_mm)} Ts")
            shift = round((glyph.x - pen) * 1000, 2)
            if shift:
                array.append(number(-shift))
                pen += shift / 1000
            array.append(f"<{self._fonts.glyph(run.word.face, glyph.id):04X}>")
            pen += self._fonts.width(run.word.face, glyph.id) / 1000
        parts.append(f"[{''.join(array)}] TJ")
        if abs(rise) > 1e-4:
            parts.append("0 Ts")
        return " ".join(parts).replace("><", "")

    def _picture(self, picture: Picture) -> None:
        made = self._pictures.get(picture.encoded)
        if made is None:
            made = self._pictures[picture.encoded] = self._pdf.make_indirect(image_object(self._pdf, picture))
        name = f"P{list(self._pictures).index(picture.encoded)}"
        self.used[name] = made
        clip = f"{self._path(picture.clip)} W n " if picture.clip else ""
        foot = self._page.height_mm - picture.y - picture.height
        box = f"{number(picture.width)} 0 0 {number(picture.height)} {number(picture.x)} {number(foot)} cm"
        self._out.append(f"q {clip}{box} /{name} Do Q")


def _marks_before_their_letter(glyphs: tuple[Glyph, ...]) -> tuple[Glyph, ...]:
    """The glyphs, the marks at the end drawn before the letter they belong to.

    PDFium takes the width of a word's last glyph for the end of the word; a Devanagari vowel sign is wide, stands far
    back and has no advance, so the gap to the next word would not be seen as a space.
    """
    last = max((index for index, glyph in enumerate(glyphs) if glyph.advance > 0), default=len(glyphs) - 1)
    return (*glyphs[:last], *glyphs[last + 1 :], *glyphs[last : last + 1])
