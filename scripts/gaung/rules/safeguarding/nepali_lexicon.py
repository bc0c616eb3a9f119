"""What a word in Devanagari is, as one letter: a given name, a child, a trade, an age; so that sentences can be read by pattern.

The case endings of Nepali are written onto the word: `सृजनाले` is सृजना who does something. A word is looked up as it stands,
then without its ending.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

_ROOM = files("gaung.rules.safeguarding")
_NAMES = tomllib.loads((_ROOM / "names.toml").read_text("utf-8"))
_WORDS = tomllib.loads((_ROOM / "nepali_words.toml").read_text("utf-8"))


def _set(key: str) -> frozenset[str]:
    return frozenset(_WORDS[key].split())


DOUBTFUL = frozenset(_NAMES["doubtful_devanagari"].split()) | _set("doubtful")
"""Given names that are ordinary words, gods or places, too."""

GIVEN = (frozenset(_NAMES["devanagari"].split()) | _set("given")) - DOUBTFUL
"""Given names that are nothing else."""

FAMILIES = frozenset(_NAMES["families"].split()) | _set("families")
"""Family names."""

MIDDLE = frozenset("कुमारी कुमार बहादुर माया प्रसाद देवी लाल मान राज जङ्ग नाथ मति मती मणि कला चन्द्र नारायण राम सिंह श्री".split())
"""What stands between a given name and a family name."""

KIDS = frozenset("भाइ भाई बहिनी बहिनि बैनी नानी बाबु".split())
"""What a younger one is called, behind the name, too: `पूजा बहिनी`."""

OFFSPRING = frozenset("छोरा छोरो छोरी पुत्र पुत्री सुपुत्र सुपुत्री नाति नातिनी".split())
"""Whose child somebody is said to be."""

PARENTS = frozenset("आमा बुबा बुवा बा हजुरआमा हजुरबुबा अभिभावक बाबुआमा आमाबुबा बाआमा".split())
"""Whose parent somebody is said to be."""

_LETTERS: dict[str, str] = {}
"""The letter of each word, the surest last."""
for _letter, _listed in (
    ("w", _set("ordinary")),
    ("F", FAMILIES),
    ("D", DOUBTFUL),
    ("X", _set("things")),
    ("S", _set("settings")),
    ("t", _set("stories")),
    ("o", _set("offices")),
    ("N", GIVEN),
    ("E", _set("gods")),
    ("T", _set("adults") - _set("offices")),
    ("h", _set("before_adult")),
    ("H", _set("behind_adult")),
    ("C", _set("child")),
    ("s", frozenset("सानो सानी साना नन्हे नन्ही फुच्चे फुच्ची कलिलो कलिली साहसी मेरो मेरी हाम्रो हाम्री प्यारो प्यारी".split())),
    ("a", frozenset("र अनि तथा एवं एवम् औ".split())),
    ("V", frozenset("हो हुन् हुन थियो थिए थिइन् थिई हुँ छिन् छे".split())),
    ("m", frozenset("नाम नामथर".split())),
    ("b", frozenset("भन्ने नामक नामकी नामको नामका नामकि नाउँकी नाउँको".split())),
    ("B", frozenset("भनिन्छ भनिन्थ्यो भन्छन् भन्थे बोलाउँछन् बोलाउँथे बोलाइन्छ पुकार्छन् चिनिन्छ".split())),
    ("i", frozenset("तिमी तिम्रो तिमीले तिमीलाई तँ तँलाई तेरो तिम्री तिमीसँग".split())),
    ("P", frozenset("बालबालिका केटाकेटी नानीबाबु छोराछोरी भाइबहिनी".split())),
):
    _LETTERS.update(dict.fromkeys(_listed, _letter))
_LETTERS.update(dict.fromkeys(("कविता", "पूजा", "पुजा", "सङ्गीता", "संगीता", "आरती", "रेखा"), "D"))

_CASE = re.compile(r"(?:हरू|हरु)?(?P<case>लाई|ले|को|की|का|कै|सँगै|सँग|मा|बाट|देखि|बारे|माथि|प्रति|समेत|चाहिँ|ज्यू|जी)\Z")
_MANY = re.compile(r"(?:हरू|हरु)(?:लाई|ले|को|की|का|कै|सँग|मा|बाट|माथि|बीच|प्रति)?\Z")
_ADULT_ENDINGS = tuple(_WORDS["adult_endings"].split())
_POLITE = re.compile(r"(?:नुभ|नुहु|नुहो|नुस्|बक्स)")
"""The polite form of a verb, which is said of adults."""
_ACT = re.compile(
    r"(?:बना|लेख|भन|गा|नाच|पढ|कोर|सुना|देखा|बोल|रो|हाँस|हँसा|खेल|जित|बता|सोध|पठा|चिच्या|जवाफ)(?:ई|यो|ए|इन्|िन्|े|्यो|ी|\u094d\u200d?यो|ेकी|एकी|ेको|एको)\Z"
)
"""What only people do, and have done."""
_NO_NAME = re.compile(
    r"(?:ने|नु|एर|िएको|िएकी|एको|एकी|ेको|ेकी|ेका|एका|दै|दा|छ|छु|छौ|छन्|छिन्|छे|यो|थे|थ्यो|इन्|िन्|न्छ|औँ|औं|पन|ीय|करण|शाला|पालिका|वाला|हुन|एपछि|पछि"
    r"|अघि|भन्दा|सम्म|भित्र|बाहिर|सहित|विरुद्ध|अनुसार|ाउन|्न|ाइ)\Z"
)
"""How verbs, adjectives and places end, and hardly a name."""
_MADE_OF_NAMES = re.compile(r"[\u0900-\u0963]{2,}(?:बहादुर|कुमार|कुमारी|प्रसाद|जङ्ग|माया|नारायण|ल्हामु|डोमा|डोल्मा)\Z")

_CLANS = tuple("मगर राई क्षेत्री लामा शेर्पा तामाङ लिम्बू गुरुङ".split())
"""What is written behind a family name."""

_AS_CASED = {"N": "n", "D": "d", "E": "e", "F": "f", "C": "c"}


@lru_cache(maxsize=16384)
def letter(word: str) -> tuple[str, str, str]:
    """The letter of a word, the word without its ending, and the ending.

    Names: N given, D given but an ordinary word too, E of a god too, F family, in small letters with a case ending; u unknown, U
    unknown that does or gets something, k unknown that has something. C child (c with an ending), P children (p among them), A what only people do, T trade, o
    office, h title before a name, H behind it, X what is called after somebody, S where children are, t of a story, v polite
    verb, V copula, m “name”, b “called”, a “and”, s small, i you, w anything else.
    """
    found = _LETTERS.get(word)
    if found is not None:
        return found, word, ""
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
    if _POLITE.search(word):
        return "v", word, ""
    if stem.endswith(_ADULT_ENDINGS):
        return "T", stem, ending
    if stem.endswith(_CLANS) and any(stem.removesuffix(clan) in FAMILIES for clan in _CLANS):
        return ("f" if case else "F"), stem, ending
    if _MADE_OF_NAMES.match(stem):
        return ("n" if case else "N"), stem, ending
    if len(stem) < 2 or _NO_NAME.search(stem) or _NO_NAME.search(word):
        return "w", stem, ending
    if ending in {"ले", "लाई", "सँग", "सँगै"}:
        return "U", stem, ending
    if ending in {"को", "की", "का", "कै"}:
        return "k", stem, ending
    return ("u" if not case else "w"), stem, ending


ROLES = _set("roles")
"""What a child is behind the word for “child”."""
