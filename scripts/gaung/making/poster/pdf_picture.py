"""A picture in a PDF: a JPEG passed through as it is, a PNG as its own compressed rows."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from gaung.making.poster.display import PNG_HEAD, Picture

_HEAD = struct.Struct(">IIBBBBB")
_GREY, _RGB, _PALETTE = 0, 2, 3
"""The kinds of colour of a PNG (W3C, Portable Network Graphics, 11.2.1) that we write."""
_PNG_ROWS = 15
"""The predictor for rows that are filtered as PNG filters them (ISO 32000-1, 7.4.4.4)."""


def image_object(pdf: Pdf, picture: Picture) -> Stream:
    """The image of a picture, to be drawn into a square of one by one."""
    if not picture.encoded.startswith(PNG_HEAD):
        made = Stream(pdf, picture.encoded)
        made.Width, made.Height = picture.pixels
        made.BitsPerComponent, made.ColorSpace, made.Filter = 8, Name.DeviceRGB, Name.DCTDecode
    else:
        made = _from_png(pdf, picture.encoded)
    made.Type, made.Subtype = Name.XObject, Name.Image
    return made


def _from_png(pdf: Pdf, encoded: bytes) -> Stream:
    """A PNG that Pillow wrote: not interlaced, 8 bits or fewer, grey, RGB or with a palette."""
    chunks = list(_chunks(encoded))
    width, height, bits, kind, *_ = _HEAD.unpack(chunks[0][1])
    made = Stream(pdf, b"".join(content for name, content in chunks if name == b"IDAT"))
    made.Width, made.Height, made.BitsPerComponent = width, height, bits
    made.Filter = Name.FlateDecode
    colours = 3 if kind == _RGB else 1
    made.DecodeParms = Dictionary(Predictor=_PNG_ROWS, Colors=colours, BitsPerComponent=bits, Columns=width)
    if kind == _PALETTE:
        palette = next(content for name, content in chunks if name == b"PLTE")
        made.ColorSpace = Array([Name.Indexed, Name.DeviceRGB, len(palette) // 3 - 1, String(palette)])
    else:
        made.ColorSpace = Name.DeviceRGB if kind == _RGB else Name.DeviceGray
    return made


def _chunks(encoded: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The name and the content of every chunk."""
    at = len(PNG_HEAD)
    while at < len(encoded):
        (length,) = struct.unpack_from(">I", encoded, at)
        yield encoded[at + 4 : at + 8], encoded[at + 8 : at + 8 + length]
        at += 12 + length
