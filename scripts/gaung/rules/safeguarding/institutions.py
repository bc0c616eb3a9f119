"""What is an institution's by the words of its phrase: the school's page, the editors' mailbox, the office's van."""

from __future__ import annotations

import re
from functools import lru_cache

from gaung.rules.safeguarding.cues import Sentences, word_set
from gaung.rules.safeguarding.known_names import COMMON_WORDS
from gaung.rules.safeguarding.people import has_child
from gaung.rules.safeguarding.searching import small_letters

_W = r"(?<![^\W_])"
_E = r"(?![^\W_])"
_REACH = 90

INSTITUTION = re.compile(
    rf"(?i){_W}(?:schools?|sekolah|madrasah|paaralan|eskwelahan|office|kantor|opisina|tanggapan|radio|station|stasiun"
    r"|istasyon|council|dewan|konseho|ministry|kementerian|kagawaran|department|dinas|division|district|foundation"
    r"|yayasan|pundasyon|alliance|aliansi|alyansa|library|perpustakaan|perpus|aklatan|committee|panitia|komite|lupon"
    r"|editors|editorial|redaksi|patnugutan|newsroom|mading|hospital|rumah sakit|puskesmas|ospital|clinic|klinik"
    r"|health post|city hall|munisipyo|barangay|municipality|balai(?: desa| kota)?|kelurahan|secretariat|sekretariat"
    r"|museum|church|gereja|simbahan|parish|parokya|paroki|masjid|mosque|temple|monastery|hotel|shop|toko|tindahan"
    r"|warung|koperasi|cooperative|bank|publisher|penerbit|company|perusahaan|organi[sz]ation|organi[sz]asi|ngo|lsm"
    r"|lembaga|network|jaringan|institution|institusi|agency|institute|university|universitas|kampus|osis|helpdesk"
    r"|front desk|reception|staff|staf|board|team|tim|ambulans?|ambulance|ambulansya|fire (?:truck|station)|damkar"
    rf"|pemadam|campaign|kampanye|kampanya|abhiyan|sanggar|choir|koro|programme?|fiesta|festival){_E}|विद्यालय|स्कुल(?=को|का|ले|बस|\s)|कार्यालय|रेडियो|एफएम|परिषद्?|मन्त्रालय|संस्था|पुस्तकालय|समिति"
    r"|सम्पादक|अस्पताल|स्वास्थ्य चौकी|नगरपालिका|गाउँपालिका|वडा कार्यालय|सञ्जाल|पसल|सहकारी|क्याम्पस|मन्दिर|गुम्बा|एम्बुलेन्स"
    r"|टोली|कर्मचारी|अभियान|कार्यक्रम"
)
"""Who has an account, a mailbox, a car or a number as an institution has it."""
_THING = (
    "page account profile channel akun laman halaman kanal fanpage ig instagram insta fb facebook tiktok twitter"
    " youtube telegram wa whatsapp email e-mail mail surel mailbox inbox number phone telephone nomor telepon numero"
    " telepono van bus car vehicle mobil sasakyan motor mobile line hp cell hotline"
)
_LINKING = word_set(
    f"{_THING} the a is are was at on in of to for and or by its it's yang itu ini cuma hanya satu-satunya asli benar"
    " resmi adalah ialah yaitu ada di ke dari dan atau bisa lewat melalui via untuk dengan bernama official new only"
    " real ang ng na ay sa po lang mga opisyal tunay tayo namin natin kami kita our aming ating heto eto here address"
    " alamat kontak contact contacts write send tulis kirim plate plaka plakang plat nopol berpelat berplat pelat no"
    " follow go got has finally own search find add pa-follow i-follow naman ya ikuti cari hanapin tag milik punya"
    " under called named named: may nasa open daily also always central public official"
)
"""Words that may stand between an institution and what is its own; they name nobody else."""
_LINKING_NEPALI = re.compile(
    r"(?:को|का|की|मा|ले|पेज|खाता|फेसबुक|इन्स्टा\S*|टिकटक|युट्युब|इमेल|मेल|फोन|टेलिफोन|नम्बर|नं|आधिकारिक|नयाँ|ठेगाना"
    r"|सम्पर्क|हो|र|यो|च्यानल|गाडी|बस|हाम्रो|आफ्नै|वा|मात्र|लाई|प्लेट|फलो|गर्नुस्|गर्नु|गर्नुहोस्|गर्दिनु|न|ल)+"
)
_TOKEN = re.compile(r"[\u0900-\u097f]+|[^\W_]+(?:[-'’.][^\W_]+)*")
_PERSONAL = re.compile(
    rf"(?i){_W}(?:aku|ku|saya|gue|gw|my|me|mine|his|her|hers|him|she|he|ko|kong|akin|ako|niya|siya|kanya|nya"
    r"|mama|papa|mum|mom|dad|mother|father|nanay|tatay|ibunya|ayahnya|sister|brother|son|daughter|kids?|child|boy|girl"
    r"|pupil|student|anak(?!-anak)|murid|siswa|siswi|santri|bata|batang|estudyante|mag-aaral|kapatid|adik|kakak|kuya"
    r"|ate|bunso|dalagita|binatilyo|youngest|baby|bocil|bestie|player|gamer|singer|winner|juara|crush|si|ni|kay|nina"
    rf"|sina|i'm|i(?!-)|mero){_E}|\w+ku{_E}|मेरो|उसको|उनको|उनकी|छोरा|छोरी|बहिनी|भाइ|बालिका|बालक|छात्र|विद्यार्थी|नानी|बाबु"
    r"|आमा|बुबा|केटा|केटी|बच्चा"
)
"""Somebody, near whom nothing counts as an institution's: `the official account of my little sister`."""
_MINE = re.compile(
    r"(?i)(?<![^\W_])(?:(?:our|ating|aming) (?:official )?(?:page|website)|(?:laman|halaman) (?:resmi )?(?:kami|kita)"
    r"|page (?:namin|natin)|opisyal na (?:page|account)|official (?:page|account|channel)|(?:akun|halaman|laman|kanal"
    r"|page|account) (?:resmi|official|opisyal))(?![^\W_])|हाम्रो (?:फेसबुक )?पेज|आधिकारिक (?:पेज|खाता|च्यानल)"
)
"""How an institution speaks of its own page."""
_RIDE = re.compile(
    rf"(?i){_W}(?:leaves?|departs?|arrives?|picks?|drops?|brings?|takes|home|berangkat|menjemput|mengantar|antar"
    rf"|jemput|pulang|pukul|route|rute|ruta|stops?|waits?|every|tiap|setiap|araw-araw|daily|sundo|hatid|sumusundo|naghahatid|umaalis|dumarating|uwian){_E}|बजे|छुट्छ|लिन|पुर्‍याउ|हरेक|दैनिक|पर्ख"
)
_CHILDREN = re.compile(
    rf"(?i){_W}(?:children|kids|pupils|students|learners|girls|boys|anak-anak|siswa-siswi|mga (?:bata|mag-aaral"
    rf"|estudyante)){_E}|बालबालिका|विद्यार्थी|केटाकेटी"
)
_TAUGHT = re.compile(rf"(?i){_W}(?:school|sekolah|paaralan|madrasah|eskwelahan){_E}|विद्यालय|स्कुल")

_BEHIND = re.compile(
    r"(?i)[\s,(–—-]{0,3}(?:(?:is|itu|adalah|ialah|ay|ang|the|our|only|official|akun|account|page|laman|resmi|ng"
    r"|opisyal|na)\s){1,5}\Z"
)
_OWNED_BEHIND = re.compile(
    r"(?i),?\s(?:milik|punya|kepunyaan|pag-aari ng|of the|of our|belonging to the|owned by the)\s\Z"
)
_AFTER = re.compile(r"(?i)(?:['’]s)?(?: (?:page|account|akun|channel))?\s{0,2}(?=[.,;)!?]|\Z)")
_ROLES = word_set(
    "editor editors redaksi mading radio station stasiun istasyon fm office kantor opisina tanggapan school sekolah"
    " paaralan library perpus perpustakaan aklatan museum news info admin hr jobs job career careers rekrutmen"
    " recruitment recruit lowongan lamaran hiring finance keuangan accounts accounting billing panitia komite committee"
    " council dewan board complaints complaint pengaduan feedback listen safeguarding registration pendaftaran register"
    " press media humas sekretariat secretariat osis parish paroki gereja church masjid booking reservasi sales order"
    " support team tim staff events event contact kontak helpdesk desk barangay brgy lgu desa kelurahan yayasan"
    " foundation aliansi alliance alyansa forum lomba contest patimpalak koperasi toko shop dinas puskesmas official"
    " pressroom submissions naskah volunteer volunteers relawan pengurus direktur principal registrar procurement"
    " tender produksi programme program workshop training konferensi conference penerbit publisher newsroom"
)
"""What institutions call their mailboxes and accounts."""
_PARTS = re.compile(r"[a-z]+")


_OF_OFFICE = re.compile(
    r"(?i)(?<![^\W_])(?:alliance|library|school|office|ministry|council|station|foundation|department|city"
    r"|organi[sz]ation)'s (?:\w+ )?"
    r"(?:facebook|instagram|tiktok|twitter|youtube|page|account|channel)(?![^\W_])[^.!?\n]*\Z|(?:(?:akun|account|laman"
    r"|halaman|kanal|page|channel)(?: \w+)? (?:resmi|official|opisyal)|(?:resmi|official"
    r"|opisyal)(?: na)?"
    r"(?: \w+){0,2} (?:akun|account|page|channel))(?![^\W_])[^.!?\n]*\Z"
)
"""The account of an office, that says so."""


def is_official(text: str, start: int, end: int, sentences: Sentences) -> bool:
    """Whether an account is an office's: by the words before it, by its own name, or by what is said behind it."""
    first = max(start - 80, 0)
    for upto in (start, end):
        said = _OF_OFFICE.search(text, first, upto)
        if said is not None and not speaks_of_somebody(text[said.start() : start]):
            return True
    name = text[start:end].split()[-1:]
    return is_institutions(text, start, end, sentences) or is_role("".join(name), text, start, sentences)


def is_mailbox(text: str, start: int, end: int, sentences: Sentences) -> bool:
    """Whether an institution reads a mailbox: `wallpaper.editors@…`, `the ministry's …@…`."""
    local = text[start:end].partition("@")[0]
    return is_role(local, text, start, sentences) or is_institutions(text, start, end, sentences)


def is_institutions(text: str, start: int, end: int, sentences: Sentences) -> bool:
    """Whether the words beside a thing say that an institution has it, and its sentence speaks of no child."""
    first, last = sentences.around(start)
    if has_child(text[first:last]):
        return False
    return _is_said_before(text, max(first, start - _REACH), start) or _is_said_behind(text, end, last)


def is_vehicle(text: str, start: int, end: int, sentences: Sentences) -> bool:
    """Whether an institution drives a vehicle; one that brings children to school is found, with its hours."""
    sentence = text[slice(*sentences.around(start))]
    is_ride = _TAUGHT.search(sentence) is not None and _RIDE.search(sentence) is not None
    return not (is_ride or _CHILDREN.search(sentence)) and is_institutions(text, start, end, sentences)


def is_role(name: str, text: str, start: int, sentences: Sentences) -> bool:
    """Whether one of the parts of an account's or mailbox's name is an institution's, and its sentence is nobody's."""
    parts = _PARTS.findall(name.lower())
    if _ROLES.isdisjoint(parts) or not COMMON_WORDS.isdisjoint(parts):
        return False
    sentence = text[slice(*sentences.around(start))].replace(name, " ")
    return not (has_child(sentence) or speaks_of_somebody(sentence))


@lru_cache(maxsize=256)
def speaks_of_somebody(phrase: str) -> bool:
    """Whether a phrase speaks of one person, of kin, or of the one who writes."""
    return _PERSONAL.search(phrase) is not None


def _is_said_before(text: str, first: int, start: int) -> bool:
    head = None
    for head in (*INSTITUTION.finditer(text, first, start), *_MINE.finditer(text, first, start)):
        if _is_linked(text[head.end() : start]) and not speaks_of_somebody(text[max(first, head.start() - 40) : start]):
            return True
    return False


def _is_linked(between: str) -> bool:
    """Whether nothing stands between that another could be called by; a name right behind is the institution's."""
    if re.search(r"[;\n]", between):
        return False
    is_name = True
    for word in _TOKEN.findall(between):
        is_name = is_name and (word[0].isupper() or word[0].isdigit())
        small = small_letters(word).removesuffix("’s").removesuffix("'s")
        if not (is_name or small in _LINKING or small == "s" or _LINKING_NEPALI.fullmatch(word)):
            return False
    return True


def _is_said_behind(text: str, end: int, last: int) -> bool:
    head = INSTITUTION.search(text, end, min(last, end + 48))
    if head is None:
        return False
    between = text[end : head.start()]
    if _OWNED_BEHIND.fullmatch(between):
        return True
    if _BEHIND.fullmatch(between) is None:
        return False
    return _AFTER.match(text, head.end()) is not None
