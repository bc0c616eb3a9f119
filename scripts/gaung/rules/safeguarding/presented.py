"""Names that no list knows, by the place where they stand: who says something, whose work it is, who is thanked.

What is found here is a candidate and no more: `persons` asks who is meant, and whether a child is spoken of around it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files

from gaung.rules.safeguarding.heads import sought_by_heads, sought_by_needs
from gaung.rules.safeguarding.known_names import may_begin
from gaung.rules.safeguarding.localities import LARGE
from gaung.rules.safeguarding.searching import found_at

_ONE = r"[A-Z][a-z]+(?:[’'-][A-Za-z]?[a-z]+)*"
_NAME = rf"(?P<name>{_ONE}(?: {_ONE}){{0,2}})(?![\w@/]|['’]s [A-Z])"
_ENDS = (
    r"(?=[\"”’*_]{0,2}\s*(?:[,.;:()!?—–-]|\Z"
    r"|(?:who|yang|saat|pada|di|in|on|when|dari|from|and|dan|at|na|for|untuk) ))"
)
_NOT_IN_A_PLACE = "".join(rf"(?<!\b{word} )" for word in ("di", "ke", "in", "at", "sa", "the", "ng", "of", "to"))

_LISTS = {
    key: "|".join(word.strip() for word in words.replace("\n", " ").split(";"))
    for key, words in tomllib.loads((files("gaung.rules.safeguarding") / "presented.toml").read_text("utf-8")).items()
}


def _signs(key: str) -> frozenset[str]:
    """The last words of the alternatives of a list: without one of them its pattern finds nothing."""
    found = (re.findall(r"[a-z]+", word.partition("(")[0].lower()) for word in _LISTS[key].split("|"))
    return frozenset(words[-1] for words in found if words)


def _words(key: str) -> str:
    return rf"(?<![^\W_])(?i:{_LISTS[key]})"


_YOU = frozenset({"you", "your", "u", "kamu", "kau", "kalian", "mo", "ka", "ninyo", "nyo", "niyo"})
_APPOSED = frozenset({"a", "an", "our", "one", "seorang", "salah", "isang", "siswa", "siswi", "murid", "pelajar"})
_PATTERNS = (
    (re.compile(rf"{_words('by')}[ :]+{_NAME}{_ENDS}"), _signs("by")),
    (re.compile(rf"(?<=[\"”’,!?] ){_words('says')} {_NAME}"), _signs("says")),
    (
        re.compile(rf"(?:Kata|Ujar|Tutur|Jawab|Tanya|Cerita|Sabi ni|Ani|Wika ni|Kuwento ni) {_NAME},? ?[\"“:]"),
        _signs("says"),
    ),
    (re.compile(rf"{_NAME} (?:{_LISTS['said']})(?![^\W_])"), _signs("said")),
    (re.compile(rf"{_words('greets')},? {_NAME}{_ENDS}"), _signs("greets")),
    (re.compile(rf"(?<=[a-z,] ){_NOT_IN_A_PLACE}{_NAME} (?:{_LISTS['does']})(?![^\W_])"), _signs("does")),
    (
        re.compile(
            rf"{_NAME}(?:,| \(| is| was| adalah| ialah| ay) ?"
            r"(?:an? |the |our |one of |seorang |salah satu |isang |sis?w[ai] |murid |pelajar )"
        ),
        _APPOSED,
    ),
    (
        re.compile(rf"{_NAME}(?=['’]s (?:mum|mummy|mom|mommy|dad|daddy|parents|mother|father|teacher|homework)\b)"),
        frozenset(
            {"mum", "mummy", "mom", "mommy", "dad", "daddy", "parents", "mother", "father", "teacher", "homework"}
        ),
    ),
    (
        re.compile(rf"{_NAME} (?:is|was) the (?:first|only|next|last|second|third|youngest|smallest|eldest|oldest) "),
        frozenset({"first", "only", "next", "last", "second", "third", "youngest", "smallest", "eldest", "oldest"}),
    ),
    (re.compile(rf"(?<=[a-z], ){_NAME}(?=[!?.])"), _YOU),
    (re.compile(rf"{_NAME}, who (?=is|was|has|\w+s )"), frozenset({"who"})),
    (re.compile(rf"{_words('order')}(?: \w+)?[,:]? {_NAME}"), _signs("order")),
    (
        re.compile(rf"(?<![^\W_])(?:{_LISTS['young']})(?:,| itu,| kita,| kami,| namin,| na si| si|:| \w+,)? {_NAME}"),
        _signs("young"),
    ),
)
_WRITTEN_LARGE = (
    r"(?<=[ (“\"‘*_/].)(?<![.!?] .)[a-z]+(?:[’'-][A-Za-z]?[a-z]+)*|(?<=\d\. .)[a-z]++"
    r"|[a-z]++(?=(?: is| was|,) (?:the|an?|our|one of|seorang|salah satu|isang|murid|siswa|siswi) )"
)
_CAPITAL = re.compile(f"[A-Z](?:{_WRITTEN_LARGE})")
"""A word written large though no sentence begins there."""
_THEY = (", who ", " She ", " He ", " Ia ", " Dia ", " Siya ")
_CAPITAL_OF_ONE = re.compile(
    f"[A-Z](?:{_WRITTEN_LARGE}|[a-z]++(?=, who )"
    r"|(?<=[.!?] .)[a-z]++(?= [a-z]++[^.!?]{0,80}+[.!?] (?:She|He|Ia|Dia|Siya) ))"
)
"""The same, or the first word of a sentence of which the next goes on; for a text that holds one of these."""
_COLON = re.compile(r"[:—–?](?: (?:awarded to|the children|[Ss]ina?))? (?:\d{1,2}[.)] ?)?\Z")
_SIGNED = re.compile(rf"[”\"»)] ?[—–-]{{1,2}} ?{_NAME}(?=\s*(?:[,.(\n]|\Z))")
"""Behind a quotation and a dash."""
_APART = re.compile(rf"(?<=[a-z], ){_NAME}(?=, (?!and|dan|at|or|atau|serta)[a-z])")
"""Between two commas, behind and before small words: said of somebody, or somebody of whom something is said."""
_COMMA, _DASH = re.compile(r",(?<=[a-z],) [A-Z]"), re.compile(r"[”\"»)] ?[—–-]")
"""Without a comma before a capital nobody stands between two, and without a dash nobody signs."""
_HEAD = re.compile(
    rf"{_words('heads')}(?![^\W_])[^.:!?\n]{{0,48}}"
    rf"(?:[:—–](?: (?:awarded to|the children|si|sina))?|\? [Ss]ina?) (?:\d{{1,2}}[.)] ?)?{_NAME}"
)
_LABEL = re.compile(r"[^\W_]+: ?")
_ALL = re.compile(r"[\"”’*_]{0,2}\s*(?:[.;()]|\Z|\n|, [a-z])")
_HEADS = _signs("heads")
_NEXT = re.compile(
    r"(?: \([^()]{1,24}\))?(?:, | / |; | and | dan | at | & |, and |, dan |, at |,? ?\d{1,2}[.)] ?)" + _NAME
)
"""The next of a list."""


sought_by_heads(_PATTERNS[4][0])
sought_by_needs(_HEAD, *(pattern for pattern, _ in _PATTERNS))


def presented(text: str, words: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where a name may stand that no list knows."""
    capital = _CAPITAL_OF_ONE if any(one in text for one in _THEY) else _CAPITAL
    places = [match.start() for match in capital.finditer(text) if may_begin(match[0])]
    if not places:
        return
    for pattern, signs in _PATTERNS:
        if not words.isdisjoint(signs):
            for match in found_at(pattern, text, places, 48, 48):
                yield from _and_the_next(text, match)
    for match in found_at(_APART, text, places, 4, 40) if _COMMA.search(text) is not None else ():
        yield from _and_the_next(text, match)
    for match in found_at(_SIGNED, text, places, 6, 40) if _DASH.search(text) is not None else ():
        yield from _and_the_next(text, match)
    if not words.isdisjoint(_HEADS):
        for match in found_at(_HEAD, text, [at for at in places if _COLON.search(text, max(at - 18, 0), at)], 90, 40):
            found = list(_and_the_next(text, match))
            if len(found) > 1 or _is_all(text, match):
                yield from found


def _is_all(text: str, match: re.Match[str]) -> bool:
    """Whether one name is all that stands behind the head of a list: “Winner: Tenri”, but not “Child: May I?”."""
    is_label = match.start() == text.rfind("\n", 0, match.start()) + 1 and _LABEL.fullmatch(
        text, match.start(), match.start("name")
    )
    return not is_label and _ALL.match(text, match.end()) is not None


def next_in_list(text: str, end: int) -> Iterator[tuple[int, int]]:
    """Who stands behind a name in the same list."""
    match = _NEXT.match(text, end)
    while match is not None and _may_be(match["name"]):
        yield match.span("name")
        match = _NEXT.match(text, match.end())


def _and_the_next(text: str, match: re.Match[str]) -> Iterator[tuple[int, int]]:
    start, end = match.span("name")
    while not _may_be(text[start:end]):  # “Minggu lalu Nurbaiti”, “Ketika Rani”
        first = text.find(" ", start, end)
        if first < 0:
            return
        start = first + 1
    yield start, end
    yield from next_in_list(text, end)


def _may_be(name: str) -> bool:
    return all(may_begin(part) and part.lower() not in LARGE for part in name.split())
