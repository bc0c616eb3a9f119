"""Of whom a sentence speaks: of one child, of many, of an adult, of a club or a building."""

from __future__ import annotations

import re
from functools import lru_cache

from gaung.rules.safeguarding.ages import ages
from gaung.rules.safeguarding.kin import without_family
from gaung.rules.safeguarding.people import ADULT, has_child
from gaung.rules.safeguarding.searching import small_letters, words_of

_MANY = re.compile(
    r"(?i)\b(?:kebanyakan|para|semua|families|pupils|students|classes|mga|pinakamarami\w*)\b|हरू|बालबालिका"
    r"|\d{2,} (?:जना |विद्यार्थी|siswa|siswi|murid|anak|santri|pelajar|bata|mag-aaral|pupil|student|learner|child|girl"
    r"|boy)"
    r"|(?<![^\W_])(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|some|dua|tiga|empat|lima|enam|tujuh|delapan"
    r"|sembilan|beberapa|dalawang|tatlong|apat na|limang|anim na|walong|ilang) (?:(?:grade|class|kelas) \d+ )?"
    r"(?:children|girls|boys|kids|pupils|students|siswa|siswi|murid|anak|pelajar|bata|batang|mag-aaral)(?![^\W_])"
    r"(?! (?:tahun|of ours?|kami)|,? \(?(?-i:[A-Z])|: | named| called| bernama"
    r"| \w+ (?-i:[A-Z])\w+ (?:and|dan|at) (?-i:[A-Z]))"
    r"|(?:grade|class|kelas)(?:s|es)? \d+ ?(?:to|until|sampai|hingga|hanggang|s\.d\.|[-–]) ?(?:grade |kelas )?\d"
    r"|कक्षा [\d०-९]+ ?(?:देखि|[-–]) ?[\d०-९]"
)
_PERSON = re.compile(
    r"(?i)(?<![^\W_])(?:sya|nya|sila|ia|dia|aku|saya|she|he|her|his|my|i|siya|niya|ako|ko|kanya"
    r"|(?!(?:satu-?satu|satu|biasa|akhir|misal|semua|lain|sebaik|sesungguh|sebenar|sebelum|selanjut|berikut|tentu|hanya"
    r"|tanya|punya|umum|khusus|kira|rupa|tampak|kelihatan|setidak|sekurang|selama|terutama|pokok|inti|jadi|ada|sebalik"
    r"|arti)(?:nya)?(?![^\W_]))\w{3,30}(?:nya|ku))(?![^\W_])|उनी"
    r"|उनक"
    r"|उसक[ोी]|मेरो|ऊ|म(?= )"
)

_ONE = re.compile(
    r"(?<![^\W_])(?i:ia|dia|she|he|her|his|siya|sya|niya|nya|aku|ako|umur|usia|uslai|usle|usko|unko|mero)(?![^\W_])"
    r"|उनी|उनक|उसक|ऊ |मेरो"
    r"|(?:की|को) (?:विद्यार्थी|छात्र)"
    r"|(?<![^\W_])(?:[Tt]he|[Tt]his|[Tt]hat|[Oo]ur|[Mm]y|[Oo]ne) (?:(?!of |and |for |every |each |all |in "
    r"|to )[\w’'-]+ ){0,3}"
    r"(?:child|boy|girl|pupil|student|kid|learner|teenager|youngster|youngest|eldest)(?:,| (?:who|with|in|from|at"
    r"|living|now"
    r"|sang|read|told|recorded|drew|wrote|said|asked)\b)"
    r"|(?<![\w-])(?i:anak|bocah|siswa|siswi|murid|remaja|gadis|santri|pelajar) (?:(?:lelaki|laki-laki|perempuan|kecil"
    r"|cewek|cowok) )?(?:ber|peng|peny|yang|dari|asal|di)[^.,;!?\n]{2,60} (?:itu|tersebut) "
    r"|(?<![^\W_])(?i:ang|yung|iyong|itong|isang) (?:[\w-]+ ){0,3}bata(?:ng)?(?![^\W_])"
    r"|(?<![^\W_])(?i:isang grade|(?:a|one|the) (?:\w+ )?(?:\w+(?:th|st|nd|rd)[- ]grader|grade[- ]\w+|class[- ]\w+)"
    r" (?:pupil|student|boy|girl|from|in|at)"
    r"|(?:a|one|our) (?:\w+ )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)[- ](?:grader|former)"
    r"|(?:written|drawn|sung|read|told|asked|sent|painted|made|played) by an? "
    r"|(?<!para )(?:penelepon|penanya|pengirim|penulis surat|pelapor|pembaca puisi|pelukis sampul|penyanyi|pemeran"
    r"|pencipta"
    r"|pembuat poster|pemenang|juara (?:satu|pertama|kedua|dua)|penyumbang suara|pemilik suara) (?:pertama |kedua "
    r"|ketiga"
    r" |terakhir |itu |ini |kita |kami )?(?:adalah |ialah )?(?:seorang |anak |siswa |siswi |murid |pelajar ))"
)
"""Words of one person only."""
_BEFORE_ONE = re.compile(r"(?<![^\W_])(?i:isang|an?|one|seorang) (?:[a-z]+ )?\Z")
"""What makes a class one pupil: “isang Grade 6”, “a seventh grader”."""
_YOUNG = re.compile(r"(?<![^\W_])(?i:kakak|kak|mas|mbak|bang|ate|kuya)\.? (?=[A-Z])")
_THING = re.compile(
    r"(?i)(?<![^\W_])(?:library|club|radio|station|school|shop|programme?|network|alliance|organi[sz]ation|building"
    r"|band|campaign"
    r"|newsletter|show|tree|bridge|temple|church|mosque|samahan|aliansi|forum|klub|yayasan|lembaga|komunitas|sanggar"
    r"|sekolah"
    r"|toko|perpustakaan|radio|siaran|program|kampanye|majalah|buletin|desa|gedung|pohon|jembatan|istasyon|programa"
    r"|aklatan"
    r"|tindahan|puno|tulay)(?: \w+)? (?:ini|itu|kami|kita|kini|turns|is|was|has|sudah|genap|berusia|berumur|berdiri"
    r"|namin|natin)"
    r"(?![^\W_])|\b(?:ang|aming|ating) (?:samahan|aklatan|istasyon|programa|alyansa|paaralan)\b"
    r"|(?:क्लब|संस्था|रेडियो|विद्यालय|पुस्तकालय|कार्यक्रम|सञ्जाल|समूह|भवन|पुल)(?:\s|ले\s|को\s)"
)
_GROWN = re.compile(
    r"(?:now|aged?|umur|usia|berusia|berumur|edad|[,(]) ?(?:1[89]|[2-9]\d)(?=[,).;]| tahun| years| yrs| anyos| taong|"
    r" thn| th\b|\s*\Z)"
)
"""An age that no child has."""
_SPEAKER = re.compile(r"\A\W*[A-Z][A-Za-z]+:")
_OF_A_CHILD = re.compile(
    r"(?<![^\W_])(?i:(?:her|his|their|my) (?:\w+ )?(?:teachers?|coach|principal|counsell?or|doctor|nurse|lawyer)"
    r"|(?:wali kelas|guru|pelatih|dokter|bidan|pendamping|pembina)(?:nya|ku)|guro (?:niya|nya|ko|nila)"
    r"|(?:coach|titser|tagapayo) (?:niya|nya|ko|nila))(?![^\W_])|(?:उनका|उनको|उसको|मेरो) (?:शिक्षक|शिक्षिका)"
    r"|बाल ?(?:क्लब|सञ्जाल|संसद)\S* (?:अध्यक्ष|उपाध्यक्ष|सचिव|सभामुख)"
)
"""An adult who belongs to the child that is spoken of."""


@lru_cache(maxsize=1024)
def is_of_thing(sentence: str) -> bool:
    """Whether a sentence speaks of a club or a building, whose age it may be, and of no child."""
    return _THING.search(sentence) is not None and not has_child(sentence)


@lru_cache(maxsize=1024)
def has_many(sentence: str) -> bool:
    """Whether a sentence speaks of many."""
    return _MANY.search(sentence) is not None


@lru_cache(maxsize=1024)
def has_person(sentence: str) -> bool:
    """Whether a sentence speaks of somebody, or of something of theirs."""
    return _PERSON.search(sentence) is not None or _ONE.search(sentence) is not None


_APPOSED = re.compile(
    r"(?<![.:;] )(?<=[a-z]), (?i:(?:(?:the |an? )?(?:\w+ )?(?:son|daughter|eldest|youngest|grandson|granddaughter"
    r"|niece|nephew) of|(?:ang |isang )?(?:anak|apo|bunso|panganay) (?:ng|ni)|(?:seorang )?(?:anak|putra|putri|cucu)"
    r" (?:[a-z]+ )?(?:dari|seorang|petani|nelayan|buruh|guru|sopir|pedagang)))(?![^\W_])"
)
"""Whose child somebody is of whom the words before it speak."""


@lru_cache(maxsize=1024)
def is_child_of_before(sentence: str) -> bool:
    """Whether an adult in a role is said to be somebody's child: “our mayor, the son of a fisherman”."""
    apposed = _APPOSED.search(sentence)
    if apposed is None:
        return False
    before = sentence[: apposed.start()]
    return ADULT.search(before[-30:]) is not None and not has_child(before)


@lru_cache(maxsize=1024)
def is_adult(sentence: str) -> bool:
    """Whether a sentence speaks of an adult and of no child; who is speaking does not count."""
    sentence = _SPEAKER.sub("", sentence)
    if has_child(sentence):
        return False
    if ADULT.search(sentence) is None:
        return _GROWN.search(sentence) is not None
    rest = _OF_A_CHILD.sub(" ", without_family(sentence))
    small = small_letters(rest)
    if any(True for _ in ages(rest, small, words_of(small))):
        rest = _YOUNG.sub(" ", rest)  # “Kak Salsa, 11 tahun” is no adult
    return ADULT.search(rest) is not None


def is_told_of_one(text: str, start: int, end: int, first: int, last: int) -> bool:
    """Whether a sentence says without the class in it that it speaks of one child."""
    if _BEFORE_ONE.search(text, max(first, start - 12), start):
        return True
    rest = f"{text[first:start]} {text[end:last]}"
    return has_child(rest) or _ONE.search(rest) is not None
