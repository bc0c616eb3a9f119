"""Dates of birth, in figures and in words, of everybody who is not an adult in a role, a hero or an organisation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gaung.rules.safeguarding.birthdays import CUES, NEPALI_CUES, dates_of_birth
from gaung.rules.safeguarding.cues import Near, Sentences, word_set
from gaung.rules.safeguarding.digits import NUMBER_WORDS
from gaung.rules.safeguarding.finding import Covered, Finding, mask_words
from gaung.rules.safeguarding.heads import sought_by_heads
from gaung.rules.safeguarding.known_names import COMMON, DOUBTFUL
from gaung.rules.safeguarding.passages import Passage
from gaung.rules.safeguarding.searching import found_near

_MONTHS = (
    r"(?:jan|feb|mar|mrt|apr|mei|may|jun|jul|agu|agt|ags|aug|sep|okt|oct|nov|nop|des|dec|enero|pebrero|abril|mayo"
    r"|hunyo|hulyo|agosto|setyembre|oktubre|nobyembre|disyembre"
    r"|वैशाख|जेठ|असार|साउन|भदौ|असोज|कात्तिक|कार्तिक|मंसिर|पुस|माघ|फागुन|चैत)[a-z]*\.?"
)
_DATE = (
    rf"(?:(?<![\d-])\d{{1,2}}(?:st|nd|rd|th)?(?:\s+ng)?[ ./-]+(?:of\s+)?(?:{_MONTHS}[ ./,-]+"
    rf"|\d{{1,2}}[ ./-]+)(?P<year>\d{{4}}"
    rf"|\d{{2}})\b(?!-\d)|{_MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?P<year2>\d{{4}})"
    rf"|(?P<year3>\d{{4}})[/.-]\d{{1,2}}[/.-]\d{{1,2}}|(?P<year4>20\d{{2}})\s*(?:साल|सालको"
    rf"|सालमा)?,?\s*(?:{_MONTHS})\S*\s+\d{{1,2}}(?:\s*गते)?)"
)
_BORN_WORDS = (
    r"(?:\b(?:(?<!tanggal )lahir(?:ku|nya)?|(?:tanggal|tgl\.?) lahir(?:ku|nya)?|kelahiran|TTL|ultah(?:ku|nya)?"
    r"|ulang tahun(?:ku"
    r"|nya)?|brojol(?:nya)?|janma(?: miti)?|tgl\.? ?lhr|came into the world|DOB|D\.O\.B\.?|born"
    r"|birthday"
    r"|birth ?date|date of birth|ipinanganak|isinilang|kaarawan|kapanganakan|dilahirkan|b-?day)\b"
    r"|(?:\(|(?<!\S))b\.(?= ?\d)|जन्म(?!\s?दर्ता)(?:ेको"
    r"|िएको| ?मिति|दिन)?)"
)
_BORN = re.compile(rf"(?i){_BORN_WORDS}[^\n.]{{0,40}}?{_DATE}")
_BORN_WORD = re.compile(rf"(?i){_BORN_WORDS}")
_TENS = (
    r"(?:belas|puluh|ribu|ratus|thousand|hundred|twenty|nineteen|eleven|twelve|thirteen|fourteen|ten|first"
    r"|second|third"
    r"|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|of|the|ng|ika|labing\w{0,12}|libo|mil|onse"
    r"|dose|trese"
    r"|katorse|kinse|sebelas|sepuluh|dalawampu\w{0,12}|\w{1,8}teen\w{0,8})"
)
_IN_WORDS = re.compile(
    rf"(?i){_BORN_WORDS}[^\n.]{{0,30}}?(?:(?:{NUMBER_WORDS}"
    rf"|{_TENS})[\s-]+){{1,5}}(?:{_MONTHS})(?:[\s,-]+(?:{NUMBER_WORDS}"
    rf"|{_TENS})){{2,6}}"
)
_OWN_DAY = re.compile(
    rf"(?i)\b(?:ultah(?:ku|nya)|ulang tahun(?:ku|nya)|(?:my|her|his) birthday(?: is|:)?|kaarawan (?:ko|niya))"
    rf"[^\n.\d]{{0,16}}\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+|ng\s+)?{_MONTHS}|{_MONTHS}\s+\d{{1,2}})\b"
)
_OWNED = (
    r"(?:(?:adik|anak|ponakan|bungsu|aku|gue|gw|dia)\w*\s(?:ber)?(?:ultah|ulang tahun)"
    r"|(?:ultah|ulang tahun)(?:ku|nya|\s(?:adik|anak|si|aku|gue|dia)\w*)|(?:my|her|his)\s(?:birthday|b-?day)"
    r"|(?:bday|birthday|kaarawan)\s(?:ko|niya|ni \w+|ng (?:anak|bunso|kapatid)))"
)
_DAY = r"(?<![\d/.-])(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])(?![\d/])"
_DAY_IN_FIGURES = re.compile(
    rf"(?i){_DAY}[^.!?\n\d]{{0,24}}(?<![^\W_]){_OWNED}(?![^\W_])|(?<![^\W_]){_OWNED}(?![^\W_])[^.!?\n\d]{{0,16}}{_DAY}"
)
"""`7/11 adikku ultah`: the day of somebody's own birthday."""
_TURNED = re.compile(
    rf"(?i)\b\d{{1,2}}\s+{_MONTHS}\s+20\d{{2}}\b[^.!?\n]{{0,50}}\b(?:genap (?:ber)?(?:usia|umur)"
    rf"|(?:ber)?ulang tahun ke|turned (?:\d|\w+teen|ten|eleven|twelve))\w*"
)
"""The day on which somebody grew a year older."""
_BORN_AFTER = re.compile(r"(?P<year>\d{4})\s{0,4}(?:साल)?\s{0,4}\S{2,10}\s{0,4}\d{1,2}[^।\n]{0,44}जन्म")
_NOT_A_PERSON = re.compile(
    r"(?i)\b(?:aliansi|alliansi|undang-undang|uu|peraturan|aturan|majalah|buku|lagu|komunitas|perkumpulan|festival"
    r"|konvensi|desa|alliance|alyansa|aliansi|organi[sz]a\w+|gerakan|movement|kampanye|campaign|programa?|kota|city"
    r"|negara"
    r"|country|lembaga|yayasan|radio|klub|club|forum|hari (?:anak|jadi)|sekolah ini|pahlawan|tokoh nasional|bayani"
    r"|kantor|presiden|president|penulis|writer|law|act|convention|agreement|magazine|book|song|batas|perusahaan"
    r"|broadcasts?|siaran|ideas?|gagasan|tradisi|traditions?|taman|park|podcast|siniar|situs|website|aplikasi|app"
    r"|kanal|channel|band|proyek|project|acara|show|blog|bulan bahasa"
    r"|company|network|foundation|jaringan|kelompok|samahan|radyo|our (?:team|group)|(?:clinic|shop|team|group"
    r"|library|paper) was born"
    r")\b|सञ्जाल|समूह|क्लब|पत्रिका|रेडियो|समिति|संगठन|संस्था|अभियान|राष्ट्रपति"
)

_OF_MINE = re.compile(r"(?i)(?<![^\W_])(?:aku|saya|gue|gw|ako|i|i'm|my|mine|(?:lahir|ultah)ku|kaarawan ko)(?![^\W_])")
_LIMIT = re.compile(
    r"(?i)(?:born|lahir|kelahiran|ipinanganak|isinilang)(?: (?:on|in|or|pada|di|noong))*(?: or)? (?:after|before"
    r"|between|from|until|since"
    r"|setelah|sesudah|sebelum|antara|mulai|sejak|bago|pagkatapos|pagkaraan|makaraan|mula|hanggang|later than"
    r"|no later|earlier than|lampas)(?![^\W_])"
)
"""A rule says who may take part: `born after 1 January 2011`."""
_GROUP = (
    r"(?:helpline|hotline|podcast|station|stasiun|forum|klub|club|sanggar|sekolah|radio|radyo|aliansi|alliance"
    r"|alyansa"
    r"|komunitas|community|samahan|organi\w+"
    r"|kampanye|campaign|kampanya|program\w*|majalah|kota|desa|negara|republik|perpustakaan|library|aklatan|grup"
    r"|group"
    r"|kelompok|tim|team|panti|yayasan|school|paaralan|bayan|lungsod|bansa|simbahan|parokya|gereja|masjid|barangay"
    r"|choir|koro|paduan suara|band|museum|kantor|pasar|channel|kanal|siniar|koran|newspaper|magazine|lipunan"
    r"|probinsya"
    r"|lalawigan|provinsi|kabupaten|munisipyo|proyek|project|app|aplikasi|situs|website"
    r"|undang-undang|pancasila|kucing|anjing|cat|dog|pusa|aso)"
)
_OF_GROUP = re.compile(
    rf"(?i)(?:ulang ta(?:h|)un|ultah|hari jadi|hari lahir|lahir(?:nya)?|kelahiran|anibersaryo|kaarawan|birthday|born"
    rf"|birth)(?: ke-?\d+| ang| ng| of)*(?: the| our| mga| para| ating| aming| this| that)? {_GROUP}(?![^\W_])"
)
_GROUPS_OWN = re.compile(
    rf"(?i){_GROUP}(?:'s (?:\w+ )?| (?:(?:ini|itu|kami|kita|tersebut|was|were|is|ay|natin|namin) )*)\Z"
)
"""What was born is a group, a place or a law, though children belong to it."""

BIRTH_WORDS = word_set(
    "dob brojol brojolnya janma world genap turned ulang lahir lahirku lahirnya kelahiran ttl ultah ultahku ultahnya"
    " born birthday birth birthdate b "
    "ipinanganak isinilang kaarawan kapanganakan dilahirkan bday"
)

BIRTH_WORDS |= CUES
_YEAR_OF_HISTORY = re.compile(r"(?<!\d)1(?:[5-8]\d\d|9[0-3]\d|94[0-5])(?!\d)")
"""Who was born then is no child today."""
_HISTORY_REACH = 48
_GREAT = r"(?:[3-9]\d|\d{3})"
_OF_OLD = re.compile(
    rf"(?i)(?<![^\W_])ika-?{_GREAT}(?: na)? (?:na )?(?:kaarawan|anibersaryo)"
    rf"|(?:ulang tahun|ultah|milad)\w* (?:yang )?ke-?{_GREAT}(?!\d)|(?<!\d){_GREAT}(?:th|st|nd|rd) (?:birth|b-?day)"
)
"""A birthday that no child has: `ika-150 kaarawan`, `the 75th birthday`."""
_WHOLE_YEAR = re.compile(r"(?<!\d)20\d{2}(?!\d)")
_MEMBER = re.compile(
    r"(?i)\b(?:wakil |vice )?(?:ketua|wakil|anggota|duta|sekretaris|chair\w*|members?|president|lider|pinuno"
    r"|kinatawan|delegate)"
    r"(?: (?:termuda|cilik|of|of the|of our|ng|ng ating|sa))?\s+\w+"
)
"""Somebody who belongs to a group is not the group."""
_STATION = r"(?-i:\bD[WXYZ][A-Z]{2}\b)"
_GROUPS_BIRTHDAY = re.compile(
    r"(?i)(?:birthday|anniversary|ulang tahun|ultah|hari jadi|milad|kaarawan"
    r"|anibersaryo)(?:[^\S\n]+(?:yang[^\S\n]+)?ke-?\d+)?"
    r"[\s,:–-]*(?:(?:to|dear|for|untuk|bagi|sa|ng|ni|the|our|ang|mga|para|kami|kita|ating|aming)\s+)*"
    rf"(?:{_GROUP}(?![^\W_])|{_STATION})[^.!?।\n]*[.!?।\s]*\Z"
    rf"|(?:\A|[.!?।\n])\W*(?:(?:our|the|ang|ating|aming)\s+)?(?:{_GROUP}(?![^\W_])|{_STATION})[^.!?।\n]{{0,60}}?"
    r"(?<![^\W_])(?:years?|tahun|taon|taong)(?![^\W_])[^.!?।\n]*[.!?।\s]*\Z"
    r"|(?:\A|[.!?।\n])\W*(?:हाम्रो\s+)?(?:\S+\s+)?(?:रेडियो|क्लब|समूह|संस्था|पत्रिका|अभियान|सञ्जाल|पुस्तकालय|सञ्जाल)"
    r"[^।.!?\n]{0,40}?वर्ष(?:को|मा|)?\s*(?:भयो|पुग्यो|पूरा)[^।.!?\n]*[।.!?\s]*\Z"
)
"""`Happy 5th birthday, Radio Himal!`: whose day it is stands in the sentence before."""
_OPENS = re.compile(r"(?:\A|[.!?।\n])\s*\Z")
_NAME_BEHIND = re.compile(rf"\A[^.!?।\n]{{0,60}}?(?<!\A)(?<=[\s,])(?!(?i:{_GROUP})(?![^\W_]))[A-Z][a-z]+")
_BEFORE = 120


sought_by_heads(_BORN, _IN_WORDS, _OWN_DAY)


def births(passage: Passage, sentences: Sentences) -> Iterator[Finding]:
    """Every date of birth in a passage."""
    text = passage.text
    told = Covered(len(text))
    signs = (*(passage.words & BIRTH_WORDS), *(sign for sign in NEPALI_CUES if sign in text))
    for pattern in (_BORN, _IN_WORDS, _OWN_DAY, _DAY_IN_FIGURES, _TURNED, _BORN_AFTER):
        near = signs if pattern is not _BORN_AFTER or "जन्म" in text else ()
        if pattern is _DAY_IN_FIGURES and "/" not in text:
            continue
        for match in found_near(pattern, text, passage.small, near, 120, 260):
            if not _is_of_this_time(match) or told.touches(*match.span()):
                continue
            if _is_somebodys(text, sentences, match.start(), match.end()):
                told.add(*match.span())
                yield Finding("personal-data-birth-date", *match.span(), {"seen": mask_words(match[0])})
    for start, end, year in dates_of_birth(text, passage.small, passage.words):
        if not told.touches(start, end) and _is_somebodys(text, sentences, start, end, year):
            told.add(start, end)
            yield Finding("personal-data-birth-date", start, end, {"seen": mask_words(text[start:end])})


def _is_somebodys(text: str, sentences: Sentences, start: int, end: int, said: int | None = None) -> bool:
    """Whether it is no adult in a role who was born, and no group or book; who or what was, stands before the date."""
    near = Near.of(text, sentences, start)
    if _LIMIT.search(text, start, end) and not near.has_adult and _OF_MINE.search(text, start, end) is None:
        return False
    word = _BORN_WORD.search(text, start, end)
    at = word.start() if word is not None else start
    if _OF_GROUP.match(text, at) or _GROUPS_OWN.search(text[max(at - 32, 0) : at]):
        return False
    if _is_of_the_group_before(text, start, end):
        return False
    around = _MEMBER.sub("", near.text[max(near.at - 60, 0) : near.at + end - start])
    before = text[max(at - 40, 0) : at].removesuffix("was ").removesuffix("is ").replace(",", " ").split()
    is_named = bool(before) and before[-1] in COMMON - DOUBTFUL and at - start < 8  # “our writer Sujata was born”
    is_nobody = _NOT_A_PERSON.search(around) is not None and not (
        near.has_child or is_named or _OF_MINE.search(text, start, end)
    )
    years = [int(year) for year in _WHOLE_YEAR.findall(text[start:end])] + ([said] if said is not None else [])
    is_young = any(2008 <= year < 2050 or 2065 <= year < 2100 for year in years)
    if _OF_OLD.search(text[max(start - 12, 0) : end + 12]):
        return False
    if not is_young and _YEAR_OF_HISTORY.search(text, start, min(end + _HISTORY_REACH, sentences.around(end - 1)[1])):
        return False
    return (is_young or not near.has_adult) and not is_nobody


def _is_of_the_group_before(text: str, start: int, end: int) -> bool:
    """Whether “born …” opens its sentence, names nobody, and the sentence before told of a group's birthday."""
    words = list(_BORN_WORD.finditer(text, start, end))
    at = words[-1].start() if words else start
    if not _OPENS.search(text[:at]) or _NAME_BEHIND.match(text[end : end + _BEFORE]):
        return False
    before = text[max(at - _BEFORE, 0) : at]
    return _GROUPS_BIRTHDAY.search(before) is not None


def _is_of_this_time(match: re.Match[str]) -> bool:
    """Whether a year is one in which somebody was born who is young now: two digits, or Bikram Sambat, count."""
    parts = match.groupdict()
    written = parts.get("year") or parts.get("year2") or parts.get("year3") or parts.get("year4")
    if written is None:
        return True
    year = int(written)
    return year >= 2060 or year < 100 or 1990 <= year < 2050
