"""A right number that is given, in so many words, for another country than its own: there nobody answers it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gaung.model.language import Country
from gaung.model.register import Helpline
from gaung.rules.safeguarding.cues import Sentences
from gaung.rules.safeguarding.digits import Run
from gaung.rules.safeguarding.finding import Finding
from gaung.rules.safeguarding.given import may_be_called
from gaung.rules.safeguarding.named import LINKING, SIGNS, value_of
from gaung.rules.safeguarding.offers import offer
from gaung.rules.safeguarding.passages import Kind, Passage
from gaung.rules.safeguarding.phones import forms

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign

_NAMES = {
    Country.INDONESIA.value: "indonesia|इन्डोनेसिया|इण्डोनेसिया",
    Country.NEPAL.value: "nepal|नेपाल",
    Country.PHILIPPINES.value: "philippines|filipina|pilipinas|फिलिपिन्स|फिलिपिन",
    "IN": "india|भारत",
    "MY": "malaysia|मलेसिया",
    "SG": "singapore|singapura|singapur",
    "BD": "bangladesh|बंगलादेश",
    "TL": "timor[- ]leste",
    "TH": "thailand",
}
_PEOPLES = {
    Country.INDONESIA.value: "indonesian",
    Country.NEPAL.value: "nepali|nepalese",
    Country.PHILIPPINES.value: "filipino|philippine|pinoy",
    "IN": "indian",
    "MY": "malaysian",
}
_STEMS = ("ndonesia", "nepal", "ilipin", "ilippin", "india", "malaysia", "singap", "banglad", "timor", "thailand")
_NEPALI_STEMS = ("इन्डोनेसिया", "इण्डोनेसिया", "नेपाल", "फिलिपिन", "भारत", "मलेसिया", "बंगलादेश")
_W, _E = r"(?<![^\W_])(?<![\u0900-\u0963])", r"(?![^\W_])"
_NAME = "|".join(f"(?P<{code}>{names})" for code, names in _NAMES.items())
_PEOPLE = "|".join(f"(?P<P{code}>{names})" for code, names in _PEOPLES.items())
_LINE = (
    r"(?:child ?line|child(?:ren'?s)? help-?line|help-?line|hot-?line|police|polisi|pulis(?:ya)?|telepon anak|sapa"
    r"|makabata|हेल्पलाइन|प्रहरी)"
)
_CHILD = r"(?:children|child|kids|teens|teenagers|students|pupils|readers|listeners|young people|youth|friends)"
_MENTION = re.compile(
    rf"(?i)(?P<before>{_W}(?:in|inside|across|throughout|within|for|(?:call(?:ing)?|phone) from|di|untuk|bagi"
    rf"|dari dalam|sa|para sa|nasa|mula sa|(?:anak(?:-anak)?|remaja|pelajar|teman)(?: di)?|(?:mga )?bata(?:ng)?(?: sa)?"
    rf"|{_LINE}(?: of| for| ng| di| in| sa)?)\s+(?:the\s+|negara\s+|bansang\s+)?)?"
    rf"{_W}(?:{_NAME}|{_PEOPLE})(?P<after>(?:['’]s|n|ng|ko|मा|का|को|बाट)?(?:\s+(?:{_CHILD}|{_LINE}|बालबालिका\S*))?)"
    rf"(?:{_E}|(?=[\u0900-\u0963]))"
)
_ASIDE = re.compile(r"(?i)(?:['’]s|मा|का|को)?\s+\S|मा\Z")
_DENIED = re.compile(
    r"(?i)(?<![^\W_])(?:not|never|cannot|no|nobody|tidak|bukan|jangan|tak|belum|hindi|huwag|walang)(?![^\W_])|n['’]t"
    r"(?![^\W_])|छैन|होइन|हुँदैन|नगर|गर्दैन|लाग्दैन"
)
_LABEL = re.compile(rf"(?i)(?:{SIGNS}{{0,6}}{LINKING}{_E}){{0,3}}[^\w.!?;।]{{0,8}}\Z")
_CALLS = re.compile(
    r"(?i)(?<![^\W_])(?:help\w*|hot-?lines?|call|dial|phone|emergency|numbers?|nomor\w*|telepon|hubungi|darurat|bantuan"
    r"|tawagan|tumawag|numero|tulong|saklolo)(?![^\W_])|हेल्पलाइन|फोन|नम्बर|सहायता"
)
_BESIDE = re.compile(r"[^,;.!?।\n]{0,25}\Z")
_MOST_ASKED = 70


class Abroad:
    """The published numbers of the register, and where each of them answers."""

    def __init__(self, campaign: Campaign) -> None:
        self._lines: dict[str, list[Helpline]] = {}
        for line in campaign.helplines.helplines:
            for form in forms(value_of(line)) if line.is_published else ():
                if len(form) > 2:
                    self._lines.setdefault(form, []).append(line)

    def findings(self, passage: Passage, runs: Sequence[Run], sentences: Sentences) -> Iterator[Finding]:
        """Every number of a line that is given for a country where it does not answer."""
        if passage.kind is not Kind.TEXT or not any(run.digits in self._lines for run in runs):
            return
        small = passage.small
        if not any(stem in small for stem in _STEMS) and not any(stem in small for stem in _NEPALI_STEMS):
            return
        numbers = [run for run in runs if run.digits in self._lines]
        for run in numbers:
            code = self._given_for(run, numbers, passage, sentences)
            if code is not None:
                facts = {"id": self._lines[run.digits][0].id, "country": code}
                yield Finding("helpline-foreign", run.start, run.end, facts)

    def _given_for(self, run: Run, numbers: Sequence[Run], passage: Passage, sentences: Sentences) -> str | None:
        """The country for which a number is given if it does not answer there."""
        text = passage.text
        first, last = sentences.around(run.start)
        if text[first:last].rstrip()[-1:] == "?" or _DENIED.search(text, first, last):
            return None
        mentions = list(_mentions(text, first, last))
        if not mentions and first and text[:first].rstrip()[-1:] == "?":
            first = max(sentences.around(first - 1)[0], first - _MOST_ASKED)
            mentions = list(_mentions(text, first, last))
        if not mentions or (len(run.digits) <= 6 and not may_be_called(run, passage)):
            return None
        own = {country.value for line in self._lines[run.digits] for country in line.countries}
        since = max((one.end for one in numbers if first <= one.start < run.start), default=first)
        until = min((one.start for one in numbers if run.end <= one.start < last), default=last)
        before = [one for one in mentions if since <= one[0] < run.start]
        behind = [one for one in mentions if run.end <= one[0] < until]
        if any(code in own and _BESIDE.match(text, run.end, at) for at, _, code, _ in behind):
            return None
        is_before = before and min(one[0] for one in mentions) < min(one.start for one in numbers if first <= one.start)
        asked = before if is_before or not behind else behind if not before else [*before, *behind]
        if not asked or any(code in own for _, _, code, _ in asked):
            return None
        _, end, code, is_place = asked[-1] if asked is before else asked[0]
        said = offer(run, passage.small, sentences)
        is_label = asked is before and _LABEL.match(text, end, run.start) is not None
        if is_place and (said.is_called or said.is_line or is_label):
            return code
        return code if is_label and _CALLS.search(text, max(run.start - 200, 0), run.end + 100) else None


def _mentions(text: str, first: int, last: int) -> Iterator[tuple[int, int, str, bool]]:
    """Where a country is named, which, and whether it is said that somebody is there or that a line is of there."""
    for match in _MENTION.finditer(text, first, last):
        code = next(name for name, said in match.groupdict().items() if said and name not in {"before", "after"})
        is_people = code.startswith("P") and len(code) == 3
        is_told = _ASIDE.match(match["after"]) is not None
        is_place = is_told or (match["before"] is not None and not is_people)
        yield match.start(), match.end(), code.removeprefix("P") if is_people else code, is_place
