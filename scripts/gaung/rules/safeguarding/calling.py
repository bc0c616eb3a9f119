"""The words around a number that somebody is told to call, and what looks like such a number and is none."""

from __future__ import annotations

import re

from gaung.rules.safeguarding.cues import CALL
from gaung.rules.safeguarding.digits import Run

_CONNECTING = (
    r"(?:\W+(?:ke|di|in|for|dari|untuk|na|nomor|no|number|at|on|to|the|of|sa|ang|lewat|via|melalui|saja|langsung"
    r"|polisi|police|anak|curhat|bantuan|aduan|pengaduan|konseling|free|desk|support|kids?|mga|bata|ng|po|natin|lang|ka|kayo|tayo|agad|muna|ninyo|daw|rin|din"
    r"|help|helpline|hotline|chat|resmi|official|saluran|mo|ito|ang|नम्बर|गर्नुहोस्|गर्नुस्|गर|निःशुल्क|टोल फ्री"
    r"|darurat|gratis|child"
    r"|children|layanan|line|sosial|is|adalah|ini|ay|kami|now|sekarang|WA|WhatsApp|(?-i:[A-Z][\w-]+)"
    r"|(?-i:[A-Z]{2,})|बाल|हेल्पलाइन|नम्बर|मा))"
)
CALLED_BEFORE = re.compile(rf"(?:{CALL.pattern}){_CONNECTING}{{0,4}}[^\w.!?;*\n]*\Z", re.IGNORECASE)
LINE_WORD = re.compile(
    r"(?i)(?:hot-?line|help-?line|child line|helpdesk|layanan anak|layanan bantuan|nomor bantuan|makabata|हटलाइन"
    r"|हेल्पलाइन)[^.!?।\n]{0,60}\Z"
)
"""Beside it, a number one slip from a registered one is hardly anything else."""
CALLED_FAR_BEFORE = re.compile(rf"(?:{CALL.pattern})(?:[\s\"“(]+(?!\d)[\w'’-]+){{0,7}}\s*[,:(]?\s*\Z", re.IGNORECASE)
"""For numbers of five figures and more, which count nothing: any few words may stand between."""
CALLED_AFTER = re.compile(
    r"(?i:\s*,\s*(?:just )?(?:call|phone|dial|telepon|hubungi|tawagan)\b)"
    r"|\s*(?:नम्बरमा|मा)\s+(?:[^\s।]+\s+){1,4}?(?:फोन|डायल|कल|सम्पर्क)|\W{0,2}(?:नम्बरमा|मा)?\s*(?:फोन|डायल|कल"
    r"|सम्पर्क)"
)
NUMBER_OF = re.compile(
    r"(?i)(?<![^\W_])(?:nomor(?:nya)?|number|numero)\W+(?:[\w-]+\W+){1,3}\Z|नम्बर\s+(?:\S+\s+){0,2}\Z"
)
"""`Nomor SAPA itu …`: the name of a line stands between."""
TOLD_AFTER = re.compile(
    r"(?i)[\s!?.,\"”']{1,4}(?:itu(?:lah)?|that'?s|this is|ito|iyan|yan|yun|iyon|त्यो|यो)(?![^\W_])\s+(?:\S+\s+){0,3}?"
    r"(?:(?:nomor|number|numero)(?:nya)? (?:telepon |layanan |call |ng )?(?!rumah|kursi|undian|peserta|antrean|urut"
    r"|punggung|jersey|room)"
    r"|hot-?line|help-?line|नम्बर)"
)
"""`129! Itu nomor …`: what the number is for comes behind it."""
COUNTED_AFTER = re.compile(
    r"(?:(?:\s*[:/.-]\s*\d|,\d|\s*%)|\s+(?:jam|menit|detik|hari|minggu|bulan|tahun|anak|orang|huruf|kata|kali|lembar"
    r"|sekolah|GB|MB|Hz|days?|minutes?"
    r"|hours?|seconds?|years?|children|people|times|characters|schools?|pictures|araw|oras|segundo|minuto|taon|bata"
    r"|tao|na bata"
    r"|families|friends|countries|keluarga|teman|negara|volunteers|relawan|na (?!libre|number|numero)[a-z]+"
    r"|घण्टा|मिनेट|दिन|जना|वर्ष|पटक|सेकेन्ड)(?![\w\u0900-\u0963]))",
    re.IGNORECASE,
)

_DIALLED = re.compile(
    r"(?i)(?<![^\W_])(?:dial|i-?dial(?: ang| ang numerong)?|call|hubungi|telepon|tekan|pencet|tumawag sa"
    r"|tawagan(?: ang)?|tawag (?:agad |na )?sa)\s(?:no\.? |nomor |number )?\Z"
)
"""Right before four figures that could be a year: `Dial 1908`."""
_FILED = re.compile(
    r"(?i)(?<![^\W_])(?:laporan|pengaduan|aduan|kasus|berkas|perkara|register|registrasi|lp|stpl|sttlp|blotter|case|file"
    r"|docket|complaint|report|reference|ref|ticket|tiket|kaso|entry|record|rekam medis|nik|nisn|lrn|kk|id|paspor"
    r"|passport|rekening|account|kartu|card)(?:nya|ku)?\W{1,3}(?:(?:no|nos|nomor|number|num|id|code|kode|numero|blg"
    r"|bilang|polisi|is|ay)(?![^\W_])\W{0,3}){0,2}\Z|(?:उजुरी|दर्ता|मुद्दा|जाहेरी|फाइल|प्रतिवेदन|संकेत|सङ्केत|परिचय ?पत्र)\s?"
    r"(?:नं|नम्बर|न)?\W{0,3}\Z"
)
_JOINING = frozenset("/_#")
_HOUR = re.compile(r"(?:[01]?\d|2[0-4])[.:][0-5]\d")
_POINT = re.compile(r"-?\d{1,3}\.\d{4,}\s*[,;/ ]\s*-?\d{1,3}\.\d{4,}")
_DECIMAL = re.compile(r"-?\d{1,3}\.\d+")
_MOST_JOINED = 12
_ROW = re.compile(r"[+(]{0,2}\d(?:[\d ()-]|\.(?=\d))+")


def is_dialled(text: str, run: Run) -> bool:
    """Whether a word for dialling stands right before a number."""
    return _DIALLED.search(text, max(run.start - 28, 0), run.start) is not None


def is_filed(text: str, run: Run) -> bool:
    """Whether a number is that of a case or a paper: `complaint no. 0000-00-000`, `LP/0000-0000/XV`."""
    if text[max(run.start - 1, 0) : run.start] in _JOINING or text[run.end : run.end + 1] in _JOINING:
        return True
    return _FILED.search(text, max(run.start - 40, 0), run.start) is not None


def is_hour(run: Run) -> bool:
    """Whether a run is an hour or a moment of a recording: `16:00`, `02.10`."""
    return not run.is_said and _HOUR.fullmatch(run.text.strip()) is not None


def is_point(run: Run) -> bool:
    """Whether a run is a point on a map, or looks like one: `8.0000, 124.0000`."""
    return not run.is_said and _POINT.fullmatch(run.text.strip()) is not None


def is_decimal(run: Run) -> bool:
    """Whether a run is one number with a point in it: `0.0000`."""
    return _DECIMAL.fullmatch(run.text) is not None


def is_row(run: Run) -> bool:
    """Whether a run is written as the numbers of telephones are, of whatever country: `0000-111-0000`."""
    is_parted = len(run.groups) > 1 or (run.digits.startswith("0") and len(run.digits) < _MOST_JOINED)
    return not run.is_said and is_parted and _ROW.fullmatch(run.text) is not None and not is_decimal(run)


def is_year(run: Run) -> bool:
    """Whether four figures may be a year."""
    return len(run.digits) == 4 and run.digits[:2] in {"19", "20"} and not run.is_said
