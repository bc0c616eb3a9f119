"""The jigsaw: pieces that are harmless alone and lead to one child when somebody lays them side by side."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from gaung.problem import Problem, Severity
from gaung.rules.safeguarding.credited import is_credited, is_in_title
from gaung.rules.safeguarding.cues import Near, Sentences
from gaung.rules.safeguarding.finding import Covered, Finding, mask_words
from gaung.rules.safeguarding.itemised import names_of
from gaung.rules.safeguarding.known_names import COMMON, is_famous
from gaung.rules.safeguarding.lettered import initials
from gaung.rules.safeguarding.localities import headed
from gaung.rules.safeguarding.names import Name
from gaung.rules.safeguarding.passages import Document, Kind, Passage
from gaung.rules.safeguarding.people import adults, has_child
from gaung.rules.safeguarding.persons import People
from gaung.rules.safeguarding.pieces import Piece, pieces
from gaung.rules.safeguarding.schools import schools
from gaung.rules.safeguarding.somebody import is_said_grown
from gaung.rules.safeguarding.telltale import PIECE_ODDS, tells

WINDOW = 500
"""Letters between two pieces that a reader still joins."""

_COUNTED = re.compile(
    r"(?<![\w.])\d{2,}(?:-?ng)? (?:na |mga |orang )*(?:mag-aaral|estudyante|bata|siswa|murid|pelajar|anak|pupils"
    r"|students|children|learners|kids|विद्यार्थी|बालबालिका)(?! ?[-–—])"
)
"""So many pupils: whatever is said of them is said of many."""

_GROWN = re.compile(
    r"(?:,| \(|,? (?:aged?|umur|usia|berusia|edad)) ?(?:1[89]|[2-9]\d)(?!\d)(?! ?(?:poin|points|kg|cm|detik|m\b))"
)
"""The age of an adult behind a name."""

_AUTHORED = re.compile(
    r"(?i)(?<![^\W_])(?:buku|novel|komik|book|aklat|nobela|nobelang)(?![^\W_])[^.!?\n]{0,60}"
    r"(?<![^\W_])(?:ditulis|karya|karangan|written by|by|isinulat ni|akda ni)(?![^\W_])"
)
"""Who wrote a book is mostly no child."""

DROP_FIRST = (
    "account",
    "school",
    "place",
    "family",
    "situation",
    "trait",
    "prize",
    "office",
    "class",
    "age",
    "initials",
    "name",
)
"""Which piece to take out: the one that leads closest to a child's door, and is missed least."""


_TOLD_ALONE = frozenset({"name", "initials", "school"})
"""Pieces that have a rule of their own."""
_OF_MANY = frozenset({"age", "class"})
"""Pieces that hundreds have in common."""


@dataclass(slots=True)
class _Child:
    """What has been said of one child so far."""

    pieces: list[Piece] = field(default_factory=list)
    name: str = ""
    is_titled: bool = False
    """Named in a title or description, so that everything below speaks of them."""
    last: int = 0


def own_names(
    passage: Passage,
    sentences: Sentences,
    aliases: frozenset[str],
    is_followed: Callable[[], bool],
    people: People,
) -> Iterator[Finding]:
    """Full names and initials of children; `is_followed`: whether the text below, its title, speaks of one child."""
    if passage.kind is not Kind.TEXT:
        return
    text = passage.text
    taught = schools(text, passage.words)
    found = names_of(passage)
    hers = people.children(passage)
    if not (taught or found or hers or initials(passage)):
        return
    told = Covered(len(text), (match.span() for match in taught))
    placed = headed(text, passage.small, passage.words) if found or hers else ()
    places = Covered(len(text), ((start + 1, end) for start, end in placed))
    for name in found:
        if set(name.text.split()) <= aliases or told.touches(name.start, name.start + 1):
            continue
        if places.touches(name.start, name.start + 1):
            continue
        if not name.is_full:
            if name.text.isascii() and not name.is_bound:
                continue  # read with its page, below
            is_hers = name.is_bound or (is_in_title(text, name) and is_followed())
            if (is_hers or is_credited(text, sentences, name)) and not _GROWN.match(text, name.end):
                told.add(name.start, name.end)
                seen = {"seen": mask_words(name.text)}
                yield Finding("personal-data-name", name.start, name.end, seen, Severity.WARNING)
            continue
        if not name.is_of_child and name.start in people.others(passage):
            continue
        if (
            _GROWN.match(text, name.end)
            or is_famous(text, name.start, name.end)
            or (not name.is_of_child and _AUTHORED.search(text, *sentences.around(name.start)))
            or (not name.is_of_child and is_said_grown(text[slice(*sentences.around(name.start))]))
            or not (_is_of_child(text, sentences, name) or is_followed())
        ):
            continue
        told.add(name.start, name.end)
        yield Finding("personal-data-name", name.start, name.end, {"seen": mask_words(name.text)})
    for name, _ in hers:
        if set(name.text.split()) <= aliases or told.touches(name.start, name.end):
            continue
        if places.touches(name.start, name.start + 1):
            continue
        told.add(name.start, name.end)
        is_sure = name.is_full and not people.is_only_likely(passage, name)
        severity = Severity.ERROR if is_sure else Severity.WARNING
        yield Finding("personal-data-name", name.start, name.end, {"seen": mask_words(name.text)}, severity)
    if taught and passage.written is None and not adults(text) and is_followed():
        for match in taught:
            yield Finding("personal-data-school", *match.span(), {"seen": mask_words(match[0])})
    for match in initials(passage):
        yield Finding("personal-data-initials", *match.span(), {"seen": mask_words(match[0])})


def _is_of_child(text: str, sentences: Sentences, name: Name) -> bool:
    """Whether a name is a child's: its sentence says so, or the one before, and neither speaks of an adult instead."""
    near = Near.of(text, sentences, name.start)
    if not name.is_of_child and near.has_adult and not near.is_of_child:
        return False
    if name.is_told or near.has_child:
        return True
    first = sentences.around(name.start)[0]
    if not first:
        return False
    before = text[sentences.around(first - 1)[0] : first]
    return has_child(before) and not adults(before)


def joined(
    document: Document, people: People, are_nobody: Callable[[Sequence[Piece]], bool] = lambda told: False
) -> Iterator[tuple[Problem, Piece]]:
    """Every child in a document of whom too much is known, with the piece to drop.

    `are_nobody`: whether pieces tell of somebody invented.
    """
    for child in _children(sorted(pieces(document, people), key=lambda piece: piece.position)):
        kinds = _telling({piece.kind for piece in child.pieces})
        if _leads_there(child, kinds):
            is_sure = "name" in kinds or len(kinds) > 2
        elif _is_telltale(child):
            is_sure = False
        else:
            continue
        code, severity = ("identity-joined", Severity.ERROR) if is_sure else ("identity-two-pieces", Severity.WARNING)
        if are_nobody(child.pieces):
            continue
        if severity is Severity.ERROR:
            yield from _first_names(child)
        drop = min(child.pieces, key=lambda piece: DROP_FIRST.index(piece.kind))
        shown = tuple(dict.fromkeys(piece.shown for piece in child.pieces))
        told = tuple(dict.fromkeys(piece.kind for piece in child.pieces))
        yield Problem(code, drop.place, {"pieces": shown, "drop": drop.shown, "piece_kinds": told}, severity), drop


def _leads_there(child: _Child, kinds: set[str]) -> bool:
    """Whether the pieces of these telling kinds are enough to know a child by."""
    if kinds in ({"class", "place"}, {"class", "trait"}) and not any(piece.is_told_of_one for piece in child.pieces):
        return False  # “Kelas 6 tampil di Desa Sukasari” is said of many
    if kinds == {"name", "class"} and any(piece.is_full_name for piece in child.pieces):
        return False  # a full name is told by itself
    return len(kinds) > 1


def _is_telltale(child: _Child) -> bool:
    """Whether what is said around a single piece, that is not told by itself, reads as if a child could be found."""
    if any(piece.kind in _TOLD_ALONE for piece in child.pieces):
        return False
    return any(
        tells(piece.passage.text, piece.passage.sentences, piece.start, PIECE_ODDS)
        for piece in child.pieces
        if piece.passage.kind is Kind.TEXT
        and piece.kind not in _OF_MANY
        and not _COUNTED.search(piece.passage.text, *piece.passage.sentences.around(piece.start))
    )


def _first_names(child: _Child) -> Iterator[tuple[Problem, Piece]]:
    """The names among the pieces: without the other pieces they are still a child's."""
    for piece in child.pieces:
        if piece.kind == "name" and piece.passage.kind is Kind.TEXT:
            said = piece.passage.text[piece.start : piece.end]
            if piece.is_full_name and (said.split()[0] not in COMMON or "." in said):
                continue
            if said.isascii():
                seen = {"seen": mask_words(said)}
                yield Problem("personal-data-name", piece.place, seen, Severity.WARNING), piece


def _telling(kinds: set[str]) -> set[str]:
    """The kinds that lead to a child in this company.

    A prize alone is nothing, nor is what can be seen of somebody who is in no other way told apart; initials are a
    name beside more than an age, a class and with whom somebody lives, which is of one kind with the family.
    """
    if "initials" in kinds:
        kinds = kinds - {"initials"} | ({"name"} if kinds - {"initials", "age", "class", "situation"} else set())
    if "office" in kinds:
        kinds = kinds - {"prize"}
    if "situation" in kinds:
        kinds = kinds - {"situation"} | {"family"}
    if len(kinds - {"prize", "trait"}) < 2:
        if not kinds & {"school", "place", "name", "age", "class"}:
            kinds = kinds - {"trait"}
        kinds = kinds - {"prize"}
    elif {"prize", "trait"} <= kinds:
        kinds = kinds - {"prize"}
    return kinds


def _children(pieces: list[Piece]) -> Iterator[_Child]:
    """The pieces sorted by the child of whom they speak: a new name, or a long gap, is another child."""
    child = _Child()
    for piece in pieces:
        is_other = bool(piece.name and child.name and piece.name != child.name)
        is_far = piece.position - child.last > WINDOW and not (child.name and piece.name == child.name)
        is_far = is_far and not child.is_titled
        if child.pieces and (is_other or is_far):
            yield child
            child = _Child()
        child.pieces.append(piece)
        child.name = piece.name or child.name
        child.is_titled = child.is_titled or bool(piece.name and piece.passage.written is None)
        child.last = piece.position
    if child.pieces:
        yield child
