"""Any made file as text, by what its first bytes say it is, and by its name where bytes do not tell."""

from __future__ import annotations

import re
import zlib
from html import unescape
from pathlib import PurePosixPath

from lxml import etree

from gaung.inspecting.document import read_pdf, read_zip
from gaung.inspecting.html import read_code, read_html, read_json
from gaung.inspecting.pictures import is_picture, read_picture
from gaung.inspecting.sound import is_sound, read_sound
from gaung.inspecting.text import Contents, Kind, letters_in

_FONTS = (b"wOFF", b"wOF2", b"\x00\x01\x00\x00", b"OTTO")
_INDEX_MARK = b"pagefind_dcd"
_VTT_TIMES = re.compile(r"^[\d:., ]+-->[^\n]*$", re.MULTILINE)
_JOINT = re.compile(r"(?<=[.!?।:])\s+")
_MOST_BYTES = 64 << 20
"""Of what is compressed no more is unpacked than this."""


def read_file(name: str, content: bytes) -> Contents:
    """Everything that can be read in the file `name`."""
    contents = Contents()
    contents.add(name, "file name", Kind.NAME)
    _read(name, content, contents)
    return contents


def _read(name: str, content: bytes, contents: Contents) -> None:
    if is_picture(content):
        read_picture(content, contents)
    elif is_sound(content):
        read_sound(content, contents)
    elif content.startswith(b"%PDF"):
        read_pdf(content, contents)
    elif content.startswith(b"PK\x03\x04"):
        read_zip(content, contents, _read)
    elif content.startswith(b"\x1f\x8b"):
        _packed(name, content, contents)
    elif not content.startswith(_FONTS) and not content.startswith(b"\x00asm"):
        _plain(name, content, contents)


def _packed(name: str, content: bytes, contents: Contents) -> None:
    """A gzip file; the search index is made of them: fragments are JSON, the rest lists of words between numbers."""
    try:
        inside = zlib.decompressobj(wbits=31).decompress(content, _MOST_BYTES)
    except zlib.error:
        contents.surplus.append("gzip that cannot be read")
        return
    if not inside.startswith(_INDEX_MARK):
        _read(name.removesuffix(".gz"), inside, contents)
    elif inside[len(_INDEX_MARK) :].startswith(b"{"):
        # the indexer joins the blocks of a page with full stops; each was a text of its own
        joined = Contents()
        read_json(inside[len(_INDEX_MARK) :].decode("utf-8", "replace"), joined, "search")
        for text in joined.texts:
            for piece in _JOINT.split(text.words):
                contents.add(piece, "search", text.kind)
    elif not inside[len(_INDEX_MARK) :].startswith(b"\x00asm"):
        contents.add(letters_in(inside), "search words", Kind.CODE)


def _plain(name: str, content: bytes, contents: Contents) -> None:
    suffix = PurePosixPath(name).suffix.lower()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        contents.add(letters_in(content), "bytes", Kind.CODE)
        return
    if suffix in {".html", ".htm", ".xhtml"}:
        read_html(text, contents)
    elif suffix in {".json", ".webmanifest", ".map", ".geojson"}:
        read_json(text, contents, "")
    elif suffix in {".js", ".mjs", ".css"}:
        read_code(text, contents)
    elif suffix in {".xml", ".xsl", ".svg", ".opml", ".rss"} or text.startswith("<?xml"):
        _xml(content, text, contents)
    elif suffix == ".vtt":
        for line in _VTT_TIMES.sub("", text).split("\n\n"):
            contents.add(" ".join(re.sub(r"<[^<>]*>", "", unescape(line)).split()))
    else:
        for line in text.split("\n"):
            contents.add(line)


def _xml(content: bytes, text: str, contents: Contents) -> None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        read_html(text, contents)
        return
    for element in root.iter():
        part = "comment" if not isinstance(element.tag, str) else element.tag.rpartition("}")[2]
        for said in (element.text, element.tail):
            if said and "<" in said:
                read_html(said, contents)
            elif said:
                is_address = "://" in said and " " not in said.strip()
                contents.add(said.strip(), part, Kind.ADDRESS if is_address else Kind.TEXT)
        for name, value in element.attrib.items():
            short = str(name).rpartition("}")[2]
            if short in {"d", "points", "transform", "viewBox", "style", "class", "select", "match", "test"}:
                continue
            kind = Kind.ADDRESS if short in {"url", "href", "src", "guid"} else Kind.TEXT
            contents.add(str(value), f"{part} {short}", kind)
