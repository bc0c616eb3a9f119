"""Words that speak of one child, or of an adult in a role; children in general are nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gaung.rules.safeguarding import nepali_roles
from gaung.rules.safeguarding.alternation import by_first_letter
from gaung.rules.safeguarding.heads import sought_by_heads
from gaung.rules.safeguarding.searching import found_all, has_devanagari, in_small, small_letters

_W = r"(?<![^\W_])"
_E = r"(?![^\W_])"

_YOUNG = "anak|remaja|gadis|bocah|pelajar|siswa|siswi|murid|santri|santriwati|bayi|balita"

_INDONESIAN = (
    # one of many
    rf"(?:seorang|sang|salah (?:satu|seorang)) (?:{_YOUNG}|adik|korban|penyintas)",
    rf"(?:{_YOUNG})(?: (?:laki-laki|perempuan|putri|putra|lelaki))?"
    r" (?:itu|ini|tersebut|bernama|berinisial|asal|dari keluarga|yang (?:menulis|bercerita|kemarin|tadi|videonya"
    r"|fotonya))",
    rf"(?:{_YOUNG})(?: (?:laki-laki|perempuan))? (?:berumur |berusia |umur |usia )?(?:\d{{1,2}}|\w+ ?belas) (?:tahun"
    rf"|thn|th)",
    r"anak (?:perempuan|laki-laki)(?: (?:saya|kami|itu|ini|yang))|(?:anak|siswa|siswi"
    r"|murid) yang (?:\w+ ){0,3}(?:itu|tersebut|ternyata|pertama|kemarin|tersebar)",
    # somebody's
    r"anak (?:saya|kami|aku|gue|gw|kita ini|didik|bungsu|sulung|tetangga|angkat|asuh|pertama|kedua|ketiga"
    r"|semata wayang)",
    r"si (?:bungsu|sulung|kecil|kakak|adek|adik|dedek|bocil)|anakku|anaknya|anakmu|ananda|bocil|adek(?:ku|nya)?|dedek",
    r"(?:putra|putri|murid|siswa|siswi|keponakan|sepupu|cucu|sahabat|teman)(?:ku|nya)|put(?:ra|ri) (?:kami|saya"
    r"|pertama|kedua|ketiga|sulung|bungsu|tunggal|semata wayang)",
    r"(?:teman|sahabat|sepupu|keponakan|cucu|adik|murid) (?:saya|aku|gue|gw|kami|sebangku|sekelas(?:ku|nya)?)"
    r"|keponakanku|temen(?:ku| gue| gw| aku)",
    r"adik(?:ku|nya)?|korban(?:nya)?|penyintas(?:nya)?|kelas(?:ku|nya|mu)|sekolah(?:ku|nya|mu)",
    # who goes to school
    r"p?onakan(?:ku|nya)?|anak (?:di|dalam|pada) (?:foto|gambar|video)|putri (?:bungsu|sulung) kami|dua murid"
    r"|pelajar (?:sd|smp|sma|smk)|siswi|siswanya|siswa itu|santri|santriwati|murid itu|pelajar itu|sebagai (?:siswa"
    r"|siswi|murid|santri|pelajar)",
    r"(?:aku|saya|dia|ia|gue|gw|doi|anaknya) (?:ber)?(?:sekolah|masih sekolah|masih (?:sd|smp|sma|tk|smk|mts))"
    r"|bersekolah",
    r"(?:aku|saya|dia|ia|gue|gw) (?:anak|murid|siswa|siswi|pelajar|mondok|nyantri|pindahan|lulusan)|mondok|nyantri",
    r"(?:ketua|anak|murid|siswa|siswi|juara) kelas|di bangku|(?:tk|sd|smp|sma|smk) kelas|mos di|naik ke kelas",
    r"(?<!wali )(?<!guru )kelas (?:\d{1,2}[a-z]?|[ivx]+|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh"
    r"|sebelas)"
    r"|kls ?\d{1,2}[a-z]?|(?:anak|siswa|siswi|murid) (?:[1-9]|1[0-2])[- ]?[a-h]",
    r"(?:gw|gue|gua|aku|aq|saya) (?:skolah|skul|sklh|mts|smp|sd|sma)|salah satu (?:murid|siswa|anak|peserta anak)"
    r"|putr[ai] u-?1\d"
    r"|u-1[0-7] (?:putra|putri)|(?:ilustrator|narasumber|bintang|penyiar|pelukis|penyair|penulis|reporter|juara|duta"
    r"|dalang"
    r"|penari|penyanyi|pembaca|pemusik|aktor|wartawan|pembawa acara|pejuang|pahlawan|tamu|pendongeng) (?:cilik|kecil"
    r"|muda kita"
    r"|termuda)|(?:teman|kawan|sobat|sahabat) (?:kecil|cilik) (?:kita|kami)|peserta (?:termuda|terkecil)|anggota"
    r" termuda",
    r"(?<=[a-z] )cilik|(?:nangis|menangis|duduk|dimarahin|dimarahi) di kelas|anggota anak|wakil anak (?=forum|desa)",
    r"(?:ketua|sekretaris|bendahara|wakil|anggota|duta) (?:forum|dewan|klub) anak(?! (?:kota|kabupaten|provinsi"
    r"|nasional))"
    r"|anak (?:kelas|kls) \w+",
    r"tempat (?:dia|ia|temanku|anak itu) (?:belajar|bersekolah)|(?:dia|ia|aku|saya|anak \w+) belajar di",
)
_RELATION = (
    "child|kid|girl|boy|pupil|student|teenager|teen|daughter|son|niece|nephew|sister|brother|cousin|classmate"
    "|victim|survivor|grandson|granddaughter|schoolmate|godson|goddaughter|stepson|stepdaughter|twins?|learner"
    "|youngster|boarder|grader"
    "|lad|toddler|baby|bestie|little one|minor"
)
_ENGLISH = (
    rf"(?:a|an|the|this|that|one|my|our|her|his|their|your|another) (?:(?:little|young|younger|older|eldest|youngest"
    rf"|oldest"
    rf"|only|other|small|shy|brave|twin|big|baby|sweet|dear|first|second|local|new|quiet|missing|head|deaf|blind"
    rf"|disabled"
    rf"|clever"
    rf"|curious|cheerful|nervous|frightened|scared|angry|crying|barefoot|orphaned|adopted|tall|tallest|fastest"
    rf"|loudest|quietest|[a-z]+-grade|grade \d+"
    rf"|\d{{1,2}}[- ]year[- ]old|\d{{1,2}}[- ]?y\W?o) ){{0,2}}(?:{_RELATION})",
    r"(?:pupil|student|learner)(?=,)|(?<!s )(?:aged|umur|usia|berusia|berumur|edad) (?:[5-9]|1[0-7])(?!\d| ?[-–]|"
    r" sampai| to"
    r"| hingga"
    r"| hanggang| and \d| dan \d| at \d)|(?:pupil|student) \"",
    r"(?:female|male|girl|boy|lalaki|babae|laki-laki|perempuan)[,.] (?:\w+ )?(?:[5-9]|1[0-7]|fifteen|fourteen"
    r"|thirteen|twelve|eleven"
    r"|sixteen|seventeen|ten)(?!\d)|(?:she|he) (?:changed|moved|transferred|switched|returned|went back) to|child"
    r" (?:reporter"
    r"|facilitator|representative|member|ambassador|delegate|speaker|journalist|host)|(?:ten|eleven|twelve|thirteen"
    r"|fourteen"
    r"|fifteen|sixteen|seventeen|six|seven|eight|nine)-year-old|class (?:president|monitor|captain)|youth (?:table"
    r"|delegate)",
    r"our (?:little |young |youngest )?winner|(?:president|secretary|treasurer|leader) of the (?:children's|child"
    r"|kids') (?:club|forum"
    r"|council|group)|(?:two|three|four|five|both) of (?:our|the|my|these|those) (?:pupils|students|girls|boys|kids"
    r"|children)",
    r"one of (?:our|the|my|their) (?:children|kids|pupils|students|girls|boys|young \w+)|(?:her|his|my|their)"
    r" (?:school|class)"
    r"|(?:child|girl|boy|pupil|kid)(?=:)|(?:our|the) youngest \w+|(?:runners|players|winners"
    r"|all) (?:were"
    r"|are) under \w+|under-?1[0-8]s?|u-?1[0-8]s? (?:girls|boys)|(?:girls|boys)(?=,| under)|pupil (?:and|of|at|in"
    r"|from)",
    r"(?:\d|1[0-7])-year-old|(?:\d|1[0-7]) ?y/?o|schoolgirl|schoolboy|girl who|boy who|(?:in|is in) (?:class"
    r"|grade) (?:one|two|three|four|five|six|seven|eight|nine|ten)|(?:our|my) (?:smallest|youngest|tiniest) \w+",
    r"(?:she|he|who) (?:goes to|attends|studies (?:at|in)|is (?:a|an) \w+ grader|transferred to|is enrolled)"
    r"|i (?:go to|attend|study at|am from class)|(?:she|he) (?:is|was) in (?:year|grade|class|form|standard) \d{1,2}",
    r"(?:is|am|'m|are) in (?:grade|class|year) \d{1,2}|in (?:grade|class|year|standard) \d{1,2}[a-h]?(?: (?:at|of))"
    r"|(?:grade|class|year) \d{1,2}[a-h]? (?:pupil|student|girl|boy|learner)|\d{1,2}(?:th|st|nd|rd)[ -]grader",
    r"grade \d{1,2} (?:siya|ako|si|na|pa)",
)
_FILIPINO = (
    r"(?:ang|isang|yung|iyong|itong) (?:(?!mga )[^\s.,]+ ){0,5}?bat(?:a|ang)|(?<!mga )batang \w+",
    r"(?:estudyante|mag-aaral|kaklase|bunso|panganay|pamangkin|kapatid|apo|anak|alaga|inaanak|kambal)"
    r" (?:ko|kong|niya|niyang|namin|naming|nila|nilang|ng kapitbahay|natin|mo)",
    r"(?:classmate|klasmeyt|schoolmate) (?:ko|niya|nya|namin|nila)|(?:batang|bata) namin(?:g)?|kinatawan ng (?:mga"
    r" )?bata"
    r"|kanyang uniporme|(?:crush|reyna|muse) ng (?:klase|bayan)",
    r"(?:pangulo|kalihim|kinatawan|lider|ingat-yaman) ng (?:mga )?(?:bata|kabataan|mag-aaral)|estudyanteng|bunsong"
    r"|ading",
    r"pinakabat(?:a|ang)(?! na)",
    r"isa sa (?:mga|aming|ating)(?: mga)? (?:bata|mag-aaral|estudyante)\w*|mag-aaral (?:ng|sa|na|mula)|munting (?:si"
    r"|\w+)"
    r"|nag ?-?aaral (?:ako|siya|sya|ang|si)|(?:ako|siya|sya) (?:nag ?-?aaral|naka-enroll)|bata(?=:)|boses ng bata"
    r"|batang boses"
    r"|dose anyos pababa|paaralan (?:niya|nya|ko)|bibong bata|anak (?:naming|kong|niyang|nating|niya|nya)",
    r"(?:pinalipat|lumipat|nag-enroll|ipinasok) (?:ako|siya)|mag-aaral si(?:ya)?|nag-aaral|pumapasok|nag-eskwela"
    r"|estudyante|biktima|nakaligtas|dalagita|binatilyo|tin-edyer"
    r"|(?:nasa |sa )?ika\w+ (?:na )?baitang|(?:id|uniporme|larawan|retrato|litrato|account|telepono|cellphone|selpon"
    r"|bag|kuwaderno"
    r"|pinsan|kaklase|kapitbahay|bahay|silid|damit) ng bata(?!ng)"
    r"|bunso|ading|totoy|nene|kaklase|eskwela(?: ko| niya)",
    r"(?:[5-9]|1[0-7]|sampung|labing\S*|labin\w+|labim\w+|pitong|walong|limang|siyam na|anim na) taong gulang|(?:\d"
    r"|1[0-7]) anyos|grade \d{1,2}(?: na| pa)(?: lang)? (?:ang|si|siya|ako)|grade \d{1,2} na(?:ting|ming)"
    r"|grade \d{1,2} (?:lang )?(?:si|siya"
    r"|ako)|(?:na|nasa|yung) grade \d{1,2}",
)
_NEPALI = (
    "(?<![a-z])mero (?:bhai|bahini|chh?ori|chh?ora|sathi)(?![a-z])|(?<![a-z])(?:class|kaksha) ?\\d+ ma(?![a-z])"
    "|(?<![a-z])ba[hr]ini (?:ko|le|lai)(?![a-z])|(?<![a-z])hamro class (?:ki|ko|ma)(?![a-z])|(?<![a-z])padh(?:ch?h?u"
    "|ch?ha|ch?he|ch?hin|xu|xa|xe|dai)(?![a-z])"
    "|(?<![a-z])barsa (?:ki|ko|ka) (?:bahini|bhai|keti|keta|nani|chori|chora)(?![a-z])"
    rf"|{nepali_roles.CHILD}"
)
_LATIN_CHILD = re.compile(rf"{_W}(?:{by_first_letter('|'.join((*_INDONESIAN, *_ENGLISH, *_FILIPINO)))}){_E}")
"""One child, not children in general; in small letters."""
_LITTLE = re.compile(r"\b[Ll]ittle [A-Z]\w+")
_NEPALI_CHILD = in_small(_NEPALI)
sought_by_heads(_NEPALI_CHILD)

ADULT = re.compile(
    rf"{_W}(?i:pak|bapak|bu|ibu|kak|kakak|bang|mas|mbak|ustaz|ustazah|bunda|dr|drs|dra|ir|prof|mr|mrs|ms|sir|madam"
    rf"|ginoong"
    r"|ginang|gng|mayor|hukom|kapitan|kagawad|konsehal|gobernador|senador|judge|hon|atty|bupati|camat|lurah|kapolsek"
    r"|kapolres"
    r"|kombes|kompol|akp|akbp|iptu|ipda|aiptu|aipda|brigadir|gubernur|menteri|wali kota|walikota|teacher|engr|rep"
    r"|sen|col|capt"
    r"|sgt|insp|councillor|councilor|counsellor|chief|inspector|superintendent|sergeant|father|fr|sr|sis|reverend|rev"
    r"|bishop"
    r"|imam|coach|minister|president|secretary|undersecretary|ambassador|commissioner|chairman|chairwoman|lecturer"
    r"|kgg|pari"
    r"|komisioner|kagawad|punong barangay|meyor|aling|mang|ka|nars|dra|sister|brother joseph|uncle|aunt|auntie|tita"
    r"|tito)\.? [A-Z]\w+"
    rf"|{_W}(?i:guru|kepala (?:sekolah|dinas|desa|kantor|bidang|seksi|unit)|relawan|wali kelas|psikolog|dokter"
    rf"|menteri|pendamping"
    r"|penyiar|narasumber|dosen|gubernur|bupati|wali kota|komisioner|penulis|peneliti|pembina|bidan|perawat|konselor"
    r"|pengarang"
    r"|sutradara|penyanyi|pelatih|direktris|sekretaris|bendahara|manajer|koordinator|staf|juru bicara|pengacara|petugas"
    r"|wartawan|penerjemah|penyunting|editor|ilustrator dewasa|fotografer|akuntan|pemandu|teknisi|perancang|aktor"
    r"|aktris"
    r"|seniman|musisi|sejarawan|pahlawan nasional|tokoh nasional|pendiri|pemilik|arsitek|pengusaha|penasihat|ketua"
    r" (?!kelas|osis)|direktur|mengajar|pengajar|(?<!'s )(?<!her )(?<!his )(?<!my )teachers?|teaches|principal|priest"
    r"|pastor|treasurer|accountant|chair"
    r"|editor|translator|staff writer|photographer"
    r"|illustrator|engineer|head ?(?:teacher|master|mistress)|activist|actor|actress|artist|adult|moderator|facilitator"
    r"|caseworker|paralegal|psychiatrist|paediatrician|therapist|trainer|consultant|librarian|technician|producer"
    r"|ambassador"
    r"|volunteers?|psychologist"
    r"|doctor|mayor|congress(?:man|woman)|meyor|kongresista"
    r"|minister|social worker|counsellor|counselor|presenter|officer|director|lawyer|professor|author|secretary"
    r"|commissioner"
    r"|coordinator|spokes\w+|nurse|singer|researcher|manager|chairperson|governor|senator|guro|nagtuturo|punong-guro"
    r"|doktor"
    r"|boluntaryo|opisyal|alkalde|kalihim|tagapagsalita|manunulat|abogado|pinuno|direktor|tagapayo|tagapag-ugnay"
    r"|tagapagsanay|tagapamahala|tagasalin|patnugot|ingat-yaman|kura paroko|artista|aktor"
    r"|manunulat|mamamahayag|sikologo|inhinyero|potograpo|sikyatra)"
    rf"{_E}|{nepali_roles.ADULT}",
)
"""An adult in a role."""
_ADULT_HEAD = in_small(f"(?={ADULT.pattern.replace('(?i:', '(?:')})")
"""Where one may stand, in small letters: a title may be followed by no name."""


@lru_cache(maxsize=4096)
def has_child(text: str) -> bool:
    """Whether a stretch of text speaks of one child."""
    return next(_of_children(text), None) is not None


@lru_cache(maxsize=4096)
def children(text: str) -> tuple[tuple[int, int], ...]:
    """Where a stretch of text speaks of one child."""
    return tuple(match.span() for match in _of_children(text))


def _of_children(text: str) -> Iterator[re.Match[str]]:
    small = small_letters(text)
    yield from _LATIN_CHILD.finditer(small)
    if "ittle " in text:
        yield from _LITTLE.finditer(text)
    if (
        has_devanagari(text)
        or "ko " in small
        or "class" in small
        or "padh" in small
        or "mero " in small
        or "kaksha" in small
        or "barsa " in small
        or "ini l" in small
    ):
        yield from found_all(_NEPALI_CHILD, small, small)


@lru_cache(maxsize=4096)
def adults(text: str) -> tuple[tuple[int, int], ...]:
    """Where a stretch of text speaks of an adult in a role."""
    found: list[tuple[int, int]] = []
    for head in _ADULT_HEAD.finditer(small_letters(text)):
        if not found or head.start() >= found[-1][1]:
            match = ADULT.match(text, head.start())
            if match is not None:
                found.append(match.span())
    return tuple(found)
