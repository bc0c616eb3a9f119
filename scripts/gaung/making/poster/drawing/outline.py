"""Outlines for drawings: soft blobs, ellipses, arms, speech balloons; how they are turned and mirrored."""

from __future__ import annotations

from math import atan2, cos, hypot, pi, radians, sin
from typing import TypeAlias

from gaung.making.poster.display import Path, Segment
from gaung.making.poster.shapes import circle, mapped

Point: TypeAlias = tuple[float, float]


def ellipse(x: float, y: float, across: float, down: float) -> Path:
    """An ellipse around `x`, `y` with its two radii."""
    return mapped(circle(0, 0, 1), lambda right, below: (right * across + x, below * down + y))


def blob(*points: Point, tension: float = 1.0) -> Path:
    """A closed soft outline through the points (Catmull-Rom); `tension` 0 makes it straight."""
    count = len(points)
    out: list[Segment] = [("M", *points[0])]
    for index in range(count):
        before, here = points[index - 1], points[index]
        after, beyond = points[(index + 1) % count], points[(index + 2) % count]
        k = tension / 6
        out.append(
            (
                "C",
                here[0] + (after[0] - before[0]) * k,
                here[1] + (after[1] - before[1]) * k,
                after[0] - (beyond[0] - here[0]) * k,
                after[1] - (beyond[1] - here[1]) * k,
                *after,
            )
        )
    return (*out, ("Z",))


def limb(start: Point, bend: Point, end: Point, widths: tuple[float, float]) -> Path:
    """An arm or a leg: a bent band from `start` towards `bend` to `end`, with round ends, as one outline."""
    steps = 10
    middle = []
    for step in range(steps + 1):
        t = step / steps
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        middle.append(tuple(a * p + b * q + c * r for p, q, r in zip(start, bend, end, strict=True)))
    left: list[Point] = []
    right: list[Point] = []
    for index, (x, y) in enumerate(middle):
        (x0, y0), (x1, y1) = middle[max(index - 1, 0)], middle[min(index + 1, steps)]
        length = hypot(x1 - x0, y1 - y0) or 1.0
        half = (widths[0] + (widths[1] - widths[0]) * index / steps) / 2
        across, up = (y1 - y0) / length * half, -(x1 - x0) / length * half
        left.append((x + across, y + up))
        right.append((x - across, y - up))
    around = [*left, *_cap(left[-1], right[-1]), *right[::-1], *_cap(right[0], left[0])]
    first, *rest = around
    return (("M", *first), *(("L", *point) for point in rest), ("Z",))


def _cap(one: Point, other: Point) -> list[Point]:
    """Points of the half circle from `one` to `other`, clockwise."""
    x, y = (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
    radius = hypot(one[0] - x, one[1] - y)
    angle = atan2(one[1] - y, one[0] - x)
    return [(x + radius * cos(angle + pi * k / 6), y + radius * sin(angle + pi * k / 6)) for k in range(1, 6)]


def balloon(box: tuple[float, float, float, float], radius: float, tip: Point, base: float) -> Path:
    """A speech balloon: a rounded box (left, top, width, height) with a tail from its foot or its top to `tip`."""
    left, top, width, height = box
    right, foot = left + width, top + height
    r = min(radius, width / 2, height / 2)
    k = r * 0.45
    points_down = tip[1] > (top + foot) / 2
    room = max(width / 2 - r - base / 2, 0.0)
    root = min(max(tip[0], left + width / 2 - room), left + width / 2 + room)
    out: list[Segment] = [("M", left + r, top)]
    if not points_down:
        out += [("L", root - base / 2, top), ("L", *tip), ("L", root + base / 2, top)]
    out += [("L", right - r, top), ("C", right - k, top, right, top + k, right, top + r)]
    out += [("L", right, foot - r), ("C", right, foot - k, right - k, foot, right - r, foot)]
    if points_down:
        bow = (tip[0] - root) * 0.15
        out += [
            ("L", root + base / 2, foot),
            ("C", root + base / 2 + bow, foot + (tip[1] - foot) * 0.4, *tip, *tip),
            ("C", *tip, root - base / 2 + bow, foot + (tip[1] - foot) * 0.4, root - base / 2, foot),
        ]
    out += [("L", left + r, foot), ("C", left + k, foot, left, foot - k, left, foot - r)]
    out += [("L", left, top + r), ("C", left, top + k, left + k, top, left + r, top), ("Z",)]
    return tuple(out)


def mirrored(path: Path) -> Path:
    """The path, left and right exchanged around x = 0."""
    return mapped(path, lambda x, y: (-x, y))


def turned(path: Path, degrees: float, about: Point) -> Path:
    """The path, turned clockwise around a point."""
    c, s = cos(radians(degrees)), sin(radians(degrees))

    def turn(x: float, y: float) -> Point:
        dx, dy = x - about[0], y - about[1]
        return about[0] + dx * c - dy * s, about[1] + dx * s + dy * c

    return mapped(path, turn)
