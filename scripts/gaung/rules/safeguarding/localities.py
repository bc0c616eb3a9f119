"""Where a child lives: a village, a ward, a street, behind which shop; large towns and provinces lead to nobody."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files

from gaung.rules.safeguarding.cues import word_set
from gaung.rules.safeguarding.heads import sought_by_heads
from gaung.rules.safeguarding.known_names import COMMON
from gaung.rules.safeguarding.nepali_lexicon import letter
from gaung.rules.safeguarding.searching import found_near

_LISTS = tomllib.loads((files("gaung.rules.safeguarding") / "places.toml").read_text("utf-8"))

LARGE = frozenset(_LISTS["latin"].split())
"""First words of the names of places where many live, in small letters."""

LARGE_NEPALI = frozenset(_LISTS["devanagari"].split())
"""The same in Devanagari."""

_CAP = r"[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]+){0,2}"

_INDONESIAN = re.compile(
    r"\b(?i:kelurahan|kel\.|desa|ds\.|dusun|dsn\.?|dukuh|padukuhan|pedukuhan|kampung|kp\.?|kecamatan|kec\.|nagari"
    r"|jorong"
    r"|korong|gampong|meunasah|banjar|lorong|lembang|huta|pekon|tiyuh|distrik|nusa|pulau|lingkungan|perumahan"
    r"|kompleks|simpang"
    r"|komplek|perum|asrama|rusun)\s+"
    r"(?!(?:Ini|Itu|Adat|Wisata|Kami|Kita|Ramah|Jawa|Sumatra|Sumatera|Kalimantan|Sulawesi|Papua|Bali|Tenggara|Lain"
    r"|Terluar"
    r"|Digital|Layak|Siaga|Sehat|Tangguh|Dan|Dunia|Internasional)\b)(?:[A-Z0-9][\w-]*(?:\s+[A-Z][\w-]+)?)"
    rf"|\b(?i:desa|kampung|dusun|kelurahan)(?:nya|ku)(?:,|:| itu| di| namanya| bernama)? {_CAP}"
    r"|\bRT\b[\s.]*\d{1,3}\s*+[/,.]?\s*+RW\b[\s.]*\d{1,3}\b|\b(?:Jl|Jln|Jalan|Gg"
    r"|Gang)\b\.?\s+[A-Z]\w+(?:\s+[A-Z]\w+)*"
    r"(?:\s+(?:(?:[Nn]o\.?|[Nn]omor)\s*)?\d+)?"
    r"|\b(?i:depan|belakang|samping|dekat|deket|dkt|sebelah|seberang) (?i:masjid|mesjid|musala|mushola|surau|gereja"
    r"|vihara"
    r"|pasar|puskesmas|pustu|posyandu|kantor|balai|jembatan|warung|toko|lapangan|pos|terminal|pelabuhan"
    r"|dermaga|stasiun"
    r"|makam|sungai|kali|waduk|bendungan|pabrik|sekolah|pura|klenteng|alun-alun|kelurahan|polsek|SD|SMP)\s+[A-Z]\w+"
    r"(?:\s+[A-Z]\w+)?"
)
_LATIN = re.compile(
    r"\b(?i:barangay|brgy\.?|bgy\.?|poblacion|pob\.|purok|sitio|zone|(?:village|hamlet|island|isle|islet|settlement"
    r"|parish|ward) of|isla(?: ng)?|bundok|bukid"
    r"|pulo ng|nayon ng"
    r"|baryo|bo\.|kalye|looban(?: ng)?|pantalan ng|daungan ng|eskinita(?: ng)?|pamayanan ng"
    r"|bukid ng)\s+"
    r"(?!(?:Hall|Captain|Council|Health|Kagawad|Officials?|Tanod|Justice|Kapitan|Secretary|Police|Certificate"
    r"|Clearance)\b)"
    r"[A-Z0-9][\w-]*(?:\s+[A-Z][\w-]+)?"
    r"|\b(?!(?:The|A|An|This|Our|Every|Each|Child|Friendly|Global|One|Small)\b)[A-Z]\w+ (?i:village|hamlet|tole|gaun"
    r"|gau|gaon|basti|khola|phedi|landing|jetty|wharf|pier|junction|crossing|colony|settlement"
    r"|danda)\b|\b[A-Z]\w+ (?:Street|Road|Avenue|Lane|Marga|Chowk|Island|Isle|Compound|Subdivision|Homes)\b"
    r"|\b(?i:ward)(?: no\.?)? \d{1,2}\b"
    r"|\b(?i:near|behind|beside|next to|opposite|above|across from|tapat ng|likod ng|katabi ng|malapit sa|harap ng)"
    r" (?i:the |ang |our )?(?:[A-Z]\w+ (?i:rice mill|mill|market|temple|church|mosque|bridge|school|chapel|health"
    r" post|shop"
    r"|store|monastery|stupa|gumba|bazaar|bus stop|bakery)|(?i:masjid|mosque|church|temple|market|chapel"
    r"|bridge|kapilya"
    r"|simbahan|palengke|iskul|plasa|tulay)\s+(?:ng\s+)?[A-Z]\w+(?:\s+[A-Z]\w+)?)"
)
_FROM = re.compile(
    r"(?<![^\W_])(?:(?i:girl|boy|child|kid|pupil|student|learner|teen|teenager|youngster|daughter|son|player|reader"
    r"|listener"
    r"|year-old|old|years|\d-anyos|\d)(?i: who is| who comes| coming| all the way)?,? (?i:from|of)"
    r"|(?i:anak|bocah|siswa|siswi|murid|remaja|pelajar|santri|gadis|tahun|thn|th|cilik|kecil)(?i: itu| ini"
    r"| perempuan| laki-laki)? (?i:asal|dari|wong|orang|urang)"
    r"|(?i:lives?|living|stays?|(?:she|he|who|girl|boy|child) (?:comes|came|hails)|grew up|raised|resides?) (?i:all"
    r" the way )?(?i:in|from|at|near)"
    r"|(?i:tinggal|tingga|tinggalnya|rumahnya|rumahku|rumah kami|bermukim|berasal|domisili|besar|menetap|omahku"
    r"|mukim)(?i: saya| aku| dia)? (?i:di|ning|nang|dari)(?i: lereng| kaki| tepi| pinggir| balik| ujung| dekat|"
    r" sekitar| daerah)?"
    r"|(?i:nakatira|nakatera|naninirahan|tumitira|lumaki|galing|mula|umuuwi|nanggaling|tumira)(?i: siya| sya| ako| po"
    r"| pa| na"
    r"| sila| kami)* (?i:sa|sa may))"
    r" (?!(?i:the |a |an |my |our |his |her |ang |mga |isang |kami|aming )?(?:Forum|Aliansi|Kementerian|Dinas"
    r"|Facebook|Instagram"
    r"|WhatsApp|TikTok|Google|YouTube|Radio|Studio|Yayasan|Komunitas|Kelompok|Klub|Club|Team|Tim|Group|Grade|Class"
    r"|Kelas|SD|SMP|SMA|SMK|MTs|MI|MAN|Shree|Sekolah|School|Allah|Tuhan|God|January|February|March|April|May"
    r"|June|July"
    r"|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Senin"
    r"|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu|Kabupaten|Kota|Provinsi|District|Province|Region|City|Lungsod|Lalawigan"
    r"|Luzon"
    r"|Year|Room|Ruang|PAUD|Baitang|Ponpes|Pondok|Pesantren|Panti|LKSA|Balai)\b)"
    rf"(?P<at>(?:Upper |Lower |North |South |East |West |Old |New |Little )?{_CAP})"
)
"""A place without a word for it: told by who comes from there."""
_SMALL = re.compile(
    r"(?<![^\W_])(?i:live in|live at|living in|from|tinggal di|rumah(?:ku|nya)? di|nakatira (?:ako |kami |siya )?sa"
    r"|taga|sa) "
    r"(?i:purok|sitio|brgy\.?|barangay|bgy\.?|dusun|desa|kampung|kp|ward|isla|gang|jorong|nagari) [a-z0-9]{2,}"
)
"""The same in chats, where nothing is written large."""
_CHAT = re.compile(
    r"(?<![^\W_])(?:di|ke|dari|sa|taga) (?:desa|dusun|dsn|kampung|kp|gang|gg|komplek|perum|nagari|jorong|purok|sitio"
    r"|brgy"
    r"|barangay) (?!(?:ini|itu|kami|kita|aku|saya|dan|atau|yang|lain|sebelah|mana|masing|terpencil|adat|wisata|nya"
    r"|kecil"
    r"|namin|natin|niya|hall|at|na|ng|ko)\b)[a-z]{3,}"
    r"|(?<![^\W_])(?!(?:hamro|mero|tyo|aafno|tero|sano|thulo|arko|euta|uniko|timro|our|my|the|this|that"
    r"|your)\b)[a-z]{4,}"
    r" (?:tole|gaun?|danda|basti|chowk)(?![^\W_])"
)
"""The same where a whole text is written in small letters."""
_WARD = re.compile(r"(?<![\w-])[A-Z][a-z]{3,}-\d{1,2}(?= (?:bata|ma|ko|ki|ka)\b)")
_TAGA = re.compile(rf"(?<![^\W_])(?i:taga|tiga)[- ](?P<at>{_CAP})")
_OF_NAME = re.compile(
    rf"(?<![\w.])(?P<who>[A-Z][a-z’'-]{{2,}}),? (?i:from|of|asal|dari|ng|mula sa|cah|urang) (?P<at>(?:Upper |Lower"
    rf" )?{_CAP})"
)
_NEPALI = re.compile(
    r"वडा(?: नं\.?| नम्बर)? ?(?:\d{1,2}|(?:एक|दुई|तीन|चार|पाँच|छ|सात|आठ|नौ|दश|दस|एघार"
    r"|बाह्र)(?![\u0900-\u0963]))"
    r"|(?<![\u0900-\u0963])[\u0900-\u0963]{3,}-\d{1,2}(?![\d-])|(?<!\S)(?!\S*(?:को"
    r"|का|की|मा|ले|बारे|हाम्रा|तिम्रा|यस|त्यस|यो|त्यो|सबै|हरेक|कुनै|बुबा|आमा|काका|दाइ|दिदी|छोरा|छोरी|भाइ|बहिनी|म्रो"
    r"|मेरो"
    r"|फलानो|फलाना|एउटा|अर्को|पूरै|सिङ्गो|सानो|ठूलो|त्यही|यही|उही"
    r"|गाउँ)\s)\S++ (?:टोल"
    r"|बस्ती|चोक|गाउँ(?!पालिका))(?:मै|मा|को|की|का|बाट"
    r"|कै)?(?![\u0900-\u0963])"
    r"|(?<![\u0900-\u0963])[\u0900-\u0963]{2,}?(?:टार|डाँडा|डाँडो|गाउँ|पाटी|चौर|खोला|बेंसी|बेसी|भञ्ज्याङ|फेदी|टोल"
    r"|बस्ती|थुम|फाँट|खर्क|पोखरी|पानी|घाट|लेक"
    r"|बोट|थुम्का|देउराली)(?:मा|को|की|का|बाट|कै|तिर|पारि|वारि|मुनि|छेउ)(?![\u0900-\u0963])"
    r"|(?:तल्लो|माथिल्लो|पल्लो|वल्लो)\s[\u0900-\u0963]{3,}?(?:मा|को|की|का|बाट|कै)?(?=\s|[।,])"
    r"(?<!घरमा)(?<!स्कुलमा)(?<!कक्षामा)"
    r"|(?:घर|घर चाहिँ|बस्ने|डेरा)\s(?:त\s)?[\u0900-\u0963]{3,}(?:\s[\u0900-\u0963]+)?\s?(?:भञ्ज्याङ|गाउँ|टोल|डाँडा"
    r"|बजार|टार|चोक|मा(?=\s(?:छ|हो)))\S*"
)

PLACES: tuple[tuple[re.Pattern[str], frozenset[str], tuple[str, ...]], ...] = (
    (
        _INDONESIAN,
        word_set(
            "desanya kampungnya dusunnya kelurahannya desaku kampungku dusunku depan belakang samping dekat deket"
            " dkt sebelah seberang kelurahan kel desa ds dusun dsn dukuh padukuhan"
            " pedukuhan kampung kp kecamatan kec nagari jorong korong gampong meunasah banjar lorong lembang huta"
            " pekon tiyuh simpang"
            " distrik nusa pulau lingkungan perumahan kompleks komplek perum asrama rusun rt jl jln jalan gg gang"
        ),
        (),
    ),
    (
        _LATIN,
        word_set(
            "near behind beside next opposite above across tapat likod katabi malapit harap street road avenue lane"
            " tole gaun"
            " gaon gau basti danda marga chowk island isle compound subdivision homes barangay brgy bgy poblacion pob"
            " purok sitio zone"
            " island isle islet settlement parish village looban pantalan daungan eskinita pamayanan khola phedi"
            " landing jetty wharf pier"
            " junction crossing"
            " colony settlement"
            " hamlet ward isla bundok pulo nayon baryo bo kalye bukid"
        ),
        (),
    ),
    (
        _FROM,
        word_set(
            "girl boy child kid pupil student learner teen teenager youngster daughter son player reader listener old"
            " years"
            " anyos anak bocah siswa siswi murid remaja pelajar santri gadis tahun thn th cilik kecil live"
            " lives living"
            " stay stays comes came hails grew raised reside resides tinggal tingga tinggalnya rumahnya rumahku rumah"
            " bermukim"
            " berasal domisili menetap omahku mukim nakatira naninirahan tumitira lumaki galing mula umuuwi"
            " nanggaling tumira"
        ),
        (),
    ),
    (_SMALL, word_set("purok sitio brgy bgy barangay dusun desa kampung kp ward isla gang jorong nagari"), ()),
    (
        _CHAT,
        word_set(
            "desa dusun dsn kampung kp gang gg komplek perum nagari jorong purok sitio brgy barangay tole gaun gau"
            " danda basti chowk"
        ),
        (),
    ),
    (_WARD, word_set("bata ma"), ()),
    (_TAGA, word_set("taga tiga"), ()),
    (
        _NEPALI,
        frozenset(),
        (
            *(
                "वडा",
                "टोल",
                "बस्ती",
                "चोक",
                "गाउँ",
                "टार",
                "डाँडा",
                "डाँडो",
                "पाटी",
                "चौर",
                "खोला",
                "बेंसी",
                "बेसी",
                "भञ्ज्याङ",
                "फेदी",
            ),
            *(
                "थुम",
                "फाँट",
                "खर्क",
                "पोखरी",
                "पानी",
                "घाट",
                "लेक",
                "बोट",
                "देउराली",
                "तल्लो",
                "माथिल्लो",
                "पल्लो",
                "वल्लो",
                "घर ",
            ),
        ),
    ),
)
"""A village, a ward, a street, where doors are few: patterns, and the words without which they find nothing."""


_NO_PLACE = frozenset("OHCcrTPpihVan")
"""What says before `गाउँ` of whom, and not which village."""


sought_by_heads(_FROM, _INDONESIAN, _LATIN)


def headed(text: str, small: str, words: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The places told by a word of their own, a purok, a dusun, a basti: what is called so is nobody's name."""
    for pattern, signs, _ in PLACES:
        if (pattern is _INDONESIAN or pattern is _LATIN) and not words.isdisjoint(signs):
            yield from (match.span() for match in found_near(pattern, text, small, words & signs, 40, 80))


def is_large(match: re.Match[str]) -> bool:
    """Whether the place that a pattern found is one where so many live that it leads to nobody."""
    at = match.groupdict().get("at")
    if at is not None:
        return at.split()[0].lower() in LARGE or at.split()[0] in COMMON
    if match.re == _CHAT and match.string != match.string.lower():
        return True
    if match.re == _NEPALI and " " in match[0] and letter(match[0].split()[0])[0] in _NO_PLACE:
        return True
    return match.re == _NEPALI and re.sub(r"(?:मा|को|की|का|बाट|कै|तिर)\Z", "", match[0].split()[-1]) in LARGE_NEPALI
