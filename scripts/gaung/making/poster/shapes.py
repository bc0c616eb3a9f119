"""Shapes as closed paths in millimetres: rectangles, rings, bubbles, and the small family of icons."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from math import atan2, ceil, cos, pi, radians, sin, tan

from gaung.making.poster.display import Path, Segment

_KAPPA = 0.5522847498
_CURVE_STEPS = 14


def rectangle(x: float, y: float, width: float, height: float) -> Path:
    """A rectangle with its top left corner at `x`, `y`."""
    return (("M", x, y), ("L", x + width, y), ("L", x + width, y + height), ("L", x, y + height), ("Z",))


def polygon(*points: tuple[float, float]) -> Path:
    """Straight lines from point to point, closed."""
    (x, y), *rest = points
    return (("M", x, y), *(("L", a, b) for a, b in rest), ("Z",))


def rounded(x: float, y: float, width: float, height: float, radius: float | tuple[float, float, float, float]) -> Path:
    """A rectangle with round corners; four radii go clockwise from the top left."""
    radii = (radius,) * 4 if isinstance(radius, (int, float)) else radius
    most = min(width, height) / 2
    a, b, c, d = (min(r, most) for r in radii)
    k = 1 - _KAPPA
    right, foot = x + width, y + height
    return (
        ("M", x + a, y),
        ("L", right - b, y),
        ("C", right - b * k, y, right, y + b * k, right, y + b),
        ("L", right, foot - c),
        ("C", right, foot - c * k, right - c * k, foot, right - c, foot),
        ("L", x + d, foot),
        ("C", x + d * k, foot, x, foot - d * k, x, foot - d),
        ("L", x, y + a),
        ("C", x, y + a * k, x + a * k, y, x + a, y),
        ("Z",),
    )


def circle(x: float, y: float, radius: float) -> Path:
    """A disc around `x`, `y`."""
    return (("M", x + radius, y), *_arc(x, y, radius, 0, 360), ("Z",))


def arc_band(x: float, y: float, radius: float, thickness: float, start: float, end: float) -> Path:
    """A piece of a ring with round ends.

    Angles in degrees, clockwise from the right, as y runs downwards; `radius` is that of its middle line.
    """
    if end - start >= 360:
        return ring(x, y, radius, thickness)
    half = thickness / 2
    outer, inner = radius + half, radius - half
    first, last = radians(start), radians(end)
    head = (x + radius * cos(last), y + radius * sin(last))
    foot = (x + radius * cos(first), y + radius * sin(first))
    return (
        ("M", x + outer * cos(first), y + outer * sin(first)),
        *_arc(x, y, outer, start, end),
        *_arc(*head, half, end, end + 180),
        *_arc(x, y, inner, end, start),
        *_arc(*foot, half, start + 180, start + 360),
        ("Z",),
    )


def ring(x: float, y: float, radius: float, thickness: float) -> Path:
    """A whole ring; `radius` is that of its middle line."""
    outer, inner = radius + thickness / 2, radius - thickness / 2
    return (
        ("M", x + outer, y),
        *_arc(x, y, outer, 0, 360),
        ("Z",),
        ("M", x + inner, y),
        *_arc(x, y, inner, 360, 0),
        ("Z",),
    )


def line(points: tuple[tuple[float, float], ...], thickness: float) -> Path:
    """A line through points with round ends and joints."""
    half = thickness / 2
    path: list[Segment] = []
    for (x0, y0), (x1, y1) in pairwise(points):
        turn = atan2(y1 - y0, x1 - x0) * 180 / pi
        start = radians(turn - 90)
        path.append(("M", x0 + half * cos(start), y0 + half * sin(start)))
        path.append(("L", x1 + half * cos(start), y1 + half * sin(start)))
        path += _arc(x1, y1, half, turn - 90, turn + 90)
        path.append(("L", x0 - half * cos(start), y0 - half * sin(start)))
        path += _arc(x0, y0, half, turn + 90, turn + 270)
        path.append(("Z",))
    return tuple(path)


def stroked(path: Path, thickness: float) -> Path:
    """The surface of a line of `thickness` along a path, with round ends and joints."""
    out: list[Segment] = []
    for points in flattened(path):
        if len(points) > 1:
            out += line(points, thickness)
    return tuple(out)


def flattened(path: Path) -> list[tuple[tuple[float, float], ...]]:
    """The outlines of a path as points; a closed one ends where it begins."""
    outlines: list[list[tuple[float, float]]] = []
    for segment in path:
        match segment:
            case ("M", x, y):
                outlines.append([(x, y)])
            case ("L", x, y):
                outlines[-1].append((x, y))
            case ("C", x1, y1, x2, y2, x3, y3):
                x0, y0 = outlines[-1][-1]
                for step in range(1, _CURVE_STEPS + 1):
                    t = step / _CURVE_STEPS
                    s = 1 - t
                    a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
                    outlines[-1].append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
            case _:
                outlines[-1].append(outlines[-1][0])
    return [tuple(points) for points in outlines]


def _arc(x: float, y: float, radius: float, start: float, end: float) -> list[Segment]:
    """Curves along a circle from one angle to another, at most a quarter each."""
    count = max(1, ceil(abs(end - start) / 90 - 1e-9))
    step = radians((end - start) / count)
    reach = 4 / 3 * tan(step / 4) * radius
    curves: list[Segment] = []
    angle = radians(start)
    for _ in range(count):
        after = angle + step
        curves.append(
            (
                "C",
                x + radius * cos(angle) - reach * sin(angle),
                y + radius * sin(angle) + reach * cos(angle),
                x + radius * cos(after) + reach * sin(after),
                y + radius * sin(after) - reach * cos(after),
                x + radius * cos(after),
                y + radius * sin(after),
            )
        )
        angle = after
    return curves


def moved(path: Path, x: float, y: float, scale: float = 1.0) -> Path:
    """The path, `scale` times as large, with its origin at `x`, `y`."""
    return mapped(path, lambda right, below: (right * scale + x, below * scale + y))


def mapped(path: Path, to: Callable[[float, float], tuple[float, float]]) -> Path:
    """The path with every one of its points, those that bend its curves included, brought to where `to` says."""
    out: list[Segment] = []
    for segment in path:
        values = [float(n) for n in segment[1:]]
        numbers = (n for x, y in zip(values[::2], values[1::2], strict=True) for n in to(x, y))
        out.append((segment[0], *numbers))  # type: ignore[arg-type]  # as many numbers as before, which no type can say
    return tuple(out)
