"""Whose first name stands on a page in Devanagari, where no phrase beside it says that it is a child's.

The sentences around it say so: who is met and then spoken of as `ऊ` or `उनी`, who does something among pupils, whose
name is written on a picture, who stands in the title above “१२ वर्ष”. Each word is one letter (`nepali_lexicon.letter`).
A known name needs less than a word that no list knows; where an adult is spoken of, neither is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from gaung.rules.safeguarding.invented import is_of_animal, is_of_story
from gaung.rules.safeguarding.nepali_lexicon import FEASTS, TEACHERS
from gaung.rules.safeguarding.nepali_people import Word, coded, people

_ANY = r"(?P<name>[NnDdEeUu])"
_YOUNG = frozenset("SQLJYPCcRpg")
"""What is said around children."""
_GROWN = frozenset("TvthHZW")
"""Adults, and those who act in a story."""

_FRAMED = (
    re.compile(rf"jq?{_ANY}(?![VjXb])"),  # दौडमा पहिलो भएकी निसाङलाई
    re.compile(r"(?P<name>[ndeU])[wxS]{0,3}G"),  # हामीले रोजिनालाई भेट्यौँ
    re.compile(rf"3[wy:,P]{{0,3}}q?{_ANY}(?=[,.])"),  # प्रिय चन्द्रिमा,
    re.compile(r"[CcR][^.]*?[,S][wO]?[PSw]{0,2}q?(?P<name>[uNDE])q?B"),  # जसलाई साथीहरू पुन्टी भन्छन्
    re.compile(r"[yz]:q?(?P<name>[NDE])(?=[,.(])"),  # रोल नम्बर सात: प्रज्ञा,
    re.compile(r":F,q?(?P<name>[NDE])(?=[.]|\Z)"),  # देखिन्छ: लामिछाने, स्वर्णिम
    re.compile(r"r[s]?C(?P<name>u)(?![uAVIBj.,])"),  # मेरी छोरी सिनारा पहिलो पटक …
    re.compile(r"(?:\A|[.,wX])(?P<name>[NnDdEeU])[^.CcRTHhPOi]*?(?:I|j[Vwy]?(?=[.,]|\Z))"),  # मन्जुसाले … टेकेकी छैनन्
    re.compile(
        r"(?:\A|[.,])(?:[wXS]{0,4}w)?(?P<name>u)(?=[wS])[^.,CcRTHhPOiUu]*?(?:I|j[Vwy]?(?=[.,]|\Z))"
    ),  # … पुग्दा ज्ञानिसा आँगनमा …
)
"""Read as a child's where children are spoken of around it."""

_GREETED = re.compile(r"3[wy:,P]{0,3}q?(?P<name>[NnDE])(?=[,.])")
_ROLL = re.compile(r"[NE](?:[,a][NDE]){1,}")
"""First names in a row: with the word for children in their sentence they are theirs."""
_CREDIT = re.compile(r"(?:\A|\.)[^.:THt]{1,3}:q?(?P<name>[NDE])(?=\.|\Z)")
"""`ध्वनि: ज्योति`: what somebody did, and who; there are several such lines, and nobody else is in them."""
_WRITTEN_ON = (
    re.compile(r"q(?P<name>[NDEun])y?q[wXjV]{0,3}2"),
    re.compile(r"2m?[:,]?q(?P<name>[NDEunU])q"),  # झोलामा सिलाइएको नाम «निर्वेद»
)
"""What is written on a picture or a bag: `"सुरवी" कोरिएको छ`."""
_BEFORE_PRONOUN = re.compile(r"(?P<name>[NnDdEeU])(?P<between>[^CcRTHhPipOr]{0,14}?)(?P<one>[Or])")
"""Somebody, and then `ऊ`, `उनी`, `उसको`."""
_KNOWN = re.compile(r"(?<!E)(?P<name>[Nn])(?!X|q[^.]*q|[uNDEM]{0,2}[Ff])")
_TITLED = (
    re.compile(r"(?:\A|.*?[aw:,])(?P<name>[NDEu])\Z"),  # पर्दा पछाडि दीपेन
    re.compile(r"\A(?P<name>[nk])[wuXSDd]{1,2}\Z"),  # रुबिकाको सपना
    re.compile(r"\A(?P<name>[NDEu])[a:,][^.]*\Z"),  # युगेश र मादलको ताल
)
"""The name in a title below which one child is spoken of."""
_LETTER = re.compile(r"[\u0900-\u0963]+(?:को|की)\s(?:चिठी|पत्र|डायरी|दैनिकी)\Z")
"""What somebody wrote, even if the name is a word, too: `आशाको चिठी`."""
_ONE = re.compile(r"[CcRJYg]")
_MANY = re.compile(r"[PpL]")
_DOES = frozenset({"ले", "लाई", "सँग"})
_CASES = frozenset({"", "ले", "लाई", "को", "की", "का", "सँग", "सँगै"})
"""The endings of who does, gets and has something; what stands in another is a place or a thing."""
_ENOUGH = 3
"""So many letters an unknown word has that may be a name."""


@lru_cache(maxsize=64)
def named_among_children(text: str) -> tuple[tuple[int, int], ...]:
    """Where a first name stands in a text that speaks of children around it, and of no adult in its sentence."""
    words, code = coded(text)
    if not words or "t" in code:
        return ()
    taken = {one.start for one in people(text)}
    adults = {text[one.start : one.end] for one in people(text) if one.of != "child"}
    found: dict[int, int] = {}
    for at in _candidates(words, code):
        word = words[at]
        end = word.end - len(word.case)
        if is_of_animal(_sentence(text, word.start)) or is_of_story(_sentence(text, word.start)):
            continue
        if word.start not in taken and text[word.start : end] not in adults and end - word.start >= _ENOUGH:
            found[word.start] = end
    return tuple(sorted(found.items()))


def _sentence(text: str, at: int) -> str:
    """The sentence around a letter, and the one before."""
    first = text.rfind("।", 0, max(text.rfind("।", 0, at), 0)) + 1
    last = text.find("।", at)
    return text[first : len(text) if last < 0 else last]


def _candidates(words: list[Word], code: str) -> Iterator[int]:
    """The words that may be such a name, by their number."""
    for pattern in _FRAMED:
        for match in pattern.finditer(code):
            yield from _if_among(words, code, match.start("name"), reach=1)
    for pattern in _WRITTEN_ON:
        for match in pattern.finditer(code):
            if "yq" in match[0]:
                yield match.start("name")  # "हिमानी ८"
            yield from _if_among(words, code, match.start("name"), reach=1)
    for match in _BEFORE_PRONOUN.finditer(code):
        if match["between"].count(".") < 2:
            yield from _if_among(words, code, match.start("name"), reach=1)
    for match in _GREETED.finditer(code):
        if "i" in code[match.end() : code.find(".", match.end() + 1) % (len(code) + 1)]:
            yield match.start("name")  # बधाई छ, नवीना! तिमी …
    for match in _ROLL.finditer(code):
        sentence = code[code.rfind(".", 0, match.start()) + 1 : code.find(".", match.end()) % (len(code) + 1)]
        if "K" in sentence and _GROWN.isdisjoint(sentence):
            yield from (at for at in range(*match.span()) if code[at] in "NDE")
    credits = [match.start("name") for match in _CREDIT.finditer(code)]
    if len(credits) > 1 and ("K" in code or not _YOUNG.isdisjoint(code)):
        yield from credits
    for match in _KNOWN.finditer(code):
        word = words[match.start()]
        if word.stem in FEASTS and word.case not in _DOES:
            continue
        yield from _if_among(words, code, match.start("name"), reach=0)


def _if_among(words: list[Word], code: str, at: int, *, reach: int) -> Iterator[int]:
    """The word, if children are spoken of in its sentence or so many around it, and no adult in its own."""
    first, last = code.rfind(".", 0, at) + 1, code.find(".", at)
    last = len(code) if last < 0 else last
    if words[at].case not in _CASES:
        return
    others = [one.stem for one in words[first:last] if one.letter in "TH" and one.case == "ले"]
    is_object = words[at].case == "लाई" and bool(others)
    if not _GROWN.isdisjoint(code[first:last]) and not is_object:
        return
    if is_object and not TEACHERS.isdisjoint(others):
        yield at  # whom the teacher gave something
        return
    for _ in range(reach):
        first = code.rfind(".", 0, max(first - 1, 0)) + 1
        behind = code.find(".", min(last + 1, len(code)))
        last = len(code) if behind < 0 else behind
    if not _YOUNG.isdisjoint(code[first:last]):
        yield at


def named_in_title(title: str, below: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The name in a title, if what stands right below it speaks of one child and names nobody."""
    words, code = coded(title)
    if not words or not _GROWN.isdisjoint(code):
        return
    if _LETTER.match(title) is not None and code[0] == "d":
        if any(_speaks_of_one(text) for text in below):
            yield words[0].start, words[0].end - len(words[0].case)
        return
    for pattern in _TITLED:
        match = pattern.match(code)
        if match is not None:
            if not any(_speaks_of_one(text) for text in below):
                return
            word = words[match.start("name")]
            if word.end - len(word.case) - word.start >= _ENOUGH:
                yield word.start, word.end - len(word.case)
            return


def _speaks_of_one(text: str) -> bool:
    """Whether the first sentence of a text speaks of one child, of an age or in a class."""
    _, code = coded(text)
    first = code.split(".", 1)[0]
    return bool(_ONE.search(first)) and not _MANY.search(first) and _GROWN.isdisjoint(first)
