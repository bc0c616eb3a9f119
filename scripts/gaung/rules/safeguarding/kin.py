"""What a child's family does, where it lives, what nobody else has: by these, neighbours know who is meant."""

from __future__ import annotations

import re

from gaung.rules.safeguarding.cues import word_set

_W = r"(?<![^\W_])"
_JOB = (
    r"(?:penjual|pedagang|tukang|kepala|guru|sopir|supir|petani|nelayan|polisi|bidan|perawat|pegawai|buruh|ketua"
    r"|camat|lurah"
    r"|bupati|dokter|pendeta|ustaz|imam|tentara|anggota|pemilik|juragan|penjaga|juru|kiper|penjahit|pelatih|montir"
    r"|masinis"
    r"|nakhoda|kusir|satpam|dukun|penghulu|hakim|jaksa|kades|sekdes|penyuluh|pembuat|jualan|berjualan|menjual|berdagang"
    r"|mengelola|membuka|buka|punya (?=warung|toko|kios|bengkel|salon|sawah|kapal|peternakan)|pengurus|takmir|marbot"
    r"|modin"
    r"|anggota dewan|penjaga|bajualan|pangkas|caleg|artis|penyanyi|dalang|pak rt|bu rt|rt \d|pak kades|bu kades"
    r"|kepsek|wali kelas|honorer"
    r"|ojek|kurir)"
)
_TRADE = (
    r"(?:tindera|tindero|drayber|tsuper|guro|kapitan|pulis|tanod|magsasaka|mangingisda|karpintero|may-ari|panadero"
    r"|barbero"
    r"|kumadrona|mananahi|sapatero|kagawad|sundalo|bumbero|labandera|nars|doktor|principal|prinsipal|meyor|mayor"
    r"|konsehal"
    r"|pastor|pari|sakristan|mekaniko|welder|magtataho|magbabalut|nagtitinda|nagbebenta|tricycle driver|driver"
    r"|seaman|ofw"
    r"|guard|gwardya|janitor|manghihilot|albularyo|kusinero|panday|minero|sekretarya|kalihim)"
)
_BIRTH_ORDER = r"(?:(?:sulung|bungsu|pertama|kedua|ketiga|tunggal|satu-satunya|semata wayang|perempuan|laki-laki)\s+)*"
_KIN = (
    "father|mother|dad|daddy|mum|mom|mummy|uncle|aunt|auntie|parents|grandfather|grandmother|grandpa|grandma"
    "|stepfather|stepmother"
    "|brother|sister|family"
)
_CHILD_OF = "son|daughter|kid|child|boy|girl|niece|nephew|grandson|granddaughter|twins?"
_DOES = (
    "drives?|sells?|runs?|owns?|works? (?:as|at|in|for)|teaches|leads?|guards?|repairs?|mends?|builds?|fixes|bakes?"
    "|keeps|coaches"
    "|delivers|cooks?|manages?|fishes|farms|cuts|preaches|sings|heads|chairs|plays|preaches|sweeps"
)
_NEPALI_JOB = (
    "अध्यक्ष|अध्यापक|शिक्षक|मेयर|चालक|पसले|पुजारी|प्रहरी|डाक्टर|ड्राइभर|सचिव|दर्जी|कामी|सार्की|किसान|साहु|साहुनी"
    "|मुखिया|नर्स"
    "|व्यापारी|लामा|सुबेदार|सिपाही|इन्जिनियर|पत्रकार|मिस्त्री|नाउ|हजाम|सहयोगी|कर्मचारी|कार्यकर्ता|चौकीदार|गोठालो"
    "|माझी|धामी|वैद्य"
)

FAMILY = re.compile(
    rf"\b(?i:ayah|ibu|bapak|bapaknya|mama|papa|mamak|bapa|emak|ortu|orang ?tua|paman|om|tante|bibi|kakek|nenek|kakak"
    rf"|abang|mbah|opung)"
    rf"(?i:nya|ku|\s?(?:nya|dia|anak itu))(?:\s+(?:adalah|itu|seorang|satu-satunya|bekerja sebagai|kerja jadi|kerja"
    rf"|jadi|sekarang))*"
    rf"\s+(?i:{_JOB})(?:\s+\w+)?"
    rf"|\b(?i:anak|putri|putra|cucu|keponakan|adik)(?i:nya)?(?:\s+dari|\s+seorang|\s+si)*\s+{_BIRTH_ORDER}(?:(?:dari|si"
    rf"|seorang)\s+)?(?:(?i:{_JOB})\s+\w+"
    r"|(?:Pak|Bu|Bapak|Ibu|Mang|Ustaz|Haji|Kyai|Wak|Uwak|Bang|Om)\s+[A-Z]\w+)"
    rf"|\b(?:(?i:my|her|his|their|whose|the)|[A-Z]\w+'s) (?i:{_KIN}) (?:(?:is|was|are|being) (?:the|a|an|our"
    rf"|one of the)\s+\w+(?: \w+)?"
    rf"|(?:also |now )?(?:{_DOES})\b[^.,;]{{0,40}})"
    rf"|\b(?i:{_CHILD_OF}) of (?:the|a|an|our)\s+\w+(?: \w+)?"
    rf"|\b(?i:the|our) (?:\w+ ){{0,2}}\w+(?:er|or|ist|an|man|woman|wife|or|ef|ief|ain|ant|ic|op|est|ive|ss|al|re|et"
    rf"|ot)(?:'s|s') "
    rf"(?:(?:only|eldest|youngest|older|younger|little|second|middle|first) )?(?i:{_CHILD_OF})\b"
    rf"|\b(?i:anak|apo|pamangkin|kapatid|bunso|panganay) (?:na (?:babae|lalaki) )?(?:ng|ni|nila) (?:isang "
    rf"|nag-iisang |aming |ating |yung |mga )?"
    rf"(?:(?i:{_TRADE})\w*(?: ng \w+)?|(?:Kapitan|Kagawad|Mayor|Aling|Mang|Ka|Pastor|Konsehal)\s+[A-Z]\w+)"
    rf"|\b(?i:tatay|nanay|ama|ina|lolo|lola|tito|tita|kuya|ate|mama|papa|magulang)\s+(?:niya|nya|nila|ko|nito"
    rf"|niyang)\s+(?:ay\s+)?(?:isang\s+|ang\s+|yung\s+|si\s+)*"
    rf"(?i:{_TRADE})"
    rf"|\b(?:(?i:my|her|his|their)|[A-Z]\w+'s) (?i:{_KIN}), (?:the|a|an|our) [\w' -]{{3,40}}"
    rf"|\b(?i:{_KIN}) who (?:{_DOES})\b[^.,;]{{0,30}}"
    r"|(?:बुबा|आमा|बुवा|काका|दाइ|दिदी|हजुरबुबा|बा|मामा|हजुरआमा|आमाकी|आमाको)\S{0,20}\s+[^।,]{2,40}"
    r"(?:हुनुहुन्छ|हुन्|चलाउनुहुन्छ|गर्नुहुन्छ|बेच्नुहुन्छ|चलाउँछ|गर्छ|बेच्छ|बेच्छन्|चलाउँछन्|पढाउनुहुन्छ)"
    rf"|(?:{_NEPALI_JOB})(?:की|को|का|कै)\s+(?:(?:जेठी|जेठो|कान्छी|कान्छो|माइली|माइलो|साइँली|एक्ली|एक्लो|एउटी|सानी"
    rf"|ठूली)\s+)?"
    r"(?:छोरी|छोरा|नातिनी|नाति|बहिनी|भाइ|भतिज\S*)"
)
"""What somebody of the family is or does, or whose child it is."""

FAMILY_WORDS = word_set(
    "anak anaknya cucunya keponakannya putri putra cucu keponakan adik apo pamangkin kapatid bunso panganay"
    " ayahnya ayahku ibunya ibuku bapaknya bapakku mamanya mamaku papanya papaku pamannya bibinya kakeknya neneknya"
    " kakaknya abangnya"
    " ortunya mamaknya omnya tantenya mbahnya tuanya tuaku ayah ibu bapak"
    " father mother dad daddy mum mom mummy uncle aunt auntie parents grandfather grandmother grandpa grandma"
    " stepfather stepmother"
    " brother sister family son daughter kid child boy girl niece nephew grandson granddaughter twin twins"
    " tatay nanay ama ina lolo lola tito tita kuya ate mama papa magulang"
)
FAMILY_SIGNS = ("बुबा", "आमा", "बुवा", "काका", "दाइ", "दिदी", "छोर", "नाति", "बहिनी", "भाइ", "भतिज", "मामा")

_ONLY = r"(?:satu-satunya|(?:hanya|cuma) (?:ada )?satu|the only|nag-iisang?|kaisa-isang)"
TRAIT = re.compile(
    rf"(?i)\b{_ONLY}\b[^.!?\n]{{2,60}}?\b(?:desa|kampung|dusun|pulau|sana|sekolah|kelas|tim|village|island|valley"
    rf"|town|team|class|school"
    r"|street|club|isla|baryo|nayon|purok|barangay|koponan|klase|paaralan)\b"
    r"|\b(?:desa|kampung|dusun|pulau)\b[^.!?\n]{0,24}?\b(?:hanya|cuma) ada satu (?:anak|siswa|siswi)\b"
    r"|गाउँ\S{0,20}\s+(?:\S{1,30}\s+)?(?:एक|एउटै) मात्र|गाउँ\S*\s+एउटै|\b(?:berkursi roda|kursi roda|tunanetra"
    r"|tunarungu|tunawicara|tunadaksa|bisu|tuli"
    r"|tongkat ketiak|kaki palsu|bibir sumbing|bekas luka|luka bakar|tanda lahir|anak kembar|si kembar|wheelchair"
    r"|crutches|hearing aids?"
    r"|is (?:blind|deaf)|blind (?:girl|boy)|deaf (?:girl|boy)|cleft lip|albino|birthmark|scar on|identical twins?"
    r"|the twins?"
    r"|bulag|bingi|pipi(?= po| siya)|pilay|peklat|balat sa|bingot|saklay|kambal)\b|ह्विलचेयर|दृष्टिविहीन|बहिरा"
    r"|बैसाखी|दाग|जुम्ल्याहा"
    r"|\b(?:juara|champion|kampeon)\b[^.!?\n]{0,40}\b(?:nasional|provinsi|kabupaten|se-\w+|national|provincial"
    r"|regional|kelas|kelasnya|sekolah|sekolahnya)\b"
)
"""What is rare: a disability, a mark, a prize, or being the only one."""

TRAIT_WORDS = word_set(
    "satu satunya only nag isang roda tunanetra tunarungu tunawicara tunadaksa bisu tuli tongkat palsu sumbing bekas"
    " bakar lahir kembar wheelchair"
    " crutches hearing blind deaf cleft albino birthmark scar twin twins bulag bingi pipi pilay peklat balat bingot"
    " saklay kambal juara champion"
    " kampeon"
)
TRAIT_SIGNS = ("मात्र", "एउटै", "ह्विलचेयर", "दृष्टिविहीन", "बहिरा", "बैसाखी", "दाग", "जुम्ल्याहा")

PLACE = re.compile(
    r"\b(?i:kelurahan|kel\.|desa|ds\.|dusun|dsn\.?|kampung|kp\.|kecamatan|kec\.|nagari|gampong|banjar|lorong"
    r"|perumahan|kompleks|komplek"
    r"|barangay|brgy\.?|purok|sitio|zone|village of)\s+(?!(?:Ini|Itu|Adat|Wisata|Kami|Kita"
    r"|Ramah)\b)[A-Z0-9][\w-]*(?:\s+[A-Z][\w-]+)?"
    r"|\b[A-Z]\w+ (?:village|hamlet|Street|Road|Avenue|Lane|Tole|tole)\b|\b(?i:ward)(?: no\.?)? \d{1,2}\b"
    r"|वडा(?: नं\.?| नम्बर)? ?\d{1,2}"
    r"|\bRT\b[\s.]*\d{1,3}\s*+[/,.]?\s*+RW\b[\s.]*\d{1,3}\b|\b(?:Jl|Jln|Jalan|Gg|Gang)\b\.?\s+[A-Z]\w+(?:\s+[A-Z]\w+)*"
    r"(?:\s+(?:(?:[Nn]o\.?|[Nn]omor)\s*)?\d+)?|\b(?i:depan|belakang|samping|dekat|sebelah|seberang|near|behind"
    r"|beside|next to|opposite|tapat ng|likod ng|katabi ng) (?i:the |ang )?(?i:masjid|musala"
    r"|gereja|pasar|puskesmas|posyandu|kantor|balai|jembatan|warung|toko|lapangan|pos|terminal|pelabuhan|church"
    r"|mosque|temple|market|chapel|bridge|kapilya"
    r"|simbahan|palengke)\s+[A-Z]\w+(?:\s+[A-Z]\w+)?|(?<!\S)\S++ (?:टोल|बस्ती)(?:मा|को|का|की)?(?![\u0900-\u0963])"
)
"""A village, a ward, a street: where doors are few."""

PLACE_WORDS = word_set(
    "depan belakang samping dekat sebelah seberang near behind beside next opposite tapat likod katabi street road"
    " avenue lane tole kelurahan kel desa ds dusun dsn kampung kp kecamatan kec nagari gampong banjar"
    " lorong perumahan kompleks"
    " komplek barangay brgy purok sitio zone village hamlet ward rt jl jln jalan gg gang"
)
PLACE_SIGNS = ("वडा", "टोल", "बस्ती")
