"""Lantang, loud: one line fills the field, echo rings leave its last letter and run off the sheet. For one message."""

from __future__ import annotations

from gaung.making.poster.display import Block
from gaung.making.poster.loud import loud
from gaung.making.poster.sheet import Sheet


def compose(sheet: Sheet) -> tuple[Block, ...]:
    """Lay it out over the whole sheet."""
    return loud(sheet)
