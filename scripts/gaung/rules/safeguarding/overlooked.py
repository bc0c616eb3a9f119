"""What the examples show and the rules do not say: a document is read once more, stretch by stretch, as a whole.

Rules read words; `telltale.py` has learned how it reads when one child can be found. For each stretch of some eighty
words the two are laid side by side:

- The rules found nothing, and the stretch reads as if a child can be found: it is told, by what it reads like.
- The rules found a piece alone, and the stretch reads as if several join: they are told as joined.
- A rule only warns, and the stretch and the sentences around it read like the many that tell of nobody: it becomes
  advice.

What a rule is sure of stays as it is; what is told by likeness is never more than a warning, which an author may answer
with a reason.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from gaung.problem import Problem, Severity
from gaung.rules.safeguarding.finding import mask_words
from gaung.rules.safeguarding.invented import is_of_animal
from gaung.rules.safeguarding.nobody import Excuse, Nobody
from gaung.rules.safeguarding.passages import Document, Passage
from gaung.rules.safeguarding.telltale import HEADS, LEAST_WORDS, judged, reads_telling, telltale
from gaung.rules.safeguarding.word_kinds import kind_of

FOUND_ODDS = 0.6
"""Above these odds a stretch is told of which no rule says anything."""
HEAD_ODDS = 0.3
"""And above these by what, or it is not told."""
JOINED_ODDS = 0.5
"""Above these the pieces in a stretch join, where a rule has found one of them."""
DOUBT_ODDS = -1.5
"""Below these a warning of a rule is advice."""
MOST_WORDS = 80
"""So many words are read together."""

CODES = {
    "name": "personal-data-name",
    "initials": "personal-data-initials",
    "school": "personal-data-school",
    "joined": "identity-joined",
    "two-pieces": "identity-two-pieces",
}
_TELLING = frozenset(CODES.values())
_JOINED, _TWO = CODES["joined"], CODES["two-pieces"]
_COUNTED = frozenset({_JOINED, _TWO})
"""Where rules have counted the pieces, they are not counted again."""
_MOST_PIECES = 4
LEAST_KINDS = 2
"""Fewer kinds of words than these that may be a piece, and none a name: nobody is told of."""
LEAST_TOLD = 10
"""In a shorter stretch nothing is told that no rule found."""
_NAMES = frozenset("NSM")
_POINTING = {"school": "Z", "name": "NSM", "initials": ""}
_PIECES = frozenset("NSMCKZQUWLTY")
"""Kinds of words that are a piece of somebody's life."""
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
    words: int = 0

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join(passage.text[first:last] for passage, first, last in self.parts)


def stretches(document: Document) -> Iterator[Stretch]:
    """The running texts of a document from its title on, in stretches of whole paragraphs."""
    stretch = Stretch()
    for part in _parts(document.texts):
        passage, first, last = part
        words = len(passage.text[first:last].split())
        if stretch.parts and stretch.words + words > MOST_WORDS:
            yield stretch
            stretch = Stretch()
        stretch.parts.append(part)
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
    found = [one.problem for one in told]
    codes = {one.code for one in found if one.code in _TELLING and one.severity is not Severity.INFO}
    text = stretch.text
    for name in own:
        text = text.replace(name, "")
    if stretch.words < LEAST_WORDS:
        yield from found
        return
    if not codes:
        yield from found
        if (
            stretch.words >= LEAST_TOLD
            and reads_telling(text, FOUND_ODDS)
            and not _is_of_nobody(stretch, document, nobody)
        ):
            pieces = [*_pieces(stretch, own)]
            odds = dict(zip(HEADS, judged(text), strict=True))
            is_named = any(one[3] in _NAMES for one in pieces)
            head = max((one for one in CODES if is_named or one != "name"), key=odds.__getitem__)
            is_somebody = is_named or len({kind for *_, kind in pieces}) >= LEAST_KINDS
            if is_somebody and odds[head] > HEAD_ODDS:
                yield _overlooked(stretch, head, pieces)
        return
    odds = dict(zip(HEADS, judged(text), strict=True))
    for one in told:
        is_likened = one.problem.code in codes and one.problem.severity is Severity.WARNING
        is_in_doubt = is_likened and odds["telling"] < DOUBT_ODDS and _is_doubtful(one)
        yield replace(one.problem, severity=Severity.INFO) if is_in_doubt else one.problem
    if codes.isdisjoint(_COUNTED) and odds["joined"] > JOINED_ODDS and not _is_of_nobody(stretch, document, nobody):
        yield _overlooked(stretch, "joined", [*_pieces(stretch, own)])


def _is_doubtful(told: Told) -> bool:
    """Whether the sentences right around a find read like nobody, too: a page about cooking makes no child unknown."""
    near = told.passage.text[slice(*told.passage.sentences.around(told.start, before=1, after=1))]
    return len(near.split()) >= LEAST_WORDS and telltale(near) < DOUBT_ODDS


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
    return Problem(code, place, {"pieces": listed, "drop": listed[0]}, Severity.WARNING)


def _pieces(stretch: Stretch, own: Sequence[str]) -> Iterator[_Found]:
    """Words that may be a piece of a child’s life, an unknown name among them, and their kinds."""
    ours = {word for name in own for word in name.split()}
    for passage, first, last in stretch.parts:
        is_inside = False
        for match in _WORD.finditer(passage.text, first, last):
            word = match[0]
            kind = kind_of(word)
            if not kind and is_inside and word[0].isupper() and not word.isupper():
                kind = "N"
            if kind and kind in _PIECES and word not in ours:
                yield passage, *match.span(), kind
            is_inside = passage.text[match.end() : match.end() + 1] not in {".", "!", "?", ":"}
