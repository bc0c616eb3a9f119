"""The jigsaw: pieces that are harmless alone and lead to one child when somebody lays them side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from gaung.place import Place
from gaung.problem import Problem, Severity
from gaung.rules.safeguarding.cues import ADULT, Near, Sentences, has_child, is_of_animal, word_set
from gaung.rules.safeguarding.finding import Covered, Finding, mask_words
from gaung.rules.safeguarding.names import CALLED_BY_LETTERS, INITIALS, listed_in_file_name, names
from gaung.rules.safeguarding.passages import Document, Kind, Passage
from gaung.rules.safeguarding.schools import schools

_TEENS = (
    "sepuluh|sebelas|dua ?belas|tiga ?belas|empat ?belas|lima ?belas|enam ?belas|tujuh ?belas|ten|eleven|twelve"
    "|thirteen|fourteen|fifteen|sixteen"
    "|seventeen|sampung|labing[- ]?isang?|labindalawang?|labing[- ]?dalawang?|labintatlong?|labing[- ]?tatlong?"
    "|labing[- ]?apat(?: na)?|labinlimang?|labing[- ]?anim(?: na)?"
    "|labimpitong?|onse|dose|trese|katorse|kinse|disisais|disisiyete|दस|एघार|बाह्र|तेह्र|चौध|पन्ध्र|सोह्र|सत्र"
)
_UNITS = "lima|enam|tujuh|delapan|sembilan|five|six|seven|eight|nine"
_AGE = re.compile(
    rf"(?i)(?<![\d–-])(?<!sampai )(?<!to )(?<!hingga )(?<!hanggang )(?<!देखि )(?:(?:[5-9]|1[0-7]"
    rf"|{_TEENS})(?:\s+th|\s*-?\s*(?:tahun|thn|years?[- ]old|year-old|taong? gulang|taon|anyos|वर्ष(?:को|की|का"
    rf"|ीय)?))(?![^\W_])"
    rf"|(?:{_UNITS})[ -]years?[ -]old\b|(?:limang|anim na|pitong|walong|siyam na) (?:taong gulang|anyos)\b"
    rf"|(?:पाँच|छ|सात|आठ|नौ) वर्ष(?:को|की|का|ीय)|(?<=[a-z]), (?:{_UNITS}|{_TEENS})(?: tahun| thn)?(?=,)"
    rf"|(?<=[A-Za-z\u0900-\u097f\"]), ?(?:[5-9]|1[0-7])(?=,)|\(\s*(?:[5-9]|1[0-7])\s*(?:tahun|thn|th)?\s*\)"
    rf"|\b(?:aged|age) (?:[5-9]|1[0-7])\b|\b(?:boy|girl|child|teenager) of (?:[5-9]|1[0-7]|{_TEENS})\b"
    rf"|\b(?-i:[A-Z][a-z]+) is (?:{_TEENS}|{_UNITS})(?=[.,!;]| and | years?)"
    rf"|\b(?:she|he|i|who) (?:is|am|was|just turned|turned) (?:only |just )?(?:[5-9]|1[0-7]|{_TEENS}"
    rf"|{_UNITS})(?=[.,!;]| and "
    rf"| years?)"
    rf"|\b(?:ber)?(?:umur|usia)(?:nya|ku)? (?:baru |sudah )?(?:[5-9]|1[0-7]|{_TEENS}|{_UNITS})\b(?! ?(?:sampai|hingga"
    rf"|-|–)))"
    r"|(?i:\b(?:lahir|kelahiran|born in|ipinanganak noong)\s+(?:pada\s+)?(?:tahun\s+)?(?:200[89]|201\d|202\d)\b)"
)
_RANGE = re.compile(r"\s*(?:sampai|hingga|to|hanggang|देखि|-|–|and|dan)\s*\d")
_PLACE = re.compile(
    r"\b(?i:kelurahan|kel\.|desa|dusun|kampung|kecamatan|nagari|lorong|barangay|brgy\.?|purok|sitio"
    r"|village of)\s+(?!(?:Ini|Itu|Adat|Wisata)\b)[A-Z][\w-]+(?:\s+[A-Z][\w-]+)?"
    r"|\b[A-Z]\w+ (?:village|hamlet|Street|Road|Avenue|Lane)\b|\b(?i:ward)(?: no\.?)? \d{1,2}\b|वडा(?: नं\.?"
    r"| नम्बर)? ?\d{1,2}"
    r"|\bRT\b[\s.]*\d{1,3}\s*+[/,.]?\s*+RW\b[\s.]*\d{1,3}\b|\b(?:Jl|Jln|Jalan|Gg"
    r"|Gang)\b\.?\s+[A-Z]\w+(?:\s+[A-Z]\w+)*(?:\s+(?:(?:[Nn]o\.?|[Nn]omor)\s*)?\d+)?"
)
_VILLAGE = re.compile(r"(?<!\S)\S++ गाउँ(?:मा|पालिका)?")
_JOB = (
    r"(?:penjual|pedagang|tukang|kepala|guru|sopir|supir|petani|nelayan|polisi|bidan|perawat|pegawai|buruh|ketua"
    r"|camat|lurah|bupati|dokter|pendeta|ustaz|imam|tentara|anggota|pemilik|juragan|penjaga|juru|kiper|penjahit|pelatih"
    r"|montir|masinis|nakhoda|kusir|satpam|dukun|penghulu|hakim|jaksa|kades|sekdes|penyuluh|pembuat|jualan|berjualan"
    r"|menjual|berdagang|mengelola|membuka|punya (?=warung|toko|kios|bengkel))"
)
_TRADE = (
    r"(?:tindera|tindero|drayber|tsuper|guro|kapitan|pulis|tanod|magsasaka|mangingisda|karpintero|may-ari|panadero"
    r"|barbero"
    r"|kumadrona|mananahi|sapatero|kagawad|sundalo|bumbero|labandera|nars|doktor)"
)
_FAMILY = re.compile(
    rf"\b(?i:ayah|ibu|bapak|mama|papa|orang ?tua|paman|bibi|kakek|nenek|kakak|abang)(?i:nya|ku)(?:\s+(?:adalah"
    rf"|seorang|satu-satunya"
    rf"|bekerja sebagai|kerja jadi|jadi))*\s+(?i:{_JOB})(?:\s+\w+)?"
    rf"|\b(?i:anak|putri|putra)(?:\s+dari|\s+seorang|\s+sulung|\s+bungsu)*\s+(?:(?i:{_JOB})\s+\w+|(?:Pak|Bu|Bapak"
    rf"|Ibu)\s+[A-Z]\w+)"
    r"|\b(?:(?i:my|her|his|their|whose)|[A-Z]\w+'s) (?i:father|mother|dad|mum|mom|uncle|aunt|parents|grandfather"
    r"|grandmother) (?:(?:is"
    r"|was) (?:the|a|an"
    r"|our)\s+\w+(?: \w+)?|(?:drives?|sells?|runs?|owns?|works? (?:as|at|in)|teaches|leads?|guards?|repairs?|mends?"
    r"|builds?|fixes|bakes?|keeps|coaches|delivers"
    r"|cooks?)\b[^.,;]{0,40})"
    r"|\b(?i:son|daughter|niece|nephew) of (?:the|a|our)\s+\w+(?: \w+)?"
    rf"|\b(?i:anak) ng (?:isang |nag-iisang |aming )?{_TRADE}\w*(?: ng \w+)?"
    rf"|\b(?i:tatay|nanay|ama|ina|lolo|lola|tito|tita|kuya|ate)\s+(?:niya|nya|ko|nito)\s+(?:ay\s+)?(?:isang\s+"
    rf"|ang\s+)?{_TRADE}"
    r"|(?:बुबा|आमा|बुवा|काका|दाइ|दिदी|हजुरबुबा)\S{0,20}\s+[^।,]{2,40}(?:हुनुहुन्छ|हुन्|चलाउनुहुन्छ|गर्नुहुन्छ|बेच्नुहुन्छ"
    r"|चलाउँछ|गर्छ|बेच्छ)"
    r"|(?:अध्यक्ष|अध्यापक|शिक्षक|मेयर|चालक|पसले|पुजारी|प्रहरी|डाक्टर)(?:की|को|का)\s+(?:छोरी|छोरा|नातिनी|नाति)"
)
_CLASS = re.compile(
    r"(?i)\b(?:kelas|kls|grade|class)\s+(?:\d{1,2}|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|[ivx]{1,4})\b"
    r"|कक्षा\s+\d{1,2}"
)
"""A child's class; it says little by itself, and much beside what its parents do."""
_MANY = re.compile(r"(?i)\b(?:kebanyakan|para|semua|families|pupils|students|classes|mga)\b|हरू")
_TRAIT = re.compile(
    r"(?i)\b(?:satu-satunya|(?:hanya|cuma) (?:ada )?satu|the only|nag-iisang)\b[^.!?\n]{2,60}?\b(?:desa|kampung|dusun"
    r"|pulau|sana"
    r"|village|island|valley|town|isla|baryo|nayon|purok|barangay)\b"
    r"|\b(?:desa|kampung|dusun|pulau)\b[^.!?\n]{0,24}?\b(?:hanya|cuma) ada satu (?:anak|siswa|siswi)\b"
    r"|गाउँ\S{0,20}\s+(?:\S{1,30}\s+)?(?:एक|एउटै) मात्र|\b(?:berkursi roda|kursi roda|tunanetra|tunarungu"
    r"|tunawicara|tunadaksa|bisu|tuli"
    r"|bibir sumbing|wheelchair|is (?:blind|deaf)|blind (?:girl|boy)|deaf (?:girl|boy)|cleft lip|albino|birthmark"
    r"|bulag|bingi"
    r"|pipi(?= po| siya)|pilay)\b|ह्विलचेयर|दृष्टिविहीन|बहिरा"
)
_HANDLE = re.compile(r"(?<![\w@./])@[A-Za-z0-9_][A-Za-z0-9_.]{2,29}")
_PERSON = re.compile(
    r"(?i)(?<![^\W_])(?:ia|dia|aku|saya|she|he|her|his|my|i|siya|niya|ako|ko|kanya|\w{3,30}(?:nya|ku))(?![^\W_])|उनी|उनक"
    r"|उसक[ोी]|मेरो|ऊ|म(?= )"
)

_AGE_WORDS = word_set(
    "tahun thn th year years aged taon taong umur umurnya umurku usia usianya usiaku lahir kelahiran born "
    "berumur berusia ten nine eight seven six five ipinanganak thirteen fourteen fifteen sixteen seventeen twelve"
    " eleven"
    " anyos"
)
_YOUNG = re.compile(r"(?<![^\W_])(?i:kakak|kak|mas|mbak|bang|ate|kuya)\.? (?=[A-Z])")
_YEAR_WORDS = word_set("tahun thn th years anyos taong")
_INITIAL_WORDS = word_set("inisial berinisial inisialnya initial initials alyas")
_LETTERS_AGE = re.compile(r"[A-Z]\.?[\"”]?, ?1?\d,")
_AGE_SIGN = re.compile(
    r"[,(] ?1?\d(?:,|\))|(?:y|l|d|r) of 1?\d\b|age 1?\d\b|\b(?:is|am|was|turned) 1?\d\b|[a-z], (?:[a-z]{3,9})(?:,"
    r"| ?belas| tahun)"
)
_AGE_NEAR = re.compile(
    r"(?i)tahun|thn|\dth|\bth\b|years?|\baged? \d|taong?\b|anyos|\b(?:boy|girl|child) of\b|umur|usia|lahir|born"
    r"|anganak|वर्ष|(?<=[a-z]), [a-z]{3,9}(?: ?belas)?(?: tahun)?,|(?<=, )1?\d,|\(\s*1?\d"
    r"|\b(?:is|am|was|turned) (?:1?\d|\w+een|twelve|eleven|ten|nine|eight|seven|six|five)\b|\bturned\b"
)
_PLACE_WORDS = word_set(
    "street road avenue lane kelurahan kel desa dusun kampung kecamatan nagari lorong barangay brgy purok sitio village"
    " hamlet ward rt jl jln jalan gg gang"
)
_FAMILY_WORDS = word_set(
    "penjual pedagang tukang kepala guru sopir supir petani nelayan polisi bidan perawat pegawai buruh "
    "ketua camat lurah bupati dokter pendeta ustaz imam tentara anggota pemilik juragan penjaga pak bu "
    "father mother dad mum mom uncle aunt parents son daughter niece nephew tindera tindero drayber "
    "tsuper guro kapitan pulis magsasaka mangingisda karpintero may whose grandfather grandmother "
    "tatay nanay ama ina lolo lola tito tita kuya ate panadero barbero kumadrona mananahi sapatero tanod ayahnya"
    " ayahku "
    "ibunya ibuku bapaknya bapakku mamanya papanya pamannya bibinya kakeknya neneknya kakaknya abangnya"
)
_NEPALI_FAMILY = re.compile("बुबा|आमा|बुवा|काका|दाइ|दिदी|छोर|नाति")
_CLASS_WORDS = word_set("kelas kls grade class")
_TRAIT_WORDS = word_set(
    "satu satunya only nag roda tunanetra tunarungu tunawicara tunadaksa bisu tuli sumbing wheelchair blind deaf cleft"
    " albino birthmark bulag bingi pipi pilay"
)
_NEPALI_TRAIT = ("मात्र", "ह्विलचेयर", "दृष्टिविहीन", "बहिरा")

_IN_FILE_NAMES = (
    (
        "school",
        re.compile(r"(?i)\b(?:sd|smp|sma|smk|mts|mi)n? ?\d{1,6}\b|\b(?:smp|sma|smk|mts|ponpes|pesantren) [a-z]{4,}"),
    ),
    (
        "age",
        re.compile(
            r"(?i)\b(?:[5-9]|1[0-7]) ?(?:tahun|thn|th|years?|yo|anyos)\b|\b(?:age|umur|usia) ?(?:[5-9]|1[0-7])\b"
        ),
    ),
    ("place", re.compile(r"(?i)\b(?:kelurahan|desa|dusun|barangay|brgy|ward|rt|purok) [a-z0-9]+")),
)
"""The same in file names, where nothing is written large."""

WINDOW = 500
"""Letters between two pieces that a reader still joins."""

DROP_FIRST = ("account", "school", "place", "family", "trait", "class", "age", "name")
"""Which piece to take out: the one that leads closest to a child's door, and is missed least."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that is known of a child."""

    kind: str
    passage: Passage
    start: int
    end: int
    position: int
    name: str = ""

    @property
    def place(self) -> Place:
        """Where it was written."""
        return self.passage.place_at(self.start, self.end)

    @property
    def shown(self) -> str:
        """Its line and its words, masked."""
        return f"{self.place.line}: {mask_words(self.passage.text[self.start : self.end])}"


@dataclass(slots=True)
class _Child:
    """What has been said of one child so far."""

    pieces: list[Piece] = field(default_factory=list)
    name: str = ""
    is_titled: bool = False
    """Named in a title or description, so that everything below speaks of them."""
    last: int = 0


def own_names(passage: Passage, sentences: Sentences, aliases: frozenset[str]) -> Iterator[Finding]:
    """Full names and initials of children."""
    if passage.kind is not Kind.TEXT:
        return
    told = Covered(len(passage.text), (match.span() for match in schools(passage.text, passage.words)))
    for name in names(passage.text, passage.words, passage.language):
        near = Near.of(passage.text, sentences, name.start)
        if not name.is_full or set(name.text.split()) <= aliases or (near.has_adult and not near.is_of_child):
            continue
        is_child = name.is_told or near.has_child
        if is_child and not told.touches(name.start, name.start + 1):
            told.add(name.start, name.end)
            yield Finding("personal-data-name", name.start, name.end, {"seen": mask_words(name.text)})
    for match in _initials(passage):
        yield Finding("personal-data-initials", *match.span(), {"seen": mask_words(match[0])})


def joined(document: Document) -> Iterator[Problem]:
    """Every child in a document of whom too much is known. For texts whose people are not invented."""
    for child in _children(sorted(_pieces(document), key=lambda piece: piece.position)):
        kinds = _telling({piece.kind for piece in child.pieces})
        others = kinds - {"name"}
        if len(others) < 3 and not ("name" in kinds and others) and len(others) != 2:
            continue
        code, severity = "identity-joined", Severity.ERROR
        if "name" not in kinds and len(others) == 2:
            code, severity = "identity-two-pieces", Severity.WARNING
        drop = min(child.pieces, key=lambda piece: DROP_FIRST.index(piece.kind))
        shown = tuple(dict.fromkeys(piece.shown for piece in child.pieces))
        yield Problem(code, drop.place, {"pieces": shown, "drop": drop.shown}, severity)


def _telling(kinds: set[str]) -> set[str]:
    """The kinds that lead to a child in this company: a class beside a trade is an age, a trait alone is nothing."""
    if "class" in kinds:
        beside = {"age"} if kinds & {"family", "trait"} else set()
        kinds = kinds - {"class"} | beside
    return kinds if len(kinds) > 2 else kinds - {"trait"}


def _children(pieces: list[Piece]) -> Iterator[_Child]:
    """The pieces sorted by the child of whom they speak: a new name, or a long gap, is another child."""
    child = _Child()
    for piece in pieces:
        is_other = bool(piece.name and child.name and piece.name != child.name)
        is_far = piece.position - child.last > WINDOW and not (child.name and piece.name == child.name)
        is_far = is_far and not child.is_titled
        if child.pieces and (is_other or is_far):
            yield child
            child = _Child()
        child.pieces.append(piece)
        child.name = piece.name or child.name
        child.is_titled = child.is_titled or bool(piece.name and piece.passage.written is None)
        child.last = piece.position
    if child.pieces:
        yield child


def _pieces(document: Document) -> Iterator[Piece]:
    base = 0
    body = 0
    for passage in document.passages:
        if passage.kind is Kind.TEXT:
            body = base
            yield from _pieces_of_text(passage, base, document.aliases)
            base += len(passage.text) + 2
        elif passage.kind is Kind.FILE_NAME:
            yield from _pieces_of_file_name(passage, body + passage.at if passage.at else base)


def _pieces_of_text(passage: Passage, base: int, aliases: frozenset[str]) -> Iterator[Piece]:
    text = passage.text
    sentences = passage.sentences
    found = Covered(len(text))
    taken = Covered(len(text), (match.span() for match in schools(text, passage.words)))
    for name in names(text, passage.words, passage.language):
        if taken.touches(name.start, name.start + 1):
            continue
        first, last = sentences.around(name.start)
        if is_of_animal(text[first:last]):
            continue
        if name.text.split()[0] not in aliases and not _is_adult(text[first:last]):
            found.add(name.start, name.start + 1)
            yield Piece("name", passage, name.start, name.end, base + name.start, name.first)
    for match in _initials(passage):
        yield Piece("name", passage, *match.span(), base + match.start(), match[0].split()[-1])
    for kind, match in _matches(passage):
        first, last = sentences.around(match.start())
        sentence = text[first:last]
        if kind == "age" and _RANGE.match(text, match.end()):
            continue
        is_named = found.touches(first, last) or _has_initials(sentence)
        is_child = is_named or has_child(sentence)
        if (kind != "family" and _is_adult(sentence)) or is_of_animal(sentence):
            continue
        if kind == "class" and _MANY.search(sentence):
            continue
        is_one = kind == "trait" and "ada satu" in match[0].lower()
        if is_child or is_one or _PERSON.search(sentence):
            yield Piece(kind, passage, *match.span(), base + match.start())


def _initials(passage: Passage) -> Iterator[re.Match[str]]:
    if "(" in passage.text or not passage.words.isdisjoint(_YEAR_WORDS) or _LETTERS_AGE.search(passage.text):
        yield from INITIALS.finditer(passage.text)
    if not passage.words.isdisjoint(_INITIAL_WORDS):
        yield from CALLED_BY_LETTERS.finditer(passage.text)


def _matches(passage: Passage) -> Iterator[tuple[str, re.Match[str]]]:
    """Everything in a text that may be a piece, with its kind."""
    text, words = passage.text, passage.words
    is_nepali = not text.isascii()
    looks = (
        ("age", _AGE, not words.isdisjoint(_AGE_WORDS) or _AGE_SIGN.search(text) or (is_nepali and "वर्ष" in text)),
        ("place", _PLACE, not words.isdisjoint(_PLACE_WORDS) or (is_nepali and "वडा" in text)),
        ("place", _VILLAGE, is_nepali and "गाउँ" in text),
        ("family", _FAMILY, not words.isdisjoint(_FAMILY_WORDS) or (is_nepali and _NEPALI_FAMILY.search(text))),
        ("class", _CLASS, not words.isdisjoint(_CLASS_WORDS) or (is_nepali and "कक्षा" in text)),
        ("trait", _TRAIT, not words.isdisjoint(_TRAIT_WORDS) or (is_nepali and any(s in text for s in _NEPALI_TRAIT))),
        ("account", _HANDLE, "@" in text),
    )
    for kind, pattern, is_near in looks:
        if is_near:
            yield from ((kind, match) for match in _searched(pattern, kind, text))
    yield from (("school", match) for match in schools(text, words))


def _searched(pattern: re.Pattern[str], kind: str, text: str) -> Iterator[re.Match[str]]:
    """What a pattern finds; ages are looked for near their words only, since numbers are everywhere."""
    if kind != "age":
        yield from pattern.finditer(text)
        return
    done = 0
    for sign in _AGE_NEAR.finditer(text):
        first, last = max(sign.start() - 40, done), sign.end() + 40
        for match in pattern.finditer(text, first, last):
            if match.start() >= done:
                yield match
                done = match.end()


def _pieces_of_file_name(passage: Passage, position: int) -> Iterator[Piece]:
    for name in listed_in_file_name(passage.text):
        yield Piece("name", passage, name.start, name.end, position, name.text.lower())
    for kind, pattern in _IN_FILE_NAMES:
        for match in pattern.finditer(passage.text):
            yield Piece(kind, passage, *match.span(), position)


@lru_cache(maxsize=1024)
def _has_initials(sentence: str) -> bool:
    return INITIALS.search(sentence) is not None


@lru_cache(maxsize=1024)
def _is_adult(sentence: str) -> bool:
    """Whether a sentence speaks of an adult and of no child."""
    if has_child(sentence):
        return False
    rest = _FAMILY.sub(" ", sentence)
    if _AGE_NEAR.search(rest) and _AGE.search(rest):
        rest = _YOUNG.sub(" ", rest)  # “Kak Salsa, 11 tahun” is no adult
    return ADULT.search(rest) is not None
