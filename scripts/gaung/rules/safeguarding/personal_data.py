"""Personal data by pattern, with the context that tells a child's school from a venue: one small detector a kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from gaung.problem import Severity
from gaung.rules.safeguarding.cues import ADULT, CHILD, HOME, OFFICE, Sentences, word_set
from gaung.rules.safeguarding.digits import WORDS, Run
from gaung.rules.safeguarding.finding import Finding, mask, mask_words
from gaung.rules.safeguarding.passages import Kind, Passage

_SAID_DIGITS = "|".join(
    sorted((word for words in WORDS.values() for word in words.split() if word.isalpha()), key=len, reverse=True)
)
_NUMBER = rf"(?:\d{{1,6}}|(?i:{_SAID_DIGITS})\b)"
_CAPS = r"(?:\s+[A-Z][\w'’-]+)"

_NIK = re.compile(
    r"(?:1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-6])\d{4}(?:0[1-9]|[12]\d|3[01]|4[1-9]|[56]\d"
    r"|7[01])(?:0[1-9]|1[0-2])\d{6}"
)
_ID_LABEL = re.compile(
    r"(?i)\b(?:(?P<nik>N\.?I\.?K|KTP|KIA|nomor induk kependudukan)|(?P<kk>KK|kartu keluarga)|(?P<nisn>NISN|NIS"
    r"|nomor induk siswa(?: nasional)?)"
    r"|(?P<lrn>LRN|learner(?:'s)? reference (?:no\.?|number))|(?P<psn>PSN|PCN|PhilSys(?: (?:no\.?|number|ID))?)"
    r"|(?P<card>kartunya|kartu pelajar|kartu identitas|the card|her card|his card|my card|ID card|rekening"
    r"|account number))"
    r"|(?P<cit>नागरिकता|राष्ट्रिय परिचयपत्र|\bcitizenship\s+(?:no\.?|number|certificate)|\bNIN\b"
    r"|national identity (?:no\.?|number))"
)
_PAPERS = re.compile(
    r"(?i)\b(?:nomor surat|surat|dokumen|faktur|invoice|barcode|batang|document|serial|seri|versi|order|resi)\b"
)
_FOURS = re.compile(r"\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{4}")
_CITIZENSHIP = re.compile(
    r"(?i)(?:नागरिकता|\bcitizenship\s+(?:no\.?|number|certificate))[^\d]{0,20}\d{2,6}(?:[-/]\d{2,7}){1,4}"
)

_SCHOOL = re.compile(
    rf"\b(?:SD|SMP|SMA|SMK|SLB|TK|MI|MTs|MTS|MA)(?:\s?N\b|\s?Negeri|N|S|\s?Swasta)?\.?\s*(?:No\.?\s*"
    rf"|nomor\s*)?{_NUMBER}(?!\s*(?:dan|sampai|-)\s*(?:SMP|SMA)|\s+[A-Z]\b)"
    rf"{_CAPS}{{0,3}}"
    rf"|\b(?i:sd|smp|sma|smk|mts)(?:\s?n|\s?negeri)\s*\d{{1,6}}{_CAPS}{{0,3}}"
    r"|\b(?:Pondok\s+Pesantren|Ponpes|Pesantren)(?:\s+[A-Z][\w'-]+)+"
    r"|\b(?:[A-Z][\w'.-]+\s+){1,4}(?:National\s+High\s+School|Elementary\s+School|High\s+School|Integrated\s+School"
    r"|Academy)\b"
    r"|\b(?:SD|SMP|SMA|SMK)(?:\s+(?:Swasta|Islam|Katolik|Kristen))?(?:\s+[A-Z][a-z]\w+)+"
)
_NEPALI_SCHOOL = re.compile(r"(?:श्री\s+\S+|\S{3,})\s+(?:माध्यमिक|आधारभूत)\s+विद्यालय\S*")
_NOT_A_NAME = re.compile(r"^(?:The|A|An|This|That|Our|Their|Ang|Ng|Sa|National|Every)\s", re.IGNORECASE)

_STREET = re.compile(
    r"\b(?:Jl|Jln|Jalan|Gg|Gang|jl|jln|gang|JL|JALAN)\b\.?\s+(?:[A-Z][\w.'-]*)(?:\s+(?!(?i:nomor"
    r"|no)\b)[A-Z][\w.'-]*){0,4}"
    rf"(?P<house>\s*,?\s*(?:(?i:No\.?|Nomor)\s*)?{_NUMBER}\s?[A-Za-z]?\b)?"
    r"|\b(?P<number>\d{1,5}[A-Za-z]?)\s+(?:[A-Z][\w'.-]+\s+){1,3}(?:St|Street|Road|Rd|Ave|Avenue|Lane|Ln|Kalye)\b\.?"
)
_UNIT = re.compile(r"\bRT\b[\s.]*\d{1,3}\s*[/,.]?\s*RW\b[\s.]*\d{1,3}\b", re.IGNORECASE)

_HANDLE = re.compile(
    r"(?<![\w@./])@[A-Za-z_][A-Za-z0-9_.]{2,29}(?!\w*\.(?:com|id|org))|(?<![\w@./])@\d+[A-Za-z_][A-Za-z0-9_.]{1,28}"
)
_PROFILE = re.compile(
    r"(?i)\b(?:instagram\.com|facebook\.com|fb\.com|fb\.me|m\.me|tiktok\.com/@?|t\.me|telegram\.me|x\.com"
    r"|twitter\.com|discord\.gg|discord\.com/(?:invite|users)"
    r"|snapchat\.com/add|threads\.net/@?|roblox\.com/users|chat\.whatsapp\.com|youtube\.com/@)/?[\w.+/@-]*\w"
)
_NAMED_ACCOUNT = re.compile(
    r"(?i)(?<![^\W_])(?:ig|instagram|insta|tiktok|tt|fb|facebook|telegram|tele|twitter|discord|snap(?:chat)?|line"
    r"|roblox|username)"
    r"(?:ku|nya|mu)?(?:\s+(?:name|account|akun|id))?\s*(?::|=|is|adalah|ay"
    r"|namanya)\s*@?(?P<name>[a-z0-9]+(?:[._][a-z0-9]+)+|[a-z]+\d{2,}\w*)"
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SPELLED_EMAIL = re.compile(
    r"(?i)\b[\w.+-]+(?:\s+(?:dot|titik|tuldok)\s+[\w+-]+)*\s*(?:\[\s*at\s*\]|\(\s*at\s*\)|\s+at\s+|\s+et\s+|\s+@\s+)\s*"
    r"[\w-]+(?:\s*(?:\[\s*(?:dot|titik)\s*\]|\(\s*(?:dot|titik)\s*\)|\s(?:dot|titik|tuldok)\s)\s*[\w-]+)+"
)
_ROLE_MAIL = re.compile(
    r"(?i)^(?:kantor|info|kontak|contact|office|redaksi|admin|humas|sekretariat|hello|halo|support|radio|press"
    r"|media|help|bantuan|privacy|tanggapan)[\w.-]*@"
)
_CASE = re.compile(
    r"\b(?:LP\s*/\s*[AB]\s*/\s*\d+[\w/.-]*|\d{1,4}/Pid\.?\s?Sus(?:-Anak)?/\d{4}/PN\.?\s?\w+)", re.IGNORECASE
)
_GPS = re.compile(r"(?<![\d.])-?\d{1,2}\.\d{4,}°?\s*[NSLU]?(?:\s*[,;]|\s)\s*-?\d{1,3}\.\d{4,}(?!\d)")
_MAP = re.compile(
    r"(?i)(?:maps\.app\.goo\.gl|goo\.gl/maps|google\.[a-z.]+/maps|maps\.google|openstreetmap\.org/.*(?:mlat|map=)"
    r"|waze\.com/ul|plus\.codes)\S*|\bgeo:-?\d"
)
_PLATE = re.compile(
    r"(?<![A-Za-z0-9])(?:A[ABDEG]?|B[ABDEGHKLMNP]?|D[ABCDEGHKLMNPRTW]?|E[ABD]?|F|G|H|K[BHTU]?|L|M|N|P[AB]?|R|S|T|W"
    r"|Z)[ -]\d{2,4}[ -][A-Z]{1,3}(?![A-Za-z0-9])"
)
_MONTHS = (
    r"(?:jan|feb|mar|apr|mei|may|jun|jul|agu|aug|sep|okt|oct|nov|des|dec|enero|pebrero|abril|mayo|hunyo|hulyo"
    r"|agosto|setyembre|oktubre|nobyembre|disyembre"
    r"|वैशाख|जेठ|असार|साउन|भदौ|असोज|कात्तिक|मंसिर|पुस|माघ|फागुन|चैत)[a-z]*"
)
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s+ng)?[ ./-]+(?:of\s+)?(?:{_MONTHS}|\d{{1,2}})[ ./,-]+(?P<year>\d{{4}}"
    rf"|\d{{2}})\b|{_MONTHS}\s+\d{{1,2}},?\s+(?P<year2>\d{{4}})|(?P<year3>\d{{4}})[/.-]\d{{1,2}}[/.-]\d{{1,2}})"
)
_BORN = re.compile(
    rf"(?i)(?:\b(?:(?<!tanggal )lahir|tanggal lahir(?:ku|nya)?|kelahiran|TTL|ultah(?:ku|nya)?|ulang tahun(?:ku"
    rf"|nya)?|DOB|born|birthday"
    rf"|birth ?date|date of birth|ipinanganak|kaarawan|kapanganakan)\b"
    rf"|जन्म(?:ेको|िएको| मिति|दिन)?)[^\n.]{{0,40}}?{_DATE}"
)

_BORN_AFTER = re.compile(r"(?P<year>\d{4})\s*(?:साल)?\s*\S{2,10}\s*\d{1,2}[^।\n]{0,20}जन्म")
_HOUSING = re.compile(
    r"\b(?:Perumahan|Perum|Komplek|Kompleks|Asrama|Apartemen|Rusun|Kost?)\s+[A-Z]\w+(?:\s+[A-Z]\w+)*"
    r"(?P<house>(?:\s+(?:Blok|Block|No\.?|Nomor|Unit|Lantai)\s*[A-Z0-9][\w-]*)+)?"
    r"|\b(?:jalan|jl|jln|gang|gg)\b\.?\s+[a-z]+(?:\s+[a-z]+){0,3}?\s+(?P<number>(?:no\.?|nomor)\s*\d+)"
    r"|\b(?:Blk|Block|Blok)\.?\s*\d+,?\s+(?:Lot|No\.?)\s*(?P<lot>\d+)"
    r"|\S+\s+टोल(?:मा)?(?P<tole>)"
)
_ACCOUNT_NAME = re.compile(
    r"(?i)(?<![^\W_])(?:ig|instagram|insta|tiktok|fb|facebook|telegram|twitter|discord|snap(?:chat)?|roblox"
    r"|akun(?:ku|nya)?|account|username|nickname)"
    r"(?![^\W_])[^.!?\n]{0,30}?[\s@:](?P<name>(?=[a-z0-9._]*[a-z])[a-z0-9]+(?:[._][a-z0-9_]+)+|[a-z]{3,}\d{2,}"
    r"|(?<=@)\s?[a-z]{4,})(?![\w/-]|\.\w)"
)
_NO_ACCOUNT = re.compile(r"(?i)\.(?:com|org|net|id|np|ph|io|app|me|md|ya?ml|mp3|m4a|png|jpe?g|pdf|html?|example)$")

Detector = Callable[[Passage, Sentences], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Near:
    """What stands in the sentence around a find."""

    text: str

    @property
    def has_child(self) -> bool:
        """Whether one child is spoken of."""
        return CHILD.search(self.text) is not None

    @property
    def has_adult(self) -> bool:
        """Whether an adult in a role is."""
        return ADULT.search(self.text) is not None

    @classmethod
    def of(cls, passage: Passage, sentences: Sentences, at: int) -> Near:
        """The sentence at a letter of a passage."""
        first, last = sentences.around(at)
        return cls(passage.text[first:last])


def detect(passage: Passage, runs: Sequence[Run], sentences: Sentences) -> Iterator[Finding]:
    """All personal data in a passage, except telephone numbers and names."""
    yield from _identity_numbers(passage, runs)
    for is_near, kinds, detector in _DETECTORS:
        if passage.kind in kinds and is_near(passage):
            yield from detector(passage, sentences)


def _identity_numbers(passage: Passage, runs: Sequence[Run]) -> Iterator[Finding]:
    text = passage.text
    told: list[tuple[int, int]] = []
    for run in runs:
        count = len(run.digits)
        if count < 8 or passage.kind is Kind.ADDRESS or any(a < run.end and run.start < b for a, b in told):
            continue
        label = None
        for found in _ID_LABEL.finditer(text, max(run.start - 48, 0), run.start):
            label = found.lastgroup
        severity = Severity.ERROR
        if count == 16:
            if _PAPERS.search(text, max(run.start - 30, 0), run.start):
                continue
            sure = label is not None or _NIK.fullmatch(run.digits) or _FOURS.fullmatch(run.text)
            severity = Severity.ERROR if sure else Severity.WARNING
        elif count == 10 and label is None:
            if run.is_said or not re.match(r"0(?:0[5-9]|1\d|20)", run.digits) or not re.fullmatch(r"\d+", run.text):
                continue
            severity = Severity.WARNING
        elif label in {None, "card"} or not (
            label == "cit" or count == 12 or (count == 10 and label == "nisn") or (label == "nik" and count == 16)
        ):
            continue
        told.append((run.start, run.end))
        yield Finding("personal-data-id-number", run.start, run.end, {"seen": mask(run.digits)}, severity)
    is_near = "citizenship" in passage.words or "नागरिकता" in text
    for match in _CITIZENSHIP.finditer(text) if is_near and passage.kind is not Kind.ADDRESS else ():
        yield Finding("personal-data-id-number", *match.span(), {"seen": mask(match[0])})


def _schools(passage: Passage, sentences: Sentences) -> Iterator[Finding]:
    for match in schools(passage.text, passage.words):
        near = Near.of(passage, sentences, match.start())
        if near.has_child and not near.has_adult:
            yield Finding("personal-data-school", *match.span(), {"seen": mask_words(match[0])})


def schools(text: str, words: frozenset[str]) -> Iterator[re.Match[str]]:
    """Every school that is named or numbered in a text; `words` are its words in small letters."""
    for match in _SCHOOL.finditer(text) if not words.isdisjoint(_SCHOOL_WORDS) else ():
        if not (_NOT_A_NAME.match(match[0]) and match[0].count(" ") < 4):
            yield match
    if "विद्यालय" in text:
        yield from _NEPALI_SCHOOL.finditer(text)


def _streets(passage: Passage, sentences: Sentences) -> Iterator[Finding]:
    for match in _STREET.finditer(passage.text):
        near = Near.of(passage, sentences, match.start())
        is_home = HOME.search(near.text) is not None or near.has_child
        is_office = OFFICE.search(near.text) is not None
        has_house = match["house"] is not None or match["number"] is not None
        if is_home or (has_house and not is_office):
            yield Finding("personal-data-address", *match.span(), {"seen": mask_words(match[0])})
    for match in _HOUSING.finditer(passage.text):
        near = Near.of(passage, sentences, match.start())
        is_home = HOME.search(near.text) is not None or near.has_child
        has_house = bool(match["house"] or match["number"] or match["lot"])
        if is_home or (has_house and not OFFICE.search(near.text)):
            yield Finding("personal-data-address", *match.span(), {"seen": mask_words(match[0])})
    for match in _UNIT.finditer(passage.text):
        near = Near.of(passage, sentences, match.start())
        if near.has_child or HOME.search(near.text) or not OFFICE.search(near.text):
            yield Finding("personal-data-address", *match.span(), {"seen": mask_words(match[0])})


def _accounts(passage: Passage, sentences: Sentences) -> Iterator[Finding]:
    text, words = passage.text, passage.words
    looks = (
        (_HANDLE, "@" in text),
        (_PROFILE, any(sign in text.lower() for sign in (".com", ".me/", ".gg/", ".net/"))),
        (_ACCOUNT_NAME, not words.isdisjoint(_ACCOUNT_WORDS)),
        (_NAMED_ACCOUNT, not words.isdisjoint(_ACCOUNT_WORDS)),
    )
    for pattern, is_near in looks:
        for match in pattern.finditer(text) if is_near else ():
            if pattern is _ACCOUNT_NAME and _NO_ACCOUNT.search(match[0]):
                continue
            yield Finding("personal-data-account", *match.span(), {"seen": mask_words(match[0])})


def _mails(passage: Passage, sentences: Sentences) -> Iterator[Finding]:
    looks = ((_EMAIL, "@" in passage.text), (_SPELLED_EMAIL, not passage.words.isdisjoint({"dot", "titik", "tuldok"})))
    for pattern, is_near in looks:
        for match in pattern.finditer(passage.text) if is_near else ():
            if not _ROLE_MAIL.match(match[0]):
                yield Finding("personal-data-email", *match.span(), {"seen": mask_words(match[0])})


def _births(passage: Passage, sentences: Sentences) -> Iterator[Finding]:
    for match in _BORN.finditer(passage.text):
        year = int(match["year"] or match["year2"] or match["year3"])
        if year >= 2060 or year < 100 or 1990 <= year < 2050:  # of this century, two digits, or Bikram Sambat
            near = Near.of(passage, sentences, match.start())
            if not near.has_adult:
                yield Finding("personal-data-birth-date", *match.span(), {"seen": mask_words(match[0])})

    for match in _BORN_AFTER.finditer(passage.text) if "जन्म" in passage.text else ():
        yield Finding("personal-data-birth-date", *match.span(), {"seen": mask_words(match[0])})


def _plain(code: str, *patterns: re.Pattern[str], severity: Severity = Severity.ERROR) -> Detector:
    """A detector for what is personal wherever it stands."""

    def detector(passage: Passage, sentences: Sentences) -> Iterator[Finding]:
        for pattern in patterns:
            for match in pattern.finditer(passage.text):
                yield Finding(code, *match.span(), {"seen": mask_words(match[0])}, severity)

    return detector


_READ = frozenset({Kind.TEXT, Kind.COMMENT})
_LINKED = frozenset({Kind.TEXT, Kind.COMMENT, Kind.ADDRESS})

_STREET_WORDS = word_set(
    "blk block blok perumahan perum komplek kompleks asrama apartemen rusun kos kost"
    " jl jln jalan gg gang rt st street road rd ave avenue lane ln kalye"
)
_BIRTH_WORDS = word_set(
    "dob tahunku tahunnya lahir lahirku lahirnya kelahiran ttl ultah ultahku ultahnya born birthday birth birthdate "
    "ipinanganak kaarawan kapanganakan"
)
_MAP_SIGN = re.compile(r"\.\d{4}|maps|waze|plus\.codes|openstreetmap|geo:", re.IGNORECASE)
_PLATE_SIGN = re.compile(r"[A-Z][ -]\d{2,4}[ -][A-Z]")
_SCHOOL_WORDS = word_set(
    "sd sdn smp smpn sma sman smk smkn slb slbn tk mi min mts mtsn ma man sds smps smas pesantren ponpes school academy"
)
_ACCOUNT_WORDS = frozenset(
    name + end
    for name in word_set(
        "ig instagram insta tiktok tt fb facebook telegram tele twitter discord snap snapchat line roblox username "
    )
    for end in ("", "ku", "nya", "mu")
)

_DETECTORS: tuple[tuple[Callable[[Passage], object], frozenset[Kind], Detector], ...] = (
    (lambda passage: True, _READ, _schools),
    (lambda passage: not passage.words.isdisjoint(_STREET_WORDS) or "टोल" in passage.text, _READ, _streets),
    (lambda passage: True, _LINKED, _accounts),
    (lambda passage: True, _LINKED, _mails),
    (lambda passage: not passage.words.isdisjoint(_BIRTH_WORDS) or "जन्म" in passage.text, _READ, _births),
    (
        lambda passage: not passage.words.isdisjoint({"lp", "pid"}),
        _LINKED,
        _plain("personal-data-case-number", _CASE),
    ),
    (
        lambda passage: _MAP_SIGN.search(passage.text),
        _LINKED,
        _plain("personal-data-coordinates", _GPS, _MAP),
    ),
    (
        lambda passage: _PLATE_SIGN.search(passage.text),
        _READ,
        _plain("personal-data-plate", _PLATE, severity=Severity.WARNING),
    ),
)
"""For each detector: when it is worth asking, in which kinds of text, and the detector."""
