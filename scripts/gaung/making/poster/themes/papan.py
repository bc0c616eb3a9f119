"""Papan, board: the message above, strips to tear off below, each with number and address. For school boards."""

from __future__ import annotations

from gaung.making.poster.display import Block
from gaung.making.poster.loud import loud
from gaung.making.poster.sheet import Sheet
from gaung.making.poster.tearoff import strips, strips_mm


def compose(sheet: Sheet) -> tuple[Block, ...]:
    """Lay it out: a loud sheet that ends above the strips."""
    if sheet.strips_mm:
        return loud(sheet)
    return (*loud(sheet.above(strips_mm(sheet))), *strips(sheet))
