"""The jigsaw: pieces that are harmless alone and lead to one child when somebody lays them side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from gaung.problem import Problem, Severity
from gaung.rules.safeguarding.cues import Near, Sentences
from gaung.rules.safeguarding.finding import Covered, Finding, mask_words
from gaung.rules.safeguarding.names import names
from gaung.rules.safeguarding.passages import Document, Kind, Passage
from gaung.rules.safeguarding.pieces import Piece, initials, pieces
from gaung.rules.safeguarding.schools import schools

WINDOW = 500
"""Letters between two pieces that a reader still joins."""

DROP_FIRST = ("account", "school", "place", "family", "trait", "class", "age", "initials", "name")
"""Which piece to take out: the one that leads closest to a child's door, and is missed least."""


@dataclass(slots=True)
class _Child:
    """What has been said of one child so far."""

    pieces: list[Piece] = field(default_factory=list)
    name: str = ""
    is_titled: bool = False
    """Named in a title or description, so that everything below speaks of them."""
    last: int = 0


def own_names(passage: Passage, sentences: Sentences, aliases: frozenset[str]) -> Iterator[Finding]:
    """Full names and initials of children."""
    if passage.kind is not Kind.TEXT:
        return
    told = Covered(len(passage.text), (match.span() for match in schools(passage.text, passage.words)))
    for name in names(passage.text, passage.words, passage.language):
        near = Near.of(passage.text, sentences, name.start)
        if (
            not name.is_full
            or set(name.text.split()) <= aliases
            or (not name.is_of_child and near.has_adult and not near.is_of_child)
        ):
            continue
        is_child = name.is_told or near.has_child
        if is_child and not told.touches(name.start, name.start + 1):
            told.add(name.start, name.end)
            yield Finding("personal-data-name", name.start, name.end, {"seen": mask_words(name.text)})
    for match in initials(passage):
        yield Finding("personal-data-initials", *match.span(), {"seen": mask_words(match[0])})


def joined(document: Document) -> Iterator[Problem]:
    """Every child in a document of whom too much is known. For texts whose people are not invented."""
    for child in _children(sorted(pieces(document), key=lambda piece: piece.position)):
        kinds = _telling({piece.kind for piece in child.pieces})
        if kinds == {"name", "class"} and any(piece.is_full_name for piece in child.pieces):
            continue  # a full name is told by itself
        others = kinds - {"name"}
        if len(others) < 3 and not ("name" in kinds and others) and len(others) != 2:
            continue
        code, severity = "identity-joined", Severity.ERROR
        if others == {"class"} or ("name" not in kinds and len(others) == 2):
            code, severity = "identity-two-pieces", Severity.WARNING
        drop = min(child.pieces, key=lambda piece: DROP_FIRST.index(piece.kind))
        shown = tuple(dict.fromkeys(piece.shown for piece in child.pieces))
        yield Problem(code, drop.place, {"pieces": shown, "drop": drop.shown}, severity)


def _telling(kinds: set[str]) -> set[str]:
    """The kinds that lead to a child in this company.

    A class beside a trade is an age, beside a name a warning; a trait alone is nothing; initials are a name beside more
    than an age.
    """
    if "class" in kinds:
        # beside what the family does it is an age; beside a name alone it is the second of two pieces
        alone = {"class"} if kinds == {"name", "class"} else set()
        beside = {"age"} if kinds & {"family", "trait"} else alone
        kinds = kinds - {"class"} | beside
    if "initials" in kinds:
        kinds = kinds - {"initials"} | ({"name"} if kinds - {"initials", "age"} else set())
    return kinds if len(kinds) > 2 else kinds - {"trait"}


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
