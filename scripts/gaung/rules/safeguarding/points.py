"""A point on a map as it is said: two numbers with a comma in words, where a place is spoken of."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from gaung.rules.safeguarding.cues import word_set
from gaung.rules.safeguarding.dictated import says_digits
from gaung.rules.safeguarding.searching import found_near

POINT_WORDS = word_set("koma punto point titik tuldok decimal desimal dasamlab derajat degrees degree digri")
"""Words for the sign in a number, and for degrees."""
_SIGN = re.compile(r"(?i)(?<![^\W_])(?:koma|punto|point|titik|tuldok|dasamlab)(?![^\W_])|दशमलव")
_PLACE = re.compile(
    r"(?i)(?<![^\W_])(?:gps|koordinat\w*|coordinates?|lat(?:itude)?|lon(?:gitude)?|lng|lintang|bujur|maps?|mapa|peta"
    r"|pin|naka-?pin"
    r"|lokasi(?:nya)?|location|lokasyon|sharelok|shareloc|posisi|position|minus|dropped|tag|geotag|north|south|utara|selatan|hilaga|timog)(?![^\W_])"
    r"|अक्षांश|देशान्तर|लोकेसन|नक्सा|म्याप"
)
_DEGREES = re.compile(
    r"(?i)\d{1,3}\s?(?:derajat|degrees?|digri|डिग्री)\s?\d{1,2}\s?(?:menit|minutes?|minuto"
    r"|मिनेट)[^.!?\n]{0,48}?\d{1,3}\s?(?:derajat"
    r"|degrees?|digri|डिग्री)\s?\d{1,2}"
)
_WORD = re.compile(r"[\u0900-\u0963]+|[^\W\d_\u0900-\u0963]+|\d+")
_TENS = word_set("belas puluh ratus hundred")
_APART = 90


def said_points(text: str, small: str, words: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Every point that is said: where it begins and ends."""
    signs = (*(words & POINT_WORDS), *(("दशमलव", "डिग्री") if "दशमलव" in text or "डिग्री" in text else ()))
    for match in found_near(_DEGREES, text, small, signs, 40, 60):
        yield match.span()
    marks = [match for match in found_near(_SIGN, text, small, signs, 4, 4) if _is_in_number(text, match)]
    for one, other in itertools.pairwise(marks):
        near = text[max(one.start() - 120, 0) : other.end() + 80]
        if other.start() - one.end() <= _APART and _PLACE.search(near):
            yield one.start(), other.end()
            return


def _is_in_number(text: str, match: re.Match[str]) -> bool:
    """Whether digits stand on both sides of a sign, at least two of them behind it."""
    before = _WORD.findall(text[max(match.start() - 20, 0) : match.start()].lower())
    behind = _WORD.findall(text[match.end() : match.end() + 40].lower())[:3]
    said = [word.isdigit() or says_digits(word) for word in behind]
    is_behind_number = bool(before) and (before[-1].isdigit() or says_digits(before[-1]) or before[-1] in _TENS)
    return is_behind_number and len(said) > 1 and all(said[:2])
