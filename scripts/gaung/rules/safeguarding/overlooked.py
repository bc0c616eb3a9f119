"""What the examples show and the rules do not say: a document is read once more, stretch by stretch, as a whole.

Rules read words; `telltale.py` has learned how it reads when one child can be found. For each stretch of some eighty
words the two are laid side by side, and `stacking.py` says what of both together is likely right:

- What is likely and no rule found is told, at the word that leads closest to a child.
- What a rule warns of and is not likely, neither in the stretch nor in the sentences right around it, becomes advice;
  so does an error, where it is very unlikely in both that a child can be found at all.

What is told by likeness is never more than a warning, which an author may answer with a reason.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from gaung.problem import Fact, Problem, Severity
from gaung.rules.safeguarding.finding import mask_words
from gaung.rules.safeguarding.glance import reads_telling
from gaung.rules.safeguarding.invented import is_of_animal
from gaung.rules.safeguarding.itemised import read_items
from gaung.rules.safeguarding.nobody import Excuse, Nobody
from gaung.rules.safeguarding.passages import Document, Passage
from gaung.rules.safeguarding.searching import has_devanagari
from gaung.rules.safeguarding.stacking import CODES, counted, verdicts
from gaung.rules.safeguarding.telltale import LEAST_WORDS, judged
from gaung.rules.safeguarding.word_kinds import kind_of

READ_ODDS = 0.0
"""A stretch of which no rule says anything is weighed where the examples say more than this at a glance."""
FOUND_ODDS = 0.5
"""Above these odds is told what no rule found."""
TELLING_ODDS = 1.0
"""Where nothing is that likely, but that one child can be found is more so than this, the likeliest is told."""
KEPT_ODDS = {Severity.WARNING: 0.0, Severity.ERROR: -2.0}
"""Below these what a rule told is advice; an error only if that one child can be found at all is as unlikely."""
MOST_WORDS = 80
"""So many words are read together."""

_HEADS = {code: head for head, code in CODES.items()}
_JOINED, _TWO = CODES["joined"], CODES["two-pieces"]
_MOST_PIECES = 4
LEAST_KINDS = 2
"""Fewer kinds of words than these that may be a piece, and none a name: nobody is told of."""
LEAST_TOLD = 10
"""In a shorter stretch nothing is told that no rule found."""
_NAMES = frozenset("NSM")
_POINTING = {"school": "Z", "name": "NSM", "initials": ""}
_PIECES = frozenset("NSMCKZQUWLTY")
"""Kinds of words that are a piece of somebody's life."""
_PUPILS = re.compile(
    r"(?i)(?:siswa|siswi|murid|pelajar|pupils?|students?|mag-aaral)"
    r" (?:(?:of|from|in|ng|sa) )?(?:kelas|grade|class)(?![^\W_])"
)
"""What calls no school, though it speaks of one."""
_PARAGRAPH = re.compile(r"\n\s*\n\s*")
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


@dataclass(frozen=True, slots=True)
class Told:
    """A problem that a rule found, and where in which passage."""

    problem: Problem
    passage: Passage
    start: int


@dataclass(slots=True)
class Stretch:
    """Parts of passages that stand below each other and are read together."""

    parts: list[tuple[Passage, int, int]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    """Each part as it is read."""
    words: int = 0

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join(self.said)


def stretches(document: Document) -> Iterator[Stretch]:
    """The running texts of a document from its title on, in stretches of whole paragraphs."""
    stretch = Stretch()
    read = {id(passage): read_items(passage) for passage in document.texts}
    for part in _parts(document.texts):
        passage, first, last = part
        words = len(passage.text[first:last].split())
        if stretch.parts and stretch.words + words > MOST_WORDS:
            yield stretch
            stretch = Stretch()
        stretch.parts.append(part)
        stretch.said.append(read[id(passage)][first:last])
        stretch.words += words
    if stretch.parts:
        yield stretch


def _parts(passages: Iterable[Passage]) -> Iterator[tuple[Passage, int, int]]:
    """Paragraphs, and the sentences of one that is too long."""
    for passage in passages:
        ends = [match.span() for match in _PARAGRAPH.finditer(passage.text)]
        firsts, lasts = [0, *(end for _, end in ends)], [*(end for _, end in ends), len(passage.text) + 1]
        for first, last in zip(firsts, lasts, strict=True):
            if passage.text.count(" ", first, last) < MOST_WORDS:
                yield passage, first, last
                continue
            inner = [at for at in passage.sentences.starts if first < at < last]
            yield from ((passage, *span) for span in zip([first, *inner], [*inner, last], strict=True))


def weighed(document: Document, told: Sequence[Told], nobody: Nobody, own: Sequence[str] = ()) -> Iterator[Problem]:
    """What the rules found in a document, as the examples bear it out, and what they overlooked.

    `own`: what the campaign, its partners and its stations are called, which is nobody's name.
    """
    if document.is_register or document.is_finished:
        yield from (one.problem for one in told)
        return
    found: dict[int, list[Told]] = {}
    for one in sorted(told, key=lambda one: one.start):
        found.setdefault(id(one.passage), []).append(one)
    read = {id(passage) for passage in document.texts}
    yield from (one.problem for of, ones in found.items() if of not in read for one in ones)
    for stretch in stretches(document):
        here = [one for part in stretch.parts for one in _found_in(found.get(id(part[0]), ()), *part[1:])]
        yield from _weighed(stretch, here, document, nobody, own)


def _found_in(ones: Sequence[Told], first: int, last: int) -> Sequence[Told]:
    """Those of one passage, in their order, that begin in a part of it."""
    if not ones:
        return ()
    return ones[bisect_left(ones, first, key=_start) : bisect_left(ones, last, key=_start)]


def _start(told: Told) -> int:
    return told.start


def _weighed(
    stretch: Stretch, told: Sequence[Told], document: Document, nobody: Nobody, own: Sequence[str]
) -> Iterator[Problem]:
    text = stretch.text
    for name in own:
        text = text.replace(name, "")
    found, others = counted(one.problem for one in told)
    is_told = any(severity is not Severity.INFO for severity in found.values())
    if stretch.words < LEAST_WORDS or not (is_told or reads_telling(text, READ_ODDS)):
        yield from (one.problem for one in told)
        return
    odds = verdicts(judged(text), found, others)
    overlooked: list[Problem] = []
    if (stretch.words >= LEAST_TOLD or is_told) and not _is_of_nobody(stretch, document, nobody):
        overlooked = [*_not_found(stretch, odds, found, own, nobody)]
    is_joined = any(problem.code == _JOINED for problem in overlooked)
    for one in told:
        is_doubted = _is_unlikely(one.problem, odds)
        if is_doubted and ((is_joined and one.problem.code == _TWO) or _is_doubtful(one, found, others)):
            yield replace(one.problem, severity=Severity.INFO)
        else:
            yield one.problem
    yield from overlooked


def _is_unlikely(problem: Problem, odds: Mapping[str, float]) -> bool:
    """Whether what a rule told is not likely right by these odds."""
    head = _HEADS.get(problem.code)
    least = KEPT_ODDS.get(problem.severity)
    if head is None or least is None:
        return False
    return odds[head] < least and (problem.severity is Severity.WARNING or odds["telling"] < least)


def _not_found(
    stretch: Stretch, odds: Mapping[str, float], found: Mapping[str, Severity], own: Sequence[str], nobody: Nobody
) -> Iterator[Problem]:
    """What no rule told and is likely."""
    told = {code for code, severity in found.items() if severity is not Severity.INFO}
    said = told | {_TWO} if _JOINED in told else told  # of pieces that join, two are no news
    heads = [head for head, code in CODES.items() if code not in said and odds[head] > FOUND_ODDS]
    if not (heads or told) and odds["telling"] > TELLING_ODDS:
        heads = [max(CODES, key=odds.__getitem__)]
    if not heads:
        return
    pieces = [one for one in _pieces(stretch, own) if nobody.excuse(one[0], one[1]) is not Excuse.OWN]
    is_named = any(one[3] in _NAMES for one in pieces)
    is_schooled = any(one[3] == "Z" for one in pieces) or not (
        has_devanagari(stretch.text) or any(_is_of_pupils(*one[:3]) for one in pieces[:1])
    )
    missing = {"name": not is_named, "school": not is_schooled}  # in Nepali a school is always called one
    if told or is_named or len({kind for *_, kind in pieces}) >= LEAST_KINDS:
        yield from (_overlooked(stretch, head, pieces) for head in heads if not missing.get(head))


def _is_of_pupils(passage: Passage, start: int, end: int) -> bool:
    """Whether a word for pupils of some class stands by itself: “Siswa kelas 8 …” calls no school."""
    return _PUPILS.match(passage.text, start, end + 12) is not None


def _is_doubtful(told: Told, found: Mapping[str, Severity], others: int) -> bool:
    """Whether the sentences right around a find make it unlikely, too: a page about cooking makes no child unknown."""
    text = read_items(told.passage)
    near = text[slice(*told.passage.sentences.around(told.start, before=1, after=1))]
    if len(near.split()) < LEAST_WORDS:
        return False
    return _is_unlikely(told.problem, verdicts(judged(near), found, others))


def _is_of_nobody(stretch: Stretch, document: Document, nobody: Nobody) -> bool:
    """Whether whoever is told of does not exist, by what the document says itself."""
    if all(nobody.excuse(passage, first) is not Excuse.NONE for passage, first, _ in stretch.parts):
        return True
    text = stretch.text
    return is_of_animal(text) or not document.aliases.isdisjoint(text.split())


_Found = tuple[Passage, int, int, str]
"""A word in a passage, and its kind."""


def _overlooked(stretch: Stretch, head: str, pieces: Sequence[_Found]) -> Problem:
    """What a stretch reads like, at the word that leads closest to a child."""
    code = CODES[head]
    pointing = [one for one in pieces if one[3] in _POINTING.get(head, "")] or pieces
    if pointing:
        passage, start, end, _ = pointing[0]
    else:
        passage, start, _ = stretch.parts[0]
        end = start + 1
    place = passage.place_at(start, end)
    seen = mask_words(passage.text[start:end])
    if code not in {_JOINED, _TWO}:
        return Problem(code, place, {"seen": seen}, Severity.WARNING)
    shown = (f"{one.place_at(first, last).line}: {mask_words(one.text[first:last])}" for one, first, last, _ in pieces)
    listed = tuple(dict.fromkeys(shown))[:_MOST_PIECES] or (f"{place.line}: {seen}",)
    facts: dict[str, Fact] = {"pieces": listed, "drop": listed[0], "code": code, "wording": "identity-read"}
    return Problem(code, place, facts, Severity.WARNING)


def _pieces(stretch: Stretch, own: Sequence[str]) -> Iterator[_Found]:
    """Words that may be a piece of a child’s life, an unknown name among them, and their kinds."""
    ours = {word for name in own for word in name.split()}
    for passage, first, last in stretch.parts:
        is_inside = False
        for match in _WORD.finditer(read_items(passage), first, last):
            word = match[0]
            kind = kind_of(word)
            if not kind and is_inside and word[0].isupper() and not word.isupper():
                kind = "N"
            if kind and kind in _PIECES and word not in ours:
                yield passage, *match.span(), kind
            is_inside = passage.text[match.end() : match.end() + 1] not in {".", "!", "?", ":"}
