"""Names of people in a text: by what stands before them, by an age behind them, and by a list of common given names."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from gaung.model.language import Language
from gaung.rules.safeguarding.aged_names import aged_names
from gaung.rules.safeguarding.cues import word_set
from gaung.rules.safeguarding.nepali_names import is_pupils, nepali_names, roman_names
from gaung.rules.safeguarding.searching import all_of, found_near, small_letters

_LISTS = tomllib.loads((files("gaung.rules.safeguarding") / "names.toml").read_text("utf-8"))

COMMON = frozenset(_LISTS["latin"].split())
"""Given names that are common in our countries and are no ordinary words there."""

_COMMON_WORDS = frozenset(name.lower() for name in COMMON)

_NAME = r"(?P<name>[A-Z][\w'’-]{0,40}(?:\s+[A-Z][\w'’-]{1,40}){0,3})"
_RELATIVE = (
    r"(?:adik(?:ku|nya)|kakak(?:ku|nya)|temanku|sahabatku|anakku|anaknya|keponakan(?:ku|nya)|sepupu(?:ku|nya)"
    r"|murid(?:ku|nya)|putri(?:ku|nya)|putra(?:ku|nya)|cucu(?:ku|nya)|ananda"
    r"|(?:my|our|her|his|their) (?:\w+ )?(?:son|daughter|child|brother|sister|cousin|niece|nephew|classmate|pupil"
    r"|student|grandson|granddaughter|kid))"
)
_OURS = (
    r"(?:putri\s+(?:kami|saya)|putra\s+(?:kami|saya)|anak (?:kami|saya|sulung kami|bungsu kami|didik kami)|teman saya"
    r"|murid (?:kami|saya)|adik saya|keponakan saya|cucu saya)"
)
_CUED = {
    "self": re.compile(
        rf"(?<![^\W_])(?i:nama(?: lengkap| panggilan| asli)?(?:ku| saya| aku| gue| gw)(?: adalah| ialah| itu)?"
        rf"|nama lengkapku|panggil (?:aku|saja)|my (?:full |real )?name is|my name's|i am called|(?:people|everyone"
        rf"|everybody|friends|they) calls? me"
        rf"|ako (?:po )?(?:ay )?si|ang pangalan ko (?:po )?ay(?: si)?|pangalan ko(?: po)?(?: ay)?)[\s:]+{_NAME}"
    ),
    "me": re.compile(rf"(?<![^\W_])(?i:aku|saya|ambo|i am|i'm)\s+{_NAME}"),
    "child": re.compile(
        rf"(?<![^\W_])(?i:(?:anak|siswa|siswi|murid|remaja|pelajar|santri|korban|gadis|bocah)(?: (?:laki-laki"
        rf"|perempuan|itu))? bernama(?: lengkap)?|nama (?:anak|siswa|siswi|murid)(?: itu)?|(?:ber)?nama asli(?:nya)?"
        rf"|nama korban|adik|dik|dek|adek|ade|ananda|si kecil|bintang cilik|(?:our|my) (?:little|young|youngest|tiny"
        rf"|junior) [a-z]+,?|(?:girl|boy|child|student|pupil|victim"
        rf"|teenager)(?:,)? (?:is )?(?:named|called)"
        rf"|(?:her|his|the (?:girl|boy|child|victim)'s|(?:our|my) (?:son|daughter|child|girl|boy|niece"
        rf"|nephew)'s) (?:full |real )?name is"
        rf"|(?:ang |isang )?bat(?:a|ang)(?: na)? si|biktima(?:ng| na)? (?:ay )?si"
        rf"|pangalan (?:niya|ng bata|ng biktima|ng anak ko) ay(?: si)?)[\s:]+{_NAME}"
    ),
    "label": re.compile(
        rf"(?<![^\W_])(?i:nama(?: lengkap| panggilan)?|(?:full )?name|(?:buong )?pangalan)\s?[:=]\s*{_NAME}"
    ),
    "relative": re.compile(rf"(?<![^\W_])(?i:{_RELATIVE})(?:,\s+|\s+(?i:bernama\s+)?){_NAME}"),
    "ours": re.compile(rf"(?<![^\W_])(?i:{_OURS})(?:,\s+|\s+(?i:bernama\s+)?){_NAME}"),
    "apart": re.compile(
        r"(?<![^\W_])(?i:(?:the|our) (?:young )?(?:victim|survivor|girl|boy|child)|korban|siswi|siswa|santri),\s+"
        r"(?P<name>[A-Z][a-z'’-]+(?:\s+[A-Z][a-z'’-]+){1,3})(?=,|\s*\()"
    ),
    "name": re.compile(
        rf"(?<![^\W_])(?i:bernama|namanya(?: adalah)?|milik|dipanggil|(?:akrab |biasa )?disapa|memanggilnya"
        rf"|panggilannya"
        rf"|(?:friends |they |everybody |people )?calls? (?:her|him|me)|nicknamed|na tinatawag na|tawag nila ay"
        rf"|ang palayaw (?:niya"
        rf"|ko) ay(?: si)?)[\s:]+{_NAME}"
    ),
}
_OF_CHILD = frozenset({"child", "relative", "ours", "apart"})
_CUE_WORDS = {
    "label": frozenset({"nama", "name", "pangalan"}),
    "self": frozenset({"nama", "namaku", "panggil", "name", "ako", "pangalan", "called", "call", "calls"}),
    "me": frozenset({"aku", "saya", "i"}),
    "child": frozenset(
        {
            "bernama",
            "nama",
            "adik",
            "dik",
            "dek",
            "adek",
            "ade",
            "ananda",
            "kecil",
            "cilik",
            "little",
            "young",
            "youngest",
            "junior",
            "named",
            "called",
            "name",
            "bata",
            "batang",
            "pangalan",
            "biktima",
            "biktimang",
        }
    ),
    "relative": word_set(
        "adikku adiknya kakakku kakaknya temanku sahabatku anakku anaknya keponakanku keponakannya sepupuku sepupunya"
        " muridku muridnya putriku putrinya putraku putranya cucuku cucunya ananda son daughter brother sister cousin"
        " niece nephew classmate pupil student grandson granddaughter kid"
    ),
    "ours": frozenset({"kami", "saya"}),
    "apart": frozenset({"victim", "survivor", "girl", "boy", "child", "korban", "siswi", "siswa", "santri"}),
    "name": frozenset(
        {
            "bernama",
            "namanya",
            "milik",
            "tinatawag",
            "dipanggil",
            "disapa",
            "memanggilnya",
            "panggilannya",
            "call",
            "calls",
            "nicknamed",
            "palayaw",
        }
    ),
}
_SMALL_CUED = re.compile(
    r"(?<![^\W_])(?:nama(?: lengkap| panggilan)?(?:ku| saya| aku| gue| gw)(?: adalah)?|panggil aku|aku|saya"
    r"|my name is|i'm|i am|ako (?:po )?(?:ay )?si|pangalan ko(?: ay)?)[ :]+(?P<name>[a-z]{2,}(?: [a-z]{3,}){0,2})"
)
_SMALL_CUE_WORDS = word_set("nama namaku panggil aku saya name i ako pangalan")
_LEET_NAME = re.compile(r"(?<![^\W_])[A-Z][a-z]*[013457][a-z]")
_STORY_OF = re.compile(
    r"\A(?:Cerita|Kisah|Suara|Surat|Curhat|Diari|Puisi)\s+(?:dari\s+|untuk\s+)?(?P<name>[A-Z][a-z]{2,})(?:\Z"
    r"|\s+(?:dari|asal)\s)"
)
_NAME_FIRST = re.compile(
    r"(?<![^\W_])(?P<name>[A-Z][a-z’'-]{2,}(?: [A-Z][a-z’'-]+){0,2}) (?i:ang (?:tawag|pangalan|palayaw) (?:sa kanya"
    r"|ko|niya|namin)|(?:is|was) (?:her|his|my) name"
    r"|(?:namanya|panggilannya|nama panggilannya)(?=[.,!]))"
)
"""A name before what says that it is one."""
_NAME_FIRST_WORDS = word_set("tawag pangalan palayaw name namanya panggilannya")
_NO_STORY_OF = word_set(
    "Anak Kami Kita Remaja Teman Aku Saya Mereka Korban Ibu Ayah Guru Rakyat Warga Hati Radio Desa Kota Sekolah Alam"
    " Hari Malam Pagi Bersama Cinta Rahasia Terbuka Kelas Bumi Laut Hutan Hujan Muda Pembaca Pendengar Sahabat Kecil"
    " Rekaan Nyata Pendek Lama Baru Lain Harian Cinta Harapan Bangsa Dunia Maya Emas"
)
_SI = re.compile(
    rf"(?<![^\W_])[Ss]i\s+(?!(?:Ginang|Ginoong|Dr|Gng|G|Bb|Mayor|Hukom|Kapitan|Konsehal|Gobernador|Senador|Atty"
    rf"|Hon)\b){_NAME}"
)
_CAPITAL = re.compile(r"\b[A-Z][a-z]*[013457]?[a-z]+")
_LISTED = re.compile(_NAME)
_PLACE_BEFORE = re.compile(
    r"(?:Polsek|Polres|Kantor|Desa|Dusun|Kampung|Kelurahan|Kecamatan|Jalan|Jl\.?|Jln\.?|Gang|Sekolah|Radio|Toko|Pasar"
    r"|Pantai"
    r"|Gunung|Sungai|Masjid|Gereja|Puskesmas|Yayasan|Pulau|Barangay|Brgy\.?|Kalye|Sitio|Purok|Mount|Lake)\s\Z"
)
"""Places that are called after somebody."""
_PLACE_AFTER = re.compile(
    r"\b(?:Street|Road|Avenue|Lane|Boulevard|Park|Hall|Building|Bridge|Airport|Hospital|Clinic|Stadium|Square|River"
    r"|Mountain|Lake|School|College"
    r"|University|Academy|Elementary|National|Foundation|Award|Cup|Day|Act|Law|Highway|Market|Village|Library"
    r"|Theater|Theatre|Museum|Number|Form)\b"
)
_TITLE = re.compile(
    r"(?i)(?:pak|bapak|bu|ibu|kapitan|kagawad|mayor|konsehal|gobernador|kepala|ketua|ustaz|haji|hajjah|aling|mang"
    r"|gng|ginang|ginoong|dr|prof|mr|mrs|ms)\.? "
)
_DISGUISED = re.compile(
    r"\s*+[,(]?\s*+(?i:bukan nama sebenarnya|nama samaran|samaran|nama rekaan|nama disamarkan|nama diubah|not (?:her"
    r"|his|their) real name|name changed|not a real name"
    r"|hindi tunay na pangalan|नाम परिवर्तन|काल्पनिक नाम)"
)
_LEET = str.maketrans("013457", "oieast")
_NO_INITIALS = (
    r"(?!(?:SD|SMP|SMA|SMK|TK|MI|MA|UU|PP|RT|RW|TV|HP|WA|IG|AI|KK|PDF|ID|EN|NE|PH|NP|RA|NO|USB|SMS|KPI|PSN|LRN"
    r"|RRI|FM|AM|CD|KAK|PAK|BU|KTP|NIK|DVD|LED|PNS|TNI|PKK|KB|MB|GB|OK|UN|WHO|PBB|NGO|LSM)\b)"
)
INITIALS = re.compile(
    rf"\b{_NO_INITIALS}(?:[A-Z]{{1,3}}|(?:[A-Z]\.\s?){{1,3}})[\"”]?"
    r"\s*\(\s{0,4}(?:\d|1[0-7])\s{0,4}(?:tahun|thn|th|yo|years?(?: old)?|taon|taong gulang|anyos|वर्ष)?\s{0,4}\)"
    r"|(?<![\u0900-\u097f.])(?:[\u0915-\u0939]\.\s?){2,3}\s{0,3}\(\s{0,4}(?:\d|1[0-7])\s{0,4}(?:वर्ष\S{0,6})?\s{0,4}\)"
    rf"|\b{_NO_INITIALS}(?:[A-Z]{{2,3}}\b|(?:[A-Z]\.\s?){{2,3}})[\"”]?,[\"”]?\s*(?i:umur |usia |berusia "
    rf"|aged )?(?:[5-9]"
    rf"|1[0-7])"
    r"(?:\s*(?:tahun|thn|th|yo|years? old|taong gulang|anyos)\b|(?=,))"
)
"""How newspapers write a child: letters and an age."""

CALLED_BY_LETTERS = re.compile(
    r"(?i:\b(?:adek|adik|dik|ananda|korban|siswi|siswa|murid|santri))\s+(?:[A-Z]\.){2,3}(?=\s)"
    r"|(?i:\binisial(?:nya)?(?: anak(?:nya)?)?)\s+(?i:huruf\s+)[A-Z]\b"
    r"|(?<![^\W_])(?<![\w.] )[A-Z], (?i:pelajar|siswi|siswa|murid|santri|anak) (?i:sd|smp|sma|smk|mts|kelas|sulung"
    r"|bungsu)\b"
    r"|वर्षीया?\s(?:[\u0915-\u0939]\.\s?){2,3}|(?i:\binisyal)(?: na)?\s+[\"“]?(?:[A-Z]\.\s?){1,3}|"
    r"(?i:\binitials?)\s+(?:[A-Z]\.\s){1,3}|"
    r"(?i:\b(?:ber)?inisial(?:nya)?)\s+(?:huruf\s+)?(?:[A-Z]{1,3}\b|(?:[A-Z]\.){1,3})"
    r"|(?i:\b(?:initials?|alyas(?: na)?(?: si)?))\s+(?:[A-Z]{2,3}\b|(?:[A-Z]\.){2,3})"
)
"""Letters that a text calls initials."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text."""

    text: str
    start: int
    end: int
    is_told: bool
    """Whether the text says that it is a child's or the writer's own name."""
    is_of_child: bool = False
    """Whether the words right beside it say that it is a child's, whoever else is in the sentence."""

    @property
    def first(self) -> str:
        """The first word of it, as it is compared."""
        return self.text.split()[0].translate(_LEET).lower() if self.text.isascii() else self.text.split()[0]

    @property
    def is_full(self) -> bool:
        """Whether it has more than one word."""
        return " " in self.text.strip()


@lru_cache(maxsize=32)
def names(text: str, words: frozenset[str], language: Language) -> tuple[Name, ...]:
    """The names in a text, disguised ones left out; a stretch may come twice. `words`: its words in small letters."""
    return tuple(_names(text, small_letters(text), words, language))


def _names(text: str, small: str, words: frozenset[str], language: Language) -> Iterator[Name]:
    listed = words & _COMMON_WORDS
    for kind, pattern in _CUED.items():
        for match in found_near(pattern, text, small, words & _CUE_WORDS[kind], 24, 48):
            if kind != "me" or match["name"].split()[0] in COMMON:
                yield from _kept(
                    text, match, is_told=kind not in {"me", "name", "label"}, is_of_child=kind in _OF_CHILD
                )
    if listed:
        for match in found_near(_SMALL_CUED, small, small, words & _SMALL_CUE_WORDS):
            if match["name"].split()[0].capitalize() in COMMON and text[match.start("name")].islower():
                yield from _kept(text, match, is_told=True)
    if language is Language.FILIPINO:
        for match in _SI.finditer(text):
            yield from _kept(text, match, is_told=False)
    elif "si" in words:
        for match in found_near(_SI, text, small, (" si ",), 1, 64):
            if " " in match["name"] or match["name"] in COMMON:
                yield from _kept(text, match, is_told=False)
    if not text.isascii():
        for match, is_told in nepali_names(text):
            yield from _kept(text, match, is_told=is_told, is_of_child=is_pupils(match))
    elif language is Language.NEPALI:
        for match in roman_names(text, small):
            yield from _kept(text, match, is_told=True)
    story = _STORY_OF.match(text)
    if story is not None and story["name"] not in _NO_STORY_OF:
        yield from _kept(text, story, is_told=False)
    for match in found_near(_NAME_FIRST, text, small, words & _NAME_FIRST_WORDS, 48, 32):
        yield from _kept(text, match, is_told=False)
    for match, is_told, is_of_child in aged_names(text, small, words):
        yield from _kept(text, match, is_told=is_told, is_of_child=is_of_child)
    yield from _listed(text, small, listed)


def _listed(text: str, small: str, listed: frozenset[str]) -> Iterator[Name]:
    """The names that begin with a common given name, and those that do when figures in them are read as letters."""
    places = [at for word in listed for at in all_of(word, small)]
    places += [sign.start() for sign in _LEET_NAME.finditer(text)]
    for at in sorted(set(places)):
        capital = _CAPITAL.match(text, at)
        if capital is None or _PLACE_BEFORE.search(text, max(at - 14, 0), at):
            continue
        read = capital[0] if capital[0].isalpha() else capital[0][0] + capital[0][1:].translate(_LEET)
        is_world = read == "Maya" and text[max(at - 6, 0) : at].lower() == "dunia "
        whole = _LISTED.match(text, at)
        if read in COMMON and not is_world and whole is not None:
            yield from _kept(text, whole, is_told=False)


def listed_in_file_name(words: str) -> Iterator[Name]:
    """Given names in the words of a file name, where nothing is written large."""
    for match in re.finditer(r"[a-zA-Z]+", words):
        if match[0].capitalize() in COMMON:
            yield Name(match[0].capitalize(), match.start(), match.end(), False)


def _kept(text: str, match: re.Match[str], *, is_told: bool, is_of_child: bool = False) -> Iterator[Name]:
    if _TITLE.match(match["name"]) or _PLACE_AFTER.search(match["name"]):
        return
    if len(match["name"]) < 2 or match["name"].startswith("Si "):
        return  # the Filipino article, which a pattern of its own reads
    if not _DISGUISED.match(text, match.end("name")):
        yield Name(match["name"], match.start("name"), match.end("name"), is_told, is_of_child)
