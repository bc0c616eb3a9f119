"""Nepali in Latin letters as it is in Devanagari, as far as its words are known: one set of patterns reads both.

`Kopila le bhanin` becomes `कोपिलाले भनिन्`; a word written large that no list knows becomes one that no list knows.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from gaung.rules.safeguarding.cues import word_set
from gaung.rules.safeguarding.known_names import COMMON, may_begin
from gaung.rules.safeguarding.localities import LARGE
from gaung.rules.safeguarding.nepali_lexicon import DOUBTFUL, FAMILIES, GIVEN, in_latin, known_words, said_alike
from gaung.rules.safeguarding.plain import Plain

_TOKEN = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_WRITTEN = tomllib.loads((files("gaung.rules.safeguarding") / "nepali_roman.toml").read_text("utf-8"))
_ENDINGS: dict[str, str] = dict(_WRITTEN["endings"])
_UNKNOWN = "अविज्ञाम्बु"
"""A name that no list knows."""
_VILLAGES: dict[str, str] = dict(_WRITTEN["villages"])
_VILLAGE = re.compile(rf"[a-z]{{3,}}?(?P<end>{'|'.join(_VILLAGES)})\Z")
"""How villages end in Latin letters."""
_SIGN = re.compile(
    r"(?<![^\W_])(?:ko|ki|ka|le|lai|ma|ho|hun|cha|chha|chhan|haru|sanga|bata|ra|ni|hai|timro|mero|hamro|usko|nani|bhai|bahini|keti|keta)(?![^\W_])"
)
"""Small words of Nepali, without which a text in Latin letters is none: what is English is left alone."""
_LEAST = 4
"""So many letters a word has that is looked up by its sound alone."""
_MARKED = frozenset(("le", "lai", "ko", "ki", "ka", "sanga", "sita", "bhanne", "vanne", "naam", "nam"))
_MARKED |= frozenset(("gau", "gaun", "gaon", "tole", "tol", "basti", "danda"))
"""What stands behind somebody's name, so that it is none of the words of a title."""

_YOUNGER = word_set("bhai bahini nani babu keti keta keto chori chhori chora chhora sathi natini nati class")
_CALLS = word_set("oi oii e ye aye hey hello namaste dhanyabad badhai naam nam haru ra")
"""Beside what somebody is called by name."""


@cache
def _known() -> dict[str, str]:
    """Words by their sound in Latin letters; those written down by hand count before those that are computed."""
    found: dict[str, str] = {}
    for word in (*sorted(GIVEN), *sorted(DOUBTFUL), *sorted(known_words())):
        for written in (word, word.replace("ँ", "")):
            latin = said_alike(in_latin(written))
            if len(latin) >= _LEAST:
                found[latin] = word
                if word in GIVEN or word in DOUBTFUL:
                    found.setdefault(latin + "a", word)
    found.update({said_alike(latin): word for word, many in _WRITTEN["words"].items() for latin in many.split()})
    return found


@cache
def _families() -> dict[str, str]:
    """Family names by their sound."""
    return {said_alike(in_latin(family)): family for family in sorted(FAMILIES) if len(in_latin(family)) >= 3}


@cache
def _by_hand() -> dict[str, str]:
    return {latin: word for word, many in _WRITTEN["words"].items() for latin in many.split()}


@lru_cache(maxsize=16)
def in_devanagari(text: str) -> Plain:
    """A text of Nepali in Latin letters as it is written in Devanagari; each letter knows its place."""
    if _SIGN.search(text) is None:
        return Plain(text)
    return Plain(text).rewritten(_cuts(text))


def written_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Where what stands in `in_devanagari(text)` from one letter to another is written."""
    plain = in_devanagari(text)
    last = plain.text.rfind(" ", start, end) + 1 or start
    first, at = plain.origin(start), plain.origin(max(last, start))
    token = _TOKEN.match(text, at)
    return first, max(token.end() if token is not None else plain.span(start, end)[1], first + 1)


def _cuts(text: str) -> Iterator[tuple[int, int, str]]:
    tokens = list(_TOKEN.finditer(text))
    at = 0
    while at < len(tokens):
        token = tokens[at]
        read, behind = _read(text, tokens, at), at + 1
        end = token.end()
        if read:
            while behind < len(tokens) and text[end : tokens[behind].start()] == " ":
                ending = _ENDINGS.get(tokens[behind][0])
                if ending is None:
                    break
                read, end, behind = read + ending, tokens[behind].end(), behind + 1
            yield token.start(), end, read
        at = behind


def _read(text: str, tokens: list[re.Match[str]], at: int) -> str:
    """One word in Devanagari; nothing if it stays as it is."""
    word = tokens[at][0]
    small = word.lower()
    known = _by_hand().get(small) or _known().get(said_alike(small)) or _ENDINGS.get(word)
    is_name = known in GIVEN or known in DOUBTFUL
    if is_name and not (_is_placed(tokens, at) if word.islower() else not _is_of_a_title(text, tokens, at)):
        return ""
    if known is None and word.istitle():
        known = _families().get(said_alike(small))
    if known is not None:
        return known
    for ending in ("haru", "lai", "le", "ko", "ki", "ma"):
        stem = small.removesuffix(ending)
        if stem != small and len(stem) >= _LEAST and word.islower():
            known = _by_hand().get(stem) or _known().get(said_alike(stem))
            if known is not None:
                return known + _ENDINGS[ending]
    village = _VILLAGE.match(small) if word.istitle() else None
    if village is not None:
        return "अविज्ञा" + _VILLAGES[village["end"]]
    return _UNKNOWN if _may_be_name(text, tokens, at) else ""


def _is_placed(tokens: list[re.Match[str]], at: int) -> bool:
    """Whether a word in small letters that sounds like a name stands where one does."""
    before = tokens[at - 1][0].lower() if at else ""
    behind = tokens[at + 1][0].lower() if at + 1 < len(tokens) else ""
    return behind in _MARKED or behind in _YOUNGER or before in _YOUNGER or before in _CALLS


def _is_of_a_title(text: str, tokens: list[re.Match[str]], at: int) -> bool:
    """Whether another word written large stands right behind it that is no name: `Himalaya Academy`."""
    if at + 1 == len(tokens) or text[tokens[at].end() : tokens[at + 1].start()] != " ":
        return False
    behind = tokens[at + 1][0]
    return behind.istitle() and said_alike(behind) not in _families() and behind not in COMMON and not _is_given(behind)


def _is_given(word: str) -> bool:
    known = _known().get(said_alike(word))
    return known in GIVEN or known in DOUBTFUL


def _may_be_name(text: str, tokens: list[re.Match[str]], at: int) -> bool:
    """Whether a word that is written large may be somebody's: in mid-sentence, or with an ending behind it."""
    token = tokens[at]
    if not (token[0].istitle() and len(token[0]) > 3 and may_begin(token[0])) or token[0].lower() in LARGE:
        return False
    before = text[: token.start()].rstrip()
    behind = tokens[at + 1][0] if at + 1 < len(tokens) else ""
    if at + 1 < len(tokens) and behind.istitle() and text[token.end() : tokens[at + 1].start()] == " ":
        return token[0] in COMMON  # a name of several words, a place, a title
    return behind in _MARKED or (bool(before) and before[-1] not in ".!?:\n") or (before[-1:] == ":" and not behind)
