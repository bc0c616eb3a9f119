"""Words with which somebody says that they are a child, or a line says it of them: an age, a class, a school."""

from __future__ import annotations

import re

YEARS = (
    r"(?:[5-9]|1[0-7]|[५-९]|१[०-७]|(?:lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|(?:dua|tiga|empat|lima|enam"
    r"|tujuh)"
    r" ?belas|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|labing-?\w+"
    r"|sampung?"
    r"|onse|dose|trese|katorse|kinse|दश|एघार|बाह्र|तेह्र|चौध|पन्ध्र|सोह्र|सत्र))(?![\w\u0900-\u0963])(?! (?:puluh"
    r"|ratus|hundred))"
)
_CLASS = (
    r"(?:(?:kelas|kls) (?:[1-9]\b|1[0-2]\b|[VI]{1,4}\b|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh"
    r"|sebelas|dua belas)|(?:SD|SMP|SMA|SMK|MTs|MI|MA)N?\b(?! (?:ke|tahun)))"
)
_BEFORE_OWN = r"(?<!waktu )(?<!ketika )(?<!saat )(?<!dulu )(?<!sewaktu )(?<!semasa )"
_STILL = (
    r"(?:sudah |baru |masih |sekarang |naik |duduk |sekolah |di |bangku |pelajar |siswa |siswi |murid |anak |bertiga "
    r"|berdua |semua |kan |ini )*"
)
OWN_CLASS = re.compile(
    rf"(?<![^\W_])(?i:{_BEFORE_OWN}(?:aku|saya|kami|gue|gua) {_STILL}{_CLASS})(?! (?:guru|mengajar))"
    r"|(?<![^\W_])(?i:(?:i['’]?m|i am|we['’]?re|we are) (?:\w+ )?(?:in|a|an) (?:(?:grade|class|year|form)"
    r" (?:[1-9]|1[0-2]|one|two|three|four|five|six|seven|eight|nine|ten)\b))"
    r"|(?<![^\W_])(?i:(?:i['’]?m|i am|we['’]?re|we are) (?:\w+ )?(?:(?:first|second|third|fourth|fifth|sixth|seventh"
    r"|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th))[- ]graders?|in (?:primary|elementary|junior high|middle) school)\b)"
    r"|(?<![^\W_])(?i:(?:grade|baitang) (?:[1-9]|1[0-2]|one|two|three|four|five|six|seven|eight|nine|ten)"
    r" (?:pa lang |na |po )*(?:ako|kami)\b|(?:ako|kami) (?:ay |po |po ay )?(?:nasa )?(?:grade|ika-?) ?\d{1,2}\b)"
    r"|(?:म|हामी) (?:अहिले )?(?:कक्षा \S{1,6}(?=मा|को| )|\S{1,6} कक्षा)\S* ?(?:पढ्|मा पढ्)"
)
"""Somebody says of themselves in which class they are, and is a child: `Saya masih SMP`, `I'm in grade 7`."""
OWN_AGE = re.compile(
    rf"(?i)(?<![^\W_])(?:(?:usia|umur) ?(?:saya|aku|ku|kami|kita|gue|gua)|(?:saya|aku|kami) (?:sudah |baru "
    rf"|masih )?ber(?:umur|usia))"
    rf"(?::| (?:sudah|baru|masih|sekarang|adalah|rata-rata|semua|itu))* {YEARS}(?! (?:tahun |thn )?(?:yang )?lalu)"
    rf"|(?<![^\W_])(?:aku|saya|kami) (?:baru |masih |sudah )?{YEARS} tahun(?!,? (?:yang )?lalu)"
    rf"|(?<![^\W_])(?:aku|saya|kami) (?:baru |masih |sudah )?{YEARS}(?=[.!?\n](?!\d)|\Z)"
    rf"|(?<![^\W_])(?:aku|saya|kami) (?:remaja|anak) {YEARS}"
    rf"|(?<![^\W_])tahun depan (?:aku|saya|kami) (?:genap |berumur |berusia )?{YEARS}"
    rf"|(?<![^\W_])(?:i['’]m|i am|we['’]re|we are|(?:i|we) (?:just |both |all )?turned) (?:only |just |now |both "
    rf"|all )?{YEARS}"
    r"(?:(?= years? old)|(?=\W*(?:\Z|[.,!?;\n]|and\b|now\b|but\b)))"
    rf"|(?<![^\W_])(?:ako|kami) (?:ay|po ay|po) {YEARS}(?: (?:na )?(?:taong gulang|taon|anyos))"
    rf"|(?<![^\W_]){YEARS} (?:na )?(?:taong gulang|anyos) (?:na )?(?:po )?(?:ako|kami)(?![^\W_])"
    rf"|(?:म|हामी|मेरो उमेर|हाम्रो उमेर)(?: अहिले)? {YEARS} (?:वर्ष|बर्ष)"
)
"""Somebody says of themselves how old they are, and is a child."""
PRESENTED = re.compile(
    rf"(?i:perkenalkan|nama ?ku|namaku|nama saya|my name is|ako si|ako po si)[,: ]+(?-i:[A-Z])[\w' -]{{1,30}}?,"
    rf" (?i:umur |usia |aged? )?{YEARS}"
)
"""`Perkenalkan, Bintang, 13 tahun`."""
ABOUT = re.compile(
    rf"(?i)(?<![^\W_])(?:siswa|siswi|murid|santri|pelajar|anak|adik|peserta),?\W+(?:{_CLASS}|{YEARS} ?(?:tahun"
    rf"|thn|th\b))|^\W*(?:seorang |isang |a |an )?(?:siswa|siswi|murid|pelajar|pupil|schoolgirl|schoolboy"
    rf"|mag-aaral)(?![\w-])"
    rf"|(?<![^\W_])(?:student in (?:grade|class|year) \d|{YEARS}[- ]years?[- ]old|(?:[5-9]|1[0-7])th[- ]grader"
    rf"|(?:grade|baitang) (?:[1-9]|1[0-2])(?!\d))(?![^\W_])"
    rf"|^\W*(?:umur |usia )?(?:[5-9]|1[0-7]) (?:tahun|thn|years?|anyos|taong gulang)\b(?! (?:pengalaman|experience"
    rf"|bekerja|menjadi|of|as))"
    r"|(?<![^\W_])(?:(?:kelas|kls) (?:[1-9]|1[0-2]|[VI]{1,4}|X|XI{1,2})(?![\w-])|(?:peserta|anak) didik"
    r"|duta anak|(?:anggota|pengurus|ketua|wakil ketua|sekretaris|bendahara) (?:OSIS|MPK|forum anak|klub pelajar"
    r"|dewan anak)|pramuka (?:siaga|penggalang|penegak)|umur belasan|belasan tahun"
    r"|baru (?:saja )?lulus (?:SD|SMP|MTs|MI)|lahir (?:\w+ ){0,3}(?:2009|201\d|202\d)"
    r"|(?:penyanyi|vokalis|penyiar|reporter|wartawan|pendongeng|dai|model"
    r"|seniman|penulis) cilik)(?![^\W_])"
    r"|^\W*(?:seorang |an? |isang )?(?:remaja|teen(?:ager)?|girl|boy|child|kid|bata|batang (?:babae|lalaki)|dalagita"
    r"|binatilyo|किशोरी?|बालक|बालिका)(?![\w\u0900-\u0963])(?! (?:of|psych|care|protection))"
    r"|(?<![^\W_])(?:(?:child|kid) (?:reporter|ambassador|presenter|singer)|member of (?:the|our|a)"
    r" (?:child(?:ren)?['’]?s|school|pupils?['’]?) (?:club|council|parliament|forum)"
    r"|(?:girl|boy) scout|in her teens|in his teens"
    r"|born in (?:\w+ )?(?:2009|201\d|202\d)|year (?:[7-9]|1[0-2]) (?:pupil|student)|kasapi ng (?:children['’]s"
    r"|student) (?:club|council)|batang (?:reporter|mamamahayag|mang-aawit))(?![^\W_])|बाल क्लब\S* (?:सदस्य|अध्यक्ष)"
    rf"|{YEARS} (?:वर्षीय|वर्षीया)|^\W*(?:विद्यार्थी|छात्रा?)(?![\u0900-\u0963])|कक्षा \S{{1,6}}(?=[ ,।]|\Z)"
)
"""What is said about somebody who is heard, if it says that they are a child: `Siswi kelas 8`, `pupil`."""
GROWN = re.compile(
    r"(?i)(?<![^\W_])(?:guru|wali|orang ?tua|ibu|ayah|bapak|pendamping|pembina|konselor|psikolog|mantan|alumni?|dulu"
    r"|teachers?|parents?|mother|father|counsell?or|mentor|coach|former|guro|magulang|nanay|tatay)(?![^\W_])"
    r"|(?<![^\W_])(?:kepala|pelatih|koordinator|pengasuh|staf|petugas|dosen|psikiater|dokter|perawat|relawan dewasa"
    r"|head|director|coordinator|officer|psychologist|social worker|nurse|doctor|lawyer|founder|punong-?guro"
    r"|tagapayo|coordinator ng)(?![^\W_])"
    r"|शिक्षक|शिक्षिका|अभिभावक|आमा|बुबा|पूर्व"
)
"""Whoever is called so has to do with children and is none."""
_CHILDREN = (
    r"(?:anak(?:-anak)?|siswa|siswi|siswa-siswi|murid|pelajar|remaja|children|kids|pupils|teenagers|mga bata"
    r"|mga mag-aaral)"
)
TOLD = re.compile(
    rf"(?i)(?<![^\W_])(?:suara|kata|cerita) {_CHILDREN}(?![\w-]) ?(?:sendiri)?(?=\Z|[.,:;!?])"
    rf"|(?<![^\W_])(?:dua|tiga|empat|lima|enam|\d+) (?:orang )?{_CHILDREN} (?:\w+ ){{0,3}}?(?:bercerita|berbagi|bicara"
    rf"|berbicara|menjawab|mengobrol|ngobrol)"
    rf"|(?<![^\W_])(?:two|three|four|five|six) (?:\w+ )?{_CHILDREN} (?:tell|talk|speak|share|answer)"
    rf"|(?<![^\W_]){_CHILDREN} (?:\w+ ){{0,6}}?dengan suara (?:mereka )?sendiri|in their own (?:voices?|words)"
    rf"|(?:voices|words) of {_CHILDREN}\b|boses ng mga bata|बालबालिकाको (?:आवाज|स्वर)"
)
"""A title or summary says that children speak."""


def is_child(about: str) -> bool:
    """Whether a line about somebody says that they are a child, and not their teacher or mother."""
    return ABOUT.search(about) is not None and GROWN.search(about) is None


ALIAS = re.compile(
    r"(?i)^\W*(?:sis(?:wa|wi)|murid|anak|adik|dek|dik|pelajar|remaja|bocah|student|pupil|girl|boy|child|kid|teen|bata"
    r"|bunso|mag-aaral|estudyante|विद्यार्थी|बालक|बालिका|छात्रा?|किशोरी?|भाइ|बहिनी)(?![\w\u0900-\u0963-])"
    rf"|\((?:umur |usia |aged? )?{YEARS}[^()]{{0,12}}\)"
    r"|(?<![^\W_])(?:kelas|kls|grade|baitang|class) (?:\d|[VI]{1,4}\b)"
)
"""An alias that says that it is a child's: `Siswi A`, `Dek Bintang`, `Bintang (13)`."""


def aged(alias: str) -> re.Pattern[str]:
    """An alias with a child's age right behind it: `Bintang, 13 tahun`, `Bintang (13)`."""
    return re.compile(
        rf"(?<![^\W_])(?i:{re.escape(alias)})(?:, | \(| ?[–—-] ?)(?i:aged |umur |usia |kelas )?{YEARS}(?!\d)"
        r"(?! ?[:.]\d)"
    )
