"""The words of `terms.toml` as patterns, and where they stand in a text, whatever stands around them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from gaung.model.language import Language
from gaung.problem import Severity
from gaung.rules.safeguarding.finding import Covered
from gaung.rules.safeguarding.heads import sought_by_heads
from gaung.rules.safeguarding.phrasing import Phrases, core, phrases, unhyphenated
from gaung.rules.safeguarding.searching import in_small, small_letters
from gaung.rules.safeguarding.wordings import Wordings
from gaung.words import card

_LEET_WORD = re.compile(r"(?<![\w@./])[A-Za-z]+(?:[013457@$!*]+[A-Za-z]+)*[013457@$]*(?![\w@])")
_LEET_SIGN = re.compile(r"[013457@$!*](?<=[A-Za-z].)")
_SIGNED_WORD = re.compile(_LEET_WORD.pattern.replace("[A-Za-z]+", "(?=[A-Za-z]+[013457@$!*])[A-Za-z]+", 1))
_LEET = str.maketrans("013457@$!", "oieastasi")
_RESPELLED = {"u": "v", "o": "uq", "i": "ylj", "s": "z", "k": "qc", "c": "k", "g": "q", "e": "3", "f": "v", "b": "d"}
_ORDINARY = frozenset({"zex", "six", "seks", "purn", "born", "sez", "anac", "mezum"})
_LETTERS = re.compile(r"[a-z]+")
_HYPHEN_MEANT = re.compile(r"(\[[^\]]*\]|\(\?-i:)|-")
"""A hyphen of a pattern, and what holds one that is none."""
_GUESSED = (
    *("porno", "pornografi", "pornography", "porn", "mesum", "bugil", "telanjang", "pelacur", "lonte", "seks", "sex"),
    *("syur", "prostitusi", "prostitute", "pedofil", "bokep", "anak", "bocah", "perkosa"),
)


_UNREAD = (Language.NEPALI, Language.FILIPINO)
"""Languages whose words no native child-protection reader has read yet: they warn."""

_MOST = 1 << 16
"""So many words are kept in mind."""

_FIRST = ("14", "12")
"""Rules whose words hold those of another rule."""


@dataclass(frozen=True, slots=True)
class Term:
    """One rule about words."""

    number: str
    severity: Severity
    stems: Mapping[Language, tuple[str, ...]]
    """Per language: a text without any of these is not looked at closer."""
    use: dict[str, str]
    words: dict[Language, Wordings]
    near: re.Pattern[str] | None
    far: re.Pattern[str] | None
    is_negatable: bool
    is_explained: bool
    phrases: Phrases | None


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a rule in a text."""

    term: Term
    start: int
    end: int
    severity: Severity
    is_bound: bool = False
    """Whether it was found with what it must stand beside."""


@cache
def terms() -> tuple[Term, ...]:
    """The rules of `terms.toml`, those first whose words hold those of another rule."""
    found = [_term(code, entry) for code, entry in _table().items() if code.startswith("term-")]
    return tuple(sorted(found, key=lambda term: term.number not in _FIRST))


def compiled_wordings() -> Iterator[re.Pattern[str]]:
    """The patterns of wordings that texts were searched for so far; few of all that could be."""
    for term in terms():
        for wordings in term.words.values():
            yield from wordings.compiled
        if term.phrases is not None:
            for wordings in term.phrases.wordings:
                yield from wordings.compiled


def find(
    text: str, language: Language, words: frozenset[str] | None = None, small: str | None = None
) -> Iterator[Word]:
    """Every word of the rules in a text, whatever stands around it.

    `words` are those of the text, in small letters, and `small` is all of it in small letters.
    """
    folded = _folded(text, frozenset(_LETTERS.findall(text.lower())) if words is None else words)
    held: dict[tuple[int, bool], set[str]] = {}
    with_stems, without = _met(language)
    if small is None or folded is not text:
        small = small_letters(folded)
    for token in set(small.split()) - without:
        stems = with_stems.get(token)
        if stems is None:
            stems = _stems_in(token, language)
            if len(with_stems) + len(without) < _MOST:
                if stems:
                    with_stems[token] = stems
                else:
                    without.add(token)
        for key, stem, rest in stems:
            for word in rest:
                if word not in small:
                    break
            else:
                held.setdefault(key, set()).add(stem)
    if not held:
        return
    text = unhyphenated(folded)
    if text is not folded:
        small = small_letters(text)
    taken = Covered(len(text))
    for number, is_of_phrase in sorted(held):
        term = terms()[number]
        near = frozenset([stem for stem in held[number, is_of_phrase] if stem in small])
        if not near:
            continue
        for start, end, is_own in _places(term, text, small, near, language, is_of_phrase):
            if taken.touches(start, end):
                continue
            if term.number in _FIRST:
                taken.add(start, end)
            is_unread = language in _UNREAD and is_own and term.severity is Severity.ERROR
            severity = Severity.WARNING if is_unread else term.severity
            yield Word(term, start, end, severity, is_bound=is_of_phrase)


def _places(
    term: Term, text: str, small: str, stems: frozenset[str], language: Language, is_of_phrase: bool
) -> Iterator[tuple[int, int, bool]]:
    """Where the words of a rule stand, or its phrases, and whether they are the language's own."""
    if not is_of_phrase:
        for match in term.words[language].found(text, small, stems):
            end = match.start() + len(match[0].rstrip("\"'”’»।,.!?):;*_"))
            yield match.start(), end, match.lastgroup == "own"
        return
    assert term.phrases is not None
    for match, is_own in term.phrases.found(language, text, small, stems):
        yield *core(match), is_own


_Stem = tuple[tuple[int, bool], str, tuple[str, ...]]
"""The place of a rule and whether its phrases hold the stem, the stem, and its words besides the longest."""


def _stems_in(token: str, language: Language) -> tuple[_Stem, ...]:
    """The stems that a piece of text between two spaces may hold, with the place of its rule and its further words."""
    heads, widths = _heads(language)
    pieces = {token[at : at + width] for width in widths for at in range(len(token) - width + 1)}
    return tuple(stem for piece in pieces & heads.keys() for stem in heads[piece])


@cache
def _met(language: Language) -> tuple[dict[str, tuple[_Stem, ...]], set[str]]:
    """The pieces of text that were met: those that hold stems, each with them, and those that hold none.

    Whoever writes uses the same words again and again; those without a stem, most of every text, are taken from it all
    at once.
    """
    return {}, set()


@cache
def _heads(language: Language) -> tuple[dict[str, list[_Stem]], tuple[int, ...]]:
    """Every stem of a language by its longest word, and how long these words are."""
    found: dict[str, list[_Stem]] = {}
    for number, term in enumerate(terms()):
        stems = [(False, stem) for stem in (term.stems[language] if language in term.words else ())]
        stems += [(True, stem) for stem in (term.phrases.stems[language] if term.phrases is not None else ())]
        for is_of_phrase, stem in stems:
            words = stem.split()
            head = max(words, key=len)
            rest = tuple(word for word in words if word != head)
            found.setdefault(head, []).append(((number, is_of_phrase), stem, rest))
    return found, tuple(sorted({len(head) for head in found}))


@cache
def _respelled_words() -> frozenset[str]:
    """What `_respelled` reads elsewhere."""
    return frozenset(_respelled())


@cache
def _respelled() -> dict[str, str]:
    """Words with one kind of letter put for another that looks or sounds like it: `syvr`, `porn0` is read elsewhere."""
    found: dict[str, str] = {}
    for guess in _GUESSED:
        for letter, others in _RESPELLED.items():
            for other in others:
                if letter in guess:
                    found.setdefault(guess.replace(letter, other), guess)
    return {written: guess for written, guess in found.items() if written not in _ORDINARY}


def _folded(text: str, words: frozenset[str]) -> str:
    """The text with digits and signs that stand for letters read as those letters; it stays as long as it was."""

    def read(match: re.Match[str]) -> str:
        word = match[0]
        if "*" in word:
            shape = word.translate(_LEET).lower()
            return next((guess for guess in _GUESSED if _is_shaped(guess, shape)), word)
        read = word.translate(_LEET)
        return _respelled().get(read.lower(), read)

    if not words.isdisjoint(_respelled_words()):
        return _LEET_WORD.sub(read, text)
    return _SIGNED_WORD.sub(read, text) if _LEET_SIGN.search(text) is not None else text


def _is_shaped(guess: str, shape: str) -> bool:
    return len(guess) == len(shape) and all(a in {b, "*"} for a, b in zip(shape, guess, strict=True))


@cache
def _table() -> dict[str, dict[str, object]]:
    table: dict[str, dict[str, object]] = tomllib.loads(
        (files("gaung.rules.safeguarding") / "terms.toml").read_text("utf-8")
    )
    return table


@cache
def official() -> re.Pattern[str]:
    """What is an official name or title and is quoted exactly; for a text in small letters."""
    names = _table()["official"]["names"]
    assert isinstance(names, list)
    pattern = in_small("|".join(names))
    sought_by_heads(pattern)
    return pattern


def _term(code: str, entry: dict[str, object]) -> Term:
    written = entry["words"]
    assert isinstance(written, dict)
    english: list[str] = written.get("en", [])
    stems = entry["stems"]
    assert isinstance(stems, list)
    owns: dict[Language, list[str]] = {language: written.get(language.value, []) for language in Language}
    sources = {language: " ".join((*own, *english)).lower() for language, own in owns.items()}
    held = {language: _stems_of(list(map(str, stems)), own, sources.values()) for language, own in sources.items()}
    near, far = entry.get("near"), entry.get("far")
    number = code.removeprefix("term-")
    said = card.entries()[number]
    use = said["use"]
    assert not isinstance(use, str)
    return Term(
        number=number,
        severity=Severity(str(said["severity"])),
        stems=held,
        use=dict(use),
        words={language: _wordings(own, english, held[language]) for language, own in owns.items() if own or english},
        near=re.compile(str(near), re.IGNORECASE) if near else None,
        far=re.compile(str(far), re.IGNORECASE) if far else None,
        is_negatable=bool(entry.get("negated")),
        is_explained=bool(entry.get("explained")),
        phrases=phrases().get(code),
    )


def _wordings(own: Sequence[str], english: Sequence[str], stems: Collection[str]) -> Wordings:
    """A language's own words, which are told from the English ones by the name of their group."""

    def sources() -> list[str]:
        return [*map(_expanded, own), *(_expanded(pattern) for pattern in english if pattern not in own)]

    def compiled(sources: Sequence[str], some: Sequence[int]) -> re.Pattern[str]:
        mine = [sources[n] for n in some if n < len(own)]
        groups = [f"(?P<own>{'|'.join(mine)})"] if mine else []
        groups += [sources[n] for n in some if n >= len(own)]
        written_large = any("(?-i:" in group for group in groups)
        return (re.compile if written_large else in_small)(f"(?i){'|'.join(groups)}")

    return Wordings(sources, stems, compiled)


def _stems_of(stems: Iterable[str], patterns: str, of_all: Iterable[str]) -> tuple[str, ...]:
    """The stems that a language's patterns can hold; one that stands in no pattern as it is may be in any."""
    everything = " ".join(of_all)
    return tuple(stem for stem in stems if stem in patterns or stem not in everything)


def _expanded(pattern: str) -> str:
    """A pattern with its named parts put in, for a text whose hyphens are read as spaces."""
    parts = _table()["parts"]
    whole = re.sub(r"%(\w+)%", lambda match: str(parts[match[1]]), pattern)
    return _HYPHEN_MEANT.sub(lambda match: match[1] or r"\s", whole)
