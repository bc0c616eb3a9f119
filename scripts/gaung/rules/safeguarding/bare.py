"""A number of four figures or more that is a slip away from a help line's and says nothing of what else it may be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gaung.problem import Severity
from gaung.rules.safeguarding.cues import Sentences
from gaung.rules.safeguarding.digits import Run, is_amount, is_counting, is_timetable
from gaung.rules.safeguarding.finding import Finding
from gaung.rules.safeguarding.given import STREET, is_said_wrong
from gaung.rules.safeguarding.named import COUNTS, ENDS, PARTED, is_year_like, value_of
from gaung.rules.safeguarding.owners import is_date
from gaung.rules.safeguarding.passages import Kind, Passage
from gaung.rules.safeguarding.phones import is_near

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign

_LEAST, _MOST = 4, 6
_REACH = 40
_W, _E = r"(?<![^\W_])", r"(?![^\W_])"
_HELPS = re.compile(
    rf"(?i)\s+(?:is\s+(?:your|a|our|the)|helps?|listens?|answers?|cares?|works?|saves?|membantu|menolong|mendengar\w*"
    rf"|menjawab|temanmu|teman|tutulong|tumutulong|nakikinig|sumasagot|kaibigan|ay|into|on (?:your|it|the)){_E}"
    r"|\s+(?:ले|मा|तिम्रो|हाम्रो)"
)
"""What follows the number of somebody who helps."""
_OTHER = re.compile(
    rf"(?i){_W}(?:bus\w*|angkot|jeep\w*|train|kereta|flight|room|kamar|ruang(?:an)?|silid|pages?|hal(?:aman)?|pahina|p"
    r"|pasal|article|artikulo|section|seksyon|law|act|uu|ra|surat|perda|sk|code|kode|kodigo|pos|zip|km|rp|php|npr|rs|usd"
    r"|year|tahun|taon|sejak|since|abad|century|edisi|edition|versi|version|model|seri|series|skor|score|nilai|lot"
    r"|house|rumah|unit|box|isbn|ayat|verse|port|channel|kanal|freku\w*|frequency|fm|am|password|sandi|pin|otp|plate"
    rf"|nopol|jersey|nomor punggung|stand|booth|gate|gerbang|kelas"
    rf"|books?|buku|libro|tickets?|tiket){_E}|[₱$€£]|वि\.?\s?सं|सन्|कोठा|पृष्ठ|दफा|रु\.?|बस"
)
"""What else a number may be that stands behind it."""
_OF_LINE = re.compile(
    r"(?i)child ?line|help ?line|hot ?line|telepon|panggil|tawag|call|dial|sapa|kpai|cwin|makabata|bantay bata"
)
"""In a file's name, whose other numbers are mostly a camera's: `childline-1089.md`."""
_SUM = re.compile(
    rf"(?i)\s*[=+×÷*/-]\s*\d|[^.!?\n]{{0,{_REACH}}}{_W}(?:turn(?:ed)? it (?:round|around|over)|divided|multiplied"
    rf"|counted|dibalik|dikali\w*|dibagi|dihitung|binaligtad|binilang){_E}"
    rf"|[^\w.!?]{{0,12}}(?:the|that|tahun|taon)\s+(?:year|ng|ketika|saat){_E}"
    r"|\s*(?:रुपैयाँ|रुपियाँ|रु|जना)(?![\u0900-\u097f])"
)
"""What follows a number that is reckoned with, paid or a year."""


class Bare:
    """Knows the longer short numbers of the register."""

    def __init__(self, campaign: Campaign) -> None:
        published = [line for line in campaign.helplines.helplines if line.is_published]
        self._lines = [(line, value_of(line)) for line in published if _LEAST <= len(value_of(line)) <= _MOST]
        self._known = {value for _, value in self._lines}

    def findings(
        self, passage: Passage, runs: Sequence[Run], sentences: Sentences, found: Sequence[Finding]
    ) -> Iterator[Finding]:
        """A warning for each such number of which nothing is told in `found`."""
        is_name = passage.kind is Kind.FILE_NAME and _OF_LINE.search(passage.text) is not None
        if passage.kind is not Kind.TEXT and not is_name:
            return
        for run in runs:
            if len(run.groups) > 1 or run.is_said or not _LEAST <= len(run.digits) <= _MOST:
                continue
            near = [line for line, value in self._lines if is_near(run.digits, value)]
            here = [line for line in near if passage.country is None or passage.country in line.countries]
            is_told = any(one.start < run.end and run.start < one.end for one in found)
            first, _ = sentences.around(run.start)
            if not here or is_told or run.digits in self._known or is_said_wrong(run, passage.text, first, self._known):
                continue
            if says_nothing_else(run, passage.text, first):
                line = here[0]
                facts = {"seen": run.digits, "value": line.value, "id": line.id}
                yield Finding("helpline-looks-like", run.start, run.end, facts, Severity.WARNING)


def says_nothing_else(run: Run, text: str, first: int = 0) -> bool:
    """Whether a sentence that begins at `first` leaves open what a number is: it counts nothing, and is no room's."""
    if is_amount(run) or is_date(run) or is_timetable(run) or is_counting(run) or is_year_like(run.digits):
        return False
    if not (ENDS.match(text, run.end) or _HELPS.match(text, run.end)) or PARTED.match(text, run.end):
        return False
    if _SUM.match(text, run.end):
        return False
    before = max(first, run.start - _REACH)
    return not any(sign.search(text, before, run.start) for sign in (_OTHER, STREET, COUNTS))
