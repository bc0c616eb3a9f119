"""Words to replace, in four languages: negated, quoted, official and explained uses are harmless."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from gaung.block import find_blocks
from gaung.model.language import Language
from gaung.problem import Severity
from gaung.rules.safeguarding.cues import Sentences
from gaung.rules.safeguarding.finding import Covered, Finding
from gaung.rules.safeguarding.passages import Kind, Passage
from gaung.words import card

_NEGATION = re.compile(
    r"(?i)(?<![^\W_])(?:bukan|bukanlah|tidak|tak|jangan(?:lah)?|jangan\s+pernah|stop|berhenti|dilarang|tanpa|not"
    r"|never|don't|do\s+not|nobody|isn't|no|stop|cannot"
    r"|hindi|huwag|walang)(?:[\s\"“”'‘(*/-]++(?!(?:tapi|tetapi|but|pero)\b)\w++(?:['-]\w++)*+){0,4}[\s\"“”'‘(*/-]*\Z"
)
_NEGATED_AFTER = re.compile(r"(?:\S++\s++)?\S*(?:छैन|होइन|हुँदैन)")
_MENTION = re.compile(
    r"(?i)(?<![^\W_])kata(?:-kata)?\s*[\"“'‘«(*]*\Z"
    r"|(?<![^\W_])(?:istilah|frasa|sebutan|ungkapan|judul|(?:jangan\s+)?(?:pakai|sebut|katakan)"
    r"|apa\s+itu|words?|terms?|phrases?|expression|call(?:ed)?\s+it"
    r"|salitang|katagang|terminong|शब्द)\W++(?:\w++(?:-\w++)*+\W++){0,2}?\Z|(?i:says?|said)\W*[\"“'‘]\Z"
)
_QUOTED_MENTION = re.compile(
    r"\A\s*(?:हो\s*)?[\"”’'»)*]*\s*(?:भनेर\s+(?:\S+\s+)?न|भन्ने\s+शब्द|is\s+(?:wrong|not\s+the\s+right)|tidak\s+tepat"
    r"|bukan\s+istilah|hides"
    r"|menyembunyikan|भन्ने)"
)
_REJECTED_AFTER = re.compile(
    r"(?i)\A[^.!?।\n]{0,40}\?[\"”]?\s+(?:tidak|bukan|no|never|hindi|lebih tepat|wrong|salah|होइन)\b"
    r"|\A[\s\"”'’)]*(?:[\w-]+\s+){0,2}?(?:bukan(?:lah)?\s+(?:alasan|istilah|kata|sebab|penyebab"
    r"|pembenaran|salah|aib|hiburan|wisata|pekerjaan|pilihan|jasa|cinta|lelucon|undangan|masalah)"
    r"|tidak\s+(?:pernah|membenarkan)|is\s+(?:a\s+(?:lie|myth)"
    r"|an?\s+word|no\b|not\b|never)"
    r"|adalah\s+(?:bohong|mitos)|itu\s+(?:bohong|mitos|salah)|hindi\s+(?:totoo|dahilan))"
)
"""`X? No.`, `X is a lie`, `X bukan alasan`: the text itself rejects the word."""

_NOT_TO_BE_SAID = re.compile(
    r"(?i)\A[\s\"”'’)]*[^.!?।\n]{0,16}?\b(?:kalimat|kata|ucapan|sentence|words?|phrase|something|salita(?:ng)?"
    r"|pangungusap)\b"
    r"[^.!?।\n]{0,30}?\b(?:tidak|tak|jangan|nobody|no|never|not|hindi|huwag)\b"
    r"[^.!?।\n]{0,30}?\b(?:katakan|ucapkan|bilang|dikatakan|diucapkan|dipakai|say|said|tell|told|sabihin|bigkasin"
    r"|gamitin)\b"
)
"""`“X” is a sentence that nobody should say`."""
_MEANS = re.compile(
    r"\A[\"”'’*]*\s+(?:(?:means|is\s+when|berarti|artinya|adalah\s+(?:ketika|saat))\b|भनेको|ay\s+(?:nangangahulugan"
    r"|kapag)\b)"
)
"""A sentence that explains the word it begins with."""
_QUOTED_BY_OTHERS = re.compile(
    r"(?i)\b(?:menulis|ditulis|tertulis|menyebut|disebut|memakai|dipakai|writes?|wrote|written|use|using"
    r"|gumamit)\W{0,3}[\"“'‘«]\Z"
)
_OF_WORDS = re.compile(
    r"(?i)(?:(?<![^\W_])(?:istilah|frasa|sebutan|ungkapan|judul|label|words?|terms?|phrases?|expressions?|labels?"
    r"|salita(?:ng)?|katagang?|termino(?:ng)?)(?![^\W_])|शब्द)[^.!?।\n]{0,40}\Z"
    r"|(?<![^\W_])kata(?:-kata)?\s+(?:seperti\s+)?(?:[\"“'‘]?[\w-]+(?: [\w-]+)?[\"”'’]?,\s*(?:dan\s+|atau\s+)?){0,4}"
    r"[\"“'‘]?\Z"
)
"""A word for words, or a list of words that begins with one; Indonesian “kata” alone also means “says”."""

_OF_REJECTION = re.compile(
    r"(?i)(?<![^\W_])(?:(?:tidak|jangan|sebaiknya|harus|perlu|dilarang|not|never|don't|huwag|hindi)[^.!?\n]{0,24}?\b"
    r"(?:tepat|dipakai|pakai|digunakan|gunakan|disebut|sebut|ditulis|tulis|diganti|boleh|used?|say|write|right|written"
    r"|gamitin|sabihin|tama)|hindari|dihindari|diganti|ganti|menyesatkan|merendahkan|menyalahkan|keliru"
    r"|avoid(?:ed)?|instead|misleading|hides?|blames?|replaced?|wrong|iwasan|palitan)(?![^\W_])|नप्रयोग|नभन|गलत|सट्टा"
)
_INSTEAD = re.compile(
    r"(?i)\A[\s\"”'’»)]*(?:;|,|\.|:|→|->|=>|–|—)\s*(?:sebut|tulis|katakan|pakai|gunakan|ganti|say|write|use"
    r"|sabihin(?:g)?"
    r"|gamitin(?:g)?|isulat|भन|लेख|हैन)"
)
"""`"X"; say Y`: the text puts another word in its place."""

_NOT_TO_SAY = re.compile(
    r"(?i)(?:jangan(?:lah)?|tidak(?: boleh| pernah)?|tak|never|don't|do not|not|avoid|huwag|hindi(?: namin| natin)?)\b"
    r"[^.!?\n]{0,60}\b(?:bilang|katakan|mengatakan|berkata|ucapkan|menyebut(?:nya)?|menulis|tulis|memakai|say|saying"
    r"|tell|write|writing|use|using|sabihing?|sinasabing?|tawaging?|gamitin|gumagamit)\b[^.!?\n]{0,40}\Z"
)
_EXPLAINED_BEFORE = re.compile(r"[(/]\s*\Z|(?i:disebut|called|tinatawag na)\s+[\"“]?\Z")
_EXPLAINED_AFTER = re.compile(
    r"\A[\"”'*]*\s*(?:[(—–]|-\s|,\s*(?:yaitu|yakni|artinya|atau|that is|or|meaning|which|ibig sabihin)|(?:adalah"
    r"|berarti|artinya|ialah|itu|means|is\s+(?:when|a|the)|ay)\b)"
)
_ATTRIBUTION = re.compile(r"^[ \t]*>[ \t]*(?:—|–|--)\s*\S", re.MULTILINE)
_STRUCK = re.compile(r"~~[^~\n]+~~|<(del|s)>.{0,1000}?</\1>", re.DOTALL)
_AVOID = re.compile(r"(?i)hindari|jangan|avoid|don't|do not|not this|iwasan|huwag|नभन|नलेख")
_QUOTE = re.compile(r"(?:^[ \t]*>[^\n]*\n?)+", re.MULTILINE)
_LEET_WORD = re.compile(r"(?<![\w@./])[A-Za-z]+(?:[013457@$!*]+[A-Za-z]+)*[013457@$]*(?![\w@])")
_LEET_SIGN = re.compile(r"[A-Za-z][013457@$!*]")
_LEET = str.maketrans("013457@$!", "oieastasi")
_GUESSED = (
    *("porno", "pornografi", "pornography", "porn", "mesum", "bugil", "telanjang", "pelacur", "lonte", "seks", "sex"),
    *("syur", "prostitusi", "prostitute", "pedofil", "bokep", "anak", "bocah", "perkosa"),
)


_UNREAD = (Language.NEPALI, Language.FILIPINO)
"""Languages whose words no native child-protection reader has read yet: they warn."""

_AROUND = 120
"""So many letters to each side of a stem a pattern may reach."""

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
    words: dict[Language, re.Pattern[str]]
    near: re.Pattern[str] | None
    far: re.Pattern[str] | None
    is_negatable: bool
    is_explained: bool


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a rule in a text."""

    term: Term
    start: int
    end: int
    severity: Severity


@cache
def terms() -> tuple[Term, ...]:
    """The rules of `terms.toml`, those first whose words hold those of another rule."""
    found = [_term(code, entry) for code, entry in _table().items() if code.startswith("term-")]
    return tuple(sorted(found, key=lambda term: term.number not in _FIRST))


def find(text: str, language: Language) -> Iterator[Word]:
    """Every word of the rules in a text, whatever stands around it."""
    text = _folded(text)
    small = text.lower()
    taken = Covered(len(text))
    for term in terms():
        pattern = term.words.get(language)
        if pattern is None:
            continue
        for match in _searched(pattern, text, small, term.stems[language]):
            start, end = match.span()
            if taken.touches(start, end):
                continue
            if term.number in _FIRST:
                taken.add(start, end)
            is_unread = language in _UNREAD and match.lastgroup == "own" and term.severity is Severity.ERROR
            yield Word(term, start, end, Severity.WARNING if is_unread else term.severity)


def _searched(pattern: re.Pattern[str], text: str, small: str, stems: Iterable[str]) -> Iterator[re.Match[str]]:
    """What a pattern finds around its stems: most of a page holds none of them."""
    found = [at for stem in stems if stem in small for at in _all_of(stem, small)]
    done = last = 0
    stretches: list[tuple[int, int]] = []
    for at in sorted(found):
        first = max(small.rfind(" ", 0, max(at - _AROUND, 0)) + 1, 0)
        if stretches and first <= last:
            first = stretches.pop()[0]
        last = at + _AROUND
        stretches.append((first, last))
    for first, last in stretches:
        for match in pattern.finditer(text, max(first, done), last):
            done = match.end()
            yield match


def _all_of(stem: str, small: str) -> Iterator[int]:
    at = small.find(stem)
    while at >= 0:
        yield at
        at = small.find(stem, at + 1)


def findings(passage: Passage, sentences: Sentences) -> Iterator[Finding]:
    """Every word of a passage that should be another one."""
    if passage.kind is not Kind.TEXT:
        return
    text = passage.text
    within: Covered | None = None
    seen_once: set[str] = set()
    for word in sorted(find(text, passage.language), key=lambda word: (word.start, -word.end)):
        term, start, end = word.term, word.start, word.end
        if within is None:
            within = Covered(len(text), (match.span() for match in _official().finditer(text)))
        if within.touches(start, start + 1) or is_taught(passage, start):
            continue
        first, last = sentences.around(start)
        if _is_harmless(term, text, start, end, first, last):
            if term.is_explained:
                seen_once.add(text[start:end].lower())
            continue
        if term.is_explained:
            if text[start:end].lower() in seen_once:
                continue
            seen_once.add(text[start:end].lower())
        within.add(start, end)
        severity = word.severity
        if _is_attributed_quote(passage, start):
            severity = Severity.INFO
        use = term.use.get(passage.language) or term.use["en"]
        facts = {"seen": " ".join(text[start:end].split()), "use": use, "language": passage.language.value}
        yield Finding(f"term-{term.number}", start, end, facts, severity)


def _is_harmless(term: Term, text: str, start: int, end: int, first: int, last: int) -> bool:
    sentence = text[first:last]
    if term.near is not None and not term.near.search(sentence):
        return True
    if term.far is not None and term.far.search(sentence):
        return True
    before = text[first:start]
    after = text[end:last]
    if _REJECTED_AFTER.match(text[end : end + 80]) or _NOT_TO_BE_SAID.match(after[:110]):
        return True
    if _QUOTED_BY_OTHERS.search(before):
        return True
    if _OF_WORDS.search(before) and (_OF_REJECTION.search(sentence[: start - first]) or _OF_REJECTION.search(after)):
        return True
    if (
        _MENTION.search(before)
        or _INSTEAD.match(text[end : end + 40])
        or _NOT_TO_SAY.search(before)
        or _QUOTED_MENTION.match(after)
    ):
        return True
    if term.is_negatable and (_NEGATION.search(before) or _NEGATED_AFTER.match(after.lstrip())):
        return True
    if term.number in {"05", "15"} and (_EXPLAINED_BEFORE.search(before) or _MEANS.match(after)):
        return True
    return term.is_explained and _EXPLAINED_AFTER.match(after) is not None


def is_taught(passage: Passage, at: int) -> bool:
    """Whether a word stands where a page shows what not to say: struck out, or on the wrong side of a list or table."""
    if passage.written is None:
        return False
    written, origin = passage.written, passage.plain.origin(at)
    has_struck = "~~" in written or "</" in written
    if has_struck and _struck(written).touches(origin, origin + 1):
        return True
    start = written.rfind("\n", 0, origin) + 1
    end = written.find("\n", origin)
    line = written[start : end if end >= 0 else len(written)]
    if line.lstrip().startswith("-"):
        return _on_wrong_side(written).touches(number := written.count("\n", 0, origin) + 1, number + 1)
    if line.lstrip().startswith("|"):
        table = written.rfind("\n\n", 0, start)
        head = written[table + 2 if table >= 0 else 0 : start].lstrip("\n").partition("\n")[0]
        heads = head.split("|")
        column = line.count("|", 0, origin - start)
        return column < len(heads) and _AVOID.search(heads[column]) is not None
    return False


def _is_attributed_quote(passage: Passage, at: int) -> bool:
    """Whether a word stands in a block quotation that says whose words they are."""
    if passage.written is None or ">" not in passage.written:
        return False
    origin = passage.plain.origin(at)
    return _attributed(passage.written).touches(origin, origin + 1)


@lru_cache(maxsize=8)
def _struck(written: str) -> Covered:
    return Covered(len(written), (match.span() for match in _STRUCK.finditer(written)))


@lru_cache(maxsize=8)
def _attributed(written: str) -> Covered:
    quotes = (quote for quote in _QUOTE.finditer(written) if _ATTRIBUTION.search(quote[0]))
    return Covered(len(written), (quote.span() for quote in quotes))


@lru_cache(maxsize=8)
def _on_wrong_side(written: str) -> Covered:
    """The lines, from 1, within the blocks that set what not to say beside what to say."""
    opening = (block for block in find_blocks(written).blocks if block.kind.name == "say")
    lines = ((block.first_line + 1, block.last_line) for block in opening if block.last_line > block.first_line)
    return Covered(written.count("\n") + 2, lines)


def _folded(text: str) -> str:
    """The text with digits and signs that stand for letters read as those letters; it stays as long as it was."""

    def read(match: re.Match[str]) -> str:
        word = match[0]
        if "*" in word:
            shape = word.translate(_LEET).lower()
            return next((guess for guess in _GUESSED if _is_shaped(guess, shape)), word)
        return word.translate(_LEET)

    return _LEET_WORD.sub(read, text) if _LEET_SIGN.search(text) else text


def _is_shaped(guess: str, shape: str) -> bool:
    return len(guess) == len(shape) and all(a in {b, "*"} for a, b in zip(shape, guess, strict=True))


@cache
def _table() -> dict[str, dict[str, object]]:
    table: dict[str, dict[str, object]] = tomllib.loads(
        (files("gaung.rules.safeguarding") / "terms.toml").read_text("utf-8")
    )
    return table


@cache
def _official() -> re.Pattern[str]:
    names = _table()["official"]["names"]
    assert isinstance(names, list)
    return re.compile("|".join(names), re.IGNORECASE)


def _term(code: str, entry: dict[str, object]) -> Term:
    written = entry["words"]
    assert isinstance(written, dict)
    english: list[str] = written.get("en", [])
    words, sources = {}, {}
    for language in Language:
        own: list[str] = written.get(language.value, [])
        sources[language] = " ".join((*own, *english)).lower()
        groups = [f"(?P<own>{'|'.join(map(_expanded, own))})"] if own else []
        groups += map(_expanded, [pattern for pattern in english if pattern not in own])
        if groups:
            words[language] = re.compile("|".join(groups), re.IGNORECASE)
    near, far = entry.get("near"), entry.get("far")
    stems = entry["stems"]
    assert isinstance(stems, list)
    number = code.removeprefix("term-")
    said = card.entries()[number]
    use = said["use"]
    assert not isinstance(use, str)
    return Term(
        number=number,
        severity=Severity(str(said["severity"])),
        stems={language: _stems_in(list(map(str, stems)), own, sources.values()) for language, own in sources.items()},
        use=dict(use),
        words=words,
        near=re.compile(str(near), re.IGNORECASE) if near else None,
        far=re.compile(str(far), re.IGNORECASE) if far else None,
        is_negatable=bool(entry.get("negated")),
        is_explained=bool(entry.get("explained")),
    )


def _stems_in(stems: Iterable[str], patterns: str, of_all: Iterable[str]) -> tuple[str, ...]:
    """The stems that a language's patterns can hold; one that stands in no pattern as it is may be in any."""
    everything = " ".join(of_all)
    return tuple(stem for stem in stems if stem in patterns or stem not in everything)


def _expanded(pattern: str) -> str:
    """A pattern with its named parts put in."""
    parts = _table()["parts"]
    return re.sub(r"%(\w+)%", lambda match: str(parts[match[1]]), pattern)
