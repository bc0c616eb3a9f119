"""What a text says of a help line against the register: that it costs money, is closed at night, or is another's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from gaung.model.language import LocalText
from gaung.model.register import Helpline
from gaung.problem import Severity
from gaung.rules.safeguarding.cues import Sentences, word_set
from gaung.rules.safeguarding.digits import Run
from gaung.rules.safeguarding.finding import Finding
from gaung.rules.safeguarding.named import sure_names, value_of
from gaung.rules.safeguarding.passages import Kind, Passage
from gaung.rules.safeguarding.phones import forms

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign

_W, _E = r"(?<![^\W_])(?<![\u0900-\u0963])", r"(?![^\W_])"
_FREE = re.compile(r"(?i)gratis|free|libre|निःशुल्क")
_ALWAYS = re.compile(r"(?i)24|२४|round the clock|चौबीसै")
_WORDS = word_set(
    "berbayar bayar membayar pulsa biaya tarif gratis rp cost costs free charged rupees rupee rupiah pesos peso pay"
    " paid minute bayad libre piso singil binabayaran magbabayad kerja weekdays weekday office working business senin"
    " monday mon lunes jam pukul am pm open opens answers buka bukas tutup closed sarado siang daytime night malam gabi"
    " bureau biro kpai lpsk komnas tepsa unicef interpol bantay dswd pnp alengpulis cross merah komdigi kominfo nbi"
    " ambulans ambulance fire pemadam bumbero run operated dikelola dijalankan milik pinapatakbo"
)
_NEPALI_WORDS = ("पैसा", "शुल्क", "रुपैयाँ", "बजे", "खुल", "बन्द", "मात्र", "ब्युरो", "आयोग", "रेडक्रस", "दमकल", "एम्बुलेन्स")
_LINKING = (
    r"(?:itu|ini|adalah|akan|tetap|sudah|masih|layanan(?:nya)?|nomor(?:nya)?|telepon(?:nya)?|panggilan|sekarang|tapi"
    r"|dan|juga|bisa|siap|hanya|cuma|di|pada|dari|is|it|it['’]s|its|are|was|will|calls?|a|the|this|line|number|now|but"
    r"|and|also|there|you|for|to|on|at|from|in|only|just|ay|ang|na|po|sa|ito|tawag|linya|numero|lang|lamang|mula|tuwing"
    r"|bukas|buka(?:nya)?|open(?:s|ed)?|opening|hours?|menjawab|melayani|dibuka|beroperasi|tersedia|answers?|answered"
    r"|available|works?|sumasagot|jam|pukul|oras|यो|मा|मात्र|फोन|कल|गर्दा|गर्न|को|नम्बर|ले|बिहान)"
)
_LINKED = rf"(?:[\s,;:()\"“”*–—-]{{1,3}}{_LINKING}{_E}(?![\u0900-\u0963])){{0,6}}[\s,;:()\"“”*–—-]{{1,3}}"
_PAID = (
    r"(?:berbayar|(?:kena|pakai|potong|makan|butuh|dikenai|dikenakan|ada) (?:pulsa|biaya|tarif|bayaran)|(?:harus |perlu"
    r" |wajib |mesti )?(?:mem)?bayar|(?:tidak|bukan|tak|nggak|gak) gratis|rp\.?\s?[1-9]"
    r"|costs? (?:\S+ ){0,2}?(?:[1-9]\d*|money|airtime|credit|a fee)|not free|isn['’]t free|aren['’]t free|charged"
    r"|[1-9]\d* (?:rupees?|rupiah|pesos?)|(?:have to|must|need to) pay|may (?:bayad|singil)|hindi libre|binabayaran"
    rf"|magbabayad|[1-9]\d* piso){_E}|पैसा (?:लाग(?!्दैन)|तिर)|शुल्क लाग(?!्दैन)|रुपैयाँ|निःशुल्क (?:छैन|होइन)"
)
_DAY = (
    r"(?:senin|monday|mon|lunes|सोम\S*)\s*(?:sampai|hingga|s\.?d\.?|-|–|to|till|until|through|hanggang|देखि)\s*"
    r"(?:kamis|jumat|jum['’]?at|sabtu|thursday|friday|fri|saturday|biyernes|sabado|शुक्र\S*)"
)
_WORKING = (
    rf"(?:(?:hari|jam) kerja|weekdays|(?:office|working|business) hours|{_DAY}|araw ng trabaho"
    r"|oras ng (?:opisina|trabaho)|siang(?: hari)?|daytime|the day)"
)
_HOUR = r"\d{1,2}(?:[.:]\d\d)?\s*(?:am|pm|a\.m\.|p\.m\.|pagi|siang|sore|malam|बजे)?"
_RANGE = rf"(?:{_HOUR}\s*(?:sampai|hingga|s\.?d\.?|-|–|to|until|till|hanggang|and|देखि)\s*(?:jam |pukul |बेलुका )?{_HOUR})"
_SHUT = (
    r"(?:(?:tutup|closed|shut|sarado|libur)\s(?:(?:di|pada|at|on|tuwing|sa|setiap|every|during|kapag)\s)?"
    r"(?:malam|hari|akhir pekan|(?:the )?nights?|(?:the )?weekends?|sundays?|saturdays?|minggu|sabtu|libur"
    rf"|holidays|linggo|gabi|sabado){_E}|(?:राति|शनिबार)\s(?:\S+\s)?बन्द)"
)
_COST = re.compile(rf"(?i){_LINKED}(?:{_PAID})")
_HOURS = re.compile(
    rf"(?i)(?P<way>{_LINKED})(?:(?P<range>{_RANGE})|(?P<days>{_WORKING})|{_SHUT})"
    r"(?P<rest>[^.!?।\n]{0,24})"
)
_OPENS = re.compile(
    rf"(?i){_W}(?:buka\w*|dibuka|beroperasi|tersedia|melayani|menjawab|open\w*|available|answer\w*|works?|hours|bukas"
    rf"|sumasagot|hanya|cuma|saja|aja|only|just|lang|lamang){_E}|खुल|मात्र|सुन"
)
_NO_END = re.compile(r"(?i)(?:0?0[.:]?0?0?|24[.:]?0?0?)\s*(?:sampai|hingga|s\.?d\.?|-|–|to|until|till|hanggang|देखि)")
_ROUND = re.compile(
    rf"(?i)24 ?(?:jam|hours|oras|h\b|घण्टा|/ ?7)|{_W}(?:kapan (?:saja|pun)|any ?time|day and night|day or night"
    rf"|round the clock|siang (?:dan )?malam|anumang oras|araw at gabi){_E}|चौबीसै|जुनसुकै"
)
_AGAIN = re.compile(
    r"(?i)[\s\"”’)*]*(?=(?:it|it['’]s|they|itu|ini|layanannya|nomornya|teleponnya|biayanya|tarifnya|ito|iyon"
    rf"|ang (?:tawag|linya)|calls?|a call|the (?:line|call|number)|bukanya|यो|त्यो|फोन गर्दा){_E})"
)
_OTHERS = (
    r"cyber bureau|biro siber|साइबर ब्युरो|kpai|lpsk|komnas (?:anak|perempuan|ham)|tepsa|unicef|interpol|bantay bata"
    r"|dswd|alengpulis|(?:palang merah|red cross)|komdigi|kominfo|nbi|महिला आयोग|रेडक्रस|ambulans|ambulance"
    r"|fire (?:brigade|department|station)|pemadam(?: kebakaran)?|bumbero|दमकल|एम्बुलेन्स"
)
_OWNER_BEFORE = re.compile(
    rf"(?i){_W}(?P<who>{_OTHERS})(?:{_E}|(?=[\u0900-\u0963]))(?:['’]s|को|का|लाई|मा)?(?:[\s:(–—|-]{{1,3}}(?:on|at|is|di|ke"
    r"|nomor(?:nya)?|number|adalah|itu|sa|ang|ay|numero|answers?|menjawab|can be reached|dihubungi|called|नम्बर)"
    rf"{_E}){{0,3}}[\s:(–—|*-]{{1,4}}\Z"
)
_OWNER_AFTER = re.compile(
    rf"(?i){_LINKED}(?:run by|operated by|belongs to|dikelola(?: oleh)?|dijalankan(?: oleh)?|dioperasikan(?: oleh)?"
    rf"|milik|pinapatakbo ng|pag-aari ng|hawak ng)\s(?:the |ang |mga |our |kami )?(?P<who>{_OTHERS}|polisi|police"
    rf"|pulis\w*|army|tentara|military|school|sekolah|us|our club|kami){_E}"
)
_CHAT = re.compile(r"(?i)whats ?app|(?<![^\W_])(?:wa|chat|sms|kuota|data)(?![^\W_])")


@dataclass(frozen=True, slots=True)
class _Said:
    """A line that is spoken of, and the place behind its name or number."""

    line: Helpline
    start: int
    end: int
    is_number: bool


class Claims:
    """The published lines of the register, and what it knows of them."""

    def __init__(self, campaign: Campaign) -> None:
        lines = [line for line in campaign.helplines.helplines if line.is_published and value_of(line)]
        self._numbers: dict[str, Helpline] = {}
        self._names: dict[str, Helpline] = {}
        for line in lines:
            for form in forms(value_of(line)):
                self._numbers.setdefault(form, line)
            for name in sure_names(line):
                self._names.setdefault(name.lower(), line)
        self._name = _pattern(frozenset(self._names))

    def findings(self, passage: Passage, runs: Sequence[Run], sentences: Sentences) -> Iterator[Finding]:
        """Every claim about a line that the register contradicts."""
        text = passage.text
        if passage.kind is not Kind.TEXT or (
            passage.words.isdisjoint(_WORDS) and (text.isascii() or not any(word in text for word in _NEPALI_WORDS))
        ):
            return
        told: set[tuple[str, int]] = set()
        for said in self._spoken_of(text, runs):
            for finding in _judged(said, passage, sentences):
                key = (finding.code, sentences.index(finding.start))
                if key not in told:
                    told.add(key)
                    yield finding

    def _spoken_of(self, text: str, runs: Sequence[Run]) -> Iterator[_Said]:
        for run in runs:
            line = self._numbers.get(run.digits)
            if line is not None:
                yield _Said(line, run.start, run.end, True)
        for match in self._name.finditer(text):
            line = self._names.get(match[0].lower())
            if line is not None:
                yield _Said(line, match.start(), match.end(), False)


def _judged(said: _Said, passage: Passage, sentences: Sentences) -> Iterator[Finding]:
    text, line = passage.text, said.line
    first, last = sentences.around(said.start)
    if text[first:last].rstrip()[-1:] == "?":
        return  # it asks, and claims nothing
    facts = {"value": line.value, "name": _in(line.name, passage)}
    places = [said.end]
    again = _AGAIN.match(text, last)
    if again is not None and said.is_number:
        places.append(max(again.end() - 1, said.end))
    whole = text[first : sentences.around(said.start, after=1)[1]]
    is_free = line.cost is not None and _FREE.search(" ".join(line.cost.values())) is not None
    is_called = said.is_number or not _CHAT.search(text, first, last)
    if is_free and line.cost is not None and is_called and any(_COST.match(text, at) for at in places):
        yield _finding("helpline-cost-other", said, facts | {"cost": _in(line.cost, passage)})
    is_always = line.hours is not None and _ALWAYS.search(" ".join(line.hours.values())) is not None
    if is_always and line.hours is not None and not _ROUND.search(whole) and any(_is_shut(text, at) for at in places):
        yield _finding("helpline-hours-other", said, facts | {"hours": _in(line.hours, passage)})
    if said.is_number:
        owner = _OWNER_BEFORE.search(text, max(first, said.start - 60), said.start) or _OWNER_AFTER.match(
            text, said.end
        )
        if owner is not None and not _is_of(owner["who"], line):
            seen = {"seen": owner["who"], "operator": _in(line.operator, passage)}
            yield _finding("helpline-owner-other", said, facts | seen)


def _is_shut(text: str, at: int) -> bool:
    """Whether it is said behind a place that nobody answers at some hours."""
    match = _HOURS.match(text, at)
    if match is None or (match["range"] and _NO_END.match(match["range"])):
        return False
    if match["range"] or match["days"]:
        return _OPENS.search(match["way"] + " " + match["rest"]) is not None
    return True


def _is_of(who: str, line: Helpline) -> bool:
    known = " ".join((*line.operator.values(), *line.name.values())).lower()
    return who.lower() in known or (who.lower().startswith("pulis") and "pulis" in known)


def _in(said: LocalText, passage: Passage) -> str:
    return said.get(passage.language) or next(iter(said.values()))


def _finding(code: str, said: _Said, facts: dict[str, str]) -> Finding:
    return Finding(code, said.start, said.end, facts, Severity.WARNING)


@cache
def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    """Compiled once for a register: it is read anew for every check."""
    return re.compile(rf"(?i)(?<![^\W_])(?:{'|'.join(sorted(names)) or '(?!)'})(?![^\W_])")
