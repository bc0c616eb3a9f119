"""Sentences about nobody: of people in films and novels, on sheets to practise on, and of animals told of as people."""

from __future__ import annotations

import re
from functools import lru_cache

_W = r"(?<![^\W_])"
_E = r"(?![^\W_])"

_PRACTISED = re.compile(
    r"(?i)\b(?:imbento|gawa-gawa|likha|kathang-isip)(?: lang| lamang| po)*(?: ang)? lahat|\blahat(?: po| ay"
    r"| dito)* (?:imbento|gawa-gawa"
    r"|halimbawa|kathang-isip)\b|\b(?:pagsasanay|halimbawa|ensayo) (?:lang|lamang)\b|\b(?:semua(?:nya)?"
    r"|seluruh(?:nya)?)(?: \w+)?"
    r" (?:bohongan|palsu|rekaan|karangan|dikarang|contoh|fiktif)\b|\b(?:hanya|cuma|sekadar|buat|untuk) (?:contoh"
    r"|latihan)"
    r"(?: saja| aja| pengisian| mengisi)?(?=\W*(?:[.!?):;,\n]|\Z))|\bbukan (?:nomor|angka|alamat|tanggal|anak) (?:asli"
    r"|sungguhan"
    r"|siapa)|\b(?:all|everything)(?: \w+)? (?:invented|made[- ]up|fake|fictional)\b|\b(?:practice|training|dummy"
    r"|sample) (?:form"
    r"|sheet|card|data|entry|entries)\b|\bfor (?:practice|training)(?: only)?\b|\b(?:formulir|lembar|borang"
    r"|kartu) latihan\b"
)
"""A sheet to practise on says less clearly that nobody is meant; only zeros beside it are harmless."""

_ANIMALS = (
    "kura-kura|panda|orangutan|komodo|badak|kelinci|kancil|kucing|anjing|monyet|berang-berang|katak|kodok|gajah|harimau|singa|burung|bebek|itik"
    "|tupai|semut|lebah"
    "|kupu-kupu|penyu|buaya|ular|tikus|rusa|beruang|kambing|sapi|kuda|domba|landak|musang|cicak|siput|kepiting|elang"
    "|kakatua|merpati"
    "|ayam|ikan|hamster|marmut|pagong|kuneho|unggoy|pusa|palaka|elepante|tigre|ibon|pato|langgam|bubuyog|paruparo"
    "|buwaya|ahas|daga|baka"
    "|kabayo|tupa|kalabaw|matsing|kuting|tuta|kuwago|alimango|aso|asong|pusang|kambing|manok"
)
_BEASTS = (
    "turtle|tortoise|otter|monkey|rabbit|bunny|cat|kitten|dog|puppy|frog|panda|elephant|tiger|lion|bird|duck|fish|goldfish"
    "|squirrel|ant|bee"
    "|butterfly|crocodile|snake|mouse|deer|bear|goat|cow|horse|pony|sheep|hedgehog|fox|owl|snail|crab|dolphin|whale"
    "|eagle|parrot|pig|hen"
    "|hamster|carabao|robot|dragon"
)
_ANIMAL = re.compile(
    rf"{_W}(?i:{_ANIMALS}){_E}[^.!?\n]{{0,30}}\b(?i:bernama|namanya)\b|बाख्राको नाम|कुकुरको नाम|{_W}(?i:si|seekor"
    rf"|ang|yung|isang)\s+(?i:{_ANIMALS}){_E}"
    rf"|{_W}(?i:{_ANIMALS})(?i:ku|nya| kami| saya| kita| namin| ko| niya| natin| nila"
    rf"| peliharaan)(?:(?i: (?:bernama|si"
    rf"|namin si)){_E}|(?=,? [A-Z]|,? (?:ber)?(?:umur|usia)|,? yang| ay|,? \d))"
    rf"|[A-Z][a-z]+,? (?:is )?(?:the|a|an|our|my) (?:(?:little|small|old|young|brave) )?(?:{_BEASTS}){_E}"
    rf"|{_W}(?i:our|my|her|his|their|the)(?: \w+)? (?:{_BEASTS})(?:'s)?(?:,| is| was| called| named| turned| [A-Z])"
    r"|\b(?i:maskot|mascot|dragon|unicorn)\b|शुभंकर|राजकुमारी|राजकुमार(?= )|ड्रागन|परीकथा"
    r"|(?:बाँदर|खरायो|कछुवा|बिरालो|कुकुर|भ्यागुतो|हात्ती|बाघ|सिंह|चरा|हाँस|माछा|कमिला|माहुरी|मुसो|मृग|भालु|बाख्रा"
    r"|गाई|घोडा|भेडा"
    r"|स्याल|उल्लु)\S*\s+\S+\s+(?:\S+\s+)?वर्ष"
)


_STORY = re.compile(
    r"\A\W*In [A-Z][a-z]+['’]s [A-Z][a-z]+, |\A\W*(?i:dalam|di|sa|in)(?i: the| this| that| isang"
    r"| sebuah)? (?i:film|novel|drama|komik|dongeng|sinetron"
    r"|kartun|pelikula|dula"
    r"|nobela|telenobela|komiks|play|movie|cartoon|comic|fairy tale|workbook|textbook|exercise|worksheet|example|sum"
    r"|lesson|buku latihan|buku pelajaran|soal"
    r"|contoh|halimbawa)(?![^\W_])(?! dokumenter)"
    r"|(?<![^\W_])(?i:tokoh|karakter|tauhang|character)(?: (?:utama|utamanya|bernama|namanya|named|na si))? [A-Z]"
    r"|(?<![^\W_])(?i:novel|nobela|nobelang|buku(?:nya)?|aklat)(?:\s+[“\"*_]?[A-Z][\w’'-]*){1,8}[”\"*_]?,?"
    r" (?:karya|karangan|by|ni) "
    r"|(?<![^\W_])(?i:book (?:box|club|list|shelf|of the month)|reading (?:club|list)|klub (?:baca|buku)"
    r"|rak buku)(?![^\W_])"
    r"|(?<![^\W_])(?i:film|novel|drama|komik|dongeng|sinetron|serial|kartun|anime|movie|cartoon|play|fairy tale"
    r"|pelikula|alamat"
    r"|teleserye)s? [“\"*_‘]|(?i:alamat|kuwento|kisah) (?:ni|tentang) (?:Maria|Juan|Malin|Timun|Bawang)"
    r"|(?<![^\W_])(?i:tokoh (?:utama|dongeng|komik|film|novel)|diperankan|film (?:itu|ini)|played by|(?:read"
    r"|baca|basahin) (?:chapter|bab|kabanata) \d|had a little"
    r" lamb|bedtime story"
    r"|fairy tales?|komik (?:ini|itu)|ang Noli|El Fili|Laskar Pelangi|Florante at Laura|sa komiks"
    r"|pelikulang)(?![^\W_])"
    r"|(?:कथा|नाटक|चलचित्र|उपन्यास)(?:को|की|का)? (?:पात्र|नायक|नायिका)"
    r"|\A\W*(?:\S+\s){0,2}(?:कथा|नाटक|चलचित्र|उपन्यास)मा "
)


_KNOWN = (
    r"(?:Nobita|Doraemon|Shizuka|Suneo|Giant|Gian|Damulag|Upin|Ipin|Harry Potter|Hermione|Dora|Darna|Pinocchio|Moana"
    r"|Sinchan|Shinchan|Conan|Heidi|Matilda)"
)
_KNOWN_PEOPLE = (
    r"(?:Malala(?: Yousafzai)?|(?:R\.?A\.? |Raden Ajeng )?Kartini|Anne Frank|(?:Jos[ée] |Jose Protacio )?Rizal"
    r"|Greta Thunberg|Iqbal Masih|Mozart|Helen Keller)"
)
_OF_KNOWN = re.compile(
    rf"(?<![^\W_])(?:Grade \d+ si )?{_KNOWN}(?: (?:dan|and|at) {_KNOWN})?(?:nya)?(?:,? (?:is|was|are|were"
    r"|umur\w*|kelas|berumur"
    r"|berusia|ay|masih|baru|murid|siswa|adalah) |, \w+ (?:tahun|years)|\Z)"
    rf"|(?<![^\W_])Grade \d+ si {_KNOWN}(?![^\W_])|\A\W*{_KNOWN_PEOPLE}(?:,| (?:was|is|began|wrote|started|lahir"
    r"|menulis|ay)"
    r"(?![^\W_]))"
    r"|(?<![^\W_])[Ss]a (?:isang |mga )?alamat(?=[,.]|\Z)|कथाको (?:छोरी|छोरा|राजा|पात्र|केटी|केटा)"
    r"|\A\W*(?:नोबिता|डोरेमोन|छोटा भीम|मलाला(?: युसुफजाई)?|आन फ्र्याङ्क|हरि पोटर)(?:ले|लाई|को)?(?![\u0900-\u0963])"
)
"""What somebody whom everybody knows is or does: of a cartoon, a legend, history."""


@lru_cache(maxsize=1024)
def is_of_story(sentence: str) -> bool:
    """Whether a sentence tells what somebody in a film, a play or a novel is or does."""
    return _STORY.search(sentence) is not None or _OF_KNOWN.search(sentence) is not None


@lru_cache(maxsize=1024)
def is_of_animal(sentence: str) -> bool:
    """Whether a sentence tells of an animal as of a person: a turtle that goes to school."""
    return _ANIMAL.search(sentence) is not None


@lru_cache(maxsize=64)
def is_practised(text: str) -> bool:
    """Whether a text says that it is there to practise on, or that all in it is made up."""
    return _PRACTISED.search(text) is not None
