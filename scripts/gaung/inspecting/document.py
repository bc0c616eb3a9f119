"""A PDF or a ZIP as text: pages, titles, notes, what is attached, and the pictures inside."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from decimal import Decimal

import numpy as np
import pikepdf
import pypdfium2

from gaung.inspecting.pictures import is_picture, read_picture
from gaung.inspecting.text import Contents, Kind, letters_in
from gaung.picture import MOST_PICTURE_PIXELS

Reader = Callable[[str, bytes, Contents], None]

_MOST_MEMBERS = 5_000
_MOST_MEMBER_BYTES = 512 << 20
_SURPLUS_KEYS = {"/EmbeddedFiles": "attached file", "/EF": "attached file", "/PieceInfo": "editor's notes"}
_SURPLUS_KEYS |= {"/JS": "script", "/Thumb": "thumbnail"}
_TELLING = re.compile(rb"xmpMM:History|photoshop:|exif:|<dc:creator|xmp:CreatorTool|GPS(?:Latitude|Longitude)")
_SIDE_PX = 512
_IMAGE = pypdfium2.raw.FPDF_PAGEOBJ_IMAGE
_UNTOLD = frozenset({"/ID", "/Length", "/CharSet", "/Ordering", "/Registry"})


def read_pdf(content: bytes, contents: Contents) -> None:
    """The text of every page, and every text that the file's objects hold."""
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            is_linear = pdf.is_linearized
            for value in pdf.objects:
                _object(value, contents, 0)
            _object(pdf.trailer, contents, 0)
    except pikepdf.PdfError:
        contents.surplus.append("PDF that cannot be read")
        contents.add(letters_in(content), "PDF", Kind.CODE)
        return
    if content.count(b"%%EOF") > 1 and not is_linear:
        contents.surplus.append("earlier version of the file")
    after = content[content.rfind(b"%%EOF") + 5 :].strip()
    if after:
        contents.surplus.append("bytes after the end")
        contents.add(letters_in(after), "after the end", Kind.CODE)
    try:
        _pages(content, contents)
    except pypdfium2.PdfiumError:
        contents.surplus.append("PDF that cannot be read")


def _pages(content: bytes, contents: Contents) -> None:
    document = pypdfium2.PdfDocument(content)
    try:
        for page in document:
            contents.add(page.get_textpage().get_text_bounded().replace("\r\n", "\n"))
    finally:
        document.close()


def _object(value: pikepdf.Object | Decimal | int | bool | str | None, contents: Contents, depth: int) -> None:
    """The texts of one object and of what it holds directly; other objects have their own turn."""
    if not isinstance(value, pikepdf.Object):
        return
    if isinstance(value, pikepdf.String):
        contents.add(str(value), "PDF")
    elif isinstance(value, pikepdf.Array):
        for inner in value.as_list():
            if isinstance(inner, pikepdf.Object) and not inner.is_indirect and depth < 20:
                _object(inner, contents, depth + 1)
    elif isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
        _dictionary(value, contents, depth)


def _dictionary(value: pikepdf.Object, contents: Contents, depth: int) -> None:
    for key, inner in value.items():
        if key in _SURPLUS_KEYS:
            contents.surplus.append(f"PDF {_SURPLUS_KEYS[key]}")
        if isinstance(inner, pikepdf.Object) and not inner.is_indirect and key not in _UNTOLD and depth < 20:
            _object(inner, contents, depth + 1)
    if not isinstance(value, pikepdf.Stream):
        return
    raw = value.read_raw_bytes()
    if is_picture(raw):
        inside = Contents()
        read_picture(raw, inside)
        contents.take(inside, "PDF picture")
    elif value.get("/Subtype") == pikepdf.Name.Image:
        drawn = _drawn(value)
        if drawn is None:
            contents.surplus.append("PDF picture that cannot be read")
        else:
            contents.pictures.append(drawn)
    elif value.get("/Type") == pikepdf.Name.Metadata:
        metadata = value.read_bytes()
        found = _TELLING.search(metadata)
        if found:
            contents.surplus.append(f"PDF {found[0].decode().strip('<')}")
        plain = re.sub(rb"<[^>]*>", b"\n", metadata)
        contents.add(plain.decode("utf-8", "replace"), "PDF metadata")


def _drawn(picture: pikepdf.Object) -> bytes | None:
    """A picture in any colour space, as a viewer paints it on white, at most `_SIDE_PX` wide and high; a PPM file.

    Painted on a page of its own, so that what no page shows is seen, too. None for what cannot be painted.
    """
    try:
        width, height = int(picture.Width), int(picture.Height)
        if min(width, height) < 1 or width * height > MOST_PICTURE_PIXELS:
            return None
        scale = min(1.0, _SIDE_PX / max(width, height))
        wide, high = max(round(width * scale), 3), max(round(height * scale), 3)
        alone = pikepdf.new()
        page = alone.add_blank_page(page_size=(wide, high))
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=alone.copy_foreign(picture)))
        page.Contents = alone.make_stream(b"%d 0 0 %d 0 0 cm /I Do" % (wide, high))
        written = io.BytesIO()
        alone.save(written)
        document = pypdfium2.PdfDocument(written.getvalue())
    except (pikepdf.PdfError, pypdfium2.PdfiumError, AttributeError, TypeError, ValueError):
        return None
    try:
        for image in document[0].get_objects(filter=(_IMAGE,)):
            image.get_bitmap()  # raises for what is then left out of the page in silence
        painted: np.ndarray = document[0].render(rev_byteorder=True, prefer_bgrx=True).to_numpy()[:, :, :3]
        high, wide = painted.shape[:2]
        return b"P6 %d %d 255\n" % (wide, high) + painted.tobytes()
    except pypdfium2.PdfiumError:
        return None
    finally:
        document.close()


def read_zip(content: bytes, contents: Contents, read: Reader) -> None:
    """The names of a ZIP's members, its comments, and what is in each member, by `read`."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            contents.add(archive.comment.decode("utf-8", "replace"), "ZIP comment")
            for member in archive.infolist()[:_MOST_MEMBERS]:
                contents.add(member.filename, "ZIP name", Kind.NAME)
                contents.add(member.comment.decode("utf-8", "replace"), "ZIP comment")
                if not member.is_dir() and member.file_size <= _MOST_MEMBER_BYTES:
                    inside = Contents()
                    read(member.filename, archive.read(member), inside)
                    contents.take(inside, member.filename)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, ValueError, OSError, EOFError):
        contents.surplus.append("ZIP that cannot be read")
        contents.add(letters_in(content), "ZIP", Kind.CODE)
