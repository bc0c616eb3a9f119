"""The day somebody was born, in any writing: a word for birth, and near it a date in figures, words or another"
" calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gaung.rules.safeguarding.cues import word_set
from gaung.rules.safeguarding.dictated import says_digits
from gaung.rules.safeguarding.said_dates import days
from gaung.rules.safeguarding.searching import found_near

_W = r"(?<![^\W_])"
_E = r"(?![^\W_])"

CUES = word_set(
    "lahir lahirku lahirnya lahirin lahirannya kelahiran dilahirkan melahirkan brojol brojolnya ttl tgllahir ultah"
    " ultahku ultahnya"
    " milad miladnya born birth birthday birthdate birthdays bday dob turns turned world arrived ipinanganak"
    " isinilang sinilang"
    " kaarawan kapanganakan ipinanganák lumabas nanganak birthdayko bertday janma janmeko janmiti janmidin janmadin"
    " janmyo janmeki newborn hbd genap berulang ulang cakes candles ulangtahun panganganak baby bertdey berdey lahiran"
    " lhr dunia magdi tgllhr"
    " umurku umurnya umur usianya usiaku turning bebi sinilangan ipinapanganak mag magdi edad"
    " magdodose magoonse magtetrese magkakatorse magkikinse"
    ""
    " magsisiyam magwawalo magpipito magaanim magsasampu"
)
NEPALI_CUES = ("जन्म", "बर्थडे", "\U0001f382")
"""Signs without Latin letters: words of Nepali, and the cake with candles."""

_MONTH = (
    r"(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|mar(?:et|ch)?|mrt|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?|agu(?:stus)?"
    r"|agt|ags"
    r"|aug(?:ust)?|sep(?:t|tember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|nop(?:ember)?|des(?:ember)?|dec(?:ember)?"
    r"|enero|pebrero|marso|abril|mayo|hunyo|hulyo|agosto|setyembre|oktubre|nobyembre|disyembre"
    r"|baisakh?|jeth|jestha|jesth|asar|ashadh|ashad|saun|shrawan|bhadau|bhadra|asoj|ashwin|kartik|mangsir|poush|push"
    r"|magh"
    r"|fa?lgun|phagun|fagun|chait|chaitra)(?![^\W_])\.?"
)
_NEPALI_MONTH = (
    r"(?:वैशाख|बैशाख|जेठ|जेष्ठ|असार|आषाढ|साउन|श्रावण|भदौ|भाद्र|असोज|आश्विन|कात्तिक|कार्तिक|मंसिर|मङ्सिर|पुस|पौष|माघ"
    r"|फागुन|फाल्गुन"
    r"|चैत|चैत्र|जनवरी|फेब्रुअरी|मार्च|अप्रिल|जुलाई|अगस्ट|सेप्टेम्बर|अक्टोबर|नोभेम्बर|डिसेम्बर)"
)
_NUMERIC = (
    r"\d{1,2}\s?[./\\|।·•-]\s?\d{1,2}\s?[./\\|।·•-]\s?(?:\d{4}|\d{2})|(?:\d{4}"
    r"|0[67]\d)\s?[./\\।-]\s?\d{1,2}\s?[./\\।-]\s?\d{1,2}"
    r"|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])20[01]\d|\d{1,2} \d{1,2} (?:19|20)\d{2}"
    r"|(?:\d[ ]){3}\d\s?[/.-]\s?\d[ ]\d\s?[/.-]\s?\d[ ]\d|\d[ ]\d\s?[/.-]\s?\d[ ]\d\s?[/.-]\s?(?:\d[ ]){3}\d"
    r"|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:0[5-9]|1\d|2[0-4])(?!\d)"
    r"|(?:\d{1,2}|[ivx]{1,6})\s?[./-]\s?[ivx]{1,4}\s?[./-]\s?(?:m{1,2}[cdlxvi]{0,6}|\d{4}|\d{2})(?![^\W_])"
)
_DATE = re.compile(
    rf"(?i)(?<![\d.])(?<!\d[-/])(?:{_NUMERIC})(?![-/.]?\d)"
    rf"|{_W}(?:[\w'’-]+[\s,]+){{0,5}}?{_MONTH}(?:[\s,/.-]+[\w'’-]+){{0,7}}"
    rf"|{_W}(?:tanggal |tgl\.? )?\w+(?: \w+){{0,2}} bulan \w+(?: (?:belas|tahun))?(?:(?: tahun)? \w+(?: \w+){{0,3}})?"
    rf"|(?:[\d\u0900-\u0963]+[\s,/-]+){{0,4}}?{_NEPALI_MONTH}[\u0900-\u0963]*(?:[\s,/-]+[\d\u0900-\u0963]+){{0,3}}"
)
_BIRTH = re.compile(
    rf"(?i){_W}(?:(?:di)?lahir(?:ku|nya|kan|an|in)?|kelahiran|melahirkan(?:ku|nya)?|brojol(?:nya)?|t\.?\s?t\.?\s?l"
    rf"|tgl\.? ?lahir"
    r"|ultah(?:ku|nya)?|ulang ?ta(?:h|)un(?:ku|nya|e)?|umur(?:ku|nya) (?:pas|genap|jadi|tepat) \w+"
    r"|(?:leap[- ]day|christmas|new year|independence day|milleni\w+) baby|ika-?\d+ (?:na )?(?:kaarawan|taon)"
    r"|milad(?:nya)?|hbd|born|birth(?! (?:cert|regist|rate|control|order|place))(?: ?(?:day|date))?s?|b-?day"
    r"|d\.?\s?o\.?\s?b"
    r"|(?:daughter|son|baby|twins?|(?:little|baby) (?:girl|boy|sister|brother)) arrived"
    r"|came into (?:the|this) world|arrived in this world|ipinanganak|i?sinilang|kaarawan|kapanganakan|birthday|bertdey"
    r"|(?:nongol|hadir|datang|muncul|melihat|turun) (?:ke |di )?dunia|lumabas(?: ?(?:ako|siya|si|sa mundo)|(?= \d{4}))"
    r"|janm\w*|(?:tgl\.? ?)?lhr|will be (?:\d+|\w+teen|ten|eleven|twelve|nine"
    r"|eight|seven) on|magdi-?\w+ na|genap (?:ber)?(?:usia|umur)|genap \w+ (?:tahun|belas)"
    r"|turn(?:s|ed"
    r"|ing) (?:\d+|\w+teen|ten"
    rf"|eleven|twelve|nine|eight|seven|six)|mag-?\d+ na"
    r"|mag-?(?:\w{2,4}-?)?(?:onse|dose|trese|katorse|kinse|sampu|siyam|walo|pito|anim|lima|six|seven|eight|nine|ten|eleven"
    rf"|twelve|thirteen|fourteen|fifteen) na|blow out|blew out){_E}|जन्म(?!\s?दर्ता)|बर्थडे|\U0001f382"
)
_NUMERAL = re.compile(
    r"(?i)\d|ika|labi[nm]|libo|ribu|puluh|belas|teen|thousand|twenty|thirty|first|second|third|fifth|ninth|th\b"
)
_ROMAN = re.compile("[ivx]{1,4}")
"""A month as Romans wrote it: `12-III-2014`."""
_WORD = re.compile(r"[\u0900-\u0963]+|[^\W\d_\u0900-\u0963]+|\d+")
_YEAR = re.compile(r"(?<!\d)(?:1\d|20)\d{2}(?!\d)")
_REACH = 64


_OWN = re.compile(
    rf"(?i){_W}(?:(?:ultah|ulang ?ta(?:h|)un|lahir(?:an)?|milad)(?:ku|nya)|(?:ultah|ulang ?tahun) (?:anak(?:ku|nya"
    rf"| saya"
    rf"| kami)|adik\w*|si \w+|bungsu|aku|gue|gw)|(?:my|her|his|son's|daughter's|child's|kid's|boy's|girl's|sister's"
    rf"|brother's|pupil's) (?:\w+ )?(?:birthday|b-?day)|(?:birthday|bertdey|berdey|kaarawan|kapanganakan) (?:ko|niya"
    rf"|nya"
    rf"|ng (?:anak|bunso|kapatid|pamangkin|bata)\w*|ni \w+|namin))(?![^\W_])"
)
"""A birthday that is somebody's own: its day says enough without the year."""


_YEAR_WORDS = word_set("thn th tahun year yyyy yr taon")
_FIELD = re.compile(
    r"(?i)(?<![^\W_])(?:(?P<day>tgl|tanggal|hari|day|dd|araw)|(?P<month>bln|bulan|month|mm|buwan|lahir|born)"
    r"|(?P<year>thn|th|tahun|year|yyyy|yr|taon))(?:\s(?:lahir(?:nya)?|of birth|born|ng (?:kapanganakan|kaarawan)))?"
    r"\s?[:=]\s?['’]?(?P<value>\d{1,4}|[^\W\d_]{3,10})(?![^\W_])"
)
"""A line of a form in which a date stands piece by piece: `Bln: 03`."""
_FORM_REACH = 90


def _filled_in(text: str) -> Iterator[tuple[int, int, int | None]]:
    """Every date that stands in the lines of a form, its year among them."""
    fields = list(_FIELD.finditer(text))
    for field in fields:
        year = field["value"] if field["year"] else ""
        if not year.isdigit() or len(year) not in {2, 4}:
            continue
        beside = [
            other
            for other in fields
            if not other["year"] and abs(other.start() - field.start()) <= _FORM_REACH and len(other["value"]) != 4
        ]
        born = int(year) if len(year) == 4 else 2000 + int(year)
        if beside and _is_year_of_this_time(born):
            spans = [field.span(), *(other.span() for other in beside)]
            yield min(start for start, _ in spans), max(end for _, end in spans), born


def dates_of_birth(text: str, small: str, words: frozenset[str]) -> Iterator[tuple[int, int, int | None]]:
    """Every date that stands near a word for birth, with that word: where it begins and ends, and its year if told."""
    signs: tuple[str, ...] = tuple(words & CUES)
    if ("." in text and {"t", "l"} <= words) or {"d", "o", "b"} <= words:
        signs = (*signs, "o.b", "t.l")
    if not text.isascii():
        signs = (*signs, *(sign for sign in NEPALI_CUES if sign in text))
    if not signs:
        return
    if not words.isdisjoint(_YEAR_WORDS) and (":" in text or "=" in text):
        yield from _filled_in(text)
    for birth in found_near(_BIRTH, text, small, signs, 24, 24):
        first, last = max(birth.start() - _REACH, 0), min(birth.end() + _REACH, len(text))
        if not (first and text[first - 1].isspace()):
            first = text.find(" ", first, birth.start()) + 1 or first if first else 0
        last = text.find(" ", last) if text.find(" ", last) >= 0 else len(text)
        for day in days(text[first:last]):
            span = (first + day.start, first + day.end)
            is_told = day.year is not None and _is_year_of_this_time(day.year)
            is_own = day.year is None and _OWN.match(text, birth.start()) is not None
            if (is_told or is_own) and _is_close(text, birth.span(), span):
                yield min(birth.start(), span[0]), max(birth.end(), span[1]), day.year
                break
        for date in _DATE.finditer(text, max(birth.start() - _REACH, 0), min(birth.end() + _REACH, len(text))):
            if _is_date(date[0]) and _is_of_this_time(date[0]) and _is_close(text, birth.span(), date.span()):
                yield min(birth.start(), date.start()), max(birth.end(), date.end()), None
                break


def _is_date(written: str) -> bool:
    """Whether a month has a day or a year beside it."""
    words = [word.lower() for word in _WORD.findall(written)]
    if len(words) == 1:
        return bool(len(words[0]) >= 6)
    if len(words) == 3 and _ROMAN.fullmatch(words[1]):
        return True
    figures = [word for word in words if word.isdigit() or says_digits(word) or _NUMERAL.search(word)]
    return len(figures) >= 2


def _is_of_this_time(written: str) -> bool:
    years = [int(year) for year in _YEAR.findall(written)]
    return all(map(_is_year_of_this_time, years))


def _is_year_of_this_time(year: int) -> bool:
    """Whether somebody who was born in a year is young now, also by Bikram Sambat."""
    return year >= 2060 or 1990 <= year < 2050


def _is_close(text: str, birth: tuple[int, int], date: tuple[int, int]) -> bool:
    """Whether no sentence ends between a word for birth and a date; a line of a form may."""
    between = text[birth[1] : date[0]] if birth[1] <= date[0] else text[date[1] : birth[0]]
    return re.search(r"[!?।;]\s|(?<![A-Z])(?<!\bno)(?<!\btgl)\.\s+[A-Z]", between) is None and between.count("\n\n") < 2
