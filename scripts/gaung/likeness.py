"""What a picture is known by after resizing and recoding: 64 bits, from which nothing of it can be restored.

A part of it is known by its points (`picture_points`).
"""

from __future__ import annotations

import io
import math
import warnings
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

import numpy as np
from PIL import Image, ImageChops, ImageOps

from gaung.picture import MOST_PICTURE_PIXELS, in_eight_bits
from gaung.picture_fit import FEW, Seen, lies_over, shows
from gaung.picture_points import (
    AREA,
    DETAIL_AREA,
    DETAIL_POINTS,
    MOST_POINTS,
    Points,
    points_of,
    read,
    written,
)

_STEPS = 24
"""Squares are cut out of a picture at every 24th part of their side."""
_FRAME_STEP, _LEAST_INSIDE = 12, 0.3
"""What differs by less from the corner of a picture belongs to its frame; less than so much of a side is no picture."""
_MOST_WRONG, _MOST_WRONG_TURNED = 8, 4
"""So many of 64 bits may differ, and where it may lie in any of sixteen ways."""
_DETAIL = 3
"""The place in a row."""
_ALL_BITS = (1 << 64) - 1


def picture_print(content: bytes) -> int | None:
    """What a picture is known by after resizing and recoding: 64 bits, of which a copy has nearly all.

    Whether each of the 64 lowest frequencies (but the mean) of its brightness on 32 by 32 points lies above their
    median. None for what is no picture, or shows nothing: one colour, or a smooth run of colours.
    """
    grey = _grey(content, 64)
    return None if grey is None else _print_of(grey.resize((32, 32), Image.Resampling.BOX))


def turned_prints(content: bytes) -> tuple[int, ...]:
    """The same for a picture in which others are looked for: turned, mirrored and inverted, and without its frame."""
    grey = _grey(content, 128)
    if grey is None:
        return ()
    found: list[int] = []
    inside = _unframed(grey)
    for one in (grey,) if inside is None else (grey, inside):
        small = one.resize((32, 32), Image.Resampling.BOX)
        for each in (small, *(small.transpose(turn) for turn in Image.Transpose)):
            seen = _print_of(each)
            found += [] if seen is None else [seen, seen ^ _ALL_BITS]
    return tuple(dict.fromkeys(found))


def _unframed(grey: Image.Image) -> Image.Image | None:
    """What lies in a frame of one colour; None where there is none."""
    ground = Image.new("L", grey.size, grey.getpixel((0, 0)))
    box = ImageChops.difference(grey, ground).point([255 * (step > _FRAME_STEP) for step in range(256)]).getbbox()
    if box is None or box == (0, 0, *grey.size):
        return None
    inside = grey.crop(box)
    least = inside.width >= grey.width * _LEAST_INSIDE and inside.height >= grey.height * _LEAST_INSIDE
    return inside if least else None


class Look:
    """What a picture is known by, and what is seen of others in it."""

    def __init__(self, content: Callable[[], bytes], row: Sequence[str] = ()) -> None:
        self._content = content
        self._row = row

    @cached_property
    def prints(self) -> tuple[int, ...]:
        """Its prints in all ways in which it can be laid down (`turned_prints`)."""
        if not self._row:
            return turned_prints(self._content())
        return tuple(int(one, 16) for one in self._row[1].split())

    @cached_property
    def print(self) -> int | None:
        """Its print as it is."""
        if not self._row:
            return picture_print(self._content())
        return int(self._row[0], 16) if self._row[0] else None

    @cached_property
    def seen(self) -> Seen:
        """Its points."""
        if not self._row:
            return Seen(points_in(self._content()))
        points = read(self._row[2]) if self._row[2] else None
        return Seen(points, lambda: points_in(self._content()))

    @cached_property
    def detail(self) -> Points | None:
        """Its points when it is looked at closely, as where a small part of it is looked for in others."""
        if len(self._row) > _DETAIL:
            return read(self._row[_DETAIL]) if self._row[_DETAIL] else None
        return points_in(self._content(), DETAIL_AREA, DETAIL_POINTS)

    def shows(self, known: Look) -> bool:
        """Whether another picture, or a part of it, is to be seen in this one."""
        if self.shows_any([] if known.print is None else [known.print], [known.seen.points]):
            return True
        return known.detail is not None and shows(self.seen, known.detail)

    def shows_any(self, known: Iterable[int], points: Iterable[Points | None]) -> bool:
        """Whether one of several is to be seen in this one, by their prints or by their points.

        Screens of one app look alike from afar. So a print is enough only where there are few points, or none because
        an earlier version made the trace; where there are more, they must be in their places.
        """
        all_points = [one for one in points if one is not None]
        if any(shows(self.seen, one) for one in all_points):
            return True
        far = min(((seen ^ one).bit_count() for one in known for seen in self.prints), default=64)
        if far > _MOST_WRONG:
            return False
        if all(len(one.places) < FEW for one in all_points):
            # sixteen ways in which something plain may lie are sixteen chances to be alike
            return far <= _MOST_WRONG_TURNED or any(is_same_picture(self.print or 0, one) for one in known)
        lying = [one for one in all_points if len(one.places) >= FEW]
        return any(lies_over(seen, one) for seen in (self.seen, self._inside) for one in lying)

    @cached_property
    def _inside(self) -> Seen:
        """The points of what lies in its frame, if it has one."""
        grey = _grey(self._content(), 512)
        inside = None if grey is None else _unframed(grey)
        return Seen(None if inside is None else points_of(inside))

    def written(self) -> list[str]:
        """What can be kept of it, for `look_from`."""
        points = self.seen.points
        prints = " ".join(f"{one:x}" for one in self.prints)
        row = ["" if self.print is None else f"{self.print:x}", prints, "" if points is None else written(points)]
        if "detail" in self.__dict__ or len(self._row) > _DETAIL:
            row.append("" if self.detail is None else written(self.detail))
        return row


def look_from(row: Sequence[str] | None, content: Callable[[], bytes]) -> Look:
    """What was kept of a picture, or if nothing was, what is seen in its bytes."""
    return Look(content, row or ())


def points_in(content: bytes, area: int = AREA, most: int = MOST_POINTS) -> Points | None:
    """The points of a picture, by which parts of it are known; None for what is no picture."""
    grey = _grey(content, 2 * math.isqrt(area))
    return None if grey is None else points_of(grey, area, most)


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
    return (one ^ other).bit_count() <= _MOST_WRONG


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
