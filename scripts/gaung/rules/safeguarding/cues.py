"""Words that say what stands near: an office, a home, an event, a call; and sentences to look in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from gaung.rules.safeguarding.people import adults, children, has_child

_W = r"(?<![^\W_])"
_E = r"(?![^\W_])"


def word_set(words: str) -> frozenset[str]:
    """Words as a set, written with spaces between them."""
    return frozenset(words.split())


HOME = re.compile(
    rf"{_W}(?:rumah(?:ku|nya|mu| korban| anak)?|rmh(?:ku|nya)?|tgl di|tinggal|(?:ber)?alamat(?:ku|nya)"
    r"|alamat (?:rumah|korban|anak)"
    rf"|pulang(?:nya)? ke|come to mine|my place|our place|mampir|dikirim ke anak|hatid-sundo|balas ke"
    rf"|kirim ke (?:aku|saya|rumah)|domisili|kosku|lives?"
    rf"|living|live at|home"
    r"|stays? at|resides?|nakatira|sleeps?|tirahan|bahay|umuuwi|tumitira"
    rf"){_E}|बस्छ|घर|ठेगाना",
    re.IGNORECASE,
)

OFFICE = re.compile(
    rf"{_W}(?:kantor|kantornya|hotel|mal|kampus|universitas|dinas|studio|radio|stasiun|lembaga|yayasan|balai|gedung"
    rf"|aula|sekretariat|puskesmas|polsek"
    rf"|polres|polda"
    r"|rumah sakit|unit|uptd|sekretariat|perpustakaan|museum|terminal|bandara|bank|hall|munisipyo|city hall"
    r"|kapitolyo|aklatan|simbahan|gereja|masjid|kementerian|komisi|redaksi|toko|office|headquarters|station|studio"
    r"|ministry|hospital"
    r"|library|hall"
    r"|council|centre|center|building|switchboard|trunkline|organi[sz]ation|tanggapan|opisina|himpilan|istasyon|ospital|konseho|aklatang"
    r"|librarian|panlungsod|munisipal|gudang|warehouse|bodega|klinika?|clinic"
    rf"){_E}|कार्यालय|स्टेसन|स्टुडियो|रेडियो|एफएम|अस्पताल|मन्त्रालय|परिषद्|पुस्तकालय|नगरपालिका|सभाहल|भवन|भण्डार|गोदाम",
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
    r"|kirim ke|ketik|saluran (?:aduan|pengaduan|anak)|nomor darurat|tekan|pencet|sms|whatsapp|wa|kirim pesan"
    r"|tulis ke|chat|kontak|nomornya|nomor bantuan"
    r"|pusat bantuan|layanan bantuan|emergency(?: number)?|call cent(?:er|re)|darurat|nomor telepon"
    r"|text|toll-?free|tumawag|tawagan|tawag(?: na)?(?: sa)?|mag-?text|i-?text|i-?dial"
    r"|mag-?whatsapp|itawag|numero ng tulong"
    r"|tumatawag|makipag-ugnayan"
    rf"){_E}|फोन|डायल|हेल्पलाइन|हटलाइन|आपत्कालीन|कल गर|सम्पर्क",
    re.IGNORECASE,
)
"""Words near which a short number is a number to call."""

_END = re.compile(
    r"[.!?।…\n](?:(?<!\n)[\"”’')*]*(?=\s|$)|(?<=\n)(?:[ \t]*\n|(?=[ \t]*[|])))"
)  # the signs first, so that most letters are passed over at once
_SHORTENED = word_set(
    "Jl Jln Gg No no St Dr dr Mr Mrs Ms Brgy Kel Blg RT RW nomor Prof h s p pp art ext loc dsb dll telp Telp tel Tel"
    " Tlp tlp hlm tgl thn kec Kec kab Kab prov ds Ds dsn Dsn a.n Lt lt vs cp CP hp HP Ir Drs Dra Hj Rs Rp Sdr Jr Sr Sta"
    " Sto Ma Gng Bb Kgg Hon Engr Atty Ginoo Gd Bld Bldg Rm fax Fax नं"
)
_SHORTENED_NEPALI = word_set("रु मा नि प्रा आ वि डा प्र अ उ स कु बि के सी एस पी")


def _right_behind(words: Iterable[str], edge: str) -> str:
    """One of some words in front of a place; those of one length stand in one look behind, as Python wants it."""
    by_length: dict[int, list[str]] = {}
    for word in sorted(words):
        by_length.setdefault(len(word), []).append(re.escape(word))
    return "|".join(f"(?<={edge}(?:{'|'.join(some)}))" for some in by_length.values())


_NO_END = re.compile(
    "|".join(
        (
            _right_behind(_SHORTENED, edge=r"\b"),
            r"(?<=\b[A-Z])",
            _right_behind(_SHORTENED_NEPALI, edge="(?<![\u0900-\u097f])"),
        )
    )
)
"""Where a full stop stands behind a word that was cut short, and ends nothing: `Jl.`, `No.`."""


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
            at, end = match.span()
            if text[at] == "." and not text[at - 6 : at].isalpha() and _NO_END.match(text, at) is not None:
                continue
            starts.append(end)
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
        return bool(adults(self.text))

    @property
    def is_of_child(self) -> bool:
        """Whether, of a child and an adult who are both spoken of, the child stands nearer to the find."""
        if not has_child(self.text):
            return False
        nearest = min(self._distance(*span) for span in children(self.text))
        return nearest <= min((self._distance(*span) for span in adults(self.text)), default=len(self.text) * 2)

    def _distance(self, start: int, end: int) -> int:
        return self.at - end if end <= self.at else start - self.at


@lru_cache(maxsize=64)
def sentences_of(text: str) -> Sentences:
    """The sentences of a text; asked for by many rules, one after the other."""
    return Sentences.of(text)
