"""Numbers to call: registered ones typed by hand, mistyped, foreign, old or unknown ones, and everybody else's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from gaung.model.language import Country
from gaung.model.register import Helpline, HelplineChannel
from gaung.problem import Fact, Severity
from gaung.rules.safeguarding.cues import CALL, Sentences
from gaung.rules.safeguarding.digits import Run, is_amount, is_counting, is_spaced, is_timetable
from gaung.rules.safeguarding.finding import Covered, Finding, mask
from gaung.rules.safeguarding.offers import TEXTED_TO, THAT_IS, Offer, offer
from gaung.rules.safeguarding.owners import is_date, is_hotline, is_of_office, is_office_phone, is_somebodys
from gaung.rules.safeguarding.passages import Kind, Passage
from gaung.rules.safeguarding.phones import DIAL_CODES, forms, is_near, is_service, mobiles_in_address, phones, slips
from gaung.rules.safeguarding.searching import found_at

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign

NUMBERS = frozenset({HelplineChannel.PHONE, HelplineChannel.WHATSAPP, HelplineChannel.SMS})

_CONNECTING = (
    r"(?:\W+(?:ke|di|in|for|dari|untuk|na|nomor|no|number|at|on|to|the|of|sa|ang|lewat|via|melalui|saja|langsung"
    r"|polisi|police|anak|curhat|bantuan|aduan|pengaduan|konseling|free|desk|support|kids?|mga|bata|ng|po|natin|lang"
    r"|help|helpline|hotline|chat|resmi|official|saluran|mo|ito|ang|नम्बर|गर्नुहोस्|गर्नुस्|गर|निःशुल्क|टोल फ्री"
    r"|darurat|gratis|child"
    r"|children|layanan|line|sosial|is|adalah|ini|ay|kami|now|sekarang|WA|WhatsApp|(?-i:[A-Z][\w-]+)"
    r"|(?-i:[A-Z]{2,})|बाल|हेल्पलाइन|नम्बर|मा))"
)
_CALLED_BEFORE = re.compile(rf"(?:{CALL.pattern}){_CONNECTING}{{0,4}}[^\w.!?;*\n]*\Z", re.IGNORECASE)
_LINE_WORD = re.compile(
    r"(?i)(?:hot-?line|help-?line|child line|helpdesk|layanan anak|layanan bantuan|nomor bantuan|makabata|हटलाइन"
    r"|हेल्पलाइन)[^.!?।\n]{0,60}\Z"
)
"""Beside it, a number one slip from a registered one is hardly anything else."""
_CALLED_FAR_BEFORE = re.compile(rf"(?:{CALL.pattern})(?:[\s\"“(]+(?!\d)[\w'’-]+){{0,7}}\s*[,:(]?\s*\Z", re.IGNORECASE)
"""For numbers of five figures and more, which count nothing: any few words may stand between."""
_CALLED_AFTER = re.compile(
    r"(?i:\s*,\s*(?:just )?(?:call|phone|dial|telepon|hubungi|tawagan)\b)"
    r"|\s*(?:नम्बरमा|मा)\s+(?:[^\s।]+\s+){1,4}?(?:फोन|डायल|कल|सम्पर्क)|\W{0,2}(?:नम्बरमा|मा)?\s*(?:फोन|डायल|कल"
    r"|सम्पर्क)"
)
_NUMBER_OF = re.compile(
    r"(?i)(?<![^\W_])(?:nomor(?:nya)?|number|numero)\W+(?:[\w-]+\W+){1,3}\Z|नम्बर\s+(?:\S+\s+){0,2}\Z"
)
"""`Nomor SAPA itu …`: the name of a line stands between."""
_TOLD_AFTER = re.compile(
    r"(?i)[\s!?.,\"”']{1,4}(?:itu(?:lah)?|that'?s|this is|ito|iyan|yan|yun|iyon|त्यो|यो)(?![^\W_])\s+(?:\S+\s+){0,3}?"
    r"(?:(?:nomor|number|numero)(?:nya)? (?:telepon |layanan |call |ng )?(?!rumah|kursi|undian|peserta|antrean|urut"
    r"|punggung|jersey|room)"
    r"|hot-?line|help-?line|नम्बर)"
)
"""`129! Itu nomor …`: what the number is for comes behind it."""
_DOMAIN = re.compile(r"(?<![\w@.-])[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.[a-z]{2,6}(?![\w-])", re.IGNORECASE)
_INNER_DOT = re.compile(r"\.(?=[A-Za-z])(?<=\w\.)")
_COUNTED_AFTER = re.compile(
    r"(?:(?:\s*[:/.-]\s*\d|,\d|\s*%)|\s+(?:jam|menit|detik|hari|minggu|bulan|tahun|anak|orang|huruf|kata|kali|lembar"
    r"|sekolah|GB|MB|Hz|days?|minutes?"
    r"|hours?|seconds?|years?|children|people|times|characters|schools?|pictures|araw|oras|segundo|minuto|taon|bata"
    r"|tao|na bata"
    r"|families|friends|keluarga|teman|volunteers|relawan|na (?!libre|number|numero)[a-z]+"
    r"|घण्टा|मिनेट|दिन|जना|वर्ष|पटक|सेकेन्ड)(?![\w\u0900-\u0963]))",
    re.IGNORECASE,
)
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
_COUNTRY_IN_NAME = re.compile(r"(?:\\ )?(?:ng\\ )?(?:Nepal|नेपाल)(?:\\ )?")
_PLAIN_NAMES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        "polisi|police|pulis|प्रहरी|prahari",
        "anak (?:yang )?hilang|missing child|child (?:is|goes|went) missing|lost child|nawawalang"
        " bata|हरा(?:ए|उ|इ)|harae|haraye",
        "child help-?line|helpline for children|children'?s help-?line|बाल हेल्पलाइन|bal helpline|telepon anak",
    )
)
"""What some lines are called besides their name."""
_MEANT_BEFORE, _MEANT_AFTER = 45, 30
"""So many letters before and behind a number its line is named in plain words."""
_LONG_NAME = 8
"""A name of so many letters stands in no other address by chance: `aduankonten.id.example.com`."""
_FILE_ENDING = re.compile(r"\.[A-Za-z]\w{1,4}\b")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the register with its number in all its forms."""

    line: Helpline
    digits: str
    forms: frozenset[str]
    name: re.Pattern[str]
    """Its own name: `SAPA`, `MAKABATA`."""
    meant: re.Pattern[str]
    """What it is called in plain words: `police`, `बाल हेल्पलाइन`."""


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
                if finding.code != "personal-data-phone" or not is_of_office(number, text, sentences):
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
                yield self._short(run, passage, sentences)
            if found:
                taken.add(run.start, run.end)

    def judged(self, run: Run, passage: Passage, sentences: Sentences) -> Finding:
        """What to say about a whole telephone number: a registered one, a near miss, or somebody's."""
        written = forms(run.digits)
        for entry in self._entries:
            if written & entry.forms and len(run.digits) > 5:
                return self._registered(entry.line, run, passage, sentences)
        near = self._near_long(run)
        if near is not None:
            return near
        if is_service(run) or is_hotline(run, passage, sentences):
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
        return Finding("helpline-unregistered", run.start, run.end, {"seen": digits})

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
        if not 3 <= len(run.digits) <= 14 or (len(run.digits) < 8 and run.digits.startswith("00")):
            return False
        if is_service(run) and len(run.digits) > 8:
            return True
        if len(run.digits) > 10 or _COUNTED_AFTER.match(passage.text, run.end) or is_date(run) or is_timetable(run):
            return False
        said = offer(run, passage.small, sentences)
        if is_counting(run) and not (said.is_called and said.is_made):
            return False
        if said.is_other or (len(run.digits) > 6 and is_office_phone(passage.text, run)):
            return False
        if self._near_short(run.digits) and (said.is_line or (said.is_called and not _is_year(run))):
            return True
        if len(run.digits) > 8:
            return said.is_made and not said.is_private and not is_amount(run)
        return self._is_short_called(run, passage.text, said)

    def _is_short_called(self, run: Run, text: str, said: Offer) -> bool:
        """The same of a number that is no longer than eight figures."""
        if not (run.is_said or len(run.groups) == 1 or is_service(run) or is_spaced(run)):
            return len(run.digits) > 5 and said.is_made and not said.is_private and not is_amount(run)
        before = text[max(run.start - 70, 0) : run.start]
        if _is_year(run) and run.digits not in self._codes:
            return TEXTED_TO.search(before) is not None and said.is_made
        if _TOLD_AFTER.match(text, run.end) and (run.is_said or len(run.digits) < 6):
            return True
        named = THAT_IS.match(text, run.end)
        if named is not None and any(
            entry.name.match(text, named.end()) and slips(run.digits, entry.digits) <= 1 for entry in self._entries
        ):
            return True
        if run.is_said and _NUMBER_OF.search(before) and any(entry.name.search(before) for entry in self._entries):
            return True
        if len(run.digits) >= 5 and not is_amount(run) and _CALLED_FAR_BEFORE.search(before):
            return True
        if len(run.digits) == 4 and _LINE_WORD.search(before) and self._near_short(run.digits):
            return True
        if _CALLED_BEFORE.search(before) is not None or _CALLED_AFTER.match(text, run.end) is not None:
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


def _is_year(run: Run) -> bool:
    return len(run.digits) == 4 and run.digits[:2] in {"19", "20"} and not run.is_said


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


@cache
def _pattern(written: str) -> re.Pattern[str]:
    """Compiled once: a register is read anew for every check."""
    return re.compile(written, re.IGNORECASE)


def entry_of(line: Helpline) -> Entry:
    """A line as numbers are compared with it."""
    digits = re.sub(r"\D", "", line.value)
    international = {DIAL_CODES[country] + digits.lstrip("0") for country in line.countries}
    known = {digits} | (international if len(digits) > 6 else set())
    names = {word for name in line.name.values() for word in re.findall(r"[A-Z]{4,}", name)}
    pattern = "|".join(map(re.escape, sorted(names))) or r"(?!)"
    names = set(line.name.values())
    meant = "|".join(re.escape(name) for name in sorted(names)) or r"(?!)"
    for plain in _PLAIN_NAMES:
        if any(plain.search(name) for name in names):
            meant += "|" + plain.pattern
    return Entry(
        line,
        digits,
        frozenset(known),
        _pattern(rf"\b(?:{pattern})\b"),
        _pattern(_COUNTRY_IN_NAME.sub("", meant)),
    )
