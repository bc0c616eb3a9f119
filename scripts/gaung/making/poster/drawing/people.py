"""People: rounded busts without faces, of different skins, hair, scarves and shirts, from one kit.

The unit figure is 100 high; its origin is the middle of its foot edge, y runs downwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from gaung.making.poster.colour import CORAL, INK, PLUM, SUN, TEAL, WHITE, Colour, luminance, mix
from gaung.making.poster.display import Ink, Path, Shape
from gaung.making.poster.drawing.outline import Point, blob, ellipse, limb, mirrored, turned
from gaung.making.poster.shapes import circle, moved, polygon, rounded

_LEAF: Colour = "#2C6E31"
_HAIR: Colour = "#241A1A"
_GREY: Colour = "#8A8078"


class Style(Enum):
    """What is on the head."""

    SHORT = auto()
    LONG = auto()
    TAIL = auto()
    CURLS = auto()
    BUN = auto()
    SCARF = auto()
    CAP = auto()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a drawing."""

    skin: Colour
    shirt: Colour
    style: Style
    hair: Colour = _HAIR
    """Of the hair, the scarf or the cap."""
    collar: Colour | None = None


@dataclass(frozen=True, slots=True)
class Arm:
    """An arm of the unit figure: from the shoulder over the elbow to the hand."""

    shoulder: Point
    elbow: Point
    hand: Point


CHILDREN = (
    Person("#C68A5B", TEAL, Style.SCARF, PLUM),
    Person("#8D5A36", SUN, Style.SHORT),
    Person("#E0AC7E", CORAL, Style.TAIL),
    Person("#6F4527", mix(TEAL, WHITE, 0.35), Style.CURLS),
    Person("#B57A4C", WHITE, Style.CAP, TEAL, collar=mix(WHITE, INK, 0.2)),
    Person("#D39C6C", PLUM, Style.LONG),
)
ADULTS = (
    Person("#A9703F", _LEAF, Style.BUN, "#3A2A26", collar=WHITE),
    Person("#7A4B2B", INK, Style.SHORT, _GREY, collar=WHITE),
    Person("#D9A679", PLUM, Style.SCARF, mix(TEAL, WHITE, 0.2)),
)

CROWN: Point = (0.0, -99.0)
"""A little above the head: that is where a balloon's tail ends."""


def bust(
    person: Person,
    x: float,
    floor: float,
    scale: float,
    *,
    mirror: bool = False,
    tilt: float = 0.0,
    arms: tuple[Arm, ...] = (),
) -> tuple[Shape, ...]:
    """Head and shoulders standing on `floor`; `scale` in mm a unit, `tilt` turns the head in degrees."""
    head_about = (0.0, -50.0)
    layers: list[tuple[Path, Colour, Ink]] = []
    layers += [(turned(path, tilt, head_about), colour, ink) for path, colour, ink in _behind(person)]
    layers += _body(person)
    head = [*_head(person), *_on_head(person)]
    layers += [(turned(path, tilt, head_about), colour, ink) for path, colour, ink in head]
    if person.style is Style.SCARF:
        layers.append((_drape(), person.hair, Ink.LINED))
    for arm in arms:
        layers += _arm(person, arm)
    out = []
    for path, colour, ink in layers:
        shown = mirrored(path) if mirror else path
        out.append(Shape(moved(shown, x, floor, scale), colour, ink))
    return tuple(out)


def _of(colour: Colour) -> Ink:
    """Dark hair stays dark where ink is saved."""
    return Ink.DARK if luminance(colour) < 0.05 else Ink.LINED


def _body(person: Person) -> list[tuple[Path, Colour, Ink]]:
    torso: Path = (
        ("M", -33, 0),
        ("C", -34, -14, -34, -30, -22, -36),
        ("C", -14, -39, -8, -40, -7, -44),
        ("L", 7, -44),
        ("C", 8, -40, 14, -39, 22, -36),
        ("C", 34, -30, 34, -14, 33, 0),
        ("Z",),
    )
    shade = mix(person.skin, INK, 0.22)
    neck = blob((-7, -52), (7, -52), (7.5, -41), (0, -36.5), (-7.5, -41), tension=0.7)
    layers = [(torso, person.shirt, Ink.LINED), (neck, shade, Ink.LINED)]
    if person.collar:
        layers.append((polygon((-9.5, -43.5), (0, -33), (-6, -29.5), (-14, -39.5)), person.collar, Ink.LINED))
        layers.append((polygon((9.5, -43.5), (0, -33), (6, -29.5), (14, -39.5)), person.collar, Ink.LINED))
    return layers


def _head(person: Person) -> list[tuple[Path, Colour, Ink]]:
    face = blob((0, -88), (14.5, -82), (17, -67), (12, -52), (0, -46), (-12, -52), (-17, -67), (-14.5, -82))
    if person.style is Style.SCARF:
        return [(ellipse(0, -65.5, 13.2, 16.5), person.skin, Ink.LINED)]
    ears = [(circle(side * 17, -65, 3.7), mix(person.skin, INK, 0.1), Ink.LINED) for side in (-1, 1)]
    return [*ears, (face, person.skin, Ink.LINED)]


def _behind(person: Person) -> list[tuple[Path, Colour, Ink]]:
    """What of the hair lies behind the shoulders."""
    match person.style:
        case Style.LONG:
            shape = blob(
                (0, -93), (19, -86), (23, -66), (23, -40), (12, -32), (-12, -32), (-23, -40), (-23, -66), (-19, -86)
            )
            return [(shape, person.hair, _of(person.hair))]
        case Style.TAIL:
            return [
                (
                    blob((14, -84), (27, -86), (32, -70), (28, -52), (23, -44), (22, -60), (19, -72)),
                    person.hair,
                    _of(person.hair),
                )
            ]
        case Style.BUN:
            return [(circle(4, -95, 9), person.hair, _of(person.hair))]
        case Style.SCARF:
            shape = blob(
                (0, -92),
                (17, -86),
                (22, -68),
                (20, -50),
                (27, -34),
                (0, -28),
                (-27, -34),
                (-20, -50),
                (-22, -68),
                (-17, -86),
            )
            return [(shape, person.hair, _of(person.hair))]
        case _:
            return []


def _on_head(person: Person) -> list[tuple[Path, Colour, Ink]]:
    """What is on the head, in front of the face."""
    hair = person.hair
    match person.style:
        case Style.SHORT:
            top = blob(
                (-18.5, -66),
                (-20, -80),
                (-11, -92),
                (4, -94),
                (17, -87),
                (19.5, -74),
                (18, -66),
                (14, -74),
                (5, -78),
                (-6, -75),
                (-14, -76),
            )
            return [(top, hair, _of(hair))]
        case Style.LONG:
            top = blob(
                (-18.5, -60),
                (-21, -78),
                (-12, -92),
                (2, -95),
                (16, -89),
                (20.5, -76),
                (18.5, -60),
                (15, -74),
                (3, -80),
                (-9, -76),
                (-15, -70),
            )
            return [(top, hair, _of(hair))]
        case Style.TAIL | Style.BUN:
            top = blob(
                (-18, -67),
                (-19.5, -80),
                (-10, -91.5),
                (4, -93.5),
                (16, -87),
                (19, -75),
                (17.5, -67),
                (11, -79),
                (0, -82),
                (-10, -80),
            )
            return [(top, hair, _of(hair))]
        case Style.CURLS:
            path: list[Path] = [ellipse(0, -83, 16, 9)]
            for x, y, r in ((-16, -76, 7), (-13, -87, 7.5), (-4, -93, 8), (7, -93, 8), (15, -86, 7.5), (17, -75, 6.5)):
                path.append(circle(x, y, r))
            return [(one, hair, _of(hair)) for one in path]
        case Style.CAP:
            crown = blob((-19, -75), (-17, -88), (-4, -96), (10, -94), (18.5, -84), (19, -75), (0, -78), tension=0.9)
            visor = blob((2, -78), (18, -78), (33, -73), (34, -69.5), (18, -71), (4, -73), tension=0.8)
            sides = blob((-18, -76), (-19.5, -66), (-17, -60), (-14.5, -68), (-14, -76), tension=0.7)
            return [(sides, _HAIR, Ink.DARK), (crown, hair, Ink.LINED), (visor, mix(hair, INK, 0.3), Ink.LINED)]
        case Style.SCARF:
            return [(_scarf_around_face(), hair, Ink.LINED)]


def _scarf_around_face() -> Path:
    """The scarf with its opening for the face."""
    outer = blob((0, -92.5), (16, -87), (21, -70), (18, -52), (10, -43), (-10, -43), (-18, -52), (-21, -70), (-16, -87))
    hole = ellipse(0, -65.5, 12.2, 15.5)
    return (*outer, *_reversed(hole))


def _drape() -> Path:
    """The end of the scarf over the shoulders."""
    return blob((-19, -50), (-8, -44.5), (8, -44.5), (19, -50), (27, -36), (22, -25), (2, -18), (-20, -24), (-27, -36))


def _reversed(path: Path) -> Path:
    """A closed curve, run through the other way round: a hole."""
    starts: list[Point] = []
    here: Point = (0.0, 0.0)
    curves: list[tuple[Point, Point, Point, Point]] = []
    for segment in path:
        values = [float(n) for n in segment[1:]]
        if segment[0] == "M":
            here = (values[0], values[1])
            starts.append(here)
        elif segment[0] == "C":
            end = (values[4], values[5])
            curves.append((here, (values[0], values[1]), (values[2], values[3]), end))
            here = end
    backwards = [("C", *c2, *c1, *start) for start, c1, c2, _ in reversed(curves)]
    return (("M", *curves[-1][3]), *backwards, ("Z",))


def _arm(person: Person, arm: Arm) -> list[tuple[Path, Colour, Ink]]:
    """A sleeve to the elbow, then skin and a hand."""
    elbow, (hx, hy) = arm.elbow, arm.hand
    shirt = mix(person.shirt, INK, 0.14)
    upper = ((arm.shoulder[0] + elbow[0]) / 2, (arm.shoulder[1] + elbow[1]) / 2)
    lower = ((elbow[0] + hx) / 2, (elbow[1] + hy) / 2)
    return [
        (limb(elbow, lower, (hx, hy), (9.5, 8)), person.skin, Ink.LINED),
        (circle(hx, hy, 5.6), person.skin, Ink.LINED),
        (limb(arm.shoulder, upper, elbow, (14, 12)), shirt, Ink.LINED),
    ]


def phone(x: float, y: float, height: float, tilt: float = 0.0, screen: Colour = WHITE) -> tuple[Shape, ...]:
    """A phone with a bright screen; `x`, `y` is its middle."""
    width = height * 0.54
    about = (x, y)
    parts = (
        (rounded(x - width / 2, y - height / 2, width, height, width * 0.18), INK, Ink.SOLID),
        (rounded(x - width * 0.39, y - height * 0.41, width * 0.78, height * 0.76, width * 0.07), screen, Ink.BARE),
        (circle(x, y + height * 0.425, width * 0.05), screen, Ink.BARE),
    )
    return tuple(Shape(turned(path, tilt, about), colour, ink) for path, colour, ink in parts)


def phone_back(x: float, y: float, height: float, tilt: float = 0.0) -> tuple[Shape, ...]:
    """A phone from behind, as those see it who do not hold it."""
    width = height * 0.54
    about = (x, y)
    parts = (
        (rounded(x - width / 2, y - height / 2, width, height, width * 0.2), INK, Ink.SOLID),
        (circle(x - width * 0.25, y - height * 0.33, width * 0.12), mix(INK, WHITE, 0.6), Ink.BARE),
    )
    return tuple(Shape(turned(path, tilt, about), colour, ink) for path, colour, ink in parts)
