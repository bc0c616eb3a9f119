"""Names told by what they stand beside: a word in capitals next to an age, a school, a village, a family."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from gaung.rules.safeguarding.cues import word_set
from gaung.rules.safeguarding.known_names import COMMON, FAMOUS
from gaung.rules.safeguarding.localities import LARGE
from gaung.rules.safeguarding.ordinary import NO_NAMES

_RUN = r"[A-Z][a-z’'-]*[a-z](?:-[a-zA-Z][a-z]+)?(?: (?:[A-Z]\.|[A-Z][a-z’'-]*[a-z])){0,3}"
_LINKS = word_set(
    "itu ini baru sudah udah masih kini sekarang yang yg seorang umur umurnya berumur berusia usia usianya genap hampir"
    " adalah kelas kls siswi siswa murid pelajar santri anak anaknya putri putra cucu dari asal di tinggal sekolah"
    " bersekolah belajar duduk bangku juara tingkat kita kami"
    " is was who just only barely turned turns turning aged age a an the our pupil student girl boy kid child in at"
    " from of"
    " attends goes to studies lives living s son daughter learner now already"
    " ay na nasa nag-aaral nakatira sa ng taga mula edad lang pa po daw raw siya mag-aaral estudyante si isang ang"
    " umure sing wong cah nan tingga ho ko"
)
_BEFORE = re.compile(
    rf"(?<![\w@./#-])(?P<name>{_RUN})(?P<link>(?:[ ,:;(—–\"”“-]|'s(?= )|\b[a-z][a-z-]*\b|\b\d{{1,2}}\b){{1,14}}?)\Z"
)
_AFTER = re.compile(
    rf"(?P<link>(?:[ ,:;)(—–\"“-]|\b[a-z][a-z-]*\b){{1,8}}?)(?<![\w@./#-])(?P<name>{_RUN})(?![\w@])(?! \d)"
)
_AFTER_LINKS = word_set(
    "si named called bernama namanya adik dik dek ang batang kay ni na pangalan ho naam aku saya ako is"
)
_WORD = re.compile(r"[a-z][a-z-]*")

_SAID_OF_AGE = word_set(
    "is was turned turns turning just only baru berumur berusia umur umurnya usia usianya genap sudah masih ay aged"
    " who now"
    " already umure yang yg mag- na s"
)
_SAID_OF_CLASS = word_set(
    "siswi siswa murid pelajar pupil student in is nasa anak ay duduk mag-aaral estudyante si learner girl boy itu"
)
_SAID_OF_HOME = word_set(
    "siswi siswa murid pelajar santri pupil student learner girl boy putri putra attends goes studies lives living"
    " tinggal tingga sekolah bersekolah belajar nag-aaral nakatira cah wong asal estudyante mag-aaral of from dari ng"
    " taga mula"
)
_SAID_OF_KIN = word_set("is was ay adalah itu anak anaknya cucu putri putra a the")
_SAID = {
    "age": _SAID_OF_AGE,
    "class": _SAID_OF_CLASS,
    "school": _SAID_OF_HOME,
    "place": _SAID_OF_HOME,
    "family": _SAID_OF_KIN,
}
_BY_A_SIGN = frozenset({"age", "class", "family"})
"""What says by a comma or a bracket alone whose it is."""
_NAMED = word_set("si named called bernama namanya adik dik dek batang kay ni naam name")
_EARLY = word_set("pernikahan perkawinan nikah kawin usia sejak stop cegah tolak hentikan")
"""“Pernikahan Dini” is an early marriage, though Dini is a name."""
_SIGN = re.compile(r"[,(—–:;]|'s")


def names_beside(text: str, pieces: Collection[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """The names that stand right before or right behind a piece: with nothing but small linking words between."""
    for kind, start, end in pieces:
        if kind not in _SAID:
            continue
        before = _BEFORE.search(text, max(start - 60, 0), start)
        if before is not None and _is_linked(before["link"], _LINKS, _SAID[kind], is_by_sign=kind in _BY_A_SIGN):
            yield from _name(text, before)
        after = _AFTER.match(text, end, end + 60)
        if after is not None and _is_linked(after["link"], _AFTER_LINKS, _NAMED, is_by_sign=False):
            yield from _name(text, after)


def _is_linked(link: str, words: Collection[str], saying: Collection[str], *, is_by_sign: bool) -> bool:
    """Whether only small linking words stand between a name and a piece, and one of them says whose it is."""
    said = _WORD.findall(link)
    if any(word not in words and word != "s" for word in said):
        return False
    return any(word in saying for word in said) or (is_by_sign and _SIGN.search(link) is not None)


def _name(text: str, match: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    name, start = match["name"], match.start("name")
    parts = name.split()
    if not _EARLY.isdisjoint(part.lower() for part in parts[:-1]):
        return
    while parts and parts[0].lower().rstrip("'s") in NO_NAMES and parts[0] not in COMMON:
        start += len(parts[0]) + 1
        parts = parts[1:]
    if not parts or parts[0].lower() in LARGE or (parts[0].endswith(("nya", "ku")) and parts[0] not in COMMON):
        return
    if any(part.lower() in NO_NAMES and part not in COMMON for part in parts) and parts[0] not in COMMON:
        return
    if parts[0] not in COMMON and re.search(rf"(?<![\w-]){re.escape(parts[0].lower())}(?![\w-])", text):
        return  # the text itself uses it as a word
    if " ".join(parts).lower() in FAMOUS:
        return
    yield " ".join(parts), start, match.end("name")
