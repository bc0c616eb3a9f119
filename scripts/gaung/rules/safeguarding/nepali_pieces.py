"""What a text in Devanagari tells of one child's family and home, read by the kinds of its words.

`बुबा मालडाँडाका हुलाकी।` has no verb: a relative, whose they are or where, and what they are, at the end of a clause.
Which trade it is need not be known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gaung.rules.safeguarding.cues import word_set
from gaung.rules.safeguarding.localities import LARGE_NEPALI as LARGE
from gaung.rules.safeguarding.nepali_lexicon import (
    GENERAL,
    KIN,
    LANDMARKS,
    OFFSPRING,
    PARTS_OF_PLACES,
    UNIQUE,
    is_known,
)
from gaung.rules.safeguarding.nepali_people import Word, coded

_CLAUSE = re.compile(r"[^.,:]+")
_VERB = frozenset("VIAvGB")
_IS = ("हुन्", "हो", "छन्", "थिए", "थिइन्", "हुनुहुन्छ", "हुनुहुन्थ्यो", "हुनुहुन्छन्", "रहेछन्", "रे", "हुन")
_LIVES = re.compile(r"(?:घर|बस्ने|बस्छ|बस्दै|बस्थे|डेरा|कोठा|आँगन)")
_OF = ("को", "की", "का", "कै")
_FATHER = "बाबु"
_OF_A_PLACE = frozenset({*_OF, "भरिकी", "भरिको"})
_BESIDE = re.compile(
    r"(?:सँगै|सँगको|नजिकै?|नजिकको|आडमा|छेउ(?:मा|को|मै)|(?:पछाडि|अगाडि|मुनि|माथि|पारि|वारि)(?:को)?)(?<!\Aमाथि)\Z"
)
_VILLAGES = tuple(
    word_set(
        "घारी बगर पाटा पाटी गैरा टाकुरा चौतारा चौतारी साँघु ढुङ्गा दोभान मुहान कोट सेरा बारी गढी डाँडा गाउँ"
        " टोल टार खोला बेसी बेंसी फेदी फाँट खर्क पोखरी पानी भञ्ज्याङ थुम चौर बास बस्ती खेत धारा कुना"
    )
)
_VILLAGE = re.compile(rf"[\u0900-\u0963]{{2,}}(?:{'|'.join(sorted(_VILLAGES))})\Z")
"""How villages are called."""
_AT = ("मा", "को", "की", "का", "कै", "बाट", "तिर")
_OFFICE = re.compile(r"स्वास्थ्य\s?(?:चौकी|संस्था)|प्रहरी\s?चौकी|हेल्थ\s?पोस्ट|बर्थिङ|गुम्बा|मदरसा|मन्दिर|मस्जिद|घाट|मेडिकल|बजार")
_MOST = 7
"""So many words a clause has that only says what somebody is."""


@lru_cache(maxsize=64)
def told_in_nepali(text: str) -> tuple[tuple[str, int, int], ...]:
    """What somebody's relatives are, what only one of a place is, beside which building somebody lives: kind, place."""
    words, code = coded(text)
    if "फलान" in text:
        return ()  # so-and-so's daughter
    found: list[tuple[str, int, int]] = []
    for clause in _CLAUSE.finditer(code):
        part = words[clause.start() : clause.end()]
        found += _family(part, text)
        found += _only_one(part, text)
        found += _beside(part, text)
        found += _places(part, text)
        found += _of_a_trade(part, text)
    return tuple(found)


def _said(word: Word, text: str) -> str:
    return text[word.start : word.end]


def _family(part: list[Word], text: str) -> Iterator[tuple[str, int, int]]:
    """`आमा स्वास्थ्य चौकीकी नर्स`, `उनका बाजे गाउँका धामी हुन्`: a relative, and what they are at the end of the clause."""
    said = [_said(word, text) for word in part[:3]]
    at = next(
        (n for n, word in enumerate(said) if word in KIN or (word == _FATHER and _is_of_a_trade(part[n + 1 :]))), None
    )
    if at is None or len(part) - at > _MOST:
        return
    rest = [word for word in part[at + 1 :] if _said(word, text) not in _IS]
    if not rest or any(word.letter in _VERB or word.letter == "C" for word in rest):
        return
    last = rest[-1]
    is_trade = last.letter in "To" or (last.letter == "F" and len(rest) > 1)
    is_of_place = any(word.case in _OF and word.letter in "kXwd" for word in rest[:-1])
    if (is_trade or (is_of_place and last.letter in "uF")) and not last.case:
        yield "family", part[at].start, last.end


def _is_of_a_trade(rest: list[Word]) -> bool:
    """Whether a trade is told of somebody: then `बाबु`, which is said of a boy, too, is a father."""
    return any(word.letter == "T" for word in rest)


def _only_one(part: list[Word], text: str) -> Iterator[tuple[str, int, int]]:
    """`गाउँकी एक्ली तबला वादक`: one of whom a place has no other."""
    for n, word in enumerate(part[:-1]):
        if word.case in _OF_A_PLACE and _said(word, text).removesuffix(word.case).endswith(PARTS_OF_PLACES):
            behind = text[part[n + 1].start : part[-1].end]
            only = next((one for one in UNIQUE if behind.startswith(one)), None)
            if only is not None and len(behind) > len(only):
                yield "trait", word.start, part[-1].end
                return


def _places(part: list[Word], text: str) -> Iterator[tuple[str, int, int]]:
    """`बेतघारीकी`, `घर सेतीबगर`, `चिसापाटा स्वास्थ्य चौकी`: a village by how it ends, a home, an office called after one."""
    for n, word in enumerate(part):
        stem, case, is_village = _village(_said(word, text))
        if n != 1 and not is_village:
            continue
        is_at_home = n == 1 and len(part) == 2 and _said(part[0], text) in {"घर", "ठेगाना"} and word.letter in "uw"
        is_office = n + 1 < len(part) and is_village and _OFFICE.match(text, part[n + 1].start) is not None
        is_told = is_village and (case != "" or is_office)
        if (is_told or (is_at_home and (is_village or word.letter == "u"))) and stem not in LARGE:
            yield "place", word.start, word.end


@lru_cache(maxsize=1 << 13)
def _village(said: str) -> tuple[str, str, bool]:
    """A word without its ending, the ending, and whether it is a village by how it ends."""
    case = next((ending for ending in _AT if said.endswith(ending)), "")
    stem = said.removesuffix(case)
    return stem, case, stem.endswith(_VILLAGES) and _VILLAGE.match(stem) is not None and not is_known(stem)


def _of_a_trade(part: list[Word], text: str) -> Iterator[tuple[str, int, int]]:
    """`अनमीकी छोरी`, `चौकीदारले छोरीको`: whose child somebody is."""
    for n, word in enumerate(part):
        if word.letter not in "T" or word.case not in {*_OF, "ले"} or word.stem in GENERAL:
            continue
        for behind in part[n + 1 : n + 4]:
            if behind.letter in "Cc" and behind.stem in OFFSPRING and (word.case != "ले" or behind.case in _OF):
                yield "family", word.start, behind.end
                break
            if behind.letter not in "swry" or (word.case == "ले" and _said(behind, text) not in {"आफ्नी", "आफ्नो"}):
                break


def _beside(part: list[Word], text: str) -> Iterator[tuple[str, int, int]]:
    """`घर मस्जिदसँगै`: beside which building somebody lives."""
    if _LIVES.search(text, part[0].start, part[-1].end) is None:
        return
    for n, word in enumerate(part):
        said = _said(word, text)
        beside = _BESIDE.search(said)
        before = said[: beside.start()] if beside else ""
        if beside and not before and n:
            before = _said(part[n - 1], text)
        if beside and before.removesuffix("को").endswith(LANDMARKS):
            yield "place", part[n - 1].start if before not in said and n else word.start, word.end
