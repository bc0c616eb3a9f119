"""Echo rings, the motif of Gaung: arcs that leave a point, grow, and bleed off the sheet without touching the words."""

from __future__ import annotations

from math import cos, radians, sin
from typing import TypeAlias

from gaung.making.poster.colour import Colour, mix
from gaung.making.poster.display import Ink, Shape
from gaung.making.poster.shapes import arc_band, ring
from gaung.making.poster.sheet import Palette
from gaung.making.poster.typesetting import SetText

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and foot, in mm."""

_SPAN = (-58.0, 58.0)
"""Where loud arcs may stand: to the right of the last letter, in degrees."""


def whole_rings(x: float, y: float, radii: tuple[float, ...], thickness: float, colour: Colour) -> tuple[Shape, ...]:
    """Concentric quiet rings around a point, as one shape."""
    return (Shape(tuple(segment for radius in radii for segment in ring(x, y, radius, thickness)), colour, Ink.QUIET),)


def free_arcs(
    centre: tuple[float, float],
    radii: tuple[float, ...],
    thickness: float,
    colour: Colour,
    span: tuple[float, float],
    avoid: tuple[Box, ...],
    clearance: float,
) -> tuple[Shape, ...]:
    """Arcs within `span` degrees (clockwise from the right), each cut back to where it keeps clear of the boxes."""
    shapes = []
    for radius in radii:
        for start, end in _free_spans(centre, radius, span, avoid, clearance + thickness / 2):
            if radians(end - start) * radius > 2.5 * thickness:
                shapes.append(Shape(arc_band(*centre, radius, thickness, start, end), colour))
    return tuple(shapes)


def _free_spans(
    centre: tuple[float, float], radius: float, span: tuple[float, float], avoid: tuple[Box, ...], room: float
) -> list[tuple[float, float]]:
    """The stretches of angles on which a circle stays `room` mm away from every box."""
    spans: list[tuple[float, float]] = []
    begun: float | None = None
    step = 1.0
    angle = span[0]
    while angle <= span[1] + 1e-9:
        x, y = centre[0] + radius * cos(radians(angle)), centre[1] + radius * sin(radians(angle))
        free = not any(
            left - room < x < right + room and top - room < y < foot + room for left, top, right, foot in avoid
        )
        if free and begun is None:
            begun = angle
        if not free and begun is not None:
            spans.append((begun, angle - step))
            begun = None
        angle += step
    if begun is not None:
        spans.append((begun, span[1]))
    return spans


def echo(
    title: SetText, at: tuple[float, float], palette: Palette, field: Box, avoid: tuple[Box, ...] = ()
) -> tuple[Shape, ...]:
    """What leaves the last letter of a title placed at `at`: quiet rings under all words, loud arcs beside them.

    Arcs of which next to nothing would be seen inside `field` are left out.
    """
    boxes = tuple(title.line_box(index, *at) for index in range(len(title.lines)))
    last, size = boxes[-1], title.size_mm
    centre = (last[2] + size * 0.08, last[3] - size * 0.2)
    thickness = size * 0.13
    radii = tuple(size * (0.42 + 0.36 * step) for step in range(9))
    quiet = whole_rings(*centre, radii, thickness, mix(palette.field, palette.on_field, 0.07))
    seen = tuple(radius for radius in radii[:5] if _is_seen(centre, radius, field, (*boxes, *avoid), 5 * thickness))
    loud = free_arcs(centre, seen, thickness, palette.accent, _SPAN, (*boxes, *avoid), size * 0.06)
    return (*quiet, *loud)


def _is_seen(centre: tuple[float, float], radius: float, field: Box, avoid: tuple[Box, ...], least: float) -> bool:
    """Whether at least `least` mm of an arc lie inside the field and outside the boxes."""
    points = (
        (centre[0] + radius * cos(radians(angle)), centre[1] + radius * sin(radians(angle)))
        for angle in range(int(_SPAN[0]), int(_SPAN[1]) + 1)
    )
    free = sum(_lies_in(point, field) and not any(_lies_in(point, box) for box in avoid) for point in points)
    return radians(free) * radius >= least


def _lies_in(point: tuple[float, float], box: Box) -> bool:
    return box[0] < point[0] < box[2] and box[1] < point[1] < box[3]
