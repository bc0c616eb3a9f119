"""Whose a telephone number is: somebody's own, an office's, or that of a line for help."""

from __future__ import annotations

import re

from gaung.rules.safeguarding.calling import is_decimal
from gaung.rules.safeguarding.cues import CALL, OFFICE, Sentences
from gaung.rules.safeguarding.digits import Run, is_amount, is_counting
from gaung.rules.safeguarding.institutions import INSTITUTION, is_institutions, speaks_of_somebody
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
    r"0(?:2[1-9]|[3-7]\d{1,2})\d{5,8}|(?:63)?0?2[3-8]\d{6,7}|0?[1-9]\d?[4-6]\d{5,6}|(?:62|977)?(?:21|61"
    r"|1)[2-8]\d{5,7}"
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
    r"|contacts?|kontak\w*|hub|hubungi|kabari|gcash|dana|ovo|answers? (?:at|on)|reach\w* (?:at|on)"
    r"|tawag\w*|i-?text|nomor(?:nya|ku)|nomer(?:nya|ku)?|(?:my|her|his|mum's|mom's) (?:number|no\.?|cell|phone)"
    r"|numero (?:ko|niya|ni)|message|chat"
    r"|sim)(?![^\W_])\W+(?:[\w'’]+\W+){0,7}\Z|(?:फोन|मोबाइल|भाइबर|सिम|ह्वाट्सएप)\S{0,4}\W+(?:\S+\s){0,3}\Z"
)
_LINE = re.compile(
    r"(?i)(?<![^\W_])(?:hot[ -]?line|help[ -]?line|(?<!jam )layanan|saluran|pengaduan|aduan|curhat|konseling"
    r"|konselor|counsel\w*|crisis|posko|bantuan|sumbungan|tulong"
    r"|rescue|emergency|darurat|polisi|police|pulis|lapor\w*|report (?:abuse|it)"
    r"|toll-?free|gratis|rahasia|confidential|libre)(?![^\W_])"
    r"|हेल्पलाइन|हटलाइन|सहायता|उद्धार|परामर्श|प्रहरी|उजुरी|निःशुल्क|टोल ?फ्री"
)
_FOR_STAFF = re.compile(
    r"(?i)(?<![^\W_])(?:for|untuk|bagi|para sa) (?:our |mga |para )?(?:staff|staf|karyawan|pegawai|visitors|tamu"
    r"|drivers?|members|kawani|empleyado|volunteers|relawan|teachers|guru)(?![^\W_])|कर्मचारी(?:का|को) लागि"
)
NEED = re.compile(
    r"(?i)(?<![^\W_])(?:scared|afraid|frightened|unsafe|hurts? you|trouble|in danger|threatened|abused?|bullied"
    r"|bullying|harass\w*|worried|need (?:help|someone|an adult|to talk)|takut|diancam|dipukul|kekerasan|pelecehan"
    r"|dilecehkan|perundungan|bahaya|sedih|butuh (?:bantuan|teman|pertolongan)|korban|takot|natatakot|inaabuso"
    r"|pang-aabuso|sinasaktan|nananakit|inaapi\w*|binubully|panganib|kailangan (?:mo )?ng (?:tulong"
    r"|kausap))(?![^\W_])"
    r"|दुर्व्यवहार|हिंसा|डर ला|डराए|असुरक्षित|धम्की|खतरा|दुःख|पिट"
)
"""Somebody in need is spoken to, or of."""
_ASKED = re.compile(
    rf"(?i)(?:(?<![^\W_])(?:if|when(?:ever)?|for any|kalau|jika|bila|apabila|saat|untuk|kung|kapag|pag|para sa"
    rf"|tungkol sa)(?![^\W_])[^.!?।\n]{{0,40}}?)(?:{NEED.pattern[4:]})"
    rf"|(?<![^\W_])(?:children|kids|anyone|anak-anak|anak|siapa(?: pun)?|mga bata|sinuman)\s(?:who (?:is|are|feel)?\s?"
    rf"|yang |na |in )?(?:{NEED.pattern[4:]})"
    rf"|(?:{NEED.pattern[4:]})[^.!?।\n]{{0,40}}?(?:\?|(?:भए|परे|भएमा|लागे|लाग्यो|गरे)(?![\u0900-\u0963]))"
)
"""For what one is told to call: `for any abuse`, `if you are afraid`, `डर लागे`."""
_LISTED = re.compile(
    r"(?i)(?<![^\W_])(?:alamat|address|tirahan|opens?|buka|bukas|closed|tutup|sarado|jam kerja"
    r"|(?:office|opening|working) hours|working hours|weekdays|reception|resepsionis)(?![^\W_])|ठेगाना|बिदा|खुला|बन्द"
)
"""What a directory says of an office."""
_TRADE = re.compile(
    r"(?i)(?<![^\W_])(?:bakery|tailor|garage|printers?|canteen|kantin|caf[eé]|restaurant|restoran|market|pasar"
    r"|palengke"
    r"|courier|kurir|pharmacy|apotek|botika|plumber|electrician|supplier|caterer|catering|katering|booking|rental"
    r"|sewa"
    r"|taxi|taksi|tickets?|tiket|orders?|pesanan|pemesanan|percetakan|bengkel|salon|farm|florist|hostel|guesthouse"
    r"|penginapan|registration|pendaftaran|admissions?|accounting|sponsorship|advertis\w*|iklan|lost and found"
    r"|maintenance|wi-?fi|internet|electricity|listrik|pln|water district|pdam|meralco)(?![^\W_])"
    r"|फार्मेसी|होटल|छापाखाना|बजार|टिकट|अर्डर|भर्ना|विज्ञापन|विद्युत|खानेपानी"
)
"""What one calls a shop or a service for."""
_SHORT = 6
"""Numbers of so few figures are those of lines for all."""
_KIN_OF = re.compile(
    r"(?i)(?<![^\W_])(?:ibunya|bapaknya|ayahnya|mamanya|papanya|neneknya|kakeknya|kakaknya|adiknya|anaknya"
    r"|orang tuanya"
    r"|(?:her|his|my) \w+|(?:nanay|tatay|mama|papa|ate|kuya|lola|lolo) (?:ni|niya|nya|ko)"
    r"|si (?-i:[A-Z])\w+)(?![^\W_])"
    r"|(?:उसको|उनको|मेरो) |को (?:आमा|बुबा|बा|दाइ|दिदी)"
)
"""Whose number it is: a child's, or somebody's who belongs to it."""
_CLUB = re.compile(
    r"(?i)(?<![^\W_])(?:child(?:ren)?(?:['’]?s)? clubs?|kids['’]? clubs?|(?:klub|forum) anak"
    r"|samahan ng mga bata)(?![^\W_])"
    r"|बाल\s?(?:क्लब|समूह|सञ्जाल)(?!की|का?\s+सदस्य)(?:को|का|ले|लाई|मा|बाट)?"
)
"""A group is no child of whom one speaks."""
_TOLL_FREE = "1660"
"""So no number of a person begins."""
_YEAR = re.compile(r"(?:19|20)\d\d")


def is_somebodys(run: Run, passage: Passage, sentences: Sentences) -> bool:
    """Whether a number of any country's shape is said to be a person's: `her grandmother answers at …`."""
    if not 7 <= len(run.digits) <= 15 or is_amount(run) or is_counting(run) or is_date(run):
        return False
    is_grouped = run.is_said or (len(run.groups) > 1 and "," not in run.text) or run.digits.startswith("0")
    if not is_grouped or is_decimal(run) or not _PHONE_LABEL.search(passage.text, max(run.start - 64, 0), run.start):
        return False
    is_own = is_owned(run, passage, sentences)
    if (is_service(run) and not is_own) or is_asked(run, passage, sentences):
        return False
    said = offer(run, passage.small, sentences)
    sentence = passage.text[slice(*sentences.around(run.start))]
    is_own = is_own or said.is_private or _has_child(sentence) or _PRIVATE.search(sentence) is not None
    return is_own and not said.is_other and OFFICE.search(sentence) is None and not said.is_headed


def is_hotline(run: Run, passage: Passage, sentences: Sentences) -> bool:
    """Whether a whole telephone number is offered as a line for help, and is nobody's own."""
    if _HOTLINE.search(passage.text, max(run.start - 90, 0), run.start):
        return True
    if is_asked(run, passage, sentences):
        return True
    said = offer(run, passage.small, sentences)
    is_line = (said.is_line and said.is_made) or (said.is_promised and (said.is_called or said.is_help))
    return is_line and not said.is_private and not is_office_phone(passage.text, run)


def is_asked(run: Run, passage: Passage, sentences: Sentences) -> bool:
    """Whether somebody is told to call a number if they are in need, whoever has it: `Feeling unsafe? Ring …`."""
    text = passage.text
    first, last = sentences.around(run.start)
    sentence = text[first:last]
    if CALL.search(sentence) is None or has_child(sentence) or _KIN_OF.search(sentence):
        return False
    if first and text[:first].rstrip()[-1:] == "?":
        first = sentences.around(first - 1)[0]
    return _ASKED.search(text, first, last) is not None


def _has_child(text: str) -> bool:
    """Whether one child is spoken of; a club of children is none."""
    return has_child(_CLUB.sub("", text))


def is_date(run: Run) -> bool:
    """Whether a run is a date or a stretch of years: `12/03/2026`, `2019-2022`."""
    return len(run.groups) in {2, 3} and any(_YEAR.fullmatch(group) for group in run.groups)


def is_of_office(run: Run, passage: Passage, sentences: Sentences, *, is_line: bool = False) -> bool:
    """Whether a number is that of an office, as its sentence says, and of no home, and nobody offers it for help.

    Of one that looks like a line (`is_line`), any office in its sentence says so.
    """
    text = passage.text
    first, last = sentences.around(run.start)
    sentence = text[first:last]
    if _PRIVATE.search(sentence) is not None or _has_child(sentence):
        return False
    if _OFFICE_LINE.fullmatch(run.digits) is not None and OFFICE.search(sentence) is not None:
        return not is_hotline(run, passage, sentences)
    if is_for_help(text, run, sentences):
        return False
    is_named = INSTITUTION.search(sentence) is not None or _TRADE.search(sentence) is not None
    if is_line and len(run.digits) > _SHORT and is_named and not speaks_of_somebody(sentence):
        return True
    if _LISTED.search(sentence) and INSTITUTION.search(sentence) and not speaks_of_somebody(sentence):
        return True
    return is_office_phone(text, run) or is_institutions(text, run.start, run.end, sentences)


def is_for_help(text: str, run: Run, sentences: Sentences) -> bool:
    """Whether the sentence of a number, or one beside it, says that somebody in need may call it."""
    first, last = sentences.around(run.start, before=1, after=1)
    own = text[slice(*sentences.around(run.start))]
    return NEED.search(text, first, last) is not None or (_LINE.search(own) is not None and not _FOR_STAFF.search(own))


def is_in_need(text: str, run: Run, sentences: Sentences) -> bool:
    """Whether the sentence of a number, or the one before, speaks to somebody in need."""
    return NEED.search(text, sentences.around(run.start, before=2)[0], run.end) is not None


def is_owned(run: Run, passage: Passage, sentences: Sentences) -> bool:
    """Whether a child or its family has a number, by the words right before it."""
    first, _ = sentences.around(run.start)
    if run.digits.startswith(_TOLL_FREE):
        return False
    before = passage.text[max(first, run.start - 90) : run.start]
    is_offered = any(sign.search(before) for sign in (_HOTLINE, _LINE, NEED))
    return _KIN_OF.search(before) is not None or (_has_child(before) and not is_offered)


def is_office_phone(text: str, run: Run) -> bool:
    """Whether the words before a number say that it is an office's telephone."""
    return _OFFICE_PHONE.search(text, max(run.start - 36, 0), run.start) is not None
