"""How old a child is, in figures and in words of four languages; ranges of ages and lengths of time are nobody's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gaung.rules.safeguarding.cues import word_set
from gaung.rules.safeguarding.searching import all_of, figures

YOUNGEST, OLDEST = 5, 17
"""Whose age is looked for."""

_FIGURE = re.compile(r"(?<![\d.,:/+#–])(?<!\d-)(?:[5-9]|1[0-7])(?![\d:/]|[.,]\d|\s?(?:%|x\b|kali\b))")
_WORD = re.compile(
    r"(?:(?:lima|enam|tujuh|delapan|sembilan) ?belas(?<!delapan belas)(?<!delapanbelas)(?<!sembilan belas)"
    r"(?<!sembilanbelas)|(?:dua|tiga|empat) ?belas|sepuluh|sebelas|lima|enam|tujuh|delapan|sembilan"
    r"|thirteen|fourteen|fifteen|sixteen|seventeen|ten|eleven|twelve|five|six|seven|eight|nine"
    r"|labing[- ]?(?:isa|dalawa|tatlo|apat|lima|anim|pito)(?:ng| na)?|labi(?:nd|nt|nl|m)(?:alawa|atlo|ima"
    r"|pito)(?:ng)?"
    r"|sampu(?:ng)?|lima(?:ng)|anim na|pito(?:ng)|walo(?:ng)|siyam na|onse|dose|trese|katorse|kinse|disisais"
    r"|disisiyete|otso|nuwebe|nueve|diyes|dyis|pito(?= taon)|walo(?= taon)|siyam(?= pa| na| taon)|sampu(?= pa| na)"
    r"|magsasampu(?:ng)?|maglalabing\w+|sapuluh|saploh|rolas|telulas|patbelas|limalas|nembelas|pitulas|anam|tujuah"
    r"|salapan)"
    r"(?![^\W_])"
)
_WORD_STARTS = word_set(
    "lima enam tujuh delapan sembilan limabelas enambelas tujuhbelas dua tiga empat duabelas tigabelas empatbelas"
    " sepuluh sebelas thirteen fourteen fifteen sixteen seventeen ten eleven twelve five six seven eight nine labing"
    " labingisa labingisang labingdalawa labingdalawang labingtatlo labingtatlong labingapat labinglima labinglimang"
    " labinganim labingpito labingpitong labindalawa labindalawang labintatlo labintatlong labinlima labinlimang"
    " labimpito labimpitong sampu sampung limang anim pitong walong siyam onse dose trese katorse kinse disisais"
    " disisiyete otso nuwebe nueve diyes dyis pito walo magsasampu magsasampung"
)
_NEPALI = re.compile(
    r"(?:(?<!\d)(?P<figure>[5-9]|1[0-7])|(?<![\u0900-\u097f])(?:पाँच|छ|सात|आठ|नौ|दस|दश|एघार|बाह्र|तेह्र|चौध|पन्ध्र"
    r"|सोह्र|सत्र))"
    r"\s*(?:वर्ष(?:को|की|का|ीया?|े(?=\s)|मा (?=टेक|लाग|पुग|हिँड)| (?=पुग|लाग|टेक|नाघ|पूरा)|(?=[ \t]*(?:[,।()|;\n]|\Z)))"
    r"|साल(?:को|की|का))"
)
_YEARS = re.compile(
    r"[\s-]{0,2}(?:na )?(?:tahun|thn|th|y\.?\s?o\b|yrs?[- ]?old|years?[- ]of[- ]age|years?[- ]old|year-old|taong?"
    r" gulang"
    r"|taon|taun|anyos|barsa)(?![^\W_])",
)
_LENGTH_AFTER = re.compile(
    r"\s+(?:lalu|silam|yang lalu|kemudian|penjara|kurungan|terakhir|lamanya|ke depan|mendatang|mengajar|bekerja"
    r"|menjabat"
    r"|berdiri|mengabdi|pengalaman|pelaksanaan|perjalanan|program|kampanye|ago|nang nagtuturo|nang nagtatrabaho"
    r"|na ang nakalipas|ang nakalipas|na pagkakakulong|na pagkabilanggo|sa kulungan|sa serbisyo)(?![^\W_])"
)
_LENGTH_BEFORE = re.compile(
    r"(?<![^\W_])(?:selama|sejak|penjara|kurungan|hukuman|pidana|vonis|divonis|dihukum|dipidana|setelah|dalam|tiap"
    r"|setiap"
    r"|wajib belajar|berlaku|hampir|lebih dari|paling lama|maksimal|minimal|paling lambat|garansi|menjadi|sudah"
    r"|loob ng"
    r"|tuwing|bawat|makalipas ang|mahigit|sa nakalipas na|hukuman ng|for|over|after|within|every|last|past)\s+\Z"
)
_AGED = re.compile(
    r"(?<![^\W_])(?:(?:ber)?(?:umur|usia)(?:nya|ku|mu)?(?: (?:baru|sudah|masih|kira-kira|sekitar|genap|adalah|yang"
    r"|hampir|saya|aku|dia))*"
    r"|(?:girl|boy|child|pupil|student),? (?:about|around|perhaps|maybe|roughly)"
    r"|aged|age|age:|turning|turned|edad(?: ko| niya)?(?: ay)?|gulang(?: ko| niya)?(?: ay)?|boy of|girl of|child of"
    r"|teenager of|student of|dalagitang|binatilyong|batang|binatilyo ay|dalagita ay|bata ay|umure|umurku|yuswane"
    r"|(?:she|he|i|who|ako|siya)(?:'s|'m|m| turn| turns| will be| will turn"
    r"| is| am| was| ay)?(?: just turned| turned| only"
    r"| just| barely"
    r"| already)*)[\s:]+\Z"
)
_IS = re.compile(r"(?:(?<![^\W_])(?:is|was|just turned|turned|turns|am)|'s|'m) \Z")
_CLAUSE_END = re.compile(
    r"[.,!;)]|\s+(?:and|dan|at|when|now|this|on|in|last|next|tomorrow|yesterday|today|but|tahun ini)\b| years?|\s*\Z"
)
_NAME_IS = re.compile(r"\b[A-Z][a-z]+ (?:is|was|turned|just turned) \Z")
_AFTER_NAME = re.compile(r"(?:[A-Za-z\u0900-\u097f\"]|\*)\s?,\s?\Z")
_BETWEEN_COMMAS = re.compile(r"(?: tahun| thn)?[,;]|\s*(?:\Z|\n|\))|\.(?=\s+[A-Z\"“]|\s*\Z)")
_ALONE = re.compile(r"(?:[.?!;:]|\A)\s*\Z")
_ALONE_AFTER = re.compile(
    r"[,;] (?=[a-z])|\.(?=\s[A-Z])|, (?=[A-Z])|\s(?:since|last|this|next) (?!\w+s\b)|\s(?:sila|siya|ako)\b"
)
_ALONE_FIGURE = re.compile(r", (?:lives|goes|in (?:class|grade)|from|studies|tinggal|sekolah|anak|kelas|nakatira|taga)")
_OF_ME = re.compile(r" (?:po |na po |na |lang po |lang |pa lang |palang )*(?:ako|siya|sya|sila)(?: |[,.;]|\Z)")
_BIRTHDAY_BEFORE = re.compile(
    r"(?:ulang tahun|ultah|hut|milad|birthday|bday)(?:nya|ku)? (?:yang )?ke-? ?\Z|ika-? ?\Z(?<=ika-)"
)
_SOON = re.compile(
    r"(?:bulan depan|minggu depan|tahun depan|besok|sebentar lagi|next (?:month|week)|mag-|naka-|going on|almost"
    r"|nearly) \Z"
)
_IN_BRACKETS = re.compile(r"\s*(?:tahun|thn|th|yo|y/o)?\s*\)")
_RANGE_BEFORE = re.compile(
    r"(?:\d\s*(?:-|–|/)|(?<![^\W_])(?:sampai|to|hingga|hanggang|s\.?d\.?|देखि|antara|between|kelas|grade"
    r"|umur \d+)"
    r"|(?:\d|(?:sampu|siyam|walo|pito|anim|lima|apat|sebelas|sepuluh|belas|tujuh|enam|delapan|sembilan|ten|nine"
    r"|eight|seven"
    r"|six|five|teen|twelve|eleven|onse|dose|trese|katorse|kinse|anyos|gulang|taon|tahun|years?|old|thn))"
    r" (?:and|dan|at))\s*\Z"
)
_MANY_BEFORE = re.compile(
    r"(?<![^\W_])(?:girls|boys|children|kids|pupils|students|teens|teenagers|adolescents|those|people|youth|users"
    r"|participants"
    r"|anak-anak|para \w+|mga bata|mga batang) (?:who are |yang )?(?:aged |of |umur |usia |berusia |berumur "
    r"|edad )?\Z"
)
"""Ages of many are nobody's."""
_RANGE = re.compile(
    r"\s*(?:pataas|pababa|ke atas|ke bawah|atau lebih|and (?:over|above|under|up|below|younger|older)|or (?:over"
    r"|older|younger))(?![^\W_])"
    r"|(?:\s*(?:tahun|thn|years?|taon|वर्ष))?\s*(?:sampai|hingga|to|hanggang|देखि|-|–|and|dan|s\.?d\.?|at|pataas"
    r"|pababa"
    r"|ke atas|ke bawah|atau lebih|and (?:over|above|under|up))\s*(?:\d|\Z|[.,]|$|kelas)"
)
_YEAR = re.compile(
    r"(?<![^\W_])(?:lahir|kelahiran|born in|ipinanganak noong|taong)\s+(?:pada\s+)?(?:tahun\s+)?(?:200[89]|201\d"
    r"|202\d)(?!\d)"
)
_YEAR_WORDS = ("lahir", "born in", "ipinanganak noong")


@lru_cache(maxsize=64)
def ages_in(text: str, small: str, words: frozenset[str]) -> tuple[tuple[int, int], ...]:
    """Where a text says how old a child is; asked for its initials, too."""
    return tuple(ages(text, small, words))


def ages(text: str, small: str, words: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where a text says how old a child is; `small` is the text in small letters, `words` are its words."""
    for at in figures(text):
        figure = _FIGURE.match(text, at)
        if figure is not None:
            yield from _age(text, small, at, figure.end())
    for head in sorted(words & _WORD_STARTS):
        for at in all_of(head, small):
            word = _WORD.match(small, at)
            if word is not None and not (at and small[at - 1].isalnum()):
                yield from _age(text, small, *word.span())
    if "उमेर" in text:
        yield from (match.span() for match in _NEPALI_LABELLED.finditer(text))
    if "वर्ष" in text or "साल" in text:
        for match in _NEPALI.finditer(text):
            if not (
                _NEPALI_SINCE.search(text, max(match.start() - 12, 0), match.start())
                or _MANY_BEHIND.match(text, match.end())
            ):
                yield match.span()
        yield from (match.span() for match in _REACHED.finditer(text))
    elif "पुग" in text or "टेक" in text:
        yield from (match.span() for match in _REACHED.finditer(text))
    if not words.isdisjoint(_ROMAN_WORDS):
        yield from (match.span() for match in _ROMAN_NEPALI.finditer(small))
    for sign in _YEAR_WORDS:
        for at in all_of(sign, small) if sign in small else ():
            year = _YEAR.match(small, at)
            if year is not None:
                yield year.span()


_ROMAN_NEPALI = re.compile(
    r"(?<!\d)(?:[5-9]|1[0-7]) (?:barsa|barsha|ki bha|ko bha|ka bha|ki hun|ko hun|puge|pugyo|lagyo|ki (?=chu|chhu))"
)
_ROMAN_WORDS = word_set("barsa barsha bhain bhayo bhaye hun puge pugyo lagyo ki")
_NEPALI_SINCE = re.compile(r"\d\s*(?:देखि|वर्षदेखि|-|–)\s*\Z")
_MANY_BEHIND = re.compile(r"\s(?:माथि|मुनि|मुनिका|माथिका|\S*बालबालिका|केटाकेटी|किशोरकिशोरी|\S+हरू)")
"""Ages of many in Nepali."""
_NEPALI_LABELLED = re.compile(
    r"उमेर\s?[:—-]?\s?(?:(?:[5-9]|1[0-7])(?!\d|\s?(?:देखि|-|–))"
    r"|(?:पाँच|छ|सात|आठ|नौ|दस|दश|एघार|बाह्र|तेह्र|चौध|पन्ध्र|सोह्र|सत्र)(?![\u0900-\u0963]|\s?देखि))"
)
_REACHED = re.compile(
    r"(?:(?<!\d)(?:[5-9]|1[0-7])|(?<![\u0900-\u097f])(?:आठ|नौ|दस|दश|एघार|बाह्र|तेह्र|चौध|पन्ध्र|सोह्र|सत्र))"
    r" (?=पुग|लाग्यो|लागिन्|टेक|नाघ)"
)


def is_range(text: str, end: int) -> bool:
    """Whether what ends here is the lower end of a range of ages."""
    return _RANGE.match(text, end) is not None


def _age(text: str, small: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch in which the number at `start` is somebody's age, and neither the end of a range nor that of many."""
    before = small[max(start - 40, 0) : start]
    span = _said_age(text, small, before, start, end)
    if span is not None and not (_RANGE_BEFORE.search(before) or _MANY_BEFORE.search(before)):
        yield span


def _said_age(text: str, small: str, before: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch in which the number at `start` is said as an age is; `before`: what stands before it."""
    years = _YEARS.match(small, end)
    if years is not None and not (years[0] == "th" and re.match(r" [A-Za-z]", text[years.end() :])):
        is_length = _LENGTH_AFTER.match(small, years.end()) or _LENGTH_BEFORE.search(before)
        return None if is_length else (start, years.end())
    if _is_birthday(text, small, before, end):
        return start, end
    aged = _AGED.search(before)
    if aged is not None and (
        not aged[0].lstrip().startswith(("she", "he", "i", "who", "ako", "siya")) or _CLAUSE_END.match(small, end)
    ):
        return start - len(aged[0]), end
    if _IS.search(before) is not None and _CLAUSE_END.match(small, end):
        return start, end
    if before.endswith("("):
        bracket = _IN_BRACKETS.match(small, end)
        return None if bracket is None else (start - 1, bracket.end())
    is_alone = (
        (_OF_ME.match(small, end) and not before.endswith("grade "))
        or (_ALONE.search(before) and (_ALONE_FIGURE if text[start].isdigit() else _ALONE_AFTER).match(text, end))
        or (_AFTER_NAME.search(before) and _BETWEEN_COMMAS.match(small, end))
        or (_NAME_IS.search(text[max(start - 40, 0) : start]) and _CLAUSE_END.match(small, end))
    )
    return (start, end) if is_alone else None


def _is_birthday(text: str, small: str, before: str, end: int) -> bool:
    """Whether the number is that of a birthday: `her 10th birthday`, `ulang tahun ke-12`, `ika-12 kaarawan`."""
    if before.endswith("ika-"):
        return re.match(r"\w* (?:na )?(?:kaarawan|bertdey)", small[end : end + 24]) is not None
    if _BIRTHDAY_BEFORE.search(before):
        return True
    if _SOON.search(before) and re.match(r"\s?(?:\Z|[.,!)]| tahun| taon)", text[end : end + 8]):
        return True
    return re.match(r"(?:th|nd|rd|st) (?:birthday|bday)", small[end : end + 12]) is not None
