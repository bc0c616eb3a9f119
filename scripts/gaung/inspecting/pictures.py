"""A picture file as its chunks: what it carries beside pixels is surplus, and is read too. No pixel is decoded."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from gaung.inspecting.text import Contents, Kind, letters_in

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_PLAIN = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"sRGB", b"gAMA", b"cHRM", b"pHYs", b"bKGD", b"sBIT", b"hIST"}
    | {b"acTL", b"fcTL", b"fdAT", b"cICP"}
)
_PNG_NAMES = {b"eXIf": "EXIF", b"iCCP": "ICC profile", b"tIME": "time of change"}
_JPEG_NAMES = {0xE1: "EXIF or XMP", 0xE2: "ICC profile", 0xED: "IPTC", 0xFE: "comment"}
_WEBP_PLAIN = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"})
_MOST_BYTES = 8 << 20
"""Of a compressed text no more is unpacked than this."""


def is_picture(content: bytes) -> bool:
    """Whether the bytes begin as a picture that is read here."""
    is_webp = content[:4] == b"RIFF" and content[8:12] == b"WEBP"
    return content.startswith((_PNG, b"\xff\xd8\xff", b"GIF8")) or is_webp


def read_picture(content: bytes, contents: Contents) -> None:
    """What a PNG, JPEG, WebP or GIF holds beside its pixels."""
    contents.pictures.append(content)
    if content.startswith(_PNG):
        found = _png(content)
    elif content.startswith(b"\xff\xd8"):
        found = _jpeg(content)
    elif content.startswith(b"GIF8"):
        found = _gif(content)
    else:
        found = _webp(content)
    for name, inside in found:
        contents.surplus.append(name)
        contents.add(letters_in(inside), name, Kind.CODE)


def _png(content: bytes) -> Iterator[tuple[str, bytes]]:
    at = 8
    while at + 12 <= len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        kind, inside = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        at += 12 + length
        if kind not in _PNG_PLAIN:
            yield _PNG_NAMES.get(kind, kind.decode("latin-1")), inside + b"\n" + _unpacked(inside)
        if kind == b"IEND":
            break
    if at < len(content):
        yield "bytes after the end", content[at:]


def _unpacked(inside: bytes) -> bytes:
    """What is compressed in a chunk of text or a colour profile: it begins after a name, a zero and a method."""
    for mark in (b"\x00\x00", b"\x00\x01\x00"):
        start = inside.find(mark)
        if start < 0:
            continue
        for more in range(start + len(mark), min(start + len(mark) + 80, len(inside))):
            if inside[more : more + 1] != b"\x78":
                continue
            try:
                return zlib.decompressobj().decompress(inside[more:], _MOST_BYTES)
            except zlib.error:
                continue
    return b""


def _jpeg(content: bytes) -> Iterator[tuple[str, bytes]]:
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        mark = content[at + 1]
        if mark == 0xFF:
            at += 1
            continue
        if mark == 0xD9:
            break
        (length,) = struct.unpack(">H", content[at + 2 : at + 4])
        inside = content[at + 4 : at + 2 + length]
        is_own = (mark == 0xE0 and inside[:5] == b"JFIF\x00" and length <= 18) or (
            mark == 0xEE and inside[:5] == b"Adobe"
        )
        if (0xE0 <= mark <= 0xEF or mark == 0xFE) and not is_own:
            yield _JPEG_NAMES.get(mark, f"APP{mark - 0xE0}"), inside
        at += 2 + length
        if mark == 0xDA:
            at = _after_scan(content, at)
    if content[at : at + 2] == b"\xff\xd9" and at + 2 < len(content):
        yield "bytes after the end", content[at + 2 :]


def _after_scan(content: bytes, at: int) -> int:
    """Where the marker after a scan stands: in a scan, 0xFF is followed by zero or a restart marker."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            return len(content)
        if content[at + 1] != 0 and not 0xD0 <= content[at + 1] <= 0xD7:
            return at
        at += 2


def _webp(content: bytes) -> Iterator[tuple[str, bytes]]:
    (size,) = struct.unpack("<I", content[4:8])
    at = 12
    while at + 8 <= min(size + 8, len(content)):
        kind = content[at : at + 4]
        (length,) = struct.unpack("<I", content[at + 4 : at + 8])
        if kind not in _WEBP_PLAIN:
            yield kind.decode("latin-1").strip(), content[at + 8 : at + 8 + length]
        at += 8 + length + length % 2
    if size + 8 < len(content):
        yield "bytes after the end", content[size + 8 :]


def _gif(content: bytes) -> Iterator[tuple[str, bytes]]:
    at = 0
    while (at := content.find(b"\x21\xfe", at)) >= 0:
        yield "comment", content[at + 3 : at + 3 + 255]
        at += 2
    if b"XMP DataXMP" in content:
        yield "XMP", content[content.index(b"XMP DataXMP") :][: 1 << 16]
