"""What a word in Devanagari is, as one letter (a given name, a child, a trade), so that sentences are read"
" by pattern.

The case endings of Nepali are written onto the word: `सृजनाले` is सृजना who does something. A word is looked up as it
stands, then without its ending.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

_ROOM = files("gaung.rules.safeguarding")
_NAMES = tomllib.loads((_ROOM / "names.toml").read_text("utf-8"))
_WORDS = tomllib.loads((_ROOM / "nepali_words.toml").read_text("utf-8"))


def listed(key: str) -> frozenset[str]:
    """The words of one list of `nepali_words.toml`."""
    return frozenset(_WORDS[key].split())


DOUBTFUL = frozenset(_NAMES["doubtful_devanagari"].split()) | listed("doubtful")
"""Given names that are ordinary words, gods or places, too."""

GIVEN = (frozenset(_NAMES["devanagari"].split()) | listed("given") | listed("more_given")) - DOUBTFUL
"""Given names that are nothing else."""

KNOWN = frozenset(_NAMES["devanagari"].split()) | GIVEN
"""Given names that count beside an age or a school, though some are words."""

FAMILIES = frozenset(_NAMES["families"].split()) | listed("families")
"""Family names."""

MIDDLE = listed("middle")
"""What stands between a given name and a family name."""

FEASTS = listed("surely_names")
"""Given names that are a feast or music, too, though they count as names."""

KIDS = listed("kids")
"""What a younger one is called, behind the name, too: `पूजा बहिनी`."""

OFFSPRING = listed("offspring")
"""Whose child somebody is said to be."""

TEACHERS = listed("teachers")
"""Who teaches: to whom they give something is a pupil."""

KIN = listed("kin")
"""A child's elder relatives."""

GENERAL = listed("general")
"""What grown-ups are called who are one of many: whose child somebody of these is says nothing."""

UNIQUE = tuple(word.replace("_", " ") for word in _WORDS["unique"].split())
"""What says that there is no other."""

LANDMARKS = tuple(_WORDS["landmarks"].split())
"""Buildings beside which a home is found at once."""

PARTS_OF_PLACES = tuple(_WORDS["parts_of_places"].split())
"""Places and groups so small that who is the only one there is known."""

PARENTS = listed("parents")
"""Whose parent somebody is said to be."""

_LETTERS: dict[str, str] = {}
"""The letter of each word, the surest last."""
for _letter, _listed in (
    *(("w", listed(kind)) for kind in ("ordinary", "things_of_life", "things_of_school", "times_and_places")),
    *(("w", listed(kind)) for kind in ("thoughts_and_doings", "small_words")),
    ("F", FAMILIES),
    ("D", DOUBTFUL),
    ("X", listed("things")),
    ("S", listed("settings")),
    ("t", listed("stories")),
    ("o", listed("offices")),
    ("N", GIVEN),
    ("E", listed("gods")),
    ("T", listed("adults") - listed("offices")),
    ("h", listed("before_adult")),
    ("H", listed("behind_adult")),
    ("C", listed("child")),
    *(
        ("s", listed("small")),
        ("a", listed("and")),
        ("V", listed("are")),
        ("m", listed("name")),
        ("b", listed("called")),
    ),
    *(("B", listed("calls")), ("i", listed("you")), ("P", listed("children")), ("M", MIDDLE - GIVEN - DOUBTFUL)),
    *(("K", frozenset(("बाल",))), ("1", listed("prizes"))),
    *(("O", listed("younger")), ("3", listed("greetings"))),
    *(("N", listed("surely_names")), ("r", listed("of_one")), ("x", listed("as_what"))),
):
    _LETTERS.update(dict.fromkeys(_listed, _letter))


def is_known(word: str) -> bool:
    """Whether a word stands in one of the lists as it is."""
    return word in _LETTERS


def known_words() -> frozenset[str]:
    """Every word of the lists that is no name."""
    return frozenset(word for word, what in _LETTERS.items() if what not in "NDEFM" and len(word) > 2)


_CASE = re.compile(r"(?:हरू|हरु)?(?P<case>लाई|ले|को|की|का|कै|सँगै|सँग|मा|बाट|देखि|बारे|माथि|प्रति|समेत|चाहिँ|ज्यू|जी)\Z")
_MANY = re.compile(r"(?:हरू|हरु)(?:लाई|ले|को|की|का|कै|सँग|मा|बाट|माथि|बीच|प्रति)?\Z")
_ADULT_ENDINGS = tuple(_WORDS["adult_endings"].split())
_PLEASE = re.compile(r"(?:नुहोस्|नुहोला|नुस्|नुहोऔँ|नुहोऔं|नुहोस)\Z")
"""What the reader is asked to do."""
_POLITE = re.compile(r"(?:नुभ|नुहु|बक्स)")
"""The polite form of a verb, which is said of adults."""
_ACT = re.compile(
    r"(?:बना|लेख|भन|गा|नाच|पढ|कोर|सुना|देखा|बोल|रो|हाँस|हँसा|खेल|जित|बता|सोध|पठा|चिच्या|जवाफ)(?:ई|यो|ए|इन्|िन्|े|्यो|ी"
    r"|\u094d\u200d?यो|ेकी|एकी|ेको|एको)\Z"
)
"""What only people do, and have done."""
_NO_NAME = re.compile(
    r"(?:ने|नु|एर|ेर|िएको|िएकी|एको|एकी|ेको|ेकी|ेका|एका|दै|दा|छ|छु|छौ|छन्|छिन्|छे|यो|थे|थ्यो|इन्|िन्|न्छ|औँ|औं|ौँ|ौं|पन|ीय|करण"
    r"|शाला|पालिका|वाला|हुन|एपछि|पछि|अघि|भन्दा|सम्म|भित्र|बाहिर|सहित|विरुद्ध|अनुसार|ाउन|्न|ाइ|ाऊ|ैन|नन्|ैनौ|िनँ|न्नँ|[^र]ै|ून्|ऊन्"
    r"|योस्|ओस्|ऊँ|ूँ|एँ|ेँ|ें|ौँला|ौंला|ए|्नू|िनू|उनू|मध्ये|मुनि|सम्बन्धी|भरि|बीच|बिना|विना|अगाडि|पछाडि|तिर|तर्फ|पारि|वारि|कहाँ|बाहेक"
    r"|त्व|ात्मक|मूलक|मैत्री|पत्र|ीकृत|ोस्|थी|बाजी|खोरी)\Z"
)
"""How verbs, adjectives and places end, and hardly a name."""
_WOMANS = re.compile(r"[\u0900-\u0963]+(?:एकी|ेकी)\Z")
"""What a woman or a girl has done, before who she is: `पहिलो भएकी`."""
_SHE_DOES = re.compile(r"[\u0900-\u0963]{1,}(?:इन्|िन्)\Z")
"""What she does, has done or is."""
_MET = re.compile(r"(?:भेट|चिन|देख|सोध|बोल|पछ्या)(?:\u094d(?:\u200d)?(?:यौँ|यौं|यो|दा)|ेका|ेकी|ेँ|ें|ायौँ|ियो|िन्)\Z")
"""Whom we met, saw or asked."""
_WRITTEN = re.compile(r"(?:लेख|कोर|सिला|कुँद|खोप|छाप|टाँस|बुन|पोत)(?:इ|ि)?(?:एको|एकी|एका|ेको)\Z")
"""What is written on a thing."""
_PLACE = re.compile(
    r"(?:टोल|गाउँ|डाँडा|पुर|नगर|टार|बारी|पोखरी|चौर|खोला|पाटी|बेसी|बेंसी|घाट|थुम|गढी|बजार|पालिका|बोट|फाँट|भञ्ज्याङ|फेदी"
    r"|खर्क|चोक)\Z"
)
"""How villages are called."""
_MADE_OF_NAMES = re.compile(r"[\u0900-\u0963]{2,}(?:बहादुर|कुमार|कुमारी|प्रसाद|जङ्ग|माया|नारायण|ल्हामु|डोमा|डोल्मा)\Z")

_ALIKE = str.maketrans({"व": "ब", "श": "स", "ष": "स", "ी": "ि", "ू": "ु", "ण": "न", "ई": "इ", "ऊ": "उ", "ँ": "ं"})
_NASAL = re.compile(r"[ङञणनम]्(?=[क-म])")


def spelt_alike(word: str) -> str:
    """A word as anybody may spell it: `विबेक` and `बिवेक` are one name."""
    return _NASAL.sub("ं", word).translate(_ALIKE)


_PAIRED = {name[:-1] for name in GIVEN if len(name) >= 5 and name.endswith(("शा", "षा", "ना", "ता", "का", "या"))}
"""A boy's name beside a girl's: `प्रनिश` beside `प्रनिशा`."""
_ALIKE_NAMES = (
    {spelt_alike(name): "N" for name in _PAIRED - _LETTERS.keys()}
    | {spelt_alike(name): "N" for name in GIVEN}
    | {spelt_alike(name): "D" for name in DOUBTFUL}
)

_CLANS = tuple(_WORDS["clans"].split())
"""What is written behind a family name."""

_AS_CASED = {"N": "n", "D": "d", "E": "e", "F": "f", "C": "c"}


@lru_cache(maxsize=16384)
def letter(word: str) -> tuple[str, str, str]:
    """The letter of a word, the word without its ending, and the ending.

    Names: N given, D given but an ordinary word too, E of a god too, F family, in small letters with a case ending;
    M between two names; u unknown, U unknown that does or gets something, k unknown that has something.
    People: C child (c with an ending), P children (p among them), T trade, o office, h title before a name, H behind.
    Others: X what is called after somebody, S where children are, t of a story, A what only people do, v polite verb,
    V copula, r “my”, “her”, x “as”, m “name”, b “called”, B “is called”, K “child …”, a “and”, s small, 1 a prize,
    i you, O “she” or “he” of somebody young, j what she has done, I what she does, G whom we met, 2 what is written on
    a thing, 3 a greeting, w anything else.
    """
    found = _LETTERS.get(word)
    if found is not None:
        return found, word, ""
    for what, pattern in (("j", _WOMANS), ("2", _WRITTEN), ("G", _MET)):
        if pattern.match(word):
            return what, word, ""
    if _MANY.search(word):
        stem = _MANY.sub("", word)
        return ("P" if _LETTERS.get(stem) == "C" else "w"), stem, word[len(stem) :]
    case = _CASE.search(word)
    stem = word[: case.start()] if case else word
    ending = case["case"] if case else ""
    if case:
        found = _LETTERS.get(stem)
        if ending in {"ज्यू", "जी"} and found is not None:
            return "H", stem, ending
        if found is not None:
            return ("p" if found == "P" and ending == "मा" else _AS_CASED.get(found, found)), stem, ending
    if _ACT.match(word):
        return "A", word, ""
    if _PLEASE.search(word):
        return "w", word, ""
    if _POLITE.search(word):
        return "v", word, ""
    if stem.endswith(_ADULT_ENDINGS):
        return "T", stem, ending
    if stem.endswith(_CLANS) and any(stem.removesuffix(clan) in FAMILIES for clan in _CLANS):
        return ("f" if case else "F"), stem, ending
    if _MADE_OF_NAMES.match(stem):
        return ("n" if case else "N"), stem, ending
    found = _ALIKE_NAMES.get(spelt_alike(stem))
    if found is not None:
        return (_AS_CASED[found] if case else found), stem, ending
    if _SHE_DOES.match(word):
        return "I", word, ""
    if len(stem) < 2 or _NO_NAME.search(stem) or _NO_NAME.search(word) or _PLACE.search(stem):
        return "w", stem, ending
    if ending in {"मा", "का"} and stem.endswith(("ि", "ष", "श", "्")):
        return "u", word, ""  # चन्द्रिमा, रुबिका
    if ending in {"ले", "लाई", "सँग", "सँगै"}:
        return "U", stem, ending
    if ending in {"को", "की", "का", "कै"}:
        return "k", stem, ending
    return ("u" if not case else "w"), stem, ending


ROLES = listed("roles")
"""What a child is behind the word for “child”."""

_CONSONANTS = dict(zip("कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह", "kkggnccjjnttddnttddnppbbmyrlbsssh", strict=True))
"""How consonants are written in Latin letters, those that sound alike as one."""
_VOWELS = dict(zip("अआइईउऊएऐओऔािीुूेैोौ", "aaiiuueeooaiiuueeoo", strict=True)) | {"ऋ": "ri", "ृ": "ri"}


def in_latin(name: str) -> str:
    """A name in Devanagari as it is written in Latin letters, those that sound alike as one: `प्रकृति` is"
    " `prakriti`."""
    said = ""
    for at, sign in enumerate(name):
        if sign in _CONSONANTS:
            behind = name[at + 1 : at + 2]
            bare = behind in _VOWELS or behind == "\u094d" or not behind
            said += _CONSONANTS[sign] + ("" if bare else "a")
        elif sign in _VOWELS:
            said += _VOWELS[sign]
        elif sign in "\u0901\u0902":
            said += "n"
    return said


def said_alike(latin: str) -> str:
    """A name in Latin letters as `in_latin` writes it: `Prakriti`, `prakreeti` and `prakritee` are one."""
    small = latin.lower().replace("ee", "i").replace("oo", "u").replace("aa", "a").replace("ng", "n")
    small = re.sub(r"(?<=[bcdgjkpst])h+", "", small.replace("ph", "p").replace("v", "b").replace("w", "b"))
    return re.sub(r"([a-z])\1", r"\1", small).replace("x", "ks").replace("z", "j").replace("f", "p").replace("q", "k")


@cache
def roman_given() -> frozenset[str]:
    """Given names of Nepal in Latin letters; few texts are asked for them."""
    written = [in_latin(name) for name in GIVEN | DOUBTFUL]
    return frozenset(one for name in written for one in (name, f"{name}a") if len(one) >= 4)
