"""Full names in a place where only a child's stands: in a list of children, behind a medal, behind “little”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gaung.rules.safeguarding.cues import word_set
from gaung.rules.safeguarding.heads import sought_by_heads, sought_by_needs
from gaung.rules.safeguarding.known_names import may_begin
from gaung.rules.safeguarding.people import ADULT
from gaung.rules.safeguarding.searching import found_near

_WHOLE = r"(?P<name>[A-Z][\w'’-]*[a-z](?: [\"“]?(?:[A-Z]\.|[A-Z][\w'’-]*[a-z])[\"”]?){1,3})"
_LIST_HEAD = re.compile(
    r"(?<![^\W_])(?i:anak|anak-anak|cilik|murid|siswa|siswi|pelajar|santri|remaja|children|children's|kids|pupils"
    r"|students|girls"
    r"|boys|juniors?|youngsters|bata|batang|kabataan|mag-aaral|u-?1[0-7]|under-?1[0-7]s?|dose anyos pababa|putri|putra)"
    rf"(?![^\W_])[^.:!?\n]{{0,40}}[:=—] ?(?:(?:\d[.)]|lane \d|[a-z]+ ?\d?,?) )?{_WHOLE}"
)
"""A list of children with its head: `Pengisi suara anak: A B, C D`."""
_MEDAL = re.compile(
    rf"(?<![^\W_])(?i:gold|silver|bronze|ginto|pilak|tanso|emas|perak|perunggu|lane \d|juara [1-3I]+|winner|first place"
    rf"|peringkat \d+|runner-up|unang gantimpala)(?:,|:| –| -)? {_WHOLE}"
)
_LITTLE = re.compile(
    rf"(?<![^\W_])(?i:cilik|cilik kami|cilik kita|little|tiny|young|youngest \w+,?|kid|kids|munting si|batang si"
    rf"|pinakabata naming si|anak naming"
    rf" si"
    rf"|magulang ni|nanay ni|tatay ni|ina ni|ama ni|parents of|mother of|father of|ibu dari|ayah dari|orang tua dari"
    rf"|ibunda"
    rf"|orang tua|tangan|karya anak) {_WHOLE}"
)
"""A full name right behind what says that it is a child's."""
_BY_A_CHILD = re.compile(
    rf"(?<![^\W_])(?i:(?:poem|story|song|drawing|letter|essay|painting|picture|puisi|cerita|gambar|lukisan|surat|lagu"
    rf"|tula"
    rf"|kuwento|guhit|awit|liham) (?:by|oleh|karya|dari|ni|nina)) {_WHOLE}"
)
_LETTERS = r"[A-Z](?:[ ,-]{0,2}[A-Z]\b){2,}"
_SPELLED_OUT = re.compile(
    r"(?i:spells? (?:her|his|my|their) name|titik|letra|huruf|dieja|ejaannya|ejaan|spelled|spelt"
    r"|letters)\b[^.!?\n]{0,40}?"
    rf"\b(?P<name>(?:{_LETTERS}|[A-Z]{{3,}})(?:\W+(?:[a-z]+ ){{0,3}}(?:{_LETTERS}|[A-Z]{{3,}}))*)\b"
)
"""A name letter by letter."""
_OF_A_LIST = (
    (
        _LIST_HEAD,
        word_set(
            "anak cilik murid siswa siswi pelajar santri remaja children kids pupils students girls boys junior"
            " juniors youngsters"
            " bata batang kabataan aaral u under pababa putri putra"
        ),
        True,
    ),
    (
        _MEDAL,
        word_set(
            "gold silver bronze ginto pilak tanso emas perak perunggu lane juara winner place peringkat runner unang"
        ),
        False,
    ),
    (
        _LITTLE,
        word_set(
            "cilik little tiny young youngest kid kids munting batang pinakabata naming magulang nanay tatay ina ama"
            " parents mother father"
            " ibu ayah tua ibunda"
        ),
        True,
    ),
    (_BY_A_CHILD, word_set("by oleh karya dari ni nina"), False),
    (_SPELLED_OUT, word_set("titik letra huruf dieja ejaannya ejaan spelled spelt letters spells spell"), False),
)
"""For each pattern the words without which it finds nothing, and whether it says that the name is a child's."""


_NEEDS = {
    _LIST_HEAD: re.compile(r"[:=—] ?(?:(?:\d[.)]|[a-z]+ ?\d?,?) )?[A-Z]"),
    _BY_A_CHILD: re.compile(r"[yhaiYHAI] [A-Z]"),
}
"""What a text holds besides, if one of these patterns finds anything in it."""
_NEED_OF = {id(pattern): need for pattern, need in _NEEDS.items()}
"""The same by which pattern it is: to look for a pattern as such, Python goes through all of it."""

sought_by_heads(_LITTLE, _LIST_HEAD, _BY_A_CHILD)
sought_by_needs(*(pattern for pattern, _, _ in _OF_A_LIST))


def listed_names(text: str, small: str, words: frozenset[str]) -> Iterator[tuple[re.Match[str], bool]]:
    """Every such name, and whether the text says that it is a child's; no list of names is needed."""
    for pattern, signs, is_told in _OF_A_LIST:
        here = words & signs
        if not here:
            continue
        need = _NEED_OF.get(id(pattern))
        if need is not None and need.search(text) is None:
            continue
        for match in found_near(pattern, text, small, here, 8, 90):
            if all(may_begin(part) for part in match["name"].split()):
                yield match, is_told and ADULT.search(text, match.start(), match.end()) is None
