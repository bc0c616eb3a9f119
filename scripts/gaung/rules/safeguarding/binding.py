"""Whose a name is, read from the words of its own phrase: a child's, an adult's, or not said.

A phrase is read word by word, outwards from the name: “our little drummer, Dewi”, “Naira, anak pemandu acara”, “Dr.
Rina”. Words that only
link are passed over; the first word that says what somebody is decides, and a verb ends the phrase. So no pattern is
needed for each role: what children are called, what makes a role a child's, and what only adults are, stand as lists
in `roles.toml`.
"""

from __future__ import annotations

import re
import tomllib
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

REACH = 90
"""So many letters of a phrase are read to each side of a name."""

LISTS = {
    key: frozenset(words.split())
    for key, words in tomllib.loads((files("gaung.rules.safeguarding") / "roles.toml").read_text("utf-8")).items()
}
"""The words of `roles.toml`, list by list."""
_CHILD_TITLES, _ADULT_TITLES = LISTS["child_titles"], LISTS["adult_titles"]
_CHILD, _CHILDREN, _YOUNG = LISTS["child_nouns"], LISTS["children"], LISTS["young"]
_ROLES, _ADULT, _THINGS = LISTS["roles"], LISTS["adult_roles"], LISTS["things"]
_ADULT |= LISTS["figures"]
FIGURES = LISTS["figures"]
"""Animals, dolls and figures of stories."""
ROLES = _ROLES
"""What a child may be as well as an adult."""
NO_CHILD = _ADULT | _ADULT_TITLES | LISTS["grown"] | LISTS["offices"]
"""What is no child, in small letters."""
_GROWN, _CREDITS, _OFFICES_OF = LISTS["grown"], LISTS["credits"], LISTS["offices_of"]
_SAID = LISTS["said_by"]
_LINKS, _BROUGHT_ON, _OF_ONE = LISTS["links"], LISTS["brought_on"], LISTS["of_one"]

CHILD_TITLES = _CHILD_TITLES
"""What a child is called right before its name."""
SIGNS = _CHILD_TITLES | _CHILD | _CHILDREN | _YOUNG
"""Without one of these words in a text, nobody in it is bound to be a child."""

_TOKEN = re.compile(r"[^\W\d_][\w'’-]*|\d+|\S")
_END = re.compile(r"[.!?;।\n](?=\s|\Z)|\n")
_TITLE_END = re.compile(r"(?:\b[A-Z][a-z]{0,4}|\b[A-Z])\.\Z")
_SIGN = frozenset(",:(—–-")
_QUOTES = frozenset("\"“”'‘’»«*_")
_ARTICLES = LISTS["articles"]
_ONE_OF = re.compile(r"(?i)(?:one|two|three|some|both) of|salah (?:satu|seorang)|isa sa|dalawa sa|among|di antara")
_AND_OTHERS = re.compile(
    r"(?i),?\s(?:and|dan|at|serta|bersama|with|kasama|ug)\s(?:the |his |her |their |ang |mga |\w+ ){0,3}?(?:other"
    r"|another|lain"
    r"|lainnya|ibang?|iba pang|teman|temannya|teman-temannya|kawan-kawannya|kawan|friends|classmates|kaklase|kalaro"
    r"|semua|all|lahat)(?![^\W_])"
)
"""Behind a name: whoever else is there is one of them, too."""
_OFFICES = LISTS["offices"]
_OF = frozenset(["of", "dari", "ni", "nina"])
_DOER = re.compile(r"(?:er|or|ist|ian|ess|ant|ent|ive)\Z")
_FILIPINO_SI = frozenset({"si", "sina", "ni", "nina", "kay", "kina"})


_ALONE = re.compile(r"\s*(?:\Z|[.;|/)]|(?:,| dan| and| at) [A-Z][a-z]+\s*(?:\Z|[.;|/)]))")
_GROWN_DOES = re.compile(
    r"(?i),? (?:juga |kemudian |who |yang |ang )?(?:mengajar|melatih|memfasilitasi|mendampingi|menemani|menangani"
    r"|teaches|taught|trains"
    r"|trained|facilitates|facilitated|moderates|nagtuturo|nagturo|nagsasanay|(?:memimpin|memandu|mengisi|led|leads"
    r"|runs|ran|nanguna"
    r"|namuno)(?: sa| the| an?| ang| our)? (?:\w+ )?(?:lokakarya|pelatihan|sesi|rapat|diskusi|kelas|workshop"
    r"|training|session|meeting"
    r"|palihan|pagsasanay|pulong))(?![^\W_])"
)
"""What only adults do with children."""
_INVENTED = frozenset(
    {"invented", "made-up", "fictional", "imaginary", "fictitious", "rekaan", "fiktif", "karangan", "khayalan"}
    | {"imbentong", "imbento", "kathang-isip"}
)
_VOICES = frozenset({"boses", "suara", "voice", "tunog", "peran", "pemeran", "sound", "role", "part"})
"""Who speaks for an animal is none."""
_WITH_PARENTS = re.compile(
    r"['’]s? (?:mum|mummy|mom|mommy|dad|daddy|parents|mother|father|teacher|homework|class)(?![^\W_])"
)
"""Whose parents are spoken of."""
_ENDEARED = re.compile(
    r"(?i)[\"”’*_]{0,2},? (?:nak|nduk|anakku|sweetheart|sweetie|kiddo|poppet|pumpkin|little one|iho|iha|hijo"
    r"|hija|ineng|utoy)"
    r"\s*(?:[,.!?]|\Z)"
)
"""What only a child is called, behind its name."""
_AT_WORK = re.compile(r"(?i),? (?:dari|from|of|at|ng|sa|mula sa) ((?:[\w'’-]+ ){0,4}[\w'’-]+)")


_GINOO = re.compile(r"(?<![^\W_])(?:(?:[Ss]i|[Nn]i|[Kk]ay|[Ss]ina|[Nn]ina|[Kk]ina) G|[PF]/[A-Z][A-Za-z]{1,4})\. \Z")
"""A gentleman of the Philippines, or an officer's rank, right before a name."""


class Binding(StrEnum):
    """Whom the words beside a name say that it belongs to."""

    CHILD = "child"
    OTHER = "other"
    """An adult, an animal or a figure of a story."""


@lru_cache(maxsize=512)
def binding(text: str, start: int, end: int) -> Binding | None:
    """Whose the name at `start` is; None if its phrase does not say."""
    before = _before(text, start)
    if _GINOO.search(text, max(start - 12, 0), start):
        return Binding.OTHER
    title = _title(before)
    if title is not None:
        return title
    behind = _behind(text, end)
    if before[:1] == [":"] and before[1:2] and before[1].lower() in _CREDITS and _ALONE.match(behind):
        return Binding.OTHER
    return _right(behind, is_told_by=before) or _left(before, behind)


def is_titled(text: str, start: int) -> bool:
    """Whether an adult's title stands right before a name: it is of this one alone, whoever else is in the list."""
    return _title(_before(text, start)) is Binding.OTHER


def _before(text: str, start: int) -> list[str]:
    """The words of the phrase before a name, the nearest first."""
    stretch = text[max(start - REACH, 0) : start]
    cut = 0
    for match in _END.finditer(stretch):
        if match[0] == "\n" or not _TITLE_END.search(stretch, 0, match.end()):
            cut = match.end()
    found = _TOKEN.findall(stretch[cut:])
    if cut == 0 and start > REACH and found:
        found = found[1:]  # half a word
    return [word for word in reversed(found) if word not in _QUOTES and not re.fullmatch(r"\.|[A-Z]", word)]


def _behind(text: str, end: int) -> str:
    """What stands behind a name in its sentence."""
    stretch = text[end : end + REACH]
    match = _END.search(stretch)
    return stretch[: match.start()] if match is not None else stretch


def _title(before: list[str]) -> Binding | None:
    """Whom the word right before a name says that it belongs to."""
    words = before[1:] if before[:1] and before[0] in _FILIPINO_SI else before
    if not words:
        return None
    word = words[0].lower()
    if words is not before and word not in {"batang", "munting", "bunsong"}:
        return None
    if word in {"sister", "brother"} and len(words) > 1 and words[1].lower() in _YOUNG | _ARTICLES:
        return Binding.CHILD if words[1].lower() in _YOUNG else None  # “my kid sister Wren”
    if word in _ADULT_TITLES and not (word in {"kakak", "kak"} and len(before) > 1 and before[1].lower() == "adik"):
        return Binding.OTHER
    is_name = words[0][0].isupper() and len(words) > 1 and words[1][0].isupper()  # “Bituin Munting Ulap”
    if word in _CHILD_TITLES and not is_name and (word not in _CHILD or not words[0][0].isupper() or len(words) == 1):
        return Binding.CHILD
    return None


def _left(words: list[str], behind: str) -> Binding | None:
    """The phrase before a name."""
    noun = ""
    signs = skipped = 0
    is_of = words[:1] != [] and words[0].lower() in _OF
    is_marked = words[:1] != [] and words[0] in _FILIPINO_SI
    for at, said in enumerate(words[:14]):
        word = said.lower()
        if said in _SIGN:
            signs += 1
            if signs > 1 or (said == "," and not _is_apart(behind)):
                return None
        elif word in _LINKS or word in _BROUGHT_ON or word.isdigit():
            continue
        elif word in FIGURES and not _VOICES.isdisjoint(one.lower() for one in words[at + 1 : at + 4]):
            return None  # “Boses ng kuting: Migs”
        elif word in _ADULT or (noun and said.istitle() and word in _OFFICES):
            return None if is_of else Binding.OTHER  # “the parents of Rina”
        elif is_marked and at in (1, 2) and _is_grown_linked(words[at - 1].lower(), word):
            return Binding.OTHER  # “ang gurong si …”, “ang kagawad na si …”
        elif is_marked and not signs and at == 1 and not word.endswith("ng") and word != "na":
            return None  # “tinulungan ng bata si Rina”: the child helped somebody
        elif word in _YOUNG and (said.islower() or at == len(words) - 1):
            is_verb = noun and (noun not in _ROLES or skipped) and word in _CHILD and not _DOER.search(noun)
            return None if is_verb or noun in _THINGS else Binding.CHILD
        elif not noun and word in _CHILDREN and re.match(r",| and | dan | at ", behind):
            return Binding.CHILD
        elif word in _CHILD:
            if (
                (noun and noun not in _ROLES)
                or skipped
                or not (said.islower() or said.isupper() or at == len(words) - 1)
            ):
                return None
            return _of_noun(words[at + 1 : at + 3])
        elif word in _ROLES or word in _GROWN:
            if noun and noun not in _ROLES | _GROWN:
                return None
            noun = word
        elif noun and not (noun.istitle() and said.istitle()):
            if noun in _ROLES and skipped < 2 and said.islower() and word not in _CHILD:
                skipped += 1  # “our junior anti-bullying ambassador”
                continue
            return _whole(words, signs, behind) or (Binding.OTHER if noun in _GROWN else None)
        else:
            noun = said
    return Binding.OTHER if noun in _GROWN else None


def _is_grown_linked(after: str, word: str) -> bool:
    """Whether a Filipino word, an adult's title or role, is linked to the name behind it: by “na”, or by its ending."""
    said = {word} if after == "na" else {word[:-1], word[:-2]} if word.endswith("ng") else set()
    return said.isdisjoint(SIGNS) and not said.isdisjoint(_ADULT_TITLES | _ADULT)


def _whole(words: list[str], signs: int, behind: str) -> Binding | None:
    """The whole phrase before a name, by the word it begins with: “Adik pertama di studio kita, Amsal!”."""
    first = next((at for at, word in enumerate(words) if word in _SIGN and at > 0), len(words))
    phrase = [word.lower() for word in words[:first] if word.lower() not in _ARTICLES]
    if first > 9 or not phrase:
        return None
    if (words[:1] == [","] or words[0] in _FILIPINO_SI) and phrase[-1] in _ADULT | _GROWN:
        return Binding.OTHER
    is_all = words[:1] == [","] and signs == 1 and behind[:1] in {"!", ".", ""}
    return Binding.CHILD if is_all and phrase[-1] in _CHILD | _CHILD_TITLES else None


def _of_noun(further: list[str]) -> Binding | None:
    """Whose a name is behind “anak”, by the words before that: a child's, but a psychologist's in “psikolog anak”."""
    before = further[0].lower() if further else ""
    if before in _ADULT:
        return Binding.OTHER
    if before in _THINGS or before in {"para", "mga", "semua", "banyak", "untuk", "tentang", "all", "many", "about"}:
        return None
    return Binding.CHILD


def _is_apart(behind: str) -> bool:
    """Whether a name stands between commas, or at the end: beside what is said of it, not before a verb."""
    return (
        re.match(r"[\"”’*_]*\s*(?:[,.!?)(—–-]|\Z)|,? (?:who|yang|na|from|dari|asal|of|class|kelas)\b", behind)
        is not None
    )


def _right(behind: str, is_told_by: list[str]) -> Binding | None:
    """The phrase behind a name."""
    others = _AND_OTHERS.match(behind)
    if others is not None:
        words = [word.lower() for word in _TOKEN.findall(behind[: others.end() + 24])]
        return Binding.CHILD if any(word in _CHILDREN for word in words) else None
    if _ENDEARED.match(behind) or _WITH_PARENTS.match(behind):
        return Binding.CHILD
    if re.match(r"[,.!?]?[\"”]", behind):
        return None  # the end of what is said
    at_work = _AT_WORK.match(behind)
    if _GROWN_DOES.match(behind) or (at_work and not _OFFICES_OF.isdisjoint(at_work[1].lower().split())):
        return Binding.OTHER
    opening = re.match(
        r"[\"”’*_]{0,2}(?:\s?[,(]\s?|\s[—–-]\s|:\s|,? (?:and|dan) (?=I am |I'm |saya |aku )|,? (?=who is |who was "
        r"|yang |is |was |adalah |ialah |ay |na (?:isang|nasa|taga|mag-aaral|estudyante|bata|apo|anak|kaklase|bunso"
        r"|panganay|pamangkin|grade|\d|dose|onse|trese|katorse|sampu|labi|siyam|walo|pito))"
        r"|\s(?=si |siswa |siswi |murid ))",
        behind,
    )
    if opening is None:
        return None
    rest = behind[opening.end() :]
    return _said(_TOKEN.findall(rest)[:12], rest, is_told=bool(is_told_by) and is_told_by[0].lower() in _SAID)


def _said(words: list[str], rest: str, *, is_told: bool) -> Binding | None:
    """What the words of an apposition say that somebody is."""
    if any(word.lower() in _INVENTED for word in words[:4]):
        return Binding.OTHER
    has_article = False
    role = ""
    unknown = 0
    head = re.match(r"(?:[a-z][\w-]* ){0,2}([a-z][\w-]*)\s*(?:[,.;)(—–]|\Z)", rest)
    if head is not None and head[1] in _ADULT and not any(word in SIGNS for word in head[0].lower().split()):
        return Binding.OTHER  # “Dennis Panganiban, program officer”
    for at, said in enumerate(words):
        word = said.lower()
        further = words[at + 1].lower() if at + 1 < len(words) else ""
        if word in _QUOTES or word.isdigit():
            continue
        if word in _ADULT and not role:
            return Binding.OTHER
        if word in _YOUNG and word not in {"anak", "bata"} and (further.isalpha() or role):
            return Binding.OTHER if further in _ADULT and not role else (None if further in _THINGS else Binding.CHILD)
        if role and word in {"anak", "remaja"}:
            return Binding.CHILD
        if word in _CHILD:
            if further in _ADULT or further in _THINGS:
                return Binding.OTHER if further in _ADULT and word in {"child", "student"} else None
            if has_article or further in _OF_ONE or not further.isalpha() or further in _ROLES:
                return None if is_told and not has_article else Binding.CHILD
            return None
        if word in _CHILDREN:
            is_one = _ONE_OF.search(rest[:40]) is not None
            return Binding.CHILD if is_one else (Binding.OTHER if role in _GROWN else None)
        if word in _ROLES or word in _GROWN:
            role = word
        elif word in _LINKS or word in _ARTICLES:
            has_article = has_article or word in _ARTICLES
        elif not said[0].isalpha():
            break
        else:
            unknown += 1
            if unknown > 2 or not (has_article or role):
                break
    return Binding.OTHER if role in _GROWN else None
