"""Numbers a slip away from a help line's that somebody is given in passing: beside a right one, to keep, in need."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from gaung.model.register import Helpline
from gaung.rules.safeguarding.cues import Sentences
from gaung.rules.safeguarding.digits import Run, is_amount, is_counting, is_timetable
from gaung.rules.safeguarding.finding import Finding
from gaung.rules.safeguarding.named import (
    COUNTS,
    ENDS,
    LINKING,
    PARTED,
    SHORT_CODE,
    SIGNS,
    cells_beside,
    counts_in_table,
    is_year_like,
    parts_of,
    plain_names,
    sure_names,
    value_of,
)
from gaung.rules.safeguarding.offers import offer
from gaung.rules.safeguarding.owners import NEED, is_date
from gaung.rules.safeguarding.passages import Kind, Passage
from gaung.rules.safeguarding.phones import is_near, slips

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign

_LEAST, _MOST = 3, 6
_REACH = 100
_W, _E = r"(?<![^\W_])", r"(?![^\W_])"
_LINKED = rf"(?:{SIGNS}{{0,6}}(?:{LINKING}|it|it['’]s|ito){_E}){{0,5}}{SIGNS}{{0,8}}\Z"
_TURNED = re.compile(
    rf"(?i)(?:{_W}(?:tapi|tetapi|melainkan|namun|sekarang|kini|(?:men)?jadi|ganti|diganti|berganti|berubah|diubah"
    r"|but|now|instead|rather|changed|became|becomes?|kundi|pero|ngayon|ngayo'y|naging|pinalitan|bago(?:ng)?"
    rf"|baru|new){_E}|होइन|हैन|अहिले|(?<![\u0900-\u0963])अब(?![\u0900-\u0963])|तर){_LINKED}"
)
"""`bukan 129, tapi 128`, `was 1098, now it is 1099`: the words before what is said to be right."""
_NOW_AFTER = re.compile(
    r"(?i)[\s,–—-]{1,3}(?:itu |is |ang |na ang )?(?:nomor(?:nya)? |number |numero )?\S{0,12}\s?"
    rf"(?:sekarang|kini|now|na ngayon|ngayon|instead){_E}|\s(?:अहिले|अब)(?![\u0900-\u0963])"
)
_WRONG_BEFORE = re.compile(
    rf"(?i)(?:{_W}(?:bukan(?:lah)?|jangan|dulu(?:nya)?|dahulu|awalnya|tadinya|sebelumnya|bekas|lama|salah|palsu|keliru"
    r"|hoaks?|beredar|not|never|isn't|wasn't|don't|wrong|fake|old|former(?:ly)?|was|were|used to be|before|hindi|huwag"
    rf"|dati(?:ng)?|mali(?:ng)?|luma(?:ng)?|pekeng?){_E}|पहिले|गलत|नक्कली|पुरानो)"
    rf"(?:\W{{1,3}}(?:telepon|hubungi|call|dial|tawagan|yang){_E})?{_LINKED}"
)
"""What says of the number behind it that it is not, or not any more, the right one."""
_WRONG_AFTER = re.compile(
    r"(?i)[\s,)\"”’–—(-]{1,4}(?:itu(?:lah)? |ini |is |was |are |ay |ang |yang |that is )?"
    rf"(?:{_W}(?:bukan(?:lah)?|salah|keliru|palsu|dulu(?:nya)?|lama|not|wrong|a mistake|old|fake|isn't|hindi|mali|dati"
    rf"|luma){_E}|(?:\S+\s)?(?:होइन|हैन|गलत|पुरानो))"
)
_DENIED_BEHIND = re.compile(
    rf"(?i)[\s,(–—-]{{1,4}}(?:and |dan |at )?(?:not|never|no longer|instead of|rather than|bukan(?:lah)?|jangan"
    rf"|daripada|hindi(?: na)?|huwag|wag|imbes na){_E}"
    rf"(?:\W{{1,3}}(?:call|the|any|old|number|yang|nomor|lama|lagi|ang|sa|ke){_E})*\W{{1,3}}"
)
"""`1089, not 1098`: what stands behind it is denied."""
_COUNTED = re.compile(
    rf"(?i){_W}(?:mencatat|menerima|menangani|melayani|menjawab|melaporkan|ada|rata-rata|received|recorded|handled"
    r"|answered|counted|reported|got|about|average|tumanggap|nakatanggap|nagtala|naitala|may|sumagot|ke|sebanyak"
    rf"){_E}\W{{1,3}}\Z|(?:पायो|प्राप्त|दर्ता)\s\S*\Z"
)
STREET = re.compile(
    rf"(?i){_W}(?:jalan|jln?|gang|gg|rt|rw|blok|rumah|street|st|road|rd|avenue|lane|kalye|purok|block|lot|house|bahay)"
    rf"{_E}[^.!?\n]{{0,30}}\Z|(?:वडा|मार्ग|टोल|सडक|घर)[^।\n]{{0,20}}\Z"
)
_KEPT = re.compile(
    rf"(?i)(?:{_W}(?:simpan(?:lah)?|catat(?:lah)?|ingat(?:lah|-ingat)?|hafal(?:kan)?|hapal(?:kan)?|save|remember"
    r"|memori[sz]e|write (?:it |this )?down|keep|note|i-?save|tandaan|isulat|itago|saulohin|alalahanin|isaulo)"
    rf"(?:\s+(?:ya|dong|baik-baik|ini|ito|this|it|mo|ninyo|yan|iyan)){{0,2}}"
    r"|सम्झ\S*|सम्झि\S* राख\S*|याद (?:राख|गर)\S*|टिप\S*|सेभ गर\S*)\s*[:：–—-]\s*[\W_]*\Z"
)
"""`Simpan: **128**`."""
_STOPS = re.compile(r"[\W_]*?(?:\Z|\n|[.!?।])")
_PHONE_SIGN = re.compile("[☎☏✆📞📱📲🆘]\\W{0,4}\\Z")
_ROOM = re.compile(rf"(?i){_W}(?:ext|ekst\w*|extension|ruang|room|kamar|local|lokal){_E}")
_HELP_ASKED = re.compile(
    rf"(?i){_W}(?:need (?:to talk|help|someone|a friend)|want to talk|someone (?:hurts?|touch\w*)"
    r"|(?:hurt|touched)s? you|butuh (?:cerita|bantuan|teman|ditemani|pertolongan|curhat)"
    r"|mau (?:cerita|curhat)|perlu (?:bantuan|teman|cerita)"
    r"|kailangan (?:mo )?(?:ng|ba ng) (?:tulong|kausap|makakausap)|gusto mo(?:ng)? (?:ng kausap|magsumbong|magkuwento)"
    rf"|may problema|ada masalah|sakit hati|lonely|kesepian|nag-iisa){_E}|मद्दत चाहि|कुरा गर्न|एक्लो"
)
_TO_IT = re.compile(
    rf"(?i)[\W_]*(?:(?:ke|di|ini|itu|then|try|just|there is|there's|here|ada|sa|eto|ito|ang|heto|coba|ingat|langsung"
    rf"|ya|lalu|nomor|number|numero){_E}[\W_]*){{0,3}}"
)
_TOLD = re.compile(
    rf"(?i){_W}(?:tell|talk (?:to|with)|speak (?:to|with)|ask|trust|cerita\w*|bercerita|bilang|bicara\w*|lapor\w*"
    r"|mengadu|curhat|ngobrol|beri ?tahu|sabihin|magsabi|kausapin|makipag-usap|isumbong|magsumbong|magkuwento)"
    rf"{_E}|भन|सुनाऊ|कुरा"
)
_PERSON = re.compile(
    r"(?i)(?<![^\W_])(?:aunt\w*|uncle|teachers?|mother|father|mum|mom|dad|parents?|grand\w+|adults?|friends?|guru\w*"
    r"|ibu\w*|bapak\w*|ayah\w*|orang tua\w*|orangtua\w*|kakak\w*|bibi\w*|paman\w*|nenek\w*|teman\w*|wali kelas|nanay"
    r"|tatay|guro|magulang|tita|tito|ate|kuya|lola|lolo|kaibigan|nakatatanda)(?![^\W_])|आमा|बुबा|शिक्षक|गुरु|दिदी|दाइ|साथी"
)
_OR_IT = re.compile(
    rf"(?i)(?:{_W}(?:or|atau|o|at|dan|and){_E}|(?<![\u0900-\u0963])(?:वा|अथवा|र|या)(?![\u0900-\u0963]))"
    rf"\s+(?:(?:to|ke|sa|kay|kepada|call|with|ring|telepon|hubungi|tumawag|the|ang|nomor|number){_E}\s+){{0,3}}\W{{0,3}}\Z"
)
_TOLD_TO_IT = re.compile(
    rf"(?i){_W}(?:talk to|tell(?: it to)?|(?:cerita(?:kan|lah)?|bercerita|curhat|bicara|ngobrol|mengadu)"
    r"(?: semua\w*| aja| saja)? (?:ke|kepada|pada|sama|dengan)|(?:sabihin|magsabi|magsumbong|magkuwento)"
    rf"(?: mo)?(?: (?:ito|lahat))? sa)\W{{1,4}}\Z"
)
_TOLD_AFTER = re.compile(r"\s*(?:मा|लाई|सँग)\s+(?:[^\s।]+\s+){0,2}?(?:भन|सुनाऊ|सुनाउ|बोल|कुरा)")
_NUMBER_OF = re.compile(rf"(?i)\s(?:ang |the )?(?:nomor|number|numero) (?:\S+ ){{0,2}}\S*[^\W\d_]{_E}")
"""`112 nomor polisi`."""
_LISTENER = re.compile(
    rf"(?i){_W}(?:(?:someone|somebody|a person|people|an adult|adults|those|they)\s(?:who|that|to)\s(?:\S+\s){{0,2}}"
    r"(?:listens?|helps?|hears?|answers?|talk)|(?:orang|yang|kakak|teman)\s(?:\S+\s){0,2}"
    r"(?:mendengar\w*|menolong\w*|membantu\w*|menjawab\w*)|(?:teman|tempat) (?:bicara|cerita|curhat)|nakikinig"
    rf"|makikinig|(?:taong )?(?:tutulong|tumutulong|makakausap)){_E}|सुन्ने|मद्दत गर्ने|कुरा गर्ने"
)
_ALONE_BEFORE = re.compile(r"(?:\A|[.!?।\n])[^\w\n.!?।]*\Z")
_KIND = re.compile(
    r"(?i)[^\w\n]*(?:\n\s*)?(?:(?:they|mereka|sila|we|kami|उनीहरू|हामी|वहाँहरू)(?:['’]ll|ले)?\s+(?:\S+\s+){0,2}?"
    r"(?:listen|help|answer|mendengar|membantu|menolong|menjawab|nakikinig|makikinig|tutulong|tumutulong|sasagot|sumasagot"
    r"|सुन|मद्दत)|(?:cerita|ceritakan|curhat|tell|talk|sabihin)(?:\s+\S+){0,2}?\s+(?:di sana|di situ|ke sana|there|doon)"
    rf"{_E})"
)
_STORY = re.compile(
    rf"(?i){_W}(?:we|i|she|he|kami|aku|saya|dia)\s+(?:called|rang|phoned|dialled|dialed|menelepon|telepon|menelpon)"
    rf"{_E}(?!\s+(?:out|off|back|it a|the (?:bus|dog|teacher)))|{_W}tumawag (?:kami|ako|siya)|फोन गर्"
)
_RANG = re.compile(
    rf"(?i){_W}(?:i|we|she|he|they|you can|kami|aku|saya|dia|mereka)\s+(?:\S+\s+)?"
    r"(?:called|rang|phoned|dialled|dialed|menelepon|menelpon|telepon|menghubungi)\W{1,3}\Z"
)
_KEY_MARK = re.compile(r"<kbd|\+\+|\u20e3")


class Given:
    """The short numbers of the register's lines, and what is said around a number that is a slip away from one."""

    def __init__(self, campaign: Campaign) -> None:
        published = [line for line in campaign.helplines.helplines if line.is_published]
        self._lines = [line for line in published if _LEAST <= len(value_of(line)) <= _MOST]
        self._values = {line.id: value_of(line) for line in self._lines}
        self._sure = {line.id: _names(sure_names(line)) for line in self._lines}
        self._any = {line.id: _names(sure_names(line) | plain_names(line)) for line in self._lines}
        self._near: dict[str, tuple[Helpline, ...]] = {}

    def findings(
        self, passage: Passage, runs: Sequence[Run], sentences: Sentences, found: Sequence[Finding]
    ) -> Iterator[Finding]:
        """Every such number that is given as one to call; `found`: what is said of others already."""
        if passage.kind is not Kind.TEXT:
            return
        done = [(one.start, one.end) for one in found]
        for run in runs:
            for part in parts_of(run):
                if not _LEAST <= len(part.digits) <= _MOST:
                    continue
                lines = self._nearly(part.digits, passage)
                if not lines and not self._is_code(part.digits):
                    continue
                if any(start < part.end and part.start < end for start, end in done) or not may_be_called(
                    part, passage
                ):
                    continue
                finding = self._judged(part, passage, sentences, lines)
                if finding is not None:
                    done.append((part.start, part.end))
                    yield finding

    def _nearly(self, digits: str, passage: Passage) -> list[Helpline]:
        """The lines that answer here and whose number is one slip away; none if it is itself that of a line here."""
        if digits not in self._near:
            self._near[digits] = tuple(line for line in self._lines if _is_slip(digits, self._values[line.id]))
        is_here = [line for line in self._near[digits] if passage.country is None or passage.country in line.countries]
        if any(self._values[line.id] == digits for line in self._lines):
            return []
        return is_here

    def _is_code(self, digits: str) -> bool:
        """Whether a number that is no line's looks like those that one calls for help."""
        return SHORT_CODE.fullmatch(digits) is not None and digits not in self._values.values()

    def _judged(self, run: Run, passage: Passage, sentences: Sentences, lines: Sequence[Helpline]) -> Finding | None:
        text = passage.text
        first, last = sentences.around(run.start)
        if is_said_wrong(run, text, first, self._values.values()):
            return None
        if not lines:
            is_given = _is_answer_to_need(run, text, sentences) and _STOPS.match(text, run.end) is not None
            return Finding("helpline-unregistered", run.start, run.end, {"seen": run.digits}) if is_given else None
        named = [line for line in lines if self._any[line.id].search(text, first, last)]
        if not (
            self._is_beside(run, passage, sentences, named, lines)
            or _is_kept(run, passage)
            or _is_needed(run, text, sentences)
            or _is_told(run, text, first, last)
            or _is_answered(run, text, last)
            or any(_LISTENER.search(cell) for cell in cells_beside(run, text))
        ):
            return None
        line = (named or lines)[0]
        facts = {"seen": run.digits, "value": line.value, "id": line.id}
        return Finding("helpline-near-miss", run.start, run.end, facts)

    def _is_beside(
        self, run: Run, passage: Passage, sentences: Sentences, named: Sequence[Helpline], lines: Sequence[Helpline]
    ) -> bool:
        """Whether the number stands in one sentence with the name of its line, or behind its right number."""
        text = passage.text
        first, last = sentences.around(run.start)
        before = max(first, run.start - _REACH)
        if _COUNTED.search(text, before, run.start) or STREET.search(text, before, run.start):
            return False
        if any(self._sure[line.id].search(text, first, last) for line in named):
            return True
        is_turned = _TURNED.search(text, before, run.start) or _NOW_AFTER.match(text, run.end)
        if not is_turned:
            return False
        if named:
            return True
        is_right_before = any(re.search(rf"(?<!\d){self._values[line.id]}(?!\d)", text[first:last]) for line in lines)
        said = offer(run, passage.small, sentences)
        return is_right_before and (said.is_called or said.is_line)


def is_put_right(run: Run, value: str, text: str, sentences: Sentences) -> bool:
    """Whether a number is said to be wrong, and the right one stands beside it: `bukan 128, tapi 129`."""
    first, last = sentences.around(run.start, after=1)
    is_right_beside = re.search(rf"(?<!\d){value}(?!\d)", text[first:last]) is not None
    return is_right_beside and is_said_wrong(run, text, first, [value])


def is_said_wrong(run: Run, text: str, first: int, values: Iterable[str]) -> bool:
    """Whether a number is said to be wrong, and not a right one instead of it: `1089, not 1098`."""
    if _WRONG_BEFORE.search(text, max(first, run.start - _REACH), run.start):
        return True
    denied = _DENIED_BEHIND.match(text, run.end)
    if denied is not None and any(text.startswith(value, denied.end()) for value in values):
        return False
    return _WRONG_AFTER.match(text, run.end) is not None


def _is_slip(one: str, other: str) -> bool:
    return one != other and len(one) == len(other) and (slips(one, other) == 1 or is_near(one, other))


def may_be_called(run: Run, passage: Passage) -> bool:
    """Whether figures may be those of a number to call, by what they look like and what stands right behind them."""
    text = passage.text
    if is_amount(run) or is_date(run) or is_timetable(run) or is_counting(run) or is_year_like(run.digits):
        return False
    is_whole = run.is_said or len(run.groups) == 1
    if not is_whole and (any(len(group) > 1 for group in run.groups) or any(sign in run.text for sign in "./:")):
        return False
    ends = (ENDS, _TOLD_AFTER, _NUMBER_OF)
    if not any(end.match(text, run.end) for end in ends) or PARTED.match(text, run.end):
        return False
    first = max(run.start - 60, text.rfind("\n", 0, run.start) + 1)
    if COUNTS.search(text, first, run.start) or counts_in_table(run, text):
        return False
    return _NUMBER_OF.match(text, run.end) is not None or not offer(run, passage.small, passage.sentences).is_other


def _is_kept(run: Run, passage: Passage) -> bool:
    """Whether a number is to be remembered, or is shown as keys to press."""
    text = passage.text
    if _STOPS.match(text, run.end) and _KEPT.search(text, max(run.start - 60, 0), run.start):
        return True
    if passage.written is None or len(run.groups) < len(run.digits) or run.is_said:
        return False
    first, last = passage.plain.span(run.start, run.end)
    return _KEY_MARK.search(passage.written, first, last) is not None


def _is_answer_to_need(run: Run, text: str, sentences: Sentences) -> bool:
    """Whether a number is all that is answered to a question that somebody in need is asked."""
    first, _ = sentences.around(run.start)
    if not _TO_IT.fullmatch(text, first, run.start):
        clause = re.search(r"[,:;–—-]\W{0,3}\Z", text[first : run.start])
        return clause is not None and NEED.search(text, first, run.start) is not None and run.start - first < 60
    if not first or text[:first].rstrip()[-1:] != "?":
        return False
    asked = sentences.around(first - 1)[0]
    return any(sign.search(text, max(asked, first - _REACH), first) for sign in (NEED, _HELP_ASKED))


def _is_needed(run: Run, text: str, sentences: Sentences) -> bool:
    if _PHONE_SIGN.search(text, max(run.start - 8, 0), run.start):
        return _ROOM.search(text, *sentences.around(run.start)) is None
    return _is_answer_to_need(run, text, sentences)


def _is_told(run: Run, text: str, first: int, last: int) -> bool:
    """Whether one is to tell somebody, and the number is one of them: `Tell your aunt, your teacher, or 1099.`"""
    before = max(first, run.start - _REACH)
    if _TOLD_TO_IT.search(text, before, run.start) or _TOLD_AFTER.match(text, run.end, last):
        return True
    is_listed = _OR_IT.search(text, before, run.start) is not None and _PERSON.search(text, before, run.start)
    return (
        bool(is_listed)
        and not re.search(r"\d", text[before : run.start])
        and _TOLD.search(text, first, last) is not None
    )


def _is_answered(run: Run, text: str, last: int) -> bool:
    """Whether somebody called a number, or they who answer it are kind."""
    if _RANG.search(text, max(run.start - 40, 0), run.start):
        return True
    if not _ALONE_BEFORE.search(text, max(run.start - 12, 0), run.start):
        return False
    if _STOPS.match(text, run.end) and _KIND.match(text, run.end):
        return True
    return _KIND.match(text, run.end) is not None or _STORY.search(text, run.end, run.end + 60) is not None


@cache
def _names(names: frozenset[str]) -> re.Pattern[str]:
    """Compiled once for a register: it is read anew for every check."""
    return re.compile(rf"(?i)(?<![^\W_])(?:{'|'.join(sorted(names)) or '(?!)'})(?![^\W_])")
