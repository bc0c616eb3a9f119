"""Names of people in a text: by what stands before them, by an age behind them, and by a list of common given names."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from gaung.model.language import Language

_LISTS = tomllib.loads((files("gaung.rules.safeguarding") / "names.toml").read_text("utf-8"))

COMMON = frozenset(_LISTS["latin"].split())
"""Given names that are common in our countries and are no ordinary words there."""

NEPALI = frozenset(_LISTS["devanagari"].split())
"""The same in Devanagari."""

_COMMON_WORDS = frozenset(name.lower() for name in COMMON)

_NAME = r"(?P<name>[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]+){0,3})"
_CUED = {
    "self": re.compile(
        rf"(?<![^\W_])(?i:nama(?: lengkap| panggilan)?(?:ku| saya| gue)(?: adalah| ialah)?|nama lengkapku"
        rf"|panggil (?:aku|saja)|my (?:full )?name is|my name's"
        rf"|ako (?:ay )?si|ang pangalan ko ay(?: si)?|pangalan ko(?: ay)?)[\s:]+{_NAME}"
    ),
    "me": re.compile(rf"(?<![^\W_])(?i:aku|saya|i am|i'm)\s+{_NAME}"),
    "child": re.compile(
        rf"(?<![^\W_])(?i:(?:anak|siswa|siswi|murid|remaja|pelajar|santri|korban|gadis|bocah)(?: (?:laki-laki"
        rf"|perempuan|itu))? bernama|nama (?:anak|siswa|siswi|murid)(?: itu)?"
        rf"|nama korban|adik|dik|(?:girl|boy|child|student|pupil|victim|teenager)(?:,)? (?:is )?(?:named|called)"
        rf"|(?:her|his) name is"
        rf"|(?:ang |isang )?bat(?:a|ang)(?: na)? si|pangalan niya ay(?: si)?)[\s:]+{_NAME}"
    ),
    "name": re.compile(rf"(?<![^\W_])(?i:bernama|namanya(?: adalah)?|dipanggil)[\s:]+{_NAME}"),
}
_CUE_WORDS = {
    "self": frozenset({"nama", "namaku", "panggil", "name", "ako", "pangalan"}),
    "me": frozenset({"aku", "saya", "i"}),
    "child": frozenset({"bernama", "nama", "adik", "dik", "named", "called", "name", "bata", "batang", "pangalan"}),
    "name": frozenset({"bernama", "namanya", "dipanggil"}),
}
_AGE_WORDS = frozenset({"tahun", "thn", "th", "years", "year", "taong", "yo"})
_LEET_NAME = re.compile(r"[A-Z][a-z]*[013457][a-z]")
_SI = re.compile(rf"(?<![^\W_])[Ss]i\s+(?!(?:Ginang|Ginoong|Dr|Gng|G|Bb)\b){_NAME}")
_NEPALI_CUED = re.compile(r"नाम\s+(?P<name>[\u0900-\u0963\u0971-\u097f]+(?:\s+[\u0900-\u0963\u0971-\u097f]+)?)\s+हो")
_CAPITAL = re.compile(r"\b[A-Z][a-z]*[013457]?[a-z]+")
_LISTED = re.compile(_NAME)
_AGED = re.compile(
    rf"\b{_NAME}\s*(?:,\s*|\(\s*)(?i:umur |usia |berusia |aged |edad )?(?:[5-9]|1[0-7])\s*(?:tahun|thn|th"
    rf"|years? old|taong gulang|yo)\b"
)
_DISGUISED = re.compile(
    r"\s*[,(]?\s*(?i:bukan nama sebenarnya|nama samaran|samaran|nama rekaan|nama disamarkan|nama diubah|not (?:her"
    r"|his|their) real name|name changed|not a real name"
    r"|hindi tunay na pangalan|नाम परिवर्तन|काल्पनिक नाम)"
)
_LEET = str.maketrans("013457", "oieast")
INITIALS = re.compile(
    r"\b(?!(?:SD|SMP|SMA|SMK|TK|MI|MA|UU|PP|RT|RW|TV|HP|WA|IG|AI|KK|PDF|ID|EN|NE|PH|NP|RA|NO|USB|SMS|KPI|PSN|LRN"
    r"|RRI|FM|AM|CD)\b)(?:[A-Z]{1,3}|(?:[A-Z]\.){1,3})"
    r"\s*\(\s*(?:\d|1[0-7])\s*(?:tahun|thn|th|yo|years?(?: old)?|taon|taong gulang|वर्ष)?\s*\)"
    r"|(?i:\b(?:ber)?inisial)\s+(?:huruf\s+)?[A-Z]{1,3}\b"
)
"""How newspapers write a child: letters and an age."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text."""

    text: str
    start: int
    end: int
    is_told: bool
    """Whether the text says that it is a child's or the writer's own name."""

    @property
    def first(self) -> str:
        """The first word of it, as it is compared."""
        return self.text.split()[0].translate(_LEET).lower() if self.text.isascii() else self.text.split()[0]

    @property
    def is_full(self) -> bool:
        """Whether it has more than one word."""
        return " " in self.text.strip()


@lru_cache(maxsize=32)
def names(text: str, words: frozenset[str], language: Language) -> tuple[Name, ...]:
    """The names in a text, disguised ones left out; a stretch may come twice. `words`: its words in small letters."""
    return tuple(_names(text, words, language))


def _names(text: str, words: frozenset[str], language: Language) -> Iterator[Name]:
    is_listed = not words.isdisjoint(_COMMON_WORDS) or _LEET_NAME.search(text) is not None
    for kind, pattern in _CUED.items():
        if words.isdisjoint(_CUE_WORDS[kind]) or (kind == "me" and not is_listed):
            continue
        for match in pattern.finditer(text):
            if kind != "me" or match["name"].split()[0] in COMMON:
                yield from _kept(text, match, is_told=kind in {"self", "child"})
    if language is Language.FILIPINO:
        for match in _SI.finditer(text):
            yield from _kept(text, match, is_told=False)
    for match in _NEPALI_CUED.finditer(text):
        yield from _kept(text, match, is_told=True)
    for match in _AGED.finditer(text) if not words.isdisjoint(_AGE_WORDS) else ():
        yield from _kept(text, match, is_told=False)
    for capital in _CAPITAL.finditer(text) if is_listed else ():
        read = capital[0] if capital[0].isalpha() else capital[0][0] + capital[0][1:].translate(_LEET)
        if read in COMMON and not (
            read == "Maya" and text[max(capital.start() - 6, 0) : capital.start()].lower() == "dunia "
        ):
            whole = _LISTED.match(text, capital.start())
            assert whole is not None
            yield from _kept(text, whole, is_told=False)
    if not text.isascii() and any(name in text for name in NEPALI):
        for match in re.finditer(
            r"(?<![\u0900-\u097f])(?P<name>[\u0900-\u0963]+?)(?:ले|लाई|को|की|का)?(?![\u0900-\u097f])", text
        ):
            if match["name"] in NEPALI:
                yield from _kept(text, match, is_told=False)


def listed_in_file_name(words: str) -> Iterator[Name]:
    """Given names in the words of a file name, where nothing is written large."""
    for match in re.finditer(r"[a-zA-Z]+", words):
        if match[0].capitalize() in COMMON:
            yield Name(match[0].capitalize(), match.start(), match.end(), False)


def _kept(text: str, match: re.Match[str], *, is_told: bool) -> Iterator[Name]:
    if not _DISGUISED.match(text, match.end("name")):
        yield Name(match["name"], match.start("name"), match.end("name"), is_told)
