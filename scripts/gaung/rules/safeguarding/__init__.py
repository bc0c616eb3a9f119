"""No child can be recognised, no wrong help line is named, no word harms: rules over every text that is published."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypeAlias

from gaung.problem import Problem, Severity
from gaung.rules.answers import Answer, answers
from gaung.rules.safeguarding import identity, overlooked, personal_data, terms
from gaung.rules.safeguarding.abroad import Abroad
from gaung.rules.safeguarding.bare import Bare
from gaung.rules.safeguarding.claims import Claims
from gaung.rules.safeguarding.cues import Sentences
from gaung.rules.safeguarding.digits import Run, runs
from gaung.rules.safeguarding.given import Given
from gaung.rules.safeguarding.helplines import Register
from gaung.rules.safeguarding.linked import Linked
from gaung.rules.safeguarding.misnamed import Misnamed
from gaung.rules.safeguarding.named import Named
from gaung.rules.safeguarding.nepali_roles import is_ones_work, speaks_of_children
from gaung.rules.safeguarding.nobody import Nobody
from gaung.rules.safeguarding.official import Official
from gaung.rules.safeguarding.overlooked import Told
from gaung.rules.safeguarding.passages import (
    Document,
    Kind,
    Passage,
    documents,
    page_document,
    register_documents,
    thing_documents,
)
from gaung.rules.safeguarding.people import adults, has_child
from gaung.rules.safeguarding.persons import People
from gaung.rules.safeguarding.searching import all_of
from gaung.rules.safeguarding.slipped import Slipped
from gaung.rules.safeguarding.undialled import Undialled

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign
    from gaung.model.page import Page
    from gaung.place import Place
    from gaung.rules.context import Context, Rule
    from gaung.rules.safeguarding.finding import Finding

TITLE_REACH = 200
"""So many letters below a title still speak of whom it names."""

MOST_ALLOWED = 3
"""So many finds an author may allow in one file."""

NEVER_ALLOWED = frozenset(
    {
        "helpline-near-miss",
        "helpline-not-published",
        "helpline-letters",
        "helpline-link-other",
        "helpline-name-other",
        "helpline-unregistered",
        "helpline-foreign",
    }
)
"""What no reason can make right: a number that leads a child to a stranger, or to nobody."""

OF_THE_REGISTER = frozenset({"helpline-typed", "helpline-not-published"})
"""What is no fault in the register itself: a number of its own."""

_OF_SOMEBODY = ("personal-data-", "identity-", "helpline-")
"""What one reason excuses once: two numbers on a line are of two people. A word may come twice."""

ALLOWED = {
    "personal-data": "personal-data-allowed",
    "identity": "identity-allowed",
    "term": "term-allowed",
    "helpline": "helpline-allowed",
}


def texts_are_safe(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """No text shows who a child is, names a wrong help line, or uses a harmful word; a reason in place may allow it."""
    examiner = Examiner(campaign)
    found = [problem for document in documents(campaign) for problem in examiner.problems(document)]
    if campaign.episodes:
        from gaung.rules.safeguarding import offered  # to look at a page nobody has to know what a recording is

        found += offered.names_said(campaign)
    yield from _judged(found, context)


def page_is_safe(page: Page, examiner: Examiner, context: Context) -> Iterator[Problem]:
    """What `texts_are_safe` says of one page, by somebody who looks through many."""
    yield from _judged(examiner.problems(page_document(page)), context)


Known: TypeAlias = "Callable[[object, Callable[[], Iterable[Problem]]], Iterable[Problem]]"
"""Gives what a call finds, by all that the call looks at."""


def registers_are_safe(campaign: Campaign, examiner: Examiner, context: Context, known: Known) -> Iterator[Problem]:
    """What `texts_are_safe` says of registers and shows, by somebody who may know it of most of their texts."""
    yield from _judged(_known_in(register_documents(campaign), examiner, known), context)


def things_are_safe(campaign: Campaign, examiner: Examiner, context: Context, known: Known) -> Iterator[Problem]:
    """What `texts_are_safe` says of episodes and posters."""
    found = _known_in(thing_documents(campaign), examiner, known)
    for episode in campaign.episodes:
        from gaung.rules.safeguarding import offered

        alone = replace(campaign, episodes=(episode,))
        found += known(offered.looked_at(campaign, episode), partial(offered.names_said, alone))
    yield from _judged(found, context)


def _known_in(read: Iterable[Document], examiner: Examiner, known: Known) -> list[Problem]:
    return [problem for one in read for problem in known(one.said, partial(examiner.problems, one))]


def _judged(found: Iterable[Problem], context: Context) -> Iterator[Problem]:
    """What was found, with the reasons that authors gave in place."""
    by_file: dict[str, list[Problem]] = {}
    for problem in found:
        if problem.place is not None:
            by_file.setdefault(problem.place.file, []).append(problem)
    for file, problems in by_file.items():
        lines = context.media.lines(PurePosixPath(file))
        given = list(answers("\n".join(lines)))
        spent: dict[tuple[Answer, str], str] = {}
        ordered = sorted(problems, key=Problem.sort_key) if given else problems
        answered = [said for problem in ordered for said in _answered(problem, given, lines, spent)]
        yield from answered
        allowed = [said for said in answered if said.code in ALLOWED.values()]
        if len(allowed) > MOST_ALLOWED:
            facts = {"count": len(allowed), "most": MOST_ALLOWED}
            yield Problem("term-allow-many", allowed[MOST_ALLOWED].place, facts)


class Lines:
    """What knows the help lines, each asked for one kind of fault; the later ones leave out what is told already."""

    def __init__(self, campaign: Campaign, register: Register) -> None:
        self._register = register
        self._misnamed = Misnamed(campaign)
        self._undialled = Undialled(campaign)
        self._abroad = Abroad(campaign)
        self._named = Named(campaign)
        self._given = Given(campaign)
        self._slipped = Slipped(campaign)
        self._claims = Claims(campaign)
        self._bare = Bare(campaign)

    def findings(self, passage: Passage, runs: Sequence[Run], sentences: Sentences) -> list[Finding]:
        """All that is to be said of the numbers of a passage as those of help lines."""
        found = [*self._register.findings(passage, runs, sentences)]
        found += self._claims.findings(passage, runs, sentences)
        if runs:
            found += self._misnamed.findings(passage, runs)
            found += self._undialled.findings(passage, runs)
            found += self._abroad.findings(passage, runs, sentences)
            found += self._named.findings(passage, runs, sentences, found)
            found += self._given.findings(passage, runs, sentences, found)
        found += self._slipped.findings(passage, runs, sentences, found)
        if runs:
            found += self._bare.findings(passage, runs, sentences, found)
        return found


class Examiner:
    """Looks through documents with a campaign's register and its official addresses at hand."""

    def __init__(self, campaign: Campaign) -> None:
        self._register = Register(campaign)
        self._linked = Linked(campaign)
        self._lines = Lines(campaign, self._register)
        self._official = Official(campaign)
        self._own = _own_names(campaign)

    def problems(self, document: Document) -> Iterator[Problem]:
        """All that is wrong with the texts of one document, each by itself and taken together."""
        nobody = Nobody(document)
        excused: list[Problem] = []
        yield from overlooked.weighed(document, self.told(document, nobody, excused), nobody, self._own)
        yield from self._linked.problems(document)
        yield from excused

    def told(self, document: Document, nobody: Nobody, excused: list[Problem] | None = None) -> list[Told]:
        """What the rules tell of a document, before the examples are asked; `excused` gets what is an office's."""
        people = People(document)
        joined = list(identity.joined(document, people, nobody.are))
        told: list[Told] = []
        named: set[Place] = set()
        for number, passage in enumerate(document.passages):
            below = document.passages[number:] if passage.written is None else ()
            found = list(_findings(passage, document, self._lines, below, people))
            full = [one.span for one in found if one.code == "personal-data-name" and one.severity is Severity.ERROR]
            for first in found:
                seen = passage.text[first.start : first.end]
                is_own = first.code in OF_THE_REGISTER or (
                    first.code == "helpline-near-miss" and self._register.holds(seen)
                )
                if document.is_register and is_own:
                    continue
                note = self._official.note(first, passage, is_settings=document.is_settings)
                if note is not None:
                    place = passage.place_at(note.start, note.end)
                    if excused is not None:
                        excused.append(Problem(note.code, place, note.facts, note.severity))
                    continue
                finding = nobody.judged(passage, first, full)
                if finding is None or (passage.is_code and finding.severity is Severity.INFO):
                    continue
                place = passage.place_at(finding.start, finding.end)
                if finding.code == "personal-data-name":
                    named.add(place)
                    if _is_within(passage.text, finding, self._own):
                        continue
                problem = Problem(finding.code, place, finding.facts, finding.severity)
                told.append(Told(problem, passage, finding.start))
        told += [
            Told(problem, piece.passage, piece.start)
            for problem, piece in joined
            if problem.code != "personal-data-name" or problem.place not in named
        ]
        return told


def _is_title_of_child(passages: Sequence[Passage]) -> bool:
    """Whether a title, that of no adult, stands above a description or text that begins with one child."""
    if not passages:
        return False
    body = next((passage.text for passage in passages[1:] if passage.written is not None), "")[:TITLE_REACH]
    below = passages[1].text if len(passages) > 1 and passages[1].kind is Kind.TEXT else ""
    is_work = is_ones_work(passages[0].text)
    return any(
        (has_child(text) or (is_work and speaks_of_children(text))) and not adults(text) for text in (body, below)
    ) and not adults(passages[0].text)


def _findings(
    passage: Passage,
    document: Document,
    lines: Lines,
    below: Sequence[Passage],
    people: People,
) -> Iterator[Finding]:
    """All finds in a passage; `below`: it and what stands under it, if it may be
    a title."""
    text = passage.text
    sentences = passage.sentences
    found_runs = [] if passage.kind is Kind.ADDRESS else list(runs(text, passage.words, passage.small))
    numbers = lines.findings(passage, found_runs, sentences)
    personal = list(personal_data.detect(passage, found_runs, sentences))
    near: dict[int, list[Finding]] = {}
    for finding in (*numbers, *personal):
        for part in _parts(finding):
            near.setdefault(part, []).append(finding)
    for finding in (*numbers, *personal):
        if passage.is_retold and finding.code.startswith("helpline-"):
            continue
        if not any(_is_better(other, finding) for part in _parts(finding) for other in near[part]):
            yield finding
    yield from identity.own_names(passage, sentences, document.aliases, lambda: _is_title_of_child(below), people)
    for finding in () if passage.is_retold else terms.findings(passage, sentences):
        if finding.code != "term-15" or not _is_said_below(document, passage, finding):
            yield finding


def _is_said_below(document: Document, passage: Passage, finding: Finding) -> bool:
    """Whether a word of a title stands in the running text as well: there it is explained, or found."""
    if passage.written is not None:
        return False
    seen = str(finding.facts["seen"]).lower()
    return any(other.written is not None and seen in other.small for other in document.passages)


def _parts(finding: Finding) -> range:
    """The parts of a text, a hundred letters each, that a finding lies in: only others in these can overlap it."""
    return range(finding.start // 100, max(finding.end - 1, finding.start) // 100 + 1)


def _is_better(one: Finding, other: Finding) -> bool:
    """Whether `one` says more exactly what the same letters are."""
    if one.end <= other.start or other.end <= one.start:
        return False
    match other.code:
        case "personal-data-phone":
            return one.code in {"personal-data-coordinates", "personal-data-case-number"} or (
                one.code == "personal-data-id-number" and one.severity is Severity.ERROR
            )
        case "personal-data-id-number":
            return one.code in {"personal-data-coordinates", "personal-data-case-number"} or (
                one.code.startswith("helpline-")
                or (one.code == "personal-data-phone" and other.severity is not Severity.ERROR)
            )
        case "personal-data-case-number":
            return one.code.startswith("helpline-") and not _is_case(other, one)
        case "helpline-unregistered":
            return one.code == "personal-data-case-number" and _is_case(one, other)
        case "helpline-typed":
            return one.code in {"helpline-name-other", "helpline-foreign", "helpline-letters"}
        case "personal-data-email":
            return one.code in {"helpline-typed", "helpline-not-published"}
    return False


_CASE_REACH = 18


def _is_case(case: Finding, line: Finding) -> bool:
    """Whether a number is that of a case rather than one to call: the word for a case stands right before it."""
    return line.code == "helpline-unregistered" and 0 < line.start - case.start <= _CASE_REACH


def _answered(
    problem: Problem, given: Sequence[Answer], lines: Sequence[str], spent: dict[tuple[Answer, str], str]
) -> Iterator[Problem]:
    """The problem, or what is said of it when its author gave a reason on its line or on the line above.

    A reason is for one thing: `spent` holds which words of the file it was given for. What stands in the reason
    itself it does not excuse.
    """
    assert problem.place is not None
    line = problem.place.line - 1
    answer = next(
        (a for a in given if a.line in {line, line - 1} and problem.code in a.codes and not a.holds(problem.place)),
        None,
    )
    if answer is None or problem.code in NEVER_ALLOWED:
        yield problem
        return
    place = type(problem.place)(problem.place.file, answer.line + 1, answer.column + 1, answer.width)
    start = problem.place.column - 1
    seen = lines[line][start : start + problem.place.width] if line < len(lines) else ""
    if not answer.has_reason:
        yield problem
        yield Problem("term-allow-reason", place, {"code": problem.code})
    elif spent.setdefault((answer, problem.code), seen) != seen and problem.code.startswith(_OF_SOMEBODY):
        yield problem
        yield Problem("term-allow-one", place, {"code": problem.code})
    else:
        family = next(name for name in ALLOWED if problem.code.startswith(name))
        facts = {"code": problem.code, "reason": answer.reason}
        yield Problem(ALLOWED[family], problem.place, facts, Severity.INFO)


def _own_names(campaign: Campaign) -> tuple[str, ...]:
    """What the campaign, its partners and its stations are called: nobody's name, though words of it may be one."""
    settings = campaign.settings
    values = [settings.organisation, *settings.name.values(), *(partner.name for partner in settings.partners)]
    values += [station.name for show in campaign.shows for station in show.stations]
    values += [value.partition(" (")[0] for value in values]
    return tuple(dict.fromkeys(value for value in values if " " in value))


def _is_within(text: str, finding: Finding, names: tuple[str, ...]) -> bool:
    """Whether what was found lies within one of these names."""
    starts = ((at, at + len(name)) for name in names for at in all_of(name, text))
    return any(start <= finding.start and finding.end <= end for start, end in starts)


RULES: tuple[Rule, ...] = (texts_are_safe,)
