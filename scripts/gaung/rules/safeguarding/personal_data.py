"""Personal data by pattern, with the context that tells a child's school from a venue: which detector looks when."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from gaung.problem import Severity
from gaung.rules.safeguarding import filed, vehicles
from gaung.rules.safeguarding.accounts import accounts, mails
from gaung.rules.safeguarding.birthdays import NEPALI_CUES
from gaung.rules.safeguarding.births import BIRTH_WORDS, births
from gaung.rules.safeguarding.cues import Near, Sentences
from gaung.rules.safeguarding.digits import Run
from gaung.rules.safeguarding.finding import Covered, Finding, mask_words
from gaung.rules.safeguarding.homes import NEPALI_SIGNS, STREET_WORDS, coordinates, homes, may_have_a_point
from gaung.rules.safeguarding.institutions import is_vehicle
from gaung.rules.safeguarding.invented import is_of_animal
from gaung.rules.safeguarding.papers import (
    CASE_SIGNS,
    CASE_WORDS,
    cases,
    facts_of_number,
    identity_numbers,
    may_have_a_plate,
    plates,
)
from gaung.rules.safeguarding.passages import Kind, Passage
from gaung.rules.safeguarding.people import adults, has_child
from gaung.rules.safeguarding.school_of import is_of_a_pupil
from gaung.rules.safeguarding.schools import schools
from gaung.rules.safeguarding.searching import has_devanagari
from gaung.rules.safeguarding.telltale import SCHOOL_ODDS, tells

_PLATE = "personal-data-plate"
Detector = Callable[[Passage, Sentences], Iterator[Finding]]


def detect(passage: Passage, runs: Sequence[Run], sentences: Sentences) -> Iterator[Finding]:
    """All personal data in a passage, except telephone numbers and names."""
    told: dict[str, Covered] = {}
    for finding in _by_shape(passage, runs, sentences):
        if finding.code in _INVENTED and _INVENTED[finding.code].search(passage.text, *sentences.around(finding.start)):
            continue
        if finding.code == _PLATE and is_vehicle(passage.text, *finding.span, sentences):
            continue
        told.setdefault(finding.code, Covered(len(passage.text))).add(finding.start, finding.end)
        yield finding
    if passage.kind not in _READ or not filed.may_have_a_number(passage, runs):
        return
    for code, severity, found in (
        ("personal-data-id-number", Severity.ERROR, filed.identity_numbers(passage, runs)),
        ("personal-data-case-number", Severity.ERROR, filed.cases(passage, sentences, runs)),
        (_PLATE, Severity.WARNING, vehicles.plates(passage, sentences, runs)),
    ):
        for start, end in found:
            covered = told.setdefault(code, Covered(len(passage.text)))
            is_invented = code in _INVENTED and _INVENTED[code].search(passage.text, *sentences.around(start))
            is_official = code == _PLATE and is_vehicle(passage.text, start, end, sentences)
            if not (covered.touches(start, end) or is_invented or is_official):
                covered.add(start, end)
                seen = mask_words(passage.text[start:end])
                is_paper = code == "personal-data-id-number"
                facts = facts_of_number(passage.text, start, end, seen) if is_paper else {"seen": seen}
                yield Finding(code, start, end, facts, severity)


def _by_shape(passage: Passage, runs: Sequence[Run], sentences: Sentences) -> Iterator[Finding]:
    yield from identity_numbers(passage, runs)
    for is_near, detector in _OF_KIND[passage.kind]:
        if is_near(passage):
            yield from detector(passage, sentences)


def _schools(passage: Passage, sentences: Sentences) -> Iterator[Finding]:
    """The schools of a passage near which a child stands, and not only somebody who works there."""
    taught = schools(passage.text, passage.words)
    if not taught:
        return
    told = Covered(len(passage.text))
    for match in taught:
        near = Near.of(passage.text, sentences, match.start())
        is_of_child = near.is_of_child or _PICTURED.match(near.text) is not None or _POSED.search(near.text) is not None
        is_of_child = is_of_child or (not near.has_adult and _ITS_CHILDREN.search(near.text, near.at) is not None)
        is_of_child = is_of_child or _CLASS_BEHIND.match(passage.text, match.end()) is not None
        is_of_child = is_of_child or (not near.has_adult and _is_after_child(passage.text, sentences, match.start()))
        is_of_child = is_of_child or (
            has_child(near.text) and is_of_a_pupil(passage.text, sentences.around(match.start())[0], match.start())
        )
        is_of_child = is_of_child or (not near.has_adult and tells(passage.text, sentences, match.start(), SCHOOL_ODDS))
        if is_of_child and not is_of_animal(near.text) and not told.touches(*match.span()):
            told.add(*match.span())
            yield Finding("personal-data-school", *match.span(), {"seen": mask_words(match[0])})


_PICTURED = re.compile(
    r"(?i)\W*(?:keterangan foto|foto|photo|picture|pictured|caption|larawan|nasa larawan|फोटोमा|फोटो"
    r"|तस्बिरमा)(?![^\W_])"
    r"[^.!?\n]{0,40}?"
    r"(?:(?<![^\W_])(?:anak-anak|siswa-siswi|siswa|siswi|murid-murid|murid|pelajar|pupils|students|children|kids"
    r"|girls|boys"
    r"|mga bata|mga mag-aaral|mga estudyante)(?![^\W_])|विद्यार्थी|बालबालिका)|\W*फोटो[^।\n]{0,60}(?:विद्यार्थी"
    r"|बालबालिका)"
)
_POSED = re.compile(
    r"(?i)(?<![^\W_])(?:anak-anak|siswa-siswi|siswa|siswi|murid-murid|murid|pelajar|pupils|students|children|kids"
    r"|mga bata|mga mag-aaral)"
    r"(?![^\W_])[^.!?\n]{0,90}(?<![^\W_])(?:berpose|berfoto|foto bersama|swafoto|difoto|foto:|pos(?:e|es|ed|ing)"
    r"|smile|in (?:the|this)"
    r" (?:photo|picture)|pictured|sa larawan|nagpa-picture)(?![^\W_])"
)
"""Children who stand for a picture."""
"""A caption of children: whoever knows the school can look at the faces."""


_CLASS_BEHIND = re.compile(r"\W{1,6}कक्षा\s?[:—-]?\s?\d(?![^\n।]{0,16}(?:विद्यार्थी|बालबालिका|सम्म|देखि|शिक्षक))")
"""A class of Nepal right behind a school, as forms have it."""
_ITS_CHILDREN = re.compile(r"बालबालिका|केटाकेटी")
"""Children of a school in Nepali, behind its name."""


def _is_after_child(text: str, sentences: Sentences, at: int) -> bool:
    """Whether the sentence before speaks of one child, and of no adult."""
    first = sentences.around(at)[0]
    if not first:
        return False
    before = text[sentences.around(first - 1)[0] : first]
    return has_child(before) and not adults(before)


_MADE_UP = re.compile(
    r"(?i)(?<![^\W_])(?:karangan|rekaan|bukan milik siapa|made[- ]up|invented|fictional|imbento|gawa-gawa|nobody'?s"
    r"|belongs to nobody"
    r"|nakkali)(?![^\W_])|काल्पनिक|नक्कली"
)
_SAMPLE = re.compile(
    r"(?i)(?<![^\W_])(?:contoh(?:nya)?|misal(?:nya)?|sample|for example|e\.g|halimbawa|dummy|karangan|rekaan|palsu|fake"
    r"|invented|made[- ]up|imbento|gawa-gawa)(?![^\W_])|नमुना|उदाहरण|काल्पनिक"
)
_INVENTED = {"personal-data-id-number": _MADE_UP, "personal-data-plate": _SAMPLE}
"""What a sentence says when nobody has the number in it."""
_READ = frozenset({Kind.TEXT, Kind.COMMENT})
_LINKED = frozenset({Kind.TEXT, Kind.COMMENT, Kind.ADDRESS})

_DETECTORS: tuple[tuple[Callable[[Passage], object], frozenset[Kind], Detector], ...] = (
    (lambda passage: True, _READ, _schools),
    (
        lambda passage: (
            not passage.words.isdisjoint(STREET_WORDS)
            or (has_devanagari(passage.text) and any(sign in passage.text for sign in NEPALI_SIGNS))
        ),
        _READ,
        homes,
    ),
    (lambda passage: True, _LINKED, accounts),
    (lambda passage: True, _LINKED, mails),
    (
        lambda passage: not passage.words.isdisjoint(BIRTH_WORDS) or any(sign in passage.text for sign in NEPALI_CUES),
        _READ,
        births,
    ),
    (
        lambda passage: (
            not passage.words.isdisjoint(CASE_WORDS)
            or (has_devanagari(passage.text) and any(sign in passage.text for sign in CASE_SIGNS))
        ),
        _LINKED,
        cases,
    ),
    (may_have_a_point, _LINKED, coordinates),
    (may_have_a_plate, _READ, plates),
)
"""For each detector: when it is worth asking, in which kinds of text, and the detector."""
_OF_KIND = {kind: tuple((is_near, look) for is_near, kinds, look in _DETECTORS if kind in kinds) for kind in Kind}
