"""Whose a telephone number is: somebody's own, an office's, or that of a line for help."""

from __future__ import annotations

import re

from gaung.rules.safeguarding.cues import OFFICE, Sentences
from gaung.rules.safeguarding.digits import Run, is_amount, is_counting
from gaung.rules.safeguarding.offers import offer
from gaung.rules.safeguarding.passages import Passage
from gaung.rules.safeguarding.people import has_child
from gaung.rules.safeguarding.phones import is_service

_HOTLINE = re.compile(
    r"(?i)(?:hot-?line|help-?line|call cent(?:er|re)|crisis line|care line|child line|layanan (?:aduan|pengaduan"
    r"|curhat|konseling|bantuan|darurat|anak)"
    r"|saluran (?:aduan|pengaduan)|lapor(?:kan)? (?:lewat|ke|via) (?:wa|whatsapp|sms)|nomor (?:aduan|pengaduan"
    r"|darurat|bantuan)|posko|sumbungan|linya ng tulong|numero ng tulong|हटलाइन|हेल्पलाइन"
    r"|उद्धार लाइन)\S{0,3}(?:\W+\w+){0,10}?\W+\Z"
)
_OFFICE_LINE = re.compile(
    r"0(?:2[1-9]|[3-7]\d{1,2})\d{5,8}|(?:63)?0?2[3-8]\d{6,7}|0?[1-9]\d?[4-6]\d{5,6}|(?:62|977)?(?:21|61|1)[2-8]\d{5,7}"
)
"""A land line of one of the three countries."""
_PRIVATE = re.compile(
    r"(?i)(?<![^\W_])(?:rumah(?! sakit)(?:ku|nya| kami| saya)?|home|bahay|pribadi|personal|private|mama|papa|ayah\w*"
    r"|ibu(?:ku|nya)|nanay|tatay"
    r"|my (?:mother|father|mum|mom|dad|parents)|orang tua|nomorku)(?![^\W_])|घर|आमा|बुबा"
)
_OFFICE_PHONE = re.compile(
    r"(?i)(?:telepon|telp\.?|tlp\.?|phone|telephone|tel\.?|telepono|numero)(?: ng| of the| of)? (?:kantor|opisina"
    r"|office|tanggapan"
    r"|sekretariat|redaksi)|front desk|reception|resepsionis|office (?:tele)?phone|office (?:number|line)"
    r"|(?:कार्यालय|कार्यालयको) फोन"
)
_PHONE_LABEL = re.compile(
    r"(?i)(?<![^\W_])(?:hp|wa|whatsapp|telp|telepon|telpon|tlp|ponsel|phone|mobile|cell|call|text|txt|ring|viber"
    r"|answers? (?:at|on)|reach\w* (?:at|on)"
    r"|tawag\w*|i-?text|nomor(?:nya|ku)|nomer(?:nya|ku)?|(?:my|her|his|mum's|mom's) (?:number|no\.?|cell|phone)"
    r"|numero (?:ko|niya|ni)|message|chat"
    r"|sim)(?![^\W_])\W+(?:[\w'’]+\W+){0,4}\Z|(?:फोन|मोबाइल|भाइबर|सिम|ह्वाट्सएप)\S{0,4}\W+(?:\S+\s){0,3}\Z"
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def is_somebodys(run: Run, passage: Passage, sentences: Sentences) -> bool:
    """Whether a number of any country's shape is said to be a person's: `her grandmother answers at …`."""
    if not 7 <= len(run.digits) <= 15 or is_amount(run) or is_counting(run) or is_date(run) or is_service(run):
        return False
    is_grouped = run.is_said or (len(run.groups) > 1 and "," not in run.text) or run.digits.startswith("0")
    if not is_grouped or not _PHONE_LABEL.search(passage.text, max(run.start - 48, 0), run.start):
        return False
    said = offer(run, passage.small, sentences)
    sentence = passage.text[slice(*sentences.around(run.start))]
    is_owned = said.is_private or has_child(sentence) or _PRIVATE.search(sentence) is not None
    return is_owned and not said.is_other and OFFICE.search(sentence) is None and not said.is_headed


def is_hotline(run: Run, passage: Passage, sentences: Sentences) -> bool:
    """Whether a whole telephone number is offered as a line for help, and is nobody's own."""
    if _HOTLINE.search(passage.text, max(run.start - 90, 0), run.start):
        return True
    said = offer(run, passage.small, sentences)
    is_line = (said.is_line and said.is_made) or (said.is_promised and (said.is_called or said.is_help))
    return is_line and not said.is_private and not is_office_phone(passage.text, run)


def is_date(run: Run) -> bool:
    """Whether a run is a date or a stretch of years: `12/03/2026`, `2019-2022`."""
    return len(run.groups) in {2, 3} and any(_YEAR.fullmatch(group) for group in run.groups)


def is_of_office(run: Run, text: str, sentences: Sentences) -> bool:
    """Whether a number is the land line of an office that its own sentence names, and of no home."""
    first, last = sentences.around(run.start)
    sentence = text[first:last]
    is_private = _PRIVATE.search(sentence) is not None or has_child(sentence)
    return _OFFICE_LINE.fullmatch(run.digits) is not None and OFFICE.search(sentence) is not None and not is_private


def is_office_phone(text: str, run: Run) -> bool:
    """Whether the words before a number say that it is an office's telephone."""
    return _OFFICE_PHONE.search(text, max(run.start - 36, 0), run.start) is not None
