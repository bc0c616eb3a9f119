"""Numbers to call: registered ones typed by hand, mistyped, foreign, old or unknown ones, and everybody else's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gaung.model.language import Country
from gaung.model.register import Helpline, HelplineChannel
from gaung.problem import Fact, Severity
from gaung.rules.safeguarding.calling import (
    CALLED_AFTER,
    CALLED_BEFORE,
    CALLED_FAR_BEFORE,
    COUNTED_AFTER,
    LINE_WORD,
    NUMBER_OF,
    TOLD_AFTER,
    is_dialled,
    is_filed,
    is_hour,
    is_point,
    is_row,
    is_year,
)
from gaung.rules.safeguarding.cues import Sentences
from gaung.rules.safeguarding.digits import Run, is_amount, is_counting, is_spaced, is_timetable
from gaung.rules.safeguarding.finding import Covered, Finding, mask
from gaung.rules.safeguarding.given import is_put_right
from gaung.rules.safeguarding.offers import TEXTED_TO, THAT_IS, Offer, offer
from gaung.rules.safeguarding.owners import (
    is_asked,
    is_date,
    is_for_help,
    is_hotline,
    is_in_need,
    is_of_office,
    is_office_phone,
    is_owned,
    is_somebodys,
)
from gaung.rules.safeguarding.passages import Kind, Passage
from gaung.rules.safeguarding.phones import forms, is_near, is_service, mobiles_in_address, phones, slips
from gaung.rules.safeguarding.registered import Entry, entry_of
from gaung.rules.safeguarding.searching import found_at

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign

NUMBERS = frozenset({HelplineChannel.PHONE, HelplineChannel.WHATSAPP, HelplineChannel.SMS})

_DOMAIN = re.compile(r"(?<![\w@.-])[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.[a-z]{2,6}(?![\w-])", re.IGNORECASE)
_INNER_DOT = re.compile(r"\.(?=[A-Za-z])(?<=\w\.)")
_COUNTRY_NAMES = {
    Country.INDONESIA: re.compile(r"\bindonesia|इन्डोनेसिया", re.IGNORECASE),
    Country.NEPAL: re.compile(r"\bnepal|नेपाल", re.IGNORECASE),
    Country.PHILIPPINES: re.compile(r"\b(?:philippines|filipina|pilipinas)|फिलिपिन", re.IGNORECASE),
}
_DIALLED = re.compile(
    r"(?<![\w.])(?:(?:tel|sms|callto|whatsapp):[/]*(?:send\?phone=)?|(?:https?://)?(?:wa\.me/"
    r"|api\.whatsapp\.com/send\S{0,80}?phone=))\+?([\d(*#][\d().,;*#pwext= -]{2,39})",
    re.IGNORECASE,
)
_MORE_DIALLED = re.compile(r"(?i)[,;*#=pwext]")
"""`tel:129,,128` dials on behind the pauses."""
_MEANT_BEFORE, _MEANT_AFTER = 45, 30
"""So many letters before and behind a number its line is named in plain words."""
_LEAST_HIDDEN = 7
_SHOWN = 6
"""So short a number is nobody's own."""
_LONG_NAME = 8
"""A name of so many letters stands in no other address by chance: `aduankonten.id.example.com`."""
_FILE_ENDING = re.compile(r"\.[A-Za-z]\w{1,4}\b")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


class Register:
    """The register of help lines, as numbers in a text are compared with it."""

    def __init__(self, campaign: Campaign) -> None:
        self._lines = campaign.helplines.helplines
        self._entries = [entry_of(line) for line in self._lines if line.channel in NUMBERS]
        webs = [line for line in self._lines if line.channel is HelplineChannel.WEB and line.is_published]
        self._webs = {line.value.lower().removeprefix("www."): line for line in webs}
        self._seen: dict[str, Helpline | None] = {}
        self._mails = {line.value.lower(): line for line in self._lines if line.channel is HelplineChannel.EMAIL}

    def findings(self, passage: Passage, runs: Sequence[Run], sentences: Sentences) -> Iterator[Finding]:
        """Every number to call in a passage, and what is to be said about it."""
        for finding in self._all(passage, runs, sentences):
            if not (passage.is_heard and finding.code == "helpline-typed"):
                yield finding

    def _all(self, passage: Passage, runs: Sequence[Run], sentences: Sentences) -> Iterator[Finding]:
        text = passage.text
        if passage.kind is Kind.ADDRESS:
            yield from self._dialled(passage)
            yield from self._addressed(text)
            return
        if "@" in text:
            yield from self._mailed(text)
        yield from self._addressed(text)
        taken = Covered(len(text))
        for run in sorted(runs, key=lambda run: (run.start, -run.end)):
            if taken.touches(run.start, run.end):
                continue
            if passage.kind is Kind.CODE and _FILE_ENDING.match(text, run.end):
                continue
            found = False
            for number in phones(run, text[max(run.start - 60, 0) : run.start], text[run.end : run.end + 60]):
                found = True
                finding = self.judged(number, passage, sentences)
                is_line = finding.code == "helpline-unregistered"
                may_be = is_line or finding.code == "personal-data-phone"
                if not (may_be and is_of_office(number, passage, sentences, is_line=is_line)):
                    yield finding
            if not found and 9 <= len(run.digits) <= 14:
                near = self._near_long(run)
                if near is not None:
                    found = True
                    yield near
            if not found and passage.kind is Kind.TEXT and is_somebodys(run, passage, sentences):
                found = True
                yield Finding("personal-data-phone", run.start, run.end, {"seen": mask(run.digits)})
            if not found and passage.kind is Kind.TEXT and self._is_called(run, passage, sentences):
                found = True
                finding = self._short(run, passage, sentences)
                is_line = finding.code == "helpline-unregistered"
                if self._is_put_right(finding, run, passage, sentences):
                    continue
                if not (is_line and is_of_office(run, passage, sentences, is_line=True)):
                    yield finding
            if found:
                taken.add(run.start, run.end)

    def _is_put_right(self, finding: Finding, run: Run, passage: Passage, sentences: Sentences) -> bool:
        value = str(finding.facts.get("value"))
        is_near = finding.code == "helpline-near-miss"
        return is_near and value.isdigit() and is_put_right(run, value, passage.text, sentences)

    def judged(self, run: Run, passage: Passage, sentences: Sentences) -> Finding:
        """What to say about a whole telephone number: a registered one, a near miss, or somebody's."""
        written = forms(run.digits)
        for entry in self._entries:
            if written & entry.forms and len(run.digits) > 5:
                return self._registered(entry.line, run, passage, sentences)
        near = self._near_long(run)
        if near is not None:
            return near
        is_offered = is_service(run) and not is_owned(run, passage, sentences)
        if is_offered or is_hotline(run, passage, sentences):
            return Finding(
                "helpline-unregistered",
                run.start,
                run.end,
                {"seen": run.digits if is_service(run) else mask(run.digits)},
            )
        return Finding("personal-data-phone", run.start, run.end, {"seen": mask(run.digits)})

    def _short(self, run: Run, passage: Passage, sentences: Sentences) -> Finding:
        """What to say about a short number next to a word such as “call”."""
        digits = run.digits
        exact = [entry for entry in self._entries if entry.digits == digits]
        here = [entry for entry in exact if passage.country is None or passage.country in entry.line.countries]
        for entry in here or exact:
            return self._registered(entry.line, run, passage, sentences)
        first, last = sentences.around(run.start, after=1)
        for entry in self._entries:
            if not entry.line.is_published or len(entry.digits) > 6:
                continue
            is_named = entry.name.search(passage.text, first, last) is not None
            if is_near(digits, entry.digits) or (is_named and slips(digits, entry.digits) <= 2):
                return _near(entry.line, run)
        for entry in self._entries:
            if self._is_meant(entry, run, passage, sentences):
                return _near(entry.line, run)
        seen = digits if len(digits) <= _SHOWN or is_service(run) else mask(digits)
        return Finding("helpline-unregistered", run.start, run.end, {"seen": seen})

    def _is_meant(self, entry: Entry, run: Run, passage: Passage, sentences: Sentences) -> bool:
        """Whether a short number is one slip from that of a line of this country that is named beside it."""
        is_here = passage.country is None or passage.country in entry.line.countries
        is_short = entry.line.is_published and len(entry.digits) <= 6 and is_here
        if not is_short or slips(run.digits, entry.digits) != 1:
            return False
        if len(run.digits) != len(entry.digits) and _is_of_help(run, passage, sentences):
            return True
        first, last = max(run.start - _MEANT_BEFORE, 0), run.end + _MEANT_AFTER
        return entry.meant.search(passage.text, first, last) is not None

    def _registered(self, line: Helpline, run: Run, passage: Passage, sentences: Sentences) -> Finding:
        facts: dict[str, Fact] = {"id": line.id, "value": line.value}
        if not line.is_published:
            right = next((entry for entry in self._entries if entry.line.id == line.replaced_by), None)
            if right is not None and any(is_near(run.digits, form) for form in right.forms):
                return _near(right.line, run)  # a known wrong variant of a registered number
            return Finding("helpline-not-published", run.start, run.end, facts | self._replacement(line))
        first, last = sentences.around(run.start, before=1)
        is_said = any(_COUNTRY_NAMES[country].search(passage.text, first, last) for country in line.countries)
        if passage.country is not None and passage.country not in line.countries and not is_said:
            return Finding("helpline-foreign", run.start, run.end, {"id": line.id, "country": passage.country.value})
        return Finding("helpline-typed", run.start, run.end, facts, Severity.INFO)

    def holds(self, written: str) -> bool:
        """Whether just this number is an entry of the register, also one that no child may be given."""
        digits = re.sub(r"\D", "", written)
        return any(digits == re.sub(r"\D", "", line.value) for line in self._lines)

    def _replacement(self, line: Helpline) -> dict[str, Fact]:
        right = next((other for other in self._lines if other.id == line.replaced_by), None)
        return {} if right is None else {"replacement": right.value, "replacement_id": right.id}

    def _is_called(self, run: Run, passage: Passage, sentences: Sentences) -> bool:
        """Whether a run stands where a number to call would stand."""
        if not 3 <= len(run.digits) <= 14 or is_point(run):
            return False
        is_long = len(run.digits) > 6 and is_row(run)
        if len(run.digits) < 8 and run.digits.startswith("00") and not is_long:
            return False
        if len(run.digits) > _SHOWN and is_filed(passage.text, run):
            return False
        if is_service(run) and len(run.digits) > 8:
            return not is_owned(run, passage, sentences)
        if len(run.digits) > 10 and not is_long:
            return False
        if COUNTED_AFTER.match(passage.text, run.end) or is_date(run) or is_timetable(run):
            return False
        if (is_hour(run) and run.digits not in self._codes) or self._is_hidden(run, passage, sentences):
            return False
        said = offer(run, passage.small, sentences)
        if is_counting(run) and not (said.is_called and said.is_made):
            return False
        if said.is_other:
            return False
        if len(run.digits) > 6 and is_office_phone(passage.text, run) and not is_for_help(passage.text, run, sentences):
            return False
        if self._near_short(run.digits) and self._is_nearly_called(run, passage.text, sentences, said):
            return True
        if len(run.digits) > 8:
            is_wanted = is_asked(run, passage, sentences)
            if not (run.digits.strip("0") or said.is_line or said.is_promised or said.is_headed or is_wanted):
                return TEXTED_TO.search(passage.text, max(run.start - 70, 0), run.start) is not None
            return ((said.is_made and (said.is_headed or not said.is_private)) or is_wanted) and not is_amount(run)
        return self._is_short_called(run, passage.text, said)

    def _is_hidden(self, run: Run, passage: Passage, sentences: Sentences) -> bool:
        """Whether somebody put zeros for the number of a line that is named in its sentence or in the one before."""
        if len(run.digits) < _LEAST_HIDDEN or run.digits.strip("0"):
            return False
        first, last = sentences.around(run.start, before=1, after=1)
        return any(entry.name.search(passage.text, first, last) for entry in self._entries)

    def _is_nearly_called(self, run: Run, text: str, sentences: Sentences, said: Offer) -> bool:
        """The same of a short number that looks like a registered one."""
        is_sung = run.is_said and len(run.digits) > 3 and not is_counting(run)
        if said.is_line or (is_sung and is_in_need(text, run, sentences)):
            return True
        return said.is_called and (not is_year(run) or is_dialled(text, run))

    def _is_short_called(self, run: Run, text: str, said: Offer) -> bool:
        """The same of a number that is no longer than eight figures."""
        if not (run.is_said or len(run.groups) == 1 or is_service(run) or is_spaced(run)):
            return len(run.digits) > 5 and said.is_made and not said.is_private and not is_amount(run)
        before = text[max(run.start - 70, 0) : run.start]
        if is_year(run) and run.digits not in self._codes:
            return TEXTED_TO.search(before) is not None and said.is_made
        if TOLD_AFTER.match(text, run.end) and (run.is_said or len(run.digits) < 6):
            return True
        named = THAT_IS.match(text, run.end)
        if named is not None and any(
            entry.name.match(text, named.end()) and slips(run.digits, entry.digits) <= 1 for entry in self._entries
        ):
            return True
        if run.is_said and NUMBER_OF.search(before) and any(entry.name.search(before) for entry in self._entries):
            return True
        if len(run.digits) >= 5 and not is_amount(run) and CALLED_FAR_BEFORE.search(before):
            return True
        if len(run.digits) == 4 and LINE_WORD.search(before) and self._near_short(run.digits):
            return True
        if CALLED_BEFORE.search(before) is not None or CALLED_AFTER.match(text, run.end) is not None:
            return True
        return said.is_made and not is_amount(run)

    def _near_long(self, run: Run) -> Finding | None:
        """What to say of a whole telephone number that is a slip or two from a registered one."""
        written = forms(run.digits)
        for entry in self._entries:
            is_long = entry.line.is_published and len(entry.digits) >= 8
            if is_long and any(is_near(a, b) for a in written for b in entry.forms):
                return _near(entry.line, run)
        return None

    def _near_short(self, digits: str) -> bool:
        """Whether a short number is one slip away from a registered one."""
        return len(digits) <= 6 and any(
            entry.line.is_published
            and (is_near(digits, entry.digits) or (len(digits) > 3 and slips(digits, entry.digits) == 1))
            for entry in self._entries
        )

    @property
    def _codes(self) -> set[str]:
        return {entry.digits for entry in self._entries}

    def _dialled(self, passage: Passage) -> Iterator[Finding]:
        """A link that dials, or opens a chat with a number."""
        nothing = Sentences.of("")
        for match in _DIALLED.finditer(passage.text):
            said = re.sub(r"[^\d*#]+\Z", "", match[1])
            digits = re.sub(r"\D", "", said)
            run = Run(digits, match.start(1), match.start(1) + len(said), (digits,), said)
            if _MORE_DIALLED.search(said):
                seen = said if len(digits) <= 10 else mask(digits)
                yield Finding("helpline-unregistered", run.start, run.end, {"seen": seen})
                continue
            yield self._short(run, passage, nothing) if len(digits) <= 6 else self.judged(run, passage, nothing)
        for run in mobiles_in_address(passage.text):
            if _DIALLED.search(passage.text, max(run.start - 80, 0), run.end) is None:
                yield self.judged(run, passage, nothing)

    def _mailed(self, text: str) -> Iterator[Finding]:
        for match in _MAIL.finditer(text):
            line = self._mails.get(match[0].lower())
            if line is not None:
                facts: dict[str, Fact] = {"id": line.id, "value": line.value}
                if line.is_published:
                    yield Finding("helpline-typed", *match.span(), facts, Severity.INFO)
                else:
                    yield Finding("helpline-not-published", *match.span(), facts | self._replacement(line))

    def _addressed(self, text: str) -> Iterator[Finding]:
        """Web addresses that are nearly those of a registered place to report to."""
        if not self._webs or "." not in text:
            return
        for match in found_at(_DOMAIN, text, [dot.start() for dot in _INNER_DOT.finditer(text)], 64, 64):
            seen = match[0].lower().removeprefix("www.")
            line = self._lookalike_of(seen)
            if line is not None:
                facts: dict[str, Fact] = {"seen": seen, "value": line.value, "id": line.id}
                yield Finding("helpline-near-miss", *match.span(), facts)

    def _lookalike_of(self, seen: str) -> Helpline | None:
        """The registered place to report to that a web address is nearly that of."""
        if seen not in self._seen:
            is_right = any(seen == right or seen.endswith("." + right) for right in self._webs)
            near = (line for right, line in self._webs.items() if _is_lookalike(seen, right))
            self._seen[seen] = None if is_right else next(near, None)
        return self._seen[seen]


def _is_of_help(run: Run, passage: Passage, sentences: Sentences) -> bool:
    said = offer(run, passage.small, sentences)
    return said.is_line or said.is_help


def _is_lookalike(seen: str, right: str) -> bool:
    """Whether a web address is another by its ending alone, by one or two letters of a long name, or holds it."""
    name = max(right.split(".")[:-1], key=len)
    if len(name) >= _LONG_NAME and name in seen.replace("-", ""):
        return True
    own, other = seen.rpartition("."), right.rpartition(".")
    if abs(len(own[0]) - len(other[0])) > 2 or len(other[0]) < 6:
        return False
    return slips(own[0], other[0]) <= (2 if own[2] == other[2] and len(other[0]) > 9 else 1)


def _near(line: Helpline, run: Run) -> Finding:
    seen = run.digits if len(run.digits) <= 6 else mask(run.digits)
    return Finding("helpline-near-miss", run.start, run.end, {"seen": seen, "value": line.value, "id": line.id})
