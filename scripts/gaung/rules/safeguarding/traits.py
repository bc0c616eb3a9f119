"""What nobody else has: a disability, a mark, a prize, an office, being the only one."""

from __future__ import annotations

import re

from gaung.rules.safeguarding.cues import word_set
from gaung.rules.safeguarding.heads import sought_by_heads
from gaung.rules.safeguarding.searching import in_small

_ONLY = (
    r"(?:satu-satunya|mung (?:ana )?siji|the only|only one|only (?=(?:\w+ )?(?:girl|boy|child|pupil|student|player"
    r"|muslim|christian|dalit)\b)|nag-iisang?|kaisa-isang?"
    r"|tanging?|iisang?)"
)
_PLACE = (
    r"(?:desa|kampung|dusun|pulau|sana|sini|sekolah|kelas|tim|regu|RT|gang|pesantren|village|island|valley|town|team"
    r"|class"
    r"|school|street|club|ward|here|barangay|isla|baryo|nayon|purok|koponan|klase|paaralan|sitio|bayan|amin"
    r"|lugar)(?:nya|ku|ng)?"
)
_ONE_EN = (
    "girl|boy|child|pupil|student|learner|kid|player|drummer|singer|dancer|goalkeeper|swimmer|runner|fiddler|piper"
    "|reader"
    "|acolyte|altar (?:girl|boy|server)|scout|boarder|wrestler|boxer|deaf|blind|muslim|christian|hindu|buddhist"
    "|catholic"
    "|dalit|sikh|albino"
)
_ONE_ID = (
    "anak|siswa|siswi|murid|santri|santriwati|pelajar|perempuan|laki-laki|cewek|cowok|gadis|bocah|remaja|pemain|penabuh"
    "|penyanyi|penari|kiper|peniup|pemukul|pesinden|dalang cilik|atlet|pelari|perenang|muslim|muslimah|kristen|hindu"
    "|buddha"
    "|katolik|tuli|tunanetra|difabel"
)
_ONE_FIL = (
    r"bata(?:ng)?|babae(?:ng)?|lalaki(?:ng)?|estudyante(?:ng)?|mag-?aaral|dalagita|binatilyo|manlalaro|tambolero"
    r"|tambolera"
    r"|mananayaw|mang-?aawit|sakristan|goalkeeper|muslim|kristiyano|aeta|badjao|bingi|bulag|grade \d+"
)
ONLY = in_small(
    rf"(?i)\b{_ONLY}\b(?! (?:warnet|warung|toko|sekolah|jalan|cara|tempat|perpustakaan|puskesmas|sinyal|rumah|shop"
    rf"|store"
    r"|school|bakery|library|clinic|way|place|road|reason|internet|computer|thing|lang ang (?:panaderya|tindahan"
    r"|paaralan"
    r"|daan)))"
    rf"[^.!?\n]{{2,60}}?\b{_PLACE}\b"
    rf"|\b{_ONLY} (?:anak|siswa|siswi|murid|perempuan|laki-laki|pemain|penyandang|yang|girl|boy|child|pupil|player|bata"
    rf"|batang|babae|lalaki|mag-aaral)\b"
    rf"|\b(?:the|our|her|his) (?:only|first|youngest|oldest|smallest|tallest|shortest|fastest|loudest|littlest)"
    rf" (?:\w+ )?"
    rf"(?:{_ONE_EN})\b(?: to\b| in\b| from\b| of\b| on\b| who\b| with\b|,)"
    rf"|\b(?:satu-satunya|cuma satu|hanya satu) (?:\w+ ){{0,2}}(?:{_ONE_ID})\b|\b(?:{_ONE_ID}) (?:\w+ )?(?:pertama"
    rf"|satu-satunya|termuda|tertua|terkecil) (?:dari|di|yang|se-?\w+|asal)\b"
    rf"|\b(?:iisa|nag-?iisa|iisang|nag-?iisang|kaisa-isang|tanging|unang) (?:lang |lamang |siyang |na )*(?:ang"
    rf" )?(?:\w+ )?(?:{_ONE_FIL})(?![^\W_])"
    rf"|\bsiya (?:lang|lamang) ang (?:{_ONE_FIL})(?![^\W_])"
    r"|गाउँ\S{0,20}\s+(?:\S{1,30}\s+)?(?:एक|एउटै) मात्र|गाउँ\S*\s+एउटै|एक जना मात्र|(?:एउटा|एउटै|एक) मात्र"
)
"""Who is the only one."""
ONE = in_small(
    rf"(?i)\b{_PLACE}\b[^.!?\n]{{0,24}}?\b(?:hanya|cuma) (?:ada )?satu (?:anak|siswa|siswi|murid)\b"
    rf"|\b(?:hanya|cuma) (?:ada )?satu\b[^.!?\n]{{2,60}}?\b{_PLACE}\b|\bada satu (?:anak|siswa|siswi|murid)\b"
)
"""The same, said the other way round."""
MARK = in_small(
    r"(?i)\b(?:berkursi roda|kursi roda|tunanetra|tunarungu|tunawicara|tunadaksa|tunagrahita|bisu|tuli|tongkat ketiak"
    r"|kruk"
    r"|kaki palsu|tangan palsu|bibir sumbing|bekas luka|luka bakar|tanda lahir|tahi lalat besar|anak kembar|si kembar"
    r"|kembar tiga|alat bantu dengar|cuci darah|leukemia|wheelchair|crutches|hearing aids?|(?:is|are|was|born)"
    r" (?:blind|deaf)"
    r"|(?:blind|deaf|one-armed|one-legged|albino|epileptic) (?:girl|boy|child|pupil|kid|daughter|son)|cleft lip|albino"
    r"|birthmark|scar on|scar across|a limp|stutters?|one arm|one leg|prosthetic|identical twins?|the twins?|triplets?"
    r"|epilepsy|leukaemia|dialysis|bulag|bingi|pipi(?= po| siya)|pilay|peklat|balat sa|bingot|saklay|kambal|kapansanan"
    r"|may hika|may epilepsy|may kanser|may sakit sa puso|(?:mengidap|penderita|sakit|kena) (?:kanker|leukemia|ginjal"
    r"|jantung"
    r"|hiv|talasemia|thalasemia|diabetes|epilepsi|lupus|hidrosefalus)|(?:has|with|living with) (?:cancer|hiv|diabetes"
    r"|epilepsy"
    r"|asthma|a heart condition|kidney disease|cerebral palsy|autism|down syndrome))\b"
    r"|ह्विलचेयर|दृष्टिविहीन|बहिरा|बैसाखी|दाग|जुम्ल्याहा|आँखा नदेख्ने|रोग लागेक[ोीा]|क्यान्सर|मधुमेह|छारे रोग|कान"
    r" नसुन्ने|बोल्न नसक्ने|हिँड्न नसक्ने|ह्वी?ल\s?चेयर|ह्वी?ल\s?चियर|हात नभएको|खुट्टा नभएको|अपाङ्ग|सुस्त श्रवण"
    r"|लङ्गडो|लंगडो"
)
"""What everybody sees or knows of somebody."""
PRIZE = in_small(
    r"(?i)\b(?:juara|champion|kampeon|winner|pemenang)\b[^.:!?\n]{0,40}\b(?:nasional|provinsi|kabupaten|se-\w+|national"
    r"|provincial|regional|kelas|kelasnya|sekolah|sekolahnya)\b"
    r"|\b(?:ketua osis|kapten tim|kapten klub|team captain|captain of (?:the|our)|head (?:girl|boy)|student council"
    r" president"
    r"|valedictorian|SK chair\w*|goalkeeper of|kiper tim|paskibra|kapten (?:voli|basket|futsal|klub))\b"
    r"|गोलकिपर|कप्तान|पहिलो हुने|प्रथम हुने|प्रथम भए|(?:स्वर्ण|रजत|कांस्य|सुन|चाँदी)(?:को)?\s?पदक"
)
"""A prize or an office."""

_SEEN = word_set(
    "roda tunanetra tunarungu tunawicara tunadaksa tunagrahita bisu tuli kruk tongkat palsu sumbing bekas bakar lahir"
    " lalat"
    " kembar bantu darah leukemia wheelchair crutches hearing blind deaf armed legged epileptic cleft albino"
    " birthmark scar"
    " limp stutter stutters arm leg prosthetic twin twins triplet triplets epilepsy leukaemia dialysis bulag bingi"
    " pipi pilay"
    " peklat balat bingot saklay kambal kapansanan hika kanser mengidap penderita cancer hiv diabetes asthma autism"
    " kidney"
    " palsy syndrome ginjal kanker talasemia thalasemia"
)
_A_PERSON = in_small(rf"(?<![^\W_])(?:{_ONE_EN}|{_ONE_ID}|{_ONE_FIL})(?![^\W_])")
_RARE = re.compile(r"only |satu-satunya|cuma satu|hanya satu|ada satu|iisa|tanging|siya lang")


sought_by_heads(ONLY)


def is_of_one(said: str) -> bool:
    """Whether what is rare, in small letters, is a child and no shop or sign."""
    return _RARE.search(said) is not None and _A_PERSON.search(said) is not None


TRAITS: tuple[tuple[re.Pattern[str], frozenset[str], tuple[str, ...]], ...] = (
    (ONE, word_set("hanya cuma"), ()),
    (
        ONLY,
        word_set(
            "satunya siji only iisang iisa tanging tangi mung first youngest oldest smallest tallest shortest"
            " fastest loudest"
            " pertama termuda tertua terkecil iisa nag nagiisa nagiisang kaisa unang siya"
        ),
        ("मात्र", "एउटै"),
    ),
    (
        MARK,
        _SEEN,
        (
            *(
                "ह्विलचेयर",
                "रोग लाग",
                "क्यान्सर",
                "मधुमेह",
                "नसुन्ने",
                "नसक्ने",
                "ह्वील",
                "ह्विल",
                "दृष्टिविहीन",
                "बहिरा",
                "बैसाखी",
                "दाग",
                "जुम्ल्याहा",
                "नदेख्ने",
                "नभएको",
                "अपाङ्ग",
                "श्रवण",
                "लङ्गडो",
                "लंगडो",
            ),
        ),
    ),
    (
        PRIZE,
        word_set(
            "juara champion kampeon winner pemenang osis kapten captain head council valedictorian sk goalkeeper kiper"
            " paskibra"
        ),
        ("गोलकिपर", "कप्तान", "प्रथम", "पहिलो", "पदक"),
    ),
)
"""What is rare: patterns for a text in small letters, and the words without which they find nothing."""
