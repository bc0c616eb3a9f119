"""People who do not exist: in a story, in a sum, on a sheet to practise on; and animals told of as people."""

from __future__ import annotations

import re
from functools import lru_cache

from gaung.rules.safeguarding.searching import found_near, in_small, small_letters

_W = r"(?<![^\W_])"
_E = r"(?![^\W_])"

INVENTED = re.compile(
    r"(?i)(?:cerita|kisah) ini (?:dikarang|karangan)|tidak ada di dunia nyata|(?:tokoh|cerita|kisah|nama|orang|semua"
    r"|keduanya|data|isian|contoh|angka|nomor"
    r"|lembar latihan)[^.!?\n]{0,60}\b(?-i:rekaan|karangan"
    r"|fiksi|fiktif|REKAAN"
    r"|FIKSI|FIKTIF)\b"
    r"|\b(?:is|are|was|were|all) (?:a |an )?(?:made[- ]up|invented|fictional|fictitious)\b|\band made[- ]up\b"
    r"|\b(?:invented|made[- ]up|fictional|fictitious|dummy|fake|sample) (?:people|characters?|names?|data|details"
    r"|entries|person|story|scene|situation|example|dialogue|conversation)\b"
    r"|\b(?:data|nama|formulir|isian|kartu) (?:contoh|palsu|dummy|bohongan|latihan)\b|\b(?:record|details?|data|form"
    r"|card|entry) (?:below |above )?(?:is|are) (?:invented|made[- ]up|fake)|\b(?:imbento|gawa-gawa"
    r"|hindi totoo)(?: lang)? ang (?:mga )?(?:detalye|pangalan|datos|impormasyon)|\bbukan (?:data|orang"
    r"|nama) (?:asli|sungguhan|nyata|sebenarnya)"
    r"|\b(?:gawa-gawa|kathang-isip|likhang-isip)\b(?=\W{0,3}\s(?-i:ang|na|lang"
    r"|lamang|at|po|ito|sila|sina|si)\b|\W*(?:[.!?)]|\Z))|\b(?:gawa-gawang|kathang-isip na|halimbawang"
    r"|imbentong) (?:pangalan|datos|tauhan|kuwento|impormasyon)\b"
    r"|काल्पनिक(?:\s+(?:पात्र|कथा|चरित्र|नाम|विवरण|तथ्याङ्क|डाटा)|\S*\s+(?:हो|हुन्|हुन|छन्|छ|थियो|थिए"
    r"|नै)(?![\u0900-\u0963])|\s*[)।])|नम[ूु]ना (?:विवरण|डाटा|फाराम|नाम)|वास्तविक होइन|(?:पात्र"
    r"|कथा)[^।]{0,40}(?:बनावटी|काल्पनिक|कल्पना)|(?:विवरण|नाम|डाटा|अङ्क|नम्बर|तथ्याङ्क|फारम"
    r"|फाराम)(?:हरू)? (?:सबै )?(?:बनावटी|काल्पनिक|नक्कली)(?=\s*[)।:,]|\s(?:हुन|हो))|बनावटी (?:नाम|विवरण|डाटा|पात्र"
    r"|कथा|हुन्|हो)"
)
"""A text that says its people do not exist."""

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

_SIGNS = (
    *("rekaan", "karangan", "fiksi", "fiktif", "made up", "made-up", "invented", "fictional", "fictitious", "dummy"),
    *("gawa-gawa", "kathang", "likhang", "halimbawang", "imbento", "hindi totoo", "dikarang", "dunia nyata"),
    *("fake ", "sample ", "data contoh", "nama contoh", "isian contoh", "formulir contoh", "kartu contoh", " palsu"),
    *(" bohongan", "kartu latihan", "formulir latihan", "bukan data", "bukan orang", "bukan nama"),
    *("काल्पनिक", "नमूना", "नमुना", "बनावटी", "वास्तविक"),
)

_ANIMALS = (
    "kura-kura|kelinci|kancil|kucing|anjing|monyet|berang-berang|katak|kodok|gajah|harimau|singa|burung|bebek|itik"
    "|tupai|semut|lebah"
    "|kupu-kupu|penyu|buaya|ular|tikus|rusa|beruang|kambing|sapi|kuda|domba|landak|musang|cicak|siput|kepiting|elang"
    "|kakatua|merpati"
    "|ayam|ikan|hamster|marmut|pagong|kuneho|unggoy|pusa|palaka|elepante|tigre|ibon|pato|langgam|bubuyog|paruparo"
    "|buwaya|ahas|daga|baka"
    "|kabayo|tupa|kalabaw|matsing|kuting|tuta|kuwago|alimango|aso|asong|pusang|kambing|manok"
)
_BEASTS = (
    "turtle|tortoise|otter|monkey|rabbit|bunny|cat|kitten|dog|puppy|frog|elephant|tiger|lion|bird|duck|fish|goldfish"
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

_SUM = in_small(
    r"(?i)\b(?:berapa(?:kah)? (?:jumlah|umur|usia|selisih|sisa|banyak|tahun|lama)|umur\w* (?:\w+ ){0,4}berapa"
    r"|how (?:old will|many (?:years|apples|sweets|stickers|marbles|more|books|pens|pages|coins))|(?:add up"
    r"|adds up) to"
    r"|how old is|what is the (?:sum|difference|total)|(?:maths?|logic|number) (?:puzzle|problem|question|riddle)"
    r"|soal (?:matematika|cerita|nomor|\d+)"
    r"|ilang taon(?: na)? (?:si|ang|sila)|ilan(?:g)? (?:ang|lahat|taon) (?:kabuuan|natira|\w+)|word problem"
    r"|palaisipan"
    r"|suliranin (?:blg|sa math)|sagutin:)|कति (?:वर्षको|वर्ष|हुन्छ|जम्मा)|जोडफल|(?:गणित|हिसाब)(?:को)? प्रश्न"
)

_SUM_SIGNS = (
    "dikarang",
    "dunia nyata",
    *(
        "berapa",
        "how old will",
        "how many",
        "add up",
        "adds up",
        "what is the",
        "how old is",
        "puzzle",
        "problem",
        "question",
        "riddle",
    ),
    *("soal", "ilan", "palaisipan", "suliranin", "sagutin", "कति", "जोडफल", "गणित", "हिसाब"),
)


_STORY = re.compile(
    r"\A\W*(?i:dalam|di|sa|in)(?i: the| this| that| isang| sebuah)? (?i:film|novel|drama|komik|dongeng|sinetron"
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
    r"|(?<![^\W_])(?i:tokoh (?:utama|dongeng|komik|film|novel)|diperankan|film (?:itu|ini)|played by|had a little"
    r" lamb|bedtime story"
    r"|fairy tales?|komik (?:ini|itu)|ang Noli|El Fili|Laskar Pelangi|Florante at Laura|sa komiks"
    r"|pelikulang)(?![^\W_])"
    r"|(?:कथा|नाटक|चलचित्र|उपन्यास)(?:को|की|का)? (?:पात्र|नायक|नायिका)"
    r"|\A\W*(?:\S+\s){0,2}(?:कथा|नाटक|चलचित्र|उपन्यास)मा "
)


@lru_cache(maxsize=1024)
def is_of_story(sentence: str) -> bool:
    """Whether a sentence tells what somebody in a film, a play or a novel is or does."""
    return _STORY.search(sentence) is not None


@lru_cache(maxsize=1024)
def is_of_animal(sentence: str) -> bool:
    """Whether a sentence tells of an animal as of a person: a turtle that goes to school."""
    return _ANIMAL.search(sentence) is not None


@lru_cache(maxsize=64)
def is_invented(text: str) -> bool:
    """Whether a text says that its people do not exist, or asks how old they will be: a sum, and nobody's life."""
    small = small_letters(text)
    signs = [sign for sign in _SIGNS if sign in small]
    if any(found_near(INVENTED, text, small, signs)):
        return True
    signs = [sign for sign in _SUM_SIGNS if sign in small] if "?" in text else []
    return any(found_near(_SUM, small, small, signs))


@lru_cache(maxsize=64)
def is_practised(text: str) -> bool:
    """Whether a text says that it is there to practise on, or that all in it is made up."""
    return _PRACTISED.search(text) is not None or is_invented(text)
