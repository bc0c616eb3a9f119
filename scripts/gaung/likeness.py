"""What a picture is known by after resizing and recoding: 64 bits, from which nothing of it can be restored."""

from __future__ import annotations

import io
import math
import warnings

import numpy as np
from PIL import Image, ImageOps

from gaung.picture import MOST_PICTURE_PIXELS, in_eight_bits

_STEPS = 24
"""Squares are cut out of a picture at every 24th part of their side."""


def picture_print(content: bytes) -> int | None:
    """What a picture is known by after resizing and recoding: 64 bits, of which a copy has nearly all.

    Whether each of the 64 lowest frequencies (but the mean) of its brightness on 32 by 32 points lies above their
    median. None for what is no picture, or shows nothing: one colour, or a smooth run of colours.
    """
    grey = _grey(content, 64)
    return None if grey is None else _print_of(grey.resize((32, 32), Image.Resampling.BOX))


def square_prints(content: bytes) -> tuple[int, ...]:
    """What the largest squares are known by that can be cut out of a picture, from one of its ends to the other.

    The cover of a show is a square, and photos are not: whoever makes one of a photo cuts it. None of a square.
    """
    grey = _grey(content, 128)
    if grey is None or grey.width == grey.height:
        return ()
    side, rest = min(grey.size), max(grey.size) - min(grey.size)
    count = max(2, math.ceil(rest / side * _STEPS) + 1)
    found: list[int | None] = []
    for number in range(min(count, _STEPS * 4)):
        at = rest * number / (count - 1)
        box = (at, 0, at + side, side) if grey.width > grey.height else (0, at, side, at + side)
        found.append(_print_of(grey.resize((32, 32), Image.Resampling.BOX, box=box)))
    return tuple(dict.fromkeys(one for one in found if one is not None))


def is_same_picture(one: int, other: int) -> bool:
    """Whether two prints are of one picture: at most 8 of 64 bits differ."""
    return (one ^ other).bit_count() <= 8


def _grey(content: bytes, least_pixels: int) -> Image.Image | None:
    """The brightness of an upright picture on white, not much larger than it is needed."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content)) as opened:
                if opened.width * opened.height > MOST_PICTURE_PIXELS:
                    return None
                opened.draft("L", (least_pixels, least_pixels))
                small = in_eight_bits(ImageOps.exif_transpose(opened)).convert("RGBA")
                white = Image.new("RGBA", small.size, "white")
                return Image.alpha_composite(white, small).convert("L")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None


def _print_of(points_32: Image.Image) -> int | None:
    points = np.asarray(points_32, np.float64)
    steps = np.cos(np.pi * np.outer(np.arange(9), np.arange(32) + 0.5) / 32)
    low = (steps @ points @ steps.T).ravel()[1:65]
    if np.sum(np.abs(low) > 150) < 16:
        return None
    return int("".join("1" if value > np.median(low) else "0" for value in low), 2)
