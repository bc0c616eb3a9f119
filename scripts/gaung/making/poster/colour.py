"""The colours of the campaign (`look.md`), how they mix, and how well one is read on another."""

from __future__ import annotations

from typing import TypeAlias

Colour: TypeAlias = str
"""sRGB as `#RRGGBB`."""

INK: Colour = "#14213D"
PAPER: Colour = "#FFFDF7"
WHITE: Colour = "#FFFFFF"
BLACK: Colour = "#000000"
TEAL: Colour = "#0A6E69"
PLUM: Colour = "#5B2A86"
CORAL: Colour = "#C8401F"
SUN: Colour = "#FFC145"
SKY: Colour = "#D8EEF7"
ROSE: Colour = "#FCE3DA"


def rgb(colour: Colour) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255."""
    return (int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16))


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """`one` with `share` (0 to 1) of `other` in it. Posters have no transparency: printers handle it badly."""
    parts = (round(a + (b - a) * share) for a, b in zip(rgb(one), rgb(other), strict=True))
    return "#" + "".join(f"{part:02X}" for part in parts)


def luminance(colour: Colour) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""

    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(part) for part in rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
