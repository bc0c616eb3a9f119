"""What a picture is known by after resizing and recoding: 64 bits, from which nothing of it can be restored."""

from __future__ import annotations

import io
import warnings

import numpy as np
from PIL import Image, ImageOps

from gaung.picture import MOST_PICTURE_PIXELS


def picture_print(content: bytes) -> int | None:
    """What a picture is known by after resizing and recoding: 64 bits, of which a copy has nearly all.

    Whether each of the 64 lowest frequencies (but the mean) of its brightness on 32 by 32 points lies above their
    median. None for what is no picture, or shows nothing: one colour, or a smooth run of colours.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content)) as opened:
                if opened.width * opened.height > MOST_PICTURE_PIXELS:
                    return None
                opened.draft("L", (64, 64))
                small = ImageOps.exif_transpose(opened).convert("RGBA")
                white = Image.new("RGBA", small.size, "white")
                grey = Image.alpha_composite(white, small).convert("L").resize((32, 32), Image.Resampling.BOX)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None
    points = np.asarray(grey, np.float64)
    steps = np.cos(np.pi * np.outer(np.arange(9), np.arange(32) + 0.5) / 32)
    low = (steps @ points @ steps.T).ravel()[1:65]
    if np.sum(np.abs(low) > 150) < 16:
        return None
    return int("".join("1" if value > np.median(low) else "0" for value in low), 2)


def is_same_picture(one: int, other: int) -> bool:
    """Whether two prints are of one picture: at most 8 of 64 bits differ."""
    return (one ^ other).bit_count() <= 8
