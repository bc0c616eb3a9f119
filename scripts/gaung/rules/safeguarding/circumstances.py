"""What is told of one child beside its name, age and home: one table of kinds, each with what tells it in four"
" languages.

A class or a level of school, how a child's family lives, what it lives with or looks like, and an office that only one
child holds. Each row is a pattern for a text in small letters and the words without which it finds nothing; whether it
is told of a child, and not of many or of an adult, the sentence says (`pieces`).
"""

from __future__ import annotations

import re

from gaung.rules.safeguarding.cues import word_set
from gaung.rules.safeguarding.heads import sought_by_heads
from gaung.rules.safeguarding.searching import in_small

_W = r"(?<![^\W_])"
_E = r"(?![^\W_])"

_LEVEL_ID = r"(?:tk|paud|sd|smp|sma|smk|mts|mi|sekolah dasar|taman kanak-kanak)"
_COUNT_EN = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
_COUNT_ID = r"(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|\d{1,2})"
_COUNT_FIL = r"(?:dalawa(?:ng)?|tatlo(?:ng)?|apat|lima(?:ng)?|anim|pito(?:ng)?|walo(?:ng)?|siyam|sampu(?:ng)?|\d{1,2})"
_COUNT_NE = "एक|दुई|तीन|चार|पाँच|पांच|छ|सात|आठ|नौ|दस|दश|एघार|बाह्र"

_CLASS = in_small(
    rf"{_W}(?:"
    rf"(?:masih|baru|duduk di(?: bangku)?|di bangku|seorang (?:siswa|siswi|murid|pelajar|anak)|naik ke)"
    rf" {_LEVEL_ID}(?! (?:negeri|swasta|\d))"
    rf"|(?:dia|ia|aku|saya|anaknya|adikku|adiknya|temanku) (?:anak |murid |siswa |siswi )?{_LEVEL_ID}(?=[,.;:!?]"
    rf"| kelas|\Z)"
    rf"|(?:anak|murid|siswa|siswi|pelajar) {_LEVEL_ID} (?:itu|ini|tersebut)"
    r"|(?:seventh|eighth|ninth|tenth|eleventh|twelfth|sixth|fifth|fourth|third|second|first)[- ](?:grader?|former"
    r"|standard)"
    r"|(?:std|standard|primary|kls) ?(?:\d{1,2}|[ivx]{1,4}|one|two|three|four|five|six|seven|eight)"
    r"|(?:kindergartner|preschooler|first-year student|high[- ]schooler|nasa (?:kinder|elementarya|hayskul|junior high)"
    r"|kinder (?:pa|na|siya|ako)|elementary (?:pa|siya)|hayskul (?:pa|siya)|unang baitang)"
    r"|(?:class|kaksha|kakshya) (?:ek|dui|tin|char|panch|chha|saat|sat|aath|ath|nau|das)"
    rf"){_E}"
    rf"|(?<![\u0900-\u0963])(?:{_COUNT_NE})मा पढ्"
    rf"|कक्षा\s+(?:{_COUNT_NE})(?:मा|को|की|का|कै)?(?![\u0900-\u0963])"
)
_CLASS_SIGNS = word_set(
    "tk paud sd smp sma smk mts mi dasar kanak grader former standard std primary kls"
    " kindergartner preschooler schooler kinder elementarya elementary hayskul"
    " baitang junior kaksha kakshya"
)

_ELDERS_ID = r"(?:nenek|kakek|mbah|simbah|eyang|oma|opa|opung|paman|pakde|bude|bibi|tante|om|kakak|abang)"
_PARENT_ID = r"(?:ibu|ayah|bapak|mama|papa|emak|mamak|orang ?tua|bapa|amak|kedua orang ?tua)"
_SITUATION_ID = in_small(
    rf"{_W}(?:"
    rf"(?:sulung|bungsu|pertama|kedua|ketiga|keempat|kelima|ke-?\d|terakhir|tengah) dari {_COUNT_ID} (?:ber)?saudara"
    rf"|anak (?:tunggal|semata wayang|angkat|yatim|piatu|broken home|rantau)|yatim piatu|yatim|piatu|diadopsi"
    rf"|(?:tinggal|hidup|ikut|diasuh|dibesarkan|dirawat|dititipkan|serumah)"
    rf" (?:(?:berdua|hanya|saja|bersama|dengan|sama|oleh|ke|pada|di rumah|ikut) )*{_ELDERS_ID}(?:nya|ku|mereka)?"
    rf"|rumah {_ELDERS_ID}(?:nya|ku)"
    rf"|{_PARENT_ID}(?:nya|ku)? (?:[a-z]+ ){{0,3}}?(?:tki|tkw|pmi|merantau|hong ?kong|malaysia|taiwan|arab|saudi"
    rf"|singapura|korea|luar negeri|penjara|perantauan|meninggal|wafat|bercerai|cerai|dipenjara|lumpuh)"
    rf"|(?:ditinggal|kehilangan) (?:pergi |mati |merantau )?{_PARENT_ID}(?:nya|ku)?"
    rf"){_E}"
)
_ELDERS_EN = (
    r"(?:grand\w+|gran|granny|nan|aunts?|auntie|uncle|great-\w+|lola|lolo|older (?:brother|sister)|(?:elder|big)"
    r" (?:brother|sister)|stepmother|stepfather|step-?\w+|foster \w+)"
)
_ABROAD_EN = (
    r"(?:abroad|overseas|at sea|in (?:the )?(?:gulf|kuwait|qatar|dubai|malaysia|saudi\w*|hong kong|korea|singapore|oman"
    r"|bahrain|taiwan|jail|prison)|to (?:kuwait|qatar|dubai|malaysia|saudi\w*|hong kong|korea|singapore|oman|bahrain"
    r"|taiwan)|passed away|died|is dead|divorced|separated|drowned|left them)"
)
_SITUATION_EN = in_small(
    rf"{_W}(?:"
    rf"(?:eldest|oldest|youngest|second|third|fourth|fifth|middle|last|first|one) of {_COUNT_EN}"
    rf"(?: (?:siblings|children|brothers|sisters|kids|girls|boys|daughters|sons)|(?=[,.;]| and))"
    rf"|(?:an|the|her|his|my|their) only (?:child|son|daughter)|orphan(?:ed)?|adopted"
    rf"|(?:liv(?:es?|ing)|stay(?:s|ed|ing)?|raised|brought up|looked after|cared for|grew up) (?:\w+ )?(?:with|by)"
    rf" (?:(?:her|his|my|their|an?|both|only|the) )*{_ELDERS_EN}"
    rf"|(?:mother|father|mum|mom|dad|mama|papa|parents|tatay|nanay) (?:[a-z]+ ){{0,4}}?{_ABROAD_EN}"
    rf"|(?:looks? after|takes? care of|raising) (?:{_COUNT_EN}|her|his|my) (?:(?:little|younger|small|baby) )*"
    rf"(?:brothers?|sisters?|siblings)"
    rf"|(?:her|his|my) (?:{_ELDERS_EN}|mother|father|mum|mom|dad|mama|papa)['’]s (?:\w+ ){{0,2}}(?:shop|stall|store"
    rf"|farm|boat"
    rf"|clinic|bakery|workshop|restaurant|salon|garage|kiosk)"
    rf"|(?:has|have) {_COUNT_EN} (?:\w+ )?(?:brothers|sisters|siblings)"
    rf"){_E}"
)
_PARENT_FIL = r"(?:tatay|nanay|ama|ina|mama|papa|mommy|daddy|magulang|nanay at tatay)"
_AWAY_FIL = r"(?:abroad|ibang bansa|saudi|dubai|qatar|kuwait|hong ?kong|taiwan|barko|laot|kulungan|bilangguan|maynila)"
_SITUATION_FIL = in_small(
    rf"{_W}(?:"
    rf"(?:panganay|bunso|gitna|pang-?\w+|ika\S+) (?:(?:siya|sya|ako|po|ito) )*sa (?:mga )?{_COUNT_FIL}"
    rf" (?:na )?(?:magkakapatid|magkapatid|anak)"
    rf"|(?:solong|kaisa-isang|nag-iisang|tanging|bugtong na) anak|ulila|ulilang|inampon|ampon"
    rf"|(?:nakatira|nakikitira|lumaki|pinalaki|inaalagaan|nasa puder|naninirahan|kasama|iniwan) (?:(?:siya|sya|ako|po"
    rf"|lang|na"
    rf"|sa|ng|kasama|ang|kanyang|aking|mga) )+(?:lolo|lola|tiya|tiyo|tita|tito|tiyahin|tiyuhin)"
    rf"|{_PARENT_FIL} (?:\w+ ){{0,4}}?(?:nasa {_AWAY_FIL}|ofw|seaman|yumao|namatay|pumanaw|hiwalay)"
    rf"|(?:nasa|nagtatrabaho sa|nagpunta sa|umalis pa-?) ?{_AWAY_FIL} (?:\w+ )?ang (?:kanyang |mga "
    rf"|aking )?{_PARENT_FIL}"
    rf"|nag-?(?:aalaga|babantay) (?:\w+ )?(?:ng|sa) (?:kanyang "
    rf"|mga )?(?:{_COUNT_FIL} )?(?:na )?(?:nakababatang )?kapatid"
    rf"|nagti?tinda[^.!?\n]{{2,60}}? ang {_PARENT_FIL} (?:niya|nya|ko|nila)"
    rf"){_E}"
)
_KIN_NE = "बुबा|आमा|बुवा|काका|काकी|दाइ|दाजु|दिदी|हजुरबुबा|हजुरआमा|बाजे|बज्यै|मामा|माइजू|फुपू"
_SITUATION_NE = re.compile(
    r"आमाबुबा नभएक|(?:काका|काकी|मामा|माइजू|फुपू|हजुरबुबा|हजुरआमा)ले पालेक|टुहुर[ोीा]|अनाथ|एक्ली छोरी|एक्लो छोरा"
    r"|धर्मपुत्र"
    rf"|(?:हजुरबुबा|हजुरआमा|काका|काकी|मामा|माइजू|फुपू|बाजे|बज्यै)(?:सँगै|सँग|कहाँ|को घर|का घर)"
    rf"|(?:आमा|बुबा|बुवा|आमाबुबा|बा)\s(?:[^\s।]+\s){{0,2}}?(?:विदेश|मलेसिया|कतार|कुवेत|साउदी|दुबई|खाडी|कोरिया|जापान"
    rf"|अरब)"
    r"|[\u0900-\u0963]+(?:की|को|का) (?:जेठी|जेठो|कान्छी|कान्छो|माइली|माइलो|साइँली|साइँलो|एक्ली|एक्लो) (?:छोरी|छोरा"
    r"|नातिनी|नाति)"
    r"|(?:दुई|तीन|चार|पाँच|छ|सात) (?:जना )?(?:दाजुभाइ|दिदीबहिनी|भाइबहिनी|सन्तान)(?:मध्ये|मा|की|को|का)"
    rf"|(?:{_KIN_NE})(?:को|का|की) (?:[^\s।]+ ){{0,2}}?(?:पसल|होटल|दोकान|घट्ट|मिल|गाडी|बस|ट्रक|टेम्पो|वर्कशप|डेरी)"
)
_SITUATION_ROMAN = in_small(
    r"(?<![^\W_])(?:mummy|mami|aama|ama|buwa|baba|bau|kaka|kaki|dai|didi|hajurba|hajurbuwa|hajurama) ?(?:ko|le|chai)"
    r" (?:[a-z]+ ){0,2}?(?:pasal|dokan|hotel|gadi|bus|truck|mill|farm|workshop)(?![^\W_])"
)

_ILL = (
    r"(?:talasemia|thalasemia|thalassa?emia|hemofilia|ha?emophilia|sickle[- ]cell|epilepsi|epilepsy|autisme?|autis"
    r"|down syndrome|sindrom down|cerebral palsy|polio|kusta|lupus|skoliosis|scoliosis|leukemia|leukaemia|kanker|cancer"
    r"|kanser|diabetes|hiv|tbc|albino|albinism|vitiligo|hidrosefalus|hydrocephalus|tourette|dyslexia|disleksia|adhd)"
)
_TRAIT = in_small(
    rf"{_W}(?:"
    rf"(?:peng?idap|penyandang|penderita|penyintas|pejuang|mengidap|menderita|sakit|kena|dengan) {_ILL}"
    rf"|penyandang (?:disabilitas|difabel|tuna\w+)|(?:anak|siswa|siswi|murid|remaja) (?:difabel|autis|tuli|bisu|buta)"
    rf"|bertahi lalat|bertanda lahir|tompel|berkaki satu|bertangan satu|(?:satu|sebelah) (?:tangan|kaki|mata)(?:nya)?"
    rf"|bekas (?:operasi|jahitan|luka)|berkacamata tebal|gagap|juling|tuna(?:rungu|netra|wicara|daksa|grahita)"
    rf"|alat bantu dengar|tongkat putih|penyangga kaki|berambut (?:merah|pirang|putih|keriting merah)"
    rf"|(?:visually|hearing|vision|sight)[- ]impaired|partially sighted|(?:white|long) (?:cane|stick)|guide dog"
    rf"|hearing[- ]aids?|cochlear implant|leg braces?|callipers?|calipers|walking frame|prosthe(?:tic|sis)"
    rf"|artificial (?:leg|arm|hand)|(?:one|single)[- ](?:arm|leg|hand|eye)(?:ed)?|(?:lost|missing|without) (?:an?|her"
    rf"|his|one)"
    rf" (?:\w+ )?(?:arm|leg|hand|eye)|(?:with|has|have|having|living with|had) {_ILL}|(?:autistic|diabetic|dyslexic"
    rf"|epileptic|albino) (?:girl|boy|child|pupil|student|kid|\w+ (?:girl|boy))|birthmark|burn scars?|stammers?|squint"
    rf"|six fingers|gold tooth|bright red hair|walks with a"
    rf"|deaf (?:siya|sya|ako|po)|(?:siya|sya|ako) ay (?:deaf|bulag|bingi|pilay)|batang (?:bulag|bingi|pipi|pilay|deaf)"
    rf"|may (?:{_ILL}|hika|autism|kapansanan|balat|nunal|peklat|malaking nunal)|putol ang|isang (?:kamay|paa|mata) lang"
    rf"|iisa ang (?:kamay|paa|mata|braso)|nunal sa|utal|duling|silyang de-?gulong|anak-araw"
    rf"){_E}"
)
_TRAIT_NE = re.compile(
    r"अटिजम|श्रवण ?यन्त्र|सेतो (?:छडी|लट्ठी|लौरो)|सिकल ?सेल|थालासेमिया|हेमोफिलिया|एउटा (?:हात|खुट्टा|आँखा)|एक"
    r" (?:हात|खुट्टा|आँखा)(?!ले)|जन्मदाग|भकभक|डाउन ?सिन्ड्रोम|पक्षाघात|पोलियो|मिर्गी|ल्युकेमिया|कृत्रिम (?:हात|खुट्टा)"
    r"|ठूलो कोठी|छ औँला|कपाल (?:सेतै|सेतो|रातो|खैरो)"
)
_OFFICE = in_small(
    rf"{_W}(?:"
    rf"(?:ketua|wakil ketua|sekretaris|bendahara|pengurus|waketos|ketos) ?(?:osis|mpk|rohis|pramuka|pmr|ekskul)"
    rf"|mayoret|pembawa baki|juara (?:catur|karate|silat|renang|mengaji|azan|tahfiz|tilawah|bulu ?tangkis)"
    rf" (?:se-\w+|kecamatan|kabupaten|desa|kampung|provinsi)"
    rf"|(?:student council|class|school) (?:treasurer|secretary|president|captain|prefect)|head prefect"
    rf"|drum major(?:ette)?"
    rf"|(?:treasurer|secretary|president|captain|chair(?:person)?|leader) of (?:the|our|his"
    rf"|her) (?:\w+ )?(?:children's|child"
    rf"|kids'|chess|drama|science|eco|reading|student|girls'?|boys'?|under-\d+) \w+"
    rf"|(?:chess|spelling|judo|karate|swimming|wushu|taekwondo) champion of"
    rf"|(?:pangulo|kalihim|ingat-yaman|presidente|tresurera|kapitan) ng (?:ssg|spg|slg|klase|student council|pep squad)"
    rf"|head (?:boy|girl)|team captain|kapten tim|valedictorian|(?:kampeon|juara|champion) (?:sa "
    rf"|in )?(?:\w+ ){{1,2}}(?:ng|se|of)"
    rf"[ -](?:barangay|brgy|purok|desa|kecamatan|kampung|the village|the school)"
    rf"|sk chair\w*|(?:reyna|prinsesa|muse|lakambini|hermana) ng \w+|(?:queen|muse) of the \w+"
    rf"){_E}"
    r"|बाल ?क्लबक[ीो] (?:अध्यक्ष|उपाध्यक्ष|सचिव|कोषाध्यक्ष)|कक्षाक[ीो] (?:मनिटर|कप्तान)|क्लास मनिटर"
)

TOLD: tuple[tuple[str, re.Pattern[str], frozenset[str], tuple[str, ...]], ...] = (
    ("class", _CLASS, _CLASS_SIGNS, ("कक्षा", "मा पढ्")),
    (
        "situation",
        _SITUATION_ID,
        word_set(
            "saudara bersaudara tunggal semata yatim piatu diadopsi angkat neneknya nenekku kakeknya kakekku nenek"
            " kakek"
            " mbah pamannya paman bibinya bibi tante eyang oma opa tki tkw pmi merantau luar malaysia taiwan arab saudi"
            " hongkong meninggal wafat bercerai cerai dipenjara penjara ditinggal kehilangan lumpuh"
        ),
        (),
    ),
    (
        "situation",
        _SITUATION_EN,
        word_set(
            "eldest oldest youngest second third fourth fifth middle one only orphan orphaned adopted grandmother"
            " grandfather grandparents grandma grandpa aunt auntie uncle lola lolo siblings brothers sisters abroad"
            " overseas sea gulf kuwait qatar dubai malaysia saudi died passed divorced separated drowned foster"
            " stepmother stepfather jail prison uncle aunt mother father mum mom dad"
        ),
        (),
    ),
    (
        "situation",
        _SITUATION_FIL,
        word_set(
            "magkakapatid magkapatid ulila ulilang inampon ampon solong iisang isang tanging bugtong lolo lola tiya"
            " tiyo"
            " tita tito tiyahin tiyuhin nanay tatay ama ina magulang kapatid nagtitinda"
        ),
        (),
    ),
    (
        "situation",
        _SITUATION_NE,
        frozenset(),
        ("टुहुर", "अनाथ", "एक्ल", "धर्मपुत्र", *_KIN_NE.split("|"), "आमाबुबा", "दाजुभाइ", "बहिनी", "सन्तान", "छोर", "नाति"),
    ),
    ("situation", _SITUATION_ROMAN, word_set("mummy mami aama buwa baba kaka kaki didi hajurba hajurama"), ()),
    (
        "trait",
        _TRAIT,
        word_set(
            "pengidap penyandang penderita penyintas pejuang mengidap menderita sakit kena talasemia thalasemia"
            " difabel autis tuli bisu buta lalat lahir tompel tangan kaki mata bekas tebal gagap juling tunarungu"
            " tunanetra tunawicara tunadaksa tunagrahita bantu putih berambut impaired sighted cane stick dog aid aids"
            " cochlear brace braces calipers frame prosthetic prosthesis artificial arm leg hand eye armed legged"
            " handed"
            " eyed sickle epilepsy autism autistic diabetic dyslexic epileptic albino syndrome palsy polio leukemia"
            " leukaemia cancer hiv diabetes vitiligo birthmark scar scars stammer stammers squint fingers tooth walks"
            " deaf braso bulag bingi pipi pilay may putol kamay paa nunal utal duling gulong araw hair"
        ),
        (),
    ),
    (
        "trait",
        _TRAIT_NE,
        frozenset(),
        (
            *("अटिजम", "श्रवण", "सेतो", "सिकल", "थालासेमिया", "हेमोफिलिया", "हात", "खुट्टा", "आँखा", "जन्मदाग", "भकभक"),
            *("सिन्ड्रोम", "पक्षाघात", "पोलियो", "मिर्गी", "ल्युकेमिया", "कोठी", "औँला", "कपाल"),
        ),
    ),
    (
        "office",
        _OFFICE,
        word_set(
            "osis mpk rohis mayoret baki juara council class school prefect head drum valedictorian kampeon juara tim"
            " treasurer secretary president captain"
            " chair chairperson leader champion ssg spg slg klase pep sk reyna prinsesa"
            " muse lakambini hermana queen"
        ),
        ("क्लब", "संसद", "सञ्जाल", "मनिटर", "कप्तान"),
    ),
)
"""Kind, pattern, the words of a text in small letters, and the Devanagari, without one of which it finds nothing."""

sought_by_heads(_TRAIT, _SITUATION_EN)
