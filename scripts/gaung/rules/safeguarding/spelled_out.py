"""Names that are spelled letter by letter: “D, I, W, A, then Y, O, N”, “A-m-i-h-a-n”, “titik na K A T E”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gaung.rules.safeguarding.known_names import COMMON, DOUBTFUL, SURNAMES
from gaung.rules.safeguarding.ordinary import NO_NAMES

_APART = r"(?:, ?| ?[-–.·] ?| )"
_RUN = re.compile(rf"(?<![\w’'-])[A-Z](?:{_APART}[A-Za-z](?![\w’'])){{2,}}")
_SIGN = re.compile(r"[A-Z](?<![\w’'].)(?:, ?| ?[-–.·] ?| )[A-Za-z](?:, ?| ?[-–.·] ?| )[A-Za-z](?![\w’'])")
_CUE = re.compile(
    r"(?i)(?<![^\W_])(?:name|names|spells?|spelt|spelled|surname|nama\w*|marga\w*|eja\w*|dieja|pangalan\w*|apelyido\w*"
    r"|titik|letra|baybay\w*|binabaybay|letters|huruf)(?![^\W_])"
)
_WORD = re.compile(
    r"(?i)(?<![^\W_])(?:kata|salita(?:ng)?|words?|istilah|singkatan|acronym|daglat|jawaban|answers?|sagot|pilihan|opsi"
    r"|options?|vokal|vowels?|patinig|grades?|teams?|vitamins?|rows?|plans?)(?![^\W_])"
)
"""What else is spelled or listed by letters."""
_NEXT = 40
"""So many letters behind one stretch the next belongs to the same name."""


def spelled_out(text: str) -> Iterator[tuple[int, int, str]]:
    """Every name that is spelled: where it begins and ends, and how it reads."""
    if _SIGN.search(text) is None:
        return
    runs = [(match.start(), match.end(), _read(match[0])) for match in _RUN.finditer(text)]
    for n, (start, end, said) in enumerate(runs):
        before = text[max(start - 60, 0) : start]
        if len(said) < 3 or said.lower() in NO_NAMES or "".join(sorted(said.lower())) == said.lower():
            continue
        further = [run for run in runs[n + 1 : n + 2] if run[0] - end <= _NEXT and len(run[2]) > 1]
        is_known = said in COMMON or said in DOUBTFUL or said in SURNAMES
        if is_known or ((_CUE.search(before) or further) and not _WORD.search(before)):
            yield start, end, said


def _read(letters: str) -> str:
    return re.sub(r"[^A-Za-z]", "", letters).capitalize()
