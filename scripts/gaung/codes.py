"""What the codes in a picture say that a phone reads: whoever holds a camera over one taps what it says, unread."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence

import zxingcpp
from PIL import Image, ImageDraw, ImageOps

from gaung.picture import MOST_PICTURE_BYTES, MOST_PICTURE_PIXELS, Box, in_eight_bits

_FORMATS = zxingcpp.BarcodeFormats(
    [
        zxingcpp.BarcodeFormat.QRCode,
        zxingcpp.BarcodeFormat.MicroQRCode,
        zxingcpp.BarcodeFormat.RMQRCode,
        zxingcpp.BarcodeFormat.Aztec,
        zxingcpp.BarcodeFormat.DataMatrix,
    ]
)
"""Those that phones read without being asked. Stripes are of goods and books."""
_SIDE_PX = 2_000
"""A larger picture is looked at in this size: what is to be read at arm's length is still large enough."""


def codes_in(content: bytes, cover: Sequence[Box] = ()) -> tuple[str, ...]:
    """What each code in a picture file says, with what is painted over left out; nothing for what is no picture."""
    if len(content) > MOST_PICTURE_BYTES:
        return ()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content)) as opened:
                if opened.width * opened.height > MOST_PICTURE_PIXELS:
                    return ()
                opened.draft("RGB", (_SIDE_PX, _SIDE_PX))
                seen = tuple(_seen(in_eight_bits(ImageOps.exif_transpose(opened)), cover))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return ()
    return tuple(dict.fromkeys(code.text for one in seen for code in zxingcpp.read_barcodes(one, _FORMATS)))


def _seen(picture: Image.Image, cover: Sequence[Box]) -> Iterator[Image.Image]:
    """The brightness of a picture, on white and, where something shines through, on black, too."""
    picture.thumbnail((_SIDE_PX, _SIDE_PX))
    grounds = ("white", "black") if picture.has_transparency_data else ("white",)
    full = picture.convert("RGBA") if len(grounds) > 1 else picture.convert("L")
    for ground in grounds:
        if full.mode == "RGBA":
            flat = Image.alpha_composite(Image.new("RGBA", full.size, ground), full).convert("L")
        else:
            flat = full
        draw = ImageDraw.Draw(flat)
        for left, top, width, height in cover:
            corner = (left * flat.width, top * flat.height)
            draw.rectangle((*corner, corner[0] + width * flat.width, corner[1] + height * flat.height), fill=128)
        yield flat
