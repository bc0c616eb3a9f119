"""Who is named in a sentence in Devanagari: a child, an adult, or nobody.

Each word becomes one letter (`nepali_lexicon.letter`), so that a sentence is a short string and what stands beside a
name a short pattern: `CN` is “बालिका सृजना”, `TNf` is “शिक्षिका सीता राईले”. What says whose name it is must stand in one
phrase with it; who else is in the sentence does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from gaung.rules.safeguarding.nepali_lexicon import KIDS, OFFSPRING, PARENTS, ROLES, letter

_WORD = re.compile(
    r"(?P<under>(?=[यUu])(?:यू|यु|[Uu])\s?[-–]?\s?1[0-8](?!\d))"
    r"|(?P<dotted>(?=..?\.)(?:[\u0905-\u0939][\u093e-\u094c\u0902]?\.\s?){2,3})"
    r"|(?P<deva>[\u0900-\u0963\u0970-\u097f\u200c\u200d]+)|(?P<latin>[A-Z][a-z]+)|(?P<number>\d+)"
    r"|(?P<end>[।?!…]|\.(?=\s|\Z)|\n[ \t]*\n)|(?P<sign>[^\w\s])|[^\W]+"
)
_DEVANAGARI = re.compile(r"[\u0904-\u0939]")
_SIGNS = {",": ",", "،": ",", ";": ",", ":": ":", "ः": ":", "—": ":", "–": ":", "-": ":", "(": "(", ")": ")", "/": ","}
_NUMBERS = {
    word: value
    for value, words in (
        *(
            (4, "चार"),
            (5, "पाँच"),
            (6, "छ"),
            (7, "सात"),
            (8, "आठ"),
            (9, "नौ"),
            (10, "दस दश"),
            (11, "एघार"),
            (12, "बाह्र"),
        ),
        *((13, "तेह्र"), (14, "चौध"), (15, "पन्ध्र"), (16, "सोह्र"), (17, "सत्र"), (18, "अठार"), (19, "उन्नाइस"), (20, "बीस")),
        *((1, "एक पहिलो"), (2, "दुई दोस्रो"), (3, "तीन तेस्रो"), (8, "आठौँ आठौं"), (9, "नवौँ नवौं"), (7, "सातौँ सातौं")),
        *((10, "दशौँ दसौँ दशौं दसौं"), (6, "छैटौँ छैटौं"), (5, "पाँचौँ पाँचौं"), (4, "चौथो"), (25, "पच्चीस"), (30, "तीस")),
        *((35, "पैँतीस पैंतीस"), (40, "चालीस"), (45, "पैँतालीस पैंतालीस"), (50, "पचास"), (60, "साठी")),
    )
    for word in words.split()
}
_YEARS = re.compile(r"(?:वर्ष|बर्ष|साल)(?P<of>ीया|ीय|े|की|को|का|कि)?\Z")
_IN_CLASS = re.compile(r"(?:पढ्ने|पढ्दै|अध्ययनरत|पढिरहेक[ीाो]|पढ्न)\Z")
_CLUB = re.compile(r"बाल\s?(?:क्लब|मञ्च|सञ्जाल|समूह|संसद|परिषद|गृह)(?P<of>क[ीाो])?(?:मा|ले|बाट|लाई)?\Z")


_HAPPENS = frozenset(("हुन्छन्", "हुन्छ", "हुने", "भए", "भएर", "हुनेछन्", "हुँदै", "छन्", "थिए", "देखिन्छन्", "देखिए", "पाउँछन्"))
"""Behind what somebody is, and not who."""


@dataclass(frozen=True, slots=True)
class Person:
    """A name in a text, and what stands beside it."""

    start: int
    end: int
    of: str
    """`child`, `adult`, or `nobody`: what is called after somebody."""


@dataclass(slots=True)
class Word:
    """A word or a sign, with its letter, its stem and its case ending."""

    start: int
    end: int
    letter: str
    stem: str
    case: str


_FULL = r"[NDEu][NDEM]?M*[Ff]"
_NAME = rf"(?P<name>{_FULL}|[NnDdEe]|[Uk](?![Xb]))"
_SURE = rf"(?P<name>{_FULL}|[NnEe])"
_ANY = rf"(?P<name>{_FULL}|[NnDdEe])"

_CHILDREN = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:C|R|Qo?|Y\)?|[sQJR]o)h?[q(]?{_NAME}",  # बालिका सृजना, बाल प्रस्तोता सृजना थापामगरलाई, बाल क्लबकी सचिव …
        rf"J[q(]?(?P<name>{_FULL}|[NnDdEe]|U)",  # कक्षा ७ मा पढ्ने सुबिनले, ९ वर्षकी प्रिन्सा
        rf"s{_SURE}",  # सानो बिकास
        r"s(?P<name>[nd])(?=H)",  # सानो कुशलका हजुरबुबा
        r"rS(?P<name>[NnDE])",  # मेरो साथी सञ्जितालाई
        rf"[CR][:,]q?(?P<name>{_FULL}|[NE])(?=[.,)]|\Z)",  # बालिका: सबिना
        rf"(?P<name>{_FULL}|[NDEul])q?b[^.,]{{0,5}}?[CcR]",  # सागर भन्ने सात कक्षाको केटाले
        rf"(?P<name>{_FULL}|[NDE]),?\(?(?:Y|R(?=[.,)V]|\Z)|(?<=,)C(?![A-Za-z]))",
        rf"P[^.]{{0,4}}?:q?(?P<name>{_FULL}|[NDE])(?=[,a.(]|\Z)",  # बाल सहभागीहरू: सुस्मिता लामा
        rf"p(?P<name>{_FULL}|[NDEu])(?=,|a)",  # बालबालिकामा ओम, हेमन्ती र …
        r"(?:\A|[.:q])[w3q]?(?P<name>N)[,.].*?i",  # सुमन, तिमी …
        r"[CcR][^.]*?(?:(?P<name>N)q?B|q(?P<named>[NDEu])qB)",  # स्कुलमा “प्रबिन” भनिन्छ
        rf"c(?:w)?m[w:,]?q?(?P<name>{_FULL}|[NDE])",  # बालिकाको नाम सृजना
        rf"1[:,]q?(?P<name>{_FULL}|[NE])",  # प्रथम: सृजना राई
        r"[cC][^.]*:q?(?P<name>N)(?=[.]|\Z)",  # बालिकाको नाम … लेख्छौं: सृजना
        rf"L:q?(?P<name>{_FULL}|[NDE])(?=[,a(.])",  # कक्षा ८ — सृजना, …
        rf"m:q?(?P<name>{_FULL}|[NDE])[.,]w:y",  # नाम: सृजना। कक्षा: ७
        rf"CV{_SURE}(?=[.,)]|\Z)",  # बालक थिए निराजन
        rf"(?:\A|[.,q:])(?P<name>{_FULL}|[NE])[^.,]{{0,5}}CV",  # प्रनिश उनकै कक्षाको केटो हो
        r"(?:\A|[.,q])(?P<name>N)[wr]{0,3}SV",  # समीर हाम्रै क्लासको हो
        rf"(?P<name>{_FULL}|[NDE]),[SQ]o",  # सुयोग, बाल क्लब सदस्य
        rf"K[uwo](?P<name>{_FULL}|[NnEe])",  # बाल सन्देशवाहक सृजनाले
        rf"cx{_ANY}",  # बाल अतिथिका रूपमा सुरजले
        rf"rm[w:,]?q?(?P<name>{_FULL}|[NDEu])q?V",  # उसको नाम सृजना हो
        rf"(?P<name>{_FULL}|[NDEu])m[wj][CcR]",  # सृजना नाम गरेकी बालिका
        rf"(?P<name>{_FULL}|[NDE])[,(]\(?(?:L|g)(?=[),.w]|\Z)|(?P<named>{_FULL}|N)[,(]y[,)]",  # सृजना, कक्षा ३
        rf"[RQSP][ow]{{0,3}}:q?(?P<name>{_FULL}|[NDE])(?=[,a(])",  # बाल पत्रकार टोली: सृजना, …
        rf"[gL][^.]{{0,12}}?m:?q?(?P<name>{_FULL}|[NDE])(?=[,.(]|\Z)",  # उमेर १२, नाम सृजना
        rf"m:?q?(?P<name>{_FULL}|[NDE]),[^.]{{0,6}}?[gL]",
    )
)
"""What makes a name a child's: each pattern in the letters of words."""

_ADULTS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:(?<![CRJQ])h|T)[HoThq]*,?{_NAME}",  # शिक्षिका लीला शर्मा
        r"(?P<name>[NDEu][NDEM]?M*F|[NDEu])H",  # सागर सर
        rf"{_ANY},?\(?[WZ]",  # सुवास बराल ४५ वर्षका, (६८)
        rf"W{_ANY}",
        rf"{_ANY}V[^.]*(?:T|ow*)(?:V|[.]|\Z)",  # मेरो नाम … हो, म … सामाजिक कार्यकर्ता हुँ
    )
)
_OF_A_PARENT = re.compile(rf"(?P<name>{_FULL})[sw]?[Cc]")
_ROLE_BEHIND = (re.compile(rf"{_ANY},[wo]{{0,2}}T"), re.compile(rf"(?<![sQJRLYC])o{_ANY}"))
"""A trade behind a comma, which may be the next one's in a list: `सृजना, मनोविद्`."""
_NOBODY = (
    re.compile(r"(?P<name>[NDEu]F?)X"),
    re.compile(r"(?P<name>[DE])[uwk]X"),
    re.compile(r"(?P<name>[NDEu])b[^CcR.,]{0,3}[Xwu.]"),
)
_POLITE_ACT = re.compile(rf"(?P<name>{_FULL}|[NnDdEe])[^.UndeTHVf]*?v")
_LISTED = re.compile(rf"(?:,|a|,a|,R|aR|,C|aC)(?P<name>{_FULL}|[NnDdEe]|u(?=[,a])|U)")
_WEAK = re.compile(r"(?P<name>n)|(?P<doubted>d)(?=[^.,]{0,6}A)")


@lru_cache(maxsize=64)
def parents_named(text: str) -> tuple[tuple[int, int], ...]:
    """Where somebody's child is spoken of, and who that is: `रमेश थापाकी माइली छोरी`."""
    words, code = coded(text)
    return tuple(
        (words[match.start()].start, words[match.end() - 1].end)
        for match in _OF_A_PARENT.finditer(code)
        if words[match.end() - 1].stem in OFFSPRING and words[match.end("name") - 1].case in {"को", "की", "का"}
    )


@lru_cache(maxsize=64)
def people(text: str) -> tuple[Person, ...]:
    """Everybody who is named in a text beside a word that says who it is."""
    words, code = coded(text)
    return tuple(sorted(_read(words, code), key=lambda person: person.start))


@lru_cache(maxsize=64)
def coded(text: str) -> tuple[list[Word], str]:
    """The words of a text and their letters, `nepali_lexicon.letter`; none where nothing is written in Devanagari."""
    words = list(_words(text)) if _DEVANAGARI.search(text) is not None else []
    return words, "".join(word.letter for word in words)


def _read(words: list[Word], code: str) -> Iterator[Person]:
    found: dict[tuple[int, int], str] = {}
    for match in _found(_NOBODY, code):
        found[match] = "nobody"
    for match in _found((_POLITE_ACT,), code):
        if words[match[1] - 1].case in {"", "ले"}:
            found[match] = "adult"
    for match in _found(_CHILDREN, code):
        if match[0] > 1 and code[match[0] - 2] == "K" and words[match[0] - 1].case:
            continue
        if "t" in code and code[match[0]] in "Ee":
            continue  # the child Krishna
        if code[max(match[0] - 2, 0)] == "1" and not any(sign in code for sign in "PRQSLJYC"):
            continue  # a prize, and nobody says of what age
        if code[match[0]] == "D" and match[1] < len(words) and words[match[1]].stem in _HAPPENS:
            continue  # विद्यार्थी खुसी हुन्छन्
        if code[match[0]] == "D" and _is_length(words, match[0] - 1):
            continue
        if found.get(match) != "nobody" or code[match[0]] in "Nn":
            found[match] = "child"
    for _, last in [span for span, of in found.items() if of == "child"]:
        listed = _LISTED.match(code, last)
        while listed is not None:
            found.setdefault(listed.span("name"), "child")
            listed = _LISTED.match(code, listed.end())
    for match in _found(_ADULTS, code):
        found[match] = "adult"
    for match in _found(_ROLE_BEHIND, code):
        found.setdefault(match, "adult")
    for span, of in _of_family(words, code):
        found[span] = of
    for match in _at_school(words, code) if "t" not in code else ():
        found.setdefault(match, "child")
    for name in re.finditer(r"[NnDdEe]", code) if "t" in code else ():
        found.setdefault(name.span(), "nobody")  # who acts in a story, or in a sentence to parse
    for (first, last), of in found.items():
        end = words[last - 1].end - len(words[last - 1].case)
        yield Person(words[first].start, end, of)


def _is_length(words: list[Word], at: int) -> bool:
    """Whether a word is an age only as far as `दस वर्षको सपना` speaks of one."""
    return at >= 0 and words[at].letter == "J" and words[at].case == "को" and "कक्षा" not in words[at].stem


def _found(patterns: tuple[re.Pattern[str], ...], code: str) -> Iterator[tuple[int, int]]:
    """Where each pattern finds a name: its first word and the one behind its last."""
    for pattern in patterns:
        for match in pattern.finditer(code):
            yield match.span("name") if match["name"] else match.span("named")


def _of_family(words: list[Word], code: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Whose parent or child somebody is: `निश्चलकी आमा` has a child's name, `रमेश थापाकी छोरी` a parent's."""
    for match in re.finditer(rf"(?P<name>{_FULL}|[nd])[sw]?(?P<kin>[HCc])", code):
        of, kin = words[match.end("name") - 1], words[match.start("kin")]
        if of.case not in {"को", "की", "का"}:
            continue
        if kin.stem in OFFSPRING:
            yield match.span("name"), "adult"
        elif kin.stem in PARENTS and match["name"] in "nd" and "T" not in code:
            yield match.span("name"), "child"
    for match in re.finditer(r"(?P<name>[NDE][NDEM]?M*F?)(?P<kid>[Cc])(?![NnDdEeFu])", code):
        if words[match.start("kid")].stem in KIDS and code[match.start("name")] != "u":
            yield match.span("name"), "child"  # पूजा बहिनी


def _at_school(words: list[Word], code: str) -> Iterator[tuple[int, int]]:
    """A known first name that acts where children are, in a sentence without any adult."""
    start = 0
    for part in code.split("."):
        end = start + len(part)
        if any(sign in part for sign in "SQLJYPCcR") and not any(sign in part for sign in "Thvt"):
            for match in _WEAK.finditer(code, start, end):
                if words[match.start()].case in {"ले", "लाई", "सँग"}:
                    yield match.span("name") if match["name"] else match.span("doubted")
        start = end + 1


def _words(text: str) -> Iterator[Word]:
    """The words and signs of a text with their letters; words that belong together are one."""
    kept: list[Word] = []
    for match in _WORD.finditer(text):
        kept.append(Word(*match.span(), *_read_as(match.lastgroup, match[0])))
        while len(kept) > 1 and (kept[-2].letter in _JOINING or kept[-2].stem in _JOINING_STEMS) and _join(kept, text):
            pass
    for word in kept:
        if word.stem == "कक्षा" and word.letter in "wk":
            word.letter = "S"
    return iter(kept)


def _letter(said: str) -> tuple[str, str, str]:
    """The letter of a word, its stem and its ending; a club of children is where they are."""
    what, stem, case = letter(said)
    club = _CLUB.match(said)
    if club is not None:
        what = "Q" if club["of"] else "S"
    return what, stem, case


@lru_cache(maxsize=1 << 14)
def _read_as(kind: str | None, written: str) -> tuple[str, str, str]:
    """The letter of a word or sign of a kind, its stem and its case ending."""
    match kind:
        case "deva":
            said = written.replace("\u200c", "").replace("\u200d", "")
            number = _NUMBERS.get(said)
            if number is None and said.endswith(("की", "को", "का", "मा")) and said[:-2] in _NUMBERS:
                return "y" if _NUMBERS[said[:-2]] < 18 else "z", said[:-2], said[-2:]
            if number is not None:
                return "y" if number < 18 else "z", str(number), ""
            return _letter(said)
        case "number":
            return "y" if int(written[:4]) < 18 else "z", written, ""
        case "under":
            return "Y", written, ""
        case "dotted":
            return "F", written, ""
        case "end":
            return ".", written, ""
        case "sign":
            return _SIGNS.get(written, "q" if written in "\"'“”‘’«»*_" else ":"), written, ""
    return "l" if kind == "latin" else "w", written, ""


_JOINING = frozenset("yzLg(")
_JOINING_STEMS = frozenset(("उमेर", "कक्षा", "बाल", "बालक्लब", "भाइ", "भाई"))
"""What the first of two words is, or how it reads, that may be one with the next."""


def _join(kept: list[Word], text: str) -> bool:
    """Make the last two words one, if together they are an age, a class or a child's role."""
    one, two = kept[-2:]
    what = _together(one, two, text)
    if what:
        kept[-2:] = [Word(one.start, two.end, what, two.stem, two.case)]
    return bool(what)


def _together(one: Word, two: Word, text: str) -> str:
    whole = text[two.start : two.end]
    if one.stem == "उमेर" and two.letter in "yz":
        return "g" if two.letter == "y" else "W"
    if one.letter in "yz" and two.letter not in ".":
        years = _YEARS.match(whole)
        if years is not None:
            two.case = years["of"] or ""
            return "W" if one.letter == "z" else "J" if years["of"] else "g"
        if two.stem == "कक्षा":
            return "J" if two.case in {"को", "की", "का"} else "L"
    if one.stem == "कक्षा" and not one.case and two.letter == "y":
        return "J" if two.case in {"को", "की", "का"} else "L"
    if one.letter == "L" and whole in {"को", "की", "का"}:
        return "J"
    if one.letter == "L" and (whole == "मा" or (one.case == "मा" and _IN_CLASS.match(whole))):
        return "J" if whole != "मा" else "L"
    if one.letter == "L" and text[one.start : one.end].endswith("मा") and _IN_CLASS.match(whole):
        return "J"
    if one.letter in "Lg" and whole in {"पढ्ने", "अध्ययनरत"}:
        return "J"
    if one.letter == "(" and two.letter == "z":
        return "Z"
    if one.stem in {"बाल", "बालक्लब"} and two.stem in ROLES:
        return "P" if two.letter == "P" or "हरू" in whole or "हरु" in whole else "R" if not two.case else "c"
    club = _CLUB.match(f"{one.stem} {whole}") if one.stem == "बाल" else None
    if club is not None:
        return "Q" if club["of"] else "S"
    if one.stem in {"भाइ", "भाई"} and two.stem.startswith("टीका"):
        return "w"
    return ""


_PIECE = r"[\u0905-\u0939](?:[\u093e-\u094c\u0962]|\u094d[\u0915-\u0939])*[\u0901-\u0903]?"
_SPLIT = re.compile(
    rf"(?<![\u0900-\u097f])(?P<name>{_PIECE}(?:[\s.·*_-]{{1,4}}{_PIECE}){{1,5}})(?:\s?(?:ले|लाई|को"
    rf"|की))?(?![\u0900-\u097f])"
)


def split_names(text: str) -> Iterator[tuple[int, int]]:
    """Known given names that are written in pieces, over lines or with signs between: `वि / बे / क लाई`."""
    for match in _SPLIT.finditer(text) if _DEVANAGARI.search(text) is not None else ():
        for end in (match.end("name"), *(m.start() + match.start() for m in re.finditer(r"[\s.·*_-]+", match["name"]))):
            if letter(re.sub(r"[\s.·*_-]+", "", text[match.start() : end]))[0] in "ND":
                yield match.start(), end
                break
