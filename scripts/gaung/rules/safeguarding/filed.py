"""Numbers under which an office, a school, a hospital or a court keeps a child: any label, and a number behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gaung.rules.safeguarding.cues import Sentences, word_set
from gaung.rules.safeguarding.digits import Run
from gaung.rules.safeguarding.heads import sought_by_heads
from gaung.rules.safeguarding.passages import Passage
from gaung.rules.safeguarding.people import has_child
from gaung.rules.safeguarding.searching import figures, found_near, has_devanagari, in_small

_W = r"(?<![^\W_])"
_E = r"(?![^\W_])"
_NO = (
    r"(?:no\.?|nos\.?|nomor(?:nya)?|nomer(?:nya)?|nmr|number|num|numero|blg\.?|bilang|id|code|kode|#|नं\.?|न\.|नम्बर"
    r"|कोड)"
)

_IDENTITY = in_small(
    rf"(?i){_W}(?:n\.?i\.?k(?:nya|ku)?|e?-?ktp|kia|kk|nisn(?:nya|ku)?|nis|nipd|paspor(?:nya|ku)?|passport|pasaporte"
    rf"|(?:nomor|no\.?|nomer) (?:induk|identitas|pasien|peserta(?: ujian)?|ujian|rekam medis|rm|kartu|rekening|kk"
    rf"|ktp|kia|akta|akte|kip|jkn)\w*"
    r"|kartu (?:pelajar|keluarga|identitas|siswa|indonesia pintar|ujian|peserta)|rekam medis|bpjs\w*|jkn|kis|kip|pkh"
    r"|npwp"
    r"|ak(?:ta|te)(?: ke)?lahir(?:an)?(?:ku|nya)?|rekening(?:ku|nya)?"
    r"|lrn|psn|pcn|philsys|philhealth|gsis|umid|pwd id|4ps id|household id|school id|birth cert\w*|psa(?: birth)?"
    rf"|(?:student|learner|pupil|exam(?:ination)?|roll|symbol|registration|enrol?ment|admission|hospital|patient"
    rf"|chart|medical record"
    rf"|insurance|account|card|bank account|national id|nin|library card|visa|citizenship|birth registration"
    rf"|student id|school id|iemis|member|policy"
    rf"|emis)(?:'s)? (?:reference )?{_NO}|medical record|citizenship|national id(?:entity)?(?: card)?"
    rf"|birth registration|iemis|emis"
    rf"|nagari[kc]ta|rahadani|janma ?darta|jan?madarta|kh?ata (?:no|number|nambar|nam)){_E}"
    r"|नागरिकता|राष्ट्रिय परिचय|जन्म ?दर्ता|राहदानी|पासपोर्ट|सिम्बोल|रोल|परिचय ?पत्र|बिरामी (?:दर्ता )?(?=नं|नम्बर)"
    r"|बीमा|खाता|विद्यार्थी (?:कोड|नं|नम्बर)"
)
_CASE = in_small(
    rf"(?i){_W}(?:case|kaso|kasus(?:nya)?|perkara(?:nya)?|berkas(?:nya)?|bap|lp|laporan(?:nya)?|pengaduan(?:nya)?"
    rf"|putusan(?:nya)?|register(?:nya)?"
    r"|sp2hp|spdp|incident|referral|(?:police|case|placement) ref(?:erence)?|docket(?:ed)?"
    r"|(?:first )?information report|blotter|incident report|police report|complaint|reklamo"
    r"|intake(?: sheet| form)?|case ?file|file"
    r"|dossier|fir|jaheri|mudda"
    rf"|ujuri|sttlp|stpl|tanda bukti lapor|ticket|tiket|i\.s\.|crim(?:inal)?\.? case){_E}"
    r"|मुद्दा|जाहेरी|उजुरी|फाइल|केस|प्रतिवेदन|निवेदन|मिसिल"
    r"|(?:अपहरण|बलात्कार|करणी|दुर्व्यवहार|बेचबिखन|बेपत्ता|यौन हिंसा)[ ,:–—-]{1,3}दर्ता"
)
_NUMBER = re.compile(r"(?<![\w.])(?:[A-Za-z]{1,6}[-/. ]?)?\d(?:[\w/-]|[. ](?=\d)){2,30}(?<![-/.])")
_SLASHED = re.compile(r"(?i)(?:\w{1,10}\s(?:slash|garis miring|garing|pahilis|dash|strip|gitling)\s){1,8}\w{1,10}")
_SEPARATED = re.compile(r"[A-Za-z]{1,6}[-/]?\d+[-/]\w+|\d+[-/]\w+[-/]\w+|\d+[-/]\d+|[A-Z]{2,6}-?\d{3,}")
_YEAR = re.compile(r"(?:19|20)\d{2}|20[6-9]\d")
_HOUR = re.compile(r"\s\d{1,2}[:.]\d{2}\Z")
_DATE_OR_LAW = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{1,3}/(?:19|20)\d{2}|\d{1,2}[:.]\d{2}")
_LAW = re.compile(
    rf"(?i){_W}(?:uu|pp|undang-undang|perpres|permen\w*|perda|perdes|pasal|act|ra|republic act|section|pahina"
    rf"|halaman|page|isbn|rp|php|npr"
    rf"|harga|price|total|jumlah|tahun|year|mahkamah|supreme|konstitusi|constitutional|g\.?r|puu|pajak|tax|tender"
    rf"|lelang|lagu|song"
    rf"|kampanye|yayasan|aliansi|alliance|donasi|donation|printer|proyektor|projector|serial|seri|wifi|voucher){_E}"
    r"|सर्वोच्च|ऐन|दफा|कर सम|बिल|रसिद|प्रिन्टर|प्रोजेक्टर|सिरियल",
)
_OF_CHILD = re.compile(
    rf"(?i){_W}(?:anak(?:nya|ku)?|korban|pelapor|bata(?:ng)?|biktima|child(?:ren)?|victim|survivor|girl|boy|kid"
    rf"|complainant|my|me|mine|ako|amin|samin|papa|mama|nanay|tatay|aku|saya|kami|mero|family|keluarga|pamilya"
    rf"|barangay|vawc|minor|siswa|siswi"
    r"|(?:her|his) (?:case|file|docket|complaint|blotter|report)|teman\w*|classmate|kaklase|dalagita|binatilyo"
    r"|pupil|student|sister|brother|adik|juvenile|family court"
    r"|women'?s desk|wcpd|ppa|pid\.?sus"
    rf"|cicl|our friend|rape|abuse|kekerasan|police|polisi|polres|polsek|pulis|prahari){_E}"
    r"|बालक|बालिका|बच्चा|पीडित|केटा|केटी|छोरा|छोरी|नाबालक|बहिनी|भाइ|साथी|परिवार|मेरो|प्रहरी|बाल ",
)
_CALLED = re.compile(
    rf"(?i){_W}(?:hubungi|wa|whatsapp|hp|telp|telepon|kabari|call|text|phone|mobile|cp|tawag|tawagan|kontak|contact"
    rf"|fb|ig){_E}|फोन|मोबाइल"
)
_LABELLED = re.compile(
    rf"(?i)\A\W{{0,3}}(?:\w+\W+){{0,2}}?(?:{_NO}|:|entry|is|ialah|adalah|ay|-)\W{{0,4}}\Z|\A(?:ku|nya)?\W{{0,4}}\Z"
)
_NEXT_SENTENCE = re.compile(r"(?i)[!?।;]|(?<!\bno)(?<!\bnos)(?<!\bblg)(?<!\b[a-z])(?<!नं)\.\s|\n\n[^\n]*\n\n")
ID_WORDS = word_set(
    "member policy nik niknya nikku ktp kia kk nisn nisnya nisnnya nis nipd paspor paspornya pasporku passport"
    " pasaporte induk"
    " identitas"
    " pasien ujian medis rm kartu bpjs bpjsnya jkn kis kip pkh npwp akta akte rekening rekeningku rekeningnya lrn"
    " psn pcn philsys"
    " philhealth gsis umid pwd ps household school cert certificate psa student learner pupil exam examination roll"
    " symbol registration"
    " enrolment enrollment admission hospital patient chart medical insurance account card national nin library visa"
    " citizenship birth"
    " iemis emis nagarikta nagarikata rahadani janma janmadarta khata kata"
)
ID_SIGNS = ("नागरिकता", "परिचय", "दर्ता", "राहदानी", "पासपोर्ट", "सिम्बोल", "रोल", "बिरामी", "बीमा", "खाता", "विद्यार्थी")
CASE_WORDS = word_set(
    "case kaso kasus kasusnya perkara perkaranya berkas berkasnya bap lp laporan laporannya pengaduan putusan"
    " putusannya register"
    " registernya docket docketed blotter incident report complaint reklamo intake casefile file dossier fir jaheri"
    " mudda"
    " ujuri sttlp stpl tanda"
    " ticket tiket crim sp spdp referral ref reference"
)
CASE_SIGNS = ("मुद्दा", "जाहेरी", "उजुरी", "फाइल", "केस", "प्रतिवेदन", "निवेदन", "मिसिल", "दर्ता")
_REACH = 56


sought_by_heads(_IDENTITY)


def identity_numbers(passage: Passage, runs: Sequence[Run]) -> Iterator[tuple[int, int]]:
    """Every number behind the name of a paper that says who somebody is: where it begins and ends."""
    signs = _signs(passage, ID_WORDS, ID_SIGNS) if may_have_a_number(passage, runs) else ()
    for label in found_near(_IDENTITY, passage.small, passage.small, signs, 16, 40):
        found = _behind(passage, runs, label.end(), least=5)
        if found is not None:
            yield found


def cases(passage: Passage, sentences: Sentences, runs: Sequence[Run]) -> Iterator[tuple[int, int]]:
    """Every number of a case or a report, in a sentence that speaks of a child or of the police."""
    text = passage.text
    signs = _signs(passage, CASE_WORDS, CASE_SIGNS) if may_have_a_number(passage, runs) else ()
    for label in found_near(_CASE, passage.small, passage.small, signs, 16, 40):
        found = _behind(passage, runs, label.end(), least=3)
        if found is None:
            continue
        between = text[label.end() : found[0]]
        if _IDENTITY.search(passage.small, label.end(), found[1]):
            continue
        is_separated = _SEPARATED.search(text, label.start(), found[1]) is not None
        if not (_LABELLED.match(between) or is_separated):
            continue
        near = text[slice(*sentences.around(label.start(), before=1, after=1))]
        if _OF_CHILD.search(near) or has_child(near):
            yield label.start(), found[1]


def may_have_a_number(passage: Passage, runs: Sequence[Run]) -> bool:
    """Whether a number is written or said in a passage: without one it has neither a paper's, a case's nor a plate."""
    return bool(figures(passage.text)) or any(run.is_said for run in runs)


def _signs(passage: Passage, words: frozenset[str], signs: tuple[str, ...]) -> tuple[str, ...]:
    if not has_devanagari(passage.text):
        return tuple(passage.words & words)
    return (*(passage.words & words), *(sign for sign in signs if sign in passage.text))


def _behind(passage: Passage, runs: Sequence[Run], at: int, least: int) -> tuple[int, int] | None:
    """The number that stands behind a label, written or said, with at least so many digits, and that is no law's."""
    found = _first_behind(passage, runs, at, least)
    return None if found is None or _LAW.search(passage.text, max(at - 40, 0), at + _REACH) else found


def _first_behind(passage: Passage, runs: Sequence[Run], at: int, least: int) -> tuple[int, int] | None:
    text = passage.text
    for run in runs:
        if run.is_said and at <= run.start <= at + _REACH and len(run.digits) >= max(least, 3):
            return (run.start, run.end) if _is_one_sentence(text[at : run.start]) else None
    said = _SLASHED.search(text, at, at + _REACH + 40)
    if said is not None and re.search(r"\d", said[0]) and _is_one_sentence(text[at : said.start()]):
        return said.span()
    for match in _NUMBER.finditer(text, at, at + _REACH):
        written = match[0]
        digits = sum(letter.isdigit() for letter in written)
        between = text[at : match.start()]
        if not _is_one_sentence(between) or _CALLED.search(between):
            return None
        if (
            digits >= least
            and not _YEAR.fullmatch(written)
            and not _DATE_OR_LAW.fullmatch(written.rpartition(" ")[2] if _HOUR.search(written) else written)
        ):
            return match.span()
    return None


def _is_one_sentence(between: str) -> bool:
    return _NEXT_SENTENCE.search(between) is None
