"""Names of people in Devanagari, where nothing is written large: by what stands beside them, and by lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gaung.rules.safeguarding.cues import word_set
from gaung.rules.safeguarding.known_names import COMMON
from gaung.rules.safeguarding.nepali_lexicon import DOUBTFUL, FAMILIES, KNOWN, letter, roman_given, said_alike
from gaung.rules.safeguarding.nepali_people import people
from gaung.rules.safeguarding.searching import found_near

_WORDS = re.compile(r"[\u0900-\u0963]{2,}")
_CASES = ("लाई", "ले", "को", "की", "का", "सँग")
_CASE = re.compile(rf"(?:{'|'.join(_CASES)})\Z")

_DEVA = r"[\u0900-\u0963\u0971-\u097f]+"
_NEPALI_CUED = re.compile(rf"नाम\s+(?P<name>{_DEVA}(?:\s+{_DEVA}){{0,3}}?)\s+(?:हो|थियो)")
_NEPALI_AGED = re.compile(rf"(?P<name>{_DEVA}(?:\s+{_DEVA}){{1,3}}),?\s+\(?(?:[5-9]|1[0-7])\s+वर्ष")
_NEPALI_PUPIL = re.compile(
    rf"(?:कक्षा\s\d+\s(?:का|की|को)|वर्षीया?)\s(?:(?:छात्रा|छात्र|बालिका|बालक|किशोरी|किशोर|विद्यार्थी)\s)?"
    rf"(?!(?:छात्रा|छात्र|बालिका|बालक|किशोरी|किशोर|विद्यार्थी|बच्चा|केटी|केटा|सबै|एक|दुई|धेरै|पाठ"
    rf"|किताब))(?P<name>{_DEVA}\s{_DEVA}?)(?=ले\s|लाई\s|को\s|की\s|,|\s(?:छान|भन|सह|पहिल|विजयी|प्रथम))"
)
"""A full name right behind a child's class or age."""
_NEPALI_AGENT = re.compile(
    rf"(?:वर्ष(?:की|का|को|ीया?)|कक्षा\s\S{{1,4}}\s?(?:मा\s(?:पढ्ने|अध्ययनरत|पढ्दै गरेक[ीाो])|का|की|को))\s"
    rf"(?!(?:छात्र|छात्रा|बालिका|बालक|बालबालिका|किशोरी|किशोर|विद्यार्थी|बच्चा|बच्ची|केटी|केटा|सबै|एक|दुई|तीन|धेरै|पाठ|किताब"
    rf"|उमेर|साथी|सहभागी|सदस्य|समूह|टोली|शिक्षक|शिक्षिका|युवा|युवती|महिला|पुरुष|व्यक्ति|छोर[ाी]|दिदी|बहिनी|भाइ|दाइ|आमा|बुबा"
    rf"|उनी|उन|नानी|मान्छे|जना|प्रतिनिधि|वक्ता|कलाकार|गायक|गायिका|खेलाडी|सन्तान|नागरिक|अभियन्ता|पीडित|संस्था|क्लब|परिवार)"
    rf"(?:हरू|ले|लाई|को|की|का|मा)*\s)(?P<name>{_DEVA}?)(?=ले\s|लाई\s|\s(?:भन्छ|भनिन्|भने[ ।]|भन्दै))"
)
"""A single word behind a child's class or age that does or says something: nothing but a name can."""
_NEPALI_MIDDLE = re.compile(
    rf"(?P<name>{_DEVA}\s+(?:कुमारी|कुमार|बहादुर|माया|प्रसाद|देवी|लाल|मान|राज)\s+{_DEVA}?)(?=ले|लाई|को|की|का|सँग"
    rf"|[\s,।(]|\Z)"
)
"""A name with one of the middle names that only people have."""
_NEPALI_ROMAN = re.compile(
    r"(?i:(?:mero|hamro|usko)(?: \w+ ko)?|\w+ ko) (?i:naam|nam) (?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3}) (?i:ho"
    r"|thiyo)(?![^\W_])"
)
_NEPALI_SELF = re.compile(rf"म (?P<name>{_DEVA}\s{_DEVA}(?:\s{_DEVA})?),\s\S+\sवर्ष")
_NEPALI_TELLER = re.compile(rf"(?:बालक|बालिका|छात्रा|छात्र|किशोरी|किशोर)\s(?P<name>{_DEVA}\s{_DEVA}?)ले\s(?:बता|भन|सुना)")
_NEPALI_LABELLED = re.compile(rf"नाम(?:थर)?\s?[:ः]\s*(?P<name>{_DEVA}(?:\s+{_DEVA}){{1,3}})")
_NEPALI_CHILD = re.compile(
    rf"(?:बालिका|बालक|छोरी|छोरा|छात्रा|छात्र|बहिनी|भाइ|किशोरी|किशोर)\s+(?P<name>{_DEVA}\s+{_DEVA}?)(?=ले|लाई|को|की"
    rf"|का|[\s,।(])"
)
_NEPALI_FULL = re.compile(
    rf"(?<![\u0900-\u0963\u0971-\u097f])(?P<name>{_DEVA}+\s++(?:{'|'.join(sorted(FAMILIES))}))(?=ले|लाई|को|की|का"
    rf"|[\s,।(]|\Z)"
)
_NEPALI_WORD = re.compile(r"(?<![\u0900-\u097f])(?P<name>[\u0900-\u0963]+?)(?:ले|लाई|को|की|का)?(?![\u0900-\u097f])")
_NEPALI_DOUBTED = re.compile(
    r"(?<![\u0900-\u097f])(?:सानी|सानो|बालिका|बालक|छात्रा|छात्र|किशोरी|किशोर|नानी|बहिनी|भाइ|छोरी|छोरा)\s"
    r"(?P<name>[\u0900-\u0963]+?)(?=(?:ले|लाई|को|की)?(?![\u0900-\u097f]))"
)
_NEPALI_WHOLE = re.compile(r"(?<![\u0900-\u097f])(?P<name>[\u0900-\u0963]+(?:का|की|को))(?![\u0900-\u097f])")
_NEPALI_SIGNED = re.compile(rf"(?:बनाउने|लेख्ने|लेखक|चित्रकार|भन्ने|—|–|\()\s?(?P<name>{_DEVA}),\s(?:[5-9]|1[0-7])\sवर्ष")

_BESIDE = (
    (_NEPALI_CUED, ("नाम ",), True),
    (_NEPALI_LABELLED, ("नाम",), False),
    (_NEPALI_AGED, ("वर्ष",), True),
    (_NEPALI_SELF, ("म ",), True),
    (_NEPALI_TELLER, ("बाल", "छात्र", "किशोर"), True),
    (_NEPALI_PUPIL, ("कक्षा", "वर्षी"), True),
    (_NEPALI_AGENT, ("कक्षा", "वर्ष"), True),
    (_NEPALI_MIDDLE, ("कुमार", "बहादुर", "माया", "प्रसाद", "देवी", "लाल", "मान", "राज"), False),
    (_NEPALI_CHILD, ("बाल", "छोर", "छात्र", "बहिनी", "भाइ", "किशोर"), True),
    (_NEPALI_FULL, (), False),
    (_NEPALI_SIGNED, ("वर्ष",), False),
)
"""Each pattern, the words around which it is tried, and whether what it finds is told to be a child's or"
" one's own."""

_MIDDLED = frozenset({_NEPALI_MIDDLE})
"""Where the first word must be able to be a name."""

_ACTS = re.compile(r"(?:ले|लाई|की|सँग)(?![\u0900-\u097f])|\s?[,(:]|\s?\d|\s?\Z")
"""What stands behind a word that is a name here, and an ordinary word elsewhere."""

_SURE = frozenset(
    {_NEPALI_ROMAN, _NEPALI_SELF, _NEPALI_TELLER, _NEPALI_CUED, _NEPALI_PUPIL, _NEPALI_AGENT, _NEPALI_MIDDLE}
    | {_NEPALI_SIGNED}
)
"""What needs no known name."""


_OF_A_FAMILY = frozenset({_NEPALI_AGED, _NEPALI_LABELLED})
"""Where a family name is enough."""


def nepali_names(text: str) -> Iterator[tuple[re.Match[str], bool]]:
    """Every name in a text in Devanagari, and whether the text says that it is a child's or the writer's own.

    Left out is what the words beside it call an adult's, or the name of a place, a group or a work.
    """
    others = [(person.start, person.end) for person in people(text) if person.of != "child"]
    for match, is_told in _by_pattern(text):
        start, end = match.span("name")
        if not any(start < last and first < end for first, last in others):
            yield match, is_told


def children_named(text: str) -> Iterator[tuple[int, int]]:
    """Where a name stands in one phrase with what says that it is a child's."""
    for person in people(text):
        if person.of == "child":
            yield person.start, person.end


@lru_cache(maxsize=1 << 13)
def _stem(word: str) -> str:
    return _CASE.sub("", word)


def _by_pattern(text: str) -> Iterator[tuple[re.Match[str], bool]]:
    stems = set(_WORDS.findall(text))
    if not stems:
        return
    stems |= {_stem(word) for word in stems if word.endswith(_CASES)}
    families = stems & FAMILIES
    for pattern, signs, is_told in _BESIDE:
        here = families if pattern is _NEPALI_FULL else [sign for sign in signs if sign in text]
        for match in found_near(pattern, text, text, here, 64, 64):
            whole = match["name"].split()
            if pattern is _NEPALI_CUED and letter(whole[0])[0] in "wvAIj2GPCHTSX":
                continue  # नाम लेख्नु बराबर हो
            if pattern in _MIDDLED and letter(whole[0])[0] not in "NDEu":
                continue
            is_family = pattern in _OF_A_FAMILY and whole[-1] in FAMILIES
            if pattern in _SURE or is_family or whole[0] in KNOWN or (whole[0] in DOUBTFUL and whole[-1] in FAMILIES):
                yield match, is_told
    for match in found_near(_NEPALI_DOUBTED, text, text, stems & DOUBTFUL, 16, 16):
        if match["name"] in DOUBTFUL:
            yield match, False
    for pattern in (_NEPALI_WORD, _NEPALI_WHOLE):
        for match in found_near(pattern, text, text, stems & KNOWN, 4, 16):
            if match["name"] in KNOWN and (match["name"] not in DOUBTFUL or _ACTS.match(text, match.end("name"))):
                yield match, False


_ROMAN_KID = (
    r"(?:keti|keta|keto|bahini|bhai|nani|babu|chh?ori|chh?ora|chh?oro|sathi|bachcha|bachchi|balak|balika"
    r"|chhatra|nati|natini"
    r"|bhatija?i?|bhanji|bhanja|kishori|kishor|bidyarthi|vidyarthi)"
)
_ROMAN_ROLE = r"bal (?:sadasya|patrakar|kalakar|gayak|gayika|pratinidhi|bakta|prastota|neta|sahabhagi)"
_ROMAN_BOUND = (
    re.compile(r"(?<![^\W_])(?P<name>[a-z]{3,}) (?:keto|keti|keta) ho(?![^\W_])"),
    re.compile(
        rf"(?<![^\W_])(?:{_ROMAN_KID}|{_ROMAN_ROLE}) (?P<name>[a-z]{{3,}}(?: [a-z]{{3,}})?)(?= ?(?:ho|le|ko|lai"
        rf"|ki|ka|sanga|sita)\b|[.,!]|\Z)"
    ),
    re.compile(
        rf"(?<![^\W_])(?P<name>[a-z]{{3,}}(?: [a-z]{{3,}})?) (?:bhanne|vanne|bhanni|naam ko|naam ki|nam ko"
        rf"|nam ki) (?:\w+ ){{0,4}}?{_ROMAN_KID}(?![^\W_])"
    ),
    re.compile(r"(?<![^\W_])(?P<name>[a-z]{3,}) (?:bahini|bhai|nani|babu)(?=[!,.]| (?:le|lai|ko|ki|ka)\b|\Z)"),
    re.compile(
        r"(?<![^\W_])(?:hamro|mero) (?:class|team|school) (?:ko|ki|ka) (?:sano |sani |captain "
        r"|monitor )?(?P<name>[a-z]{3,})(?= (?:le|lai)\b)"
    ),
    re.compile(
        r"(?<![^\W_])(?:class|kaksha|grade) ?\d+ ?(?:ma padh?ne|ki|ko) (?P<name>[a-z]{3,}(?: [a-z]{3,})?)(?= (?:le"
        r"|lai|sanga)\b)"
    ),
)
"""A name in one phrase with what says that it is a child's: `bhai Roshan le`, `Sagar bhanne keto`, `pooja bahini`."""
_ROMAN_ONE = re.compile(rf"(?:mero |usko |unko )?(?:{_ROMAN_KID} ko )?na+m (?!.*(?:sir|miss|teacher))")
_ROMAN_GROWN = re.compile(r" ?(?:sir|mam|ma'am|miss|madam|dai|dada|didi|kaka|mama|guru|jyu|ji|uncle|aunty|aunt)\b")
_ROMAN_WORDS = word_set(
    "mero mera meri hamro hamra timro tapai usko unko uhako kasko yesko esko tyo yo tesko sabai sathi"
    " sathiharu haru harule"
    " bahini bhai keti keta keto nani babu chori chora dai didi sir miss teacher school class club group team"
    " phone mobile"
    " number photo video message link password facebook tiktok game ghar gaun tole pani ani tara ta chai hola"
    " ho huncha hunchha"
    " garyo garcha bhayo cha chha chan chhan thiyo gayo aayo parne garne dherai ramro naramro sano thulo"
    " eutai euta ek dui tin"
    " aaja hijo bholi ahile police prahari helpline kaam kam kura din raat sanga sita lagi matra jasto kasto"
    " kina kasari"
    " bidyarthi chhatra abhibhavak aama buwa baba mummy bahira bhitra online offline free fire pubg aru arko kohi koi"
)
_ROMAN_SMALL = re.compile(
    r"(?<![^\W_])(?P<name>(?!(?:mero|hamro|usko|timro|uhako|unko|kasko|esko|tesko|sathi|school|class|ghar|kt|gaun"
    r"|phone)\b)[a-z]{3,})"
    r" ko (?:baba|buwa|aama|mummy|dai|didi|bhai|bahini|chori|chora|ghar)(?![^\W_])"
)


def is_pupils(match: re.Match[str]) -> bool:
    """Whether a name stands right behind a child's class or age."""
    return match.re in {_NEPALI_PUPIL, _NEPALI_AGENT}


_ROMAN_SIGNS = word_set(
    "naam nam ko bal hamro mero class kaksha grade"
    " keti keta keto bahini bhai nani babu chori chhori chora chhora choro chhoro sathi bachcha bachchi balak balika"
    " chhatra nati natini bhatij bhatija bhatiji bhatijai bhanji bhanja kishori kishor bidyarthi vidyarthi"
)
"""Without one of these words there is no such name."""


def roman_names(text: str, small: str, words: frozenset[str]) -> Iterator[tuple[re.Match[str], bool]]:
    """Names in Nepali that is written in Latin letters, and whether a child's role stands in one phrase with them."""
    if words.isdisjoint(_ROMAN_SIGNS):
        return
    signs = [sign for sign in (" naam ", " nam ") if sign in small]
    for match in found_near(_NEPALI_ROMAN, text, small, signs, 32, 64):
        yield match, _ROMAN_ONE.match(small, match.start()) is not None
    for pattern in _ROMAN_BOUND:
        for match in pattern.finditer(small):
            name = text[match.start("name") : match.end("name")]
            if _may_be_roman(name) and not _ROMAN_GROWN.match(small, match.end("name")):
                yield match, True
    for match in _ROMAN_SMALL.finditer(small):
        yield match, False


def _may_be_roman(name: str) -> bool:
    """Whether a word is a name: written large, or known, and no word of every day."""
    first = name.split()[0]
    if first.lower() in _ROMAN_WORDS:
        return False
    return first[0].isupper() or first.capitalize() in COMMON or said_alike(first) in roman_given()
