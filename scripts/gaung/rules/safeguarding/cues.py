"""Words that say who or what stands near: a child, an adult, an office, a home, a call; and sentences to look in."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

_W = r"(?<![^\W_])"
_E = r"(?![^\W_])"


def word_set(words: str) -> frozenset[str]:
    """Words as a set, written with spaces between them."""
    return frozenset(words.split())


CHILD = re.compile(
    rf"{_W}(?:seorang (?:anak|remaja|bocah|gadis|siswa|siswi|murid|pelajar|santri|adik)|(?:anak|remaja|gadis|bocah"
    r"|pelajar)(?: (?:laki-laki|perempuan|putri|putra))? (?:itu|ini|tersebut|bernama|berinisial)"
    r"|(?:anak|remaja|gadis|bocah|pelajar|siswa)(?: (?:laki-laki|perempuan))? (?:\d{1,2}|\w+ ?belas) (?:tahun|thn|th)"
    r"|anak (?:saya|kami|kita ini|didik|bungsu|sulung|tetangga|angkat)|anakku|anaknya|siswi|siswanya|siswa itu"
    r"|ananda|bocil|dalagita|binatilyo|putra(?:ku|nya)|putri(?:ku|nya)|put(?:ra|ri) (?:kami|saya)|sebagai (?:siswa"
    r"|siswi|murid|santri|pelajar)|kelas (?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)|di bangku|sepupuku"
    r"|muridku|muridnya"
    r"|santri|santriwati|murid itu|pelajar itu|adik(?:ku|nya)?|korban(?:nya)?|(?:aku|saya|dia|ia|gue|gw)"
    r" (?:ber)?sekolah"
    r"|bersekolah|(?:aku|saya|dia|ia) (?:anak|murid|siswa|siswi|pelajar|mondok|nyantri|pindahan|lulusan)|mondok"
    r"|nyantri|kelasku|kelasnya"
    r"|grade \d{1,2} (?:siya|ako|si)|(?:is|am|'m) in grade \d{1,2}|in (?:grade|class) \d{1,2} at"
    r"|sekolahku|sekolahnya|tempat (?:dia|ia|temanku|anak itu) (?:belajar|bersekolah)"
    r"|kelas (?:\d{1,2}[a-z]?|[ivx]+)|temanku|sahabatku|cucuku|keponakanku|keponakan saya|teman (?:saya"
    r"|sekelas(?:ku)?)"
    r"|(?:a|an|the|this|that|one|my|our|her|his|their|another) (?:(?:little|young|younger|older|eldest|youngest"
    r"|oldest|only|other|small|shy|brave"
    r"|\d{1,2}[- ]year[- ]old) ){0,2}"
    r"(?:child|kid|girl|boy|pupil|student|teenager|teen|daughter|son|niece|nephew|sister|brother|cousin|classmate"
    r"|victim|survivor|grandson|granddaughter)"
    r"|(?:\d|1[0-7])-year-old|(?:she|he) (?:goes to|attends|studies)|i (?:go to|attend|study)|schoolgirl|schoolboy"
    r"|(?:ang|isang|yung) (?:[^\s.,]+ ){0,5}?bat(?:a|ang)|estudyante|mag-aaral si(?:ya)?|nag-aaral|pumapasok|batang si"
    r"|biktima|anak (?:ko|niya|namin)|kapatid k(?:o|ong)|pamangkin|apo k(?:o|ong)|kaklase k(?:o|ong)"
    r"|batang (?:babae|lalaki)|(?:\d|1[0-7]) anyos)"
    rf"{_E}|छात्रा?(?:हो)?|विद्यार्थी हुँ|बालिका|बालक|छोरी|छोरा|पढ्छ|पढ्ने छात्र|पीडित|बहिनी|भाइ|नातिनी|किशोरी|किशोर"
    rf"|केटी|केटा",
    re.IGNORECASE,
)
"""One child, not children in general."""

ADULT = re.compile(
    rf"{_W}(?i:pak|bapak|bu|ibu|kak|kakak|bang|mas|mbak|ustaz|ustazah|bunda|dr|prof|mr|mrs|ms|sir|ginoong|ginang"
    rf"|gng|mayor|hukom|kapitan|konsehal|gobernador|senador|judge|hon|atty|bupati|camat|lurah|kapolsek|kapolres"
    rf"|akp|iptu|aiptu)\.? [A-Z]\w+"
    rf"|{_W}(?i:guru|kepala (?:sekolah|dinas|desa|kantor)|relawan|psikolog|dokter|menteri|pendamping|penyiar"
    rf"|narasumber|dosen"
    r"|pengacara|petugas|wartawan|ketua|direktur|mengajar|pengajar|teachers?|teaches|principal|volunteers?"
    r"|psychologist|doctor"
    r"|minister|social worker|counsellor|presenter|officer|director|lawyer|professor|guro|nagtuturo|punong-guro|doktor"
    rf"|boluntaryo|opisyal){_E}|शिक्षक|शिक्षिका|पढाउनुहुन्छ|डाक्टर|मन्त्री|प्रधानाध्यापक",
)
"""An adult in a role."""

HOME = re.compile(
    rf"{_W}(?:rumah(?:ku|nya|mu| korban| anak)?|rmh(?:ku|nya)?|tgl di|tinggal|(?:ber)?alamat(?:ku|nya)"
    r"|alamat (?:rumah|korban|anak)"
    rf"|pulang(?:nya)? ke|domisili|kosku|lives?"
    rf"|living|live at|home"
    r"|stays? at|resides?|nakatira|sleeps?|tirahan|bahay|umuuwi|tumitira"
    rf"){_E}|बस्छ|घर|ठेगाना",
    re.IGNORECASE,
)

OFFICE = re.compile(
    rf"{_W}(?:kantor|kantornya|hotel|mal|kampus|universitas|dinas|studio|radio|stasiun|lembaga|yayasan|balai|gedung"
    rf"|aula|sekretariat|puskesmas|polsek"
    rf"|polres|polda"
    r"|rumah sakit|unit|uptd|kementerian|komisi|redaksi|toko|office|headquarters|station|studio|ministry|hospital"
    r"|library|hall"
    r"|council|centre|center|building|organi[sz]ation|tanggapan|opisina|himpilan|istasyon|ospital|konseho"
    rf"){_E}|कार्यालय|स्टेसन|स्टुडियो|रेडियो|एफएम|अस्पताल|मन्त्रालय|परिषद्",
    re.IGNORECASE,
)

EVENT = re.compile(
    rf"{_W}(?:pelatihan|lokakarya|rapat|acara|kegiatan|seminar|pertemuan|lomba|pameran|berlangsung|diadakan|digelar"
    r"|bertempat|training|workshop|meeting|event|held|takes place|took place|pagsasanay|pulong|idinaos|gaganapin"
    rf"){_E}|तालिम|बैठक|कार्यक्रम",
    re.IGNORECASE,
)
"""What happens in a hall or an office, and not at a home."""

CALL = re.compile(
    rf"{_W}(?:hubungi|menghubungi|lapor(?:kan)?|melapor|report(?: it)? to|isumbong|telepon|telpon|telp|tlp"
    rf"|menelepon|menelpon|call|calling|dial|phone|ring|hotline"
    rf"|helpline|layanan"
    r"|nomor darurat|tekan|pencet|sms|whatsapp|wa|kirim pesan|tulis ke|chat|kontak|nomornya|nomor bantuan"
    r"|pusat bantuan|layanan bantuan|emergency(?: number)?|call cent(?:er|re)|darurat|nomor telepon"
    r"|text|toll-?free|tumawag|tawagan|tawag(?: na)?(?: sa)?|mag-?text|i-?text|i-?dial"
    r"|mag-?whatsapp|itawag|numero ng tulong"
    r"|tumatawag|makipag-ugnayan"
    rf"){_E}|फोन|डायल|हेल्पलाइन|हटलाइन|आपत्कालीन|कल गर|सम्पर्क",
    re.IGNORECASE,
)
"""Words near which a short number is a number to call."""

INVENTED = re.compile(
    r"(?i)(?:tokoh|cerita|kisah|nama|orang|semua|keduanya)[^.!?\n]{0,60}\b(?-i:rekaan|karangan|fiksi|fiktif|REKAAN"
    r"|FIKSI|FIKTIF)\b"
    r"|\b(?:is|are|was|were|all) (?:made[- ]up|invented|fictional|fictitious)\b|\band made[- ]up\b"
    r"|\binvented (?:people|characters?"
    r"|names)\b"
    r"|\bmade-up (?:story|characters?)\b|\b(?:gawa-gawa|kathang-isip|likhang-isip)\b(?=\W{0,3}\s(?-i:ang|na|lang"
    r"|lamang|at|po|ito|sila|si)\b|\W*(?:[.!?)]|\Z))"
    r"|काल्पनिक(?:\s+(?:पात्र|कथा|चरित्र|नाम)|\S*\s+(?:हो|हुन्|हुन|छन्|छ|थियो|थिए|नै)(?![\u0900-\u0963])|\s*[)।])"
)
"""A text that says its people do not exist."""

_ANIMALS = (
    "kura-kura|kelinci|kancil|kucing|anjing|monyet|berang-berang|katak|kodok|gajah|harimau|singa|burung|bebek|itik"
    "|tupai"
    "|semut|lebah|kupu-kupu|penyu|buaya|ular|tikus|rusa|beruang|kambing|sapi|kuda|domba|landak|musang|cicak|siput"
    "|kepiting"
    "|elang|kakatua|merpati|pagong|kuneho|unggoy|pusa|palaka|elepante|tigre|ibon|pato|langgam|bubuyog|paruparo|buwaya"
    "|ahas|daga|baka|kabayo|tupa|kalabaw|matsing|kuting|tuta|kuwago|alimango"
)
_ANIMAL = re.compile(
    rf"{_W}(?i:si|seekor)\s+(?i:{_ANIMALS}){_E}"
    rf"|[A-Z][a-z]+,? (?:the|a|an) (?:(?:little|small|old|young|brave) )?(?:turtle|tortoise|otter|monkey|rabbit|bunny"
    rf"|cat"
    r"|kitten|dog|puppy|frog|elephant|tiger|lion|bird|duck|fish|squirrel|ant|bee|butterfly|crocodile|snake|mouse|deer"
    r"|bear"
    rf"|goat|cow|horse|sheep|hedgehog|fox|owl|snail|crab|dolphin|whale|eagle|parrot|pig|hen|carabao|robot|dragon){_E}"
    r"|(?:बाँदर|खरायो|कछुवा|बिरालो|कुकुर|भ्यागुतो|हात्ती|बाघ|सिंह|चरा|हाँस|माछा|कमिला|माहुरी|मुसो|मृग|भालु|बाख्रा|गाई"
    r"|घोडा|भेडा"
    r"|स्याल|उल्लु)\s+\S+\s+वर्ष"
)


def is_of_animal(sentence: str) -> bool:
    """Whether a sentence tells of an animal as of a person: a turtle that goes to school."""
    return _ANIMAL.search(sentence) is not None


_INVENTED_SIGNS = (
    *("rekaan", "karangan", "fiksi", "fiktif", "made up", "made-up", "invented", "fictional", "fictitious"),
    *("gawa-gawa", "kathang", "likhang", "काल्पनिक"),
)

_END = re.compile(r"[.!?।…](?:[\"”’')*]*)(?=\s|$)|\n[ \t]*\n|\n(?=[ \t]*[|])")
_NO_END = re.compile(
    r"(?:\b(?:Jl|Jln|Gg|No|no|St|Dr|dr|Mr|Mrs|Ms|Brgy|Kel|Blg|RT|RW|nomor|Prof|h|s|p|pp|art|ext|loc|dsb|dll)|\bनं"
    r"|\b[A-Z])\.$"
)


MOST_LETTERS = 400
"""So far to each side a sentence is looked at: nobody reads further, and a page without a full stop stays quick."""

_STEP = 200


@dataclass(frozen=True, slots=True)
class Sentences:
    """Where the sentences of a text begin."""

    starts: tuple[int, ...]
    length: int

    @classmethod
    def of(cls, text: str) -> Sentences:
        """The sentences of a text; `Jl.` and `No.` end none."""
        starts = [0]
        for match in _END.finditer(text):
            at = match.start()
            if match[0][0] == "." and not text[at - 6 : at].isalpha() and _NO_END.search(text, max(at - 8, 0), at + 1):
                continue
            starts.append(match.end())
        return cls(tuple(starts), len(text))

    def index(self, at: int) -> int:
        """Which sentence a letter stands in."""
        return max(bisect_right(self.starts, at) - 1, 0)

    def around(self, at: int, before: int = 0, after: int = 0) -> tuple[int, int]:
        """The stretch of the sentence at `at`, with some of those before and after it."""
        here = self.index(at)
        first = self.starts[max(here - before, 0)]
        last = self.starts[here + after + 1] if here + after + 1 < len(self.starts) else self.length
        if last - first > 2 * MOST_LETTERS:  # in steps, so that finds side by side look at the same stretch
            first = max(first, (at - MOST_LETTERS) // _STEP * _STEP)
            last = min(last, ((at + MOST_LETTERS) // _STEP + 1) * _STEP)
        return first, last


@dataclass(frozen=True, slots=True)
class Near:
    """What stands in the sentence around a find."""

    text: str
    at: int
    """Where the find stands in it."""

    @classmethod
    def of(cls, text: str, sentences: Sentences, at: int) -> Near:
        """The sentence at a letter of a text."""
        first, last = sentences.around(at)
        return cls(text[first:last], at - first)

    @property
    def has_child(self) -> bool:
        """Whether one child is spoken of."""
        return has_child(self.text)

    @property
    def has_adult(self) -> bool:
        """Whether an adult in a role is."""
        return bool(_adults(self.text))

    @property
    def is_of_child(self) -> bool:
        """Whether, of a child and an adult who are both spoken of, the child stands nearer to the find."""
        if not has_child(self.text):
            return False
        nearest = min(self._distance(*span) for span in _children(self.text))
        return nearest <= min((self._distance(*span) for span in _adults(self.text)), default=len(self.text) * 2)

    def _distance(self, start: int, end: int) -> int:
        return self.at - end if end <= self.at else start - self.at


@lru_cache(maxsize=1024)
def has_child(text: str) -> bool:
    """Whether a stretch of text speaks of one child."""
    return CHILD.search(text) is not None


@lru_cache(maxsize=1024)
def _children(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in CHILD.finditer(text))


@lru_cache(maxsize=1024)
def _adults(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in ADULT.finditer(text))


@lru_cache(maxsize=64)
def sentences_of(text: str) -> Sentences:
    """The sentences of a text; asked for by many rules, one after the other."""
    return Sentences.of(text)


@lru_cache(maxsize=64)
def is_invented(text: str) -> bool:
    """Whether a text says that its people do not exist."""
    small = text.lower()
    return any(sign in small for sign in _INVENTED_SIGNS) and INVENTED.search(text) is not None
