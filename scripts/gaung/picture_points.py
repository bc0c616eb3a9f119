"""Points of a picture that are found again in a part of it, and in a larger picture that it is a part of.

Each is where something round or cornered stands out, at its own size: an extreme of the Laplacian over places and
sizes (Lindeberg, "Feature detection with automatic scale selection", IJCV 1998). What surrounds it is told by the signs
of 54 low frequencies. From all of that a portrait can be drawn again, as a blurred face; so whoever keeps the points of
a picture that is gone keeps the `coarse` ones only, from which patches of light and dark come and no face.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from functools import cache
from math import degrees, sqrt

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Floats = NDArray[np.float64]
Signs = NDArray[np.int8]

AREA = 256 * 256
"""Pictures are looked at in about so many pixels, whatever their shape."""
SIZES = 1.7 * 2.0 ** (np.arange(11) / 3)
"""The sizes that are tried, in pixels; a point has one of those in between."""
AROUND = 5.5
"""What surrounds a point reaches so many of its sizes to each side."""
MOST_POINTS = 128
DETAIL_AREA, DETAIL_POINTS = 4 * AREA, 256
"""The same of a known picture of which a small part is looked for, such as one face of many."""
_MOST_SEEN = 800
_WEAKEST = 2.5
"""Of 255: what stands out less is grain."""
_EDGE = 12.0
"""On an edge a point slides: there one curvature is many times the other."""
_SIDE = 16
_LEAST_SIDE = 24
_MARGIN, _WIDE_MARGIN = 24, 100
ORDERS = sorted(
    ((down, across) for down in range(10) for across in range(10) if 1 <= down + across <= 9),
    key=lambda order: (sum(order), order),
)
BITS = len(ORDERS)
COARSE_POINTS, COARSE_BITS = 40, 20
"""Of what may be kept for good: so few points, and of each only the lowest frequencies."""


@dataclass(frozen=True, slots=True)
class Points:
    """The points of a picture as it is looked at, in about `AREA` pixels."""

    width: float
    height: float
    places: Floats
    """From the left and from the top."""
    sizes: Floats
    signs: Signs
    """1 or -1, `BITS` for each point, or the first `COARSE_BITS` of them."""
    light: NDArray[np.uint8] | None = None
    """The picture itself, as long as it is looked at; it is not written."""


def points_of(grey: Image.Image, area: int = AREA, most: int = MOST_POINTS) -> Points:
    """The points of a picture in shades of grey, which is looked at in about `area` pixels: at most so many."""
    scale = sqrt(area / (grey.width * grey.height))
    size = (max(_LEAST_SIDE, round(grey.width * scale)), max(_LEAST_SIDE, round(grey.height * scale)))
    light = np.asarray(grey.resize(size, Image.Resampling.BOX if scale < 0.5 else Image.Resampling.BICUBIC), np.uint8)
    places, sizes = _extremes(light.astype(np.float64), most)
    return Points(float(size[0]), float(size[1]), places, sizes, signs_at(light, places, sizes), light)


def coarse(points: Points) -> Points:
    """What may be kept of the points of a picture that is gone."""
    kept = slice(COARSE_POINTS)
    signs = points.signs[kept, :COARSE_BITS]
    return Points(points.width, points.height, points.places[kept].round(), points.sizes[kept], signs)


def written(points: Points) -> str:
    """Points as text."""
    rows = np.concatenate([points.places, points.sizes[:, None]], axis=1) * 16
    parts = [
        bytes([points.signs.shape[1]]),
        np.array([points.width, points.height]).astype("<u2").tobytes(),
        rows.round().clip(0, 65_535).astype("<u2").tobytes(),
        np.packbits(points.signs > 0, axis=1).tobytes(),
    ]
    return base64.b64encode(b"".join(parts)).decode()


def read(text: str) -> Points:
    """Points from text; none from what `written` did not write."""
    try:
        content = base64.b64decode(text, validate=True)
    except ValueError:
        content = b""
    wide = content[0] if len(content) > 4 else 0
    count, rest = divmod(len(content) - 5, 6 + (wide + 7) // 8)
    if rest or wide not in (BITS, COARSE_BITS):
        return Points(1.0, 1.0, np.zeros((0, 2)), np.zeros(0), np.zeros((0, COARSE_BITS), np.int8))
    width, height = np.frombuffer(content, "<u2", 2, 1)
    rows = np.frombuffer(content, "<u2", 3 * count, 5).reshape(count, 3) / 16
    bits = np.frombuffer(content[5 + 6 * count :], np.uint8).reshape(count, (wide + 7) // 8)
    signs = np.where(np.unpackbits(bits, axis=1)[:, :wide] > 0, 1, -1).astype(np.int8)
    return Points(float(width), float(height), rows[:, :2], rows[:, 2], signs)


def turned(points: Points, *, swapped: bool, mirrored: bool, upended: bool) -> Points:
    """The points of the same picture with its sides swapped, then mirrored, then upside down: eight ways in all."""
    width, height, places, signs, light = points.width, points.height, points.places, points.signs, points.light
    down, across = np.array(ORDERS).T
    if swapped:
        width, height, places = height, width, places[:, ::-1]
        signs = signs[:, [ORDERS.index((across, down)) for down, across in ORDERS]]
        light = None if light is None else light.T
    if mirrored:
        places = np.stack([width - places[:, 0], places[:, 1]], axis=1)
        signs = signs * np.where(across % 2, -1, 1).astype(np.int8)
        light = None if light is None else light[:, ::-1]
    if upended:
        places = np.stack([places[:, 0], height - places[:, 1]], axis=1)
        signs = signs * np.where(down % 2, -1, 1).astype(np.int8)
        light = None if light is None else light[::-1]
    return Points(width, height, places, points.sizes, signs, light)


def stretched(points: Points, width: float, height: float) -> Points:
    """A picture as it is looked at, made so wide and high; its points are not sought anew, and it has none."""
    assert points.light is not None
    light = np.asarray(Image.fromarray(points.light).resize((round(width), round(height)), Image.Resampling.BICUBIC))
    return Points(width, height, points.places[:0], points.sizes[:0], points.signs[:0], light)


def about_the_middle(places: Floats, width: float, height: float, tilt: float) -> Floats:
    """Places in a picture after it is turned clockwise about its middle by so many radians."""
    middle = np.array([width, height]) / 2
    cos, sin = np.cos(tilt), np.sin(tilt)
    moved: Floats = (places - middle) @ np.array([[cos, sin], [-sin, cos]]) + middle
    return moved


def tilted(light: NDArray[np.uint8], tilt: float) -> NDArray[np.uint8]:
    """A picture that is turned clockwise about its middle by so many radians, and as large as before."""
    return np.asarray(Image.fromarray(light).rotate(-degrees(tilt), Image.Resampling.BICUBIC), np.uint8)


def signs_at(light: NDArray[np.uint8], places: Floats, sizes: Floats) -> Signs:
    """What surrounds each of these places, as signs."""
    if not len(places):
        return np.zeros((0, BITS), np.int8)
    # the mean of any square is told by the sums of all that lies left of and above its corners
    sums = np.pad(light.astype(np.float64), _WIDE_MARGIN, mode="edge").cumsum(axis=0).cumsum(axis=1)
    sums = np.pad(sums, ((1, 0), (1, 0)))
    lines = np.linspace(-AROUND, AROUND, _SIDE + 1)
    xs, ys = (
        np.clip(places[:, axis, None] + lines * sizes[:, None] + _WIDE_MARGIN, 0, sums.shape[1 - axis] - 1)
        for axis in (0, 1)
    )
    squares = np.diff(np.diff(_between(sums, ys, xs), axis=1), axis=2)
    waves = _waves()
    low = np.einsum("dy,nyx,ax->nda", waves, squares, waves, optimize=True)
    down, across = np.array(ORDERS).T
    return np.where(low[:, down, across] > 0, 1, -1).astype(np.int8)


@cache
def _waves() -> Floats:
    waves: Floats = np.cos(np.pi * np.outer(np.arange(10), np.arange(_SIDE) + 0.5) / _SIDE)
    return waves


def _between(sums: Floats, ys: Floats, xs: Floats) -> Floats:
    """The sums at every crossing of these lines, which lie between pixels too."""
    top, left = np.minimum(ys.astype(int), sums.shape[0] - 2), np.minimum(xs.astype(int), sums.shape[1] - 2)
    down, across = (ys - top)[:, :, None], (xs - left)[:, None, :]
    y, x = top[:, :, None], left[:, None, :]
    above = sums[y, x] * (1 - across) + sums[y, x + 1] * across
    below = sums[y + 1, x] * (1 - across) + sums[y + 1, x + 1] * across
    blend: Floats = above * (1 - down) + below * down
    return blend


def _extremes(light: Floats, most_points: int) -> tuple[Floats, Floats]:
    """Where a picture's points lie, and of what size they are."""
    answers = _laplacians(light)
    found = []
    for sign in (1, -1):
        most = answers * sign
        inner = most[1:-1, 1:-1, 1:-1]
        for axis in (2, 1, 0):
            low, middle, high = (np.take(most, range(at, most.shape[axis] - 2 + at), axis) for at in (0, 1, 2))
            most = np.maximum(np.maximum(low, middle), high)
        found.append(np.argwhere((inner >= most) & (inner > _WEAKEST)))
    k, y, x = (np.concatenate(found) + 1).T
    here = answers[k, y, x]
    across = answers[k, y, x + 1] + answers[k, y, x - 1] - 2 * here
    down = answers[k, y + 1, x] + answers[k, y - 1, x] - 2 * here
    aslant = answers[k, y + 1, x + 1] + answers[k, y - 1, x - 1] - answers[k, y + 1, x - 1] - answers[k, y - 1, x + 1]
    bent = across * down - (aslant / 4) ** 2
    kept = np.nonzero((bent > 0) & ((across + down) ** 2 < _EDGE * bent))[0]
    kept = kept[np.argsort(-np.abs(here[kept]), kind="stable")[:_MOST_SEEN]]
    k, y, x, here, across, down = (one[kept] for one in (k, y, x, here, across, down))
    # between pixels, and between the sizes that were tried
    right = np.clip((answers[k, y, x - 1] - answers[k, y, x + 1]) / (2 * across), -0.5, 0.5)
    lower = np.clip((answers[k, y - 1, x] - answers[k, y + 1, x]) / (2 * down), -0.5, 0.5)
    smaller, larger = answers[k - 1, y, x], answers[k + 1, y, x]
    bend = smaller + larger - 2 * here
    step = np.clip((smaller - larger) / (2 * np.where(bend == 0, 1, bend)), -0.5, 0.5)
    places = np.stack([x + right - 0.5, y + lower - 0.5], axis=1)
    sizes = SIZES[0] * 2.0 ** ((k + step) / 3)
    spread = _spread(places, sizes, np.abs(here), most_points)
    return places[spread], sizes[spread]


def _laplacians(light: Floats) -> Floats:
    """How much each place, and one pixel around the picture, stands out from what surrounds it, for each size."""
    height, width = light.shape
    padded = np.pad(light, _MARGIN, mode="edge" if min(light.shape) <= _MARGIN else "reflect")
    seen = np.fft.rfft2(padded)
    down = 2 * np.pi * np.fft.fftfreq(padded.shape[0])[:, None]
    across = 2 * np.pi * np.fft.rfftfreq(padded.shape[1])[None, :]
    square = down**2 + across**2
    answers = [
        np.fft.irfft2(seen * (size**2 * square * np.exp(-(size**2) * square / 2)), padded.shape) for size in SIZES
    ]
    inner = slice(_MARGIN - 1, _MARGIN + height + 1), slice(_MARGIN - 1, _MARGIN + width + 1)
    return np.stack([answer[inner] for answer in answers])


def _spread(places: Floats, sizes: Floats, strength: Floats, most: int) -> NDArray[np.intp]:
    """The points that are the strongest far around, so that every part of a picture has some.

    After Brown, Szeliski and Winder, "Multi-image matching using multi-scale oriented patches" (CVPR 2005).
    """
    if len(places) <= most:
        return np.arange(len(places))
    apart = ((places[:, None] - places[None]) ** 2).sum(axis=2) + (6 * np.log2(sizes[:, None] / sizes[None])) ** 2
    radius = np.where(strength[None] * 0.9 > strength[:, None], apart, np.inf).min(axis=1)
    return np.argsort(-radius, kind="stable")[:most]
