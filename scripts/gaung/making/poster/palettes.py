"""Colours by age band (`look.md`): two colours and ink a sheet, one of them loud."""

from __future__ import annotations

import re

from gaung.making.poster.colour import INK, PLUM, SKY, SUN, TEAL, WHITE, mix
from gaung.making.poster.sheet import Palette
from gaung.model.poster import Poster

_YOUNG = Palette(field=SKY, on_field=INK, accent=SUN, strong=TEAL)
_MIDDLE = Palette(field=TEAL, on_field=WHITE, accent=SUN, strong=TEAL)
_OLDER = Palette(field=PLUM, on_field=WHITE, accent=SUN, strong=PLUM)
_ADULT = Palette(field=INK, on_field=WHITE, accent=mix(TEAL, WHITE, 0.35), strong=TEAL)


def palette_of(poster: Poster) -> Palette:
    """By the first audience of the poster: `7-10`, `11-14`, `15-17` or `adults`; without one, that of 11 to 14."""
    for audience in poster.audience:
        if audience.startswith("adult"):
            return _ADULT
        age = re.match(r"\d+", audience)
        if age:
            return _YOUNG if int(age[0]) < 10 else _MIDDLE if int(age[0]) < 15 else _OLDER
    return _MIDDLE
