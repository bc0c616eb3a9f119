"""What a text tells of one child: name, age, school, home, family, class, rare trait, account."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gaung.model.language import Language
from gaung.place import Place
from gaung.rules.safeguarding.ages import ages_in, is_range
from gaung.rules.safeguarding.beside import names_beside
from gaung.rules.safeguarding.cased import cased_text
from gaung.rules.safeguarding.circumstances import TOLD
from gaung.rules.safeguarding.cues import Sentences, word_set
from gaung.rules.safeguarding.finding import Covered, mask_words
from gaung.rules.safeguarding.invented import is_of_animal, is_of_story
from gaung.rules.safeguarding.itemised import names_of
from gaung.rules.safeguarding.kin import FAMILY, FILIPINO, FILIPINO_NEEDS
from gaung.rules.safeguarding.known_names import is_famous
from gaung.rules.safeguarding.lettered import initials
from gaung.rules.safeguarding.localities import LARGE, PLACES, is_large
from gaung.rules.safeguarding.nameless import read_nameless
from gaung.rules.safeguarding.names import Name, listed_in_file_name
from gaung.rules.safeguarding.narrowing import TELLING, narrowing
from gaung.rules.safeguarding.nepali_people import parents_named
from gaung.rules.safeguarding.nepali_pieces import told_in_nepali
from gaung.rules.safeguarding.nepali_roman import in_devanagari, written_at
from gaung.rules.safeguarding.ordinary import NO_NAMES
from gaung.rules.safeguarding.passages import Document, Kind, Passage
from gaung.rules.safeguarding.people import has_child
from gaung.rules.safeguarding.persons import People
from gaung.rules.safeguarding.schools import schools
from gaung.rules.safeguarding.searching import by_sign, figures, found_near, has_devanagari, in_small, signs_held
from gaung.rules.safeguarding.titled import titled
from gaung.rules.safeguarding.traits import PRIZE, TRAITS
from gaung.rules.safeguarding.traits import is_of_one as is_of_one_child
from gaung.rules.safeguarding.whose import (
    has_many,
    has_person,
    is_adult,
    is_child_of_before,
    is_of_thing,
    is_told_of_one,
)

_CLASS = in_small(
    r"(?i)\b(?:kelas|kls|grade|class|kaleh|kaksha|year|form|baitang)\s*(?:\d{1,2}[a-h]?|satu|dua|tiga|empat|lima|enam"
    r"|tujuh"
    r"|delapan|sembilan|[ivx]{1,4}|anam|one|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"|\bika-?(?:\d{1,2}|\w+)(?:ng| na)? (?:baitang|grado)\b|\b(?:first|second|third|fourth|fifth|sixth|seventh"
    r"|eighth|ninth"
    r"|tenth|\d{1,2}(?:st|nd|rd|th))[ -]grade(?:r|rs)?\b|\b\d{1,2} class (?:ko|ki|ma)\b"
    r"|कक्षा\s+\d{1,2}|(?:पहिलो|दोस्रो|तेस्रो|चौथो|पाँचौँ|छैटौँ|सातौँ|आठौँ|नवौँ|दशौँ|एक|दुई|तीन|चार|पाँच|छ|सात|आठ|नौ"
    r"|दश|दस|आठौं|नवौं|दशौं|सातौं|छैटौं|पाँचौं)\s+कक्षा|कक्षा\s+(?:एक|दुई|तीन|चार|पाँच|छ|सात|आठ|नौ|दश|दस)(?:की|को|का"
    r"|मा)?(?![\u0900-\u0963])"
)
_SECTION = re.compile(r"(?<![\w.])(?:[1-9]|1[0-2])(?:-[A-Z][a-z]{3,}|-?[A-H](?<!3D)(?!\w))")
_SECTION_SIGN = re.compile(r"[-A-H](?:(?<=\d-)(?=[A-Z][a-z])|(?<=\d[A-H])(?!\w))")
_IN = word_set("in ng sa of from dari taga anak murid siswa siswi si")
"""A child's class: beside its age, its family or its village it leads to one of few."""
_HANDLE = re.compile(r"(?<![\w@./])@[A-Za-z0-9_][A-Za-z0-9_.]{2,29}")
_HOME = re.compile(
    r"(?:,? (?:who (?:comes|is) )?from|, of|,? (?:asal|dari)| ng| mula sa|, (?:taga)) (?P<at>(?:Upper |Lower"
    r" )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)"
)
"""Where somebody comes from, right behind the name."""
_PLACE_HEADS = word_set(
    "upper lower kampung desa dusun nusa pulau bukit gunung tanjung teluk muara kuala bagong sitio purok barangay isla"
)
_GROWN_BEHIND = re.compile(
    r"(?:,| \() ?(?:aged? |umur |usia |berusia |edad )?(?:1[89]|[2-9]\d)(?=[,).;]| tahun| years| anyos| taong)"
)
_AGE_BEHIND = re.compile(
    r"(?:,| \() ?(?:aged? |umur |usia |berusia |edad )?(?:[5-9]|1[0-7])(?=[,);]| tahun| years| anyos| taong)"
)
_CLASS_WORDS = word_set("kaleh kelas kls grade grader class kaksha year form baitang grado")
_LOOKS: tuple[tuple[str, re.Pattern[str], frozenset[str], tuple[str, ...]], ...] = (
    *(("place", *looks) for looks in PLACES),
    *(("family", *looks) for looks in FAMILY),
    ("class", _CLASS, _CLASS_WORDS, ("कक्षा",)),
    *(("prize" if looks[0] is PRIZE else "trait", *looks) for looks in TRAITS),
    *TOLD,
)
"""For each kind: its pattern, and the words without one of which it finds nothing."""
_AS_WRITTEN = len((*PLACES, *FAMILY))
"""So many of them are looked for in the text as written, the rest in small letters."""
_BY_WORD = by_sign(latin for _, _, latin, _ in _LOOKS)
_BY_SIGN = by_sign(devanagari for _, _, _, devanagari in _LOOKS)
"""Which of them hold a word in Latin letters, or a sign in Devanagari."""
_WORDS = frozenset(_BY_WORD)

_IN_FILE_NAMES = (
    (
        "school",
        re.compile(r"(?i)\b(?:sd|smp|sma|smk|mts|mi)n? ?\d{1,6}\b|\b(?:smp|sma|smk|mts|ponpes|pesantren) [a-z]{4,}"),
    ),
    (
        "age",
        re.compile(
            r"(?i)\b(?:[5-9]|1[0-7]) ?(?:tahun|thn|th|years?|yo|anyos)\b|\b(?:age|umur|usia) ?(?:[5-9]|1[0-7])\b"
        ),
    ),
    ("place", re.compile(r"(?i)\b(?:kelurahan|desa|dusun|barangay|brgy|ward|rt|purok) [a-z0-9]+")),
)
"""The same in file names, where nothing is written large."""


_ENTERED = frozenset({"class", "school"})
"""What a note or a form says of one pupil without a verb."""

REACH_BACK = 160
"""So many letters behind a name, what is told without a subject is told of it."""


SHORT = 70
"""A sentence as short as this often tells one thing of whom the one beside it tells an age."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that is known of a child."""

    kind: str
    passage: Passage
    start: int
    end: int
    position: int
    name: str = ""
    is_told_of_one: bool = False
    """A class of whom something else in its sentence says that it is one child's."""

    @property
    def is_full_name(self) -> bool:
        """Whether it is a name of more than one word."""
        return self.kind == "name" and " " in self.passage.text[self.start : self.end].strip()

    @property
    def place(self) -> Place:
        """Where it was written."""
        return self.passage.place_at(self.start, self.end)

    @property
    def shown(self) -> str:
        """Its line and its words, masked."""
        return f"{self.place.line}: {mask_words(self.passage.text[self.start : self.end])}"


def pieces(document: Document, people: People) -> Iterator[Piece]:
    """Everything that the texts and file names of a document tell of anybody who may be a child."""
    found = list(_pieces(document, people))
    yield from found
    if found and not any(piece.kind in ("name", "initials") for piece in found):
        yield from _pieces_of_title(document, found)


def _pieces_of_title(document: Document, found: Sequence[Piece]) -> Iterator[Piece]:
    """The name in a title, above a text that tells something of one child and names nobody."""
    if not any(piece.kind in TELLING and piece.passage.written is not None for piece in found):
        return
    base = 0
    for passage in document.texts:
        if passage.written is None:
            for start, end in titled(passage):
                yield Piece("name", passage, start, end, base + start, passage.text[start:end].split()[0])
        base += len(passage.text) + 2


def _pieces(document: Document, people: People) -> Iterator[Piece]:
    base = 0
    body = 0
    is_carried = False
    children = {id(passage): [name for name, _ in people.children(passage)] for passage in document.texts}
    is_named = any(children.values())
    for passage in document.passages:
        if passage.kind is Kind.TEXT:
            body = base
            hers = children[id(passage)]
            is_above = is_named and passage.written is None
            found = list(
                _pieces_of_text(passage, base, document.aliases, hers, is_carried=is_carried, is_above=is_above)
            )
            is_carried = passage.written is None and (is_carried or bool(found) or has_child(passage.text))
            yield from found
            base += len(passage.text) + 2
        elif passage.kind is Kind.FILE_NAME:
            yield from _pieces_of_file_name(passage, body + passage.at if passage.at else base)


def _pieces_of_text(
    passage: Passage, base: int, aliases: frozenset[str], children: Sequence[Name], *, is_carried: bool, is_above: bool
) -> Iterator[Piece]:
    """The pieces of one text; `children`: whom it names.

    `is_carried`: its title above speaks of a child; `is_above`: it is itself a title, and the page names a child.
    """
    text = passage.text
    sentences = passage.sentences
    stretches = list(_stretches(passage))
    if stretches or children:
        stretches += narrowing(passage, stretches, [name.start for name in children])
        stretches = list(_apart(text, stretches))
    named, lettered = list(_names_of(passage, stretches, children)), initials(passage)
    if not (stretches or named or lettered):
        return
    found = Covered(len(text))
    pupils = Covered(len(text))
    hers = {name.start for name in children}
    cased = cased_text(passage)
    for name in named:
        in_class = _CLASS_BEHIND.match(text, name.end)
        if in_class is not None:
            pupils.add(name.start, in_class.end())
        home = _HOME.match(text, name.end)
        if home is not None and home["at"].split()[0].lower() not in LARGE | NO_NAMES - _PLACE_HEADS:
            stretches.append(("place", home.start("at"), home.end("at")))
        if _GROWN_BEHIND.match(text, name.end):
            continue
        first, last = sentences.around(name.start)
        if is_of_animal(text[first:last]) or is_of_story(text[first:last]):
            continue
        if name.text.split()[0] not in aliases and (
            name.is_bound
            or in_class is not None
            or name.start in hers
            or _AGE_BEHIND.match(text, name.end)
            or not is_adult(cased[first:last])
        ):
            found.add(name.start, name.start + 1)
            yield Piece("name", passage, name.start, name.end, base + name.start, name.first)
    for match in lettered:
        found.add(match.start(), match.end())
        yield Piece("initials", passage, *match.span(), base + match.start(), match[0].split()[-1])
    aged = Covered(len(text), _exact_ages(text, passage, stretches))
    kin = Covered(
        len(text),
        (
            span[1:]
            for span in stretches
            if span[0] == "family" or (span[0] == "trait" and is_of_one_child(text[span[1] : span[2]].lower()))
        ),
    )
    crowd = _crowd(text, [span[1:] for span in stretches if span[0] == "class"], sentences)
    told = set()  # sentences that tell something of a child
    for kind, start, end in sorted(stretches, key=lambda stretch: stretch[1]):
        first, last = sentences.around(start)
        sentence = text[first:last]
        if kind == "age" and is_range(text, end):
            continue
        is_pupil = kind == "class" and pupils.touches(start, end)
        if (
            (kind != "family" and not is_pupil and not aged.touches(first, last) and is_adult(sentence))
            or (not aged.touches(first, last) and is_child_of_before(sentence))
            or is_of_animal(sentence)
            or is_of_story(sentence)
        ):
            continue
        if kind == "class" and not is_pupil and (start in crowd or has_many(sentence)):
            continue
        is_of_one = kind == "family" or aged.touches(first, last) or found.touches(first, last)
        is_of_one = (
            is_of_one
            or kin.touches(first, last)
            or (kind != "school" and first > 0 and _before(text, sentences, first) in told)
        )
        is_of_one = is_of_one or (
            kind != "age" and last - first < SHORT and aged.touches(max(start - SHORT, 0), end + SHORT)
        )
        if (
            is_of_one
            or (kind in _ENTERED and _is_entry(text, stretches, first, last))
            or has_child(sentence)
            or has_person(sentence)
            or (is_carried and first == 0)
            or (is_above and kind == "school")
            or _is_told_before(text, found, sentences.around(max(first - 1, 0))[0], first, start)
        ):
            is_sure = kind == "class" and is_told_of_one(text, start, end, first, last)
            told.add(first)
            yield Piece(kind, passage, start, end, base + start, is_told_of_one=is_sure)


def _is_entry(text: str, stretches: Sequence[tuple[str, int, int]], first: int, last: int) -> bool:
    """Whether a sentence is nothing but a class and a school, as a note or a form holds them of one pupil."""
    inside = [span for span in stretches if first <= span[1] and span[2] <= last]
    left = (last - first) - sum(end - start for _, start, end in inside)
    return {span[0] for span in inside} >= _ENTERED and left < SHORT // 7


def _before(text: str, sentences: Sentences, first: int) -> int:
    """Where the sentence before begins; empty lines between are none."""
    return sentences.around(len(text[:first].rstrip()) - 1)[0]


def _crowd(text: str, spans: Sequence[tuple[int, int]], sentences: Sentences) -> frozenset[int]:
    """Where the classes begin that share a sentence with another of their kind: “Kelas 6 dan kelas 5” are many."""
    said: dict[tuple[int, str], set[str]] = {}
    for start, end in spans:
        words = text[start:end].lower().split()
        said.setdefault((sentences.index(start), words[0]), set()).add(words[-1])
    return frozenset(
        start for start, end in spans if len(said[sentences.index(start), text[start:end].lower().split()[0]]) > 1
    )


def _exact_ages(text: str, passage: Passage, stretches: Sequence[tuple[str, int, int]]) -> Iterator[tuple[int, int]]:
    """The ages that are those of one child: no lower end of a range, and not the age of a club or a building."""
    for kind, start, end in stretches:
        if kind == "age" and not is_range(text, end):
            first, last = passage.sentences.around(start)
            if not is_of_thing(text[first:last]):
                yield start, end


def _is_told_before(text: str, found: Covered, before: int, first: int, start: int) -> bool:
    """Whether what stands right before a sentence speaks of one child: a name not far off, or the sentence before."""
    if found.touches(max(start - REACH_BACK, 0), first):
        return True
    return before < first and has_child(text[before:first]) and not is_adult(text[before:first])


def _apart(text: str, stretches: Sequence[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """The stretches without those that say the same again: a place in a school's name, what is rare in a family."""
    covered = {
        kind: Covered(len(text), (span[1:] for span in stretches if span[0] == of))
        for kind, of in (("place", "school"), ("prize", "family"), ("class", "school"))
    }
    for kind, start, end in stretches:
        if kind not in covered or not covered[kind].touches(start, end):
            yield kind, start, end


def _names_of(passage: Passage, stretches: Sequence[tuple[str, int, int]], children: Sequence[Name]) -> Iterator[Name]:
    """The names in a text, each once and in order: those told as names, and those beside a piece."""
    text = passage.text
    all_names = [*names_of(passage), *children]
    if stretches and not text.isupper():
        beside = names_beside(read_nameless(text, passage.language), stretches)
        all_names += [Name(said, start, end, False) for said, start, end in beside]
    if not all_names:
        return
    taken = Covered(len(text), (match.span() for match in schools(text, passage.words)))
    for kind, start, end in stretches:
        if kind == "place":
            taken.add(start, end)
        elif kind == "class":
            named = _CLASS_NAME.match(text, end)
            if named is not None:
                taken.add(*named.span())
    for name in sorted(all_names, key=lambda name: (name.start, -name.end)):
        is_heading = name.text == "Tanya" and text.startswith(" jawab", name.end)  # “questions and answers”
        if not is_heading and not is_famous(text, name.start) and not taken.touches(name.start, name.start + 1):
            taken.add(name.start, name.end)
            yield name


_CLASS_NAME = re.compile(r" ?[-–—] ?[\"“‘]?[A-Z][a-z-]+")
"""What a class is called behind its number: “Grade 6 - Rizal”."""
_CLASS_BEHIND = re.compile(
    r"(?i),? [(–—-]? ?(?:kelas|kls|class|grade|gr|std|standard|form|baitang|ika-?\d+ baitang|कक्षा)"
    r" ?(?:\d{1,2}|[ivx]{1,4}\b|[१-९])"
)
"""A class right behind a name is the pupil's, whoever else is spoken of; teachers are said to teach it."""


def _stretches(passage: Passage) -> Iterator[tuple[str, int, int]]:
    """Everything in a text that may be a piece, with its kind."""
    text, small, words = passage.text, passage.small, passage.words
    yield from (("age", *span) for span in ages_in(text, small, words))
    signs = signs_held(_BY_WORD, words & _WORDS)
    if has_devanagari(text):
        signs = signs_held(_BY_SIGN, (sign for sign in _BY_SIGN if sign in text), signs)
    for number in sorted(signs):
        kind, pattern, _, _ = _LOOKS[number]
        if pattern is FILIPINO and words.isdisjoint(FILIPINO_NEEDS):
            continue
        written = text if number < _AS_WRITTEN else small
        for match in found_near(pattern, written, small, signs[number], 40, 80):
            if kind != "place" or not is_large(match):
                yield kind, *match.span()
    if has_devanagari(text):
        yield from (("family", *span) for span in parents_named(text))
        yield from told_in_nepali(text)
    elif passage.language is Language.NEPALI:
        for kind, start, end in told_in_nepali(in_devanagari(text).text):
            yield kind, *written_at(text, start, end)
    has_section = bool(figures(text)) and _SECTION_SIGN.search(text) is not None
    for section in _SECTION.finditer(text) if has_section else ():
        if _IN.issuperset(small[max(section.start() - 8, 0) : section.start()].split()[-1:]):
            yield "class", *section.span()
    yield from (("account", *match.span()) for match in (_HANDLE.finditer(text) if "@" in text else ()))
    yield from (("school", *match.span()) for match in schools(text, words))


def _pieces_of_file_name(passage: Passage, position: int) -> Iterator[Piece]:
    for name in listed_in_file_name(passage.text):
        yield Piece("name", passage, name.start, name.end, position, name.text.lower())
    for kind, pattern in _IN_FILE_NAMES:
        for match in pattern.finditer(passage.text):
            yield Piece(kind, passage, *match.span(), position)
