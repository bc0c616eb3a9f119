"""How much of each pixel a path covers: exact areas, summed from its edges row by row.

The signed-area method of font rasterisers: every edge adds the area to its right, a running sum along the row turns
that into coverage. Overlaps that run the same way count once, which is the non-zero rule for what posters draw.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from gaung.making.poster.display import Path

_BAND_ROWS = 256
_Floats = NDArray[np.float64]


def coverage(path: Path, scale: float, size: tuple[int, int]) -> Iterator[tuple[int, int, NDArray[np.uint8]]]:
    """Bands of coverage, 0 to 255, each with its left column and top row, of a path on a page.

    `scale` is in pixels per millimetre, `size` the page's width and height in pixels. Bands keep the memory small
    whatever the size of the page.
    """
    if not path:
        return
    edges = _edges(path, scale)
    left = max(0, floor(float(edges[:, (0, 2)].min())))
    right = min(size[0], ceil(float(edges[:, (0, 2)].max())))
    top = max(0, floor(float(edges[:, (1, 3)].min())))
    foot = min(size[1], ceil(float(edges[:, (1, 3)].max())))
    if left >= right:
        return
    if _is_rectangle(edges):
        across = _stretch(float(edges[:, 0].min()), float(edges[:, 0].max()), left, right)
        down = _stretch(float(edges[:, 1].min()), float(edges[:, 1].max()), top, foot)
        yield left, top, (np.outer(down, across) * 255 + 0.5).astype(np.uint8)
        return
    edges = edges - np.array([left, 0, left, 0], dtype=np.float64)
    for row in range(top, foot, _BAND_ROWS):
        rows = min(_BAND_ROWS, foot - row)
        yield left, row, _band(edges, row, rows, right - left)


def _is_rectangle(edges: _Floats) -> bool:
    """Whether the edges are those of an upright rectangle: most of a poster's surface is."""
    turns = (edges[:, 0] == edges[:, 2]) != (edges[:, 1] == edges[:, 3])
    return len(edges) == 4 and bool(turns.all())


def _stretch(start: float, end: float, first: int, last: int) -> NDArray[np.float32]:
    """How much of each of the pixels `first` to `last` lies between `start` and `end`, along one side."""
    pixels = np.arange(first, last, dtype=np.float32)
    covered = np.minimum(pixels + 1, end) - np.maximum(pixels, start)
    return covered.clip(0, 1).astype(np.float32)


def _band(edges: _Floats, top: int, rows: int, width: int) -> NDArray[np.uint8]:
    """The coverage of `rows` rows from `top`, `width` columns."""
    x0, y0, x1, y1 = edges.T
    y0, y1 = y0 - top, y1 - top
    with np.errstate(divide="ignore", invalid="ignore"):
        slope = (x1 - x0) / (y1 - y0)
    direction = np.where(y1 > y0, 1.0, -1.0)
    low = np.clip(np.minimum(y0, y1), 0, rows)
    high = np.clip(np.maximum(y0, y1), 0, rows)
    keep = high > low
    x0, y0, slope, direction, low, high = (part[keep] for part in (x0, y0, slope, direction, low, high))
    # Cut the edges at rows.
    first = np.floor(low).astype(np.int64)
    count = np.maximum(np.ceil(high).astype(np.int64) - first, 1)
    which = np.repeat(np.arange(len(low)), count)
    row = first[which] + _counting(count)
    upper = np.maximum(low[which], row)
    lower = np.minimum(high[which], row + 1)
    xa = np.clip(x0[which] + (upper - y0[which]) * slope[which], 0, width)
    xb = np.clip(x0[which] + (lower - y0[which]) * slope[which], 0, width)
    rise = (lower - upper) * direction[which]
    # Cut the pieces at columns.
    near, far = np.minimum(xa, xb), np.maximum(xa, xb)
    first = np.floor(near).astype(np.int64)
    count = np.maximum(np.ceil(far).astype(np.int64) - first, 1)
    which = np.repeat(np.arange(len(near)), count)
    column = first[which] + _counting(count)
    start = np.maximum(near[which], column)
    end = np.minimum(far[which], column + 1)
    run = (far - near)[which]
    share = rise[which] * np.where(run > 1e-12, (end - start) / np.where(run > 1e-12, run, 1), 1.0)
    beyond = (start + end) / 2 - column
    stride = width + 2
    index = row[which] * stride + column
    share *= 255
    # One sum over both columns, and half the bytes from here on: these are the only steps that every pixel takes.
    total = np.bincount(
        np.concatenate((index, index + 1)), np.concatenate((share * (1 - beyond), share * beyond)), rows * stride
    )
    # where no edge is, bincount counts in whole numbers
    sums = total[: rows * stride].astype(np.float32).reshape(rows, stride)
    np.cumsum(sums, axis=1, out=sums)
    np.abs(sums, out=sums)
    np.minimum(sums, 255, out=sums)
    np.add(sums, 0.5, out=sums)
    return sums[:, :width].astype(np.uint8)


def _counting(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """0, 1, … for each of `counts`, one after the other."""
    ends = np.cumsum(counts)
    return np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - counts, counts)


def _edges(path: Path, scale: float) -> _Floats:
    """Every outline as straight edges in pixels: rows of x0, y0, x1, y1."""
    edges: list[tuple[float, float, float, float]] = []
    start = here = (0.0, 0.0)
    for segment in path:
        match segment:
            case ("M", x, y):
                start = here = (x * scale, y * scale)
            case ("L", x, y):
                edges.append((*here, x * scale, y * scale))
                here = (x * scale, y * scale)
            case ("C", *numbers):
                points = _curve(here, [number * scale for number in numbers])
                edges += [(*a, *b) for a, b in zip([here, *points], points, strict=False)]
                here = points[-1]
            case _:
                edges.append((*here, *start))
                here = start
    return np.array(edges, dtype=np.float64).reshape(-1, 4)


def _curve(start: tuple[float, float], numbers: list[float]) -> list[tuple[float, float]]:
    """A Bézier curve as points, about a pixel and a half apart but never coarser than needed to look round."""
    x1, y1, x2, y2, x3, y3 = numbers
    x0, y0 = start
    length = abs(x1 - x0) + abs(y1 - y0) + abs(x2 - x1) + abs(y2 - y1) + abs(x3 - x2) + abs(y3 - y2)
    steps = min(max(int(length**0.5 * 1.5), 8), 200)
    points = []
    for step in range(1, steps + 1):
        t = step / steps
        s = 1 - t
        a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
        points.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
    return points
