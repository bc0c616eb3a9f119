"""Whose story a page tells: a name in its title or description above a text that tells of one child without a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gaung.rules.safeguarding.known_names import COMMON, DOUBTFUL, is_famous, may_begin
from gaung.rules.safeguarding.localities import LARGE
from gaung.rules.safeguarding.nameless import read_nameless
from gaung.rules.safeguarding.passages import Passage
from gaung.rules.safeguarding.people import adults

_ONE = r"(?P<name>[A-Z][a-z’'-]{2,}(?: [A-Z][a-z’'-]{2,})?)"
_OF = re.compile(
    r"(?<![^\W_])(?i:by|from|with|of|about|meet|hello|called|named|is|oleh|bersama|kisah|cerita|surat|tulisan|suara"
    r"|kenalan"
    rf"|bernama|namanya|ni|si|kay|kina|liham ni|kuwento ni)\s{_ONE}(?=\s*(?:\Z|[.!?,;:—–(]))"
)
"""At the end of a phrase: “a story told by Hiraya”."""
_AFTER_A_SIGN = re.compile(rf"[—–:-]\s{_ONE}\s*\Z")
_DOES = re.compile(
    rf"\A{_ONE}(?:['’]s\s|\s(?:speaks|learns|finds|tells|says|asks|wins|fights|and (?:the|her|his)|berani|belajar"
    rf"|bercerita"
    r"|bicara|melawan|melapor|at ang|dan|ay)(?![^\W_]))"
)


def titled(passage: Passage) -> Iterator[tuple[int, int]]:
    """Where a title or a description names somebody who may be the child of the text below."""
    text = read_nameless(passage.text, passage.language)
    if adults(text):
        return
    for pattern in (_OF, _AFTER_A_SIGN, _DOES):
        for match in pattern.finditer(text):
            first = match["name"].split()[0]
            is_known = first in COMMON and first not in DOUBTFUL
            is_word = not is_known and (
                not may_begin(first) or first.lower() in LARGE or re.search(rf"(?<!\w){first.lower()}(?!\w)", text)
            )
            if not is_word and not is_famous(text, match.start("name")):
                yield match.span("name")
