"""Scenes: who does what, in a box of any shape. Each is a handful of people and things on a ground.

A scene is drawn in units: it is 100 high, its floor is at 0, x = 0 is its middle. It tells where words come from.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from gaung.making.poster.colour import CORAL, INK, ROSE, SKY, SUN, TEAL, WHITE, Colour, mix
from gaung.making.poster.display import Ink, Path, Shape
from gaung.making.poster.drawing.outline import Point, balloon, blob, limb
from gaung.making.poster.drawing.people import ADULTS, CHILDREN, CROWN, Arm, Person, bust, phone_back
from gaung.making.poster.rings import Box
from gaung.making.poster.shapes import arc_band, circle, line, moved, polygon, rectangle, rounded
from gaung.model.poster import PosterScene

_GROUNDS: tuple[Colour, ...] = (SKY, "#FFE9BF", "#DDF3EA", ROSE, "#EBE1F7", SKY)
"""Walls, one after the other through a comic: neighbours differ."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays: the same people in every panel of a poster."""

    child: Person
    friend: Person
    third: Person
    adult: Person


@dataclass(frozen=True, slots=True)
class Scene:
    """What is drawn, and where the balloons of the first and of the second speaker point, in mm."""

    shapes: tuple[Shape, ...]
    speaker: Point
    other: Point


@dataclass(slots=True)
class Stage:
    """Where a scene is drawn: units to millimetres, and what is there already."""

    x: float
    floor: float
    scale: float
    cast: Cast
    shapes: list[Shape]

    def add(self, path: Path, colour: Colour, ink: Ink = Ink.LINED) -> None:
        """A shape in units."""
        self.shapes.append(Shape(moved(path, self.x, self.floor, self.scale), colour, ink))

    def stand(
        self,
        person: Person,
        x: float,
        size: float = 1.0,
        *,
        mirror: bool = False,
        tilt: float = 0.0,
        arms: tuple[Arm, ...] = (),
    ) -> Point:
        """Somebody at `x` units, `size` times as large as the unit figure; where their balloon points, in mm."""
        at, scale = self.x + x * self.scale, self.scale * size
        self.shapes += bust(person, at, self.floor, scale, mirror=mirror, tilt=tilt, arms=arms)
        return (at + CROWN[0] * scale, self.floor + CROWN[1] * scale)

    def phone(self, x: float, y: float, height: float, tilt: float) -> None:
        """A phone from behind, around a point in units."""
        for shape in phone_back(x, y, height, tilt):
            self.add(shape.path, shape.fill, shape.ink)

    def at(self, x: float, y: float) -> Point:
        """A point in units, in mm."""
        return (self.x + x * self.scale, self.floor + y * self.scale)


_Draw: TypeAlias = Callable[[Stage], tuple[Point, Point]]


def cast_of(name: str) -> Cast:
    """Four people, chosen by the poster's name: the same name gives the same people."""
    start = sum(name.encode())
    first, second, third = (CHILDREN[(start + step) % len(CHILDREN)] for step in (0, 1, 3))
    return Cast(first, second, third, ADULTS[start % len(ADULTS)])


def draw(
    scene: PosterScene,
    box: Box,
    figures_top: float,
    cast: Cast,
    number: int = 0,
    colours: tuple[Colour, Colour] | None = None,
) -> Scene:
    """A scene in a box (left, top, right, foot): its ground fills it, its figures stay below `figures_top`.

    `colours` are those of the ground and of the disc behind the figures; else the ground depends on `number`.
    """
    left, top, right, foot = box
    play, width = _SCENES[scene]
    scale = min((foot - figures_top) / 100, (right - left) / width)
    tint = _GROUNDS[number % len(_GROUNDS)]
    wall, disc = colours or (tint, mix(tint, WHITE, 0.55))
    shapes = [Shape(rectangle(left, top, right - left, foot - top), wall)]
    stage = Stage((left + right) / 2, foot, scale, cast, shapes)
    _disc(stage, box, disc)
    speaker, other = play(stage)
    return Scene(tuple(shapes), speaker, other)


def _disc(stage: Stage, box: Box, colour: Colour) -> None:
    """A large half disc that rises behind the figures: it holds the group together."""
    left, top, right, foot = box
    radius = min(92 * stage.scale, (right - left) / 2 * 0.94, (foot - top) * 0.94)
    k = radius * 0.5522847498
    x = (left + right) / 2
    path: Path = (
        ("M", x - radius, foot),
        ("C", x - radius, foot - k, x - k, foot - radius, x, foot - radius),
        ("C", x + k, foot - radius, x + radius, foot - k, x + radius, foot),
        ("Z",),
    )
    stage.shapes.append(Shape(path, colour, Ink.QUIET))


def _phone(stage: Stage) -> tuple[Point, Point]:
    """A child alone with a phone that will not stop."""
    holds = Arm((24, -24), (38, -6), (17, -27))
    mouth = stage.stand(stage.cast.child, -14, tilt=7, arms=(holds,))
    stage.phone(1, -31, 21, -8)
    for x, y, size, colour in ((27, -52, 1.0, CORAL), (44, -33, 0.82, CORAL), (40, -73, 0.72, mix(CORAL, WHITE, 0.3))):
        _sign(stage, x, y, size, colour)
    return mouth, stage.at(24, -40)


def _sign(stage: Stage, x: float, y: float, size: float, colour: Colour) -> None:
    """A message that presses: a small balloon with an exclamation mark."""
    w, h = 19 * size, 15 * size
    stage.add(_small_balloon(x, y, w, h), colour)
    stage.add(rounded(x - 1.3 * size, y - 4.6 * size, 2.6 * size, 6 * size, 1.3 * size), WHITE, Ink.SOLID)
    stage.add(circle(x, y + 3.8 * size, 1.5 * size), WHITE, Ink.SOLID)


def _small_balloon(x: float, y: float, width: float, height: float) -> Path:
    """A balloon around a point, its tail towards the lower left."""
    box = (x - width / 2, y - height / 2, width, height)
    return balloon(box, height * 0.36, (x - width * 0.56, y + height * 0.8), width * 0.24)


def _talk(stage: Stage) -> tuple[Point, Point]:
    """Two children talk; what one says reaches the other."""
    tells = Arm((24, -24), (38, -8), (42, -32))
    mouth = stage.stand(stage.cast.child, -34, tilt=5, arms=(tells,))
    other = stage.stand(stage.cast.friend, 34, mirror=True, tilt=6)
    return mouth, other


def _adult(stage: Stage) -> tuple[Point, Point]:
    """A child and an adult who listens, a hand on the child's shoulder."""
    mouth = stage.stand(stage.cast.child, -27, 0.9, tilt=6)
    holds = Arm((22, -27), (34, -14), (43, -33))
    other = stage.stand(stage.cast.adult, 29, 1.08, mirror=True, tilt=7, arms=(holds,))
    return mouth, other


def _call(stage: Stage) -> tuple[Point, Point]:
    """A child on the phone; the voice goes out in rings."""
    holds = Arm((25, -24), (40, -20), (21, -57))
    for step, radius in enumerate((21, 31, 41)):
        ring = arc_band(8, -61, radius, 4.2, -38, 30)
        stage.add(ring, (TEAL, mix(TEAL, WHITE, 0.35), mix(TEAL, WHITE, 0.6))[step])
    mouth = stage.stand(stage.cast.child, -14, tilt=-4, arms=())
    at = stage.x - 14 * stage.scale
    stage.phone(5.5, -62, 20, -8)
    arm_only = bust(stage.cast.child, at, stage.floor, stage.scale, arms=(holds,))
    stage.shapes += arm_only[-3:]
    return mouth, stage.at(46, -66)


def _group(stage: Stage) -> tuple[Point, Point]:
    """Friends together; the one in the middle raises a hand."""
    other = stage.stand(stage.cast.third, 50, 0.9, mirror=True, tilt=4)
    stage.stand(stage.cast.friend, -52, 0.92, tilt=4)
    raises = Arm((-26, -26), (-36, -52), (-29, -92))
    mouth = stage.stand(stage.cast.child, 4, 1.0, tilt=-3, arms=(raises,))
    return mouth, other


def _stop(stage: Stage) -> tuple[Point, Point]:
    """A child who holds up a hand: no."""
    for step, radius in enumerate((22, 32, 42)):
        ring = arc_band(34, -52, radius, 4.2, -62, 62)
        stage.add(ring, (CORAL, mix(CORAL, WHITE, 0.35), mix(CORAL, WHITE, 0.6))[step])
    mouth = stage.stand(stage.cast.child, -20, tilt=-5, arms=())
    skin, sleeve = stage.cast.child.skin, mix(stage.cast.child.shirt, INK, 0.14)
    arm = bust(stage.cast.child, 0, 0, 1, arms=(Arm((22, -24), (38, -8), (52, -44)),))[-3:]
    for shape in (arm[0], arm[2]):
        stage.add(moved(shape.path, -20, 0), skin if shape is arm[0] else sleeve)
    _palm(stage, 33, -52, skin)
    return mouth, stage.at(40, -60)


def _palm(stage: Stage, x: float, y: float, skin: Colour) -> None:
    """An open hand."""
    fingers = ((-6.6, -16, -9), (-2.3, -19.5, -3), (2.2, -19, 3), (6.4, -15.5, 9))
    for root, tip, lean in fingers:
        stage.add(_finger((x + root, y - 4), (x + root + lean * 0.28, y + tip)), skin)
    stage.add(_finger((x - 6, y + 4), (x - 14.5, y - 4)), skin)
    palm = blob(
        (x - 8.6, y - 6),
        (x, y - 8),
        (x + 8.6, y - 6),
        (x + 8.6, y + 4),
        (x + 3, y + 11),
        (x - 4, y + 11),
        (x - 9, y + 4),
    )
    stage.add(palm, skin, Ink.BARE)


def _finger(start: Point, end: Point) -> Path:
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    return limb(start, middle, end, (5.2, 4.6))


def _radio(stage: Stage) -> tuple[Point, Point]:
    """A child at the radio table, with headphones and a microphone."""
    for step, radius in enumerate((17, 26, 35)):
        ring = arc_band(22, -58, radius, 4.0, -42, 42)
        stage.add(ring, (SUN, mix(SUN, WHITE, 0.3), mix(SUN, WHITE, 0.55))[step])
    mouth = stage.stand(stage.cast.child, -18, tilt=4)
    for side in (-1, 1):
        stage.add(rounded(-16.5 + side * 18 - 4, -74, 8, 15, 3.5), INK, Ink.SOLID)
    stage.add(arc_band(-16.5, -71, 21, 3.6, 195, 345), INK, Ink.SOLID)
    stage.add(rectangle(-62, -16, 124, 16), mix(TEAL, INK, 0.25))
    stage.add(rectangle(-62, -18.5, 124, 5), mix(TEAL, WHITE, 0.2))
    stage.add(line(((26, -17), (26, -34), (14, -47)), 2.6), INK, Ink.SOLID)
    stage.add(_finger((15.5, -46), (9.5, -53)), INK, Ink.SOLID)
    stage.add(circle(8.5, -54, 6.2), INK, Ink.SOLID)
    stage.add(circle(8.5, -54, 3.6), mix(INK, WHITE, 0.45), Ink.BARE)
    return mouth, stage.at(40, -60)


def _door(stage: Stage) -> tuple[Point, Point]:
    """Somebody comes through an open door to help."""
    stage.add(rectangle(8, -98, 44, 98), mix(SUN, WHITE, 0.25))
    stage.add(polygon((8, -98), (-6, -90), (-6, 0), (8, 0)), mix(TEAL, WHITE, 0.15))
    stage.add(circle(-2, -44, 1.8), INK, Ink.SOLID)
    waves = Arm((-25, -25), (-38, -30), (-36, -66))
    other = stage.stand(stage.cast.adult, 30, 0.92, tilt=-3, arms=(waves,))
    mouth = stage.stand(stage.cast.child, -34, 0.9, tilt=5)
    return mouth, other


_SCENES: dict[PosterScene, tuple[_Draw, float]] = {
    PosterScene.PHONE: (_phone, 112),
    PosterScene.TALK: (_talk, 142),
    PosterScene.ADULT: (_adult, 136),
    PosterScene.CALL: (_call, 112),
    PosterScene.GROUP: (_group, 174),
    PosterScene.STOP: (_stop, 116),
    PosterScene.RADIO: (_radio, 124),
    PosterScene.DOOR: (_door, 128),
}
"""Each scene, and how many units it needs from side to side."""
