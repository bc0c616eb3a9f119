"""How far a sentence that says “these people do not exist” reaches, and what it excuses there.

It excuses what it is said of. In its own sentence that is everything but a telephone that may ring; on a form to
practise on, the fields too. For the story that it speaks of (its paragraph and its section; all that is read together,
where it says so of all of it) it is what a story needs: first names, schools, ages. A full name stays a find there: an
author who copies an example with its “all characters are invented” has not said it of the child in the next paragraph.
Where such a page tells somebody's real name, nothing is excused.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from enum import IntEnum

from gaung.problem import Severity
from gaung.rules.safeguarding.declared import DENIED, Of, declarations, may_declare, where_declared
from gaung.rules.safeguarding.finding import Finding
from gaung.rules.safeguarding.invented import is_practised
from gaung.rules.safeguarding.itemised import ITEM, line_written
from gaung.rules.safeguarding.passages import Document, Kind, Passage
from gaung.rules.safeguarding.pieces import Piece


class Excuse(IntEnum):
    """What is excused of what stands in a stretch."""

    NONE = 0
    SUM = 1
    """A first name, its age and its family."""
    STORY = 2
    """What a story tells of somebody with a first name."""
    OWN = 3
    """Everything but a telephone that may ring."""


OF_NOBODY = frozenset({"personal-data-school", "personal-data-name", "personal-data-initials"})
"""What harms nobody if nobody is meant."""

OF_NOBODY_NEAR = frozenset(
    {"personal-data-id-number", "personal-data-birth-date", "personal-data-address", "personal-data-plate"}
)
"""What harms nobody right beside the words that say that it is made up."""

_BLOCK = re.compile(r"\n[ \t]*\n\s*|\n")
_HEADING = re.compile(r"^#{1,6}\s", re.MULTILINE)
_REAL = re.compile(
    r"(?i)(?<![^\W_])(?:oleh (?-i:[A-Z])|karya|ditulis|digambar|dibacakan|diperankan|pengisi suara"
    r"|terima kasih|berterima kasih"
    r"|kegiatan kami|kelompok kami|ikut kami"
    r"|(?:written|told|made up|invented|drawn|read|voiced|played|performed|story|poem) by|thanks?"
    r"|our (?:group|activity|activities)"
    r"|(?:isinulat|sinulat|likha|akda|iginuhit|binasa) ni|salamat|aktibidad namin)(?![^\W_])|ले लेखे"
    r"|धन्यवाद|हाम्रो समूह"
)
"""Somebody who stands outside of the story: who wrote, drew or read it, or takes part."""
_TRULY = re.compile(
    r"(?i)(?<!not )(?<!not his )(?<!not her )(?<!not their )(?<!no )(?<!bukan )(?<!tanpa )(?<!hindi )(?<!hindi ang )"
    r"(?<![^\W_])(?:real (?:full )?name(?:s)? (?:is|was|are)(?! not| never| hidden| secret| kept)"
    r"|(?:is|was) really (?:our|my|the)|in real life|based on (?:our|my)"
    r"|the real (?-i:[A-Z])\w+|nama (?:asli|sebenarnya)\w* (?!tidak|tak|kami|disembunyikan|dirahasiakan|diganti)"
    r"(?:\w+ ){0,4}?(?:adalah |ialah |itu )?(?-i:[A-Z])|sebenarnya (?:ini|itu|dia|ia|cerita|kisah|teman)"
    r"|di dunia nyata (?:dia|ia|namanya)|(?:totoo|tunay)(?:ng| na) pangalan\w* (?:niya|nito|ni \w+)? ?(?:ay|:)"
    r"|ang (?:totoo|tunay na)(?:ng)? (?-i:[A-Z])\w+|sa totoong buhay|si \w+ (?:talaga|ang totoong))(?![^\W_]*\Z)"
    r"|(?:साँचो|साचो|वास्तविक|खास|असली) नाम(?!(?:हरू)?\s?(?:\S+ )?(?:होइन|हैन|लुका|गोप्य|फेर|राख))|साँच्चै(?:को)? "
)
"""What a story that is made up says of somebody who is not."""
_FIELD = re.compile(r":\s|:\Z")

_Stretch = tuple[int, int, Excuse]


class Nobody:
    """Who does not exist, by what one document says itself."""

    def __init__(self, document: Document) -> None:
        self._whole = Excuse.NONE
        self._of: dict[int, list[_Stretch]] = {}
        self._true: dict[int, list[tuple[int, int]]] = {}
        for passage in document.passages:
            if passage.kind is Kind.TEXT and may_declare(passage.small, passage.words):
                self._read(passage, document)
        for passage in document.passages if self._of else ():
            for match in _TRULY.finditer(passage.text):
                self._true.setdefault(id(passage), []).append(passage.sentences.around(match.start(), after=1))

    def excuse(self, passage: Passage, at: int) -> Excuse:
        """What is excused of what stands at a letter of a passage."""
        if not self._of:
            return Excuse.NONE
        if any(first <= at < last for first, last in self._true.get(id(passage), ())):
            return Excuse.NONE
        if passage.kind is not Kind.TEXT:
            return max(self._whole, max(each for spans in self._of.values() for *_, each in spans))
        reached = [each for first, last, each in self._of.get(id(passage), ()) if first <= at < last]
        return max(reached, default=self._whole) if not reached else max(self._whole, *reached)

    def judged(self, passage: Passage, finding: Finding, named: Iterable[tuple[int, int]]) -> Finding | None:
        """The finding as it stands in its stretch: the same, milder, or none. `named`: full names in the passage."""
        seen = passage.text[finding.start : finding.end]
        is_zeros = finding.code in {*OF_NOBODY_NEAR, "personal-data-phone"} and set(re.findall(r"\d", seen)) == {"0"}
        if is_zeros and is_practised(passage.text[slice(*passage.sentences.around(finding.start, before=2, after=2))]):
            return None
        said = self.excuse(passage, finding.start)
        if said is Excuse.NONE:
            return finding
        sentence = passage.sentences.around(finding.start)
        is_real = _REAL.search(passage.text, *sentence) is not None
        if said is Excuse.OWN and not is_real:
            rings = finding.code == "personal-data-phone" and not re.sub(r"\D", "", seen).endswith("0000000")
            is_of_nobody = finding.code in OF_NOBODY | OF_NOBODY_NEAR or finding.code == "personal-data-phone"
            return None if is_of_nobody and not rings else finding
        if finding.code not in OF_NOBODY or (is_real and said is not Excuse.SUM):
            return finding
        is_full = finding.code == "personal-data-initials" or " " in seen.strip()
        if finding.code == "personal-data-school":
            is_full = said is Excuse.SUM or any(sentence[0] <= first < sentence[1] for first, _ in named)
        if not is_full:
            return None
        return finding if said is Excuse.SUM else replace(finding, severity=Severity.WARNING)

    def are(self, pieces: Sequence[Piece]) -> bool:
        """Whether the child of whom these pieces tell does not exist."""
        if not self._of:
            return False
        said = [self.excuse(piece.passage, piece.start) for piece in pieces]
        if min(said) is Excuse.NONE:
            return False
        own = all(
            each is Excuse.OWN
            and not (
                piece.passage.kind is Kind.TEXT
                and _REAL.search(piece.passage.text, *piece.passage.sentences.around(piece.start))
            )
            for piece, each in zip(pieces, said, strict=True)
        )
        if own:
            return True
        if any(piece.is_full_name or piece.kind in ("account", "initials") for piece in pieces):
            return False
        return Excuse.SUM not in said or not {piece.kind for piece in pieces} & {"school", "place"}

    def _read(self, passage: Passage, document: Document) -> None:
        """The stretches of a passage that its own sentences excuse."""
        signs = where_declared(passage.small, passage.words)
        blocks = list(_blocks(passage)) if signs else ()
        for n, (first, last) in enumerate(blocks):
            if bisect_left(signs, first) == bisect_left(signs, last):
                continue
            for said in declarations(passage.text[first:last]):
                start, end = first + said.start, first + said.end
                if said.of is Of.SUM:
                    self._add(passage, start, end, Excuse.SUM)
                    continue
                self._add(passage, start, end, Excuse.OWN)
                self._add(passage, first, last, Excuse.STORY)
                for denied in _sentences(passage, first, last):
                    if DENIED.search(passage.text[slice(*denied)]):
                        self._add(passage, *denied, Excuse.OWN)
                if said.of is Of.FIGURES:
                    for one in ((end, last), *_introduced(passage, blocks[n:])):
                        for piece in _fields(passage, *one):
                            self._add(passage, *piece, Excuse.OWN)
                elif said.is_definite or (passage.written is None and self._is_head(passage, document)):
                    self._reach(passage, document, start, is_whole=said.of is Of.WHOLE)

    def _reach(self, passage: Passage, document: Document, at: int, *, is_whole: bool) -> None:
        """Let what a story is said to be reach over its section, or over all that is read together."""
        if is_whole or passage.written is None or document.is_finished:
            self._whole = Excuse.STORY
            return
        bounds = _headings(passage)
        first = max((one for one in bounds if one <= at), default=0)
        last = min((one for one in bounds if one > at), default=len(passage.text))
        self._add(passage, first, last, Excuse.STORY)
        if first <= min((one for one in bounds if one > 0), default=0) and not any(0 < one <= first for one in bounds):
            for above in document.passages:
                if above.written is None and above.kind is Kind.TEXT:
                    self._add(above, 0, len(above.text), Excuse.STORY)

    def _is_head(self, passage: Passage, document: Document) -> bool:
        """Whether a passage is a title or description of all that follows."""
        place = next((n for n, one in enumerate(document.passages) if one.written is not None), 2)
        return any(one is passage for one in document.passages[:place])

    def _add(self, passage: Passage, first: int, last: int, said: Excuse) -> None:
        self._of.setdefault(id(passage), []).append((first, last, said))


def _blocks(passage: Passage) -> Iterator[tuple[int, int]]:
    """The paragraphs, the items of lists and the headings of a passage; of captions, each caption."""
    text, first = passage.text, 0
    for match in _BLOCK.finditer(text):
        is_item = match.end() < len(text) and ITEM.match(line_written(passage, match.end()))
        if match[0] == "\n" and not passage.is_heard and not is_item:
            continue
        if text[first : match.start()].strip():
            yield first, match.start()
        first = match.end()
    if text[first:].strip():
        yield first, len(text)


def _introduced(passage: Passage, blocks: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What the first of these blocks introduces with a colon: the block below it, or the list."""
    if not passage.text[slice(*blocks[0])].rstrip().endswith(":"):
        return
    for number, block in enumerate(blocks[1:]):
        if number and not ITEM.match(line_written(passage, block[0])):
            return
        yield block


def _headings(passage: Passage) -> list[int]:
    """Where the headings of a passage begin."""
    if passage.written is None or not _HEADING.search(passage.written):
        return []
    return [first for first, _ in _blocks(passage) if line_written(passage, first).lstrip().startswith("#")]


def _sentences(passage: Passage, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The sentences of a stretch that begins and ends with one."""
    starts = [one for one in passage.sentences.starts if first < one < last]
    yield from zip([first, *starts], [*starts, last], strict=True)


def _fields(passage: Passage, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The lines and sentences of a form that hold a field: `NIK: 0000…`."""
    for match in re.finditer(r"[^.\n]+(?:\.(?=\s|\Z))?", passage.text[first:last]):
        if _FIELD.search(match[0]):
            yield first + match.start(), first + match.end()
