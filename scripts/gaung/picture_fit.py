"""Whether a picture shows another one, or a part of it: many points of one lie in the other in the same order.

Every pair of points that look alike says at which scale and where the one picture would lie in the other; the place on
which most agree is then looked at again, point by point. Pictures that share a frame, a head or a logo agree there, and
nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from gaung.picture_points import (
    AREA,
    AROUND,
    BITS,
    COARSE_BITS,
    SIZES,
    Floats,
    Points,
    about_the_middle,
    signs_at,
    stretched,
    tilted,
    turned,
)

_MOST_WRONG, _MOST_WRONG_THERE = {BITS: 11, COARSE_BITS: 3}, {BITS: 14, COARSE_BITS: 4}
"""So many of the 54 or 20 signs may differ where points are alike, and where one is looked at that should be there."""
_MOST_PAIRS = 90
_FEWEST = 9
_LEAST_SHARE = 0.25
"""Of the points that both pictures should have, so many must be found in both."""
_FIRM = (28, 0.85, 0.8)
"""So many points must be found in both and be there, so many of those that could be there must be, and in so many of
the fields that have any, most of them."""
_FIRM_COARSE = (22, 0.85, 0.8)
"""The same where only the coarse points of the known picture were kept, and it had more than a few."""
_FIRM_PART = (36, 0.85, 0.85)
"""The same for a part of the known picture, where something may be laid over the rest; only what was found when it was
looked at again counts here. With 28, logos of one layout were taken for each other."""
_PLAIN, _FIRM_PLAIN = 20, (30, 0.85, 0.8)
"""A picture with fewer points than this is a thing or two on a plain ground, of which many look alike."""
_SAME_FRAME = (0, 0.8, 0.8)
"""The same for two pictures of which is known already that they look alike from afar: of one picture all points are
there, of two logos in one layout 77 of 100."""
FEW = 8
"""With fewer points than this, a picture is known from afar only."""
_FIELDS = 5
_ALIKE_ASPECT = 1.15
"""Width and height may be stretched differently by so much."""
_LEAST_TILT = 0.01
_NEAR = 5.0
_EDGE = 6.0


class Seen:
    """A picture in which others are looked for: as it is, turned, mirrored; and inverted."""

    def __init__(self, points: Points | None, again: Callable[[], Points | None] | None = None) -> None:
        self.points = points
        self._again = again

    @cached_property
    def ways(self) -> tuple[Points, ...]:
        """Its points in the eight ways in which it can be laid down; none if there are too few."""
        if self.points is None or len(self.points.places) < _FEWEST:
            return ()
        return tuple(_laid(self.points, number) for number in range(8))

    @cached_property
    def whole(self) -> Points | None:
        """Its points with the picture beside them, which is opened again if only its points were kept."""
        if self.points is None or self.points.light is not None or self._again is None:
            return self.points
        return self._again()


def _laid(points: Points, number: int) -> Points:
    return turned(points, swapped=bool(number & 4), mirrored=bool(number & 2), upended=bool(number & 1))


@dataclass(frozen=True, slots=True)
class Fit:
    """Where a known picture lies in one that is seen: its points times `scale` and `shift`, and then tilted."""

    scale: Floats
    shift: Floats
    tilt: float
    """By so many radians clockwise, about the middle of the one that is seen."""
    count: int
    """The points that were found in both."""
    share: float


def shows(seen: Seen, known: Points) -> bool:
    """Whether a picture shows the known one, or a part of it."""
    if len(known.places) < _FEWEST:
        return False
    signs = known.signs.astype(np.float32)
    bits = signs.shape[1]
    firm = _FIRM_PLAIN if len(signs) < _PLAIN else _FIRM if bits == BITS else _FIRM_COARSE
    for number, way in enumerate(seen.ways):
        alike = signs @ way.signs[:, :bits].T.astype(np.float32)
        for sign in (1, -1):
            mine, its = np.nonzero(alike * sign >= bits - 2 * _MOST_WRONG[bits])
            if len(mine) < _FEWEST:
                continue
            best = np.argsort(-np.abs(alike[mine, its]), kind="stable")[:_MOST_PAIRS]
            fit = _fit(known, way, mine[best], its[best])
            if fit is not None and fit.count >= _FEWEST and fit.share >= _LEAST_SHARE:
                whole = seen.whole
                if whole is None or whole.light is None:
                    return False
                told = _looked_at(known, _laid(whole, number), fit, sign)
                if _is_enough(told, firm, fit.count) or any(_is_enough(one, _FIRM_PART) for one in told.parts()):
                    return True
    return False


def lies_over(seen: Seen, known: Points) -> bool:
    """Whether the points of the known picture are where they should be if both are one picture as a whole."""
    whole = seen.whole
    if whole is None or whole.light is None:
        return False
    for number in range(8):
        way = stretched(_laid(whole, number), known.width, known.height)
        fit = Fit(np.ones(2), np.zeros(2), 0.0, 0, 1.0)
        if any(_is_enough(_looked_at(known, way, fit, sign), _SAME_FRAME) for sign in (1, -1)):
            return True
    return False


@dataclass(frozen=True, slots=True)
class Told:
    """How many points of the known picture could be there, and how many are, in each of its 5 by 5 fields."""

    points: NDArray[np.intp]
    there: NDArray[np.intp]

    def parts(self) -> Iterator[Told]:
        """Of each part that is so large that the rest may be something that was laid over it."""
        for height, width in ((3, 5), (4, 4), (5, 3), (4, 5), (5, 4)):
            for top in range(_FIELDS + 1 - height):
                for left in range(_FIELDS + 1 - width):
                    part = slice(top, top + height), slice(left, left + width)
                    yield Told(self.points[part], self.there[part])


def _is_enough(told: Told, least: tuple[int, float, float], found: int = 0) -> bool:
    """Whether so many are there, with those that were found in both, and in all and in most fields enough of them."""
    count, share, fields = least
    points, there = int(told.points.sum()), int(told.there.sum())
    if not points:
        return False
    has_any = told.points > 0
    is_there = told.there[has_any] * 2 >= told.points[has_any]
    return found + there >= count and there >= share * points and float(is_there.mean()) >= fields


def _fit(known: Points, way: Points, mine: NDArray[np.intp], its: NDArray[np.intp]) -> Fit | None:
    """The scale and shift on which most pairs agree."""
    ratio = way.sizes[its] / known.sizes[mine]
    here, there = known.places[mine], way.places[its]
    first, second = np.triu_indices(len(mine), 1)
    step, step_there = here[second] - here[first], there[second] - there[first]
    far, far_there = np.hypot(*step.T), np.hypot(*step_there.T)
    is_far = (far > 20) & (far_there > 10)
    first, second, step, step_there, far, far_there = (
        one[is_far] for one in (first, second, step, step_there, far, far_there)
    )
    scale = far_there / far
    agree = (step * step_there).sum(axis=1) > 0.985 * far * far_there
    agree &= (np.abs(np.log2(scale / ratio[first])) < 0.45) & (np.abs(np.log2(scale / ratio[second])) < 0.45)
    first, second, scale = first[agree], second[agree], scale[agree]
    if not len(first):
        return None
    middle, middle_there = (here[first] + here[second]) / 2, (there[first] + there[second]) / 2
    shift = middle_there - scale[:, None] * middle
    off = np.abs(scale[:, None, None] * here + shift[:, None] - there).max(axis=2)
    is_near = (off < 0.025 * sqrt(AREA)) & (np.abs(np.log2(ratio / scale[:, None])) < 0.5)
    best = int(np.argmax(is_near.sum(axis=1)))
    return _refined(known, way, mine, its, is_near[best], float(scale[best]))


def _refined(
    known: Points, way: Points, mine: NDArray[np.intp], its: NDArray[np.intp], is_near: NDArray[np.bool_], scale: float
) -> Fit | None:
    """The same more exactly, with a tilt, and with a scale of its own for width and for height."""
    if is_near.sum() < 4:
        return None
    here, there = known.places[mine], way.places[its]
    tilt = _tilt(here[is_near], there[is_near])
    there = about_the_middle(there, way.width, way.height, -tilt)
    scales, shifts = np.full(2, scale), np.zeros(2)
    for axis in (0, 1):
        x, y = here[is_near, axis], there[is_near, axis]
        if x.var() > 100:
            slope = ((x - x.mean()) * (y - y.mean())).mean() / x.var()
            scales[axis] = np.clip(slope, scale / _ALIKE_ASPECT, scale * _ALIKE_ASPECT)
        shifts[axis] = y.mean() - scales[axis] * x.mean()
    size = sqrt(scales[0] * scales[1])
    fits = (np.abs(here * scales + shifts - there) < _NEAR).all(axis=1)
    fits &= np.abs(np.log2(way.sizes[its] / known.sizes[mine] / size)) < 0.5
    count = min(len({*mine[fits].tolist()}), len({*its[fits].tolist()}))
    expected = min(
        _expected(known, scales, shifts, size, way),
        _expected(way, 1 / scales, -shifts / scales, 1 / size, known),
    )
    return Fit(scales, shifts, tilt, count, count / max(1, expected))


def _tilt(here: Floats, there: Floats) -> float:
    """By how many radians, clockwise, some places lie askew; 0 where it is hardly anything."""
    one, other = (each @ np.array([1, 1j]) for each in (here - here.mean(axis=0), there - there.mean(axis=0)))
    tilt = float(np.angle(np.vdot(one, other)))
    return tilt if abs(tilt) > _LEAST_TILT else 0.0


def _expected(points: Points, scale: Floats, shift: Floats, size: float, other: Points) -> int:
    """How many of the points lie in the other picture, and are of a size for which points are sought."""
    at, sizes = points.places * scale + shift, points.sizes * size
    is_inside = ((at > _EDGE) & (at < np.array([other.width, other.height]) - _EDGE)).all(axis=1)
    return int((is_inside & (sizes > SIZES[1] * 1.1) & (sizes < SIZES[-2] / 1.1)).sum())


def _looked_at(known: Points, way: Points, fit: Fit, sign: int) -> Told:
    """The picture as it is where each point of the known one should be, whether a point was found there or not."""
    assert way.light is not None
    light = way.light if fit.tilt == 0 else tilted(way.light, -fit.tilt)
    edges, edges_there = np.array([known.width, known.height]), np.array([way.width, way.height])
    at, sizes = known.places * fit.scale + fit.shift, known.sizes * sqrt(fit.scale[0] * fit.scale[1])
    reach, reach_there = AROUND / 2 * known.sizes[:, None], AROUND / 2 * sizes[:, None]
    seen = about_the_middle(at, way.width, way.height, fit.tilt)
    is_whole = ((seen > reach_there) & (seen + reach_there < edges_there)).all(axis=1) & (sizes > 1.2)
    is_whole &= ((known.places > reach) & (known.places + reach < edges)).all(axis=1)
    if not is_whole.any():
        return Told(np.zeros((_FIELDS, _FIELDS), int), np.zeros((_FIELDS, _FIELDS), int))
    at, sizes, places, signs = at[is_whole], sizes[is_whole], known.places[is_whole], known.signs[is_whole] * sign
    is_there = np.zeros(len(at), bool)
    for step in ((0.0, 0.0), (0.5, 0.0), (-0.5, 0.0), (0.0, 0.5), (0.0, -0.5)):
        wrong = signs_at(light, at + sizes[:, None] * np.array(step), sizes)[:, : signs.shape[1]] != signs
        is_there |= wrong.sum(axis=1) <= _MOST_WRONG_THERE[signs.shape[1]]
    low, high = np.maximum(0, -fit.shift / fit.scale), np.minimum(edges, (edges_there - fit.shift) / fit.scale)
    field = np.clip((places - low) / np.maximum(high - low, 1) * _FIELDS, 0, _FIELDS - 1).astype(int)
    of = field[:, 1] * _FIELDS + field[:, 0]
    points, there = (np.bincount(of[which], minlength=_FIELDS**2) for which in (slice(None), is_there))
    return Told(points.reshape(_FIELDS, _FIELDS), there.reshape(_FIELDS, _FIELDS))
