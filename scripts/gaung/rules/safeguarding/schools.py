"""A child's school: named or numbered, however it is written, and only where a child stands near it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gaung.rules.safeguarding.cues import word_set
from gaung.rules.safeguarding.digits import NUMBER_WORDS
from gaung.rules.safeguarding.searching import has_devanagari, small_letters
from gaung.rules.safeguarding.stems import Stems

_NUMBER = rf"(?:\d{{1,6}}|\d(?: \d){{1,5}}|(?i:(?:{NUMBER_WORDS})(?: ?belas| puluh)?|sepuluh|sebelas)\b)"
_CAPS = r"(?:\s+[A-Z][\w'’-]+)"
_NAMED = r"(?:\s+(?:(?:[Aa]l|[Aa]n|[Aa]r|[Aa]sh?|[Aa]t|[Dd]arul|[Nn]urul|St|Santo?|Sta)\.?[- ])?[A-Z][a-z][\w'’-]*)"
_SHORT = r"(?:SD|SMP|SMA|SMK|SLB|TK|PAUD|RA|MI|MTs|MTS|MA)"
_LONG = (
    r"(?i:sekolah\s+(?:dasar|menengah\s+(?:pertama|atas|kejuruan)|luar\s+biasa|alam|islam)"
    r"|madrasah\s+(?:ibtidaiyah|tsanawiyah|aliyah)|taman\s+kanak-kanak|(?:es[\s-]?de|es[\s-]?em[\s-]?pe"
    r"|es[\s-]?em[\s-]?a|es[\s-]?em[\s-]?ka|em[\s-]?te[\s-]?es|em[\s-]?i)(?:[\s-]?en)?(?![^\W_]))"
)
_KIND = r"(?:\s?(?:N|S|IT|LB|Negeri|Swasta|Islam|Katolik|Kristen|Terpadu|Plus))*"
_NOT_AFTER = (
    r"dan|atau|di|yang|dekat|bersama|negeri|kelas|itu|ini|juga|swasta|favorit|lain|kami|kita|mana|sampai|ke|pun|jauh"
    r"|tetangga|terdekat|dulu|sekarang|biasa|umum"
)

_INDONESIAN = re.compile(
    rf"\b(?!RA\b|PAUD\b){_SHORT}(?:\s?N\b|\s?Negeri|N|S|\s?Swasta)?\.?\s*(?:No\.?\s*|nomor\s*)?{_NUMBER}"
    rf"(?!\s*(?:dan|sampai|-)\s*(?:SMP|SMA)|\s+[A-Z]\b){_CAPS}{{0,3}}"
    rf"|\b(?i:sd|smp|sma|smk|mts|man|min)(?:\s?n|\s?negeri)?\s*\d{{1,6}}(?!\d|\s+[A-Z]\b){_CAPS}{{0,3}}"
    rf"|\b(?i:sd|smp|sma|smk|mts)[-.\s]?n[-.\s]*{_NUMBER}(?:[ ]?[A-Z][\w'’-]+)*"
    rf"|\b{_SHORT}[SK]?(?:-[A-C])?{_KIND}{_NAMED}+"
    rf"|\b{_LONG}(?:\s+(?i:negeri|swasta))?(?:\s+(?:No\.?\s*)?{_NUMBER}{_CAPS}{{0,3}}|{_NAMED}+)"
    rf"|\b(?:Pondok\s+Pesantren|Ponpes|Pesantren|Pondok|Dayah){_NAMED}+"
    rf"|(?<=mondok di)\s+[A-Z]\w+(?:{_CAPS})*|(?<=nyantri di)\s+[A-Z]\w+(?:{_CAPS})*"
    rf"|(?i:(?<=sekolah di )|(?<=murid )|(?<=siswa )|(?<=siswi ))(?:sd|smp|sma|smk|mts)\s+(?!(?:{_NOT_AFTER})\b)"
    r"[a-z]{3,}(?:\s+(?!(?:dan|atau|di|yang|kelas)\b)[a-z]{3,})?"
)
_HEAD = re.compile(
    r"(?:s(?=d|m[pak]|lb|ekolah)|t(?=k|aman)|p(?=aud|ondok|onpes|esantren)|r(?=a)|m(?=i|ts|a)|e(?=s|m)"
    r"|d(?=ayah))(?<!\w.)"
    r"|\s(?:(?<=mondok di\s)|(?<=nyantri di\s))"
)
"""Where a match of that may begin, in small letters."""
_LATIN = re.compile(
    r"\b(?:(?:(?:Lady|Queen|Mother|House|Sons|Daughters|Sisters|Church|Heart|Child|Spirit|College|University"
    r"|Institute|School"
    r"|Academy|City) of|[A-Z][\w'.-]{1,40}|de|del|dela"
    r"|the)\s++){0,4}[A-Z][\w'.-]{1,40}\s++(?:National\s+(?:Science\s+)?High\s+School"
    r"|(?:Senior\s+|Junior\s+)?High\s+School|(?:Junior|Senior)\s+High|(?:Central\s+)?Elementary(?:\s+School)?"
    r"|Integrated\s+School|(?:English\s+)?Boarding\s+School|(?:Primary|Secondary|Middle|Public|International|Model"
    r"|Christian|Catholic|Central|Day)\s+School|Academy|College|School|Vidyalaya|Vidya (?:Ashram|Mandir|Niketan|Sadan"
    r"|Peeth)|Vidyashram|Gurukul|Montessori|National HS|HS"
    r"|NHS|NSHS|SHS|CES|ES|High(?=\W*(?:\Z|[.,!?;]|right|and|in|now|with|when|where|who))|Seminary|Day Care Center)\b"
    r"|\bShree [A-Z]\w+(?: [A-Z]\w+)? (?:Ni\.? ?)?(?:Ma|Aa?|Pra)\.? ?Vi\b\.?"
    r"|\bColegio de (?:San(?:ta)?|Sto\.|Sta\.)? ?[A-Z]\w+(?: [A-Z]\w+)?"
    r"|(?<=\bat )(?!(?:the|a|my|our|his|her|their|this|that|any|some|new|local|same|public|private|every"
    r"|no)\b)[a-z'-]+(?: [a-z'-]+){0,2} (?:secondary|primary|elementary|high|basic|boarding|integrated) school\b"
    r"|(?<=\bat )(?!(?:the|a|my|our|his|her|their|this|that|school)\b)[a-z'-]+(?: [a-z'-]+){0,2} (?:academy|national"
    r" high|central school|colegio)(?: of [a-z]+(?: [a-z]+)?)?\b"
    r"|(?<![^\W_])[a-z'-]+ (?:english )?boarding school(?= ma\b)|\b[A-Z]\w+ (?:Secondary|Basic School"
    r"|Primary)(?=,|\))"
    r"|\b(?:Mataas\s+na\s+Paaralan|Mababang\s+Paaralan|Paaralang?\s+(?:Elementarya|Sekundarya|Sentral|Pambansa"
    r"|Panggitna))"
    r"(?:g\s+\w+)?\s+ng\s+[A-Z]\w+(?:\s+[A-Z]\w+)*"
)
_NOT_A_NAME = re.compile(
    r"^(?:The|A|An|This|That|Our|Their|My|Her|His|Ang|Ng|Sa|National|Every|Each|After|In|At|No|Public|Private"
    r"|Elementary|High|Primary|Safe)\s",
    re.IGNORECASE,
)
_NEPALI = re.compile(
    r"(?:श्री\s++\S++|(?<!\S)(?P<name>\S{3,}+))\s++(?:(?:नि|उ)?\.?मा\.?\s?वि(?:\.|(?=मा|को|का|[\s,।]|\Z))|आ\.\s?वि\.?"
    r"|आवि(?=मा|को|\s)"
    r"|प्रा\.?\s?वि(?:\.|(?=मा|को|\s))|माध्यमिक\s+विद्यालय|आधारभूत\s+विद्यालय"
    r"|प्राथमिक\s+विद्यालय|(?:इङ्लिस\s+)?बोर्डिङ(?:\s+स्क[ुू]ल)?|(?:पब्लिक|मोडेल|मन्टेस्वरी|सेकेन्डरी"
    r"|नमुना)\s+स्क[ुू]ल|एकेडेमी|विद्याश्रम"
    r"|विद्या\s?(?:मन्दिर|सदन|निकेतन|पीठ|आश्रम)|आवासीय\s+विद्यालय|सामुदायिक\s+विद्यालय"
    r"|गुरुकुल|(?:माध्यमिक|आधारभूत)(?=को|की|का|मा)|(?:विद्यालय|स्क[ुू]ल)(?=\S*\s+(?:\S+\s+){0,2}(?:पढ्"
    r"|जाने(?![\u0900-\u0963]))))\S*"
)
_NEPALI_NO_NAME = re.compile(
    r"(?:(?<!अरनि)को|का|(?<!गण्ड)की|मा|ले|लाई|बाट|(?<![\u0900-\u097f])र|हरू|सँगै|सँग|हामी|एक्लै|सधैँ|सधैं|नजिकै|मेरो|मेरी"
    r"|हाम्रो|कुन|कुनचाहिँ|तिम्रो|उनको|उसको|आफ्नो|यो"
    r"|त्यो|कुनै|सबै|सरकारी|निजी|सामुदायिक"
    r"|राम्रो|नयाँ|पुरानो"
    r"|एउटा|हरेक|दुवै|एक|[।,])\Z"
)

_SHORT_WORDS = word_set(
    "sdk smpk smak smkk sdit smpit smait sd sdn smp smpn sma sman smk smkn slb slbn tk paud ra mi min mts mtsn mtss"
    " ma man mas sds smps smas pesantren"
    " pondok ponpes dayah mondok nyantri madrasah kanak esde esempe esema esemka"
)
_LONG_WORDS = word_set("menengah dasar luar alam islam es")
_LATIN_SIGNS = (
    "School",
    " school",
    " academy",
    " national high",
    "Secondary",
    "Academy",
    "College",
    " High",
    "Elementary",
    "Vidyalaya",
    "Montessori",
    "HS",
    "Vidya",
    " Vi",
    ".Vi",
    "Gurukul",
    "Seminary",
    "Colegio",
    " ES",
    "CES",
    "Paaralan",
)
_SHORT_SIGNS = ("HS", " Vi", ".Vi", " ES", "CES")
_LATIN_STEMS = Stems(sign.lower().split()[0] for sign in _LATIN_SIGNS if sign not in _SHORT_SIGNS)
_NEPALI_SIGNS = ("विद्या", "मावि", "प्रावि", "आवि", "स्कुल", "स्कूल", "वि.", "बोर्डिङ", "एकेडेमी", "गुरुकुल", "माध्यमिक", "आधारभूत")
_TAG = re.compile(r"#(?i:(?:sd|smp|sma|smk|mts)n?)\d{1,6}\w*")


@lru_cache(maxsize=64)
def schools(text: str, words: frozenset[str]) -> tuple[re.Match[str], ...]:
    """Every school that is named or numbered in a text; `words` are its words in small letters."""
    return tuple(_schools(text, words))


def _schools(text: str, words: frozenset[str]) -> Iterator[re.Match[str]]:
    is_spelled = "es" in words and not words.isdisjoint({"de", "em"})
    if is_spelled or not words.isdisjoint(_SHORT_WORDS) or ("sekolah" in words and not words.isdisjoint(_LONG_WORDS)):
        yield from _at_heads(text, small_letters(text))
    is_near = _LATIN_STEMS.stand_in(text, words) or any(sign in text for sign in _SHORT_SIGNS)
    if is_near and any(sign in text for sign in _LATIN_SIGNS):
        for match in _LATIN.finditer(text):
            if not (_NOT_A_NAME.match(match[0]) and match[0].count(" ") < 4):
                yield match
    if "#" in text:
        yield from _TAG.finditer(text)
    if has_devanagari(text) and any(sign in text for sign in _NEPALI_SIGNS):
        for match in _NEPALI.finditer(text):
            if match["name"] is None or not _NEPALI_NO_NAME.search(match["name"]):
                yield match


def _at_heads(text: str, small: str) -> Iterator[re.Match[str]]:
    """What the Indonesian pattern finds, tried only where it may begin."""
    done = 0
    for head in _HEAD.finditer(small):
        match = _INDONESIAN.match(text, head.start()) if head.start() >= done else None
        if match is not None:
            done = match.end()
            yield match
