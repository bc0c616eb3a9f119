"""The icons: one family on a grid of 24 units, strokes of 2 with round ends, so that colour never speaks alone."""

from __future__ import annotations

from gaung.making.poster.colour import Colour
from gaung.making.poster.display import Ink, Path, Shape
from gaung.making.poster.shapes import circle, line, moved, polygon, ring, rounded
from gaung.model.register import HelplineChannel


def channel_icon(
    channel: HelplineChannel, x: float, y: float, side: float, ink: Colour, ground: Colour
) -> tuple[Shape, ...]:
    """How a help line is reached, in a square of `side` mm."""
    dark: tuple[Path, ...]
    light: tuple[Path, ...]
    match channel:
        case HelplineChannel.PHONE:
            dark = (rounded(6, 1, 12, 22, 3),)
            light = (rounded(8, 4.5, 8, 12.5, 1), circle(12, 20, 1.3))
        case HelplineChannel.WHATSAPP | HelplineChannel.SMS:
            dark = (rounded(1, 3, 22, 15, 6), polygon((5, 15), (13, 17), (5, 23)))
            light = tuple(circle(at, 10.5, 1.6) for at in (6.8, 12, 17.2))
        case HelplineChannel.EMAIL:
            dark = (rounded(1, 4, 22, 16, 3),)
            light = (line(((4, 8), (12, 14), (20, 8)), 1.8),)
        case _:
            dark = (ring(12, 12, 10, 2), line(((3, 12), (21, 12)), 2), _meridian())
            light = ()
    scale = side / 24
    return (
        *(Shape(moved(path, x, y, scale), ink, Ink.SOLID) for path in dark),
        *(Shape(moved(path, x, y, scale), ground, Ink.BARE) for path in light),
    )


def scissors(x: float, y: float, side: float, ink: Colour) -> tuple[Shape, ...]:
    """Where to cut: two blades that point down."""
    blades = (line(((8.2, 8), (15.5, 22)), 2), line(((15.8, 8), (8.5, 22)), 2))
    paths = (ring(6.5, 5, 3.4, 2), ring(17.5, 5, 3.4, 2), *blades)
    return tuple(Shape(moved(path, x, y, side / 24), ink, Ink.SOLID) for path in paths)


def _meridian() -> Path:
    """The two bent lines of a globe."""
    return (
        *line(((12, 2), (8.6, 6), (7.4, 12), (8.6, 18), (12, 22)), 2),
        *line(((12, 2), (15.4, 6), (16.6, 12), (15.4, 18), (12, 22)), 2),
    )
