"""The finished files, read as a stranger would read them, before anything is published: made files -> problems."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from gaung.inspecting.file import read_file
from gaung.inspecting.known import Known
from gaung.inspecting.memory import Clean
from gaung.inspecting.sources import Sources
from gaung.inspecting.text import Contents, Kind, Text
from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.place import Place
from gaung.problem import Fact, Problem, Severity
from gaung.rules.pictured_codes import said_by
from gaung.rules.safeguarding import Examiner, passages
from gaung.rules.safeguarding.declared import declarations
from gaung.rules.safeguarding.finding import mask, mask_words
from gaung.rules.safeguarding.plain import Plain

IN_OUTPUT = {
    "personal-data": "personal-data-in-output",
    "identity": "identity-in-output",
    "helpline": "helpline-in-output",
    "term": "term-in-output",
}
"""What a rule's finding is called when it was made in a finished file, by the family of its code."""

_BY_REGISTER = frozenset({"helpline-typed", "helpline-foreign"})
"""What cannot be judged in a finished file: the register itself put these numbers there, or pages asked for them."""

_KINDS = {
    Kind.TEXT: passages.Kind.TEXT,
    Kind.ADDRESS: passages.Kind.ADDRESS,
    Kind.STRUCK: passages.Kind.TEXT,
    Kind.CODE: passages.Kind.CODE,
    Kind.NAME: passages.Kind.FILE_NAME,
}
_JOINTS = re.compile(r"[-_.+/]")
_DIGEST = re.compile(
    r"(?<![\w+/=-])(?:sha(?:256-[A-Za-z0-9+/]{43}=|384-[A-Za-z0-9+/]{64}|512-[A-Za-z0-9+/]{86}==)"
    r"|[0-9a-f]{40}|(?:[0-9a-f]{32}){1,4}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})(?![\w+/=-])"
)
"""The sum of a file, or a GUID: letters drawn as by lot, of which one in hundreds holds what reads like a handle."""
_LINK = re.compile(r"\s*(?:[a-z][a-z+.-]*://|(?:tel|sms|mailto|whatsapp):)\S*\s*\Z")
_LEAST_OF_PIECE = 7
"""Fewer digits of a number are no number."""

_FIRST = (".html", ".xml", ".json")
_NEVER_PERSONAL = frozenset({"personal-data-account", "personal-data-plate", "personal-data-coordinates"})
"""In scripts and addresses of files these are decorators, names of icons, and numbers of a drawing."""

Search = Callable[[str, bytes, Contents], Iterable[Problem]]
"""Another look at what is in a file: for what was withdrawn."""


def inspect(
    campaign: Campaign, folder: Path, memory: Path, version: str, search: Search | None = None
) -> list[Problem]:
    """Everything in `folder` that must not be published, beside what the rules have already said of the sources.

    `memory` is a file of ours in which the digests of clean files are kept; `version` stands for all else that the
    judgement depends on. `search` looks for what was withdrawn.
    """
    clean = Clean(memory, _basis(campaign, version))
    inspector: Inspector | None = None
    problems: list[Problem] = []
    for name in sorted(_files(folder), key=lambda name: (not name.endswith(_FIRST), name)):
        content = (folder / name).read_bytes()
        digest = hashlib.sha256(name.encode() + b"\0" + content).hexdigest()
        if clean.has(digest):
            continue
        inspector = inspector or Inspector(campaign, search)
        found = list(inspector.problems(name, content))
        problems += found
        if not found:
            clean.add(digest)
    clean.save()
    return list(_each_once(problems))


def search_in(folder: Path, memory: Path, key: str, search: Search) -> list[Problem]:
    """Only what `search` finds in the files of `folder`; `key` stands for what it depends on."""
    clean = Clean(memory, key)
    problems: list[Problem] = []
    for name in sorted(_files(folder)):
        content = (folder / name).read_bytes()
        digest = hashlib.sha256(name.encode() + b"\0" + content).hexdigest()
        if clean.has(digest):
            continue
        found = list(search(name, content, read_file(name, content)))
        problems += found
        if not found:
            clean.add(digest)
    clean.save()
    return list(_each_once(problems))


def _each_once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """What comes from one place, or says the same of several files, is said once, with the number of other files."""
    groups: dict[tuple[object, ...], list[Problem]] = {}
    for problem in problems:
        place = problem.place if problem.place and problem.place.file != problem.facts.get("output") else None
        facts = {key: value for key, value in problem.facts.items() if key not in ("output", "part")}
        groups.setdefault((problem.code, place, *sorted(facts.items(), key=str)), []).append(problem)
    for first, *others in groups.values():
        files = {problem.facts.get("output") for problem in others} - {first.facts.get("output")}
        yield replace(first, facts={**first.facts, "more": len(files)}) if files else first


class Inspector:
    """Reads finished files with what the authors wrote at hand."""

    def __init__(self, campaign: Campaign, search: Search | None = None) -> None:
        self._examiner = Examiner(campaign)
        self._default = campaign.settings.default_language
        self._known = Known(text for _, text in passages.texts_that_are_read(campaign))
        self._sources = Sources(campaign.root)
        self._search = search
        self._without_pictures = tuple(
            f"posters/{poster.id}/" for poster in campaign.posters if poster.art is None and not poster.logos
        )
        """Posters of words alone, whose codes are read when they are made."""
        self._codes: dict[bytes, tuple[str, ...]] = {}
        self._declares = cache(lambda words: any(declarations(words)))
        published = {line.value for line in campaign.helplines.helplines if line.is_published}
        numbers = sorted({part for value in published for part in _as_printed(value)}, key=len)
        self._by_register = re.compile(
            "|".join(rf"(?<![\w-]){re.escape(n)}(?![\w-])" for n in reversed(numbers)) or "(?!)"
        )

    def problems(self, name: str, content: bytes) -> Iterator[Problem]:
        """All that must not be in the finished file `name`."""
        contents = read_file(name, content)
        for what in dict.fromkeys(contents.surplus):
            yield Problem("media-surplus", Place(name), {"output": name, "what": what})
        if self._search is not None:
            yield from self._search(name, content, contents)
        if not name.startswith(self._without_pictures):
            for picture in contents.pictures:
                self._add_codes(picture, contents)
        texts = list(dict.fromkeys(text for text in contents.texts if not self._known.has(text.words)))
        if not texts:
            return
        told = [text for text in contents.texts if self._declares(text.words)]
        found = list(self._judged(name, list(dict.fromkeys([*texts, *told]))))
        yield from found
        if not found:
            for text in texts:
                self._known.add(text.words)

    def _add_codes(self, picture: bytes, contents: Contents) -> None:
        """What the codes in a picture say that a phone reads; a ZIP holds many pictures for the second time."""
        digest = hashlib.sha256(picture).digest()
        if digest not in self._codes:
            from gaung.codes import codes_in

            self._codes[digest] = codes_in(picture)
        for code in self._codes[digest]:
            for line in said_by(code).split("\n"):
                contents.add(line.strip(), "QR", Kind.ADDRESS if _LINK.match(line) else Kind.TEXT)

    def _judged(self, name: str, texts: list[Text]) -> Iterator[Problem]:
        document = passages.Document(is_finished=True)
        for number, text in enumerate(texts):
            words = _JOINTS.sub(" ", text.words) if text.kind is Kind.NAME else text.words
            for of_nobody in (_DIGEST, self._by_register):
                words = of_nobody.sub(lambda found: "\ufffc" * len(found[0]), words)
            document.passages.append(_passage(words, text.kind, number, text.language or self._default))
        for problem in self._examiner.problems(document):
            if problem.code in _BY_REGISTER or problem.severity is Severity.INFO or problem.place is None:
                continue
            text = texts[int(problem.place.file)]
            if text.kind not in {Kind.TEXT, Kind.STRUCK} and problem.code in _NEVER_PERSONAL:
                continue
            if text.kind is Kind.STRUCK and problem.code.startswith("term-"):
                continue
            start, end = _span(text.words, problem.place)
            if not self._known.was_written(text.words, start, end):
                yield self._said(problem, name, text, text.words[start:end])

    def _said(self, problem: Problem, name: str, text: Text, seen: str) -> Problem:
        family = next((family for family in IN_OUTPUT if problem.code.startswith(f"{family}-")), None)
        facts: dict[str, Fact] = {
            "rule": problem.code,
            "seen": problem.facts.get("seen") or masked(seen),
            "output": name,
            "part": text.part or None,
        }
        if family is None:
            return problem
        place = self._sources.place_of(seen) or Place(name)
        return Problem(IN_OUTPUT[family], place, facts, problem.severity)


def _as_printed(value: str) -> Iterator[str]:
    """A number of the register, and its beginnings and ends: a poster on several sheets is cut in the middle of it.

    Short pieces are judged like any other figures.
    """
    groups = value.split("-")
    yield value
    for cut in range(1, len(groups)):
        for piece in ("-".join(groups[:cut]), "-".join(groups[cut:])):
            if sum(letter.isdigit() for letter in piece) >= _LEAST_OF_PIECE:
                yield piece


def masked(seen: str) -> str:
    """What was seen, with digits or letters hidden."""
    return mask(seen) if sum(letter.isdigit() for letter in seen) >= 6 else mask_words(seen)


def _passage(words: str, kind: Kind, number: int, language: Language) -> passages.Passage:
    return passages.passage_of(Plain(words), Place(str(number)), language, None, kind=_KINDS[kind], written=words)


def _span(words: str, place: Place) -> tuple[int, int]:
    """The letters of a text that a place (line and column in it) stands for."""
    start = 0
    for _ in range(place.line - 1):
        start = words.find("\n", start) + 1
    start += place.column - 1
    return start, start + place.width


def _files(folder: Path) -> Iterator[str]:
    for top, _, names in os.walk(folder):
        prefix = top[len(str(folder)) :].replace(os.sep, "/").lstrip("/")
        yield from (f"{prefix}/{name}" if prefix else name for name in names)


def _basis(campaign: Campaign, version: str) -> str:
    judged_by = (version, campaign.settings.model_dump_json(), campaign.helplines.model_dump_json())
    return hashlib.sha256("\0".join(judged_by).encode()).hexdigest()
