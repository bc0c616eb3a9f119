"""A folder to a `Campaign`: every file is read, every problem is noted, and only then it stops."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import NamedTuple, TypeAlias, TypeVar

from gaung.model.base import Entity, Model
from gaung.model.campaign import Campaign, CampaignSettings
from gaung.model.episode import Episode
from gaung.model.event import Events
from gaung.model.evidence import EvidenceRegister
from gaung.model.language import Language
from gaung.model.page import Page
from gaung.model.poster import Poster
from gaung.model.register import Consents, Helplines
from gaung.model.release import Releases
from gaung.model.show import Show
from gaung.model.term import Terms
from gaung.model.withdrawal import Withdrawals
from gaung.near import nearest
from gaung.place import Place, PlacedDict
from gaung.problem import CampaignError, Problem, Severity, has_errors
from gaung.reading.entity import ADDRESS_NAME, read_entity, read_model
from gaung.reading.folders import Tree
from gaung.reading.glance import SETTINGS
from gaung.reading.markdown import read_page
from gaung.reading.portable import unportable
from gaung.reading.rundown import captions_of, with_notes
from gaung.reading.text import printable
from gaung.reading.traces import read_traces

ReadPage: TypeAlias = Callable[[Path, PurePosixPath], tuple[Page | None, list[Problem]]]
"""Reads the page at a path of the campaign: the page, and what is wrong with it."""

M = TypeVar("M", bound=Model)
E = TypeVar("E", bound=Entity)

HELPLINES = PurePosixPath("content/data/helplines.yaml")
CONSENTS = PurePosixPath("content/data/consents.yaml")
LEDGER = "releases.yaml"
WITHDRAWN = PurePosixPath("content/data/withdrawn.yaml")
EVENTS = PurePosixPath("content/data/events.yaml")
EVIDENCE = PurePosixPath("content/data/evidence.yaml")
TERMS = PurePosixPath("content/data/terms.yaml")

_CONTENT = HELPLINES.parent.parent
_PAGE_LIKE = re.compile(r".+\.(?:md|mdown|markdown|md\.txt)", re.IGNORECASE | re.DOTALL)


def read_campaign(root: Path, read: ReadPage = read_page) -> tuple[Campaign, tuple[Problem, ...]]:
    """The campaign in `root`, with its warnings. Raises `CampaignError` with every problem if one is an error.

    `read` reads one page; a preview gives one that remembers what it has read.
    """
    campaign, problems = read_for_checking(root, read)
    if campaign is None or has_errors(problems):
        raise CampaignError(problems)
    return campaign, problems


def read_what_is_whole(root: Path) -> Campaign:
    """The campaign in `root` without the pages, episodes and posters that cannot be read.

    Somebody's broken page must not keep a child online whose consent is taken back. Raises `CampaignError` if a
    register, a show or a ledger is broken: nothing could be written down, or partners not told by which name.
    """
    problems: list[Problem] = []
    tree = Tree(root, problems)
    rest = _rest(tree)
    broken = tuple(problem for problem in problems if problem.severity is Severity.ERROR and _is_needed(problem))
    if rest is None or broken:
        raise CampaignError(broken or tuple(problems))
    pages = (read_page(root, source) for source in _page_sources(tree))
    return replace(rest, pages=tuple(page for page, _ in pages if page is not None))


def _is_needed(problem: Problem) -> bool:
    file = PurePosixPath(problem.place.file) if problem.place is not None else HELPLINES
    return file.is_relative_to(HELPLINES.parent) or file.name in {LEDGER, "show.yaml"}


def read_for_checking(root: Path, read: ReadPage = read_page) -> tuple[Campaign | None, tuple[Problem, ...]]:
    """The campaign in `root` as far as it can be judged, and all that is wrong with its files.

    With an error among the problems the campaign is for the rules alone. It is None where something is missing that
    others name: every link to it would be called broken.
    """
    problems: list[Problem] = []
    slips: list[Problem] = []
    tree = Tree(root, problems)
    rest = _rest(tree)
    pages = []
    for source in _page_sources(tree):
        page, found = read(root, source)
        (problems if page is None else slips).extend(found)
        if page is not None:
            pages.append(page)
    told = tuple(sorted(dict.fromkeys((*problems, *slips)), key=Problem.sort_key))
    if rest is None or has_errors(problems):
        return None, told
    return replace(rest, pages=tuple(pages)), told


class Rest(NamedTuple):
    """A campaign without its pages."""

    campaign: Campaign | None
    """None where nothing can be said of it; where an error is among the problems, it is not whole."""
    problems: list[Problem]
    written: Mapping[PurePosixPath, tuple[str, PlacedDict]]
    """Of every YAML file that was read without a problem its text, and what that says."""


def read_rest(root: Path) -> Rest:
    """The campaign in `root` without its pages, and what is wrong with that."""
    tree = Tree(root, [])
    return Rest(_rest(tree), tree.problems, tree.written)


def page_sources(root: Path) -> tuple[list[PurePosixPath], list[Problem]]:
    """The files of all pages, language by language, and what is wrong with their names and folders."""
    problems: list[Problem] = []
    return _page_sources(Tree(root, problems)), problems


def _rest(tree: Tree) -> Campaign | None:
    """Everything but the pages; None without settings or help lines."""
    settings = _register(CampaignSettings, tree, SETTINGS)
    helplines = _register(Helplines, tree, HELPLINES)
    consents = _register(Consents, tree, CONSENTS) if tree.has(CONSENTS) else None
    withdrawals = _register(Withdrawals, tree, WITHDRAWN) if tree.has(WITHDRAWN) else None
    events = _register(Events, tree, EVENTS) if tree.has(EVENTS) else None
    evidence = _register(EvidenceRegister, tree, EVIDENCE) if tree.has(EVIDENCE) else None
    terms = _register(Terms, tree, TERMS) if tree.has(TERMS) else None
    traces = tuple(read_traces(tree.root, tree.problems))
    for top in ("episodes", "posters"):
        tree.problems += unportable(tree.root, PurePosixPath(top))
    shows = tuple(_entities(Show, tree, "episodes", "show.yaml"))
    ledgers = {
        show.id: _register(Releases, tree, show.folder / LEDGER) for show in shows if tree.has(show.folder / LEDGER)
    }
    episodes = tuple(episode for folder in tree.folders("episodes") for episode in _episodes(tree, folder))
    posters = tuple(_entities(Poster, tree, "posters", "poster.yaml"))
    if settings is None or helplines is None:
        return None
    return Campaign(
        root=tree.root,
        settings=settings,
        helplines=helplines,
        consents=consents or Consents(),
        shows=shows,
        episodes=episodes,
        posters=posters,
        pages=(),
        withdrawals=withdrawals.withdrawn if withdrawals else (),
        releases={show: ledger for show, ledger in ledgers.items() if ledger is not None},
        events=events.events if events else (),
        evidence=evidence.evidence if evidence else (),
        terms=terms.terms if terms else (),
        traces=traces,
        captions=captions_of(tree, episodes),
    )


def read_ledgers(root: Path) -> dict[str, Releases]:
    """The release ledgers of the campaign in `root`, by show. Raises `CampaignError` if one cannot be read."""
    problems: list[Problem] = []
    tree = Tree(root, problems)
    found = {folder.name: folder / LEDGER for folder in tree.folders("episodes") if tree.has(folder / LEDGER)}
    ledgers = {show: read_model(Releases, tree, source) for show, source in found.items()}
    if has_errors(problems):
        raise CampaignError(problems)
    return {show: ledger for show, ledger in ledgers.items() if ledger is not None}


def _register(model: type[M], tree: Tree, source: PurePosixPath) -> M | None:
    """One file of `content/data`."""
    if not tree.has(source):
        tree.problems.append(_missing(source, tree.file_names(source.parent)))
        return None
    return read_model(model, tree, source)


def _entities(model: type[E], tree: Tree, top: str, name: str) -> Iterator[E]:
    """What the folders directly under `top` hold, each by its file `name`."""
    for folder in tree.folders(top):
        if not tree.has(folder / name):
            # a folder that lacks its YAML is a forgotten or misnamed file, not an empty wish
            tree.problems.append(_missing(folder / name, tree.file_names(folder)))
            continue
        yield from read_entity(model, tree, folder / name)


def _episodes(tree: Tree, show: PurePosixPath) -> Iterator[Episode]:
    """The episodes of a show: the folders in it that have a rundown, or look as if they should have one."""
    for folder in tree.folders(show):
        source = folder / "episode.yaml"
        if tree.has(source):
            yield from (with_notes(tree, episode) for episode in read_entity(Episode, tree, source))
        elif _looks_like_episode(tree, folder):
            tree.problems.append(_missing(source, tree.file_names(folder)))


def _looks_like_episode(tree: Tree, folder: PurePosixPath) -> bool:
    """Whether a folder of a show is more than pictures or jingles that its episodes share."""
    names = tree.file_names(folder)
    return tree.has(folder / "audio") or any(name.lower().endswith((".yaml", ".yml", ".md")) for name in names)


def _page_sources(tree: Tree) -> list[PurePosixPath]:
    """The files of all pages; a name that cannot become an address is noted, and a page that nobody would see."""
    tree.problems += unportable(tree.root, _CONTENT)
    found: dict[str, list[PurePosixPath]] = {language: [] for language in Language}
    for source in tree.files_below(_CONTENT, _PAGE_LIKE):
        home = found.get(source.parts[1]) if len(source.parts) > 2 else None
        if home is None or source.suffix != ".md":
            code = "read-page-outside" if home is None else "read-page-ending"
            tree.problems.append(Problem(code, Place(printable(source)), {}, Severity.WARNING))
            continue
        parts = source.with_suffix("").parts[2:]
        wrong = next((part for part in parts if not ADDRESS_NAME.fullmatch(part)), None)
        if wrong is None:
            home.append(source)
            continue
        tree.problems.append(Problem("read-page-name", Place(printable(source)), {"seen": printable(wrong)}))
    return [source for sources in found.values() for source in sources]


def _missing(source: PurePosixPath, beside: tuple[str, ...]) -> Problem:
    file = printable(source)
    return Problem("read-file-missing", Place(file), {"file": file, "near": nearest(source.name, beside)})
