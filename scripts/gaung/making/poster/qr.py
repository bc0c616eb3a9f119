"""QR codes: modules in whole millimetres or more, and four modules of white around them, always drawn by us."""

from __future__ import annotations

from functools import lru_cache

from gaung.making.poster.colour import BLACK, WHITE
from gaung.making.poster.display import Ink, Path, Segment, Shape
from gaung.making.poster.fetching import load_later
from gaung.making.poster.shapes import rectangle

QUIET_MODULES = 4
"""White modules on each side (ISO/IEC 18004)."""
LEAST_MODULE_MM = 1.0
"""Smaller modules are not read from a phone photo of a whole poster (measured: 0.8 mm by one reader of two)."""


LEAST_HAND_MODULE_MM = 0.8
"""On a hand-out the phone comes nearer."""


@lru_cache(maxsize=256)
def modules(address: str) -> tuple[tuple[bool, ...], ...]:
    """The dark and light modules, level M."""
    load_later()
    import segno

    code = segno.make(address, error="m", micro=False, boost_error=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def least_size_mm(address: str, module_mm: float = LEAST_MODULE_MM) -> float:
    """The smallest side of the code with its quiet zone, in mm."""
    return (len(modules(address)) + 2 * QUIET_MODULES) * module_mm


def draw(address: str, x: float, y: float, side: float) -> tuple[Shape, ...]:
    """The code with its quiet zone in a square of `side` mm."""
    matrix = modules(address)
    module = side / (len(matrix) + 2 * QUIET_MODULES)
    left, top = x + QUIET_MODULES * module, y + QUIET_MODULES * module
    path: list[Segment] = []
    for row, line in enumerate(matrix):
        start: int | None = None
        for column, dark in enumerate((*line, False)):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                path += rectangle(left + start * module, top + row * module, (column - start) * module, module)
                start = None
    dark_modules: Path = tuple(path)
    return (Shape(rectangle(x, y, side, side), WHITE, Ink.BARE), Shape(dark_modules, BLACK))
