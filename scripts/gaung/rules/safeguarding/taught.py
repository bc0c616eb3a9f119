"""Places of a page that show what not to say, or what somebody else said: struck out, in a table's column, quoted."""

from __future__ import annotations

import re
from functools import lru_cache

from gaung.block import find_blocks
from gaung.rules.safeguarding.finding import Covered
from gaung.rules.safeguarding.passages import Passage

_ATTRIBUTION = re.compile(r"^[ \t]*>[ \t]*(?:—|–|--)\s*\S", re.MULTILINE)
_STRUCK = re.compile(r"~~[^~\n]+~~|<(del|s)>.{0,1000}?</\1>", re.DOTALL)
_AVOID = re.compile(r"(?i)hindari|jangan|avoid|don't|do not|not this|iwasan|huwag|नभन|नलेख")
_QUOTE = re.compile(r"(?:^[ \t]*>[^\n]*\n?)+", re.MULTILINE)


def is_taught(passage: Passage, at: int) -> bool:
    """Whether a word stands where a page shows what not to say: struck out, or on the wrong side of a list or table."""
    if passage.written is None:
        return False
    written, origin = passage.written, passage.plain.origin(at)
    has_struck = "~~" in written or "</" in written
    if has_struck and _struck(written).touches(origin, origin + 1):
        return True
    start = written.rfind("\n", 0, origin) + 1
    end = written.find("\n", origin)
    line = written[start : end if end >= 0 else len(written)]
    if line.lstrip().startswith("-"):
        return _on_wrong_side(written).touches(number := written.count("\n", 0, origin) + 1, number + 1)
    if line.lstrip().startswith("|"):
        table = written.rfind("\n\n", 0, start)
        head = written[table + 2 if table >= 0 else 0 : start].lstrip("\n").partition("\n")[0]
        heads = head.split("|")
        column = line.count("|", 0, origin - start)
        return column < len(heads) and _AVOID.search(heads[column]) is not None
    return False


def is_attributed_quote(passage: Passage, at: int) -> bool:
    """Whether a word stands in a block quotation that says whose words they are."""
    if passage.written is None or ">" not in passage.written:
        return False
    origin = passage.plain.origin(at)
    return _attributed(passage.written).touches(origin, origin + 1)


@lru_cache(maxsize=8)
def _struck(written: str) -> Covered:
    return Covered(len(written), (match.span() for match in _STRUCK.finditer(written)))


@lru_cache(maxsize=8)
def _attributed(written: str) -> Covered:
    quotes = (quote for quote in _QUOTE.finditer(written) if _ATTRIBUTION.search(quote[0]))
    return Covered(len(written), (quote.span() for quote in quotes))


@lru_cache(maxsize=8)
def _on_wrong_side(written: str) -> Covered:
    """The lines, from 1, within the blocks that set what not to say beside what to say."""
    opening = (block for block in find_blocks(written).blocks if block.kind.name == "say")
    lines = ((block.first_line + 1, block.last_line) for block in opening if block.last_line > block.first_line)
    return Covered(written.count("\n") + 2, lines)
