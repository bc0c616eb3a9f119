"""A picture in a PDF is known again however it is stored: a partner's file may come from any print programme."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from functools import cache

import numpy as np
import pikepdf
import pytest
from PIL import Image

from gaung.inspecting.document import read_pdf
from gaung.inspecting.text import Contents
from gaung.likeness import is_same_picture, picture_print

SIDE_PX = 256
ARRAY, NAME = pikepdf.Array, pikepdf.Name
Stored = tuple[object, int, bytes]
"""A colour space, bits a channel, and the samples."""


@cache
def drawing() -> np.ndarray:
    """Something to be known again, as brightness (256, 256), uint8."""
    coarse = np.random.default_rng(3).integers(0, 256, (8, 8)).astype(np.uint8)
    whole = Image.fromarray(coarse).resize((SIDE_PX, SIDE_PX), Image.Resampling.BICUBIC)
    return np.asarray(whole)


def ink(pdf: pikepdf.Pdf) -> Stored:
    tint = pikepdf.Dictionary(FunctionType=2, Domain=ARRAY([0, 1]), C0=ARRAY([0] * 4), C1=ARRAY([0, 0, 0, 1]), N=1)
    return ARRAY([NAME.Separation, NAME.Black, NAME.DeviceCMYK, tint]), 8, (255 - drawing()).tobytes()


def inks(pdf: pikepdf.Pdf) -> Stored:
    tint = pdf.make_stream(b"{ pop 0 exch 0 exch 0 exch }")
    tint.FunctionType, tint.Domain, tint.Range = 4, ARRAY([0, 1] * 2), ARRAY([0, 1] * 4)
    space = ARRAY([NAME.DeviceN, ARRAY([NAME.Black, NAME.Spot]), NAME.DeviceCMYK, tint])
    return space, 8, np.stack([255 - drawing(), 0 * drawing()], -1).tobytes()


def lab(pdf: pikepdf.Pdf) -> Stored:
    space = ARRAY([NAME.Lab, pikepdf.Dictionary(WhitePoint=ARRAY([0.95, 1, 1.09]))])
    return space, 8, np.stack([drawing(), 0 * drawing() + 128, 0 * drawing() + 128], -1).tobytes()


def deep(pdf: pikepdf.Pdf) -> Stored:
    return NAME.DeviceGray, 16, drawing().astype(">u2").__mul__(257).astype(">u2").tobytes()


def four_inks(pdf: pikepdf.Pdf) -> Stored:
    none = 0 * drawing()
    return NAME.DeviceCMYK, 8, np.stack([none, none, none, 255 - drawing()], -1).tobytes()


def palette(pdf: pikepdf.Pdf) -> Stored:
    colours = pdf.make_stream(b"".join(bytes([0, 0, 0, 255 - level]) for level in range(256)))
    return ARRAY([NAME.Indexed, NAME.DeviceCMYK, 255, colours]), 8, drawing().tobytes()


def plain(pdf: pikepdf.Pdf) -> Stored:
    return NAME.DeviceRGB, 8, np.stack([drawing()] * 3, -1).tobytes()


def unknown(pdf: pikepdf.Pdf) -> Stored:
    return ARRAY([NAME.Nothing]), 8, drawing().tobytes()


def pdf_with(stored: Callable[[pikepdf.Pdf], Stored], *, is_shown: bool = True, side_px: int = SIDE_PX) -> bytes:
    """A PDF whose one page shows the picture, or only carries it along."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(300, 300))
    space, depth, samples = stored(pdf)
    image = pikepdf.Stream(pdf, zlib.compress(samples))
    image.Type, image.Subtype, image.Filter = NAME.XObject, NAME.Image, NAME.FlateDecode
    image.Width, image.Height, image.BitsPerComponent, image.ColorSpace = side_px, side_px, depth, space
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=image))
    page.Contents = pdf.make_stream(b"q 300 0 0 300 0 0 cm /I Do Q" if is_shown else b"")
    written = io.BytesIO()
    pdf.save(written)
    return written.getvalue()


def known() -> int:
    written = io.BytesIO()
    Image.fromarray(drawing()).save(written, "PNG")
    found = picture_print(written.getvalue())
    assert found is not None
    return found


@pytest.mark.parametrize("is_shown", [True, False])
@pytest.mark.parametrize("stored", [ink, inks, lab, deep, four_inks, palette, plain])
def test_a_picture_is_known_again(stored: Callable[[pikepdf.Pdf], Stored], is_shown: bool) -> None:
    contents = Contents()
    read_pdf(pdf_with(stored, is_shown=is_shown), contents)
    prints = [picture_print(picture) for picture in contents.pictures]
    assert [seen is not None and is_same_picture(seen, known()) for seen in prints] == [True]
    assert contents.surplus == []


def test_a_picture_that_cannot_be_painted_is_said() -> None:
    contents = Contents()
    read_pdf(pdf_with(unknown), contents)
    assert contents.surplus == ["PDF picture that cannot be read"]
    assert contents.pictures == []


@pytest.mark.parametrize("side_px", [0, -1, 100_000])
def test_a_picture_of_a_nonsense_size_is_said(side_px: int) -> None:
    contents = Contents()
    read_pdf(pdf_with(plain, side_px=side_px), contents)
    assert contents.surplus == ["PDF picture that cannot be read"]
