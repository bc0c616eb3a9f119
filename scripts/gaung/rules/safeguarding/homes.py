"""Where a child lives: streets and houses, neighbourhood units, points on a map."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gaung.rules.safeguarding.cues import EVENT, HOME, OFFICE, Near, Sentences, word_set
from gaung.rules.safeguarding.digits import NUMBER_WORDS
from gaung.rules.safeguarding.dwellings import SIGNS, WORDS, dwellings
from gaung.rules.safeguarding.finding import Covered, Finding, mask_words
from gaung.rules.safeguarding.heads import sought_by_heads
from gaung.rules.safeguarding.institutions import speaks_of_somebody
from gaung.rules.safeguarding.invented import is_of_animal
from gaung.rules.safeguarding.passages import Kind, Passage
from gaung.rules.safeguarding.people import has_child
from gaung.rules.safeguarding.points import POINT_WORDS, said_points
from gaung.rules.safeguarding.searching import figures, found_near, has_devanagari
from gaung.rules.safeguarding.stems import Stems

_NUMBER = rf"(?:\d{{1,6}}|(?i:{NUMBER_WORDS})\b)"

_STREET = re.compile(
    r"\b(?:Jl|Jln|Jalan|Gg|Gang|Lorong|Lrg|jl|jln|gang|JL|JALAN)\b\.?\s+(?:[A-Z][\w.'-]*)(?:\s+(?!(?i:nomor"
    r"|no)\b)[A-Z][\w.'-]*){0,4}"
    rf"(?P<house>\s*,?\s*(?:(?i:No\.?|Nomor)\s*)?{_NUMBER}\s?[A-Za-z]?\b)?"
    r"|\b(?P<number>\d{1,5}(?:st|nd|rd|th|-?[A-Za-z])?)\s+(?:[A-Z][\w'.-]+\s+){1,3}"
    r"(?:St|Street|Road|Rd|Ave|Avenue|Lane|Ln|Kalye|Marg|Tole)\b\.?"
)
_HOUSINGS = (
    r"\b(?:Perumahan|Perumnas|Perum|Komplek|Kompleks|Asrama|Apartemen|Rusun|Kost?|Cluster)"
    r"(?=\s+[A-Z0-9])(?:\s+(?!(?:Blok|Block|No|Nomor|Unit|Lantai)\b)[A-Z]\w+)*"
    r"(?P<house>(?:,?\s+(?:[Bb]lok|Block|[Nn]o\.?|[Nn]omor|Unit|[Ll]antai)\s*[A-Z0-9][\w/-]*)+)?"
    r"|\b(?:jalan|jl|jln|gang|gg|lorong)\b\.?\s+[a-z]+(?:\s+[a-z]+){0,3}?\s+(?P<number>(?:no\.?|nomor|nmr)\s*\d+)"
    r"|\b(?:jl|jln|gg|lrg)\b\.?\s+[a-z]{3,}(?:\s+[a-z]{3,}){0,2}?\s+(?P<bare>\d{1,4}\w?)\b"
    r"|\b(?:Blk|Block|Blok)\.?\s*\d+,?\s+(?:Lot|No\.?)\s*(?P<lot>\d+)"
    r"|\b(?i:house|flat|apartment|apt|unit)\.?\s+(?:(?i:no\.?|number)\s*)?(?P<flat>\d+[A-Za-z]?)\b"
    r"|\b(?:Purok|Sitio)\s+\w+,?\s+(?P<purok>(?:Brgy\.?|Barangay|Sitio)\s+[A-Z]\w+)"
    r"|\b(?:Dusun|Dsn|Kampung|Kp|Jorong)\.?\s+[A-Z]\w*(?:\s+[A-Z]\w+){0,2},\s+(?P<rural>(?:Desa|Ds|Kel|Kelurahan"
    r"|Nagari)\.?\s+[A-Z]\w+(?:\s+[A-Z]\w+)?)"
    r"|\b(?:jalan|jl|jln|gang|gg|lorong|lrg)\b\.?\s+(?:[a-z]+\s+){0,2}\d{1,3}\s+(?P<inner>(?:no\.?|nomor|nmr)\s*\d+)"
    r"|\b(?P<kalye>(?:(?i:number|no\.?|blg\.?)\s*)?\d{1,4}),?\s+(?i:kalye)\s+\w+"
    r"|(?:%tole%घर\s*(?:नं\.?"
    r"|नम्बर)\s*\d+)(?P<tole>)"
)
_TOLE = (
    r"(?<!\S)(?!\S*(?:म्रो|मेरो|को|यस|यो|सबै|हरेक)\s)\S++\s++टोल(?!\s?फ्री|[\u0900-\u0963])"
    r"|(?<!\S)(?!\S*(?:म्रो|मेरो|को|यस|यो|सबै|हरेक)\s)\S++\s++टोल(?:मा|को)(?![\u0900-\u0963])|"
)
_HOUSING = re.compile(_HOUSINGS.replace("%tole%", _TOLE))
_HOUSING_WITHOUT_TOLE = re.compile(_HOUSINGS.replace("%tole%", ""))
"""The same where no `टोल` stands: then letters tell where a find may begin."""
sought_by_heads(_HOUSING_WITHOUT_TOLE)
_UNIT = re.compile(
    rf"\bRT\b[\s.]*\d{{1,3}}\s*+[/,.]?\s*+RW\b[\s.]*\d{{1,3}}\b"
    rf"|\b(?:er ?te|rt) (?:{NUMBER_WORDS})(?: ?(?:belas|puluh))?,? (?:er ?we|rw) (?:{NUMBER_WORDS})\b",
    re.IGNORECASE,
)

_DISTANCE = re.compile(
    r"(?i)\s*(?:km|kilometers?|kilometres?|meter|m|menit|minutes?|orang|langkah|putaran|%)(?![^\W_])"
)
"""`Jalan Santai 5 km`: a walk."""
_TOGETHER = re.compile(
    r"(?i),?\s(?:yang |kini |akan |juga |sudah |telah )?(?:men?|mem|meng|ber|ke|di)(?!kat|pan|lakang)\w{4,}"
    r"|,?\s(?:juara|menang|raih"
    r"|siap|kompak|punya|gotong|kerja bakti|lomba|panen|patroli)(?![^\W_])"
)
"""What people of a neighbourhood do together behind its name."""
_OF_MANY = re.compile(
    r"(?i)(?<![^\W_])(?:warga|ketua|pengurus|pos|tim|regu|lomba antar|antar|ibu-ibu|pemuda|kader|pak|bu)\s\Z"
)
_LABELLED = re.compile(r"(?i)\W*(?:alamat|address|tirahan|ठेगाना)\s*[:=]")
"""An address with its label, as offices and forms have it."""
_NOT_TO_TELL = re.compile(
    r"(?i)(?:jangan(?:lah)?|never|don'?t|do not|huwag)\s[^.!?\n]{0,40}\b(?:tulis|sebut|bagikan|unggah|write|post"
    r"|share|tell"
    r"|give|ibigay|isulat|i-post|ilagay|sabihin)|नलेख|नराख|नदेऊ|नभन|नपठाऊ|नहाल|नबताऊ"
)
"""What is told here is what one should not tell."""
_GPS = re.compile(
    r"(?<![\d.])-?\d{1,2}\.\d{4,}+°?\s{0,3}(?:(?:LU|LS|[NS])\s(?:and|dan|at|then|tapos|lalu)\b"
    r"|(?:LU|LS|[NSLU])?(?:\s{0,3}[,;/]|\s))\s{0,3}(?:(?:lon[a-z]{0,8}|bujur|देशान्तर"
    r"|lng)[\s:=]{0,4})?-?\d{1,3}"
    r"\.\d{4,}(?!\d)"
    r"|\b(?:lintang|latitude|lat)\b[^\d\n]{0,16}\d{1,2}[.,]\d{4,}[^\d\n]{0,24}\d{2,3}[.,]\d{4,}"
    r"|\d{1,3}°\s*\d{1,2}\s*['′]\s*[\d.]+\s*(?:\"|″|''|”)?\s*(?:(?:LU|LS|BT|BB|[NSEW])\b|उत्तर|पूर्व)"
    r"|(?:उत्तर|अक्षांश)[^\d\n]{1,12}\d{1,2}\.\d{4,}[^\d\n]{1,24}\d{2,3}\.\d{4,}"
    r"|(?<![\d.])\d{1,2}\.\d{4,}°?\s*(?:डिग्री\s*)?(?:उत्तर|अक्षांश)[^\d\n]{1,24}\d{2,3}\.\d{4,}"
    r"|(?<![\w+])(?=[\d]{0,7}[CFGHJMPQRVWX])[\dCFGHJMPQRVWX]{4,8}\+[\dCFGHJMPQRVWX]{2,3}(?![\w+])",
    re.IGNORECASE,
)
_MAP = re.compile(
    r"(?i)(?:maps\.app\.goo\.gl|goo\.gl/maps|google\.[a-z.]{2,12}/maps|maps\.google|maps\.apple"
    r"|openstreetmap\.org/.{0,200}(?:mlat"
    r"|map=)|waze\.com/ul|plus\.codes|what3words)\S*|\bgeo:-?\d|(?<![/:\w])///[a-z]+\.[a-z]+\.[a-z]+"
)

_WRITTEN: tuple[tuple[re.Pattern[str], frozenset[str], tuple[str, ...]], ...] = (
    (
        _STREET,
        word_set(
            "jl jln jalan gg gang lorong lrg st street road rd ave avenue lane ln kalye marg tole",
        ),
        (),
    ),
    (
        _HOUSING,
        word_set(
            "perumahan perumnas perum komplek kompleks asrama apartemen rusun kos kost cluster jalan jl jln gang gg"
            " lorong lrg blk block blok house flat apartment apt unit purok sitio dusun dsn kampung kp jorong kalye"
        ),
        ("टोल", "घर"),
    ),
    (_UNIT, word_set("rt er erte"), ()),
)
"""How an address is written, and the words, or the signs in Devanagari, without one of which it is not."""

STREET_WORDS = word_set(
    "blk block blok perumahan perumnas perum cluster komplek kompleks asrama apartemen rusun kos kost lorong lrg"
    " er dusun dsn kampung kp jorong sitio house flat apartment"
    " apt unit purok sitio jl jln jalan gg gang rt st street road rd ave avenue lane ln kalye marg tole"
)
STREET_WORDS |= WORDS
NEPALI_SIGNS = SIGNS
_MAP_SIGNS = Stems(
    ("maps", "waze", "plus.codes", "openstreetmap", "geo:", "°", "what3words", "///", "lintang", "latitude")
)
_DECIMALS = re.compile(r"[.+](?:(?<=\.)\d{4}|(?<=\w\+)\w)")


_LANDMARK = re.compile(
    r"(?i)(?<![^\W_])(?:mount|mountain|mt\.?|peak|volcano|lake|island|airport|bundok|bulkan\w*|observatory"
    r"|weather station|stasiun cuaca|lawa|gunung|danau|pulau"
    r"|puncak|bandara|monas|candi|temple"
    r"|capital|ibu kota|city of|equator|khatulistiwa)(?![^\W_])|हिमाल|सगरमाथा|शिखर|ताल\s|भूकम्प|केन्द्रविन्दु|केन्द्रबिन्दु|मौसम"
)
"""What is on every map."""
_VENUE = re.compile(
    r"(?i)(?<![^\W_])(?:sea|ocean|laut|dagat|karagatan|port|harbou?r|pelabuhan|pantalan|pier|dermaga|vessels?|ship|kapal"
    r"|barge|barko|reef|epicent(?:re|er)|gempa|hall|aula|bulwagan|venue|auditorium|gymnasium|stadium|stadion"
    r"|alun-alun|plaza|office|kantor|opisina|tanggapan|station|stasiun|library|perpustakaan|assembly point"
    r"|titik kumpul|festival|exhibition|pameran)(?![^\W_])|समुद्र|बन्दरगाह|सभाहल|कार्यालय|भूकम्प|रङ्गशाला|पुस्तकालय"
)
"""A place where anybody may be; no point of it is a home's, unless its sentence speaks of somebody."""
_NUMBERS = re.compile(r"(?:[-\d.,;/&\s]|and|dan|at|then|tapos|lalu)+")
_MAP_LABEL = re.compile(
    r"gps|koordinat|titik (?:jemput|rumah|antar|lokasi)"
    r"|coordinate|latitud|longitud|lintang|bujur|lokasi|location|(?<![^\W_])(?:lat|lon|lng|pin"
    r"|maps?)(?![^\W_])"
)


def _is_on_our_map(written: str) -> bool:
    """Whether two numbers can be a point between Nepal and Papua; 3.14159 and 2.71828 are not."""
    degrees = [abs(float(number)) for number in re.findall(r"\d+\.\d+", written)]
    return len(degrees) == 2 and degrees[0] <= 31 and 79 <= degrees[1] <= 142


def _may_have_decimals(text: str) -> bool:
    return bool(figures(text)) or "+" in text or has_devanagari(text)


def may_have_a_point(passage: Passage) -> bool:
    """Whether a point on a map may be in a passage."""
    return (
        (_may_have_decimals(passage.text) and _DECIMALS.search(passage.text) is not None)
        or _MAP_SIGNS.stand_in(passage.small, passage.words)
        or not passage.words.isdisjoint(POINT_WORDS)
        or "दशमलव" in passage.text
    )


def homes(passage: Passage, sentences: Sentences) -> Iterator[Finding]:
    """Every address of a home. An office's, and that of a hall where people met, is none."""
    told = Covered(len(passage.text))
    for finding in _addresses(passage, sentences):
        told.add(*sentences.around(finding.start))
        yield finding
    for finding in dwellings(passage, sentences):
        if not (told.touches(finding.start, finding.end) or _is_offices(passage.text, sentences, finding.start)):
            yield finding


@lru_cache(maxsize=64)
def _is_public(sentence: str) -> bool:
    """Whether a sentence speaks of an office, or of what happens in a hall."""
    return OFFICE.search(sentence) is not None or EVENT.search(sentence) is not None


@lru_cache(maxsize=64)
def _is_home(sentence: str) -> bool:
    return HOME.search(sentence) is not None


@lru_cache(maxsize=64)
def _is_advice(sentence: str) -> bool:
    return _NOT_TO_TELL.search(sentence) is not None


def _is_of_many(text: str, start: int, end: int) -> bool:
    """Whether a neighbourhood does something or gets something together: `RT 1 RW 2 mendapat lampu baru`."""
    return _TOGETHER.match(text, end) is not None or _OF_MANY.search(text, max(start - 24, 0), start) is not None


def _is_offices(text: str, sentences: Sentences, at: int) -> bool:
    """Whether the sentences around a labelled address speak of an office, and of no child and no home."""
    own, behind = sentences.around(at)
    if not _LABELLED.match(text, own, behind):
        return False
    first, last = sentences.around(at, before=1, after=1)
    beside = text[first:own] + " " + text[behind:last]
    return OFFICE.search(beside) is not None and not _is_home(beside) and not has_child(text[first:last])


def _addresses(passage: Passage, sentences: Sentences) -> Iterator[Finding]:
    """What is written as an address is."""
    signs = passage.words & STREET_WORDS
    if has_devanagari(passage.text):
        signs |= {sign for sign in NEPALI_SIGNS if sign in passage.text}
    for pattern, needed, nepali in _WRITTEN:
        if passage.words.isdisjoint(needed) and not any(sign in passage.text for sign in nepali):
            continue
        if pattern is _HOUSING and "टोल" not in passage.text:
            pattern = _HOUSING_WITHOUT_TOLE
        for match in found_near(pattern, passage.text, passage.small, signs, 40, 80):
            near = Near.of(passage.text, sentences, match.start())
            if _is_advice(near.text) and not re.search(r"\d", match[0]):
                continue
            if _DISTANCE.match(passage.text, match.end()) or is_of_animal(near.text):
                continue
            parts = match.groupdict()
            has_house = pattern is _UNIT or any(
                parts.get(part) for part in ("house", "number", "lot", "inner", "kalye")
            )
            is_somebodys = near.has_child or _is_home(near.text)
            if pattern is _UNIT and not is_somebodys and _is_of_many(passage.text, *match.span()):
                continue
            is_public = _is_public(near.text)
            if not is_public and not near.has_child and not _is_home(near.text):
                is_public = _is_public(passage.text[slice(*sentences.around(match.start(), before=1))])
            is_numbered = match[0].startswith("घर")  # “house no.” alone does not say that somebody lives there
            rest = near.text.replace(match[0], " ") if is_numbered else near.text
            is_home = _is_home(rest) or near.has_child or (is_numbered and not is_public)
            if parts.get("rural") and not _is_home(near.text):
                continue
            if parts.get("flat") and not _is_home(near.text):
                continue
            if parts.get("purok") and (is_public or not _is_home(near.text)):
                continue
            if is_public and not has_house and not _is_home(rest):
                continue  # a street beside an office, though children are spoken of
            if is_home and _is_offices(passage.text, sentences, match.start()):
                continue
            if is_home or (has_house and not is_public):
                yield Finding("personal-data-address", *match.span(), {"seen": mask_words(match[0])})


def coordinates(passage: Passage, sentences: Sentences) -> Iterator[Finding]:
    """Every point on a map, and every link to one."""
    if passage.kind is Kind.TEXT:
        for start, end in said_points(passage.text, passage.small, passage.words):
            yield Finding("personal-data-coordinates", start, end, {"seen": mask_words(passage.text[start:end])})
    for match in _GPS.finditer(passage.text):
        if "+" in match[0] and not re.search(r"\d", match[0]):
            continue
        near = Near.of(passage.text, sentences, match.start()).text
        if _LANDMARK.search(near) and not has_child(passage.text):
            continue
        if _VENUE.search(near) and not (_is_home(near) or has_child(near) or speaks_of_somebody(near)):
            continue
        if _NUMBERS.fullmatch(match[0]) and not _is_on_our_map(match[0]) and not _MAP_LABEL.search(passage.small):
            continue
        yield Finding("personal-data-coordinates", *match.span(), {"seen": mask_words(match[0])})
    for match in _MAP.finditer(passage.text):
        yield Finding("personal-data-coordinates", *match.span(), {"seen": mask_words(match[0])})
