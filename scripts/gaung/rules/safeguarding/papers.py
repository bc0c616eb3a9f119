"""Numbers on papers that lead to a child: identity numbers, police reports and court cases, plates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gaung.problem import Fact, Severity
from gaung.rules.safeguarding.calling import is_point
from gaung.rules.safeguarding.cues import OFFICE, Sentences, word_set
from gaung.rules.safeguarding.digits import Run
from gaung.rules.safeguarding.finding import Covered, Finding, mask, mask_words
from gaung.rules.safeguarding.heads import sought_by_heads
from gaung.rules.safeguarding.passages import Kind, Passage
from gaung.rules.safeguarding.searching import figures, found_all, found_near, has_devanagari, in_small
from gaung.rules.safeguarding.stems import Stems
from gaung.rules.safeguarding.vehicles import is_measured

_NIK = re.compile(
    r"(?:1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-6])\d{4}(?:0[1-9]|[12]\d|3[01]|4[1-9]|[56]\d"
    r"|7[01])(?:0[1-9]|1[0-2])\d{6}"
)
_ID_LABEL = re.compile(
    r"(?i)(?<![^\W_])(?:(?P<nik>N\.?I\.?K|KTP|KIA|nomor induk kependudukan)|(?P<kk>KK|kartu keluarga)"
    r"|(?P<nisn>NISN|NIS"
    r"|nomor induk siswa(?: nasional)?)"
    r"|(?P<lrn>LRN|learner(?:'s)? reference (?:no\.?|number))|(?P<psn>PSN|PCN|PhilSys(?: (?:no\.?|number|ID))?)"
    r"|(?P<card>kartunya|kartu pelajar|kartu identitas|the card|her card|his card|my card|ID card|rekening"
    r"|account number))"
    r"|(?P<cit>नागरिकता|राष्ट्रिय परिचय(?: ?पत्र)?|जन्म ?दर्ता|\bcitizenship\s+(?:no\.?|number|certificate)|\bNIN\b"
    r"|national (?:identity|id)(?: card)?(?: (?:no\.?|number))?(?![^\W_])|birth registration)"
)
_PAPERS = re.compile(
    r"(?i)\b(?:tracking|delivery|shipment|pengiriman|kurir|courier|biner|binary|bits?|voucher|wi-?fi|token"
    r"|nomor surat"
    r"|surat|dokumen|faktur|invoice|barcode|batang"
    r"|document|serial|seri|versi|order|resi)\b"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_FOURS = re.compile(r"\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{4}")
_CITIZENSHIP = in_small(
    r"(?i)(?:नागरिकता|\bcitizenship\s+(?:no\.?|number|certificate))[^\d]{0,20}\d{2,6}(?:[-/]\d{2,7}){1,4}"
)
_OTHER_PAPER = in_small(
    r"(?i)(?<![^\W_])(?:BPJS|JKN|KIS|KIP|akta(?: ke)?lahir(?:an)?(?:ku|nya)?|akte(?: ke)?lahir(?:an)?(?:ku|nya)?"
    r"|paspor(?:ku|nya)?|passport|pasaporte|(?:no\.?|nomor)\s+rekening(?:ku|nya)?|NIPD|nomor induk (?:siswa|pelajar"
    r"|santri)(?:nya|ku)?|birth registration|national id|student (?:no\.?|number|id)|school id|PhilHealth"
    r"|birth cert(?:ificate)?|registry no"
    r"|bank account|account (?:no\.?|number)|exam(?:ination)? (?:no\.?|number)|roll (?:no\.?|number)|nomor ujian"
    r"|रोल\s+न(?:ं\.?|म्बर)|जन्म\s*दर्ता|राहदानी|पासपोर्ट|सिम्बोल\s+न(?:ं\.?|म्बर)|खाता\s+न(?:ं\.?|म्बर)"
    r"|बैंक(?:को)?\s*खाता|परिचयपत्र)"
    r"[^!?।\n]{0,56}?(?<![A-Za-z\d])(?P<number>[A-Z]{0,3}\d(?:[ .\-/]?(?:[A-Z]{1,3}[ .\-/]?)?\d){4,}[A-Z]?)(?![\w])"
)
_PAPER_WORDS = word_set(
    "citizenship bpjs jkn kis kip akta akte paspor pasporku paspornya passport pasaporte rekening nipd induk student"
    " school"
    " philhealth birth registry account exam examination roll ujian"
)
_PAPER_SIGNS = ("नागरिकता", "दर्ता", "राहदानी", "पासपोर्ट", "सिम्बोल", "रोल", "खाता", "परिचयपत्र")

_CASE = in_small(
    r"\b(?:(?:LP|STTLP|STPL)\s*[-/ ]?\s*[AB]?\s*/\s*(?:[AB]\s*/\s*)?\d+\s*/\s*[\w/.-]+(?:\s*/\s*\d+)?"
    r"|\d{1,4}[/\s]Pid\.?\s?Sus(?:[-.\s]?Anak)?[/\s]\d{4}[/\s]PN\.?\s?\w+"
    r"|(?:criminal|civil|family)\s+case\s+(?:no\.?|number)\s*[\w-]*\d[\w-]*"
    r"|(?:police\s+)?blotter\s+(?:(?:entry|no\.?|number|blg\.?|bilang)\s*){0,2}[:#]?\s*\d[\w-]{3,}"
    r"|(?:berkas|register|registernya|laporan|pengaduan|kasus"
    r"|perkara)\b[^.!?\n]{0,50}?\b\d{1,5}/[A-Z][A-Z-]+/[IVX]+/\d{4}"
    r"|\d{2,3}-[A-Z]{2}-\d{3,6}\b|el pe (?:garis miring|garing|slash)[^.!?\n]{0,60}"
    r"|case\s+(?:no\.?|number|file)\s*[:#]?\s*[\w-]*\d{3,}[\w-]*"
    r"|FIR\s+(?:no\.?|number)\s*[:#]?\s*[\w/-]*\d[\w/-]*"
    r"|perkara\s+(?:no\.?|nomor)\s*\d+/[\w./-]+|BAP[-/]\d+[\w/.-]*)"
    r"|मुद्दा\s+(?:नं\.?|नम्बर)\s*\S*\d\S*|(?:जाहेरी|उजुरी)(?:को|मा)?\s*(?:दर्ता)?\s*(?:नं\.?|नम्बर)\s*\S*\d\S*"
)
CASE_WORDS = word_set(
    "el berkas register registernya laporan pengaduan kasus court complaint lp sttlp stpl pid case blotter perkara"
    " bap fir"
)
CASE_SIGNS = ("मुद्दा", "जाहेरी", "उजुरी")

_PLATE = re.compile(
    r"(?<![A-Za-z0-9])(?:A[ABDEG]?|B[ABDEGHKLMNP]?|D[ABCDEGHKLMNPRTW]?|E[ABD]?|F|G|H|K[BHTU]?|L|M|N|P[AB]?|R|S|T|W"
    r"|Z)[ -]\d{2,4}[ -][A-Z]{1,3}(?![A-Za-z0-9])"
)
_NO_PLATE = re.compile(
    r"(?i)(?<![^\W_])(?:kode|rak|ruang|blok|kursi|gedung|lantai|seri|tipe|model|kamar|baris|gate|loket|kelas|bab"
    r"|gelombang|kaset|nomor surat|halaman"
    r"|shelf|room|seat|row|block|code|aisle|type|size|section|class|level|flight|bus|gusali|silid|upuan|hanay"
    r"|seksyon)(?:\s+\w+)?\W{1,3}\Z"
)
"""What is numbered like a plate and drives nowhere."""
_SEATS = re.compile(
    r"(?i)(?<![^\W_])(?:kursi|seats?|upuan|gerbong|row|baris|rak|shelf|shelves|सिट)(?![^\W_])[^.!?\n]{0,30}\Z"
)
_LABELLED_PLATE = re.compile(
    r"(?i)(?<![^\W_])(?:plat(?:nya|ku|mu)?(?: nomor| no\.?)?|pelat(?:nya)?(?: nomor| no\.?)?|nopol(?:nya)?|berpelat"
    r"|plate"
    r"(?: (?:no\.?|number))?"
    r"|plaka(?:ng)?)(?![^\W_])[^.\n]{0,24}?(?P<number>\b(?:[a-z]{1,3}[ -]?\d{2,4}[ -]?[a-z]{0,3}"
    r"|\d{3,5}[ -]?[a-z]{2,3}))\b"
    r"|\bBa \d{1,2} (?:Kha|Ka|Pa|Cha|Ja|Ga|Jha|Cha) \d{1,4}\b"
    r"|\b(?:pelat|plat|motor|mobil|angkot)\w* (?:\w+ ){0,2}?[a-z]{1,2}(?: [a-z]{2})? (?:(?:nol|satu|dua|tiga|empat"
    r"|lima|enam|tujuh|delapan|sembilan) ){2,4}[a-z]{1,2}(?: [a-z]{1,2})?\b"
    r"|बा\s?\d{1,2}\s?[कखगचजपसह]\s?\d{3,4}"
)
_PLATE_SIGN = re.compile("[0-9][0-9][ -][A-Z]")
_PLATE_STEMS = Stems(
    ("plat", "motor ", "mobil ", "microbus", "ba 0", "ba 1", "ba 2", "plaka", "nopol", "pelat", "बा ", "बा1", "बा2")
)


sought_by_heads(_CASE)


def may_have_a_plate(passage: Passage) -> bool:
    """Whether the plate of a vehicle may be in a passage."""
    has_sign = bool(figures(passage.text)) and _PLATE_SIGN.search(passage.text) is not None
    return has_sign or _PLATE_STEMS.stand_in(passage.small, passage.words)


def identity_numbers(passage: Passage, runs: Sequence[Run]) -> Iterator[Finding]:
    """Every number of an identity paper, with its label or by its shape."""
    text = passage.text
    if passage.kind is Kind.ADDRESS:
        return
    told = Covered(len(text))
    for run in runs:
        if len(run.digits) < 8 or told.touches(run.start, run.end):
            continue
        severity = _severity(run, text)
        if severity is not None:
            told.add(run.start, run.end)
            yield _number(text, run.start, run.end, mask(run.digits), severity)
    signs = passage.words & _PAPER_WORDS
    if has_devanagari(text):
        signs |= {sign for sign in _PAPER_SIGNS if sign in text}
    for pattern in (_CITIZENSHIP, _OTHER_PAPER) if signs else ():
        for match in found_near(pattern, passage.small, passage.small, signs, 24, 80):
            is_office = "rekening" in match[0] and OFFICE.search(text[max(match.start() - 80, 0) : match.end()])
            if not is_office and not told.touches(*match.span()):
                told.add(*match.span())
                yield _number(text, *match.span(), mask(match[0]))


_OF_BANK = re.compile(r"(?i)(?<![^\W_])(?:rekening|bank|account (?:no\.?|number))(?![^\W_])|खाता|बैंक")
_LABEL = 60


def facts_of_number(text: str, start: int, end: int, seen: str) -> dict[str, Fact]:
    """What is said of an identity number; that of a bank account is called one."""
    facts: dict[str, Fact] = {"seen": seen}
    named = list(_OF_BANK.finditer(text, max(start - _LABEL, 0), end))
    if named and all(label["card"] for label in _ID_LABEL.finditer(text, named[-1].end(), end)):
        facts["wording"] = "personal-data-bank-account"
    return facts


def _number(text: str, start: int, end: int, seen: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding("personal-data-id-number", start, end, facts_of_number(text, start, end, seen), severity)


_BOOK = re.compile(r"(?i)(?<![^\W_])ISBN[\s:.#-]*\Z")


def _severity(run: Run, text: str) -> Severity | None:
    """How sure it is that a run of digits is an identity number; None if it is none."""
    count = len(run.digits)
    label = None
    for found in _ID_LABEL.finditer(text, max(run.start - 80, 0), run.start):
        label = found.lastgroup
    if run.text.startswith(("3.14", "2.71", "1.41")) or is_point(run):
        return None
    if run.digits.startswith(("978", "979")) and _BOOK.search(text, max(run.start - 8, 0), run.start):
        return None
    if count == 16 and len(run.groups) > 1 and _YEAR.fullmatch(run.groups[0]) and run.groups[1][:1] == "0":
        return None  # a year, and a telephone number behind it
    if count == 16:
        if _PAPERS.search(text, max(run.start - 60, 0), min(run.end + 16, len(text))):
            return None
        sure = label is not None or _NIK.fullmatch(run.digits) or _FOURS.fullmatch(run.text)
        return Severity.ERROR if sure else Severity.WARNING
    if count == 10 and label is None:
        is_nisn = re.match(r"0(?:0[5-9]|1\d|20)", run.digits) and re.fullmatch(r"\d+", run.text)
        return Severity.WARNING if is_nisn and not run.is_said else None
    fits = label == "cit" or count == 12 or (count == 10 and label == "nisn")
    return Severity.ERROR if label not in {None, "card"} and fits else None


def cases(passage: Passage, sentences: Sentences) -> Iterator[Finding]:
    """Every number of a police report or a court case."""
    for match in found_all(_CASE, passage.small, passage.small):
        seen = passage.text[match.start() : match.end()]
        yield Finding("personal-data-case-number", *match.span(), {"seen": mask_words(seen)})


def plates(passage: Passage, sentences: Sentences) -> Iterator[Finding]:
    """Every plate of a vehicle."""
    for pattern in (_PLATE, _LABELLED_PLATE):
        for match in pattern.finditer(passage.text):
            before = passage.text[max(match.start() - 40, 0) : match.start()]
            if pattern is _PLATE and (
                _NO_PLATE.search(before[-24:])
                or _SEATS.search(before)
                or is_measured(match[0], passage.text[match.end() : match.end() + 4])
            ):
                continue
            if pattern is _PLATE or not _PLATE.search(match[0]):
                seen = mask_words(match[0])
                yield Finding("personal-data-plate", *match.span(), {"seen": seen}, Severity.WARNING)
