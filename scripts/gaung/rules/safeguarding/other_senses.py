"""Words of a rule in another sense: goods of a stall, an age limit, a drawn monster, a title with its page."""

from __future__ import annotations

import re
from collections.abc import Callable

_ASKED_FOR_A_THING = re.compile(
    r"(?i)\A(?:\s+(?:back(?! (?:then|when|in))|politely|nicely|kindly|twice|in writing|at the (?:desk|counter"
    r"|shop|library|office)"
    r"|by (?:letter|e-?mail|name|phone)|and (?:got|received|was given)|to be (?:louder|slower|played|sung|read"
    r"|repeated))"
    r"(?![^\W_])|:\s+\w)"
)
"""`a girl asked for it back`: she asked for a thing. The idiom about a victim has nothing behind it."""
_GOODS = (
    r"(?:stalls?|shops?|kiosks?|canteens?|booths?|markets?|fairs?|bazaars?|bake sales?|cafés?|cafes?|lemonade"
    r"|shirts?|t-?shirts?"
    r"|bracelets?|cards?|postcards?|drawings?|paintings?|calendars?|cakes?|cookies|biscuits|bread|juice|tea"
    r"|candles|crafts?"
    r"|baskets?|newspapers?|magazines?|tickets?|songbooks?|posters?|plants?|seedlings?|vegetables?|eggs|badges?"
    r"|necklaces?)"
)
_OF_GOODS = re.compile(rf"(?i)\A(?:['’]s?|s['’])?(?:\s+(?!online|naked|private)[\w-]+){{0,3}}?\s+{_GOODS}(?![^\W_])")
_GOODS_WITHIN = re.compile(
    r"(?i)(?<![^\W_])(?:warung|kedai|kios|lapak|bazar|kantin|gelang|kaus|kue|kerajinan|tindahan|puwesto|bazaar"
    r"|pulseras"
    r"|kamiseta)(?:ng)?(?![^\W_])|(?:पसल|स्टल|मेला|बजार|क्यान्टिन|चुरा|कार्ड|टिसर्ट|हस्तकला|खाजा)"
)
_GOODS_REACH = 24
_HARMED = re.compile(
    r"(?i)(?<![^\W_])(?:abus\w*|exploit\w*|rap(?:e|ed)|victims?|nothing happened|not real|no harm|korban"
    r"|pelecehan|kekerasan"
    r"|pang-?aabuso|biktima|hotel|motel|sex\w*|girl|gadis)(?![^\W_])|दुर्व्यवहार|हिंसा|शोषण|पीडित|केट[ीा]|बालिका"
    r"|बच्च|बलात्कार|होटल|यौन"
)
_TO_BE_HAD = re.compile(
    r"(?i)(?<![^\W_])(?:recipes?|sign-?ups?|signing up|quiz(?:zes)?|episodes?|podcasts?|songs?|posters?|results?"
    r"|programmes?"
    r"|programs?|resep|kuis|episode|siniar|hasilnya|resipe|pagsusulit|quiz|sign-?up)(?![^\W_])"
    r"|(?:परीक्षा|फारम|दर्ता|रेसिपी|हाजिरीजवाफ|पोडकास्ट|गीत|पोस्टर|नतिजा|तालिम|कक्षा)"
)
_WRONG_TO_SAY = re.compile(
    r"\A[\s\"”'’]*(?:भन्नु|भन्ने(?: कुरा)?|भनेर भन्नु|भनिनु)\s+(?:\S+\s+){0,2}?(?:गलत|झुट|झूट|भ्रम|हुँदैन|हुन्न"
    r"|ठीक\s+होइन|सही\s+होइन)"
)
_WRONG_BEFORE = re.compile(
    r"(?i)(?<![^\W_])(?:mali(?:ng)?|hindi (?:tama(?:ng)?|totoo(?:ng)?|dapat)) (?:ang |na )?(?:sabihin|sabihing"
    r"|isipin|isiping)"
    r"(?:[^\S\n]+(?:na|ito|ay|ang))*[^\S\n]+\Z"
)
_LIMIT = re.compile(
    r"(?i)(?<![^\W_])(?:batas (?:usia|umur)|(?:usia|umur) (?:minimal|minimum|paling rendah)|syarat (?:usia|umur)"
    r"|minimal \d+ tahun|age limit|minimum age|age rule|(?:have to|must|need to) be (?:at least )?\d+|from \d+ years"
    r"|limitasyon sa edad|edad na kailangan|dapat ay \d+|(?:hindi bababa sa|at least) \d+)(?![^\W_])"
    r"|उमेर ?हद|उमेर सीमा|न्यूनतम उमेर|कम्तीमा \d+ वर्ष"
)
_BELOW = re.compile(
    r"(?i)\A\s+(?:(?:yang|that)\s+(?:di)?(?:minta|tentukan|tetapkan|syaratkan|required)|minimal|minimum)(?![^\W_])"
)
_OF_LIMIT = re.compile(
    r"(?i)\A\s+(?:itu|tersebut|rules?|limits?)?(?![\w-])\s*(?:[,.;:?!]|\Z)|\A\s+(?:rules?|limits?)(?![^\W_])"
)
_READER = re.compile(
    r"(?i)(?:\A|(?<![^\W_]))(?:(?:kalau|jika|bila)\s+)?(?:kamu|kau|you\s+are|you're|kung|ikaw\s+ay|तिमी|तपाईं)\s+"
    r"(?:(?:masih|still)\s+)?\Z|\A\W*(?:(?:kalau|jika|bila)\s+)?\Z"
)
"""Who is spoken to, or nobody yet: `Di bawah umur itu, minta izin.`"""
_LIMIT_REACH = 120
_TITLE_BEHIND = re.compile(
    r"\A\s+[A-Z]\w+(?:\s+[A-Z]\w+)?\s*(?:,|\(|\badalah\b|\bialah\b|\bini\b)[^.!?\n]{0,24}?"
    r"\b(?:acara|film|lagu|buku|serial|komik|novel|grup musik|band|majalah|tayangan)\b"
)
_TITLE_BEFORE = re.compile(
    r"(?:\b(?:acara|film|lagu|buku|serial|komik|novel|band|majalah|tayangan)(?:\s+(?:televisi|TV|anak))?\s+)\Z"
)
_CAPITAL = re.compile(r"\A[A-Z]\w*\s+[A-Z]")
_DRAWN = re.compile(
    r"(?:चित्र|छाया|पर्दा|कठपुतली|मुखौटा|मास्क|सपना|रङ|खेलौना|कार्टुन|पोशाक|पोसाक|कमिक|फिल्म|खेल)|(?i:chitra"
    r"|chhaya|sapana|cartoon)"
)
_PAGE = re.compile(
    r"(?i)(?<![^\W_])(?:pp?|hlm|hal|pahina|pah|pg)\.?\s*\d+(?!\w)|\bISBN\b|\bdoi:|(?:पृष्ठ|पृ\.)\s*[\d०-९]+"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PUBLISHER = re.compile(r"\b(?:Press|Publishers?|Publishing|Penerbit|Gramedia|Prakashan|Books)\b|प्रकाशन")
_CAPITAL_LETTER = re.compile(r"[A-Z]")
"""A find that begins with a capital, as titles do."""
_OPENING = re.compile(r"[*_“\"‘«]")
_LONGEST_ENTRY = 240


def is_meant_otherwise(number: str, text: str, start: int, end: int, first: int, last: int) -> bool:
    """Whether the word of rule `number` from `start` to `end` means something else in its sentence."""
    if number not in _NEVER_TITLES and _is_of_a_listed_book(text, start):
        return True
    sense = _SENSES.get(number)
    return sense is not None and sense(text, start, end, first, last)


def _asked(text: str, start: int, end: int, first: int, last: int) -> bool:
    return text[start:end].lower().endswith("asked for it") and _ASKED_FOR_A_THING.match(text[end:last]) is not None


def _goods(text: str, start: int, end: int, first: int, last: int) -> bool:
    if _HARMED.search(re.sub(r"(?i)girl|केट[ीा]|बालिका|बच्च", "", text[first:last])):
        return False
    return (
        _OF_GOODS.match(text[end:last]) is not None
        or _GOODS_WITHIN.search(text, max(start - _GOODS_REACH, first), end) is not None
    )


def _to_be_had(text: str, start: int, end: int, first: int, last: int) -> bool:
    if _WRONG_TO_SAY.match(text[end:last]) or _WRONG_BEFORE.search(text[first:start]):
        return True
    sentence = text[first:last]
    return _TO_BE_HAD.search(sentence) is not None and _HARMED.search(sentence) is None


def _below_a_limit(text: str, start: int, end: int, first: int, last: int) -> bool:
    seen = text[start:end]
    if _BELOW.match(text[end:last]):
        return _READER.search(text[first:start]) is not None
    if _TITLE_BEHIND.match(text[end:last]) and _CAPITAL_LETTER.match(seen):
        return True
    if _TITLE_BEFORE.search(text[first:start]) and _CAPITAL.match(text[start : end + 4]):
        return True
    is_limit = _LIMIT.search(text[max(start - _LIMIT_REACH, 0) : last]) is not None
    if not is_limit:
        return False
    return _READER.search(text[first:start]) is not None or (
        _OF_LIMIT.match(text[end:last]) is not None and "age" in seen
    )


def _drawn(text: str, start: int, end: int, first: int, last: int) -> bool:
    sentence = text[first:last]
    return _DRAWN.search(sentence) is not None and _HARMED.search(sentence) is None


def _is_of_a_listed_book(text: str, start: int) -> bool:
    """Whether the word stands in a line of a list of books: with a page, or a publisher and a year."""
    begin = text.rfind("\n", 0, start) + 1
    end = text.find("\n", start)
    line = text[begin : end if end >= 0 else len(text)]
    if len(line) > _LONGEST_ENTRY or not (_CAPITAL_LETTER.match(text, start) or _OPENING.search(line[: start - begin])):
        return False
    if _PAGE.search(line):
        return _YEAR.search(line) is not None or _PUBLISHER.search(line) is not None
    return _PUBLISHER.search(line) is not None and _YEAR.search(line) is not None


_NEVER_TITLES = frozenset({"09", "15", "17", "18"})
"""Rules whose words no title of a serious book holds, or that no list of books explains."""

_SENSES: dict[str, Callable[[str, int, int, int, int], bool]] = {
    "07": _drawn,
    "09": _asked,
    "10": _goods,
    "11": _below_a_limit,
    "17": _to_be_had,
}
