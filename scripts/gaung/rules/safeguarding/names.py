"""Names of people in a text: by what stands before them, by an age behind them, and by a list of common given names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from gaung.model.language import Language
from gaung.rules.safeguarding.aged_names import aged_names
from gaung.rules.safeguarding.binding import NO_CHILD
from gaung.rules.safeguarding.cues import word_set
from gaung.rules.safeguarding.heads import sought_by_heads, sought_by_needs
from gaung.rules.safeguarding.known_names import COMMON, COMMON_WORDS, FAMOUS, SURNAME_WORDS, SURNAMES, may_begin
from gaung.rules.safeguarding.listed_names import listed_names
from gaung.rules.safeguarding.nepali_names import children_named, is_pupils, nepali_names, roman_names
from gaung.rules.safeguarding.nepali_people import split_names
from gaung.rules.safeguarding.nepali_roman import in_devanagari, written_at
from gaung.rules.safeguarding.ordinary import NO_NAMES
from gaung.rules.safeguarding.searching import (
    all_of,
    by_sign,
    figures,
    found_all,
    found_near,
    has_devanagari,
    signs_held,
    small_letters,
)

_NAME = r"(?P<name>[A-Z][\w'’-]{0,40}(?:\s+[\"“]?[A-Z][\w'’-]{1,40}[\"”]?){0,3})"
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
        rf"|its (?:just )?me,?|ako (?:po )?(?:ay )?si|ang pangalan ko (?:po )?ay(?: si)?|pangalan ko(?: po)?(?:"
        rf" ay)?)[\s:]+{_NAME}"
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
        rf"(?<![^\W_])(?i:meet|introducing|kenalin|kenalkan|perkenalkan|so you're|welcome,|thanks,"
        rf"|bernama|namanya(?: adalah)?|milik|dipanggil|(?:akrab |biasa )?disapa|memanggilnya"
        rf"|panggilannya"
        rf"|(?:friends |they |everybody |people )?calls? (?:her|him|me)|nicknamed|na tinatawag na|tawag nila ay"
        rf"|ang palayaw (?:niya"
        rf"|ko) ay(?: si)?)[\s:]+{_NAME}"
    ),
}
_OF_CHILD = frozenset({"child", "relative", "ours", "apart"})
_CUE_WORDS = {
    "label": frozenset({"nama", "name", "pangalan"}),
    "self": frozenset({"its", "nama", "namaku", "panggil", "name", "ako", "pangalan", "called", "call", "calls"}),
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
            "meet",
            "introducing",
            "kenalin",
            "kenalkan",
            "perkenalkan",
            "welcome",
            "so",
            "thanks",
        }
    ),
}
_KINDS = tuple(_CUED)
_KINDS_BY_CUE = by_sign(_CUE_WORDS[kind] for kind in _KINDS)
_ALL_CUES = frozenset(_KINDS_BY_CUE)
"""Which kinds of cues (by their number) a word belongs to."""
_SMALL_CUED = re.compile(
    r"(?<![^\W_])(?:nama(?: lengkap| panggilan)?(?:ku| saya| aku| gue| gw)(?: adalah)?|panggil aku|aku|saya|gue|gw|gua"
    r"|my name is|i'm|i am|ako (?:po )?(?:ay )?si|pangalan ko(?: ay)?)[ :]+(?P<name>[a-z]{2,}(?: [a-z]{3,}){0,2})"
)
_SMALL_CUE_WORDS = word_set("gue gw gua nama namaku panggil aku saya name i ako pangalan")
_LEET_NAME = re.compile(r"(?<![^\W_])[A-Z][a-z]*[013457][a-z]")
_LEET_SIGN = re.compile(r"[013457](?<=[A-Za-z].)(?=[a-z])")
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
    rf"(?<![^\W_])(?:[Ss]i|c)\s+(?!(?:Ginang|Ginoong|Dr|Gng|G|Bb|Mayor|Hukom|Kapitan|Konsehal|Gobernador|Senador|Atty"
    rf"|Hon)\b){_NAME}"
)
_SI_SMALL_SIGNS = ("na si ", "namin si ", "namin c ", "ko si ", "ko c ", "naming si ", "kong si ")
_SI_SMALL = re.compile(r"(?<![^\W_])(?:na|namin|ko|naming|kong) (?:si|c) (?P<name>[a-z]{2,})(?=,| yung| ng| na| ay)")
_MARKED = re.compile(
    rf"(?<![^\W_])(?:kay|kina|sina|ni|nina)\s+(?!(?:Gng|Dr|Dra|Mayor|Kapitan|Hon|Atty|Coach|Sir)\b){_NAME}"
)
_KID_WORDS = word_set("kid little small tiny boy girl munting young")
_MARKERS = word_set("kay kina sina ni nina")
_KID = re.compile(
    r"(?<![^\W_])(?i:kid|little|small|tiny|boy|girl|munting|young) (?P<name>[A-Z][a-z’'-]{2,})(?= (?:from|of|in|at"
    r"|who|is|was|has|and|carried|read|from)\b|,)"
)
_CAPITAL = re.compile(r"\b[A-Z][a-z]*[013457]?[a-z]+")
_LISTED = re.compile(_NAME)
_CAPITALS_BEFORE = re.compile(r"(?<![\w@./#-])(?:[A-Z][\w'’-]*[a-z]\.?[\"”]? [\"“]?){1,3}\Z")
_PLACE_BEFORE = re.compile(
    r"(?<![^\W_])(?i:Polsek|Polres|Kantor|Desa|Dusun|Kampung|Kelurahan|Kecamatan|Jalan|Jl\.?|Jln\.?|Gang|Sekolah"
    r"|Radio|Toko|Pasar"
    r"|Pantai"
    r"|Gunung|Sungai|Masjid|Gereja|Puskesmas|Yayasan|Pulau|Barangay|Brgy\.?|Kalye|Plaza|Barrio|Isla|Bulwagan|Gusali"
    r"|Gedung|Balai|Teluk|Tanjung|Stadion|Bandara|Pelabuhan|Monumen|Taman|Museum|Bukit|Danau|Bengkel|Warung|Rumah"
    r" Makan|Apotek|Bank|Piala|Penghargaan|SMP|SMA|SMK|SD|SDN|MTs|MI|MA|TK|Kapal|KM|St\.|Sta\.|Sto\.|Santo|Santa|San"
    r"|Saint|Sitio"
    r"|Purok|Mount|Lake|MTsS|MIN|MIS|MAN|MTsN|Upper|Lower|Lane|North|South|East|West|New|Port|Camp|Fort|Villa"
    r"|Hardin|Stasiun"
    r"|Station)\s\Z"
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
    r"(?:ले|लाई|को|की|का|सँग)?\s*+[,(]?\s*+"
    r"(?i:bukan nama sebenarnya|nama samaran|samaran|nama rekaan|nama disamarkan|nama diubah|not (?:her"
    r"|his|their) real name|name changed|not a real name"
    r"|hindi tunay na pangalan|नाम परिवर्तन|काल्पनिक नाम)"
)
_LEET = str.maketrans("013457", "oieast")


sought_by_heads(_SI, _MARKED, _SMALL_CUED, *(_CUED[kind] for kind in ("self", "me", "child", "label", "name")))
sought_by_needs(_NAME_FIRST, _KID, *(_CUED[kind] for kind in ("relative", "ours", "apart")))


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
    is_bound: bool = False
    """Whether what says so is a child's role in one phrase with it, so that a first name is told by itself."""
    since: int | None = None
    """Where the words begin that say that it is a name."""

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
    listed = words & COMMON_WORDS
    held = signs_held(_KINDS_BY_CUE, words & _ALL_CUES)
    for number in sorted(held):
        kind = _KINDS[number]
        if kind == "label" and ":" not in text and "=" not in text:
            continue
        for match in found_near(_CUED[kind], text, small, held[number], 24, 48):
            if kind != "me" or match["name"].split()[0] in COMMON or _is_said_alone(text, match):
                yield from _kept(
                    text, match, is_told=kind not in {"me", "name", "label"}, is_of_child=kind in _OF_CHILD
                )
    if listed:
        for match in found_near(_SMALL_CUED, small, small, words & _SMALL_CUE_WORDS, before=24):
            if match["name"].split()[0].capitalize() in COMMON and text[match.start("name")].islower():
                yield from _kept(text, match, is_told=True)
    if language is Language.FILIPINO:
        for match in found_all(_SI, text, small):
            yield from _kept(text, match, is_told=False)
        if not words.isdisjoint(_MARKERS):
            for match in found_all(_MARKED, text, small):
                if may_begin(match["name"].split()[0]):
                    yield from _kept(text, match, is_told=False)
        for match in found_near(_SI_SMALL, text, small, _SI_SMALL_SIGNS, 1, 40):
            if match["name"] not in NO_NAMES:
                yield from _kept(text, match, is_told=False)
    elif "si" in words:
        for match in found_near(_SI, text, small, (" si ",), 1, 64):
            if " " in match["name"] or match["name"] in COMMON:
                yield from _kept(text, match, is_told=False)
    if has_devanagari(text):
        for match, is_told in nepali_names(text):
            yield from _kept(text, match, is_told=is_told, is_of_child=is_pupils(match))
        for start, end in children_named(text):
            if not _DISGUISED.match(text, end):
                yield Name(text[start:end], start, end, is_told=True, is_of_child=True, is_bound=True)
        for start, end in split_names(text):
            yield Name(
                "".join(letters for letters in text[start:end] if letters.isalpha() or ord(letters) > 0x900),
                start,
                end,
                False,
            )
    if language is Language.NEPALI:
        for match, is_bound in roman_names(text, small, words):
            yield from _kept(text, match, is_told=True, is_of_child=is_bound, is_bound=is_bound)
        if not has_devanagari(text):
            for span in children_named(in_devanagari(text).text):
                start, end = written_at(text, *span)
                yield Name(text[start:end], start, end, is_told=True, is_of_child=True, is_bound=True)
    for match in found_near(_KID, text, small, words & _KID_WORDS, 8, 40):
        if may_begin(match["name"]):
            yield from _kept(text, match, is_told=False)
    story = _STORY_OF.match(text)
    if story is not None and story["name"] not in _NO_STORY_OF:
        yield from _kept(text, story, is_told=False)
    for match in found_near(_NAME_FIRST, text, small, words & _NAME_FIRST_WORDS, 48, 32):
        yield from _kept(text, match, is_told=False)
    for match, is_told, is_of_child in aged_names(text, small, words):
        yield from _kept(text, match, is_told=is_told, is_of_child=is_of_child)
    yield from _listed(text, small, listed, words & SURNAME_WORDS)
    for match, is_told in listed_names(text, small, words):
        yield from _kept(text, match, is_told=is_told)


def _is_said_alone(text: str, match: re.Match[str]) -> bool:
    """Whether somebody says “I'm …” and then stops: a name, though no known one."""
    return text[match.end("name") : match.end("name") + 1] in {",", ".", "!"} and may_begin(match["name"].split()[0])


def _listed(text: str, small: str, listed: frozenset[str], families: frozenset[str]) -> Iterator[Name]:
    """The names that hold a common given name or family name; figures in them are read as letters."""
    places = [(at, False) for word in listed for at in all_of(word, small) if "A" <= text[at] <= "Z"]
    if figures(text) and _LEET_SIGN.search(text) is not None:
        places += [(sign.start(), False) for sign in _LEET_NAME.finditer(text)]
    places += [(at, True) for word in families for at in all_of(word, small) if "A" <= text[at] <= "Z"]
    done = 0
    for at, is_family in sorted(set(places)):
        capital = _CAPITAL.match(text, at) if at >= done else None
        if capital is None:
            continue
        at = _first_of(text, at)
        if _PLACE_BEFORE.search(text, max(at - 14, 0), at):
            place = _LISTED.match(text, at)
            done = place.end() if place is not None else done
            continue
        read = capital[0] if capital[0].isalpha() else capital[0][0] + capital[0][1:].translate(_LEET)
        is_world = read == "Maya" and text[max(at - 6, 0) : at].lower() == "dunia "
        whole = _LISTED.match(text, at)
        if whole is None or is_world or (read not in SURNAMES if is_family else read not in COMMON):
            continue
        if not is_family or " " in whole["name"]:
            done = whole.end()
            yield from _kept(text, whole, is_told=False)


def _first_of(text: str, at: int) -> int:
    """Where the name begins of which a known name at `at` is a later word."""
    before = _CAPITALS_BEFORE.search(text, max(at - 60, 0), at)
    if before is None:
        return at
    start = before.start()
    for word in before[0].split():
        if not may_begin(word):
            start = text.index(word, start) + len(word)
            start += len(text[start:at]) - len(text[start:at].lstrip())
    return start


def listed_in_file_name(words: str) -> Iterator[Name]:
    """Given names in the words of a file name, where nothing is written large."""
    for match in re.finditer(r"[a-zA-Z]+", words):
        if match[0].capitalize() in COMMON:
            yield Name(match[0].capitalize(), match.start(), match.end(), False)


def _kept(
    text: str, match: re.Match[str], *, is_told: bool, is_of_child: bool = False, is_bound: bool = False
) -> Iterator[Name]:
    if match["name"].split()[0].rstrip(".").lower() in NO_CHILD or "'s " in match["name"] or "’s " in match["name"]:
        return
    if _TITLE.match(match["name"]) or _PLACE_AFTER.search(match["name"]):
        return
    if match["name"].lower().startswith(("taga-", "tiga-")) or match["name"].lower() in FAMOUS:
        return
    if (
        len(match["name"]) < 2
        or ("-" in match["name"] and re.search(r"-\d", match["name"]))
        or match["name"].startswith("Si ")
    ):
        return  # the Filipino article, which a pattern of its own reads
    if (
        " " in match["name"]
        and match["name"].isascii()
        and (
            not may_begin(match["name"].split()[0])
            or _PLACE_BEFORE.search(text, max(match.start("name") - 14, 0), match.start("name"))
        )
    ):
        return
    if not _DISGUISED.match(text, match.end("name")):
        yield Name(match["name"], match.start("name"), match.end("name"), is_told, is_of_child, is_bound, match.start())
